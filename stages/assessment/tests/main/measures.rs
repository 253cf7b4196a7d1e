//! How well an exam measured: told when all scores are in, to those who answer for it, in three languages.

use assessment::exams::measures;
use assessment::exams::moves::Act;
use axum::body::Body;
use axum::http::StatusCode;
use db::Db;
use kernel::{Code, Lang};

use crate::doors::house;
use crate::world::*;

/// Everybody scores everybody; the professor gives so many points less than the others. The first student's mentor does
/// not score them.
async fn scored_with_a_severe_professor(db: &Db, id: assessment::ExamId, of: kernel::CommissionId) {
    for (n, (theory, work)) in [(95, 89), (83, 79), (71, 64)].into_iter().enumerate() {
        let candidate = candidate(db, id, n).await.id;
        for (at, who) in EXPERTS.into_iter().enumerate() {
            if n == 0 && who == ENGINEER {
                continue;
            }
            let less = if who == PROFESSOR { 12 } else { i64::try_from(at).unwrap() };
            score(db, expert(who, of), candidate, theory - less, work - less).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_severe_expert_stands_out_and_marks_that_bear_no_logits_are_given_none() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, of) = under_way(db).await;
        scored_with_a_severe_professor(db, id, of).await;
        assert!(measures::of(&room(db, id).await).is_none(), "while scores may still change nothing is told");
        act(db, expert(CHAIR, of), id, Act::Settle, "").await.unwrap();

        let found = measures::of(&room(db, id).await).unwrap();

        let of_expert = |n: u128| found.experts.iter().find(|one| one.person == expert(n, of).person).unwrap();
        let apart = |n: u128| of_expert(n).apart.unwrap();
        let (low, high) = apart(PROFESSOR).within.unwrap();
        assert!(low > 0.0 && low <= apart(PROFESSOR).value && apart(PROFESSOR).value <= high, "{found:?}");
        assert!([CHAIR, ENGINEER, PARTNERS].iter().all(|n| apart(*n).value < 0.0), "{found:?}");
        assert_eq!((of_expert(ENGINEER).given, of_expert(CHAIR).given), (4, 6));
        assert!(
            found.experts.iter().all(|one| one.severity.is_none())
                && found.candidates.iter().all(|one| one.fair.is_none()),
            "marks that separate the experts completely bear no logits: {found:?}"
        );
        assert_eq!(
            (found.agreement.is_some(), found.compared),
            (true, 2),
            "the first was not scored by all: {found:?}"
        );
        assert!(found.alpha.unwrap().value > 0.9, "two criteria that rank alike: {found:?}");
        assert!(found.criteria.iter().all(|one| one.doubt.is_none()), "{found:?}");
    }
}

#[tokio::test]
async fn experts_who_give_all_the_same_leave_figures_open_and_nothing_breaks() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let (id, of) = under_way(db).await;
    for n in 0..3 {
        let candidate = candidate(db, id, n).await.id;
        for who in EXPERTS {
            if !(n == 0 && who == ENGINEER) {
                score(db, expert(who, of), candidate, 80, 80).await.unwrap();
            }
        }
    }
    act(db, expert(CHAIR, of), id, Act::Settle, "").await.unwrap();

    let found = measures::of(&room(db, id).await).unwrap();

    assert!(found.alpha.is_none() && found.agreement.is_none(), "{found:?}");
    assert!(
        found.experts.iter().all(|one| one.severity.is_none() && one.apart.unwrap().value.abs() < 1e-9),
        "{found:?}"
    );
    assert!(found.criteria.iter().all(|one| one.doubt == Some(measures::Doubt::Flat)), "{found:?}");
}

