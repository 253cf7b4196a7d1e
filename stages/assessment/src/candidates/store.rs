//! Every statement about candidates and their scores.

use accounts::Reach;
use db::{Read, Row, RowRef, Where, Write, values};
use kernel::{
    Caller, Cell, EnrolmentId, Failure, Moment, Moved, Names, OrganisationId, PersonId, ProgrammeId, RegionId,
};
use programmes::enrolments::GroupId;

use super::moves::{Act, Status};
use super::rules::Marks;
use crate::grades::{Percent, Verdict};
use crate::{CandidateId, ExamId, ScoreId};

/// The table of candidates, as rows are named in the record.
pub const TABLE: &str = "assessment_candidate";
const SCORES: &str = "assessment_score";

/// A candidate as it is stored.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its id.
    pub id: CandidateId,
    /// The exam.
    pub exam: ExamId,
    /// The enrolment by which they study.
    pub enrolment: EnrolmentId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: Names,
    /// Their group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// Where they practised.
    pub enterprise: Option<OrganisationId>,
    /// Its name.
    pub enterprise_name: Option<Names>,
    /// How far they are.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Academic debts, where the curator has entered them.
    pub debts: Option<i64>,
    /// Their mentors, as they stood when admission was decided.
    pub mentors: Vec<PersonId>,
    /// Why they were withdrawn, not admitted, absent.
    pub reason: Option<String>,
    /// Which round of scores counts.
    pub round: i64,
    /// What came of it.
    pub result: Option<Verdict>,
    /// The failed attempt that this one repeats.
    pub resit_of: Option<CandidateId>,
    /// Its version.
    pub version: i64,
    /// Where the name stands in order.
    pub sort_key: String,
}

const COLUMNS: &str = "c.id, c.exam, c.enrolment, c.person, c.cluster, c.enterprise, c.status, c.since, c.debts, \
     c.mentors, c.reason, c.round, c.theory, c.work, c.total, c.percent, c.resit_of, c.sort_key, c.version, \
     g.name as group_name, e.name_kk as enterprise_kk, e.name_ru as enterprise_ru, e.name_en as enterprise_en, \
     q.family, q.given, q.patronymic, q.latin from assessment_candidate c join assessment_exam x on x.id = c.exam \
     join programmes_group g on g.id = c.cluster join registry_person q on q.id = c.person \
     left join registry_organisation e on e.id = c.enterprise";

fn candidate(row: &Row) -> Result<Candidate, Failure> {
    let (family, given): (String, String) = (row.get("family")?, row.get("given")?);
    let (patronymic, latin): (Option<String>, Option<String>) = (row.get("patronymic")?, row.get("latin")?);
    let full = registry::people::rules::full_name(&family, &given, patronymic.as_deref());
    let enterprise: Option<OrganisationId> = row.get("enterprise")?;
    let status: Status = row.get("status")?;
    Ok(Candidate {
        id: row.get("id")?,
        exam: row.get("exam")?,
        enrolment: row.get("enrolment")?,
        person: row.get("person")?,
        name: registry::people::rules::names(&full, latin.as_deref()),
        group: row.get("cluster")?,
        group_name: row.get("group_name")?,
        enterprise,
        enterprise_name: enterprise.map(|_| row.names("enterprise")).transpose()?,
        status,
        since: row.get("since")?,
        debts: row.get("debts")?,
        mentors: row.json("mentors")?,
        reason: row.get("reason")?,
        round: row.get("round")?,
        result: outcome(row, status == Status::Passed)?,
        resit_of: row.get("resit_of")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

fn outcome(row: &Row, passed: bool) -> Result<Option<Verdict>, Failure> {
    let percent: Option<i64> = row.get("percent")?;
    let Some(percent) = percent else { return Ok(None) };
    Ok(Some(Verdict { theory: row.get("theory")?, work: row.get("work")?, total: row.get("total")?, percent, passed }))
}

/// Which candidates a caller's role reaches.
fn reach(by: &Caller) -> Reach<'_> {
    Reach::new(by)
        .region("x.region")
        .organisation("x.university")
        .organisation("x.enterprise")
        .organisation("c.enterprise")
        .programme("x.programme")
        .group("c.cluster")
        .commission("x.commission")
        .own("c.person")
}

/// A candidate within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: CandidateId) -> Result<Candidate, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    candidate(&reader.one(&format!("select {COLUMNS} where c.id = $1 and {within}"), all).await?)
}

/// The candidates of an exam within the caller's reach, by name.
pub async fn seen(reader: &dyn Read, by: &Caller, exam: ExamId) -> Result<Vec<Candidate>, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![exam];
    all.append(&mut cells);
    let sql = format!("select {COLUMNS} where c.exam = $1 and {within} order by c.sort_key, c.id");
    reader.all(&sql, all).await?.iter().map(candidate).collect()
}

/// Every candidate of an exam, by name: for decisions of those who have loaded the exam.
pub async fn of_exam(reader: &dyn Read, exam: ExamId) -> Result<Vec<Candidate>, Failure> {
    let sql = format!("select {COLUMNS} where c.exam = $1 order by c.sort_key, c.id");
    reader.all(&sql, values![exam]).await?.iter().map(candidate).collect()
}

