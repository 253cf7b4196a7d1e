//! What is done with certificates. Pages, API and the demo all come here.

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, OrganisationId};
use registry::organisations;
use serde_json::{Value, json};

use super::credential::{self, Issuer, Said};
use super::moves::{Act, Facts as Looked, Status};
use super::rules::{self, Facts};
use super::seal::Seal;
use super::store::{self, Beginning, Certificate, Of};
use super::verifier;
use crate::candidates::moves::Status as CandidateStatus;
use crate::candidates::store::{self as candidates, Candidate};
use crate::exams::moves::Status as ExamStatus;
use crate::exams::store::{self as exams, Counted};
use crate::grades::step_of;
use crate::room::Room;
use crate::{CandidateId, CertificateId, ExamId, refusal};

/// The seal with the address that what it signs is reached by.
#[derive(Clone, Copy, Debug)]
pub struct Sealed<'a> {
    /// The key.
    pub seal: &'a Seal,
    /// The address.
    pub public_url: &'a str,
}

impl Sealed<'_> {
    fn issuer(&self, university: OrganisationId) -> Issuer<'_> {
        Issuer { public_url: self.public_url, university, seal: self.seal }
    }
}

/// Issues certificates to those who passed a closed exam and have none: to one, or to all of them.
///
/// # Errors
/// Missing; `NOT_PASSED`, `ALL_CERTIFIED`.
pub async fn issue(
    db: &Db,
    sealed: Sealed<'_>,
    by: &Caller,
    exam: ExamId,
    only: Option<CandidateId>,
) -> Result<Vec<CertificateId>, Failure> {
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, exam).await?;
    let passed = |of: &&Candidate| of.status == CandidateStatus::Passed && only.is_none_or(|id| id == of.id);
    let passed: Vec<&Candidate> = room.candidates.iter().filter(passed).collect();
    if room.exam.status != ExamStatus::Closed || passed.is_empty() {
        return Err(refusal::NOT_PASSED.refuse().into());
    }
    let known = store::of_exam(&write, exam).await?;
    let due: Vec<&Candidate> =
        passed.into_iter().filter(|of| !known.iter().any(|one| one.candidate == of.id)).collect();
    if due.is_empty() {
        return Err(refusal::ALL_CERTIFIED.refuse().into());
    }
    store::remember_key(&mut write, &sealed.seal.multikey()).await?;
    let outcomes = exams::outcomes(&write, room.exam.plan.programme).await?;
    let count = i64::try_from(due.len()).unwrap_or(i64::MAX);
    let year = by.today().year();
    let more = Counted { exams: 0, certificates: count, places: count };
    let counted = exams::count_on(&mut write, room.exam.university, year, more).await?;
    let mut issued = Vec::with_capacity(due.len());
    for (of, back) in due.into_iter().zip((0..count).rev()) {
        let number = rules::number(year, counted.certificates - back);
        let facts = stands_on(&room, &outcomes, of)?;
        issued.push(give(&mut write, sealed, &room, of, (&number, 1), &facts, counted.places - back - 1).await?);
    }
    write.done().await?;
    Ok(issued)
}

/// What stands on the certificate of a candidate.
fn stands_on(room: &Room, outcomes: &[exams::Outcome], of: &Candidate) -> Result<Facts, Failure> {
    let exam = &room.exam;
    let result = of.result.ok_or_else(|| refusal::NOT_PASSED.refuse())?;
    let step = step_of(result.percent, exam.plan.day);
    let shown = |number: i64| room.criteria.iter().any(|(_, criterion)| criterion.outcome == Some(number));
    let chair = room.experts.iter().find(|expert| expert.chair);
    Ok(Facts {
        programme_code: exam.programme_code.clone(),
        programme: exam.programme_name.clone(),
        profession: exam.profession_name.clone(),
        university: exam.university_name.clone(),
        enterprise: exam.enterprise_name.clone(),
        exam: exam.number.clone(),
        day: exam.plan.day,
        percent: result.percent,
        letter: step.letter.to_owned(),
        points: step.points,
        outcomes: outcomes.iter().filter(|one| shown(one.number)).map(|one| one.name.clone()).collect(),
        chair: chair.map(|chair| chair.name.clone()).unwrap_or_default(),
    })
}

