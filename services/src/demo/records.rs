//! What has been done, as rows: made in memory first, stored in one go.

use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    answer::Answer,
    draw::Drawn,
    grading::Grading,
    id::{AttemptId, EditionId},
    request::{Kind, Outcome},
};
use uuid::Uuid;

/// Rows about people and their learning. People and sites stand as their place in the list.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) placements: Vec<Placement>,
    pub(super) leaves: Vec<Leave>,
    pub(super) obligations: Vec<Obligation>,
    pub(super) exemptions: Vec<Exemption>,
    pub(super) reads: Vec<Read>,
    pub(super) attempts: Vec<Attempt>,
    pub(super) answers: Vec<Answered>,
    pub(super) submissions: Vec<Submission>,
    pub(super) completions: Vec<Completion>,
    pub(super) targets: Vec<Target>,
    pub(super) asked: Vec<Asked>,
}

/// Something that was asked for.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) id: Uuid,
    /// Of the line in the log of changes.
    pub(super) logged: Uuid,
    pub(super) person: usize,
    pub(super) edition: EditionId,
    pub(super) kind: Kind,
    pub(super) until: Option<Date>,
    pub(super) reason: &'static str,
    pub(super) at: Timestamp,
    /// Nothing while it waits.
    pub(super) ended: Option<Ended>,
}

/// How it ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) outcome: Outcome,
    pub(super) reason: &'static str,
    pub(super) by: usize,
    pub(super) at: Timestamp,
    pub(super) on: Date,
    /// Of the line in the log of changes.
    pub(super) logged: Uuid,
    /// Of the time that was given, and of its line in the log, where it was granted.
    pub(super) extension: Uuid,
    pub(super) given: Uuid,
    /// Why it is taken back, should it be, and of that line in the log.
    pub(super) taken_back: &'static str,
    pub(super) logged_back: Uuid,
}

#[derive(Debug)]
pub(super) struct Placement {
    pub(super) id: Uuid,
    pub(super) person: usize,
    pub(super) site: usize,
    pub(super) main: bool,
    pub(super) from: Date,
    pub(super) to: Option<Date>,
    pub(super) manager: Option<usize>,
}

#[derive(Debug)]
pub(super) struct Leave {
    pub(super) id: Uuid,
    pub(super) person: usize,
    pub(super) from_on: Date,
    pub(super) back_on: Option<Date>,
}

#[derive(Debug)]
pub(super) struct Obligation {
    pub(super) id: Uuid,
    pub(super) person: usize,
    pub(super) edition: EditionId,
    pub(super) assigned_on: Date,
}

#[derive(Debug)]
pub(super) struct Exemption {
    pub(super) id: Uuid,
    /// Of the line in the log of changes.
    pub(super) logged: Uuid,
    pub(super) person: usize,
    pub(super) edition: EditionId,
    pub(super) from_on: Date,
    pub(super) reason: &'static str,
    pub(super) granted_by: usize,
    pub(super) granted_at: Timestamp,
}

/// A lesson read; all of this year's edition and its only version.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) person: usize,
    pub(super) lesson: usize,
    pub(super) locale: usize,
    pub(super) at: Timestamp,
    pub(super) on: Date,
}

#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) id: AttemptId,
    pub(super) person: usize,
    pub(super) number: i64,
    pub(super) seed: u64,
    pub(super) drawn: Vec<Drawn>,
    pub(super) opened_at: Timestamp,
    pub(super) opened_on: Date,
}

#[derive(Debug)]
pub(super) struct Answered {
    pub(super) id: Uuid,
    pub(super) attempt: AttemptId,
    pub(super) question: String,
    pub(super) given: Answer,
    pub(super) locale: &'static str,
    pub(super) saved_at: Timestamp,
}

#[derive(Debug)]
pub(super) struct Submission {
    pub(super) attempt: AttemptId,
    pub(super) submitted_at: Timestamp,
    pub(super) locale: &'static str,
    pub(super) grading: Grading,
}

#[derive(Debug)]
pub(super) struct Completion {
    pub(super) person: usize,
    pub(super) edition: EditionId,
    pub(super) at: Timestamp,
    pub(super) on: Date,
    pub(super) valid_until: Date,
    /// Whether with the content that is in this system.
    pub(super) here: bool,
    pub(super) attempt: Option<AttemptId>,
}

#[derive(Debug)]
pub(super) struct Target {
    pub(super) id: Uuid,
    /// Of the line in the log of changes.
    pub(super) logged: Uuid,
    pub(super) edition: EditionId,
    pub(super) node: String,
    pub(super) basis_points: i64,
    pub(super) reason: &'static str,
    pub(super) set_by: Option<usize>,
    pub(super) set_at: Timestamp,
}
