//! Apportionment: known examples, what each method claims, and the verifier against all ways there are.

use forecast::apportion::{Dealt, Method, Party, Problem, read, read_answer, report, solve, verify};
use forecast::{Seed, Status};

fn parties(weights: &[u64]) -> Vec<Party> {
    bounded(&weights.iter().map(|&weight| (weight, 0, u64::MAX)).collect::<Vec<_>>())
}

fn bounded(rows: &[(u64, u64, u64)]) -> Vec<Party> {
    let party = |(at, &(weight, minimum, maximum)): (usize, &(u64, u64, u64))| Party {
        name: format!("p{at}"),
        weight,
        minimum,
        maximum,
    };
    rows.iter().enumerate().map(party).collect()
}

fn dealt(parties: Vec<Party>, places: u64, method: Method) -> Dealt {
    let problem = Problem::new(parties, places, method).unwrap();
    let found = solve(&problem);
    assert_eq!(verify(&problem, &found), Ok(()), "{problem:?} {found:?}");
    found
}

#[test]
fn known_examples_come_out_as_printed() {
    // Four lists and eight seats, as encyclopaedias show the highest averages.
    let votes = [100_000, 80_000, 30_000, 20_000];
    assert_eq!(dealt(parties(&votes), 8, Method::Dhondt).places, [4, 3, 1, 0]);
    assert_eq!(dealt(parties(&votes), 8, Method::SainteLague).places, [3, 3, 1, 1]);
    assert_eq!(dealt(parties(&votes), 8, Method::LargestRemainder).places, [3, 3, 1, 1]);
    // Balinski & Young: 26 seats; Jefferson gives the large state 10 where its quota is 9.061.
    let states = [9_061, 7_179, 5_259, 3_319, 1_182];
    assert_eq!(dealt(parties(&states), 26, Method::LargestRemainder).places, [9, 7, 5, 4, 1]);
    assert_eq!(dealt(parties(&states), 26, Method::Dhondt).places, [10, 7, 5, 3, 1]);
    assert_eq!(dealt(parties(&states), 26, Method::SainteLague).places, [9, 8, 5, 3, 1]);
}

#[test]
fn the_alabama_paradox_is_shown_where_it_may_be_and_nowhere_else() {
    let shown = |method: Method| {
        let [ten, eleven] = [10, 11].map(|places| dealt(parties(&[6, 6, 2]), places, method).places);
        ten.iter().zip(&eleven).any(|(before, after)| after < before)
    };
    assert!(shown(Method::LargestRemainder));
    assert!(!shown(Method::SainteLague));
    assert!(!shown(Method::Dhondt));
}

struct Dice {
    stream: ground::Stream,
    drawn: u64,
}

impl Dice {
    fn new(case: u64) -> Self {
        Self { stream: Seed(case).stream(9), drawn: 0 }
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.drawn += 1;
        self.stream.below(self.drawn, bound)
    }
}

#[test]
fn divisors_never_take_a_place_away_when_there_is_one_more() {
    for case in 0..200 {
        let mut dice = Dice::new(case);
        let rows: Vec<(u64, u64, u64)> =
            (0..2 + dice.below(6)).map(|_| (1 + dice.below(1_000), dice.below(3), 3 + dice.below(40))).collect();
        let (least, most) = (rows.iter().map(|row| row.1).sum::<u64>(), rows.iter().map(|row| row.2).sum::<u64>());
        for method in [Method::SainteLague, Method::Dhondt] {
            let mut before = dealt(bounded(&rows), least, method).places;
            for places in least + 1..=most.min(least + 60) {
                let after = dealt(bounded(&rows), places, method).places;
                assert!(before.iter().zip(&after).all(|(a, b)| a <= b), "{rows:?} {places} {before:?} {after:?}");
                before = after;
            }
        }
    }
}

#[test]
fn a_heavier_party_never_loses_to_a_lighter_one_under_divisors() {
    for case in 0..300 {
        let mut dice = Dice::new(1_000 + case);
        let weights: Vec<u64> = (0..3 + dice.below(5)).map(|_| 1 + dice.below(500)).collect();
        let grown = usize::try_from(dice.below(weights.len() as u64)).unwrap();
        let places = 1 + dice.below(60);
        for method in [Method::SainteLague, Method::Dhondt] {
            let before = dealt(parties(&weights), places, method).places;
            let mut more = weights.clone();
            more[grown] += 1 + dice.below(300);
            let after = dealt(parties(&more), places, method).places;
            assert!(after[grown] >= before[grown], "{weights:?} {grown}");
        }
    }
}

#[test]
fn largest_remainder_stays_within_quota_and_dhondt_never_falls_below_it() {
    for case in 0..500 {
        let mut dice = Dice::new(2_000 + case);
        let weights: Vec<u64> = (0..2 + dice.below(8)).map(|_| 1 + dice.below(10_000)).collect();
        let (places, total) = (1 + dice.below(200), weights.iter().sum::<u64>());
        let remainder = dealt(parties(&weights), places, Method::LargestRemainder).places;
        let jefferson = dealt(parties(&weights), places, Method::Dhondt).places;
        for (at, weight) in weights.iter().enumerate() {
            let down = weight * places / total;
            assert!(remainder[at] == down || (remainder[at] == down + 1 && weight * places % total > 0));
            assert!(jefferson[at] >= down);
        }
    }
}

