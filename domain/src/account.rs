//! Signing in: what people type, and when to make them wait.

use jiff::{SignedDuration, Timestamp};
use std::{fmt, str::FromStr};

/// An employee number: 1–32 letters, digits, `-`, `.`, `_`, compared in upper case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmployeeNumber(String);

/// What was typed is neither an employee number nor an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither an employee number nor an e-mail address")]
pub struct NoLogin;

impl EmployeeNumber {
    /// The number, upper case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EmployeeNumber {
    type Err = NoLogin;

    fn from_str(text: &str) -> Result<Self, NoLogin> {
        let text = text.trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if text.is_empty() || text.len() > 32 || !text.chars().all(plain) {
            Err(NoLogin)
        } else {
            Ok(Self(text.to_ascii_uppercase()))
        }
    }
}

impl fmt::Display for EmployeeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who somebody says to be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Login {
    /// By employee number.
    Number(EmployeeNumber),
    /// By e-mail address, lower case.
    Email(String),
}

impl FromStr for Login {
    type Err = NoLogin;

    fn from_str(text: &str) -> Result<Self, NoLogin> {
        let text = text.trim();
        match text.split_once('@') {
            None => text.parse().map(Self::Number),
            Some((name, host)) => {
                let plain = text.len() <= 254 && !text.contains(|c: char| c.is_whitespace() || c.is_control());
                if plain && !name.is_empty() && host.contains('.') && !host.contains('@') {
                    Ok(Self::Email(text.to_lowercase()))
                } else {
                    Err(NoLogin)
                }
            }
        }
    }
}

/// Why a password or PIN cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakSecret {
    /// Shorter than [`MIN_PASSWORD`] characters.
    #[error("a password has at least {MIN_PASSWORD} characters")]
    PasswordTooShort,
    /// Longer than [`MAX_SECRET`] bytes.
    #[error("a password has at most {MAX_SECRET} bytes")]
    TooLong,
    /// Not [`PIN_DIGITS`] digits, or all the same.
    #[error("a PIN has {PIN_DIGITS} digits that are not all the same")]
    Pin,
}

/// Shortest password, in characters.
pub const MIN_PASSWORD: usize = 10;
/// Longest secret that is looked at, in bytes.
pub const MAX_SECRET: usize = 256;
/// Digits of a PIN.
pub const PIN_DIGITS: usize = 6;

/// Checks a new password: length only, as NIST SP 800-63B advises.
///
/// # Errors
/// [`WeakSecret`].
pub fn check_password(password: &str) -> Result<(), WeakSecret> {
    if password.len() > MAX_SECRET {
        Err(WeakSecret::TooLong)
    } else if password.chars().count() < MIN_PASSWORD {
        Err(WeakSecret::PasswordTooShort)
    } else {
        Ok(())
    }
}

/// Checks a new PIN.
///
/// # Errors
/// [`WeakSecret::Pin`].
pub fn check_pin(pin: &str) -> Result<(), WeakSecret> {
    let digits = pin.len() == PIN_DIGITS && pin.bytes().all(|byte| byte.is_ascii_digit());
    let varied = pin.bytes().any(|byte| Some(byte) != pin.bytes().next());
    if digits && varied { Ok(()) } else { Err(WeakSecret::Pin) }
}

/// How many failures within [`THROTTLE_WINDOW`] before somebody has to wait: per account and per address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// Failures that are let through.
    pub free: usize,
}

impl Throttle {
    /// For one account.
    pub const ACCOUNT: Self = Self { free: 5 };
    /// For one network address: a whole factory may sit behind it.
    pub const ADDRESS: Self = Self { free: 50 };

    /// When the next try is looked at, given the times of failures (in order). The wait doubles with every failure
    /// beyond the free ones, from half a minute to a quarter of an hour.
    #[must_use]
    pub fn wait_until(self, failures: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
        let recent: Vec<&Timestamp> = failures.iter().filter(|at| **at + THROTTLE_WINDOW > now).collect();
        let beyond = recent.len().checked_sub(self.free)?;
        let doubled = 30_i64 << beyond.min(5);
        let until = **recent.last()? + SignedDuration::from_secs(doubled.min(900));
        (until > now).then_some(until)
    }
}

/// How long a failure is remembered.
pub const THROTTLE_WINDOW: SignedDuration = SignedDuration::from_mins(15);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_are_told_apart_and_normalised() {
        assert_eq!("  k-00123 ".parse::<Login>(), Ok(Login::Number("K-00123".parse().expect("a number"))));
        assert_eq!("Hana@Example.JP".parse::<Login>(), Ok(Login::Email("hana@example.jp".to_owned())));
        for text in ["", " ", "a b", "@x.y", "a@b", "a@b@c.d", "<script>", "' OR 1=1", "日本"] {
            assert!(text.parse::<Login>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn pins_are_six_varied_digits() {
        assert_eq!(check_pin("482915"), Ok(()));
        for pin in ["", "12345", "1234567", "000000", "12a456", "١٢٣٤٥٦"] {
            assert_eq!(check_pin(pin), Err(WeakSecret::Pin), "{pin}");
        }
    }

    #[test]
    fn a_password_is_judged_by_its_characters_not_its_bytes() {
        assert_eq!(check_password("環境方針を読みました"), Ok(()));
        assert_eq!(check_password("short"), Err(WeakSecret::PasswordTooShort));
        assert_eq!(check_password(&"x".repeat(1_000_000)), Err(WeakSecret::TooLong));
    }

    #[test]
    fn the_wait_grows_and_is_forgotten() {
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).expect("in range");
        let failures: Vec<Timestamp> = (0..5).map(at).collect();
        assert_eq!(Throttle::ACCOUNT.wait_until(&failures[..4], at(4)), None);
        assert_eq!(Throttle::ACCOUNT.wait_until(&failures, at(5)), Some(at(34)));
        assert_eq!(Throttle::ACCOUNT.wait_until(&failures, at(34)), None);
        let six: Vec<Timestamp> = (0..6).map(at).collect();
        assert_eq!(Throttle::ACCOUNT.wait_until(&six, at(6)), Some(at(65)));
        assert_eq!(Throttle::ACCOUNT.wait_until(&six, at(2_000)), None);
    }
}
