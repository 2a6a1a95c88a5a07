//! Numbers, percentages, dates, names of countries and sorting in one locale, by ICU4X.

use icu::{
    calendar::Gregorian,
    collator::{Collator, CollatorBorrowed, options::CollatorOptions},
    datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter, fieldsets, input},
    decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions},
    experimental::{
        dimension::percent::{formatter::PercentFormatter, options::PercentFormatterOptions},
        displaynames::{
            DisplayNamesOptions,
            multi::{LanguageDisplayNames, RegionDisplayNames},
        },
    },
    locale::Locale as IcuLocale,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kunren_domain::{jurisdiction::Country, locale::Locale, rate::Share};
use std::cmp::Ordering;

/// The formatters of one locale.
pub struct Formats {
    decimal: DecimalFormatter,
    percent: PercentFormatter<DecimalFormatter>,
    day: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YMD>,
    short_day: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::MD>,
    time: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YMDT>,
    clock: NoCalendarFormatter<fieldsets::T>,
    regions: Option<RegionDisplayNames>,
    collator: CollatorBorrowed<'static>,
}

/// A language's name in itself, as far as ICU knows it: `français`.
#[must_use]
pub fn own_language(locale: &Locale) -> Option<String> {
    let locale = icu_locale(locale);
    let names = LanguageDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default()).ok()?;
    names.of(locale.id.language).map(str::to_owned)
}

/// The locale as ICU knows it. The pseudo-locale is written like English; Arabic with the digits that the course texts
/// and legal numbers use, so that a page never mixes two kinds.
fn icu_locale(locale: &Locale) -> IcuLocale {
    let tag = match locale.to_string().as_str() {
        "en-XA" => "en".to_owned(),
        tag if tag.starts_with("ar") => format!("{tag}-u-nu-latn"),
        tag => tag.to_owned(),
    };
    IcuLocale::try_from_str(&tag).unwrap_or(icu::locale::locale!("en"))
}

impl Formats {
    /// Formatters for a locale.
    ///
    /// # Panics
    /// Never: the locale data is compiled in, and falls back to the root.
    #[must_use]
    pub fn new(locale: &Locale) -> Self {
        let locale = icu_locale(locale);
        Self {
            decimal: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
                .expect("compiled-in data"),
            percent: PercentFormatter::try_new((&locale).into(), PercentFormatterOptions::default())
                .expect("compiled-in data"),
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long())
                .expect("compiled-in data"),
            short_day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), fieldsets::MD::medium())
                .expect("compiled-in data"),
            time: FixedCalendarDateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::medium().with_time_hm())
                .expect("compiled-in data"),
            clock: NoCalendarFormatter::try_new((&locale).into(), fieldsets::T::hm()).expect("compiled-in data"),
            regions: RegionDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default()).ok(),
            collator: Collator::try_new((&locale).into(), CollatorOptions::default()).expect("compiled-in data"),
        }
    }

    /// `12,345`
    #[must_use]
    pub fn integer(&self, number: i64) -> String {
        self.decimal.format_to_string(&Decimal::from(number))
    }

    /// A share with one decimal, rounded down: `94.9%`.
    #[must_use]
    pub fn percent(&self, share: Share) -> String {
        self.percent.format(&tenths(share)).to_string()
    }

    /// A target or mark in percent, exact, without decimals where it has none: `95%`.
    #[must_use]
    pub fn whole_percent(&self, share: Share) -> String {
        let mut value = Decimal::from(share.basis_points());
        value.multiply_pow10(-2);
        value.trim_end();
        self.percent.format(&value).to_string()
    }

    /// A difference in points with one decimal, rounded down, and a sign: `−16.0`.
    #[must_use]
    pub fn points(&self, share: Share) -> String {
        let text = self.decimal.format_to_string(&tenths(Share::from_basis_points(share.tenths().abs() * 10)));
        match share.basis_points().cmp(&0) {
            Ordering::Less => format!("\u{2212}{text}"),
            Ordering::Equal => text,
            Ordering::Greater => format!("+{text}"),
        }
    }

    /// `January 31, 2027`
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        icu_date(date).map_or_else(|| date.to_string(), |date| self.day.format(&date).to_string())
    }

    /// `Jan 31`
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        icu_date(date).map_or_else(|| date.to_string(), |date| self.short_day.format(&date).to_string())
    }

    /// `Jan 31, 2027, 4:09 PM` in a time zone.
    #[must_use]
    pub fn date_time(&self, at: Timestamp, zone: &TimeZone) -> String {
        let local = at.to_zoned(zone.clone());
        let time = u8::try_from(local.hour()).ok().zip(u8::try_from(local.minute()).ok());
        let parts =
            icu_date(local.date()).zip(time.and_then(|(hour, minute)| input::Time::try_new(hour, minute, 0, 0).ok()));
        parts.map_or_else(
            || local.to_string(),
            |(date, time)| self.time.format(&input::DateTime { date, time }).to_string(),
        )
    }

    /// `4:09 PM` in a time zone.
    #[must_use]
    pub fn clock(&self, at: Timestamp, zone: &TimeZone) -> String {
        let local = at.to_zoned(zone.clone());
        let time = u8::try_from(local.hour()).ok().zip(u8::try_from(local.minute()).ok());
        let time = time.and_then(|(hour, minute)| input::Time::try_new(hour, minute, 0, 0).ok());
        time.map_or_else(|| local.time().to_string(), |time| self.clock.format(&time).to_string())
    }

    /// The country's name, or its code where there is none.
    #[must_use]
    pub fn country(&self, country: Country) -> String {
        let region = country.as_str().parse().ok();
        let name = region.and_then(|region| self.regions.as_ref()?.of(region));
        name.map_or_else(|| country.to_string(), str::to_owned)
    }

    /// Compares as the language sorts.
    #[must_use]
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collator.compare(one, other)
    }
}

