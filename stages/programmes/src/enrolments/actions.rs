//! What is done to students' enrolments and their groups.

pub mod contingent;

use db::{Db, RowRef, Write};
use kernel::{Caller, Code, CohortId, EnrolmentId, Failure, Lang, OrganisationId, PersonId, ProgrammeId, Reading};
use registry::people;
use registry::people::rules::PersonForm;
use registry::posts;
use registry::posts::rules::PostForm;
use serde_json::json;

use super::moves::Act;
use super::rules::{EnrolmentForm, Entry, GroupForm, entry};
use super::store::{self, Enrolment, Place};
use super::{GroupId, refusal};
use crate::programme;
use crate::standard::standard;

/// Enrols a student: somebody of the registry, found by IIN, or entered anew with a post of a student.
///
/// # Errors
/// What is wrong with the forms; `PROGRAMME`, `ORGANISATION`, `LANGUAGE`; `ENROLLED_ALREADY`.
pub async fn enrol(db: &Db, by: &Caller, form: &EnrolmentForm, person: &PersonForm) -> Result<EnrolmentId, Failure> {
    let mut write = db.write(by).await?;
    let organisation = organisation(&write, by, form).await?;
    let known = match person.iin.trim() {
        "" => None,
        iin => store::person_of_iin(&write, iin).await?,
    };
    let student = match known {
        Some(known) => known,
        None => student(&mut write, organisation, person).await?,
    };
    let id = enrol_within(&mut write, student, organisation, &entry(form)?).await?;
    write.done().await?;
    Ok(id)
}

/// The educational organisation of a form, where it is the caller's.
pub(super) async fn organisation(
    reader: &dyn db::Read,
    by: &Caller,
    form: &EnrolmentForm,
) -> Result<OrganisationId, Failure> {
    let found = programme::actions::organisation(reader, by, &form.organisation).await?;
    found.ok_or_else(|| refusal::ORGANISATION.at("organisation").with("typed", form.organisation.as_str()).into())
}

/// A new person with a student's post at the organisation, so that those of its scope see them.
pub(super) async fn student(
    write: &mut Write,
    organisation: OrganisationId,
    form: &PersonForm,
) -> Result<PersonId, Failure> {
    let today = write.by().today();
    let entry = people::rules::entry(form, today)?;
    let id = people::actions::enter_within(write, &entry, None).await?;
    let post = PostForm {
        organisation: organisation.to_string(),
        title_kk: "Студент".into(),
        title_ru: "Студент".into(),
        title_en: "Student".into(),
        from: today.to_string(),
        ..PostForm::default()
    };
    posts::give_within(write, id, &post).await?;
    Ok(id)
}

/// Enrols a person as part of a larger act: of an import, of the demo.
///
/// # Errors
/// `PROGRAMME`, `LANGUAGE`; `ENROLLED_ALREADY`.
pub async fn enrol_within(
    write: &mut Write,
    person: PersonId,
    organisation: OrganisationId,
    entry: &Entry,
) -> Result<EnrolmentId, Failure> {
    let (place, programme) = place(write, organisation, entry).await?;
    let named = people::names_of(write, &[person]).await?;
    let name = named.first().map(|(_, name)| name.kk.clone()).ok_or(Failure::Missing)?;
    let all = store::of_person(write, person).await?;
    if all.iter().any(|other| other.cohort == place.cohort) {
        return Err(refusal::ENROLLED_ALREADY.at("programme").with("name", name).into());
    }
    let id: EnrolmentId = write.by().new_id();
    store::insert(write, id, person, &name, place, entry).await?;
    write.record("programmes-act-enrol", RowRef::new(store::TABLE, id), json!({ "person": person, "after": entry }));
    let told = json!({ "person": person, "programme": programme, "track": entry.track });
    write.announce("programmes.enrolled", id, told);
    Ok(id)
}

/// Cohort and group of an entry; they are opened when there are none.
async fn place(
    write: &mut Write,
    organisation: OrganisationId,
    entry: &Entry,
) -> Result<(Place, ProgrammeId), Failure> {
    let unknown = || refusal::PROGRAMME.at("programme").with("typed", entry.programme.as_str());
    let found = store::adopted(write, organisation, &entry.programme, entry.admission).await?;
    let programme = found.ok_or_else(unknown)?;
    let cohort = match store::cohort(write, programme, entry.admission).await? {
        Some(cohort) => cohort,
        None => open_cohort(write, programme, entry).await?,
    };
    let group = match store::group_of(write, cohort, &entry.group).await? {
        Some(group) => group,
        None => open_group(write, programme, cohort, entry).await?,
    };
    Ok((Place { organisation, cohort, group }, programme))
}

