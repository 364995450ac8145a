//! `curricle init`: a small working workspace.

use super::Exit;
use super::arguments::InitOptions;
use super::session::Session;
use crate::driver;
use crate::language::Language;

pub(super) fn run(session: &Session, options: &InitOptions) -> anyhow::Result<Exit> {
    let root = session.new_root(options.folder.as_deref())?;
    let artifacts = driver::first_workspace();
    session.create(&root, &artifacts)?;
    let (folder, files) = (root.display(), artifacts.len());
    session.talk(&match session.language {
        Language::En => format!(
            "made a workspace in {folder}: {files} files, the example in them is made up\n\
             look at it:    cd {folder}; curricle check; curricle build; open dist/site/index.html\n\
             begin yours:   curricle new standard <slug>, then curricle new course <slug> --standard <slug>"
        ),
        Language::Zh => format!(
            "已在 {folder} 建立工作区：共 {files} 个文件，其中的示例内容是虚构的\n\
             先看一看：cd {folder}; curricle check; curricle build，然后打开 dist/site/index.html\n\
             编写自己的：curricle new standard <标识>，再 curricle new course <标识> --standard <标识>"
        ),
    });
    Ok(Exit::Clean)
}
