//! Students: enrolled, moved, brought from a file, seen by whom they concern; on both databases.

use kernel::{Code, Failure, Role, Scope, ScopeKind, house};
use programmes::enrolments::moves::{Act, MOVES, Status};
use programmes::enrolments::rules::GroupForm;
use programmes::enrolments::{EnrolmentForm, actions, contingent, refusal, store};
use programmes::moves::{Act as Step, Conclusion};
use programmes::programme;
use programmes::programme::rules::ActForm;
use registry::people::rules::PersonForm;

use crate::stage::{Stage, both, system, whole};

const LIST: &str = "\
external_id,iin,family,given,patronymic,birth,programme,admission,group,language,funding,dual
s-1,,Ахметова,Айгерім,Серікқызы,2008-03-14,6В07114,2026,АР-26-1,kk,grant,yes
s-2,,Иванов,Пётр,,2007-11-02,6B07114,2026,АР-26-2,ru,own,no
";

fn form() -> EnrolmentForm {
    EnrolmentForm {
        programme: "6B07114".into(),
        admission: "2026".into(),
        group: "АР-26-1".into(),
        funding: "grant".into(),
        track: "dual".into(),
        ..EnrolmentForm::default()
    }
}

fn person(family: &str) -> PersonForm {
    PersonForm { family: family.into(), given: "Дана".into(), birth: "2008-01-09".into(), ..PersonForm::default() }
}

/// The example, adopted.
async fn adopted(stage: &Stage) {
    let (db, designer, officer) = (stage.db(), stage.designer().await, stage.officer().await);
    let id = whole(stage, &designer).await;
    let version = stage.version(id).await;
    programme::actions::act(db, &designer, id, version, Step::SendToExamination, &ActForm::default()).await.unwrap();
    let by = system();
    let mut write = db.write(&by).await.unwrap();
    programme::actions::concluded(&mut write, id, Conclusion::Recommended, "№ 3", by.today()).await.unwrap();
    write.done().await.unwrap();
    let paper = ActForm { paper_number: "7".into(), paper_day: "2026-05-18".into(), ..ActForm::default() };
    programme::actions::act(db, &officer, id, version + 1, Step::Adopt, &paper).await.unwrap();
}

#[test]
fn every_movement_is_as_written_and_there_is_no_other() {
    for from in Status::ALL {
        for act in Act::ALL {
            let to = match (from, act) {
                (Status::Enrolled, Act::Edit) | (Status::OnLeave, Act::ComeBack) => Some(Status::Enrolled),
                (Status::OnLeave, Act::Edit) | (Status::Enrolled, Act::Leave) => Some(Status::OnLeave),
                (Status::Enrolled | Status::OnLeave, Act::Transfer) => Some(Status::Transferred),
                (Status::Enrolled | Status::OnLeave, Act::Expel) => Some(Status::Expelled),
                (Status::Enrolled, Act::Graduate) => Some(Status::Graduated),
                _ => None,
            };
            for role in Role::ALL {
                let moved = from.after(*act, *role, "a reason").ok().map(|moved| moved.to());
                assert_eq!(moved, to.filter(|_| *role == Role::University), "{from:?} {act:?} {role:?}");
            }
        }
    }
    assert!(
        MOVES
            .iter()
            .filter(|row| !row.to.stands() && row.act != Act::Graduate)
            .all(|row| row.reason == kernel::Reason::Needed)
    );
}

#[tokio::test]
async fn a_student_is_enrolled_goes_on_leave_comes_back_and_is_expelled_with_a_reason() {
    for stage in both().await {
        adopted(&stage).await;
        let (db, officer) = (stage.db(), stage.caller(13, Role::University, Scope::organisation(stage.ours)).await);
        let id = actions::enrol(db, &officer, &form(), &person("Ахметова")).await.unwrap();

        actions::act(db, &officer, id, 1, Act::Leave, "по болезни").await.unwrap();
        actions::act(db, &officer, id, 2, Act::ComeBack, "").await.unwrap();
        let silent = actions::act(db, &officer, id, 3, Act::Expel, " ").await.unwrap_err();
        let stale = actions::act(db, &officer, id, 2, Act::Graduate, "").await.unwrap_err();
        actions::act(db, &officer, id, 3, Act::Expel, "за неуспеваемость").await.unwrap();

        assert!(silent.is(&house::REASON_NEEDED) && stale.is(&house::STALE), "{silent} {stale}");
        let one = store::any(db, id).await.unwrap();
        assert_eq!((one.status, one.admission.0), (Status::Expelled, 2026));
        assert!(one.edition.contains("SMSE"), "{}", one.edition);
        let told = db::pending(db, 500).await.unwrap();
        assert!(told.iter().any(|event| event.name == "programmes.enrolled" && event.subject == id.0));
    }
}

