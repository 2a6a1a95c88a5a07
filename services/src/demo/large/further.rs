//! Twenty countries more than the demo of usual size has: an office in the capital of each. Their other sites are made
//! in proportion to the people asked for.

use crate::demo::{
    names::{ARABIC, CZECH, ENGLISH, FRENCH, NORDIC, Names, POLISH, PORTUGUESE, SPANISH},
    organisation::{
        CountryPlan, EntityPlan, Kind::Office, SitePlan, Weekend, Weekend::FridaySaturday, Weekend::SaturdaySunday,
        site,
    },
};

/// Region and plan.
pub(in crate::demo) type Further = (&'static str, CountryPlan);

/// What all of them have in common.
const fn country(
    region: &'static str,
    code: &'static str,
    locale: &'static str,
    names: &'static Names,
    weekend: Weekend,
    turnout: (u32, u32),
    entities: &'static [EntityPlan],
) -> Further {
    let (last_year, this_year) = turnout;
    (region, CountryPlan { code, locale, names, weekend, heads: 60, last_year, this_year, entities })
}

/// A company with one office.
macro_rules! company {
    ($code:literal, $name:literal, $site:literal, $city:literal, $zone:literal) => {{
        const SITES: [SitePlan; 1] = [site($site, $city, Office, "", $zone, 60)];
        const ENTITIES: [EntityPlan; 1] = [EntityPlan { code: $code, name: $name, sites: &SITES }];
        &ENTITIES
    }};
}

/// All of them, region by region.
pub(in crate::demo) const COUNTRIES: [Further; 20] = [
    country(
        "europe",
        "FI",
        "en",
        &NORDIC,
        SaturdaySunday,
        (985, 540),
        company!("KE-FI", "Kagami Electric Finland Oy", "FI-HEL1", "Helsinki", "Europe/Helsinki"),
    ),
    country(
        "europe",
        "NO",
        "en",
        &NORDIC,
        SaturdaySunday,
        (975, 520),
        company!("KE-NO", "Kagami Electric Norge AS", "NO-OSL1", "Oslo", "Europe/Oslo"),
    ),
    country(
        "europe",
        "IE",
        "en",
        &ENGLISH,
        SaturdaySunday,
        (965, 500),
        company!("KE-IE", "Kagami Electric Ireland Ltd", "IE-DUB1", "Dublin", "Europe/Dublin"),
    ),
    country(
        "europe",
        "PT",
        "en",
        &PORTUGUESE,
        SaturdaySunday,
        (955, 470),
        company!("KE-PT", "Kagami Electric Portugal, Lda.", "PT-LIS1", "Lisbon", "Europe/Lisbon"),
    ),
    country(
        "europe",
        "SK",
        "en",
        &CZECH,
        SaturdaySunday,
        (970, 510),
        company!("KE-SK", "Kagami Electric Slovakia s.r.o.", "SK-BTS1", "Bratislava", "Europe/Bratislava"),
    ),
    country(
        "europe",
        "SI",
        "en",
        &CZECH,
        SaturdaySunday,
        (960, 480),
        company!("KE-SI", "Kagami Electric Slovenija d.o.o.", "SI-LJU1", "Ljubljana", "Europe/Ljubljana"),
    ),
    country(
        "europe",
        "LT",
        "en",
        &POLISH,
        SaturdaySunday,
        (940, 430),
        company!("KE-LT", "Kagami Electric Lietuva UAB", "LT-VNO1", "Vilnius", "Europe/Vilnius"),
    ),
    country(
        "europe",
        "LU",
        "en",
        &FRENCH,
        SaturdaySunday,
        (990, 560),
        company!("KE-LU", "Kagami Electric Luxembourg S.à r.l.", "LU-LUX1", "Luxembourg", "Europe/Luxembourg"),
    ),
    country(
        "middle-east-africa",
        "MA",
        "ar",
        &ARABIC,
        SaturdaySunday,
        (930, 400),
        company!("KE-MA", "Kagami Electric Maroc S.A.R.L.", "MA-CMN1", "Casablanca", "Africa/Casablanca"),
    ),
    country(
        "middle-east-africa",
        "TN",
        "ar",
        &ARABIC,
        SaturdaySunday,
        (925, 390),
        company!("KE-TN", "Kagami Electric Tunisie S.A.R.L.", "TN-TUN1", "Tunis", "Africa/Tunis"),
    ),
    country(
        "middle-east-africa",
        "JO",
        "ar",
        &ARABIC,
        FridaySaturday,
        (950, 450),
        company!("KE-JO", "Kagami Electric Jordan LLC", "JO-AMM1", "Amman", "Asia/Amman"),
    ),
    country(
        "middle-east-africa",
        "KW",
        "ar",
        &ARABIC,
        FridaySaturday,
        (945, 440),
        company!("KE-KW", "Kagami Electric Kuwait W.L.L.", "KW-KWI1", "Kuwait City", "Asia/Kuwait"),
    ),
    country(
        "middle-east-africa",
        "QA",
        "ar",
        &ARABIC,
        FridaySaturday,
        (960, 470),
        company!("KE-QA", "Kagami Electric Qatar W.L.L.", "QA-DOH1", "Doha", "Asia/Qatar"),
    ),
    country(
        "middle-east-africa",
        "OM",
        "ar",
        &ARABIC,
        FridaySaturday,
        (955, 460),
        company!("KE-OM", "Kagami Electric Oman LLC", "OM-MCT1", "Muscat", "Asia/Muscat"),
    ),
    country(
        "middle-east-africa",
        "KE",
        "en",
        &ENGLISH,
        SaturdaySunday,
        (900, 380),
        company!("KE-KE", "Kagami Electric Kenya Ltd", "KE-NBO1", "Nairobi", "Africa/Nairobi"),
    ),
    country(
        "americas",
        "PE",
        "es",
        &SPANISH,
        SaturdaySunday,
        (935, 420),
        company!("KE-PE", "Kagami Electric Perú S.A.C.", "PE-LIM1", "Lima", "America/Lima"),
    ),
    country(
        "americas",
        "UY",
        "es",
        &SPANISH,
        SaturdaySunday,
        (965, 490),
        company!("KE-UY", "Kagami Electric Uruguay S.A.", "UY-MVD1", "Montevideo", "America/Montevideo"),
    ),
    country(
        "americas",
        "EC",
        "es",
        &SPANISH,
        SaturdaySunday,
        (915, 400),
        company!("KE-EC", "Kagami Electric Ecuador S.A.", "EC-UIO1", "Quito", "America/Guayaquil"),
    ),
    country(
        "americas",
        "CR",
        "es",
        &SPANISH,
        SaturdaySunday,
        (975, 520),
        company!("KE-CR", "Kagami Electric Costa Rica S.A.", "CR-SJO1", "San José", "America/Costa_Rica"),
    ),
    country(
        "americas",
        "PA",
        "es",
        &SPANISH,
        SaturdaySunday,
        (950, 450),
        company!("KE-PA", "Kagami Electric Panamá S.A.", "PA-PTY1", "Panama City", "America/Panama"),
    ),
];
