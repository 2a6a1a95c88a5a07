//! China and Hong Kong.

use super::{
    CountryPlan,
    Kind::{Logistics, Office, Plant, Research},
    Weekend::SaturdaySunday,
    entity, site,
};
use crate::demo::names::{CHINESE, TRADITIONAL_CHINESE};

const CHINA: &str = "Asia/Shanghai";

pub(super) const COUNTRIES: [CountryPlan; 2] = [
    CountryPlan {
        code: "CN",
        locale: "zh-Hans",
        names: &CHINESE,
        weekend: SaturdaySunday,
        heads: 430,
        last_year: 560,
        this_year: 280,
        entities: &[
            entity(
                "KE-CN",
                "Kagami Electric (China) Co., Ltd.",
                &[
                    site("CN-SHA1", "Shanghai", Office, "CN-SH", CHINA, 40),
                    site("CN-BJS1", "Beijing", Office, "CN-BJ", CHINA, 24),
                    site("CN-CAN1", "Guangzhou", Office, "CN-GD", CHINA, 18),
                    site("CN-CTU1", "Chengdu", Office, "CN-SC", CHINA, 12),
                ],
            ),
            entity(
                "KE-CN-WUX",
                "Kagami Devices (Wuxi) Co., Ltd.",
                &[
                    site("CN-WUX1", "Wuxi", Plant, "CN-JS", CHINA, 70),
                    site("CN-SZV1", "Suzhou", Plant, "CN-JS", CHINA, 50),
                    site("CN-SZV2", "Suzhou", Research, "CN-JS", CHINA, 24),
                ],
            ),
            entity(
                "KE-CN-SZX",
                "Kagami Electronics (Shenzhen) Co., Ltd.",
                &[
                    site("CN-SZX1", "Shenzhen", Plant, "CN-GD", CHINA, 60),
                    site("CN-DGG1", "Dongguan", Plant, "CN-GD", CHINA, 40),
                ],
            ),
            entity(
                "KE-CN-DLC",
                "Kagami Appliances (Dalian) Co., Ltd.",
                &[
                    site("CN-DLC1", "Dalian", Plant, "CN-LN", CHINA, 34),
                    site("CN-TSN1", "Tianjin", Plant, "CN-TJ", CHINA, 20),
                    site("CN-WUH1", "Wuhan", Plant, "CN-HB", CHINA, 18),
                ],
            ),
            entity(
                "KE-CN-LOG",
                "Kagami Logistics (Shanghai) Co., Ltd.",
                &[
                    site("CN-SHA2", "Waigaoqiao", Logistics, "CN-SH", CHINA, 12),
                    site("CN-NGB1", "Ningbo", Logistics, "CN-ZJ", CHINA, 8),
                ],
            ),
        ],
    },
    CountryPlan {
        code: "HK",
        locale: "en",
        names: &TRADITIONAL_CHINESE,
        weekend: SaturdaySunday,
        heads: 24,
        last_year: 970,
        this_year: 540,
        entities: &[entity(
            "KE-HK",
            "Kagami Electric (Hong Kong) Ltd.",
            &[
                site("HK-KLN1", "Kowloon", Office, "", "Asia/Hong_Kong", 16),
                site("HK-TSW1", "Tsuen Wan", Logistics, "", "Asia/Hong_Kong", 8),
            ],
        )],
    },
];
