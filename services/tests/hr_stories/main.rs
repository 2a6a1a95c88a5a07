//! Files from HR systems, on both databases: what they do, what they must not do, and taking them back.

#[path = "../support/mod.rs"]
mod support;

mod apply;
mod audience;
mod company;
mod order;
mod people;
mod random;
mod refusals;
mod sheets;
