//! The papers of a practice as PDF.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use documents::{Press, papers};
use kernel::{DocumentId, Failure};
use web::{Answer, Site, Visitor};

use crate::orders::{self, OrderId};
use crate::{PracticeId, characteristic, practices, printing};

/// The press that the application lends to every page.
pub type Pressing = axum::Extension<Arc<dyn Press>>;

/// A PDF shown in the browser.
fn pdf(bytes: Vec<u8>, name: &str) -> Response {
    let shown = format!("inline; filename=\"{name}.pdf\"");
    ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, shown)], bytes)
        .into_response()
}

/// The plan, the diary or the characteristic as it stands.
pub async fn printed(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, paper)): Path<(PracticeId, String)>,
    axum::Extension(press): Pressing,
) -> Answer {
    let (db, by, url) = (&site.db, &visitor.caller, site.public_url.as_str());
    let practice = practices::store::load(db, by, id).await?;
    let layout = match paper.as_str() {
        "plan" => printing::plan(db, &practice, by.lang, by.today(), url).await?,
        "diary" => printing::diary(db, &practice, by.lang, by.today(), url).await?,
        "characteristic" => {
            let found = characteristic::store::find(db, id).await?.ok_or(Failure::Missing)?;
            characteristic::paper::layout(db, &practice, &found, by.today(), url).await?
        }
        _ => return Err(Failure::Missing.into()),
    };
    Ok(pdf(press.pdf(&layout).map_err(Failure::from)?, &paper))
}

/// A paper that was fixed for signature.
pub async fn kept(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, paper)): Path<(PracticeId, DocumentId)>,
) -> Answer {
    practices::store::load(&site.db, &visitor.caller, id).await?;
    if !papers::papers_of(&site.db, id).await?.iter().any(|one| one.id == paper) {
        return Err(Failure::Missing.into());
    }
    let (_, bytes) = papers::bytes_of(&site.db, paper).await?;
    Ok(pdf(bytes, "characteristic"))
}

/// An order assigning mentors.
pub async fn order(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrderId>,
    axum::Extension(press): Pressing,
) -> Answer {
    let order = orders::store::load(&site.db, &visitor.caller, id).await?;
    let layout = printing::order(&site.db, &order, &site.public_url).await?;
    Ok(pdf(press.pdf(&layout).map_err(Failure::from)?, "order"))
}
