//! What is written about follow-ups.

use db::{RowRef, Write, values};
use kernel::{Caller, Day, EnrolmentId, Failure, Moved, OrganisationId, PersonId, ProgrammeId, RegionId, Role};
use programmes::enrolments::GroupId;

use super::{CHECKPOINTS, CheckpointId, FollowupId, SETTINGS, SettingId, TABLE};
use crate::consent;
use crate::followups::moves::{Act, Status};
use crate::followups::rules::{Activity, Band, Fits, Setting};

/// What a follow-up begins with.
pub struct Beginning<'a> {
    pub id: FollowupId,
    pub enrolment: EnrolmentId,
    pub person: PersonId,
    pub name: &'a str,
    pub programme: ProgrammeId,
    pub code: &'a str,
    pub cluster: GroupId,
    pub university: OrganisationId,
    pub region: RegionId,
    pub practice: Option<OrganisationId>,
    pub graduated: Day,
}

impl Beginning<'_> {
    fn year(&self) -> i64 {
        self.graduated.year().into()
    }
}

/// A new follow-up.
pub async fn insert(write: &mut Write, new: &Beginning<'_>) -> Result<(), Failure> {
    let sql = "insert into outlook_followup (id, enrolment, person, programme, code, cluster, university, region, \
               practice, graduated, year, consent, forgotten, sort_key, search_key, version) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
    let cells = values![
        new.id,
        new.enrolment,
        new.person,
        new.programme,
        new.code,
        new.cluster,
        new.university,
        new.region,
        new.practice,
        new.graduated,
        new.year(),
        consent::Status::Unasked,
        false,
        web::sort_key(new.name),
        kernel::folded(new.name)
    ];
    write.change(RowRef::new(TABLE, new.id), sql, cells).await
}

/// A new question, in its first state.
pub async fn insert_checkpoint(
    write: &mut Write,
    id: CheckpointId,
    of: &Beginning<'_>,
    month: u32,
    due: Day,
) -> Result<(), Failure> {
    let sql = "insert into outlook_checkpoint (id, followup, month, due_day, region, university, code, year, status, \
               since, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, 1)";
    let since = write.by().now;
    let cells = values![id, of.id, month, due, of.region, of.university, of.code, of.year(), since];
    write.change(RowRef::new(CHECKPOINTS, id), sql, cells).await
}

/// The consent after a move.
pub async fn save_consent(
    write: &mut Write,
    id: FollowupId,
    version: i64,
    moved: Moved<consent::Status, consent::Act>,
    paper: Option<&str>,
) -> Result<(), Failure> {
    let sql = "update outlook_followup set consent = $1, consent_day = $2, consent_paper = $3, \
               version = version + 1 where id = $4 and version = $5";
    let today = write.by().today();
    let cells = values![moved.to(), today, paper.map(str::to_owned), id, version];
    write.change(RowRef::new(TABLE, id), sql, cells).await
}

/// The state of a question after a move, with the words that go with it.
pub async fn save(
    write: &mut Write,
    id: CheckpointId,
    version: i64,
    moved: Moved<Status, Act>,
    remark: Option<&str>,
) -> Result<(), Failure> {
    let sql = "update outlook_checkpoint set status = $1, since = $2, remark = $3, version = version + 1 \
               where id = $4 and version = $5";
    let now = write.by().now;
    let cells = values![moved.to(), now, remark.map(str::to_owned), id, version];
    write.change(RowRef::new(CHECKPOINTS, id), sql, cells).await
}

/// An answer ready to be stored.
pub struct Told {
    pub activity: Activity,
    pub employer: Option<OrganisationId>,
    pub employer_name: Option<String>,
    pub post: Option<String>,
    pub from: Option<Day>,
    pub fits: Option<Fits>,
    pub at_practice: Option<bool>,
    pub band: Option<Band>,
}

/// The answer of a question that may be answered.
pub async fn save_answer(
    write: &mut Write,
    id: CheckpointId,
    version: i64,
    moved: Moved<Status, Act>,
    told: &Told,
    remark: Option<&str>,
) -> Result<(), Failure> {
    let sql = "update outlook_checkpoint set status = $1, since = $2, activity = $3, employer = $4, employer_name = $5, \
               post = $6, from_day = $7, fits = $8, at_practice = $9, band = $10, answered_day = $11, \
               answered_as = $12, remark = $13, version = version + 1 where id = $14 and version = $15";
    let Caller { now, role, .. } = *write.by();
    let cells = values![
        moved.to(),
        now,
        told.activity,
        told.employer,
        told.employer_name,
        told.post,
        told.from,
        told.fits,
        told.at_practice,
        told.band,
        now.day(),
        role,
        remark.map(str::to_owned),
        id,
        version
    ];
    write.change(RowRef::new(CHECKPOINTS, id), sql, cells).await
}

/// Erases the details of an answer: what is left is what is counted.
pub async fn forget(write: &mut Write, id: CheckpointId, version: i64) -> Result<(), Failure> {
    let sql = "update outlook_checkpoint set employer = $1, employer_name = $2, post = $2, from_day = $2, band = $2, \
               answered_as = $2, remark = $2, version = version + 1 where id = $3 and version = $4";
    let cells = values![None::<OrganisationId>, None::<String>, id, version];
    write.change(RowRef::new(CHECKPOINTS, id), sql, cells).await
}

/// The follow-up's details were erased after their term.
pub async fn mark_forgotten(write: &mut Write, id: FollowupId, version: i64) -> Result<(), Failure> {
    let sql = "update outlook_followup set forgotten = $1, consent_paper = $2, version = version + 1 \
               where id = $3 and version = $4";
    write.change(RowRef::new(TABLE, id), sql, values![true, None::<String>, id, version]).await
}

/// A dated setting.
pub async fn insert_setting(write: &mut Write, id: SettingId, from: Day, setting: &Setting) -> Result<(), Failure> {
    let sql = "insert into outlook_setting (id, from_day, keep_months, late_days, version) values ($1, $2, $3, $4, 1)";
    write.change(RowRef::new(SETTINGS, id), sql, values![id, from, setting.keep_months, setting.late_days]).await
}

/// Who wrote an answer down, where it was not the graduate.
impl super::Checkpoint {
    /// Was it written down on the graduate's word?
    pub fn on_word(&self) -> bool {
        self.answered_as.is_some_and(|role| role != Role::Student)
    }
}
