//! How far a caller reaches, as a condition of SQL. A stage names the columns of its rows by kind of scope; the
//! condition holds for the rows that lie in the caller's chosen grant, and only while that grant stands.

use db::values;
use kernel::{Caller, Cell, Role, ScopeKind, Stored};

use crate::grants::stands;

/// The columns of a row by which it lies in a scope: `Reach::new(&caller).region("t.region").organisation("t.enterprise")`.
#[derive(Debug)]
pub struct Reach<'a> {
    by: &'a Caller,
    ways: Vec<(ScopeKind, String)>,
}

impl<'a> Reach<'a> {
    /// A caller's reach; without columns only the nation's roles and the platform itself see a row.
    pub fn new(by: &'a Caller) -> Self {
        Self { by, ways: Vec::new() }
    }
    /// Rows of the region in this column.
    #[must_use]
    pub fn region(self, column: &str) -> Self {
        self.column(ScopeKind::Region, column)
    }
    /// Rows of the organisation in this column; several columns widen each other.
    #[must_use]
    pub fn organisation(self, column: &str) -> Self {
        self.column(ScopeKind::Organisation, column)
    }
    /// Rows of the programme in this column.
    #[must_use]
    pub fn programme(self, column: &str) -> Self {
        self.column(ScopeKind::Programme, column)
    }
    /// Rows of the group in this column.
    #[must_use]
    pub fn group(self, column: &str) -> Self {
        self.column(ScopeKind::Group, column)
    }
    /// Rows of the commission in this column.
    #[must_use]
    pub fn commission(self, column: &str) -> Self {
        self.column(ScopeKind::Commission, column)
    }
    /// Rows of the person in this column.
    #[must_use]
    pub fn own(self, column: &str) -> Self {
        self.column(ScopeKind::Own, column)
    }
    /// Rows for which a condition holds, where `?` stands for the scope's id (for `Own`: the person's):
    /// `.through(ScopeKind::Own, "t.id in (select p.agreement from agreements_party p where p.person = ?)")`.
    #[must_use]
    pub fn through(mut self, kind: ScopeKind, condition: &str) -> Self {
        self.ways.push((kind, condition.to_owned()));
        self
    }

    fn column(self, kind: ScopeKind, column: &str) -> Self {
        self.through(kind, &format!("{column} = ?"))
    }

    /// The condition and its cells, with placeholders from `$first` on.
    pub fn sql(&self, first: usize) -> (String, Vec<Cell>) {
        let nothing = || ("1 = 0".to_owned(), Vec::new());
        let person = match (self.by.role, self.by.person) {
            (Role::System, _) => return ("1 = 1".to_owned(), Vec::new()),
            (Role::Public, _) | (_, None) => return nothing(),
            (_, Some(person)) => person,
        };
        let scope = self.by.scope;
        let mut cells = values![person, self.by.role, scope.kind, scope.id, self.by.today()];
        let [holder, role, kind, of, day] = [0, 1, 2, 3, 4].map(|n| format!("${}", first + n));
        let held = format!(
            "exists (select 1 from accounts_grant g where g.person = {holder} and g.role = {role} \
             and g.scope_kind = {kind} and g.scope_id = {of} and {})",
            stands(&day)
        );
        if scope.kind == ScopeKind::Nation {
            return (held, cells);
        }
        // PostgreSQL wants one type a placeholder, SQLite counts each name once: the row's side has its own.
        let mine = format!("${}", first + cells.len());
        let ways = self.ways.iter().filter(|(kind, _)| *kind == scope.kind);
        let ways: Vec<String> = ways.map(|(_, condition)| format!("({})", condition.replace('?', &mine))).collect();
        if ways.is_empty() {
            return nothing();
        }
        cells.push(if scope.kind == ScopeKind::Own { person.cell() } else { scope.id.cell() });
        (format!("(({}) and {held})", ways.join(" or ")), cells)
    }
}
