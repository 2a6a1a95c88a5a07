//! What is wrong with a file, a row or a step, and what fields and states are called: chosen here for every language.

use crate::{key, t, web::reader::Reader};
use kunren_domain::{
    hr::{EmptyCell, Exceeded, Extent, Field, Group, HeaderProblem, Measure, Policy, Reason},
    rate::Share,
};
use kunren_services::hr::{BadUpload, Refusal, Show, Stage, State};

/// Bytes in a megabyte, as people say it.
const MEGABYTE: u64 = 1 << 20;

/// The key of a field's name.
pub(super) const fn field_key(field: Field) -> &'static str {
    match field {
        Field::Number => key!("hr-field-number"),
        Field::Name => key!("hr-field-name"),
        Field::Email => key!("hr-field-email"),
        Field::Locale => key!("hr-field-locale"),
        Field::Joined => key!("hr-field-joined"),
        Field::Left => key!("hr-field-left"),
        Field::Site => key!("hr-field-site"),
        Field::Country => key!("hr-field-country"),
        Field::Department => key!("hr-field-department"),
        Field::JobFunction => key!("hr-field-job-function"),
        Field::Rank => key!("hr-field-rank"),
        Field::EmploymentType => key!("hr-field-employment-type"),
        Field::Manager => key!("hr-field-manager"),
        Field::LeaveFrom => key!("hr-field-leave-from"),
        Field::LeaveBack => key!("hr-field-leave-back"),
    }
}

/// The key of why a row or a cell is not taken.
pub(super) const fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Cells => key!("hr-reason-cells"),
        Reason::Number => key!("hr-reason-number"),
        Reason::Repeated => key!("hr-reason-repeated"),
        Reason::Missing => key!("hr-reason-missing"),
        Reason::CannotClear => key!("hr-reason-cannot-clear"),
        Reason::Text => key!("hr-reason-text"),
        Reason::Email => key!("hr-reason-email"),
        Reason::EmailTaken => key!("hr-reason-email-taken"),
        Reason::Locale => key!("hr-reason-locale"),
        Reason::Day => key!("hr-reason-day"),
        Reason::Order => key!("hr-reason-order"),
        Reason::UnknownSite => key!("hr-reason-unknown-site"),
        Reason::UnknownCountry => key!("hr-reason-unknown-country"),
        Reason::OtherCountry => key!("hr-reason-other-country"),
        Reason::UnknownManager => key!("hr-reason-unknown-manager"),
        Reason::OwnManager => key!("hr-reason-own-manager"),
    }
}

/// The key of where a file is on its road.
pub(super) const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Sent(State::Receiving | State::Waiting) => key!("hr-stage-waiting"),
        Stage::Sent(State::Reading) => key!("hr-stage-reading"),
        Stage::Sent(State::Columns) => key!("hr-stage-columns"),
        Stage::Sent(State::Nothing) => key!("hr-stage-nothing"),
        Stage::Sent(State::Refused) => key!("hr-stage-refused"),
        Stage::Sent(State::Failed) => key!("hr-stage-failed"),
        Stage::Sent(State::GivenUp) | Stage::Ended { replaced: false, .. } => key!("hr-stage-given-up"),
        Stage::Ended { replaced: true, .. } => key!("hr-stage-replaced"),
        Stage::Planned { .. } | Stage::Sent(State::Planned) => key!("hr-stage-planned"),
        Stage::Applying | Stage::Sent(State::Applying) => key!("hr-stage-applying"),
        Stage::Applied { .. } => key!("hr-stage-applied"),
        Stage::Undone { .. } => key!("hr-stage-undone"),
    }
}

/// The key of the files that are listed together.
pub(super) const fn show_key(show: Show) -> &'static str {
    match show {
        Show::Planned => key!("hr-stage-planned"),
        Show::Columns => key!("hr-stage-columns"),
        Show::Reading => key!("hr-stage-reading"),
        Show::Applied => key!("hr-stage-applied"),
        Show::Undone => key!("hr-stage-undone"),
        Show::Nothing => key!("hr-stage-nothing"),
        Show::Refused => key!("hr-stage-refused"),
        Show::Failed => key!("hr-stage-failed"),
        Show::Ended => key!("hr-stage-ended"),
    }
}

