//! LaTeX formulas as MathML Core. Knows the converter and its limits; where a formula stands is the business of
//! `markdown`.

/// How a formula stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MathStyle {
    /// In a line, `$…$`.
    Inline,
    /// On its own, `$$…$$`.
    Display,
}

/// How deep a formula may nest. Nobody writes ten levels; the converter calls itself for each, and a formula of thousands
/// would run it out of stack.
const DEEPEST_FORMULA: usize = 300;

/// A LaTeX formula as MathML Core.
///
/// # Errors
/// The reason, in English, when it is not LaTeX that can be set.
pub fn mathematics(latex: &str, style: MathStyle) -> Result<String, String> {
    use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
    if depth(latex) > DEEPEST_FORMULA {
        return Err("it is nested too deeply".to_owned());
    }
    let display = match style {
        MathStyle::Inline => MathDisplay::Inline,
        MathStyle::Display => MathDisplay::Block,
    };
    let converter =
        LatexToMathML::new(MathCoreConfig::default()).map_err(|_| "the converter cannot be set up".to_owned())?;
    let mathml = converter.convert_with_local_state(latex, display).map_err(|error| error.to_string())?.mathml;
    if is_sound(&mathml) { Ok(mathml) } else { Err("it holds characters that cannot stand there".to_owned()) }
}

/// Elements that the converter writes, and those it writes inside text.
const ELEMENTS: &str = "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover \
    mmultiscripts mprescripts mtable mtr mtd menclose mpadded mphantom b i em code span s u a";

/// Attributes that the converter writes.
const ATTRIBUTES: &str = "display displaystyle scriptlevel mathvariant stretchy symmetric form largeop movablelimits \
    lspace rspace minsize maxsize width height linethickness accent accentunder notation style class id href";

/// Whether a formula is what the converter means to write, and nothing else. It escapes text, but not the name of an
/// operator: `\operatorname{<svg/onload=…>}` would become an element of the page.
fn is_sound(mathml: &str) -> bool {
    // Comments and the like are read in one way by XML and in another by HTML.
    if mathml.contains("<!") || mathml.contains("<?") {
        return false;
    }
    let Ok(document) = roxmltree::Document::parse(mathml) else { return false };
    let is_one_of = |names: &str, name: &str| names.split_ascii_whitespace().any(|known| known == name);
    document.descendants().filter(|node| node.is_element()).all(|node| {
        is_one_of(ELEMENTS, node.tag_name().name())
            && node.attributes().all(|attribute| {
                let value = attribute.value();
                let is_quiet = match attribute.name() {
                    "href" => value.starts_with('#'),
                    "style" => value.chars().all(|c| c.is_ascii_alphanumeric() || " .:;%#-".contains(c)),
                    _ => true,
                };
                is_quiet && is_one_of(ATTRIBUTES, attribute.name())
            })
    })
}

/// How many commands and brackets of a formula are at most open at once. A command is open until its argument ends.
fn depth(latex: &str) -> usize {
    // What opened each level, and how many commands wait for an argument in it.
    let mut levels: Vec<(&str, usize)> = vec![("", 0)];
    let (mut open, mut deepest) = (0, 0);
    let mut rest = latex;
    while !rest.is_empty() {
        let (token, after) = rest.split_at(token_length(rest));
        rest = after;
        let closes = match token {
            "}" => Some("{"),
            "]" => Some("["),
            "\\right" => Some("\\left"),
            "\\end" => Some("\\begin"),
            _ => None,
        };
        let place = closes.and_then(|opener| levels.iter().rposition(|level| level.0 == opener));
        if let Some(place) = place {
            open -= levels.drain(place..).map(|level| 1 + level.1).sum::<usize>();
            continue;
        }
        let Some((_, waiting)) = levels.last_mut() else { break };
        match token {
            "{" | "\\left" | "\\begin" => levels.push((token, 0)),
            "[" if *waiting > 0 => levels.push((token, 0)),
            "^" | "_" => *waiting += 1,
            _ if is_command(token) => *waiting += 1,
            _ if token.trim().is_empty() => continue,
            _ => {
                open -= std::mem::take(waiting);
                continue;
            }
        }
        open += 1;
        deepest = deepest.max(open);
    }
    deepest
}

