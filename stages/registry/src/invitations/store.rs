//! Every statement about invitations: their rows are those of `accounts`, read within the caller's reach.

use accounts::{InvitationId, Reach};
use db::{After, PAGE, Paged, Read, Row, Where, cut, values};
use kernel::{Caller, Cell, Day, Failure, Moment, Names, PersonId, Role, ScopeKind, Stored};

use crate::people::rules::{full_name, names};

/// An invitation as its sender sees it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Its id.
    pub id: InvitationId,
    /// Who is invited.
    pub person: PersonId,
    /// What they are called.
    pub name: Names,
    /// Where the letter went; none for those reached on paper.
    pub email: Option<String>,
    /// Into which role.
    pub role: Role,
    /// What the role is held for.
    pub label: Names,
    /// The last day of the role.
    pub until: Option<Day>,
    /// Until when the link opens.
    pub opens_until: Moment,
    /// Who invited, where they have an account.
    pub by: Option<String>,
}

const SENT: &str = "select i.id, i.person, p.family, p.given, p.patronymic, p.latin, a.email, i.role, \
     i.label_kk, i.label_ru, i.label_en, i.grant_until, i.expires_at, b.name as invited_by \
     from accounts_invitation i join registry_person p on p.id = i.person \
     join accounts_account a on a.id = i.person left join accounts_account b on b.id = i.invited_by";

fn sent(row: &Row) -> Result<Sent, Failure> {
    let [family, given]: [String; 2] = [row.get("family")?, row.get("given")?];
    let [patronymic, latin]: [Option<String>; 2] = [row.get("patronymic")?, row.get("latin")?];
    Ok(Sent {
        id: row.get("id")?,
        person: row.get("person")?,
        name: names(&full_name(&family, &given, patronymic.as_deref()), latin.as_deref()),
        email: row.get("email")?,
        role: row.get("role")?,
        label: row.names("label")?,
        until: row.get("grant_until")?,
        opens_until: row.get("expires_at")?,
        by: row.get("invited_by")?,
    })
}

/// Those that wait: for the caller's organisation or region, and those the caller sent.
fn waiting(by: &Caller, first: usize) -> (String, Vec<Cell>) {
    let (held, mut cells) = Reach::new(by)
        .through(
            ScopeKind::Region,
            "(i.scope_kind = 'region' and i.scope_id = ?) or (i.scope_kind = 'organisation' and exists \
             (select 1 from registry_organisation o where o.id = i.scope_id and o.region = ?))",
        )
        .through(ScopeKind::Organisation, "i.scope_kind = 'organisation' and i.scope_id = ?")
        .sql(first);
    cells.push(by.person.unwrap_or(PersonId(uuid::Uuid::nil())).cell());
    let own = first + cells.len() - 1;
    cells.push(by.now.cell());
    let now = first + cells.len() - 1;
    let open = format!("i.accepted_at is null and i.withdrawn_at is null and i.expires_at > ${now}");
    (format!("({held} or i.invited_by = ${own}) and {open}"), cells)
}

/// A page of the invitations that wait, the newest first.
pub async fn page(reader: &dyn Read, by: &Caller, after: Option<&After>) -> Result<Paged<Sent>, Failure> {
    let (sql, cells) = Where::from(waiting(by, 1)).given("i.id < ?", after.map(|after| after.id)).sql();
    let sql = format!("{SENT} where {sql} order by i.id desc limit {}", PAGE + 1);
    let rows: Result<Vec<Sent>, Failure> = reader.all(&sql, cells).await?.iter().map(sent).collect();
    Ok(cut(rows?, |row| After::row("", row.id)))
}

/// One that waits, within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: InvitationId) -> Result<Sent, Failure> {
    let (within, mut cells) = waiting(by, 2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    sent(&reader.one(&format!("{SENT} where i.id = $1 and {within}"), all).await?)
}

/// Those that wait for a person, within the caller's reach.
pub async fn of_person(reader: &dyn Read, by: &Caller, person: PersonId) -> Result<Vec<Sent>, Failure> {
    let (within, mut cells) = waiting(by, 2);
    let mut all: Vec<Cell> = values![person];
    all.append(&mut cells);
    let sql = format!("{SENT} where i.person = $1 and {within} order by i.id desc limit 10");
    reader.all(&sql, all).await?.iter().map(sent).collect()
}
