//! A graduate is followed: opened, asked, answered, confirmed, withdrawn, forgotten; on both databases.

use kernel::{Failure, house};
use outlook::consent::{self, Act as ConsentAct};
use outlook::employment::rates;
use outlook::followups::moves::{Act, Status};
use outlook::followups::rules::{Activity, AnswerForm, SettingForm};
use outlook::followups::store::{self, Chosen, Filter, State, strata};
use outlook::followups::{actions, opened_within};
use outlook::{example, refusal};

use crate::world::{GRADUATION, HALF, LATER, World, both, system};

async fn act(
    world: &World,
    by: &kernel::Caller,
    id: outlook::followups::FollowupId,
    month: u32,
    act: Act,
    reason: &str,
) -> Result<(), Failure> {
    let version = world.question(id, month).await.version;
    actions::act(world.db(), by, id, month, version, act, reason).await
}

#[tokio::test]
async fn a_graduation_opens_one_follow_up_however_often_it_is_told() {
    for world in both().await {
        let (_, enrolment) = world.enrolled("Ахметова").await;
        let (_, staying) = world.enrolled("Иванова").await;
        let id = world.graduated(enrolment).await;

        let mut write = world.db().write(&system(LATER)).await.unwrap();
        let again = opened_within(&mut write, enrolment).await.unwrap();
        let early = opened_within(&mut write, staying).await.unwrap();

        assert_eq!((again, early), (None, None));
        drop(write);
        let followup = world.followup(id).await;
        assert_eq!((followup.graduated.to_string().as_str(), followup.practice.is_none()), (GRADUATION, true));
        assert_eq!(followup.consent, consent::Status::Unasked);
        let questions = store::checkpoints(world.db(), &system(LATER), &[id]).await.unwrap();
        let months: Vec<u32> = questions.iter().map(|one| one.month).collect();
        assert_eq!(months, [0, 6, 12, 24, 36]);
        assert!(questions.iter().all(|one| one.status == Status::Planned));
    }
}

#[tokio::test]
async fn nobody_is_asked_and_nothing_is_written_down_without_consent_or_before_its_day() {
    for world in both().await {
        let (student, id) = world.graduate("Ахметова").await;
        let silent = world.answers(&student.on(GRADUATION), id, 0, &example::answer()).await.unwrap_err();
        let asked = act(&world, &world.officer.on(GRADUATION), id, 0, Act::Ask, "").await.unwrap_err();
        assert!(silent.is(&refusal::NO_CONSENT) && asked.is(&refusal::NO_CONSENT), "{silent} {asked}");
        assert_eq!(actions::ask_due(world.db(), &world.officer.on(HALF)).await.unwrap(), 0);

        world.consents(student, id, ConsentAct::Give).await;

        let early = world.answers(&student.on(GRADUATION), id, 6, &example::answer()).await.unwrap_err();
        assert!(early.is(&refusal::NOT_DUE), "{early}");
        assert_eq!(actions::ask_due(world.db(), &world.officer.on(HALF)).await.unwrap(), 2);
        assert_eq!(actions::ask_due(world.db(), &world.officer.on(HALF)).await.unwrap(), 0);
        assert_eq!(world.question(id, 6).await.status, Status::Asked);
        assert_eq!(world.question(id, 12).await.status, Status::Planned);
    }
}

#[tokio::test]
async fn a_graduate_answers_the_employer_confirms_and_a_correction_says_why_and_is_confirmed_anew() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(HALF), id, 6, &example::answer()).await.unwrap();
        let told = world.question(id, 6).await;
        assert_eq!((told.status, told.employer, told.at_practice), (Status::Answered, Some(world.plant), Some(true)));
        assert!(!told.on_word());

        act(&world, &world.hr.on(HALF), id, 6, Act::Confirm, "").await.unwrap();
        assert_eq!(world.question(id, 6).await.status, Status::Confirmed);
        let silent = world.answers(&student.on(HALF), id, 6, &example::elsewhere()).await.unwrap_err();
        assert!(silent.is(&house::REASON_NEEDED), "{silent}");
        let corrected = AnswerForm { reason: "I left in autumn".into(), ..example::elsewhere() };
        world.answers(&student.on(HALF), id, 6, &corrected).await.unwrap();

        let told = world.question(id, 6).await;
        assert_eq!((told.status, told.employer, told.activity), (Status::Answered, None, Some(Activity::Otherwise)));
        let gone = act(&world, &world.hr.on(HALF), id, 6, Act::Confirm, "").await.unwrap_err();
        assert!(matches!(gone, Failure::Missing), "{gone}");
    }
}

