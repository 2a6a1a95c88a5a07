//! The tree of managers.

/// A loop in "who manages whom", if there is one: the people in it, each managed by the next, the last by the first.
/// `managers[i]` is the place of `i`'s manager. Time grows with the number of people.
#[must_use]
pub fn find_loop(managers: &[Option<u32>]) -> Option<Vec<u32>> {
    let mut walked_in = vec![0_u32; managers.len()];
    for (walk, start) in (1_u32..).zip(0..managers.len()) {
        let mut at = start;
        while walked_in[at] == 0 {
            walked_in[at] = walk;
            match managers[at].map(|manager| manager as usize).filter(|manager| *manager < managers.len()) {
                Some(manager) => at = manager,
                None => break,
            }
        }
        let ends_here = managers[at].is_none_or(|manager| manager as usize >= managers.len());
        if walked_in[at] == walk && !ends_here {
            return Some(around(managers, at));
        }
    }
    None
}

fn around(managers: &[Option<u32>], start: usize) -> Vec<u32> {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut people = vec![place(start)];
    let mut at = start;
    while let Some(manager) = managers[at].filter(|manager| *manager as usize != start) {
        people.push(manager);
        at = manager as usize;
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_loop_is_named_and_a_line_is_none() {
        assert_eq!(find_loop(&[Some(1), Some(2), Some(1), None]), Some(vec![1, 2]));
        assert_eq!(find_loop(&[Some(0)]), Some(vec![0]));
        assert_eq!(find_loop(&[Some(1), Some(2), None, Some(2), Some(9)]), None);
        assert_eq!(find_loop(&[]), None);
    }

    /// Goes up from everybody, as many steps as there are people.
    fn slow(managers: &[Option<u32>]) -> bool {
        (0..managers.len()).any(|start| {
            let up = std::iter::successors(Some(start), |at| managers[*at].map(|manager| manager as usize));
            up.take(managers.len() + 1).count() > managers.len()
        })
    }

    proptest! {
        #[test]
        fn a_loop_is_found_exactly_where_going_up_never_ends(
            managers in (1_u32..30).prop_flat_map(|n| proptest::collection::vec(proptest::option::weighted(0.9, 0..n), n as usize))
        ) {
            let found = find_loop(&managers);
            prop_assert_eq!(found.is_some(), slow(&managers));
            if let Some(people) = found {
                for (at, person) in people.iter().enumerate() {
                    prop_assert_eq!(managers[*person as usize], Some(people[(at + 1) % people.len()]));
                }
            }
        }
    }
}
