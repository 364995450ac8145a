//! The Chinese words of the command line: for every command, every argument and every value. The English words stand
//! beside each argument in `arguments`.

use clap::{Arg, Command};

/// The words of a command.
struct CommandWords {
    /// Below the program: empty, `check`, `new module`.
    path: &'static str,
    /// What it does.
    about: &'static str,
    /// Its arguments: id, name of the value (empty if it takes none), what it means.
    arguments: &'static [(&'static str, &'static str, &'static str)],
}

const fn words(
    path: &'static str,
    about: &'static str,
    arguments: &'static [(&'static str, &'static str, &'static str)],
) -> CommandWords {
    CommandWords { path, about, arguments }
}

/// What every command understands, and the program itself.
static COMMON: &[(&str, &str, &str)] = &[
    ("workspace", "文件夹", "工作区所在的文件夹；省略则从当前文件夹逐级向上寻找 curricle.toml"),
    ("lang", "语言", "消息的语言；省略则由 LANG 决定"),
    ("color", "何时", "消息是否带颜色"),
    ("quiet", "", "只报告问题"),
    ("date", "日期", "本次运行的日期，如 2026-11-01：印在页面上，豁免是否到期也以它为准"),
    ("_help", "", "显示帮助"),
    ("_version", "", "显示版本"),
];

static COMMANDS: &[CommandWords] = &[
    words("", "Curricle：把国家职业标准与课程模块编译成经过检查、覆盖完整、便于阅读的培训方案", &[]),
    words("init", "建立一个可以运行的小型工作区", &[("folder", "文件夹", "建在何处；省略则为当前文件夹")]),
    words("new", "生成标准、课程或模块的骨架", &[]),
    words(
        "new standard",
        "生成职业标准的骨架",
        &[
            ("slug", "标识", "文件夹名，如 big-data"),
            ("name_zh", "名称", "职业的中文名称"),
            ("name_en", "名称", "职业的英文名称"),
            ("edition", "版次", "版次，如 2021"),
            ("levels", "等级", "各等级的标识，由低到高，以逗号分隔"),
        ],
    ),
    words(
        "new course",
        "为一个标准生成课程的骨架",
        &[
            ("slug", "标识", "文件夹名，如 big-data-primary"),
            ("standard", "标准", "所服务的标准"),
            ("level", "等级", "所服务的等级；省略则为全部等级"),
            ("direction", "方向", "所服务的职业方向；省略则为全部方向"),
            ("title_zh", "名称", "课程的中文名称；省略则由职业与等级的名称组成"),
            ("title_en", "名称", "课程的英文名称"),
        ],
    ),
    words(
        "new module",
        "生成模块的骨架，为所选条目写好对应关系、学习成果与考核的草稿",
        &[
            ("module", "课程/标识", "所属课程与文件夹名，如 big-data-primary/cluster-setup"),
            ("wanted", "编号", "讲授哪些条目：编号、范围或通配，如 primary/1.1/*；`uncovered` 表示全部缺口"),
            ("level", "等级", "与 `--for uncovered` 合用：只取该等级"),
            ("direction", "方向", "与 `--for uncovered` 合用：只取该职业方向"),
            ("title_zh", "标题", "中文标题；只涉及一项工作内容时可省略，取其名称"),
            ("title_en", "标题", "英文标题"),
        ],
    ),
    words(
        "check",
        "读取全部内容，建立对应关系，运行所有规则；不写任何文件",
        &[("format", "格式", "消息的输出格式"), ("deny_warnings", "", "把警告当作错误")],
    ),
    words(
        "coverage",
        "查看覆盖情况：按数量、按权重、按学时",
        &[
            ("standard", "标准", "只看该标准（文件夹名）"),
            ("level", "等级", "只看该等级"),
            ("direction", "方向", "只看该职业方向"),
            ("format", "格式", "报告的输出格式"),
            ("output", "文件", "把报告写入该文件"),
            ("min", "百分比", "所列方案中有覆盖率低于该值的，即以 1 退出"),
        ],
    ),
    words(
        "trace",
        "追溯一个条目或模块：列出与之相关的一切及其文件与行号",
        &[
            ("id", "编号", "条目编号、范围或通配，如 primary/1.1/a3、big-data/primary/1.1/*；或模块标识，如 messages"),
            ("format", "格式", "输出格式"),
        ],
    ),
    words(
        "build",
        "生成网站、报告与印刷文件",
        &[
            ("output", "文件夹", "输出文件夹；省略则用工作区设置的，缺省为 `dist`"),
            ("address", "网址", "网站将来发布的地址"),
            ("print", "内容", "印刷哪些内容"),
            ("pack", "", "同时生成每个培训方案的课程包"),
            ("format", "格式", "消息的输出格式"),
            ("deny_warnings", "", "把警告当作错误"),
        ],
    ),
    words(
        "pack",
        "生成课程包：一个培训方案一个压缩包，无需联网即可使用",
        &[
            ("standard", "标准", "只要该标准（文件夹名）"),
            ("level", "等级", "只要该等级"),
            ("direction", "方向", "只要该职业方向"),
            ("audience", "对象", "只要给该类读者的课程包；省略则两类都生成"),
            ("output", "文件夹", "输出文件夹；省略则用工作区设置的，缺省为 `dist`"),
            ("address", "网址", "网站将来发布的地址"),
            ("format", "格式", "消息的输出格式"),
            ("deny_warnings", "", "把警告当作错误"),
        ],
    ),
    words("explain", "解释消息中的代码", &[("code", "代码", "代码，如 orphaned-claim；省略则列出全部")]),
    words("schema", "输出供编辑器使用的 JSON Schema，或模板参考", &[("subject", "对象", "要描述的对象")]),
    words("completions", "输出命令行补全脚本", &[("shell", "外壳", "所用的命令行外壳")]),
    words(
        "manual",
        "输出供 `man` 使用的手册页",
        &[("command", "命令", "命令，如 `new module`；省略则为程序本身的手册页")],
    ),
];

