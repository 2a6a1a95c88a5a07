use super::*;
use crate::hr::{Change, Effects, Kind, Leave, LeaveChange, Mapping, Site, State};
use crate::jurisdiction::{Place, Scope};
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const ON: Date = date(2026, 11, 21);
const HEADER: [&str; 15] = [
    "number",
    "name",
    "email",
    "locale",
    "joined",
    "left",
    "site",
    "country",
    "department",
    "job-function",
    "rank",
    "employment-type",
    "manager",
    "leave-from",
    "leave-back",
];

fn known() -> Known {
    let mut known = Known::default();
    for (at, (code, country, subdivision)) in
        [("TYO", "JP", None), ("MUC", "DE", Some("DE-BY")), ("SJC", "US", Some("US-CA"))].into_iter().enumerate()
    {
        let subdivision = subdivision.map(|code: &str| code.parse().expect("a subdivision"));
        let place = Place { country: country.parse().expect("a country"), subdivision };
        known.sites.add(code, Site { id: Uuid::from_u128(at as u128), place });
    }
    known
}

fn read_with(policy: Policy, cells: &[&str], known: &mut Known) -> Result<Row, Vec<(Option<Field>, Reason)>> {
    let headers = Field::ALL.into_iter().map(|field| (field, field.code().to_owned())).collect();
    let mapping = Mapping { headers, ..Mapping::default() };
    let columns = mapping.columns(&HEADER).expect("columns");
    let mut all = vec![""; HEADER.len()];
    all[..cells.len()].copy_from_slice(cells);
    Row::read(2, &all, &columns, DateOrder::YearFirst, policy, known)
        .map_err(|(_, problems)| problems.into_iter().map(|problem| (problem.field, problem.reason)).collect())
}

fn read(cells: &[&str], known: &mut Known) -> Result<Row, Vec<(Option<Field>, Reason)>> {
    read_with(Policy::default(), cells, known)
}

fn hana(known: &mut Known) -> State {
    let cells = [
        "K-1",
        "佐藤 花",
        "hana@example.jp",
        "ja",
        "2020-04-01",
        "",
        "TYO",
        "JP",
        "品質",
        "engineer",
        "3",
        "employee",
        "K-9",
    ];
    let row = read(&cells, known).expect("a row");
    State::wanted(None, &row, ON, known).expect("a state")
}

fn change(before: &State, cells: &[&str], known: &mut Known) -> Option<Change> {
    let row = read(cells, known).expect("a row");
    let wanted = State::wanted(Some(before), &row, ON, known).expect("a state");
    Change::between(Some(before), wanted, ON)
}

#[test]
fn every_bad_cell_of_a_row_is_named() {
    let mut known = known();
    let cells = ["K-1", "A\u{7}B", "nobody", "x-", "2026-04-31", "", "NOWHERE", "XX"];
    let problems = read(&cells, &mut known).expect_err("problems");
    let expected = [
        (Some(Field::Name), Reason::Text),
        (Some(Field::Email), Reason::Email),
        (Some(Field::Locale), Reason::Locale),
        (Some(Field::Joined), Reason::Day),
        (Some(Field::Site), Reason::UnknownSite),
        (Some(Field::Country), Reason::UnknownCountry),
    ];
    assert_eq!(problems, expected);
    assert_eq!(read(&["", "A"], &mut known).expect_err("no number"), [(Some(Field::Number), Reason::Number)]);
    assert_eq!(
        read(&["K-1", "A", "", "", "", "", "TYO", "DE"], &mut known).expect_err("country")[0].1,
        Reason::OtherCountry
    );
}

#[test]
fn a_row_with_a_cell_too_few_is_not_guessed_at() {
    let columns = Mapping::default().guessed(&["number", "name"]).columns(&["number", "name"]).expect("columns");
    let read = Row::read(7, &["K-1"], &columns, DateOrder::YearFirst, Policy::default(), &mut known());
    assert_eq!(read, Err((None, vec![Problem::row(7, Reason::Cells)])));
}

#[test]
fn a_new_person_needs_a_name_and_a_place() {
    let mut known = known();
    let row = read(&["K-2", "", "", "", "", "", "TYO"], &mut known).expect("a row");
    let problem = State::wanted(None, &row, ON, &mut known).expect_err("no name");
    assert_eq!((problem.field, problem.reason), (Some(Field::Name), Reason::Missing));
}

#[test]
fn an_empty_cell_keeps_or_clears_as_the_source_says() {
    let mut known = known();
    let hana = hana(&mut known);
    assert_eq!(change(&hana, &["K-1"], &mut known), None);
    let clear = Policy { empty: EmptyCell::Clear, extent: Extent::Changes };
    let cells = ["K-1", "佐藤 花", "", "ja", "2020-04-01", "", "TYO"];
    let row = read_with(clear, &cells, &mut known).expect("a row");
    let cleared = State::wanted(Some(&hana), &row, ON, &mut known).expect("a state");
    assert_eq!((cleared.email, cleared.manager, known.words.text(cleared.department)), (None, None, ""));
    let nameless = read_with(clear, &["K-1", "", "", "ja", "2020-04-01", "", "TYO"], &mut known);
    assert_eq!(nameless, Err(vec![(Some(Field::Name), Reason::CannotClear)]));
}

