//! What the repository ships: its standards and courses hold no fault, agree with the published facts, satisfy their
//! schemas and speak both languages; the reference for templates is up to date.

use std::collections::BTreeMap;
use std::fs;

use curricle::diag::Diagnostics;
use curricle::model::{Remark, RequirementKind, Standard};
use curricle::parse::schema::{self, NAMES};
use curricle::source::{SourceFile, Sources};
use curricle::view;
use curricle::{lower, parse};
use serde_json::Value;

use crate::support::disk::findings;
use crate::support::in_repository;
use crate::support::rust::files_under;
use crate::support::shipped::checked;

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn the_shipped_workspace_has_neither_error_nor_warning() {
    let found = findings(checked());
    assert!(found.is_empty(), "{found:#?}");
}

fn standard(slug: &str) -> &'static Standard {
    checked().linked.model.standards.iter().find(|standard| standard.slug == slug).unwrap()
}

/// Abilities and knowledge items of a level as a whole.
fn counted(slug: &str, level: &str) -> (usize, usize) {
    let requirements = checked().linked.requirements.iter();
    let of_level = requirements.filter(|place| place.id.standard == slug && place.id.level == level);
    let (abilities, knowledge): (Vec<_>, Vec<_>) = of_level.partition(|place| place.kind == RequirementKind::Ability);
    (abilities.len(), knowledge.len())
}

#[test]
fn every_level_has_as_many_requirements_as_the_published_standard() {
    for (slug, level, count) in [
        ("digital-manager", "primary", (48, 39)),
        ("digital-manager", "intermediate", (42, 46)),
        ("digital-manager", "advanced", (28, 21)),
        ("big-data", "primary", (61, 63)),
        ("big-data", "intermediate", (85, 63)),
        ("big-data", "advanced", (93, 63)),
        ("cloud-computing", "primary", (48, 40)),
        ("cloud-computing", "intermediate", (71, 60)),
        ("cloud-computing", "advanced", (77, 59)),
    ] {
        assert_eq!(counted(slug, level), count, "{slug} {level}");
    }
}

#[test]
fn every_direction_of_artificial_intelligence_has_as_many_requirements_as_published() {
    let checked = checked();
    let wanted = [
        ("chip", (10, 17)),
        ("platform", (22, 22)),
        ("language-speech", (20, 23)),
        ("vision", (23, 25)),
        ("integration", (17, 20)),
    ];
    for (direction, count) in wanted {
        let programme = checked.coverage.programmes.iter().find(|programme| {
            let slug = &checked.linked.model.standards[programme.standard].slug;
            slug == "artificial-intelligence"
                && programme.level == "primary"
                && programme.direction.as_deref() == Some(direction)
        });
        let programme = programme.unwrap_or_else(|| panic!("no programme for {direction}"));
        let total = |kind| programme.tally(&checked.linked, kind).total;
        assert_eq!((total(RequirementKind::Ability), total(RequirementKind::Knowledge)), count, "{direction}");
    }
}

#[test]
fn digital_manager_at_primary_level_is_covered_wholly() {
    let checked = checked();
    let programme = checked.coverage.programmes.iter().find(|programme| {
        checked.linked.model.standards[programme.standard].slug == "digital-manager" && programme.level == "primary"
    });
    let programme = programme.unwrap();
    for (kind, count) in [(RequirementKind::Ability, 48), (RequirementKind::Knowledge, 39)] {
        let tally = programme.tally(&checked.linked, kind);
        assert_eq!((tally.total, tally.covered), (count, count), "{kind:?}");
    }
}

#[test]
fn the_other_standards_show_true_gaps() {
    let checked = checked();
    for slug in ["big-data", "cloud-computing", "artificial-intelligence"] {
        let programmes = checked.coverage.programmes.iter();
        let of_standard = programmes.filter(|one| checked.linked.model.standards[one.standard].slug == slug);
        let both = RequirementKind::ALL;
        let tallies: Vec<_> = of_standard.flat_map(|one| both.map(|kind| one.tally(&checked.linked, kind))).collect();
        assert!(tallies.iter().any(|tally| tally.covered > 0), "{slug} covers something");
        assert!(tallies.iter().any(|tally| tally.covered < tally.total), "{slug} has gaps");
    }
}

