//! Every statement about commissions and their seats.

pub mod choices;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    Caller, Cell, Code, CommissionId, Day, Failure, Moved, Names, OrganisationId, PersonId, RegionId, ScopeKind, folded,
};
use uuid::Uuid;

use super::moves::{Act, Status};
use super::rules::{CommissionForm, Duty, Interest, Kind, NewSeat, Plan, Rules, Seat, Subject};
use crate::MemberId;

/// The table of commissions, as rows are named in the record.
pub const TABLE: &str = "commissions_commission";
/// The table of seats.
pub const SEATS: &str = "commissions_member";

/// A commission as it is stored.
#[derive(Clone, Debug)]
pub struct Commission {
    /// Its id.
    pub id: CommissionId,
    /// Its title.
    pub title: Names,
    /// Who founds it.
    pub organisation: OrganisationId,
    /// The founder's name.
    pub organisation_name: Names,
    /// Its region.
    pub region: RegionId,
    /// What it decides about.
    pub subject: Option<Subject>,
    /// The rules it decides by.
    pub rules: Rules,
    /// The name of the organisation nobody may come from.
    pub host_name: Option<Names>,
    /// Number of the founding order.
    pub order_number: Option<String>,
    /// Day of the founding order.
    pub order_day: Option<Day>,
    /// How far it is.
    pub status: Status,
    /// Since when.
    pub since: Day,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Commission {
    /// The same as it would be typed.
    pub fn form(&self) -> CommissionForm {
        let yes = |holds: bool| if holds { "yes".to_owned() } else { String::new() };
        CommissionForm {
            kind: self.rules.kind.code().to_owned(),
            title_kk: self.title.kk.clone(),
            title_ru: self.title.ru.clone(),
            title_en: self.title.en.clone(),
            organisation: self.organisation.to_string(),
            host: self.rules.host.map(|host| host.to_string()).unwrap_or_default(),
            quorum: self.rules.quorum.code().to_owned(),
            least: self.rules.least.to_string(),
            casting: yes(self.rules.casting),
            halves: yes(self.rules.halves),
            order_number: self.order_number.clone().unwrap_or_default(),
            order_day: self.order_day.map(|day| day.to_string()).unwrap_or_default(),
            subject: self.subject.as_ref().map(|subject| subject.id.to_string()).unwrap_or_default(),
            subject_kind: self.subject.as_ref().map(|subject| subject.kind.clone()).unwrap_or_default(),
        }
    }
}

/// A seat as it is stored.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its id.
    pub id: MemberId,
    /// Who sits.
    pub person: PersonId,
    /// Their name.
    pub name: Names,
    /// The name of where they come from.
    pub organisation_name: Names,
    /// From where, on whose side, with which duty.
    pub seat: Seat,
    /// The first day.
    pub from: Day,
    /// The last day, where one is set.
    pub until: Option<Day>,
    /// What they say of their conflict of interest.
    pub interest: Interest,
    /// What the conflict is about.
    pub interest_about: Option<String>,
    /// Its version.
    pub version: i64,
}

impl Member {
    /// Is the seat held on this day?
    pub fn sits_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
    /// Leads or writes the minutes?
    pub fn runs(&self) -> bool {
        matches!(self.seat.duty, Duty::Chair | Duty::Secretary)
    }
}

const COLUMNS: &str = "c.id, c.kind, c.title_kk, c.title_ru, c.title_en, c.organisation, c.region, c.subject, \
     c.subject_kind, c.host, c.quorum, c.least, c.halves, c.casting, c.order_number, c.order_day, c.status, c.since_day, \
     c.sort_key, c.version, o.name_kk as founder_kk, o.name_ru as founder_ru, o.name_en as founder_en, \
     h.name_kk as host_kk, h.name_ru as host_ru, h.name_en as host_en \
     from commissions_commission c join registry_organisation o on o.id = c.organisation \
     left join registry_organisation h on h.id = c.host";

