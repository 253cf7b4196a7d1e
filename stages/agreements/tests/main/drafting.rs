//! Drafting, editing and checking, through the real store on both databases.

use agreements::moves::{Act, Status};
use agreements::store::Parties;
use agreements::terms::TermsForm;
use agreements::{actions, example, refusal, standing, terms};
use db::Db;
use kernel::{AgreementId, Failure, Rule, house};

use crate::world::{Player, Today, World, act, agreement, all_other, all_said, by_name, checked, open};

async fn refused(db: &Db, world: &World, parties: Parties, rule: &Rule, field: &str) {
    let failure = actions::draft(db, &world.officer.today(), parties, &example::terms()).await.unwrap_err();
    assert!(failure.is(rule), "{failure} is not {}", rule.code);
    let Failure::Refused(all) = failure else { panic!("a refusal") };
    assert_eq!(all.first().and_then(|one| one.field), Some(field));
}

#[tokio::test]
async fn a_contract_is_drafted_for_a_learner_an_enterprise_and_an_educational_organisation() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);

        let id = world.drafted(db).await;

        let stored = agreement(db, id).await;
        assert_eq!(stored.status, Status::Drafted);
        assert_eq!(stored.number, "2027-00001");
        assert_eq!(stored.parties, world.parties());
        assert_eq!(stored.terms.form().mentor, example::terms().mentor);
        assert_eq!((stored.version, stored.revision, stored.template), (1, 1, 1));
        assert_eq!(stored.learner_name, "Серікбаева Аман");
    }
}

/// The stored terms are the typed ones, name by name.
async fn stands_as_typed(db: &Db, id: AgreementId, typed: &TermsForm) {
    let stored = by_name(&agreement(db, id).await.terms);
    for (name, expected) in by_name(&terms::terms(typed).unwrap()) {
        assert_eq!(stored.get(&name), Some(&expected), "{name} is not stored as it was typed");
    }
}

#[tokio::test]
async fn every_term_is_stored_when_a_contract_is_drafted_and_when_it_is_edited() {
    let (said, other) = (all_said(), all_other());
    // What the store forgot would come back as nothing, or as it was before: neither may be what is expected.
    let nothing = by_name(&TermsForm::default());
    for (name, value) in by_name(&said) {
        assert_ne!(nothing.get(&name), Some(&value), "{name} is not said");
        assert_ne!(by_name(&other).get(&name), Some(&value), "{name} is not another");
    }
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);

        let id = world.drafted_with(db, &said).await;
        stands_as_typed(db, id, &said).await;
        edited(db, &world, id, &other).await;
        stands_as_typed(db, id, &other).await;
        edited(db, &world, id, &said).await;
        stands_as_typed(db, id, &said).await;
    }
}

#[tokio::test]
async fn a_party_of_another_kind_closed_or_unseen_is_refused_by_its_field() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let parties = world.parties();

        let with = |enterprise| Parties { enterprise, ..parties };
        refused(db, &world, with(world.university), &refusal::NOT_AN_ENTERPRISE, "enterprise").await;
        let with = |university| Parties { university, ..parties };
        refused(db, &world, with(world.plant), &refusal::NOT_A_UNIVERSITY, "university").await;
        refused(db, &world, with(world.other_university), &house::NOT_IN_LIST, "university").await;
        let with = |learner: Player| Parties { learner: learner.person, ..parties };
        refused(db, &world, with(world.other_student), &house::NOT_IN_LIST, "learner").await;
        let with = |by: Player| Parties { representative: Some(by.person), ..parties };
        refused(db, &world, with(world.student), &refusal::OWN_REPRESENTATIVE, "representative").await;
        refused(db, &world, with(world.other_student), &house::NOT_IN_LIST, "representative").await;

        let by = world.administrator.today();
        let close = registry::organisations::moves::Act::Close;
        for id in [world.plant, world.university] {
            registry::organisations::actions::act(db, &by, id, 1, close, "a test").await.unwrap();
        }
        refused(db, &world, parties, &refusal::CLOSED, "university").await;
    }
}

#[tokio::test]
async fn a_closed_enterprise_makes_no_contract() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let close = registry::organisations::moves::Act::Close;
        let by = world.administrator.today();
        registry::organisations::actions::act(db, &by, world.plant, 1, close, "a test").await.unwrap();
        refused(db, &world, world.parties(), &refusal::CLOSED, "enterprise").await;
    }
}

