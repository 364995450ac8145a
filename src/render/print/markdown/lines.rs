//! What stands inside a line: links, footnotes, code, formulas.

use pulldown_cmark::LinkType;

use super::Writer;
use crate::markdown;
use crate::mathematics::MathStyle;
use crate::render::print::formula::formula;
use crate::render::print::literal::{literal, push_literal};

impl Writer<'_> {
    /// Begins a link. One that may not lead where it wants to loses its address and keeps its text.
    pub(super) fn link(&mut self, kind: LinkType, typed: &str, out: &mut String) {
        let surroundings = self.surroundings;
        let function = if let Some(target) = surroundings.links.get(typed) {
            format!("#go({})[", literal(target))
        } else if let Some(anchor) = typed.strip_prefix('#').filter(|_| !surroundings.page.is_empty()) {
            format!("#go({})[", literal(&format!("{}#{anchor}", surroundings.page)))
        } else if kind == LinkType::Email {
            format!("#link({})[", literal(&format!("mailto:{typed}")))
        } else if markdown::is_safe_address(typed) {
            format!("#link({})[", literal(typed))
        } else {
            return self.opens("", "", out);
        };
        self.opens(&function, "];", out);
    }

    /// A footnote where it is called; a second call refers to the first.
    pub(super) fn footnote(&mut self, name: &str, out: &mut String) {
        let Some(note) = self.notes.get(name).filter(|note| !note.is_empty()) else { return };
        let next = self.called.len() + 1;
        let label = |number: usize| literal(&format!("{}#footnote-{number}", self.surroundings.page));
        match self.called.get(name) {
            Some(number) if !self.surroundings.page.is_empty() => {
                out.push_str(&format!("#footnote(label({}));", label(*number)));
            }
            _ => {
                out.push_str(&format!("#footnote[{note}]"));
                if !self.surroundings.page.is_empty() {
                    out.push_str(&format!("#label({})", label(next)));
                }
                out.push(';');
                self.called.insert(name.to_owned(), next);
            }
        }
    }
}

/// Code inside a line.
pub(super) fn raw(text: &str, out: &mut String) {
    out.push_str("#raw(");
    push_literal(out, text);
    out.push_str(");");
}

/// A formula; what cannot be set, which a rule reports, is shown as typed.
pub(super) fn mathematics(latex: &str, style: MathStyle, out: &mut String) {
    match formula(latex, style) {
        Ok(code) => {
            out.push('#');
            out.push_str(&code);
            out.push(';');
        }
        Err(_) => raw(latex, out),
    }
}
