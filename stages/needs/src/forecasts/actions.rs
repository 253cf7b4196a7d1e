//! What is done to forecasts and the tables they are reckoned from.

mod tables;

use anyhow::Context;
use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, RegionId, ScopeKind};
use serde_json::json;
use tokio::sync::Semaphore;

use super::inputs::{Inputs, digest};
use super::moves::{Act, Facts, Status};
use super::results::Results;
use super::rules::{RunForm, Settings, settings};
use super::store::{self, Forecast, New};
use super::{kinds::Kind, model::reckon};
use crate::figures::moves::Status as FiguresStatus;
use crate::permissions::{FORECAST, may};
use crate::{CampaignId, ForecastId, campaigns, figures, refusal};

pub use tables::{take_table, title as table_title};

/// What reckons: the engine, its version, and the shape of what it is given here.
pub const ENGINE: &str = concat!("forecast ", env!("CARGO_PKG_VERSION"), ", 2");

/// A run keeps a core busy: one at a time, so that others are answered meanwhile.
static AT_WORK: Semaphore = Semaphore::const_new(1);

/// The region whose forecasts the caller keeps.
pub(super) fn region_of(by: &Caller) -> Result<RegionId, Failure> {
    may(&FORECAST, by.role)?;
    if by.scope.kind != ScopeKind::Region {
        return Err(Failure::Forbidden(refusal::NO_REGION.refuse()));
    }
    Ok(RegionId(by.scope.id))
}

/// Reckons a forecast of the caller's region and keeps it whole. Nothing of the database is held while it is reckoned.
///
/// # Errors
/// What is wrong with the form; what the tables do not tell; Missing, when the campaign lies outside the caller's reach.
pub async fn run(db: &Db, by: &Caller, form: &RunForm) -> Result<ForecastId, Failure> {
    let region = region_of(by)?;
    let asked = settings(form)?;
    let inputs = gather(db, by, region, asked.campaign).await?;
    let kept = inputs.text();
    let digest = digest(&kept, &asked);
    let (results, asked) = at_work(inputs, asked).await?;
    let text = serde_json::to_string(&results).context("the results of a forecast")?;
    let mut write = db.write(by).await?;
    let id: ForecastId = by.new_id();
    let new = New {
        region,
        asked: &asked,
        base_year: results.base_year,
        engine: ENGINE,
        digest: &digest,
        inputs: &kept,
        results: &text,
    };
    store::insert(&mut write, id, &new).await?;
    // A role that ended yesterday reaches nothing.
    store::load(&write, by, id).await?;
    let payload = json!({ "asked": asked, "digest": digest, "need": results.whole.need().round() });
    write.record("needs-act-run-forecast", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(id)
}

async fn at_work(inputs: Inputs, asked: Settings) -> Result<(Results, Settings), Failure> {
    let turn = AT_WORK.acquire().await.context("the semaphore is never closed")?;
    // The turn ends with the reckoning, not with who asked: who leaves does not make room for a second one beside it.
    let work = move || {
        let _turn = turn;
        reckon(&inputs, &asked).map(|results| (results, asked))
    };
    Ok(tokio::task::spawn_blocking(work).await.context("reckoning a forecast")??)
}

/// Everything a run is reckoned from, as it stands now.
async fn gather(
    reader: &dyn Read,
    by: &Caller,
    region: RegionId,
    campaign: Option<CampaignId>,
) -> Result<Inputs, Failure> {
    let answers = match campaign {
        Some(id) => {
            let campaign = campaigns::store::load(reader, by, id).await?;
            if campaign.region != region {
                return Err(Failure::Missing);
            }
            store::answers(reader, id).await?
        }
        None => Vec::new(),
    };
    let tables = store::sheets(reader, region).await?;
    Ok(Inputs {
        region: registry::classifiers::region(reader, region).await?.code,
        tables: tables.into_iter().map(|sheet| (sheet.kind, sheet.lines)).collect(),
        answers,
        places: store::places(reader, region).await?,
        groups: store::groups_of_professions(reader).await?,
    })
}

/// What the lifecycle looks at.
pub async fn facts(reader: &dyn Read, of: &Forecast, results: &Results) -> Result<Facts, Failure> {
    let approved = match of.campaign {
        Some(campaign) => figures::store::of_campaign(reader, campaign)
            .await?
            .is_some_and(|figures| matches!(figures.status, FiguresStatus::Approved | FiguresStatus::Corrected)),
        None => false,
    };
    let admission = of.year.is_some_and(|year| !results.wanted(year).is_empty());
    Ok(Facts { campaign: of.campaign.is_some(), admission, approved })
}

/// Takes a forecast as the basis of its campaign's control figures; another that was it makes room.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(db: &Db, by: &Caller, id: ForecastId, version: i64, act: Act) -> Result<(), Failure> {
    let recorded = match act {
        Act::Take => "needs-act-take-forecast",
        Act::Replace => "needs-act-replace-forecast",
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let results = store::results(&write, id).await?;
    let facts = facts(&write, &before, &results).await?;
    let moved = before.status.after(act, by.role, &facts, "")?;
    if act == Act::Take {
        make_room(&mut write, &before, &facts).await?;
    }
    store::save(&mut write, &before, version, moved).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "campaign": before.campaign, "to": moved.to() }));
    write.done().await
}

/// What the figures rested on before rests no longer.
async fn make_room(write: &mut Write, taken: &Forecast, facts: &Facts) -> Result<(), Failure> {
    let Some(campaign) = taken.campaign else { return Ok(()) };
    // Two hands that take two forecasts at once: the second waits for the first.
    write.alone(campaign).await?;
    if let Some((stood, _)) = store::basis(write, campaign).await?.filter(|(stood, _)| stood.id != taken.id) {
        let role = write.by().role;
        let moved = stood.status.after(Act::Replace, role, facts, "")?;
        store::save(write, &stood, stood.version, moved).await?;
        let payload = json!({ "by": taken.id, "to": Status::Superseded });
        write.record("needs-act-replace-forecast", RowRef::new(store::TABLE, stood.id), payload);
    }
    Ok(())
}

/// A table as it stands in the caller's region; empty where it was not brought.
pub async fn table(reader: &dyn Read, by: &Caller, kind: Kind) -> Result<Option<store::Sheet>, Failure> {
    store::sheet(reader, region_of_reader(by)?, kind).await
}

/// The region whose tables the caller reads.
pub(super) fn region_of_reader(by: &Caller) -> Result<RegionId, Failure> {
    if by.scope.kind == ScopeKind::Region {
        Ok(RegionId(by.scope.id))
    } else {
        Err(Failure::Forbidden(refusal::NO_REGION.refuse()))
    }
}
