//! A list of organisations.

use db::{Db, Write};
use documents::imports::{Field, FieldKind, Form, Row, read, told as first};
use documents::intake::{Effect, Outcome, What};
use kernel::{Caller, Failure, Names, Refusal};

use super::{FILE, Seen, differences, given, may, told};
use crate::imports::refusal;
use crate::organisations::rules::{Kind, OrganisationForm, entry};
use crate::organisations::store::{self, Organisation};
use crate::organisations::{ENTER, actions};

/// The columns of the file.
pub fn form() -> Form {
    let text = |key, kk, ru, en, most| Field::new(key, Names::new(kk, ru, en), FieldKind::Text(most));
    let code = |key, kk, ru, en| Field::new(key, Names::new(kk, ru, en), FieldKind::Code(10));
    Form::new(
        Names::new("Ұйымдар", "Организации", "Organisations"),
        vec![
            Field::choice("kind", Names::new("Түрі", "Вид", "Kind"), kind_names).required(),
            Field::new("bin", Names::new("БСН", "БИН", "BIN"), FieldKind::Digits(12)).help(Names::new(
                "Кәсіпорында міндетті",
                "Для предприятия обязателен",
                "Needed for an enterprise",
            )),
            text("name-kk", "Қазақша атауы", "Наименование на казахском", "Name in Kazakh", 300).required(),
            text("name-ru", "Орысша атауы", "Наименование на русском", "Name in Russian", 300).required(),
            text("name-en", "Ағылшынша атауы", "Наименование на английском", "Name in English", 300).required(),
            text("short-kk", "Қысқа атауы, қазақша", "Краткое наименование, каз.", "Short name, kk", 80),
            text("short-ru", "Қысқа атауы, орысша", "Краткое наименование, рус.", "Short name, ru", 80),
            text("short-en", "Қысқа атауы, ағылшынша", "Краткое наименование, англ.", "Short name, en", 80),
            code("region", "Өңір коды", "Код региона", "Region code").required().help(Names::new(
                "ISO 3166-2: KZ-55",
                "ISO 3166-2: KZ-55",
                "ISO 3166-2: KZ-55",
            )),
            code("activity", "ЭҚЖЖ", "ОКЭД", "OKED"),
            text("city", "Қала немесе аудан", "Город или район", "City or district", 100),
            Field::new(
                "staff",
                Names::new("Қызметкерлер саны", "Численность работников", "Staff"),
                FieldKind::Number(0, 1_000_000),
            ),
            text("email", "Электрондық пошта", "Электронная почта", "E-mail", 254),
            text("phone", "Телефон", "Телефон", "Telephone", 40),
            text("source", "Дереккөз", "Источник", "Source", 40),
            text("external-id", "Дереккөздегі нөмірі", "Идентификатор в источнике", "Id in the source", 100),
        ],
    )
}

fn kind_names(kind: Kind) -> Names {
    match kind {
        Kind::Enterprise => Names::new("кәсіпорын", "предприятие", "enterprise"),
        Kind::University => Names::new("жоғары оқу орны", "вуз", "university"),
        Kind::College => Names::new("колледж", "колледж", "college"),
        Kind::Chamber => Names::new("өңірлік палата", "региональная палата", "regional chamber"),
        Kind::Association => Names::new("бірлестік", "объединение работодателей", "employers’ association"),
        Kind::Authority => {
            Names::new("жергілікті атқарушы орган", "местный исполнительный орган", "local executive body")
        }
        Kind::Ministry => Names::new("министрлік", "министерство", "ministry"),
        Kind::Agency => Names::new("агенттік", "агентство", "agency"),
    }
}

/// Tries or takes in a list of organisations, whole or not at all. A row is known again by its source and id there, else
/// by its BIN.
///
/// # Errors
/// Everything wrong with the file, by row and cell.
pub async fn organisations(
    db: &Db,
    by: &Caller,
    bytes: &[u8],
    file_name: &str,
    dry_run: bool,
) -> Result<Outcome, Failure> {
    may(&ENTER, by.role)?;
    let rows = read(bytes, file_name, &form())?;
    let mut write = db.write(by).await?;
    let (mut outcome, mut errors, mut seen) = (Outcome::default(), Vec::new(), Seen::default());
    for row in &rows {
        match one(&mut write, row, &mut seen, &mut outcome.notes).await {
            Ok(effect) => outcome.add(effect),
            Err(failure) => errors.extend(told(row, failure)?),
        }
    }
    Failure::unless(first(errors))?;
    // A write that is dropped leaves nothing: that is what a dry run is.
    if !dry_run && outcome.changes_something() {
        write.done().await?;
    }
    Ok(outcome)
}

