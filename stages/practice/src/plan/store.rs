//! Every statement about individual plans and their tasks.

use db::{Read, Row, RowRef, Where, Write, values};
use kernel::{Caller, Day, Failure, Moment, Moved, Names, OrganisationId, ProgrammeId, WorkplaceId};

use super::moves::{Act, Status};
use super::rules::{Entry, Outcome};
use crate::{PracticeId, TaskId};

/// The table, as rows are named in the record. A plan bears the id of its practice.
pub const TABLE: &str = "practice_plan";
const TASKS: &str = "practice_task";

/// A plan as it is stored.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The practice.
    pub practice: PracticeId,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Its version.
    pub version: i64,
}

/// A task as it is stored.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What it is.
    pub entry: Entry,
    /// What the workplace is called; none where it is the contract's own.
    pub workplace_name: Option<Names>,
    /// Is work there heavy, harmful or dangerous?
    pub hazardous: bool,
}

/// The plan of a practice; whoever asks has loaded the practice.
pub async fn load(reader: &dyn Read, practice: PracticeId) -> Result<Plan, Failure> {
    let row = reader.one("select status, since, version from practice_plan where id = $1", values![practice]).await?;
    Ok(Plan { practice, status: row.get("status")?, since: row.get("since")?, version: row.get("version")? })
}

const SELECT: &str = "select k.id, k.monday, k.workplace, k.task, k.outcomes, k.method, k.hours, w.name_kk, w.name_ru, \
     w.name_en, w.hazards from practice_task k left join placement_workplace w on w.id = k.workplace";

fn task(row: &Row) -> Result<Task, Failure> {
    let outcomes: String = row.get("outcomes")?;
    let workplace: Option<WorkplaceId> = row.get("workplace")?;
    let hazards: Option<String> = row.get("hazards")?;
    Ok(Task {
        id: row.get("id")?,
        entry: Entry {
            monday: row.get("monday")?,
            workplace,
            task: row.get("task")?,
            outcomes: outcomes.split(',').filter_map(|number| number.parse().ok()).collect(),
            method: row.get("method")?,
            hours: row.get("hours")?,
        },
        workplace_name: workplace.map(|_| row.names("name")).transpose()?,
        hazardous: hazards.is_some(),
    })
}

/// The tasks of a plan, week after week.
pub async fn tasks(reader: &dyn Read, practice: PracticeId) -> Result<Vec<Task>, Failure> {
    let sql = format!("{SELECT} where k.practice = $1 order by k.monday, k.id");
    reader.all(&sql, values![practice]).await?.iter().map(task).collect()
}

/// The tasks of one week.
pub async fn tasks_of_week(reader: &dyn Read, practice: PracticeId, monday: Day) -> Result<Vec<Task>, Failure> {
    let sql = format!("{SELECT} where k.practice = $1 and k.monday = $2 order by k.id");
    reader.all(&sql, values![practice, monday]).await?.iter().map(task).collect()
}

