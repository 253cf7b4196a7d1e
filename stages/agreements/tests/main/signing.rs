//! The whole life of a contract, through the real store on both databases: papers, codes, signatures, the end.

use agreements::moves::{Act, Status};
use agreements::parties::Party;
use agreements::store::{self, Parties};
use agreements::terms::TermsForm;
use agreements::{actions, example, printing, refusal};
use documents::papers;
use kernel::{Day, Failure, Money, house};

use crate::world::{TODAY, Today, Typewriter, URL, World, act, agreement, checked, key, open, signed, system};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_contract_comes_into_force_with_the_last_of_three_signatures() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;

        assert_eq!(checked(db, id, world.signatory).await.unwrap(), Status::CheckedByEnterprise);
        assert_eq!(checked(db, id, world.officer).await.unwrap(), Status::CheckedByUniversity);
        open(db, id, world.officer).await.unwrap();
        assert_eq!(signed(db, id, world.signatory).await.unwrap(), Status::Signing);
        assert_eq!(signed(db, id, world.officer).await.unwrap(), Status::Signing);
        assert_eq!(signed(db, id, world.student).await.unwrap(), Status::InForce);

        let stored = agreement(db, id).await;
        let given = store::signatures(db, id).await.unwrap();
        let parties: Vec<_> = given.iter().map(|one| one.party).collect();
        assert_eq!(parties, [Party::Enterprise, Party::University, Party::Learner]);
        assert!(given.iter().all(|one| Some(&one.paper_hash) == stored.paper_hash.as_ref()));
        assert_eq!(given[2].person, world.student.person);
        let (kept, bytes) = papers::bytes_of(db, stored.paper.unwrap()).await.unwrap();
        assert_eq!(Some(kept.sha256), stored.paper_hash);
        assert!(
            !String::from_utf8(bytes).unwrap().contains("DRAFT"),
            "the paper that is signed bears no mark of a draft"
        );
    }
}

#[tokio::test]
async fn a_minor_signs_beside_the_representative_in_any_order() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let with_parent =
            Parties { learner: world.minor.person, representative: Some(world.parent.person), ..world.parties() };
        for last in [world.minor, world.parent] {
            let first = if last.person == world.minor.person { world.parent } else { world.minor };
            let span = if last.person == world.minor.person {
                ("2027-02-01", "2027-03-31")
            } else {
                ("2027-04-01", "2027-05-28")
            };
            let typed = TermsForm { from: span.0.into(), until: span.1.into(), ..example::terms() };
            let id = actions::draft(db, &world.officer.today(), with_parent, &typed).await.unwrap();
            world.opened(db, id).await;
            signed(db, id, world.signatory).await.unwrap();
            signed(db, id, world.officer).await.unwrap();
            assert_eq!(signed(db, id, first).await.unwrap(), Status::Signing);
            assert_eq!(signed(db, id, last).await.unwrap(), Status::InForce);
        }
    }
}

#[tokio::test]
async fn nobody_signs_before_their_turn_twice_or_for_another() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        world.opened(db, id).await;

        for early in [world.officer, world.student] {
            let failure = signed(db, id, early).await.unwrap_err();
            assert!(failure.is(&refusal::NOT_YOUR_TURN), "{failure}");
        }
        let failure = signed(db, id, world.hr).await.unwrap_err();
        assert!(matches!(failure, Failure::Forbidden(_)), "{failure}");
        signed(db, id, world.signatory).await.unwrap();
        for again in [world.signatory, world.second_signatory] {
            let failure = signed(db, id, again).await.unwrap_err();
            assert!(failure.is(&refusal::NOT_YOUR_TURN), "{failure}");
        }
        assert_eq!(store::signatures(db, id).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn two_signatories_at_once_give_one_signature() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        world.opened(db, id).await;
        let paper = agreement(db, id).await.paper_hash.unwrap();
        let mut ready = Vec::new();
        for player in [world.signatory, world.second_signatory] {
            ready.push((player.today(), actions::ask_code(db, &key(), &player.today(), id, &paper).await.unwrap()));
        }
        let mut signing = tokio::task::JoinSet::new();
        for (by, code) in ready {
            let (db, paper) = (db.clone(), paper.clone());
            signing.spawn(async move { actions::sign(&db, &by, id, &paper, code.shown()).await });
        }

        let done = signing.join_all().await;

        assert_eq!(done.iter().filter(|one| one.is_ok()).count(), 1, "{done:?}");
        let late = done.into_iter().find_map(Result::err).unwrap();
        assert!(late.is(&refusal::NOT_YOUR_TURN) || late.is(&house::STALE), "{late}");
        assert_eq!(store::signatures(db, id).await.unwrap().len(), 1);
        assert_eq!(agreement(db, id).await.status, Status::Signing);
    }
}

