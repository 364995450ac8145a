//! What help teaches by: commands in groups, and examples of each.

use crate::language::Phrase;

/// The commands of the first page, in the order in which somebody meets them.
pub(super) static GROUPS: &[(Phrase, &[&str])] = &[
    (Phrase::new("Begin", "开始"), &["init", "new"]),
    (Phrase::new("Look", "查看"), &["check", "coverage", "trace", "explain"]),
    (Phrase::new("Make", "生成"), &["build", "pack"]),
    (Phrase::new("For your tools", "配合其他工具"), &["schema", "completions", "manual"]),
];

/// Examples of each command: what is typed, and what for.
pub(super) static EXAMPLES: &[(&str, &[(&str, Phrase)])] = &[
    (
        "init",
        &[
            ("curricle init", Phrase::new("in the current folder", "建在当前文件夹")),
            ("curricle init academy", Phrase::new("in a folder `academy`, which is made", "建在新文件夹 `academy`")),
        ],
    ),
    (
        "new",
        &[
            (
                "curricle new standard big-data --name-zh 大数据工程技术人员",
                Phrase::new("standards/big-data with a file for each level", "standards/big-data，每个等级一个文件"),
            ),
            (
                "curricle new course big-data-primary --standard big-data --level primary",
                Phrase::new("a course for one level", "面向一个等级的课程"),
            ),
            (
                "curricle new module big-data-primary/cluster-setup --for uncovered",
                Phrase::new("a module for everything that is still missing", "为所有缺口写一个模块"),
            ),
        ],
    ),
    (
        "new standard",
        &[
            (
                "curricle new standard big-data --name-zh 大数据工程技术人员 --edition 2021",
                Phrase::new("three levels: primary, intermediate, advanced", "三个等级：初级、中级、高级"),
            ),
            (
                "curricle new standard welder --levels five,four,three,two,one",
                Phrase::new("five levels, the lowest first", "五个等级，由低到高"),
            ),
        ],
    ),
    (
        "new course",
        &[
            (
                "curricle new course big-data-primary --standard big-data --level primary",
                Phrase::new("for one level of a standard", "面向标准的一个等级"),
            ),
            (
                "curricle new course vision --standard ai --direction vision",
                Phrase::new("for one direction, at every level that has it", "面向一个职业方向的各个等级"),
            ),
        ],
    ),
    (
        "new module",
        &[
            (
                "curricle new module big-data-primary/cluster-setup --for 'primary/1.1/*'",
                Phrase::new("for a whole task", "面向一项工作内容的全部条目"),
            ),
            (
                "curricle new module data/setup --for primary/1.1/a1..a3 primary/1.2/k1",
                Phrase::new("for the requirements named", "面向所列条目"),
            ),
            (
                "curricle new module big-data-primary/gaps --for uncovered --level primary",
                Phrase::new("for all that no module teaches or assesses yet", "面向尚无模块讲授或考核的全部条目"),
            ),
        ],
    ),
    (
        "check",
        &[
            ("curricle check", Phrase::new("the workspace this folder belongs to", "检查当前文件夹所属的工作区")),
            (
                "curricle check --deny-warnings --format github",
                Phrase::new("as a gate in GitHub Actions", "在 GitHub Actions 中作为门槛"),
            ),
            (
                "curricle check --format sarif > check.sarif",
                Phrase::new("for a code-scanning service", "供代码扫描服务使用"),
            ),
        ],
    ),
    (
        "coverage",
        &[
            ("curricle coverage", Phrase::new("every programme, and its gaps", "各培训方案及其缺口")),
            (
                "curricle coverage --standard big-data --level primary --min 100",
                Phrase::new("exit with 1 while anything is missing", "有缺口时以 1 退出"),
            ),
            (
                "curricle coverage --format xlsx --output coverage.xlsx",
                Phrase::new("a workbook for the files", "存档用的工作簿"),
            ),
        ],
    ),
    (
        "trace",
        &[
            (
                "curricle trace big-data/primary/1.1/a3",
                Phrase::new("one requirement: who teaches it, who assesses it", "一个条目：何处讲授，何处考核"),
            ),
            ("curricle trace 'primary/1.1/*'", Phrase::new("every requirement of a task", "一项工作内容的各个条目")),
            (
                "curricle trace cluster-deployment --format json",
                Phrase::new("a module, for a program", "一个模块，供程序读取"),
            ),
        ],
    ),
    (
        "build",
        &[
            ("curricle build", Phrase::new("then open dist/site/index.html", "然后打开 dist/site/index.html")),
            (
                "curricle build --date 2026-11-01 --output /srv/courses",
                Phrase::new("with this date on the pages, in another folder", "页面印上该日期，输出到另一文件夹"),
            ),
            ("curricle build --pack", Phrase::new("course packs too, in dist/packs", "同时在 dist/packs 生成课程包")),
        ],
    ),
    (
        "pack",
        &[
            (
                "curricle pack",
                Phrase::new(
                    "dist/packs: an archive for learners and one for instructors of every programme",
                    "dist/packs：每个培训方案一个学员用压缩包、一个教师用压缩包",
                ),
            ),
            (
                "curricle pack --standard big-data --level primary --audience learner",
                Phrase::new("dist/packs with this pack alone", "dist/packs 中只有这一个课程包"),
            ),
            (
                "curricle pack --output /srv/handouts --address https://example.org/courses/",
                Phrase::new(
                    "in another folder; links to pages of other programmes lead to that site",
                    "输出到另一文件夹；指向其他方案的链接指向该网站",
                ),
            ),
        ],
    ),
    (
        "explain",
        &[
            ("curricle explain", Phrase::new("everything that is checked, a line each", "列出全部检查项，每项一行")),
            (
                "curricle explain orphaned-claim",
                Phrase::new("what it finds, why it matters, how to settle it", "查什么、为何重要、如何处理"),
            ),
        ],
    ),
    (
        "schema",
        &[
            (
                "curricle schema course > .curricle/schemas/course.json",
                Phrase::new("for editors that complete keys", "供编辑器补全键名"),
            ),
            ("curricle schema templates > templates.md", Phrase::new("what a template may use", "模板可用的内容")),
        ],
    ),
    (
        "completions",
        &[
            (
                "curricle completions bash > ~/.curricle.bash",
                Phrase::new(
                    "for bash: let ~/.bashrc say `source ~/.curricle.bash`",
                    "用于 bash：在 ~/.bashrc 中写上 `source ~/.curricle.bash`",
                ),
            ),
            (
                "curricle completions fish > ~/.config/fish/completions/curricle.fish",
                Phrase::new("for fish", "用于 fish"),
            ),
        ],
    ),
    (
        "manual",
        &[
            (
                "curricle manual > ~/.local/share/man/man1/curricle.1",
                Phrase::new("then `man curricle` shows it", "之后可用 `man curricle` 查看"),
            ),
            (
                "curricle manual new module > curricle-new-module.1",
                Phrase::new("the page of one command", "某个命令的手册页"),
            ),
        ],
    ),
];