#[tokio::test]
async fn an_employer_who_says_no_says_why_and_the_graduate_answers_again() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(HALF), id, 6, &example::answer()).await.unwrap();

        let silent = act(&world, &world.hr.on(HALF), id, 6, Act::Dispute, " ").await.unwrap_err();
        act(&world, &world.signatory.on(HALF), id, 6, Act::Dispute, "left on 1 October").await.unwrap();

        assert!(silent.is(&house::REASON_NEEDED), "{silent}");
        let told = world.question(id, 6).await;
        assert_eq!((told.status, told.remark.as_deref()), (Status::Disputed, Some("left on 1 October")));
        let again = AnswerForm { reason: "a new post".into(), ..example::answer() };
        world.answers(&student.on(HALF), id, 6, &again).await.unwrap();
        assert_eq!(world.question(id, 6).await.status, Status::Answered);
    }
}

#[tokio::test]
async fn nothing_has_changed_is_one_press_and_needs_an_answer_before() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        let version = async |month| world.question(id, month).await.version;
        let first = actions::same(world.db(), &student.on(HALF), id, 0, version(0).await).await.unwrap_err();
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();

        actions::same(world.db(), &student.on(HALF), id, 6, version(6).await).await.unwrap();

        assert!(first.is(&refusal::NOTHING_BEFORE), "{first}");
        let told = world.question(id, 6).await;
        assert_eq!((told.status, told.employer, told.band.is_some()), (Status::Answered, Some(world.plant), true));
    }
}

#[tokio::test]
async fn the_curator_writes_down_the_graduate_s_word_and_the_record_says_so() {
    for world in both().await {
        let (_, id) = world.graduate("Ахметова").await;
        let version = world.followup(id).await.version;
        let paper = actions::consent(world.db(), &world.curator.on(HALF), id, version, ConsentAct::Give, " ").await;
        assert!(paper.unwrap_err().is(&house::REASON_NEEDED));
        world.consents(world.curator, id, ConsentAct::Give).await;

        world.answers(&world.curator.on(HALF), id, 0, &example::answer()).await.unwrap();
        act(&world, &world.officer.on(HALF), id, 6, Act::GiveUp, "no telephone answers").await.unwrap();

        assert!(world.question(id, 0).await.on_word());
        assert_eq!(world.question(id, 6).await.status, Status::Unreachable);
        world.answers(&world.officer.on(LATER), id, 6, &example::studying()).await.unwrap();
        assert_eq!(world.question(id, 6).await.status, Status::Answered);
    }
}

#[tokio::test]
async fn withdrawal_stops_the_questions_erases_the_details_and_leaves_an_anonymous_count() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();
        act(&world, &world.hr.on(HALF), id, 0, Act::Confirm, "").await.unwrap();
        let counted = async || {
            let chosen = Chosen::default();
            rates(&strata(world.db(), &world.coordinator.on(LATER), &chosen).await.unwrap())[0].tally
        };
        let before = counted().await;

        world.consents(student, id, ConsentAct::Withdraw).await;

        let told = world.question(id, 0).await;
        assert_eq!((told.employer, told.employer_name, told.post, told.from), (None, None, None, None));
        assert_eq!((told.band, told.remark, told.answered_as), (None, None, None));
        assert_eq!(told.activity, Some(Activity::ByProfession));
        assert_eq!(world.question(id, 6).await.status, Status::Stopped);
        for by in [world.officer, world.curator, world.coordinator, world.hr, world.ministry] {
            let gone = store::load(world.db(), &by.on(LATER), id).await.unwrap_err();
            assert!(matches!(gone, Failure::Missing), "{:?}: {gone}", by.role);
        }
        assert!(store::load(world.db(), &student.on(LATER), id).await.is_ok());
        assert_eq!(counted().await, before);
        let silent = world.answers(&student.on(LATER), id, 0, &example::answer()).await.unwrap_err();
        assert!(silent.is(&refusal::NO_CONSENT), "{silent}");

        world.consents(student, id, ConsentAct::Give).await;
        assert_eq!(world.question(id, 6).await.status, Status::Planned);
    }
}

