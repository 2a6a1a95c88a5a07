//! What is wrong with a course folder, said so that its author finds the place and knows what to do.

use std::{collections::BTreeSet, fmt, sync::Arc};

/// One thing that keeps a folder from being imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the course folder.
    pub file: Arc<str>,
    /// The line, counted from 1, where there is one to point to.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: ProblemKind,
}

/// A place in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The file, relative to the course folder.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: Option<usize>,
}

impl At {
    /// A line of a file.
    #[must_use]
    pub fn line(file: &Arc<str>, line: usize) -> Self {
        Self { file: file.clone(), line: Some(line) }
    }

    /// A file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.into(), line: None }
    }

    /// This is wrong here.
    #[must_use]
    pub fn problem(&self, what: ProblemKind) -> Problem {
        Problem { file: self.file.clone(), line: self.line, what }
    }
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The folder itself is not there.
    #[error("there is no such folder")]
    NoFolder,
    /// A file the course needs is not there.
    #[error("the file is missing")]
    MissingFile,
    /// A file could not be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// A binary file, or one in another encoding.
    #[error("the file is not UTF-8 text")]
    NotUtf8,
    /// A file, folder, picture or text that nothing in the course asks for.
    #[error("nothing in the course uses this {0}")]
    Unused(&'static str),
    /// The file is no TOML.
    #[error("not valid TOML: {0}")]
    Toml(String),
    /// A field that has to be there.
    #[error("`{0}` is missing")]
    MissingField(String),
    /// A field that nobody reads: misspelt, most likely.
    #[error("`{0}` is not a field that is known here")]
    UnknownField(String),
    /// A field of another type.
    #[error("`{field}` must be {wanted}")]
    WrongType {
        /// The field.
        field: String,
        /// What it should be.
        wanted: String,
    },
    /// A value that cannot be understood; the text says why.
    #[error("{0}")]
    NoValue(String),
    /// An id that could not be part of an address.
    #[error("{0:?} is no id: use lower-case letters, digits and hyphens")]
    NoId(String),
    /// The same id twice.
    #[error("the {what} {id:?} is there already")]
    Duplicate {
        /// Of what it is the id.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An id that leads nowhere.
    #[error("there is no {what} {id:?} here")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// Days in the wrong order.
    #[error("the days are out of order: {0}")]
    DaysOutOfOrder(&'static str),
    /// The module lacks the language its readers fall back to.
    #[error("`locales` must contain the source locale {0}, which everybody else is shown")]
    NoSourceLocale(String),
    /// A topic that nobody teaches.
    #[error("no lesson teaches the topic {0:?}")]
    TopicWithoutLesson(String),
    /// A topic that nobody asks about.
    #[error("no question asks about the topic {0:?}")]
    TopicWithoutQuestion(String),
    /// A question whose right answer is not given or not complete.
    #[error("the question has no right answer: {0}")]
    NoRightAnswer(String),
    /// A bank that holds less than is asked of it.
    #[error("{wanted} questions are asked of {from:?}, which holds {held}")]
    BankTooSmall {
        /// The blueprint's word for the bank.
        from: String,
        /// Questions asked for.
        wanted: usize,
        /// Questions there are.
        held: usize,
    },
    /// Somewhere the banks together hold less than the whole test.
    #[error("the test has {wanted} questions, but the banks for {place} hold only {held} that fit")]
    TestTooLong {
        /// The place of work.
        place: String,
        /// Questions asked for.
        wanted: usize,
        /// Questions there are.
        held: usize,
    },
    /// A legal reference that does not say whose law it is.
    #[error("the legal reference has no known jurisdiction: write an ISO 3166 code, EU or INT{0}")]
    NoJurisdiction(String),
    /// A text that is not there in one of the languages.
    #[error("missing text: {key} in {locale}")]
    MissingText {
        /// The key of the text.
        key: String,
        /// The language.
        locale: String,
    },
    /// A word that stands in a drawing.
    #[error("missing text: the drawing {picture:?} has the placeholder {{{{{word}}}}}, which has no word in {locale}")]
    PlaceholderWithoutWord {
        /// The drawing.
        picture: String,
        /// The placeholder.
        word: String,
        /// The language.
        locale: String,
    },
    /// A text of one line that would start a list, a heading or the like.
    #[error(
        "the text must be one line without lists, headings, links or pictures: put \\ before a sign that starts one"
    )]
    NotOneLine,
    /// Raw HTML in Markdown.
    #[error("raw HTML is not allowed")]
    RawHtml,
    /// Marks that Markdown does not see as marks.
    #[error("{0:?} is shown as it stands here: Markdown wants a letter or a space on the other side of it")]
    LooseMark(&'static str),
    /// A kind of block that lessons do not have.
    #[error("a lesson has headings, paragraphs, lists, quotes, tables and pictures, no {0}")]
    BlockNotAllowed(&'static str),
    /// The title is not where it should be.
    #[error("a lesson starts with one `#` title and has `##` headings after it")]
    Headings,
    /// A link elsewhere than to a legal reference or a secure page.
    #[error("the link {0:?} leads neither to ref:… nor to https://…")]
    BadLink(String),
    /// A picture among words.
    #[error("a picture stands alone in its block")]
    PictureNotAlone,
    /// A picture without words for those who do not see it.
    #[error("the picture has no alternative text")]
    NoAlternativeText,
    /// The translation has another number of blocks.
    #[error("the lesson has {found} blocks in {locale}, but {wanted} in {source_locale}")]
    BlockCount {
        /// Blocks in the translation.
        found: usize,
        /// Its language.
        locale: String,
        /// Blocks in the source.
        wanted: usize,
        /// The language of the source.
        source_locale: String,
    },
    /// The translation has another kind of block.
    #[error("the block is {found} here, but {wanted} in {source_locale}")]
    BlockDiffers {
        /// In the translation.
        found: String,
        /// In the source.
        wanted: String,
        /// The language of the source.
        source_locale: String,
    },
    /// The translation rests on other law than the source.
    #[error("the block refers to {found} here, but to {wanted} in {source_locale}")]
    ReferencesDiffer {
        /// In the translation.
        found: String,
        /// In the source.
        wanted: String,
        /// The language of the source.
        source_locale: String,
    },
    /// A drawing that could do more than be looked at, or is not drawn as the house does.
    #[error("the drawing is not allowed to have {0}")]
    Drawing(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

/// The problems as the command line prints them: one a line, then how many.
#[must_use]
pub fn render_problems(problems: &[Problem]) -> String {
    let files: BTreeSet<&str> = problems.iter().map(|problem| &*problem.file).collect();
    let lines: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    match (problems.len(), files.len()) {
        (0, _) => "No problems.\n".to_owned(),
        (1, _) => format!("{lines}\n1 problem.\n"),
        (many, 1) => format!("{lines}\n{many} problems in one file.\n"),
        (many, files) => format!("{lines}\n{many} problems in {files} files.\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_counted_and_placed() {
        let there = At::line(&"course.toml".into(), 7).problem(ProblemKind::MissingField("edition".into()));
        let whole = At::file("en/course.toml").problem(ProblemKind::MissingFile);
        assert_eq!(render_problems(&[]), "No problems.\n");
        assert_eq!(
            render_problems(&[there, whole]),
            "course.toml:7: `edition` is missing\nen/course.toml: the file is missing\n\n2 problems in 2 files.\n"
        );
    }
}
