//! What this stage shows to the whole.

use db::Db;
use kernel::{Caller, Failure, Role};
use uuid::Uuid;
use web::{About, Count, Found, Frame, Shown, Waiting};

use crate::actions::title;
use crate::moves::Status;
use crate::parties::Party;
use crate::store::{self, Agreement, Filter};

/// Lines on a home at most; the list holds the rest.
const MOST: usize = 50;

/// Contracts that wait for the caller's move.
pub fn waiting(db: Db, by: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        let wanted: &[(Status, &'static str)] = match by.role {
            Role::Signatory => {
                &[(Status::Drafted, "agreements-waiting-check"), (Status::Signing, "agreements-waiting-sign")]
            }
            Role::Hr => &[(Status::Drafted, "agreements-waiting-check")],
            Role::University => &[
                (Status::CheckedByEnterprise, "agreements-waiting-check"),
                (Status::CheckedByUniversity, "agreements-waiting-open-signing"),
                (Status::Signing, "agreements-waiting-sign"),
            ],
            Role::Student | Role::Representative => &[(Status::Signing, "agreements-waiting-sign")],
            _ => &[],
        };
        let mut waiting = Vec::new();
        for (status, act) in wanted {
            let filter = Filter { status: Some(*status), ..Filter::default() };
            for one in store::list(&db, &by, &filter, None, MOST).await? {
                if *status != Status::Signing || turn(&db, &by, &one).await? {
                    waiting.push(line(&one, *status, act));
                }
            }
        }
        Ok(waiting)
    })
}

async fn turn(db: &Db, by: &Caller, one: &Agreement) -> Result<bool, Failure> {
    let signed: Vec<Party> = store::signatures(db, one.id).await?.iter().map(|signature| signature.party).collect();
    let order = store::signing_order(db, one.parties.university).await?;
    let turn = order.turn(&signed, one.parties.representative.is_some());
    Ok(Party::of_role(by.role).is_some_and(|party| turn.contains(&party)))
}

fn line(one: &Agreement, status: Status, act: &'static str) -> Waiting {
    let page = if status == Status::Signing { "/sign" } else { "" };
    Waiting {
        href: format!("/agreements/{}{page}", one.id),
        title: title(one),
        act,
        since: one.since.day(),
        due: Some(one.terms.span.from),
        count: None,
    }
}

/// Contracts that a search finds.
pub fn found(db: Db, by: Caller, words: String) -> Shown<Found> {
    Box::pin(async move {
        let filter = Filter { words, ..Filter::default() };
        let rows = store::list(&db, &by, &filter, None, 20).await?;
        let found = |one: Agreement| Found {
            href: format!("/agreements/{}", one.id),
            title: title(&one),
            kind: "agreements-kind",
            line: one.terms.programme_code,
        };
        Ok(rows.into_iter().map(found).collect())
    })
}

/// Contracts of a person or an organisation, within the caller's reach.
pub fn about(db: Db, by: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let mut about = Vec::new();
        for one in store::about(&db, &by, thing).await? {
            let href = format!("/agreements/{}", one.id);
            about.push(About { kind: "agreements-kind", title: title(&one), href });
        }
        Ok(about)
    })
}

/// Contracts in force in the caller's reach.
pub fn counts(db: Db, by: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let value = store::binding_in(&db, &by, frame.region).await?;
        Ok(vec![Count {
            stage: 6,
            key: "agreements-count-in-force",
            formula: "agreements-count-in-force-formula",
            value,
            of: None,
            href: "/agreements?status=in-force".into(),
        }])
    })
}
