//! Author text that tries to be more than text: it must come out harmless, and readable, on every page.

use curricle::driver::Built;

use super::Trial;
use crate::support::disk::Disk;
use crate::support::page::Page;

const FIRST: &str = "courses/demo/modules/first/index.zh.md";
const SECOND: &str = "courses/demo/modules/second/index.zh.md";

/// Markup and text that tries to run, to load, or to leave its place in a page.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<IMG\tSRC=x\tONERROR=alert(1)//",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#x0A;script:alert(1)'>x</a>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//example.org/>",
    "<style>*{background:url(//example.org)}</style>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?x <script>alert(1)</script> ?>",
    "<!X <script>alert(1)</script>>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\"><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</textarea></style></noscript><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{ page }} {% raw %}",
    "\\<script>alert(1)\\</script>",
    "`<script>alert(1)</script>`",
    "$<script>alert(1)</script>$",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\text{<img src=x onerror=alert(1)>}$",
    "$\\class{\" onclick=alert(1)}{x}$",
];

/// Links and pictures that lead where no link may lead.
const BAD_LINKS: &[&str] = &[
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](<&#32;javascript:alert(1)>)",
    "[x](java\\script:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,%3Csvg%20onload=alert(1)%3E)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://example.org/1)",
    "[x](view-source:https://example.org)",
    "[x](https:javascript:alert(1))",
    "[x][bad]\n\n[bad]: javascript:alert(1)",
    "[bad2]\n\n[bad2]: <JAVASCRIPT:alert(1)> \"title\"",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](data:text/html,x)",
    "![x](https://example.org/tracker.gif)",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "[x](https://example.org \"title\\\" onmouseover=\\\"alert(1)\")",
    "[x](https://example.org '\"><script>alert(1)</script>')",
    "[x](<https://example.org/\" onmouseover=\"alert(1)>)",
    "![\" onerror=\"alert(1)](flow.svg '\" onerror=\"alert(1)')",
    "<a\" onmouseover=\"alert(1)@example.org>",
    "[x](#\"><script>alert(1)</script>)",
    "[x](//example.org/x.js)",
    "[x](\\\\example.org\\x)",
];

/// Blocks whose own parts may hold text: fences, headings, notes, tables, lists.
const BLOCKS: &[&str] = &[
    "```\"><script>alert(1)</script>\nx\n```",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "    </code></pre><script>alert(1)</script>",
    "## x {#\"onclick=alert(1) .\"onclick=alert(1) onclick=alert(1) style=x}",
    "## <script>alert(1)</script>",
    "## x {onmouseover=\"alert(1)\"}",
    "x[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: <script>alert(1)</script>",
    "| <script>alert(1)</script> | x |\n| --- | --- |\n| <img src=x onerror=alert(1)> | `|` |",
    "> [!NOTE]\n> <script>alert(1)</script>",
    "> [!\"><script>alert(1)</script>]\n> x",
    "- [x] <script>alert(1)</script>\n- [ ] <img src=x onerror=alert(1)>",
    "x\n: <script>alert(1)</script>",
    "<div\nonclick=alert(1)\n>",
    "<script>\nalert(1)\n</script>\n\n<style>\n* { display: none }\n</style>",
    "<pre><script>alert(1)</script></pre>",
    "$$\n<script>alert(1)</script>\n$$",
    "~~<script>alert(1)</script>~~ **<img src=x onerror=alert(1)>**",
];

/// Builds with every rule silenced: some of them refuse what is tried here, and pages must be harmless without them.
fn build_all_the_same(disk: &Disk) {
    disk.silence_rules();
    let (built, found) = disk.build();
    assert!(matches!(built, Built::Written(_)), "{found:#?}");
}

/// Asserts that no page holds harm; returns the pages.
fn harmless_pages(disk: &Disk) -> Vec<(String, Page)> {
    let mut pages = Vec::new();
    for (path, bytes) in disk.files("dist/site") {
        if path.ends_with(".html") {
            let page = Page::read(std::str::from_utf8(&bytes).unwrap());
            assert_eq!(page.harm(), Vec::<String>::new(), "{path}");
            assert_eq!(page.comments, Vec::<String>::new(), "{path}");
            pages.push((path, page));
        }
    }
    pages
}

fn page_at<'a>(pages: &'a [(String, Page)], path: &str) -> &'a Page {
    &pages.iter().find(|(at, _)| at == path).unwrap_or_else(|| panic!("there is no {path}")).1
}

#[test]
fn raw_html_in_a_body_is_shown_as_it_was_typed() {
    let disk = Disk::base();
    disk.append(FIRST, &format!("\n{}\n", HOSTILE.join("\n\n")));
    disk.append(FIRST, &format!("\n{}\n", BLOCKS.join("\n\n")));
    build_all_the_same(&disk);
    let pages = harmless_pages(&disk);
    let text = &page_at(&pages, "zh/courses/demo/first.html").text;
    for shown in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe srcdoc=",
        "<svg/onload=alert(1)>",
        "{{ page }} {% raw %}",
    ] {
        assert!(text.contains(shown), "{shown} is not to be read in\n{text}");
    }
}

