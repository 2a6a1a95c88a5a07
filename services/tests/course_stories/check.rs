//! An author breaks one thing at a time and is told where it is.

use crate::tiny::TinyCourse;

/// Replaces `from` by `to` in the file, and expects exactly these problems.
fn broken(file: &str, from: &str, to: &str, expected: &[&str]) {
    let course = TinyCourse::new();
    course.replace(file, from, to);
    assert_eq!(course.problems(), expected, "{file}: {from:?} → {to:?}");
}

const COURSE: &str = "course.toml";
const CORE: &str = "modules/core/module.toml";
const LAW: &str = "modules/law-jp/module.toml";
const JA: &str = "modules/core/ja/module.toml";
const JA_QUESTIONS: &str = "modules/core/ja/questions.toml";
const JA_LESSON: &str = "modules/core/ja/core-one.md";
const JA_LAW: &str = "modules/law-jp/ja/law-jp-one.md";
const BOX: &str = "modules/core/pictures/box.svg";

#[test]
fn a_whole_course_has_no_problems() {
    assert_eq!(TinyCourse::new().problems(), [""; 0]);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_no_problem() {
    let course = TinyCourse::new();
    course.write(
        JA_LESSON,
        "\u{feff}# あ\r\n\r\nい、**う**。\r\n\r\n## え\r\n\r\n- お\r\n- か\r\n\r\n![き](box.svg)\r\n",
    );
    assert_eq!(course.problems(), [""; 0]);
}

#[test]
fn facts_of_the_course() {
    broken(
        COURSE,
        "due_on = 2027-01-31",
        "due_on = 2027-02-31",
        &["course.toml:11: not valid TOML: invalid date, expected day between 01 and 28"],
    );
    broken(
        COURSE,
        "due_on = 2027-01-31",
        "due_on = 2026-01-31",
        &["course.toml:9: the days are out of order: opens_on ≤ due_on ≤ grace_until ≤ closes_on is wanted"],
    );
    broken(
        COURSE,
        "category = \"general\"",
        "category = \"special\"",
        &["course.toml:2: `category` must be one of general, specialised, qualification"],
    );
    broken(
        COURSE,
        "fiscal_year = 2026",
        "fiscal_year = \"2026\"",
        &["course.toml:4: `fiscal_year` must be a whole number that fits (i16)"],
    );
    broken(COURSE, "edition = \"FY2026\"\n", "", &["course.toml:1: `edition` is missing"]);
    broken(
        COURSE,
        "[formula]",
        "[formular]",
        &["course.toml:1: `formula` is missing", "course.toml:15: `formular` is not a field that is known here"],
    );
    broken(
        COURSE,
        "locales = [\"en\", \"ja\"]",
        "locales = [\"en\", \"ja\", \"en_US!\"]",
        &["course.toml:6: \"en_US!\" is no BCP 47 language tag"],
    );
    broken(COURSE, "pass_mark = 80", "pass_mark = 101", &["course.toml:21: `pass_mark` must be between 1 and 100"]);
    broken(
        COURSE,
        "scope = \"group\"",
        "scope = \"country:XX\"",
        &["course.toml:34: \"country:XX\" names no part of the organisation"],
    );
    broken(
        COURSE,
        "scope = \"group\"",
        "scope = \"region:overseas\"",
        &["course.toml:34: write \"overseas\" instead of \"region:overseas\""],
    );
}

#[test]
fn a_blueprint_asks_for_no_more_than_there_is() {
    broken(
        COURSE,
        "count = 3",
        "count = 6",
        &[
            "course.toml:25: 6 questions are asked of \"common\", which holds 5",
            "course.toml:25: the test has 8 questions, but the banks for places without a regional module hold only 5 that fit",
        ],
    );
    broken(
        COURSE,
        "count = 2",
        "count = 3",
        &[
            "course.toml:25: the test has 6 questions, but the banks for places without a regional module hold only 5 that fit",
        ],
    );
    broken(COURSE, "from = \"regional\"", "from = \"law-de\"", &["course.toml:29: there is no bank \"law-de\" here"]);
}

#[test]
fn scopes_and_jurisdictions_are_iso_3166() {
    broken(LAW, "country:JP", "country:XX", &["modules/law-jp/module.toml:1: \"XX\" is no ISO 3166-1 country code"]);
    broken(
        LAW,
        "jurisdiction = \"JP\"\n",
        "",
        &[
            "modules/law-jp/module.toml:11: the legal reference has no known jurisdiction: write an ISO 3166 code, EU or INT",
        ],
    );
    broken(
        LAW,
        "jurisdiction = \"JP\"",
        "jurisdiction = \"Japan\"",
        &[
            "modules/law-jp/module.toml:13: the legal reference has no known jurisdiction: write an ISO 3166 code, EU or INT \
         instead of \"Japan\"",
        ],
    );
    broken(LAW, "as_of = 2026-11-01\n", "", &["modules/law-jp/module.toml:1: `as_of` is missing"]);
    broken(
        LAW,
        "locales = [\"en\", \"ja\"]",
        "locales = [\"ja\"]",
        &[
            "modules/law-jp/en: nothing in the course uses this folder",
            "modules/law-jp/module.toml:3: `locales` must contain the source locale en, which everybody else is shown",
        ],
    );
}

#[test]
fn questions_have_right_answers() {
    let right = |from: &str, to: &str, expected: &str| {
        broken(CORE, from, to, &[&format!("modules/core/module.toml:{expected}")]);
    };
    right("right = [\"b\"]\n", "", "9: the question has no right answer: `right` is missing or empty");
    right("right = [\"b\"]", "right = []", "14: the question has no right answer: `right` is missing or empty");
    right("right = [\"b\"]", "right = [\"c\"]", "14: there is no option \"c\" here");
    right(
        "right = [\"b\"]",
        "right = [\"a\", \"b\"]",
        "14: the question has no right answer: one option is right, not 2",
    );
    right("right = [\"true\"]", "right = [\"yes\"]", "27: there is no option \"yes\" here");
    right("right = [\"b\", \"a\"]", "right = [\"b\"]", "34: the question has no right answer: `right` leaves out a");
    right(
        "right = { a = \"y\", b = \"x\" }",
        "right = { a = \"y\" }",
        "42: the question has no right answer: `right` leaves out b",
    );
    right("b = \"x\" }", "b = \"z\" }", "42: there is no match \"z\" here");
    right(
        "kind = \"single\"",
        "kind = \"guess\"",
        "11: `kind` must be one of single, multiple, truefalse, matching, ordering",
    );
    broken(
        CORE,
        "right = [\"b\", \"a\"]",
        "right = \"b\"",
        &[
            "modules/core/module.toml:34: `right` must be a list of texts",
            "modules/core/module.toml:34: the question has no right answer: `right` leaves out a, b",
        ],
    );
}

#[test]
fn nothing_points_to_what_is_not_there() {
    broken(
        LAW,
        "references = [\"jp-waste\"]",
        "references = [\"jp-air\"]",
        &["modules/law-jp/module.toml:22: there is no legal reference \"jp-air\" here"],
    );
    broken(
        JA_LAW,
        "ref:jp-waste",
        "ref:jp-air",
        &[
            "modules/law-jp/ja/law-jp-one.md:3: the block refers to jp-air here, but to jp-waste in en",
            "modules/law-jp/ja/law-jp-one.md:3: there is no legal reference \"jp-air\" here",
        ],
    );
    broken(
        CORE,
        "topics = [\"a\"]",
        "topics = [\"a\", \"b\"]",
        &[
            "modules/core/en/module.toml:4: missing text: module/core/topic/b in en",
            "modules/core/ja/module.toml:4: missing text: module/core/topic/b in ja",
            "modules/core/module.toml:2: no lesson teaches the topic \"b\"",
            "modules/core/module.toml:2: no question asks about the topic \"b\"",
        ],
    );
    broken(
        CORE,
        "id = \"core-q2\"",
        "id = \"core-q1\"",
        &[
            "modules/core/en/questions.toml:12: nothing in the course uses this text",
            "modules/core/ja/questions.toml:12: nothing in the course uses this text",
            "modules/core/module.toml:17: the question \"core-q1\" is there already",
        ],
    );
}

#[test]
fn every_language_has_every_text_and_no_other() {
    broken(JA, "summary = \"一\"\n", "", &["modules/core/ja/module.toml:1: missing text: module/core/summary in ja"]);
    broken(
        JA,
        "summary = \"一\"",
        "summary = \"\"",
        &[
            "modules/core/ja/module.toml:1: missing text: module/core/summary in ja",
            "modules/core/ja/module.toml:2: `summary` must be a text that is not empty",
        ],
    );
    broken(
        JA_QUESTIONS,
        "[core-q1.feedback]\na = \"一\"\n",
        "[core-q1.feedback]\n",
        &["modules/core/ja/questions.toml:7: missing text: question/core-q1/feedback/a in ja"],
    );
    broken(
        JA_QUESTIONS,
        "[core-q1.feedback]\n",
        "[core-q1.feedback]\nc = \"三\"\n",
        &["modules/core/ja/questions.toml:8: nothing in the course uses this text"],
    );
    broken(
        JA_QUESTIONS,
        "[core-q3]\nstem = \"ことば?\"\nexplanation = \"ことば.\"\n[core-q3.feedback]\ntrue = \"一\"\nfalse = \"二\"\n",
        "",
        &["modules/core/ja/questions.toml: missing text: question/core-q3 in ja"],
    );
    broken(
        JA,
        "title = \"ことば\"",
        "title = \"- <b>ことば</b>\"",
        &["modules/core/ja/module.toml:1: raw HTML is not allowed"],
    );
    broken(
        JA,
        "title = \"ことば\"",
        "title = \"1. ことば\"",
        &[
            "modules/core/ja/module.toml:1: the text must be one line without lists, headings, links or pictures: put \\ \
         before a sign that starts one",
        ],
    );
}

#[test]
fn lessons_have_the_same_blocks_in_every_language() {
    broken(
        JA_LESSON,
        "\n一, **二**.\n",
        "",
        &["modules/core/ja/core-one.md:3: the lesson has 4 blocks in ja, but 5 in en"],
    );
    broken(
        JA_LESSON,
        "## 二",
        "二",
        &["modules/core/ja/core-one.md:5: the block is a paragraph here, but a heading of level 2 in en"],
    );
    broken(
        JA_LESSON,
        "# ことば\n",
        "## ことば\n",
        &[
            "modules/core/ja/core-one.md:1: a lesson starts with one `#` title and has `##` headings after it",
            "modules/core/ja/core-one.md:1: the block is a heading of level 2 here, but a heading of level 1 in en",
        ],
    );
    broken(
        JA_LESSON,
        "**二**",
        "**「二」**三",
        &[
            "modules/core/ja/core-one.md:3: \"**\" is shown as it stands here: Markdown wants a letter or a space on the other \
         side of it",
        ],
    );
    broken(JA_LESSON, "**二**", "<i>二</i>", &["modules/core/ja/core-one.md:3: raw HTML is not allowed"]);
    broken(
        JA_LAW,
        " ([二](ref:jp-waste))",
        "",
        &["modules/law-jp/ja/law-jp-one.md:3: the block refers to no law here, but to jp-waste in en"],
    );
}

#[test]
fn pictures_have_alternatives_files_and_words() {
    broken(JA_LESSON, "![ことば]", "![]", &["modules/core/ja/core-one.md:10: the picture has no alternative text"]);
    broken(
        JA_LESSON,
        "box.svg",
        "bix.svg",
        &[
            "modules/core/ja/core-one.md:10: the block is the picture bix.svg here, but the picture box.svg in en",
            "modules/core/ja/core-one.md:10: there is no picture \"bix.svg\" here",
        ],
    );
    broken(
        JA,
        "inside = \"一 & 二\"\n",
        "",
        &[
            "modules/core/ja/module.toml:7: missing text: the drawing \"box.svg\" has the placeholder {{inside}}, which has no \
         word in ja",
        ],
    );
    broken(
        JA,
        "inside =",
        "outside =",
        &[
            "modules/core/ja/module.toml:7: missing text: the drawing \"box.svg\" has the placeholder {{inside}}, which has no \
         word in ja",
            "modules/core/ja/module.toml:8: nothing in the course uses this text",
        ],
    );
    broken(
        BOX,
        "class=\"line\"",
        "style=\"fill:red\"",
        &["modules/core/pictures/box.svg:2: the drawing is not allowed to have the attribute style"],
    );
}

#[test]
fn files_that_cannot_be_read_are_problems_too() {
    let course = TinyCourse::new();
    course.remove(JA_LESSON);
    course.write_bytes(BOX, &[0xff, 0xfe, 0x00]);
    course.write_bytes("modules/law-jp/ja/questions.toml", b"[broken\n");
    course.write("modules/law-jp/fr/module.toml", "");
    course.write("modules/core/pictures/photo.png", "");
    course.write("modules/law-de/module.toml", "");
    assert_eq!(
        course.problems(),
        [
            "modules/core/en/core-one.md:10: there is no picture \"box.svg\" here",
            "modules/core/en/module.toml:8: nothing in the course uses this text",
            "modules/core/ja/core-one.md: the file is missing",
            "modules/core/ja/module.toml:8: nothing in the course uses this text",
            "modules/core/pictures/box.svg: the file is not UTF-8 text",
            "modules/core/pictures/photo.png: nothing in the course uses this file",
            "modules/law-de: nothing in the course uses this folder",
            "modules/law-jp/fr: nothing in the course uses this folder",
            "modules/law-jp/ja/questions.toml:1: not valid TOML: unclosed table, expected `]`",
        ]
    );
}

#[test]
fn a_folder_that_is_not_there_is_a_problem() {
    let course = TinyCourse::new();
    let folder = kunren_services::course::Folder::read(&course.path().join("nowhere"));
    let problems: Vec<String> = kunren_services::course::check(&folder).iter().map(ToString::to_string).collect();
    assert_eq!(problems, [".: there is no such folder"]);
    course.remove(COURSE);
    assert_eq!(course.problems().first().map(String::as_str), Some("course.toml: the file is missing"));
}

/// Whatever state an editor or a broken disk leaves a file in, the author is told, and nothing else happens.
#[test]
fn no_half_file_stops_the_check() {
    for file in [COURSE, CORE, LAW, JA, JA_QUESTIONS, JA_LESSON, JA_LAW, BOX] {
        let course = TinyCourse::new();
        let whole = std::fs::read(course.path().join(file)).expect("the file is there");
        for cut in (0..whole.len()).step_by(7) {
            course.write_bytes(file, &whole[..cut]);
            course.problems();
            course.write_bytes(file, &[&whole[..cut], b"\"]{{<\n", &whole[cut..]].concat());
            course.problems();
        }
    }
}
