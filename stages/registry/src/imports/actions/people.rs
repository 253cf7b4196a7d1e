//! A list of people with a post each.

use std::collections::HashMap;

use db::{Db, Write};
use documents::imports::{Field, FieldKind, Form, Row, read, told as first};
use documents::intake::{Effect, Outcome, What};
use kernel::{Caller, Day, Failure, Names, PersonId, Refusal};

use super::{FILE, Seen, differences, given, may, told};
use crate::imports::refusal;
use crate::organisations;
use crate::people::rules::{Entry, PersonForm, entry};
use crate::people::store::{self, Person};
use crate::people::{EDIT, actions};
use crate::posts;
use crate::posts::rules::PostForm;

/// The columns of the file.
pub fn form() -> Form {
    let text = |key, kk, ru, en, most| Field::new(key, Names::new(kk, ru, en), FieldKind::Text(most));
    let day = |key, kk, ru, en| Field::new(key, Names::new(kk, ru, en), FieldKind::Day);
    let digits = |key, kk, ru, en| Field::new(key, Names::new(kk, ru, en), FieldKind::Digits(12));
    Form::new(
        Names::new("Адамдар", "Люди", "People"),
        vec![
            text("family", "Тегі", "Фамилия", "Family name", 80).required(),
            text("given", "Аты", "Имя", "Given name", 80).required(),
            text("patronymic", "Әкесінің аты", "Отчество", "Patronymic", 80),
            text("latin", "Латын әріптерімен", "Латиницей", "In Latin letters", 160),
            digits("iin", "ЖСН", "ИИН", "IIN"),
            day("birth", "Туған күні", "Дата рождения", "Birthday"),
            text("email", "Электрондық пошта", "Электронная почта", "E-mail", 254),
            text("phone", "Телефон", "Телефон", "Telephone", 40),
            digits("organisation", "Ұйымның БСН", "БИН организации", "BIN of the organisation").help(Names::new(
                "Бос болса, сіздің ұйымыңыз",
                "Если пусто, ваша организация",
                "Yours when empty",
            )),
            text("title-kk", "Лауазымы, қазақша", "Должность, каз.", "Title, kk", 200),
            text("title-ru", "Лауазымы, орысша", "Должность, рус.", "Title, ru", 200).also(&["Должность"]),
            text("title-en", "Лауазымы, ағылшынша", "Должность, англ.", "Title, en", 200),
            day("from", "Бастап", "С", "From").also(&["Дата приёма"]),
            day("until", "Дейін", "По", "Until"),
            text("source", "Дереккөз", "Источник", "Source", 40),
            text("external-id", "Дереккөздегі нөмірі", "Идентификатор в источнике", "Id in the source", 100),
        ],
    )
}

/// Names and birthdays of those who stand, to tell likely twins.
type Standing = HashMap<String, Vec<Option<Day>>>;