/// The words of values, by argument: an argument of one id has the same values wherever it stands, or more.
static VALUES: &[(&str, &str, &str)] = &[
    ("lang", "zh", "中文"),
    ("lang", "en", "英文"),
    ("color", "auto", "仅在终端上"),
    ("color", "always", "总是，写入文件时也是"),
    ("color", "never", "从不"),
    ("print", "none", "不印刷，保留上一次的文件"),
    ("print", "documents", "PDF 文件"),
    ("print", "source", "PDF 文件，以及生成它们的 Typst 标记"),
    ("format", "human", "供人阅读"),
    ("format", "json", "JSON 文档"),
    ("format", "sarif", "SARIF 2.1.0，供代码扫描服务使用"),
    ("format", "github", "GitHub Actions 标注"),
    ("format", "table", "供终端阅读的表格"),
    ("format", "csv", "供电子表格使用"),
    ("format", "html", "单个网页"),
    ("format", "xlsx", "Excel 工作簿"),
    ("audience", "learner", "学员用，不含答案和评分标准"),
    ("audience", "instructor", "教师用，含答案和评分标准"),
    ("subject", "workspace", "curricle.toml"),
    ("subject", "standard", "standards/<标识>/standard.toml"),
    ("subject", "standard-part", "标准的其他文件"),
    ("subject", "course", "courses/<标识>/course.toml"),
    ("subject", "module", "模块的文件头"),
    ("subject", "assessment", "模块的 assessment.toml"),
    ("subject", "templates", "模板可用的内容（Markdown）"),
    ("shell", "bash", "Linux 上常见的外壳"),
    ("shell", "elvish", "Elvish 外壳"),
    ("shell", "fish", "fish 外壳"),
    ("shell", "powershell", "Windows PowerShell"),
    ("shell", "zsh", "macOS 上常见的外壳"),
];

