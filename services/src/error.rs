//! What can go wrong, as facts. The edge chooses status and words, in the reader's language.

use crate::db::Retry;
use jiff::{Timestamp, civil::Date};
use kunren_domain::{account::WeakSecret, answer::NoAnswer, request::Obstacle};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed or is not reachable.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// Something stored does not read back as what it was.
    #[error("{0} does not read back")]
    Stored(&'static str),
    /// There is no such thing, or it is somebody else's.
    #[error("not found")]
    NotFound,
    /// The person may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// Number, address, password or PIN is wrong; which one is not told.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many failures: the next try is looked at from then on.
    #[error("throttled until {until}")]
    Throttled {
        /// When to try again.
        until: Timestamp,
    },
    /// A new password or PIN that cannot be used.
    #[error(transparent)]
    WeakSecret(#[from] WeakSecret),
    /// The edition is not open on this day.
    #[error("the edition is not open")]
    NotOpen,
    /// Lessons come before the test.
    #[error("{left} lessons left")]
    LessonsLeft {
        /// How many.
        left: usize,
    },
    /// The code was right and is too old; only who had it is told.
    #[error("the code has expired")]
    CodeExpired,
    /// Nobody else could give roles any more.
    #[error("the last group administrator")]
    LastAdministrator,
    /// The next try opens later.
    #[error("cooldown until {until}")]
    CooldownRunning {
        /// When it opens.
        until: Timestamp,
    },
    /// No tries left: somebody has to grant one.
    #[error("attempts used")]
    AttemptsUsed,
    /// There is a try left, the test is passed, or the edition is over: none has to be granted.
    #[error("attempts left")]
    AttemptsLeft,
    /// The test is passed already.
    #[error("already passed")]
    AlreadyPassed,
    /// The attempt was handed in, or its time is over: nothing can be saved in it.
    #[error("the attempt is closed")]
    AttemptClosed,
    /// Form fields that do not answer the question.
    #[error(transparent)]
    BadAnswer(#[from] NoAnswer),
    /// A field that cannot be read as what it should be.
    #[error("the field {0} cannot be read")]
    BadField(&'static str),
    /// A field holds a text that is no day. Whoever typed it gets the form again.
    #[error("{0} is no day")]
    NoSuchDay(&'static str),
    /// The person is exempt already.
    #[error("already exempt")]
    AlreadyExempt,
    /// Something else was decided since the page was opened.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// A result is signed for a day after the time of grace, which lasts until then.
    #[error("grace lasts until {until}")]
    GraceLasts {
        /// Its last day.
        until: Date,
    },
    /// The last signed result says the same.
    #[error("nothing to correct")]
    NothingToCorrect,
    /// The key that results are signed with cannot be used.
    #[error(transparent)]
    Key(#[from] crate::result::KeyError),
    /// It can neither be asked for nor granted.
    #[error("impossible: {0:?}")]
    Impossible(Obstacle),
    /// A request of the same kind waits already.
    #[error("already asked")]
    AlreadyAsked,
    /// Somebody else was first: the request is decided, or was taken back.
    #[error("already decided")]
    AlreadyDecided,
    /// Nobody decides about themselves.
    #[error("own request")]
    OwnRequest,
    /// A reason has to be given, of at most 500 characters.
    #[error("a reason is needed")]
    ReasonMissing,
}

impl From<Obstacle> for Error {
    fn from(obstacle: Obstacle) -> Self {
        Self::Impossible(obstacle)
    }
}

impl Retry for Error {
    fn database(&self) -> Option<&sqlx::Error> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}
