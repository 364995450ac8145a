//! The repository's own workspace: checked once and built once for all tests that look at it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use curricle::driver::{self, Built, Checked, Request, Warnings};

use super::disk::{Disk, files_of};
use super::in_repository;

/// Where the site says it is served, so that it has a site map and full addresses.
pub(crate) const ADDRESS: &str = "https://example.org/courses/";

/// The workspace, checked.
pub(crate) fn checked() -> &'static Checked {
    static CHECKED: OnceLock<Checked> = OnceLock::new();
    CHECKED.get_or_init(|| driver::check(&in_repository(""), None).unwrap())
}

/// Every file of the built site, by path.
pub(crate) fn site() -> &'static BTreeMap<String, Vec<u8>> {
    static SITE: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    SITE.get_or_init(|| {
        let disk = Disk::empty();
        let mut checked = driver::check(&in_repository(""), None).unwrap();
        let request = Request { output: disk.root(), address: Some(ADDRESS), warnings: Warnings::Allowed };
        let built = driver::build(&mut checked, request, |_| {}).unwrap();
        assert!(matches!(built, Built::Written(_)), "the repository's own workspace does not build");
        files_of(&disk.path("site")).into_iter().collect()
    })
}
