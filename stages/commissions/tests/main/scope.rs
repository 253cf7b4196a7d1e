//! Who sees and who may: another organisation's caller finds nothing.

use commissions::commission::store::{self, Filter, choices};
use commissions::sitting::actions as sittings;
use commissions::sitting::moves::Act;
use commissions::{example, refusal};
use kernel::{Failure, Role, Scope};
use uuid::Uuid;

use crate::region::{
    CHAIR, ENGINEER, HOST, OTHER, PLANT, PROFESSOR, TODAY, caller, coordinator, expert, formed, organisation, person,
    planned, settle, stranger, today, version,
};

const SUBJECT: Uuid = Uuid::from_u128(0xc1);

#[tokio::test]
async fn out_of_scope_a_commission_does_not_exist() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let mut form = example::production_exam(organisation(PLANT), organisation(HOST));
        form.subject_kind = "cohort".into();
        form.subject = SUBJECT.to_string();
        let id = commissions::plan(db, &coordinator(), &form).await.unwrap();
        let by = stranger();

        assert!(matches!(store::seen(db, &by, id).await.unwrap_err(), Failure::Missing));
        let seat = example::seat(person(CHAIR), organisation(PLANT), "enterprise", "chair");
        assert!(matches!(commissions::seat(db, &by, id, 1, &seat).await.unwrap_err(), Failure::Missing));
        assert!(matches!(commissions::edit(db, &by, id, 1, &form).await.unwrap_err(), Failure::Missing));
        assert!(matches!(commissions::form(db, &by, id, 1).await.unwrap_err(), Failure::Missing));
        assert!(store::list(db, &by, &Filter::default(), None, 10).await.unwrap().is_empty());
        assert_eq!(store::total(db, &by, &Filter::default()).await.unwrap(), 0);
        assert!(commissions::found(db.clone(), by.clone(), "емтихан".into()).await.unwrap().is_empty());
        assert!(commissions::about(db.clone(), by, SUBJECT).await.unwrap().is_empty());
        assert_eq!(commissions::found(db.clone(), coordinator(), "ЕМТИХАН".into()).await.unwrap().len(), 1);
        assert_eq!(commissions::about(db.clone(), coordinator(), SUBJECT).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn an_organisation_that_sends_a_member_sees_the_commission_and_keeps_it_not() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db, SUBJECT).await;
        // The professor's seat is of the stranger's organisation.
        assert!(store::seen(db, &stranger(), id).await.is_ok());
        let failure = commissions::form(db, &stranger(), id, version(db, id).await).await.unwrap_err();
        assert!(failure.is(&refusal::NOT_YOUR_COMMISSION), "{failure}");
        let hr = caller(ENGINEER, Role::Hr, Scope::organisation(organisation(PLANT)), TODAY);
        let failure = commissions::form(db, &hr, id, version(db, id).await).await.unwrap_err();
        assert!(matches!(failure, Failure::Forbidden(_)), "{failure}");
    }
}

#[tokio::test]
async fn nobody_founds_a_commission_in_another_organisations_name() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let form = example::programme_examination(organisation(HOST));
        let failure = commissions::plan(db, &stranger(), &form).await.unwrap_err();
        assert!(failure.is(&refusal::NOT_YOUR_COMMISSION), "{failure}");
        let form = example::programme_examination(organisation(OTHER));
        commissions::plan(db, &stranger(), &form).await.unwrap();
    }
}

#[tokio::test]
async fn forms_offer_founders_of_the_scope_and_people_with_a_post_today() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let names = |found: Vec<choices::Offered<kernel::OrganisationId>>| found.len();
        assert_eq!(names(choices::founders(db, &coordinator()).await.unwrap()), 4);
        assert_eq!(names(choices::founders(db, &stranger()).await.unwrap()), 1);
        assert_eq!(names(choices::organisations(db, None).await.unwrap()), 4);
        assert_eq!(names(choices::organisations(db, Some("university")).await.unwrap()), 2);
        let today = TODAY.parse().unwrap();
        let people = choices::people_of(db, organisation(PLANT), today).await.unwrap();
        assert_eq!(people.iter().map(|one| one.id).collect::<Vec<_>>(), [person(CHAIR)]);
        assert!(choices::people_of(db, organisation(OTHER), today).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn members_see_their_commission_only_once_it_is_formed() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db, SUBJECT).await;
        assert!(matches!(store::seen(db, &expert(PROFESSOR, id), id).await.unwrap_err(), Failure::Missing));
        commissions::form(db, &coordinator(), id, version(db, id).await).await.unwrap();
        assert!(store::seen(db, &expert(PROFESSOR, id), id).await.is_ok());
    }
}

#[tokio::test]
async fn a_member_without_the_duty_does_not_run_the_sitting() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = formed(db, SUBJECT).await;
        let call = commissions::call(db, &expert(PROFESSOR, id), id, version(db, id).await, &today()).await;
        assert!(call.unwrap_err().is(&refusal::NOT_RUNNING));
        let sitting = commissions::call(db, &expert(CHAIR, id), id, version(db, id).await, &today()).await.unwrap();
        let failure = sittings::act(db, &expert(PROFESSOR, id), sitting, 1, Act::Cancel, "why").await.unwrap_err();
        assert!(failure.is(&refusal::NOT_RUNNING), "{failure}");
        let failure =
            sittings::act(db, &expert(PROFESSOR, kernel::CommissionId(SUBJECT)), sitting, 1, Act::Cancel, "why").await;
        assert!(matches!(failure.unwrap_err(), Failure::Missing));
    }
}

#[tokio::test]
async fn what_waits_and_when_is_told_to_those_it_concerns() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db, SUBJECT).await;
        let waits = commissions::waiting(db.clone(), coordinator()).await.unwrap();
        assert_eq!(waits.iter().map(|one| one.act).collect::<Vec<_>>(), ["commissions-waits-forming"]);
        commissions::form(db, &coordinator(), id, version(db, id).await).await.unwrap();
        commissions::call(db, &coordinator(), id, version(db, id).await, &today()).await.unwrap();
        assert!(commissions::waiting(db.clone(), coordinator()).await.unwrap().is_empty());
        assert_eq!(commissions::dates(db.clone(), expert(PROFESSOR, id)).await.unwrap().len(), 1);
        let frame = web::Frame { region: None, today: TODAY.parse().unwrap() };
        let counts = commissions::counts(db.clone(), coordinator(), frame).await.unwrap();
        assert_eq!(counts.iter().map(|one| one.value).collect::<Vec<_>>(), [1, 0]);
    }
}
