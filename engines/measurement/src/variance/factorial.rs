//! Two factors with their interaction: sums of squares of type I (in order), II (each main effect given the other) and
//! III (each effect given all others, contrasts that sum to nought). What varies within cells is summed exactly; between
//! cells the model is fitted to the cells' means, weighed by their sizes, by orthogonal steps (Gram–Schmidt, twice).

use ground::Message;
use serde_json::{Value, json};

use crate::count::real;
use crate::distribution::f_upper;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::table::{Categories, Column, NO_CODE};
use crate::variance::groups::{Groups, groups};
use crate::wrong::Wrong;

/// The most cells.
const MOST: usize = 1_500;

/// The levels of a factor that a scored row has, numbered anew: a level without any would leave the contrasts of the others
/// short of a direction.
fn levels(factor: &Categories, scored: impl Fn(usize) -> bool) -> (Vec<u32>, Vec<&str>) {
    let mut seen = vec![false; factor.labels.len()];
    for (_, &code) in factor.codes.iter().enumerate().filter(|(row, _)| scored(*row)) {
        seen[code as usize] = true;
    }
    let mut next = 0;
    let places: Vec<u32> = seen
        .iter()
        .map(|&seen| {
            next += u32::from(seen);
            if seen { next - 1 } else { NO_CODE }
        })
        .collect();
    let place = |(row, &code): (usize, &u32)| if scored(row) { places[code as usize] } else { NO_CODE };
    let labels = factor.labels.iter().zip(&seen).filter(|(_, seen)| **seen).map(|(label, _)| label.as_str());
    (factor.codes.iter().enumerate().map(place).collect(), labels.collect())
}

pub fn factorial(score: &Column, factors: [&Column; 2], kind: &str) -> Result<Finding, Wrong> {
    let [one, other] = factors.map(Column::categories);
    let scored = |row: usize| score.number(row).is_some() && one.codes[row] != NO_CODE && other.codes[row] != NO_CODE;
    let [(one, ones), (other, others)] = [&one, &other].map(|factor| levels(factor, scored));
    let (a, b) = (ones.len(), others.len());
    if a * b > MOST {
        return Err(Wrong::Table(Fault::TooManyCells { first: a, second: b, most: MOST }));
    }
    let code = |(&one, &other): (&u32, &u32)| {
        if one == NO_CODE || other == NO_CODE { NO_CODE } else { one * u32::try_from(b).unwrap_or(1) + other }
    };
    let codes: Vec<u32> = one.iter().zip(&other).map(code).collect();
    let cells = groups(score, &codes, a * b);
    let filled = cells.groups.iter().filter(|cell| cell.n > 0.0).count();
    let n = cells.n;
    let within: f64 = cells.groups.iter().map(|cell| cell.within).sum();
    if !(cells.between + within > 0.0) || filled < 2 {
        return Ok(Finding::undefined(Message::new("measurement-nothing-varies")).with("n", n));
    }
    let model = Model::of(&cells, a, b);
    let effects = match kind {
        "I" | "1" => model.in_order(),
        "II" | "2" => model.given_mains(),
        _ => model.given_all(),
    };
    let used: usize = 1 + model.in_order().iter().map(|effect| effect.1).sum::<usize>();
    let df_error = n - real(used);
    let error = within;
    let mean_square = error / df_error;
    let mut finding = Finding::new().with("n", n).with("left_out", cells.missing).with("type", kind);
    finding.put("missing", "rows without the amount or a factor are left out");
    let names = [
        factors[0].name().to_owned(),
        factors[1].name().to_owned(),
        format!("{}:{}", factors[0].name(), factors[1].name()),
    ];
    let mut rows = Vec::new();
    let total = cells.between + within;
    for (name, (ss, df)) in names.iter().zip(effects) {
        let df = real(df);
        let f = ss / df / mean_square;
        rows.push(json!({
            "source": name, "ss": ss, "df": df, "ms": json!(ss / df), "F": json!(f), "p": json!(f_upper(f, df, df_error)),
            "eta2": json!(ss / total), "partial_eta2": json!(ss / (ss + error)),
            "omega2": json!((ss - df * mean_square) / (total + mean_square)),
        }));
    }
    rows.push(json!({"source": "Residuals", "ss": error, "df": df_error, "ms": json!(mean_square)}));
    finding.put("effects", rows);
    finding.put("cells", shown(&cells, &ones, &others));
    if filled < a * b {
        finding.warn(Message::new("measurement-anova-empty-cells").with("empty", a * b - filled));
    }
    if df_error <= 0.0 {
        finding.warn(Message::new("measurement-anova-no-error-left"));
    }
    finding.explain(Message::new("measurement-anova-two-way-found").with("n", n).with("cells", filled));
    Ok(finding)
}

