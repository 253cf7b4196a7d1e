//! What this stage shows to the whole.

use db::Db;
use kernel::{Caller, Failure, Role};
use uuid::Uuid;
use web::{About, Count, Date, Found, Frame, Shown, Waiting};

use crate::consent;
use crate::employment::rates;
use crate::figures::suppression::cells;
use crate::followups::READ;
use crate::followups::moves::Status;
use crate::followups::pages::title;
use crate::followups::rules::MONTHS;
use crate::followups::store::{self, Chosen, Filter, Followup, strata};

/// Found at most.
const FOUND: usize = 20;

/// What waits: the graduate's answer, the university's late questions, the employer's confirmation.
pub fn waiting(db: Db, by: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        match by.role {
            Role::Student => own(&db, &by).await,
            Role::University | Role::Curator => {
                let until = by.today().plus(-store::setting(&db, by.today()).await?.late_days - 1);
                let mut all = Vec::new();
                for (status, act) in
                    [(Status::Planned, "outlook-waiting-ask"), (Status::Asked, "outlook-waiting-remind")]
                {
                    let found = store::waits(&db, &by, status, until).await?;
                    all.extend(found.map(|found| many(act, "/outlook?state=late", found)));
                }
                Ok(all)
            }
            Role::Hr | Role::Signatory => {
                let found = store::waits(&db, &by, Status::Answered, by.today()).await?;
                Ok(found.map(|found| many("outlook-waiting-confirm", "/outlook/confirm", found)).into_iter().collect())
            }
            _ => Ok(Vec::new()),
        }
    })
}

fn many(act: &'static str, href: &str, (count, since): (i64, kernel::Day)) -> Waiting {
    Waiting {
        href: href.to_owned(),
        title: kernel::Names::new("Түлектер", "Выпускники", "Graduates"),
        act,
        since,
        due: None,
        count: u32::try_from(count).ok(),
    }
}

async fn own(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let mut all = Vec::new();
    for followup in store::own(db, by).await? {
        let line = |act, since| Waiting {
            href: "/outlook/my".to_owned(),
            title: followup.programme_name.clone(),
            act,
            since,
            due: None,
            count: None,
        };
        match followup.consent {
            consent::Status::Unasked => all.push(line("outlook-waiting-consent", followup.graduated)),
            consent::Status::Given => {
                let questions = store::checkpoints(db, by, &[followup.id]).await?;
                let open = questions.iter().find(|one| one.status.open() && one.due <= by.today());
                all.extend(open.map(|question| line("outlook-waiting-answer", question.due)));
            }
            consent::Status::Refused | consent::Status::Withdrawn => {}
        }
    }
    Ok(all)
}

/// Graduates that a search finds, for those who know their names.
pub fn found(db: Db, by: Caller, words: String) -> Shown<Found> {
    Box::pin(async move {
        if !matches!(by.role, Role::University | Role::Curator) {
            return Ok(Vec::new());
        }
        let filter = Filter { words, ..Filter::default() };
        let rows = store::list(&db, &by, &filter, None, FOUND).await?;
        let found = |one: Followup| Found {
            href: format!("/outlook/{}", one.id),
            title: title(&one),
            kind: "outlook-graduate",
            line: format!("{} · {}", one.code, one.year),
        };
        Ok(rows.into_iter().map(found).collect())
    })
}

/// The days on which the graduate is asked.
pub fn dates(db: Db, by: Caller) -> Shown<Date> {
    Box::pin(async move {
        if by.role != Role::Student {
            return Ok(Vec::new());
        }
        let mut all = Vec::new();
        for followup in store::own(&db, &by).await? {
            if followup.consent != consent::Status::Given {
                continue;
            }
            let questions = store::checkpoints(&db, &by, &[followup.id]).await?;
            all.extend(questions.iter().filter(|one| one.status.open()).map(|one| Date {
                uid: format!("outlook-{}", one.id),
                from: one.due,
                until: one.due,
                title: followup.programme_name.clone(),
                href: "/outlook/my".to_owned(),
            }));
        }
        Ok(all)
    })
}

/// The follow-up of a person, for those whom it concerns.
pub fn about(db: Db, by: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        if !matches!(by.role, Role::University | Role::Curator) {
            return Ok(Vec::new());
        }
        let found = store::about(&db, &by, thing).await?;
        let one = |followup: &Followup| About {
            kind: "outlook-graduate",
            title: followup.programme_name.clone(),
            href: format!("/outlook/{}", followup.id),
        };
        Ok(found.iter().map(one).collect())
    })
}

/// Graduates asked, answered, and employed a year after graduation: one statement.
pub fn counts(db: Db, by: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let strata = strata(&db, &by, &Chosen { region: frame.region, ..Chosen::default() }).await?;
        let rates = rates(&strata);
        // All who graduated stand at the first checkpoint; a year later some are not due yet.
        let (Some(first), Some(year)) = (rates.first(), rates.get(year_place())) else { return Ok(Vec::new()) };
        // Those who may not read the list of graduates learn no more than everybody does.
        let exact = READ.opens_to(by.role);
        let count = |key, formula, value: i64, of: i64, href: &str| {
            let told = exact || cells(&[value, of - value]).iter().all(|one| one.is_told());
            told.then(|| Count { stage: 0, key, formula, value, of: Some(of), href: href.to_owned() })
        };
        let (graduated, year) = (first.tally.followed, &year.tally);
        let all = [
            count("outlook-count-asked", "outlook-indicator-asked-formula", first.tally.asked, graduated, "/outlook"),
            count(
                "outlook-count-answered",
                "outlook-indicator-answered-formula",
                year.answered,
                year.followed,
                "/outlook?month=12&state=answered",
            ),
            count(
                "outlook-count-employed",
                "outlook-rate-formula",
                year.employed,
                year.answered,
                "/outlook?month=12&employed=yes",
            ),
        ];
        Ok(all.into_iter().flatten().collect())
    })
}

/// Where twelve months stand among the checkpoints.
fn year_place() -> usize {
    MONTHS.iter().position(|month| *month == 12).unwrap_or_default()
}
