//! Course packs as those meet them who get one: every link leads somewhere without a network, learners find no key, the
//! manifest tells the truth, and archives are the same bytes and the same names everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use curricle::artifact::Artifact;
use curricle::audience::Audience;
use curricle::driver::pack::Packs;
use curricle::driver::{self, Built, Documents, Outputs, Request, Warnings};
use curricle::language::Language;
use curricle::pack::{Additions, Output, ZipError, pack};
use curricle::plan;
use curricle::view::Site;
use curricle::view::pack::Print;
use curricle::view::report::Selection;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::archive::{Unpacked, headers};
use crate::support::disk::{Disk, program};
use crate::support::page::{dead_links, letters, scheme, target};
use crate::support::program::Folder;
use crate::support::shipped;

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} failures\n{}\n", failures.len(), failures[..failures.len().min(20)].join("\n"));
}

/// A workspace with names that need care, a drawing in a drawing, a link out of the programme, and a logo of its own.
fn with_odd_names() -> Disk {
    let disk = Disk::base();
    let drawing = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
    let folder = "courses/demo/modules/second";
    disk.write(&format!("{folder}/流程 1.svg"), drawing("<image href=\"%E5%9B%BE/%E5%B0%8F.png\"/>"));
    disk.write(&format!("{folder}/图/小.png"), [0x89, b'P', b'N', b'G']);
    disk.write(&format!("{folder}/unused.png"), [0]);
    disk.append(&format!("{folder}/index.zh.md"), "\n![流程](<流程 1.svg>)\n");
    disk.write("templates/site/assets/logo.png", [1]);
    disk
}

/// Packs a workspace; the address is where its site is served.
fn packed(disk: &Disk, address: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    packed_with(disk, address, Documents::Left)
}

fn packed_with(disk: &Disk, address: Option<&str>, documents: Documents) -> BTreeMap<String, Vec<u8>> {
    let mut checked = disk.check();
    let output = disk.path("dist");
    let outputs = Outputs::Packs(Packs::default());
    let request = Request { output: &output, address, warnings: Warnings::Allowed, outputs, documents };
    let built = driver::build(&mut checked, request, |_| {}).unwrap();
    assert!(matches!(built, Built::Written(_)), "{:?}", checked.diagnostics);
    disk.files("dist/packs").into_iter().collect()
}

/// The archives among the packs, read.
fn unpacked(packs: &BTreeMap<String, Vec<u8>>) -> Vec<(&str, Unpacked)> {
    let archives = packs.iter().filter(|(name, _)| name.ends_with(".zip"));
    archives.map(|(name, bytes)| (name.as_str(), Unpacked::read(bytes))).collect()
}

/// Everything that must hold of a pack whatever is in it.
fn faults(name: &str, pack: &Unpacked) -> Vec<String> {
    let pages = pack.pages();
    let mut faults = dead_links(&pages, |file| pack.files.contains_key(file));
    for (path, page) in &pages {
        faults.extend(page.faults.iter().map(|fault| format!("{path}: {fault}")));
        let loads = page.loads_from_elsewhere();
        faults.extend(loads.map(|(element, address)| format!("{path}: <{}> loads {address}", element.name)));
        let roots = page.addresses().filter(|(_, address)| address.starts_with('/') && scheme(address).is_none());
        faults.extend(roots.map(|(_, address)| format!("{path}: {address} begins at the root of the disk")));
    }
    for (path, bytes) in pack.files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let text = std::str::from_utf8(bytes).unwrap();
        if text.contains("@import") || text.contains("url(http") || text.contains("url(\"http") {
            faults.push(format!("{path} loads from elsewhere"));
        }
    }
    faults.extend(unreached(pack).into_iter().map(|path| format!("no link leads to {path}")));
    faults.into_iter().map(|fault| format!("{name}: {fault}")).collect()
}

/// Pages that no link leads to from the first.
fn unreached(pack: &Unpacked) -> Vec<String> {
    let pages = pack.pages();
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        let Some(page) = pages.get(&path) else { continue };
        for address in page.named("a").filter_map(|link| link.attribute("href")).filter(|one| scheme(one).is_none()) {
            if let Some((file, _)) = target(&path, address)
                && seen.insert(file.clone())
            {
                open.push(file);
            }
        }
    }
    pages.into_keys().filter(|path| !seen.contains(path)).collect()
}

