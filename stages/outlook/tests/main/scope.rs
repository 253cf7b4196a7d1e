//! Whom a graduate concerns, and who learns nothing; on both databases.

use kernel::{Caller, Failure, Role, Scope};
use outlook::consent::Act as ConsentAct;
use outlook::example;
use outlook::followups::moves::Act;
use outlook::followups::rules::AnswerForm;
use outlook::followups::store::{self, Chosen, Filter, strata};
use outlook::followups::{FollowupId, actions};

use crate::world::{HALF, LATER, World, both, public};

async fn sees(world: &World, by: &Caller, id: FollowupId) -> bool {
    let loaded = store::load(world.db(), by, id).await;
    let listed = store::list(world.db(), by, &Filter::default(), None, 50).await.unwrap();
    assert_eq!(loaded.is_ok(), listed.iter().any(|row| row.id == id), "{:?}", by.role);
    loaded.is_ok()
}

#[tokio::test]
async fn a_graduate_is_seen_by_their_own_university_region_and_nation_and_by_nobody_else() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        let (other, _) = world.agreed("Иванова").await;

        for by in [student, world.officer, world.curator, world.coordinator, world.ministry, world.administrator] {
            assert!(sees(&world, &by.on(LATER), id).await, "{:?}", by.role);
        }
        for by in [other, world.stranger, world.other_coordinator, world.hr, world.other_hr, world.signatory] {
            assert!(!sees(&world, &by.on(LATER), id).await, "{:?}", by.role);
        }
        assert!(!sees(&world, &public(LATER), id).await);
        let elsewhere = Caller { scope: Scope::organisation(world.theirs), ..world.officer.on(LATER) };
        assert!(!sees(&world, &elsewhere, id).await);
    }
}

#[tokio::test]
async fn an_employer_sees_the_answers_that_name_it_and_never_what_is_earned() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(LATER), id, 0, &example::studying()).await.unwrap();
        world.answers(&student.on(LATER), id, 6, &example::answer()).await.unwrap();
        let other = AnswerForm { employer: "060640022220".into(), ..example::elsewhere() };
        world.answers(&student.on(LATER), id, 12, &other).await.unwrap();

        let seen = async |by: crate::world::Player| store::checkpoints(world.db(), &by.on(LATER), &[id]).await.unwrap();

        let [here, there] = [seen(world.hr).await, seen(world.other_hr).await];
        assert_eq!(here.iter().map(|one| one.month).collect::<Vec<_>>(), [6]);
        assert_eq!(there.iter().map(|one| one.month).collect::<Vec<_>>(), [12]);
        assert!(here[0].post.is_some() && here[0].band.is_none());
        assert!(sees(&world, &world.hr.on(LATER), id).await);
        let version = world.question(id, 12).await.version;
        let foreign =
            actions::act(world.db(), &world.hr.on(LATER), id, 12, version, Act::Confirm, "").await.unwrap_err();
        assert!(matches!(foreign, Failure::Missing), "{foreign}");
    }
}

#[tokio::test]
async fn those_of_the_region_see_states_and_numbers_without_names_and_details() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();

        for by in [world.coordinator, world.ministry, world.administrator] {
            let by = by.on(LATER);
            let followup = store::load(world.db(), &by, id).await.unwrap();
            let told = store::checkpoints(world.db(), &by, &[id]).await.unwrap();
            assert_eq!(followup.name, None);
            assert!(told[0].activity.is_some());
            assert!(told.iter().all(|one| one.employer.is_none() && one.employer_name.is_none() && one.post.is_none()));
            assert!(told.iter().all(|one| one.band.is_none() && one.from.is_none()));
            // A name cannot be guessed by searching for it.
            let guessed = Filter { words: "жоқ адам".into(), ..Filter::default() };
            assert_eq!(store::list(world.db(), &by, &guessed, None, 50).await.unwrap().len(), 1);
        }
    }
}

#[tokio::test]
async fn what_is_not_the_caller_s_is_missing_and_what_is_not_their_act_is_forbidden() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        let (other, _) = world.agreed("Иванова").await;
        let (version, whole) = (world.question(id, 0).await.version, world.followup(id).await.version);
        let (db, answer) = (world.db(), example::answer());

        for by in [other, world.stranger] {
            let told = actions::answer(db, &by.on(HALF), id, 0, version, &answer).await.unwrap_err();
            let same = actions::same(db, &by.on(HALF), id, 0, version).await.unwrap_err();
            let asked = actions::act(db, &by.on(HALF), id, 0, version, Act::Ask, "").await.unwrap_err();
            let taken = actions::consent(db, &by.on(HALF), id, whole, ConsentAct::Withdraw, "x").await.unwrap_err();
            for failure in [told, same, asked, taken] {
                assert!(matches!(failure, Failure::Missing), "{:?}: {failure}", by.role);
            }
        }
        let forbidden = actions::answer(db, &world.coordinator.on(HALF), id, 0, version, &answer).await.unwrap_err();
        assert!(matches!(forbidden, Failure::Forbidden(_)), "{forbidden}");
        let asked = actions::act(db, &student.on(HALF), id, 0, version, Act::Ask, "").await.unwrap_err();
        assert!(matches!(asked, Failure::Forbidden(_)), "{asked}");
    }
}

#[tokio::test]
async fn figures_are_added_up_over_the_caller_s_reach_alone() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.graduate("Иванова").await;
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();
        let counted = async |by: Caller| -> (i64, i64) {
            let strata = strata(world.db(), &by, &Chosen::default()).await.unwrap();
            let first: Vec<_> = strata.iter().filter(|stratum| stratum.month == 0).collect();
            (first.iter().map(|one| one.tally.followed).sum(), first.iter().map(|one| one.tally.employed).sum())
        };

        for by in [world.officer, world.coordinator, world.ministry, world.hr] {
            assert_eq!(counted(by.on(LATER)).await, (2, 1), "{:?}", by.role);
        }
        for by in [world.stranger, world.other_coordinator, world.other_hr] {
            assert_eq!(counted(by.on(LATER)).await, (0, 0), "{:?}", by.role);
        }
        assert_eq!(counted(public(LATER)).await, (2, 1));
        assert_eq!(student.role, Role::Student);
    }
}
