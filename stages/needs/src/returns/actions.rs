//! What is done to returns.

mod file;
mod lines;

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, OrganisationId, Refusal};
use registry::organisations::{self, rules::Kind};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::plausibility::{Matter, Told, remarks};
use super::rules::{HeaderForm, header};
use super::store::{self, Return};
use crate::campaigns::{self, moves::Status as CampaignStatus};
use crate::permissions::{FILL, may};
use crate::{CampaignId, OrderLineId, ReturnId, figures, order, refusal};

pub use file::take_file;
pub use lines::{add_line, edit_line, remove_line};

/// Begins the return of an enterprise in an open campaign; one that was begun already is found again.
///
/// # Errors
/// `NOT_OPEN`, `NOT_AN_ENTERPRISE`, `OTHER_REGION`; Missing, when the enterprise lies outside the caller's reach.
pub async fn draft(
    db: &Db,
    by: &Caller,
    campaign: CampaignId,
    enterprise: OrganisationId,
) -> Result<ReturnId, Failure> {
    may(&FILL, by.role)?;
    let mut write = db.write(by).await?;
    let campaign = campaigns::store::load(&write, by, campaign).await?;
    if !organisations::store::within(&write, by, enterprise).await? {
        return Err(Failure::Missing);
    }
    if let Some(begun) = store::of_enterprise(&write, campaign.id, enterprise).await? {
        return Ok(begun.id);
    }
    let of = organisations::load(&write, enterprise).await?;
    let refusals = [
        (campaign.status != CampaignStatus::Open).then(|| refusal::NOT_OPEN.refuse()),
        (of.kind != Kind::Enterprise).then(|| refusal::NOT_AN_ENTERPRISE.refuse()),
        (of.region != campaign.region).then(|| refusal::OTHER_REGION.refuse()),
    ];
    Failure::unless(refusals.into_iter().flatten().collect())?;
    let id: ReturnId = by.new_id();
    store::insert(&mut write, id, campaign.id, enterprise, of.region).await?;
    store::load(&write, by, id).await?;
    write.record("needs-act-draft-return", RowRef::new(store::TABLE, id), json!({ "enterprise": enterprise }));
    write.done().await?;
    Ok(id)
}

/// What the lifecycle looks at.
pub async fn facts(reader: &dyn Read, of: &Return) -> Result<Facts, Failure> {
    Ok(Facts {
        open: of.campaign_status == CampaignStatus::Open,
        lines: !store::lines(reader, of.id).await?.is_empty(),
        headcount: of.header.headcount.is_some(),
        signer: of.header.signer.is_some() && of.header.position.is_some(),
    })
}

/// Writes the header of a return.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale.
pub async fn edit(db: &Db, by: &Caller, id: ReturnId, version: i64, form: &HeaderForm) -> Result<(), Failure> {
    let header = header(form)?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, &before).await?;
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save_header(&mut write, &before, version, moved, &header).await?;
    let payload = json!({ "before": before.header, "after": header });
    write.record("needs-act-edit-return", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Submits, recalls, returns, accepts or reopens a return. What is accepted stands in the consolidated order.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(db: &Db, by: &Caller, id: ReturnId, version: i64, act: Act, reason: &str) -> Result<Status, Failure> {
    let (recorded, announced) = match act {
        Act::Edit => return Err(Failure::Missing),
        Act::Submit => ("needs-act-submit-return", "needs.return-submitted"),
        Act::Recall => ("needs-act-recall-return", "needs.return-recalled"),
        Act::Return => ("needs-act-return-return", "needs.return-returned"),
        Act::Accept => ("needs-act-accept-return", "needs.return-accepted"),
        Act::Reopen => ("needs-act-reopen-return", "needs.return-returned"),
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, &before).await?;
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, &before, version, moved).await?;
    if moved.to() == Status::Accepted {
        order_lines(&mut write, &before).await?;
    }
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    write.announce(announced, id, json!({ "enterprise": before.enterprise, "campaign": before.campaign }));
    write.done().await?;
    Ok(moved.to())
}

/// Every profession of an accepted return has its line in the order.
async fn order_lines(write: &mut Write, of: &Return) -> Result<(), Failure> {
    for line in store::lines(write, of.id).await? {
        let profession = line.profession.id;
        if order::store::of_profession(write, of.campaign, profession).await?.is_none() {
            let id: OrderLineId = write.by().new_id();
            order::store::insert(write, id, of.campaign, profession).await?;
        }
    }
    Ok(())
}

/// What looks odd in a return as it stands, beside the enterprise's last accepted one.
pub async fn odd(reader: &dyn Read, by: &Caller, of: &Return) -> Result<Vec<Refusal>, Failure> {
    let setting = figures::store::setting_on(reader, of.region, by.today()).await?;
    let now = matter(reader, of).await?;
    let last = match store::last_accepted(reader, of).await? {
        Some(last) => Some(matter(reader, &last).await?),
        None => None,
    };
    Ok(remarks(&now, last.as_ref(), setting.jump))
}

async fn matter(reader: &dyn Read, of: &Return) -> Result<Matter, Failure> {
    let told =
        |line: store::StoredLine| Told { profession: line.profession.id, name: line.profession.name, line: line.line };
    let lines = store::lines(reader, of.id).await?.into_iter().map(told).collect();
    Ok(Matter { header: of.header.clone(), lines })
}