#[tokio::test]
async fn nothing_is_left_of_a_draft_that_was_refused() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let other = Parties { university: world.other_university, ..world.parties() };
        refused(db, &world, other, &house::NOT_IN_LIST, "university").await;
        let theirs = Parties { learner: world.other_student.person, enterprise: world.other_plant, ..other };
        let id = actions::draft(db, &world.other_officer.today(), theirs, &example::terms()).await.unwrap();
        assert_eq!(agreement(db, id).await.number, "2027-00001", "the refused draft used up no number");
    }
}

#[tokio::test]
async fn contracts_drafted_at_once_are_numbered_one_after_another() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let mut drafting = tokio::task::JoinSet::new();
        for _ in 0..12 {
            let (db, by, parties) = (db.clone(), world.officer.today(), world.parties());
            drafting.spawn(async move { actions::draft(&db, &by, parties, &example::terms()).await.unwrap() });
        }
        let mut numbers = Vec::new();
        for id in drafting.join_all().await {
            numbers.push(agreement(db, id).await.number);
        }
        numbers.sort();
        let expected: Vec<String> = (1..=12).map(|n| format!("2027-{n:05}")).collect();
        assert_eq!(numbers, expected);
    }
}

#[tokio::test]
async fn every_year_and_every_university_counts_anew() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        world.drafted(db).await;
        let next_year = world.officer.on("2028-01-10");
        let id = actions::draft(db, &next_year, world.parties(), &example::terms()).await.unwrap();
        assert_eq!(agreement(db, id).await.number, "2028-00001");
    }
}

async fn edited(db: &Db, world: &World, id: AgreementId, form: &TermsForm) -> Status {
    let version = agreement(db, id).await.version;
    actions::edit(db, &world.officer.today(), id, version, form).await.unwrap()
}

#[tokio::test]
async fn an_edit_after_the_checks_clears_only_those_it_concerns() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        checked(db, id, world.hr).await.unwrap();
        checked(db, id, world.officer).await.unwrap();

        // Nothing changed: nobody looks again.
        assert_eq!(edited(db, &world, id, &example::terms()).await, Status::CheckedByUniversity);
        // Credits are the university's.
        let credits = TermsForm { credits: "18".into(), ..example::terms() };
        assert_eq!(edited(db, &world, id, &credits).await, Status::CheckedByEnterprise);
        checked(db, id, world.officer).await.unwrap();
        // The mentor is the enterprise's, who is looked at first.
        let mentor = TermsForm { mentor: "Омаров Д.".into(), ..credits };
        assert_eq!(edited(db, &world, id, &mentor).await, Status::Drafted);

        let stored = agreement(db, id).await;
        assert_eq!((stored.revision, stored.terms.mentor.as_str()), (4, "Омаров Д."));
    }
}

#[tokio::test]
async fn an_edit_that_brings_newer_clauses_is_looked_at_by_both() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        checked(db, id, world.hr).await.unwrap();
        checked(db, id, world.officer).await.unwrap();
        let draft = agreements::clauses::standard().unwrap();
        assert_eq!(actions::store_clauses(db, &world.officer.today(), 1, draft).await.unwrap(), 2);

        assert_eq!(agreement(db, id).await.template, 1, "a contract keeps the edition it was drafted by");
        assert_eq!(edited(db, &world, id, &example::terms()).await, Status::Drafted);
        assert_eq!(agreement(db, id).await.template, 2);
        let next = world.drafted(db).await;
        assert_eq!(agreement(db, next).await.template, 2);
    }
}

