//! The order of names: one key, stored beside a name, that sorts Kazakh, Russian and English as their readers expect.

use std::fmt::Write;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale::locale;

/// The key by which a name is sorted, in hexadecimal: tables order by its column on both databases.
/// Numbers inside sort by value («2-цех» before «10-цех»).
pub fn sort_key(name: &str) -> String {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    let collator = COLLATOR.get_or_init(|| {
        let mut wishes = CollatorPreferences::from(locale!("kk"));
        wishes.numeric_ordering = Some(CollationNumericOrdering::True);
        CollatorBorrowed::try_new(wishes, CollatorOptions::default()).expect("Kazakh collation is compiled in")
    });
    let mut key = Vec::with_capacity(name.len() * 3);
    let Ok(()) = collator.write_sort_key_to(name.trim(), &mut key);
    let mut hex = String::with_capacity(key.len() * 2);
    for byte in key {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&'static str]) -> Vec<&'static str> {
        let mut names = names.to_vec();
        names.sort_by_key(|name| sort_key(name));
        names
    }

    #[test]
    fn kazakh_names_stand_in_the_order_of_the_alphabet() {
        let alphabet =
            ["Асан", "Әлия", "Бауыр", "Ғани", "Дана", "Қанат", "Нұр", "Өмір", "Ұлан", "Үміт", "Һарун", "Іңкәр"];
        let mut turned = alphabet;
        turned.reverse();
        assert_eq!(sorted(&turned), alphabet);
    }

    #[test]
    fn russian_and_english_names_stand_as_their_readers_expect() {
        assert_eq!(sorted(&["Жуков", "Ёлкин", "Ежов", "Елкин"]), ["Ежов", "Елкин", "Ёлкин", "Жуков"]);
        assert_eq!(sorted(&["beta", "Alpha", "alpha", "Beta"]), ["alpha", "Alpha", "beta", "Beta"]);
        assert_eq!(sorted(&["10-цех", "2-цех"]), ["2-цех", "10-цех"]);
    }
}
