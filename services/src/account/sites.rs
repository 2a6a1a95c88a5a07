//! Places of work from a file: companies, countries and sites that are new, and names that have changed. All of it or nothing.

use super::site::{NewSite, REGIONS, insert, name_entity};
use crate::{audit, db::Conn, error::Error, execute, fetch_all, in_transaction, kunren::Kunren};
use kunren_domain::jurisdiction::Subdivision;
use serde::Deserialize;
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap},
    io::Read,
    sync::Arc,
};

/// Columns of the file, named in its first line in any order.
pub const COLUMNS: &str = "code,name,country,subdivision,time_zone,company,company_name,region,side";

/// A line of the file.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its number, the heading being the first.
    pub line: u64,
    /// What it says.
    pub site: NewSite,
}

/// Why a line cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which line; 0 for the file.
    pub line: u64,
    /// What is wrong, and what would do.
    pub words: String,
}

/// What a file does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effects {
    /// Codes of new sites.
    pub added: Vec<String>,
    /// Codes of sites with another name: before and after.
    pub renamed: Vec<(String, String, String)>,
    /// Codes of companies that are new or get another name, with that name.
    pub companies: BTreeMap<String, String>,
    /// Sites that stay as they are.
    pub unchanged: usize,
}

#[derive(Deserialize)]
struct LineRow {
    code: String,
    name: String,
    country: String,
    subdivision: String,
    time_zone: String,
    company: String,
    company_name: String,
    region: String,
    side: String,
}

/// Reads a file: UTF-8, separated by commas, with [`COLUMNS`].
///
/// # Errors
/// Every line that cannot be read.
pub fn read(file: impl Read) -> Result<Vec<Listed>, Vec<Problem>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
    let (mut listed, mut problems) = (Vec::new(), Vec::new());
    for (at, row) in reader.deserialize::<LineRow>().enumerate() {
        let line = at as u64 + 2;
        match row.map_err(|error| error.to_string()).and_then(site) {
            Ok(site) => listed.push(Listed { line, site }),
            Err(words) => problems.push(Problem { line, words }),
        }
    }
    if listed.is_empty() && problems.is_empty() {
        problems.push(Problem { line: 0, words: format!("no place of work in it; the first line is {COLUMNS}") });
    }
    if problems.is_empty() { Ok(listed) } else { Err(problems) }
}

fn site(row: LineRow) -> Result<NewSite, String> {
    let country = row.country.parse().map_err(|_| format!("{:?} is no country of ISO 3166-1", row.country))?;
    let subdivision = Some(row.subdivision.as_str()).filter(|code| !code.is_empty()).map(str::parse).transpose();
    let domestic = match row.side.as_str() {
        "domestic" => true,
        "overseas" => false,
        other => return Err(format!("side is domestic or overseas, not {other:?}")),
    };
    Ok(NewSite {
        code: row.code,
        name: row.name,
        country,
        subdivision: subdivision.map_err(|_| format!("{:?} is no subdivision of ISO 3166-2", row.subdivision))?,
        time_zone: row.time_zone,
        entity: row.company,
        entity_name: Some(row.company_name).filter(|name| !name.is_empty()),
        region: row.region,
        domestic,
    })
}

#[derive(Clone, sqlx::FromRow)]
struct SiteRow {
    code: String,
    name: String,
    entity: String,
    country: String,
    subdivision: Option<String>,
    time_zone: String,
}

#[derive(sqlx::FromRow)]
struct EntityRow {
    code: String,
    name: String,
}

#[derive(sqlx::FromRow)]
struct CountryRow {
    code: String,
    region: String,
    domestic: bool,
}

/// The organisation as it is, and as it becomes line by line.
struct Organisation {
    sites: HashMap<String, SiteRow>,
    entities: HashMap<String, String>,
    countries: HashMap<String, (String, bool)>,
    /// Names of companies as the file has them.
    named: HashMap<String, String>,
}

impl Organisation {
    async fn load(conn: &mut Conn) -> Result<Self, Error> {
        let sql = "SELECT s.code, s.name, n.code AS entity, s.country, s.subdivision, s.time_zone
                   FROM site AS s
                   JOIN entity AS n ON n.id = s.entity_id";
        let sites = fetch_all!(conn, SiteRow, sql)?.into_iter().map(|row| (row.code.clone(), row)).collect();
        let entities = fetch_all!(conn, EntityRow, "SELECT code, name FROM entity")?;
        let countries = fetch_all!(conn, CountryRow, "SELECT code, region, domestic FROM country")?;
        Ok(Self {
            sites,
            entities: entities.into_iter().map(|row| (row.code, row.name)).collect(),
            countries: countries.into_iter().map(|row| (row.code, (row.region, row.domestic))).collect(),
            named: HashMap::new(),
        })
    }

