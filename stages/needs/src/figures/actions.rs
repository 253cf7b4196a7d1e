//! What is done to control figures.

mod orders;
mod proposals;

use db::{Db, Read, RowRef};
use kernel::{Caller, Failure, RegionId, ScopeKind};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{OpinionForm, SettingForm, opinion, setting};
use super::store::{self, Figures};
use crate::campaigns::moves::Status as CampaignStatus;
use crate::permissions::{SET, may};
use crate::{FiguresId, OpinionId, SettingId, refusal};

pub use orders::{approve, correct};
pub use proposals::{apportion, draw_up, propose, withdraw};

/// What the lifecycle looks at.
pub async fn facts(reader: &dyn Read, of: &Figures) -> Result<Facts, Failure> {
    let figures = store::figures(reader, of.id).await?;
    let opinions = store::opinions(reader, of.id).await?;
    Ok(Facts {
        closed: of.campaign_status == CampaignStatus::Closed,
        any: figures.iter().any(|figure| figure.place.places > 0),
        fits: figures.iter().all(|figure| figure.place.places <= figure.place.capacity),
        opined: opinions.iter().any(|one| one.round == of.round),
    })
}

/// Sends the figures for opinions, or back to be proposed anew.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(db: &Db, by: &Caller, id: FiguresId, version: i64, act: Act, reason: &str) -> Result<Status, Failure> {
    let (recorded, announced) = match act {
        Act::Send => ("needs-act-send-figures", "needs.figures-sent"),
        Act::Return => ("needs-act-return-figures", "needs.figures-returned"),
        // These bring a matter of their own and have an action each.
        Act::Edit | Act::Opine | Act::Approve | Act::Correct => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, &before).await?;
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, &before, version, moved).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    write.announce(announced, id, json!({ "region": before.region, "year": before.year }));
    write.done().await?;
    Ok(moved.to())
}

/// Gives the opinion of the association or council that the role is held for; once in a round.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; `TAKEN` when it was given; stale.
pub async fn opine(
    db: &Db,
    by: &Caller,
    id: FiguresId,
    version: i64,
    form: &OpinionForm,
) -> Result<OpinionId, Failure> {
    let said = opinion(form)?;
    let person = by.person.ok_or(Failure::Missing)?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, &before).await?;
    let moved = before.status.after(Act::Opine, by.role, &facts, "")?;
    store::save(&mut write, &before, version, moved).await?;
    let held = accounts::grants_of(&write, person, by.today()).await?;
    let body = held.into_iter().find(|grant| grant.role == by.role && grant.scope == by.scope);
    let body = body.ok_or(Failure::Missing)?.label;
    let opinion: OpinionId = by.new_id();
    let payload = json!({ "opinion": said.0, "words": said.1, "body": body.ru, "reason": said.1 });
    store::insert_opinion(&mut write, opinion, id, before.round, by.scope.id, &body, person, said).await?;
    write.record("needs-act-opine", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(opinion)
}

/// Sets the percentages of the caller's region, from a day on.
///
/// # Errors
/// What is wrong with the form; `TAKEN` when that day has its setting; `NO_REGION`.
pub async fn set(db: &Db, by: &Caller, form: &SettingForm) -> Result<(), Failure> {
    may(&SET, by.role)?;
    let (from, set) = setting(form)?;
    if by.scope.kind != ScopeKind::Region {
        return Err(Failure::Forbidden(refusal::NO_REGION.refuse()));
    }
    let mut write = db.write(by).await?;
    let id: SettingId = by.new_id();
    store::insert_setting(&mut write, id, RegionId(by.scope.id), from, &set).await?;
    write.record("needs-act-set-thresholds", RowRef::new(store::SETTING, id), json!({ "from": from, "after": set }));
    write.done().await
}
