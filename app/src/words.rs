//! Every crate's messages, in the order of the journey.

use kernel::Rule;
use web::Messages;

/// The application's own words.
pub const MESSAGES: Messages = web::messages!("app");

/// All words of the platform.
pub fn all() -> Vec<Messages> {
    vec![
        web::MESSAGES,
        accounts_words(),
        documents::MESSAGES,
        jobs::MESSAGES,
        reports::MESSAGES,
        registry::MESSAGES,
        commissions::MESSAGES,
        needs::MESSAGES,
        programmes::MESSAGES,
        placement::MESSAGES,
        agreements::MESSAGES,
        practice::MESSAGES,
        assessment::MESSAGES,
        outlook::MESSAGES,
        MESSAGES,
    ]
}

/// `accounts` stands below `web` and cannot name its type.
fn accounts_words() -> Messages {
    Messages { of: "accounts", kk: accounts::WORDS[0], ru: accounts::WORDS[1], en: accounts::WORDS[2] }
}

/// Every ground on which the platform says no, by crate, with the names of the rules.
pub fn refusals() -> Vec<(&'static str, &'static [(&'static str, Rule)])> {
    vec![
        ("house", kernel::house::ALL),
        ("accounts", accounts::refusal::ALL),
        ("web", web::refusal::ALL),
        ("documents", documents::refusal::ALL),
        ("jobs", jobs::refusal::ALL),
        ("reports", reports::refusal::ALL),
        ("registry: organisations", registry::organisations::refusal::ALL),
        ("registry: people", registry::people::refusal::ALL),
        ("registry: posts", registry::posts::refusal::ALL),
        ("registry: professions", registry::professions::refusal::ALL),
        ("registry: imports", registry::imports::refusal::ALL),
        ("commissions", commissions::refusal::ALL),
        ("needs", needs::refusal::ALL),
        ("programmes", programmes::refusal::ALL),
        ("programmes: passport", programmes::programme::refusal::ALL),
        ("programmes: design", programmes::design::refusal::ALL),
        ("programmes: enrolments", programmes::enrolments::refusal::ALL),
        ("placement", placement::refusal::ALL),
        ("agreements", agreements::refusal::ALL),
        ("practice", practice::refusal::ALL),
        ("assessment", assessment::refusal::ALL),
        ("outlook", outlook::refusal::ALL),
    ]
}

/// Installs them; doing it twice does nothing.
pub fn speak() {
    web::speak(&all());
}
