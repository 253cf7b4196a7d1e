//! Three languages, always all three.

use serde::{Deserialize, Serialize};

crate::codes! { "lang",
    /// A language of the interface.
    pub enum Lang {
        /// Kazakh, the state language: written first.
        Kk = "kk",
        /// Russian.
        Ru = "ru",
        /// English.
        En = "en",
    }
}

/// The name of a thing in the three languages (three columns of its table).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Names {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
    /// In English.
    pub en: String,
}

impl Names {
    /// Names in the three languages, in the order Kazakh, Russian, English.
    pub fn new(kk: impl Into<String>, ru: impl Into<String>, en: impl Into<String>) -> Self {
        Self { kk: kk.into(), ru: ru.into(), en: en.into() }
    }

    /// The name in a language; where it was never given, the first one there is.
    pub fn get(&self, lang: Lang) -> &str {
        let wanted = match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        };
        [wanted, &self.kk, &self.ru, &self.en].into_iter().find(|name| !name.is_empty()).map_or("", |name| name)
    }
}