#[tokio::test]
async fn the_page_and_the_api_tell_the_same_and_an_enterprise_reads_neither() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let (id, of) = under_way(db).await;
    scored_with_a_severe_professor(db, id, of).await;
    let house = house(db, EXAM);
    let (page, api) = (format!("/exams/{id}/measures"), format!("/api/v1/exams/{id}/measures"));
    assert_eq!(house.reads(OFFICER, &api).await.status, StatusCode::NOT_FOUND, "not before all is settled");
    act(db, expert(CHAIR, of), id, Act::Settle, "").await.unwrap();

    for who in [OFFICER, COORDINATOR, expert(CHAIR, of)] {
        for lang in Lang::ALL {
            let told = house.ask(who, *lang, "GET", &page, (Body::empty(), "text/plain")).await;
            assert_eq!(told.status, StatusCode::OK, "{}", told.text);
            assert!(!told.text.contains('⟦'), "{}", told.text);
        }
        let json = house.reads(who, &api).await.json();
        assert_eq!(json["experts"].as_array().unwrap().len(), 4, "{json}");
        assert!(json["experts"][0]["apart"]["value"].is_number(), "{json}");
    }
    for who in [HR, SIGNATORY] {
        assert_eq!(house.reads(who, &api).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(house.reads(FAR_OFFICER, &api).await.status, StatusCode::NOT_FOUND);
    assert!(house.opens(OFFICER, &format!("/exams/{id}")).await.contains(&page));
}

/// The third student sits many times over, with marks of every height: a larger exam than three can be.
fn larger(mut room: assessment::Room) -> assessment::Room {
    let (last, scores) = (room.candidates.pop().unwrap(), room.scores.clone());
    for n in 0..12_i64 {
        let id = assessment::CandidateId(uuid::Uuid::from_u128(0x900 + u128::try_from(n).unwrap()));
        room.candidates.push(assessment::candidates::store::Candidate { id, ..last.clone() });
        for score in scores.iter().filter(|score| score.candidate == last.id) {
            let mut score = score.clone();
            score.candidate = id;
            let severe =
                if score.expert == expert(PROFESSOR, kernel::CommissionId(uuid::Uuid::nil())).person { 9 } else { 0 };
            // Chance that is the same every time.
            let expert = i64::try_from(score.expert.0.as_u128() % 7).unwrap();
            for (number, points) in &mut score.marks {
                *points = 45 + 4 * n - severe + (n * 31 + expert * 17 + number * 13) % 15;
            }
            room.scores.push(score);
        }
    }
    room
}

#[tokio::test]
async fn in_a_larger_exam_experts_have_severities_in_logits_and_candidates_fair_marks() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let (id, of) = under_way(db).await;
    scored(db, id, of).await;
    act(db, expert(CHAIR, of), id, Act::Settle, "").await.unwrap();

    let found = measures::of(&larger(room(db, id).await)).unwrap();

    let severity = |n: u128| {
        let one = found.experts.iter().find(|one| one.person == expert(n, of).person).unwrap();
        one.severity.unwrap_or_else(|| panic!("{found:?}"))
    };
    assert!(severity(PROFESSOR).within.unwrap().0 > 0.0, "{found:?}");
    assert!([CHAIR, ENGINEER, PARTNERS].iter().all(|n| severity(*n).value < severity(PROFESSOR).value), "{found:?}");
    let whole = found.candidates.iter().skip(2);
    assert!(whole.clone().all(|one| one.fair.is_some_and(|fair| (fair - one.given).abs() < 8.0)), "{found:?}");
    assert!(
        whole.clone().all(|one| one.ability.is_some()) && found.criteria.iter().all(|one| one.difficulty.is_some())
    );
    let [first, second] = &found.criteria[..] else { panic!("{found:?}") };
    assert!(
        first.mean < second.mean && first.difficulty.unwrap().value > second.difficulty.unwrap().value,
        "{found:?}"
    );
    // The first student was not scored by the engineer, so the severe professor weighs more: fair is above given.
    let first = &found.candidates[0];
    assert!(first.fair.unwrap() > first.given, "{found:?}");
}