/// The command line with Chinese words in the place of English ones.
pub(super) fn translated(root: Command) -> Command {
    translate(root, "")
}

fn translate(command: Command, path: &str) -> Command {
    let Some(words) = COMMANDS.iter().find(|words| words.path == path) else { return command };
    let command = command
        .about(words.about)
        .long_about(None)
        .subcommand_value_name("命令")
        .subcommand_help_heading("命令")
        .mut_args(|argument| translate_argument(argument, words));
    command.mut_subcommands(|inner| {
        let below = format!("{path} {}", inner.get_name());
        translate(inner, below.trim_start())
    })
}

fn translate_argument(argument: Arg, words: &CommandWords) -> Arg {
    let id = argument.get_id().as_str().to_owned();
    let Some((_, value, help)) = words.arguments.iter().chain(COMMON).find(|row| row.0 == id) else { return argument };
    let possible = argument.get_possible_values();
    let mut argument = argument.help(*help).long_help(None);
    if !value.is_empty() {
        argument = argument.value_name(*value);
    }
    if argument.get_action().takes_values() {
        // Pages of the manual show the long help, and would give values and defaults with English words.
        let mut parts = vec![(*help).to_owned()];
        parts.extend(possible.iter().map(|one| format!("{}：{}", one.get_name(), of_value(&id, one.get_name()))));
        let default = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect::<Vec<_>>();
        if !default.is_empty() {
            parts.push(format!("默认：{}", default.join(",")));
        }
        argument = argument.hide_possible_values(true).hide_default_value(true).long_help(parts.join("\n\n"));
    }
    argument
}

/// What a value means.
pub(super) fn of_value(argument: &str, value: &str) -> &'static str {
    VALUES.iter().find(|row| row.0 == argument && row.1 == value).map_or("", |row| row.2)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::super::arguments::Arguments;
    use super::*;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
    }

    /// Every command, argument and value of the command line, as the table would name it.
    fn visit(command: &Command, path: &str, seen: &mut BTreeSet<(String, String)>, missing: &mut Vec<String>) {
        seen.insert((path.to_owned(), String::new()));
        let words = COMMANDS.iter().find(|words| words.path == path);
        match words {
            Some(words) if is_chinese(words.about) => {}
            _ => missing.push(format!("the command `{path}`")),
        }
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            seen.insert((path.to_owned(), id.to_owned()));
            let own = words.into_iter().flat_map(|words| words.arguments).chain(COMMON);
            match own.clone().find(|row| row.0 == id) {
                Some((_, value, help)) => {
                    let takes = argument.get_action().takes_values();
                    if !is_chinese(help) || takes != is_chinese(value) {
                        missing.push(format!("`{id}` of `{path}`"));
                    }
                }
                None => missing.push(format!("`{id}` of `{path}`")),
            }
            if argument.get_action().takes_values() {
                for value in argument.get_possible_values() {
                    if of_value(id, value.get_name()).is_empty() {
                        missing.push(format!("the value `{}` of `{id}`", value.get_name()));
                    }
                }
            }
        }
        for inner in command.get_subcommands() {
            visit(inner, format!("{path} {}", inner.get_name()).trim_start(), seen, missing);
        }
    }

    #[test]
    fn every_command_argument_and_value_has_chinese_words_and_nothing_else_has() {
        let (mut seen, mut missing) = (BTreeSet::new(), Vec::new());
        visit(&Arguments::command(), "", &mut seen, &mut missing);
        for words in COMMANDS {
            for id in words.arguments.iter().map(|row| row.0).chain([""]) {
                if !seen.contains(&(words.path.to_owned(), id.to_owned())) {
                    missing.push(format!("the table has `{id}` of `{}`, the command line has not", words.path));
                }
            }
        }
        assert!(missing.is_empty(), "no words for:\n{}", missing.join("\n"));
    }

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        Arguments::command().debug_assert();
        translated(Arguments::command()).debug_assert();
    }
}
