//! Names of places whose law applies.

use crate::{t, web::reader::Reader};
use kunren_domain::jurisdiction::{Scope, Union};

/// The name of whom a regional module is for; nothing for common ones.
#[must_use]
pub fn scope_name(reader: &Reader, scope: &Scope) -> Option<String> {
    match scope {
        Scope::Common => None,
        Scope::Union(Union::Eu) => Some(t!(reader, "jurisdiction-eu")),
        Scope::Country(country) => Some(reader.country(*country)),
        Scope::Subdivision(subdivision) => Some(jurisdiction_name(reader, subdivision.as_str())),
    }
}

/// The name of a legal reference's jurisdiction: a country, a part of one, a union of states, or international.
#[must_use]
pub fn jurisdiction_name(reader: &Reader, code: &str) -> String {
    match code {
        "EU" => return t!(reader, "jurisdiction-eu"),
        "INT" => return t!(reader, "jurisdiction-int"),
        "US-CA" => return t!(reader, "jurisdiction-us-ca"),
        _ => {}
    }
    let (country, part) = code.split_once('-').map_or((code, None), |(country, _)| (country, Some(code)));
    let name = country.parse().map_or_else(|_| code.to_owned(), |country| reader.country(country));
    part.map_or(name.clone(), |part| format!("{name} ({part})"))
}
