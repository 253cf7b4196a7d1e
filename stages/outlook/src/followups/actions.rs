//! What is done about graduates: opened at graduation, asked, answered, confirmed, forgotten in time.

use db::{Db, RowRef, Write};
use kernel::{Caller, EnrolmentId, Failure, Moved, OrganisationId, Role};
use programmes::enrolments;
use programmes::enrolments::moves::Status as Studying;
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{self, Answer, AnswerForm, MONTHS, SettingForm, Work};
use super::store::{self, Beginning, Checkpoint, CheckpointId, Followup, FollowupId, SettingId, TABLE, Told};
use crate::consent;
use crate::refusal;

/// Opens the follow-up of an enrolment that ended with graduation, once: for the reaction to
/// `programmes.enrolment-ended`, and for imports. None when the enrolment did not end so, or is followed already.
///
/// # Errors
/// Missing, when there is no such enrolment.
pub async fn opened_within(write: &mut Write, enrolment: EnrolmentId) -> Result<Option<FollowupId>, Failure> {
    let graduate = enrolments::store::any(write, enrolment).await?;
    if graduate.status != Studying::Graduated || store::followed(write, enrolment).await? {
        return Ok(None);
    }
    let id: FollowupId = write.by().new_id();
    let beginning = Beginning {
        id,
        enrolment,
        person: graduate.person,
        name: &graduate.name.kk,
        programme: graduate.programme,
        code: &graduate.programme_code,
        cluster: graduate.group,
        university: graduate.organisation,
        region: graduate.region,
        practice: store::practice(write, graduate.person).await?,
        graduated: graduate.since,
    };
    store::insert(write, &beginning).await?;
    for month in MONTHS {
        let question: CheckpointId = write.by().new_id();
        store::insert_checkpoint(write, question, &beginning, month, rules::due(graduate.since, month)).await?;
    }
    write.record("outlook-act-open", RowRef::new(TABLE, id), json!({ "graduated": graduate.since }));
    write.announce("outlook.followed", id, json!({ "person": graduate.person }));
    Ok(Some(id))
}

/// Consent is given, refused or withdrawn; `paper` names the paper when somebody else writes it down. Refusal and
/// withdrawal drop the questions that have no answer; withdrawal erases the details of those that have one.
///
/// # Errors
/// `Missing` out of scope; stale; what the lifecycle says.
pub async fn consent(
    db: &Db,
    by: &Caller,
    id: FollowupId,
    version: i64,
    act: consent::Act,
    paper: &str,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let followup = store::load(&write, by, id).await?;
    let moved = followup.consent.after(act, by.role, paper)?;
    // The graduate's own word needs no paper.
    let paper = Some(paper.trim()).filter(|paper| !paper.is_empty() && by.role != Role::Student);
    store::save_consent(&mut write, id, version, moved, paper).await?;
    for question in store::checkpoints(&write, by, &[id]).await? {
        follow_consent(&mut write, &question, moved.to()).await?;
    }
    let recorded = match act {
        consent::Act::Give => "outlook-act-consent-given",
        consent::Act::Refuse => "outlook-act-consent-refused",
        consent::Act::Withdraw => "outlook-act-consent-withdrawn",
    };
    write.record(recorded, RowRef::new(TABLE, id), json!({ "reason": paper }));
    if act == consent::Act::Withdraw {
        write.announce("outlook.consent-withdrawn", id, json!({ "person": followup.person }));
    }
    write.done().await
}

async fn follow_consent(write: &mut Write, question: &Checkpoint, consent: consent::Status) -> Result<(), Failure> {
    let role = write.by().role;
    let given = consent == consent::Status::Given;
    let facts = Facts { due: true, consented: given, named: false };
    let stopped = question.status == Status::Stopped;
    let act = match given {
        true if stopped => Act::Resume,
        false if !question.status.answered() && !stopped => Act::Stop,
        false if question.status.answered() => {
            return store::forget(write, question.id, question.version).await;
        }
        _ => return Ok(()),
    };
    let moved = question.status.after(act, role, &facts, "")?;
    store::save(write, question.id, question.version, moved, None).await
}

/// What the conditions of a question look at.
pub fn facts(by: &Caller, followup: &Followup, question: &Checkpoint) -> Facts {
    Facts {
        due: question.due <= by.today(),
        consented: followup.consent == consent::Status::Given,
        named: question.employer.is_some() && question.employer == by.organisation(),
    }
}