#[test]
fn every_link_of_a_pack_leads_somewhere_without_a_network() {
    let disk = with_odd_names();
    for address in [None, Some("https://example.org/site")] {
        let packs = packed(&disk, address);
        assert_eq!(packs.len(), 3, "one for learners, one for instructors, and the list");
        let faults = unpacked(&packs).iter().flat_map(|(name, pack)| faults(name, pack)).collect::<Vec<_>>();
        assert_none(&faults);
    }
}

#[test]
fn every_link_of_a_shipped_pack_leads_somewhere_without_a_network() {
    let packs = unpacked(shipped::packs());
    assert!(packs.len() >= 2 * 9, "{}", packs.len());
    assert_none(&packs.iter().flat_map(|(name, pack)| faults(name, pack)).collect::<Vec<_>>());
}

#[test]
fn a_pack_holds_its_programme_whole_and_no_other() {
    let packs = packed(&with_odd_names(), None);
    let learner = Unpacked::read(&packs["demo.primary.learner.zip"]);
    let pages = [
        "glossary.html",
        "about.html",
        "standards/demo/index.html",
        "standards/demo/primary-requirements.html",
        "standards/demo/primary.html",
        "coverage/demo.primary.html",
        "courses/demo/index.html",
        "courses/demo/first.html",
        "courses/demo/second.html",
        "courses/demo/third.html",
    ];
    let of = |language: &'static str| pages.map(|page| format!("site/{language}/{page}"));
    let mut wanted = vec!["index.html".to_owned(), "READ-ME.txt".to_owned()];
    wanted.extend(of("zh"));
    wanted.extend(of("en"));
    let assets = ["first/flow.svg", "second/图/小.png", "second/流程 1.svg"];
    wanted.extend(["site/logo.png", "site/site.css"].map(str::to_owned));
    wanted.extend(assets.map(|asset| format!("site/assets/demo/modules/{asset}")));
    let reports = ["reports/coverage.json", "reports/coverage.zh.xlsx", "reports/coverage.en.xlsx", "manifest.json"];
    wanted.extend(reports.map(str::to_owned));
    assert_eq!(learner.order, wanted);

    let instructor = Unpacked::read(&packs["demo.primary.instructor.zip"]);
    let more = instructor.files.keys().filter(|path| !learner.files.contains_key(*path));
    let more: Vec<&str> = more.map(String::as_str).collect();
    let wanted: Vec<String> = ["en", "zh"]
        .into_iter()
        .flat_map(|key| ["first", "second", "third"].map(|id| format!("site/{key}/courses/demo/{id}.instructor.html")))
        .collect();
    assert_eq!(more, wanted);
    assert!(learner.files.keys().all(|path| instructor.files.contains_key(path)));
}

#[test]
fn links_out_of_a_pack_lead_to_the_published_site_or_are_links_no_more() {
    let disk = with_odd_names();
    let page = |packs: &BTreeMap<String, Vec<u8>>| {
        Unpacked::read(&packs["demo.primary.learner.zip"]).pages().remove("site/en/standards/demo/index.html").unwrap()
    };
    let published = page(&packed(&disk, Some("https://example.org/site")));
    let other = "https://example.org/site/en/standards/demo/intermediate.north.html";
    let link = published.named("a").find(|link| link.attribute("href") == Some(other));
    assert!(link.is_some(), "the programme of another level is on the site");
    let alone = page(&packed(&disk, None));
    let text = link.unwrap().text.trim();
    let former = alone.named("a").find(|link| link.text.trim() == text).unwrap();
    assert_eq!(former.attribute("href"), None);
    // What every page is led by stays in the pack.
    for page in [&published, &alone] {
        let home = page.named("a").find(|link| link.attribute("class") == Some("site-name")).unwrap();
        assert_eq!(home.attribute("href"), Some("../../../en/standards/demo/primary.html"));
    }
}

