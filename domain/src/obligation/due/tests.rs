//! Due days on the days around each boundary, then on random histories.

use super::*;
use crate::edition::tests::{FORMULA, WINDOW};
use jiff::civil::date;
use proptest::prelude::*;

fn facts() -> Facts {
    Facts { joined_on: Some(date(2020, 4, 1)), ..Facts::default() }
}

fn extended(from_on: Date, until_on: Date, reopens: bool) -> Facts {
    Facts { extensions: vec![Extension { from_on, until_on, reopens, revoked_on: None }], ..facts() }
}

fn phase(facts: &Facts, day: Date) -> Phase {
    due(&WINDOW, &FORMULA, facts, day).phase(&WINDOW, day)
}

#[test]
fn on_leave_nobody_is_chased_and_after_return_it_is_due_again() {
    let facts = Facts { leave: vec![(date(2026, 9, 1), Some(date(2027, 3, 1)))], ..facts() };
    assert_eq!(facts.standing(date(2027, 2, 28)), Standing::OnLeave);
    assert_eq!(facts.standing(date(2027, 3, 1)), Standing::Assigned);
    let due = due(&WINDOW, &FORMULA, &facts, date(2027, 3, 1));
    assert_eq!((due.on, due.because), (Some(date(2027, 3, 31)), DueReason::Returned(date(2027, 3, 1))));
    assert_eq!(due.phase(&WINDOW, date(2027, 3, 10)), Phase::Open);
}

#[test]
fn a_known_return_counts_while_somebody_is_away() {
    let facts = Facts { leave: vec![(date(2026, 9, 1), Some(date(2027, 3, 4)))], ..facts() };
    let due = due(&WINDOW, &FORMULA, &facts, date(2026, 12, 1));
    assert_eq!((due.on, due.because), (Some(date(2027, 4, 3)), DueReason::Returned(date(2027, 3, 4))));
    assert_eq!(due.last_on, Some(date(2027, 4, 3)));
    assert_eq!(due.told(facts.standing(date(2026, 12, 1))), DueDay::On(date(2027, 4, 3)));
    // A leave that has not begun moves nothing yet.
    let planned = Facts { leave: vec![(date(2026, 12, 2), Some(date(2027, 3, 4)))], ..facts };
    assert_eq!(super::due(&WINDOW, &FORMULA, &planned, date(2026, 12, 1)).because, DueReason::Window);
}

#[test]
fn while_the_return_is_not_known_there_is_no_due_day() {
    let facts =
        Facts { leave: vec![(date(2026, 11, 1), None)], ..extended(date(2026, 10, 5), date(2027, 2, 10), false) };
    let (before, away) = (date(2026, 10, 31), date(2027, 6, 1));
    assert_eq!(due(&WINDOW, &FORMULA, &facts, before).on, Some(date(2027, 2, 10)));
    let due = due(&WINDOW, &FORMULA, &facts, away);
    assert_eq!((due.on, due.because, due.last_on), (None, DueReason::Away(date(2026, 11, 1)), None));
    assert_eq!(due.phase(&WINDOW, away), Phase::Open, "it is not over: there will be time after the return");
    assert_eq!(due.told(facts.standing(away)), DueDay::AtReturn);
    assert_eq!(late(&Facts { completed_on: Some(away), ..facts }, |_| due), None, "nobody is late without a due day");
}

#[test]
fn a_leave_after_the_due_day_stops_no_clock() {
    let facts = Facts { leave: vec![(date(2027, 2, 1), Some(date(2027, 9, 1)))], ..facts() };
    assert_eq!(due(&WINDOW, &FORMULA, &facts, date(2027, 9, 2)).on, Some(WINDOW.due_on));
    assert_eq!(phase(&facts, date(2027, 9, 2)), Phase::Closed);
    let on_the_day = Facts { leave: vec![(WINDOW.due_on, None)], ..facts };
    assert_eq!(due(&WINDOW, &FORMULA, &on_the_day, date(2027, 2, 1)).on, None);
    // Away again before the time after the first return was over.
    let twice = [(date(2026, 12, 1), Some(date(2027, 2, 1))), (date(2027, 2, 20), Some(date(2027, 4, 1)))];
    let twice = Facts { leave: twice.to_vec(), ..on_the_day };
    assert_eq!(due(&WINDOW, &FORMULA, &twice, date(2027, 4, 2)).on, Some(date(2027, 5, 1)));
}

