//! Amendments through the real store on both databases: proposed, revised, accepted, signed, in force by day.

use agreements::amendments::actions::{accept, act, ask_code, propose, revise, sign};
use agreements::amendments::moves::{Act, Status};
use agreements::amendments::store::{self, Amendment};
use agreements::moves::Act as ContractAct;
use agreements::terms::TermsForm;
use agreements::{actions, example, refusal, standing};
use db::Db;
use kernel::{AgreementId, Day, Failure, Money, house};

use crate::world::{Player, Today, Typewriter, URL, World, agreement, key};

const FROM: &str = "2027-03-15";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn paying(tenge: &str) -> TermsForm {
    TermsForm { amount: tenge.into(), ..example::terms() }
}

async fn proposed(db: &Db, world: &World, id: AgreementId, form: &TermsForm, from: &str) -> Result<i64, Failure> {
    propose(db, &world.signatory.today(), id, day(from), form, "the plan has grown").await
}

async fn stored(db: &Db, id: AgreementId, number: i64) -> Amendment {
    store::load(db, id, number).await.unwrap()
}

async fn accepted(db: &Db, of: (AgreementId, i64), by: Player, revision: i64) -> Result<Status, Failure> {
    accept(db, &Typewriter, &by.today(), of, revision, URL).await
}

async fn signed(db: &Db, of: (AgreementId, i64), by: Player) -> Result<Status, Failure> {
    let paper = stored(db, of.0, of.1).await.paper_hash.unwrap_or_default();
    let code = ask_code(db, &key(), &by.today(), of, &paper).await?;
    sign(db, &by.today(), of, &paper, code.shown()).await
}

async fn applied(db: &Db, world: &World, id: AgreementId, form: &TermsForm, from: &str) -> i64 {
    let number = proposed(db, world, id, form, from).await.unwrap();
    let parties = [world.signatory, world.officer, world.student];
    for player in parties {
        accepted(db, (id, number), player, 1).await.unwrap();
    }
    for player in parties {
        signed(db, (id, number), player).await.unwrap();
    }
    number
}

#[tokio::test]
async fn an_amendment_accepted_and_signed_by_all_holds_from_its_day_on() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;

        let number = proposed(db, &world, id, &paying("90000"), FROM).await.unwrap();
        let of = (id, number);
        assert_eq!(accepted(db, of, world.officer, 1).await.unwrap(), Status::Proposed);
        assert_eq!(accepted(db, of, world.student, 1).await.unwrap(), Status::Proposed);
        assert_eq!(accepted(db, of, world.signatory, 1).await.unwrap(), Status::Signing);
        let failure = signed(db, of, world.student).await.unwrap_err();
        assert!(failure.is(&refusal::NOT_YOUR_TURN), "{failure}");
        assert_eq!(signed(db, of, world.signatory).await.unwrap(), Status::Signing);
        assert_eq!(signed(db, of, world.officer).await.unwrap(), Status::Signing);
        assert_eq!(signed(db, of, world.student).await.unwrap(), Status::Applied);

        let contract = agreement(db, id).await;
        let amount = async |on: &str| standing::terms_on(db, &contract, day(on)).await.unwrap().amount;
        assert_eq!(amount("2027-02-01").await, Money::tenge(65_000));
        assert_eq!(amount("2027-03-14").await, Money::tenge(65_000));
        assert_eq!(amount(FROM).await, Money::tenge(90_000));
        assert_eq!(amount("2027-05-28").await, Money::tenge(90_000));
        assert_eq!(contract.terms.amount, Money::tenge(65_000), "what was signed first is not rewritten");
        let papers = agreements::printing::papers_of(db, &contract).await.unwrap();
        assert_eq!(papers.iter().map(|one| one.kind.as_str()).filter(|kind| *kind == "amendment").count(), 1);
    }
}

