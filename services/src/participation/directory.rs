//! The parts of the organisation within a permit's reach: what they are called and where they belong.

use crate::{
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use kunren_domain::{
    jurisdiction::Country,
    target::{Node, Side},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Countries, companies and places of work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// Region and side of each country.
    pub countries: BTreeMap<Country, (String, Side)>,
    /// Companies by code.
    pub entities: BTreeMap<String, EntityPlace>,
    /// Places of work by code.
    pub sites: BTreeMap<String, SitePlace>,
}

/// A company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityPlace {
    /// Its name.
    pub name: String,
    /// Where it is seated.
    pub country: Country,
}

/// A place of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePlace {
    /// Its name.
    pub name: String,
    /// Code of its company.
    pub entity: String,
    /// Its country.
    pub country: Country,
}

impl Directory {
    /// The node and what it lies within, up to the group; nothing when there is no such node within reach.
    #[must_use]
    pub fn path(&self, node: &Node) -> Option<Vec<Node>> {
        let mut path = vec![node.clone()];
        match node {
            Node::Group => return Some(path),
            Node::Side(side) => {
                self.countries.values().find(|(_, own)| own == side)?;
            }
            Node::Region(code) => path.extend(self.side_of(code)?.map(Node::Side)),
            Node::Country(code) => path.extend(self.above(*code)?),
            Node::Entity(code) => path.extend(self.with_above(self.entities.get(code)?.country)),
            Node::Site(code) => {
                let site = self.sites.get(code)?;
                path.push(Node::Entity(site.entity.clone()));
                path.extend(self.with_above(site.country));
            }
        }
        path.push(Node::Group);
        Some(path)
    }

    fn with_above(&self, country: Country) -> Vec<Node> {
        let above = self.above(country).unwrap_or_default();
        std::iter::once(Node::Country(country)).chain(above).collect()
    }

    /// Region and side of a country, if it is within reach.
    fn above(&self, country: Country) -> Option<Vec<Node>> {
        let (region, side) = self.countries.get(&country)?;
        Some(vec![Node::Region(region.clone()), Node::Side(*side)])
    }

    /// The side of a region that lies on one side; nothing when there is no such region.
    fn side_of(&self, region: &str) -> Option<Option<Side>> {
        let sides: BTreeSet<Side> =
            self.countries.values().filter(|(code, _)| code == region).map(|(_, side)| *side).collect();
        let first = sides.first().copied()?;
        Some((sides.len() == 1).then_some(first))
    }

    /// Codes of all regions.
    #[must_use]
    pub fn regions(&self) -> BTreeSet<&str> {
        self.countries.values().map(|(region, _)| region.as_str()).collect()
    }
}

#[derive(sqlx::FromRow)]
struct CountryRow {
    code: String,
    region: String,
    domestic: bool,
}

#[derive(sqlx::FromRow)]
struct EntityRow {
    code: String,
    name: String,
    country: String,
}

#[derive(sqlx::FromRow)]
struct SiteRow {
    code: String,
    name: String,
    entity: String,
    country: String,
}

/// Everything within the permit's reach. Companies are also there when only one of their sites is.
///
/// # Errors
/// When the database fails.
pub async fn directory(kunren: &Kunren, permit: &Permit<SeeParticipation>) -> Result<Arc<Directory>, Error> {
    kunren.participation().directories.get(permit.countries(), || read(kunren, permit.countries())).await
}

async fn read(kunren: &Kunren, within: String) -> Result<Arc<Directory>, Error> {
    let mut conn = kunren.db().read().await?;
    let mut directory = Directory::default();
    let sql = "SELECT code, region, domestic FROM country WHERE $1 = '*' OR $1 LIKE '%,' || code || ',%'";
    for row in fetch_all!(conn, CountryRow, sql, within.as_str())? {
        let side = if row.domestic { Side::Domestic } else { Side::Overseas };
        directory.countries.insert(country(&row.code)?, (row.region, side));
    }
    let sql = "SELECT n.code, n.name, n.country
               FROM entity AS n
               WHERE $1 = '*' OR $1 LIKE '%,' || n.country || ',%'
                   OR EXISTS (SELECT 1 FROM site AS s WHERE s.entity_id = n.id AND $1 LIKE '%,' || s.country || ',%')";
    for row in fetch_all!(conn, EntityRow, sql, within.as_str())? {
        let place = EntityPlace { name: row.name, country: country(&row.country)? };
        directory.entities.insert(row.code, place);
    }
    let sql = "SELECT s.code, s.name, n.code AS entity, s.country
               FROM site AS s
               JOIN entity AS n ON n.id = s.entity_id
               WHERE $1 = '*' OR $1 LIKE '%,' || s.country || ',%'";
    for row in fetch_all!(conn, SiteRow, sql, within.as_str())? {
        let place = SitePlace { name: row.name, entity: row.entity, country: country(&row.country)? };
        directory.sites.insert(row.code, place);
    }
    Ok(Arc::new(directory))
}

fn country(code: &str) -> Result<Country, Error> {
    code.parse().map_err(|_| Error::Stored("a country"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let country = |code: &str| code.parse::<Country>().expect("a country");
        Directory {
            countries: [
                (country("JP"), ("japan".to_owned(), Side::Domestic)),
                (country("DE"), ("europe".to_owned(), Side::Overseas)),
            ]
            .into(),
            entities: [("K-DE".to_owned(), EntityPlace { name: "K GmbH".to_owned(), country: country("DE") })].into(),
            sites: [(
                "MUC".to_owned(),
                SitePlace { name: "Munich".to_owned(), entity: "K-DE".to_owned(), country: country("DE") },
            )]
            .into(),
        }
    }

    fn path(node: &str) -> Option<String> {
        let path = directory().path(&node.parse().expect("a node"))?;
        Some(path.iter().map(ToString::to_string).collect::<Vec<_>>().join(" < "))
    }

    #[test]
    fn every_node_lies_within_wider_ones_up_to_the_group() {
        assert_eq!(
            path("site:MUC").as_deref(),
            Some("site:MUC < entity:K-DE < country:DE < region:europe < overseas < group")
        );
        assert_eq!(path("region:japan").as_deref(), Some("region:japan < domestic < group"));
        assert_eq!(path("group").as_deref(), Some("group"));
    }

    #[test]
    fn what_is_not_there_or_out_of_reach_has_no_path() {
        for node in ["site:NOWHERE", "entity:K-FR", "country:FR", "region:mars"] {
            assert_eq!(path(node), None, "{node}");
        }
    }
}
