//! Operators of a formula: which class of spacing MathML means, and whether Typst would take the sign for that class by
//! itself; brackets that grow.

use roxmltree::Node;

use super::row::{Before, Item, items, only_node};
use super::table::Table;
use super::{Size, Writer, has_no_line, is};

/// Room around relations, around operations and around large operators, in em.
const THICK: f64 = 0.2778;
const MEDIUM: f64 = 0.2222;
const THIN: f64 = 0.1667;

/// The classes of signs as Typst knows them, as far as formulas need to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Relation,
    Binary,
    /// An operation after something that can be added to, a sign else.
    Vary,
    Punctuation,
    Large,
    /// A bracket, or a bar that can be one.
    Bracket,
    Quiet,
    Other,
}

/// Brackets, and bars that can be brackets on both sides.
const OPENING: &str = "([{⌈⌊⌜⌞⎰⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗";
const CLOSING: &str = ")]}⌉⌋⌝⌟⎱⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦎⦐⦒⦔⦖⦘";
const BARS: &str = "|‖";

fn kind(sign: char) -> Kind {
    match sign {
        '+' | '−' | '±' | '∓' => Kind::Vary,
        ',' | ';' => Kind::Punctuation,
        '∏'..='∑' | '∫'..='∳' | '⋀'..='⋃' | '⨀'..='⨜' | '⫼' | '⫿' => Kind::Large,
        _ if OPENING.contains(sign) || CLOSING.contains(sign) || BARS.contains(sign) => Kind::Bracket,
        '×' | '÷' | '⋅' | '∗'..='∙' | '∕' | '∖' | '∧'..='∪' | '∸' | '⊌'..='⊎' | '⊓'..='⊞' | '⊟'..='⊡' => {
            Kind::Binary
        }
        '⊻'..='⊽' | '⋄' | '⋆' | '⋇' | '⋉'..='⋌' | '⋎' | '⋏' | '⋒' | '⋓' | '⨢'..='⩝' | '•' => {
            Kind::Binary
        }
        '<' | '=' | '>' | ':' | '←'..='⇿' | '∈'..='∍' | '∝' | '∣'..='∦' | '∴'..='∷' | '∹'..='≿' => {
            Kind::Relation
        }
        '⊀'..='⊋' | '⊏'..='⊒' | '⊢'..='⊤' | '⊦'..='⊸' | '⋈' | '⋍' | '⋐' | '⋑' | '⋔'..='⋭' => {
            Kind::Relation
        }
        '⌢' | '⌣' | '⟂' | '⟵'..='⟿' | '⤀'..='⥿' | '⩦'..='⫳' => Kind::Relation,
        '/' | '!' | '.' | '…' | '⋮'..='⋱' | '⊥' | '¬' | '∀' | '∃' | '∄' | '′'..='‷' | '⁗' | '&' => {
            Kind::Quiet
        }
        '%' | '°' | '∞' | '∅' | '∇' | '∂' | '$' | '#' | '§' | '∠' | '□' | '★' | '?' | '@' => {
            Kind::Quiet
        }
        _ => Kind::Other,
    }
}

/// Whether Typst puts no room around a sign.
pub(super) fn is_quiet(sign: char) -> bool {
    sign.is_alphanumeric() || kind(sign) == Kind::Quiet
}

/// Whether a text is one sign to the eye: a character, and what is put upon it.
pub(super) fn is_one_sign(text: &str) -> bool {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return false };
    let is_mark = |c| matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20F0}' | '\u{FE00}'..='\u{FE0F}');
    let has_marks = text.len() > first.len_utf8();
    letters.all(is_mark) && !(has_marks && (first.is_control() || first.is_whitespace() || is_invisible(first)))
}

/// Operators that MathML needs and nobody sees, and other marks without a shape.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The operator that decides on the spacing of an element: itself, or what its scripts stand on.
pub(super) fn core<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let mut node = node;
    loop {
        match node.tag_name().name() {
            "mo" => return Some(node),
            "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover" => {
                let is_accent = node.attribute("accent").or(node.attribute("accentunder")).is_some();
                node = node.children().find(Node::is_element).filter(|_| !is_accent)?;
            }
            _ => return None,
        }
    }
}

/// What an operator is to the next one.
pub(super) fn leaves(operator: Node<'_, '_>) -> Before {
    let text = operator.text().unwrap_or("");
    let Some(sign) = text.chars().next() else { return Before::Operand };
    match kind(sign) {
        _ if is_name(text) => Before::Operator,
        Kind::Bracket if !OPENING.contains(sign) => Before::Operand,
        Kind::Quiet | Kind::Other => Before::Operand,
        _ => Before::Operator,
    }
}

