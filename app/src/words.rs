//! Every crate's messages, in the order of the journey.

use web::Messages;

/// The application's own words.
pub const MESSAGES: Messages = web::messages!("app");

/// All words of the platform.
pub fn all() -> Vec<Messages> {
    vec![web::MESSAGES, accounts_words(), documents::MESSAGES, registry::MESSAGES, agreements::MESSAGES, MESSAGES]
}

/// `accounts` stands below `web` and cannot name its type.
fn accounts_words() -> Messages {
    Messages { of: "accounts", kk: accounts::WORDS[0], ru: accounts::WORDS[1], en: accounts::WORDS[2] }
}

/// Installs them; doing it twice does nothing.
pub fn speak() {
    web::speak(&all());
}
