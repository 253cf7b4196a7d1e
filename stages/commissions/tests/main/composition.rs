//! Who may sit: each rule both ways.

use commissions::commission::rules::{Composition, Duty, Kind, Quorum, Rules, Seat, Side, plan, seat};
use commissions::{CommissionForm, SeatForm, example, refusal};
use kernel::{Code, Id, OrganisationId, PersonId, Rule};
use proptest::prelude::*;
use uuid::Uuid;

fn organisation(n: u128) -> OrganisationId {
    OrganisationId::of(Uuid::from_u128(n))
}

fn at(n: u128, side: Side, duty: Duty) -> Seat {
    Seat { organisation: organisation(n), side, duty }
}

fn exam() -> Rules {
    Rules { host: Some(organisation(9)), ..Rules::of(Kind::ProductionExam) }
}

/// Two halves of two, the chair from the enterprise, and a secretary of the host.
fn four() -> Vec<Seat> {
    vec![
        at(1, Side::Enterprise, Duty::Chair),
        at(1, Side::Enterprise, Duty::Member),
        at(2, Side::ThirdPartyUniversity, Duty::Member),
        at(3, Side::PartnerEnterprise, Duty::Member),
        at(9, Side::HostUniversity, Duty::Secretary),
    ]
}

fn broken(rules: Rules, seats: &[Seat]) -> Vec<&'static str> {
    let checks = Composition::of(rules, seats).checks();
    checks.into_iter().filter(|(_, holds)| !holds).map(|(rule, _)| rule.code).collect()
}

fn codes(rules: &[&Rule]) -> Vec<&'static str> {
    rules.iter().map(|rule| rule.code).collect()
}

#[test]
fn two_equal_halves_with_a_secretary_of_the_host_are_an_exam_commission() {
    assert_eq!(broken(exam(), &four()), Vec::<&str>::new());
}

#[test]
fn one_chair_and_one_secretary_are_needed() {
    let mut seats = four();
    seats[0].duty = Duty::Member;
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::ONE_CHAIR]));
    seats[0].duty = Duty::Chair;
    seats[1].duty = Duty::Chair;
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::ONE_CHAIR]));
    let mut seats = four();
    seats.pop();
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::ONE_SECRETARY]));
}

#[test]
fn an_odd_commission_and_unequal_halves_are_seen_each_by_its_rule() {
    let mut seats = four();
    seats.push(at(4, Side::Enterprise, Duty::Member));
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::NOT_EVEN, &refusal::NOT_HALVES]));
    seats.push(at(4, Side::Enterprise, Duty::Member));
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::NOT_HALVES]));
}

#[test]
fn somebody_of_neither_half_breaks_the_halves_even_when_the_rest_is_equal() {
    let mut seats = four();
    seats.push(at(5, Side::State, Duty::Member));
    seats.push(at(6, Side::Graduate, Duty::Member));
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::NOT_HALVES]));
}

#[test]
fn nobody_of_the_host_university_votes_whatever_side_is_written() {
    let mut seats = four();
    seats[2] = at(9, Side::ThirdPartyUniversity, Duty::Member);
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::FROM_HOST]));
    seats[2] = at(2, Side::HostUniversity, Duty::Member);
    assert_eq!(broken(exam(), &seats), codes(&[&refusal::NOT_HALVES, &refusal::FROM_HOST]));
}

#[test]
fn five_examine_a_programme_and_employers_are_among_them() {
    let rules = Rules::of(Kind::ProgrammeExamination);
    let mut seats = vec![
        at(1, Side::HostUniversity, Duty::Chair),
        at(2, Side::ThirdPartyUniversity, Duty::Member),
        at(3, Side::Student, Duty::Member),
        at(4, Side::Graduate, Duty::Member),
        at(1, Side::HostUniversity, Duty::Secretary),
    ];
    assert_eq!(broken(rules, &seats), codes(&[&refusal::TOO_FEW, &refusal::NO_EMPLOYER]));
    seats.push(at(5, Side::Enterprise, Duty::Member));
    assert_eq!(broken(rules, &seats), Vec::<&str>::new());
}

#[test]
fn shares_make_a_quorum_exactly_at_their_edge() {
    for (share, of, needed) in [
        (Quorum::MoreThanHalf, 4, 3),
        (Quorum::MoreThanHalf, 5, 3),
        (Quorum::TwoThirds, 6, 4),
        (Quorum::TwoThirds, 7, 5),
        (Quorum::ThreeQuarters, 8, 6),
        (Quorum::All, 3, 3),
    ] {
        assert_eq!(share.needed(of), needed, "{share:?} of {of}");
        assert!(!share.is_made(needed - 1, of), "{share:?} of {of}");
    }
    assert!(!Quorum::MoreThanHalf.is_made(0, 0));
}

#[test]
fn an_exam_commission_is_planned_with_its_host_and_its_halves() {
    let form = example::production_exam(organisation(1), organisation(9));
    assert_eq!(plan(&form).unwrap().rules, exam());
    let bare = CommissionForm { host: String::new(), halves: String::new(), ..form };
    let failure = plan(&bare).unwrap_err();
    assert!(failure.is(&refusal::HOST_NEEDED) && failure.is(&refusal::HALVES_NEEDED));
}

#[test]
fn a_seat_is_refused_for_the_host_and_for_a_side_of_no_half_but_not_to_the_secretary() {
    let person = PersonId::of(Uuid::from_u128(7));
    let today = "2027-03-01".parse().unwrap();
    let form = |n: u128, side: &str, duty: &str| example::seat(person, organisation(n), side, duty);
    assert!(seat(&form(9, "third-party-university", "member"), exam(), today).unwrap_err().is(&refusal::FROM_HOST));
    assert!(seat(&form(5, "state", "member"), exam(), today).unwrap_err().is(&refusal::NOT_HALVES));
    assert!(seat(&form(9, "host-university", "secretary"), exam(), today).is_ok());
    let backwards = SeatForm { until: "2027-02-01".into(), ..form(1, "enterprise", "member") };
    assert!(seat(&backwards, exam(), today).unwrap_err().is(&kernel::house::ENDS_BEFORE_BEGINS));
}

proptest! {
    #[test]
    fn a_commission_that_passes_every_check_is_even_halved_and_free_of_the_host(
        drawn in proptest::collection::vec((0usize..9, 0usize..3, 1u128..11), 0..12)
    ) {
        let seats: Vec<Seat> = drawn.iter().map(|(side, duty, n)| at(*n, Side::ALL[*side], Duty::ALL[*duty])).collect();
        if broken(exam(), &seats).is_empty() {
            let voting: Vec<&Seat> = seats.iter().filter(|seat| seat.duty != Duty::Secretary).collect();
            let enterprise = voting.iter().filter(|seat| seat.side == Side::Enterprise).count();
            prop_assert_eq!(enterprise * 2, voting.len());
            prop_assert!(voting.iter().all(|seat| seat.organisation != organisation(9)));
        }
    }
}