/// The name of a function, as `sin`.
pub(super) fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
}

/// The spacing of an operator in MathML, in em.
pub(super) fn sides(operator: Node<'_, '_>, size: Size) -> (f64, f64) {
    let text = operator.text().unwrap_or("");
    let usual = match text.chars().next().map(kind) {
        _ if is_name(text) => (THIN, THIN),
        Some(Kind::Large) => (THIN, THIN),
        _ if size <= Size::Script => (0.0, 0.0),
        Some(Kind::Relation) => (THICK, THICK),
        Some(Kind::Binary | Kind::Vary) => (MEDIUM, MEDIUM),
        Some(Kind::Punctuation) => (0.0, THIN),
        _ => (0.0, 0.0),
    };
    (length(operator, "lspace").unwrap_or(usual.0), length(operator, "rspace").unwrap_or(usual.1))
}

fn length(node: Node<'_, '_>, name: &str) -> Option<f64> {
    node.attribute(name)?.trim_end_matches("em").parse().ok()
}

/// The class that room on both sides stands for.
fn class(left: f64, right: f64) -> &'static str {
    match left.max(right) {
        wide if wide >= THICK => "relation",
        wide if wide >= MEDIUM => "binary",
        wide if wide >= THIN && left >= THIN => "large",
        wide if wide >= THIN => "punctuation",
        _ => "normal",
    }
}

/// The class of something that was given that of another, as `\mathrel{…}`.
pub(super) fn class_of_padding(node: Node<'_, '_>) -> Option<&'static str> {
    let style = node.attribute("style")?;
    let side = |name: &str| style.split(name).nth(1)?.split("em").next()?.trim_end_matches(';').parse::<f64>().ok();
    Some(class(side("padding-left:").unwrap_or(0.0), side("padding-right:").unwrap_or(0.0)))
}

/// The class that an operator must be given, because Typst would take it for another.
fn forced_class(operator: Node<'_, '_>, sign: char, before: Before, size: Size) -> Option<&'static str> {
    let kind = kind(sign);
    match operator.attribute("form") {
        Some("prefix") if BARS.contains(sign) => return Some("opening"),
        Some("postfix") if BARS.contains(sign) => return Some("closing"),
        Some("infix") if BARS.contains(sign) => return Some("relation"),
        _ => {}
    }
    let (Some(left), Some(right)) = (length(operator, "lspace"), length(operator, "rspace")) else {
        return match sign {
            '\\' => Some("normal"),
            _ if kind == Kind::Vary && before == Before::Space => Some("binary"),
            _ => None,
        };
    };
    let class = class(left, right);
    let is_usual = match kind {
        Kind::Relation => class == "relation",
        Kind::Binary => class == "binary",
        Kind::Vary => match before {
            Before::Operand => class == "binary",
            Before::Space => false,
            _ => class == "normal",
        },
        Kind::Punctuation => class == "punctuation",
        // Dots have room as a large operator has, beside letters; Typst gives them none, and they look well.
        Kind::Large | Kind::Bracket | Kind::Quiet => matches!(class, "normal" | "large"),
        Kind::Other => false,
    };
    let shows = size > Size::Script && before != Before::Alone;
    (!is_usual && (shows || class != "normal")).then_some(class)
}

/// The two ends of a row that grow with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fence<'a> {
    open: &'a str,
    close: &'a str,
}

/// Whether a row is fenced, as by `\left(` and `\right)`.
pub(super) fn fence<'a>(row: Node<'a, '_>) -> Option<Fence<'a>> {
    let end = |node: Option<Node<'a, '_>>| {
        let text = node.filter(|node| is(*node, "mo") && grows(*node))?.text()?;
        Some(text.trim_matches('\u{2063}'))
    };
    let open = end(row.first_element_child())?;
    let close = end(row.last_element_child()).filter(|_| row.first_child() != row.last_child())?;
    Some(Fence { open, close })
}

/// Whether an operator grows with what it stands beside. Brackets do unless they are told not to.
fn grows(operator: Node<'_, '_>) -> bool {
    let text = operator.text().unwrap_or("");
    let Some(sign) = text.chars().next() else { return false };
    let is_sized = operator.attribute("minsize").is_some() || operator.attribute("form").is_some();
    match operator.attribute("stretchy") {
        _ if is_sized => false,
        Some(stretchy) => stretchy == "true",
        None => sign == '\u{2063}' || kind(sign) == Kind::Bracket || matches!(sign, '↑' | '↓' | '↕' | '⇑' | '⇓' | '⇕'),
    }
}

