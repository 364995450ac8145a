//! What formulas become, and what holds for all of them: an author's characters never leave their string literals.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use super::{MathStyle, formula};
use MathStyle::{Display, Inline};

/// LaTeX, and what stands in the equation for it.
const CASES: &[(MathStyle, &str, &str)] = &[
    (Inline, "x", r#"symbol("x")"#),
    (Inline, "x+1", r#"{[]; symbol("x"); symbol("+"); "1"}"#),
    (Inline, "-x", r#"{[]; symbol("−"); symbol("x")}"#),
    (Inline, "a=-b", r#"{[]; symbol("a"); symbol("="); symbol("−"); symbol("b")}"#),
    (Inline, "a+{-}b", r#"{[]; symbol("a"); symbol("+"); symbol("−"); symbol("b")}"#),
    (Inline, "x_i^2", r#"math.attach(symbol("x"), br: symbol("i"), tr: "2")"#),
    (Inline, "f'", r#"math.attach(symbol("f"), tr: symbol("′"))"#),
    (Inline, r"\frac{a}{b}", r#"math.frac(symbol("a"), symbol("b"))"#),
    (Inline, r"\dfrac12", r#"math.display(math.frac("1", "2"))"#),
    (Inline, r"{a\atop b}", r#"math.vec(delim: none, symbol("a"), symbol("b"))"#),
    (Inline, r"\binom nk", r#"math.binom(symbol("n"), symbol("k"))"#),
    (Inline, r"\sqrt{x}", r#"math.sqrt(symbol("x"))"#),
    (Inline, r"\sqrt[3]{x}", r#"math.root("3", symbol("x"))"#),
    (Inline, r"\sin x", r#"{[]; math.op("sin"); symbol("x")}"#),
    (Inline, r"\operatorname{ab}x", r#"{[]; math.op("ab"); symbol("x")}"#),
    (Inline, r"\max_i a", r#"{[]; math.attach(math.op("max", limits: true), b: symbol("i")); symbol("a")}"#),
    (
        Inline,
        r"\operatorname*{argmax}_x a",
        r#"{[]; math.attach(math.limits(math.op("argmax")), b: symbol("x")); symbol("a")}"#,
    ),
    (Inline, r"\lim\limits_x a", r#"{[]; math.attach(math.limits(math.op("lim")), b: symbol("x")); symbol("a")}"#),
    (Inline, r"\sum_i^n a", r#"{[]; math.attach(symbol("∑"), b: symbol("i"), t: symbol("n")); symbol("a")}"#),
    (Inline, r"\sum\limits_i a", r#"{[]; math.attach(math.limits(symbol("∑")), b: symbol("i")); symbol("a")}"#),
    (Inline, r"\sum\nolimits_i a", r#"{[]; math.attach(symbol("∑"), br: symbol("i")); symbol("a")}"#),
    (Inline, r"\int_0^1 a", r#"{[]; math.attach(symbol("∫"), br: "0", tr: "1"); symbol("a")}"#),
    (Inline, r"\int\limits_0 a", r#"{[]; math.attach(math.limits(symbol("∫")), b: "0"); symbol("a")}"#),
    (Inline, r"A\cap B", r#"{[]; symbol("A"); symbol("∩"); symbol("B")}"#),
    (Inline, r"a\star b", r#"{[]; symbol("a"); symbol("⋆"); symbol("b")}"#),
    (Inline, r"a\dagger b", r#"{[]; symbol("a"); math.class("binary", symbol("†")); symbol("b")}"#),
    (Inline, r"a\backslash b", r#"{[]; symbol("a"); math.class("normal", symbol("\\")); symbol("b")}"#),
    (Inline, r"f\colon A", r#"{[]; symbol("f"); math.class("punctuation", symbol(":")); symbol("A")}"#),
    (Inline, r"\mathrel{R}", r#"math.class("normal", symbol("R"))"#),
    (Inline, r"x\,y", r#"{[]; symbol("x"); h(0.1667em); symbol("y")}"#),
    (Inline, r"x\;=\;y", r#"{[]; symbol("x"); h(0.5556em); symbol("="); h(0.5556em); symbol("y")}"#),
    (Inline, r"x\quad-y", r#"{[]; symbol("x"); h(1.2222em); math.class("binary", symbol("−")); symbol("y")}"#),
    (Inline, r"a,\quad b", r#"{[]; symbol("a"); symbol(","); h(1.1667em); symbol("b")}"#),
    (Inline, r"\ldots", r#"{[]; symbol("…")}"#),
    (Inline, r"\cdots", r#"symbol("⋯")"#),
    (Inline, "(a)", r#"{[]; symbol("("); symbol("a"); symbol(")")}"#),
    (Inline, r"\left(a\right)", r#"math.lr({[]; symbol("("); symbol("a"); symbol(")")})"#),
    (Inline, r"\left\{a\right.", r#"math.lr({[]; symbol("{"); symbol("a"); h(0em)})"#),
    (
        Inline,
        r"\left]a\middle|b\right[",
        r#"math.lr({[]; symbol("]"); symbol("a"); math.mid(symbol("|")); symbol("b"); symbol("[")})"#,
    ),
    (
        Inline,
        r"\left\uparrow a\right/",
        r#"math.lr({[]; math.class("opening", symbol("↑")); symbol("a"); math.class("closing", symbol("/"))})"#,
    ),
    (
        Inline,
        r"\bigl(x\bigr|",
        r#"{[]; math.lr(size: 1.2em, symbol("(")); symbol("x"); math.class("closing", math.lr(size: 1.2em, symbol("|")))}"#,
    ),
    (Inline, "|x|", r#"{[]; symbol("|"); symbol("x"); symbol("|")}"#),
    (
        Inline,
        r"\lvert x\rvert",
        r#"{[]; math.class("opening", symbol("|")); symbol("x"); math.class("closing", symbol("|"))}"#,
    ),
    (Inline, r"\hat x", r#"math.accent(symbol("x"), "ˆ", size: 0pt)"#),
    (Inline, r"\widehat{ab}", r#"math.accent({[]; symbol("a"); symbol("b")}, "̂")"#),
    (Inline, r"\overline{a}", r#"math.overline(symbol("a"))"#),
    (Inline, r"\underline{a}", r#"math.underline(symbol("a"))"#),
    (Inline, r"\underrightarrow{a}", r#"math.accent(symbol("a"), "⃯")"#),
    (Inline, r"\overbrace{a}^n", r#"math.overbrace(symbol("a"), symbol("n"))"#),
    (Inline, r"\underbrace{a}", r#"math.underbrace(symbol("a"))"#),
    (Inline, r"\overset{!}{=}", r#"math.attach(math.limits(symbol("=")), t: symbol("!"))"#),
    (
        Inline,
        r"\xrightarrow{f}",
        r#"{[]; h(0.2778em); math.attach(math.limits(math.stretch(symbol("→"))), t: {[]; h(0.4286em); symbol("f"); h(0.4286em)}); h(0.2778em)}"#,
    ),
    (Inline, r"\text{中 文}", r#""中 文""#),
    (Inline, r"\text{\textbf{a}\texttt{b}}", r#"{[]; text(weight: "bold", math.bold("a")); math.mono("b")}"#),
    (Inline, "速度", r#"{[]; symbol("速"); symbol("度")}"#),
    (Inline, r"\mathrm{d}x", r#"{[]; math.upright(symbol("d")); symbol("x")}"#),
    (Inline, r"\mathrm{abc}", r#""abc""#),
    (Inline, r"\mathbf{x}\mathbb{R}", r#"{[]; symbol("𝐱"); symbol("ℝ")}"#),
    (Inline, r"\Gamma\varGamma\gamma", r#"{[]; symbol("Γ"); math.italic(symbol("Γ")); symbol("γ")}"#),
    (Inline, r"50\%", r#"{[]; "50"; symbol("%")}"#),
    (Inline, r"90^\circ", r#"math.attach("90", tr: symbol("∘"))"#),
    (Inline, "{}^{14}_6 C", r#"{[]; math.attach([], br: "6", tr: "14"); symbol("C")}"#),
    (Inline, r"\prescript{14}{6}{C}", r#"math.attach(symbol("C"), bl: "6", tl: "14")"#),
    (Inline, r"\color{red}x", r##"text(fill: rgb("#FF0000"), symbol("x"))"##),
    (Inline, r"\displaystyle x", r#"math.display(symbol("x"))"#),
    (
        Inline,
        r"\phantom{x}\vphantom{y}",
        r#"{[]; hide(symbol("x")); box(width: 0pt, math.equation(math.inline(hide(symbol("y")))))}"#,
    ),
    (Inline, r"\cancel{x}\xcancel{y}", r#"{[]; math.cancel(symbol("x")); math.cancel(cross: true, symbol("y"))}"#),
    (Inline, r"\begin{matrix}1&2\\3&4\end{matrix}", r#"math.display(math.mat(delim: none, ("1", "2",), ("3", "4",)))"#),
    (Display, r"\begin{pmatrix}1&2\end{pmatrix}", r#"math.mat(delim: ("(", ")"), ("1", "2",))"#),
    (
        Display,
        r"\begin{cases}1&x\\2&y\end{cases}",
        r#"math.mat(delim: ("{", none), align: left, column-gap: 1em, ("1", symbol("x"),), ("2", symbol("y"),))"#,
    ),
    (
        Display,
        r"\begin{array}{l|r}1&2\\\hline3&4\end{array}",
        r#"math.mat(delim: none, augment: (hline: (1,),vline: (1,),), ({[]; $&$.body; "1"}, {[]; "2"; $&$.body},), ({[]; $&$.body; "3"}, {[]; "4"; $&$.body},))"#,
    ),
    (
        Display,
        r"\begin{aligned}a&=b\\&=c\end{aligned}",
        r#"{[]; symbol("a"); $&$.body; symbol("="); symbol("b"); linebreak(); $&$.body; symbol("="); symbol("c")}"#,
    ),
    (
        Display,
        r"\left\{\begin{aligned}a&=b\end{aligned}\right.",
        r#"math.mat(delim: ("{", none), row-gap: 0.5em, (math.display({[]; symbol("a"); $&$.body; symbol("="); symbol("b")}),))"#,
    ),
    (
        Display,
        r"\begin{gather}a\\b\end{gather}",
        r#"math.mat(delim: none, column-gap: 2em, row-gap: 0.5em, (math.display(symbol("a")), "(1)",), (math.display(symbol("b")), "(2)",))"#,
    ),
    (
        Display,
        r"\begin{multline}a\\b\end{multline}",
        r#"numbering: (..) => "(1)", number-align: end + bottom, {[]; $&$.body; symbol("a"); linebreak(); $&$.body; h(2em); symbol("b")}"#,
    ),
];

/// The body of an equation, without the parts that are the same for all.
fn body(latex: &str, style: MathStyle) -> String {
    let whole = formula(latex, style).unwrap_or_else(|error| error);
    let is_block = style == Display;
    let start = format!("math.equation(block: {is_block}, alt: {}, ", super::literal(latex));
    match whole.strip_prefix(&start).and_then(|rest| rest.strip_suffix(')')) {
        Some(body) => body.to_owned(),
        None => whole,
    }
}

#[test]
fn formulas_become_code() {
    for (style, latex, wanted) in CASES {
        assert_eq!(body(latex, *style), *wanted, "{latex}");
    }
}

#[test]
fn the_text_for_those_who_do_not_see_is_the_latex_on_one_line() {
    let code = formula("\\frac{a}{b}\n\t= \\text{\"}", Inline).unwrap_or_default();
    assert!(code.starts_with(r#"math.equation(block: false, alt: "\\frac{a}{b} = \\text{\"}", "#), "{code}");
    assert_eq!(formula(" \n", Display).as_deref(), Ok("[]"));
}

#[test]
fn what_cannot_be_set_is_refused_for_the_same_reason_as_elsewhere() {
    for latex in [r"\frac{1}", r"\foo", r"\operatorname{<b>}"] {
        assert_eq!(formula(latex, Inline).err(), super::mathematics(latex, Inline).err());
        assert!(formula(latex, Inline).is_err());
    }
}

#[test]
fn long_formulas_fit_their_line() {
    let sum = |terms: usize| (0..terms).map(|term| format!("x_{{{term}}}")).collect::<Vec<_>>().join("+");
    let starts = |latex: &str| formula(latex, Display).unwrap_or_default().starts_with("layout(place => ");
    assert!(!starts(&sum(5)));
    assert!(starts(&sum(50)));
    let narrow = |latex: &str| formula(latex, Display).unwrap_or_default().contains("math.display(body)");
    assert!(narrow(&sum(50)), "a sum breaks after its operators");
    assert!(!narrow(&format!(r"\left({}\right)", sum(50))), "what stands between brackets shrinks");
    assert!(!narrow(&format!(r"\begin{{aligned}}a&={}\end{{aligned}}", sum(50))), "what is aligned shrinks");
    assert!(!formula(&sum(50), Inline).unwrap_or_default().contains("layout"), "text breaks by itself");
}

#[test]
fn deep_formulas_end_as_plain_text() {
    let nested = |open: &str, close: &str| format!("{}x{}", open.repeat(140), close.repeat(140));
    let deep = [
        nested(r"\frac{1}{", "}"),
        nested("x^{", "}"),
        nested(r"\sqrt{", "}"),
        nested(r"\left(", r"\right)"),
        nested(r"\begin{matrix}", r"\end{matrix}"),
        nested(r"\cramped{", "}"),
        nested(r"\hat{", "}"),
        nested(r"\color{red}{", "}"),
        nested("{[", "]}"),
        nested(r"\overset{a}{", "}"),
    ];
    let run = move || deep.iter().map(|latex| formula(latex, Display)).collect::<Vec<_>>();
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(run);
    for code in thread.map(std::thread::JoinHandle::join).into_iter().flatten().flatten() {
        let code = code.unwrap_or_default();
        assert!(deepest_bracket(&code) <= super::DEEPEST + 8, "{code}");
        assert!(code.contains('x'), "{code}");
    }
}

/// Every name that an expression may hold.
const NAMES: &str = "true false none math.equation block alt numbering number-align end top bottom symbol h em pt deg math.op \
    limits math.limits inline math.class math.attach br tr bl tl b t math.frac math.vec delim math.binom math.sqrt \
    math.root math.lr size math.mid math.mat align left right row-gap column-gap augment hline vline stroke dash \
    .body linebreak math.accent math.overline math.underline math.overbrace math.underbrace math.overbracket \
    math.underbracket math.overparen math.underparen math.overshell math.undershell math.stretch math.upright \
    math.italic math.bold math.mono math.sans math.display math.inline math.script math.sscript math.cancel \
    inverted cross angle text fill rgb weight hide box width layout place place.width size.width let body whole \
    measure .width if else scale reflow set center par first-line-indent justify ..";

/// An expression without its string literals.
fn outside_strings(code: &str) -> String {
    let mut outside = String::new();
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        if c != '"' {
            outside.push(c);
            continue;
        }
        loop {
            match characters.next() {
                Some('\\') => drop(characters.next()),
                Some('"') => break,
                Some(_) => {}
                None => return "an open string".to_owned(),
            }
        }
    }
    outside
}

fn deepest_bracket(code: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for c in outside_strings(code).chars() {
        match c {
            '(' | '{' | '[' => open += 1,
            ')' | '}' | ']' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// What stands outside the string literals and is no word of ours.
fn strangers(code: &str) -> Vec<String> {
    let outside = outside_strings(code).replace("$&$", "");
    let is_mark = |c: char| "(){}[],;:=<>*/% \n".contains(c);
    let is_number =
        |word: &str| word.trim_end_matches("em").trim_end_matches("pt").trim_end_matches("deg").parse::<f64>().is_ok();
    let words = outside.split(is_mark).filter(|word| !word.is_empty() && *word != "+");
    words.filter(|word| !NAMES.split(' ').any(|name| name == *word) && !is_number(word)).map(str::to_owned).collect()
}

#[test]
fn strangers_are_found() {
    assert_eq!(strangers(r##"symbol("#x") #y ; eval("z")"##), ["#y", "eval"]);
    assert_eq!(strangers(r#"h(-0.5em); $&$.body; "\"" + "\\""#), Vec::<String>::new());
}

/// Pieces of formulas, and characters that mean something to Typst.
const PIECES: &[&str] = &[
    "a",
    "x",
    "1",
    "2.5",
    "+",
    "-",
    "=",
    "<",
    ">",
    "(",
    ")",
    "[",
    "]",
    "|",
    "/",
    "'",
    "^",
    "_",
    "{",
    "}",
    "^{",
    "_{",
    "&",
    "\\\\",
    "\"",
    "\\\"",
    "\\#",
    "\\$",
    "\\%",
    "\\_",
    "\\&",
    "\\{",
    "\\}",
    "#",
    "$",
    "@",
    "`",
    "*",
    "~",
    "//",
    "/*",
    "*/",
    "\\",
    "\n",
    "\t",
    "\r",
    "\0",
    "\u{1b}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{301}",
    "\u{338}",
    "中",
    "文",
    "“",
    "，",
    "é",
    "😀",
    "\\text{",
    "\\textbf{",
    "\\operatorname{",
    "\\frac",
    "\\sqrt",
    "\\sqrt[3]",
    "\\left(",
    "\\right)",
    "\\left\\{",
    "\\right.",
    "\\middle|",
    "\\begin{matrix}",
    "\\end{matrix}",
    "\\begin{aligned}",
    "\\end{aligned}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\begin{array}{l|r}",
    "\\hline",
    "\\end{array}",
    "\\begin{align}",
    "\\tag{",
    "\\end{align}",
    "\\sum",
    "\\int",
    "\\limits",
    "\\lim",
    "\\hat",
    "\\vec",
    "\\overbrace",
    "\\underline",
    "\\overset",
    "\\xrightarrow",
    "\\binom",
    "\\mathbf",
    "\\mathrm",
    "\\color{red}",
    "\\displaystyle",
    "\\phantom",
    "\\cancel",
    "\\big",
    "\\,",
    "\\quad",
    "\\!",
    "\\hspace{1cm}",
    "\\to",
    "\\in",
    "\\cdot",
    "\\alpha",
    "\\Gamma",
    "\\ldots",
    "\\not",
    "\\mathrel",
    "\\prescript",
    "\\verb",
    "\\eqref{",
    "\\label{",
];

fn latex() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat());
    // Whole arguments, so that most of these are formulas.
    let leaf = select(PIECES).prop_map(str::to_owned);
    let nested = leaf.prop_recursive(4, 24, 4, |inner| {
        (select(PIECES), proptest::collection::vec(inner, 0..4))
            .prop_map(|(command, inner)| format!("{command}{{{}}}", inner.join("}{")))
    });
    prop_oneof![pieces, nested, any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    })]

    #[test]
    fn text_of_authors_stays_in_string_literals(latex in latex(), is_display in any::<bool>()) {
        let style = if is_display { Display } else { Inline };
        if let Ok(code) = formula(&latex, style) {
            prop_assert_eq!(strangers(&code), Vec::<String>::new(), "{}", code);
            let is_seen = |c: char| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            prop_assert!(code.chars().all(is_seen), "{:?}", code);
        }
    }

    #[cfg(feature = "pdf")]
    #[test]
    fn expressions_can_be_read_by_typst(latex in latex(), is_display in any::<bool>()) {
        let style = if is_display { Display } else { Inline };
        if let Ok(code) = formula(&latex, style) {
            let (errors, _) = typst::syntax::parse_code(&code).errors_and_warnings();
            prop_assert!(errors.is_empty(), "{}", code);
        }
    }
}