#[test]
fn nothing_is_due_for_who_is_exempt_or_left() {
    let due = due(&WINDOW, &FORMULA, &facts(), date(2026, 12, 1));
    for standing in Standing::ALL {
        let nothing = matches!(standing, Standing::Exempt | Standing::Left);
        let told = if nothing { DueDay::Nothing } else { DueDay::On(WINDOW.due_on) };
        assert_eq!(due.told(standing), told, "{standing:?}");
    }
}

#[test]
fn who_did_not_complete_what_is_over_is_not_overdue() {
    assert_eq!(Lateness::of(Standing::Assigned, Phase::Grace), Lateness::Overdue);
    assert_eq!(Lateness::of(Standing::InProgress, Phase::Overdue), Lateness::Overdue);
    assert_eq!(Lateness::of(Standing::InProgress, Phase::Closed), Lateness::Closed);
    for standing in [Standing::Completed, Standing::Exempt, Standing::Left, Standing::OnLeave] {
        for phase in [Phase::Grace, Phase::Overdue, Phase::Closed] {
            assert_eq!(Lateness::of(standing, phase), Lateness::InTime);
        }
    }
}

#[test]
fn a_late_joiner_has_thirty_days_even_after_the_edition_closed_for_others() {
    let joined = date(2027, 3, 20);
    let facts = Facts { joined_on: Some(joined), ..Facts::default() };
    let due = due(&WINDOW, &FORMULA, &facts, joined);
    assert_eq!(
        (due.on, due.because, due.last_on),
        (Some(date(2027, 4, 19)), DueReason::Joined(joined), Some(date(2027, 4, 19)))
    );
    assert_eq!(phase(&facts, date(2027, 4, 19)), Phase::Open);
    assert_eq!(phase(&facts, date(2027, 4, 20)), Phase::Closed);
}

#[test]
fn who_comes_to_owe_it_late_has_thirty_days_from_that_day() {
    let assigned = |assigned_on| Facts { assigned_on: Some(assigned_on), ..facts() };
    let late = assigned(date(2027, 3, 1));
    let due = due(&WINDOW, &FORMULA, &late, date(2027, 3, 1));
    assert_eq!((due.on, due.because), (Some(date(2027, 3, 31)), DueReason::Assigned(date(2027, 3, 1))));
    // With everybody, or early enough, or not yet: the edition's day.
    for (assigned_on, day) in [
        (WINDOW.opens_on, date(2026, 12, 1)),
        (date(2026, 11, 10), date(2026, 12, 1)),
        (date(2027, 3, 1), date(2027, 2, 28)),
    ] {
        assert_eq!(super::due(&WINDOW, &FORMULA, &assigned(assigned_on), day).because, DueReason::Window);
    }
}

#[test]
fn an_exemption_that_ended_stopped_the_clock_like_a_leave() {
    let exempt = |from, back| Facts { released: vec![(from, back)], ..facts() };
    let back = date(2027, 3, 1);
    let facts = exempt(date(2026, 11, 1), back);
    let on = |day| due(&WINDOW, &FORMULA, &facts, day);
    assert_eq!((on(back).on, on(back).because), (Some(date(2027, 3, 31)), DueReason::Released(back)));
    assert_eq!(on(date(2027, 2, 28)).on, Some(WINDOW.due_on), "it had not ended then");
    // Over before the opening, or begun when the time was over: nothing moves.
    for never in [exempt(date(2026, 4, 1), WINDOW.opens_on), exempt(date(2027, 2, 1), back)] {
        assert_eq!(due(&WINDOW, &FORMULA, &never, back).on, Some(WINDOW.due_on));
    }
    // From the exemption straight into a leave.
    let both = Facts { leave: vec![(back, None)], ..facts };
    assert_eq!(due(&WINDOW, &FORMULA, &both, back).because, DueReason::Away(back));
}

