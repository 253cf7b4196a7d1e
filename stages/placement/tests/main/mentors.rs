//! The register of mentors: qualification by day, its rules both ways, load limits.

use kernel::{Day, house};
use placement::mentors::moves::{Act, Status};
use placement::mentors::rules::{Entry, LOAD_DEFAULT, MentorForm, Standing, entry, obstacles, warnings};
use placement::mentors::{actions, load_limit, store};
use placement::{example, refusal};

use super::region::{PLANT, STUDENT, TODAY, WELDER, organisation, partners, person, personnel, settle};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn form() -> MentorForm {
    MentorForm {
        person: person(WELDER).to_string(),
        organisation: organisation(PLANT).to_string(),
        ..example::mentor()
    }
}

fn why(status: Status, employed: bool, entry: &Entry, on: &str) -> Vec<&'static str> {
    obstacles(&Standing { status, employed, entry }, day(on)).iter().map(|refusal| refusal.rule.code).collect()
}

#[test]
fn a_trained_qualified_employee_may_teach_until_the_training_runs_out() {
    let good = entry(&form()).unwrap();
    assert!(why(Status::Registered, true, &good, "2029-02-20").is_empty());
    assert_eq!(why(Status::Registered, true, &good, "2029-02-21"), [refusal::TRAINING_EXPIRED.code]);
    assert_eq!(why(Status::Registered, true, &good, "2026-02-19"), [refusal::TRAINING.code]);
    let nothing = Entry { experience: 1, ..Entry::default() };
    let all = [refusal::NOT_REGISTERED, refusal::POST, refusal::QUALIFICATION, refusal::TRAINING].map(|rule| rule.code);
    assert_eq!(why(Status::Suspended, false, &nothing, TODAY), all);
}

#[test]
fn the_end_of_a_training_warns_sixty_days_before_and_short_experience_only_warns() {
    let good = entry(&form()).unwrap();
    let codes = |entry: &Entry, on: &str| -> Vec<_> {
        warnings(entry, day(on)).iter().map(|refusal| refusal.rule.code).collect()
    };
    assert!(codes(&good, "2028-12-21").is_empty());
    assert_eq!(codes(&good, "2028-12-22"), [refusal::TRAINING_ENDS.code]);
    assert_eq!(codes(&good, "2029-02-20"), [refusal::TRAINING_ENDS.code]);
    assert!(codes(&good, "2029-02-21").is_empty());
    let young = Entry { experience: 2, ..good };
    assert_eq!(codes(&young, TODAY), [refusal::EXPERIENCE.code]);
    assert!(why(Status::Registered, true, &young, TODAY).is_empty());
}

#[test]
fn what_is_wrong_with_an_entry_is_told_by_field() {
    let wrong = MentorForm { experience: "many".into(), certificate: String::new(), trained_on: "x".into(), ..form() };
    let failure = entry(&wrong).unwrap_err();
    for rule in [&house::NOT_A_NUMBER, &house::EMPTY, &house::NOT_A_DAY] {
        assert!(failure.is(rule), "{failure}");
    }
}

#[tokio::test]
async fn a_mentor_is_registered_by_a_post_and_kept_by_the_own_enterprise_alone() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 1).await;
        let id = actions::register(db, &personnel(), &form()).await.unwrap();

        assert!(actions::register(db, &personnel(), &form()).await.unwrap_err().is(&house::TAKEN));
        let elsewhere = actions::register(db, &partners(), &form()).await.unwrap_err();
        assert!(elsewhere.is(&refusal::NOT_YOUR_ENTERPRISE), "{elsewhere}");
        let student = MentorForm { person: person(STUDENT).to_string(), ..form() };
        let unseen = actions::register(db, &personnel(), &student).await.unwrap_err();
        assert!(unseen.is(&refusal::PERSON), "{unseen}");

        let mentor = store::load(db, &personnel(), id).await.unwrap();
        assert!(mentor.employed && mentor.entry.training.is_some());
        assert_eq!(mentor.form().certificate, form().certificate);
        actions::act(db, &personnel(), id, mentor.version, Act::Suspend, "on leave").await.unwrap();
        let late = actions::edit(db, &personnel(), id, mentor.version, &form()).await.unwrap_err();
        assert!(late.is(&house::STALE), "{late}");
        assert_eq!(store::trained(db, &personnel()).await.unwrap(), (0, 0));
        actions::act(db, &personnel(), id, mentor.version + 1, Act::Resume, "").await.unwrap();
        assert_eq!(store::trained(db, &personnel()).await.unwrap(), (1, 1));
    }
}

#[tokio::test]
async fn the_load_limit_is_the_house_s_until_the_enterprise_sets_its_own_from_a_day_on() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 0).await;
        let plant = organisation(PLANT);
        let house = load_limit(db, plant, day(TODAY)).await.unwrap();
        assert_eq!((house.trainees, house.blocks, house.from), (LOAD_DEFAULT, false, None));

        let foreign = actions::set_load(db, &partners(), plant, "3", true).await.unwrap_err();
        assert!(foreign.is(&refusal::NOT_YOUR_ENTERPRISE));
        actions::set_load(db, &personnel(), plant, "2", false).await.unwrap();
        actions::set_load(db, &personnel(), plant, "3", true).await.unwrap();

        let own = load_limit(db, plant, day(TODAY)).await.unwrap();
        assert_eq!((own.trainees, own.blocks, own.from), (3, true, Some(day(TODAY))));
        assert_eq!(load_limit(db, plant, day("2027-04-11")).await.unwrap(), house);
    }
}
