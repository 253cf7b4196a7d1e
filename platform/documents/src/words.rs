//! Figures and days of a paper, printed as the pages print them.

use kernel::{Credits, Day, Hours, Lang, Money};
use web::Say;

use crate::clauses::Words;

/// The words of the pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct SaidWords;

impl Words for SaidWords {
    fn day(&self, lang: Lang, day: Day) -> String {
        Say { lang }.day(day)
    }
    fn money(&self, lang: Lang, money: Money) -> String {
        Say { lang }.money(money)
    }
    fn number(&self, lang: Lang, number: i64) -> String {
        Say { lang }.number(number)
    }
    fn credits(&self, lang: Lang, credits: Credits) -> String {
        Say { lang }.credits_figure(credits)
    }
    fn hours(&self, lang: Lang, hours: Hours) -> String {
        Say { lang }.hours_figure(hours)
    }
    fn list(&self, _: Lang, all: &[&str]) -> String {
        all.join(", ")
    }
}
