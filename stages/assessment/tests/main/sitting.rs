//! The whole life of an exam, through the real store on both databases.

use assessment::candidates::moves::{Act as CandidateAct, Status as CandidateStatus};
use assessment::exams::actions;
use assessment::exams::moves::{Act, Status};
use assessment::grades::Percent;
use assessment::{candidates, refusal};
use documents::papers;
use kernel::{Id, house};

use crate::world::*;

#[tokio::test]
async fn an_exam_closes_with_the_last_signature_and_its_grades_are_the_grades_of_practice() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, of) = under_way(db).await;
        scored(db, id, of).await;
        assert_eq!(act(db, expert(CHAIR, of), id, Act::Settle, "").await.unwrap(), Status::Signing);
        for n in [CHAIR, ENGINEER, PARTNERS] {
            assert_eq!(signed(db, id, expert(n, of)).await.unwrap(), Status::Signing);
        }
        assert_eq!(signed(db, id, expert(PROFESSOR, of)).await.unwrap(), Status::Closed);

        let results: Vec<_> =
            room(db, id).await.candidates.iter().map(|of| (of.status, of.result.unwrap().percent)).collect();
        let expected = [(CandidateStatus::Passed, 91), (CandidateStatus::Passed, 78), (CandidateStatus::Failed, 48)];
        assert_eq!(results, expected);
        let events = db::pending(db, 500).await.unwrap();
        let passed: Vec<_> = events.iter().filter(|event| event.name == "assessment.candidate-passed").collect();
        let mut percents: Vec<_> = passed.iter().map(|event| event.payload["percent"].as_i64().unwrap()).collect();
        percents.sort_unstable();
        assert_eq!(percents, [78, 91]);
        let closed = events.iter().find(|event| event.name == "assessment.exam-closed").unwrap();
        assert_eq!((closed.payload["passed"].as_i64(), closed.payload["failed"].as_i64()), (Some(2), Some(1)));
        let tallies = assessment::results(db, None).await.unwrap();
        assert_eq!((tallies[0].admitted, tallies[0].passed, tallies[0].failed), (3, 2, 1));
        assert!(db::verify(db).await.is_ok());
    }
}

#[tokio::test]
async fn materials_are_agreed_by_both_sides_and_a_month_before() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db).await;
        let late = actions::agree(db, &OFFICER.on("2027-03-13"), id, 1).await.unwrap_err();
        assert!(late.is(&refusal::MATERIALS_LATE), "a month is to the same day of the next month");

        assert_eq!(actions::agree(db, &OFFICER.on("2027-03-12"), id, 1).await.unwrap(), Status::Planned);
        let again = actions::agree(db, &CURATOR.on("2027-03-12"), id, 2).await.unwrap_err();
        assert!(again.is(&refusal::AGREED_ALREADY));
        let stale = actions::agree(db, &SIGNATORY.on("2027-03-12"), id, 1).await.unwrap_err();
        assert!(stale.is(&house::STALE));
        assert_eq!(actions::agree(db, &SIGNATORY.on("2027-03-12"), id, 2).await.unwrap(), Status::MaterialsAgreed);

        let early = actions::postpone(db, &OFFICER.on("2027-03-12"), id, 3, "2027-04-11".parse().unwrap(), "why").await;
        assert!(early.unwrap_err().is(&refusal::DAY_TOO_EARLY));
        actions::postpone(db, &OFFICER.on("2027-03-12"), id, 3, "2027-04-20".parse().unwrap(), "why").await.unwrap();
        assert_eq!(exam(db, id).await.plan.day.to_string(), "2027-04-20");
    }
}

#[tokio::test]
async fn a_changed_criterion_is_agreed_on_again() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let id = planned(db).await;
    actions::agree(db, &OFFICER.on(BEGINNING), id, 1).await.unwrap();
    let by = CURATOR.on(BEGINNING);
    let form = assessment::example::criterion(Some(3));
    assert_eq!(actions::put_criterion(db, &by, id, 2, None, &form).await.unwrap(), 3);
    assert!(exam(db, id).await.university_agreed.is_none());

    let unknown = assessment::example::criterion(Some(9));
    assert!(actions::put_criterion(db, &by, id, 3, None, &unknown).await.unwrap_err().is(&refusal::OUTCOME));
    actions::remove_criterion(db, &by, id, 3, 2).await.unwrap();
    let last = actions::remove_criterion(db, &by, id, 4, 3).await.unwrap_err();
    assert!(last.is(&refusal::LAST_CRITERION));
}

