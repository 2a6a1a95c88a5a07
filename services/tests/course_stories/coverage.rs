//! Who is covered in which language.

use crate::tiny::TinyCourse;
use kunren_services::course::coverage::coverage;

const LEGEND: &str = "\nyes: every text · -3: three texts missing · (en): readers are shown that language\n";

#[test]
fn the_matrix_is_a_table_of_places_modules_and_locales() {
    let course = TinyCourse::new();
    let table = "place       module  en       ja\neverywhere  core    yes      yes\nJP          law-jp  yes      yes\n";
    assert_eq!(coverage(&course.folder(), &[]).to_string(), format!("{table}{LEGEND}"));
}

#[test]
fn what_is_missing_is_counted_or_named_by_what_is_shown_instead() {
    let course = TinyCourse::new();
    course.replace("modules/law-jp/module.toml", "[\"en\", \"ja\"]", "[\"en\"]");
    course.replace("modules/core/ja/module.toml", "summary = \"一\"\n", "");
    let table = "place       module  en       ja\neverywhere  core    yes      -1\nJP          law-jp  yes      (en)\n";
    assert_eq!(coverage(&course.folder(), &[]).to_string(), format!("{table}{LEGEND}"));
}

#[test]
fn an_organisation_asks_about_its_own_countries() {
    let course = TinyCourse::new();
    let countries = ["JP", "DE"].map(|code| code.parse().expect("a country"));
    let coverage = coverage(&course.folder(), &countries);
    let rows: Vec<(&str, Vec<&str>)> = coverage
        .areas
        .iter()
        .map(|area| (area.name.as_str(), area.modules.iter().map(|row| row.module.as_str()).collect()))
        .collect();
    assert_eq!(rows, [("DE", vec!["core"]), ("JP", vec!["core", "law-jp"])]);
}

#[test]
fn a_union_and_a_part_of_a_country_have_rows_of_their_own() {
    let course = TinyCourse::new();
    course.replace("modules/law-jp/module.toml", "country:JP", "union:EU");
    course.replace("modules/core/module.toml", "\"common\"", "\"subdivision:US-CA\"");
    let coverage = coverage(&course.folder(), &[]);
    let rows: Vec<(&str, usize)> = coverage.areas.iter().map(|area| (area.name.as_str(), area.modules.len())).collect();
    assert_eq!(rows, [("EU", 1), ("US", 0), ("US-CA", 1)]);
}
