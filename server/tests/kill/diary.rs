//! What a learner did and what was answered, in order.

use kunren_bench::crowd::Learner;
use kunren_domain::{answer::Answer, id::AttemptId};
use std::collections::HashMap;

/// The diary of one person.
#[derive(Debug)]
pub struct Diary {
    /// Whose.
    pub learner: Learner,
    /// Tries that were acknowledged, oldest first.
    pub tries: Vec<Try>,
    /// The last opening was never answered: one more try may be on disk.
    pub opening: bool,
}

/// One try.
#[derive(Debug)]
pub struct Try {
    /// Which.
    pub attempt: AttemptId,
    /// What was sent per question, in order.
    pub sent: HashMap<String, Vec<Sent>>,
    /// Handing in: nothing while it was not tried.
    pub handed_in: Option<Heard>,
}

/// An answer that was sent.
#[derive(Debug)]
pub struct Sent {
    /// What.
    pub answer: Answer,
    /// What was heard of it.
    pub heard: Heard,
}

/// What the server said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Done: it has to be on disk.
    Acknowledged,
    /// Nothing: the process died meanwhile, or could not do it.
    Nothing,
}

/// Whether `stored`, in order, can be what is left of `sent`: what was acknowledged exactly once, what was not heard of
/// at most once, nothing else. What stands already may be acknowledged without being written again.
pub fn explains(sent: &[Sent], stored: &[Option<Answer>]) -> bool {
    follow(sent, stored, None)
}

fn follow(sent: &[Sent], stored: &[Option<Answer>], standing: Option<&Answer>) -> bool {
    let Some((first, later)) = sent.split_first() else { return stored.is_empty() };
    let next = stored.first().and_then(Option::as_ref);
    let written = next == Some(&first.answer) && follow(later, &stored[1..], next);
    let may_be_unwritten = first.heard == Heard::Nothing || standing == Some(&first.answer);
    written || may_be_unwritten && follow(later, stored, standing)
}

#[test]
fn what_is_stored_is_explained_or_not() {
    let choose = |option: &str| Answer::Choice([option.to_owned()].into());
    let sent = |list: &[(&str, Heard)]| -> Vec<Sent> {
        list.iter().map(|(option, heard)| Sent { answer: choose(option), heard: *heard }).collect()
    };
    let stored = |list: &[&str]| -> Vec<Option<Answer>> { list.iter().map(|option| Some(choose(option))).collect() };
    let (yes, lost) = (Heard::Acknowledged, Heard::Nothing);
    assert!(explains(&sent(&[("a", yes), ("b", yes)]), &stored(&["a", "b"])));
    assert!(explains(&sent(&[("a", lost), ("a", yes)]), &stored(&["a"])), "the first never arrived");
    assert!(explains(&sent(&[("a", lost), ("a", yes)]), &stored(&["a", "a"])), "both did");
    assert!(explains(&sent(&[("a", yes), ("b", lost), ("c", yes)]), &stored(&["a", "c"])));
    assert!(explains(&sent(&[("a", yes), ("b", lost)]), &stored(&["a", "b"])));
    assert!(!explains(&sent(&[("a", yes), ("b", yes)]), &stored(&["a"])), "lost");
    assert!(!explains(&sent(&[("a", yes), ("b", yes)]), &stored(&["a", "b", "b"])), "doubled");
    assert!(!explains(&sent(&[("a", yes)]), &stored(&["a", "b"])), "invented");
    assert!(!explains(&sent(&[("a", yes), ("b", yes)]), &stored(&["b", "a"])), "the older one won");
}
