//! May this person try the test now? Attempts, waiting, time limits: decided on the server from stored facts.

use crate::edition::{Mode, Phase, TestRule};
use jiff::{SignedDuration, Timestamp};

/// What is known of a submitted attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// When it was handed in.
    pub submitted_at: Timestamp,
    /// Whether it passed.
    pub passed: bool,
}

/// What the person can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Read the remaining lessons first.
    LessonsLeft(usize),
    /// Start. `left` counts this try; `None` when tries are not limited.
    MayStart {
        /// Number of the new attempt, from 1.
        number: u16,
        /// Tries left, this one included.
        left: Option<u16>,
    },
    /// Wait: read the topics again first.
    CooldownRunning {
        /// When the next try opens.
        until: Timestamp,
    },
    /// All tries are used: somebody who may grant another has to be asked.
    AttemptsUsed,
    /// Nothing left to do.
    Passed,
    /// The edition is not open.
    NotOpen,
}

/// Decides what comes next. `tried` is in order of time; `granted` are extra attempts somebody allowed with a reason.
#[must_use]
pub fn next_try(
    rule: &TestRule,
    phase: Phase,
    lessons_left: usize,
    tried: &[Tried],
    granted: u16,
    now: Timestamp,
) -> Next {
    if tried.iter().any(|tried| tried.passed) {
        return Next::Passed;
    }
    if matches!(phase, Phase::Before | Phase::Closed) {
        return Next::NotOpen;
    }
    if lessons_left > 0 {
        return Next::LessonsLeft(lessons_left);
    }
    let used = u16::try_from(tried.len()).unwrap_or(u16::MAX);
    let number = used.saturating_add(1);
    if rule.mode == Mode::CorrectTheWrong {
        return Next::MayStart { number, left: None };
    }
    let allowed = rule.attempts.saturating_add(granted);
    if used >= allowed {
        return Next::AttemptsUsed;
    }
    let waited_until = tried.last().map(|last| last.submitted_at + cooldown(rule));
    match waited_until {
        Some(until) if until > now => Next::CooldownRunning { until },
        _ => Next::MayStart { number, left: Some(allowed - used) },
    }
}

/// What comes next with a part that was added after the test was passed: the same rules over the tries since the last one
/// that passed, with numbers that go on. A grant that an earlier round used is used.
#[must_use]
pub fn next_try_of_added(
    rule: &TestRule,
    phase: Phase,
    lessons_left: usize,
    tried: &[Tried],
    granted: u16,
    now: Timestamp,
) -> Next {
    let begins = tried.iter().rposition(|tried| tried.passed).map_or(0, |last| last + 1);
    let (before, since) = tried.split_at(begins);
    let rounds = before.split_inclusive(|tried| tried.passed);
    let used: usize = rounds.map(|round| round.len().saturating_sub(usize::from(rule.attempts))).sum();
    let granted = granted.saturating_sub(u16::try_from(used).unwrap_or(u16::MAX));
    match next_try(rule, phase, lessons_left, since, granted, now) {
        Next::MayStart { number, left } => {
            let before = u16::try_from(before.len()).unwrap_or(u16::MAX);
            Next::MayStart { number: number.saturating_add(before), left }
        }
        other => other,
    }
}

fn cooldown(rule: &TestRule) -> SignedDuration {
    SignedDuration::from_mins(i64::from(rule.cooldown_minutes))
}

