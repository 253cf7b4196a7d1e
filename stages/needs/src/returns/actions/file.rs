//! A return as a personnel department sends it: a workbook, taken whole or not at all.

use std::collections::HashMap;

use db::{Db, RowRef, Write};
use documents::imports::{Row, read, told};
use documents::intake::{Effect, Outcome, What};
use kernel::{Caller, Code, Failure, Lang, ProfessionId, Refusal};
use serde_json::json;

use super::lines::{edited, whole};
use crate::returns::form::{form, typed};
use crate::returns::rules::{Education, Line};
use crate::returns::store::{self, Return, StoredLine};
use crate::{LineId, ReturnId, refusal};

/// What makes a line one: its profession and level of education.
type Key = (ProfessionId, Education);

/// Tries or takes in the file of a return: new professions are added, known ones corrected, those it does not name stay.
///
/// # Errors
/// Everything wrong with the file, by row and cell; what the lifecycle says.
pub async fn take_file(
    db: &Db,
    by: &Caller,
    of: ReturnId,
    (bytes, file_name): (&[u8], &str),
    dry_run: bool,
) -> Result<Outcome, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, of).await?;
    let before = edited(&mut write, by, of, before.version).await?;
    let rows = read(bytes, file_name, &form(before.year))?;
    let mut stands = standing(&write, of).await?;
    let (mut outcome, mut errors, mut seen) = (Outcome::default(), Vec::new(), HashMap::new());
    for row in &rows {
        match one(&mut write, &before, row, &mut seen, &mut stands).await {
            Ok(effect) => outcome.add(effect),
            Err(failure) => errors.extend(at_its_cells(row, failure)?),
        }
    }
    Failure::unless(told(errors))?;
    outcome.notes.extend(
        stands
            .into_values()
            .map(|line| refusal::LINE_STAYS.with("profession", line.profession.name).with("staff", line.line.staff)),
    );
    // A write that is dropped leaves nothing: that is what a dry run is.
    if !dry_run && outcome.changes_something() {
        let payload = json!({ "file": file_name, "new": outcome.new, "changed": outcome.changed });
        write.record("needs-act-import-return", RowRef::new(store::TABLE, of), payload);
        write.done().await?;
    }
    Ok(outcome)
}

async fn standing(write: &Write, of: ReturnId) -> Result<HashMap<Key, StoredLine>, Failure> {
    let lines = store::lines(write, of).await?;
    Ok(lines.into_iter().map(|line| ((line.profession.id, line.line.education), line)).collect())
}

/// What is wrong with a row, at its cells; what is broken goes on.
fn at_its_cells(row: &Row, failure: Failure) -> Result<Vec<Refusal>, Failure> {
    match failure {
        Failure::Refused(all) => Ok(all.into_iter().map(|refusal| row.tell(refusal)).collect()),
        other => Err(other),
    }
}

async fn one(
    write: &mut Write,
    of: &Return,
    row: &Row,
    seen: &mut HashMap<Key, u32>,
    stands: &mut HashMap<Key, StoredLine>,
) -> Result<Effect, Failure> {
    if let Some(bin) = row.maybe("bin")
        && of.bin.as_deref() != Some(bin)
    {
        return Err(row
            .refuse("bin", &refusal::OTHER_ENTERPRISE)
            .with("enterprise", of.enterprise_name.clone())
            .into());
    }
    let (profession, line) = whole(write, of, &typed(row)).await?;
    let key = (profession.id, line.education);
    if let Some(first) = seen.insert(key, row.line()) {
        return Err(row.refuse("profession", &refusal::ROW_TWICE).with("first", i64::from(first)).into());
    }
    let title = format!("{} {}", profession.code, profession.name.get(Lang::Ru));
    let (what, changes) = match stands.remove(&key) {
        None => {
            let id: LineId = write.by().new_id();
            store::insert_line(write, id, of.id, profession.id, &line).await?;
            (What::New, Vec::new())
        }
        Some(stood) if stood.line == line => (What::Same, Vec::new()),
        Some(stood) => {
            store::save_line(write, stood.id, of.id, profession.id, &line).await?;
            (What::Changed, differences(&stood.line, &line))
        }
    };
    Ok(Effect { line: row.line(), what, title, changes })
}

/// What a row corrects: the message naming the field, before, after.
fn differences(before: &Line, after: &Line) -> Vec<(&'static str, String, String)> {
    let years = |counts: &[i64]| counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" · ");
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let fields = |line: &Line| {
        let wage = |wage: Option<kernel::Money>| wage.map(|wage| wage.to_string()).unwrap_or_default();
        [
            ("needs-staff", line.staff.to_string()),
            ("needs-vacancies", line.vacancies.to_string()),
            ("needs-vacancies-long", line.vacancies_long.to_string()),
            ("needs-jobs", years(&line.jobs)),
            ("needs-retirements", years(&line.retirements)),
            ("needs-attrition", line.attrition.to_string()),
            ("needs-reductions", line.reductions.to_string()),
            ("needs-foreign-now", line.foreign_now.to_string()),
            ("needs-foreign-replaced", line.foreign_replaced.to_string()),
            ("needs-upskilling", line.upskilling.to_string()),
            ("needs-dual-places", line.dual_places.to_string()),
            ("needs-mentors", line.mentors.to_string()),
            ("needs-group", words(&line.group)),
            ("needs-wage-from", wage(line.wage_from)),
            ("needs-wage-to", wage(line.wage_to)),
            ("needs-competences", words(&line.competences)),
            ("needs-hiring", line.hiring.map(|code| code.code().to_owned()).unwrap_or_default()),
            ("needs-confidence", line.confidence.map(|code| code.code().to_owned()).unwrap_or_default()),
            ("needs-project", words(&line.project)),
        ]
    };
    let pairs = fields(before).into_iter().zip(fields(after));
    pairs.filter(|((_, was), (_, is))| was != is).map(|((key, was), (_, is))| (key, was, is)).collect()
}
