//! What stands above, below and beside something in a formula: indices, limits, accents, braces.

use roxmltree::Node;

use super::row::{Before, items};
use super::{Size, Writer, is, operator};

/// A sign above or below the whole of something, and the function of Typst that draws it.
const SPREAD: &[(char, &str)] = &[
    ('⏞', "math.overbrace"),
    ('⏟', "math.underbrace"),
    ('⎴', "math.overbracket"),
    ('⎵', "math.underbracket"),
    ('⏜', "math.overparen"),
    ('⏝', "math.underparen"),
    ('⏠', "math.overshell"),
    ('⏡', "math.undershell"),
];

/// Arrows below something, as Typst wants them: signs that by their nature stand below.
const BELOW: &[(char, &str)] = &[('→', "\u{20EF}"), ('←', "\u{20EE}"), ('↔', "\u{34D}")];

/// Accents that Typst does not know by the name that MathML has for them.
const ABOVE: &[(char, &str)] = &[('˚', "\u{30A}"), ('⃡', "↔")];

impl Writer {
    /// Indices and exponents, by the corners where they stand.
    pub(super) fn scripts(&mut self, base: Option<Node<'_, '_>>, scripts: &[(&str, Option<Node<'_, '_>>)], size: Size) {
        let before = self.before;
        self.call("math.attach", |writer| {
            writer.base(base, before, size);
            for (corner, script) in scripts {
                // An index that is empty would still take room.
                if let Some(script) = script.filter(|script| !items(*script).is_empty() || !is(*script, "mrow")) {
                    writer.out.push_str(&format!(", {corner}: "));
                    writer.part(Some(script), size.script());
                }
            }
        });
    }

    /// What scripts stand on. An operator there is the operator of the whole.
    fn base(&mut self, base: Option<Node<'_, '_>>, before: Before, size: Size) {
        match base {
            Some(node) if operator::core(node).is_some() => {
                self.before = before;
                self.node(node, size);
            }
            base => self.part(base, size),
        }
    }

    /// Indices on all sides.
    pub(super) fn all_around(&mut self, node: Node<'_, '_>, size: Size) {
        let children: Vec<Node<'_, '_>> = node.children().filter(Node::is_element).collect();
        let Some((base, scripts)) = children.split_first() else { return self.out.push_str("[]") };
        let split = scripts.iter().position(|script| is(*script, "mprescripts")).unwrap_or(scripts.len());
        let (after, before) = scripts.split_at(split);
        let corners: Vec<(&str, Option<Node<'_, '_>>)> = ["br", "tr"]
            .into_iter()
            .zip(after.iter().take(2).copied().map(Some))
            .chain(["bl", "tl"].into_iter().zip(before.iter().skip(1).take(2).copied().map(Some)))
            .collect();
        self.scripts(Some(*base), &corners, size);
    }

    /// Something with an accent, a brace, a line, limits or a label.
    pub(super) fn under_over(
        &mut self,
        node: Node<'_, '_>,
        (under, over): (Option<Node<'_, '_>>, Option<Node<'_, '_>>),
        size: Size,
    ) {
        let Some(base) = node.children().find(Node::is_element) else { return self.out.push_str("[]") };
        if let Some(label) = under.xor(over).filter(|_| is_accented(node)) {
            return self.accent(base, label, size);
        }
        // The converter widens the labels of arrows by empty room above or below them.
        if under.xor(over).is_some_and(|label| is(label, "mspace")) {
            return self.node(base, size);
        }
        if let Some(label) = under.xor(over)
            && let Some((name, body)) = spread(base, under.is_some())
        {
            return self.call(name, |writer| {
                writer.part(Some(body), size);
                writer.out.push_str(", ");
                writer.part(Some(label), size.script());
            });
        }
        let before = self.before;
        self.call("math.attach", |writer| {
            writer.limits(base, before, size);
            for (side, label) in [("b", under), ("t", over)] {
                if let Some(label) = label {
                    writer.out.push_str(&format!(", {side}: "));
                    writer.part(Some(label), size.script());
                }
            }
        });
    }

    /// Something whose scripts stand above and below it: always, or when it is displayed.
    fn limits(&mut self, base: Node<'_, '_>, before: Before, size: Size) {
        let operator = is(base, "mo").then_some(base);
        let text = operator.and_then(|operator| operator.text()).unwrap_or("");
        let is_movable = operator.is_some_and(operator::has_movable_limits);
        if operator::is_name(text) && is_movable {
            return self.call("math.op", |writer| {
                writer.text(text);
                writer.out.push_str(", limits: true");
            });
        }
        if is_movable && text.chars().all(operator::is_summing) {
            return self.base(Some(base), before, size);
        }
        self.call("math.limits", |writer| {
            if operator.is_some_and(operator::is_growing_arrow) {
                writer.call("math.stretch", |writer| writer.symbol(text));
            } else {
                writer.base(Some(base), before, size);
            }
            if is_movable {
                writer.out.push_str(", inline: false");
            }
        });
    }

    fn accent(&mut self, base: Node<'_, '_>, accent: Node<'_, '_>, size: Size) {
        let sign = accent.text().and_then(|text| text.chars().next()).unwrap_or('\u{302}');
        let is_below = is(accent.parent().unwrap_or(accent), "munder");
        let known =
            |list: &'static [(char, &'static str)]| list.iter().find(|(known, _)| *known == sign).map(|(_, to)| *to);
        if let Some(name) = known(SPREAD) {
            return self.call(name, |writer| writer.part(Some(base), size));
        }
        match sign {
            // The converter has one sign for lines above and below.
            '\u{332}' if is_below => self.call("math.underline", |writer| writer.part(Some(base), size)),
            '\u{332}' => self.call("math.overline", |writer| writer.part(Some(base), size)),
            '⇒' => self.call("math.attach", |writer| {
                writer.call("math.limits", |writer| writer.part(Some(base), size));
                writer.out.push_str(", t: ");
                writer.symbol("⇒");
            }),
            _ => self.call("math.accent", |writer| {
                writer.part(Some(base), size);
                writer.out.push_str(", ");
                match known(if is_below { BELOW } else { ABOVE }) {
                    Some(other) => writer.text(other),
                    None => writer.text(sign.encode_utf8(&mut [0; 4])),
                }
                if accent.attribute("stretchy") == Some("false") {
                    writer.out.push_str(", size: 0pt");
                }
            }),
        }
    }
}

fn is_accented(node: Node<'_, '_>) -> bool {
    node.attribute("accent").or(node.attribute("accentunder")) == Some("true")
}

/// A brace and what it spans, if a label can be put to it on that side.
fn spread<'a, 'input>(base: Node<'a, 'input>, below: bool) -> Option<(&'static str, Node<'a, 'input>)> {
    if !is_accented(base) || is(base, "munder") != below {
        return None;
    }
    let mut children = base.children().filter(Node::is_element);
    let (body, sign) = (children.next()?, children.next()?);
    let sign = sign.text()?.chars().next()?;
    SPREAD.iter().find(|(known, _)| *known == sign).map(|(_, name)| (*name, body))
}
