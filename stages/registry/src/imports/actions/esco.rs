//! The occupations of ESCO, as its portal gives them.

use db::{Db, RowRef};
use documents::imports::{Field, FieldKind, Form, Row, read, told as first};
use documents::intake::{Effect, Outcome, What};
use kernel::{Caller, Failure, Names, ProfessionId, Refusal};
use serde_json::json;

use super::{Seen, differences, may};
use crate::imports::refusal;
use crate::professions::KEEP;
use crate::professions::refusal::ISCO;
use crate::professions::rules::{ESCO, Entry, Kind, is_isco};
use crate::professions::store::{self, Origin};

/// The columns of the file; those of ESCO that we do not keep are left out.
pub fn form() -> Form {
    let field = |key, kk, ru, en, kind| Field::new(key, Names::new(kk, ru, en), kind);
    Form::new(
        Names::new("ESCO кәсіптері", "Профессии ESCO", "ESCO occupations"),
        vec![
            field("uri", "Мекенжайы", "Адрес", "Address", FieldKind::Text(200))
                .required()
                .also(&["ORIGINURI", "conceptUri"]),
            field("isco", "ISCO-08 тобы", "Группа ISCO-08", "ISCO-08 group", FieldKind::Code(10))
                .required()
                .also(&["ISCOGROUPCODE", "iscoGroup"]),
            field("code", "Коды", "Код", "Code", FieldKind::Code(40)).required(),
            field("name-en", "Ағылшынша атауы", "Наименование на английском", "Name in English", FieldKind::Text(300))
                .required()
                .also(&["PREFERREDLABEL", "preferredLabel"]),
            field("alternatives", "Басқа атаулары", "Другие наименования", "Other names", FieldKind::Text(20_000))
                .also(&["ALTLABELS", "altLabels"]),
            field("about", "Сипаттамасы", "Описание", "Description", FieldKind::Text(20_000)).also(&["DESCRIPTION"]),
        ],
    )
    .ignoring_extra()
}

/// What a row does to the list.
enum Step {
    Enter(Entry),
    Correct(ProfessionId, i64, Entry),
}

/// Tries or takes in the occupations of ESCO, whole or not at all; each is known again by its address.
///
/// # Errors
/// Everything wrong with the file, by row and cell.
pub async fn esco(db: &Db, by: &Caller, bytes: &[u8], file_name: &str, dry_run: bool) -> Result<Outcome, Failure> {
    may(&KEEP, by.role)?;
    let rows = read(bytes, file_name, &form())?;
    let mut stands = store::of_source(db, ESCO).await?;
    let (mut outcome, mut errors, mut seen) = (Outcome::default(), Vec::new(), Seen::default());
    let mut steps = Vec::new();
    for row in &rows {
        match entry(row, &mut seen) {
            Err(wrong) => errors.extend(wrong),
            Ok((uri, entry)) => {
                let (effect, step) = compared(row, stands.remove(&uri), entry);
                outcome.add(effect);
                steps.extend(step.map(|step| (uri, step)));
            }
        }
    }
    Failure::unless(first(errors))?;
    if !dry_run && outcome.changes_something() {
        apply(db, by, steps, &outcome).await?;
    }
    Ok(outcome)
}

/// What the row says, or everything that is wrong with it.
fn entry(row: &Row, seen: &mut Seen) -> Result<(String, Entry), Vec<Refusal>> {
    let text = |key| row.text(key).map(str::to_owned).map_err(|refusal| vec![refusal]);
    let (uri, isco, code, name) = (text("uri")?, text("isco")?, text("code")?, text("name-en")?);
    let mut wrong = Vec::new();
    if !(uri.starts_with("http") && uri.bytes().all(|b| b.is_ascii_graphic())) {
        wrong.push(row.refuse("uri", &refusal::ESCO_ADDRESS));
    }
    if !is_isco(&isco) {
        wrong.push(row.refuse("isco", &ISCO).with("typed", isco.as_str()));
    }
    if name.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c)) {
        wrong.push(row.refuse("name-en", &refusal::ESCO_LETTERS));
    }
    wrong.extend(seen.note(row, "uri", uri.clone()).err());
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let words = |key| row.maybe(key).map(str::to_owned);
    let (alternatives, about) = (words("alternatives"), words("about"));
    let name = Names { en: name, ..Names::default() };
    Ok((uri, Entry { code, isco, name, education: None, group: None, alternatives, about }))
}

fn compared(row: &Row, stands: Option<store::Profession>, entry: Entry) -> (Effect, Option<Step>) {
    let effect = |what, title: &str, changes| Effect { line: row.line(), what, title: title.to_owned(), changes };
    let Some(stands) = stands else {
        return (effect(What::New, &entry.name.en, Vec::new()), Some(Step::Enter(entry)));
    };
    let before = stands.entry();
    if before == entry {
        return (effect(What::Same, &entry.name.en, Vec::new()), None);
    }
    let none = String::new();
    let changes = differences(&[
        ("registry-profession-code", &before.code, &entry.code),
        ("registry-isco", &before.isco, &entry.isco),
        ("registry-name-en", &before.name.en, &entry.name.en),
        (
            "registry-alternatives",
            before.alternatives.as_ref().unwrap_or(&none),
            entry.alternatives.as_ref().unwrap_or(&none),
        ),
        ("registry-about", before.about.as_ref().unwrap_or(&none), entry.about.as_ref().unwrap_or(&none)),
    ]);
    (effect(What::Changed, &entry.name.en, changes), Some(Step::Correct(stands.id, stands.version, entry)))
}

/// One act for the whole list: three thousand rows, one entry of the record.
async fn apply(db: &Db, by: &Caller, steps: Vec<(String, Step)>, outcome: &Outcome) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let mut subject = None;
    for (uri, step) in steps {
        let id = match step {
            Step::Enter(entry) => {
                let id: ProfessionId = by.new_id();
                let origin = Origin { kind: Kind::Esco, source: ESCO, external_id: &uri, region: None };
                store::insert(&mut write, id, &entry, origin).await?;
                id
            }
            Step::Correct(id, version, entry) => {
                store::save(&mut write, id, version, &entry).await?;
                id
            }
        };
        subject = subject.or(Some(RowRef::new(store::TABLE, id)));
    }
    if let Some(subject) = subject {
        let payload = json!({ "source": ESCO, "new": outcome.new, "changed": outcome.changed });
        write.record("registry-act-import-esco", subject, payload);
    }
    write.done().await
}
