//! What this stage shows to the whole.

mod store;

use db::Db;
use kernel::Caller;
use uuid::Uuid;
use web::{About, Count, Date, Found, Frame, Shown, Waiting};

use crate::commission::moves::KEEPERS;
use crate::commission::store::{self as commissions, Filter};

/// What waits for the caller: votes to give, minutes to approve or sign, commissions to form.
pub fn waiting(db: Db, caller: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        let mut all = store::votes_awaited(&db, &caller).await?;
        all.extend(store::minutes_awaited(&db, &caller).await?);
        if KEEPERS.contains(&caller.role) {
            all.extend(store::planned(&db, &caller).await?);
        }
        Ok(all)
    })
}

/// Commissions by words of their titles.
pub fn found(db: Db, caller: Caller, query: String) -> Shown<Found> {
    Box::pin(async move {
        let filter = Filter { words: query, ..Filter::default() };
        let rows = commissions::list(&db, &caller, &filter, None, 10).await?;
        let line = |number: Option<String>| number.unwrap_or_default();
        Ok(rows
            .into_iter()
            .map(|one| Found {
                href: format!("/commissions/{}", one.id),
                title: one.title,
                kind: "commissions-commission",
                line: line(one.order_number),
            })
            .collect())
    })
}

/// The sittings of commissions the caller sits in or sees by their scope, from a month back on.
pub fn dates(db: Db, caller: Caller) -> Shown<Date> {
    Box::pin(async move { store::dates(&db, &caller).await })
}

/// The commissions that decide about a thing, founded by an organisation, or in which a person sits.
pub fn about(db: Db, caller: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let rows = commissions::about(&db, &caller, thing).await?;
        Ok(rows
            .into_iter()
            .map(|one| About {
                kind: "commissions-commission",
                title: one.title,
                href: format!("/commissions/{}", one.id),
            })
            .collect())
    })
}

/// Commissions at work and decisions of the last year.
pub fn counts(db: Db, caller: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let (working, decided) = store::figures(&db, &caller, frame).await?;
        let count =
            |key, formula, value| Count { stage: 1, key, formula, value, of: None, href: "/commissions".into() };
        Ok(vec![
            count("commissions-count-working", "commissions-count-working-formula", working),
            count("commissions-count-decided", "commissions-count-decided-formula", decided),
        ])
    })
}
