//! What is done to people. Pages, API, command line, imports and later stages all come here.

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, Id, PersonId};
use serde_json::json;

use super::moves::{Act, Facts};
use super::refusal;
use super::rules::{Entry, PersonForm, entry};
use super::store::{self, Person};
use crate::posts;
use crate::posts::rules::PostForm;

/// Enters a person with their first post. Only a role of the whole nation may leave the post out: others would lose
/// sight of the person at once.
///
/// # Errors
/// What is wrong with the form; `IIN_TAKEN`; `LOOKS_LIKE` when somebody of that name stands and the form does not say
/// that this is another; `POST_NEEDED`; `NOT_YOUR_ORGANISATION`.
pub async fn enter(db: &Db, by: &Caller, form: &PersonForm, post: Option<&PostForm>) -> Result<PersonId, Failure> {
    let entry = entry(form, by.today())?;
    let mut write = db.write(by).await?;
    if form.another.is_empty() {
        let twins = store::twins(&write, &entry, None).await?;
        Failure::unless(
            twins.iter().take(1).map(|_| refusal::LOOKS_LIKE.at("another").with("name", entry.full_name())).collect(),
        )?;
    }
    let id = enter_within(&mut write, &entry, None).await?;
    if let Some(post) = post {
        posts::give_within(&mut write, id, post).await?;
    }
    if !store::within(&write, by, id).await? {
        return Err(refusal::POST_NEEDED.at("organisation").into());
    }
    write.done().await?;
    Ok(id)
}

/// Enters a person as part of a larger act of a later stage or an import; `origin` is the source and the id there.
///
/// # Errors
/// `IIN_TAKEN`.
pub async fn enter_within(write: &mut Write, entry: &Entry, origin: Option<(&str, &str)>) -> Result<PersonId, Failure> {
    free_iin(write, entry, None).await?;
    let id: PersonId = write.by().new_id();
    store::insert(write, id, entry, origin).await?;
    write.record("registry-act-enter-person", RowRef::new(store::TABLE, id), json!({ "after": entry }));
    write.announce("registry.person-entered", id, json!({}));
    Ok(id)
}

/// Corrects an entry.
///
/// # Errors
/// What is wrong with the form; `Missing` out of scope; stale; what the lifecycle says.
pub async fn edit(db: &Db, by: &Caller, id: PersonId, version: i64, form: &PersonForm) -> Result<(), Failure> {
    let entry = entry(form, by.today())?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    edit_within(&mut write, &before, version, &entry).await?;
    write.done().await
}

/// Corrects an entry as part of an import.
///
/// # Errors
/// As [`edit`].
pub async fn edit_within(write: &mut Write, before: &Person, version: i64, entry: &Entry) -> Result<(), Failure> {
    let by = write.by().clone();
    let facts = Facts { within: store::within(write, &by, before.id).await?, twin: false };
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    free_iin(write, entry, Some(before.id)).await?;
    store::save_entry(write, before.id, version, moved, entry).await?;
    let payload = json!({ "before": before.entry(), "after": entry });
    write.record("registry-act-edit-person", RowRef::new(store::TABLE, before.id), payload);
    Ok(())
}

/// Closes or reopens an entry, with a reason.
///
/// # Errors
/// `Missing` out of scope; what the lifecycle says; stale. Joining needs the other entry: see [`merge`].
pub async fn act(db: &Db, by: &Caller, id: PersonId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let recorded = match act {
        Act::Close => "registry-act-close-person",
        Act::Reopen => "registry-act-reopen-person",
        Act::Edit | Act::Merge => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = Facts { within: store::within(&write, by, id).await?, twin: false };
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, id, version, moved).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    if act == Act::Close {
        write.announce("registry.person-closed", id, json!({}));
    }
    write.done().await
}

/// Joins an entry to its twin: its posts and, where the twin has none, its IIN go over; the entry stays and points on.
///
/// # Errors
/// `NOT_A_TWIN` when the other does not stand within reach; what the lifecycle says; stale.
pub async fn merge(
    db: &Db,
    by: &Caller,
    id: PersonId,
    version: i64,
    into: PersonId,
    reason: &str,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let twin = fitting(&write, by, &before, into).await?;
    let facts = Facts { within: store::within(&write, by, id).await?, twin: twin.is_some() };
    let moved = before.status.after(Act::Merge, by.role, &facts, reason)?;
    store::save_merged(&mut write, id, version, moved, into).await?;
    posts::store::move_all(&mut write, id, into).await?;
    if let Some(twin) = twin.filter(|twin| twin.iin.is_none() && before.iin.is_some()) {
        let whole = Entry { iin: before.iin.clone(), birth: twin.birth.or(before.birth), ..twin.entry() };
        edit_within(&mut write, &twin, twin.version, &whole).await?;
    }
    let payload = json!({ "reason": reason.trim(), "into": into });
    write.record("registry-act-merge-person", RowRef::new(store::TABLE, id), payload);
    write.record("registry-act-receive-twin", RowRef::new(store::TABLE, into), json!({ "from": id }));
    write.announce("registry.person-merged", id, json!({ "into": into.uuid() }));
    write.done().await
}

/// The other entry, where it stands, is another and lies within the same scope.
async fn fitting(reader: &dyn Read, by: &Caller, one: &Person, other: PersonId) -> Result<Option<Person>, Failure> {
    if one.id == other || !store::within(reader, by, other).await? {
        return Ok(None);
    }
    let other = store::any(reader, other).await?;
    Ok((other.status == super::moves::Status::Active).then_some(other))
}

async fn free_iin(reader: &dyn Read, entry: &Entry, own: Option<PersonId>) -> Result<(), Failure> {
    let Some(iin) = &entry.iin else { return Ok(()) };
    match store::of_iin(reader, iin).await? {
        Some(other) if Some(other.id) != own => Err(refusal::IIN_TAKEN.at("iin").into()),
        _ => Ok(()),
    }
}
