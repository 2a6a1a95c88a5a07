//! The course that is shipped is fit to be imported, and says whom it covers.

use crate::both_databases;
use kunren_services::{
    Clock,
    course::{Folder, check, content, coverage::coverage, import, render_problems},
};
use std::path::Path;

fn shipped() -> Folder {
    Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/environment-fy2026"))
}

#[test]
fn the_shipped_course_has_no_problems() {
    let problems = check(&shipped());
    assert!(problems.is_empty(), "\n{}", render_problems(&problems));
}

#[test]
fn the_shipped_course_covers_its_regions_in_the_language_of_the_area() {
    let folder = shipped();
    let matrix = coverage(&folder, &[]).to_string();
    for (place, module) in [("JP", "law-jp"), ("CN", "law-cn"), ("EU", "law-eu"), ("DE", "law-eu"), ("DE", "law-de")] {
        assert!(has_row(&matrix, place, module), "{place} {module}\n{matrix}");
    }
    for (place, module) in [("US-CA", "law-us"), ("US-CA", "law-us-ca"), ("MX", "law-mx"), ("SA", "law-sa")] {
        assert!(has_row(&matrix, place, module), "{place} {module}\n{matrix}");
    }
    assert!(folder.course.modules.iter().filter(|module| module.scope.is_common()).count() >= 5);
}

fn has_row(matrix: &str, place: &str, module: &str) -> bool {
    matrix.lines().any(|line| line.split_whitespace().take(2).eq([place, module]))
}

both_databases! {
    async fn every_lesson_of_the_shipped_course_can_be_shown(db: Db) {
        let imported = import(&db, &Clock::System, &shipped()).await.expect("the course is imported");
        let mut conn = db.read().await.expect("a connection");
        let loaded = content::load(&mut conn, imported.version).await.expect("the database answers");
        let content = loaded.expect("the version is there");
        for module in &content.course.modules {
            for (locale, lesson) in module.locales.iter().flat_map(|l| module.lessons.iter().map(move |lesson| (l, lesson))) {
                let shown = content.lesson(&lesson.id, locale).expect("a lesson");
                let html: String = shown.blocks.iter().map(ToString::to_string).collect();
                assert_eq!(&shown.locale, locale, "{}", lesson.id);
                assert!(!html.contains("{{") && !html.contains("ref:") && !html.contains("**"), "{} {locale}", lesson.id);
                assert!(shown.headings.len() >= 2, "{} {locale}", lesson.id);
            }
        }
    }
}
