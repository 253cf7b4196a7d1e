//! Attendance is marked by the mentor of the week: one day of one trainee, several days, or everybody today.

use db::{Db, RowRef, Write};
use kernel::{Caller, Day, Failure, Hours, Refusal, house};
use serde_json::json;

use super::rules::{Mark, Presence, with};
use super::store;
use crate::diary::moves::Status;
use crate::diary::store::Week;
use crate::practices::store::Filter;
use crate::{PracticeId, diary, hours, practices, refusal};

/// What a mentor marks; without a time it is a day's work by the contract.
#[derive(Clone, Copy, Debug)]
pub struct Marking {
    /// The day.
    pub day: Day,
    /// How it was attended.
    pub presence: Presence,
    /// For how long.
    pub time: Option<Hours>,
}

/// Marks days of a trainee.
///
/// # Errors
/// Not the trainee's mentor, a day ahead or outside, a locked week; `Missing` outside the caller's reach.
pub async fn mark(db: &Db, by: &Caller, practice: PracticeId, days: &[Marking]) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    mark_within(&mut write, practice, days).await?;
    write.done().await
}

/// The same within a write under way.
///
/// # Errors
/// As [`mark`].
pub async fn mark_within(write: &mut Write, practice: PracticeId, days: &[Marking]) -> Result<(), Failure> {
    if days.is_empty() {
        return Err(house::EMPTY.at("presence").into());
    }
    let mut mondays: Vec<Day> = days.iter().map(|one| one.day.monday()).collect();
    mondays.sort_unstable();
    mondays.dedup();
    let by = write.by().clone();
    for monday in mondays {
        let week = match diary::store::load(write, &by, practice, monday).await {
            // A day without a week of the diary lies outside the practice.
            Err(Failure::Missing) => {
                practices::store::load(write, &by, practice).await?;
                return Err(refusal::DAY_OUTSIDE.at("day").with("day", monday).into());
            }
            other => other?,
        };
        let of_week: Vec<Marking> = days.iter().copied().filter(|one| one.day.monday() == monday).collect();
        mark_week(write, &by, &week, &of_week).await?;
    }
    Ok(())
}

/// Why a day may not be marked.
fn obstacles(by: &Caller, week: &Week, one: &Marking) -> Vec<Refusal> {
    let mut all = Vec::new();
    let mut unless = |holds: bool, refusal: Refusal| {
        if !holds {
            all.push(refusal);
        }
    };
    unless(week.open, refusal::NOT_OPEN.refuse());
    unless(week.status != Status::Locked, refusal::WEEK_LOCKED.refuse());
    unless(by.person.is_some() && by.person == week.mentor, refusal::NOT_YOUR_TRAINEE.refuse());
    unless(week.span.has(one.day), refusal::DAY_OUTSIDE.at("day").with("day", one.day));
    unless(one.day <= by.today(), refusal::DAY_AHEAD.at("day").with("day", one.day));
    unless(one.time.is_none_or(|time| time <= Hours::whole(24)), refusal::MORE_THAN_A_DAY.at("time"));
    all
}

async fn mark_week(write: &mut Write, by: &Caller, week: &Week, days: &[Marking]) -> Result<(), Failure> {
    let mut marks = week.marks.clone();
    for one in days {
        Failure::unless(obstacles(by, week, one))?;
        marks = with(&marks, Mark::new(one.day, one.presence, one.time.unwrap_or(week.daily)));
    }
    let before = store::find(write, week.practice, week.monday).await?;
    let id = store::save(write, (week.practice, week.monday), before.as_ref(), &marks).await?;
    if week.status == Status::Countersigned {
        let confirmed = hours::confirmed(&week.written.days, &marks);
        diary::store::save_confirmed(write, week.id, week.version, confirmed).await?;
    }
    write.record(
        "practice-act-mark",
        RowRef::new(store::TABLE, id),
        json!({ "practice": week.practice, "days": marks }),
    );
    Ok(())
}

/// Marks everybody present today who has no mark yet and is led by the caller; how many were marked.
///
/// # Errors
/// As [`mark`].
pub async fn all_present(db: &Db, by: &Caller) -> Result<usize, Failure> {
    let (today, mut marked) = (by.today(), 0);
    let trainees = trainees(db, by).await?;
    let mut write = db.write(by).await?;
    for practice in trainees {
        let week = diary::store::load(&write, by, practice, today.monday()).await?;
        let known = week.marks.iter().any(|mark| mark.day == today);
        if !known && week.status != Status::Locked && week.span.has(today) {
            let one = Marking { day: today, presence: Presence::Present, time: None };
            mark_week(&mut write, by, &week, &[one]).await?;
            marked += 1;
        }
    }
    if marked > 0 {
        write.done().await?;
    }
    Ok(marked)
}

/// The open practices whose mentor today is the caller and whose days include today.
async fn trainees(db: &Db, by: &Caller) -> Result<Vec<PracticeId>, Failure> {
    let open = Some(practices::moves::Status::Open);
    let filter = Filter { status: open, mentor: by.person, ..Filter::default() };
    let all = practices::store::list(db, by, &filter, None, 200).await?;
    Ok(all.iter().filter(|one| one.span.has(by.today())).map(|one| one.id).collect())
}