/// Functions with their tasks, as the fixture and the shipped standard both can be read: number, title, and for each
/// task number, title, abilities, knowledge.
type Outline = Vec<(String, String, Vec<(String, String, u64, u64)>)>;

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

fn published(row: &Value) -> Outline {
    let functions = row["functions"].as_array().unwrap().iter();
    let task = |task: &Value| {
        let count = |key: &str| task[key].as_u64().unwrap();
        (text(task, "no"), text(task, "zh"), count("abilities"), count("knowledge"))
    };
    functions
        .map(|function| {
            let tasks = function["tasks"].as_array().unwrap().iter().map(task).collect();
            (text(function, "no"), text(function, "zh"), tasks)
        })
        .collect()
}

fn shipped(standard: &Standard, level: &str, direction: Option<&str>) -> Outline {
    let functions = standard.functions_for(level, direction).map(|(_, function)| {
        let tasks = function.tasks.iter().map(|task| {
            let title = task.title.zh.as_ref().unwrap().value.clone();
            (task.number.value.clone(), title, task.abilities.len() as u64, task.knowledge.len() as u64)
        });
        let title = function.title.zh.as_ref().unwrap().value.clone();
        (function.number.value.clone(), title, tasks.collect::<Vec<_>>())
    });
    let mut outline: Outline = functions.collect();
    // A function that all directions share stands in a file of its own, before or after the others.
    outline.sort_by_key(|(number, _, _)| number.parse::<u32>().unwrap());
    outline
}

#[test]
fn standards_agree_with_the_published_structure_task_by_task() {
    let fixture: Value =
        serde_json::from_str(&fs::read_to_string(in_repository("tests/fixtures/structure.json")).unwrap()).unwrap();
    let mut failures = Vec::new();
    for row in fixture.as_array().unwrap() {
        let (slug, level) = (text(row, "standard"), text(row, "level"));
        let standard = standard(&slug);
        let name = row["direction"].as_str();
        let direction = name.map(|name| {
            let found = standard.directions.iter().find(|one| one.name.zh.as_ref().unwrap().value == name);
            found.unwrap_or_else(|| panic!("{slug} has no direction {name}")).id.value.as_str()
        });
        let (published, shipped) = (published(row), shipped(standard, &level, direction));
        if published != shipped {
            failures.push(format!("{slug} {level} {name:?}\n published {published:?}\n shipped   {shipped:?}"));
        }
    }
    assert_none(&failures);
}

/// Every TOML document of the repository, front matter included: its path, the name of its schema, the text.
fn documents() -> Vec<(String, &'static str, String)> {
    let root = in_repository("");
    let mut documents = Vec::new();
    for folder in ["standards", "courses"] {
        for path in files_under(&in_repository(folder)) {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            let schema = match name.rsplit('/').next().unwrap() {
                "standard.toml" => "standard",
                "course.toml" => "course",
                "assessment.toml" => "assessment",
                file if folder == "standards" && file.ends_with(".toml") => "standard-part",
                file if file.starts_with("index.") && file.ends_with(".md") => "module",
                _ => continue,
            };
            let text = fs::read_to_string(&path).unwrap();
            let text = match schema {
                "module" => text.strip_prefix("+++\n").unwrap().split("\n+++\n").next().unwrap().to_owned(),
                _ => text,
            };
            documents.push((name, schema, text));
        }
    }
    documents.push(("curricle.toml".to_owned(), "workspace", fs::read_to_string(root.join("curricle.toml")).unwrap()));
    documents
}

/// A TOML document as the JSON that an editor checks; dates are text.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => Value::Array(list.iter().map(json).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
        plain => serde_json::to_value(plain).unwrap(),
    }
}

/// The published schemas, compiled: a schema that is not valid itself does not compile.
struct Validators {
    schemas: boon::Schemas,
    indices: BTreeMap<&'static str, boon::SchemaIndex>,
}

