//! The edition before, as it ended: what this year's numbers are held against.

use super::{
    columns::Kinds,
    editions::Edition,
    heads::{self, Heads},
    remembered::Asked,
};
use crate::{
    error::Error,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use kunren_domain::{
    edition::{Formula, Window},
    jurisdiction::Country,
    pace::Curve,
    target::Node,
};
use std::{collections::BTreeMap, sync::Arc};

/// A finished edition on its last day.
#[derive(Debug)]
pub struct LastYear {
    /// Its window.
    pub window: Window,
    /// Who was counted: its own formula, not this year's.
    pub formula: Formula,
    /// Its numbers.
    pub heads: Arc<Heads>,
    countries: BTreeMap<Country, Curve>,
    all: Curve,
}

impl LastYear {
    /// How the country went; all together where it has nothing of its own.
    #[must_use]
    pub fn curve_of(&self, country: Country) -> &Curve {
        self.countries.get(&country).unwrap_or(&self.all)
    }
}

/// The `previous` edition on its last day, within the permit's reach.
///
/// # Errors
/// When the database fails.
pub async fn last_year(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    previous: &Edition,
) -> Result<Arc<LastYear>, Error> {
    last_year_of(kunren, permit, previous, &Kinds::default()).await
}

/// The same of some kinds of people.
///
/// # Errors
/// When the database fails.
pub async fn last_year_of(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    previous: &Edition,
    kinds: &Kinds,
) -> Result<Arc<LastYear>, Error> {
    let (edition, window, formula) = (previous.id, previous.window, previous.formula);
    let day = window.closes_on;
    let columns = heads::columns(kunren, edition).await?;
    let asked = Asked::new(permit, &columns, edition, day, kinds);
    let find = async || {
        let heads = heads::counted(kunren, permit, &columns, edition, day, kinds).await?;
        let mut countries = heads.by_country(window);
        countries.retain(|_, curve| !curve.days().is_empty());
        let all = heads.curve(window, &Node::Group);
        Ok(Arc::new(LastYear { window, formula, heads, countries, all }))
    };
    kunren.participation().last_years.get(asked, find).await
}
