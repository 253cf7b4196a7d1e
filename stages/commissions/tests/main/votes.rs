//! What a vote decides: quorum, halves, majority, the chair.

use commissions::commission::rules::{Kind, Rules, Side};
use commissions::point::rules::{Verdict, ballot, count};
use commissions::sitting::rules::{CallForm, Choice, Gathering, Voter, call};
use commissions::{BallotForm, example, refusal};

const FOR: Option<Choice> = Some(Choice::For);
const AGAINST: Option<Choice> = Some(Choice::Against);
const ABSTAINED: Option<Choice> = Some(Choice::Abstained);
const RECUSED: Option<Choice> = Some(Choice::Recused);

/// Voters of a council; the first one is the chair; all present.
fn council(choices: &[Option<Choice>]) -> Vec<Voter> {
    let voter = |(n, choice): (usize, &Option<Choice>)| Voter {
        side: Side::State,
        chair: n == 0,
        present: true,
        conflicted: false,
        choice: *choice,
    };
    choices.iter().enumerate().map(voter).collect()
}

/// Voters of an exam: the first half from the enterprise, the other from outside.
fn exam(choices: &[Option<Choice>]) -> Vec<Voter> {
    let half = choices.len() / 2;
    let mut voters = council(choices);
    for (n, voter) in voters.iter_mut().enumerate() {
        voter.side = if n < half { Side::Enterprise } else { Side::PartnerEnterprise };
    }
    voters
}

fn verdict(kind: Kind, voters: &[Voter]) -> Verdict {
    count(Rules::of(kind), voters).verdict
}

#[test]
fn more_for_than_against_carries_and_abstentions_count_for_neither() {
    assert_eq!(verdict(Kind::Council, &council(&[FOR, AGAINST, FOR])), Verdict::Carried);
    assert_eq!(verdict(Kind::Council, &council(&[FOR, ABSTAINED, ABSTAINED])), Verdict::Carried);
    assert_eq!(verdict(Kind::Council, &council(&[FOR, AGAINST, AGAINST])), Verdict::Failed);
    assert_eq!(verdict(Kind::Council, &council(&[ABSTAINED, ABSTAINED, ABSTAINED])), Verdict::Failed);
}

#[test]
fn at_a_tie_the_chair_decides_where_the_rules_say_so() {
    let tied = council(&[FOR, AGAINST, FOR, AGAINST]);
    assert_eq!(verdict(Kind::Council, &tied), Verdict::CarriedByCastingVote);
    assert_eq!(verdict(Kind::Council, &council(&[AGAINST, FOR, FOR, AGAINST])), Verdict::Failed);
    assert_eq!(verdict(Kind::Council, &council(&[ABSTAINED, FOR, AGAINST])), Verdict::Failed);
    let without = Rules { casting: false, ..Rules::of(Kind::Council) };
    assert_eq!(count(without, &tied).verdict, Verdict::Failed);
}

#[test]
fn two_thirds_of_all_seats_must_take_part() {
    assert_eq!(verdict(Kind::Council, &council(&[FOR, FOR, FOR, FOR, None, None])), Verdict::Carried);
    assert_eq!(verdict(Kind::Council, &council(&[FOR, FOR, FOR, None, None, None])), Verdict::NoQuorum);
    assert_eq!(verdict(Kind::Council, &[]), Verdict::NoQuorum);
}

#[test]
fn the_absent_the_conflicted_and_the_recused_take_no_part_but_their_seats_count() {
    let mut voters = council(&[FOR, FOR, AGAINST, AGAINST, AGAINST, FOR]);
    voters[2].present = false;
    voters[3].conflicted = true;
    let told = count(Rules::of(Kind::Council), &voters);
    assert_eq!(
        (told.verdict, told.votes_for, told.against, told.taking_part, told.seats),
        (Verdict::Carried, 3, 1, 4, 6)
    );
    assert_eq!(verdict(Kind::Council, &council(&[FOR, RECUSED, FOR, FOR, FOR, RECUSED])), Verdict::Carried);
    assert_eq!(verdict(Kind::Council, &council(&[FOR, RECUSED, RECUSED])), Verdict::NoQuorum);
}

#[test]
fn an_exam_commission_decides_only_with_equal_halves_among_those_who_take_part() {
    assert_eq!(verdict(Kind::ProductionExam, &exam(&[FOR, FOR, AGAINST, AGAINST])), Verdict::CarriedByCastingVote);
    assert_eq!(verdict(Kind::ProductionExam, &exam(&[FOR, FOR, FOR, None])), Verdict::NoQuorum);
    assert_eq!(verdict(Kind::ProductionExam, &exam(&[FOR, FOR, None, FOR, FOR, None])), Verdict::Carried);
}

#[test]
fn those_present_are_counted_without_the_conflicted() {
    let mut voters = exam(&[None, None, None, None]);
    let gathering = |voters: &[Voter]| Gathering::present(Rules::of(Kind::ProductionExam), voters);
    assert!(gathering(&voters).is_quorate() && gathering(&voters).is_halved());
    voters[3].conflicted = true;
    assert!(gathering(&voters).is_quorate() && !gathering(&voters).is_halved());
    voters[0].present = false;
    assert!(!gathering(&voters).is_quorate() && gathering(&voters).is_halved());
}

#[test]
fn a_conflict_of_interest_is_told_in_words() {
    assert!(ballot(&example::ballot("for")).is_ok());
    assert!(ballot(&example::ballot("recused")).unwrap_err().is(&refusal::INTEREST_ABOUT));
    let told = BallotForm {
        choice: "recused".into(), opinion: "Менің тәлімгерлігімдегі студент".into()
    };
    assert_eq!(ballot(&told).unwrap().0, Choice::Recused);
    assert!(ballot(&example::ballot("perhaps")).unwrap_err().is(&kernel::house::NOT_IN_LIST));
}

#[test]
fn a_sitting_is_called_for_a_day_to_come_at_an_hour_with_an_agenda() {
    let today = "2027-04-12".parse().unwrap();
    let held = call(&example::call("2027-04-12"), today).unwrap();
    assert_eq!((held.clock.as_str(), held.agenda.len()), ("10:30", 2));
    assert!(held.agenda[0].on_subject && !held.agenda[1].on_subject);
    assert!(call(&example::call("2027-04-11"), today).unwrap_err().is(&refusal::DAY_PASSED));
    let odd =
        CallForm { clock: "25:00".into(), matter: String::new(), agenda: " \n".into(), ..example::call("2027-04-12") };
    let failure = call(&odd, today).unwrap_err();
    assert!(failure.is(&refusal::NOT_A_TIME) && failure.is(&kernel::house::EMPTY));
}
