//! What is done to posts. They stand in the record of the person.

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, OrganisationId, PersonId};
use serde_json::json;

use super::refusal;
use super::rules::{Entry, PostForm, entry};
use super::store::{self, Post, PostId};
use crate::{organisations, people, units};

/// Gives a person a post.
///
/// # Errors
/// What is wrong with the form; `Missing` when the person is out of scope; what [`give_within`] says.
pub async fn give(db: &Db, by: &Caller, person: PersonId, form: &PostForm) -> Result<PostId, Failure> {
    let mut write = db.write(by).await?;
    let person = people::store::load(&write, by, person).await?;
    if !people::store::within(&write, by, person.id).await? {
        return Err(Failure::Forbidden(people::refusal::NOT_YOUR_PERSON.refuse()));
    }
    let id = give_within(&mut write, person.id, form).await?;
    write.done().await?;
    Ok(id)
}

/// Gives a person a post as part of a larger act: of their entering, of an import, of a later stage.
///
/// # Errors
/// What is wrong with the form; `ORGANISATION`, `CLOSED`, `UNIT`, `POST_TWICE`; `NOT_YOUR_ORGANISATION` (forbidden)
/// when it lies outside the scope of the caller's role.
pub async fn give_within(write: &mut Write, person: PersonId, form: &PostForm) -> Result<PostId, Failure> {
    let entry = entry(form)?;
    let by = write.by().clone();
    let organisation = place(write, &by, &entry).await?;
    twice(write, person, organisation, &entry, None).await?;
    let id: PostId = by.new_id();
    store::insert(write, id, person, organisation, &entry).await?;
    let row = RowRef::new(people::store::TABLE, person);
    write.record("registry-act-begin-post", row, json!({ "post": id, "organisation": organisation, "after": entry }));
    Ok(id)
}

/// Corrects a post; the organisation stays what it was.
///
/// # Errors
/// What is wrong with the form; `Missing` out of scope; stale; as [`give_within`].
pub async fn edit(db: &Db, by: &Caller, id: PostId, version: i64, form: &PostForm) -> Result<PersonId, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    edit_within(&mut write, &before, version, form).await?;
    write.done().await?;
    Ok(before.person)
}

/// Corrects a post as part of an import.
///
/// # Errors
/// As [`edit`].
pub async fn edit_within(write: &mut Write, before: &Post, version: i64, form: &PostForm) -> Result<(), Failure> {
    let by = write.by().clone();
    let entry = entry(&PostForm { organisation: before.organisation.to_string(), ..form.clone() })?;
    place_open(write, &by, before.organisation, &entry).await?;
    twice(write, before.person, before.organisation, &entry, Some(before.id)).await?;
    store::save(write, before.id, version, &entry).await?;
    let was = json!({ "title": before.title, "from": before.from, "until": before.until });
    let row = RowRef::new(people::store::TABLE, before.person);
    write.record("registry-act-edit-post", row, json!({ "post": before.id, "before": was, "after": entry }));
    Ok(())
}

/// The organisation that a post names, if it stands and is the caller's.
async fn place(reader: &dyn Read, by: &Caller, entry: &Entry) -> Result<OrganisationId, Failure> {
    let unknown = || refusal::ORGANISATION.at("organisation").with("typed", entry.organisation.as_str());
    let found = organisations::store::find(reader, &entry.organisation).await?.ok_or_else(unknown)?;
    if found.status != organisations::moves::Status::Active {
        return Err(refusal::CLOSED.at("organisation").into());
    }
    place_open(reader, by, found.id, entry).await?;
    Ok(found.id)
}

async fn place_open(
    reader: &dyn Read,
    by: &Caller,
    organisation: OrganisationId,
    entry: &Entry,
) -> Result<(), Failure> {
    if !organisations::store::within(reader, by, organisation).await? {
        return Err(Failure::Forbidden(organisations::refusal::NOT_YOUR_ORGANISATION.at("organisation")));
    }
    let Some(unit) = entry.unit else { return Ok(()) };
    match units::store::load(reader, unit).await {
        Ok(unit) if unit.organisation == organisation && unit.status == units::moves::Status::Active => Ok(()),
        Ok(_) | Err(Failure::Missing) => Err(refusal::UNIT.at("unit").with("typed", unit.to_string()).into()),
        Err(other) => Err(other),
    }
}

async fn twice(
    reader: &dyn Read,
    person: PersonId,
    organisation: OrganisationId,
    entry: &Entry,
    own: Option<PostId>,
) -> Result<(), Failure> {
    let others = store::between(reader, person, organisation).await?;
    let same = others
        .iter()
        .filter(|post| Some(post.id) != own)
        .any(|post| post.title == entry.title && post.unit == entry.unit && entry.meets(post.from, post.until));
    if same { Err(refusal::POST_TWICE.at("title-kk").into()) } else { Ok(()) }
}