async fn open_cohort(write: &mut Write, programme: ProgrammeId, entry: &Entry) -> Result<CohortId, Failure> {
    let of = programme::store::any(write, programme).await?;
    let edition = standard(of.profile, entry.admission.0).map(|edition| edition.source.to_string()).unwrap_or_default();
    let id: CohortId = write.by().new_id();
    store::insert_cohort(write, id, programme, entry.admission, &edition).await?;
    let payload = json!({ "programme": programme, "admission": entry.admission.0, "edition": edition });
    write.record("programmes-act-open-cohort", RowRef::new(store::COHORTS, id), payload);
    Ok(id)
}

async fn open_group(
    write: &mut Write,
    programme: ProgrammeId,
    cohort: CohortId,
    entry: &Entry,
) -> Result<GroupId, Failure> {
    let of = programme::store::any(write, programme).await?;
    if !of.languages.contains(&entry.language) {
        return Err(refusal::LANGUAGE.at("language").with("typed", entry.language.code()).into());
    }
    let id: GroupId = write.by().new_id();
    store::insert_group(write, id, cohort, &entry.group, entry.language).await?;
    let payload = json!({ "cohort": cohort, "name": entry.group });
    write.record("programmes-act-open-cluster", RowRef::new(store::GROUPS, id), payload);
    Ok(id)
}

/// Corrects group, funding and track; programme and year stay what they were.
///
/// # Errors
/// What is wrong with the form; `Missing` out of scope; stale; what the lifecycle says.
pub async fn edit(db: &Db, by: &Caller, id: EnrolmentId, version: i64, form: &EnrolmentForm) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let form = EnrolmentForm {
        programme: before.programme_code.clone(),
        admission: before.admission.0.to_string(),
        ..form.clone()
    };
    edit_within(&mut write, &before, version, &entry(&form)?).await?;
    write.done().await
}

/// Corrects an enrolment as part of an import.
///
/// # Errors
/// As [`edit`].
pub async fn edit_within(write: &mut Write, before: &Enrolment, version: i64, entry: &Entry) -> Result<(), Failure> {
    let role = write.by().role;
    let moved = before.status.after(Act::Edit, role, "")?;
    let group = match store::group_of(write, before.cohort, &entry.group).await? {
        Some(group) => group,
        None => open_group(write, before.programme, before.cohort, entry).await?,
    };
    store::save_entry(write, before.id, version, moved, group, entry).await?;
    let was = json!({ "group": before.group_name, "funding": before.funding, "track": before.track });
    let payload = json!({ "before": was, "after": entry });
    write.record("programmes-act-edit-enrolment", RowRef::new(store::TABLE, before.id), payload);
    Ok(())
}

/// Leave, coming back, transfer, expulsion, graduation.
///
/// # Errors
/// `Missing` out of scope; stale; what the lifecycle says.
pub async fn act(db: &Db, by: &Caller, id: EnrolmentId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let recorded = match act {
        Act::Leave => "programmes-enrolment-act-leave",
        Act::ComeBack => "programmes-enrolment-act-come-back",
        Act::Transfer => "programmes-enrolment-act-transfer",
        Act::Expel => "programmes-enrolment-act-expel",
        Act::Graduate => "programmes-enrolment-act-graduate",
        Act::Edit => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(act, by.role, reason)?;
    store::save(&mut write, id, version, moved).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    if !moved.to().stands() {
        write.announce("programmes.enrolment-ended", id, json!({ "person": before.person, "to": moved.to() }));
    }
    write.done().await
}

/// Names a group, its curator, its language.
///
/// # Errors
/// What is wrong with the form; `CURATOR`; `Missing` out of scope; stale.
pub async fn edit_group(db: &Db, by: &Caller, id: GroupId, version: i64, form: &GroupForm) -> Result<(), Failure> {
    let mut read = Reading::new();
    let name = read.text("name", &form.name, 60);
    let curator: Option<PersonId> = read.maybe("curator", &form.curator, &refusal::CURATOR);
    let lang: Option<Lang> = read.code("language", &form.language);
    let (name, lang) = read.end(name.zip(lang))?;
    let mut write = db.write(by).await?;
    let before = store::load_group(&write, by, id).await?;
    if let Some(curator) = curator
        && !store::person_stands(&write, curator).await?
    {
        return Err(refusal::CURATOR.at("curator").with("typed", curator.to_string()).into());
    }
    store::save_group(&mut write, id, version, &name, curator, lang).await?;
    let payload = json!({ "before": { "name": before.name, "curator": before.curator }, "after": form });
    write.record("programmes-act-edit-cluster", RowRef::new(store::GROUPS, id), payload);
    write.done().await
}
