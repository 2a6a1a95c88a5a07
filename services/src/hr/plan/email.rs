//! Who would have whose e-mail address. Addresses are kept as hashes: a million of them are 30 MB.

use std::hash::{BuildHasher, RandomState};

/// Addresses by employee number, before and after.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    hasher: RandomState,
    before: Vec<u64>,
    after: Vec<u64>,
}

/// No address.
const NONE: u64 = 0;

impl Addresses {
    /// The address of somebody who is known.
    pub(super) fn known(&mut self, number: u32, address: Option<&str>) {
        let hash = self.hash(address);
        put(&mut self.before, number, hash);
        put(&mut self.after, number, hash);
    }

    /// The address that the file says.
    pub(super) fn told(&mut self, number: u32, address: Option<&str>) {
        let hash = self.hash(address);
        put(&mut self.after, number, hash);
    }

    /// Those who would get an address that somebody else has or gets. They keep their own, which may then be one that
    /// somebody else was to get: so it is looked at until nothing is found any more.
    pub(super) fn taken(mut self) -> Vec<u32> {
        let mut all = Vec::new();
        loop {
            let found = self.found();
            if found.is_empty() {
                return all;
            }
            for number in &found {
                let kept = self.before.get(*number as usize).copied().unwrap_or(NONE);
                put(&mut self.after, *number, kept);
            }
            all.extend(found);
        }
    }

    fn found(&self) -> Vec<u32> {
        let owners = (0_u32..).zip(&self.after).filter(|(_, hash)| **hash != NONE);
        let mut owners: Vec<(u64, u32)> = owners.map(|(number, hash)| (*hash, number)).collect();
        owners.sort_unstable();
        let shared = owners.chunk_by(|one, other| one.0 == other.0).filter(|owners| owners.len() > 1);
        let mut found: Vec<u32> = shared.flatten().map(|(_, number)| *number).filter(|n| self.changes(*n)).collect();
        found.sort_unstable();
        found
    }

    fn changes(&self, number: u32) -> bool {
        let at = number as usize;
        self.before.get(at).copied().unwrap_or(NONE) != self.after[at]
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
            addresses.known(number, *address);
        }
        for (number, address) in told {
            addresses.told(*number, *address);
        }
        addresses.taken()
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
