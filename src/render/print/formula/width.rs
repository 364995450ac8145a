//! How wide a formula is, roughly: enough to tell which one might not fit on a line.

use roxmltree::Node;

use super::row::{Item, width_of_space};
use super::{is, operator};

/// The widest part, in em, that a formula broken over lines may have.
const WIDEST_PART: f64 = 16.0;

/// How deep parts are looked at. What stands deeper is small.
const DEEPEST: usize = 24;

/// The width of an element in em, on the large side.
pub(super) fn of(node: Node<'_, '_>) -> f64 {
    below(node, 0)
}

fn below(node: Node<'_, '_>, depth: usize) -> f64 {
    if depth > DEEPEST {
        return 0.0;
    }
    let widths = || node.children().filter(Node::is_element).map(|child| below(child, depth + 1));
    match node.tag_name().name() {
        "mi" | "mn" | "mtext" => letters(node),
        "mo" => letters(node) + 0.4,
        "mspace" => width_of_space(node).max(0.0),
        "mfrac" | "mover" | "munder" | "munderover" => widths().fold(0.0, f64::max),
        "msub" | "msup" | "msubsup" | "mmultiscripts" => {
            let mut widths = widths();
            widths.next().unwrap_or(0.0) + 0.7 * widths.fold(0.0, f64::max)
        }
        "mtable" => widths().fold(0.0, f64::max),
        "mtd" => 0.5 + widths().sum::<f64>(),
        _ => widths().sum(),
    }
}

fn letters(node: Node<'_, '_>) -> f64 {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    texts.flat_map(str::chars).map(|c| if u32::from(c) >= 0x2E80 && u32::from(c) < 0x1_0000 { 1.0 } else { 0.55 }).sum()
}

/// Whether a row that is too long can be broken after its operators: there are some, and nothing between them is too
/// wide for a line.
pub(super) fn can_break(row: &[Item<'_, '_>]) -> bool {
    let (mut part, mut breaks) = (0.0, 0);
    for item in row {
        part += match item {
            Item::Node(node) if is(*node, "mrow") && operator::fence(*node).is_none() => return false,
            Item::Node(node) => of(*node),
            Item::Space(width) => width.max(0.0),
            Item::Dots => 1.0,
        };
        if part > WIDEST_PART {
            return false;
        }
        if operator::is_break(item) {
            part = 0.0;
            breaks += 1;
        }
    }
    breaks > 1
}
