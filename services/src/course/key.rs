//! Names of texts. The same key names the same text in every language.

use kunren_domain::course::{Kind, Module, Question};

/// The key of a block of a lesson; block 0 is the title.
pub(super) fn block(lesson: &str, number: usize) -> String {
    format!("lesson/{lesson}/{number:03}")
}

/// The file that a module's texts of this key stand in, below the module's folder.
pub(super) fn file(module: &Module, locale: &str, key: &str) -> String {
    let folder = format!("modules/{}/{locale}", module.id);
    if key.starts_with("question/") { format!("{folder}/questions.toml") } else { format!("{folder}/module.toml") }
}

/// Texts that every language of the course has.
pub(super) const COURSE: [&str; 3] = ["course/title", "course/introduction", "course/certificate_title"];

/// Texts that every language of the module has, lessons and words of drawings aside.
pub(super) fn of_module(module: &Module) -> Vec<String> {
    let prefix = format!("module/{}", module.id);
    let titles = ["title", "summary"].map(|field| format!("{prefix}/{field}"));
    let topics = module.topics.iter().map(|topic| format!("{prefix}/topic/{topic}"));
    let acts = module.references.iter().map(|reference| format!("{prefix}/reference/{}/act", reference.id));
    let questions = module.questions.iter().flat_map(of_question);
    titles.into_iter().chain(topics).chain(acts).chain(questions).collect()
}

/// The article of a legal reference, which not every one has.
pub(super) fn article(module: &Module, reference: &str) -> String {
    format!("module/{}/reference/{reference}/article", module.id)
}

/// A word of a drawing.
pub(super) fn word(module: &str, picture: &str, word: &str) -> String {
    format!("module/{module}/picture/{picture}/{word}")
}

fn of_question(question: &Question) -> Vec<String> {
    let prefix = format!("question/{}", question.id);
    let mut keys = vec![format!("{prefix}/stem"), format!("{prefix}/explanation")];
    let mut add = |kind: &str, ids: &[String]| keys.extend(ids.iter().map(|id| format!("{prefix}/{kind}/{id}")));
    match question.kind {
        Kind::Single | Kind::Multiple => {
            add("option", &question.options);
            add("feedback", &question.options);
        }
        Kind::TrueFalse => add("feedback", &question.options),
        Kind::Ordering => add("option", &question.options),
        Kind::Matching => {
            add("option", &question.options);
            add("match", &question.matches);
        }
    }
    keys
}

/// Whether a text of this key belongs to the module.
pub(super) fn belongs_to(key: &str, module: &Module) -> bool {
    let mut parts = key.split('/');
    match (parts.next(), parts.next()) {
        (Some("module"), Some(id)) => id == module.id,
        (Some("lesson"), Some(id)) => module.lessons.iter().any(|lesson| lesson.id == id),
        (Some("question"), Some(id)) => module.questions.iter().any(|question| question.id == id),
        _ => false,
    }
}
