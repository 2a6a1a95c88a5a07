//! North and South America.

use super::{
    CountryPlan,
    Kind::{Logistics, Office, Plant, Research},
    Weekend::SaturdaySunday,
    entity, site,
};
use crate::demo::names::{ENGLISH, PORTUGUESE, SPANISH};

pub(super) const COUNTRIES: [CountryPlan; 7] = [
    CountryPlan {
        code: "US",
        locale: "en",
        names: &ENGLISH,
        weekend: SaturdaySunday,
        heads: 230,
        last_year: 620,
        this_year: 340,
        entities: &[
            entity(
                "KE-US",
                "Kagami Electric USA, Inc.",
                &[
                    site("US-SJC1", "San Jose", Office, "US-CA", "America/Los_Angeles", 46),
                    site("US-SNA1", "Irvine", Research, "US-CA", "America/Los_Angeles", 30),
                    site("US-CHI1", "Chicago", Office, "US-IL", "America/Chicago", 20),
                    site("US-EWR1", "Parsippany", Office, "US-NJ", "America/New_York", 18),
                ],
            ),
            entity(
                "KE-US-MFG",
                "Kagami Manufacturing USA, LLC",
                &[
                    site("US-MEM1", "Memphis", Plant, "US-TN", "America/Chicago", 66),
                    site("US-AUS1", "Austin", Research, "US-TX", "America/Chicago", 28),
                    site("US-ATL1", "Atlanta", Logistics, "US-GA", "America/New_York", 22),
                ],
            ),
        ],
    },
    CountryPlan {
        code: "CA",
        locale: "en",
        names: &ENGLISH,
        weekend: SaturdaySunday,
        heads: 24,
        last_year: 970,
        this_year: 500,
        entities: &[entity(
            "KE-CA",
            "Kagami Electric Canada Inc.",
            &[
                site("CA-YYZ1", "Mississauga", Office, "CA-ON", "America/Toronto", 16),
                site("CA-YUL1", "Montreal", Office, "CA-QC", "America/Toronto", 8),
            ],
        )],
    },
    CountryPlan {
        code: "MX",
        locale: "es",
        names: &SPANISH,
        weekend: SaturdaySunday,
        heads: 140,
        last_year: 680,
        this_year: 360,
        entities: &[
            entity(
                "KE-MX",
                "Kagami Electric de México, S.A. de C.V.",
                &[
                    site("MX-MEX1", "Mexico City", Office, "MX-CMX", "America/Mexico_City", 26),
                    site("MX-QRO1", "Querétaro", Plant, "MX-QUE", "America/Mexico_City", 24),
                ],
            ),
            entity(
                "KE-MX-MFG",
                "Kagami Manufactura de México, S.A. de C.V.",
                &[
                    site("MX-TIJ1", "Tijuana", Plant, "MX-BCN", "America/Tijuana", 56),
                    site("MX-MTY1", "Monterrey", Plant, "MX-NLE", "America/Monterrey", 34),
                ],
            ),
        ],
    },
    CountryPlan {
        code: "BR",
        locale: "en",
        names: &PORTUGUESE,
        weekend: SaturdaySunday,
        heads: 70,
        last_year: 740,
        this_year: 380,
        entities: &[
            entity(
                "KE-BR",
                "Kagami Electric do Brasil Ltda.",
                &[site("BR-SAO1", "São Paulo", Office, "BR-SP", "America/Sao_Paulo", 28)],
            ),
            entity(
                "KE-BR-MFG",
                "Kagami da Amazônia Ltda.",
                &[site("BR-MAO1", "Manaus", Plant, "BR-AM", "America/Manaus", 42)],
            ),
        ],
    },
    CountryPlan {
        code: "CL",
        locale: "es",
        names: &SPANISH,
        weekend: SaturdaySunday,
        heads: 12,
        last_year: 1000,
        this_year: 500,
        entities: &[entity(
            "KE-CL",
            "Kagami Electric Chile SpA",
            &[site("CL-SCL1", "Santiago", Office, "CL-RM", "America/Santiago", 12)],
        )],
    },
    CountryPlan {
        code: "CO",
        locale: "es",
        names: &SPANISH,
        weekend: SaturdaySunday,
        heads: 14,
        last_year: 1000,
        this_year: 430,
        entities: &[entity(
            "KE-CO",
            "Kagami Electric Colombia S.A.S.",
            &[site("CO-BOG1", "Bogotá", Office, "CO-DC", "America/Bogota", 14)],
        )],
    },
    CountryPlan {
        code: "AR",
        locale: "es",
        names: &SPANISH,
        weekend: SaturdaySunday,
        heads: 12,
        last_year: 1000,
        this_year: 580,
        entities: &[entity(
            "KE-AR",
            "Kagami Electric Argentina S.R.L.",
            &[site("AR-BUE1", "Buenos Aires", Office, "AR-C", "America/Argentina/Buenos_Aires", 12)],
        )],
    },
];