fn shown(cells: &Groups, ones: &[&str], others: &[&str]) -> Vec<Value> {
    let b = others.len();
    let cell = |(at, cell): (usize, &crate::variance::groups::Group)| {
        json!({
            "levels": [ones[at / b], others[at % b]], "n": cell.n, "mean": json!(cells.centre + cell.mean),
            "sd": json!((cell.n > 1.0).then(|| (cell.within / (cell.n - 1.0)).sqrt())),
        })
    };
    cells.groups.iter().enumerate().map(cell).collect()
}

/// An effect's sum of squares and degrees of freedom.
type Effect = (f64, usize);

/// Weighed means of the filled cells, and the columns of each effect, weighed alike.
struct Model {
    means: Vec<f64>,
    grand: Vec<Vec<f64>>,
    effects: [Vec<Vec<f64>>; 3],
}

impl Model {
    fn of(cells: &Groups, a: usize, b: usize) -> Self {
        let filled: Vec<usize> = (0..a * b).filter(|&cell| cells.groups[cell].n > 0.0).collect();
        let root = |cell: usize| cells.groups[cell].n.sqrt();
        // Contrasts that sum to nought: the last level is the negative of all others.
        let contrast = |level: usize, of: usize, levels: usize| match level {
            _ if level == of => 1.0,
            last if last == levels - 1 => -1.0,
            _ => 0.0,
        };
        let column =
            |value: &dyn Fn(usize) -> f64| filled.iter().map(|&cell| root(cell) * value(cell)).collect::<Vec<f64>>();
        let first = |of: usize| move |cell: usize| contrast(cell / b, of, a);
        let second = |of: usize| move |cell: usize| contrast(cell % b, of, b);
        let mut both = Vec::new();
        for one in 0..a - 1 {
            for other in 0..b - 1 {
                both.push(column(&|cell| first(one)(cell) * second(other)(cell)));
            }
        }
        Self {
            means: column(&|cell| cells.groups[cell].mean - cells.mean),
            grand: vec![column(&|_| 1.0)],
            effects: [
                (0..a - 1).map(|of| column(&first(of))).collect(),
                (0..b - 1).map(|of| column(&second(of))).collect(),
                both,
            ],
        }
    }

    /// What effects add to others before them.
    fn added(&self, before: &[&[Vec<f64>]], effect: &[Vec<f64>]) -> Effect {
        let mut basis = Basis { kept: Vec::new(), rest: self.means.clone() };
        before.iter().for_each(|columns| {
            basis.take(columns);
        });
        basis.take(effect)
    }

    fn in_order(&self) -> [Effect; 3] {
        let [a, b, ab] = &self.effects;
        let grand = &self.grand[..];
        [self.added(&[grand], a), self.added(&[grand, a], b), self.added(&[grand, a, b], ab)]
    }

    fn given_mains(&self) -> [Effect; 3] {
        let [a, b, ab] = &self.effects;
        let grand = &self.grand[..];
        [self.added(&[grand, b], a), self.added(&[grand, a], b), self.added(&[grand, a, b], ab)]
    }

    fn given_all(&self) -> [Effect; 3] {
        let [a, b, ab] = &self.effects;
        let grand = &self.grand[..];
        [self.added(&[grand, b, ab], a), self.added(&[grand, a, ab], b), self.added(&[grand, a, b], ab)]
    }
}

/// Orthogonal columns, and what of the means they do not explain.
struct Basis {
    kept: Vec<Vec<f64>>,
    rest: Vec<f64>,
}

impl Basis {
    /// Takes columns in; the squares they explain beyond the others, and how many were new.
    fn take(&mut self, columns: &[Vec<f64>]) -> Effect {
        let (mut explained, mut new) = (0.0, 0);
        for column in columns {
            let before = dot(column, column);
            let mut column = column.clone();
            for _ in 0..2 {
                for kept in &self.kept {
                    let along = dot(kept, &column);
                    column.iter_mut().zip(kept).for_each(|(value, kept)| *value -= along * kept);
                }
            }
            let after = dot(&column, &column);
            if !(after > 1e-16 * before) || after == 0.0 {
                continue;
            }
            let length = after.sqrt();
            column.iter_mut().for_each(|value| *value /= length);
            let along = dot(&column, &self.rest);
            self.rest.iter_mut().zip(&column).for_each(|(rest, value)| *rest -= along * value);
            explained += along * along;
            new += 1;
            self.kept.push(column);
        }
        (explained, new)
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
