//! For a stranger there is no exam, no candidate, no certificate: another region, another university, another
//! enterprise, another student.

use assessment::candidates::{self, moves::Act as CandidateAct};
use assessment::certificates::{self, moves::Act as CertificateAct};
use assessment::exams::moves::Act;
use assessment::exams::{actions, store};
use assessment::windows;
use kernel::{Failure, Id};
use std::collections::BTreeMap;

use crate::world::*;

const STRANGERS: [Player; 4] = [FAR_OFFICER, FAR_SIGNATORY, FAR_COORDINATOR, FAR_STUDENT];

fn missing<T>(done: Result<T, Failure>, who: Player) {
    match done {
        Err(Failure::Missing) => {}
        Err(other) => panic!("{:?}: {other}", who.role),
        Ok(_) => panic!("{:?} was let in", who.role),
    }
}

#[tokio::test]
async fn for_a_stranger_there_is_nothing() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, commission) = closed(db).await;
        let seal = seal();
        let issued = certificates::actions::issue(db, sealed(&seal), &OFFICER.on(EXAM), id, None).await.unwrap();
        let of = candidate(db, id, 0).await;
        for who in STRANGERS {
            let by = who.on(EXAM);
            missing(store::load(db, &by, id).await, who);
            missing(actions::edit(db, &by, id, 1, &plan()).await, who);
            missing(actions::agree(db, &by, id, 1).await, who);
            missing(actions::act(db, &by, id, 1, Act::Cancel, "why").await, who);
            missing(actions::postpone(db, &by, id, 1, EXAM.parse().unwrap(), "why").await, who);
            missing(actions::appoint(db, &by, id, 1, commission).await, who);
            missing(actions::admit(db, &by, id, 1, &assessment::example::council(EXAM)).await, who);
            missing(actions::settle(db, &Typewriter, &by, id, 1, URL).await, who);
            missing(actions::recall(db, &by, id, 1, "why").await, who);
            missing(actions::correct(db, &by, id, 1, "why").await, who);
            missing(actions::ask_code(db, &key(), &by, id, "paper").await, who);
            missing(actions::sign(db, &by, id, "paper", "123456").await, who);
            missing(actions::remove_criterion(db, &by, id, 1, 1).await, who);
            missing(candidates::actions::propose(db, &by, id, &[], &[]).await, who);
            missing(candidates::actions::enter_debts(db, &by, id, &BTreeMap::from([(of.id, 0)])).await, who);
            missing(candidates::actions::act(db, &by, of.id, 1, CandidateAct::Miss, "why").await, who);
            missing(candidates::actions::score(db, &by, of.id, &BTreeMap::new()).await, who);
            missing(certificates::store::load(db, &by, issued[0]).await, who);
            missing(certificates::actions::issue(db, sealed(&seal), &by, id, None).await, who);
            missing(certificates::actions::act(db, &by, issued[0], 1, CertificateAct::Revoke, "why").await, who);
            missing(certificates::actions::replace(db, sealed(&seal), &by, issued[0], 1, "why").await, who);
            assert!(store::list(db, &by, &store::Filter::default(), None, 9).await.unwrap().is_empty());
            let register = certificates::store::Filter::default();
            assert!(certificates::store::list(db, &by, &register, None, 9).await.unwrap().is_empty());
            assert!(windows::waiting(db.clone(), by.clone()).await.unwrap().is_empty());
            assert!(windows::dates(db.clone(), by.clone()).await.unwrap().is_empty());
            assert!(windows::found(db.clone(), by.clone(), "Робототехника".into()).await.unwrap().is_empty());
            assert!(windows::about(db.clone(), by, id.uuid()).await.unwrap().is_empty());
        }
    }
}

#[tokio::test]
async fn a_student_sees_their_own_certificate_and_no_other_and_an_expert_the_exam_of_their_commission() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, commission) = closed(db).await;
        let seal = seal();
        let issued = certificates::actions::issue(db, sealed(&seal), &OFFICER.on(EXAM), id, None).await.unwrap();
        let own = STUDENTS[0].on(EXAM);
        assert!(certificates::store::load(db, &own, issued[0]).await.is_ok());
        missing(certificates::store::load(db, &own, issued[1]).await, STUDENTS[0]);
        assert_eq!(candidates::store::seen(db, &own, id).await.unwrap().len(), 1);
        let seated = expert(PROFESSOR, commission).on(EXAM);
        assert_eq!(candidates::store::seen(db, &seated, id).await.unwrap().len(), 3);
        missing(certificates::store::load(db, &seated, issued[0]).await, expert(PROFESSOR, commission));
    }
}

#[tokio::test]
async fn what_waits_is_told_to_whoever_has_to_act() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let waits = |who: Player, day: &'static str| async move {
            let all = windows::waiting(db.clone(), who.on(day)).await.unwrap();
            all.into_iter().map(|one| (one.act, one.count)).collect::<Vec<_>>()
        };
        let id = planned(db).await;
        assert_eq!(waits(SIGNATORY, "2027-03-02").await, [("assessment-waiting-materials", None)]);
        assert_eq!(waits(CURATOR, "2027-03-02").await, [("assessment-waiting-materials", None)]);
        agreed(db, id).await;
        assert_eq!(waits(OFFICER, "2027-03-02").await, [("assessment-waiting-commission", None)]);
        let of = commission(db, id, &SEATS).await;
        declared(db, of).await;
        let version = exam(db, id).await.version;
        actions::appoint(db, &OFFICER.on("2027-03-05"), id, version, of).await.unwrap();
        assert_eq!(waits(CURATOR, "2027-04-01").await, [("assessment-waiting-admission", None)]);
        no_debts(db, id).await;
        admit(db, id).await.unwrap();
        assert_eq!(waits(STUDENTS[0], "2027-04-03").await, [("assessment-waiting-exam", None)]);
        assert_eq!(waits(OFFICER, EXAM).await, [("assessment-waiting-begin", None)]);
        let chair = expert(CHAIR, of);
        super::world::act(db, chair, id, Act::Begin, "").await.unwrap();
        assert_eq!(
            waits(expert(ENGINEER, of), EXAM).await,
            [("assessment-waiting-scores", Some(2))],
            "not their trainee"
        );
        scored(db, id, of).await;
        assert_eq!(waits(chair, EXAM).await, [("assessment-waiting-settle", None)]);
        super::world::act(db, chair, id, Act::Settle, "").await.unwrap();
        assert_eq!(waits(expert(PROFESSOR, of), EXAM).await, [("assessment-waiting-sign", None)]);
        for n in EXPERTS {
            signed(db, id, expert(n, of)).await.unwrap();
        }
        assert_eq!(waits(OFFICER, EXAM).await, [("assessment-waiting-certificates", Some(2))]);
        certificates::actions::issue(db, sealed(&seal()), &OFFICER.on(EXAM), id, None).await.unwrap();
        assert!(waits(OFFICER, EXAM).await.is_empty());
        assert_eq!(waits(STUDENTS[1], EXAM).await, [("assessment-waiting-certificate", None)]);
        let frame = web::Frame { region: None, today: EXAM.parse().unwrap() };
        let counts = windows::counts(db.clone(), COORDINATOR.on(EXAM), frame).await.unwrap();
        let told: Vec<_> = counts.iter().map(|count| (count.value, count.of)).collect();
        assert_eq!(told, [(3, None), (2, Some(3)), (2, None)]);
    }
}
