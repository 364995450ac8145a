//! `READ-ME.txt`: what somebody needs who finds the folder, whatever opens it.

use super::Additions;
use crate::language::Language;
use crate::view::pack::PackFacts;

/// The text, in Chinese and in English.
pub(super) fn text(facts: &PackFacts, additions: &Additions<'_>) -> String {
    let identity = &facts.identity;
    let learner = identity.audience == "learner";
    let title = |language| identity.title.get(language);
    let edition = &identity.edition;
    let mut zh = format!(
        "{}\n标准版次：{edition} · {}\n\n",
        title(Language::Zh),
        if learner { "学员用课程包" } else { "教师用课程包" }
    );
    zh += "请先解压，再用浏览器打开 index.html。无需联网，无需安装。\n\n";
    zh += "site/          网页\n";
    let mut en = format!(
        "{}\nEdition {edition} · {}\n\n",
        title(Language::En),
        if learner { "course pack for learners" } else { "course pack for instructors" }
    );
    en += "Unzip first, then open index.html in a browser. No network and no installation needed.\n\n";
    en += "site/          pages\n";
    if !additions.prints.is_empty() {
        zh += "print/         供打印的文件（PDF）\n";
        en += "print/         documents for print (PDF)\n";
    }
    zh += "reports/       本方案的覆盖报告\nmanifest.json  文件清单与 SHA-256 校验值\n";
    en += "reports/       coverage report of this programme\nmanifest.json  list of files with SHA-256 checksums\n";
    if !learner {
        zh += "\n本课程包含有答案和评分标准，请勿发给学员。\n";
        en += "\nThis pack holds keys and marking. Please do not hand it to learners.\n";
    }
    // Old editors of Windows know a new line by two characters.
    format!("{zh}\n----\n\n{en}").replace('\n', "\r\n")
}
