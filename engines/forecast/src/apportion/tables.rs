//! Parties read from a table, and the JSON of an answer, there and back.

use std::io::Read;

use ground::Status;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::deal::Dealt;
use super::parties::{Invalid, MOST_PLACES, Method, Party, Problem};
use super::shares::fair;
use crate::Finding;
use crate::sheet::{Column, Row, Sheet};
use crate::wrong::{Fault, Wrong};

/// Every code that apportionment says.
pub const CODES: [&str; 4] = [
    "forecast-apportion-minima",
    "forecast-apportion-maxima",
    "forecast-apportion-no-weight",
    "forecast-apportion-tie",
];

/// Reads `organisation, weight, [minimum], [maximum]`. A weight has at most six digits behind the point and is counted
/// exactly.
pub fn read(input: impl Read) -> Result<Vec<Party>, Wrong> {
    let sheet = Sheet::read("organisations", input)?;
    sheet.only(&["organisation", "weight", "minimum", "maximum"])?;
    let (organisation, weight) = (sheet.column("organisation")?, sheet.column("weight")?);
    let (minimum, maximum) = (sheet.optional("minimum"), sheet.optional("maximum"));
    let most = i64::try_from(MOST_PLACES).expect("it is small");
    let mut parties = Vec::new();
    for row in sheet.rows() {
        let bound = |column: Option<Column>, other: i64| {
            row.whole_or(column, 0, most, other).map(|value| u64::try_from(value).expect("not negative"))
        };
        let party = Party {
            name: row.text(organisation)?.to_owned(),
            weight: millionths(&row, weight)?,
            minimum: bound(minimum, 0)?,
            maximum: bound(maximum, most)?,
        };
        if let (true, Some(column)) = (party.minimum > party.maximum, minimum) {
            let Party { minimum, maximum, .. } = party;
            return Err(row.fail(column, Fault::MinimumOver { minimum, maximum }));
        }
        parties.push(party);
    }
    Ok(parties)
}

/// Digits behind the point that a weight may have.
const DIGITS: usize = 6;

fn millionths(row: &Row<'_>, column: Column) -> Result<u64, Wrong> {
    row.real(column, 0.0, 1e12)?;
    let text = row.text(column)?;
    let unplain = || row.fail(column, Fault::Digits { text: text.chars().take(40).collect(), most: DIGITS });
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(part) || part.len() > DIGITS || (whole.is_empty() && part.is_empty()) {
        return Err(unplain());
    }
    let digits = format!("{whole}{part:0<6}");
    digits.parse().map_err(|_| unplain())
}

#[derive(Serialize, Deserialize)]
struct Body {
    method: Method,
    #[serde(rename = "places")]
    total: u64,
    /// Whether nobody is a whole place away from its fair share.
    within_quota: bool,
    /// Whether one place more can take none from anybody, whatever the weights.
    house_monotone: bool,
    organisations: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    organisation: String,
    weight: f64,
    minimum: u64,
    maximum: u64,
    /// λ·weight between minimum and maximum.
    fair_share: f64,
    places: u64,
}

/// The object that `qosar engine forecast apportion` prints.
pub fn report(problem: &Problem, dealt: &Dealt) -> Value {
    let solved = dealt.status.is_solved();
    let shares = if solved { fair(problem.parties(), problem.places()) } else { Vec::new() };
    let near = |(share, &places): (&super::shares::Share, &u64)| {
        let down = share.floor();
        places == down || (places == down + 1 && share.remainder() > 0)
    };
    #[expect(clippy::cast_precision_loss, reason = "told to people")]
    let line = |((party, share), &places): ((&Party, &super::shares::Share), &u64)| Line {
        organisation: party.name.clone(),
        weight: party.weight as f64 / 1e6,
        minimum: party.minimum,
        maximum: party.maximum,
        fair_share: share.value(),
        places,
    };
    let body = Body {
        method: problem.method(),
        total: problem.places(),
        within_quota: solved && shares.iter().zip(&dealt.places).all(near),
        house_monotone: problem.method() != Method::LargestRemainder,
        organisations: problem.parties().iter().zip(&shares).zip(&dealt.places).map(line).collect(),
    };
    let tie = (!dealt.tied.is_empty()).then(|| {
        let names: Vec<&str> = dealt.tied.iter().map(|&at| problem.parties()[at].name.as_str()).collect();
        Finding::warning("forecast-apportion-tie").about(names[0]).with("equal", names)
    });
    crate::report::report(dealt.status, &body, tie.as_slice(), dealt.work, dealt.reason.clone())
}

/// Why an answer cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BadAnswer {
    /// Not JSON, or not this JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It speaks of another problem.
    #[error("organisation {0} is not the one of the table")]
    Other(String),
    /// The problem itself.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Reads what [`report`] printed about these parties, so that [`super::verify`] can check it.
pub fn read_answer(bytes: &[u8], parties: Vec<Party>) -> Result<(Problem, Dealt), BadAnswer> {
    #[derive(Deserialize)]
    struct Answer {
        status: Status,
        #[serde(flatten)]
        body: Body,
    }
    let Answer { status, body } = serde_json::from_slice(bytes)?;
    for (line, party) in body.organisations.iter().zip(&parties) {
        if line.organisation != party.name {
            return Err(BadAnswer::Other(line.organisation.clone()));
        }
    }
    let problem = Problem::new(parties, body.total, body.method)?;
    let places = body.organisations.iter().map(|line| line.places).collect();
    Ok((problem, Dealt { status, places, tied: Vec::new(), reason: Vec::new(), work: 0 }))
}
