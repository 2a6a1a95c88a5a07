//! What the check finds and what it leaves alone.

use super::*;
use std::collections::BTreeMap;

fn keys(source: &str) -> Vec<String> {
    uses::find("x.rs", source).into_iter().map(|found| found.key).collect()
}

fn locale(name: &str, file: &str, text: &str) -> Locale {
    let mut locale = Locale { name: name.to_owned(), messages: BTreeMap::new() };
    let mut problems = Vec::new();
    locale.add(file, text, &mut problems);
    assert_eq!(problems, [""; 0]);
    locale
}

fn against(source: &str, english: &str) -> Vec<String> {
    against_source(&locale("en", "a.ftl", english), &uses::find("x.rs", source))
}

fn compared(english: &str, japanese: &str) -> Vec<String> {
    against_english(&locale("en", "a.ftl", english), &locale("ja", "a.ftl", japanese))
}

#[test]
fn keys_are_found_wherever_code_says_them() {
    assert_eq!(keys(r#"view! { <p>{t!("plain")}</p> }"#), ["plain"]);
    assert_eq!(keys("crate::t!(\n    language,\n    \"over-lines\",\n    name = 1,\n)"), ["over-lines"]);
    assert_eq!(keys(r#"match state { A => key!("one"), B => key!["two"] }"#), ["one", "two"]);
    assert_eq!(keys(r#"t!("outer", name = t!("inner"))"#), ["outer", "inner"]);
    assert_eq!(
        keys(r#"let c = '"'; let l: &'static str = t!("after-quotes"); let e = '\''; t!("end")"#),
        ["after-quotes", "end"]
    );
    assert_eq!(keys("let raw = r#\"t!(\"no\") \\\"#; t!(\"yes\")"), ["yes"]);
}

#[test]
fn what_only_looks_like_a_key_is_left_alone() {
    assert_eq!(keys(r#"assert!("no"); format!("no"); insert!("no"); monkey!("no")"#), [""; 0]);
    assert_eq!(keys("// t!(\"no\")\n/* t!(\"no\") /* deep */ t!(\"no\") */ \"t!(\\\"no\\\")\""), [""; 0]);
    assert_eq!(keys("macro_rules! t { ($key:literal) => { $crate::say($key, \"no\") }; }"), [""; 0]);
    assert_eq!(keys(r#"t!(say("no"), key)"#), [""; 0]);
}

#[test]
fn names_of_variables_are_read_where_they_are_given() {
    let arguments = |source: &str| uses::find("x.rs", source).remove(0).arguments.map(|names| list(&names));
    assert_eq!(arguments(r#"t!("a")"#).as_deref(), Some("nothing"));
    assert_eq!(arguments(r#"t!(cx, "a", name = f(x, y), until = now,)"#).as_deref(), Some("name, until"));
    assert_eq!(arguments(r#"t!("a", given)"#), None);
    assert_eq!(arguments(r#"key!("a")"#), None);
}

#[test]
fn a_use_needs_a_message_and_a_message_a_use() {
    assert_eq!(against(r#"t!("a")"#, "a = A\n"), [""; 0]);
    assert_eq!(against(r#"t!("a.label")"#, "a =\n    .label = A\n"), [""; 0]);
    assert_eq!(
        against("\nt!(\"b\")", "a = A\n"),
        ["x.rs:2: there is no message `b`", "locales/en/a.ftl:1: `a` is not used"]
    );
}

#[test]
fn a_message_is_used_by_another() {
    let english = "# What we are called.\n-brand = Kunren\na = { b } and { -brand }\nb = B\n";
    assert_eq!(against(r#"t!("a")"#, english), [""; 0]);
}

#[test]
fn variables_are_given_as_the_message_takes_them() {
    let english = "a = { $count ->\n    [one] One for { $name }\n   *[other] { NUMBER($count) }\n}\n";
    assert_eq!(against(r#"t!("a", count = 1, name = n)"#, english), [""; 0]);
    assert_eq!(against(r#"t!("a", count = 1)"#, english), ["x.rs:1: `a` takes count, name, but is given count"]);
}

#[test]
fn locales_have_the_same_messages() {
    assert_eq!(compared("a = A { $x }\n", "a = あ { $x }\n"), [""; 0]);
    assert_eq!(
        compared("a = A\nb = B\n", "a = あ\nc = う\n"),
        ["locales/en/a.ftl:2: `b` is missing in ja", "locales/ja/a.ftl:2: `c` is not in English"]
    );
    assert_eq!(
        compared("a = A { $x }\n", "a = あ\n"),
        ["locales/ja/a.ftl:1: `a` has the variables nothing; in English it has x"]
    );
    assert_eq!(
        compared("a = A\n", "a =\n    .title = あ\n"),
        ["locales/ja/a.ftl:1: `a` consists of .title; in English of value"]
    );
    let (english, japanese) = (locale("en", "a.ftl", "a = A\n"), locale("ja", "b.ftl", "a = あ\n"));
    assert_eq!(against_english(&english, &japanese), ["locales/ja/b.ftl:1: `a` stands in a.ftl in English"]);
}

#[test]
fn broken_files_are_problems() {
    let mut locale = Locale { name: "en".to_owned(), messages: BTreeMap::new() };
    let mut problems = Vec::new();
    locale.add("a.ftl", "a = A\n\nb { oops\n\na = again\n", &mut problems);
    assert!(problems[0].starts_with("locales/en/a.ftl:3: "), "{problems:?}");
    assert_eq!(problems[1..], ["locales/en/a.ftl:1: `a` is there already, at locales/en/a.ftl:1"]);
}
