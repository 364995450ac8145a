//! Formulas for print: MathML, as `mathematics` writes it, to a Typst expression. Classes and sizes are left to Typst
//! wherever it would decide as TeX does, and are said only where it would not; the author's characters stand in string
//! literals only.

#[cfg(test)]
mod cases;
mod operator;
mod row;
mod script;
mod table;
mod width;

use std::fmt::Write;

use roxmltree::{Document, Node};

use crate::mathematics::{MathStyle, mathematics};
use crate::render::print::literal::{literal, push_literal};
use row::{Before, items};
use table::{Table, Tag};

/// How many brackets may be open in an expression. Typst calls itself for each; what nests deeper is shown as plain text.
const DEEPEST: usize = 80;

/// The width, in em, from which a formula might not fit on a line.
const WIDE: f64 = 16.0;

/// A formula as a Typst expression for code position, such as `math.equation(block: false, alt: "…", …)`. Its author's
/// LaTeX is the alternative text.
///
/// # Errors
/// The reason, in English, when `mathematics` refuses it.
pub(in crate::render) fn formula(latex: &str, style: MathStyle) -> Result<String, String> {
    let mathml = mathematics(latex, style)?;
    let document = Document::parse(&mathml).map_err(|error| error.to_string())?;
    let source = latex.split_whitespace().collect::<Vec<_>>().join(" ");
    if source.is_empty() {
        return Ok("[]".to_owned());
    }
    let alternative = literal(&source);
    let root = document.root_element();
    let mut writer = Writer::default();
    match style {
        MathStyle::Inline => {
            writer.inner(root, Size::Text);
            Ok(format!("math.equation(block: false, alt: {alternative}, {})", writer.out))
        }
        MathStyle::Display => {
            let known = writer.display(root);
            let mut arguments = format!("alt: {alternative}");
            if let Some(tag) = known.tag {
                let _ = write!(arguments, ", numbering: (..) => {}{}", literal(&tag.text), tag.place);
            }
            if width::of(root) < WIDE {
                return Ok(format!("math.equation(block: true, {arguments}, {})", writer.out));
            }
            Ok(fitted(&arguments, &writer.out, known.breaks))
        }
    }
}

/// What is known of a formula on its own besides its body.
struct Display {
    /// The number or name in the margin.
    tag: Option<Tag>,
    breaks: Breaks,
}

/// What a formula that is wider than its line does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// It breaks after its relations and operators, as in running text.
    Lines,
    /// It shrinks.
    Never,
}

/// A formula that may be wider than the place where it stands: only there is known how much room there is.
fn fitted(arguments: &str, body: &str, breaks: Breaks) -> String {
    let narrow = match breaks {
        Breaks::Lines => format!(
            "{{ set align(center); set par(first-line-indent: 0em, justify: false); \
             math.equation(block: false, {arguments}, math.display(body)) }}"
        ),
        Breaks::Never => "scale(place.width / width * 100%, reflow: true, whole)".to_owned(),
    };
    format!(
        "layout(place => {{ let body = {body}; let whole = math.equation(block: true, {arguments}, body); \
         let width = measure(whole).width; if width <= place.width {{ whole }} else {{ {narrow} }} }})"
    )
}

/// The sizes in which parts are set, as TeX and Typst count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    ScriptScript,
    Script,
    Text,
    Display,
}

impl Size {
    /// Of what stands above or below something of this size.
    fn script(self) -> Size {
        if self >= Size::Text { Size::Script } else { Size::ScriptScript }
    }

    /// Of the parts of a fraction and the cells of a matrix of this size.
    fn part(self) -> Size {
        match self {
            Size::Display => Size::Text,
            Size::Text => Size::Script,
            Size::Script | Size::ScriptScript => Size::ScriptScript,
        }
    }

    /// The size that an element asks for.
    fn asked(node: Node<'_, '_>) -> Option<Size> {
        match (node.attribute("displaystyle")?, node.attribute("scriptlevel")) {
            ("true", _) => Some(Size::Display),
            (_, Some("1")) => Some(Size::Script),
            (_, Some("2")) => Some(Size::ScriptScript),
            _ => Some(Size::Text),
        }
    }

    fn function(self) -> &'static str {
        match self {
            Size::Display => "math.display",
            Size::Text => "math.inline",
            Size::Script => "math.script",
            Size::ScriptScript => "math.sscript",
        }
    }
}

/// The expression as far as it is written.
#[derive(Default)]
struct Writer {
    out: String,
    /// How many brackets are open.
    open: usize,
    /// What stands before the operator that is written next.
    before: Before,
}

