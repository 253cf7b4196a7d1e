//! Every statement about follow-ups.

mod figures;
mod rows;
mod writing;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Where, cut, values};
use kernel::{Caller, Cell, Day, EnrolmentId, Failure, OrganisationId, Role, ScopeKind};

use super::moves::Status;
use super::rules::Setting;
use crate::consent;

pub use figures::{Chosen, strata};
pub use rows::{Checkpoint, Followup};
pub(super) use writing::{
    Beginning, Told, forget, insert, insert_checkpoint, insert_setting, mark_forgotten, save, save_answer, save_consent,
};

/// The table of follow-ups, as rows are named in the record.
pub const TABLE: &str = "outlook_followup";
/// The table of questions.
pub const CHECKPOINTS: &str = "outlook_checkpoint";
/// The table of settings.
pub const SETTINGS: &str = "outlook_setting";

kernel::ids! {
    /// The follow-up of a graduate.
    FollowupId,
    /// One question of it.
    CheckpointId,
    /// A dated setting.
    SettingId,
}

/// The follow-ups of a caller. Whose consent was withdrawn is nobody's but their own.
fn seen(by: &Caller, first: usize) -> (String, Vec<Cell>) {
    let reach = match by.role {
        Role::Student => Reach::new(by).own("f.person"),
        Role::Hr | Role::Signatory => Reach::new(by).through(
            ScopeKind::Organisation,
            "f.consent = 'given' and f.id in (select k.followup from outlook_checkpoint k where k.employer = ?)",
        ),
        Role::Curator => Reach::new(by)
            .organisation("f.university")
            .programme("f.programme")
            .group("f.cluster")
            .through(ScopeKind::Own, "f.cluster in (select g.id from programmes_group g where g.curator = ?)"),
        _ => Reach::new(by).region("f.region").organisation("f.university").programme("f.programme"),
    };
    let (sql, cells) = reach.sql(first);
    let own = matches!(by.role, Role::Student | Role::System);
    (if own { sql } else { format!("{sql} and f.consent <> 'withdrawn'") }, cells)
}

/// The follow-up, or `Missing` for whom it does not concern.
///
/// # Errors
/// Missing; broken, when the database does not answer.
pub async fn load(reader: &dyn Read, by: &Caller, id: FollowupId) -> Result<Followup, Failure> {
    let (sight, mut cells) = seen(by, 2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    let sql = format!("select {} where f.id = $1 and {sight}", rows::COLUMNS);
    rows::followup(&reader.one(&sql, all).await?, by.role)
}

/// Is the enrolment followed already?
pub(super) async fn followed(reader: &dyn Read, enrolment: EnrolmentId) -> Result<bool, Failure> {
    let sql = "select id from outlook_followup where enrolment = $1";
    Ok(reader.maybe(sql, values![enrolment]).await?.is_some())
}

/// The enterprise with which a person had the last contract that came into force.
pub(super) async fn practice(reader: &dyn Read, person: kernel::PersonId) -> Result<Option<OrganisationId>, Failure> {
    let sql = "select enterprise from agreements_agreement where learner = $1 \
               and status in ('in-force', 'suspended', 'completed') order by until_day desc, id desc limit 1";
    reader.maybe(sql, values![person]).await?.map(|row| row.get("enterprise")).transpose()
}

/// The questions of a follow-up that the caller may see, in order.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn checkpoints(reader: &dyn Read, by: &Caller, of: &[FollowupId]) -> Result<Vec<Checkpoint>, Failure> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=of.len()).map(|n| format!("${n}")).collect();
    let mut cells: Vec<Cell> = of.iter().map(kernel::Stored::cell).collect();
    let mut named = String::new();
    // An employer sees the answers that name it, not where else the graduate has been.
    if let (Role::Hr | Role::Signatory, Some(organisation)) = (by.role, by.organisation()) {
        cells.push(kernel::Stored::cell(&organisation));
        named = format!(" and c.employer = ${}", cells.len());
    }
    let sql = format!(
        "select {} where c.followup in ({}){named} order by c.followup, c.month",
        rows::CHECKPOINT,
        places.join(", ")
    );
    reader.all(&sql, cells).await?.iter().map(|row| rows::checkpoint(row, by.role)).collect()
}

