//! Japan: the head office and nine people of ten.

use super::{
    CountryPlan, EntityPlan,
    Kind::{HeadOffice, Logistics, Office, Plant, Research},
    SitePlan, Weekend, entity,
};
use crate::demo::names::JAPANESE;

const fn site(
    code: &'static str,
    city: &'static str,
    kind: super::Kind,
    subdivision: &'static str,
    heads: u32,
) -> SitePlan {
    super::site(code, city, kind, subdivision, "Asia/Tokyo", heads)
}

pub(super) const COUNTRIES: [CountryPlan; 1] = [CountryPlan {
    code: "JP",
    locale: "ja",
    names: &JAPANESE,
    weekend: Weekend::Japan,
    heads: 17_900,
    last_year: 980,
    this_year: 490,
    entities: &ENTITIES,
}];

const ENTITIES: [EntityPlan; 16] = [
    entity(
        "KE",
        "Kagami Electric Co., Ltd.",
        &[
            site("JP-KYO1", "Kyoto", HeadOffice, "JP-26", 900),
            site("JP-TYO1", "Tokyo", Office, "JP-13", 700),
            site("JP-OSA1", "Osaka", Office, "JP-27", 500),
            site("JP-NGO1", "Nagoya", Office, "JP-23", 220),
            site("JP-FUK1", "Fukuoka", Office, "JP-40", 160),
            site("JP-SPK1", "Sapporo", Office, "JP-01", 90),
            site("JP-SDJ1", "Sendai", Office, "JP-04", 110),
            site("JP-HIJ1", "Hiroshima", Office, "JP-34", 110),
            site("JP-UJI1", "Uji", Research, "JP-26", 600),
            site("JP-TKB1", "Tsukuba", Research, "JP-08", 280),
        ],
    ),
    entity(
        "KE-DEV",
        "Kagami Devices Co., Ltd.",
        &[
            site("JP-KMO1", "Kameoka", Plant, "JP-26", 800),
            site("JP-MMJ1", "Matsumoto", Plant, "JP-20", 620),
            site("JP-FKI1", "Fukui", Plant, "JP-18", 480),
            site("JP-TOY1", "Toyama", Plant, "JP-16", 420),
        ],
    ),
    entity(
        "KE-DSP",
        "Kagami Display Technology Co., Ltd.",
        &[
            site("JP-TSU1", "Tsu", Plant, "JP-24", 900),
            site("JP-YGJ1", "Yonago", Plant, "JP-31", 360),
            site("JP-MTK1", "Matsusaka", Plant, "JP-24", 280),
        ],
    ),
    entity(
        "KE-APP",
        "Kagami Appliances Co., Ltd.",
        &[
            site("JP-YAO1", "Yao", Plant, "JP-27", 780),
            site("JP-HMJ1", "Himeji", Plant, "JP-28", 640),
            site("JP-OGK1", "Ogaki", Plant, "JP-21", 350),
        ],
    ),
    entity(
        "KE-ENE",
        "Kagami Energy Solutions Co., Ltd.",
        &[
            site("JP-TKS1", "Tokushima", Plant, "JP-36", 480),
            site("JP-KTR1", "Katsuragi", Plant, "JP-29", 420),
            site("JP-OKJ1", "Okayama", Plant, "JP-33", 380),
        ],
    ),
    entity(
        "KE-IMG",
        "Kagami Imaging Systems Co., Ltd.",
        &[site("JP-YMK1", "Yamatokoriyama", Plant, "JP-29", 620), site("JP-EBN1", "Ebina", Research, "JP-14", 340)],
    ),
    entity(
        "KE-COM",
        "Kagami Communications Co., Ltd.",
        &[
            site("JP-HHJ1", "Higashihiroshima", Plant, "JP-34", 560),
            site("JP-YOK1", "Yokohama", Research, "JP-14", 360),
        ],
    ),
    entity(
        "KE-SEM",
        "Kagami Semiconductor Co., Ltd.",
        &[
            site("JP-KMJ1", "Kumamoto", Plant, "JP-43", 780),
            site("JP-OIT1", "Oita", Plant, "JP-44", 420),
            site("JP-KTK1", "Kitakami", Plant, "JP-03", 520),
            site("JP-TRO1", "Tsuruoka", Plant, "JP-06", 300),
        ],
    ),
    entity(
        "KE-MOB",
        "Kagami Mobility Electronics Co., Ltd.",
        &[
            site("JP-OKZ1", "Okazaki", Plant, "JP-23", 700),
            site("JP-HMM1", "Hamamatsu", Plant, "JP-22", 420),
            site("JP-TYH1", "Toyohashi", Research, "JP-23", 240),
        ],
    ),
    entity(
        "KE-MED",
        "Kagami Medical Systems Co., Ltd.",
        &[site("JP-OTS1", "Otsu", Plant, "JP-25", 360), site("JP-UTS1", "Utsunomiya", Plant, "JP-09", 400)],
    ),
    entity(
        "KE-LOG",
        "Kagami Logistics Co., Ltd.",
        &[
            site("JP-IBR1", "Ibaraki", Logistics, "JP-27", 220),
            site("JP-KWS1", "Kawasaki", Logistics, "JP-14", 200),
            site("JP-KMK1", "Komaki", Logistics, "JP-23", 160),
            site("JP-TOS1", "Tosu", Logistics, "JP-41", 140),
            site("JP-IWN1", "Iwanuma", Logistics, "JP-04", 100),
        ],
    ),
    entity(
        "KE-SAL",
        "Kagami Sales Co., Ltd.",
        &[
            site("JP-SIT1", "Saitama", Office, "JP-11", 120),
            site("JP-CHB1", "Chiba", Office, "JP-12", 100),
            site("JP-SZO1", "Shizuoka", Office, "JP-22", 100),
            site("JP-UKB1", "Kobe", Office, "JP-28", 130),
            site("JP-KNZ1", "Kanazawa", Office, "JP-17", 80),
            site("JP-KOJ1", "Kagoshima", Office, "JP-46", 60),
            site("JP-OKA1", "Naha", Office, "JP-47", 50),
        ],
    ),
    entity(
        "KE-SVC",
        "Kagami Service & Support Co., Ltd.",
        &[
            site("JP-TCK1", "Tachikawa", Office, "JP-13", 160),
            site("JP-SKI1", "Sakai", Office, "JP-27", 140),
            site("JP-TAK1", "Takamatsu", Office, "JP-37", 70),
            site("JP-KIJ1", "Niigata", Office, "JP-15", 80),
        ],
    ),
    entity(
        "KE-SYS",
        "Kagami Information Systems Co., Ltd.",
        &[site("JP-FSM1", "Fushimi", Office, "JP-26", 260), site("JP-MKH1", "Makuhari", Office, "JP-12", 240)],
    ),
    entity(
        "KE-MAT",
        "Kagami Electronic Materials Co., Ltd.",
        &[site("JP-WKY1", "Wakayama", Plant, "JP-30", 240), site("JP-UBE1", "Ube", Plant, "JP-35", 260)],
    ),
    entity("KE-BIZ", "Kagami Business Support Co., Ltd.", &[site("JP-NGK1", "Nagaokakyo", Office, "JP-26", 120)]),
];