#[tokio::test]
async fn a_revised_proposal_is_accepted_anew_and_only_in_the_version_that_was_read() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let number = proposed(db, &world, id, &paying("90000"), FROM).await.unwrap();
        let of = (id, number);
        accepted(db, of, world.student, 1).await.unwrap();
        let failure = accepted(db, of, world.student, 1).await.unwrap_err();
        assert!(failure.is(&refusal::ACCEPTED_ALREADY), "{failure}");

        let officer = world.officer.today();
        revise(db, &officer, of, 1, day(FROM), &paying("85000"), "a middle way").await.unwrap();

        let failure = revise(db, &officer, of, 1, day(FROM), &paying("70000"), "late").await.unwrap_err();
        assert!(failure.is(&refusal::STALE_PROPOSAL), "{failure}");
        let failure = accepted(db, of, world.signatory, 1).await.unwrap_err();
        assert!(failure.is(&refusal::STALE_PROPOSAL), "{failure}");
        assert!(store::accepted(db, &stored(db, id, number).await).await.unwrap().is_empty());
        for player in [world.student, world.signatory, world.officer] {
            accepted(db, of, player, 2).await.unwrap();
        }
        let standing = stored(db, id, number).await;
        assert_eq!((standing.status, standing.terms.amount), (Status::Signing, Money::tenge(85_000)));
    }
}

#[tokio::test]
async fn a_proposal_says_why_changes_something_keeps_the_rules_and_leaves_the_past() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let by = world.signatory.on("2027-03-01");
        let tried = async |from: &str, form: &TermsForm, why: &str| {
            propose(db, &by, id, day(from), form, why).await.unwrap_err()
        };

        assert!(tried(FROM, &paying("90000"), " ").await.is(&house::EMPTY));
        assert!(tried(FROM, &example::terms(), "why").await.is(&refusal::AMENDS_NOTHING));
        assert!(tried("2027-02-28", &paying("90000"), "why").await.is(&refusal::AMENDS_THE_PAST));
        assert!(tried("2027-05-29", &paying("90000"), "why").await.is(&refusal::OUTSIDE));
        let shorter = TermsForm { until: "2027-03-10".into(), ..example::terms() };
        assert!(tried(FROM, &shorter, "why").await.is(&refusal::OUTSIDE));
        assert!(tried(FROM, &paying(""), "why").await.is(&refusal::AMOUNT_NEEDED));
        for (player, why) in [(world.student, "more"), (world.hr, "less"), (world.curator, "else")] {
            let failure = propose(db, &player.today(), id, day(FROM), &paying("90000"), why).await.unwrap_err();
            assert!(matches!(failure, Failure::Forbidden(_)), "{failure}");
        }
        assert!(store::of_agreement(db, id).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn one_amendment_is_under_way_at_a_time_and_a_later_one_does_not_undo_the_one_before() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let number = proposed(db, &world, id, &paying("90000"), FROM).await.unwrap();
        let failure = proposed(db, &world, id, &paying("95000"), FROM).await.unwrap_err();
        assert!(failure.is(&refusal::AMENDMENT_UNDER_WAY), "{failure}");
        let officer = world.officer.today();
        act(db, &officer, (id, number), Act::Reject, "too much").await.unwrap();

        assert_eq!(applied(db, &world, id, &paying("80000"), FROM).await, 2);

        let failure = proposed(db, &world, id, &paying("85000"), "2027-03-01").await.unwrap_err();
        assert!(failure.is(&refusal::AMENDED_LATER), "{failure}");
        let failure = proposed(db, &world, id, &paying("80000"), FROM).await.unwrap_err();
        assert!(failure.is(&refusal::AMENDS_NOTHING), "{failure}");
        assert_eq!(applied(db, &world, id, &paying("85000"), "2027-04-01").await, 3);
        let contract = agreement(db, id).await;
        let amount = async |on: &str| standing::terms_on(db, &contract, day(on)).await.unwrap().amount;
        assert_eq!(amount("2027-03-31").await, Money::tenge(80_000));
        assert_eq!(amount("2027-04-01").await, Money::tenge(85_000));
        let before =
            agreements::amendments::actions::terms_before(db, &contract, &stored(db, id, 3).await).await.unwrap();
        assert_eq!(before.amount, Money::tenge(80_000));
    }
}

