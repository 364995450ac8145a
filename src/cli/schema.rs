//! `curricle schema`: what files may hold, for editors; what templates see, for their authors.

use super::Exit;
use super::arguments::{SchemaName, SchemaOptions};
use super::session::Session;
use crate::{parse, view};

pub(super) fn run(session: &Session, options: &SchemaOptions) -> anyhow::Result<Exit> {
    let name = match options.subject {
        SchemaName::Workspace => "workspace",
        SchemaName::Standard => "standard",
        SchemaName::StandardPart => "standard-part",
        SchemaName::Course => "course",
        SchemaName::Module => "module",
        SchemaName::Assessment => "assessment",
        SchemaName::Templates => {
            session.data(view::reference::markdown().as_bytes())?;
            return Ok(Exit::Clean);
        }
    };
    if let Some(schema) = parse::schema::schema(name) {
        session.data(format!("{schema:#}\n").as_bytes())?;
    }
    Ok(Exit::Clean)
}
