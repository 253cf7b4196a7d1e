//! What is done to templates: each act loads, decides, saves and records, in one commit.

use db::{Db, Write};
use kernel::{Caller, Code as _, Failure, Id as _, after};
use serde_json::json;

use super::moves::{Act, MOVES, Status};
use super::store::{self, Stored, TemplateId};
use crate::clauses::{Catalogue, Clause, ClauseError, Draft, Template};

/// Begins a template: the next number of its kind, whatever number the draft bears.
///
/// # Errors
/// Refused, with every fault of its clauses; forbidden to those who do not keep templates.
pub async fn begin(db: &Db, by: &Caller, draft: Draft, catalogue: &Catalogue) -> Result<TemplateId, Failure> {
    after(MOVES, Status::Drafted, Act::Edit, by.role, &(), "")?;
    let mut write = db.write(by).await?;
    let id = write_new(&mut write, draft, catalogue).await?;
    write.done().await?;
    Ok(id)
}

/// Writes the clauses of a draft anew.
///
/// # Errors
/// Refused, with every fault of the clauses, or as stale; Missing, when there is no such template.
pub async fn edit(
    db: &Db,
    by: &Caller,
    id: TemplateId,
    version: i64,
    clauses: Vec<Clause>,
    catalogue: &Catalogue,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let mut template = Stored { version, ..store::load(&write, id).await? };
    let moved = after(MOVES, template.status, Act::Edit, by.role, &(), "")?;
    template.draft.clauses = clauses;
    sound(&template.draft, catalogue)?;
    store::save(&mut write, &template, moved).await?;
    write.record(
        Act::Edit.key(),
        store::row(id),
        json!({ "kind": template.draft.kind, "number": template.draft.version }),
    );
    write.done().await
}

/// Brings a draft into force; what was in force is superseded.
///
/// # Errors
/// As [`edit`].
pub async fn adopt(db: &Db, by: &Caller, id: TemplateId, version: i64, catalogue: &Catalogue) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    adopt_in(&mut write, id, version, catalogue).await?;
    write.done().await
}

/// Gives a draft up.
///
/// # Errors
/// As [`edit`].
pub async fn discard(db: &Db, by: &Caller, id: TemplateId, version: i64) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let template = Stored { version, ..store::load(&write, id).await? };
    let moved = after(MOVES, template.status, Act::Discard, by.role, &(), "")?;
    store::save(&mut write, &template, moved).await?;
    write.record(
        Act::Discard.key(),
        store::row(id),
        json!({ "kind": template.draft.kind, "number": template.draft.version }),
    );
    write.done().await
}

/// Brings the platform's own template into force where a kind has none yet: at the first start, and
/// when a release knows a new kind. What people have written is never touched.
///
/// # Errors
/// As [`begin`].
pub async fn install(db: &Db, by: &Caller, draft: Draft, catalogue: &Catalogue) -> Result<(), Failure> {
    if !store::of_kind(db, &draft.kind).await?.is_empty() {
        return Ok(());
    }
    after(MOVES, Status::Drafted, Act::Edit, by.role, &(), "")?;
    let mut write = db.write(by).await?;
    let id = write_new(&mut write, draft, catalogue).await?;
    adopt_in(&mut write, id, 1, catalogue).await?;
    write.done().await
}

async fn write_new(write: &mut Write, draft: Draft, catalogue: &Catalogue) -> Result<TemplateId, Failure> {
    sound(&draft, catalogue)?;
    let draft = Draft { version: store::next_number(write, &draft.kind).await?, ..draft };
    let id: TemplateId = write.by().new_id();
    store::insert(write, id, &draft).await?;
    write.record(Act::Edit.key(), store::row(id), json!({ "kind": draft.kind, "number": draft.version }));
    Ok(id)
}

async fn adopt_in(write: &mut Write, id: TemplateId, version: i64, catalogue: &Catalogue) -> Result<(), Failure> {
    let role = write.by().role;
    let template = Stored { version, ..store::load(write, id).await? };
    let moved = after(MOVES, template.status, Act::Adopt, role, &(), "")?;
    // The catalogue of a newer release may have lost a variable since the draft was written.
    sound(&template.draft, catalogue)?;
    if let Some(old) = store::in_force(write, &template.draft.kind).await? {
        let left = after(MOVES, old.status, Act::Supersede, role, &(), "")?;
        store::save(write, &old, left).await?;
        write.record(Act::Supersede.key(), store::row(old.id), json!({ "by": id.uuid() }));
    }
    store::save(write, &template, moved).await?;
    write.record(
        Act::Adopt.key(),
        store::row(id),
        json!({ "kind": template.draft.kind, "number": template.draft.version }),
    );
    write.announce("documents.template-adopted", id, json!({ "kind": template.draft.kind }));
    Ok(())
}

fn sound(draft: &Draft, catalogue: &Catalogue) -> Result<(), Failure> {
    match Template::read(draft.clone(), catalogue) {
        Ok(_) => Ok(()),
        Err(errors) => Err(Failure::Refused(errors.iter().map(ClauseError::refusal).collect())),
    }
}