kernel::codes! { "outlook-state",
    /// What a list is narrowed to.
    pub enum State {
        /// Consent was not asked yet.
        Consent = "consent",
        /// A question waits: asked or to be asked.
        Due = "due",
        /// A question waits too long.
        Late = "late",
        /// Answered.
        Answered = "answered",
        /// Confirmed by the employer.
        Confirmed = "confirmed",
        /// Disputed by the employer.
        Disputed = "disputed",
        /// Could not be reached.
        Unreachable = "unreachable",
    }
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name; only for those who see names.
    pub words: String,
    /// In which state a question stands.
    pub state: Option<State>,
    /// Only this checkpoint.
    pub month: Option<u32>,
    /// Only this year of graduation.
    pub year: Option<i64>,
    /// Only the programme of this code.
    pub code: String,
    /// Only with this enterprise: of the practice, or named as employer.
    pub enterprise: Option<OrganisationId>,
    /// Only with an answer that tells of work.
    pub employed: bool,
    /// When a question is late.
    pub setting: Setting,
}

impl Filter {
    fn condition(&self, by: &Caller) -> Where {
        // Where a graduate works is not to be found out by filtering either.
        let (with, words) = if rows::knows_names(by.role) {
            let named = "f.practice = ? or f.id in (select k.followup from outlook_checkpoint k where k.employer = ?)";
            (named, &*self.words)
        } else {
            ("f.practice = ?", "")
        };
        let code = self.code.trim().to_uppercase();
        let rows = Where::from(seen(by, 1))
            .given("f.year = ?", self.year)
            .given("f.code = ?", (!code.is_empty()).then_some(code))
            .given(with, self.enterprise)
            .words("f.search_key", words);
        if self.state == Some(State::Consent) {
            rows.and("f.consent = ?", consent::Status::Unasked)
        } else if let Some((condition, day)) = self.question(by.today()) {
            let asked = "select 1 from outlook_checkpoint c where c.followup = f.id and c.due_day <= ?";
            rows.and(&format!("exists ({asked}{condition})"), day)
        } else {
            rows
        }
    }

    /// The condition on a question, and the day by which it must have fallen due.
    fn question(&self, today: Day) -> Option<(String, Day)> {
        let (states, day) = match self.state {
            Some(State::Due) => ("'planned', 'asked'", today),
            Some(State::Late) => ("'planned', 'asked'", today.plus(-self.setting.late_days - 1)),
            Some(State::Answered) => ("'answered', 'confirmed', 'disputed'", today),
            Some(State::Confirmed) => ("'confirmed'", today),
            Some(State::Disputed) => ("'disputed'", today),
            Some(State::Unreachable) => ("'unreachable'", today),
            None if self.month.is_some() || self.employed => ("", today),
            Some(State::Consent) | None => return None,
        };
        let mut condition = String::new();
        if !states.is_empty() {
            condition.push_str(&format!(" and c.status in ({states})"));
        }
        if matches!(self.state, Some(State::Due | State::Late)) {
            condition.push_str(&format!(" and {}", newest("?")));
        }
        if let Some(month) = self.month {
            condition.push_str(&format!(" and c.month = {month}"));
        }
        if self.employed {
            condition.push_str(" and c.activity in ('by-profession', 'otherwise')");
        }
        Some((condition, day))
    }
}

