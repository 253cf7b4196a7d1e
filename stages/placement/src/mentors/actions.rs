//! What is done to the register of mentors. Pages and API come here.

use db::{Db, RowRef};
use kernel::{Caller, Failure, OrganisationId, Reading};
use registry::organisations::{self, moves::Status as OrganisationStatus, rules::Kind};
use registry::{people, posts};
use serde_json::json;

use super::moves::{Act, Facts};
use super::rules::{MentorForm, entry};
use super::store::{self, MentorId};
use crate::refusal;

/// Registers a person with a post at an enterprise as its mentor.
///
/// # Errors
/// What is wrong with the form; `PERSON` out of sight; `POST` without a post there; `NOT_YOUR_ENTERPRISE`; `TAKEN`.
pub async fn register(db: &Db, by: &Caller, form: &MentorForm) -> Result<MentorId, Failure> {
    let entry = entry(form)?;
    let mut write = db.write(by).await?;
    let organisation = organisations::store::find(&write, &form.organisation).await?;
    let organisation = organisation.filter(|one| one.kind == Kind::Enterprise);
    let unknown = || refusal::ENTERPRISE.at("organisation").with("typed", form.organisation.as_str());
    let organisation = organisation.ok_or_else(unknown)?;
    if organisation.status != OrganisationStatus::Active {
        return Err(refusal::ENTERPRISE_CLOSED.at("organisation").into());
    }
    if !organisations::store::within(&write, by, organisation.id).await? {
        return Err(Failure::Forbidden(refusal::NOT_YOUR_ENTERPRISE.at("organisation")));
    }
    let mut read = Reading::new();
    let person = read.parsed("person", &form.person, &refusal::PERSON);
    let person = read.end(person)?;
    let person = match people::store::load(&write, by, person).await {
        Err(Failure::Missing) => return Err(refusal::PERSON.at("person").with("typed", form.person.as_str()).into()),
        other => other?,
    };
    let standing = posts::store::of_person(&write, by, person.id).await?;
    if !standing.iter().any(|post| post.organisation == organisation.id && post.stands(by.today())) {
        return Err(refusal::POST.at("person").into());
    }
    let id: MentorId = by.new_id();
    let name = person.full_name();
    store::insert(&mut write, id, (person.id, &name), (organisation.id, &organisation.name), &entry).await?;
    let payload = json!({ "person": person.id, "organisation": organisation.id, "after": entry });
    write.record("placement-act-register-mentor", RowRef::new(store::TABLE, id), payload);
    write.announce("placement.mentor-registered", person.id, json!({ "organisation": organisation.id }));
    write.done().await?;
    Ok(id)
}

/// Corrects an entry; person and enterprise stay.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale.
pub async fn edit(db: &Db, by: &Caller, id: MentorId, version: i64, form: &MentorForm) -> Result<(), Failure> {
    let entry = entry(form)?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = Facts { within: store::within(&write, by, id).await?, employed: before.employed };
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save_entry(&mut write, id, version, moved, &entry).await?;
    let payload = json!({ "before": before.entry, "after": entry });
    write.record("placement-act-edit-mentor", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Suspends, resumes, lets go or takes back a mentor.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(db: &Db, by: &Caller, id: MentorId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = Facts { within: store::within(&write, by, id).await?, employed: before.employed };
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, id, version, moved).await?;
    let recorded = match act {
        Act::Edit => "placement-act-edit-mentor",
        Act::Suspend => "placement-act-suspend-mentor",
        Act::Resume => "placement-act-resume-mentor",
        Act::Leave => "placement-act-leave-mentor",
        Act::Return => "placement-act-return-mentor",
    };
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    write.done().await
}

/// Sets how many trainees a mentor of an enterprise leads at once, from today on.
///
/// # Errors
/// A number outside 1 to 30; `NOT_YOUR_ENTERPRISE`.
pub async fn set_load(
    db: &Db,
    by: &Caller,
    organisation: OrganisationId,
    trainees: &str,
    blocks: bool,
) -> Result<(), Failure> {
    let mut read = Reading::new();
    let trainees = read.whole("trainees", trainees, 1, 30);
    let trainees = read.end(trainees)?;
    let mut write = db.write(by).await?;
    if !organisations::store::within(&write, by, organisation).await? {
        return Err(Failure::Forbidden(refusal::NOT_YOUR_ENTERPRISE.refuse()));
    }
    store::set_load(&mut write, organisation, trainees, blocks).await?;
    let row = RowRef::new(organisations::store::TABLE, organisation);
    write.record("placement-act-set-load", row, json!({ "trainees": trainees, "blocks": blocks }));
    write.done().await
}
