//! The gateway: what stands in the way of a candidate, and what the council then decides.

use assessment::candidates::moves::Status;
use assessment::candidates::rules::{Gate, marks, scored};
use assessment::exams::actions;
use assessment::exams::rules::{CouncilForm, first_criteria};
use assessment::grades::{Figures, Percent};
use assessment::{candidates, example, refusal};
use db::values;
use kernel::{AgreementId, Hours, OrganisationId};
use practice::standing::Standing;
use std::collections::BTreeMap;
use uuid::Uuid;

use crate::world::*;

fn whole() -> Standing {
    Standing {
        practice: kernel::Id::of(Uuid::nil()),
        agreement: AgreementId(Uuid::nil()),
        enterprise: OrganisationId(Uuid::nil()),
        university: OrganisationId(Uuid::nil()),
        planned: Hours::whole(480),
        confirmed: Hours::whole(480),
        weeks: 12,
        settled: 12,
        characteristic: Some("2027-03-26".parse().unwrap()),
        proposed: Some(90),
    }
}

fn told(gate: &Gate, figures: Figures) -> Vec<&'static str> {
    gate.obstacles(figures).iter().map(|one| one.rule.code).collect()
}

#[test]
fn the_light_is_green_only_when_practice_and_study_are_whole() {
    let figures = Figures::default();
    let gate = |practice| Gate { practice: Some(practice), debts: Some(0), passed: false };
    assert!(told(&gate(whole()), figures).is_empty());
    let table = [
        (Gate { practice: None, debts: Some(0), passed: false }, refusal::NO_PRACTICE),
        (gate(Standing { confirmed: Hours::whole(479), ..whole() }), refusal::HOURS_SHORT),
        (gate(Standing { settled: 11, ..whole() }), refusal::DIARY_OPEN),
        (gate(Standing { weeks: 0, settled: 0, ..whole() }), refusal::DIARY_OPEN),
        (gate(Standing { characteristic: None, ..whole() }), refusal::NO_CHARACTERISTIC),
        (Gate { debts: Some(2), ..gate(whole()) }, refusal::DEBTS),
        (Gate { debts: None, ..gate(whole()) }, refusal::DEBTS_UNKNOWN),
        (Gate { passed: true, ..gate(whole()) }, refusal::PASSED_ALREADY),
    ];
    for (gate, rule) in table {
        assert_eq!(told(&gate, figures), [rule.code], "{gate:?}");
    }
    let eased = Figures { hours: 90, ..figures };
    assert!(told(&gate(Standing { confirmed: Hours::whole(432), ..whole() }), eased).is_empty());
    assert_eq!(told(&gate(Standing { confirmed: Hours(432 * 60 - 1), ..whole() }), eased), [refusal::HOURS_SHORT.code]);
}

#[test]
fn points_are_given_to_every_criterion_and_never_more_than_its_most() {
    let criteria: Vec<_> = (1..).zip(first_criteria()).collect();
    let typed = |theory: &str, work: &str| BTreeMap::from([(1, theory.to_owned()), (2, work.to_owned())]);
    let given = marks(&typed("88", "93"), &criteria).unwrap();
    assert_eq!(scored(&given, &criteria), (Percent::whole(88), Percent::whole(93)));
    for (theory, work) in [("101", "0"), ("-1", "0"), ("", "5"), ("7.5", "5")] {
        assert!(marks(&typed(theory, work), &criteria).unwrap_err().is(&refusal::POINTS), "{theory}");
    }
    let missing = BTreeMap::from([(1, "5".to_owned())]);
    assert!(marks(&missing, &criteria).unwrap_err().is(&refusal::POINTS));
}

#[tokio::test]
async fn the_council_admits_whom_the_gateway_lets_through_and_says_why_of_the_others() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, _) = appointed(db).await;
        let sql = "update practice_week set status = 'submitted' where practice = $1 and monday = '2026-10-05'";
        alter(db, sql, values![practice_of(1)]).await;
        let mut debts: BTreeMap<_, i64> = room(db, id).await.candidates.iter().map(|of| (of.id, 0)).collect();
        debts.insert(candidate(db, id, 2).await.id, 1);
        candidates::actions::enter_debts(db, &CURATOR.on("2027-04-01"), id, &debts).await.unwrap();

        let version = exam(db, id).await.version;
        let alone = CouncilForm { invited: String::new(), ..example::council("2027-04-02") };
        let refused = actions::admit(db, &OFFICER.on("2027-04-02"), id, version, &alone).await.unwrap_err();
        assert!(refused.is(&refusal::MENTORS_NOT_INVITED));
        let ahead = example::council("2027-04-05");
        let refused = actions::admit(db, &OFFICER.on("2027-04-02"), id, version, &ahead).await.unwrap_err();
        assert!(refused.is(&refusal::COUNCIL_DAY));

        assert_eq!(admit(db, id).await.unwrap(), (1, 2));
        let states: Vec<_> = room(db, id).await.candidates.iter().map(|of| of.status).collect();
        assert_eq!(states, [Status::Admitted, Status::NotAdmitted, Status::NotAdmitted]);

        // The debt is cleared, the week countersigned: the council decides again.
        let sql = "update practice_week set status = 'locked' where practice = $1 and monday = '2026-10-05'";
        alter(db, sql, values![practice_of(1)]).await;
        no_debts_of_the_declined(db, id).await;
        assert_eq!(admit(db, id).await.unwrap(), (2, 0));
    }
}

async fn no_debts_of_the_declined(db: &db::Db, id: assessment::ExamId) {
    let declined = room(db, id).await.candidates.into_iter().filter(|of| of.status == Status::NotAdmitted);
    let debts: BTreeMap<_, i64> = declined.map(|of| (of.id, 0)).collect();
    candidates::actions::enter_debts(db, &CURATOR.on("2027-04-02"), id, &debts).await.unwrap();
}

#[tokio::test]
async fn a_group_is_proposed_whole_once_and_its_practice_is_known() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let id = planned(db).await;
    let group = kernel::Id::of(Uuid::from_u128(GROUP));
    assert_eq!(candidates::actions::propose(db, &CURATOR.on(BEGINNING), id, &[group], &[]).await.unwrap(), 0);
    let first = candidate(db, id, 0).await;
    assert_eq!(first.enterprise, Some(organisation(PLANT)));
    assert_eq!(first.mentors, [expert(ENGINEER, kernel::Id::of(Uuid::nil())).person]);
}