#[test]
fn a_move_to_another_country_adds_only_its_own_duties() {
    let mut known = known();
    let hana = hana(&mut known);
    let moved = change(&hana, &["K-1", "", "", "", "", "", "MUC;TYO", "DE"], &mut known).expect("a change");
    assert_eq!(moved.kinds, [Kind::Move]);
    let scopes: BTreeSet<Scope> = ["common", "country:JP", "country:DE", "union:EU", "country:US"]
        .into_iter()
        .map(|s| s.parse().expect("a scope"))
        .collect();
    let mut effects = Effects::default();
    effects.count_head(&hana, ON, &known);
    effects.add(0, &moved, ON, &known, &scopes);
    let duties: Vec<String> = effects.new_duties.keys().map(ToString::to_string).collect();
    assert_eq!(duties, ["union:EU", "country:DE"]);
    let japan = effects.countries[&"JP".parse().expect("a country")];
    assert_eq!((japan.heads, japan.moved_away, effects.moves), (1, 1, 1));
}

#[test]
fn a_number_given_to_somebody_else_is_the_strangest_change() {
    let mut known = known();
    let hana = hana(&mut known);
    let mut effects = Effects::default();
    for cells in
        [&["K-1", "", "", "", "", "", "MUC"][..], &["K-1", "Ben Weber", "", "", "2026-11-01"], &["K-1", "", "", "en"]]
    {
        let change = change(&hana, cells, &mut known).expect("a change");
        effects.add(0, &change, ON, &known, &BTreeSet::new());
    }
    let first = &effects.strangest[0];
    let fields: Vec<Field> = first.differences.iter().map(|difference| difference.field).collect();
    assert_eq!((fields, effects.strangest.len()), (vec![Field::Name, Field::Joined], 3));
}

#[test]
fn leave_begins_goes_on_and_ends() {
    let mut known = known();
    let hana = hana(&mut known);
    let row = |from, back| ["K-1", "", "", "", "", "", "", "", "", "", "", "", "", from, back];
    let away = change(&hana, &row("2026-11-02", ""), &mut known).expect("a change");
    assert_eq!(
        (away.kinds, away.leave.start),
        (vec![Kind::LeaveStart], Some(Leave { from: date(2026, 11, 2), back: None }))
    );
    let away = away.after;
    assert_eq!(change(&away, &row("2026-11-02", ""), &mut known), None);
    let back = change(&away, &row("2026-11-02", "2026-11-20"), &mut known).expect("a change");
    assert_eq!(back.leave.back, Some(Some(date(2026, 11, 20))));
    assert!(back.kinds.contains(&Kind::Return));
    assert_eq!(change(&hana, &row("2026-11-02", "2026-11-02"), &mut known), None, "without a day it is none");
}

#[test]
fn leave_that_is_over_before_it_was_heard_of_is_known_from_then_on() {
    let mut known = known();
    let hana = hana(&mut known);
    let row = |from, back| ["K-1", "", "", "", "", "", "", "", "", "", "", "", "", from, back];
    let was_away = change(&hana, &row("2026-09-02", "2026-11-01"), &mut known).expect("a change");
    let told = Leave { from: date(2026, 9, 2), back: Some(date(2026, 11, 1)) };
    assert_eq!(was_away.leave, LeaveChange { back: None, start: Some(told) });
    assert_eq!(was_away.kinds, [Kind::LeaveStart, Kind::Return]);
    let hana = was_away.after;
    assert_eq!(change(&hana, &row("2026-09-02", "2026-11-01"), &mut known), None);
    assert_eq!(change(&hana, &row("2026-01-02", "2026-02-01"), &mut known), None, "an earlier one");
    let later = change(&hana, &row("2026-11-03", "2026-11-10"), &mut known).expect("a change");
    assert_eq!(later.leave.start, Some(Leave { from: date(2026, 11, 3), back: Some(date(2026, 11, 10)) }));
    let longer = change(&hana, &row("2026-09-02", "2026-11-15"), &mut known).expect("a change");
    assert_eq!(longer.leave, LeaveChange { back: Some(Some(date(2026, 11, 15))), start: None });
    assert_eq!(longer.kinds, [Kind::Details], "back was known before");
}

#[test]
fn who_chose_a_language_keeps_it() {
    let mut known = known();
    let hana = State { locale_chosen: true, ..hana(&mut known) };
    assert_eq!(change(&hana, &["K-1", "", "", "de"], &mut known), None);
    let moved = change(&hana, &["K-1", "", "", "de", "", "", "MUC"], &mut known).expect("a change");
    assert_eq!((moved.after.locale, &moved.kinds[..]), (hana.locale, &[Kind::Move][..]));
}

