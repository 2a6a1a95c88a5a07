//! Languages: one resolver for page, mail and export.
//!
//! ```
//! use kunren_domain::locale::Locale;
//! let austrian: Locale = "de-AT".parse().expect("a language tag");
//! let chain: Vec<String> = austrian.chain().iter().map(ToString::to_string).collect();
//! assert_eq!(chain, ["de-AT", "de", "en"]);
//! ```

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A BCP 47 language tag: language, optional script, optional region.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Locale(LanguageIdentifier);

/// The text is no BCP 47 tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no BCP 47 language tag")]
pub struct NoLocale(pub String);

impl Locale {
    /// English: the end of every chain.
    ///
    /// # Panics
    /// Never: `en` is a valid tag.
    #[must_use]
    pub fn en() -> Self {
        "en".parse().expect("en is a valid tag")
    }

    /// The locales to try, most wanted first, without repeats, always ending in English.
    /// The steps are explicit: drop the region, give Chinese its script, Traditional reads Simplified before English.
    #[must_use]
    pub fn chain(&self) -> Vec<Self> {
        let mut chain = vec![self.clone()];
        let mut add = |tag: &str| {
            if let Ok(locale) = tag.parse::<Self>()
                && !chain.contains(&locale)
            {
                chain.push(locale);
            }
        };
        let language = self.0.language.to_string();
        if let Some(script) = self.0.script {
            add(&format!("{language}-{script}"));
        }
        if language == "zh" {
            if self.reads_traditional() {
                add("zh-Hant");
            }
            add("zh-Hans");
        } else {
            add(&language);
        }
        add("en");
        chain
    }

    fn reads_traditional(&self) -> bool {
        let region = self.0.region.map(|region| region.to_string());
        self.0.script.is_some_and(|script| script.as_str() == "Hant")
            || (self.0.script.is_none() && matches!(region.as_deref(), Some("TW" | "HK" | "MO")))
    }

    /// The first of the chain that `has` accepts, or nothing.
    pub fn resolve(&self, has: impl Fn(&Self) -> bool) -> Option<Self> {
        self.chain().into_iter().find(|locale| has(locale))
    }

    /// Whether text in this language runs from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        self.0.character_direction() == CharacterDirection::RTL
    }

    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// The tag for libraries that take a language identifier.
    #[must_use]
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.0
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Locale {
    type Err = NoLocale;

    fn from_str(text: &str) -> Result<Self, NoLocale> {
        let identifier: LanguageIdentifier = text.parse().map_err(|_| NoLocale(text.to_owned()))?;
        if identifier.language.is_empty() { Err(NoLocale(text.to_owned())) } else { Ok(Self(identifier)) }
    }
}

impl TryFrom<String> for Locale {
    type Error = NoLocale;

    fn try_from(text: String) -> Result<Self, NoLocale> {
        text.parse()
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chain(tag: &str) -> Vec<String> {
        tag.parse::<Locale>().expect("a tag").chain().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn chinese_gets_its_script() {
        assert_eq!(chain("zh"), ["zh", "zh-Hans", "en"]);
        assert_eq!(chain("zh-CN"), ["zh-CN", "zh-Hans", "en"]);
        assert_eq!(chain("zh-TW"), ["zh-TW", "zh-Hant", "zh-Hans", "en"]);
        assert_eq!(chain("zh-Hant-HK"), ["zh-Hant-HK", "zh-Hant", "zh-Hans", "en"]);
    }

    #[test]
    fn english_is_its_own_end() {
        assert_eq!(chain("en"), ["en"]);
        assert_eq!(chain("en-GB"), ["en-GB", "en"]);
    }

    #[test]
    fn arabic_runs_from_right_to_left() {
        assert_eq!("ar-SA".parse::<Locale>().expect("a tag").dir(), "rtl");
        assert_eq!("ja".parse::<Locale>().expect("a tag").dir(), "ltr");
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "x", "<script>", "und", "en_US!", "日本語"] {
            assert!(text.parse::<Locale>().is_err(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_chain_starts_with_itself_ends_in_english_and_repeats_nothing(tag in "[a-z]{2}(-(Hans|Hant|Latn))?(-[A-Z]{2})?") {
            prop_assume!(tag.parse::<Locale>().is_ok());
            let chain = chain(&tag);
            prop_assert_eq!(&chain[0], &tag);
            prop_assert_eq!(chain.last().map(String::as_str), Some("en"));
            let mut unique = chain.clone();
            unique.sort();
            unique.dedup();
            prop_assert_eq!(unique.len(), chain.len());
        }

        #[test]
        fn what_resolves_was_offered(tag in "[a-z]{2}", offered in proptest::collection::vec("(en|ja|es|ar|de)", 1..4)) {
            let locale: Locale = tag.parse().expect("a tag");
            if let Some(found) = locale.resolve(|l| offered.contains(&l.to_string())) {
                prop_assert!(offered.contains(&found.to_string()));
            }
        }
    }
}
