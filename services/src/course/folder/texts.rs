//! The texts of each locale: titles in `course.toml` and `module.toml`, questions, and the Markdown of lessons.

use super::{
    super::{
        markdown,
        problem::{At, ProblemKind},
    },
    Folder, Passage,
    files::Files,
    table::{Doc, Found, Table},
};
use kunren_domain::locale::Locale;
use std::sync::Arc;

pub(super) fn read(folder: &mut Folder, files: &mut Files) {
    for locale in folder.course.locales.clone() {
        read_toml(folder, files, &locale, format!("{locale}/course.toml"), course_texts);
    }
    for module in folder.course.modules.clone() {
        for locale in &module.locales {
            let at = format!("modules/{}/{locale}", module.id);
            read_toml(folder, files, locale, format!("{at}/module.toml"), |texts, root| {
                module_texts(texts, root, &module.id);
            });
            read_toml(folder, files, locale, format!("{at}/questions.toml"), question_texts);
            for lesson in &module.lessons {
                read_lesson(folder, files, locale, &lesson.id, format!("{at}/{}.md", lesson.id));
            }
        }
    }
}

/// The texts of one locale, as one file adds to them.
struct Texts<'f> {
    folder: &'f mut Folder,
    locale: &'f Locale,
}

impl Texts<'_> {
    fn put(&mut self, key: String, text: String, at: At) {
        self.folder.texts.entry(self.locale.clone()).or_default().insert(key, Passage { text, at });
    }

    fn section(&mut self, key: String, table: &Table<'_>) {
        self.folder.sections.insert((self.locale.clone(), key), table.at(table.line));
    }

    /// Fields with fixed names, as `<prefix>/<field>`. That one is missing is found when all texts are compared.
    fn fields(&mut self, table: &Table<'_>, prefix: &str, names: &[&'static str]) {
        for name in names {
            if let Some(Found { value, line }) = table.optional(name) {
                self.put(format!("{prefix}/{name}"), value, table.at(line));
            }
        }
    }

    /// All entries of the table `[name]`, as `<prefix>/<entry>`.
    fn entries(&mut self, table: &Table<'_>, name: &'static str, prefix: &str) {
        if let Some(table) = table.table(name) {
            self.section(prefix.to_owned(), &table);
            self.all(&table, prefix);
        }
    }

    fn all(&mut self, table: &Table<'_>, prefix: &str) {
        for (entry, Found { value, line }) in table.texts() {
            self.put(format!("{prefix}/{entry}"), value, table.at(line));
        }
    }
}

fn read_toml(
    folder: &mut Folder,
    files: &mut Files,
    locale: &Locale,
    file: String,
    read: impl FnOnce(&mut Texts<'_>, &Table<'_>),
) {
    match files.text(&file) {
        Ok(text) => {
            let name: Arc<str> = file.as_str().into();
            let problems = Doc::read(&name, &text, |root| read(&mut Texts { folder, locale }, root));
            if problems.iter().any(|problem| matches!(problem.what, ProblemKind::Toml(_))) {
                folder.doubtful.insert(file);
            }
            folder.problems.extend(problems);
        }
        Err(problem) => {
            folder.problems.push(problem);
            folder.doubtful.insert(file);
        }
    }
}

fn course_texts(texts: &mut Texts<'_>, root: &Table<'_>) {
    texts.fields(root, "course", &["title", "introduction", "certificate_title"]);
    root.finish();
}

fn module_texts(texts: &mut Texts<'_>, root: &Table<'_>, module: &str) {
    let prefix = format!("module/{module}");
    texts.section(prefix.clone(), root);
    texts.fields(root, &prefix, &["title", "summary"]);
    texts.entries(root, "topics", &format!("{prefix}/topic"));
    for (id, table) in root.table("references").iter().flat_map(Table::named_tables) {
        let prefix = format!("{prefix}/reference/{id}");
        texts.section(prefix.clone(), &table);
        texts.fields(&table, &prefix, &["act", "article"]);
        table.finish();
    }
    for (name, table) in root.table("pictures").iter().flat_map(Table::named_tables) {
        let prefix = format!("{prefix}/picture/{name}");
        texts.section(prefix.clone(), &table);
        texts.all(&table, &prefix);
    }
    root.finish();
}

fn question_texts(texts: &mut Texts<'_>, root: &Table<'_>) {
    for (id, table) in root.named_tables() {
        let prefix = format!("question/{id}");
        texts.section(prefix.clone(), &table);
        texts.fields(&table, &prefix, &["stem", "explanation"]);
        texts.entries(&table, "options", &format!("{prefix}/option"));
        texts.entries(&table, "feedback", &format!("{prefix}/feedback"));
        texts.entries(&table, "matches", &format!("{prefix}/match"));
        table.finish();
    }
}

fn read_lesson(folder: &mut Folder, files: &mut Files, locale: &Locale, lesson: &str, file: String) {
    let text = match files.text(&file) {
        Ok(text) => text,
        Err(problem) => {
            folder.problems.push(problem);
            folder.doubtful.insert(file);
            return;
        }
    };
    let name: Arc<str> = file.as_str().into();
    let split = markdown::split(&text);
    folder.problems.extend(split.stray.iter().map(|line| {
        let what = "a line that belongs to no block: links are written in place";
        At::line(&name, *line).problem(ProblemKind::NoValue(what.to_owned()))
    }));
    let mut texts = Texts { folder, locale };
    for (number, block) in split.blocks.into_iter().enumerate() {
        texts.put(format!("lesson/{lesson}/{number:03}"), block.source.to_owned(), At::line(&name, block.line));
    }
}
