//! Every statement about contracts; those about signatures stand beside. Amendments have a store of their own.

mod signatures;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    AgreementId, Caller, Cell, Day, DocumentId, Failure, Lang, Moment, Money, Moved, Names, OrganisationId, PersonId,
    RegionId, ScopeKind, Span, folded,
};

use crate::moves::{Act, Status};
use crate::parties::Party;
use crate::terms::Terms;

pub(crate) use signatures::signature;
pub use signatures::{
    Signature, add_signature, keep_signing_order, signatures, signing_order, signing_order_version, void_signatures,
};

/// The table, as rows are named in the record.
pub const TABLE: &str = "agreements_agreement";
const COUNTER: &str = "agreements_counter";

/// Who stands in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties {
    /// The educational organisation.
    pub university: OrganisationId,
    /// The enterprise.
    pub enterprise: OrganisationId,
    /// The learner.
    pub learner: PersonId,
    /// The legal representative of a minor.
    pub representative: Option<PersonId>,
}

/// A contract as it is stored.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// Its number.
    pub number: String,
    /// Who stands in it.
    pub parties: Parties,
    /// The region of the enterprise.
    pub region: RegionId,
    /// Where it stands.
    pub status: Status,
    /// Since when it stands there.
    pub since: Moment,
    /// Counts the editions of the terms.
    pub revision: i64,
    /// The terms, as signed first; amendments go over them by day.
    pub terms: Terms,
    /// The paper in signature or signed.
    pub paper: Option<DocumentId>,
    /// SHA-256 of that paper.
    pub paper_hash: Option<String>,
    /// The edition of the clauses.
    pub template: i64,
    /// The day it ended before its time, who ended it, why, and what is paid back.
    pub end: Option<End>,
    /// Its version.
    pub version: i64,
    /// Name of the university.
    pub university_name: Names,
    /// Name of the enterprise.
    pub enterprise_name: Names,
    /// Name of the learner.
    pub learner_name: String,
    sort_key: String,
}

/// How a contract ended before its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The last day it held.
    pub day: Day,
    /// Which party ended it.
    pub by: Party,
    /// Why.
    pub reason: String,
    /// What the learner pays back, where study was paid by the enterprise.
    pub refund: Option<Money>,
}

const COLUMNS: &str = "a.id, a.number, a.university, a.enterprise, a.region, a.learner, a.representative, a.status, \
     a.since, a.revision, a.programme_code, a.programme_kk, a.programme_ru, a.programme_en, a.profession_kk, \
     a.profession_ru, a.profession_en, a.workplace_kk, a.workplace_ru, a.workplace_en, a.mentor, a.from_day, \
     a.until_day, a.credits, a.weekly_hours, a.daily_hours, a.night, a.hazardous, a.compensation, a.amount, a.cost, \
     a.workoff_months, a.language, a.paper, a.paper_hash, a.template, a.ended_day, a.ended_by, a.end_reason, a.refund, \
     a.sort_key, a.version, u.name_kk as university_kk, u.name_ru as university_ru, u.name_en as university_en, \
     e.name_kk as enterprise_kk, e.name_ru as enterprise_ru, e.name_en as enterprise_en, \
     p.family, p.given, p.patronymic \
     from agreements_agreement a join registry_organisation u on u.id = a.university \
     join registry_organisation e on e.id = a.enterprise join registry_person p on p.id = a.learner";

fn read_terms(row: &Row) -> Result<Terms, Failure> {
    Ok(Terms {
        programme_code: row.get("programme_code")?,
        programme: row.names("programme")?,
        profession: row.names("profession")?,
        workplace: row.names("workplace")?,
        mentor: row.get("mentor")?,
        span: Span { from: row.get("from_day")?, until: row.get("until_day")? },
        credits: row.get("credits")?,
        weekly_hours: row.get("weekly_hours")?,
        daily_hours: row.get("daily_hours")?,
        night: row.get("night")?,
        hazardous: row.get("hazardous")?,
        compensation: row.get("compensation")?,
        amount: row.get("amount")?,
        cost: row.get("cost")?,
        workoff_months: row.get("workoff_months")?,
        language: row.get::<Lang>("language")?,
    })
}

