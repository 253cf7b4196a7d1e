//! Every from × act × role of the five lifecycles, written a second time by hand; then each condition, both ways.

use kernel::{Code, Failure, Moved, Role, Rule, house};
use practice::characteristic::moves::{Act as PaperAct, Facts as PaperFacts, Status as PaperStatus};
use practice::orders::moves::{Act as OrderAct, Facts as OrderFacts, Status as OrderStatus};
use practice::plan::moves::{Act as PlanAct, Facts as PlanFacts, Status as PlanStatus};
use practice::{characteristic, diary, orders, plan, practices, refusal};

/// What a lifecycle says, compared with what was written by hand.
fn compare<S: Code, A: Code>(
    after: impl Fn(S, A, Role) -> Result<Moved<S, A>, Failure>,
    expected: impl Fn(S, A, Role) -> Option<S>,
) {
    for from in S::ALL {
        for act in A::ALL {
            for role in Role::ALL {
                match (expected(*from, *act, *role), after(*from, *act, *role)) {
                    (Some(to), Ok(moved)) => assert_eq!(moved.to(), to, "{from:?} {act:?} {role:?}"),
                    (None, Err(failure)) => {
                        let told = failure.is(&house::NOT_NOW) || failure.is(&house::NOT_YOURS);
                        assert!(told, "{from:?} {act:?} {role:?}: {failure}");
                    }
                    (expected, moved) => panic!("{from:?} {act:?} {role:?}: {expected:?}, not {moved:?}"),
                }
            }
        }
    }
}

fn leads(role: Role) -> bool {
    matches!(role, Role::University | Role::Curator | Role::Supervisor)
}

#[test]
fn a_week_of_the_diary_moves_as_written_and_in_no_other_way() {
    use diary::moves::{Act, Facts, Status};
    let ready = |act: Act| Facts { open: true, written: act != Act::Pass, yours: true, over: true, ripe: true };
    compare(
        |from: Status, act: Act, role| from.after(act, role, &ready(act), "a reason"),
        |from, act, role| {
            let (may, to) = match act {
                Act::Write if from == Status::Returned => (role == Role::Student, Status::Returned),
                Act::Write => (role == Role::Student && from != Status::Locked, Status::Open),
                Act::Submit => {
                    (role == Role::Student && matches!(from, Status::Open | Status::Returned), Status::Submitted)
                }
                Act::Countersign => (role == Role::Mentor && from == Status::Submitted, Status::Countersigned),
                Act::Return => {
                    let mentor = role == Role::Mentor && matches!(from, Status::Submitted | Status::Countersigned);
                    (mentor || (leads(role) && from == Status::Countersigned), Status::Returned)
                }
                Act::Lock => ((leads(role) || role == Role::System) && from == Status::Countersigned, Status::Locked),
                Act::Pass => (leads(role) && from == Status::Open, Status::Locked),
            };
            may.then_some(to)
        },
    );
}

#[test]
fn a_plan_moves_as_written_and_in_no_other_way() {
    use plan::moves::{Act, Facts, Status};
    let ready = Facts { open: true, tasks: true, sound: true, yours: true };
    compare(
        |from: Status, act: Act, role| from.after(act, role, &ready, "a reason"),
        |from, act, role| {
            let mentor = role == Role::Mentor;
            match (act, from) {
                (Act::Edit, _) => (mentor || leads(role)).then_some(Status::Drafted),
                (Act::Agree, Status::Drafted) if mentor => Some(Status::AgreedByMentor),
                (Act::Agree, Status::Drafted) if leads(role) => Some(Status::AgreedByUniversity),
                (Act::Agree, Status::AgreedByMentor) => leads(role).then_some(Status::InForce),
                (Act::Agree, Status::AgreedByUniversity) => mentor.then_some(Status::InForce),
                (Act::Return, Status::AgreedByMentor) => leads(role).then_some(Status::Drafted),
                (Act::Return, Status::AgreedByUniversity) => mentor.then_some(Status::Drafted),
                _ => None,
            }
        },
    );
}

#[test]
fn an_order_moves_as_written_and_in_no_other_way() {
    use orders::moves::{Act, Facts, Status};
    let ready = Facts { lines: true, ready: true, bearable: true };
    compare(
        |from: Status, act: Act, role| from.after(act, role, &ready, "a reason"),
        |from, act, role| {
            if !matches!(role, Role::Hr | Role::Signatory) {
                return None;
            }
            match (act, from) {
                (Act::Edit, Status::Drafted) => Some(Status::Drafted),
                (Act::Issue, Status::Drafted) => Some(Status::Issued),
                (Act::Cancel, Status::Drafted | Status::Issued) => Some(Status::Cancelled),
                _ => None,
            }
        },
    );
}

#[test]
fn a_practice_moves_as_written_and_in_no_other_way() {
    use practices::moves::{Act, Facts, Status};
    let ready = Facts { characterised: true, locked: true };
    compare(
        |from: Status, act: Act, role| from.after(act, role, &ready, "a reason"),
        |from, act, role| match (act, from) {
            (Act::Complete, Status::Open) => leads(role).then_some(Status::Completed),
            (Act::BreakOff, Status::Open) => (leads(role) || role == Role::System).then_some(Status::BrokenOff),
            _ => None,
        },
    );
}

