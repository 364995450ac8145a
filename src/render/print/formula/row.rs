//! Rows of a formula: members in a line, with the spaces that an author put between them.

use std::fmt::Write;

use roxmltree::Node;

use super::{Size, Writer, is, operator};

/// A member of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item<'a, 'input> {
    Node(Node<'a, 'input>),
    /// Room that the author asked for, in em.
    Space(f64),
    /// Three dots on the line, which MathML writes one by one.
    Dots,
}

/// What stands before an operator. Typst looks at it to tell a sign from an operation.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing, nor anything after it.
    #[default]
    Alone,
    /// Nothing.
    Nothing,
    /// Something that can be added to.
    Operand,
    /// An operator or an opening bracket.
    Operator,
    /// Room: Typst then knows no neighbour.
    Space,
}

/// The members of an element. Rows without a look of their own are no more than brackets of LaTeX.
pub(super) fn items<'a, 'input>(parent: Node<'a, 'input>) -> Vec<Item<'a, 'input>> {
    let mut found: Vec<Item<'a, 'input>> = Vec::new();
    let mut rows = vec![parent.children()];
    while let Some(row) = rows.last_mut() {
        match row.next() {
            None => {
                rows.pop();
            }
            Some(node) if !node.is_element() => {}
            Some(node) if is_plain(node) => rows.push(node.children()),
            Some(node) if is(node, "mspace") => {
                let width = width_of_space(node);
                match found.last_mut() {
                    _ if width == 0.0 => {}
                    Some(Item::Space(before)) => *before += width,
                    _ => found.push(Item::Space(width)),
                }
            }
            Some(node) => {
                found.push(Item::Node(node));
                if found.len() >= 3 && found[found.len() - 3..].iter().all(is_low_dot) {
                    found.truncate(found.len() - 3);
                    found.push(Item::Dots);
                }
            }
        }
    }
    found
}

fn is_plain(node: Node<'_, '_>) -> bool {
    is(node, "mrow") && node.attributes().len() == 0 && operator::fence(node).is_none()
}

fn is_low_dot(item: &Item<'_, '_>) -> bool {
    matches!(item, Item::Node(node) if is(*node, "mo") && node.text() == Some("."))
}

/// The one element of a row, if it has no other member.
pub(super) fn only_node<'a, 'input>(items: &[Item<'a, 'input>]) -> Option<Node<'a, 'input>> {
    match items {
        [Item::Node(node)] => Some(*node),
        _ => None,
    }
}

/// The width of a space in em. What LaTeX measures in points is measured in the size of the text.
pub(super) fn width_of_space(node: Node<'_, '_>) -> f64 {
    let margin = node.attribute("style").and_then(|style| style.strip_prefix("margin-left:")?.strip_suffix(';'));
    let Some(width) = node.attribute("width").or(margin) else { return 0.0 };
    let number = width.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    // The height of an x in the fonts of formulas.
    let scale = if width.ends_with("ex") { 0.43 } else { 1.0 };
    let Ok(number) = number.parse::<f64>() else { return 0.0 };
    if number.is_finite() { (number * scale).clamp(-100.0, 100.0) } else { 0.0 }
}

impl Writer {
    /// Members in a line, on their own.
    pub(super) fn row(&mut self, items: &[Item<'_, '_>], size: Size) {
        match items {
            [] => self.out.push_str("[]"),
            [Item::Node(node)] => self.part(Some(*node), size),
            _ => {
                self.out.push_str("{[]");
                self.open += 1;
                self.members_of_row(items, Before::Nothing, size);
                self.open -= 1;
                self.out.push('}');
            }
        }
    }

    /// Members in a line, each after a semicolon.
    pub(super) fn members_of_row(&mut self, items: &[Item<'_, '_>], before: Before, size: Size) {
        let mut before = before;
        for (place, item) in items.iter().enumerate() {
            self.out.push_str("; ");
            match item {
                Item::Space(width) => {
                    // Room disables the spacing around operators, so this is part of it.
                    let left = place.checked_sub(1).map_or(0.0, |left| sides(items[left], size).1);
                    let right = items.get(place + 1).map_or(0.0, |right| sides(*right, size).0);
                    self.space(left + width + right);
                    before = Before::Space;
                }
                Item::Dots => {
                    self.symbol("…");
                    before = Before::Operand;
                }
                Item::Node(node) => {
                    self.before = before;
                    self.node(*node, size);
                    before = operator::core(*node).map_or(Before::Operand, operator::leaves);
                }
            }
        }
    }

    pub(super) fn space(&mut self, width: f64) {
        let width = format!("{width:.4}");
        let _ = write!(self.out, "h({}em)", width.trim_end_matches('0').trim_end_matches('.'));
    }
}

/// The spacing that a member has by itself, in em, on its left and right.
fn sides(item: Item<'_, '_>, size: Size) -> (f64, f64) {
    match item {
        Item::Node(node) => operator::core(node).map_or((0.0, 0.0), |core| operator::sides(core, size)),
        Item::Space(_) | Item::Dots => (0.0, 0.0),
    }
}