/// Every exam a person is or was a candidate of, the newest first; whoever asks has checked that it concerns them.
pub async fn of_person(reader: &dyn Read, person: PersonId) -> Result<Vec<Candidate>, Failure> {
    let sql = format!("select {COLUMNS} where c.person = $1 order by x.sort_key desc, c.id desc");
    reader.all(&sql, values![person]).await?.iter().map(candidate).collect()
}

/// What earlier exams of a programme, closed, came to for a person: whether one is passed, and the last that failed.
pub async fn before(
    reader: &dyn Read,
    person: PersonId,
    programme: ProgrammeId,
    except: ExamId,
) -> Result<(bool, Option<CandidateId>), Failure> {
    let sql = "select c.id, c.status from assessment_candidate c join assessment_exam x on x.id = c.exam \
               where c.person = $1 and x.programme = $2 and x.id <> $3 and x.status = 'closed' \
               and c.status in ('passed', 'failed') order by x.sort_key desc, c.id desc";
    let mut earlier = (false, None);
    for row in reader.all(sql, values![person, programme, except]).await? {
        match row.get::<Status>("status")? {
            Status::Passed => earlier.0 = true,
            _ if earlier.1.is_none() => earlier.1 = Some(row.get("id")?),
            _ => {}
        }
    }
    Ok(earlier)
}

/// What a candidate begins with.
pub struct Beginning<'a> {
    /// Its id.
    pub id: CandidateId,
    /// The exam.
    pub exam: ExamId,
    /// The enrolment.
    pub enrolment: &'a programmes::enrolments::Enrolment,
    /// Where they practised.
    pub enterprise: Option<OrganisationId>,
    /// Their mentors so far.
    pub mentors: &'a [PersonId],
    /// The failed attempt that this one repeats.
    pub resit_of: Option<CandidateId>,
}

fn listed(mentors: &[PersonId]) -> String {
    serde_json::json!(mentors).to_string()
}

/// A new candidate, proposed.
pub async fn insert(write: &mut Write, new: &Beginning<'_>) -> Result<(), Failure> {
    let now = write.by().now;
    let of = new.enrolment;
    write
        .change(
            RowRef::new(TABLE, new.id),
            "insert into assessment_candidate (id, exam, enrolment, person, cluster, enterprise, status, since, mentors, \
             round, resit_of, sort_key, version) values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, 1, $9, $10, 1)",
            values![
                new.id, new.exam, of.id, of.person, of.group, new.enterprise, now, listed(new.mentors), new.resit_of,
                web::sort_key(&of.name.kk)
            ],
        )
        .await
}

fn since(of: &Candidate, moved: Moved<Status, Act>, now: Moment) -> Moment {
    if moved.to() == of.status { of.since } else { now }
}

/// The state that an act led to, and why.
pub async fn save(
    write: &mut Write,
    of: &Candidate,
    version: i64,
    moved: Moved<Status, Act>,
    reason: Option<&str>,
) -> Result<(), Failure> {
    let since = since(of, moved, write.by().now);
    let round = of.round + i64::from(moved.act() == Act::Rescore);
    let sql = "update assessment_candidate set status = $1, since = $2, reason = $3, round = $4, version = version + 1 \
               where id = $5 and version = $6";
    write
        .change(
            RowRef::new(TABLE, of.id),
            sql,
            values![moved.to(), since, reason.map(str::to_owned), round, of.id, version],
        )
        .await
}

/// The curator's word on academic debts.
pub async fn save_debts(
    write: &mut Write,
    of: &Candidate,
    moved: Moved<Status, Act>,
    debts: i64,
) -> Result<(), Failure> {
    let sql = "update assessment_candidate set status = $1, debts = $2, version = version + 1 \
               where id = $3 and version = $4";
    write.change(RowRef::new(TABLE, of.id), sql, values![moved.to(), debts, of.id, of.version]).await
}

/// The council's word, with enterprise and mentors as they stand then.
pub async fn save_admission(
    write: &mut Write,
    of: &Candidate,
    moved: Moved<Status, Act>,
    (enterprise, mentors): (Option<OrganisationId>, &[PersonId]),
) -> Result<(), Failure> {
    let since = since(of, moved, write.by().now);
    let sql = "update assessment_candidate set status = $1, since = $2, enterprise = $3, mentors = $4, \
               version = version + 1 where id = $5 and version = $6";
    let cells = values![moved.to(), since, enterprise, listed(mentors), of.id, of.version];
    write.change(RowRef::new(TABLE, of.id), sql, cells).await
}

/// What came of it; nothing when it is opened again.
pub async fn save_result(
    write: &mut Write,
    of: &Candidate,
    moved: Moved<Status, Act>,
    result: Option<Verdict>,
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update assessment_candidate set status = $1, since = $2, theory = $3, work = $4, total = $5, \
               percent = $6, version = version + 1 where id = $7 and version = $8";
    let [theory, work, total] = [result.map(|one| one.theory), result.map(|one| one.work), result.map(|one| one.total)];
    let cells = values![moved.to(), now, theory, work, total, result.map(|one| one.percent), of.id, of.version];
    write.change(RowRef::new(TABLE, of.id), sql, cells).await
}

