//! Taking a curriculum in.

use db::Db;
use kernel::{Caller, Failure, ProgrammeId};
use serde_json::json;

use super::brought;
use crate::curriculum::Curriculum;
use crate::design;
use crate::finding::Finding;
use crate::moves::Status;
use crate::programme;
use crate::programme::{Programme, ProgrammeForm};
use crate::reading::Note;
use crate::rules::check;
use crate::totals::Totals;

/// Where a curriculum goes.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// Into this version.
    Version(ProgrammeId),
    /// Into the draft with this passport's code, which is entered when there is none.
    Passport(&'a ProgrammeForm),
}

/// What a file brings.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The version it was taken into; none when it was only tried for a new one.
    pub programme: Option<ProgrammeId>,
    /// Does anything differ from what stood?
    pub changes: bool,
    /// Slots before and after.
    pub slots: (usize, usize),
    /// The sums of the curriculum brought.
    pub totals: Totals,
    /// Oddities that were survived.
    pub notes: Vec<Note>,
    /// What the checks find in the curriculum brought, with the outcomes that stand.
    pub findings: Vec<Finding>,
}

/// Tries a working curriculum, or takes it in: whole or not at all. Brought twice, it changes nothing.
///
/// # Errors
/// Everything wrong with the files; `Missing` out of scope; what the lifecycle says of a version that is no draft.
pub async fn curriculum(
    db: &Db,
    by: &Caller,
    target: Target<'_>,
    bytes: &[u8],
    modules: Option<&[u8]>,
    dry_run: bool,
) -> Result<Outcome, Failure> {
    let mut write = db.write(by).await?;
    let (of, entered) = version(&mut write, by, target).await?;
    let reading = brought::read(bytes, modules, of.profile)?;
    let stood = design::store::load(&write, &of).await?.design;
    let after = brought::meet(&stood, reading.curriculum, modules.is_some());
    let curriculum: Curriculum = after.curriculum.clone();
    let findings = check(&after.curriculum, &after.matrix, of.admission);
    let payload = json!({ "slots": after.curriculum.slots.len(), "oddities": reading.notes.len() });
    let acted = "programmes-act-import-curriculum";
    let changes = design::actions::change_within(&mut write, of.id, of.version, acted, payload, |design| {
        *design = after;
        Ok(())
    })
    .await?;
    if !dry_run && (changes || entered) {
        write.done().await?;
    }
    Ok(Outcome {
        programme: (!(dry_run && entered)).then_some(of.id),
        changes,
        slots: (stood.curriculum.slots.len(), curriculum.slots.len()),
        totals: Totals::of(&curriculum),
        notes: reading.notes,
        findings,
    })
}

/// The version that is meant, and whether it was entered just now.
async fn version(write: &mut db::Write, by: &Caller, target: Target<'_>) -> Result<(Programme, bool), Failure> {
    let form = match target {
        Target::Version(id) => return Ok((programme::store::held(write, by, id).await?, false)),
        Target::Passport(form) => form,
    };
    let entry = programme::rules::entry(form)?;
    if let Some(organisation) = programme::actions::organisation(write, by, &form.organisation).await?
        && let Some(known) = programme::store::newest(write, organisation, &entry.code).await?
        && known.status != Status::Superseded
    {
        return Ok((known, false));
    }
    let id = programme::actions::enter_within(write, form).await?;
    Ok((programme::store::held(write, by, id).await?, true))
}