fn is_command(token: &str) -> bool {
    token.strip_prefix('\\').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The length of a command, as `\frac` or `\{`, or of a character.
fn token_length(latex: &str) -> usize {
    let mut chars = latex.chars();
    match (chars.next(), chars.next()) {
        (Some('\\'), Some(c)) if c.is_ascii_alphabetic() => {
            1 + latex[1..].bytes().take_while(u8::is_ascii_alphabetic).count()
        }
        (Some('\\'), Some(c)) => 1 + c.len_utf8(),
        (first, _) => first.map_or(0, char::len_utf8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_operators_become_no_elements() {
        for latex in [
            r"\operatorname{<svg/onload=alert(1)>}",
            r"\operatorname{<svg/onload=alert(1)></svg>}",
            r"\operatorname*{</mo><script>alert(1)</script><mo>}",
            r"\operatorname{<mi/onclick='x'>}",
            r#"\operatorname{<mi/style="background:url(x)"></mi>}"#,
            r#"\operatorname{<mtext><a/href="javascript:x">y</a></mtext>}"#,
            r"\operatorname{<!--x-->}",
            r"\operatorname{a<b}",
            "\\text{\u{1}}",
        ] {
            assert!(mathematics(latex, MathStyle::Inline).is_err(), "{latex}");
        }
        for latex in [r"a<b \And c>d", r"\operatorname{arg\,max}_x", r"\text{<\&>}", r"\eqref{a}", r"\color{red}x"] {
            assert!(mathematics(latex, MathStyle::Display).is_ok(), "{latex}");
        }
    }

    #[test]
    fn what_the_converter_writes_is_sound() {
        for latex in [
            r"\sum_{i=1}^n \left(\frac{a}{b}\right) \int\limits_0^1 \sqrt[3]{x} \hat{x} \underbrace{y}_{z} \binom nk",
            r"\begin{align}a&=b\tag{1}\\c&=d\label{x}\end{align}\begin{multline}a\\b\end{multline}",
            r"\begin{array}{l|c||r}a&b&c\\\hline d&e&f\end{array}\begin{cases}1&x\\2&y\end{cases}",
            r"\phantom{x}\vphantom{x}\hphantom{x}\cancel{x}\xcancel{x}\bcancel{x}\mathrel{x}\cramped{x}\genfrac{(}{)}{2pt}{1}{a}{b}",
            r"\text{\textbf{a}\textit{b}\emph{c}\texttt{d}\textsc{e}\textsf{f}\textrm{g}\sout{h}\large i}\underbar{j}",
            r"\sideset{_a^b}{_c^d}\sum \prescript{1}{2}{X} \xrightarrow[a]{b} \bigl( \Bigg| \mathrm{H}\displaystyle x \hspace{-1cm}",
        ] {
            let mathml = mathematics(latex, MathStyle::Display);
            assert!(mathml.is_ok(), "{latex}: {mathml:?}");
        }
    }

    #[test]
    fn formulas_that_nest_without_end_are_refused() {
        let nested = |open: &str, close: &str| format!("{}x{}", open.repeat(20_000), close.repeat(20_000));
        for (open, close) in [
            ("{", "}"),
            ("\\frac{1}{", "}"),
            ("\\frac1{", "}"),
            ("x^{", "}"),
            ("\\sqrt[", "]{x}"),
            ("\\left(", "\\right)"),
            ("\\begin{matrix}", "\\end{matrix}"),
            ("\\hat", ""),
            ("\\hat ", ""),
            ("\\overset{a}{", "}"),
            ("\\text{$", "$}"),
            ("{[", "]}"),
        ] {
            for text in [nested(open, close), nested(open, "")] {
                // The converter may refuse it first, but it must come back.
                let _ = mathematics(&text, MathStyle::Inline);
            }
        }
        assert!(depth(&nested("{", "}")) > DEEPEST_FORMULA);
        assert!(depth(&nested("\\hat", "")) > DEEPEST_FORMULA);
        let long = "\\frac{a_1}{b^2} + \\left[0, 1\\right) \\cdot \\{x\\} \\\\ ".repeat(500);
        assert!(depth(&long) < 10, "{}", depth(&long));
    }
}
