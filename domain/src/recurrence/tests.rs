//! When it is owed again and which rounds were missed, by example and on random years.

use super::*;
use crate::edition::tests::WINDOW;
use proptest::prelude::*;

const YEARLY: Recurrence = Recurrence::EveryMonths { months: 12 };
const JUNE: Recurrence = Recurrence::FixedDate { month: 6, day: 30 };

fn told(recurrence: Recurrence, first: Date, completions: &[Date], today: Date) -> Vec<String> {
    let tell = |cycle: &Cycle| match (cycle.completed_on, cycle.missed) {
        (Some(on), _) => format!("{} done {on}", cycle.due_on),
        (None, true) => format!("{} missed", cycle.due_on),
        (None, false) => format!("{} open", cycle.due_on),
    };
    cycles(recurrence, first, completions, Some, today).iter().map(tell).collect()
}

#[test]
fn what_was_completed_is_worth_its_months_and_then_it_is_due() {
    let due = |last: Date| YEARLY.due_on(&WINDOW, Some(last));
    assert_eq!(due(date(2025, 12, 1)), date(2026, 12, 1));
    // Never before the edition opened, even for somebody whose completion has long lapsed.
    assert_eq!(due(date(2024, 5, 1)), WINDOW.opens_on);
    assert_eq!(YEARLY.due_on(&WINDOW, None), WINDOW.due_on);
    assert_eq!(JUNE.due_on(&WINDOW, None), date(2027, 6, 30));
    assert_eq!(Recurrence::FixedDate { month: 2, day: 29 }.due_on(&WINDOW, None), date(2027, 2, 28));
}

#[test]
fn the_reason_names_the_completion_unless_joining_or_return_is_later() {
    let formula = Formula { leave: crate::edition::Leave::Excluded, joiner_days: 30 };
    let facts = Facts { joined_on: Some(date(2020, 4, 1)), ..Facts::default() };
    let last = date(2025, 12, 1);
    let due = recurring_why_due(YEARLY, &WINDOW, &formula, &facts, Some(last), date(2026, 11, 1)).due();
    assert_eq!((due.on, due.because), (Some(date(2026, 12, 1)), DueReason::Valid(last)));
    let back = Facts { leave: vec![(date(2026, 9, 1), Some(date(2026, 12, 10)))], ..facts };
    let due = recurring_why_due(YEARLY, &WINDOW, &formula, &back, Some(last), date(2026, 12, 11)).due();
    assert_eq!((due.on, due.because), (Some(date(2027, 1, 9)), DueReason::Returned(date(2026, 12, 10))));
}

#[test]
fn as_many_missed_rounds_as_happened_are_told() {
    let first = date(2021, 6, 30);
    assert_eq!(
        told(YEARLY, first, &[date(2021, 6, 1), date(2024, 9, 10)], date(2025, 8, 1)),
        [
            "2021-06-30 done 2021-06-01",
            "2022-06-01 missed",
            "2023-06-01 missed",
            "2024-06-01 done 2024-09-10",
            "2025-09-10 open"
        ]
    );
    assert_eq!(
        told(JUNE, first, &[date(2021, 7, 4), date(2022, 6, 1), date(2024, 9, 10)], date(2025, 8, 1)),
        // Finishing late does not skip the next.
        [
            "2021-06-30 done 2021-07-04",
            "2022-06-30 done 2022-06-01",
            "2023-06-30 missed",
            "2024-06-30 done 2024-09-10",
            "2025-06-30 missed",
            "2026-06-30 open"
        ]
    );
}

#[test]
fn a_round_is_missed_the_day_after_it_was_due_and_can_still_be_done_late() {
    let first = date(2026, 1, 11);
    assert_eq!(told(YEARLY, first, &[], first), ["2026-01-11 open"]);
    let next = ["2026-01-11 missed", "2027-01-11 open"];
    assert_eq!(told(YEARLY, first, &[], date(2026, 1, 12)), next);
    assert_eq!(told(YEARLY, first, &[], date(2026, 11, 21)), next);
    let late = date(2026, 11, 22);
    assert_eq!(told(YEARLY, first, &[late], late), ["2026-01-11 done 2026-11-22", "2027-11-22 open"]);
}

#[test]
fn who_is_away_misses_nothing_before_the_time_after_the_return_is_over() {
    let first = date(2025, 6, 30);
    let rounds = |own: fn(Date) -> Option<Date>, today| {
        let rounds = cycles(JUNE, first, &[], own, today);
        rounds.iter().map(|cycle| (cycle.due_on, cycle.missed)).collect::<Vec<_>>()
    };
    let moved = |due_on: Date| Some(if due_on.year() == 2025 { date(2025, 9, 19) } else { due_on });
    assert_eq!(rounds(moved, date(2025, 9, 19)), [(date(2025, 9, 19), false)]);
    assert_eq!(rounds(moved, date(2025, 9, 20)), [(date(2025, 9, 19), true), (date(2026, 6, 30), false)]);
    // Away over two rounds: they fall together.
    let away = |due_on: Date| Some(due_on.max(date(2026, 8, 1)));
    assert_eq!(rounds(away, date(2026, 7, 1)), [(date(2026, 8, 1), false)]);
    assert!(rounds(|_| None, date(2026, 7, 1)).is_empty());
}

