//! Formulas.
use super::literal::literal;
use crate::mathematics::{MathStyle, mathematics};

pub(in crate::render) fn formula(latex: &str, _style: MathStyle) -> Result<String, String> {
    mathematics(latex, _style)?;
    Ok(format!("raw({})", literal(latex)))
}
