//! Nobody learns of what lies outside their scope.

use kernel::{Failure, Role, Scope};
use placement::rounds::moves::Act;
use placement::rounds::{self, store as rounds_store};
use placement::{mentors, refusal, workplaces};

use super::region::{
    COORDINATOR, CURATOR, HOST, OFFICER, PLANT, WELDER, caller, organisation, partners, person, personnel, round,
    settle, stranger, student, workplace,
};

fn missing<T: std::fmt::Debug>(result: Result<T, Failure>) {
    assert!(matches!(result, Err(Failure::Missing)), "{result:?}");
}

#[tokio::test]
async fn another_enterprise_sees_neither_workplaces_nor_mentors() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 0).await;
        let id = workplace(db, &personnel(), PLANT, "Құю", 2, false).await;
        missing(workplaces::load(db, &partners(), id).await);
        missing(workplaces::actions::act(db, &partners(), id, 1, workplaces::moves::Act::Close, "ours").await);
        assert_eq!(workplaces::store::total(db, &partners(), &workplaces::store::Filter::default()).await.unwrap(), 0);
        assert_eq!(workplaces::store::total(db, &personnel(), &workplaces::store::Filter::default()).await.unwrap(), 1);

        let form = mentors::rules::MentorForm {
            person: person(WELDER).to_string(),
            organisation: organisation(PLANT).to_string(),
            ..placement::example::mentor()
        };
        let mentor = mentors::actions::register(db, &personnel(), &form).await.unwrap();
        missing(mentors::store::load(db, &partners(), mentor).await);
        let own = caller(WELDER, Role::Mentor, Scope::organisation(organisation(PLANT)));
        assert!(mentors::store::load(db, &own, mentor).await.is_ok());
        assert!(workplaces::load(db, &own, id).await.is_ok());
        let fake = caller(OFFICER, Role::Hr, Scope::organisation(organisation(PLANT)));
        missing(mentors::store::load(db, &fake, mentor).await);
    }
}

#[tokio::test]
async fn a_round_is_seen_by_its_university_its_enterprises_and_its_students() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 3).await;
        let place = workplace(db, &personnel(), PLANT, "Құю", 2, false).await;
        let id = round(db, 2).await;
        rounds::actions::bring(db, &personnel(), id, place, 1).await.unwrap();
        let sees = |by: kernel::Caller| async move { rounds_store::load(db, &by, id).await.is_ok() };
        assert!(sees(student(0)).await && sees(personnel()).await);
        assert!(sees(caller(CURATOR, Role::Curator, Scope::organisation(organisation(HOST)))).await);
        assert!(!sees(student(2)).await && !sees(stranger()).await);
        assert!(!sees(caller(COORDINATOR, Role::University, Scope::organisation(organisation(HOST)))).await);
        assert!(sees(partners()).await, "a round that collects is open to the region's enterprises");

        let seat = rounds_store::seats(db, id).await.unwrap()[0].id;
        let foreign = rounds::actions::take_back(db, &partners(), id, seat).await.unwrap_err();
        assert!(foreign.is(&refusal::NOT_YOUR_ENTERPRISE), "{foreign}");
        missing(rounds::actions::act(db, &stranger(), id, 1, Act::Collect, "").await);
        missing(rounds::actions::wish(db, &student(2), id, 1, &[seat]).await);

        rounds::actions::act(db, &super::region::officer(), id, 1, Act::Collect, "").await.unwrap();
        assert!(!sees(partners()).await && sees(personnel()).await);
    }
}

#[tokio::test]
async fn a_university_includes_only_people_it_answers_for() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 1).await;
        let id = round(db, 0).await;
        let foreign = rounds::rules::StudentForm { person: person(WELDER).to_string(), ..Default::default() };
        let failure = rounds::actions::include(db, &super::region::officer(), id, &[foreign]).await.unwrap_err();
        assert!(failure.is(&refusal::PERSON), "{failure}");
        let theirs =
            rounds::rules::RoundForm { university: organisation(HOST).to_string(), ..placement::example::round() };
        let failure = rounds::actions::open(db, &stranger(), &theirs).await.unwrap_err();
        assert!(failure.is(&refusal::NOT_YOUR_ROUND), "{failure}");
    }
}