fn read_end(row: &Row) -> Result<Option<End>, Failure> {
    let (day, by): (Option<Day>, Option<Party>) = (row.get("ended_day")?, row.get("ended_by")?);
    let Some((day, by)) = day.zip(by) else { return Ok(None) };
    let reason: Option<String> = row.get("end_reason")?;
    Ok(Some(End { day, by, reason: reason.unwrap_or_default(), refund: row.get("refund")? }))
}

fn agreement(row: &Row) -> Result<Agreement, Failure> {
    let [family, given]: [String; 2] = [row.get("family")?, row.get("given")?];
    let patronymic: Option<String> = row.get("patronymic")?;
    Ok(Agreement {
        id: row.get("id")?,
        number: row.get("number")?,
        parties: Parties {
            university: row.get("university")?,
            enterprise: row.get("enterprise")?,
            learner: row.get("learner")?,
            representative: row.get("representative")?,
        },
        region: row.get("region")?,
        status: row.get("status")?,
        since: row.get("since")?,
        revision: row.get("revision")?,
        terms: read_terms(row)?,
        paper: row.get("paper")?,
        paper_hash: row.get("paper_hash")?,
        template: row.get("template")?,
        end: read_end(row)?,
        version: row.get("version")?,
        university_name: row.names("university")?,
        enterprise_name: row.names("enterprise")?,
        learner_name: registry::people::rules::full_name(&family, &given, patronymic.as_deref()),
        sort_key: row.get("sort_key")?,
    })
}

/// The learner is enrolled there, at the university of the contract.
fn enrolled(held: &str) -> String {
    format!(
        "exists (select 1 from programmes_enrolment n join programmes_cohort h on h.id = n.cohort \
         where n.person = a.learner and n.organisation = a.university and {held})"
    )
}

/// Which contracts a caller's role reaches: their region, their organisation on either side, those of the learners of
/// their programme or group, or their own.
pub fn reach(by: &Caller) -> Reach<'_> {
    Reach::new(by)
        .region("a.region")
        .organisation("a.university")
        .organisation("a.enterprise")
        .through(ScopeKind::Programme, &enrolled("h.programme = ?"))
        .through(ScopeKind::Group, &enrolled("n.cluster = ?"))
        .through(ScopeKind::Own, "a.learner = ? or a.representative = ?")
}

/// A contract within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: AgreementId) -> Result<Agreement, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    agreement(&reader.one(&format!("select {COLUMNS} where a.id = $1 and {within}"), all).await?)
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in this state.
    pub status: Option<Status>,
    /// Only of this enterprise.
    pub enterprise: Option<OrganisationId>,
    /// Only of this learner.
    pub learner: Option<PersonId>,
    /// Words in a name, a number or a programme.
    pub words: String,
}

impl Filter {
    fn condition(&self, by: &Caller) -> Where {
        Where::from(reach(by).sql(1))
            .given("a.status = ?", self.status)
            .given("a.enterprise = ?", self.enterprise)
            .given("a.learner = ?", self.learner)
            .words("a.search_key", &self.words)
    }
}

