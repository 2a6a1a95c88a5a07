//! Dealing heads out in whole numbers that add up.

use kunren_domain::rate::{Rate, Share};

/// How many people of which kind, from the number of all of them.
///
/// Nineteen of twenty were counted at the end of last year, two of nineteen of those overseas: with 98 % done at home
/// and 79 % overseas the group stands at 96 %, exactly so at every full thousand people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) domestic: Side,
    pub(super) overseas: Side,
}

/// One side of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Side {
    /// Everybody who ever appears.
    pub(super) people: u32,
    /// In last year's denominator.
    pub(super) counted: u32,
    /// In last year's numerator.
    pub(super) completed: u32,
}

impl Split {
    pub(super) fn of(people: u32) -> Self {
        let counted = people * 95 / 100;
        let overseas = counted * 2 / 19;
        let uncounted = people - counted;
        let side = |counted: u32, uncounted: u32, percent: u32| Side {
            people: counted + uncounted,
            counted,
            completed: (counted * percent).div_ceil(100),
        };
        Self {
            domestic: side(counted - overseas, uncounted - uncounted / 10, 98),
            overseas: side(overseas, uncounted / 10, 79),
        }
    }
}

/// Deals `heads` out by weight, `least` to everybody first as far as they go; what is left over by rounding goes to the
/// largest remainders.
pub(super) fn deal(heads: u32, weights: &[u32], least: u32) -> Vec<u32> {
    let total = weights.iter().map(|weight| u64::from(*weight)).sum::<u64>().max(1);
    let places = u32::try_from(weights.len()).unwrap_or(u32::MAX).max(1);
    let least = least.min(heads / places);
    let rest = u64::from(heads - least * places);
    let mut dealt: Vec<u32> = Vec::with_capacity(weights.len());
    let mut remainders: Vec<(u64, usize)> = Vec::with_capacity(weights.len());
    for (at, weight) in weights.iter().enumerate() {
        let exact = rest * u64::from(*weight);
        dealt.push(least + u32::try_from(exact / total).unwrap_or(0));
        remainders.push((exact % total, at));
    }
    remainders.sort_by_key(|(remainder, at)| (std::cmp::Reverse(*remainder), *at));
    let missing = heads - dealt.iter().sum::<u32>();
    for (_, at) in remainders.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        dealt[at] += 1;
    }
    dealt
}

/// The target that a country of last year missed or reached.
const TARGET: Share = Share::from_percent(95);

/// Heads counted in a country and the share of them, in thousandths, that completed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turnout {
    pub(super) counted: u32,
    pub(super) thousandths: u32,
}

impl Turnout {
    fn reached(self) -> bool {
        i64::from(self.thousandths) * 10 >= TARGET.basis_points()
    }

    /// Whether so many completions are on the same side of the target as the share.
    fn fits(self, completed: u32) -> bool {
        let rate = Rate { completed: completed.into(), counted: self.counted.into() };
        completed <= self.counted && rate.reaches(TARGET) == self.reached()
    }

    fn completed(self) -> u32 {
        let exact = self.counted * self.thousandths;
        if self.reached() { exact.div_ceil(1000) } else { exact / 1000 }
    }
}

/// Completions per country that add up to `completed`, each as near to its share as that allows. What rounding leaves
/// over is given or taken head by head: first where the target was missed anyway, then where nobody changes sides of it,
/// only then (in organisations of a few hundred) anywhere.
pub(super) fn completions(countries: &[Turnout], completed: u32) -> Vec<u32> {
    let mut done: Vec<u32> = countries.iter().map(|country| country.completed()).collect();
    let rounds: [fn(&Turnout, u32) -> bool; 3] = [
        |country, heads| !country.reached() && country.fits(heads),
        |country, heads| country.fits(heads),
        |country, heads| heads <= country.counted,
    ];
    for may in rounds {
        while level(countries, completed, &mut done, may) {}
    }
    done
}

/// Moves each country that may by one head towards the sum; whether any moved.
fn level(countries: &[Turnout], completed: u32, done: &mut [u32], may: fn(&Turnout, u32) -> bool) -> bool {
    let mut moved = false;
    for (at, country) in countries.iter().enumerate() {
        let sum: u32 = done.iter().sum();
        let next = match sum.cmp(&completed) {
            std::cmp::Ordering::Equal => return false,
            std::cmp::Ordering::Less => Some(done[at] + 1),
            std::cmp::Ordering::Greater => done[at].checked_sub(1),
        };
        if let Some(next) = next.filter(|next| may(country, *next)) {
            done[at] = next;
            moved = true;
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn at_every_full_thousand_the_published_picture_is_exact() {
        for people in (1_000..=40_000).step_by(1_000) {
            let Split { domestic, overseas } = Split::of(people);
            assert_eq!(domestic.people + overseas.people, people);
            assert_eq!(domestic.completed * 100, domestic.counted * 98, "{people}");
            assert_eq!(overseas.completed * 100, overseas.counted * 79, "{people}");
            let (completed, counted) = (domestic.completed + overseas.completed, domestic.counted + overseas.counted);
            assert_eq!(completed * 100, counted * 96, "{people}");
        }
        assert_eq!(Split::of(20_000).overseas, Side { people: 2_100, counted: 2_000, completed: 1_580 });
    }

    proptest! {
        #[test]
        fn nobody_is_lost_in_dealing(heads in 0_u32..30_000, weights in proptest::collection::vec(0_u32..900, 1..60), least in 0_u32..4) {
            let dealt = deal(heads, &weights, least);
            prop_assert_eq!(dealt.len(), weights.len());
            let any = weights.iter().any(|weight| *weight > 0);
            prop_assert!(!any || dealt.iter().sum::<u32>() == heads);
            let places = u32::try_from(weights.len()).expect("few places");
            prop_assert!(dealt.iter().all(|heads_there| *heads_there >= least.min(heads / places)));
        }

        #[test]
        fn completions_add_up(counted in proptest::collection::vec((1_u32..400, 300_u32..=1000), 1..40), share in 0_u32..=100) {
            let countries: Vec<_> = counted.into_iter().map(|(counted, thousandths)| Turnout { counted, thousandths }).collect();
            let completed = countries.iter().map(|country| country.counted).sum::<u32>() * share / 100;
            let done = completions(&countries, completed);
            prop_assert_eq!(done.iter().sum::<u32>(), completed);
            prop_assert!(countries.iter().zip(&done).all(|(country, done)| *done <= country.counted));
        }
    }
}
