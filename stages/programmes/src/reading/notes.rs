//! Oddities that a reading survives and tells.

kernel::codes! { "programmes-oddity",
    /// What was odd.
    pub enum Oddity {
        /// A code was typed with Cyrillic letters that look Latin; it was made Latin.
        LookAlike = "look-alike",
        /// A name mixes Latin and Cyrillic letters in one word; it was kept.
        MixedWord = "mixed-word",
        /// A name seems to be in another language than its column; it was kept.
        OtherLanguage = "other-language",
        /// A slot's code is not a number; it was kept.
        OddSlotCode = "odd-slot-code",
        /// A slot's code stands on an earlier slot too; both were kept.
        SlotCodeTwice = "slot-code-twice",
        /// An option is only a place for a minor's discipline; it was marked so.
        MinorPlace = "minor-place",
    }
}

/// An oddity at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub oddity: Oddity,
    pub row: usize,
    pub column: &'static str,
    /// As it was typed.
    pub was: String,
    /// As it was taken; empty when it was kept.
    pub now: String,
}

/// Is a letter of the Cyrillic script?
pub fn cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

/// Does one word mix the scripts?
pub fn mixes(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.contains(cyrillic) && word.contains(|c: char| c.is_ascii_alphabetic()))
}
