//! What people are called, country by country, in the script they write themselves.
//!
//! A list is words between blanks; `佐藤:sato` gives the spelling for the e-mail address where the letters alone do not.

mod lists;

pub(super) use lists::{
    ARABIC, CHINESE, CZECH, DUTCH, ENGLISH, FILIPINO, FRENCH, GERMAN, HUNGARIAN, INDIAN, INDONESIAN, ITALIAN, JAPANESE,
    KOREAN, MALAYSIAN, NORDIC, POLISH, PORTUGUESE, SPANISH, THAI, TRADITIONAL_CHINESE, TURKISH, VIETNAMESE,
};

use super::luck::Luck;

/// The names of a country.
#[derive(Debug)]
pub(super) struct Names {
    order: Order,
    family: &'static str,
    given: &'static str,
}

/// How a full name is put together.
#[derive(Debug, Clone, Copy)]
enum Order {
    /// 佐藤 花
    FamilyGiven,
    /// 王芳
    FamilyGivenTogether,
    /// Anna Weber
    GivenFamily,
    /// Diego Hernández López
    GivenTwoFamilies,
}

/// Names taken apart, to draw from.
#[derive(Debug)]
pub(super) struct NameBook {
    order: Order,
    family: Vec<Word>,
    given: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    shown: &'static str,
    plain: String,
}

impl NameBook {
    pub(super) fn new(names: &Names) -> Self {
        Self { order: names.order, family: words(names.family), given: words(names.given) }
    }

    /// A full name, and `given.family` in plain letters.
    pub(super) fn draw(&self, luck: &mut Luck) -> (String, String) {
        let (family, given) = (luck.pick(&self.family), luck.pick(&self.given));
        let shown = match self.order {
            Order::FamilyGiven => format!("{} {}", family.shown, given.shown),
            Order::FamilyGivenTogether => format!("{}{}", family.shown, given.shown),
            Order::GivenFamily => format!("{} {}", given.shown, family.shown),
            Order::GivenTwoFamilies => format!("{} {} {}", given.shown, family.shown, luck.pick(&self.family).shown),
        };
        (shown, format!("{}.{}", given.plain, family.plain))
    }
}

fn words(list: &'static str) -> Vec<Word> {
    list.split_whitespace()
        .map(|word| {
            let (shown, plain) = word.split_once(':').unwrap_or((word, word));
            Word { shown, plain: plain.to_lowercase() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_can_stand_in_an_address() {
        let all = [
            &ARABIC,
            &CHINESE,
            &CZECH,
            &DUTCH,
            &ENGLISH,
            &FILIPINO,
            &FRENCH,
            &GERMAN,
            &HUNGARIAN,
            &INDIAN,
            &INDONESIAN,
            &ITALIAN,
            &JAPANESE,
            &KOREAN,
            &MALAYSIAN,
            &NORDIC,
            &POLISH,
            &PORTUGUESE,
            &SPANISH,
            &THAI,
            &TRADITIONAL_CHINESE,
            &TURKISH,
            &VIETNAMESE,
        ];
        for names in all {
            let book = NameBook::new(names);
            for word in book.family.iter().chain(&book.given) {
                let plain = word.plain.bytes().all(|byte| byte.is_ascii_lowercase());
                assert!(plain, "{} needs a plain spelling", word.shown);
            }
        }
    }
}