/// When an attempt opened at `opened_at` ends, if the edition limits time. `time_percent` is the person's private
/// accommodation: 100 is the common limit, 150 half as much again, 0 no limit at all.
#[must_use]
pub fn deadline(rule: &TestRule, opened_at: Timestamp, time_percent: u16) -> Option<Timestamp> {
    let minutes = rule.time_limit_minutes.filter(|_| time_percent > 0)?;
    let seconds = i64::from(minutes) * 60 * i64::from(time_percent) / 100;
    Some(opened_at + SignedDuration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RULE: TestRule = TestRule {
        mode: Mode::PassMark,
        pass_mark: 80,
        attempts: 3,
        cooldown_minutes: 60,
        time_limit_minutes: Some(20),
    };

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minute * 60).expect("in range")
    }

    fn failed(minute: i64) -> Tried {
        Tried { submitted_at: at(minute), passed: false }
    }

    #[test]
    fn a_failed_try_waits_then_opens_on_the_minute() {
        let next = |now| next_try(&RULE, Phase::Open, 0, &[failed(0)], 0, at(now));
        assert_eq!(next(59), Next::CooldownRunning { until: at(60) });
        assert_eq!(next(60), Next::MayStart { number: 2, left: Some(2) });
    }

    #[test]
    fn after_the_last_try_a_grant_opens_exactly_one_more() {
        let tried = [failed(0), failed(100), failed(200)];
        assert_eq!(next_try(&RULE, Phase::Open, 0, &tried, 0, at(900)), Next::AttemptsUsed);
        assert_eq!(next_try(&RULE, Phase::Open, 0, &tried, 1, at(900)), Next::MayStart { number: 4, left: Some(1) });
    }

    #[test]
    fn who_passed_has_nothing_to_do_even_when_it_is_over() {
        let passed = Tried { submitted_at: at(0), passed: true };
        assert_eq!(next_try(&RULE, Phase::Closed, 2, &[passed], 0, at(1)), Next::Passed);
    }

    #[test]
    fn lessons_come_first_and_a_closed_edition_stays_closed() {
        assert_eq!(next_try(&RULE, Phase::Open, 2, &[], 0, at(0)), Next::LessonsLeft(2));
        assert_eq!(next_try(&RULE, Phase::Closed, 0, &[], 9, at(0)), Next::NotOpen);
    }

    #[test]
    fn correcting_the_wrong_ones_never_waits_and_never_ends() {
        let rule = TestRule { mode: Mode::CorrectTheWrong, ..RULE };
        let tried = [failed(0); 9];
        assert_eq!(next_try(&rule, Phase::Open, 0, &tried, 0, at(0)), Next::MayStart { number: 10, left: None });
    }

    #[test]
    fn an_added_part_begins_again_with_numbers_that_go_on() {
        let passed = |minute| Tried { submitted_at: at(minute), passed: true };
        let next = |tried: &[Tried], granted| next_try_of_added(&RULE, Phase::Open, 0, tried, granted, at(900));
        assert_eq!(next(&[], 0), Next::MayStart { number: 1, left: Some(3) });
        assert_eq!(next(&[failed(0), passed(1)], 0), Next::MayStart { number: 3, left: Some(3) });
        let since = [passed(0), failed(1), failed(2), failed(3)];
        assert_eq!(next(&since, 0), Next::AttemptsUsed);
        assert_eq!(next(&since, 1), Next::MayStart { number: 5, left: Some(1) });
        // The grant of the first round is gone, however long ago it was.
        let granted_before = [failed(0), failed(1), failed(2), passed(3), failed(4), failed(5), failed(6)];
        assert_eq!(next(&granted_before, 1), Next::AttemptsUsed);
        assert_eq!(next(&granted_before, 2), Next::MayStart { number: 8, left: Some(1) });
    }

    #[test]
    fn an_accommodation_stretches_or_lifts_the_limit() {
        assert_eq!(deadline(&RULE, at(0), 100), Some(at(20)));
        assert_eq!(deadline(&RULE, at(0), 150), Some(at(30)));
        assert_eq!(deadline(&RULE, at(0), 0), None);
    }

    proptest! {
        #[test]
        fn nobody_gets_more_tries_than_allowed_and_granted(tries in 0_u16..12, granted in 0_u16..4, now in 0_i64..10_000) {
            let tried: Vec<Tried> = (0..tries).map(|n| failed(i64::from(n))).collect();
            if let Next::MayStart { number, left } = next_try(&RULE, Phase::Open, 0, &tried, granted, at(now)) {
                prop_assert!(number <= RULE.attempts + granted);
                prop_assert_eq!(left, Some(RULE.attempts + granted - tries));
            }
        }
    }
}
