//! Enough SQL to know which tables a statement reads and writes.

/// How a statement touches a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The table.
    pub table: String,
    /// Read, or how it is written.
    pub write: Option<Write>,
}

/// A way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// `insert into`
    Insert,
    /// `update`
    Update,
    /// `delete from`
    Delete,
}

/// The tables a statement touches, in its order. Text that is not SQL touches little: the caller keeps known tables.
pub fn touches(statement: &str) -> Vec<Touch> {
    let tokens = tokens(statement);
    let word = |n: usize| tokens.get(n).map_or("", String::as_str);
    let mut found = Vec::new();
    let mut touch = |n: usize, write| {
        if word(n).starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            found.push(Touch { table: word(n).to_owned(), write });
        }
    };
    for n in 0..tokens.len() {
        match (word(n), word(n + 1)) {
            ("insert", "into") => touch(n + 2, Some(Write::Insert)),
            ("delete", "from") => touch(n + 2, Some(Write::Delete)),
            ("update", _) if word(n + 2) == "set" || word(n + 3) == "set" || word(n + 4) == "set" => {
                touch(n + 1, Some(Write::Update));
            }
            ("from", _) if n == 0 || word(n - 1) != "delete" => touch(n + 1, None),
            ("join" | "references", _) => touch(n + 1, None),
            _ => {}
        }
    }
    found
}

/// Does the statement write a column `status`, and how?
pub fn status_write(statement: &str) -> Option<Write> {
    let tokens = tokens(statement);
    let word = |n: usize| tokens.get(n).map_or("", String::as_str);
    let mut setting = false;
    for n in 0..tokens.len() {
        match word(n) {
            "set" => setting = true,
            "where" | "returning" | "from" => setting = false,
            "status" if setting && word(n + 1) == "=" => return Some(Write::Update),
            _ => {}
        }
    }
    let into = tokens.windows(2).position(|pair| matches!(pair, [a, b] if a == "insert" && b == "into"))?;
    let open = into + tokens.get(into..)?.iter().position(|token| token == "(")?;
    let close = open + tokens.get(open..)?.iter().position(|token| token == ")")?;
    tokens.get(open..close)?.iter().any(|token| token == "status").then_some(Write::Insert)
}

/// Words and punctuation in lower case; strings of SQL and comments left out.
fn tokens(statement: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for line in statement.lines() {
        let line = line.split("--").next().unwrap_or_default();
        for (n, part) in line.split('\'').enumerate() {
            if n % 2 == 1 {
                continue;
            }
            let mut word = String::new();
            for c in part.chars() {
                if c.is_alphanumeric() || matches!(c, '_' | '$') {
                    word.extend(c.to_lowercase());
                    continue;
                }
                if !word.is_empty() {
                    tokens.push(std::mem::take(&mut word));
                }
                if matches!(c, '(' | ')' | '=' | ',' | '{' | '}') {
                    tokens.push(c.to_string());
                }
            }
            if !word.is_empty() {
                tokens.push(word);
            }
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(statement: &str) -> Vec<(String, Option<Write>)> {
        touches(statement).into_iter().map(|touch| (touch.table, touch.write)).collect()
    }

    #[test]
    fn a_statement_tells_what_it_reads_and_writes() {
        assert_eq!(
            told("insert into a_x (id, status) select id from b_y join c_z on true"),
            [("a_x".into(), Some(Write::Insert)), ("b_y".into(), None), ("c_z".into(), None)]
        );
        assert_eq!(told("UPDATE a_x SET n = 'from d'"), [("a_x".into(), Some(Write::Update))]);
        assert_eq!(
            told("delete from a_x where id in (select id from b_y)"),
            [("a_x".into(), Some(Write::Delete)), ("b_y".into(), None)]
        );
    }

    #[test]
    fn a_status_is_written_by_set_or_by_insert_and_not_by_where() {
        assert_eq!(status_write("update t set a = $1, status = $2 where id = $3"), Some(Write::Update));
        assert_eq!(status_write("update t set a = $1 where status = 'x'"), None);
        assert_eq!(status_write("insert into t (id, status) values ($1, $2)"), Some(Write::Insert));
        assert_eq!(status_write("insert into t (id) select id from u where status = 1"), None);
        assert_eq!(
            status_write("insert into t (id) values ($1) on conflict (id) do update set status = $2"),
            Some(Write::Update)
        );
    }
}
