//! The list of students from a file. A student is known again by the organisation's own id, else by IIN; the list places
//! students and never corrects their entries in the registry.

use db::{Db, Write};
use documents::imports::{Field, FieldKind, Form, Row, read, told};
use documents::intake::{Effect, Outcome, What};
use kernel::{Caller, Failure, Lang, Names, OrganisationId, Refusal};
use registry::people::rules::PersonForm;

use crate::enrolments::actions;
use crate::enrolments::rules::{EnrolmentForm, Funding, entry};
use crate::enrolments::store::{self, Enrolment};

/// The columns of the file.
pub fn form() -> Form {
    let text = |key, kk, ru, en, most| Field::new(key, Names::new(kk, ru, en), FieldKind::Text(most));
    Form::new(
        Names::new("Контингент", "Контингент", "Students"),
        vec![
            text("external-id", "Сыртқы идентификатор", "Внешний идентификатор", "External id", 100).required(),
            Field::new("iin", Names::new("ЖСН", "ИИН", "IIN"), FieldKind::Digits(12)),
            text("family", "Тегі", "Фамилия", "Family name", 80).required(),
            text("given", "Аты", "Имя", "Given name", 80).required(),
            text("patronymic", "Әкесінің аты", "Отчество", "Patronymic", 80),
            text("latin", "Латын әріптерімен", "Латиницей", "In Latin letters", 160),
            Field::new("birth", Names::new("Туған күні", "Дата рождения", "Birthday"), FieldKind::Day),
            text("email", "Электрондық пошта", "Электронная почта", "E-mail", 254),
            text("phone", "Телефон", "Телефон", "Telephone", 40),
            Field::new("programme", Names::new("Бағдарлама коды", "Код программы", "Programme"), FieldKind::Code(20))
                .required(),
            Field::new(
                "admission",
                Names::new("Қабылдау жылы", "Год приёма", "Admission"),
                FieldKind::Number(2004, 2100),
            )
            .required(),
            text("group", "Топ", "Группа", "Group", 60).required(),
            Field::choice::<Lang>(
                "language",
                Names::new("Оқыту тілі", "Язык обучения", "Language"),
                |lang| match lang {
                    Lang::Kk => Names::new("қазақ", "казахский", "Kazakh"),
                    Lang::Ru => Names::new("орыс", "русский", "Russian"),
                    Lang::En => Names::new("ағылшын", "английский", "English"),
                },
            ),
            Field::choice::<Funding>(
                "funding",
                Names::new("Қаржыландыру", "Финансирование", "Funding"),
                |one| match one {
                    Funding::Grant => Names::new("грант", "грант", "grant"),
                    Funding::Region => Names::new("әкімдік гранты", "грант акимата", "regional grant"),
                    Funding::Employer => Names::new("жұмыс беруші", "работодатель", "employer"),
                    Funding::Own => Names::new("ақылы", "платно", "own funds"),
                },
            )
            .required(),
            Field::new("dual", Names::new("Дуальды оқыту", "Дуальное обучение", "Dual training"), FieldKind::Flag)
                .required(),
        ],
    )
}

/// Tries or takes in a list of students of one educational organisation (the caller's own when none is named), whole or
/// not at all.
///
/// # Errors
/// Everything wrong with the file, by row and cell; `ORGANISATION` when it is not the caller's.
pub async fn contingent(
    db: &Db,
    by: &Caller,
    organisation: &str,
    (bytes, file_name): (&[u8], &str),
    dry_run: bool,
) -> Result<Outcome, Failure> {
    let rows = read(bytes, file_name, &form())?;
    let mut write = db.write(by).await?;
    let whose = EnrolmentForm { organisation: organisation.to_owned(), ..EnrolmentForm::default() };
    let organisation = actions::organisation(&write, by, &whose).await?;
    let (mut outcome, mut errors) = (Outcome::default(), Vec::<Refusal>::new());
    for row in &rows {
        match one(&mut write, organisation, row).await {
            Ok(effect) => outcome.add(effect),
            Err(Failure::Refused(all)) => errors.extend(all.into_iter().map(|refusal| row.tell(refusal))),
            Err(Failure::Forbidden(refusal)) => errors.push(row.tell(refusal)),
            Err(other) => return Err(other),
        }
    }
    Failure::unless(told(errors))?;
    // A write that is dropped leaves nothing: that is what a dry run is.
    if !dry_run && outcome.changes_something() {
        write.done().await?;
    }
    Ok(outcome)
}

async fn one(write: &mut Write, organisation: OrganisationId, row: &Row) -> Result<Effect, Failure> {
    let cell = |key: &str| row.maybe(key).unwrap_or_default().to_owned();
    let wanted = entry(&EnrolmentForm {
        programme: cell("programme"),
        organisation: String::new(),
        admission: cell("admission"),
        group: cell("group"),
        language: cell("language"),
        funding: cell("funding"),
        track: if row.flag("dual") { "dual".into() } else { "usual".into() },
        external_id: cell("external-id"),
    })?;
    let title = [cell("family"), cell("given"), cell("patronymic")].join(" ").trim().to_owned();
    let effect = |what, changes| Effect { line: row.line(), what, title: title.clone(), changes };
    let external = wanted.external.clone().unwrap_or_default();
    if let Some(stands) = store::of_external(write, organisation, &external).await? {
        let changes = differences(&stands, &wanted);
        if !changes.is_empty() {
            actions::edit_within(write, &stands, stands.version, &wanted).await?;
        }
        let what = if changes.is_empty() { What::Same } else { What::Changed };
        return Ok(effect(what, changes));
    }
    let known = match row.maybe("iin") {
        Some(iin) => store::person_of_iin(write, iin).await?,
        None => None,
    };
    let person = if let Some(known) = known {
        known
    } else {
        let form = PersonForm {
            family: cell("family"),
            given: cell("given"),
            patronymic: cell("patronymic"),
            latin: cell("latin"),
            iin: cell("iin"),
            birth: cell("birth"),
            email: cell("email"),
            phone: cell("phone"),
            another: String::new(),
        };
        actions::student(write, organisation, &form).await?
    };
    actions::enrol_within(write, person, organisation, &wanted).await?;
    Ok(effect(What::New, Vec::new()))
}

fn differences(stands: &Enrolment, wanted: &crate::enrolments::rules::Entry) -> Vec<(&'static str, String, String)> {
    use kernel::Code as _;
    let pairs = [
        ("programmes-cluster", stands.group_name.clone(), wanted.group.clone()),
        ("programmes-funding", stands.funding.code().to_owned(), wanted.funding.code().to_owned()),
        ("programmes-track", stands.track.code().to_owned(), wanted.track.code().to_owned()),
    ];
    pairs.into_iter().filter(|(_, before, after)| before != after).collect()
}