/// The key of the people who are listed together.
pub(super) const fn group_key(group: Group) -> &'static str {
    match group {
        Group::Changed => key!("hr-changed"),
        Group::Joiners => key!("hr-joiners"),
        Group::Rejoiners => key!("hr-rejoiners"),
        Group::Arrivals => key!("hr-arrivals"),
        Group::Leavers => key!("hr-leavers"),
        Group::NotNamed => key!("hr-group-not-named"),
        Group::Moves => key!("hr-moves"),
        Group::Away => key!("hr-group-away"),
        Group::Here => key!("hr-group-here"),
        Group::Leaves => key!("hr-leave-starts"),
        Group::Returns => key!("hr-returns"),
        Group::Managers => key!("hr-managers"),
        Group::Employment => key!("hr-employment"),
        Group::Details => key!("hr-details"),
        Group::Adopted => key!("hr-adopted"),
    }
}

/// The class of its badge.
pub(super) const fn stage_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Applied { .. } => "badge badge-done",
        Stage::Applying | Stage::Sent(State::Receiving | State::Waiting | State::Reading | State::Applying) => {
            "badge badge-begun"
        }
        Stage::Sent(State::Refused | State::Failed) => "badge badge-overdue",
        Stage::Planned { .. } | Stage::Sent(State::Planned | State::Columns) => "badge badge-open",
        Stage::Undone { .. } | Stage::Ended { .. } | Stage::Sent(State::Nothing | State::GivenUp) => {
            "badge badge-aside"
        }
    }
}

/// Why a file was not received, or its columns were not taken.
pub(super) fn bad_upload(reader: &Reader, problem: BadUpload, limit: u64) -> String {
    match problem {
        BadUpload::NoFile => t!(reader, "hr-problem-no-file"),
        BadUpload::Source => t!(reader, "hr-problem-source"),
        BadUpload::TooLarge => t!(reader, "hr-problem-too-large", limit = megabytes(limit)),
        BadUpload::NoNumber => t!(reader, "hr-problem-no-number"),
    }
}

/// Whole megabytes, at least one.
pub(super) fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(MEGABYTE).max(1)
}

/// Why a file is refused, and what to do about it.
pub(in crate::pages) fn refusal(reader: &Reader, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Unreadable(_) => t!(reader, "hr-refusal-unreadable"),
        Refusal::Empty => t!(reader, "hr-refusal-empty"),
        Refusal::NotText => t!(reader, "hr-refusal-not-text"),
        Refusal::Encoding => t!(reader, "hr-refusal-encoding"),
        Refusal::Malformed { line, encoding } => {
            t!(reader, "hr-refusal-malformed", line = *line, encoding = encoding.as_str())
        }
        Refusal::LongLine { line, limit } => {
            t!(reader, "hr-refusal-long-line", line = *line, limit = (*limit as u64) / 1024)
        }
        Refusal::Delimiter { expected, found } => {
            t!(
                reader,
                "hr-refusal-delimiter",
                expected = delimiter(reader, *expected),
                found = delimiter(reader, *found)
            )
        }
        Refusal::TwoHeaders { line } => t!(reader, "hr-refusal-two-headers", line = *line),
        Refusal::Header(HeaderProblem::Missing { missing, unknown }) => header(reader, missing, unknown),
        Refusal::Header(HeaderProblem::Twice(name)) => t!(reader, "hr-refusal-twice", name = name.as_str()),
        Refusal::Header(HeaderProblem::Unmapped(field)) => {
            t!(reader, "hr-refusal-unmapped", field = reader.words.message(field_key(*field), None))
        }
        Refusal::CutOff { line: 0 } => t!(reader, "hr-refusal-cut-off-workbook"),
        Refusal::CutOff { line } => t!(reader, "hr-refusal-cut-off", line = *line),
        Refusal::Rows { expected, found } => t!(reader, "hr-refusal-rows", expected = *expected, found = *found),
        Refusal::Repeated { rows, of } => t!(reader, "hr-refusal-repeated", rows = *rows, of = *of),
        Refusal::Rejected { rows, of } => t!(reader, "hr-refusal-rejected", rows = *rows, of = *of),
        Refusal::Cells { reason, values, line } => cells(reader, *reason, values, *line),
        Refusal::Loop(numbers) => t!(reader, "hr-refusal-loop", numbers = numbers.join(" → ")),
        Refusal::TooLarge { limit } => t!(reader, "hr-refusal-too-large", limit = megabytes(*limit)),
    }
}