/// A follow-up with its questions, and one of them by its month.
async fn load(
    reader: &dyn db::Read,
    by: &Caller,
    id: FollowupId,
    month: u32,
) -> Result<(Followup, Vec<Checkpoint>, Checkpoint), Failure> {
    let followup = store::load(reader, by, id).await?;
    let questions = store::checkpoints(reader, by, &[id]).await?;
    let question = questions.iter().find(|one| one.month == month).cloned().ok_or(Failure::Missing)?;
    Ok((followup, questions, question))
}

/// The graduate's answer, or a new one instead of it (which says why the one before was wrong).
///
/// # Errors
/// What is wrong with the form; `Missing` out of scope; stale; what the lifecycle says.
pub async fn answer(
    db: &Db,
    by: &Caller,
    id: FollowupId,
    month: u32,
    version: i64,
    form: &AnswerForm,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let (followup, _, question) = load(&write, by, id, month).await?;
    let (moved, reason) = answering(by, &followup, &question, &form.reason)?;
    let told = rules::answer(form, followup.practice.is_some(), by.today())?;
    let told = told_of(&write, &followup, told).await?;
    keep_answer(&mut write, &question, version, moved, &told, reason.as_deref()).await?;
    write.done().await
}

/// Nothing has changed: the answer before stands for this question as well.
///
/// # Errors
/// `NOTHING_BEFORE`; `Missing` out of scope; stale; what the lifecycle says.
pub async fn same(db: &Db, by: &Caller, id: FollowupId, month: u32, version: i64) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let (followup, questions, question) = load(&write, by, id, month).await?;
    let (moved, _) = answering(by, &followup, &question, "")?;
    let before = before(&questions, month).ok_or_else(|| refusal::NOTHING_BEFORE.refuse())?;
    let told = Told {
        activity: before.activity.ok_or(Failure::Missing)?,
        employer: before.employer,
        employer_name: before.employer_name.clone(),
        post: before.post.clone(),
        from: before.from,
        fits: before.fits,
        at_practice: before.at_practice,
        band: before.band,
    };
    keep_answer(&mut write, &question, version, moved, &told, None).await?;
    write.done().await
}

/// The last answer before a month.
pub fn before(questions: &[Checkpoint], month: u32) -> Option<&Checkpoint> {
    questions.iter().rev().find(|one| one.month < month && one.status.answered())
}

type Answering = (Moved<Status, Act>, Option<String>);

fn answering(by: &Caller, followup: &Followup, question: &Checkpoint, reason: &str) -> Result<Answering, Failure> {
    let act = if question.status.answered() { Act::Correct } else { Act::Answer };
    let moved = question.status.after(act, by.role, &facts(by, followup, question), reason)?;
    Ok((moved, (act == Act::Correct).then(|| reason.trim().to_owned())))
}

async fn told_of(reader: &dyn db::Read, followup: &Followup, answer: Answer) -> Result<Told, Failure> {
    let Answer { activity, work } = answer;
    let Some(Work { employer, at_practice, post, from, fits, band }) = work else {
        let nothing = Told {
            activity,
            employer: None,
            employer_name: None,
            post: None,
            from: None,
            fits: None,
            at_practice: None,
            band: None,
        };
        return Ok(nothing);
    };
    let practice = followup.practice.as_ref();
    let (organisation, name): (Option<OrganisationId>, String) = match practice.filter(|_| at_practice) {
        Some((id, name)) => (Some(*id), name.kk.clone()),
        None => match store::employer(reader, &employer).await? {
            Some((id, name)) => (Some(id), name),
            None => (None, employer),
        },
    };
    let at_practice = organisation.is_some() && organisation == practice.map(|(id, _)| *id);
    Ok(Told {
        activity,
        employer: organisation,
        employer_name: Some(name),
        post,
        from,
        fits: Some(fits),
        at_practice: Some(at_practice),
        band,
    })
}

/// The record keeps that there was an answer, not what it told: what is erased later must not live on in the log.
async fn keep_answer(
    write: &mut Write,
    question: &Checkpoint,
    version: i64,
    moved: Moved<Status, Act>,
    told: &Told,
    reason: Option<&str>,
) -> Result<(), Failure> {
    store::save_answer(write, question.id, version, moved, told, reason).await?;
    let recorded = if moved.act() == Act::Correct { "outlook-act-correct-answer" } else { "outlook-act-tell" };
    write.record(recorded, RowRef::new(TABLE, question.followup), json!({ "month": question.month, "reason": reason }));
    let told_to = json!({ "month": question.month, "employer": told.employer });
    write.announce("outlook.answered", question.followup, told_to);
    Ok(())
}