#[tokio::test]
async fn a_check_tells_every_rule_that_the_terms_break() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let minor = Parties { learner: world.minor.person, ..world.parties() };
        let typed =
            TermsForm { night: "yes".into(), weekly_hours: "40".into(), mentor: String::new(), ..example::terms() };
        let id = actions::draft(db, &world.officer.today(), minor, &typed).await.unwrap();

        let failure = checked(db, id, world.signatory).await.unwrap_err();

        let rules = [&refusal::REPRESENTATIVE_NEEDED, &refusal::NIGHT, &refusal::WEEKLY_HOURS, &refusal::MENTOR_NEEDED];
        assert!(rules.iter().all(|rule| failure.is(rule)), "{failure}");
        let failure = act(db, id, &world.officer.today(), Act::Check, "").await.unwrap_err();
        assert!(matches!(failure, Failure::Forbidden(_)), "the enterprise checks first: {failure}");

        let mended = TermsForm { weekly_hours: "36".into(), ..example::terms() };
        edited(db, &world, id, &mended).await;
        let failure = checked(db, id, world.signatory).await.unwrap_err();
        assert!(failure.is(&refusal::REPRESENTATIVE_NEEDED) && !failure.is(&refusal::NIGHT), "{failure}");
    }
}

#[tokio::test]
async fn a_stale_page_is_answered_with_a_conflict_and_changes_nothing() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        let officer = world.officer.today();
        edited(db, &world, id, &TermsForm { credits: "18".into(), ..example::terms() }).await;

        let failure = actions::edit(db, &officer, id, 1, &example::terms()).await.unwrap_err();
        assert!(failure.is(&house::STALE), "{failure}");
        let failure = actions::act(db, &world.hr.today(), id, 1, Act::Check, "").await.unwrap_err();
        assert!(failure.is(&house::STALE), "{failure}");
        let failure = actions::act(db, &officer, id, 1, Act::Withdraw, "a test").await.unwrap_err();
        assert!(failure.is(&house::STALE), "{failure}");
        checked(db, id, world.hr).await.unwrap();
        checked(db, id, world.officer).await.unwrap();
        let press = &crate::world::Typewriter;
        let failure = actions::open_signing(db, press, &officer, id, 2, crate::world::URL).await.unwrap_err();
        assert!(failure.is(&house::STALE), "{failure}");

        let stored = agreement(db, id).await;
        assert_eq!((stored.status, stored.version), (Status::CheckedByUniversity, 4));
        assert_eq!(stored.terms.form().credits, "18");
    }
}

#[tokio::test]
async fn two_contracts_of_one_learner_in_the_same_days_do_not_both_come_into_force() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let early = world.drafted(db).await;
        world.opened(db, early).await;
        world.in_force(db).await;
        let late = world.drafted(db).await;

        // The one in signature stops at its next signature, the later one at its first check.
        let failure = crate::world::signed(db, early, world.signatory).await.unwrap_err();
        assert!(failure.is(&refusal::OVERLAP), "{failure}");
        let failure = checked(db, late, world.signatory).await.unwrap_err();
        assert!(failure.is(&refusal::OVERLAP), "{failure}");

        let autumn = TermsForm { from: "2027-05-29".into(), until: "2027-12-24".into(), ..example::terms() };
        let after = world.drafted_with(db, &autumn).await;
        checked(db, after, world.signatory).await.unwrap();
        checked(db, after, world.officer).await.unwrap();
        open(db, after, world.officer).await.unwrap();
    }
}

#[tokio::test]
async fn two_last_signatures_of_one_learner_in_one_moment_bring_one_contract_into_force() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let mut opened = Vec::new();
        for _ in 0..2 {
            let id = world.drafted(db).await;
            world.opened(db, id).await;
            crate::world::signed(db, id, world.signatory).await.unwrap();
            crate::world::signed(db, id, world.officer).await.unwrap();
            opened.push(id);
        }
        let last = |id| crate::world::signed(db, id, world.student);
        let (one, other) = tokio::join!(last(opened[0]), last(opened[1]));
        let refused = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused.as_slice(), [failure] if failure.is(&refusal::OVERLAP)), "{refused:?}");
    }
}

#[tokio::test]
async fn what_is_shown_beside_the_terms_are_the_rules_they_break_warnings_too() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let typed = TermsForm { compensation: "none".into(), daily_hours: "9".into(), ..example::terms() };
        let id = world.drafted_with(db, &typed).await;

        let found = standing::findings(db, &agreement(db, id).await).await.unwrap();

        let told: Vec<_> = found.iter().map(|one| one.refusal.rule.code).collect();
        assert_eq!(told, [refusal::DAILY_HOURS.code, refusal::NO_COMPENSATION.code]);
        checked(db, id, world.signatory).await.unwrap();
    }
}
