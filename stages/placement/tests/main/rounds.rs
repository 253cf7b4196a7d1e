//! A round from its opening to its end, through the real store.

use db::Db;
use kernel::{Failure, house};
use placement::refusal;
use placement::rounds::market::Market;
use placement::rounds::moves::{Act, Status};
use placement::rounds::rules::StudentForm;
use placement::rounds::store::{self, Round, RoundId, SeatId, StudentId};
use placement::rounds::{actions, allocation};

use super::region::{
    self, PARTNER, PLANT, STUDENT, coordinator, officer, partners, person, personnel, round, settle, student, workplace,
};

async fn now(db: &Db, id: RoundId) -> Round {
    store::load(db, &officer(), id).await.unwrap()
}

pub async fn market(db: &Db, id: RoundId) -> Market {
    Market::load(db, now(db, id).await).await.unwrap()
}

pub async fn step(db: &Db, id: RoundId, act: Act, reason: &str) -> Result<(), Failure> {
    let version = now(db, id).await.version;
    actions::act(db, &officer(), id, version, act, reason).await
}

/// Forty students, twelve workplaces of two enterprises (three of them hazardous), wishes and rankings by a fixed rule.
pub async fn prepared(db: &Db) -> RoundId {
    settle(db, 40).await;
    for n in 0..12_i64 {
        let (by, at) = if n % 2 == 0 { (personnel(), PLANT) } else { (partners(), PARTNER) };
        workplace(db, &by, at, &format!("Орын {n:02}"), 2 + n % 3, n % 4 == 3).await;
    }
    let id = round(db, 40).await;
    assert_eq!(actions::bring_all(db, &officer(), id).await.unwrap(), 12);
    let whole = market(db, id).await;
    for n in 0..40_u128 {
        let row = whole.person(person(STUDENT + n)).unwrap();
        let open: Vec<SeatId> = whole
            .stalls
            .iter()
            .filter(|stall| whole.barriers(row, stall).is_empty())
            .map(|stall| stall.seat.id)
            .collect();
        let at = usize::try_from(n * n % 7).unwrap();
        let wishes: Vec<SeatId> = (0..4).map(|k| open[(at + 3 * k) % open.len()]).collect();
        let wishes: Vec<SeatId> =
            wishes.iter().enumerate().filter(|(k, one)| !wishes[..*k].contains(one)).map(|(_, one)| *one).collect();
        actions::wish(db, &student(n), id, row.version, &wishes).await.unwrap();
    }
    step(db, id, Act::Collect, "").await.unwrap();
    let whole = market(db, id).await;
    for (n, stall) in whole.stalls.iter().enumerate().filter(|(n, _)| n % 3 != 0) {
        let by = if stall.workplace.organisation == region::organisation(PLANT) { personnel() } else { partners() };
        let mut ranked: Vec<Vec<StudentId>> = whole.candidates(stall).iter().map(|one| vec![one.id]).collect();
        if n % 2 == 0 {
            ranked.reverse();
        }
        ranked.truncate(5);
        actions::rank(db, &by, id, stall.seat.id, stall.seat.version, &ranked).await.unwrap();
    }
    id
}