/// What only an instructor may read of the base workspace: words that stand nowhere else.
const SECRETS: [&str; 8] = [
    "Without them nothing can be checked.",
    "没有品名与数量就无法核对。",
    "From large to small is quick to find.",
    "Nothing missed",
    "Bin and number are right",
    "库位与数量正确",
    "The store, the person who collects, and the accounts office.",
    "data-audience",
];

#[test]
fn a_learners_pack_holds_no_key_and_no_way_to_one() {
    let disk = with_odd_names();
    for address in [None, Some("https://example.org/site")] {
        let packs = packed(&disk, address);
        let learner = Unpacked::read(&packs["demo.primary.learner.zip"]);
        let instructor = Unpacked::read(&packs["demo.primary.instructor.zip"]);
        for secret in SECRETS {
            let has = |pack: &Unpacked| {
                pack.files
                    .iter()
                    .find(|(_, bytes)| bytes.windows(secret.len()).any(|part| part == secret.as_bytes()))
                    .is_some()
            };
            assert!(has(&instructor), "{secret}");
            assert!(!has(&learner), "{secret}");
        }
        for (path, page) in learner.pages() {
            let links = page.addresses().filter(|(_, address)| address.contains("instructor"));
            assert_eq!(links.count(), 0, "{path}");
            assert!(!page.text.contains("With keys and marking") && !page.text.contains("教师页"), "{path}");
        }
    }
}

#[test]
fn the_shipped_packs_for_learners_hold_no_key_no_reason_and_no_rubric() {
    let mut looked_for = 0;
    let mut failures = Vec::new();
    for (name, pack) in unpacked(shipped::packs()) {
        let pages = pack.pages();
        let texts: Vec<(&String, String)> = pages.iter().map(|(path, page)| (path, letters(&page.text))).collect();
        let manifest: Value = serde_json::from_str(pack.text("manifest.json")).unwrap();
        for module in manifest["modules"].as_array().unwrap() {
            let (course, id) = module["id"].as_str().unwrap().split_once('/').unwrap();
            let model = &shipped::checked().linked.model;
            let course = model.courses.iter().find(|one| one.slug == course).unwrap();
            let module = course.modules.iter().find(|one| one.id == id).unwrap();
            for secret in Language::ALL.into_iter().flat_map(|language| shipped::secrets(module, language)) {
                looked_for += 1;
                let holder = texts.iter().find(|(_, text)| text.contains(&secret));
                match (holder, name.ends_with(".learner.zip")) {
                    (Some((path, _)), true) => failures.push(format!("{name}: {path} holds {secret}")),
                    (None, false) => failures.push(format!("{name} lacks {secret}")),
                    _ => {}
                }
            }
        }
        if name.ends_with(".learner.zip") {
            failures.extend(
                pack.order.iter().filter(|path| path.contains("instructor")).map(|path| format!("{name}: {path}")),
            );
        }
    }
    assert_none(&failures);
    assert!(looked_for > 400, "{looked_for}");
}

#[test]
fn the_manifest_lists_every_file_with_its_checksum() {
    for (name, pack) in unpacked(&packed(&with_odd_names(), None)) {
        let manifest: Value = serde_json::from_str(pack.text("manifest.json")).unwrap();
        let listed: Vec<(&str, u64, &str)> = manifest["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| {
                assert!(file["media_type"].as_str().unwrap().contains('/'));
                (file["path"].as_str().unwrap(), file["bytes"].as_u64().unwrap(), file["sha256"].as_str().unwrap())
            })
            .collect();
        let files = pack.order.iter().filter(|path| *path != "manifest.json");
        let sums: Vec<(&str, u64, String)> = files
            .map(|path| {
                let bytes = &pack.files[path];
                let sum = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                (path.as_str(), bytes.len() as u64, sum)
            })
            .collect();
        let sums: Vec<(&str, u64, &str)> =
            sums.iter().map(|(path, length, sum)| (*path, *length, sum.as_str())).collect();
        assert_eq!(listed, sums, "{name}");
    }
}