    /// What one line does, which is added to the effects.
    fn take(&mut self, site: &NewSite, effects: &mut Effects) -> Result<(), String> {
        site.check().map_err(words)?;
        self.takes_country(site)?;
        self.takes_entity(site, effects)?;
        let new = row(site);
        match self.sites.insert(site.code.clone(), new.clone()) {
            None => effects.added.push(site.code.clone()),
            Some(old) if !is_same_place(&old, &new) => {
                return Err(format!(
                    "{} is in {} of {}, {}: a site does not move, because past years would move with it; give the new place \
                     another code",
                    old.code, old.country, old.entity, old.time_zone,
                ));
            }
            Some(old) if old.name != new.name => effects.renamed.push((new.code, old.name, new.name)),
            Some(_) => effects.unchanged += 1,
        }
        Ok(())
    }

    fn takes_country(&mut self, site: &NewSite) -> Result<(), String> {
        let code = site.country.as_str();
        let stated = (site.region.clone(), site.domestic);
        let known = self.countries.entry(code.to_owned()).or_insert_with(|| stated.clone());
        if *known == stated {
            return Ok(());
        }
        let side = if known.1 { "domestic" } else { "overseas" };
        Err(format!("{code} belongs to {} and is {side}", known.0))
    }

    fn takes_entity(&mut self, site: &NewSite, effects: &mut Effects) -> Result<(), String> {
        let name = site.entity_name.clone().or_else(|| self.entities.get(&site.entity).cloned());
        let name = name.unwrap_or_else(|| site.entity.clone());
        let first = self.named.entry(site.entity.clone()).or_insert_with(|| name.clone());
        if *first != name {
            return Err(format!("{} is called {first:?} in a line before", site.entity));
        }
        if self.entities.get(&site.entity) != Some(&name) {
            effects.companies.insert(site.entity.clone(), name.clone());
            self.entities.insert(site.entity.clone(), name);
        }
        Ok(())
    }
}

fn words(error: Error) -> String {
    match error {
        Error::BadField("region") => format!("region is one of {}", REGIONS.join(", ")),
        other => other.to_string(),
    }
}

fn row(site: &NewSite) -> SiteRow {
    SiteRow {
        code: site.code.clone(),
        name: site.name.clone(),
        entity: site.entity.clone(),
        country: site.country.as_str().to_owned(),
        subdivision: site.subdivision.as_ref().map(|part| Subdivision::as_str(part).to_owned()),
        time_zone: site.time_zone.clone(),
    }
}

fn is_same_place(one: &SiteRow, other: &SiteRow) -> bool {
    let place =
        |row: &SiteRow| (row.entity.clone(), row.country.clone(), row.subdivision.clone(), row.time_zone.clone());
    place(one) == place(other)
}

/// Takes the file over; with `dry_run` it only says what would happen. Sites that the file does not name stay.
///
/// # Errors
/// When the database fails. What the lines say against each other or against what is known comes back as problems, and
/// nothing is changed then.
pub async fn import(
    kunren: &Kunren,
    listed: Vec<Listed>,
    dry_run: bool,
) -> Result<Result<Effects, Vec<Problem>>, Error> {
    let (listed, now) = (Arc::new(listed), kunren.clock().now());
    in_transaction!(kunren.db(), |conn, listed, dry_run, now| {
        let planned = plan(&mut Organisation::load(conn).await?, &listed);
        if let (Ok(effects), false) = (&planned, dry_run) {
            write(conn, &listed, effects, now).await?;
        }
        Ok::<_, Error>(planned)
    })
}

fn plan(organisation: &mut Organisation, listed: &[Listed]) -> Result<Effects, Vec<Problem>> {
    let (mut effects, mut problems) = (Effects::default(), Vec::new());
    let mut lines: HashMap<&str, u64> = HashMap::new();
    for Listed { line, site } in listed {
        let taken = match lines.insert(&site.code, *line) {
            Some(before) => Err(format!("{} stands in line {before} too", site.code)),
            None => organisation.take(site, &mut effects),
        };
        problems.extend(taken.err().map(|words| Problem { line: *line, words }));
    }
    if problems.is_empty() { Ok(effects) } else { Err(problems) }
}

async fn write(conn: &mut Conn, listed: &[Listed], effects: &Effects, now: jiff::Timestamp) -> Result<(), Error> {
    for Listed { site, .. } in listed.iter().filter(|listed| effects.added.contains(&listed.site.code)) {
        insert(conn, site, now).await?;
    }
    for (code, name) in &effects.companies {
        name_entity(conn, code, name).await?;
    }
    for (code, before, after) in &effects.renamed {
        execute!(conn, "UPDATE site SET name = $1 WHERE code = $2", after.as_str(), code.as_str())?;
        audit::record(conn, now, None, "site.renamed", code, &json!({ "before": before, "after": after })).await?;
    }
    Ok(())
}
