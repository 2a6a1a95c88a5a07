//! A percentage as people type it: `95`, `95.5`, `95,5`, `９５`, `٩٥٫٥`, with or without the sign.

use kunren_domain::rate::Share;

/// Reads a percentage from 0 to 100 with at most two decimals.
#[must_use]
pub fn read(typed: &str) -> Option<Share> {
    let plain: String = typed.trim().chars().map(narrow).collect();
    let plain = plain.strip_suffix('%').unwrap_or(&plain).trim();
    let (whole, decimals) = plain.split_once(['.', ',']).unwrap_or((plain, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let has_point = plain.contains(['.', ',']);
    if whole.is_empty() || whole.len() > 3 || decimals.len() > 2 || (has_point && decimals.is_empty()) {
        return None;
    }
    if !digits(whole) || !digits(decimals) {
        return None;
    }
    let points: i64 = format!("{whole}{decimals:0<2}").parse().ok()?;
    (0..=10_000).contains(&points).then(|| Share::from_basis_points(points))
}

/// Wide and Arabic forms as the plain ones.
fn narrow(c: char) -> char {
    let digit = |zero: char| {
        let distance = u32::from(c).checked_sub(u32::from(zero)).filter(|distance| *distance < 10)?;
        char::from_digit(distance, 10)
    };
    match c {
        '٫' | '．' => '.',
        '，' => ',',
        '％' | '٪' => '%',
        _ => ['０', '٠', '۰'].into_iter().find_map(digit).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::rate::Share;

    #[test]
    fn percentages_are_read_as_people_type_them() {
        let read = |text| read(text).map(Share::basis_points);
        for text in ["95", " 95 ", "95%", "95 %", "95.0", "95,00", "９５", "９５％", "٩٥", "٩٥٪"] {
            assert_eq!(read(text), Some(9_500), "{text}");
        }
        for text in ["95.5", "95,5", "95.50", "٩٥٫٥", "９５．５"] {
            assert_eq!(read(text), Some(9_550), "{text}");
        }
        assert_eq!((read("0"), read("100"), read("0.05")), (Some(0), Some(10_000), Some(5)));
    }

    #[test]
    fn nonsense_is_no_percentage() {
        for text in [
            "", "%", "-1", "+5", "100.01", "101", "9999", "95.555", "95.", ".5", "1e2", "ninety", "9 5", "95.5.5",
            "1,000",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