#[test]
fn the_manifest_says_what_the_pack_is() {
    let packs = packed(&with_odd_names(), None);
    let pack = Unpacked::read(&packs["demo.primary.instructor.zip"]);
    let mut manifest: Value = serde_json::from_str(pack.text("manifest.json")).unwrap();
    manifest.as_object_mut().unwrap().remove("files");
    let hours = |theory, practice, self_study| serde_json::json!({"theory": theory, "practice": practice, "self_study": self_study, "taught": theory + practice});
    let wanted = serde_json::json!({
        "schema": "curricle/pack/1",
        "standard": "demo",
        "edition": "2021",
        "level": "primary",
        "direction": null,
        "title": {"zh": "库房管理员 · 初级", "en": "Storekeeper · Primary"},
        "audience": "instructor",
        "occupation_codes": [
            {"code": "4-02-06-01", "dictionary": 2015},
            {"code": "4-02-06-02", "dictionary": 2022},
        ],
        "languages": ["zh", "en"],
        "class_hour_minutes": 45,
        "hours": hours(5.0, 7.0, 2.0),
        "modules": [
            {"id": "demo/first", "title": {"zh": "收货", "en": "Receiving goods"}, "hours": hours(3.0, 3.0, 1.0)},
            {"id": "demo/second", "title": {"zh": "拣货", "en": "Picking goods"}, "hours": hours(1.0, 2.0, 1.0)},
            {"id": "demo/third", "title": {"zh": "交接", "en": "Handing over"}, "hours": hours(1.0, 2.0, 0.0)},
        ],
        "date": "2026-06-01",
        "compiler": concat!("curricle ", env!("CARGO_PKG_VERSION")),
    });
    assert_eq!(manifest, wanted);
    let report: Value = serde_json::from_str(pack.text("reports/coverage.json")).unwrap();
    assert_eq!(report["programmes"].as_array().unwrap().len(), 1);
    assert_eq!(report["programmes"][0]["level"], "primary");
    assert!(pack.text("READ-ME.txt").contains("教师用课程包\r\n"));
}

#[test]
fn the_list_of_packs_names_each_with_its_checksum() {
    let packs = shipped::packs();
    let list: Value = serde_json::from_slice(&packs["index.json"]).unwrap();
    assert_eq!(list["schema"], "curricle/packs/1");
    let listed = list["packs"].as_array().unwrap();
    assert_eq!(listed.len(), packs.len() - 1);
    for line in listed {
        let bytes = &packs[line["file"].as_str().unwrap()];
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            (line["sha256"].as_str().unwrap(), line["bytes"].as_u64()),
            (sum.as_str(), Some(bytes.len() as u64))
        );
    }
    let of_vision =
        listed.iter().filter(|line| line["direction"] == "vision").map(|line| line["file"].as_str().unwrap());
    let names = ["learner", "instructor"].map(|one| format!("artificial-intelligence.primary.vision.{one}.zip"));
    assert_eq!(of_vision.collect::<Vec<_>>(), names);
}

#[test]
fn names_are_right_for_every_reader_and_headers_tell_nothing_of_the_machine() {
    let packs = packed(&with_odd_names(), None);
    let bytes = &packs["demo.primary.learner.zip"];
    let order = Unpacked::read(bytes).order;
    let headers = headers(bytes);
    assert_eq!(headers.len(), order.len());
    for ((local, central, system, mode), name) in headers.iter().zip(&order) {
        assert_eq!(local, central, "{name}");
        assert_eq!(local.name, name.as_bytes());
        // Bit 11: the name is UTF-8. No other bit: the length stands before the content, and nothing is encrypted.
        let flags = if name.is_ascii() { 0 } else { 1 << 11 };
        assert_eq!(local.flags, flags, "{name}");
        assert_eq!((local.time, local.extra), ((0, 0x21), 0), "the first day of 1980, and no other time");
        assert_eq!((*system, *mode), (3, 0o100_644), "a file that everybody may read");
    }
    assert_eq!(order.iter().filter(|name| !name.is_ascii()).count(), 2);
}

