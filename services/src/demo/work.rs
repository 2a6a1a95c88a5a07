//! What people do: departments by kind of site, called as people there call them.

use super::organisation::Kind;

/// A department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    Production,
    Engineering,
    Quality,
    Logistics,
    Research,
    Sales,
    Administration,
    Information,
    Environment,
}

use Work::{Administration, Engineering, Environment, Information, Logistics, Production, Quality, Research, Sales};

impl Work {
    /// The departments of a site with their share of its people in percent.
    pub(super) fn at(kind: Kind) -> &'static [(Self, u32)] {
        match kind {
            Kind::HeadOffice => {
                &[(Administration, 35), (Sales, 20), (Information, 20), (Engineering, 15), (Environment, 10)]
            }
            Kind::Office => &[(Sales, 50), (Administration, 30), (Information, 15), (Environment, 5)],
            Kind::Plant => &[
                (Production, 60),
                (Engineering, 12),
                (Quality, 10),
                (Logistics, 8),
                (Administration, 6),
                (Environment, 4),
            ],
            Kind::Research => &[(Research, 75), (Engineering, 15), (Administration, 6), (Environment, 4)],
            Kind::Logistics => &[(Logistics, 85), (Administration, 10), (Environment, 5)],
        }
    }

    /// The job function as it is stored.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Engineering => "engineering",
            Self::Quality => "quality",
            Self::Logistics => "logistics",
            Self::Research => "research",
            Self::Sales => "sales",
            Self::Administration => "administration",
            Self::Information => "information-technology",
            Self::Environment => "environment-health-safety",
        }
    }

    /// The department's name in a language of the organisation.
    pub(super) fn department(self, locale: &str) -> &'static str {
        let [en, ja, zh, es, ar] = match self {
            Self::Production => ["Production", "製造部", "生产部", "Producción", "الإنتاج"],
            Self::Engineering => {
                ["Production Engineering", "生産技術部", "工艺技术部", "Ingeniería de procesos", "هندسة الإنتاج"]
            }
            Self::Quality => {
                ["Quality Assurance", "品質保証部", "质量保证部", "Aseguramiento de calidad", "ضمان الجودة"]
            }
            Self::Logistics => ["Logistics", "物流部", "物流部", "Logística", "الخدمات اللوجستية"],
            Self::Research => {
                ["Research and Development", "開発部", "研发部", "Investigación y desarrollo", "البحث والتطوير"]
            }
            Self::Sales => ["Sales", "営業部", "销售部", "Ventas", "المبيعات"],
            Self::Administration => ["Administration", "総務部", "行政部", "Administración", "الشؤون الإدارية"],
            Self::Information => {
                ["Information Systems", "情報システム部", "信息系统部", "Sistemas de información", "نظم المعلومات"]
            }
            Self::Environment => {
                ["Environment and Safety", "環境安全部", "环境安全部", "Medio ambiente y seguridad", "البيئة والسلامة"]
            }
        };
        match locale {
            "ja" => ja,
            "zh-Hans" => zh,
            "es" => es,
            "ar" => ar,
            _ => en,
        }
    }

    /// Whether many work without a desk, and so without an e-mail address.
    pub(super) fn is_on_the_floor(self) -> bool {
        matches!(self, Self::Production | Self::Logistics)
    }
}
