//! Every statement about practices themselves.

use std::fmt::Write as _;

use accounts::Reach;
use agreements::store::Agreement;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    AgreementId, Caller, Cell, Credits, Day, Failure, Hours, Moment, Moved, Names, OrganisationId, PersonId,
    ProgrammeId, Role, ScopeKind, Span, Stored, folded,
};
use programmes::enrolments::GroupId;
use registry::people::rules::full_name;

use super::moves::{Act, Status};
use crate::PracticeId;

/// The table, as rows are named in the record.
pub const TABLE: &str = "practice_practice";

/// A practice as it is stored, and how far it has come.
#[derive(Clone, Debug)]
pub struct Practice {
    /// Its id.
    pub id: PracticeId,
    /// The contract it is held under.
    pub agreement: AgreementId,
    /// The number of the contract.
    pub number: String,
    /// The learner.
    pub learner: PersonId,
    /// What the learner is called.
    pub learner_name: String,
    /// The learner's birthday.
    pub birth: Option<Day>,
    /// The enterprise.
    pub enterprise: OrganisationId,
    /// What it is called.
    pub enterprise_name: Names,
    /// The educational organisation.
    pub university: OrganisationId,
    /// What it is called.
    pub university_name: Names,
    /// The group of the learner.
    pub group: Option<GroupId>,
    /// What the group is called; empty without one.
    pub group_name: String,
    /// The programme of the learner.
    pub programme: Option<ProgrammeId>,
    /// The days of the contract.
    pub span: Span,
    /// The credits of the contract.
    pub credits: Credits,
    /// The hours those credits are worth.
    pub planned: Hours,
    /// A day's work by the contract.
    pub daily: Hours,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// The mentor on the day it is asked for; before the practice, of its first day, and after it, of its last.
    pub mentor: Option<PersonId>,
    /// What the mentor is called.
    pub mentor_name: String,
    /// Hours of countersigned and locked weeks.
    pub confirmed: Hours,
    /// Weeks in all.
    pub weeks: i64,
    /// Weeks countersigned or locked.
    pub settled: i64,
    /// Weeks that wait for the mentor.
    pub submitted: i64,
    /// Weeks that are due and were not sent in.
    pub late: i64,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

/// The mentor of a practice between two days (`$from` and `$until` are placeholders): the newest issued order wins.
pub fn mentor_between(from: &str, until: &str) -> String {
    format!(
        "select l.mentor from practice_assignment l join practice_order o on o.id = l.ordered \
         where l.practice = t.id and o.status = 'issued' and l.from_day <= {until} and l.until_day >= {from} \
         order by o.since desc, o.id desc limit 1"
    )
}

/// The days that the columns ask about: today, and the last Monday whose week is due. They are `$1` to `$3`.
fn days(today: Day) -> Vec<Cell> {
    values![today, today, crate::diary::rules::last_due(today)]
}

fn columns() -> String {
    format!(
        "select t.id, t.agreement, a.number, t.learner, t.enterprise, t.university, t.cluster, t.programme, t.from_day, \
         t.until_day, t.credits, t.planned, t.daily_hours, t.status, t.since, t.sort_key, t.version, \
         p.family, p.given, p.patronymic, p.birth, \
         e.name_kk as enterprise_kk, e.name_ru as enterprise_ru, e.name_en as enterprise_en, \
         u.name_kk as university_kk, u.name_ru as university_ru, u.name_en as university_en, \
         g.name as group_name, m.id as mentor, m.family as mentor_family, m.given as mentor_given, \
         m.patronymic as mentor_patronymic, \
         (select cast(coalesce(sum(w.confirmed), 0) as bigint) from practice_week w where w.practice = t.id) as confirmed, \
         (select count(*) from practice_week w where w.practice = t.id) as weeks, \
         (select count(*) from practice_week w where w.practice = t.id and w.status in ('countersigned', 'locked')) \
          as settled, \
         (select count(*) from practice_week w where w.practice = t.id and w.status = 'submitted') as submitted, \
         (select count(*) from practice_week w where w.practice = t.id and w.status in ('open', 'returned') \
          and w.monday <= $3) as late \
         from practice_practice t join agreements_agreement a on a.id = t.agreement \
         join registry_person p on p.id = t.learner join registry_organisation e on e.id = t.enterprise \
         join registry_organisation u on u.id = t.university left join programmes_group g on g.id = t.cluster \
         left join registry_person m on m.id = ({})",
        mentor_between(&clamped("$1"), &clamped("$2"))
    )
}

/// The day of a placeholder, moved into the practice: who is the mentor on the first day agrees the plan before it.
fn clamped(day: &str) -> String {
    format!("case when {day} < t.from_day then t.from_day when {day} > t.until_day then t.until_day else {day} end")
}

fn name(row: &Row, columns: [&str; 3]) -> Result<String, Failure> {
    let [family, given]: [Option<String>; 2] = [row.get(columns[0])?, row.get(columns[1])?];
    let patronymic: Option<String> = row.get(columns[2])?;
    Ok(full_name(&family.unwrap_or_default(), &given.unwrap_or_default(), patronymic.as_deref()))
}

fn practice(row: &Row) -> Result<Practice, Failure> {
    let group: Option<String> = row.get("group_name")?;
    Ok(Practice {
        id: row.get("id")?,
        agreement: row.get("agreement")?,
        number: row.get("number")?,
        learner: row.get("learner")?,
        learner_name: name(row, ["family", "given", "patronymic"])?,
        birth: row.get("birth")?,
        enterprise: row.get("enterprise")?,
        enterprise_name: row.names("enterprise")?,
        university: row.get("university")?,
        university_name: row.names("university")?,
        group: row.get("cluster")?,
        group_name: group.unwrap_or_default(),
        programme: row.get("programme")?,
        span: Span { from: row.get("from_day")?, until: row.get("until_day")? },
        credits: row.get("credits")?,
        planned: row.get("planned")?,
        daily: row.get("daily_hours")?,
        status: row.get("status")?,
        since: row.get("since")?,
        mentor: row.get("mentor")?,
        mentor_name: name(row, ["mentor_family", "mentor_given", "mentor_patronymic"])?,
        confirmed: row.get("confirmed")?,
        weeks: row.get("weeks")?,
        settled: row.get("settled")?,
        submitted: row.get("submitted")?,
        late: row.get("late")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// Which practices (`t`) a caller's role reaches: of their region, organisation or group, or their own. A mentor
/// reaches only the trainees that an issued order ever assigned to them.
pub fn reach(by: &Caller, first: usize) -> (String, Vec<Cell>) {
    const ASSIGNED: &str = "t.id in (select l.practice from practice_assignment l join practice_order o \
                            on o.id = l.ordered where l.mentor = ? and o.status = 'issued')";
    let own = match by.role {
        Role::Mentor => ASSIGNED,
        Role::Representative => "t.agreement in (select r.id from agreements_agreement r where r.representative = ?)",
        _ => "t.learner = ?",
    };
    let (mut sql, mut cells) = Reach::new(by)
        .region("t.region")
        .organisation("t.enterprise")
        .organisation("t.university")
        .group("t.cluster")
        .through(ScopeKind::Own, own)
        .sql(first);
    if let Some(person) = by.person.filter(|_| by.role == Role::Mentor) {
        let _ = write!(sql, " and {}", ASSIGNED.replace('?', &format!("${}", first + cells.len())));
        cells.push(person.cell());
    }
    (sql, cells)
}

async fn one(reader: &dyn Read, by: &Caller, condition: &str, cell: Cell) -> Result<Practice, Failure> {
    let mut cells = days(by.today());
    cells.push(cell);
    let (within, more) = reach(by, 5);
    cells.extend(more);
    practice(&reader.one(&format!("{} where {condition} and {within}", columns()), cells).await?)
}

/// A practice within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: PracticeId) -> Result<Practice, Failure> {
    one(reader, by, "t.id = $4", id.cell()).await
}

/// The practice under a contract, where one was opened; whoever asks has checked the contract.
pub async fn of_agreement(reader: &dyn Read, agreement: AgreementId) -> Result<Option<PracticeId>, Failure> {
    let row = reader.maybe("select id from practice_practice where agreement = $1", values![agreement]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name, a number or a group.
    pub words: String,
    /// Only in this state.
    pub status: Option<Status>,
    /// Only of this enterprise.
    pub enterprise: Option<OrganisationId>,
    /// Only of this group.
    pub group: Option<GroupId>,
    /// Only of this learner.
    pub learner: Option<PersonId>,
    /// Only those whose diary is late.
    pub late: bool,
    /// Only those with less than this share of the planned hours, in percent.
    pub below: Option<i64>,
    /// Only those whose mentor today is this one.
    pub mentor: Option<PersonId>,
}

impl Filter {
    fn condition(&self, by: &Caller) -> Where {
        let late = "exists (select 1 from practice_week w where w.practice = t.id \
                    and w.status in ('open', 'returned') and w.monday <= ?)";
        let below = "(select cast(coalesce(sum(w.confirmed), 0) as bigint) from practice_week w \
                     where w.practice = t.id) * 100 < t.planned * ?";
        let mut cells = days(by.today());
        let (sql, more) = reach(by, cells.len() + 1);
        cells.extend(more);
        Where::from((sql, cells))
            .given("t.status = ?", self.status)
            .given("t.enterprise = ?", self.enterprise)
            .given("t.cluster = ?", self.group)
            .given("t.learner = ?", self.learner)
            .given(late, self.late.then(|| crate::diary::rules::last_due(by.today())))
            .given(below, self.below)
            .given("m.id = ?", self.mentor)
            .words("t.search_key", &self.words)
    }
}

/// A page of the practices within reach, by the learner's name.
pub async fn page(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Practice>, Failure> {
    let rows = list(reader, by, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The practices within reach by the learner's name, at most so many.
pub async fn list(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Practice>, Failure> {
    let (sql, cells) = filter.condition(by).after("t.sort_key, t.id", after).sql();
    let sql = format!("{} where {sql} order by t.sort_key, t.id limit {most}", columns());
    reader.all(&sql, cells).await?.iter().map(practice).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, by: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(by).sql();
    reader.count(&format!("select count(*) as n from ({} where {sql} limit 1001) t", columns()), cells).await
}

/// The practices of a person or an organisation within reach, the newest first.
pub async fn about(reader: &dyn Read, by: &Caller, thing: uuid::Uuid) -> Result<Vec<Practice>, Failure> {
    let mut cells = days(by.today());
    cells.extend(values![thing]);
    let (within, more) = reach(by, 5);
    cells.extend(more);
    let sql = format!(
        "{} where (t.learner = $4 or t.enterprise = $4 or t.agreement = $4) and {within} \
         order by t.from_day desc, t.id limit 10",
        columns()
    );
    reader.all(&sql, cells).await?.iter().map(practice).collect()
}

/// The enterprises of the practices within reach, for the filter of the list.
pub async fn enterprises(reader: &dyn Read, by: &Caller) -> Result<Vec<(OrganisationId, Names)>, Failure> {
    let (within, cells) = reach(by, 1);
    let sql = format!(
        "select distinct e.id, e.name_kk, e.name_ru, e.name_en, e.sort_key from practice_practice t \
         join registry_organisation e on e.id = t.enterprise where {within} order by e.sort_key, e.id limit 500"
    );
    reader.all(&sql, cells).await?.iter().map(|row| Ok((row.get("id")?, row.names("name")?))).collect()
}

/// The groups of the practices within reach, for the filter of the list.
pub async fn groups(reader: &dyn Read, by: &Caller) -> Result<Vec<(GroupId, String)>, Failure> {
    let (within, cells) = reach(by, 1);
    let sql = format!(
        "select distinct g.id, g.name from practice_practice t join programmes_group g on g.id = t.cluster \
         where {within} order by g.name, g.id limit 500"
    );
    reader.all(&sql, cells).await?.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Contracts in force without a practice, within the caller's reach of contracts.
pub async fn unopened(reader: &dyn Read, by: &Caller, most: usize) -> Result<Vec<AgreementId>, Failure> {
    let (within, mut cells) = agreements::store::reach(by).sql(1);
    cells.extend(values![agreements::moves::Status::InForce]);
    let sql = format!(
        "select a.id from agreements_agreement a where {within} and a.status = ${} \
         and not exists (select 1 from practice_practice t where t.agreement = a.id) \
         order by a.sort_key, a.id limit {most}",
        cells.len()
    );
    reader.all(&sql, cells).await?.iter().map(|row| row.get("id")).collect()
}

/// What a practice begins with.
pub struct Beginning<'a> {
    /// Its id.
    pub id: PracticeId,
    /// The contract.
    pub agreement: &'a Agreement,
    /// The days that the contract has on the day of opening.
    pub terms: &'a agreements::terms::Terms,
    /// The learner's group and programme, where enrolled.
    pub studies: Option<(GroupId, ProgrammeId)>,
    /// What the group is called.
    pub group: &'a str,
}

/// A new practice, open.
pub async fn insert(write: &mut Write, new: &Beginning<'_>) -> Result<(), Failure> {
    let now = write.by().now;
    let Beginning { id, agreement, terms, studies, group } = *new;
    let (cluster, programme) = studies.unzip();
    let (learner, enterprise) = (&agreement.learner_name, &agreement.enterprise_name);
    let words = [learner, &agreement.number, group, &enterprise.kk, &enterprise.ru].map(folded).join(" ");
    let parties = &agreement.parties;
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into practice_practice (id, agreement, learner, enterprise, university, region, cluster, programme, \
             from_day, until_day, credits, planned, daily_hours, status, since, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', $14, $15, $16, 1)",
            values![
                id,
                agreement.id,
                parties.learner,
                parties.enterprise,
                parties.university,
                agreement.region,
                cluster,
                programme,
                terms.span.from,
                terms.span.until,
                terms.credits,
                terms.credits.hours(),
                terms.daily_hours,
                now,
                web::sort_key(learner),
                words
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(write: &mut Write, id: PracticeId, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update practice_practice set status = $1, since = $2, version = version + 1 \
               where id = $3 and version = $4";
    write.change(RowRef::new(TABLE, id), sql, values![moved.to(), now, id, version]).await
}

/// The terms of the contract as they stand now, after an amendment.
pub async fn save_terms(write: &mut Write, before: &Practice, terms: &agreements::terms::Terms) -> Result<(), Failure> {
    let sql = "update practice_practice set until_day = $1, credits = $2, planned = $3, daily_hours = $4, \
               version = version + 1 where id = $5 and version = $6";
    let planned = terms.credits.hours();
    let cells = values![terms.span.until, terms.credits, planned, terms.daily_hours, before.id, before.version];
    write.change(RowRef::new(TABLE, before.id), sql, cells).await
}

/// Weeks that are not locked.
pub async fn unlocked(reader: &dyn Read, id: PracticeId) -> Result<i64, Failure> {
    let sql = "select count(*) as n from practice_week where practice = $1 and status <> 'locked'";
    reader.count(sql, values![id]).await
}

/// Figures of the practices within reach: open ones, weeks countersigned of those sent in, minutes confirmed of planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Open practices.
    pub open: i64,
    /// Weeks countersigned or locked.
    pub settled: i64,
    /// Weeks sent in.
    pub sent: i64,
    /// Hours confirmed.
    pub confirmed: Hours,
    /// Hours planned.
    pub planned: Hours,
}

/// Figures of the practices within reach, of one region where it is named.
pub async fn figures(reader: &dyn Read, by: &Caller, region: Option<kernel::RegionId>) -> Result<Figures, Failure> {
    let (within, cells) = Where::from(reach(by, 1)).given("t.region = ?", region).sql();
    let sql = format!(
        "select count(*) as practices, cast(coalesce(sum(case when t.status = 'open' then 1 else 0 end), 0) as bigint) \
         as opened, cast(coalesce(sum(t.planned), 0) as bigint) as planned from practice_practice t where {within}"
    );
    let practices = reader.one(&sql, cells.clone()).await?;
    let sql = format!(
        "select cast(coalesce(sum(case when w.status in ('countersigned', 'locked') then 1 else 0 end), 0) as bigint) \
         as settled, cast(coalesce(sum(case when w.status <> 'open' then 1 else 0 end), 0) as bigint) as sent, \
         cast(coalesce(sum(w.confirmed), 0) as bigint) as confirmed \
         from practice_week w join practice_practice t on t.id = w.practice where {within}"
    );
    let weeks = reader.one(&sql, cells).await?;
    Ok(Figures {
        open: practices.get("opened")?,
        settled: weeks.get("settled")?,
        sent: weeks.get("sent")?,
        confirmed: weeks.get("confirmed")?,
        planned: practices.get("planned")?,
    })
}