/// What one expert gave one candidate in one round.
#[derive(Clone, Debug)]
pub struct Score {
    /// Its id.
    pub id: ScoreId,
    /// To whom.
    pub candidate: CandidateId,
    /// By whom.
    pub expert: PersonId,
    /// In which round.
    pub round: i64,
    /// Points by criterion.
    pub marks: Marks,
    /// What they come to in theory.
    pub theory: Percent,
    /// What they come to in the qualification work.
    pub work: Percent,
    /// When.
    pub at: Moment,
    /// Its version.
    pub version: i64,
}

fn score(row: &Row) -> Result<Score, Failure> {
    Ok(Score {
        id: row.get("id")?,
        candidate: row.get("candidate")?,
        expert: row.get("expert")?,
        round: row.get("round")?,
        marks: row.json("marks")?,
        theory: row.get("theory")?,
        work: row.get("work")?,
        at: row.get("at")?,
        version: row.get("version")?,
    })
}

/// Every score of an exam in the order in which they were given; who may see which is the room's to say.
pub async fn scores(reader: &dyn Read, exam: ExamId) -> Result<Vec<Score>, Failure> {
    let sql = "select id, candidate, expert, round, marks, theory, work, at, version from assessment_score \
               where exam = $1 order by at, id";
    reader.all(sql, values![exam]).await?.iter().map(score).collect()
}

/// An expert's score of a round: a new one, or another one in the place of the one they gave.
pub async fn put_score(
    write: &mut Write,
    of: &Candidate,
    before: Option<&Score>,
    marks: &Marks,
    (theory, work): (Percent, Percent),
) -> Result<(), Failure> {
    let (now, expert) = (write.by().now, write.by().person);
    let json = serde_json::json!(marks).to_string();
    if let Some(before) = before {
        let sql = "update assessment_score set marks = $1, theory = $2, work = $3, at = $4, version = version + 1 \
                   where id = $5 and version = $6";
        let cells = values![json, theory, work, now, before.id, before.version];
        return write.change(RowRef::new(SCORES, before.id), sql, cells).await;
    }
    let id: ScoreId = write.by().new_id();
    write
        .change(
            RowRef::new(SCORES, id),
            "insert into assessment_score (id, exam, candidate, expert, round, marks, theory, work, at, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
            values![id, of.exam, of.id, expert, of.round, json, theory, work, now],
        )
        .await
}

/// Results by exam: admitted, sat, passed; of a region or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The exam.
    pub exam: ExamId,
    /// Its region.
    pub region: RegionId,
    /// Its day.
    pub day: kernel::Day,
    /// How many were admitted.
    pub admitted: i64,
    /// How many have passed.
    pub passed: i64,
    /// How many have failed.
    pub failed: i64,
}

/// How exams came out, the newest first: for later stages.
pub async fn tallies(reader: &dyn Read, region: Option<RegionId>) -> Result<Vec<Tally>, Failure> {
    let (place, cells) = Where::everything().given("x.region = ?", region).sql();
    let count =
        |states: &str| format!("cast(coalesce(sum(case when c.status in ({states}) then 1 else 0 end), 0) as bigint)");
    let sql = format!(
        "select x.id, x.region, x.day, {} as admitted, {} as passed, {} as failed from assessment_exam x \
         left join assessment_candidate c on c.exam = x.id where {place} and x.status <> 'cancelled' \
         group by x.id, x.region, x.day order by x.day desc, x.id desc",
        count("'admitted', 'absent', 'passed', 'failed'"),
        count("'passed'"),
        count("'failed'"),
    );
    let tally = |row: &Row| {
        Ok(Tally {
            exam: row.get("id")?,
            region: row.get("region")?,
            day: row.get("day")?,
            admitted: row.get("admitted")?,
            passed: row.get("passed")?,
            failed: row.get("failed")?,
        })
    };
    reader.all(&sql, cells).await?.iter().map(tally).collect()
}

/// How many were admitted, sat and passed within the caller's reach.
pub async fn counted(reader: &dyn Read, by: &Caller, region: Option<RegionId>) -> Result<(i64, i64, i64), Failure> {
    let (within, cells) = Where::from(reach(by).sql(1)).given("x.region = ?", region).sql();
    let count =
        |states: &str| format!("cast(coalesce(sum(case when c.status in ({states}) then 1 else 0 end), 0) as bigint)");
    let sql = format!(
        "select {} as admitted, {} as sat, {} as passed from assessment_candidate c \
         join assessment_exam x on x.id = c.exam where {within} and x.status <> 'cancelled'",
        count("'admitted', 'absent', 'passed', 'failed'"),
        count("'passed', 'failed'"),
        count("'passed'"),
    );
    let row = reader.one(&sql, cells).await?;
    Ok((row.get("admitted")?, row.get("sat")?, row.get("passed")?))
}
