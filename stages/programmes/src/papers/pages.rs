//! Papers to keep.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, Query, State};
use documents::{Layout, Press};
use kernel::{Failure, ProgrammeId};
use serde::Deserialize;
use web::{Answer, Doors, SIGNED_IN, Site, Visitor, download};

use crate::design::actions::design;
use crate::programme::pages::passport as facts;

/// The press that the application lends to every page.
type Pressing = Extension<Arc<dyn Press>>;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/programmes/{id}/passport.pdf", &SIGNED_IN, passport)
        .get("/programmes/{id}/curriculum.pdf", &SIGNED_IN, curriculum)
        .get("/programmes/{id}/curriculum.xlsx", &SIGNED_IN, table)
}

fn pdf(press: &Arc<dyn Press>, layout: &Layout, name: &str) -> Answer {
    let bytes = press.pdf(layout).map_err(Failure::Broken)?;
    download(bytes, "application/pdf", &format!("{name}.pdf"))
}

async fn passport(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Extension(press): Pressing,
) -> Answer {
    let (of, design) = design(&site.db, &visitor.caller, id).await?;
    let groups = registry::classifiers::groups(&site.db).await?;
    let group = groups.iter().find(|group| group.code == of.group).map(|group| visitor.say.names(&group.name));
    let facts = facts(visitor.say, &of, &group.unwrap_or_default());
    let layout = super::passport(visitor.say, &of, &design, facts);
    pdf(&press, &layout, &format!("{}-passport", of.code))
}

async fn curriculum(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Extension(press): Pressing,
) -> Answer {
    let (of, design) = design(&site.db, &visitor.caller, id).await?;
    let layout = super::curriculum(visitor.say, &of, &design);
    pdf(&press, &layout, &format!("{}-{}-curriculum", of.code, of.admission.0))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    format: String,
}

async fn table(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (of, design) = design(&site.db, &visitor.caller, id).await?;
    let sheet = super::table(visitor.say.t("programmes-side-curriculum"), &design);
    documents::export(&sheet, &asked.format, &format!("{}-{}-curriculum", of.code, of.admission.0))
}
