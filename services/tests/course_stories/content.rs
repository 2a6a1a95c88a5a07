//! The reader reads.

use crate::{both_databases, tiny::TinyCourse};
use kunren_domain::{id::EditionId, locale::Locale};
use kunren_services::{
    Clock, Db, chance,
    course::{Content, Html, content, import},
};

fn locale(tag: &str) -> Locale {
    tag.parse().expect("a tag")
}

async fn served(db: &Db, course: &TinyCourse) -> Content {
    let imported = import(db, &Clock::System, &course.folder()).await.expect("the course is imported");
    let mut conn = db.read().await.expect("a connection");
    let latest = content::latest_version(&mut conn, imported.edition).await.expect("the database answers");
    assert_eq!(latest, Some(imported.version));
    content::load(&mut conn, imported.version).await.expect("the database answers").expect("the version is there")
}

fn shown(content: &Content, key: &str, wanted: &str) -> (String, String) {
    let text = content.text(key, &locale(wanted)).expect("a text");
    (text.text.to_owned(), text.locale.to_string())
}

both_databases! {
    async fn what_was_written_is_what_is_read(db: Db) {
        let course = TinyCourse::new();
        let content = served(&db, &course).await;
        assert_eq!(content.course, course.folder().course);
        assert_eq!(content.locales(), [locale("en"), locale("ja")]);
        assert_eq!(shown(&content, "course/title", "ja"), ("ことば".into(), "ja".into()));
        assert_eq!(shown(&content, "question/core-q1/option/a", "en"), ("one".into(), "en".into()));
    }

    async fn a_text_is_shown_in_the_nearest_language_and_says_which(db: Db) {
        let content = served(&db, &TinyCourse::new()).await;
        assert_eq!(shown(&content, "course/title", "ja-JP"), ("ことば".into(), "ja".into()));
        assert_eq!(shown(&content, "course/title", "ar"), ("Words".into(), "en".into()));
        assert!(content.text("course/nothing", &locale("en")).is_none());
    }

    async fn a_course_written_in_japanese_only_is_shown_to_everybody(db: Db) {
        let course = TinyCourse::new();
        course.replace("course.toml", "source_locale = \"en\"", "source_locale = \"ja\"");
        course.replace("course.toml", "locales = [\"en\", \"ja\"]", "locales = [\"ja\"]");
        course.replace("modules/law-jp/module.toml", "locales = [\"en\", \"ja\"]", "locales = [\"ja\"]");
        for folder in ["en", "modules/core/en", "modules/law-jp/en"] {
            std::fs::remove_dir_all(course.path().join(folder)).expect("the folder was there");
        }
        let content = served(&db, &course).await;
        assert_eq!(shown(&content, "course/title", "es"), ("ことば".into(), "ja".into()));
        assert_eq!(content.lesson("core-one", &locale("es")).expect("a lesson").locale, locale("ja"));
    }

    async fn a_lesson_is_rendered_once_per_language(db: Db) {
        let content = served(&db, &TinyCourse::new()).await;
        let lesson = content.lesson("core-one", &locale("ja-JP")).expect("a lesson");
        assert_eq!((lesson.module.as_str(), lesson.title.as_str(), &lesson.locale), ("core", "ことば", &locale("ja")));
        let blocks: Vec<&str> = lesson.blocks.iter().map(Html::as_str).collect();
        assert_eq!(blocks, [
            "<p>一, <strong>二</strong>.</p>",
            "<h2>二</h2>",
            "<ul>\n<li>一</li>\n<li>二</li>\n</ul>",
            "<figure><svg role=\"img\" aria-label=\"ことば\" viewBox=\"0 0 9 9\"><rect class=\"line\" width=\"9\" \
             height=\"9\"/><text x=\"4\" y=\"4\" text-anchor=\"middle\">一 &amp; 二</text></svg></figure>",
        ]);
        assert_eq!(lesson.headings, [content::Heading { block: 1, text: "二".into() }]);
        let again = content.lesson("core-one", &locale("ja")).expect("a lesson");
        assert!(std::sync::Arc::ptr_eq(&lesson, &again));
        assert!(content.lesson("nowhere", &locale("ja")).is_none());
    }

    async fn legal_references_are_linked_and_listed(db: Db) {
        let content = served(&db, &TinyCourse::new()).await;
        let lesson = content.lesson("law-jp-one", &locale("en")).expect("a lesson");
        assert_eq!(lesson.references, ["jp-waste"]);
        assert_eq!(lesson.blocks[0].as_str(), "<p>one (<a href=\"#ref-jp-waste\" rel=\"noopener\">two</a>).</p>");
    }

    async fn what_is_not_there_is_nothing(db: Db) {
        let mut conn = db.read().await.expect("a connection");
        assert!(content::load(&mut conn, chance::version_id()).await.expect("an answer").is_none());
        let edition: EditionId = chance::edition_id();
        assert!(content::latest_version(&mut conn, edition).await.expect("an answer").is_none());
    }
}