#[test]
fn the_verifier_accepts_the_answer_and_no_other_but_ties() {
    let mut impossible = 0;
    for case in 0..400 {
        let mut dice = Dice::new(3_000 + case);
        let rows: Vec<(u64, u64, u64)> = (0..=dice.below(4))
            .map(|_| {
                let minimum = dice.below(3);
                (dice.below(40), minimum, minimum + dice.below(5))
            })
            .collect();
        let places = dice.below(12);
        for method in Method::ALL {
            let problem = Problem::new(bounded(&rows), places, method).unwrap();
            let found = solve(&problem);
            assert_eq!(verify(&problem, &found), Ok(()), "{problem:?} {found:?}");
            impossible += i32::from(found.status == Status::Infeasible);
            let mut accepted = Vec::new();
            let mut all = vec![0; rows.len()];
            loop {
                let other = Dealt { status: Status::Optimal, places: all.clone(), ..found.clone() };
                if verify(&problem, &other).is_ok() {
                    accepted.push(all.clone());
                }
                let Some(at) = all.iter().position(|&places| places < 7) else { break };
                all[..at].fill(0);
                all[at] += 1;
            }
            if found.status.is_solved() {
                assert!(accepted.contains(&found.places), "{problem:?} {found:?} {accepted:?}");
                // Others are equal claims: they differ by places exchanged one for one.
                for other in &accepted {
                    assert!(
                        other.iter().zip(&found.places).all(|(a, b)| a.abs_diff(*b) <= 1),
                        "{problem:?} {accepted:?}"
                    );
                }
            } else {
                assert!(accepted.is_empty() && !found.reason.is_empty());
            }
        }
    }
    assert!(impossible > 50);
}

#[test]
fn a_tie_is_told_and_goes_to_the_first() {
    for method in Method::ALL {
        let found = dealt(parties(&[5, 5, 5]), 4, method);
        assert_eq!((found.places, found.tied), (vec![2, 1, 1], vec![0, 1, 2]));
    }
}

#[test]
fn what_cannot_be_dealt_is_told_why() {
    let reason = |rows: &[(u64, u64, u64)], places: u64| {
        dealt(bounded(rows), places, Method::SainteLague).reason.first().map(|message| message.code.clone())
    };
    assert_eq!(reason(&[(1, 3, 9), (1, 3, 9)], 5).as_deref(), Some("forecast-apportion-minima"));
    assert_eq!(reason(&[(1, 0, 2), (1, 0, 2)], 5).as_deref(), Some("forecast-apportion-maxima"));
    assert_eq!(reason(&[(0, 0, 9), (1, 0, 2)], 5).as_deref(), Some("forecast-apportion-no-weight"));
    assert_eq!(reason(&[(0, 1, 9), (0, 4, 9)], 5), None);
}

#[test]
fn a_million_places_among_thousands_are_dealt_at_once() {
    let mut dice = Dice::new(4_000);
    let rows: Vec<(u64, u64, u64)> =
        (0..5_000).map(|_| (dice.below(1_000_000_000), dice.below(20), 20 + dice.below(1_000))).collect();
    for method in Method::ALL {
        assert_eq!(dealt(bounded(&rows), 1_000_000, method).places.iter().sum::<u64>(), 1_000_000);
    }
}

#[test]
fn control_figures_are_read_divided_and_read_back() {
    let text = include_str!("../../examples/control_figures.csv");
    for method in Method::ALL {
        let problem = Problem::new(read(text.as_bytes()).unwrap(), 500, method).unwrap();
        let found = solve(&problem);

        let told = report(&problem, &found);

        let organisations = told["organisations"].as_array().unwrap();
        assert_eq!(organisations.iter().map(|line| line["places"].as_u64().unwrap()).sum::<u64>(), 500);
        assert!((25..=60).contains(&organisations[2]["places"].as_u64().unwrap()));
        let (problem, answer) = read_answer(told.to_string().as_bytes(), read(text.as_bytes()).unwrap()).unwrap();
        assert_eq!(verify(&problem, &answer), Ok(()));
    }
}

#[test]
fn strange_organisations_are_told_where() {
    let told = |text: &str| read(text.as_bytes()).unwrap_err().to_string();
    assert!(
        told("organisation,weight\na,-1\n").starts_with("organisations, line 2, column `weight`: -1 is not between")
    );
    assert!(told("organisation,weight\na,1e3\n").contains("not a plain number"));
    assert!(told("organisation,weight\na,1.0000001\n").contains("at most 6 digits"));
    assert!(
        told("organisation,weight,minimum,maximum\na,1,5,4\n")
            .contains("line 2, column `minimum`: at least 5, but at most 4")
    );
    assert!(told("organisation,weight,minimum\na,1,2.5\n").contains("`2.5` is not a whole number"));
    let twice = read("organisation,weight\na,1\na,1\n".as_bytes()).unwrap();
    assert_eq!(Problem::new(twice, 3, Method::Dhondt).unwrap_err().to_string(), "a stands twice");
}
