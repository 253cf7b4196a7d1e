//! What is done to campaigns.

use db::{Db, Read, RowRef};
use kernel::{Caller, Failure, RegionId, ScopeKind};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{CampaignForm, entry};
use super::store::{self, Campaign};
use crate::permissions::{KEEP, may};
use crate::{CampaignId, refusal};

/// Plans a campaign of the caller's region.
///
/// # Errors
/// What is wrong with the form; `TAKEN` when the year has its campaign already; `NO_REGION` when the role is held for no
/// region.
pub async fn plan(db: &Db, by: &Caller, form: &CampaignForm) -> Result<CampaignId, Failure> {
    may(&KEEP, by.role)?;
    let entry = entry(form)?;
    if by.scope.kind != ScopeKind::Region {
        return Err(Failure::Forbidden(refusal::NO_REGION.refuse()));
    }
    let mut write = db.write(by).await?;
    let id: CampaignId = by.new_id();
    store::insert(&mut write, id, RegionId(by.scope.id), &entry).await?;
    // A role that ended yesterday reaches nothing.
    store::load(&write, by, id).await?;
    write.record("needs-act-plan-campaign", RowRef::new(store::TABLE, id), json!({ "after": entry }));
    write.done().await?;
    Ok(id)
}

/// What the lifecycle looks at.
pub async fn facts(reader: &dyn Read, by: &Caller, campaign: &Campaign) -> Result<Facts, Failure> {
    let unchecked = store::unchecked(reader, campaign.id).await?;
    Ok(Facts { begun: by.today() >= campaign.span.from, unchecked })
}

/// Moves the days of a campaign; its year only while it is planned.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale.
pub async fn edit(db: &Db, by: &Caller, id: CampaignId, version: i64, form: &CampaignForm) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let kept = CampaignForm { year: before.year.to_string(), ..form.clone() };
    let entry = entry(if before.status == Status::Planned { form } else { &kept })?;
    let facts = facts(&write, by, &before).await?;
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save(&mut write, &before, version, moved, &entry).await?;
    let payload = json!({ "before": before.entry(), "after": entry });
    write.record("needs-act-edit-campaign", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Opens, closes or reopens a campaign.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(db: &Db, by: &Caller, id: CampaignId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let (recorded, announced) = match act {
        Act::Edit => return Err(Failure::Missing),
        Act::Open => ("needs-act-open-campaign", "needs.campaign-opened"),
        Act::Close => ("needs-act-close-campaign", "needs.campaign-closed"),
        Act::Reopen => ("needs-act-reopen-campaign", "needs.campaign-opened"),
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, by, &before).await?;
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, &before, version, moved, &before.entry()).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    write.announce(announced, id, json!({ "region": before.region, "year": before.year }));
    write.done().await
}
