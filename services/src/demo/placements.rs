//! Where people worked from when to when, under whom, and when they were away.

use super::{
    luck::Ids,
    organisation::Organisation,
    people::Person,
    records::{Leave, Placement, Records},
};

/// Writes down what happened to everybody. Who has left keeps the last placement, so that the history shows where.
pub(super) fn place(organisation: &Organisation, people: &[Person], ids: &mut Ids, records: &mut Records) {
    let mut leads = vec![None; organisation.sites.len()];
    for (at, person) in people.iter().enumerate() {
        leads[person.site].get_or_insert(at);
    }
    for (at, person) in people.iter().enumerate() {
        let moved_on = person.moved.map(|(on, _)| on);
        let main = Placement {
            id: ids.next(),
            person: at,
            site: person.site,
            main: true,
            from: person.joined_on,
            to: moved_on,
            manager: person.manager,
        };
        records.placements.push(main);
        if let Some((from, site)) = person.moved {
            let id = ids.next();
            let moved = Placement { id, person: at, site, main: true, from, to: None, manager: leads[site] };
            records.placements.push(moved);
        }
        if let Some(site) = person.also_at {
            let (id, from) = (ids.next(), person.joined_on);
            records.placements.push(Placement { id, person: at, site, main: false, from, to: None, manager: None });
        }
        if let Some((from_on, back_on)) = person.leave {
            records.leaves.push(Leave { id: ids.next(), person: at, from_on, back_on });
        }
    }
}
