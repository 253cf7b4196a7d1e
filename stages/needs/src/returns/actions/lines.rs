//! What is done to the lines of a return. Each is an edit of the return: it moves its version.

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure};
use serde_json::json;

use super::facts;
use crate::returns::moves::Act;
use crate::returns::rules::{Line, LineForm, line};
use crate::returns::store::{self, Named, Return, StoredLine};
use crate::{LineId, ReturnId, refusal};

/// Adds a profession to a return.
///
/// # Errors
/// What is wrong with the form; `LINE_STANDS`; what the lifecycle says; stale.
pub async fn add_line(db: &Db, by: &Caller, of: ReturnId, version: i64, form: &LineForm) -> Result<LineId, Failure> {
    let mut write = db.write(by).await?;
    let before = edited(&mut write, by, of, version).await?;
    let (profession, line) = whole(&write, &before, form).await?;
    apart(&write, &before, None, &profession, &line).await?;
    let id: LineId = by.new_id();
    store::insert_line(&mut write, id, of, profession.id, &line).await?;
    let payload = json!({ "profession": profession.code, "after": line });
    write.record("needs-act-add-line", RowRef::new(store::TABLE, of), payload);
    write.done().await?;
    Ok(id)
}

/// Changes what a line tells.
///
/// # Errors
/// As [`add_line`]; Missing, when the line is of another return.
pub async fn edit_line(
    db: &Db,
    by: &Caller,
    of: ReturnId,
    version: i64,
    id: LineId,
    form: &LineForm,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = edited(&mut write, by, of, version).await?;
    let stood = one(&write, of, id).await?;
    let (profession, line) = whole(&write, &before, form).await?;
    apart(&write, &before, Some(id), &profession, &line).await?;
    store::save_line(&mut write, id, of, profession.id, &line).await?;
    let payload = json!({ "profession": profession.code, "before": stood.line, "after": line });
    write.record("needs-act-edit-line", RowRef::new(store::TABLE, of), payload);
    write.done().await
}

/// Takes a profession out of a return.
///
/// # Errors
/// What the lifecycle says; stale; Missing, when the line is of another return.
pub async fn remove_line(db: &Db, by: &Caller, of: ReturnId, version: i64, id: LineId) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    edited(&mut write, by, of, version).await?;
    let stood = one(&write, of, id).await?;
    store::delete_line(&mut write, id, of).await?;
    let payload = json!({ "profession": stood.profession.code, "before": stood.line });
    write.record("needs-act-remove-line", RowRef::new(store::TABLE, of), payload);
    write.done().await
}

/// The return, after the move that editing is.
pub(super) async fn edited(write: &mut Write, by: &Caller, of: ReturnId, version: i64) -> Result<Return, Failure> {
    let before = store::load(write, by, of).await?;
    let facts = facts(write, &before).await?;
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save(write, &before, version, moved).await?;
    Ok(before)
}

async fn one(reader: &dyn Read, of: ReturnId, id: LineId) -> Result<StoredLine, Failure> {
    store::lines(reader, of).await?.into_iter().find(|line| line.id == id).ok_or(Failure::Missing)
}

/// The line with its profession; both must stand, and so must the group it names.
pub(super) async fn whole(reader: &dyn Read, of: &Return, form: &LineForm) -> Result<(Named, Line), Failure> {
    let read = line(form);
    let mut refusals = match &read {
        Err(Failure::Refused(all)) => all.clone(),
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    if !form.profession.trim().is_empty() {
        found = store::named(reader, of.region, &form.profession).await?;
        if found.len() != 1 {
            let like: Vec<String> =
                found.iter().map(|one| format!("{} {}", one.code, one.name.get(kernel::Lang::Ru))).collect();
            let typed: String = form.profession.trim().chars().take(80).collect();
            refusals
                .push(refusal::UNKNOWN_PROFESSION.at("profession").with("typed", typed).with("like", like.join("; ")));
        }
    }
    if let Some(group) = read.as_ref().ok().and_then(|line| line.group.as_ref())
        && !registry::classifiers::group_stands(reader, group).await?
    {
        refusals.push(refusal::UNKNOWN_GROUP.at("group").with("typed", group.as_str()));
    }
    Failure::unless(refusals)?;
    Ok((found.pop().ok_or(Failure::Missing)?, read?))
}

/// One line a profession and level of education.
async fn apart(
    reader: &dyn Read,
    of: &Return,
    own: Option<LineId>,
    profession: &Named,
    line: &Line,
) -> Result<(), Failure> {
    let stands = store::lines(reader, of.id).await?;
    let same = |other: &&StoredLine| {
        Some(other.id) != own && other.profession.id == profession.id && other.line.education == line.education
    };
    match stands.iter().find(same) {
        Some(other) => {
            Err(refusal::LINE_STANDS.at("profession").with("profession", other.profession.name.clone()).into())
        }
        None => Ok(()),
    }
}