#[tokio::test]
async fn a_round_of_forty_students_and_twelve_workplaces_runs_from_wishes_to_published_places() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let id = prepared(db).await;

        step(db, id, Act::Allocate, "").await.unwrap();

        let whole = market(db, id).await;
        let answer = actions::standing(db, &whole).await.unwrap();
        assert!(matching::verify(&answer.problem, &answer.answer).is_ok());
        assert_eq!(answer.answer.blocking_pairs, 0);
        assert!(answer.answer.placed >= 25, "{} placed", answer.answer.placed);
        let kept = store::allocations(db, id).await.unwrap();
        assert_eq!((kept.len(), kept[0].number, kept[0].blocking), (1, 1, 0));
        for stall in &whole.stalls {
            let places = store::places(db, kept[0].id).await.unwrap();
            let here = places.iter().filter(|place| place.seat == Some(stall.seat.id)).count();
            assert!(i64::try_from(here).unwrap() <= stall.seat.seats);
        }
        for one in &whole.students {
            let number = answer.student(one.id.0).unwrap();
            if let Some((seat, _)) = answer.place_of(number) {
                assert!(whole.barriers(one, whole.stall(SeatId(seat)).unwrap()).is_empty());
            }
        }

        step(db, id, Act::Publish, "").await.unwrap();
        let told = db::pending(db, 1_000).await.unwrap();
        assert_eq!(told.iter().filter(|event| event.name == "placement.published").count(), 40);
        let lucky =
            store::places(db, kept[0].id).await.unwrap().into_iter().find(|place| place.seat.is_some()).unwrap();
        let place = placement::place_of(db, lucky.person, "2027-10-01".parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(place.round, id);
        assert!(placement::place_of(db, lucky.person, "2026-10-01".parse().unwrap()).await.unwrap().is_none());

        step(db, id, Act::Close, "").await.unwrap();
        assert_eq!(now(db, id).await.status, Status::Closed);
        assert_eq!(placement::places_of(db, lucky.person).await.unwrap().len(), 1);
        assert!(db::verify(db).await.unwrap().1.is_empty());
    }
}

#[tokio::test]
async fn the_same_wishes_and_the_same_seed_give_the_same_bytes_on_both_databases_and_on_every_run() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let id = prepared(db).await;

        step(db, id, Act::Allocate, "").await.unwrap();
        step(db, id, Act::Allocate, "").await.unwrap();

        let kept = store::allocations(db, id).await.unwrap();
        assert_eq!(kept.len(), 2);
        assert_eq!(
            (&kept[0].digest, &kept[0].inputs, &kept[0].answer),
            (&kept[1].digest, &kept[1].inputs, &kept[1].answer)
        );
        assert_eq!(now(db, id).await.allocation, Some(kept[0].id));
        let before = store::places(db, kept[1].id).await.unwrap();
        assert_eq!(before, store::places(db, kept[0].id).await.unwrap());
    }
}

#[tokio::test]
async fn a_pin_after_the_answer_keeps_it_from_being_published_until_it_is_made_again() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let id = prepared(db).await;
        step(db, id, Act::Allocate, "").await.unwrap();
        let whole = market(db, id).await;
        let answer = actions::standing(db, &whole).await.unwrap();
        let one = whole
            .students
            .iter()
            .find(|one| answer.place_of(answer.student(one.id.0).unwrap()).is_some_and(|(_, wish)| wish != Some(1)))
            .unwrap();
        let stall = whole.stall(one.wishes[0]).unwrap();

        let silent = actions::pin(db, &officer(), id, (one.id, one.version), Some(stall.seat.id), " ").await;
        assert!(silent.unwrap_err().is(&house::REASON_NEEDED));
        actions::pin(db, &officer(), id, (one.id, one.version), Some(stall.seat.id), "lives beside the plant")
            .await
            .unwrap();

        assert!(step(db, id, Act::Publish, "").await.unwrap_err().is(&refusal::NOT_FRESH));
        step(db, id, Act::Allocate, "").await.unwrap();
        step(db, id, Act::Publish, "").await.unwrap();
        let current = now(db, id).await.allocation.unwrap();
        let places = store::places(db, current).await.unwrap();
        let place = places.iter().find(|place| place.student == one.id).unwrap();
        assert_eq!((place.seat, place.pinned), (Some(stall.seat.id), true));
        let kept = store::allocations(db, id).await.unwrap();
        let told = |at: usize| {
            let all = &kept[at];
            serde_json::from_str::<allocation::Inputs>(&all.inputs).unwrap()
        };
        assert_ne!(told(0), told(1));
    }
}

