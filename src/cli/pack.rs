//! `curricle pack`: course packs, and nothing else.

use anyhow::bail;

use super::Exit;
use super::arguments::{AudienceName, PackOptions};
use super::build::Making;
use super::session::{self, Session};
use crate::audience::Audience;
use crate::driver::pack::Packs;
use crate::driver::{Documents, Outputs};
use crate::language::{Language, Phrase};

pub(super) fn run(session: &Session, options: &PackOptions) -> anyhow::Result<Exit> {
    let checked = session.check()?;
    let audience = options.audience.map(|name| match name {
        AudienceName::Learner => Audience::Learner,
        AudienceName::Instructor => Audience::Instructor,
    });
    let packs = Packs { selection: options.selection.programmes(), audience };
    let count = packs.count(&checked);
    // Where the content has errors, they are what there is to say.
    if count == 0 && session::exit(&checked.diagnostics, options.messages.deny_warnings) == Exit::Clean {
        let mut programmes = checked.coverage.programmes.iter();
        if !programmes.any(|coverage| packs.selection.takes(&checked.linked, coverage)) {
            bail!("{}", session.nothing_selected(&checked, packs.selection));
        }
        let nothing = Phrase::new(
            "no module serves this yet: there is nothing to pack",
            "还没有模块服务于所选方案：没有可打包的内容",
        );
        bail!("{}", session.say(nothing));
    }
    let making = Making {
        output: &options.output,
        messages: &options.messages,
        outputs: Outputs::Packs(packs),
        documents: Documents::Printed,
    };
    making.run(session, checked, |_, folder| match (session.language, count) {
        (Language::En, 1) => format!("wrote 1 pack into {folder}/packs"),
        (Language::En, _) => format!("wrote {count} packs into {folder}/packs"),
        (Language::Zh, _) => format!("已在 {folder}/packs 写出 {count} 个课程包"),
    })
}
