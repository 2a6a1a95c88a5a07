//! A whole course in two languages, as small as it can be: written anew for every test, which then breaks it.

use kunren_services::course::{self, Folder};
use std::{fs, path::Path};
use tempfile::TempDir;

/// The course in a folder that is gone when it is dropped.
pub struct TinyCourse(TempDir);

impl TinyCourse {
    pub fn new() -> Self {
        let course = Self(tempfile::tempdir().expect("a folder"));
        for (file, text) in FILES {
            course.write(file, text);
        }
        for (locale, words) in [("en", ["Words", "one", "two"]), ("ja", ["ことば", "一", "二"])] {
            let [words, one, two] = words;
            course.write(
                &format!("{locale}/course.toml"),
                &format!("title = \"{words}\"\nintroduction = \"{one}\"\ncertificate_title = \"{two}\"\n"),
            );
            course.write(&format!("modules/core/{locale}/module.toml"), &core_module(words, one, two));
            course.write(&format!("modules/core/{locale}/questions.toml"), &core_questions(words, one, two));
            course.write(&format!("modules/core/{locale}/core-one.md"), &core_lesson(words, one, two));
            course.write(&format!("modules/law-jp/{locale}/module.toml"), &law_module(words, one, two));
            course.write(&format!("modules/law-jp/{locale}/questions.toml"), &single("law-jp-q1", words, one, two));
            course.write(&format!("modules/law-jp/{locale}/law-jp-one.md"), &law_lesson(words, one, two));
        }
        course
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, file: &str, text: &str) {
        self.write_bytes(file, text.as_bytes());
    }

    pub fn write_bytes(&self, file: &str, bytes: &[u8]) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().expect("files are in the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path().join(file)).expect("the file was there");
    }

    /// Replaces the first occurrence; panics when there is none.
    pub fn replace(&self, file: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.path().join(file)).expect("the file is there");
        assert!(text.contains(from), "{file} does not contain {from:?}");
        self.write(file, &text.replacen(from, to, 1));
        self
    }

    pub fn folder(&self) -> Folder {
        Folder::read(self.path())
    }

    /// The problems, as they are printed.
    pub fn problems(&self) -> Vec<String> {
        course::check(&self.folder()).iter().map(ToString::to_string).collect()
    }
}

const FILES: [(&str, &str); 4] = [
    (
        "course.toml",
        r#"programme = "tiny"
category = "general"
edition = "FY2026"
fiscal_year = 2026
source_locale = "en"
locales = ["en", "ja"]
modules = ["core", "law-jp"]

[window]
opens_on = 2026-10-01
due_on = 2027-01-31
grace_until = 2027-02-14
closes_on = 2027-03-31

[formula]
leave = "excluded"
joiner_days = 30

[test]
mode = "pass-mark"
pass_mark = 80
attempts = 3
cooldown_minutes = 60

[[blueprint]]
from = "common"
count = 3

[[blueprint]]
from = "regional"
count = 2

[[target]]
scope = "group"
rate = 95
reason = "Plan"
"#,
    ),
    (
        "modules/core/module.toml",
        r#"scope = "common"
topics = ["a"]

[[lesson]]
id = "core-one"
minutes = 2
topics = ["a"]

[[question]]
id = "core-q1"
kind = "single"
topic = "a"
options = ["a", "b"]
right = ["b"]

[[question]]
id = "core-q2"
kind = "multiple"
topic = "a"
options = ["a", "b"]
right = ["a", "b"]

[[question]]
id = "core-q3"
kind = "truefalse"
topic = "a"
right = ["true"]

[[question]]
id = "core-q4"
kind = "ordering"
topic = "a"
options = ["a", "b"]
right = ["b", "a"]

[[question]]
id = "core-q5"
kind = "matching"
topic = "a"
options = ["a", "b"]
matches = ["x", "y"]
right = { a = "y", b = "x" }
"#,
    ),
    (
        "modules/core/pictures/box.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n  <rect class=\"line\" width=\"9\" height=\"9\"/>\n  \
         <text x=\"4\" y=\"4\" text-anchor=\"middle\">{{inside}}</text>\n</svg>\n",
    ),
    (
        "modules/law-jp/module.toml",
        r#"scope = "country:JP"
as_of = 2026-11-01
locales = ["en", "ja"]
topics = ["law"]

[[lesson]]
id = "law-jp-one"
minutes = 3
topics = ["law"]

[[reference]]
id = "jp-waste"
jurisdiction = "JP"
official = "廃棄物の処理及び清掃に関する法律"
official_locale = "ja"
number = "Act No. 137 of 1970"
in_force_from = 1971-09-24
reviewed_on = 2026-11-01
review_by = 2027-10-31

[[question]]
id = "law-jp-q1"
kind = "single"
topic = "law"
options = ["a", "b"]
right = ["a"]
references = ["jp-waste"]
"#,
    ),
];

fn core_module(words: &str, one: &str, two: &str) -> String {
    format!(
        "title = \"{words}\"\nsummary = \"{one}\"\n\n[topics]\na = \"{two}\"\n\n[pictures.box]\ninside = \"{one} & {two}\"\n"
    )
}

fn law_module(words: &str, one: &str, two: &str) -> String {
    format!(
        "title = \"{words}\"\nsummary = \"{one}\"\n\n[topics]\nlaw = \"{two}\"\n\n[references.jp-waste]\nact = \"{words}\"\n\
         article = \"{one}\"\n"
    )
}

fn core_lesson(words: &str, one: &str, two: &str) -> String {
    format!("# {words}\n\n{one}, **{two}**.\n\n## {two}\n\n- {one}\n- {two}\n\n![{words}](box.svg)\n")
}

fn law_lesson(words: &str, one: &str, two: &str) -> String {
    format!("# {words}\n\n{one} ([{two}](ref:jp-waste)).\n")
}

fn single(id: &str, words: &str, one: &str, two: &str) -> String {
    let both = format!("a = \"{one}\"\nb = \"{two}\"\n");
    format!("[{id}]\nstem = \"{words}?\"\nexplanation = \"{words}.\"\n[{id}.options]\n{both}[{id}.feedback]\n{both}\n")
}

fn core_questions(words: &str, one: &str, two: &str) -> String {
    let stem = |id: &str| format!("[{id}]\nstem = \"{words}?\"\nexplanation = \"{words}.\"\n");
    let options = |id: &str| format!("[{id}.options]\na = \"{one}\"\nb = \"{two}\"\n");
    [
        single("core-q1", words, one, two),
        single("core-q2", words, one, two),
        format!("{}[core-q3.feedback]\ntrue = \"{one}\"\nfalse = \"{two}\"\n", stem("core-q3")),
        format!("{}{}", stem("core-q4"), options("core-q4")),
        format!("{}{}[core-q5.matches]\nx = \"{one}\"\ny = \"{two}\"\n", stem("core-q5"), options("core-q5")),
    ]
    .join("\n")
}
