//! Europe, the Middle East and Africa.

use super::{
    CountryPlan,
    Kind::{Logistics, Office, Plant, Research},
    Weekend::{FridaySaturday, SaturdaySunday},
    entity, site,
};
use crate::demo::names::{
    ARABIC, CZECH, DUTCH, ENGLISH, FRENCH, GERMAN, HUNGARIAN, ITALIAN, NORDIC, POLISH, SPANISH, TURKISH,
};

const GERMANY: &str = "Europe/Berlin";

pub(super) const EUROPE: [CountryPlan; 15] = [
    CountryPlan {
        code: "DE",
        locale: "en",
        names: &GERMAN,
        weekend: SaturdaySunday,
        heads: 120,
        last_year: 860,
        this_year: 420,
        entities: &[
            entity(
                "KE-DE",
                "Kagami Electric Deutschland GmbH",
                &[
                    site("DE-MUC1", "Munich", Office, "DE-BY", GERMANY, 30),
                    site("DE-HAM1", "Hamburg", Office, "DE-HH", GERMANY, 12),
                    site("DE-DUS1", "Düsseldorf", Office, "DE-NW", GERMANY, 16),
                ],
            ),
            entity(
                "KE-DE-DEV",
                "Kagami Devices Europe GmbH",
                &[
                    site("DE-RGB1", "Regensburg", Plant, "DE-BY", GERMANY, 36),
                    site("DE-DRS1", "Dresden", Research, "DE-SN", GERMANY, 16),
                    site("DE-FRA1", "Frankfurt", Logistics, "DE-HE", GERMANY, 10),
                ],
            ),
        ],
    },
    CountryPlan {
        code: "GB",
        locale: "en",
        names: &ENGLISH,
        weekend: SaturdaySunday,
        heads: 50,
        last_year: 970,
        this_year: 520,
        entities: &[entity(
            "KE-GB",
            "Kagami Electric (UK) Ltd",
            &[
                site("GB-RDG1", "Reading", Office, "GB-RDG", "Europe/London", 20),
                site("GB-TFW1", "Telford", Plant, "GB-TFW", "Europe/London", 30),
            ],
        )],
    },
    CountryPlan {
        code: "FR",
        locale: "en",
        names: &FRENCH,
        weekend: SaturdaySunday,
        heads: 40,
        last_year: 970,
        this_year: 430,
        entities: &[entity(
            "KE-FR",
            "Kagami Electric France S.A.S.",
            &[
                site("FR-PAR1", "Paris La Défense", Office, "FR-IDF", "Europe/Paris", 16),
                site("FR-RNS1", "Rennes", Plant, "FR-BRE", "Europe/Paris", 16),
                site("FR-LYS1", "Lyon", Office, "FR-ARA", "Europe/Paris", 8),
            ],
        )],
    },
    CountryPlan {
        code: "IT",
        locale: "en",
        names: &ITALIAN,
        weekend: SaturdaySunday,
        heads: 26,
        last_year: 970,
        this_year: 470,
        entities: &[entity(
            "KE-IT",
            "Kagami Electric Italia S.r.l.",
            &[
                site("IT-MIL1", "Milan", Office, "IT-25", "Europe/Rome", 14),
                site("IT-TRN1", "Turin", Plant, "IT-21", "Europe/Rome", 12),
            ],
        )],
    },
    CountryPlan {
        code: "ES",
        locale: "es",
        names: &SPANISH,
        weekend: SaturdaySunday,
        heads: 30,
        last_year: 970,
        this_year: 540,
        entities: &[entity(
            "KE-ES",
            "Kagami Electric España, S.A.",
            &[
                site("ES-BCN1", "Barcelona", Office, "ES-B", "Europe/Madrid", 14),
                site("ES-ZAZ1", "Zaragoza", Plant, "ES-Z", "Europe/Madrid", 16),
            ],
        )],
    },
    CountryPlan {
        code: "NL",
        locale: "en",
        names: &DUTCH,
        weekend: SaturdaySunday,
        heads: 24,
        last_year: 970,
        this_year: 580,
        entities: &[entity(
            "KE-NL",
            "Kagami Electric Nederland B.V.",
            &[
                site("NL-AMS1", "Amsterdam", Office, "NL-NH", "Europe/Amsterdam", 10),
                site("NL-VEN1", "Venlo", Logistics, "NL-LI", "Europe/Amsterdam", 14),
            ],
        )],
    },
    CountryPlan {
        code: "BE",
        locale: "en",
        names: &FRENCH,
        weekend: SaturdaySunday,
        heads: 12,
        last_year: 1000,
        this_year: 420,
        entities: &[entity(
            "KE-BE",
            "Kagami Electric Belgium N.V.",
            &[site("BE-BRU1", "Brussels", Office, "BE-BRU", "Europe/Brussels", 12)],
        )],
    },
    CountryPlan {
        code: "AT",
        locale: "en",
        names: &GERMAN,
        weekend: SaturdaySunday,
        heads: 10,
        last_year: 1000,
        this_year: 600,
        entities: &[entity(
            "KE-AT",
            "Kagami Electric Austria GmbH",
            &[site("AT-VIE1", "Vienna", Office, "AT-9", "Europe/Vienna", 10)],
        )],
    },
    CountryPlan {
        code: "CH",
        locale: "en",
        names: &GERMAN,
        weekend: SaturdaySunday,
        heads: 10,
        last_year: 1000,
        this_year: 500,
        entities: &[entity(
            "KE-CH",
            "Kagami Electric (Schweiz) AG",
            &[site("CH-ZRH1", "Zurich", Office, "CH-ZH", "Europe/Zurich", 10)],
        )],
    },
    CountryPlan {
        code: "SE",
        locale: "en",
        names: &NORDIC,
        weekend: SaturdaySunday,
        heads: 16,
        last_year: 1000,
        this_year: 620,
        entities: &[entity(
            "KE-SE",
            "Kagami Electric Nordic AB",
            &[site("SE-STO1", "Stockholm", Office, "SE-AB", "Europe/Stockholm", 16)],
        )],
    },
    CountryPlan {
        code: "DK",
        locale: "en",
        names: &NORDIC,
        weekend: SaturdaySunday,
        heads: 10,
        last_year: 1000,
        this_year: 500,
        entities: &[entity(
            "KE-DK",
            "Kagami Electric Danmark A/S",
            &[site("DK-CPH1", "Copenhagen", Office, "DK-84", "Europe/Copenhagen", 10)],
        )],
    },
    CountryPlan {
        code: "PL",
        locale: "en",
        names: &POLISH,
        weekend: SaturdaySunday,
        heads: 40,
        last_year: 970,
        this_year: 490,
        entities: &[entity(
            "KE-PL",
            "Kagami Electric Polska Sp. z o.o.",
            &[
                site("PL-WRO1", "Wrocław", Plant, "PL-02", "Europe/Warsaw", 30),
                site("PL-WAW1", "Warsaw", Office, "PL-14", "Europe/Warsaw", 10),
            ],
        )],
    },
    CountryPlan {
        code: "CZ",
        locale: "en",
        names: &CZECH,
        weekend: SaturdaySunday,
        heads: 36,
        last_year: 970,
        this_year: 380,
        entities: &[entity(
            "KE-CZ",
            "Kagami Electric Czech s.r.o.",
            &[
                site("CZ-PED1", "Pardubice", Plant, "CZ-53", "Europe/Prague", 28),
                site("CZ-PRG1", "Prague", Office, "CZ-10", "Europe/Prague", 8),
            ],
        )],
    },
    CountryPlan {
        code: "HU",
        locale: "en",
        names: &HUNGARIAN,
        weekend: SaturdaySunday,
        heads: 24,
        last_year: 970,
        this_year: 510,
        entities: &[entity(
            "KE-HU",
            "Kagami Electric Hungary Kft.",
            &[
                site("HU-GYR1", "Győr", Plant, "HU-GS", "Europe/Budapest", 18),
                site("HU-BUD1", "Budapest", Office, "HU-BU", "Europe/Budapest", 6),
            ],
        )],
    },
    CountryPlan {
        code: "TR",
        locale: "en",
        names: &TURKISH,
        weekend: SaturdaySunday,
        heads: 20,
        last_year: 970,
        this_year: 350,
        entities: &[entity(
            "KE-TR",
            "Kagami Elektrik Türkiye A.Ş.",
            &[
                site("TR-IST1", "Istanbul", Office, "TR-34", "Europe/Istanbul", 8),
                site("TR-MNS1", "Manisa", Plant, "TR-45", "Europe/Istanbul", 12),
            ],
        )],
    },
];