fn tenths(share: Share) -> Decimal {
    let mut value = Decimal::from(share.tenths());
    value.multiply_pow10(-1);
    value.pad_end(-1);
    value
}

fn icu_date(date: Date) -> Option<icu::calendar::Date<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    icu::calendar::Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn formats(tag: &str) -> Formats {
        Formats::new(&tag.parse().expect("a tag"))
    }

    #[test]
    fn every_language_writes_dates_its_own_way() {
        let day = date(2027, 1, 31);
        let written = ["en", "ja", "zh-Hans", "es", "ar"].map(|tag| formats(tag).date(day));
        assert_eq!(
            written,
            ["January 31, 2027", "2027年1月31日", "2027年1月31日", "31 de enero de 2027", "31 يناير 2027"]
        );
    }

    #[test]
    fn percentages_are_rounded_down_and_written_with_their_sign() {
        let share = Share::from_basis_points(9_499);
        assert_eq!(formats("en").percent(share), "94.9%");
        assert_eq!(formats("es").percent(share), "94,9\u{a0}%");
        assert!(formats("ar").percent(share).starts_with("94.9") || formats("ar").percent(share).contains("94.9"));
        assert_eq!(formats("en").whole_percent(Share::from_percent(95)), "95%");
        assert_eq!(formats("en").whole_percent(Share::from_basis_points(9_525)), "95.25%");
        assert_eq!(formats("en").points(Share::from_percent(-16)), "\u{2212}16.0");
        assert_eq!(
            formats("en").points(Share::from_basis_points(-4)),
            "\u{2212}0.1",
            "94.96 shows as 94.9, which is 0.1 below 95"
        );
    }

    #[test]
    fn countries_have_names_in_every_language() {
        let germany = "DE".parse().expect("a country");
        assert_eq!(
            ["en", "ja", "zh-Hans", "es", "ar"].map(|tag| formats(tag).country(germany)),
            ["Germany", "ドイツ", "德国", "Alemania", "ألمانيا"]
        );
    }
}