#[test]
fn packs_are_the_same_bytes_again_and_elsewhere() {
    let one = packed_with(&with_odd_names(), None, Documents::Printed);
    let deep = Disk::empty();
    deep.copy(with_odd_names().root(), "三/four five");
    for threads in ["1", "5"] {
        let mut command = program();
        command.args(["pack", "--quiet", "--workspace"]).arg(deep.path("三/four five"));
        command.env("RAYON_NUM_THREADS", threads).env("TZ", "Asia/Shanghai").env("LANG", "zh_CN.UTF-8");
        assert!(command.status().unwrap().success());
        let other: BTreeMap<String, Vec<u8>> = deep.files("三/four five/dist/packs").into_iter().collect();
        assert!(one == other, "with {threads} threads");
    }
}

#[test]
fn packing_writes_packs_alone_and_building_leaves_them_as_they_are() {
    let folder = Folder::base();
    let run = folder.run(&["pack"]).expect(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("wrote 2 packs into") && run.stderr.contains("dist/packs"), "{}", run.stderr);
    let written = |folder: &Folder| -> Vec<(String, Vec<u8>)> {
        folder.files().into_iter().filter(|(path, _)| path.starts_with("dist/")).collect()
    };
    let packs = written(&folder);
    let names: Vec<&str> = packs.iter().map(|(path, _)| path.as_str()).collect();
    let wanted = ["demo.primary.instructor.zip", "demo.primary.learner.zip", "index.json"];
    assert_eq!(names, wanted.map(|name| format!("dist/packs/{name}")));
    folder.run(&["build"]).expect(0);
    let after = written(&folder);
    assert!(after.len() > packs.len() && packs.iter().all(|pack| after.contains(pack)));
    // A build that makes packs too makes the same.
    fs::remove_dir_all(folder.path().join("dist")).unwrap();
    folder.run(&["build", "--pack"]).expect(0);
    assert!(written(&folder) == after);
}