fn commission(row: &Row) -> Result<Commission, Failure> {
    let subject: Option<Uuid> = row.get("subject")?;
    let subject_kind: Option<String> = row.get("subject_kind")?;
    let host: Option<OrganisationId> = row.get("host")?;
    let least: i64 = row.get("least")?;
    Ok(Commission {
        id: row.get("id")?,
        title: row.names("title")?,
        organisation: row.get("organisation")?,
        organisation_name: row.names("founder")?,
        region: row.get("region")?,
        subject: subject.zip(subject_kind).map(|(id, kind)| Subject { id, kind }),
        rules: Rules {
            kind: row.get("kind")?,
            quorum: row.get("quorum")?,
            least: usize::try_from(least).unwrap_or(0),
            halves: row.get("halves")?,
            casting: row.get("casting")?,
            host,
        },
        host_name: if host.is_some() { Some(row.names("host")?) } else { None },
        order_number: row.get("order_number")?,
        order_day: row.get("order_day")?,
        status: row.get("status")?,
        since: row.get("since_day")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// What a caller sees: their region, what their organisation founds or sends members to, what they sit in.
fn sight(caller: &Caller) -> Reach<'_> {
    let delegated = "exists (select 1 from commissions_member m where m.commission = c.id and m.organisation = ?)";
    let seated = "exists (select 1 from commissions_member m where m.commission = c.id and m.person = ?)";
    Reach::new(caller)
        .region("c.region")
        .organisation("c.organisation")
        .through(ScopeKind::Organisation, delegated)
        .programme("c.subject")
        .commission("c.id")
        .through(ScopeKind::Own, seated)
}

/// The commission, or `Missing`: for later stages and the platform itself.
///
/// # Errors
/// Missing, when there is none.
pub async fn load(reader: &dyn Read, id: CommissionId) -> Result<Commission, Failure> {
    let row = reader.one(&format!("select {COLUMNS} where c.id = $1"), values![id]).await?;
    commission(&row)
}

/// The commission, when the caller sees it.
pub async fn seen(reader: &dyn Read, caller: &Caller, id: CommissionId) -> Result<Commission, Failure> {
    let (reach, mut cells) = sight(caller).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    let row = reader.one(&format!("select {COLUMNS} where c.id = $1 and {reach}"), all).await?;
    commission(&row)
}

/// Does the commission lie in what the caller's role is held for?
pub async fn keeps(reader: &dyn Read, caller: &Caller, id: CommissionId) -> Result<bool, Failure> {
    let own = Reach::new(caller).region("c.region").organisation("c.organisation").programme("c.subject");
    let (reach, mut cells) = own.sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    let sql = format!("select 1 as n from commissions_commission c where c.id = $1 and {reach}");
    Ok(reader.maybe(&sql, all).await?.is_some())
}

/// The commissions that decide about a thing, the newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn of_subject(reader: &dyn Read, subject: Uuid) -> Result<Vec<Commission>, Failure> {
    let rows =
        reader.all(&format!("select {COLUMNS} where c.subject = $1 order by c.id desc"), values![subject]).await?;
    rows.iter().map(commission).collect()
}

/// The commissions a caller sees that decide about a thing, are founded by it, or in which it sits.
pub async fn about(reader: &dyn Read, caller: &Caller, thing: Uuid) -> Result<Vec<Commission>, Failure> {
    let (reach, mut cells) = sight(caller).sql(2);
    let mut all: Vec<Cell> = values![thing];
    all.append(&mut cells);
    let sql = format!(
        "select {COLUMNS} where (c.subject = $1 or c.organisation = $1 \
         or exists (select 1 from commissions_member m where m.commission = c.id and m.person = $1)) \
         and {reach} order by c.id desc limit 20"
    );
    reader.all(&sql, all).await?.iter().map(commission).collect()
}

/// Is a sitting called or open?
pub async fn pending(reader: &dyn Read, id: CommissionId) -> Result<bool, Failure> {
    let sql =
        "select 1 as n from commissions_sitting s where s.commission = $1 and s.status in ('called', 'open') limit 1";
    Ok(reader.maybe(sql, values![id]).await?.is_some())
}

/// Every seat there is or was, the chair first, then by name.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn members(reader: &dyn Read, id: CommissionId) -> Result<Vec<Member>, Failure> {
    let rows = reader
        .all(
            "select m.id, m.person, m.organisation, m.side, m.duty, m.from_day, m.until_day, m.interest, m.interest_about, \
             m.version, p.family, p.given, p.patronymic, p.latin, o.name_kk as organisation_kk, \
             o.name_ru as organisation_ru, o.name_en as organisation_en \
             from commissions_member m join registry_person p on p.id = m.person \
             join registry_organisation o on o.id = m.organisation where m.commission = $1 \
             order by case m.duty when 'chair' then 0 when 'member' then 1 else 2 end, p.sort_key, m.id",
            values![id],
        )
        .await?;
    rows.iter().map(member).collect()
}

fn member(row: &Row) -> Result<Member, Failure> {
    Ok(Member {
        id: row.get("id")?,
        person: row.get("person")?,
        name: person_name(row)?,
        organisation_name: row.names("organisation")?,
        seat: Seat { organisation: row.get("organisation")?, side: row.get("side")?, duty: row.get("duty")? },
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        interest: row.get("interest")?,
        interest_about: row.get("interest_about")?,
        version: row.get("version")?,
    })
}

/// Family name, given name, patronymic; the Latin name in English, where it is known.
fn person_name(row: &Row) -> Result<Names, Failure> {
    let (family, given): (String, String) = (row.get("family")?, row.get("given")?);
    let (patronymic, latin): (Option<String>, Option<String>) = (row.get("patronymic")?, row.get("latin")?);
    let full = [Some(family), Some(given), patronymic].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Ok(Names::new(full.clone(), full.clone(), latin.unwrap_or(full)))
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only in this state.
    pub status: Option<Status>,
    /// Words in a title.
    pub words: String,
}

