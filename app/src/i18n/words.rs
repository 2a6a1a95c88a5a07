//! Fluent bundles, one per locale, made once.

use super::format::Formats;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use kunren_domain::locale::Locale;
use rust_embed::RustEmbed;
use std::{collections::BTreeMap, sync::OnceLock};

#[derive(RustEmbed)]
#[folder = "../locales"]
struct Files;

/// The messages and formats of one locale.
pub struct Words {
    /// The locale.
    pub locale: Locale,
    /// Numbers, dates, sorting.
    pub formats: Formats,
    bundle: FluentBundle<FluentResource>,
}

/// The tag of the pseudo-locale that shows what was not translated. Offered only where settings allow it.
const PSEUDO: &str = "en-XA";

/// The locales that the pages exist in, in the order they are offered.
#[must_use]
pub fn ui_locales() -> Vec<Locale> {
    ["en", "ja", "zh-Hans", "es", "ar"].iter().filter_map(|tag| tag.parse().ok()).collect()
}

impl Words {
    /// The words of the first locale of the chain that the pages exist in.
    ///
    /// # Panics
    /// Never: English is embedded.
    #[must_use]
    pub fn for_locale(wanted: &Locale) -> &'static Self {
        let all = all();
        let found = wanted.resolve(|locale| all.contains_key(locale)).unwrap_or_else(Locale::en);
        all.get(&found).expect("English is embedded")
    }

    /// A message. A key that does not exist is shown as itself in angle brackets, logged, and fails the tests.
    #[must_use]
    pub fn message(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let mut errors: Vec<FluentError> = Vec::new();
        let text = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .map(|pattern| self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned());
        if text.is_none() || !errors.is_empty() {
            tracing::error!(key, locale = %self.locale, ?errors, "i18n.message_incomplete");
            debug_assert!(false, "message {key} in {}: {errors:?}", self.locale);
        }
        text.unwrap_or_else(|| format!("⟨{key}⟩"))
    }
}

fn all() -> &'static BTreeMap<Locale, Words> {
    static ALL: OnceLock<BTreeMap<Locale, Words>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: BTreeMap<Locale, Words> =
            ui_locales().into_iter().map(|locale| (locale.clone(), load(&locale, "", None))).collect();
        if let Ok(pseudo) = PSEUDO.parse::<Locale>() {
            all.insert(pseudo.clone(), load(&pseudo, "en", Some(accented)));
        }
        all
    })
}

type Transform = fn(&str) -> std::borrow::Cow<'_, str>;

fn load(locale: &Locale, folder: &str, transform: Option<Transform>) -> Words {
    let folder = if folder.is_empty() { locale.to_string() } else { folder.to_owned() };
    let mut bundle = FluentBundle::new_concurrent(vec![locale.identifier().clone()]);
    // Isolation marks matter where the direction can change inside a sentence.
    bundle.set_use_isolating(locale.is_rtl());
    bundle.set_transform(transform);
    bundle.set_formatter(Some(number));
    let mut paths: Vec<_> = Files::iter().filter(|path| path.starts_with(&format!("{folder}/"))).collect();
    paths.sort();
    for path in paths {
        let file = Files::get(&path).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
        match FluentResource::try_new(file) {
            Ok(resource) => report(&path, bundle.add_resource(resource).err().unwrap_or_default()),
            Err((resource, errors)) => {
                report(&path, errors);
                report(&path, bundle.add_resource(resource).err().unwrap_or_default());
            }
        }
    }
    Words { locale: locale.clone(), formats: Formats::new(locale), bundle }
}

fn report(path: &str, errors: Vec<impl std::fmt::Debug>) {
    if !errors.is_empty() {
        tracing::error!(path, ?errors, "i18n.file_broken");
        debug_assert!(false, "{path}: {errors:?}");
    }
}

/// Numbers in messages are printed as the language writes them. Fluent itself would print plain digits.
fn number(value: &FluentValue<'_>, memo: &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    memo.with_try_get::<Grouping, _, _>((), |grouping| {
        #[expect(clippy::cast_possible_truncation, reason = "messages count people and minutes")]
        grouping.0.integer(number.value as i64)
    })
    .ok()
}

/// [`Formats`] in the memory of a bundle.
struct Grouping(Formats);

impl intl_memoizer::Memoizable for Grouping {
    type Args = ();
    type Error = ();

    fn construct(language: unic_langid::LanguageIdentifier, (): ()) -> Result<Self, ()> {
        language.to_string().parse().map(|locale| Self(Formats::new(&locale))).map_err(drop)
    }
}

/// Makes English unmistakably not English but still readable: `Sign in` → `[Šîğñ îñ]`.
fn accented(text: &str) -> std::borrow::Cow<'_, str> {
    fluent_pseudo::transform(text, false, true)
}
