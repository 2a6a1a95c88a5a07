//! Stories over HTTP: what people see and do, on SQLite and on PostgreSQL. Each begins with a [`support::TestApp`] and
//! reads as a person would tell it.

mod account;
mod activation;
mod audience;
mod authorisation;
mod bad_input;
mod breakdown;
mod browser;
mod erasure;
mod files;
mod hr;
mod hr_applying;
mod kinds;
mod learning;
mod limits;
mod links;
mod locales;
mod no_day;
mod participation;
mod people;
mod requests;
mod results;
mod roles;
mod servers;
mod shared_pages;
mod statements;
mod support;
mod targets;
mod team;
mod testing;
mod transfers;
mod why;