async fn give(
    write: &mut Write,
    sealed: Sealed<'_>,
    room: &Room,
    of: &Candidate,
    (number, edition): (&str, i64),
    facts: &Facts,
    place: i64,
) -> Result<CertificateId, Failure> {
    let by = write.by().clone();
    let (id, code): (CertificateId, String) = (by.new_id(), rules::code(&by.chance));
    let said = Said { code: &code, number, holder: &of.name, exam: of.exam, at: by.now, place };
    let credential = credential::signed(sealed.issuer(room.exam.university), said, facts)?.to_string();
    let whose = Of {
        exam: of.exam,
        candidate: of.id,
        person: of.person,
        university: room.exam.university,
        enterprise: of.enterprise,
        region: room.exam.region,
        group: of.group,
    };
    let new = Beginning {
        id,
        number,
        edition,
        code: &code,
        of: whose,
        holder: &of.name,
        facts,
        credential: &credential,
        place,
    };
    store::insert(write, &new).await?;
    let payload = json!({ "number": number, "edition": edition, "person": of.person, "percent": facts.percent });
    write.record("assessment-act-issue", RowRef::new(store::TABLE, id), payload);
    let told = json!({ "exam": of.exam, "person": of.person, "number": number, "edition": edition });
    write.announce("assessment.certificate-issued", id, told);
    Ok(id)
}

/// What the lifecycle looks at.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn facts(reader: &dyn Read, of: &Certificate) -> Result<Looked, Failure> {
    let candidate = candidates::of_exam(reader, of.exam).await?.into_iter().find(|one| one.id == of.candidate);
    let passed = candidate.is_some_and(|one| one.status == CandidateStatus::Passed);
    Ok(Looked { passed, newest: !store::newer(reader, of).await? })
}

/// Takes a certificate back, or gives it back where that was a mistake.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: CertificateId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    let recorded = match act {
        Act::Revoke => "assessment-act-revoke",
        Act::Reinstate => "assessment-act-reinstate",
        Act::Replace => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(act, by.role, &facts(&write, &before).await?, reason)?;
    store::save(&mut write, &before, version, moved, reason.trim()).await?;
    let payload = json!({ "reason": reason.trim(), "to": moved.to() });
    write.record(recorded, RowRef::new(store::TABLE, id), payload);
    let told =
        json!({ "exam": before.exam, "person": before.person, "number": before.number, "reason": reason.trim() });
    let event = if moved.to() == Status::Revoked {
        "assessment.certificate-revoked"
    } else {
        "assessment.certificate-reinstated"
    };
    write.announce(event, id, told);
    write.done().await?;
    Ok(moved.to())
}

/// Issues the next edition of a certificate, by what is known of its holder and result now; the one before holds no
/// more.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn replace(
    db: &Db,
    sealed: Sealed<'_>,
    by: &Caller,
    id: CertificateId,
    version: i64,
    reason: &str,
) -> Result<CertificateId, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(Act::Replace, by.role, &facts(&write, &before).await?, reason)?;
    let room = Room::load(&write, by, before.exam).await?;
    let of = room.candidate(before.candidate)?.clone();
    let outcomes = exams::outcomes(&write, room.exam.plan.programme).await?;
    let stands = stands_on(&room, &outcomes, &of)?;
    store::save(&mut write, &before, version, moved, reason.trim()).await?;
    store::remember_key(&mut write, &sealed.seal.multikey()).await?;
    // A place of its own in the lists of states; the number stays.
    let place = Counted { exams: 0, certificates: 0, places: 1 };
    let counted = exams::count_on(&mut write, before.university, by.today().year(), place).await?;
    let next = (before.number.as_str(), before.edition + 1);
    let new = give(&mut write, sealed, &room, &of, next, &stands, counted.places - 1).await?;
    let payload = json!({ "reason": reason.trim(), "next": new });
    write.record("assessment-act-replace", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(new)
}

/// What anyone learns who holds a paper or a credential.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The certificate.
    pub certificate: Certificate,
    /// Does its credential come from its issuer, unchanged?
    pub genuine: bool,
}

/// Checks a code; none, when there is no such certificate.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn check(db: &Db, sealed: Sealed<'_>, typed: &str) -> Result<Option<Checked>, Failure> {
    let Some(certificate) = store::of_code(db, &rules::typed(typed)).await? else { return Ok(None) };
    let issuer = profile(db, sealed, certificate.university).await?;
    let credential: Value = serde_json::from_str(&certificate.credential).map_err(anyhow::Error::from)?;
    let genuine = verifier::verify(&credential, &issuer).is_ok();
    Ok(Some(Checked { certificate, genuine }))
}

/// The public profile of a university as an issuer.
///
/// # Errors
/// Missing, when there is no such organisation.
pub async fn profile(db: &Db, sealed: Sealed<'_>, university: OrganisationId) -> Result<Value, Failure> {
    let name = organisations::load(db, university).await?.name;
    Ok(credential::profile(sealed.issuer(university), &name, &store::keys(db).await?))
}

/// A list of states of a university's certificates.
///
/// # Errors
/// Missing, when there is no such organisation.
pub async fn states(
    db: &Db,
    sealed: Sealed<'_>,
    by: &Caller,
    university: OrganisationId,
    list: i64,
) -> Result<Value, Failure> {
    organisations::load(db, university).await?;
    let ended = store::ended(db, university).await?;
    Ok(credential::states(sealed.issuer(university), list, &ended, by.now)?)
}
