//! What a column of an HR file can say.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a column says about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Employee number: who the row is about.
    Number,
    /// Name as shown.
    Name,
    /// E-mail address.
    Email,
    /// Language (BCP 47).
    Locale,
    /// First day.
    Joined,
    /// First day no longer employed.
    Left,
    /// Codes of the places of work, the main one first, with `;` between them.
    Site,
    /// Country of the main place of work: only compared with the site's.
    Country,
    /// Department.
    Department,
    /// Kind of work.
    JobFunction,
    /// Rank.
    Rank,
    /// Kind of employment.
    EmploymentType,
    /// Employee number of the manager.
    Manager,
    /// First day of leave.
    LeaveFrom,
    /// First day back from leave.
    LeaveBack,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Number,
        Self::Name,
        Self::Email,
        Self::Locale,
        Self::Joined,
        Self::Left,
        Self::Site,
        Self::Country,
        Self::Department,
        Self::JobFunction,
        Self::Rank,
        Self::EmploymentType,
        Self::Manager,
        Self::LeaveFrom,
        Self::LeaveBack,
    ];

    /// The name used on the command line and in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Email => "email",
            Self::Locale => "locale",
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Site => "site",
            Self::Country => "country",
            Self::Department => "department",
            Self::JobFunction => "job-function",
            Self::Rank => "rank",
            Self::EmploymentType => "employment-type",
            Self::Manager => "manager",
            Self::LeaveFrom => "leave-from",
            Self::LeaveBack => "leave-back",
        }
    }

    /// Headers under which HR systems usually write it, lower case; looked at when a source is seen for the first time.
    #[must_use]
    pub fn usual_headers(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "number",
                "employee number",
                "employee id",
                "personnel number",
                "社員番号",
                "工号",
                "número de empleado",
            ],
            Self::Name => &["name", "full name", "氏名", "姓名", "nombre"],
            Self::Email => &["email", "e-mail", "mail", "メールアドレス", "邮箱", "correo electrónico"],
            Self::Locale => &["locale", "language", "言語", "语言", "idioma"],
            Self::Joined => &["joined", "joined on", "hire date", "入社日", "入职日期", "fecha de alta"],
            Self::Left => &["left", "left on", "termination date", "退職日", "离职日期", "fecha de baja"],
            Self::Site => &["site", "site code", "location", "事業所", "工作地点", "centro de trabajo"],
            Self::Country => &["country", "country code", "国", "国家", "país"],
            Self::Department => &["department", "部署", "部门", "departamento"],
            Self::JobFunction => &["job function", "job-function", "job", "職種", "岗位", "función"],
            Self::Rank => &["rank", "grade", "等級", "职级", "categoría"],
            Self::EmploymentType => &["employment type", "employment-type", "雇用区分", "用工类型", "tipo de contrato"],
            Self::Manager => &["manager", "manager number", "manager id", "上司の社員番号", "上级工号", "responsable"],
            Self::LeaveFrom => {
                &["leave from", "leave-from", "休職開始日", "休業開始日", "休假开始日期", "inicio de la ausencia"]
            }
            Self::LeaveBack => {
                &["leave back", "leave-back", "return date", "復職日", "復帰日", "返岗日期", "fecha de reincorporación"]
            }
        }
    }
}

/// A text that names no field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no field: write number, name, email, locale, joined, left, site, country, department, job-function, rank, employment-type, manager, leave-from or leave-back"
)]
pub struct NoField(String);

impl FromStr for Field {
    type Err = NoField;

    fn from_str(text: &str) -> Result<Self, NoField> {
        Self::ALL.into_iter().find(|field| field.code() == text).ok_or_else(|| NoField(text.to_owned()))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
