//! What is true: the types and rules of Kunren. No input or output, no clock, no randomness but what is passed in.
//!
//! One file per noun. The road of one employee through a year reads: [`obligation`] → [`course`] → [`draw`] →
//! [`grading`] → [`policy`] → [`participation`] → [`target`].
//!
//! To add a rule: find the noun's file, write the function with everything it depends on as arguments, and prove it
//! beside it with a unit test and, where it speaks about *all* inputs, a property test.

pub mod account;
pub mod activation;
pub mod added;
pub mod answer;
pub mod audience;
pub mod course;
pub mod draw;
pub mod edition;
pub mod grading;
pub mod hr;
pub mod id;
pub mod jurisdiction;
pub mod locale;
pub mod obligation;
pub mod pace;
pub mod participation;
pub mod policy;
pub mod rate;
pub mod recurrence;
pub mod request;
pub mod result;
pub mod role;
pub mod sheet;
pub mod target;