#[test]
fn an_extension_moves_the_due_day_from_the_day_it_was_granted() {
    let facts = extended(date(2027, 1, 20), date(2027, 2, 10), false);
    assert_eq!(due(&WINDOW, &FORMULA, &facts, date(2027, 1, 19)).on, Some(WINDOW.due_on), "a past day stays as it was");
    let due = due(&WINDOW, &FORMULA, &facts, date(2027, 2, 5));
    assert_eq!((due.on, due.because), (Some(date(2027, 2, 10)), DueReason::Extended(date(2027, 1, 20))));
    assert_eq!(due.last_on, Some(WINDOW.closes_on));
    assert_eq!(phase(&facts, date(2027, 2, 10)), Phase::Open);
    assert_eq!(phase(&facts, date(2027, 2, 11)), Phase::Grace);
    assert_eq!(phase(&facts, date(2027, 2, 15)), Phase::Overdue);
    assert_eq!(phase(&facts, date(2027, 4, 1)), Phase::Closed);
}

#[test]
fn an_extension_beyond_the_closing_day_keeps_it_open_and_on_time_until_then() {
    let facts = extended(date(2027, 3, 20), date(2027, 4, 30), false);
    assert_eq!(phase(&facts, date(2027, 4, 30)), Phase::Open);
    assert_eq!(phase(&facts, date(2027, 5, 1)), Phase::Closed);
}

#[test]
fn an_extension_never_takes_time_away() {
    let joined = date(2027, 1, 20);
    let shorter = Facts { joined_on: Some(joined), ..extended(date(2027, 1, 21), date(2027, 2, 1), false) };
    assert_eq!(due(&WINDOW, &FORMULA, &shorter, date(2027, 1, 25)).because, DueReason::Joined(joined));
}

#[test]
fn what_is_opened_again_can_be_completed_and_is_late() {
    let facts = extended(date(2027, 4, 10), date(2027, 4, 30), true);
    assert_eq!(phase(&facts, date(2027, 4, 9)), Phase::Closed, "a past day stays as it was");
    assert_eq!(phase(&facts, date(2027, 4, 10)), Phase::Overdue);
    assert_eq!(phase(&facts, date(2027, 4, 30)), Phase::Overdue);
    assert_eq!(phase(&facts, date(2027, 5, 1)), Phase::Closed);
    assert_eq!(due(&WINDOW, &FORMULA, &facts, date(2027, 4, 20)).on, Some(WINDOW.due_on));
    let done = Facts { completed_on: Some(date(2027, 4, 20)), ..facts };
    assert_eq!(late(&done, |day| due(&WINDOW, &FORMULA, &done, day)), Some(WINDOW.due_on));
    assert_eq!(done.standing(WINDOW.closes_on), Standing::Assigned, "the year's figures do not change");
}

#[test]
fn who_completes_within_an_extension_is_on_time() {
    let done = Facts { completed_on: Some(date(2027, 2, 10)), ..extended(date(2027, 1, 20), date(2027, 2, 10), false) };
    assert_eq!(late(&done, |day| due(&WINDOW, &FORMULA, &done, day)), None);
    let without = Facts { extensions: Vec::new(), ..done };
    assert_eq!(late(&without, |day| due(&WINDOW, &FORMULA, &without, day)), Some(WINDOW.due_on));
}

fn on(days: i32) -> Date {
    date(2026, 1, 1).checked_add(Span::new().days(days)).expect("in range")
}