#[tokio::test]
async fn what_the_log_keeps_tells_nothing_that_could_be_withdrawn() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();

        let log = db::entries(world.db(), id.0, 50).await.unwrap();

        let told: Vec<String> =
            log.iter().filter_map(|entry| entry.payload.as_ref()).map(ToString::to_string).collect();
        assert!(told.iter().any(|payload| payload.contains("\"month\":0")), "{told:?}");
        assert!(!told.iter().any(|payload| payload.contains("зауыт") || payload.contains("бапта")), "{told:?}");
    }
}

#[tokio::test]
async fn details_are_erased_when_their_term_is_over_and_settings_are_dated() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();
        let form = SettingForm { from: "2029-01-01".into(), keep_months: "36".into(), late_days: "30".into() };
        actions::set(world.db(), &world.administrator.on(HALF), &form).await.unwrap();
        let twice = actions::set(world.db(), &world.administrator.on(HALF), &form).await.unwrap_err();
        assert!(twice.is(&refusal::DATED_ALREADY), "{twice}");

        assert_eq!(actions::forget_expired(world.db(), &system("2028-12-31")).await.unwrap(), 0);
        assert_eq!(actions::forget_expired(world.db(), &system("2029-06-29")).await.unwrap(), 0);
        assert_eq!(actions::forget_expired(world.db(), &system("2029-07-01")).await.unwrap(), 1);
        assert_eq!(actions::forget_expired(world.db(), &system("2029-07-02")).await.unwrap(), 0);

        let told = world.question(id, 0).await;
        assert_eq!((told.employer, told.post, told.activity), (None, None, Some(Activity::ByProfession)));
        assert!(world.followup(id).await.forgotten);
    }
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        let stale = actions::answer(world.db(), &student.on(HALF), id, 0, 7, &example::answer()).await.unwrap_err();
        let act = actions::act(world.db(), &world.officer.on(HALF), id, 0, 7, Act::Ask, "").await.unwrap_err();
        let consent =
            actions::consent(world.db(), &student.on(HALF), id, 1, ConsentAct::Withdraw, "").await.unwrap_err();
        for failure in [stale, act, consent] {
            assert!(failure.is(&house::STALE), "{failure}");
        }
    }
}

#[tokio::test]
async fn the_list_finds_who_is_due_late_answered_and_by_programme_year_and_enterprise() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        let (_, silent) = world.graduate("Иванова").await;
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();
        let found = async |day: &str, filter: Filter| -> Vec<outlook::followups::FollowupId> {
            let rows = store::list(world.db(), &world.officer.on(day), &filter, None, 50).await.unwrap();
            assert_eq!(
                store::total(world.db(), &world.officer.on(day), &filter).await.unwrap(),
                i64::try_from(rows.len()).unwrap()
            );
            rows.iter().map(|row| row.id).collect()
        };
        let state = |state| Filter { state: Some(state), ..Filter::default() };

        assert_eq!(found(HALF, state(State::Consent)).await, [silent]);
        assert_eq!(found(GRADUATION, state(State::Due)).await, [silent]);
        assert_eq!(found("2027-01-13", state(State::Late)).await, [silent]);
        assert_eq!(found("2027-01-14", state(State::Late)).await.len(), 2);
        assert_eq!(found(HALF, state(State::Answered)).await, [id]);
        let late =
            async |day| store::waits(world.db(), &world.officer.on(day), Status::Planned, day.parse().unwrap()).await;
        let ((_, first), (_, later)) = (late(GRADUATION).await.unwrap().unwrap(), late(HALF).await.unwrap().unwrap());
        assert!(later > first, "an older question no longer waits when a newer one does: {first}, {later}");
        assert_eq!(found(HALF, Filter { month: Some(0), employed: true, ..Filter::default() }).await, [id]);
        assert_eq!(found(HALF, Filter { words: "ивано".into(), ..Filter::default() }).await, [silent]);
        assert_eq!(found(HALF, Filter { year: Some(2025), ..Filter::default() }).await, []);
        assert_eq!(found(HALF, Filter { code: "6b07114".into(), ..Filter::default() }).await.len(), 2);
        assert_eq!(found(HALF, Filter { enterprise: Some(world.plant), ..Filter::default() }).await.len(), 2);
        assert_eq!(found(HALF, Filter { enterprise: Some(world.other_plant), ..Filter::default() }).await, []);
    }
}