/// The ids of a plan's tasks.
pub async fn ids(reader: &dyn Read, practice: PracticeId) -> Result<Vec<TaskId>, Failure> {
    let rows = reader.all("select id from practice_task where practice = $1", values![practice]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// The outcomes of a programme, by number; none without one.
pub async fn outcomes(reader: &dyn Read, programme: Option<ProgrammeId>) -> Result<Vec<Outcome>, Failure> {
    let Some(programme) = programme else { return Ok(Vec::new()) };
    let sql = "select number, name_kk, name_ru, name_en from programmes_outcome where programme = $1 order by number";
    let rows = reader.all(sql, values![programme]).await?;
    rows.iter().map(|row| Ok(Outcome { number: row.get("number")?, name: row.names("name")? })).collect()
}

/// The open workplaces of an enterprise, for the form of a task.
pub async fn workplaces(reader: &dyn Read, enterprise: OrganisationId) -> Result<Vec<(WorkplaceId, Names)>, Failure> {
    let sql = "select id, name_kk, name_ru, name_en from placement_workplace where organisation = $1 \
               and status = $2 order by sort_key, id limit 500";
    let cells = values![enterprise, placement::workplaces::moves::Status::Open];
    reader.all(sql, cells).await?.iter().map(|row| Ok((row.get("id")?, row.names("name")?))).collect()
}

/// Is it a workplace of the enterprise?
pub async fn belongs(reader: &dyn Read, id: WorkplaceId, enterprise: OrganisationId) -> Result<bool, Failure> {
    let sql = "select 1 as n from placement_workplace where id = $1 and organisation = $2";
    Ok(reader.maybe(sql, values![id, enterprise]).await?.is_some())
}

/// An empty plan.
pub async fn insert(write: &mut Write, practice: PracticeId) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "insert into practice_plan (id, status, since, version) values ($1, 'drafted', $2, 1)";
    write.change(RowRef::new(TABLE, practice), sql, values![practice, now]).await
}

/// The state after a move.
pub async fn save(
    write: &mut Write,
    practice: PracticeId,
    version: i64,
    moved: Moved<Status, Act>,
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update practice_plan set status = $1, since = $2, version = version + 1 where id = $3 and version = $4";
    write.change(RowRef::new(TABLE, practice), sql, values![moved.to(), now, practice, version]).await
}

fn listed(outcomes: &[i64]) -> String {
    outcomes.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// A new task.
pub async fn insert_task(write: &mut Write, id: TaskId, practice: PracticeId, entry: &Entry) -> Result<(), Failure> {
    let sql = "insert into practice_task (id, practice, monday, workplace, task, outcomes, method, hours, version) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    let Entry { monday, workplace, task, outcomes, method, hours } = entry;
    let cells = values![id, practice, *monday, *workplace, task.clone(), listed(outcomes), *method, *hours];
    write.change(RowRef::new(TASKS, id), sql, cells).await
}

/// A changed task; the plan's own version guards it.
pub async fn save_task(write: &mut Write, id: TaskId, practice: PracticeId, entry: &Entry) -> Result<(), Failure> {
    let sql = "update practice_task set monday = $1, workplace = $2, task = $3, outcomes = $4, method = $5, \
               hours = $6, version = version + 1 where id = $7 and practice = $8";
    let Entry { monday, workplace, task, outcomes, method, hours } = entry;
    let cells = values![*monday, *workplace, task.clone(), listed(outcomes), *method, *hours, id, practice];
    write.change(RowRef::new(TASKS, id), sql, cells).await
}

/// A task struck out.
pub async fn delete_task(write: &mut Write, id: TaskId, practice: PracticeId) -> Result<(), Failure> {
    let sql = "delete from practice_task where id = $1 and practice = $2";
    write.change(RowRef::new(TASKS, id), sql, values![id, practice]).await
}

/// Plans within reach that wait for the educational organisation: the practice, the learner, since when.
pub async fn waiting(
    reader: &dyn Read,
    by: &Caller,
    most: usize,
) -> Result<Vec<(PracticeId, String, Moment)>, Failure> {
    let reach = crate::practices::store::reach(by, 1);
    let (within, cells) = Where::from(reach).and("n.status = ?", Status::AgreedByMentor).sql();
    let sql = format!(
        "select t.id, n.since, p.family, p.given, p.patronymic from practice_plan n \
         join practice_practice t on t.id = n.id join registry_person p on p.id = t.learner \
         where {within} and t.status = 'open' order by n.since, t.id limit {most}"
    );
    let rows = reader.all(&sql, cells).await?;
    rows.iter()
        .map(|row| {
            let [family, given]: [String; 2] = [row.get("family")?, row.get("given")?];
            let patronymic: Option<String> = row.get("patronymic")?;
            let name = registry::people::rules::full_name(&family, &given, patronymic.as_deref());
            Ok((row.get("id")?, name, row.get("since")?))
        })
        .collect()
}