impl Validators {
    fn accept(&self, name: &str, document: &Value) -> bool {
        self.schemas.validate(document, self.indices[name]).is_ok()
    }
}

fn validators() -> Validators {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let mut indices = BTreeMap::new();
    for name in NAMES {
        let address = format!("memory:///{name}.json");
        compiler.add_resource(&address, schema::schema(name).unwrap()).unwrap();
        indices
            .insert(name, compiler.compile(&address, &mut schemas).unwrap_or_else(|error| panic!("{name}: {error}")));
    }
    Validators { schemas, indices }
}

#[test]
fn every_shipped_file_satisfies_its_schema() {
    let validators = validators();
    let mut failures = Vec::new();
    let mut seen: BTreeMap<&str, usize> = NAMES.into_iter().map(|name| (name, 0)).collect();
    for (path, name, text) in documents() {
        *seen.entry(name).or_default() += 1;
        let document = json(&toml::Value::Table(text.parse().unwrap()));
        let result = validators.schemas.validate(&document, validators.indices[name]);
        failures.extend(result.err().map(|error| format!("{path}: {error}")));
    }
    assert_none(&failures);
    assert!(seen.values().all(|count| *count > 0), "a schema that nothing was held against: {seen:?}");
}

#[test]
fn schemas_are_valid_and_describe_every_key_in_both_languages() {
    fn described(value: &Value, path: &str, failures: &mut Vec<String>) {
        if let Some(properties) = value["properties"].as_object() {
            for (key, property) in properties {
                let words = property["description"].as_str().unwrap_or("");
                let (en, zh) = words.split_once('\n').unwrap_or((words, ""));
                if !en.contains(|c: char| c.is_ascii_lowercase()) || !zh.contains(is_han) {
                    failures.push(format!("{path}/{key}: {words:?}"));
                }
                described(property, &format!("{path}/{key}"), failures);
            }
        }
        if value["items"].is_object() {
            described(&value["items"], path, failures);
        }
    }
    let mut failures = Vec::new();
    for name in NAMES {
        let schema = schema::schema(name).unwrap();
        described(&schema, name, &mut failures);
    }
    assert_none(&failures);
}

/// What reading says of one file alone: the codes, with unknown keys among them.
fn read_alone(schema: &str, text: &str) -> Vec<String> {
    let (path, text) = match schema {
        "workspace" => ("curricle.toml", text.to_owned()),
        "standard" => ("standards/x/standard.toml", text.to_owned()),
        "standard-part" => ("standards/x/part.toml", text.to_owned()),
        "course" => ("courses/x/course.toml", text.to_owned()),
        "assessment" => ("courses/x/modules/y/assessment.toml", text.to_owned()),
        _ => ("courses/x/modules/y/index.zh.md", format!("+++\n{text}\n+++\n")),
    };
    let mut sources = Sources::default();
    sources.add(SourceFile { path: path.to_owned(), text, usable: true });
    let mut diagnostics = Diagnostics::default();
    let raw = parse::all(&mut diagnostics, &sources);
    let mut codes: Vec<String> = diagnostics.iter().map(|one| one.code.slug.to_owned()).collect();
    let model = lower::all(&mut Diagnostics::default(), raw);
    let unknown = model.remarks.iter().filter(|remark| matches!(remark, Remark::UnknownKey { .. }));
    codes.extend(unknown.map(|_| "unknown-key".to_owned()));
    codes
}

