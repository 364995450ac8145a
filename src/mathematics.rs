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
    match converter.convert_with_local_state(latex, display) {
        Ok(converted) => Ok(converted.mathml),
        Err(error) => Err(error.to_string()),
    }
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
