//! Which rows a list shows: a reach, narrowed by what was asked and by where the page begins.

use std::fmt::Write as _;

use kernel::{Cell, Stored, folded};

use crate::After;

/// A condition that grows, with the cells it names:
/// `Where::from(reach(by).sql(1)).given("t.status = ?", status).words("t.search_key", words).sql()`.
/// Placeholders are numbered on from the cells there are, so what it begins from names each of its cells.
#[derive(Clone, Debug)]
#[must_use]
pub struct Where {
    sql: String,
    cells: Vec<Cell>,
}

impl From<(String, Vec<Cell>)> for Where {
    fn from((sql, cells): (String, Vec<Cell>)) -> Self {
        Self { sql, cells }
    }
}

impl Where {
    /// Every row: for lists that everybody sees whole.
    pub fn everything() -> Self {
        Self { sql: "1 = 1".to_owned(), cells: Vec::new() }
    }

    /// Only rows for which the condition holds, where every `?` stands for the one value. It is bracketed: an `or`
    /// in it never widens the reach.
    pub fn and(self, condition: &str, value: impl Stored) -> Self {
        self.given(condition, Some(value))
    }

    /// As [`Where::and`], where a value was given.
    pub fn given(mut self, condition: &str, value: Option<impl Stored>) -> Self {
        if let Some(value) = value {
            self.cells.push(value.cell());
            let condition = condition.replace('?', &format!("${}", self.cells.len()));
            let _ = write!(self.sql, " and ({condition})");
        }
        self
    }

    /// Only rows that have every word of the text in a column of folded words.
    pub fn words(self, column: &str, text: &str) -> Self {
        let like = format!("{column} like ?");
        let text = folded(text);
        let words = text.split(' ').filter(|word| !word.is_empty());
        words.fold(self, |rows, word| rows.and(&like, format!("%{word}%")))
    }

    /// Only rows that have a text in a column of folded words, in one spelling or the other.
    pub fn either(mut self, column: &str, one: &str, other: &str) -> Self {
        let n = self.cells.len();
        let _ = write!(self.sql, " and ({column} like ${} or {column} like ${})", n + 1, n + 2);
        self.cells.extend([one, other].map(|spelling| format!("%{}%", folded(spelling)).cell()));
        self
    }

    /// Only rows after one, in a list that runs upwards by a key and the id: `"t.sort_key, t.id"`.
    pub fn after(self, columns: &str, row: Option<&After>) -> Self {
        self.beyond(columns, '>', row)
    }

    /// Only rows after one, in a list that runs downwards by a key and the id.
    pub fn after_downwards(self, columns: &str, row: Option<&After>) -> Self {
        self.beyond(columns, '<', row)
    }

    fn beyond(mut self, columns: &str, sign: char, row: Option<&After>) -> Self {
        if let Some(After { key, id }) = row {
            let n = self.cells.len();
            let _ = write!(self.sql, " and ({columns}) {sign} (${}, ${})", n + 1, n + 2);
            self.cells.extend([key.cell(), id.cell()]);
        }
        self
    }

    /// The condition and its cells.
    pub fn sql(self) -> (String, Vec<Cell>) {
        (self.sql, self.cells)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::values;

    fn reach() -> Where {
        Where::from(("t.region = $1 and t.day <= $2".to_owned(), values!["71", 20_261_122]))
    }

    fn narrowed(rows: Where) -> (String, Vec<Cell>) {
        let (sql, cells) = rows.sql();
        let (reach, own) = reach().sql();
        assert_eq!(cells[..own.len()], own[..], "the cells of the reach stay first");
        (sql.strip_prefix(&reach).expect("the reach stays first").to_owned(), cells[own.len()..].to_vec())
    }

    #[test]
    fn placeholders_are_numbered_on_from_the_reach() {
        let rows = reach().and("t.kind = ?", "plan").given("t.year = ?", Some(2026));

        assert_eq!(narrowed(rows), (" and (t.kind = $3) and (t.year = $4)".into(), values!["plan", 2026]));
    }

    #[test]
    fn one_value_may_be_named_twice_and_an_or_stays_in_its_brackets() {
        let rows = reach().and("t.university = ? or t.enterprise = ?", 7).and("t.kind = ?", "plan");

        let sql = " and (t.university = $3 or t.enterprise = $3) and (t.kind = $4)";
        assert_eq!(narrowed(rows), (sql.into(), values![7, "plan"]));
    }

    #[test]
    fn every_word_is_looked_for_as_the_column_spells_it() {
        let rows = reach().words("t.search_key", "  Қазақ 100% темір-жолы ");

        let sql = " and (t.search_key like $3) and (t.search_key like $4) and (t.search_key like $5) \
                   and (t.search_key like $6)";
        assert_eq!(narrowed(rows), (sql.into(), values!["%казак%", "%100%", "%темир%", "%жолы%"]));
    }

    #[test]
    fn a_text_is_found_in_either_spelling() {
        let rows = reach().either("t.search_key", "6В07", "6B07").and("t.year = ?", 2026);

        let sql = " and (t.search_key like $3 or t.search_key like $4) and (t.year = $5)";
        assert_eq!(narrowed(rows), (sql.into(), values!["%6в07%", "%6b07%", 2026]));
    }

    #[test]
    fn a_page_begins_after_the_last_row_seen_whichever_way_the_list_runs() {
        let last = After { key: "арман".into(), id: Uuid::from_u128(5) };

        let up = narrowed(reach().after("t.sort_key, t.id", Some(&last)));
        let down = narrowed(reach().after_downwards("t.sort_key, t.id", Some(&last)));

        assert_eq!(up, (" and (t.sort_key, t.id) > ($3, $4)".into(), values![last.key, last.id]));
        assert_eq!(down, (" and (t.sort_key, t.id) < ($3, $4)".into(), values![last.key, last.id]));
    }

    #[test]
    fn what_was_not_given_narrows_nothing() {
        let rows = reach().given("t.kind = ?", None::<String>).words("t.search_key", " — ").after("t.key, t.id", None);

        assert_eq!(narrowed(rows), (String::new(), values![]));
        assert_eq!(Where::everything().sql(), ("1 = 1".into(), values![]));
    }
}