pub(super) const MIDDLE_EAST_AFRICA: [CountryPlan; 4] = [
    CountryPlan {
        code: "AE",
        locale: "ar",
        names: &ARABIC,
        weekend: SaturdaySunday,
        heads: 30,
        last_year: 970,
        this_year: 500,
        entities: &[entity(
            "KE-AE",
            "Kagami Electric Middle East FZE",
            &[
                site("AE-DXB1", "Dubai", Office, "AE-DU", "Asia/Dubai", 18),
                site("AE-JEA1", "Jebel Ali", Logistics, "AE-DU", "Asia/Dubai", 12),
            ],
        )],
    },
    CountryPlan {
        code: "SA",
        locale: "ar",
        names: &ARABIC,
        weekend: FridaySaturday,
        heads: 60,
        last_year: 800,
        this_year: 370,
        entities: &[entity(
            "KE-SA",
            "Kagami Electric Saudi Arabia LLC",
            &[
                site("SA-RUH1", "Riyadh", Office, "SA-01", "Asia/Riyadh", 26),
                site("SA-DMM1", "Dammam", Plant, "SA-04", "Asia/Riyadh", 20),
                site("SA-JED1", "Jeddah", Office, "SA-02", "Asia/Riyadh", 14),
            ],
        )],
    },
    CountryPlan {
        code: "EG",
        locale: "ar",
        names: &ARABIC,
        weekend: FridaySaturday,
        heads: 16,
        last_year: 1000,
        this_year: 440,
        entities: &[entity(
            "KE-EG",
            "Kagami Electric Egypt LLC",
            &[site("EG-CAI1", "Cairo", Office, "EG-C", "Africa/Cairo", 16)],
        )],
    },
    CountryPlan {
        code: "ZA",
        locale: "en",
        names: &ENGLISH,
        weekend: SaturdaySunday,
        heads: 14,
        last_year: 1000,
        this_year: 500,
        entities: &[entity(
            "KE-ZA",
            "Kagami Electric South Africa (Pty) Ltd",
            &[site("ZA-JNB1", "Johannesburg", Office, "ZA-GP", "Africa/Johannesburg", 14)],
        )],
    },
];
