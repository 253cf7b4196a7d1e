//! What this stage shows to the whole.

use db::Db;
use kernel::{Caller, Id, Names, OrganisationId, Role, ScopeKind};
use uuid::Uuid;
use web::{About, Count, Date, Found, Frame, Shown, Waiting};

use crate::campaigns::store as campaigns;
use crate::figures::{moves, store as figures};
use crate::permissions::{FILL, SEE_RETURNS};
use crate::returns::moves::Status;
use crate::returns::store::{self as returns, Filter};

/// What waits for the caller: an enterprise's return that is due, returns to check, figures to opine on or to approve.
pub fn waiting(db: Db, caller: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        let mut all = Vec::new();
        if let Some(enterprise) = caller.organisation().filter(|_| FILL.opens_to(caller.role)) {
            all.extend(due(&db, &caller, enterprise).await?);
        }
        if caller.role == Role::Coordinator {
            all.extend(returns::to_check(&db, &caller).await?.into_iter().map(|of| Waiting {
                href: format!("/returns/{}", of.id),
                title: of.title(),
                act: "needs-waits-check",
                since: of.since.day(),
                due: None,
                count: None,
            }));
        }
        let awaited = match caller.role {
            Role::Coordinator => Some((moves::Status::Drafted, "needs-waits-propose")),
            Role::Association => Some((moves::Status::Opinions, "needs-waits-opinion")),
            Role::Authority => Some((moves::Status::Opinions, "needs-waits-approve")),
            _ => None,
        };
        if let Some((state, act)) = awaited {
            for of in figures::standing(&db, &caller, state).await? {
                let given = figures::opined(&db, of.id, of.round, caller.scope.id).await?.is_some();
                if !(caller.role == Role::Association && given) {
                    let (href, since) = (format!("/control-figures/{}", of.id), of.since.day());
                    all.push(Waiting { href, title: of.title(), act, since, due: None, count: None });
                }
            }
        }
        Ok(all)
    })
}

/// The returns that an enterprise owes to open campaigns of its region.
async fn due(db: &Db, caller: &Caller, enterprise: OrganisationId) -> Result<Vec<Waiting>, kernel::Failure> {
    let mut all = Vec::new();
    for campaign in campaigns::open_for(db, caller).await? {
        let (href, title, act, since) = match returns::of_enterprise(db, campaign.id, enterprise).await? {
            None => {
                (format!("/campaigns/{}", campaign.id), campaign.title(), "needs-waits-begin", campaign.since.day())
            }
            Some(of) => {
                let act = match of.status {
                    Status::Drafted => "needs-waits-submit",
                    Status::Returned => "needs-waits-mend",
                    Status::Submitted | Status::Accepted => continue,
                };
                (format!("/returns/{}", of.id), of.title(), act, of.since.day())
            }
        };
        all.push(Waiting { href, title, act, since, due: Some(campaign.span.until), count: None });
    }
    Ok(all)
}

/// Returns by words of their enterprise's name, or its BIN.
pub fn found(db: Db, caller: Caller, query: String) -> Shown<Found> {
    Box::pin(async move {
        if !SEE_RETURNS.opens_to(caller.role) {
            return Ok(vec![]);
        }
        let filter = Filter { words: query, ..Filter::default() };
        let rows = returns::list(&db, &caller, &filter, None, 5).await?;
        Ok(rows
            .into_iter()
            .map(|one| Found {
                href: format!("/returns/{}", one.of.id),
                title: one.of.title(),
                kind: "needs-return",
                line: one.of.bin.unwrap_or_default(),
            })
            .collect())
    })
}

/// The days of open campaigns.
pub fn dates(db: Db, caller: Caller) -> Shown<Date> {
    Box::pin(async move {
        let open = campaigns::open_for(&db, &caller).await?;
        let date = |campaign: campaigns::Campaign| Date {
            uid: format!("campaign-{}", campaign.id),
            from: campaign.span.from,
            until: campaign.span.until,
            title: campaign_named(&campaign.title()),
            href: format!("/campaigns/{}", campaign.id),
        };
        Ok(open.into_iter().map(date).collect())
    })
}

fn campaign_named(name: &Names) -> Names {
    Names::in_each(|lang| web::Say::new(lang).with("needs-campaign-of", &[("name", name.clone().into())]))
}

/// The returns of an enterprise.
pub fn about(db: Db, caller: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        if !SEE_RETURNS.opens_to(caller.role) {
            return Ok(vec![]);
        }
        let rows = returns::about(&db, &caller, OrganisationId::of(thing)).await?;
        let told = |of: returns::Return| About {
            kind: "needs-return",
            title: of.title(),
            href: format!("/returns/{}", of.id),
        };
        Ok(rows.into_iter().map(told).collect())
    })
}

/// Returns accepted of those expected, and places that orders approved.
pub fn counts(db: Db, caller: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let (mut accepted, mut expected) = (0, 0);
        let mut href = "/returns?status=accepted".to_owned();
        let latest = campaigns::latest(&db, &caller, frame.region).await?;
        for campaign in &latest {
            accepted += returns::accepted(&db, campaign.id).await?;
            expected += campaigns::expected(&db, campaign.region).await?;
        }
        if let [only] = latest.as_slice() {
            href = format!("{href}&campaign={}", only.id);
        }
        let region =
            frame.region.or((caller.scope.kind == ScopeKind::Region).then_some(kernel::RegionId(caller.scope.id)));
        let places = figures::approved(&db, region).await?.map_or(0, |(_, places)| places);
        let count = |key, formula, value, of, href| Count { stage: 3, key, formula, value, of, href };
        Ok(vec![
            count("needs-count-returns", "needs-count-returns-formula", accepted, Some(expected), href),
            count("needs-count-places", "needs-count-places-formula", places, None, "/control-figures".to_owned()),
        ])
    })
}
