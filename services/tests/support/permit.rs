//! Somebody with one role, who is nobody in particular, for use cases that ask for a permit.

use jiff::civil::date;
use kunren_domain::{id::PersonId, role::Role};
use kunren_services::{
    permit::{Does, Permit},
    viewer::Viewer,
};
use uuid::Uuid;

/// The permit the role gives.
pub fn permit<A: Does>(role: Role) -> Permit<A> {
    let viewer = Viewer {
        person: PersonId::new(Uuid::nil()),
        session: String::new(),
        name: String::new(),
        number: String::new(),
        locale: "en".parse().expect("a language"),
        kiosk: false,
        expires_at: "2026-11-21T03:00:00Z".parse().expect("a time"),
        time_percent: 100,
        joined_on: date(2020, 1, 1),
        leave: Vec::new(),
        roles: vec![role],
        places: Vec::new(),
    };
    viewer.permit().expect("a permit")
}