async fn one(write: &mut Write, row: &Row, seen: &mut Seen, notes: &mut Vec<Refusal>) -> Result<Effect, Failure> {
    let origin = row.maybe("external-id").map(|id| (row.maybe("source").unwrap_or(FILE), id));
    note(row, seen, origin)?;
    let found = known(write, row, origin).await?;
    let form = merged(row, found.as_ref().map(Organisation::form).as_ref());
    let entry = entry(&form)?;
    let title = entry.name.ru.clone();
    let Some(found) = found else {
        if let Some(other) = store::namesake(write, &entry).await? {
            notes.push(row.refuse("name-kk", &refusal::NAMESAKE).with("other", other.name));
        }
        actions::enter_within(write, &entry, origin).await?;
        return Ok(Effect { line: row.line(), what: What::New, title, changes: Vec::new() });
    };
    if found.entry() == entry {
        return Ok(Effect { line: row.line(), what: What::Same, title, changes: Vec::new() });
    }
    actions::edit_within(write, &found, found.version, &entry).await?;
    let changes = changed(&found.form(), &entry.form());
    Ok(Effect { line: row.line(), what: What::Changed, title, changes })
}

/// A row is about a thing that no earlier row is about, and can be known again.
fn note(row: &Row, seen: &mut Seen, origin: Option<(&str, &str)>) -> Result<(), Refusal> {
    if let Some((source, id)) = origin {
        seen.note(row, "external-id", format!("{source} {id}"))?;
    }
    match (origin, row.maybe("bin")) {
        (_, Some(bin)) => seen.note(row, "bin", bin.to_owned()),
        (None, None) => Err(row.refuse("external-id", &refusal::KEY_NEEDED)),
        (Some(_), None) => Ok(()),
    }
}

async fn known(write: &Write, row: &Row, origin: Option<(&str, &str)>) -> Result<Option<Organisation>, Failure> {
    let by_origin = match origin {
        Some((source, id)) => store::of_origin(write, source, id).await?,
        None => None,
    };
    let by_bin = match row.maybe("bin") {
        Some(bin) => store::by_bin(write, bin).await?,
        None => None,
    };
    match (by_origin, by_bin) {
        (Some(one), Some(other)) if one.id != other.id => {
            Err(row.refuse("bin", &refusal::BIN_OF_ANOTHER).with("other", other.name).into())
        }
        (one, other) => Ok(one.or(other)),
    }
}

/// What the row says, and where it says nothing, what stands.
fn merged(row: &Row, stands: Option<&OrganisationForm>) -> OrganisationForm {
    let cell = |key: &str, of: fn(&OrganisationForm) -> &String| given(row, key, stands.map(of));
    OrganisationForm {
        kind: cell("kind", |f| &f.kind),
        bin: cell("bin", |f| &f.bin),
        name_kk: cell("name-kk", |f| &f.name_kk),
        name_ru: cell("name-ru", |f| &f.name_ru),
        name_en: cell("name-en", |f| &f.name_en),
        short_kk: cell("short-kk", |f| &f.short_kk),
        short_ru: cell("short-ru", |f| &f.short_ru),
        short_en: cell("short-en", |f| &f.short_en),
        region: cell("region", |f| &f.region),
        activity: cell("activity", |f| &f.activity),
        city: cell("city", |f| &f.city),
        staff: cell("staff", |f| &f.staff),
        email: cell("email", |f| &f.email),
        phone: cell("phone", |f| &f.phone),
    }
}

fn changed(before: &OrganisationForm, after: &OrganisationForm) -> Vec<(&'static str, String, String)> {
    differences(&[
        ("registry-kind", &before.kind, &after.kind),
        ("registry-bin", &before.bin, &after.bin),
        ("registry-name-kk", &before.name_kk, &after.name_kk),
        ("registry-name-ru", &before.name_ru, &after.name_ru),
        ("registry-name-en", &before.name_en, &after.name_en),
        ("registry-short", &before.short_kk, &after.short_kk),
        ("registry-short", &before.short_ru, &after.short_ru),
        ("registry-short", &before.short_en, &after.short_en),
        ("registry-region", &before.region, &after.region),
        ("registry-activity", &before.activity, &after.activity),
        ("registry-city", &before.city, &after.city),
        ("registry-staff", &before.staff, &after.staff),
        ("registry-email", &before.email, &after.email),
        ("registry-phone", &before.phone, &after.phone),
    ])
}
