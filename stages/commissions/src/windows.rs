//! What this stage shows to the whole.

use accounts::Reach;
use db::{Db, Read, Row, values};
use kernel::{Caller, CommissionId, Day, Failure, Moment, Names, ScopeKind};
use uuid::Uuid;
use web::{About, Count, Date, Found, Frame, Shown, Waiting};

use crate::commission::moves::KEEPERS;
use crate::commission::store::{self, Filter};
use crate::{PointId, SittingId};

/// What waits for the caller: votes to give, minutes to approve or sign, commissions to form, sittings to run.
pub fn waiting(db: Db, caller: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        let mut all = votes_awaited(&db, &caller).await?;
        all.extend(minutes_awaited(&db, &caller).await?);
        if KEEPERS.contains(&caller.role) {
            all.extend(planned(&db, &caller).await?);
        }
        Ok(all)
    })
}

async fn votes_awaited(db: &Db, caller: &Caller) -> Result<Vec<Waiting>, Failure> {
    let Some(person) = caller.person else { return Ok(vec![]) };
    let rows = db
        .all(
            "select p.id, p.title, s.id as sitting, s.day from commissions_point p \
             join commissions_sitting s on s.id = p.sitting join commissions_member m on m.commission = s.commission \
             join commissions_attendance a on a.sitting = s.id and a.member = m.id and a.present = $1 \
             where p.status = 'voting' and m.person = $2 and m.duty <> 'secretary' and m.interest <> 'conflicted' \
             and m.from_day <= s.day and (m.until_day is null or m.until_day >= s.day) \
             and not exists (select 1 from commissions_vote v where v.point = p.id and v.member = m.id) \
             order by s.day, p.place limit 50",
            values![true, person],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (sitting, point): (SittingId, PointId) = (row.get("sitting")?, row.get("id")?);
            let title: String = row.get("title")?;
            Ok(Waiting {
                href: format!("/sittings/{sitting}#point-{point}"),
                title: Names::new(title.clone(), title.clone(), title),
                act: "commissions-waits-vote",
                since: row.get("day")?,
                due: None,
                count: None,
            })
        })
        .collect()
}

async fn minutes_awaited(db: &Db, caller: &Caller) -> Result<Vec<Waiting>, Failure> {
    let Some(person) = caller.person else { return Ok(vec![]) };
    let rows = db
        .all(
            "select s.id, n.day, n.status, m.duty, c.title_kk, c.title_ru, c.title_en from commissions_minutes n \
             join commissions_sitting s on s.id = n.sitting join commissions_commission c on c.id = s.commission \
             join commissions_member m on m.commission = c.id and m.person = $1 \
             and m.from_day <= s.day and (m.until_day is null or m.until_day >= s.day) \
             where (m.duty = 'chair' and (n.status = 'draft' or (n.status = 'approved' and n.chair_at is null))) \
             or (m.duty = 'secretary' and n.status = 'approved' and n.secretary_at is null) \
             order by n.day, n.id limit 50",
            values![person],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (sitting, state): (SittingId, String) = (row.get("id")?, row.get("status")?);
            Ok(Waiting {
                href: format!("/sittings/{sitting}/minutes"),
                title: row.names("title")?,
                act: if state == "draft" { "commissions-waits-approval" } else { "commissions-waits-signature" },
                since: row.get("day")?,
                due: None,
                count: None,
            })
        })
        .collect()
}

async fn planned(db: &Db, caller: &Caller) -> Result<Vec<Waiting>, Failure> {
    let (reach, cells) =
        Reach::new(caller).region("c.region").organisation("c.organisation").programme("c.subject").sql(1);
    let sql = format!(
        "select c.id, c.title_kk, c.title_ru, c.title_en, c.since_day from commissions_commission c \
         where c.status = 'planned' and {reach} order by c.since_day, c.id limit 20"
    );
    let rows = db.all(&sql, cells).await?;
    rows.iter()
        .map(|row| {
            let id: CommissionId = row.get("id")?;
            Ok(Waiting {
                href: format!("/commissions/{id}"),
                title: row.names("title")?,
                act: "commissions-waits-forming",
                since: row.get("since_day")?,
                due: None,
                count: None,
            })
        })
        .collect()
}

/// Commissions by words of their titles.
pub fn found(db: Db, caller: Caller, query: String) -> Shown<Found> {
    Box::pin(async move {
        let filter = Filter { words: query, ..Filter::default() };
        let rows = store::list(&db, &caller, &filter, None, 10).await?;
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
    Box::pin(async move {
        let seated = "exists (select 1 from commissions_member m where m.commission = c.id and m.person = ?)";
        let (reach, mut cells) = Reach::new(&caller)
            .region("c.region")
            .organisation("c.organisation")
            .programme("c.subject")
            .commission("c.id")
            .through(ScopeKind::Own, seated)
            .sql(2);
        let mut all = values![caller.today().minus_months(1)];
        all.append(&mut cells);
        let sql = format!(
            "select s.id, s.day, c.title_kk, c.title_ru, c.title_en from commissions_sitting s \
             join commissions_commission c on c.id = s.commission \
             where s.day >= $1 and s.status <> 'cancelled' and {reach} order by s.day, s.id limit 200"
        );
        db.all(&sql, all).await?.iter().map(date).collect()
    })
}

fn date(row: &Row) -> Result<Date, Failure> {
    let (id, day): (SittingId, Day) = (row.get("id")?, row.get("day")?);
    Ok(Date {
        uid: format!("sitting-{id}"),
        from: day,
        until: day,
        title: row.names("title")?,
        href: format!("/sittings/{id}"),
    })
}

/// The commissions that decide about a thing, founded by an organisation, or in which a person sits.
pub fn about(db: Db, caller: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let rows = store::about(&db, &caller, thing).await?;
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
        let (mut reach, mut cells) = Reach::new(&caller).region("c.region").organisation("c.organisation").sql(1);
        if let Some(region) = frame.region {
            cells.extend(values![region]);
            reach.push_str(&format!(" and c.region = ${}", cells.len()));
        }
        let working = format!(
            "select count(*) as n from commissions_commission c where c.status in ('formed', 'working') and {reach}"
        );
        let working = db.count(&working, cells.clone()).await?;
        let since: Moment = frame.today.minus_months(12).start();
        cells.extend(values![since]);
        let decided = format!(
            "select count(*) as n from commissions_point p join commissions_sitting s on s.id = p.sitting \
             join commissions_commission c on c.id = s.commission \
             where p.result is not null and p.result <> 'no-quorum' and {reach} and p.decided_at >= ${}",
            cells.len()
        );
        let decided = db.count(&decided, cells).await?;
        let count =
            |key, formula, value| Count { stage: 1, key, formula, value, of: None, href: "/commissions".into() };
        Ok(vec![
            count("commissions-count-working", "commissions-count-working-formula", working),
            count("commissions-count-decided", "commissions-count-decided-formula", decided),
        ])
    })
}
