//! Places of work of a large organisation: those of the demo of usual size, those of the further countries, and as many
//! more like them as its people fill.

use crate::demo::{
    heads::deal,
    lessons::Lessons,
    luck::Ids,
    organisation::{Country, CountryPlan, Organisation, SitePlan},
};
use jiff::tz::TimeZone;
use kunren_domain::{course::Course, id::SiteId};
use std::ops::Range;
use uuid::Uuid;

/// People for each place of work.
const PEOPLE: u32 = 200;
/// So that it is not the home country alone that is large.
const DOMESTIC_PART: u32 = 10;

/// A country with everything that its people share.
pub(super) struct Land {
    pub(super) plan: &'static CountryPlan,
    /// Where its places stand among all.
    pub(super) places: Range<usize>,
}

/// A place of work.
pub(super) struct Workplace {
    pub(super) id: SiteId,
    /// The site it is, or is like.
    pub(super) like: &'static SitePlan,
    pub(super) zone: TimeZone,
    pub(super) entity: Uuid,
    /// Its place in the list of countries.
    pub(super) land: usize,
    /// Code and name, where it is one more.
    pub(super) own: Option<(String, String)>,
    /// People to be added there.
    pub(super) heads: u32,
    /// Lessons of the people there: which, and in which of its languages.
    pub(super) lessons: Vec<(usize, usize)>,
    /// Which list of languages is meant.
    pub(super) locales: usize,
}

/// All of them.
pub(super) struct Places {
    pub(super) lands: Vec<Land>,
    pub(super) all: Vec<Workplace>,
    /// Ids of lessons.
    pub(super) lessons: Vec<String>,
    /// Lists of languages, as lessons count them.
    pub(super) locales: Vec<Vec<String>>,
}

impl Places {
    /// Places for `people` more than the `usual` ones.
    pub(super) fn new(
        organisations: [&Organisation; 2],
        course: &Course,
        people: u32,
        usual: u32,
        ids: &mut Ids,
    ) -> Self {
        let known: usize = organisations.iter().map(|organisation| organisation.sites.len()).sum();
        let more = ((people + usual) / PEOPLE).saturating_sub(u32::try_from(known).unwrap_or(u32::MAX));
        let countries = organisations.iter().flat_map(|organisation| &organisation.countries);
        let weight = |country: &Country| country.plan.heads / if country.domestic { DOMESTIC_PART } else { 1 };
        let weights: Vec<u32> = countries.map(weight).collect();
        let mut dealt = deal(people, &weights, 1).into_iter().zip(deal(more, &weights, 0));
        let mut places = Self { lands: Vec::new(), all: Vec::new(), lessons: Vec::new(), locales: Vec::new() };
        for organisation in organisations {
            let lessons = Lessons::new(course, organisation);
            for at in 0..organisation.countries.len() {
                let (heads, more) = dealt.next().unwrap_or_default();
                places.add(organisation, at, heads, more, &lessons, ids);
            }
            places.lessons = lessons.ids();
            places.locales.push(lessons.locales());
        }
        places
    }

    fn add(
        &mut self,
        organisation: &Organisation,
        at: usize,
        heads: u32,
        more: u32,
        lessons: &Lessons<'_>,
        ids: &mut Ids,
    ) {
        let (country, land, first, locales) =
            (&organisation.countries[at], self.lands.len(), self.all.len(), self.locales.len());
        let known: Vec<usize> = organisation.sites_in(at).collect();
        let workplace = |site: usize, id, own| Workplace {
            id,
            like: organisation.sites[site].plan,
            zone: organisation.sites[site].zone.clone(),
            entity: organisation.entities[organisation.sites[site].entity].id.get(),
            land,
            own,
            heads: 0,
            lessons: lessons.of(&[site], country.plan.locale),
            locales,
        };
        self.all.extend(known.iter().map(|site| workplace(*site, organisation.sites[*site].id, None)));
        for (number, site) in (2..).zip(known.iter().cycle()).take(usize::try_from(more).unwrap_or(0)) {
            let plan = organisation.sites[*site].plan;
            let own = (format!("{}-N{number}", country.plan.code), format!("{} {number}", plan.name()));
            self.all.push(workplace(*site, SiteId::new(ids.next()), Some(own)));
        }
        let places = first..self.all.len();
        for (place, heads) in places.clone().zip(deal(heads, &vec![1; places.len()], 0)) {
            self.all[place].heads = heads;
        }
        self.lands.push(Land { plan: country.plan, places });
    }
}
