//! A walk over calendars that cools down: simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) with several
//! neighbourhoods, as Zanazzo, Ceschia, Dovier & Schaerf (2024) use it on this problem. Differences from theirs: trades between two learners keep the heads at places, so that narrow
//! maxima and minima do not freeze the walk; heads amiss are charged a price that rises while the walk stays outside the
//! feasible and falls while it is inside (strategic oscillation, Glover 1977); what concerns one learner alone is never broken.

use crate::aim;
use crate::board::Board;
use crate::chance::Chance;
use crate::draw::draw;
use crate::moves::{Move, make};
use crate::pace::Pace;
use crate::problem::Stay;
use crate::weigh::weigh;

/// How hot a walk begins and ends, in usual changes of the score, and how dear heads amiss are to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heat {
    /// For a short while at first, so that a walk that starts among heads amiss gets out.
    pub first: f64,
    pub begin: f64,
    pub end: f64,
    /// A head amiss for a whole stay never costs less than so many usual changes.
    pub price: f64,
    /// The price falls while more than this part of the moves made lead to calendars in which nothing is amiss.
    pub inside: (u64, u64),
}

/// The best feasible calendar a walk met, or the least infeasible.
#[derive(Clone, Debug)]
pub(crate) struct Walked {
    pub schedule: Vec<Vec<Stay>>,
    pub amiss: i64,
    pub objective: i64,
    /// Moves that were weighed.
    pub moves: u64,
}

impl Walked {
    /// A calendar nobody walked from yet.
    pub fn of(board: &Board<'_>) -> Self {
        Self { schedule: board.schedule(), amiss: board.amiss, objective: board.objective(), moves: 0 }
    }
}

/// The part of a walk that is hot.
const HOT: f64 = 0.05;
/// Draws of one kind in a row: a processor foretells what comes next. Measured: a twentieth more moves a second.
const BATCH: u64 = 16;
/// Draws at one temperature.
const STRETCH: u64 = 4_096;
/// Stretches between two looks at the price of heads amiss.
const LOOK: u64 = 2;
/// A head amiss costs so many usual changes over a stay at first, whatever its floor, so that a walk that starts among heads
/// amiss gets out; and so many a week at most (measured: the price comes near it only where one place stays amiss to the
/// end, and a cap of 16 to 64 changes a stay, or prices of its own for every place, mended that no more often).
const FIRST_PRICE: f64 = 16.0;
const HIGHEST: f64 = 400.0;
/// One move in so many is aimed at a head amiss before any calendar was met (measured: I40_24_1 has one after 2 million draws,
/// and not after 10 million without), and after (a power of two that costs little; others were not tried).
const OFTEN: u64 = 2;
const SELDOM: u64 = 16;
/// −ln of evenly spread numbers: how much worse a move may be, in temperatures.
const DRAWS: usize = 4_096;

/// How much the usual move changes: the scale of all temperatures.
pub(crate) fn scale(board: &mut Board<'_>, chance: &mut Chance) -> f64 {
    let (mut total, mut count) = (0.0, 0.0);
    for _ in 0..20_000 {
        let kind = chance.bits();
        if let Some(change) = draw(board, chance, kind).and_then(|step| weigh(board, step))
            && change.score != 0
        {
            #[expect(clippy::cast_precision_loss, reason = "an average")]
            {
                total += (change.score.abs() + change.other.abs()) as f64;
            }
            count += 1.0;
        }
    }
    if count > 0.0 { total / count } else { 1.0 }
}

