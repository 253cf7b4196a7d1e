//! Every statement behind the windows of this stage.

use accounts::Reach;
use db::{Db, Read, Row, Where, values};
use kernel::{Caller, CommissionId, Day, Failure, Moment, Names, ScopeKind};
use web::{Date, Frame, Waiting};

use crate::{PointId, SittingId};

/// Votes that the caller, present, has not given yet.
pub async fn votes_awaited(db: &Db, caller: &Caller) -> Result<Vec<Waiting>, Failure> {
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

/// Minutes that wait for the caller to approve or sign.
pub async fn minutes_awaited(db: &Db, caller: &Caller) -> Result<Vec<Waiting>, Failure> {
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

/// Commissions of the caller's scope that are still planned.
pub async fn planned(db: &Db, caller: &Caller) -> Result<Vec<Waiting>, Failure> {
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

/// The sittings from a month back on, of commissions the caller sits in or sees by their scope.
pub async fn dates(db: &Db, caller: &Caller) -> Result<Vec<Date>, Failure> {
    let seated = "exists (select 1 from commissions_member m where m.commission = c.id and m.person = ?)";
    let (reach, mut cells) = Reach::new(caller)
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

/// How many commissions of the caller's scope are at work, and how many decisions they took in a year.
pub async fn figures(db: &Db, caller: &Caller, frame: Frame) -> Result<(i64, i64), Failure> {
    let reach = Reach::new(caller).region("c.region").organisation("c.organisation").sql(1);
    let within = Where::from(reach).given("c.region = ?", frame.region);
    let (reach, cells) = within.clone().sql();
    let working = format!(
        "select count(*) as n from commissions_commission c where c.status in ('formed', 'working') and {reach}"
    );
    let working = db.count(&working, cells).await?;
    let since: Moment = frame.today.minus_months(12).start();
    let (reach, cells) = within.and("p.decided_at >= ?", since).sql();
    let decided = format!(
        "select count(*) as n from commissions_point p join commissions_sitting s on s.id = p.sitting \
         join commissions_commission c on c.id = s.commission \
         where p.result is not null and p.result <> 'no-quorum' and {reach}"
    );
    Ok((working, db.count(&decided, cells).await?))
}