#[tokio::test]
async fn a_paper_recalled_and_changed_is_no_longer_the_one_to_sign_and_the_difference_is_found() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        world.opened(db, id).await;
        let read = agreement(db, id).await.paper_hash.unwrap();
        signed(db, id, world.signatory).await.unwrap();
        let version = agreement(db, id).await.version;
        actions::recall(db, &world.officer.today(), id, version, "the amount is wrong").await.unwrap();
        let stored = agreement(db, id).await;
        assert_eq!((stored.status, stored.paper, stored.paper_hash), (Status::Drafted, None, None));
        assert!(store::signatures(db, id).await.unwrap().is_empty(), "signatures on it no longer stand");

        let typed = TermsForm { amount: "80000".into(), ..example::terms() };
        actions::edit(db, &world.officer.today(), id, stored.version, &typed).await.unwrap();
        world.opened(db, id).await;

        let by = world.signatory.today();
        let failure = actions::ask_code(db, &key(), &by, id, &read).await.unwrap_err();
        assert!(failure.is(&refusal::STALE_PAPER), "{failure}");
        let failure = actions::sign(db, &by, id, &read, "123456").await.unwrap_err();
        assert!(failure.is(&refusal::STALE_PAPER), "{failure}");
        let stored = agreement(db, id).await;
        let before = printing::terms_of_paper(db, &stored, &read).await.unwrap().unwrap();
        assert_eq!((before.amount, stored.terms.amount), (Money::tenge(65_000), Money::tenge(80_000)));
        assert_eq!(printing::terms_of_paper(db, &stored, "another").await.unwrap(), None);
        signed(db, id, world.signatory).await.unwrap();
    }
}

#[tokio::test]
async fn a_wrong_code_counts_a_right_one_signs_once_and_only_the_paper_it_was_asked_for() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        world.opened(db, id).await;
        let paper = agreement(db, id).await.paper_hash.unwrap();
        let by = world.signatory.today();
        let code = actions::ask_code(db, &key(), &by, id, &paper).await.unwrap();
        let wrong = if code.shown() == "000000" { "000001" } else { "000000" };

        for left in [4, 3] {
            let Failure::Refused(told) = actions::sign(db, &by, id, &paper, wrong).await.unwrap_err() else {
                panic!("a refusal")
            };
            assert_eq!(told[0].rule.code, accounts::refusal::CODE_WRONG.code);
            assert_eq!(told[0].args, [("left", kernel::Arg::from(i64::from(left)))]);
        }
        actions::sign(db, &by, id, &paper, code.shown()).await.unwrap();

        // The same digits open nothing a second time, not even another contract of the same person.
        let other = TermsForm { from: "2027-09-01".into(), until: "2027-12-24".into(), ..example::terms() };
        let other = world.drafted_with(db, &other).await;
        world.opened(db, other).await;
        let paper = agreement(db, other).await.paper_hash.unwrap();
        let failure = actions::sign(db, &by, other, &paper, code.shown()).await.unwrap_err();
        assert!(failure.is(&accounts::refusal::CODE_NONE), "{failure}");
        assert!(store::signatures(db, other).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn five_wrong_codes_close_the_door_until_another_is_asked_for() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        world.opened(db, id).await;
        let (by, paper) = (world.signatory.today(), agreement(db, id).await.paper_hash.unwrap());
        let code = actions::ask_code(db, &key(), &by, id, &paper).await.unwrap();
        let wrong = if code.shown() == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            actions::sign(db, &by, id, &paper, wrong).await.unwrap_err();
        }
        let failure = actions::sign(db, &by, id, &paper, code.shown()).await.unwrap_err();
        assert!(failure.is(&accounts::refusal::CODE_NONE), "{failure}");
        signed(db, id, world.signatory).await.unwrap();
    }
}