/// Files that are wrong in one way, with the code by which reading says so.
const WRONG: &[(&str, &str, &str)] = &[
    ("workspace", "", "missing-key"),
    ("workspace", "title = \"x\"", "wrong-type"),
    ("workspace", "title = { zh = \"x\", en = 1 }", "wrong-type"),
    ("workspace", "title = { zh = \"x\", fr = \"x\" }", "unknown-key"),
    ("workspace", "title = { zh = \"x\" }\nlanguages = [\"fr\"]", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\ndate = \"yesterday\"", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\naddress = \"example.org\"", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\noutput = \"../out\"", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\nclass_hour_minutes = 44.5", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\nclass_hour_minutes = 0", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\n[policy.severities]\nraw-html = \"loud\"", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\nprint = { paper = \"a3\" }", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\nprint = { bleed_millimetres = 20.5 }", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\nprint = { bleed_millimetres = -1 }", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\nprint = { editions = \"zh\" }", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\nprint = { documents = [\"poster\"] }", "wrong-type"),
    ("workspace", "title = { zh = \"x\" }\n[[waivers]]\nrequirement = \"x\"", "missing-key"),
    ("standard", "edition = \"2021\"\nname = { zh = \"x\" }\nlevels = {}", "wrong-type"),
    ("standard", "edition = \"2021\"\nname = { zh = \"x\" }\nlevels = [{ id = \"Über\", name = {} }]", "wrong-type"),
    ("standard", "edition = \"2021\"\nname = { zh = \"x\" }\nlevels = [{ id = \"a\" }]", "missing-key"),
    ("standard", "edition = \"2021\"\nname = { zh = \"x\" }\nlevels = []\nfamily = \"other\"", "wrong-type"),
    ("standard-part", "[[functions]]\nno = 1\ntitle = {}", "wrong-type"),
    ("standard-part", "[[weights]]\nkind = \"theory\"\nrows = [{ percent = -1 }]", "wrong-type"),
    ("standard-part", "[[functions]]\nno = \"1\"\ntitle = {}\ntaks = []", "unknown-key"),
    ("course", "title = {}\nserves = [{ standard = \"x\" }]", "missing-key"),
    ("course", "title = {}\nserves = \"x\"", "wrong-type"),
    ("course", "title = {}\nserves = []\nprint = { fonts = [\"fonts\"] }", "unknown-key"),
    ("module", "title = \"x\"\nhours = 4", "wrong-type"),
    ("module", "title = \"x\"\nhours = { theory = -4 }", "wrong-type"),
    ("module", "title = \"x\"\nhours = { theory = 2000000 }", "wrong-type"),
    ("module", "title = \"x\"\ncovers = \"primary/1.1/*\"", "wrong-type"),
    ("module", "tilte = \"x\"", "missing-key"),
    ("assessment", "[[questions]]\nid = \"q1\"", "missing-key"),
    ("assessment", "[[tasks]]\nid = \"t 1\"\ntitle = {}\nassesses = []\nmarks = 1", "wrong-type"),
    ("assessment", "question = []", "unknown-key"),
];

#[test]
fn what_the_schema_refuses_the_reader_refuses_and_the_other_way_round() {
    let validators = validators();
    let mut failures = Vec::new();
    for (name, text, code) in WRONG {
        let document = json(&toml::Value::Table(text.parse().unwrap()));
        let read = read_alone(name, text);
        if validators.accept(name, &document) {
            failures.push(format!("the schema `{name}` accepts {text:?}"));
        }
        if !read.iter().any(|found| found == code) {
            failures.push(format!("reading `{name}` finds {read:?}, not {code}, in {text:?}"));
        }
    }
    assert_none(&failures);
}

#[test]
fn leaving_out_any_key_of_a_shipped_file_is_judged_alike_by_schema_and_reader() {
    let validators = validators();
    let mut failures = Vec::new();
    let mut looked_at = BTreeMap::new();
    for (path, name, text) in documents() {
        // Two files of a kind show what a hundred would.
        let count: &mut usize = looked_at.entry(name).or_default();
        *count += 1;
        if *count > 2 {
            continue;
        }
        let whole = toml::Value::Table(text.parse().unwrap());
        for variant in variants(&whole) {
            let toml = toml::to_string(&variant).unwrap();
            let refused = !validators.accept(name, &json(&variant));
            let found = read_alone(name, &toml);
            let complained =
                found.iter().any(|code| ["missing-key", "wrong-type", "unknown-key"].contains(&code.as_str()));
            if refused != complained {
                failures.push(format!("{path}: schema refuses: {refused}; reading finds {found:?} in\n{toml}"));
            }
        }
    }
    failures.truncate(3);
    assert_none(&failures);
}

/// The document with one key left out, renamed, or given a value of another kind, for every key of its first tables.
fn variants(value: &toml::Value) -> Vec<toml::Value> {
    let mut found = Vec::new();
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                let mut without = table.clone();
                without.remove(key);
                found.push(toml::Value::Table(without.clone()));
                without.insert(format!("{key}_x"), inner.clone());
                found.push(toml::Value::Table(without));
                let mut changed = table.clone();
                let other = if inner.is_bool() { toml::Value::Integer(1) } else { toml::Value::Boolean(true) };
                changed.insert(key.clone(), other);
                found.push(toml::Value::Table(changed));
                for variant in variants(inner) {
                    let mut changed = table.clone();
                    changed.insert(key.clone(), variant);
                    found.push(toml::Value::Table(changed));
                }
            }
        }
        toml::Value::Array(list) => {
            if let Some((first, rest)) = list.split_first() {
                for variant in variants(first) {
                    found.push(toml::Value::Array(std::iter::once(variant).chain(rest.iter().cloned()).collect()));
                }
            }
        }
        _ => {}
    }
    found
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Every table with a Chinese or an English side must have both, and each in its own language.
fn note_one_sided(value: &toml::Value, path: &str, failures: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            let side = |key: &str| table.get(key).and_then(toml::Value::as_str);
            match (side("zh"), side("en")) {
                (None, None) => {}
                (Some(zh), Some(en)) => {
                    // English may quote a Chinese name; a command or a name of a product is the same in both.
                    let quoted = en.chars().filter(|c| is_han(*c)).count();
                    let is_english = !en.trim().is_empty() && quoted * 5 < en.chars().count();
                    let is_chinese = zh.contains(is_han) || (zh == en && !zh.trim().is_empty());
                    if !is_english || !is_chinese {
                        failures.push(format!("{path}: {zh:?} and {en:?}"));
                    }
                }
                (zh, en) => failures.push(format!("{path}: one side of {zh:?} and {en:?} is missing")),
            }
            table.iter().for_each(|(key, value)| note_one_sided(value, &format!("{path} {key}"), failures));
        }
        toml::Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                note_one_sided(value, &format!("{path}[{place}]"), failures);
            }
        }
        _ => {}
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    let mut failures = Vec::new();
    for (path, _, text) in documents() {
        note_one_sided(&toml::Value::Table(text.parse().unwrap()), &path, &mut failures);
    }
    for remark in &checked().linked.model.remarks {
        failures.push(format!("{remark:?}"));
    }
    assert_none(&failures);
}

