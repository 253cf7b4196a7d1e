//! What this stage shows to the whole.

use db::Db;
use kernel::{Caller, Failure, Role};
use uuid::Uuid;
use web::{About, Count, Date, Found, Frame, Shown, Waiting};

use crate::candidates::moves::Status as CandidateStatus;
use crate::candidates::store as candidates;
use crate::certificates::store as register;
use crate::exams::moves::Status;
use crate::exams::store::{self, Exam, Filter};
use crate::permissions::{KEEP, SEE, SEE_CERTIFICATES};
use crate::room::Room;

/// Lines on a home at most; the list holds the rest.
const MOST: usize = 50;
/// Things of one kind that a search shows.
const FOUND: usize = 8;

async fn in_state(db: &Db, by: &Caller, status: Status) -> Result<Vec<Exam>, Failure> {
    store::list(db, by, &Filter { status: Some(status), ..Filter::default() }, None, MOST).await
}

fn line(exam: &Exam, page: &str, act: &'static str) -> Waiting {
    Waiting {
        href: format!("/exams/{}{page}", exam.id),
        title: exam.title(),
        act,
        since: exam.since.day(),
        due: Some(exam.plan.day),
        count: None,
    }
}

/// Materials, commissions, admissions, scores, protocols and certificates that wait for the caller.
pub fn waiting(db: Db, by: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        match by.role {
            Role::Signatory | Role::Hr => materials(&db, &by).await,
            Role::University | Role::Curator => held(&db, &by).await,
            Role::Expert => examined(&db, &by).await,
            Role::Student => sat(&db, &by).await,
            _ => Ok(Vec::new()),
        }
    })
}

async fn materials(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let mine = |exam: &&Exam| by.organisation() == Some(exam.plan.enterprise) && exam.enterprise_agreed.is_none();
    let all = in_state(db, by, Status::Planned).await?;
    Ok(all.iter().filter(mine).map(|exam| line(exam, "/materials", "assessment-waiting-materials")).collect())
}

async fn held(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let mut all = Vec::new();
    for exam in in_state(db, by, Status::Planned).await?.iter().filter(|exam| exam.university_agreed.is_none()) {
        all.push(line(exam, "/materials", "assessment-waiting-materials"));
    }
    for exam in in_state(db, by, Status::CommissionAppointed).await? {
        all.push(line(&exam, "/candidates", "assessment-waiting-admission"));
    }
    if by.role != Role::University {
        return Ok(all);
    }
    for exam in in_state(db, by, Status::MaterialsAgreed).await? {
        all.push(line(&exam, "/commission", "assessment-waiting-commission"));
    }
    for exam in in_state(db, by, Status::AdmissionDecided).await?.iter().filter(|exam| exam.plan.day <= by.today()) {
        all.push(line(exam, "", "assessment-waiting-begin"));
    }
    for (exam, due) in store::uncertified(db, by, MOST).await? {
        let count = u32::try_from(due).ok();
        all.push(Waiting { due: None, count, ..line(&exam, "", "assessment-waiting-certificates") });
    }
    Ok(all)
}

/// What an expert has to do: candidates to score, a protocol to draw up as the chair, a protocol to sign.
async fn examined(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let mut all = Vec::new();
    for exam in in_state(db, by, Status::UnderWay).await? {
        let room = Room::of(db, exam).await?;
        let open = room.candidates.iter().filter(|of| of.status == CandidateStatus::Admitted);
        let due = open.filter(|of| {
            let facts = room.candidate_facts(of, by, false);
            let given = room.given(of).iter().any(|score| Some(score.expert) == by.person);
            facts.expert && !facts.own_trainee && !facts.interested && !given
        });
        let count = due.count();
        if count > 0 {
            let count = u32::try_from(count).ok();
            all.push(Waiting { count, ..line(&room.exam, "/scores", "assessment-waiting-scores") });
        } else if room.led_by(by) && room.facts(by, &[], "").scored {
            all.push(line(&room.exam, "", "assessment-waiting-settle"));
        }
    }
    for exam in in_state(db, by, Status::Signing).await? {
        let signed = store::signers(db, exam.id).await?;
        if by.person.is_some_and(|person| !signed.contains(&person)) {
            all.push(line(&exam, "/sign", "assessment-waiting-sign"));
        }
    }
    Ok(all)
}

