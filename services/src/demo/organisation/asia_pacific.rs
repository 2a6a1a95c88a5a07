//! Asia and the Pacific, without Japan and China.

use super::{
    CountryPlan,
    Kind::{Logistics, Office, Plant, Research},
    Weekend::SaturdaySunday,
    entity, site,
};
use crate::demo::names::{
    ENGLISH, FILIPINO, INDIAN, INDONESIAN, KOREAN, MALAYSIAN, THAI, TRADITIONAL_CHINESE, VIETNAMESE,
};

const THAILAND: &str = "Asia/Bangkok";
const MALAYSIA: &str = "Asia/Kuala_Lumpur";
const INDIA: &str = "Asia/Kolkata";
const INDONESIA: &str = "Asia/Jakarta";
const VIETNAM: &str = "Asia/Ho_Chi_Minh";

pub(super) const COUNTRIES: [CountryPlan; 11] = [
    CountryPlan {
        code: "TH",
        locale: "en",
        names: &THAI,
        weekend: SaturdaySunday,
        heads: 190,
        last_year: 700,
        this_year: 330,
        entities: &[
            entity(
                "KE-TH",
                "Kagami Electric (Thailand) Co., Ltd.",
                &[
                    site("TH-BKK1", "Bangkok", Office, "TH-10", THAILAND, 30),
                    site("TH-BPL1", "Bang Phli", Logistics, "TH-11", THAILAND, 16),
                ],
            ),
            entity(
                "KE-TH-MFG",
                "Kagami Manufacturing (Thailand) Co., Ltd.",
                &[
                    site("TH-AYA1", "Ayutthaya", Plant, "TH-14", THAILAND, 90),
                    site("TH-CHN1", "Chonburi", Plant, "TH-20", THAILAND, 54),
                ],
            ),
        ],
    },
    CountryPlan {
        code: "MY",
        locale: "en",
        names: &MALAYSIAN,
        weekend: SaturdaySunday,
        heads: 130,
        last_year: 770,
        this_year: 400,
        entities: &[
            entity(
                "KE-MY",
                "Kagami Electric (Malaysia) Sdn. Bhd.",
                &[site("MY-PJA1", "Petaling Jaya", Office, "MY-10", MALAYSIA, 24)],
            ),
            entity(
                "KE-MY-MFG",
                "Kagami Devices (Malaysia) Sdn. Bhd.",
                &[
                    site("MY-PEN1", "Penang", Plant, "MY-07", MALAYSIA, 66),
                    site("MY-JHB1", "Johor Bahru", Plant, "MY-01", MALAYSIA, 40),
                ],
            ),
        ],
    },
    CountryPlan {
        code: "IN",
        locale: "en",
        names: &INDIAN,
        weekend: SaturdaySunday,
        heads: 100,
        last_year: 690,
        this_year: 310,
        entities: &[
            entity(
                "KE-IN",
                "Kagami Electric India Pvt. Ltd.",
                &[
                    site("IN-GGN1", "Gurugram", Office, "IN-HR", INDIA, 20),
                    site("IN-BLR1", "Bengaluru", Research, "IN-KA", INDIA, 30),
                ],
            ),
            entity(
                "KE-IN-MFG",
                "Kagami Manufacturing India Pvt. Ltd.",
                &[
                    site("IN-MAA1", "Chennai", Plant, "IN-TN", INDIA, 32),
                    site("IN-PNQ1", "Pune", Plant, "IN-MH", INDIA, 18),
                ],
            ),
        ],
    },
    CountryPlan {
        code: "ID",
        locale: "en",
        names: &INDONESIAN,
        weekend: SaturdaySunday,
        heads: 60,
        last_year: 970,
        this_year: 500,
        entities: &[entity(
            "KE-ID",
            "PT Kagami Electric Indonesia",
            &[
                site("ID-JKT1", "Jakarta", Office, "ID-JK", INDONESIA, 18),
                site("ID-BKS1", "Bekasi", Plant, "ID-JB", INDONESIA, 42),
            ],
        )],
    },
    CountryPlan {
        code: "PH",
        locale: "en",
        names: &FILIPINO,
        weekend: SaturdaySunday,
        heads: 50,
        last_year: 970,
        this_year: 560,
        entities: &[entity(
            "KE-PH",
            "Kagami Electric Philippines, Inc.",
            &[
                site("PH-MKT1", "Makati", Office, "PH-00", "Asia/Manila", 14),
                site("PH-CLB1", "Calamba", Plant, "PH-LAG", "Asia/Manila", 36),
            ],
        )],
    },
    CountryPlan {
        code: "VN",
        locale: "en",
        names: &VIETNAMESE,
        weekend: SaturdaySunday,
        heads: 60,
        last_year: 970,
        this_year: 430,
        entities: &[entity(
            "KE-VN",
            "Kagami Electric Vietnam Co., Ltd.",
            &[
                site("VN-HAN1", "Hanoi", Office, "VN-HN", VIETNAM, 12),
                site("VN-HPH1", "Hai Phong", Plant, "VN-HP", VIETNAM, 38),
                site("VN-SGN1", "Ho Chi Minh City", Office, "VN-SG", VIETNAM, 10),
            ],
        )],
    },
    CountryPlan {
        code: "SG",
        locale: "en",
        names: &MALAYSIAN,
        weekend: SaturdaySunday,
        heads: 40,
        last_year: 980,
        this_year: 980,
        entities: &[entity(
            "KE-SG",
            "Kagami Electric Asia Pte. Ltd.",
            &[
                site("SG-SIN1", "Singapore", Office, "SG-01", "Asia/Singapore", 28),
                site("SG-JUR1", "Jurong", Logistics, "SG-05", "Asia/Singapore", 12),
            ],
        )],
    },
    CountryPlan {
        code: "TW",
        locale: "zh-Hans",
        names: &TRADITIONAL_CHINESE,
        weekend: SaturdaySunday,
        heads: 40,
        last_year: 970,
        this_year: 620,
        entities: &[entity(
            "KE-TW",
            "Kagami Electric Taiwan Co., Ltd.",
            &[
                site("TW-TPE1", "Taipei", Office, "TW-TPE", "Asia/Taipei", 18),
                site("TW-HSZ1", "Hsinchu", Research, "TW-HSZ", "Asia/Taipei", 22),
            ],
        )],
    },
    CountryPlan {
        code: "KR",
        locale: "en",
        names: &KOREAN,
        weekend: SaturdaySunday,
        heads: 30,
        last_year: 970,
        this_year: 590,
        entities: &[entity(
            "KE-KR",
            "Kagami Electric Korea Co., Ltd.",
            &[
                site("KR-SEL1", "Seoul", Office, "KR-11", "Asia/Seoul", 16),
                site("KR-SWN1", "Suwon", Research, "KR-41", "Asia/Seoul", 14),
            ],
        )],
    },
    CountryPlan {
        code: "AU",
        locale: "en",
        names: &ENGLISH,
        weekend: SaturdaySunday,
        heads: 30,
        last_year: 970,
        this_year: 510,
        entities: &[entity(
            "KE-AU",
            "Kagami Electric Australia Pty Ltd",
            &[
                site("AU-SYD1", "Sydney", Office, "AU-NSW", "Australia/Sydney", 20),
                site("AU-MEL1", "Melbourne", Logistics, "AU-VIC", "Australia/Melbourne", 10),
            ],
        )],
    },
    CountryPlan {
        code: "NZ",
        locale: "en",
        names: &ENGLISH,
        weekend: SaturdaySunday,
        heads: 10,
        last_year: 1000,
        this_year: 1000,
        entities: &[entity(
            "KE-NZ",
            "Kagami Electric New Zealand Ltd",
            &[site("NZ-AKL1", "Auckland", Office, "NZ-AUK", "Pacific/Auckland", 10)],
        )],
    },
];
