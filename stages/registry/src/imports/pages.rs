//! The imports as pages: declared here, drawn by the platform.

use documents::intake::{self, Blank, Import};
use web::Doors;

use crate::{organisations, people, professions};

/// The doors.
pub fn doors() -> Doors {
    intake::doors(&ORGANISATIONS).and(intake::doors(&PEOPLE)).and(intake::doors(&OCCUPATIONS))
}

static ORGANISATIONS: Import = Import {
    path: "/organisations/import",
    permission: &organisations::ENTER,
    title: "registry-import-organisations",
    lead: "registry-import-organisations-lead",
    file: "organisations",
    back_title: "registry-organisations",
    back: "/organisations",
    blank: |_, _, _| Box::pin(async { Ok(Blank { form: super::organisations_form(), rows: Vec::new() }) }),
    take: |db, by, file| {
        Box::pin(async move { super::organisations(&db, &by, &file.bytes, &file.file_name, file.dry_run).await })
    },
};

static PEOPLE: Import = Import {
    path: "/people/import",
    permission: &people::EDIT,
    title: "registry-import-people",
    lead: "registry-import-people-lead",
    file: "people",
    back_title: "registry-people",
    back: "/people",
    blank: |_, _, _| Box::pin(async { Ok(Blank { form: super::people_form(), rows: Vec::new() }) }),
    take: |db, by, file| {
        Box::pin(async move { super::people(&db, &by, &file.bytes, &file.file_name, file.dry_run).await })
    },
};

static OCCUPATIONS: Import = Import {
    path: "/professions/import",
    permission: &professions::KEEP,
    title: "registry-import-esco",
    lead: "registry-import-esco-lead",
    file: "esco-occupations",
    back_title: "registry-professions",
    back: "/professions",
    blank: |_, _, _| Box::pin(async { Ok(Blank { form: super::esco_form(), rows: Vec::new() }) }),
    take: |db, by, file| {
        Box::pin(async move { super::esco(&db, &by, &file.bytes, &file.file_name, file.dry_run).await })
    },
};