#[tokio::test]
async fn law_binds_a_pin_and_a_wish_alike() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 8).await;
        let risky = workplace(db, &personnel(), PLANT, "Құю", 2, true).await;
        let id = round(db, 8).await;
        let seat = actions::bring(db, &personnel(), id, risky, 1).await.unwrap();
        let whole = market(db, id).await;
        let (minor, adult) = (whole.person(person(STUDENT + 7)).unwrap(), whole.person(person(STUDENT)).unwrap());

        let wished = actions::wish(db, &student(7), id, minor.version, &[seat]).await.unwrap_err();
        assert!(wished.is(&refusal::HAZARD), "{wished}");
        let pinned = actions::pin(db, &officer(), id, (minor.id, minor.version), Some(seat), "asked for it").await;
        assert!(pinned.unwrap_err().is(&refusal::HAZARD));
        actions::wish(db, &student(0), id, adult.version, &[seat]).await.unwrap();
        let stale = actions::wish(db, &student(0), id, adult.version, &[seat]).await.unwrap_err();
        assert!(stale.is(&house::STALE));

        let first = whole.person(person(STUDENT + 1)).unwrap();
        actions::pin(db, &officer(), id, (first.id, first.version), Some(seat), "agreed before").await.unwrap();
        let second = whole.person(person(STUDENT + 2)).unwrap();
        let full = actions::pin(db, &officer(), id, (second.id, second.version), Some(seat), "too").await;
        assert!(full.unwrap_err().is(&refusal::PINS));
    }
}

#[tokio::test]
async fn seats_are_given_once_in_the_same_days_and_students_stand_in_one_round() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 2).await;
        let place = workplace(db, &personnel(), PLANT, "Токарь", 3, false).await;
        let first = round(db, 2).await;
        actions::bring(db, &officer(), first, place, 2).await.unwrap();
        assert!(actions::bring(db, &officer(), first, place, 1).await.unwrap_err().is(&refusal::OFFERED));

        let second = actions::open(db, &officer(), &placement::example::round()).await.unwrap();
        assert!(actions::bring(db, &officer(), second, place, 2).await.unwrap_err().is(&refusal::SEATS));
        actions::bring(db, &officer(), second, place, 1).await.unwrap();
        let again = StudentForm { person: person(STUDENT).to_string(), ..StudentForm::default() };
        let twice = actions::include(db, &officer(), second, std::slice::from_ref(&again)).await.unwrap_err();
        assert!(twice.is(&refusal::ELSEWHERE), "{twice}");
        let here = actions::include(db, &officer(), first, &[again]).await.unwrap_err();
        assert!(here.is(&refusal::INCLUDED), "{here}");

        let version = now(db, first).await.version;
        actions::act(db, &officer(), first, version, Act::Close, "opened by mistake").await.unwrap();
        let back = store::load(db, &coordinator(), first).await.unwrap();
        assert_eq!((back.status, back.allocation), (Status::Closed, None));
        let again = StudentForm { person: person(STUDENT).to_string(), ..StudentForm::default() };
        actions::include(db, &officer(), second, &[again]).await.unwrap();
    }
}

#[tokio::test]
async fn a_round_goes_back_with_a_reason_and_its_answer_stands_no_more() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let id = prepared(db).await;
        step(db, id, Act::Allocate, "").await.unwrap();

        assert!(step(db, id, Act::Reopen, "").await.unwrap_err().is(&house::REASON_NEEDED));
        step(db, id, Act::Reopen, "an enterprise forgot to rank").await.unwrap();

        let back = now(db, id).await;
        assert_eq!((back.status, back.allocation), (Status::Ranking, None));
        assert!(step(db, id, Act::Publish, "").await.unwrap_err().is(&house::NOT_NOW));
        let old = actions::act(db, &officer(), id, back.version - 1, Act::Allocate, "").await.unwrap_err();
        assert!(old.is(&house::STALE), "{old}");
    }
}