/// Tries or takes in a list of people, whole or not at all. A row is known again by its source and id there, else by its
/// IIN. Two likely entries of one person are told, never joined.
///
/// # Errors
/// Everything wrong with the file, by row and cell.
pub async fn people(db: &Db, by: &Caller, bytes: &[u8], file_name: &str, dry_run: bool) -> Result<Outcome, Failure> {
    may(&EDIT, by.role)?;
    let rows = read(bytes, file_name, &form())?;
    let mut write = db.write(by).await?;
    let (mut outcome, mut errors, mut seen) = (Outcome::default(), Vec::new(), Seen::default());
    let mut standing = Standing::new();
    for (name, birth) in store::standing_names(&write).await? {
        standing.entry(name).or_default().push(birth);
    }
    for row in &rows {
        match one(&mut write, row, &mut seen, &mut standing, &mut outcome.notes).await {
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

async fn one(
    write: &mut Write,
    row: &Row,
    seen: &mut Seen,
    standing: &mut Standing,
    notes: &mut Vec<Refusal>,
) -> Result<Effect, Failure> {
    let origin = row.maybe("external-id").map(|id| (row.maybe("source").unwrap_or(FILE), id));
    note(row, seen, origin)?;
    let found = known(write, row, origin).await?;
    let form = merged(row, found.as_ref().map(Person::form).as_ref());
    let entry = entry(&form, write.by().today())?;
    let title = entry.full_name();
    let Some(found) = found else {
        notes.extend(twin(row, &entry, standing));
        let id = actions::enter_within(write, &entry, origin).await?;
        begin(write, row, id).await?;
        return Ok(Effect { line: row.line(), what: What::New, title, changes: Vec::new() });
    };
    let mut changes = Vec::new();
    if found.entry() != entry {
        actions::edit_within(write, &found, found.version, &entry).await?;
        changes = changed(&found.form(), &entry.form());
    }
    changes.extend(begin(write, row, found.id).await?);
    let what = if changes.is_empty() { What::Same } else { What::Changed };
    Ok(Effect { line: row.line(), what, title, changes })
}

/// A row is about a person that no earlier row is about, and can be known again.
fn note(row: &Row, seen: &mut Seen, origin: Option<(&str, &str)>) -> Result<(), Refusal> {
    if let Some((source, id)) = origin {
        seen.note(row, "external-id", format!("{source} {id}"))?;
    }
    match (origin, row.maybe("iin")) {
        (_, Some(iin)) => seen.note(row, "iin", iin.to_owned()),
        (None, None) => Err(row.refuse("iin", &refusal::KEY_NEEDED)),
        (Some(_), None) => Ok(()),
    }
}

/// The person the row is about; two ids of one person are told.
async fn known(write: &Write, row: &Row, origin: Option<(&str, &str)>) -> Result<Option<Person>, Failure> {
    let another = || Err(row.refuse("iin", &refusal::IIN_OF_ANOTHER).into());
    let by_origin = match origin {
        Some((source, id)) => store::of_origin(write, source, id).await?,
        None => None,
    };
    let by_iin = match row.maybe("iin") {
        Some(iin) => store::of_iin(write, iin).await?,
        None => None,
    };
    match (by_origin, by_iin, origin) {
        (Some(one), Some(other), _) if one.id != other.id => another(),
        (None, Some(other), Some((source, id))) if store::comes_as_another(write, other.id, source, id).await? => {
            another()
        }
        (one, other, _) => {
            let found = one.or(other);
            match &found {
                // Whoever may not see the person learns only that the number stands.
                Some(found) if !store::within(write, write.by(), found.id).await? => {
                    Err(crate::people::refusal::IIN_TAKEN.at("iin").into())
                }
                _ => Ok(found),
            }
        }
    }
}

/// A likely twin among those who stand and those of this file.
fn twin(row: &Row, entry: &Entry, standing: &mut Standing) -> Option<Refusal> {
    let days = standing.entry(store::twin_name(&entry.family, &entry.given)).or_default();
    let alike = days.iter().any(|day| day.is_none() || entry.birth.is_none() || *day == entry.birth);
    days.push(entry.birth);
    alike.then(|| row.refuse("family", &refusal::LIKELY_TWIN).with("name", entry.full_name()))
}

/// The post of the row: a new one, one corrected, or one that stands so already.
async fn begin(write: &mut Write, row: &Row, person: PersonId) -> Result<Vec<(&'static str, String, String)>, Failure> {
    let own = write.by().organisation().map(|id| id.to_string());
    let form = PostForm {
        organisation: given(row, "organisation", own.as_ref()),
        unit: String::new(),
        title_kk: given(row, "title-kk", None),
        title_ru: given(row, "title-ru", None),
        title_en: given(row, "title-en", None),
        from: given(row, "from", None),
        until: given(row, "until", None),
    };
    let titled = !(form.title_kk.is_empty() && form.title_ru.is_empty() && form.title_en.is_empty());
    if !titled && row.maybe("organisation").is_none() {
        let by = write.by().clone();
        // A new person must come into the sight of whoever brings them.
        return if store::within(write, &by, person).await? {
            Ok(Vec::new())
        } else {
            Err(crate::people::refusal::POST_NEEDED.at("organisation").into())
        };
    }
    let entry = posts::rules::entry(&form)?;
    let organisation = organisations::store::find(write, &form.organisation).await?;
    let stands = match organisation {
        Some(organisation) => posts::store::between(write, person, organisation.id).await?,
        None => Vec::new(),
    };
    let after = form_title(&entry.title);
    match stands.into_iter().find(|post| post.from == entry.from) {
        Some(post) if post.title == entry.title && post.until == entry.until => Ok(Vec::new()),
        Some(post) => {
            let before = form_title(&post.title);
            let unit = post.unit.map(|unit| unit.to_string()).unwrap_or_default();
            posts::actions::edit_within(write, &post, post.version, &PostForm { unit, ..form }).await?;
            Ok(vec![("registry-post", before, after)])
        }
        None => {
            posts::give_within(write, person, &form).await?;
            Ok(vec![("registry-post", String::new(), after)])
        }
    }
}

fn form_title(title: &Names) -> String {
    title.get(kernel::Lang::Ru).to_owned()
}

/// What the row says, and where it says nothing, what stands.
fn merged(row: &Row, stands: Option<&PersonForm>) -> PersonForm {
    let cell = |key: &str, of: fn(&PersonForm) -> &String| given(row, key, stands.map(of));
    PersonForm {
        family: cell("family", |f| &f.family),
        given: cell("given", |f| &f.given),
        patronymic: cell("patronymic", |f| &f.patronymic),
        latin: cell("latin", |f| &f.latin),
        iin: cell("iin", |f| &f.iin),
        birth: cell("birth", |f| &f.birth),
        email: cell("email", |f| &f.email),
        phone: cell("phone", |f| &f.phone),
        another: String::new(),
    }
}

fn changed(before: &PersonForm, after: &PersonForm) -> Vec<(&'static str, String, String)> {
    differences(&[
        ("registry-family", &before.family, &after.family),
        ("registry-given", &before.given, &after.given),
        ("registry-patronymic", &before.patronymic, &after.patronymic),
        ("registry-latin", &before.latin, &after.latin),
        ("registry-iin", &before.iin, &after.iin),
        ("registry-birth", &before.birth, &after.birth),
        ("registry-email", &before.email, &after.email),
        ("registry-phone", &before.phone, &after.phone),
    ])
}
