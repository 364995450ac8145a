//! What renderers return and `emit` writes: a path inside the output folder and its bytes.

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path from the output folder, with `/`; never absolute, never with `..`.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// A text artifact.
    pub fn text(path: impl Into<String>, text: String) -> Artifact {
        Artifact { path: path.into(), bytes: text.into_bytes() }
    }
}