impl Writer {
    /// A call of a function of Typst.
    fn call(&mut self, name: &str, arguments: impl FnOnce(&mut Writer)) {
        self.out.push_str(name);
        self.out.push('(');
        self.open += 1;
        arguments(self);
        self.open -= 1;
        self.out.push(')');
    }

    /// Text, which stays as it is.
    fn text(&mut self, text: &str) {
        push_literal(&mut self.out, text);
    }

    /// One sign: a string would be a word, and Typst sets words and signs in different ways.
    fn symbol(&mut self, text: &str) {
        if operator::is_one_sign(text) {
            self.call("symbol", |writer| writer.text(text));
        } else {
            self.text(text);
        }
    }

    /// A formula on its own. Its lines, if it has several, become those of the equation.
    fn display(&mut self, root: Node<'_, '_>) -> Display {
        let items = items(root);
        let Some(table) = row::only_node(&items).filter(|node| is(*node, "mtable")).map(Table::read) else {
            self.row(&items, Size::Display);
            let breaks = if width::can_break(&items) { Breaks::Lines } else { Breaks::Never };
            return Display { tag: None, breaks };
        };
        let tag = table.tag_in_margin();
        if table.is_lines() {
            self.lines(&table);
        } else {
            self.table(&table, Size::Display, ("", ""));
        }
        Display { tag, breaks: Breaks::Never }
    }

    /// What stands in an element, on its own.
    fn inner(&mut self, node: Node<'_, '_>, size: Size) {
        let items = items(node);
        self.row(&items, size);
    }

    /// An element on its own, as the numerator of a fraction.
    fn part(&mut self, node: Option<Node<'_, '_>>, size: Size) {
        self.before = Before::Alone;
        match node {
            Some(node) => self.node(node, size),
            None => self.out.push_str("[]"),
        }
    }

    /// An element among others.
    fn node(&mut self, node: Node<'_, '_>, size: Size) {
        if self.open > DEEPEST {
            let text: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
            return self.text(&text);
        }
        let child = |index| node.children().filter(Node::is_element).nth(index);
        match node.tag_name().name() {
            "mi" => self.identifier(node),
            "mn" => self.text(node.text().unwrap_or("")),
            "mo" => self.operator(node, size),
            "mtext" => self.words(node),
            "mspace" => self.space(row::width_of_space(node)),
            "mfrac" => self.fraction(node, size),
            "msqrt" => self.call("math.sqrt", |writer| writer.inner(node, size)),
            "mroot" => self.call("math.root", |writer| {
                writer.part(child(1), Size::ScriptScript);
                writer.out.push_str(", ");
                writer.part(child(0), size);
            }),
            "msub" => self.scripts(child(0), &[("br", child(1))], size),
            "msup" => self.scripts(child(0), &[("tr", child(1))], size),
            "msubsup" => self.scripts(child(0), &[("br", child(1)), ("tr", child(2))], size),
            "mmultiscripts" => self.all_around(node, size),
            "munder" => self.under_over(node, (child(1), None), size),
            "mover" => self.under_over(node, (None, child(1)), size),
            "munderover" => self.under_over(node, (child(1), child(2)), size),
            "mtable" => self.table(&Table::read(node), size, ("", "")),
            "mphantom" => self.call("hide", |writer| writer.inner(node, size)),
            "menclose" => self.call("math.cancel", |writer| {
                match node.attribute("notation") {
                    Some("updiagonalstrike downdiagonalstrike") => writer.out.push_str("cross: true, "),
                    Some("downdiagonalstrike") => writer.out.push_str("inverted: true, "),
                    _ => {}
                }
                writer.part(child(0), size);
            }),
            "mpadded" => self.padded(node, size),
            _ => self.group(node, size),
        }
    }

    /// A row that is fenced, coloured or of another size; else its members.
    fn group(&mut self, node: Node<'_, '_>, size: Size) {
        if let Some(asked) = Size::asked(node) {
            return self.call(asked.function(), |writer| writer.coloured(node, asked));
        }
        self.coloured(node, size);
    }

    fn coloured(&mut self, node: Node<'_, '_>, size: Size) {
        let colour = node.attribute("style").and_then(|style| style.split("color:").nth(1));
        match colour.and_then(|value| value.split(';').next()) {
            Some(colour) => self.call("text", |writer| {
                writer.out.push_str("fill: rgb(");
                writer.text(colour);
                writer.out.push_str("), ");
                writer.members(node, size);
            }),
            None => self.members(node, size),
        }
    }

    fn members(&mut self, node: Node<'_, '_>, size: Size) {
        match operator::fence(node) {
            Some(fence) => self.fenced(node, fence, size),
            None => self.inner(node, size),
        }
    }