#[test]
fn what_is_owed_again_says_until_when_a_completion_is_worth_something() {
    let (opened, opens, done, recorded) = (date(2025, 10, 2), date(2026, 10, 2), date(2025, 10, 28), date(2027, 3, 10));
    let every = Recurrence::EveryEdition;
    let until =
        |own, next: Option<Recurrence>| valid_until((own, opened), next.map(|next| (next, opens)), done, recorded);
    assert_eq!(until(every, None), recorded);
    assert_eq!(until(every, Some(every)), recorded);
    // The day on which the next edition is due because of it.
    assert_eq!(until(every, Some(YEARLY)), date(2026, 10, 28));
    assert_eq!(until(every, Some(YEARLY)), YEARLY.due_on(&Window { opens_on: opens, ..WINDOW }, Some(done)));
    assert_eq!(until(every, Some(JUNE)), date(2027, 6, 30));
    assert_eq!(until(YEARLY, None), date(2026, 10, 28));
    assert_eq!(until(JUNE, None), date(2027, 6, 30), "it was completed for the June before");
    assert_eq!(until(YEARLY, Some(every)), recorded);
}

#[test]
fn what_lapsed_before_the_opening_is_not_said_to_be_valid() {
    let formula = Formula { leave: crate::edition::Leave::Excluded, joiner_days: 30 };
    let due = |last| recurring_why_due(YEARLY, &WINDOW, &formula, &Facts::default(), Some(last), WINDOW.opens_on).due();
    assert_eq!(due(date(2025, 9, 30)).because, DueReason::Lapsed(date(2025, 9, 30)));
    assert_eq!(due(date(2025, 10, 1)).because, DueReason::Valid(date(2025, 10, 1)));
}

#[test]
fn nonsense_is_not_sound() {
    assert!(YEARLY.is_sound() && JUNE.is_sound() && Recurrence::FixedDate { month: 2, day: 29 }.is_sound());
    for (month, day) in [(0, 1), (13, 1), (2, 30), (6, 31), (1, 0)] {
        assert!(!Recurrence::FixedDate { month, day }.is_sound(), "{month}-{day}");
    }
    assert!(![0, 121].into_iter().any(|months| Recurrence::EveryMonths { months }.is_sound()));
}

fn day(range: std::ops::Range<i32>) -> impl Strategy<Value = Date> {
    range.prop_map(|days| date(2018, 1, 1).checked_add(Span::new().days(days)).expect("in range"))
}

fn recurring() -> impl Strategy<Value = Recurrence> {
    prop_oneof![
        Just(Recurrence::EveryEdition),
        (1_u16..40).prop_map(|months| Recurrence::EveryMonths { months }),
        (1_i8..=12, 1_i8..=31).prop_map(|(month, day)| Recurrence::FixedDate { month, day }),
    ]
}

proptest! {
    #[test]
    fn rounds_follow_each_other_and_none_is_lost(
        recurrence in recurring(),
        first in day(0..1_000),
        completions in prop::collection::vec(day(0..4_000), 0..12),
        today in day(1_000..4_000),
    ) {
        let cycles = cycles(recurrence, first, &completions, Some, today);
        prop_assert_eq!(cycles[0].due_on, first);
        prop_assert!(cycles.windows(2).all(|two| two[0].due_on < two[1].due_on));
        // No completion counts twice, and none that is still to come.
        let counted: Vec<Date> = cycles.iter().filter_map(|cycle| cycle.completed_on).collect();
        prop_assert!(counted.windows(2).all(|two| two[0] <= two[1]));
        prop_assert!(counted.iter().all(|on| completions.contains(on) && *on <= today));
        prop_assert!(cycles.iter().all(|cycle| !cycle.missed || (cycle.completed_on.is_none() && cycle.due_on < today)));
        let last = cycles.last().expect("the next round");
        prop_assert!(!last.missed);
        prop_assert!(recurrence == Recurrence::EveryEdition || last.completed_on.is_none());
        // Without any completion, every round that is over was missed.
        let none = super::cycles(recurrence, first, &[], Some, today);
        prop_assert_eq!(none.iter().filter(|cycle| cycle.missed).count(), none.len() - 1);
    }

    #[test]
    fn nobody_is_due_before_the_edition_opens(recurrence in recurring(), last in prop::option::of(day(0..3_500))) {
        prop_assert!(recurrence.due_on(&WINDOW, last) >= WINDOW.opens_on);
    }

    #[test]
    fn who_is_excused_is_worth_something_beyond_the_closing(months in 1_u16..40, last in day(0..3_500), closes in day(2_000..3_500)) {
        let recurrence = Recurrence::EveryMonths { months };
        let after = recurrence.excuses_after(closes).expect("months excuse");
        prop_assert_eq!(last > after, after_months(last, months) > closes);
    }
}