fn header(reader: &Reader, missing: &[String], unknown: &[String]) -> String {
    let missing = list(reader, missing);
    if unknown.is_empty() {
        t!(reader, "hr-refusal-missing", missing = missing)
    } else {
        t!(reader, "hr-refusal-renamed", missing = missing, unknown = list(reader, unknown))
    }
}

fn cells(reader: &Reader, reason: Reason, values: &[String], line: u64) -> String {
    let values = list(reader, values);
    match reason {
        Reason::Day => t!(reader, "hr-refusal-day", values = values, line = line),
        Reason::UnknownSite => t!(reader, "hr-refusal-site", values = values, line = line),
        Reason::UnknownCountry => t!(reader, "hr-refusal-country", values = values, line = line),
        other => {
            let reason = reader.words.message(reason_key(other), None);
            t!(reader, "hr-refusal-cells", reason = reason, values = values, line = line)
        }
    }
}

fn list(reader: &Reader, texts: &[String]) -> String {
    texts.join(&t!(reader, "list-separator"))
}

/// What divides cells, as people call it.
pub(super) fn delimiter(reader: &Reader, delimiter: char) -> String {
    match delimiter {
        ',' => t!(reader, "hr-delimiter-comma"),
        ';' => t!(reader, "hr-delimiter-semicolon"),
        '\t' => t!(reader, "hr-delimiter-tab"),
        other => t!(reader, "hr-delimiter-other", sign = other.to_string()),
    }
}

/// Whom a file names.
pub(super) fn extent(reader: &Reader, policy: Policy) -> String {
    match policy.extent {
        Extent::Full => t!(reader, "hr-extent-full"),
        Extent::Changes => t!(reader, "hr-extent-changes"),
    }
}

/// What an empty cell means.
pub(super) fn empty_cell(reader: &Reader, policy: Policy) -> String {
    match policy.empty {
        EmptyCell::Keep => t!(reader, "hr-empty-cell-keep"),
        EmptyCell::Clear => t!(reader, "hr-empty-cell-clear"),
    }
}

/// A threshold that is exceeded, as a sentence.
pub(super) fn exceeded(reader: &Reader, exceeded: &Exceeded) -> String {
    let place = exceeded.country.map_or_else(|| t!(reader, "node-group"), |country| reader.country(country));
    let (changed, heads) = (exceeded.changed, exceeded.heads);
    let limit = i64::try_from(exceeded.limit).unwrap_or(i64::MAX).saturating_mul(10);
    let limit = reader.percent(Share::from_basis_points(limit));
    match exceeded.measure {
        Measure::Leavers => {
            t!(reader, "hr-exceeded-leavers", place = place, changed = changed, heads = heads, limit = limit)
        }
        Measure::Moves => {
            t!(reader, "hr-exceeded-moves", place = place, changed = changed, heads = heads, limit = limit)
        }
        Measure::Leaves => {
            t!(reader, "hr-exceeded-leaves", place = place, changed = changed, heads = heads, limit = limit)
        }
        Measure::Employment => {
            t!(reader, "hr-exceeded-employment", place = place, changed = changed, heads = heads, limit = limit)
        }
        Measure::Joiners => {
            t!(reader, "hr-exceeded-joiners", place = place, changed = changed, heads = heads, limit = limit)
        }
        Measure::Changes => {
            t!(reader, "hr-exceeded-changes", place = place, changed = changed, heads = heads, limit = limit)
        }
        Measure::UnreadableNumbers => t!(reader, "hr-exceeded-unreadable", changed = changed),
    }
}
