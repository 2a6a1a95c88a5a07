//! Who is covered in which language: country × module × locale.

use super::{folder::Folder, key};
use kunren_domain::{
    course::Module,
    jurisdiction::{Country, Place, Scope, Subdivision, Union},
    locale::Locale,
};
use std::{collections::BTreeSet, fmt};

/// The coverage matrix of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The columns.
    pub locales: Vec<Locale>,
    /// The rows, place by place.
    pub areas: Vec<Area>,
}

/// A place of work and the modules taken there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// `JP`, `US-CA`, or `EU` for its members that are not named by themselves.
    pub name: String,
    /// In reading order.
    pub modules: Vec<Covered>,
}

/// A module in all locales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Id of the module.
    pub module: String,
    /// Whether everybody takes it.
    pub common: bool,
    /// One for each of the matrix's locales.
    pub cells: Vec<Presence>,
}

/// How a module is there for the readers of a locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// With every text.
    Whole,
    /// With texts missing.
    Part {
        /// How many.
        missing: usize,
    },
    /// Not at all: another language is shown.
    FallsBack {
        /// Which one.
        to: Locale,
    },
}

/// The matrix for `countries`; without any, for the places that the modules' scopes name.
#[must_use]
pub fn coverage(folder: &Folder, countries: &[Country]) -> Coverage {
    let modules = &folder.course.modules;
    let mut locales = folder.course.locales.clone();
    for locale in modules.iter().flat_map(|module| &module.locales) {
        if !locales.contains(locale) {
            locales.push(locale.clone());
        }
    }
    let areas = scopes(modules, countries).into_iter().map(|scope| area(folder, &scope, &locales)).collect();
    Coverage { locales, areas }
}

/// The rows: countries with their parts, and unions where no countries were asked for.
fn scopes(modules: &[Module], countries: &[Country]) -> BTreeSet<Scope> {
    let asked: BTreeSet<Country> = countries.iter().copied().collect();
    let mut rows: BTreeSet<Scope> = asked.iter().copied().map(Scope::Country).collect();
    for scope in modules.iter().map(|module| &module.scope).filter(|scope| !scope.is_common()) {
        let country = match scope {
            Scope::Country(country) => Some(*country),
            Scope::Subdivision(part) => country_of(part),
            Scope::Union(_) | Scope::Common => None,
        };
        if asked.is_empty() {
            rows.insert(scope.clone());
            rows.extend(country.map(Scope::Country));
        } else if country.is_some_and(|country| asked.contains(&country)) {
            rows.insert(scope.clone());
        }
    }
    rows
}

fn country_of(part: &Subdivision) -> Option<Country> {
    part.as_str().split_once('-').and_then(|(country, _)| country.parse().ok())
}

fn area(folder: &Folder, scope: &Scope, locales: &[Locale]) -> Area {
    let taken = folder.course.modules.iter().filter(|module| is_taken(module, scope));
    let covered = |module: &Module| Covered {
        module: module.id.clone(),
        common: module.scope.is_common(),
        cells: locales.iter().map(|locale| presence(folder, module, locale)).collect(),
    };
    Area { name: name(scope), modules: taken.map(covered).collect() }
}

fn is_taken(module: &Module, scope: &Scope) -> bool {
    let place = match scope {
        Scope::Country(country) => Some(Place { country: *country, subdivision: None }),
        Scope::Subdivision(part) => country_of(part).map(|country| Place { country, subdivision: Some(part.clone()) }),
        Scope::Union(_) | Scope::Common => None,
    };
    place.map_or(module.scope.is_common() || module.scope == *scope, |place| module.scope.covers(&place))
}

fn name(scope: &Scope) -> String {
    match scope {
        Scope::Common => "everywhere".to_owned(),
        Scope::Union(Union::Eu) => "EU".to_owned(),
        Scope::Country(country) => country.to_string(),
        Scope::Subdivision(part) => part.to_string(),
    }
}

fn presence(folder: &Folder, module: &Module, locale: &Locale) -> Presence {
    let source = &folder.course.source_locale;
    let keys = || {
        folder.texts.get(source).into_iter().flat_map(|texts| texts.keys()).filter(|key| key::belongs_to(key, module))
    };
    let has = |key: &&String| folder.passage(locale, key).is_some();
    match (keys().filter(has).count(), keys().count()) {
        (0, _) => {
            let offered = |wanted: &Locale| module.locales.contains(wanted) && wanted != locale;
            Presence::FallsBack { to: locale.resolve(offered).unwrap_or_else(|| source.clone()) }
        }
        (there, all) if there == all => Presence::Whole,
        (there, all) => Presence::Part { missing: all - there },
    }
}

impl fmt::Display for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.pad("yes"),
            Self::Part { missing } => f.pad(&format!("-{missing}")),
            Self::FallsBack { to } => f.pad(&format!("({to})")),
        }
    }
}

impl fmt::Display for Coverage {
    /// A table in plain text. The common modules, which are the same for all places, are written once.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<(&str, &Covered)> = self.rows().collect();
        let wide = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
        let places = wide(&mut rows.iter().map(|(place, _)| place.len())).max("place".len());
        let modules = wide(&mut rows.iter().map(|(_, row)| row.module.len())).max("module".len());
        let header = self.locales.iter().map(|locale| format!("  {:<7}", locale.to_string())).collect::<String>();
        writeln!(f, "{:<places$}  {:<modules$}{}", "place", "module", header.trim_end())?;
        for (place, row) in rows {
            let cells = row.cells.iter().map(|cell| format!("  {cell:<7}")).collect::<String>();
            writeln!(f, "{place:<places$}  {:<modules$}{}", row.module, cells.trim_end())?;
        }
        writeln!(f, "\nyes: every text · -3: three texts missing · (en): readers are shown that language")
    }
}

impl Coverage {
    fn rows(&self) -> impl Iterator<Item = (&str, &Covered)> {
        let common = self.areas.first().into_iter().flat_map(|area| &area.modules).filter(|row| row.common);
        let regional = self
            .areas
            .iter()
            .flat_map(|area| area.modules.iter().filter(|row| !row.common).map(|row| (area.name.as_str(), row)));
        common.map(|row| ("everywhere", row)).chain(regional)
    }
}