#[tokio::test]
async fn a_copy_of_a_signed_paper_carries_the_sheet_of_its_signatures() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        let edition = agreements::paper::Edition::TwoColumns;
        let print = async |stored: agreements::store::Agreement| {
            let bytes = printing::print(db, &Typewriter, &stored, edition, day("2027-03-01"), URL).await.unwrap();
            serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()
        };
        let draft = print(agreement(db, id).await).await;
        assert!(draft.pointer("/paper/watermark/kk").is_some_and(|mark| !mark.is_null()), "{draft}");
        world.opened(db, id).await;
        signed(db, id, world.signatory).await.unwrap();

        let stored = agreement(db, id).await;
        let copy = print(stored.clone()).await;

        assert!(copy.pointer("/paper/watermark").is_some_and(serde_json::Value::is_null), "{copy}");
        let sheet = copy.pointer("/paper/audit").unwrap();
        assert_eq!(sheet["sha256"].as_str(), stored.paper_hash.as_deref());
        assert_eq!(sheet["lines"].as_array().unwrap().len(), 1);
        assert_eq!(sheet["lines"][0]["name"], "Абаев");
        assert_eq!(copy.pointer("/paper/day").unwrap(), TODAY, "the day on which the paper was fixed");
    }
}

#[tokio::test]
async fn a_contract_is_suspended_and_goes_on() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let officer = world.officer.today();

        let failure = act(db, id, &officer, Act::Suspend, " ").await.unwrap_err();
        assert!(failure.is(&house::REASON_NEEDED), "{failure}");
        assert_eq!(act(db, id, &officer, Act::Suspend, "academic leave").await.unwrap(), Status::Suspended);
        assert_eq!(store::binding(db, &officer).await.unwrap(), 1);
        assert_eq!(act(db, id, &world.signatory.today(), Act::Resume, "came back").await.unwrap(), Status::InForce);
        let failure = act(db, id, &world.student.today(), Act::Suspend, "tired").await.unwrap_err();
        assert!(matches!(failure, Failure::Forbidden(_)), "{failure}");
    }
}

#[tokio::test]
async fn a_learner_whose_study_was_paid_for_refunds_the_part_not_worked() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let typed = TermsForm { cost: "900000".into(), workoff_months: "24".into(), ..example::terms() };
        for (player, refund) in [(world.student, Some(Money::tenge(675_000))), (world.signatory, None)] {
            let id = world.drafted_with(db, &typed).await;
            world.opened(db, id).await;
            for signer in [world.signatory, world.officer, world.student] {
                signed(db, id, signer).await.unwrap();
            }
            let (by, version) = (player.on("2027-03-10"), agreement(db, id).await.version);
            for outside in ["2027-01-31", "2027-05-29"] {
                let failure =
                    actions::terminate(db, &by, id, version, day(outside), "moves away", 6).await.unwrap_err();
                assert!(failure.is(&refusal::OUTSIDE), "{failure}");
            }

            let end = actions::terminate(db, &by, id, version, day("2027-03-10"), " moves away ", 6).await.unwrap();

            assert_eq!(end.refund, refund);
            let stored = agreement(db, id).await;
            assert_eq!((stored.status, stored.end.as_ref()), (Status::Terminated, Some(&end)));
            assert_eq!((end.day, end.reason.as_str()), (day("2027-03-10"), "moves away"));
            let failure = act(db, id, &world.officer.today(), Act::Resume, "again").await.unwrap_err();
            assert!(failure.is(&house::NOT_NOW), "an end is an end: {failure}");
        }
    }
}

#[tokio::test]
async fn a_contract_is_completed_after_its_last_day_by_the_platform_itself_too() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        for by in [world.officer.on("2027-05-28"), system("2027-05-28")] {
            let failure = act(db, id, &by, Act::Complete, "").await.unwrap_err();
            assert!(failure.is(&refusal::NOT_OVER), "{failure}");
        }
        assert_eq!(act(db, id, &system("2027-05-29"), Act::Complete, "").await.unwrap(), Status::Completed);
        assert_eq!(store::binding(db, &world.officer.today()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn every_act_stands_in_the_history_of_the_contract() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;

        let acts: Vec<_> =
            db::entries(db, kernel::Id::uuid(id), 50).await.unwrap().into_iter().map(|one| one.act).collect();

        for act in ["draft", "check", "open-signing", "sign"] {
            let named = format!("agreements-act-{act}");
            assert!(acts.contains(&named), "{named} of {acts:?}");
        }
        assert_eq!(acts.iter().filter(|act| *act == "agreements-act-sign").count(), 3);
    }
}
