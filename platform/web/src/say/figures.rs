//! Numbers as each language writes them: Kazakh and Russian `12 480,5`, English `12,480.5`.

use kernel::Lang;

struct Marks {
    group: char,
    point: char,
    percent: &'static str,
}

fn marks(lang: Lang) -> Marks {
    match lang {
        Lang::Kk | Lang::Ru => Marks { group: '\u{a0}', point: ',', percent: "\u{a0}%" },
        Lang::En => Marks { group: ',', point: '.', percent: "%" },
    }
}

/// A whole number as a float, for shares and charts.
#[expect(clippy::cast_precision_loss, reason = "shares and drawings need no more than 52 bits")]
pub fn as_float(number: i64) -> f64 {
    number as f64
}

/// A whole number, grouped by thousands.
pub fn whole(lang: Lang, number: i64) -> String {
    grouped(&marks(lang), number < 0, &number.unsigned_abs().to_string(), "")
}

/// A number given in hundredths; no zeros at its end.
pub fn hundredths(lang: Lang, number: i64) -> String {
    let value = number.unsigned_abs();
    let rest = format!("{:02}", value % 100);
    grouped(&marks(lang), number < 0, &(value / 100).to_string(), rest.trim_end_matches('0'))
}

/// A number with at most so many decimals; no zeros at its end.
pub fn decimal(lang: Lang, number: f64, decimals: u32) -> String {
    let marks = marks(lang);
    if !number.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.*}", decimals as usize, number.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let rest = rest.trim_end_matches('0');
    let negative = number < 0.0 && (whole != "0" || !rest.is_empty());
    grouped(&marks, negative, whole, rest)
}

/// A number of percent.
pub fn percent(lang: Lang, number: f64, decimals: u32) -> String {
    decimal(lang, number, decimals) + marks(lang).percent
}

fn grouped(marks: &Marks, negative: bool, whole: &str, rest: &str) -> String {
    let mut text = String::with_capacity(whole.len() * 2 + rest.len() + 4);
    if negative {
        text.push('\u{2212}');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(marks.group);
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push(marks.point);
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use fixed_decimal::Decimal;
    use icu_decimal::DecimalFormatter;
    use icu_locale::{Locale, locale};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_written_as_icu_writes_them(cents in -10_000_000_000i64..10_000_000_000) {
            let locales: [(Lang, Locale); 3] =
                [(Lang::Kk, locale!("kk")), (Lang::Ru, locale!("ru")), (Lang::En, locale!("en"))];
            for (lang, locale) in locales {
                let formatter = DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
                    .expect("compiled in");
                let mut number = Decimal::from(cents);
                number.multiply_pow10(-2);
                number.absolute.trim_end();
                let theirs = formatter.format(&number).to_string().replace('-', "\u{2212}");
                prop_assert_eq!(hundredths(lang, cents), theirs.clone());
                prop_assert_eq!(decimal(lang, as_float(cents) / 100.0, 2), theirs);
            }
        }
    }
}
