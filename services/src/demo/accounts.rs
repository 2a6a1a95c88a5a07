//! Who can be signed in as: one person for each way to look at the demo.

use super::{
    calendar::{Calendar, plus},
    luck::Ids,
    organisation::{Organisation, Site},
    people::{Person, Story, email},
};
use uuid::Uuid;

/// The password of everybody who has one.
pub const PASSWORD: &str = "kunren-demo";
/// The PIN of everybody.
pub const PIN: &str = "246810";

/// Somebody to sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// What this person is there to show, as a key.
    pub role: &'static str,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Language.
    pub locale: &'static str,
    /// Country of the place of work.
    pub country: &'static str,
    /// Password, unless the person signs in at kiosks only.
    pub password: Option<&'static str>,
    /// PIN for kiosks.
    pub pin: &'static str,
}

/// Who is wanted for an account.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    role: &'static str,
    name: &'static str,
    /// Nothing for somebody without e-mail and password.
    address: Option<&'static str>,
    /// A country, or a subdivision of one.
    place: &'static str,
    locale: &'static str,
    leads: bool,
    /// A role to grant and its scope.
    grant: Option<(&'static str, &'static str)>,
}

const fn learner(
    role: &'static str,
    name: &'static str,
    address: &'static str,
    place: &'static str,
    locale: &'static str,
) -> Wanted {
    Wanted { role, name, address: Some(address), place, locale, leads: false, grant: None }
}

const WANTED: [Wanted; 13] = [
    learner("learner-japan", "佐藤 花", "hana.sato", "JP", "ja"),
    learner("learner-saudi-arabia", "نورة الحربي", "noura.alharbi", "SA", "ar"),
    learner("learner-germany", "Lena Hoffmann", "lena.hoffmann", "DE", "en"),
    learner("learner-california", "Emily Nguyen", "emily.nguyen", "US-CA", "en"),
    learner("learner-mexico", "Diego Hernández López", "diego.hernandez", "MX", "es"),
    learner("learner-china", "王芳", "fang.wang", "CN", "zh-Hans"),
    learner(READY, "田中 健一", "kenichi.tanaka", "JP", "ja"),
    Wanted { leads: true, ..learner("line-manager", "山本 直子", "naoko.yamamoto", "JP", "ja") },
    Wanted {
        grant: Some((COORDINATOR, "DE")),
        ..learner("coordinator-germany", "Thomas Becker", "thomas.becker", "DE", "en")
    },
    Wanted {
        grant: Some((COORDINATOR, "SA")),
        ..learner("coordinator-saudi-arabia", "عبدالله القحطاني", "abdullah.alqahtani", "SA", "ar")
    },
    Wanted {
        grant: Some((ADMINISTRATOR, "")),
        ..learner("group-administrator", "高橋 美咲", "misaki.takahashi", "JP", "ja")
    },
    Wanted { grant: Some(("auditor", "")), ..learner("auditor", "伊藤 誠", "makoto.ito", "JP", "ja") },
    Wanted { address: None, ..learner("kiosk", "中村 大輔", "", "JP", "ja") },
];

const COORDINATOR: &str = "country-coordinator";
/// Grants exemptions, and all that is the group's.
pub(super) const ADMINISTRATOR: &str = "group-administrator";
/// Has read all lessons and can start the test.
pub(super) const READY: &str = "ready-for-the-test";

/// Addresses that nobody else may get.
pub(super) fn addresses() -> Vec<&'static str> {
    WANTED.iter().filter_map(|wanted| wanted.address).collect()
}

/// An account and the person who has it.
#[derive(Debug)]
pub(super) struct Appointed {
    pub(super) account: DemoAccount,
    pub(super) person: usize,
}

/// A role of a person, and the country it is for.
#[derive(Debug)]
pub(super) struct Grant {
    pub(super) id: Uuid,
    pub(super) person: usize,
    pub(super) role: &'static str,
    pub(super) scope: &'static str,
}

/// Finds somebody for every account and makes them known.
pub(super) fn appoint(organisation: &Organisation, people: &mut [Person], calendar: &Calendar) -> Vec<Appointed> {
    let mut appointed = Vec::with_capacity(WANTED.len());
    for (at, wanted) in WANTED.iter().enumerate() {
        let fits = |person: usize| fits(organisation, people, person, wanted);
        let right = (0..people.len()).find(|person| fits(*person) == Fit::Right);
        let Some(person) = right.or_else(|| (0..people.len()).find(|person| fits(*person) == Fit::Acceptable)) else {
            continue;
        };
        let known = &mut people[person];
        known.number = format!("K-{:06}", at + 1);
        wanted.name.clone_into(&mut known.name);
        known.email = wanted.address.map(email);
        known.locale = wanted.locale;
        known.employment = "employee";
        known.joined_on = known.joined_on.min(plus(calendar.last_year.opens_on, -400));
        known.story = Story::Account;
        let account = DemoAccount {
            role: wanted.role,
            number: known.number.clone(),
            name: known.name.clone(),
            locale: wanted.locale,
            country: organisation.countries[organisation.sites[known.site].country].plan.code,
            password: wanted.address.map(|_| PASSWORD),
            pin: PIN,
        };
        appointed.push(Appointed { account, person });
    }
    appointed
}

/// How well somebody fits an account.
#[derive(Debug, PartialEq, Eq)]
enum Fit {
    Right,
    /// In a country of very few people.
    Acceptable,
    Wrong,
}

fn fits(organisation: &Organisation, people: &[Person], at: usize, wanted: &Wanted) -> Fit {
    let person = &people[at];
    let in_place = is_in(&organisation.sites[person.site], wanted.place);
    if !in_place || person.story != Story::Ordinary {
        return Fit::Wrong;
    }
    let right = if wanted.leads {
        person.has_reports && person.manager.is_some() && leads_a_team(people, at)
    } else {
        !person.has_reports && person.work.is_on_the_floor() == wanted.address.is_none()
    };
    if right { Fit::Right } else { Fit::Acceptable }
}

/// Whether a handful of people report to this one, and nobody to them.
fn leads_a_team(people: &[Person], at: usize) -> bool {
    let team: Vec<&Person> = people.iter().filter(|person| person.manager == Some(at)).collect();
    (4..=12).contains(&team.len()) && team.iter().all(|person| !person.has_reports)
}

fn is_in(site: &Site, place: &str) -> bool {
    site.place.country.as_str() == place || site.plan.subdivision == Some(place)
}

/// The roles of the accounts, and a coordinator for each country that has none among them: whoever leads there.
pub(super) fn grants(
    organisation: &Organisation,
    people: &[Person],
    appointed: &[Appointed],
    ids: &mut Ids,
) -> Vec<Grant> {
    let mut grants: Vec<Grant> = appointed
        .iter()
        .filter_map(|appointed| {
            let wanted = WANTED.iter().find(|wanted| wanted.role == appointed.account.role)?;
            wanted.grant.map(|(role, scope)| Grant { id: ids.next(), person: appointed.person, role, scope })
        })
        .collect();
    for (at, country) in organisation.countries.iter().enumerate() {
        let scope = country.plan.code;
        let first = people.iter().position(|person| organisation.sites[person.site].country == at);
        if let Some(person) = first.filter(|_| grants.iter().all(|grant| grant.scope != scope)) {
            grants.push(Grant { id: ids.next(), person, role: COORDINATOR, scope });
        }
    }
    grants
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::account::{check_password, check_pin};

    #[test]
    fn password_and_pin_are_such_as_people_may_choose() {
        assert_eq!(check_password(PASSWORD), Ok(()));
        assert_eq!(check_pin(PIN), Ok(()));
    }
}