#[tokio::test]
async fn nobody_is_enrolled_on_a_programme_that_was_not_adopted_or_in_a_language_it_is_not_taught_in() {
    for stage in both().await {
        let (db, officer) = (stage.db(), stage.caller(13, Role::University, Scope::organisation(stage.ours)).await);
        let early = actions::enrol(db, &officer, &form(), &person("Ахметова")).await.unwrap_err();
        adopted(&stage).await;

        let english = EnrolmentForm { language: "en".into(), group: "AR-26".into(), ..form() };
        let foreign = actions::enrol(db, &officer, &english, &person("Ахметова")).await.unwrap_err();
        let past = EnrolmentForm { admission: "2025".into(), ..form() };
        let past = actions::enrol(db, &officer, &past, &person("Ахметова")).await.unwrap_err();

        assert!(early.is(&refusal::PROGRAMME), "{early}");
        assert!(foreign.is(&refusal::LANGUAGE), "{foreign}");
        assert!(past.is(&refusal::PROGRAMME), "{past}");
    }
}

#[tokio::test]
async fn a_list_brought_twice_changes_nothing_and_a_corrected_one_only_what_it_corrects() {
    for stage in both().await {
        adopted(&stage).await;
        let (db, officer) = (stage.db(), stage.caller(13, Role::University, Scope::organisation(stage.ours)).await);
        let take = async |list: &str, dry_run| {
            contingent(db, &officer, "", (list.as_bytes(), "students.csv"), dry_run).await.unwrap()
        };

        let tried = take(LIST, true).await;
        let none = store::list(db, &officer, &store::Filter::default(), None, 10).await.unwrap();
        let first = take(LIST, false).await;
        let second = take(LIST, false).await;
        let third = take(&LIST.replace("own,no", "own,yes"), false).await;

        assert_eq!((tried.new, none.len()), (2, 0));
        assert_eq!((first.new, first.changed, first.same), (2, 0, 0));
        assert_eq!((second.new, second.changed, second.same), (0, 0, 2));
        assert_eq!((third.new, third.changed, third.same), (0, 1, 1));
        let (dual, all) = store::dual_of_all(db, Some(stage.region)).await.unwrap();
        assert_eq!((dual, all), (2, 2));
    }
}

#[tokio::test]
async fn a_list_with_one_wrong_row_is_refused_whole() {
    for stage in both().await {
        adopted(&stage).await;
        let (db, officer) = (stage.db(), stage.caller(13, Role::University, Scope::organisation(stage.ours)).await);
        let wrong = LIST.replace("6B07114,2026,АР-26-2", "6B07999,2026,АР-26-2");

        let failure = contingent(db, &officer, "", (wrong.as_bytes(), "students.csv"), false).await.unwrap_err();

        assert!(failure.is(&refusal::PROGRAMME), "{failure}");
        assert!(store::list(db, &officer, &store::Filter::default(), None, 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_student_sees_themselves_a_curator_their_group_and_another_university_nobody() {
    for stage in both().await {
        adopted(&stage).await;
        let (db, officer) = (stage.db(), stage.caller(13, Role::University, Scope::organisation(stage.ours)).await);
        contingent(db, &officer, "", (LIST.as_bytes(), "students.csv"), false).await.unwrap();
        let all = store::list(db, &officer, &store::Filter::default(), None, 10).await.unwrap();
        let (one, other) = (&all[0], &all[1]);
        let student = stage.caller(one.person.0.as_u128(), Role::Student, Scope::OWN).await;
        let group = Scope { kind: ScopeKind::Group, id: one.group.0 };
        let curator = stage.caller(51, Role::Curator, group).await;
        let region = stage.caller(52, Role::Coordinator, Scope::region(stage.region)).await;
        let stranger = stage.caller(53, Role::University, Scope::organisation(stage.theirs)).await;

        for (caller, sees) in [(&student, 1), (&curator, 1), (&region, 2), (&stranger, 0)] {
            let seen = store::list(db, caller, &store::Filter::default(), None, 10).await.unwrap();
            assert_eq!(seen.len(), sees, "{:?}", caller.role);
        }
        assert!(matches!(store::load(db, &student, other.id).await, Err(Failure::Missing)));
        let act = actions::act(db, &stranger, one.id, one.version, Act::Expel, "a reason").await;
        assert!(matches!(act, Err(Failure::Missing)), "{act:?}");
        assert_eq!(store::groups(db, &curator).await.unwrap().len(), 1);
        let named = GroupForm { language: "kk".into(), name: "x".into(), ..GroupForm::default() };
        let edit = actions::edit_group(db, &stranger, one.group, 1, &named).await;
        assert!(matches!(edit, Err(Failure::Missing)), "{edit:?}");
    }
}