#[tokio::test]
async fn an_expert_sees_what_others_gave_only_when_all_are_in() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, commission) = under_way(db).await;
        let of = candidate(db, id, 1).await.id;
        score(db, expert(CHAIR, commission), of, 80, 82).await.unwrap();
        score(db, expert(PARTNERS, commission), of, 78, 80).await.unwrap();

        let room_now = room(db, id).await;
        let seen = |who: Player| {
            let of = room_now.candidate(of).unwrap();
            room_now.visible(of, &who.on(EXAM)).iter().map(|score| score.expert).collect::<Vec<_>>()
        };
        assert_eq!(seen(expert(CHAIR, commission)), [expert(CHAIR, commission).person], "only their own");
        assert!(seen(expert(ENGINEER, commission)).is_empty() && seen(OFFICER).is_empty());
        assert!(room_now.result(room_now.candidate(of).unwrap()).is_none());

        score(db, expert(CHAIR, commission), of, 81, 82).await.unwrap();
        score(db, expert(ENGINEER, commission), of, 79, 80).await.unwrap();
        score(db, expert(PROFESSOR, commission), of, 80, 81).await.unwrap();
        let all = room(db, id).await;
        let of_all = all.candidate(of).unwrap();
        assert_eq!(all.visible(of_all, &expert(CHAIR, commission).on(EXAM)).len(), 4);
        assert_eq!(all.visible(of_all, &OFFICER.on(EXAM)).len(), 4);
        assert!(all.visible(of_all, &STUDENTS[1].on(EXAM)).is_empty() && all.visible(of_all, &HR.on(EXAM)).is_empty());
        let late = score(db, expert(CHAIR, commission), of, 100, 100).await.unwrap_err();
        assert!(late.is(&refusal::ALL_IN), "nobody changes a score alone once it is known");
    }
}

#[tokio::test]
async fn a_mentor_does_not_score_their_own_trainee_and_the_rest_is_enough() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, commission) = under_way(db).await;
        let of = candidate(db, id, 0).await.id;
        let own = score(db, expert(ENGINEER, commission), of, 100, 100).await.unwrap_err();
        assert!(own.is(&refusal::OWN_TRAINEE));

        for n in [CHAIR, PARTNERS, PROFESSOR] {
            score(db, expert(n, commission), of, 90, 90).await.unwrap();
        }
        let room = room(db, id).await;
        let of = room.candidate(of).unwrap();
        assert!(room.all_in(of));
        assert_eq!(assessment::exams::rules::halves(&room.scorers(of)), (1, 2), "said on page and protocol");
    }
}

#[tokio::test]
async fn experts_too_far_apart_score_once_more_and_then_the_difference_stands() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, commission) = under_way(db).await;
        scored(db, id, commission).await;
        let chair = expert(CHAIR, commission);
        let of = candidate(db, id, 1).await;
        let by = chair.on(EXAM);
        candidates::actions::act(db, &by, of.id, of.version, CandidateAct::Rescore, "a slip").await.unwrap();
        assert!(act(db, chair, id, Act::Settle, "").await.unwrap_err().is(&refusal::NOT_ALL_SCORED));
        for (n, work) in EXPERTS.into_iter().zip([60, 95, 80, 80]) {
            score(db, expert(n, commission), of.id, 74, work).await.unwrap();
        }
        // The second round is discussed already: what remains of the difference is told in the protocol.
        let second = room(db, id).await;
        assert_eq!(second.spread(second.candidate(of.id).unwrap()), Percent::whole(35));
        act(db, chair, id, Act::Settle, "").await.unwrap();
        let paper = exam(db, id).await.paper.unwrap();
        let (_, bytes) = papers::bytes_of(db, paper).await.unwrap();
        assert!(String::from_utf8(bytes).unwrap().contains("35 пайыз"), "the protocol says how far apart they stayed");
    }
}

