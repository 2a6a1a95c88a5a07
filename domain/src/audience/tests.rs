//! What rules mean, and that text and rule are the same thing twice.

use super::*;
use jiff::{Span, civil::date};
use proptest::prelude::*;
use std::collections::BTreeMap;

const DAY: Date = date(2026, 11, 21);

fn post(country: &str, employment: &str) -> Post {
    Post {
        from: date(2020, 4, 1),
        to: None,
        country: country.parse().expect("a country"),
        subdivision: (country == "US").then(|| "US-CA".to_owned()),
        region: "emea".to_owned(),
        entity: format!("KX-{country}"),
        site: format!("{country}-1"),
        department: "Quality assurance".to_owned(),
        job_function: "engineer".to_owned(),
        rank: "staff".to_owned(),
        employment_type: employment.to_owned(),
    }
}

fn person(posts: Vec<Post>) -> Person {
    Person { joined_on: date(2020, 4, 1), posts, completed: BTreeMap::new() }
}

fn rule(text: &str) -> Rule {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn wrong(text: &str) -> (usize, Expected) {
    let error = text.parse::<Rule>().expect_err(text);
    (error.at, error.expected)
}

#[test]
fn the_canonical_text_is_one() {
    let canonical = |text: &str| rule(text).to_string();
    assert_eq!(canonical(" Country  IN (FR,DE , DE)"), "country in (DE, FR)");
    assert_eq!(canonical("((country = DE))"), "country = DE");
    assert_eq!(
        canonical("country = DE or country = FR and not rank = staff"),
        "country = DE or (country = FR and not rank = staff)"
    );
    assert_eq!(canonical("not (country = DE or union = EU)"), "not (country = DE or union = EU)");
    assert_eq!(canonical("department = \"Research & \\\"D\\\"\""), "department = \"Research & \\\"D\\\"\"");
    assert_eq!(canonical("department in (製造部, \"\")"), "department in (\"\", 製造部)");
    assert_eq!(canonical("completed \"env-all/FY2025\""), "completed env-all/FY2025");
    assert_eq!(canonical("not everybody"), "not everybody");
}

#[test]
fn a_mistake_is_told_with_its_place_and_what_was_expected() {
    assert_eq!(wrong(""), (0, Expected::Condition));
    assert_eq!(wrong("contry = DE"), (0, Expected::Condition));
    assert_eq!(wrong("country DE"), (8, Expected::Operator));
    assert_eq!(wrong("country = XX"), (10, Expected::Code(Field::Country)));
    assert_eq!(wrong("country in DE"), (11, Expected::Opening));
    assert_eq!(wrong("country in (DE FR)"), (15, Expected::More));
    assert_eq!(wrong("country in (DE,"), (15, Expected::Value));
    assert_eq!(wrong("country = DE country = FR"), (13, Expected::Next));
    assert_eq!(wrong("country = DE and"), (16, Expected::Condition));
    assert_eq!(wrong("not"), (3, Expected::Condition));
    assert_eq!(wrong("(country = DE"), (13, Expected::Closing));
    assert_eq!(wrong("joined 2026-10-01"), (7, Expected::Order));
    assert_eq!(wrong("joined before 2026-13-01"), (14, Expected::Day));
    assert_eq!(wrong("completed FY2025"), (10, Expected::Edition));
    assert_eq!(wrong("department = \"Quality"), (21, Expected::Quote));
    assert_eq!(wrong("department = 製造部 製造部"), (17, Expected::Next));
    assert_eq!(wrong(&"(".repeat(3_000)), (16, Expected::Shallower));
    assert_eq!(wrong(&"x".repeat(5_000)), (0, Expected::Shorter));
}

#[test]
fn several_places_are_a_union() {
    let both = person(vec![post("DE", "employee"), post("JP", "contractor")]);
    let is = |text: &str| matches(&rule(text), &both, DAY);
    assert!(is("country = DE") && is("country = JP") && is("union = EU"));
    assert!(!is("not country = JP"));
    // Each condition looks for a place of its own.
    assert!(is("country = DE and employment-type = contractor"));
    assert!(!is("country = FR") && is("country in (FR, JP)"));
}

#[test]
fn a_condition_holds_on_the_days_of_the_place() {
    let moved = Post { to: Some(DAY), ..post("DE", "employee") };
    let person = person(vec![moved, Post { from: DAY, ..post("US", "employee") }]);
    let germany = rule("country = DE");
    assert!(matches(&germany, &person, DAY.yesterday().expect("a day")));
    assert!(!matches(&germany, &person, DAY));
    assert!(matches(&rule("subdivision = US-CA"), &person, DAY));
}

#[test]
fn days_and_completions_have_their_edge() {
    let mut person = person(vec![post("DE", "employee")]);
    person.completed.insert("env/FY2025".parse().expect("an edition"), DAY);
    let on = |text: &str, day: Date| matches(&rule(text), &person, day);
    assert!(on("completed env/FY2025", DAY) && !on("completed env/FY2025", date(2026, 11, 20)));
    assert!(!on("completed env/FY2026", DAY));
    assert!(!on("joined before 2020-04-01", DAY) && !on("joined after 2020-04-01", DAY));
    assert!(on("joined before 2020-04-02", DAY) && on("joined after 2020-03-31", DAY));
    assert!(on("everybody", DAY) && !on("nobody", DAY));
}

fn condition() -> impl Strategy<Value = Condition> {
    let value = prop_oneof!["[a-zA-Z0-9_./-]{1,6}", "[ -~]{0,8}", "[あ-ん一-十 \"\\\\]{0,4}", Just("and".to_owned())];
    let field =
        prop::sample::select(&Field::ALL[2..]).prop_filter("codes of the world", |field| *field != Field::Subdivision);
    let day = (0_i32..4_000).prop_map(|days| date(2018, 1, 1).checked_add(Span::new().days(days)).expect("in range"));
    prop_oneof![
        4 => (field, prop::collection::btree_set(value, 1..4)).prop_map(|(field, of)| Condition::One { field, of }),
        2 => prop::collection::btree_set(prop::sample::select(vec!["DE", "FR", "JP"]).prop_map(str::to_owned), 1..3)
            .prop_map(|of| Condition::One { field: Field::Country, of }),
        1 => day.clone().prop_map(Condition::JoinedBefore),
        1 => day.prop_map(Condition::JoinedAfter),
        1 => ("[a-z ]{1,4}", "[A-Z0-9]{1,6}")
            .prop_map(|(programme, edition)| Condition::Completed(EditionName { programme, edition })),
    ]
}

fn rules() -> impl Strategy<Value = Rule> {
    condition().prop_map(Rule::Is).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Rule::all),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Rule::any),
            inner.prop_map(Rule::negated),
        ]
    })
}

