//! Writes an invented problem in the text format: `generate LEARNERS PLACES WISHES SEED [ties] [minima] [few] [nocosts]`.
//!
//! Places' popularity follows Pareto's law of exponent 1.5; a wish is worth popularity less distance on a unit square, with
//! Gumbel noise; grades are half common to all places and half each place's own. `ties` rounds grades to five classes,
//! `minima` asks every place for a few learners, `few` leaves seats for 95 in 100 (otherwise 107). The cost of a wish is the
//! square of its rank, scattered. The same arguments give the same bytes.

use std::fmt::Write as _;
use std::io::Write as _;

use ground::{Seed, Stream};

struct Spot {
    east: f64,
    north: f64,
}

fn spot(stream: Stream, nth: u64) -> Spot {
    Spot { east: stream.unit(2 * nth), north: stream.unit(2 * nth + 1) }
}

fn gumbel(unit: f64) -> f64 {
    -(-(unit.max(1e-300)).ln()).ln()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |at: usize| words.get(at).ok_or("generate LEARNERS PLACES WISHES SEED [ties] [minima] [few] [nocosts]");
    let (learners, places): (u64, u64) = (number(0)?.parse()?, number(1)?.parse()?);
    let (wishes, seed): (usize, u64) = (number(2)?.parse()?, number(3)?.parse()?);
    let said = |word: &str| words[4..].iter().any(|each| each == word);
    let seed = Seed(seed);
    let [at_place, pareto, at_learner, noise, common, own, scatter, seats] =
        [0, 1, 2, 3, 4, 5, 6, 7].map(|nth| seed.stream(nth));

    let spots: Vec<Spot> = (0..places).map(|place| spot(at_place, place)).collect();
    let popularity: Vec<f64> = (0..places).map(|place| (1.0 - pareto.unit(place)).powf(-1.0 / 1.5)).collect();
    let share = if said("few") { 0.95 } else { 1.07 };
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seats")]
    let quotas: Vec<u32> = (0..places)
        .map(|place| (share * learners as f64 / places as f64 * (0.5 + seats.unit(place))).round().max(1.0) as u32)
        .collect();

    let mut suitors: Vec<Vec<(f64, u64)>> = vec![Vec::new(); spots.len()];
    let mut text = format!("{learners} {places}\n");
    let join = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
    writeln!(text, "{}", join(&quotas))?;
    if said("minima") {
        writeln!(text, "min {}", join(&quotas.iter().map(|quota| quota / 4).collect::<Vec<_>>()))?;
    }
    let mut costs = String::new();
    for learner in 0..learners {
        let home = spot(at_learner, learner);
        // At most some hundred places are looked at, drawn anew for each learner, so that time follows the pairs.
        let looked = places.min(20 * wishes as u64);
        let mut worth: Vec<(f64, u64)> = (0..looked)
            .map(|nth| {
                let draw = learner * looked + nth;
                let place = if looked == places { nth } else { noise.below(2 * draw + 1, places) };
                let there = &spots[usize::try_from(place).unwrap_or(0)];
                let distance = (there.east - home.east).hypot(there.north - home.north);
                let weight = popularity[usize::try_from(place).unwrap_or(0)].ln();
                (weight - 6.0 * distance + gumbel(noise.unit(2 * draw)), place)
            })
            .collect();
        worth.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
        let mut list: Vec<u64> = Vec::with_capacity(wishes);
        for (_, place) in worth {
            if list.len() < wishes && !list.contains(&place) {
                list.push(place);
            }
        }
        for (rank, place) in (1_u64..).zip(&list) {
            let space = if rank == 1 { "" } else { " " };
            write!(text, "{space}{place}")?;
            write!(costs, "{space}{}", 80 * rank * rank + scatter.below(learner * 64 + rank, 300))?;
            let grade = 0.5 * common.unit(learner) + 0.5 * own.unit(learner * places + place);
            suitors[usize::try_from(*place)?].push((grade, learner));
        }
        text.push('\n');
        costs.push('\n');
    }
    for mut here in suitors {
        if said("ties") {
            for each in &mut here {
                each.0 = (each.0 * 5.0).floor();
            }
        }
        here.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
        for (nth, each) in here.iter().enumerate() {
            let same = |other: Option<&(f64, u64)>| other.is_some_and(|other| other.0.to_bits() == each.0.to_bits());
            let (before, after) = (nth > 0 && same(here.get(nth - 1)), same(here.get(nth + 1)));
            let space = if nth == 0 { "" } else { " " };
            let (open, close) = (if after && !before { "(" } else { "" }, if before && !after { ")" } else { "" });
            write!(text, "{space}{open}{}{close}", each.1)?;
        }
        text.push('\n');
    }
    if !said("nocosts") {
        text.push_str(&costs);
    }
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