/// A student's exam that is ahead, and their newest certificate.
async fn sat(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let mut all = Vec::new();
    let Some(person) = by.person else { return Ok(all) };
    for of in candidates::of_person(db, person).await?.iter().filter(|of| of.status == CandidateStatus::Admitted) {
        let exam = store::load(db, by, of.exam).await?;
        if exam.plan.day >= by.today() {
            all.push(Waiting { href: "/assessment/my".into(), ..line(&exam, "", "assessment-waiting-exam") });
        }
    }
    for one in register::of_person(db, person).await?.iter().filter(|one| one.issued.plus(30) >= by.today()) {
        all.push(Waiting {
            href: format!("/certificates/{}", one.id),
            title: one.title(),
            act: "assessment-waiting-certificate",
            since: one.issued,
            due: None,
            count: None,
        });
    }
    Ok(all)
}

/// Exams and certificates that a search finds.
pub fn found(db: Db, by: Caller, words: String) -> Shown<Found> {
    Box::pin(async move {
        let mut found = Vec::new();
        if words.trim().is_empty() {
            return Ok(found);
        }
        if SEE.opens_to(by.role) {
            let filter = Filter { words: words.clone(), ..Filter::default() };
            for one in store::list(&db, &by, &filter, None, FOUND).await? {
                let (href, title) = (format!("/exams/{}", one.id), one.title());
                found.push(Found { href, title, kind: "assessment-exam", line: one.programme_code });
            }
        }
        if SEE_CERTIFICATES.opens_to(by.role) {
            let filter = register::Filter { words, ..register::Filter::default() };
            for one in register::list(&db, &by, &filter, None, FOUND).await? {
                let (href, title) = (format!("/certificates/{}", one.id), one.title());
                found.push(Found { href, title, kind: "assessment-certificate", line: one.facts.programme_code });
            }
        }
        Ok(found)
    })
}

/// The days of exams within reach; a student's own.
pub fn dates(db: Db, by: Caller) -> Shown<Date> {
    Box::pin(async move {
        let all = store::list(&db, &by, &Filter::default(), None, 200).await?;
        let date = |exam: Exam| Date {
            uid: format!("assessment-exam-{}", exam.id),
            from: exam.plan.day,
            until: exam.plan.day,
            title: exam.title(),
            href: if SEE.opens_to(by.role) { format!("/exams/{}", exam.id) } else { "/assessment/my".into() },
        };
        Ok(all.into_iter().filter(|exam| exam.status != Status::Cancelled).map(date).collect())
    })
}

/// Exams of a programme, an organisation, a person or a commission; certificates of a person.
pub fn about(db: Db, by: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let mut about = Vec::new();
        if SEE.opens_to(by.role) {
            for one in store::about(&db, &by, thing).await? {
                about.push(About { kind: "assessment-exam", title: one.title(), href: format!("/exams/{}", one.id) });
            }
        }
        if SEE_CERTIFICATES.opens_to(by.role) {
            for one in register::about(&db, &by, thing).await? {
                let href = format!("/certificates/{}", one.id);
                about.push(About { kind: "assessment-certificate", title: one.title(), href });
            }
        }
        Ok(about)
    })
}

/// How many were admitted, how many of those who sat have passed, and how many certificates hold.
pub fn counts(db: Db, by: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let (admitted, sat, passed) = candidates::counted(&db, &by, frame.region).await?;
        let valid = register::valid(&db, &by, frame.region).await?;
        let exams = if KEEP.opens_to(by.role) { "/exams?status=admission-decided" } else { "/exams" };
        let count =
            |key, formula, value, of, href: &str| Count { stage: 7, key, formula, value, of, href: href.into() };
        Ok(vec![
            count("assessment-count-admitted", "assessment-count-admitted-formula", admitted, None, exams),
            count(
                "assessment-count-passed",
                "assessment-count-passed-formula",
                passed,
                Some(sat),
                "/exams?status=closed",
            ),
            count(
                "assessment-count-certificates",
                "assessment-count-certificates-formula",
                valid,
                None,
                "/certificates?status=valid",
            ),
        ])
    })
}