#[test]
fn somebody_who_has_left_keeps_the_last_place_and_may_come_back_by_a_full_file() {
    let mut known = known();
    let hana = hana(&mut known);
    let left = change(&hana, &["K-1", "", "", "", "", "2026-11-01", "MUC"], &mut known).expect("a change");
    assert_eq!((&left.kinds[..], &left.after.sites), (&[Kind::Leaver][..], &hana.sites));
    let left = left.after;
    assert_eq!(change(&left, &["K-1"], &mut known), None);
    let full = Policy { extent: Extent::Full, ..Policy::default() };
    let row = read_with(full, &["K-1"], &mut known).expect("a row");
    let wanted = State::wanted(Some(&left), &row, ON, &mut known).expect("a state");
    assert_eq!(Change::between(Some(&left), wanted, ON).map(|change| change.kinds), Some(vec![Kind::Rejoiner]));
}

#[test]
fn nobody_leaves_before_joining() {
    let mut known = known();
    let hana = hana(&mut known);
    let row = read(&["K-1", "", "", "", "", "2019-01-01"], &mut known).expect("a row");
    let problem = State::wanted(Some(&hana), &row, ON, &mut known).expect_err("a problem");
    assert_eq!((problem.field, problem.reason), (Some(Field::Left), Reason::Order));
}

/// Cells that can be read, some of them empty.
fn cells() -> impl Strategy<Value = Vec<String>> {
    let choice = |values: &'static [&'static str]| proptest::sample::select(values).prop_map(str::to_owned);
    let day = || choice(&["", "2026-11-01", "2026-11-21", "2026-12-24"]);
    (
        choice(&["", "Anna", "Ben"]),
        choice(&["", "a@example.com", "b@example.com"]),
        choice(&["", "ja", "de"]),
        day(),
        choice(&["", "TYO", "MUC", "MUC;SJC"]),
        choice(&["", "R&D", "QA"]),
        choice(&["", "K-1", "K-2"]),
        choice(&["", "2026-10-01", "2026-10-25", "2026-11-30"]),
        choice(&["", "2026-10-20", "2026-11-20", "2026-12-30"]),
    )
        .prop_map(|(name, email, locale, left, site, department, manager, from, back)| {
            let cells =
                ["K-7", &name, &email, &locale, "", &left, &site, "", &department, "", "", "", &manager, &from, &back];
            cells.map(str::to_owned).to_vec()
        })
}

/// A person as read back from the database afterwards, with all absences that were stored.
fn read_back(change: Change, leaves: &mut Vec<Leave>) -> State {
    let known = change.before.and_then(|before| before.leave);
    if let Some((known, back)) = known.zip(change.leave.back) {
        for leave in leaves.iter_mut().filter(|leave| **leave == known) {
            leave.back = back;
        }
    }
    leaves.extend(change.leave.start);
    leaves.retain(|leave| leave.back != Some(leave.from));
    leaves.sort_by_key(|leave| leave.from);
    let leave = leaves.iter().find(|leave| !leave.is_over(ON)).or(leaves.last()).copied();
    State { leave, ..change.after }
}

proptest! {
    #[test]
    fn the_same_row_twice_changes_nothing_the_second_time(first in cells(), second in cells()) {
        let mut known = known();
        let mut state = hana(&mut known);
        let mut leaves = Vec::new();
        for cells in [first, second] {
            let row = read(&cells.iter().map(String::as_str).collect::<Vec<_>>(), &mut known).expect("a row");
            let Ok(wanted) = State::wanted(Some(&state), &row, ON, &mut known) else { continue };
            let change = Change::between(Some(&state), wanted, ON);
            let after = change.map_or(state, |change| read_back(change, &mut leaves));
            let again = State::wanted(Some(&after), &row, ON, &mut known).expect("what was taken once");
            prop_assert_eq!(Change::between(Some(&after), again, ON), None);
            state = after;
        }
    }

    #[test]
    fn what_is_counted_is_what_differs(cells in cells()) {
        let mut known = known();
        let hana = hana(&mut known);
        let row = read(&cells.iter().map(String::as_str).collect::<Vec<_>>(), &mut known).expect("a row");
        if let Ok(wanted) = State::wanted(Some(&hana), &row, ON, &mut known)
            && let Some(change) = Change::between(Some(&hana), wanted, ON)
        {
            prop_assert!(!change.kinds.is_empty());
            let touches = change.is_of_person() || change.is_of_places() || change.leave.back.is_some() || change.leave.start.is_some();
            prop_assert!(touches, "counted, but nothing would be written: {:?}", change.kinds);
            prop_assert!(!change.differences(&known).is_empty());
        }
    }
}
