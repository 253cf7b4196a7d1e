//! Who may examine: the rules of composition over hosts, sizes and halves, and who of them may score whom.

use assessment::exams::actions;
use assessment::exams::rules::{board, experts, halves, scorers};
use assessment::refusal;
use commissions::{Commission, Member};
use kernel::{Day, PersonId};
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

fn day() -> Day {
    EXAM.parse().unwrap()
}

/// A commission of an exam on the trial database, to be changed in memory as a table wants it.
async fn sample() -> (Commission, Vec<Member>, Uuid) {
    let trial = db::trial::sqlite().await.unwrap();
    settle(&trial.db).await;
    let (id, of) = appointed(&trial.db).await;
    let commission = commissions::load(&trial.db, of).await.unwrap();
    (commission, commissions::members(&trial.db, of).await.unwrap(), id.0)
}

#[tokio::test]
async fn a_commission_is_even_of_equal_halves_and_without_the_host() {
    let (commission, members, exam) = sample().await;
    let host = organisation(HOST);
    let of = |members: &[Member]| board(&commission, members, exam, host, day());
    let sound = of(&members);
    assert!(sound.own && sound.formed && sound.even && sound.halved && sound.without_host && sound.chaired);
    assert!(sound.declared && sound.clear);

    let without = |n: u128| -> Vec<Member> {
        members.iter().filter(|member| member.person != PersonId(Uuid::from_u128(n))).cloned().collect()
    };
    let odd = of(&without(PROFESSOR));
    assert!(!odd.even && !odd.halved);
    let headless = of(&without(CHAIR));
    assert!(!headless.chaired);
    assert!(!of(&[]).even && !of(&[]).halved, "nobody is no commission");
    let lopsided: Vec<Member> =
        without(PROFESSOR).into_iter().filter(|member| member.person.0.as_u128() != PARTNERS).collect();
    let lopsided = of(&lopsided);
    assert!(lopsided.even && !lopsided.halved, "two of the enterprise are even, and one half only");
    let mut hosted = members.clone();
    hosted[3].seat.organisation = host;
    assert!(!of(&hosted).without_host);
    let other = board(&commission, &members, Uuid::from_u128(1), host, day());
    assert!(!other.own, "a commission of another exam");
    let before = board(&commission, &members, exam, host, "2027-02-01".parse().unwrap());
    assert!(!before.even, "who does not sit on the day does not count");
}

#[tokio::test]
async fn an_expert_with_an_interest_or_without_a_word_on_it_stands_in_the_way() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db).await;
        agreed(db, id).await;
        let of = commission(db, id, &SEATS).await;
        let appoint = || async {
            let version = exam(db, id).await.version;
            actions::appoint(db, &COORDINATOR.on("2027-03-05"), id, version, of).await
        };
        assert!(appoint().await.unwrap_err().is(&refusal::NOT_DECLARED));
        declared(db, of).await;
        let conflicted = commissions::InterestForm { interest: "conflicted".into(), about: "a relative".into() };
        commissions::declare(db, &expert(PROFESSOR, of).on("2027-03-05"), of, &conflicted).await.unwrap();
        assert!(appoint().await.unwrap_err().is(&refusal::CONFLICTED));
        declared(db, of).await;
        appoint().await.unwrap();
        let unknown = actions::appoint(db, &OFFICER.on("2027-03-05"), id, 1, kernel::Id::of(Uuid::nil())).await;
        assert!(unknown.unwrap_err().is(&refusal::COMMISSION));
    }
}

#[tokio::test]
async fn mentors_and_the_interested_do_not_score_and_the_rest_is_counted_by_halves() {
    let (_, members, _) = sample().await;
    let all = experts(&members, day());
    assert_eq!(all.len(), 4, "the secretary has no vote");
    assert!(all[0].chair);
    let mentor = [PersonId(Uuid::from_u128(ENGINEER))];
    assert_eq!(halves(&scorers(&all, &[])), (2, 2));
    assert_eq!(halves(&scorers(&all, &mentor)), (1, 2));
    let both = [mentor[0], PersonId(Uuid::from_u128(CHAIR))];
    assert_eq!(halves(&scorers(&all, &both)), (0, 2));
    let mut interested = all.clone();
    interested[3].interest = commissions::commission::rules::Interest::Conflicted;
    assert_eq!(scorers(&interested, &mentor).len(), 2);
}

proptest! {
    #[test]
    fn a_month_is_to_the_same_day_of_the_next_month_or_its_last(offset in 0i64..3000, days in 0i64..70) {
        let from = "2026-01-01".parse::<Day>().unwrap().plus(offset);
        let until = from.plus(days);
        let kept = assessment::exams::rules::month_between(from, until);
        prop_assert_eq!(kept, until >= from.plus_months(1));
        prop_assert!(!kept || days >= 28);
        prop_assert!(kept || days < 31);
    }
}
