//! Three languages, always all three.

use serde::{Deserialize, Serialize};

use crate::codes::Code;

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

    /// What is said in each language.
    pub fn in_each(said: impl Fn(Lang) -> String) -> Self {
        Self { kk: said(Lang::Kk), ru: said(Lang::Ru), en: said(Lang::En) }
    }

    /// The name in a language; where it was never given, the first one there is.
    pub fn get(&self, lang: Lang) -> &str {
        let languages = [lang].into_iter().chain(Lang::ALL.iter().copied());
        languages.map(|lang| self.given(lang)).find(|name| !name.is_empty()).unwrap_or_default()
    }

    fn given(&self, lang: Lang) -> &str {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}