/// Walks from where the board stands until the pace says stop; leaves the board where it ended.
/// A calendar worth `ceiling` ends it: there is none better.
pub(crate) fn walk(
    board: &mut Board<'_>,
    chance: &mut Chance,
    heat: Heat,
    scale: f64,
    ceiling: i64,
    pace: &mut Pace<'_>,
) -> Walked {
    let mut best = Walked::of(board);
    let mut kept = board.stays.clone();
    #[expect(clippy::cast_precision_loss, reason = "evenly spread numbers")]
    let worse: Vec<f64> = (0..DRAWS).map(|index| -((index as f64 + 0.5) / DRAWS as f64).ln()).collect();
    #[expect(clippy::cast_precision_loss, reason = "a penalty")]
    let keep = board.problem.keep as f64;
    let length = f64::from(u32::try_from(board.problem.length).expect("few weeks"));
    // Dear at first, so that a walk that starts among heads amiss gets out; then as cheap as leaves it out often enough.
    let (lowest, highest) = (heat.price * scale / length, HIGHEST * scale);
    let mut price = FIRST_PRICE * scale / length;
    let mut made = 0_u64;
    let mut visits = 0_u64;
    let mut stretch = 0;
    let mut over = pace.spend(0);
    while let Some(part) = over {
        let cooled = heat.begin * (heat.end / heat.begin).powf((part - HOT) / (1.0 - HOT));
        let temperature = scale * if part < HOT { heat.first } else { cooled };
        let often = if best.amiss > 0 { OFTEN } else { SELDOM };
        let mut kind = 0;
        for turn in 0..STRETCH {
            if turn % BATCH == 0 {
                kind = chance.bits();
            }
            let Some(step) = sometimes_aimed(board, chance, kind, often) else { continue };
            let Some(change) = weigh(board, step) else { continue };
            best.moves += 1;
            #[expect(clippy::cast_precision_loss, reason = "scores are far below 2⁵²")]
            let gain = (change.score + change.other + change.least - board.least) as f64
                - price * f64::from(change.amiss)
                - if change.moved == 0 { 0.0 } else { keep * change.moved as f64 };
            if gain < 0.0 {
                #[expect(clippy::cast_possible_truncation, reason = "twelve bits")]
                let index = chance.bits() as usize % DRAWS;
                if -gain > temperature * worse[index] {
                    continue;
                }
            }
            make(board, step, change);
            made += 1;
            if board.amiss == 0 {
                visits += 1;
                let objective = board.objective();
                if best.amiss > 0 || objective > best.objective {
                    (best.amiss, best.objective) = (0, objective);
                    kept.clone_from(&board.stays);
                }
            } else if board.amiss < best.amiss {
                (best.amiss, best.objective) = (board.amiss, board.objective());
                kept.clone_from(&board.stays);
            }
        }
        stretch += 1;
        if stretch % LOOK == 0 {
            let inside = visits * heat.inside.1 > made * heat.inside.0;
            price = if inside { (price * 0.98).max(lowest) } else { (price * 1.02).min(highest) };
            (visits, made) = (0, 0);
        }
        over = pace.spend(STRETCH);
        if best.amiss == 0 && best.objective >= ceiling {
            break;
        }
    }
    best.schedule = apart(board, &kept);
    best
}

/// A move, and while heads are amiss one time in so many (a power of two) one aimed at them.
#[inline]
fn sometimes_aimed(board: &mut Board<'_>, chance: &mut Chance, kind: u64, one_in: u64) -> Option<Move> {
    if board.amiss > 0 && chance.bits() & (one_in - 1) == 0 {
        return aim::draw(board, chance).map(|learner| Move::Rewrite { learner });
    }
    draw(board, chance, kind)
}

/// Walks with nothing in mind but heads amiss, until none is or the pace says stop, loose and tight in turns; the best
/// calendar met.
pub(crate) fn repair(board: &mut Board<'_>, chance: &mut Chance, pace: &mut Pace<'_>) -> Walked {
    let mut moves = 0;
    let length = f64::from(u32::try_from(board.problem.length).expect("few weeks"));
    let (mut best, mut kept, mut objective) = (board.amiss, board.stays.clone(), board.objective());
    let mut stretch = 0_u32;
    while board.amiss > 0 && pace.spend(STRETCH).is_some() {
        let part = f64::from(stretch % TURN) / f64::from(TURN);
        let temperature = length * LOOSE * (TIGHT / LOOSE).powf(part);
        stretch += 1;
        for _ in 0..STRETCH {
            let kind = chance.bits();
            let Some(step) = sometimes_aimed(board, chance, kind, OFTEN) else { continue };
            let Some(change) = weigh(board, step) else { continue };
            moves += 1;
            if change.amiss > 0 {
                #[expect(clippy::cast_precision_loss, reason = "53 bits")]
                let drawn = (chance.bits() >> 11) as f64 / (1_u64 << 53) as f64;
                if drawn > (-f64::from(change.amiss) / temperature).exp() {
                    continue;
                }
            }
            make(board, step, change);
            if board.amiss < best {
                (best, objective) = (board.amiss, board.objective());
                kept.clone_from(&board.stays);
                if best == 0 {
                    break;
                }
            }
        }
    }
    Walked { schedule: apart(board, &kept), amiss: best, objective, moves }
}

/// Stays that stand side by side, learner by learner.
fn apart(board: &Board<'_>, stays: &[Stay]) -> Vec<Vec<Stay>> {
    (0..board.problem.learners.len())
        .map(|learner| stays[board.first[learner]..board.first[learner + 1]].to_vec())
        .collect()
}

/// A repair's temperatures, in heads amiss over a whole stay.
const LOOSE: f64 = 0.4;
const TIGHT: f64 = 0.15;
/// Stretches of a turn from loose to tight.
const TURN: u32 = 50;