#[test]
fn every_module_has_a_body_in_both_languages_with_the_same_headings_and_claims() {
    let mut failures = Vec::new();
    for course in &checked().linked.model.courses {
        for module in &course.modules {
            let sides: Vec<_> = module
                .bodies
                .values()
                .map(|body| {
                    let claims = |heading: &curricle::model::Heading| {
                        heading.claims.iter().map(|claim| claim.pattern.value.typed.clone()).collect::<Vec<_>>()
                    };
                    body.headings.iter().map(|heading| (heading.level, claims(heading))).collect::<Vec<_>>()
                })
                .collect();
            if sides.len() != 2 || sides[0] != sides[1] {
                failures.push(format!("{}: {sides:?}", module.folder));
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn every_id_of_a_shipped_requirement_can_be_claimed() {
    let linked = &checked().linked;
    for place in &linked.requirements {
        let typed = place.id.to_string();
        let pattern = curricle::model::ClaimPattern::parse(&typed);
        assert!(pattern.is_some_and(|pattern| !pattern.is_wildcard()), "{typed}");
    }
}

#[test]
fn the_reference_for_template_authors_is_up_to_date() {
    let path = in_repository("templates/README.md");
    let wanted = view::reference::markdown();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &wanted).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == wanted, "templates/README.md is stale; `UPDATE=1 cargo test --release` writes it");
}
