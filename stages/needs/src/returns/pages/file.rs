//! The file of a return, by page: a template with the enterprise and its professions in it, a trial, the taking in.

use db::Db;
use documents::Cell;
use documents::intake::{self, Blank, Import};
use kernel::{Caller, Failure};
use uuid::Uuid;
use web::Doors;

use crate::ReturnId;
use crate::permissions::FILL;
use crate::returns::form::{form, row};
use crate::returns::rules::LineForm;
use crate::returns::store::StoredLine;
use crate::returns::{actions, store};

pub(super) fn doors() -> Doors {
    intake::doors(&IMPORT)
}

static IMPORT: Import = Import {
    path: "/returns/{id}/import",
    permission: &FILL,
    title: "needs-bring-file",
    lead: "needs-bring-file-lead",
    file: "return",
    back_title: "needs-return",
    back: "/returns/{id}",
    blank: |db, by, thing| Box::pin(async move { blank(&db, &by, thing).await }),
    take: |db, by, file| {
        Box::pin(async move {
            let of = file.thing.map(ReturnId).ok_or(Failure::Missing)?;
            actions::take_file(&db, &by, of, (&file.bytes, &file.file_name), file.dry_run).await
        })
    },
};

/// The lines of the return; of an empty one, the professions of the enterprise's last accepted return with their staff.
async fn blank(db: &Db, by: &Caller, thing: Option<Uuid>) -> Result<Blank, Failure> {
    let of = store::load(db, by, thing.map(ReturnId).ok_or(Failure::Missing)?).await?;
    let told = |stored: &StoredLine, line: &LineForm| row(of.bin.as_deref(), &stored.profession, by.lang, line);
    let lines = store::lines(db, of.id).await?;
    let mut rows: Vec<_> = lines.iter().map(|one| told(one, &one.line.form(&one.profession.code))).collect();
    if rows.is_empty()
        && let Some(last) = store::last_accepted(db, &of).await?
    {
        let lines = store::lines(db, last.id).await?;
        rows.extend(lines.iter().map(|one| told(one, &known(&one.line.form(&one.profession.code)))));
    }
    if rows.is_empty() {
        rows.push(vec![Cell::from(of.bin.clone())]);
    }
    Ok(Blank { form: form(of.year), rows })
}

/// What is likely the same a year later; plans are asked anew.
fn known(line: &LineForm) -> LineForm {
    LineForm {
        education: line.education.clone(),
        group: line.group.clone(),
        staff: line.staff.clone(),
        ..LineForm::default()
    }
}
