//! Finding what somebody names: a requirement, several, or a module.

use super::{Linked, ModuleIndex, RequirementIndex};
use crate::model::ClaimPattern;

/// What a name finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Requirements: one for an id, several for a range or a wildcard, or for an id that several standards have.
    Requirements(Vec<RequirementIndex>),
    /// A module.
    Module(ModuleIndex),
    /// Several courses have a module of that id.
    Modules(Vec<ModuleIndex>),
    /// Nothing has that name.
    Nothing,
}

impl Linked {
    /// What a name finds: an id of a requirement (with or without its standard), a range or a wildcard, or
    /// `<course>/<module>`, or the id of a module.
    pub fn find(&self, typed: &str) -> Found {
        if let Some(pattern) = ClaimPattern::parse(typed) {
            let pattern = pattern.among(|slug| self.model.standards.iter().any(|standard| standard.slug == slug));
            let requirements = self.requirements_named(&pattern);
            if !requirements.is_empty() {
                return Found::Requirements(requirements);
            }
        }
        let modules: Vec<ModuleIndex> = match typed.split_once('/') {
            Some((course, id)) => self.find_module(course, id).into_iter().collect(),
            None => self.module_indices().filter(|index| self.module(*index).id == typed).collect(),
        };
        match modules.as_slice() {
            [] => Found::Nothing,
            [module] => Found::Module(*module),
            _ => Found::Modules(modules),
        }
    }

    fn requirements_named(&self, pattern: &ClaimPattern) -> Vec<RequirementIndex> {
        let standards = self.model.standards.iter().enumerate();
        standards
            .filter(|(_, standard)| pattern.standard.as_ref().is_none_or(|slug| *slug == standard.slug))
            .flat_map(|(index, _)| self.named(index, pattern))
            .collect()
    }

    /// Every name that [`Linked::find`] knows, apart from ranges and wildcards.
    pub fn names(&self) -> Vec<String> {
        let requirements = self.requirements.iter().flat_map(|place| [place.id.to_string(), place.id.local()]);
        let modules = self.module_indices().flat_map(|index| [self.module(index).id.clone(), self.module_name(index)]);
        requirements.chain(modules).collect()
    }

    /// `<course>/<module>`.
    pub fn module_name(&self, index: ModuleIndex) -> String {
        format!("{}/{}", self.course_of(index).slug, self.module(index).id)
    }
}