impl Writer {
    pub(super) fn operator(&mut self, node: Node<'_, '_>, size: Size) {
        let text = node.text().unwrap_or("");
        let Some(sign) = text.chars().next() else { return self.out.push_str("[]") };
        if is_name(text) {
            return self.call("math.op", |writer| writer.text(text));
        }
        if text.chars().all(is_invisible) {
            return self.out.push_str("[]");
        }
        let class = forced_class(node, sign, self.before, size);
        let body = |writer: &mut Writer| {
            if let Some(size) = node.attribute("minsize") {
                let size = size.trim_end_matches("em").parse().unwrap_or(1.0);
                return writer.sized(text, size);
            }
            if grows(node) {
                return writer.call("math.mid", |writer| writer.symbol(text));
            }
            writer.symbol(text);
        };
        match class {
            Some(class) => self.classed(class, body),
            None => body(self),
        }
    }

    /// A bracket of a size that the author chose.
    fn sized(&mut self, text: &str, size: f64) {
        self.call("math.lr", |writer| {
            writer.out.push_str(&format!("size: {size}em, "));
            writer.symbol(text);
        });
    }

    /// A row between brackets that grow with it.
    pub(super) fn fenced(&mut self, row: Node<'_, '_>, fence: Fence<'_>, size: Size) {
        let items = items(row);
        let inside = items.get(1..items.len().saturating_sub(1)).unwrap_or_default();
        let only = only_node(inside);
        if let Some(fraction) = only.filter(|node| is(*node, "mfrac") && has_no_line(*node) && fence.is("(", ")")) {
            return match Size::asked(fraction) {
                Some(asked) => self.call(asked.function(), |writer| writer.binomial(fraction, asked)),
                None => self.binomial(fraction, size),
            };
        }
        if let Some(table) = only.filter(|node| is(*node, "mtable") && fence.suits_tables()).map(Table::read) {
            return self.table(&table, size, (fence.open, fence.close));
        }
        self.call("math.lr", |writer| {
            writer.out.push_str("{[]; ");
            writer.open += 1;
            writer.end_of_fence(fence.open, "opening");
            writer.members_of_row(inside, Before::Operator, size);
            writer.out.push_str("; ");
            writer.end_of_fence(fence.close, "closing");
            writer.open -= 1;
            writer.out.push('}');
        });
    }

    fn binomial(&mut self, fraction: Node<'_, '_>, size: Size) {
        self.call("math.binom", |writer| writer.two_parts(fraction, size));
    }

    /// A bracket, or nothing. Nothing takes a place too, or the next bracket would grow in its stead.
    fn end_of_fence(&mut self, text: &str, class: &'static str) {
        match text.chars().next() {
            None => self.space(0.0),
            Some(sign) if kind(sign) == Kind::Bracket => self.symbol(text),
            Some(_) => self.classed(class, |writer| writer.symbol(text)),
        }
    }
}

impl Fence<'_> {
    fn is(self, open: &str, close: &str) -> bool {
        (self.open, self.close) == (open, close)
    }

    /// Whether Typst takes these as the brackets of a matrix.
    fn suits_tables(self) -> bool {
        let suits = |text: &str| {
            matches!(text, "" | "(" | ")" | "[" | "]" | "{" | "}" | "|" | "‖" | "⟨" | "⟩" | "⌊" | "⌋" | "⌈" | "⌉")
        };
        suits(self.open) && suits(self.close)
    }
}

/// Whether the limits of an operator stand beside it in a line of text.
pub(super) fn has_movable_limits(operator: Node<'_, '_>) -> bool {
    match operator.attribute("movablelimits") {
        Some(movable) => movable == "true",
        None => operator.text().and_then(|text| text.chars().next()).is_some_and(is_summing),
    }
}

/// The large operators whose limits stand above and below them; integrals have theirs beside them.
pub(super) fn is_summing(sign: char) -> bool {
    matches!(sign, '∏'..='∑' | '⋀'..='⋃' | '⨀'..='⨊' | '⫼' | '⫿')
}

/// Whether an arrow grows with what stands above and below it.
pub(super) fn is_growing_arrow(operator: Node<'_, '_>) -> bool {
    match operator.attribute("stretchy") {
        Some(stretchy) => stretchy == "true",
        None => operator.text().and_then(|text| text.chars().next()).is_some_and(|sign| matches!(sign, '←'..='⇿')),
    }
}

/// Whether a row breaks over lines after this member.
pub(super) fn is_break(item: &Item<'_, '_>) -> bool {
    let Item::Node(node) = item else { return false };
    let sign = core(*node).and_then(|core| core.text()).and_then(|text| text.chars().next());
    matches!(sign.map(kind), Some(Kind::Relation | Kind::Binary | Kind::Vary))
}