/// Asking, giving up, confirming, disputing.
///
/// # Errors
/// `Missing` out of scope; stale; what the lifecycle says.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: FollowupId,
    month: u32,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<(), Failure> {
    let recorded = match act {
        Act::Ask => "outlook-act-put",
        Act::Confirm => "outlook-act-confirm-answer",
        Act::Dispute => "outlook-act-dispute-answer",
        Act::GiveUp => "outlook-act-not-reached",
        // Answers come with their form, stop and resume with the consent.
        Act::Answer | Act::Correct | Act::Stop | Act::Resume => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let (followup, _, question) = load(&write, by, id, month).await?;
    let moved = question.status.after(act, by.role, &facts(by, &followup, &question), reason)?;
    let remark = Some(reason.trim()).filter(|reason| !reason.is_empty());
    store::save(&mut write, question.id, version, moved, remark).await?;
    write.record(recorded, RowRef::new(TABLE, id), json!({ "month": month, "reason": remark }));
    announce(&mut write, &question, moved.to());
    write.done().await
}

fn announce(write: &mut Write, question: &Checkpoint, to: Status) {
    let told = json!({ "month": question.month });
    match to {
        Status::Asked => write.announce("outlook.asked", question.followup, told),
        Status::Confirmed => write.announce("outlook.confirmed", question.followup, told),
        Status::Disputed => write.announce("outlook.disputed", question.followup, told),
        _ => {}
    }
}

/// Asks everybody whose question is due and who agreed; says how many. At most five hundred at once.
///
/// # Errors
/// What the lifecycle says.
pub async fn ask_due(db: &Db, by: &Caller) -> Result<usize, Failure> {
    let mut write = db.write(by).await?;
    let questions = store::to_ask(&write, by, 500).await?;
    if questions.is_empty() {
        return Ok(0);
    }
    for question in &questions {
        let facts = Facts { due: true, consented: true, named: false };
        let moved = question.status.after(Act::Ask, by.role, &facts, "")?;
        store::save(&mut write, question.id, question.version, moved, None).await?;
        let told = json!({ "month": question.month });
        write.record("outlook-act-put", RowRef::new(TABLE, question.followup), told);
        announce(&mut write, question, moved.to());
    }
    write.done().await?;
    Ok(questions.len())
}

/// Erases the details of those who graduated longer ago than details are kept: a task of the day, in the platform's
/// own name. Says of how many.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn forget_expired(db: &Db, by: &Caller) -> Result<usize, Failure> {
    let setting = store::setting(db, by.today()).await?;
    let months = u32::try_from(setting.keep_months).unwrap_or(u32::MAX);
    let mut write = db.write(by).await?;
    let expired = store::expired(&write, by, by.today().minus_months(months)).await?;
    if expired.is_empty() {
        return Ok(0);
    }
    for followup in &expired {
        store::mark_forgotten(&mut write, followup.id, followup.version).await?;
        for question in store::checkpoints(&write, by, &[followup.id]).await? {
            store::forget(&mut write, question.id, question.version).await?;
        }
        write.record("outlook-act-forget", RowRef::new(TABLE, followup.id), json!({ "after": setting.keep_months }));
    }
    write.done().await?;
    Ok(expired.len())
}

/// Sets, from a day on, how long details are kept and when a question is late.
///
/// # Errors
/// What is wrong with the form; `DATED_ALREADY`.
pub async fn set(db: &Db, by: &Caller, form: &SettingForm) -> Result<(), Failure> {
    let setting = rules::setting(form)?;
    let from = setting.from.ok_or(Failure::Missing)?;
    let mut write = db.write(by).await?;
    if store::setting(&write, from).await?.from == Some(from) {
        return Err(refusal::DATED_ALREADY.at("from").into());
    }
    let id: SettingId = by.new_id();
    store::insert_setting(&mut write, id, from, &setting).await?;
    write.record("outlook-act-set", RowRef::new(store::SETTINGS, id), json!({ "after": setting }));
    write.done().await
}
