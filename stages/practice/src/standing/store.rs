//! The statements behind the face that the gateway to the production exam reads.

use db::{Read, Row, values};
use kernel::{AgreementId, Day, Failure, Hours, Moment, OrganisationId, PersonId};

use crate::PracticeId;

/// How far a learner's practice has come, for the gateway to the exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The practice.
    pub practice: PracticeId,
    /// The contract it is held under.
    pub agreement: AgreementId,
    /// The enterprise.
    pub enterprise: OrganisationId,
    /// The educational organisation.
    pub university: OrganisationId,
    /// Hours that the contract's credits are worth.
    pub planned: Hours,
    /// Hours of countersigned and locked weeks on which the learner was present.
    pub confirmed: Hours,
    /// Weeks of the diary.
    pub weeks: i64,
    /// Weeks countersigned or locked.
    pub settled: i64,
    /// The day on which the mentor signed the characteristic.
    pub characteristic: Option<Day>,
    /// The mark out of 100 that the mentor proposes in the signed characteristic.
    pub proposed: Option<i64>,
}

const STANDING: &str = "select t.id, t.agreement, t.enterprise, t.university, t.planned, c.signed_at, c.proposed, \
     (select cast(coalesce(sum(w.confirmed), 0) as bigint) from practice_week w where w.practice = t.id \
      and w.status in ('countersigned', 'locked')) as confirmed, \
     (select count(*) from practice_week w where w.practice = t.id) as weeks, \
     (select count(*) from practice_week w where w.practice = t.id and w.status in ('countersigned', 'locked')) \
      as settled \
     from practice_practice t left join practice_characteristic c on c.id = t.id and c.status = 'signed'";

fn standing(row: &Row) -> Result<Standing, Failure> {
    let signed: Option<Moment> = row.get("signed_at")?;
    Ok(Standing {
        practice: row.get("id")?,
        agreement: row.get("agreement")?,
        enterprise: row.get("enterprise")?,
        university: row.get("university")?,
        planned: row.get("planned")?,
        confirmed: row.get("confirmed")?,
        weeks: row.get("weeks")?,
        settled: row.get("settled")?,
        characteristic: signed.map(Moment::day),
        proposed: row.get("proposed")?,
    })
}

/// The practices of a learner, the earliest first, whoever asks: for decisions of later stages. A practice that was
/// broken off stands too: its confirmed weeks were worked.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn standings_of(reader: &dyn Read, learner: PersonId) -> Result<Vec<Standing>, Failure> {
    let sql = format!("{STANDING} where t.learner = $1 order by t.from_day, t.id");
    reader.all(&sql, values![learner]).await?.iter().map(standing).collect()
}

/// Every mentor the learner was ever assigned to, by issued orders.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn mentors_of(reader: &dyn Read, learner: PersonId) -> Result<Vec<PersonId>, Failure> {
    let sql = "select distinct l.mentor from practice_assignment l join practice_order o on o.id = l.ordered \
               join practice_practice t on t.id = l.practice \
               where t.learner = $1 and o.status = 'issued' order by l.mentor";
    reader.all(sql, values![learner]).await?.iter().map(|row| row.get("mentor")).collect()
}