#[tokio::test]
async fn a_first_round_too_far_apart_stands_in_the_way_of_the_protocol() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let (id, commission) = under_way(db).await;
    for n in 0..3 {
        let of = candidate(db, id, n).await.id;
        for (nth, who) in EXPERTS.into_iter().enumerate().filter(|(_, who)| !(n == 0 && *who == ENGINEER)) {
            let points = if nth == 0 { 95 } else { 79 };
            score(db, expert(who, commission), of, points, points).await.unwrap();
        }
    }
    let refused = act(db, expert(CHAIR, commission), id, Act::Settle, "").await.unwrap_err();
    assert!(refused.is(&refusal::TOO_FAR_APART));
}

#[tokio::test]
async fn who_does_not_come_is_absent_and_the_others_are_examined() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let (id, commission) = under_way(db).await;
    let chair = expert(CHAIR, commission);
    for n in 1..3 {
        let of = candidate(db, id, n).await;
        let missed = candidates::actions::act(db, &chair.on(EXAM), of.id, of.version, CandidateAct::Miss, " ").await;
        assert!(missed.unwrap_err().is(&house::REASON_NEEDED));
        candidates::actions::act(db, &chair.on(EXAM), of.id, of.version, CandidateAct::Miss, "ill").await.unwrap();
    }
    let of = candidate(db, id, 0).await.id;
    for n in [CHAIR, PARTNERS, PROFESSOR] {
        score(db, expert(n, commission), of, 90, 90).await.unwrap();
    }
    assert_eq!(act(db, chair, id, Act::Settle, "").await.unwrap(), Status::Signing);
    assert_eq!(candidate(db, id, 1).await.status, CandidateStatus::Absent);
}

#[tokio::test]
async fn what_was_signed_is_corrected_by_another_protocol_and_never_edited() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, commission) = closed(db).await;
        let chair = expert(CHAIR, commission);
        let first = exam(db, id).await.paper_hash.unwrap();
        assert!(act(db, chair, id, Act::Correct, "").await.unwrap_err().is(&house::REASON_NEEDED));
        assert_eq!(act(db, chair, id, Act::Correct, "points were added wrongly").await.unwrap(), Status::UnderWay);
        let of = candidate(db, id, 2).await;
        assert_eq!((of.status, of.result), (CandidateStatus::Admitted, None));
        candidates::actions::act(db, &chair.on(EXAM), of.id, of.version, CandidateAct::Rescore, "added wrongly")
            .await
            .unwrap();
        for n in EXPERTS {
            score(db, expert(n, commission), of.id, 52, 56).await.unwrap();
        }
        act(db, chair, id, Act::Settle, "").await.unwrap();

        let old = actions::ask_code(db, &key(), &chair.on(EXAM), id, &first).await.unwrap_err();
        assert!(old.is(&refusal::STALE_PAPER));
        for n in EXPERTS {
            signed(db, id, expert(n, commission)).await.unwrap();
        }
        let kept = papers::papers_of(db, id).await.unwrap();
        assert_eq!(kept.iter().map(|paper| paper.edition).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(kept[1].sha256, first, "the first protocol stays as it was signed");
        assert_eq!(candidate(db, id, 2).await.status, CandidateStatus::Passed);
        assert_eq!(room(db, id).await.scores.len(), 15, "eleven of the first round, four of the second");
        assert!(!db::entries(db, id.uuid(), 200).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_failed_candidate_sits_a_later_exam_as_a_resit_and_a_passed_one_does_not() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    closed(db).await;
    let later = assessment::exams::rules::ExamForm { day: "2027-06-14".into(), ..plan() };
    let id = actions::plan(db, &OFFICER.on("2027-05-03"), &later).await.unwrap();
    assert!(candidate(db, id, 2).await.resit_of.is_some());
    let of = candidate(db, id, 0).await;
    let room = room(db, id).await;
    let obstacles = candidates::actions::obstacles(db, &room, &of).await.unwrap();
    assert!(obstacles.iter().any(|one| one.rule.code == refusal::PASSED_ALREADY.code));
}