    /// A name or sign that is no operator. Typst slants and straightens letters as MathML does, but for capital Greek.
    fn identifier(&mut self, node: Node<'_, '_>) {
        let text = node.text().unwrap_or("");
        let mut letters = text.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return self.symbol(text) };
        let slants =
            letter.is_ascii_alphabetic() || matches!(letter, 'α'..='ω' | '∂' | 'ϵ' | 'ϑ' | 'ϰ' | 'ϕ' | 'ϱ' | 'ϖ');
        let is_upright = node.attribute("mathvariant") == Some("normal");
        match letter {
            _ if is_upright && slants => self.call("math.upright", |writer| writer.symbol(text)),
            'Α'..='Ω' | 'ϴ' if !is_upright => self.call("math.italic", |writer| writer.symbol(text)),
            ':' => self.classed("punctuation", |writer| writer.symbol(text)),
            _ if operator::is_quiet(letter) => self.symbol(text),
            _ => self.classed("normal", |writer| writer.symbol(text)),
        }
    }

    fn classed(&mut self, class: &'static str, body: impl FnOnce(&mut Writer)) {
        self.call("math.class", |writer| {
            writer.text(class);
            writer.out.push_str(", ");
            body(writer);
        });
    }

    fn fraction(&mut self, node: Node<'_, '_>, size: Size) {
        if let Some(asked) = Size::asked(node) {
            return self.call(asked.function(), |writer| writer.fraction_of(node, asked));
        }
        self.fraction_of(node, size);
    }

    /// A fraction, or with no line two things above each other.
    fn fraction_of(&mut self, node: Node<'_, '_>, size: Size) {
        let name = if has_no_line(node) { "math.vec" } else { "math.frac" };
        self.call(name, |writer| {
            if name == "math.vec" {
                writer.out.push_str("delim: none, ");
            }
            writer.two_parts(node, size);
        });
    }

    /// What stands above and below the line of a fraction, as two arguments.
    fn two_parts(&mut self, fraction: Node<'_, '_>, size: Size) {
        let mut parts = fraction.children().filter(Node::is_element);
        self.part(parts.next(), size.part());
        self.out.push_str(", ");
        self.part(parts.next(), size.part());
    }

    /// Something with the spacing of another class, or something invisible that takes room in one direction.
    fn padded(&mut self, node: Node<'_, '_>, size: Size) {
        if node.attribute("width") == Some("0") {
            return self.call("box", |writer| {
                writer.out.push_str("width: 0pt, ");
                writer.call("math.equation", |writer| {
                    writer.call(size.function(), |writer| writer.inner(node, size));
                });
            });
        }
        match operator::class_of_padding(node) {
            Some(class) => self.classed(class, |writer| writer.inner(node, size)),
            None => self.inner(node, size),
        }
    }

    /// Words between signs, which may be bold, slanted and so on.
    fn words(&mut self, node: Node<'_, '_>) {
        let size = node.attribute("style").and_then(|style| style.strip_prefix("font-size:")?.strip_suffix('%'));
        match size.and_then(|percent| percent.parse::<f64>().ok()) {
            Some(percent) => self.call("text", |writer| {
                let _ = write!(writer.out, "size: {}em, ", percent / 100.0);
                writer.dressed(node);
            }),
            None => self.dressed(node),
        }
    }

    fn dressed(&mut self, node: Node<'_, '_>) {
        let Some(inner) = node.children().find(Node::is_element).filter(|_| self.open <= DEEPEST) else {
            return self.text(node.text().unwrap_or(""));
        };
        match inner.tag_name().name() {
            // Letters turn into bold ones; what has none is set in a bold font.
            "b" => self.call("text", |writer| {
                writer.out.push_str("weight: \"bold\", ");
                writer.call("math.bold", |writer| writer.dressed(inner));
            }),
            "s" => self.call("math.cancel", |writer| {
                writer.out.push_str("angle: 90deg, ");
                writer.dressed(inner);
            }),
            "i" | "em" => self.call("math.italic", |writer| writer.dressed(inner)),
            "code" => self.call("math.mono", |writer| writer.dressed(inner)),
            "u" => self.call("math.underline", |writer| writer.dressed(inner)),
            "span" if inner.attribute("class") == Some("math-core-sans-serif-font") => {
                self.call("math.sans", |writer| writer.dressed(inner));
            }
            _ => self.dressed(inner),
        }
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// Whether a fraction is two things above each other without a line between them.
fn has_no_line(fraction: Node<'_, '_>) -> bool {
    fraction.attribute("linethickness") == Some("0")
}