#[test]
fn every_block_is_harmless_on_its_own() {
    let disk = Disk::base();
    let body = disk.read(FIRST);
    let blocks: Vec<&&str> = HOSTILE.iter().chain(BLOCKS).chain(BAD_LINKS).collect();
    for (place, block) in blocks.iter().enumerate() {
        disk.write(&format!("courses/demo/modules/m{place}/index.zh.md"), format!("{body}\n{block}\n\n## 其余\n"));
    }
    build_all_the_same(&disk);
    let pages = harmless_pages(&disk);
    for (place, block) in blocks.iter().enumerate() {
        let page = page_at(&pages, &format!("zh/courses/demo/m{place}.html"));
        // The parser ends a raw block at a small `</script>` only; what follows is still shown, as text.
        if block.contains("</SCRIPT>") {
            continue;
        }
        assert!(page.named("h2").any(|heading| heading.text == "其余"), "{block} swallows the rest of the page");
    }
}

#[test]
fn links_that_run_or_read_lose_their_address_and_keep_their_text() {
    let disk = Disk::base();
    disk.append(FIRST, &format!("\n{}\n", BAD_LINKS.join("\n\n")));
    build_all_the_same(&disk);
    let pages = harmless_pages(&disk);
    assert!(page_at(&pages, "zh/courses/demo/first.html").text.contains("x x x x x"), "their text stays");
}

#[test]
fn links_to_the_web_to_mail_and_within_the_workspace_stay() {
    let disk = Disk::base();
    let links = [
        ("[a](https://example.org/a?b=c&d=e#f)", "https://example.org/a?b=c&d=e#f"),
        ("[b](HTTP://example.org)", "HTTP://example.org"),
        ("<https://example.org/auto>", "https://example.org/auto"),
        ("<somebody@example.org>", "mailto:somebody@example.org"),
        ("[c](mailto:somebody@example.org)", "mailto:somebody@example.org"),
        ("[d](tel:+861012345678)", "tel:+861012345678"),
        ("[e](#checking)", "#checking"),
        ("[f](../second/index.zh.md#picking)", "../../../zh/courses/demo/second.html#picking"),
        ("[g](flow.svg)", "../../../assets/demo/modules/first/flow.svg"),
    ];
    let body: Vec<&str> = links.iter().map(|(markdown, _)| *markdown).collect();
    disk.append(FIRST, &format!("\n{}\n", body.join("\n\n")));
    build_all_the_same(&disk);
    let pages = harmless_pages(&disk);
    let page = page_at(&pages, "zh/courses/demo/first.html");
    for (markdown, address) in links {
        assert!(page.addresses().any(|(_, found)| found == address), "{markdown} does not lead to {address}");
    }
}

#[test]
fn links_and_pictures_that_lead_nowhere_good_are_reported_on_their_lines() {
    for (markdown, code) in [
        ("[x](javascript:alert(1))", "unsafe-link"),
        ("<javascript:alert(1)>", "unsafe-link"),
        ("[x](data:text/html,x)", "unsafe-link"),
        ("[x](//example.org/x)", "unsafe-link"),
        ("[x](../../../../../secret.svg)", "broken-link"),
        ("[x](%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.svg)", "broken-link"),
        ("![x](../../../../../secret.svg)", "missing-image"),
        ("![x](/etc/passwd)", "missing-image"),
        ("![x](javascript:alert(1))", "missing-image"),
        ("<script>alert(1)</script>", "raw-html"),
        ("x <b onclick=\"alert(1)\">y</b>", "raw-html"),
    ] {
        let trial = Trial::new();
        let line = trial.disk.append(SECOND, &format!("\n{markdown}\n")) + 1;
        trial.shows(&[(code, SECOND, line)]);
    }
}

#[test]
fn an_address_of_a_reference_that_runs_is_reported_on_its_line() {
    let trial = Trial::new();
    let file = "courses/demo/course.toml";
    let line = trial.disk.replace(file, "https://example.org/handbook", "javascript:alert(1)");
    trial.shows(&[("unsafe-link", file, line)]);
}

/// Adds a text to every text of an author in a TOML value.
fn poison(value: &mut toml::Value, key: &str, text: &str) {
    match value {
        toml::Value::String(written)
            if ["zh", "en", "title", "summary", "outcomes", "document", "owner", "printed"].contains(&key) =>
        {
            written.push(' ');
            written.push_str(text);
        }
        toml::Value::String(written) if key == "url" => *written = text.to_owned(),
        toml::Value::Array(list) => list.iter_mut().for_each(|value| poison(value, key, text)),
        toml::Value::Table(table) => table.iter_mut().for_each(|(key, value)| poison(value, key, text)),
        _ => {}
    }
}