/// A page of the contracts within reach, by the learner's name.
pub async fn page(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Agreement>, Failure> {
    let rows = list(reader, by, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The contracts within reach by the learner's name, at most so many.
pub async fn list(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Agreement>, Failure> {
    let (sql, cells) = filter.condition(by).after("a.sort_key, a.id", after).sql();
    let sql = format!("select {COLUMNS} where {sql} order by a.sort_key, a.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(agreement).collect()
}

/// The newest contracts of a person or an organisation, within the caller's reach.
pub async fn about(reader: &dyn Read, by: &Caller, thing: uuid::Uuid) -> Result<Vec<Agreement>, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all = values![thing];
    all.append(&mut cells);
    let sql = format!(
        "select {COLUMNS} where (a.learner = $1 or a.enterprise = $1 or a.university = $1) and {within} \
         order by a.since desc, a.id limit 10"
    );
    reader.all(&sql, all).await?.iter().map(agreement).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, by: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(by).sql();
    let sql = format!("select count(*) as n from (select 1 from agreements_agreement a where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

/// The other contracts that bind the learner, by their first day: for decisions, never for showing.
pub async fn others_of_learner(reader: &dyn Read, of: &Agreement) -> Result<Vec<Agreement>, Failure> {
    let sql = format!(
        "select {COLUMNS} where a.learner = $1 and a.id <> $2 and a.status in ($3, $4) order by a.from_day, a.id"
    );
    let cells = values![of.parties.learner, of.id, Status::InForce, Status::Suspended];
    reader.all(&sql, cells).await?.iter().map(agreement).collect()
}

/// The next number of a university's contracts in a year: `2026-00001`. The counter's row queues those who ask at once.
pub async fn next_number(write: &mut Write, university: OrganisationId, year: i32) -> Result<String, Failure> {
    let sql = "insert into agreements_counter (id, year, last, version) values ($1, $2, 1, 1) \
               on conflict (id) do update set version = agreements_counter.version + 1, year = excluded.year, \
               last = case when agreements_counter.year = excluded.year then agreements_counter.last + 1 else 1 end";
    write.change(RowRef::new(COUNTER, university), sql, values![university, year]).await?;
    let sql = "select last from agreements_counter where id = $1";
    let last: i64 = write.one(sql, values![university]).await?.get("last")?;
    Ok(format!("{year}-{last:05}"))
}

fn keys(learner: &str, number: &str, terms: &Terms, enterprise: &Names) -> (String, String) {
    let words = [
        learner,
        number,
        &terms.programme_code,
        &terms.programme.kk,
        &terms.programme.ru,
        &enterprise.kk,
        &enterprise.ru,
    ];
    (web::sort_key(learner), words.map(folded).join(" "))
}

/// What a contract begins with.
pub struct Beginning<'a> {
    /// Its id.
    pub id: AgreementId,
    /// Its number.
    pub number: &'a str,
    /// Who stands in it.
    pub parties: Parties,
    /// The region of the enterprise.
    pub region: RegionId,
    /// What is agreed on.
    pub terms: &'a Terms,
    /// The edition of the clauses.
    pub template: i64,
    /// Name of the learner.
    pub learner: &'a str,
    /// Name of the enterprise.
    pub enterprise: &'a Names,
}

/// A new contract, drafted.
pub async fn insert(write: &mut Write, new: &Beginning<'_>) -> Result<(), Failure> {
    let now = write.by().now;
    let Beginning { id, number, parties, region, terms, template, learner, enterprise } = *new;
    let (sort_key, search_key) = keys(learner, number, terms, enterprise);
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into agreements_agreement (id, number, university, enterprise, region, learner, representative, \
             status, since, revision, programme_code, programme_kk, programme_ru, programme_en, profession_kk, \
             profession_ru, profession_en, workplace_kk, workplace_ru, workplace_en, mentor, from_day, until_day, \
             credits, weekly_hours, daily_hours, night, hazardous, compensation, amount, cost, workoff_months, language, \
             template, sort_key, search_key, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, $13, \
             $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, 1)",
            values![
                id, number, parties.university, parties.enterprise, region, parties.learner, parties.representative,
                Status::Drafted, now, terms.programme_code, terms.programme.kk, terms.programme.ru, terms.programme.en,
                terms.profession.kk, terms.profession.ru, terms.profession.en, terms.workplace.kk, terms.workplace.ru,
                terms.workplace.en, terms.mentor, terms.span.from, terms.span.until, terms.credits, terms.weekly_hours,
                terms.daily_hours, terms.night, terms.hazardous, terms.compensation, terms.amount, terms.cost,
                terms.workoff_months, terms.language, template, sort_key, search_key
            ],
        )
        .await
}

/// The edited terms, with the edition of the clauses they are printed by; the revision counts on, and the state is the one that the edit leads to.
pub async fn save_terms(
    write: &mut Write,
    before: &Agreement,
    version: i64,
    moved: Moved<Status, Act>,
    (terms, template): (&Terms, i64),
) -> Result<(), Failure> {
    let since = if moved.to() == before.status { before.since } else { write.by().now };
    let (_, search_key) = keys(&before.learner_name, &before.number, terms, &before.enterprise_name);
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update agreements_agreement set status = $1, since = $2, programme_code = $3, programme_kk = $4, \
             programme_ru = $5, programme_en = $6, profession_kk = $7, profession_ru = $8, profession_en = $9, \
             workplace_kk = $10, workplace_ru = $11, workplace_en = $12, mentor = $13, from_day = $14, until_day = $15, \
             credits = $16, weekly_hours = $17, daily_hours = $18, night = $19, hazardous = $20, compensation = $21, \
             amount = $22, cost = $23, workoff_months = $24, language = $25, search_key = $26, \
             template = $27, revision = revision + 1, version = version + 1 where id = $28 and version = $29",
            values![
                moved.to(), since, terms.programme_code, terms.programme.kk, terms.programme.ru, terms.programme.en,
                terms.profession.kk, terms.profession.ru, terms.profession.en, terms.workplace.kk, terms.workplace.ru,
                terms.workplace.en, terms.mentor, terms.span.from, terms.span.until, terms.credits, terms.weekly_hours,
                terms.daily_hours, terms.night, terms.hazardous, terms.compensation, terms.amount, terms.cost,
                terms.workoff_months, terms.language, search_key, template, before.id, version
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(write: &mut Write, id: AgreementId, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let now = write.by().now;
    write
        .change(
            RowRef::new(TABLE, id),
            "update agreements_agreement set status = $1, since = $2, version = version + 1 \
             where id = $3 and version = $4",
            values![moved.to(), now, id, version],
        )
        .await
}

/// The state after a move, with the paper that is now to be signed (or none, when it was recalled).
pub async fn save_with_paper(
    write: &mut Write,
    id: AgreementId,
    version: i64,
    moved: Moved<Status, Act>,
    paper: Option<(DocumentId, String)>,
) -> Result<(), Failure> {
    let now = write.by().now;
    let (paper, hash) = paper.unzip();
    write
        .change(
            RowRef::new(TABLE, id),
            "update agreements_agreement set status = $1, since = $2, paper = $3, paper_hash = $4, \
             version = version + 1 where id = $5 and version = $6",
            values![moved.to(), now, paper, hash, id, version],
        )
        .await
}

/// The state after a move that ends the contract before its time.
pub async fn save_end(
    write: &mut Write,
    id: AgreementId,
    version: i64,
    moved: Moved<Status, Act>,
    end: &End,
) -> Result<(), Failure> {
    let now = write.by().now;
    write
        .change(
            RowRef::new(TABLE, id),
            "update agreements_agreement set status = $1, since = $2, ended_day = $3, ended_by = $4, end_reason = $5, \
             refund = $6, version = version + 1 where id = $7 and version = $8",
            values![moved.to(), now, end.day, end.by, end.reason, end.refund, id, version],
        )
        .await
}

/// How many contracts in reach are in force or suspended.
pub async fn binding(reader: &dyn Read, by: &Caller) -> Result<i64, Failure> {
    binding_in(reader, by, None).await
}

/// How many contracts in reach are in force or suspended, of one region where one is chosen.
pub async fn binding_in(reader: &dyn Read, by: &Caller, region: Option<RegionId>) -> Result<i64, Failure> {
    let (within, mut cells) = reach(by).sql(3);
    let mut all = values![Status::InForce, Status::Suspended];
    all.append(&mut cells);
    let mut sql = format!("select count(*) as n from agreements_agreement a where a.status in ($1, $2) and {within}");
    if let Some(region) = region {
        all.extend(values![region]);
        sql.push_str(&format!(" and a.region = ${}", all.len()));
    }
    reader.count(&sql, all).await
}
