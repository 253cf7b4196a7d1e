//! The national scale of grades, and the arithmetic that leads to it: whole numbers of hundredths of a percent.

use kernel::{Cell, CellKind, Day, Stored};
use serde::{Deserialize, Serialize};

/// A share, in hundredths of a percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(pub i64);

impl Percent {
    /// Whole percent.
    pub const fn whole(percent: i64) -> Self {
        Self(percent * 100)
    }
    /// So many of so many, to a hundredth of a percent, half up; nothing of nothing.
    pub fn of(part: i64, whole: i64) -> Self {
        if whole <= 0 { Self(0) } else { Self(half_up(part * 10_000, whole)) }
    }
    /// In whole percent, half up: how the scale is entered.
    pub fn rounded(self) -> i64 {
        half_up(self.0, 100)
    }
    /// The mean of some, to a hundredth, half up; none of none.
    pub fn mean(all: &[Self]) -> Option<Self> {
        let count = i64::try_from(all.len()).ok().filter(|count| *count > 0)?;
        Some(Self(half_up(all.iter().map(|one| one.0).sum(), count)))
    }
    /// Theory and work by their weights: `theory` whole percent of the first, the rest of the second.
    pub fn weighed(theory: Self, work: Self, weight: i64) -> Self {
        Self(half_up(theory.0 * weight + work.0 * (100 - weight), 100))
    }
}

/// A quotient of whole numbers from 0 on, rounded half up.
fn half_up(value: i64, by: i64) -> i64 {
    (2 * value + by).div_euclid(2 * by)
}

impl Stored for Percent {
    const KIND: CellKind = CellKind::Whole;
    fn cell(&self) -> Cell {
        Cell::Whole(Some(self.0))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        i64::of_cell(cell).map(Self)
    }
}

kernel::codes! { "assessment-grade",
    /// A grade of the national scale.
    pub enum Grade {
        /// 95–100.
        A = "a",
        /// 90–94.
        AMinus = "a-minus",
        /// 85–89.
        BPlus = "b-plus",
        /// 80–84.
        B = "b",
        /// 75–79.
        BMinus = "b-minus",
        /// 70–74.
        CPlus = "c-plus",
        /// 65–69.
        C = "c",
        /// 60–64.
        CMinus = "c-minus",
        /// 55–59.
        DPlus = "d-plus",
        /// 50–54.
        D = "d",
        /// 25–49: the exam is taken again.
        Fx = "fx",
        /// 0–24: the practice is repeated.
        F = "f",
    }
}

kernel::codes! { "assessment-traditional",
    /// A grade of the four-point tradition.
    pub enum Traditional {
        /// From 90.
        Excellent = "excellent",
        /// From 70.
        Good = "good",
        /// From 50.
        Satisfactory = "satisfactory",
        /// Below 50.
        Unsatisfactory = "unsatisfactory",
    }
}

/// One step of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The least whole percent.
    pub least: i64,
    /// The grade.
    pub grade: Grade,
    /// Its letter.
    pub letter: &'static str,
    /// Its digital equivalent, in hundredths.
    pub points: i64,
    /// Its name in the tradition.
    pub traditional: Traditional,
}

const fn step(least: i64, grade: Grade, letter: &'static str, points: i64, traditional: Traditional) -> Step {
    Step { least, grade, letter, points, traditional }
}

/// The scale from a day on, the highest step first.
struct Scale {
    from: (i32, u32, u32),
    steps: &'static [Step],
}

/// Rules of credit technology, order № 152 of 20.04.2011, annex 1, in the edition in which C+ is good.
const SCALES: &[Scale] = &[Scale {
    from: (2018, 10, 12),
    steps: &[
        step(95, Grade::A, "A", 400, Traditional::Excellent),
        step(90, Grade::AMinus, "A−", 367, Traditional::Excellent),
        step(85, Grade::BPlus, "B+", 333, Traditional::Good),
        step(80, Grade::B, "B", 300, Traditional::Good),
        step(75, Grade::BMinus, "B−", 267, Traditional::Good),
        step(70, Grade::CPlus, "C+", 233, Traditional::Good),
        step(65, Grade::C, "C", 200, Traditional::Satisfactory),
        step(60, Grade::CMinus, "C−", 167, Traditional::Satisfactory),
        step(55, Grade::DPlus, "D+", 133, Traditional::Satisfactory),
        step(50, Grade::D, "D", 100, Traditional::Satisfactory),
        step(25, Grade::Fx, "FX", 50, Traditional::Unsatisfactory),
        step(0, Grade::F, "F", 0, Traditional::Unsatisfactory),
    ],
}];

/// The source of the scale.
pub const SOURCE: kernel::Source = kernel::Source { work: kernel::Work::CreditRules, part: kernel::Part::Annex("1") };

/// The step of a whole percent by the scale in force on a day; an earlier day is measured by the first scale there is.
pub fn step_of(percent: i64, day: Day) -> Step {
    let in_force = |scale: &&Scale| Day::of(scale.from.0, scale.from.1, scale.from.2).is_some_and(|from| from <= day);
    let scale = SCALES.iter().rev().find(in_force).unwrap_or(&SCALES[0]);
    let steps = scale.steps;
    steps.iter().find(|step| percent >= step.least).copied().unwrap_or(steps[steps.len() - 1])
}

/// By which figures a university counts, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Weight of the theoretical part, in whole percent; the rest is the qualification work's.
    pub theory: i64,
    /// The least whole percent of each part and of the whole.
    pub pass: i64,
    /// How far apart the experts may be in a part, in whole percent.
    pub spread: i64,
    /// The least share of the planned hours that is confirmed, in whole percent.
    pub hours: i64,
}

impl Default for Figures {
    /// Decision 0050: the guide names no figures.
    fn default() -> Self {
        Self { theory: 40, pass: 50, spread: 15, hours: 100 }
    }
}

/// What a candidate's scores come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Mean of the experts in theory.
    pub theory: Percent,
    /// Mean of the experts in the qualification work.
    pub work: Percent,
    /// Both, by weight.
    pub total: Percent,
    /// What is entered into the scale: whole percent, at most 49 where a part was failed.
    pub percent: i64,
    /// Is it passed?
    pub passed: bool,
}

/// The result of some experts' scores; none of none. Each is a pair of theory and work.
pub fn result(scores: &[(Percent, Percent)], figures: Figures) -> Option<Verdict> {
    let theory = Percent::mean(&scores.iter().map(|score| score.0).collect::<Vec<_>>())?;
    let work = Percent::mean(&scores.iter().map(|score| score.1).collect::<Vec<_>>())?;
    let total = Percent::weighed(theory, work, figures.theory);
    let passed = [theory, work, total].into_iter().all(|share| share.rounded() >= figures.pass);
    let percent = if passed { total.rounded() } else { total.rounded().min(49) };
    Some(Verdict { theory, work, total, percent, passed })
}

/// How far apart the experts are in the part where they are furthest apart.
pub fn spread(scores: &[(Percent, Percent)]) -> Percent {
    let range = |part: &dyn Fn(&(Percent, Percent)) -> Percent| {
        let (most, least) = (scores.iter().map(part).max(), scores.iter().map(part).min());
        most.zip(least).map_or(0, |(most, least)| most.0 - least.0)
    };
    Percent(range(&|score| score.0).max(range(&|score| score.1)))
}