impl Filter {
    fn condition(&self, caller: &Caller) -> Where {
        Where::from(sight(caller).sql(1))
            .given("c.kind = ?", self.kind)
            .given("c.status = ?", self.status)
            .words("c.search_key", &self.words)
    }
}

/// A page of the list, by title.
pub async fn page(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Commission>, Failure> {
    let rows = list(reader, caller, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The rows of the list by title, at most so many.
pub async fn list(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Commission>, Failure> {
    let (sql, cells) = filter.condition(caller).after("c.sort_key, c.id", after).sql();
    let sql = format!("select {COLUMNS} where {sql} order by c.sort_key, c.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(commission).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(caller).sql();
    let sql = format!("select count(*) as n from (select 1 from commissions_commission c where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

fn keys(plan: &Plan) -> (String, String) {
    let Names { kk, ru, en } = &plan.title;
    let mut words: Vec<String> = [kk, ru, en].into_iter().map(|title| folded(title)).collect();
    words.extend(plan.order_number.clone());
    (web::sort_key(kk), words.join(" "))
}

/// A new commission, planned.
pub async fn insert(
    write: &mut Write,
    id: CommissionId,
    plan: &Plan,
    region: RegionId,
    today: Day,
) -> Result<(), Failure> {
    let (sort_key, search_key) = keys(plan);
    let subject = plan.subject.as_ref();
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into commissions_commission (id, kind, title_kk, title_ru, title_en, organisation, region, subject, \
             subject_kind, host, quorum, least, halves, casting, order_number, order_day, status, since_day, sort_key, \
             search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1)",
            values![
                id, plan.rules.kind, plan.title.kk, plan.title.ru, plan.title.en, plan.organisation, region,
                subject.map(|subject| subject.id), subject.map(|subject| subject.kind.clone()), plan.rules.host,
                plan.rules.quorum, whole(plan.rules.least), plan.rules.halves, plan.rules.casting, plan.order_number,
                plan.order_day, Status::ALL[0], today, sort_key, search_key
            ],
        )
        .await
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The corrected plan of a commission that may be edited. Founder and subject stay: they are what it is.
pub async fn save_plan(
    write: &mut Write,
    id: CommissionId,
    version: i64,
    moved: Moved<Status, Act>,
    plan: &Plan,
) -> Result<(), Failure> {
    let (sort_key, search_key) = keys(plan);
    write
        .change(
            RowRef::new(TABLE, id),
            "update commissions_commission set kind = $1, title_kk = $2, title_ru = $3, title_en = $4, host = $5, \
             quorum = $6, least = $7, halves = $8, casting = $9, order_number = $10, order_day = $11, sort_key = $12, \
             search_key = $13, status = $14, version = version + 1 where id = $15 and version = $16",
            values![
                plan.rules.kind,
                plan.title.kk,
                plan.title.ru,
                plan.title.en,
                plan.rules.host,
                plan.rules.quorum,
                whole(plan.rules.least),
                plan.rules.halves,
                plan.rules.casting,
                plan.order_number,
                plan.order_day,
                sort_key,
                search_key,
                moved.to(),
                id,
                version
            ],
        )
        .await
}

/// The state after a move; a new state begins today.
pub async fn save(
    write: &mut Write,
    before: &Commission,
    version: i64,
    moved: Moved<Status, Act>,
) -> Result<(), Failure> {
    let since = if moved.to() == before.status { before.since } else { write.by().today() };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_commission set status = $1, since_day = $2, version = version + 1 \
             where id = $3 and version = $4",
            values![moved.to(), since, before.id, version],
        )
        .await
}

/// A new seat.
pub async fn insert_member(write: &mut Write, id: MemberId, to: CommissionId, new: &NewSeat) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(SEATS, id),
            "insert into commissions_member (id, commission, person, organisation, side, duty, from_day, until_day, \
             interest, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
            values![
                id,
                to,
                new.person,
                new.seat.organisation,
                new.seat.side,
                new.seat.duty,
                new.from,
                new.until,
                Interest::Undeclared
            ],
        )
        .await
}

/// The last day of a seat.
pub async fn end_member(write: &mut Write, member: &Member, last: Day) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(SEATS, member.id),
            "update commissions_member set until_day = $1, version = version + 1 where id = $2 and version = $3",
            values![last, member.id, member.version],
        )
        .await
}

/// What a member says of their interest.
pub async fn save_interest(
    write: &mut Write,
    member: &Member,
    interest: Interest,
    about: Option<String>,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(SEATS, member.id),
            "update commissions_member set interest = $1, interest_about = $2, version = version + 1 \
             where id = $3 and version = $4",
            values![interest, about, member.id, member.version],
        )
        .await
}
