//! Each row: what is shown, the Markdown, the markup.

use std::collections::BTreeMap;

use super::*;

fn surroundings() -> Surroundings {
    let links = [("../other/index.zh.md#why", "zh/courses/c/other.html#why"), ("plan.svg", "assets/c/plan.svg")];
    Surroundings {
        links: links.iter().map(|(typed, path)| ((*typed).to_owned(), (*path).to_owned())).collect(),
        pictures: BTreeMap::from([("plan.svg".to_owned(), "courses/c/plan.svg".to_owned())]),
        claims: BTreeMap::from([(
            "why".to_owned(),
            vec![("1.1 a1".to_owned(), "zh/x.html#a1".to_owned(), "Can \"do\"".to_owned())],
        )]),
        page: "zh/courses/c/m.html".to_owned(),
        source: None,
        language: Some(Language::En),
    }
}

fn check(rows: &[(&str, &str, &str)]) {
    for (intent, text, wanted) in rows {
        let written = block(text, &surroundings());
        assert_eq!(written.trim_end(), *wanted, "{intent}\n{text}");
    }
}

#[test]
fn texts_are_literals() {
    check(&[
        ("everything Typst gives meaning", "\\# \\* $ @x = + / ~ <y>", r##"#"# ";#"* ";#"$";#" @x = + / ~ ";#"<y>";"##),
        ("a line break between Han characters is no space", "中文\n中文", r#"#"中文";#"中文";"#),
        ("between Latin words it is", "one\ntwo", r#"#"one";#" ";#"two";"#),
        ("emphasis", "*a* **b** ~~c~~", r#"#emph[#"a";];#" ";#strong[#"b";];#" ";#strike[#"c";];"#),
        ("code", "`a\"b`", r#"#raw("a\"b");"#),
        ("raw HTML is text", "<b>x</b>", r#"#"<b>";#"x";#"</b>";"#),
        ("hard break", "a  \nb", r#"#"a";#linebreak();#"b";"#),
    ]);
}

#[test]
fn links_lead_where_they_may() {
    check(&[
        ("to the web", "[a](https://example.org/?q=\"#x)", r##"#link("https://example.org/?q=\"#x")[#"a";];"##),
        ("inside the workspace", "[a](../other/index.zh.md#why)", r##"#go("zh/courses/c/other.html#why")[#"a";];"##),
        ("inside the body", "[a](#why)", r##"#go("zh/courses/c/m.html#why")[#"a";];"##),
        ("nowhere: the text stays", "[a](javascript:x)", r#"#"a";"#),
        ("mail", "<a@example.org>", r#"#link("mailto:a@example.org")[#"a@example.org";];"#),
    ]);
}

#[test]
fn headings_keep_their_order_and_their_claims() {
    check(&[
        (
            "with claims",
            "## Why {#why}",
            r##"#section(level: 2, anchor: "zh/courses/c/m.html#why", claims: ((label: "1.1 a1", href: "zh/x.html#a1", text: "Can \"do\""),))[#"Why";];"##,
        ),
        (
            "a level is not skipped",
            "#### Deep",
            r##"#section(level: 2, anchor: "zh/courses/c/m.html#deep", claims: ())[#"Deep";];"##,
        ),
    ]);
}

#[test]
fn blocks_become_calls() {
    check(&[
        ("tight list", "- a\n- b", "#list(tight: true,\n[#\"a\";],\n[#\"b\";],\n);"),
        ("loose list", "- a\n\n- b", "#list(tight: false,\n[#\"a\";\n\n],\n[#\"b\";\n\n],\n);"),
        ("numbers begin where they begin", "3. a", "#enum(start: 3, tight: true,\n[#\"a\";],\n);"),
        (
            "tasks",
            "- [x] a\n- [ ] b",
            "#checklist(tight: true,\n[#checkbox(true);#\"a\";],\n[#checkbox(false);#\"b\";],\n);",
        ),
        ("mixed list", "- [x] a\n- b", "#list(tight: true,\n[#checkbox(true);#\"a\";],\n[#\"b\";],\n);"),
        ("definitions", "a\n: b", "#terms(\nterms.item([#\"a\";], [#\"b\";]),\n);"),
        ("quotation", "> a", "#quote(block: true)[#\"a\";\n\n];"),
        ("alert", "> [!TIP]\n> a", "#admonition(kind: \"tip\", title: \"Tip\")[#\"a\";\n\n];"),
        ("code", "```py x\na = \"b\"\n```", "#codeblock(language: \"py\", text: \"a = \\\"b\\\"\");"),
        ("rule", "---", "#divider();"),
        (
            "table",
            "|a|b|\n|-|:-:|\n|1|*2*|",
            "#datatable(columns: 2, align: (auto,center,), anchor: none, caption: none, header: ([#\"a\";],[#\"b\";],), rows: (\n([#\"1\";],[#emph[#\"2\";];],),\n));",
        ),
        (
            "table with a caption",
            "|a|\n|-|\n|1|\n\nTable: what *it* says",
            "#datatable(columns: 1, align: (auto,), anchor: none, caption: [#\"what \";#emph[#\"it\";];#\" says\";], header: ([#\"a\";],), rows: (\n([#\"1\";],),\n));",
        ),
    ]);
}

#[test]
fn pictures_that_cannot_be_printed_leave_their_words() {
    check(&[
        (
            "alone: a figure",
            "![the plan](plan.svg \"Plan\")",
            "#picture(source: \"/courses/c/plan.svg\", alt: \"the plan\", caption: [#\"Plan\";], anchor: none);",
        ),
        (
            "in a line",
            "see ![the plan](plan.svg)",
            "#\"see \";#small-picture(source: \"/courses/c/plan.svg\", alt: \"the plan\");",
        ),
        ("not printable", "![the plan](plan.bmp)", "#\"the plan\";"),
    ]);
}

#[test]
fn footnotes_stand_where_they_are_called() {
    check(&[
        (
            "once and again",
            "a[^1] b[^1]\n\n[^1]: note",
            "#\"a\";#footnote[#\"note\";]#label(\"zh/courses/c/m.html#footnote-1\");#\" b\";#footnote(label(\"zh/courses/c/m.html#footnote-1\"));",
        ),
        (
            "one that calls itself ends",
            "a[^1]\n\n[^1]: b[^1]",
            "#\"a\";#footnote[#\"b\";]#label(\"zh/courses/c/m.html#footnote-1\");",
        ),
    ]);
}

#[test]
fn what_nests_too_deeply_is_set_flat() {
    let text: String = (0..2_000).map(|depth| format!("{}- x\n", "  ".repeat(depth.min(500)))).collect();
    let quotes = format!("{}x", "> ".repeat(3_000));
    for text in [text, quotes] {
        let written = block(&text, &surroundings());
        let deepest = written.chars().scan(0i32, |depth, c| {
            *depth += match c {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            Some(*depth)
        });
        assert!(deepest.max().unwrap_or(0) <= 2 * DEEPEST as i32, "{}", &written[..200]);
    }
}

#[test]
fn places_of_blocks_are_the_authors() {
    let surroundings = Surroundings { source: Some((7, 100)), ..Surroundings::default() };
    let written = block("a\n\nb", &surroundings);
    assert_eq!(written, "/*@7:100*/#\"a\";\n\n/*@7:103*/#\"b\";\n\n/*@*/");
}
