//! Files that were meant where one is named that does not exist.

use std::collections::BTreeMap;

use crate::diag::nearest;

/// The file in the same folder whose name is nearest, as the author would have to type it.
pub(super) fn near_file<T>(files: &BTreeMap<String, T>, typed: &str, target: &str) -> Option<String> {
    let (folder, name) = target.rsplit_once('/')?;
    let folder = format!("{folder}/");
    let beside = files
        .range(folder.clone()..)
        .map_while(|(path, _)| path.strip_prefix(&folder))
        .filter(|name| !name.contains('/'));
    let near = nearest(name, beside)?;
    Some(format!("{}{near}", typed.strip_suffix(name)?))
}