/// Adds a text to every text of an author outside the bodies.
fn poison_all(disk: &Disk, text: &str) {
    for (path, bytes) in disk.files("") {
        let content = String::from_utf8(bytes).unwrap();
        let parts: Vec<&str> = content.splitn(3, "+++\n").collect();
        let (toml, rest) = match (path.ends_with(".toml"), parts.as_slice()) {
            (true, _) => (content.as_str(), None),
            (false, ["", front, body]) => (*front, Some(*body)),
            _ => continue,
        };
        let mut table = toml::Value::Table(toml.parse().unwrap());
        poison(&mut table, "", text);
        let toml = toml::to_string(&table).unwrap();
        disk.write(&path, rest.map_or(toml.clone(), |body| format!("+++\n{toml}+++\n{body}")));
    }
}

/// A workspace with every text that a standard may have.
fn full() -> Disk {
    let disk = Disk::base();
    let extra = "\n[[references]]\ntitle = { zh = \"又\", en = \"more\" }\nurl = \"https://example.org\"\n";
    disk.append("courses/demo/course.toml", extra);
    let waiver = "\n[[waivers]]\nrequirement = \"demo/intermediate/1.1/*\"\nreason = { zh = \"缓\", en = \"later\" }\n\
                  owner = \"Wang\"\nexpires = \"2027-01-01\"\n";
    disk.append("curricle.toml", waiver);
    disk
}

#[test]
fn titles_statements_questions_and_rubrics_stay_text_on_every_page() {
    let disk = full();
    poison_all(&disk, &HOSTILE.join(" "));
    build_all_the_same(&disk);
    let pages = harmless_pages(&disk);
    for path in
        ["zh/index.html", "en/standards/demo/index.html", "en/courses/demo/first.instructor.html", "zh/glossary.html"]
    {
        let page = page_at(&pages, path);
        assert!(page.text.contains("<script>alert(1)</script>"), "{path} does not show the text as it was typed");
    }
    for (path, page) in &pages {
        for data in page.named("script") {
            assert!(serde_json::from_str::<serde_json::Value>(&data.text).is_ok(), "{path}: {}", data.text);
        }
    }
}

#[test]
fn links_in_titles_statements_questions_and_rubrics_lead_nowhere_bad() {
    let disk = full();
    poison_all(&disk, &BAD_LINKS.join(" "));
    build_all_the_same(&disk);
    harmless_pages(&disk);
}

#[test]
fn addresses_of_references_and_sources_are_web_addresses_or_no_links() {
    for address in [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "\tJAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "https://example.org/\" onmouseover=\"alert(1)",
        "javascript:https://example.org",
    ] {
        let disk = full();
        poison_all(&disk, address);
        build_all_the_same(&disk);
        harmless_pages(&disk);
    }
}

#[test]
fn an_address_of_the_site_that_is_no_web_address_is_refused() {
    for address in
        ["javascript:alert(1)//", "\"><script>alert(1)</script>", "data:text/html,", "example.org", "https://"]
    {
        let disk = Disk::base();
        let output = disk.run(&["build", "--address", address]);
        assert_eq!(output.status.code(), Some(2), "{address}");
        assert!(!disk.path("dist").exists());
        let line =
            disk.replace("curricle.toml", "date =", &format!("address = {}\ndate =", toml::Value::from(address)));
        let (built, found) = disk.build();
        assert_eq!(built, Built::Nothing);
        let is_there = found.iter().any(|one| one.code == "wrong-type" && one.line == line);
        assert!(is_there, "{address}: {found:#?}");
    }
}

#[test]
fn a_picture_from_outside_the_workspace_is_neither_copied_nor_shown() {
    let disk = Disk::empty();
    disk.write("secret.svg", "<svg>nobody should see this</svg>");
    let base = Disk::base();
    base.silence_rules();
    disk.copy(base.root(), "workspace");
    let body = "workspace/courses/demo/modules/second/index.zh.md";
    for path in [
        "../../../../../secret.svg",
        "../../../../../../../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\..\\..\\..\\secret.svg",
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.svg",
        "..%2f..%2f..%2f..%2f..%2fsecret.svg",
        "./../../../../../secret.svg",
        "flow.svg/../../../../../../secret.svg",
    ] {
        disk.append(body, &format!("\n![secret](<{path}>) [secret](<{path}>)\n"));
    }
    let root = disk.path("workspace");
    let mut checked = curricle::driver::check(&root, None).unwrap();
    let output = root.join("dist");
    let request = curricle::driver::Request {
        output: &output,
        address: None,
        warnings: curricle::driver::Warnings::Allowed,
        outputs: curricle::driver::Outputs::Pages,
        documents: curricle::driver::Documents::Left,
    };
    let built = curricle::driver::build(&mut checked, request, |_| {}).unwrap();
    assert!(matches!(built, Built::Written(_)));
    for (path, bytes) in disk.files("workspace/dist/site") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("nobody should see this"), "{path}");
        let depth = path.matches('/').count();
        for (_, address) in Page::read(&text).addresses().filter(|_| path.ends_with(".html")) {
            // To a browser these are slashes and dots.
            let plain = address.replace('\\', "/").replace("%2e", ".").replace("%2E", ".");
            let mut level = depth as isize;
            for part in plain.split('/') {
                level += match part {
                    ".." => -1,
                    "" | "." => 0,
                    _ => 1,
                };
                assert!(level >= 0, "{path}: {address} leaves the site");
            }
        }
    }
}