prop_compose! {
    fn histories()(
        joined in proptest::option::of(-900_i32..600),
        leave in proptest::collection::vec((0_i32..500, proptest::option::of(1_i32..200)), 0..3),
        extensions in proptest::collection::vec((0_i32..600, 0_i32..200, any::<bool>()), 0..4),
    ) -> Facts {
        Facts {
            joined_on: joined.map(on),
            leave: leave.into_iter().map(|(from, away)| (on(from), away.map(|away| on(from + away)))).collect(),
            extensions: extensions
                .into_iter()
                .map(|(from, days, reopens)| Extension { from_on: on(from), until_on: on(from + days), reopens, revoked_on: None })
                .collect(),
            ..Facts::default()
        }
    }
}

proptest! {
    #[test]
    fn the_answer_is_one_of_the_days_that_are_shown(facts in histories(), day in 0_i32..800) {
        let why = why_due(&WINDOW, &FORMULA, &facts, on(day));
        let due = due(&WINDOW, &FORMULA, &facts, on(day));
        prop_assert_eq!(why.due(), due);
        let winners: Vec<&Candidate> = why.candidates.iter().filter(|candidate| candidate.wins).collect();
        prop_assert_eq!(winners.len(), 1);
        prop_assert_eq!((winners[0].on, winners[0].because), (due.on, due.because));
        let Some(due_on) = due.on else {
            // Nobody is without a due day who is not away.
            let mut leave = facts.leave.iter();
            prop_assert!(leave.any(|(from, back)| *from <= on(day) && back.is_none()));
            return Ok(());
        };
        prop_assert!(why.candidates.iter().all(|candidate| candidate.on.is_some_and(|on| on <= due_on)));
        prop_assert!(due_on >= WINDOW.due_on && due.last_on >= due.on && due.last_on >= Some(WINDOW.closes_on));
    }

    #[test]
    fn what_is_granted_later_changes_no_day_before(facts in histories(), granted in 0_i32..700, more in 0_i32..200, reopens: bool, day in 0_i32..700) {
        prop_assume!(day < granted);
        let mut after = facts.clone();
        after.extensions.push(Extension { from_on: on(granted), until_on: on(granted + more), reopens, revoked_on: None });
        prop_assert_eq!(why_due(&WINDOW, &FORMULA, &after, on(day)), why_due(&WINDOW, &FORMULA, &facts, on(day)));
    }

    #[test]
    fn more_time_never_makes_it_worse(facts in histories(), granted in 0_i32..700, more in 0_i32..200, reopens: bool, day in 0_i32..800) {
        let order = |phase| match phase { Phase::Before => 0, Phase::Open => 1, Phase::Grace => 2, Phase::Overdue => 3, Phase::Closed => 4 };
        let mut after = facts.clone();
        after.extensions.push(Extension { from_on: on(granted), until_on: on(granted + more), reopens, revoked_on: None });
        prop_assert!(order(phase(&after, on(day))) <= order(phase(&facts, on(day))));
    }
}

#[test]
fn time_that_was_taken_back_is_nothing_from_that_day_on_and_stays_what_it_was_before() {
    let (granted, taken_back, until_on) = (date(2026, 12, 1), date(2027, 2, 10), date(2027, 2, 20));
    let given = Extension { from_on: granted, until_on, reopens: false, revoked_on: Some(taken_back) };
    let facts = Facts { extensions: vec![given], ..facts() };
    let on = |day| due(&WINDOW, &FORMULA, &facts, day).on;
    assert_eq!(on(date(2026, 11, 30)), Some(WINDOW.due_on));
    assert_eq!(on(granted), Some(until_on));
    assert_eq!(on(date(2027, 2, 9)), Some(until_on), "the day before");
    assert_eq!(on(taken_back), Some(WINDOW.due_on));
    assert!(!given.is_standing(granted), "nobody takes it back twice");
    let late_on = |completed_on| {
        let done = Facts { completed_on: Some(completed_on), ..facts.clone() };
        late(&done, |day| due(&WINDOW, &FORMULA, &done, day))
    };
    assert_eq!(late_on(date(2027, 2, 9)), None, "it was in time then");
    assert_eq!(late_on(taken_back), Some(WINDOW.due_on));
}
