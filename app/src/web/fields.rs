//! What a form or a query sent: named texts, checked to be text. Values are parsed once, at the door.

use super::failure::Failure;
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::request::Parts,
};
use jiff::civil::Date;
use kunren_services::Error;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use std::str::FromStr;

/// Named texts in the order sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

/// Longest value of a single field, in bytes.
const LONGEST: usize = 4_096;

impl Fields {
    /// Reads `a=1&b=2` strictly: what is not UTF-8 is refused rather than replaced.
    ///
    /// # Errors
    /// [`Error::BadField`] when it is not text, or a field is too long.
    pub fn read(encoded: &str) -> Result<Self, Error> {
        encoded
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Ok((decode(name)?, decode(value)?))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The first value of a field; empty when it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// A field as what it should be; nothing when it is empty.
    ///
    /// # Errors
    /// [`Error::BadField`] when it cannot be read.
    pub fn optional<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, Error> {
        let text = self.text(name).trim();
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Error::BadField(name)) }
    }

    /// A field as a day; nothing when it is empty.
    ///
    /// # Errors
    /// [`Error::NoSuchDay`] when it is none: the form is shown again with what was typed, and
    /// `DayField` says what is wrong with it.
    pub fn day(&self, name: &'static str) -> Result<Option<Date>, Error> {
        self.optional(name).map_err(|_| Error::NoSuchDay(name))
    }

    /// The same without one of them.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|(field, _)| field != name).cloned().collect())
    }

    /// A field that has to be there.
    ///
    /// # Errors
    /// [`Error::BadField`] when it is missing or cannot be read.
    pub fn required<T: FromStr>(&self, name: &'static str) -> Result<T, Error> {
        self.optional(name)?.ok_or(Error::BadField(name))
    }
}

fn decode(text: &str) -> Result<String, Error> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().map_err(|_| Error::BadField("text"))?;
    if decoded.len() > LONGEST || decoded.contains('\0') {
        Err(Error::BadField("text"))
    } else {
        Ok(decoded.into_owned())
    }
}

/// The fields of a posted form.
#[derive(Debug)]
pub struct Form(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let body = Bytes::from_request(request, state).await.map_err(|_| Failure::TooLarge)?;
        let text = std::str::from_utf8(&body).map_err(|_| Error::BadField("text"))?;
        Ok(Self(Fields::read(text)?))
    }
}

/// The fields of the query.
#[derive(Debug)]
pub struct Query(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Ok(Self(Fields::read(parts.uri.query().unwrap_or_default())?))
    }
}

/// Parameters of the path. What cannot be read names nothing that exists.
#[derive(Debug)]
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let named = Path::<T>::from_request_parts(parts, state).await;
        named.map(|Path(named)| Self(named)).map_err(|_| Error::NotFound.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_strictly() {
        let fields = Fields::read("login=K-1&name=%E7%92%B0+%E5%A2%83&choice=a&choice=b").expect("text");
        assert_eq!(fields.text("name"), "環 境");
        assert_eq!(fields.0.iter().filter(|(name, _)| name == "choice").count(), 2);
        assert!(Fields::read("name=%FF%FE").is_err());
        assert!(Fields::read("name=%00").is_err());
        assert!(Fields::read(&format!("name={}", "x".repeat(5_000))).is_err());
        assert_eq!(Fields::read("n=7").expect("text").required::<u32>("n").ok(), Some(7));
        assert!(Fields::read("n=seven").expect("text").required::<u32>("n").is_err());
        let day = |text: &str| Fields::read(&format!("on={text}")).expect("text").day("on");
        assert!(matches!(day("2026-02-28"), Ok(Some(_))) && matches!(day("+"), Ok(None)));
        assert!(
            matches!(day("2026-02-30"), Err(Error::NoSuchDay("on"))) && matches!(day("soon"), Err(Error::NoSuchDay(_)))
        );
    }
}
