//! What a paper says in place of a variable, and who prints it as the language does.

use std::collections::BTreeMap;

use kernel::{Credits, Day, Hours, Lang, Money, Names};
use serde::{Deserialize, Serialize};

/// A value of a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// The same in every language: a person's name, a number of a paper.
    Text(String),
    /// A name in three languages.
    Names(Names),
    /// A day.
    Day(Day),
    /// Money.
    Money(Money),
    /// A whole number.
    Number(i64),
    /// Academic credits.
    Credits(Credits),
    /// Hours.
    Hours(Hours),
    /// A value of a closed list: its code for conditions, its names for print.
    Choice {
        /// The code.
        code: String,
        /// Its names.
        names: Names,
    },
    /// Yes or no: for conditions; printed as nothing.
    Flag(bool),
    /// Several names, printed as a list.
    List(Vec<Names>),
}

impl Value {
    /// A value of a closed list.
    pub fn choice(code: impl Into<String>, names: Names) -> Self {
        Self::Choice { code: code.into(), names }
    }
    /// Nothing to print.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Names(names) => names == &Names::default(),
            Self::List(all) => all.is_empty(),
            _ => false,
        }
    }
    /// Printed in a language.
    pub(super) fn print(&self, lang: Lang, words: &dyn Words) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Names(names) | Self::Choice { names, .. } => names.get(lang).to_owned(),
            Self::Day(day) => words.day(lang, *day),
            Self::Money(money) => words.money(lang, *money),
            Self::Number(number) => words.number(lang, *number),
            Self::Credits(credits) => words.credits(lang, *credits),
            Self::Hours(hours) => words.hours(lang, *hours),
            Self::Flag(_) => String::new(),
            Self::List(all) => words.list(lang, &all.iter().map(|names| names.get(lang)).collect::<Vec<_>>()),
        }
    }
}

/// The values of one paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, Value>);

impl Values {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// With one more.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: Value) -> Self {
        self.0.insert(name.into(), value);
        self
    }
    /// One more.
    pub fn set(&mut self, name: impl Into<String>, value: Value) {
        self.0.insert(name.into(), value);
    }
    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

/// Prints quantities as a language does. Given from outside, because this crate knows no languages.
pub trait Words {
    /// `2026 ж. 1 қыркүйек`.
    fn day(&self, lang: Lang, day: Day) -> String;
    /// `45 000 ₸`.
    fn money(&self, lang: Lang, money: Money) -> String;
    /// `1 240`.
    fn number(&self, lang: Lang, number: i64) -> String;
    /// `7,5`.
    fn credits(&self, lang: Lang, credits: Credits) -> String;
    /// `36`.
    fn hours(&self, lang: Lang, hours: Hours) -> String;
    /// `a, b`.
    fn list(&self, lang: Lang, all: &[&str]) -> String;
}

/// Figures without words of any language: `01.09.2026`, `45 000,50 ₸`. For previews and tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainWords;

impl Words for PlainWords {
    fn day(&self, _: Lang, day: Day) -> String {
        format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
    }
    fn money(&self, lang: Lang, money: Money) -> String {
        let text = money.to_string();
        let (whole, rest) =
            text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!("{r:0<2}")));
        let point = if lang == Lang::En { "." } else { "," };
        let rest = if rest.is_empty() { rest } else { format!("{point}{rest}") };
        format!("{}{rest}\u{a0}₸", thousands(whole))
    }
    fn number(&self, _: Lang, number: i64) -> String {
        thousands(&number.to_string())
    }
    fn credits(&self, lang: Lang, credits: Credits) -> String {
        if lang == Lang::En { credits.to_string() } else { credits.to_string().replace('.', ",") }
    }
    fn hours(&self, _: Lang, hours: Hours) -> String {
        hours.to_string()
    }
    fn list(&self, _: Lang, all: &[&str]) -> String {
        all.join(", ")
    }
}

/// `1240000` as `1 240 000`, with spaces that do not break.
fn thousands(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("−", rest));
    let mut out = sign.to_owned();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_by_thousands() {
        assert_eq!(PlainWords.number(Lang::Kk, 1_240_000), "1\u{a0}240\u{a0}000");
        assert_eq!(PlainWords.number(Lang::Kk, -12), "−12");
        assert_eq!(PlainWords.money(Lang::Ru, Money(4_500_050)), "45\u{a0}000,50\u{a0}₸");
        assert_eq!(PlainWords.money(Lang::En, Money::tenge(500)), "500\u{a0}₸");
    }
}
