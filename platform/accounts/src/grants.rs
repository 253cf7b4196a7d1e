//! A grant: a role, held by a person for a scope, from a day until a day.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Day, Failure, Names, PersonId, Role, Scope};
use serde_json::json;

use crate::{GrantId, refusal};

const GRANT: &str = "accounts_grant";

/// A role held for a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// Who holds it.
    pub person: PersonId,
    /// As whom they act.
    pub role: Role,
    /// How far it reaches.
    pub scope: Scope,
    /// What the scope is called.
    pub label: Names,
    /// The first day.
    pub from: Day,
    /// The last day, where one is set.
    pub until: Option<Day>,
}

/// What a grant begins with.
#[derive(Clone, Debug)]
pub struct NewGrant {
    /// Who will hold it.
    pub person: PersonId,
    /// As whom they will act.
    pub role: Role,
    /// How far it reaches.
    pub scope: Scope,
    /// What the scope is called.
    pub label: Names,
    /// The first day.
    pub from: Day,
    /// The last day, where one is set.
    pub until: Option<Day>,
}

/// Grants a role for a scope.
///
/// # Errors
/// Refused, when it ends before it begins or is held already.
pub async fn grant(w: &mut Write, new: &NewGrant) -> Result<GrantId, Failure> {
    if new.until.is_some_and(|until| until < new.from) {
        return Err(kernel::house::ENDS_BEFORE_BEGINS.at("until").into());
    }
    if standing(w, new.person, new.role, new.scope, new.from).await?.is_some() {
        return Err(refusal::HELD_ALREADY.refuse().into());
    }
    let id: GrantId = w.by().new_id();
    let row = RowRef::new(GRANT, id);
    w.change(
        row,
        "insert into accounts_grant (id, person, role, scope_kind, scope_id, label_kk, label_ru, label_en, \
         from_day, until_day, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        values![
            id,
            new.person,
            new.role,
            new.scope.kind,
            new.scope.id,
            new.label.kk,
            new.label.ru,
            new.label.en,
            new.from,
            new.until
        ],
    )
    .await?;
    w.record(
        "accounts-act-grant",
        row,
        json!({ "person": new.person, "role": new.role, "scope": new.scope.kind, "of": new.scope.id,
            "from": new.from, "until": new.until }),
    );
    Ok(id)
}

/// Takes a grant back, from today on.
///
/// # Errors
/// Missing, when there is no such grant; refused, when it has ended already.
pub async fn revoke(w: &mut Write, id: GrantId, reason: &str) -> Result<(), Failure> {
    let today = w.by().today();
    let held = w.one(&format!("{SELECT} where g.id = $1"), values![id]).await?;
    let held = read(&held)?;
    if held.until.is_some_and(|until| until < today) {
        return Err(refusal::NOT_HELD.refuse().into());
    }
    let row = RowRef::new(GRANT, id);
    w.change(
        row,
        "update accounts_grant set until_day = $1, version = version + 1 \
         where id = $2 and (until_day is null or until_day >= $3)",
        values![today.plus(-1), id, today],
    )
    .await?;
    w.record("accounts-act-revoke", row, json!({ "person": held.person, "role": held.role, "reason": reason }));
    Ok(())
}

/// What a person holds on a day, in the order of roles.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn grants_of(reader: &dyn Read, person: PersonId, today: Day) -> Result<Vec<Grant>, Failure> {
    let sql = format!("{SELECT} where g.person = $1 and {}", stands("$2"));
    let held: Result<Vec<Grant>, Failure> = reader.all(&sql, values![person, today]).await?.iter().map(read).collect();
    held.map(in_order)
}

/// In the order in which a person chooses among them: by role, then by what the scope is called.
pub(crate) fn in_order(mut grants: Vec<Grant>) -> Vec<Grant> {
    grants.sort_by(|a, b| (a.role, &a.label.kk, a.id).cmp(&(b.role, &b.label.kk, b.id)));
    grants
}

/// Who holds a role for a scope on a day: to whom a letter goes, who may be chosen.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn holders(reader: &dyn Read, role: Role, scope: Scope, today: Day) -> Result<Vec<PersonId>, Failure> {
    let sql = format!(
        "select distinct g.person from accounts_grant g where g.role = $1 and g.scope_kind = $2 and g.scope_id = $3 \
         and {} order by g.person",
        stands("$4")
    );
    let rows = reader.all(&sql, values![role, scope.kind, scope.id, today]).await?;
    rows.iter().map(|row| row.get("person")).collect()
}

/// The grant by which a person holds a role for a scope on a day.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn standing(
    reader: &dyn Read,
    person: PersonId,
    role: Role,
    scope: Scope,
    today: Day,
) -> Result<Option<GrantId>, Failure> {
    let sql = format!(
        "select g.id from accounts_grant g where g.person = $1 and g.role = $2 and g.scope_kind = $3 \
         and g.scope_id = $4 and {} order by g.id limit 1",
        stands("$5")
    );
    let row = reader.maybe(&sql, values![person, role, scope.kind, scope.id, today]).await?;
    row.map(|row| row.get("id")).transpose()
}

const SELECT: &str = "select g.id, g.person, g.role, g.scope_kind, g.scope_id, g.label_kk, g.label_ru, g.label_en, \
                      g.from_day, g.until_day from accounts_grant g";

/// The condition that the grant `g` stands on the day of a placeholder.
pub(crate) fn stands(day: &str) -> String {
    format!("g.from_day <= {day} and (g.until_day is null or g.until_day >= {day})")
}

pub(crate) fn read(row: &Row) -> Result<Grant, Failure> {
    Ok(Grant {
        id: row.get("id")?,
        person: row.get("person")?,
        role: row.get("role")?,
        scope: Scope { kind: row.get("scope_kind")?, id: row.get("scope_id")? },
        label: row.names("label")?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
    })
}
