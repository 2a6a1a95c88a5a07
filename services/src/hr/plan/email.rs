//! Who would have whose e-mail address. Addresses are kept as hashes: a million of them are 8 MB.

use std::hash::{BuildHasher, RandomState};

/// Addresses by employee number, as they would be.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    hasher: RandomState,
    after: Vec<u64>,
}

/// No address.
const NONE: u64 = 0;

impl Addresses {
    /// The address of somebody who is known, then the one that the file says.
    pub(super) fn told(&mut self, number: u32, address: Option<&str>) {
        let hash = self.hash(address);
        put(&mut self.after, number, hash);
    }

    /// Those who would get an address that somebody else has or gets. They keep their own, which may then be one that
    /// somebody else was to get: so it is looked at until nothing is found any more. `before`: whose address is what.
    pub(super) fn taken(mut self, before: impl Fn(u32) -> Option<String>) -> Vec<u32> {
        let mut all = Vec::new();
        loop {
            let found = self.found(&before);
            if found.is_empty() {
                return all;
            }
            for number in &found {
                self.told(*number, before(*number).as_deref());
            }
            all.extend(found);
        }
    }

    fn found(&self, before: &impl Fn(u32) -> Option<String>) -> Vec<u32> {
        let owners = (0_u32..).zip(&self.after).filter(|(_, hash)| **hash != NONE);
        let mut owners: Vec<(u64, u32)> = owners.map(|(number, hash)| (*hash, number)).collect();
        owners.sort_unstable();
        let shared = owners.chunk_by(|one, other| one.0 == other.0).filter(|owners| owners.len() > 1);
        let changes = |number: &u32| self.hash(before(*number).as_deref()) != self.after[*number as usize];
        let mut found: Vec<u32> = shared.flatten().map(|(_, number)| *number).filter(changes).collect();
        found.sort_unstable();
        found
    }

    fn hash(&self, address: Option<&str>) -> u64 {
        address.map_or(NONE, |address| self.hasher.hash_one(address).max(1))
    }
}

fn put(list: &mut Vec<u64>, number: u32, hash: u64) {
    let at = number as usize;
    if list.len() <= at {
        list.resize(at + 1, NONE);
    }
    list[at] = hash;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(before: &[Option<&str>], told: &[(u32, Option<&str>)]) -> Vec<u32> {
        let mut addresses = Addresses::default();
        for (number, address) in (0..).zip(before) {
            addresses.told(number, *address);
        }
        for (number, address) in told {
            addresses.told(*number, *address);
        }
        addresses.taken(|number| before.get(number as usize).copied().flatten().map(str::to_owned))
    }

    #[test]
    fn two_may_swap_and_one_may_take_what_is_given_up() {
        assert_eq!(taken(&[Some("a"), Some("b")], &[(0, Some("b")), (1, Some("a"))]), [0; 0]);
        assert_eq!(taken(&[Some("a")], &[(0, None), (1, Some("a"))]), [0; 0]);
    }

    #[test]
    fn whoever_has_an_address_keeps_it() {
        assert_eq!(taken(&[Some("a"), Some("b")], &[(1, Some("a"))]), [1]);
        assert_eq!(taken(&[], &[(0, Some("a")), (1, Some("a"))]), [0, 1]);
    }

    #[test]
    fn keeping_an_address_may_take_it_from_the_next() {
        assert_eq!(taken(&[Some("a"), Some("b"), Some("c")], &[(1, Some("a")), (2, Some("b"))]), [1, 2]);
    }
}