/// A page of the list, by name.
pub async fn page(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Followup>, Failure> {
    let rows = list(reader, by, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The rows of the list by name, at most so many.
pub async fn list(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Followup>, Failure> {
    let order = format!("f.{}, f.id", rows::order(by.role));
    let (sql, cells) = filter.condition(by).after(&order, after).sql();
    let sql = format!("select {} where {sql} order by {order} limit {most}", rows::COLUMNS);
    reader.all(&sql, cells).await?.iter().map(|row| rows::followup(row, by.role)).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, by: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(by).sql();
    let sql = format!("select count(*) as n from (select 1 from outlook_followup f where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

/// The graduate's own follow-ups, the newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn own(reader: &dyn Read, by: &Caller) -> Result<Vec<Followup>, Failure> {
    let (sight, cells) = seen(by, 1);
    let sql = format!("select {} where {sight} order by f.graduated desc, f.id desc limit 20", rows::COLUMNS);
    reader.all(&sql, cells).await?.iter().map(|row| rows::followup(row, by.role)).collect()
}

/// Follow-ups of a person, of an enterprise's practice, or of a university, within the caller's reach.
pub async fn about(reader: &dyn Read, by: &Caller, thing: uuid::Uuid) -> Result<Vec<Followup>, Failure> {
    let (sight, mut cells) = seen(by, 2);
    let mut all: Vec<Cell> = values![thing];
    all.append(&mut cells);
    let sql = format!("select {} where f.person = $1 and {sight} order by f.id desc limit 5", rows::COLUMNS);
    reader.all(&sql, all).await?.iter().map(|row| rows::followup(row, by.role)).collect()
}

/// Questions of the caller's graduates that are due, not asked, and may be asked: with their follow-up's id.
pub(super) async fn to_ask(reader: &dyn Read, by: &Caller, most: usize) -> Result<Vec<Checkpoint>, Failure> {
    let (sight, mut cells) = seen(by, 2);
    let mut all: Vec<Cell> = values![by.today()];
    all.append(&mut cells);
    let sql = format!(
        "select {} join outlook_followup f on f.id = c.followup where c.status = 'planned' and c.due_day <= $1 \
         and f.consent = 'given' and {sight} order by c.due_day, c.id limit {most}",
        rows::CHECKPOINT
    );
    reader.all(&sql, all).await?.iter().map(|row| rows::checkpoint(row, by.role)).collect()
}

/// Follow-ups whose details have been kept long enough: graduated on this day or before.
pub(super) async fn expired(reader: &dyn Read, by: &Caller, until: Day) -> Result<Vec<Followup>, Failure> {
    let sql = format!(
        "select {} where f.graduated <= $1 and f.forgotten = $2 order by f.graduated, f.id limit 200",
        rows::COLUMNS
    );
    reader.all(&sql, values![until, false]).await?.iter().map(|row| rows::followup(row, by.role)).collect()
}

/// Of a graduate only the newest question that fell due by a day waits: nobody asks today where somebody was four
/// years ago, once they were asked where they are since.
fn newest(day: &str) -> String {
    format!(
        "not exists (select 1 from outlook_checkpoint n where n.followup = c.followup and n.month > c.month \
         and n.due_day <= {day})"
    )
}

/// What waits in one state: how many, and since which day the oldest.
pub async fn waits(reader: &dyn Read, by: &Caller, status: Status, until: Day) -> Result<Option<(i64, Day)>, Failure> {
    let (sight, mut cells) = seen(by, 3);
    let mut all: Vec<Cell> = values![status, until];
    all.append(&mut cells);
    let mut named = String::new();
    if let (Role::Hr | Role::Signatory, Some(organisation)) = (by.role, by.organisation()) {
        all.push(kernel::Stored::cell(&organisation));
        named = format!(" and c.employer = ${}", all.len());
    }
    // What was answered waits to be confirmed, however old it is.
    let newest = if status == Status::Answered { String::new() } else { format!(" and {}", newest("$2")) };
    let sql = format!(
        "select count(*) as n, min(c.due_day) as day from outlook_checkpoint c join outlook_followup f \
         on f.id = c.followup where c.status = $1 and c.due_day <= $2{newest}{named} and {sight}"
    );
    let row = reader.one(&sql, all).await?;
    let day: Option<Day> = row.get("day")?;
    day.map(|day| row.get("n").map(|n| (n, day))).transpose()
}

/// The enterprise named by an id, a BIN or a full or short name.
pub(super) async fn employer(reader: &dyn Read, named: &str) -> Result<Option<(OrganisationId, String)>, Failure> {
    let named = named.trim();
    let (condition, cells) = match named.parse::<OrganisationId>() {
        Ok(id) => ("id = $1", values![id]),
        Err(_) => (
            "bin = $1 or name_kk = $1 or name_ru = $1 or name_en = $1 or short_kk = $1 or short_ru = $1 \
             or short_en = $1",
            values![named],
        ),
    };
    let sql = format!("select id, name_kk from registry_organisation where {condition} order by id limit 1");
    let row = reader.maybe(&sql, cells).await?;
    row.map(|row| Ok((row.get("id")?, row.get("name_kk")?))).transpose()
}

/// The setting of a day.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn setting(reader: &dyn Read, day: Day) -> Result<Setting, Failure> {
    let known = settings(reader).await?;
    Ok(known.into_iter().find(|setting| setting.from.is_some_and(|from| from <= day)).unwrap_or_default())
}

/// Every setting, the newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn settings(reader: &dyn Read) -> Result<Vec<Setting>, Failure> {
    let sql = "select from_day, keep_months, late_days from outlook_setting order by from_day desc limit 100";
    let setting = |row: &db::Row| {
        Ok(Setting {
            from: row.get("from_day")?,
            keep_months: row.get("keep_months")?,
            late_days: row.get("late_days")?,
        })
    };
    reader.all(sql, values![]).await?.iter().map(setting).collect()
}