#[tokio::test]
async fn nothing_is_accepted_or_signed_after_its_day_or_after_the_end_of_the_contract() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let number = proposed(db, &world, id, &paying("90000"), FROM).await.unwrap();
        let of = (id, number);
        let late = world.student.on("2027-03-16");
        let failure = accept(db, &Typewriter, &late, of, 1, URL).await.unwrap_err();
        assert!(failure.is(&refusal::AMENDS_THE_PAST), "{failure}");
        for player in [world.student, world.signatory, world.officer] {
            accepted(db, of, player, 1).await.unwrap();
        }
        let paper = stored(db, id, number).await.paper_hash.unwrap();
        let failure = ask_code(db, &key(), &world.signatory.on("2027-03-16"), of, &paper).await.unwrap_err();
        assert!(failure.is(&refusal::AMENDS_THE_PAST), "{failure}");

        let version = agreement(db, id).await.version;
        let by = world.officer.on("2027-02-10");
        actions::terminate(db, &by, id, version, day("2027-02-10"), "the shop has closed", 0).await.unwrap();

        let failure = signed(db, of, world.signatory).await.unwrap_err();
        assert!(failure.is(&refusal::NOT_IN_FORCE), "{failure}");
        let failure = proposed(db, &world, id, &paying("95000"), FROM).await.unwrap_err();
        assert!(failure.is(&house::NOT_NOW), "{failure}");
    }
}

#[tokio::test]
async fn a_proposal_is_rejected_or_taken_back_with_a_reason() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        for (what, to, player) in
            [(Act::Reject, Status::Rejected, world.student), (Act::Withdraw, Status::Withdrawn, world.signatory)]
        {
            let number = proposed(db, &world, id, &paying("90000"), FROM).await.unwrap();
            let failure = act(db, &player.today(), (id, number), what, "").await.unwrap_err();
            assert!(failure.is(&house::REASON_NEEDED), "{failure}");
            act(db, &player.today(), (id, number), what, "changed my mind").await.unwrap();
            assert_eq!(stored(db, id, number).await.status, to);
            let failure = accepted(db, (id, number), world.officer, 1).await.unwrap_err();
            assert!(failure.is(&house::NOT_NOW), "{failure}");
        }
    }
}

#[tokio::test]
async fn an_amended_last_day_moves_the_end_and_the_days_that_are_taken() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let summer = TermsForm { from: "2027-06-01".into(), until: "2027-07-30".into(), ..example::terms() };
        let next = world.drafted_with(db, &summer).await;
        let longer = TermsForm { until: "2027-06-25".into(), ..example::terms() };

        applied(db, &world, id, &longer, "2027-05-01").await;

        let failure = crate::world::checked(db, next, world.signatory).await.unwrap_err();
        assert!(failure.is(&refusal::OVERLAP), "{failure}");
        let failure = crate::world::act(db, id, &world.officer.on("2027-05-29"), ContractAct::Complete, "").await;
        assert!(failure.unwrap_err().is(&refusal::NOT_OVER));
        crate::world::act(db, id, &world.officer.on("2027-06-26"), ContractAct::Complete, "").await.unwrap();
    }
}

#[tokio::test]
async fn an_amendment_does_not_reach_into_another_contract_of_the_learner() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let summer = TermsForm { from: "2027-06-01".into(), until: "2027-07-30".into(), ..example::terms() };
        let next = world.drafted_with(db, &summer).await;
        world.opened(db, next).await;
        for player in [world.signatory, world.officer, world.student] {
            crate::world::signed(db, next, player).await.unwrap();
        }
        let longer = TermsForm { until: "2027-06-25".into(), ..example::terms() };
        let failure = proposed(db, &world, id, &longer, "2027-05-01").await.unwrap_err();
        assert!(failure.is(&refusal::OVERLAP), "{failure}");
    }
}