#[test]
fn a_characteristic_moves_as_written_and_in_no_other_way() {
    use characteristic::moves::{Act, Facts, Status};
    let ready = Facts { open: true, yours: true, whole: true, same_paper: true };
    compare(
        |from: Status, act: Act, role| from.after(act, role, &ready, ""),
        |from, act, role| {
            let to = match (act, from) {
                (Act::Edit, Status::Drafted | Status::Fixed) => Status::Drafted,
                (Act::Fix, Status::Drafted) => Status::Fixed,
                (Act::Sign, Status::Fixed) => Status::Signed,
                _ => return None,
            };
            (role == Role::Mentor).then_some(to)
        },
    );
}

fn refused<T: std::fmt::Debug>(moved: Result<T, Failure>, rule: &Rule) {
    let failure = moved.unwrap_err();
    assert!(failure.is(rule), "{failure}, not {}", rule.code);
}

#[test]
fn each_condition_of_a_week_refuses_with_its_own_rule() {
    use diary::moves::{Act, Facts, Status};
    let ready = Facts { open: true, written: true, yours: true, over: true, ripe: true };
    let by = |from: Status, act, role, facts| from.after(act, role, &facts, "a reason");
    let student = Role::Student;
    refused(by(Status::Open, Act::Submit, student, Facts { written: false, ..ready }), &refusal::NOTHING_WRITTEN);
    refused(by(Status::Open, Act::Write, student, Facts { open: false, ..ready }), &refusal::NOT_OPEN);
    let stranger = Facts { yours: false, ..ready };
    refused(by(Status::Submitted, Act::Countersign, Role::Mentor, stranger), &refusal::NOT_YOUR_TRAINEE);
    refused(by(Status::Submitted, Act::Return, Role::Mentor, stranger), &refusal::NOT_YOUR_TRAINEE);
    let fresh = Facts { ripe: false, ..ready };
    refused(by(Status::Countersigned, Act::Lock, Role::System, fresh), &refusal::LOCKED_LATER);
    assert!(by(Status::Countersigned, Act::Lock, Role::Curator, fresh).is_ok(), "who leads may lock before");
    refused(by(Status::Open, Act::Pass, Role::Curator, ready), &refusal::SOMETHING_WRITTEN);
    let under_way = Facts { over: false, written: false, ..ready };
    refused(by(Status::Open, Act::Pass, Role::Curator, under_way), &refusal::WEEK_NOT_OVER);
}

#[test]
fn each_condition_of_the_other_lifecycles_refuses_with_its_own_rule() {
    let facts = practices::moves::Facts { characterised: false, locked: false };
    let done = practices::moves::Status::Open.after(practices::moves::Act::Complete, Role::Curator, &facts, "");
    let failure = done.unwrap_err();
    assert!(failure.is(&refusal::CHARACTERISTIC_NEEDED) && failure.is(&refusal::WEEKS_NOT_LOCKED), "all at once");

    let ready = OrderFacts { lines: true, ready: true, bearable: true };
    let issue = |facts| OrderStatus::Drafted.after(OrderAct::Issue, Role::Hr, &facts, "");
    refused(issue(OrderFacts { lines: false, ..ready }), &refusal::LINES_NEEDED);
    refused(issue(OrderFacts { ready: false, ..ready }), &refusal::MENTORS_NOT_READY);
    refused(issue(OrderFacts { bearable: false, ..ready }), &refusal::TOO_MANY_TRAINEES);

    let ready = PlanFacts { open: true, tasks: true, sound: true, yours: true };
    let agree = |facts| PlanStatus::Drafted.after(PlanAct::Agree, Role::Mentor, &facts, "");
    refused(agree(PlanFacts { tasks: false, ..ready }), &refusal::TASKS_NEEDED);
    refused(agree(PlanFacts { sound: false, ..ready }), &refusal::PLAN_OBSTACLES);
    refused(agree(PlanFacts { yours: false, ..ready }), &refusal::NOT_YOUR_TRAINEE);

    let ready = PaperFacts { open: true, yours: true, whole: true, same_paper: true };
    let fix = |facts| PaperStatus::Drafted.after(PaperAct::Fix, Role::Mentor, &facts, "");
    refused(fix(PaperFacts { whole: false, ..ready }), &refusal::CHARACTERISTIC_INCOMPLETE);
    let stale = PaperFacts { same_paper: false, ..ready };
    refused(PaperStatus::Fixed.after(PaperAct::Sign, Role::Mentor, &stale, ""), &refusal::STALE_PAPER);
}

#[test]
fn whoever_sends_back_cancels_passes_over_or_breaks_off_says_why() {
    use diary::moves::{Act, Status};
    let silent = |moved: Result<(), Failure>| refused(moved, &house::REASON_NEEDED);
    let week = diary::moves::Facts { open: true, written: true, yours: true, over: true, ripe: true };
    silent(Status::Submitted.after(Act::Return, Role::Mentor, &week, " ").map(drop));
    let empty = diary::moves::Facts { written: false, ..week };
    silent(Status::Open.after(Act::Pass, Role::Curator, &empty, "").map(drop));
    let order = orders::moves::Facts::default();
    silent(orders::moves::Status::Issued.after(orders::moves::Act::Cancel, Role::Hr, &order, "").map(drop));
    let practice = practices::moves::Facts::default();
    let act = practices::moves::Act::BreakOff;
    silent(practices::moves::Status::Open.after(act, Role::Curator, &practice, "").map(drop));
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("practice", kernel::diagram("A practice", practices::moves::MOVES)),
        ("practice-order", kernel::diagram("An order assigning mentors", orders::moves::MOVES)),
        ("practice-plan", kernel::diagram("An individual plan", plan::moves::MOVES)),
        ("practice-week", kernel::diagram("A week of the diary", diary::moves::MOVES)),
        ("practice-characteristic", kernel::diagram("A mentor's characteristic", characteristic::moves::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