#[test]
fn what_is_not_met_is_told_as_far_as_it_can_be_told_apart() {
    let person = person(vec![post("DE", "employee")]);
    let unmet_of = |text: &str| {
        let rule = rule(text);
        unmet(&rule, &person, DAY).into_iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        unmet_of("country = FR and rank = staff and not employment-type = employee"),
        ["country = FR", "not employment-type = employee"]
    );
    assert_eq!(unmet_of("country = FR or rank = manager"), ["country = FR or rank = manager"]);
    assert_eq!(unmet_of("country = DE or rank = manager"), [""; 0]);
    assert_eq!(unmet_of("not (country = DE and rank = staff)"), ["not (country = DE and rank = staff)"]);
}

proptest! {
    #[test]
    fn a_rule_matches_exactly_where_no_part_is_unmet(rule in rules(), german in any::<bool>(), joined in 0_i32..4_000) {
        let mut person = person(vec![post(if german { "DE" } else { "FR" }, "employee")]);
        person.joined_on = date(2018, 1, 1).checked_add(Span::new().days(joined)).expect("in range");
        let parts = unmet(&rule, &person, DAY);
        prop_assert_eq!(parts.is_empty(), matches(&rule, &person, DAY));
        prop_assert!(parts.into_iter().all(|part| !matches(part, &person, DAY)));
    }

    #[test]
    fn text_and_rule_are_the_same(rule in rules()) {
        let text = rule.to_string();
        prop_assert_eq!(text.parse::<Rule>(), Ok(rule.clone()), "{}", text);
        let json = serde_json::to_string(&rule).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Rule>(&json).expect("a rule"), rule);
    }

    #[test]
    fn any_text_is_a_rule_or_a_place_in_it(text in "[ -~あ(]{0,40}") {
        if let Err(error) = text.parse::<Rule>() {
            prop_assert!(error.at <= text.chars().count());
        }
    }
}