#[test]
fn what_is_packed_can_be_chosen() {
    let names = |folder: &Folder| {
        let files =
            folder.files().into_iter().filter_map(|(path, _)| Some(path.strip_prefix("out/packs/")?.to_owned()));
        files.filter(|name| name.ends_with(".zip")).collect::<Vec<_>>()
    };
    let folder = Folder::base();
    folder.run(&["pack", "--output", "out"]).expect(0);
    assert_eq!(names(&folder).len(), 2);
    let run =
        folder.run(&["pack", "--standard", "demo", "--level", "primary", "--audience", "learner", "--output", "out"]);
    assert!(run.expect(0).stderr.contains("wrote 1 pack into"));
    assert_eq!(names(&folder), ["demo.primary.learner.zip"], "the folder holds what was asked for");
    for (arguments, said) in [
        (&["--standard", "dmeo"][..], "did you mean `demo`?"),
        (&["--level", "intermediate"], "no module serves this yet"),
        (&["--direction", "up"], "no programme matches"),
    ] {
        let run = folder.run(&[&["pack", "--output", "out"], arguments].concat()).expect(2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert_eq!(names(&folder), ["demo.primary.learner.zip"]);
    }
    folder.run(&["pack", "--audience", "auditor"]).expect(2);
}

#[test]
fn content_with_errors_is_not_packed_and_the_last_packs_stay() {
    let folder = Folder::base();
    folder.run(&["pack"]).expect(0);
    folder.replace("standards/demo/standard.toml", "issued =", "isued =");
    let before = folder.files();
    for arguments in [&["pack"][..], &["build", "--pack"], &["pack", "--standard", "absent"]] {
        let run = folder.run(arguments).expect(1);
        assert!(run.stderr.contains("error[unknown-key]"), "{}", run.stderr);
        assert!(folder.files() == before);
    }
}

#[test]
fn a_fault_in_a_template_of_packs_is_reported_where_it_stands() {
    let folder = Folder::base();
    folder.write("templates/site/pack.html", "<p>{{ sides[0].tilte }}</p>");
    let run = folder.run(&["pack"]).expect(1);
    assert!(run.stderr.contains("templates/site/pack.html:1"), "{}", run.stderr);
    assert!(!folder.files().iter().any(|(path, _)| path.starts_with("dist/")), "nothing is left behind");
    folder.run(&["build"]).expect(0);
}

#[test]
fn a_folder_of_the_author_in_the_place_of_the_packs_is_left_alone() {
    let folder = Folder::base();
    folder.write("out/packs/mine.txt", "mine");
    for arguments in [&["pack", "--output", "out"][..], &["build", "--pack", "--output", "out"]] {
        let run = folder.run(arguments).expect(2);
        assert!(run.stderr.contains("was not made by a build and is left alone"), "{}", run.stderr);
    }
    let left = folder.files().into_iter().filter(|(path, _)| path.starts_with("out/")).collect::<Vec<_>>();
    assert_eq!(left, [("out/packs/mine.txt".to_owned(), b"mine".to_vec())]);
    // Where only packs are made, a site that somebody keeps there does not matter.
    folder.write("other/site/mine.txt", "mine");
    folder.run(&["pack", "--output", "other"]).expect(0);
    assert_eq!(folder.read("other/site/mine.txt"), "mine");
}

/// An output in memory.
struct Shelf(BTreeMap<String, Vec<u8>>);

impl Output for Shelf {
    type Error = ZipError;

    fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ZipError> {
        self.0.get(path).cloned().ok_or(ZipError::FileNotFound)
    }
}

#[test]
fn printed_documents_go_to_those_for_whom_they_are_made() {
    let checked = shipped::checked();
    let programmes = plan::programmes(&checked.linked, &checked.coverage);
    let site = Site::new(&checked.linked, &programmes, None, None);
    let print = |path: &str, audience| Print { path: format!("print/{path}"), audience };
    let prints = [
        print("digital-manager/primary/syllabus.both.pdf", Audience::Learner),
        print("digital-manager/primary/instructors-book.zh.pdf", Audience::Instructor),
        print("digital-manager/primary/learners-book.en.pdf", Audience::Learner),
        print("digital-manager/primary.other/learners-book.en.pdf", Audience::Learner),
        print("big-data/primary.analysis/learners-book.en.pdf", Audience::Learner),
    ];
    let selection = Selection { standard: Some("digital-manager"), level: Some("primary"), direction: None };
    for (key, wanted) in site.packs(selection, None).into_iter().zip([
        &["print/syllabus.both.pdf", "print/learners-book.en.pdf"][..],
        &["print/syllabus.both.pdf", "print/instructors-book.zh.pdf", "print/learners-book.en.pdf"],
    ]) {
        let chosen = site.prints(key, &prints);
        assert_eq!(chosen.iter().map(|(_, to)| to.as_str()).collect::<Vec<_>>(), wanted);
        let front = site.pack_page(key, &prints);
        let kinds = |side: usize| front.sides[side].documents.iter().map(|one| one.path.as_str()).collect::<Vec<_>>();
        assert!(kinds(0).contains(&"print/syllabus.both.pdf") && kinds(1).contains(&"print/syllabus.both.pdf"));
        assert!(!kinds(0).contains(&"print/learners-book.en.pdf") && kinds(1).contains(&"print/learners-book.en.pdf"));

        let view = site.pack(key);
        let mut shelf: BTreeMap<String, Vec<u8>> =
            shipped::site().iter().map(|(path, bytes)| (format!("site/{path}"), bytes.clone())).collect();
        shelf.extend(prints.iter().map(|print| (print.path.clone(), print.path.clone().into_bytes())));
        let theme = ["site.css".to_owned()];
        let reports = vec![Artifact::text("reports/coverage.json", "{}".to_owned())];
        let front = "<p>first</p>".to_owned();
        let additions = Additions { front, theme: &theme, prints: chosen, reports, address: None };
        let (artifact, _) = pack(&view, additions, &Shelf(shelf)).unwrap();
        let pack = Unpacked::read(&artifact.bytes);
        let printed: Vec<&String> = pack.order.iter().filter(|path| path.starts_with("print/")).collect();
        assert_eq!(printed, wanted);
        assert_eq!(pack.text("print/syllabus.both.pdf"), "print/digital-manager/primary/syllabus.both.pdf");
        assert!(pack.text("READ-ME.txt").contains("print/"));
    }
}
