//! Series from tables: wide (`id,y1,…,yn`), long (`id,time,value`), and the layout of the M3 competition
//! (`id,period,type,n,h,start,train,test`, values parted by blanks, horizon and season by row).

use std::collections::HashMap;

use super::history::{FARTHEST, LARGEST, LONGEST_SEASON, Series};
use super::times::{Numbered, in_time};
use crate::table::{Row, Table, number};
use crate::wrong::{Fault, Place, Wrong};

/// How a file is to be read.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Steps to forecast, where the file does not say.
    pub horizon: usize,
    /// Steps in a season, where the file does not say; 1 is none.
    pub season: usize,
    /// The column of names.
    pub id: String,
    /// The column of times in a long table: numbers (`2024`, `2024.25`), `2024-03`, `2024-03-01`, `2024Q1`, or text that sorts; one
    /// notation in each series.
    pub time: String,
    /// The column of values in a long table.
    pub value: String,
}

impl Default for Layout {
    fn default() -> Self {
        Self { horizon: 12, season: 1, id: "id".into(), time: "time".into(), value: "value".into() }
    }
}

/// What cannot be asked for, or read.
#[derive(Debug, thiserror::Error)]
pub enum BadSeries {
    /// The table.
    #[error(transparent)]
    Table(#[from] Wrong),
    /// The horizon.
    #[error("the horizon is from 1 to {FARTHEST} steps, not {0}")]
    Horizon(usize),
    /// The season.
    #[error("a season has from 1 to {LONGEST_SEASON} steps, not {0}")]
    Season(usize),
    /// A level.
    #[error("levels are percentages above 0 and below 100, at most eight of them, not `{0}`")]
    Level(String),
}

/// Levels from text like `80,95`, ascending.
pub fn levels(text: &str) -> Result<Vec<f64>, BadSeries> {
    let wrong = || BadSeries::Level(text.chars().take(40).collect());
    let mut found = Vec::new();
    for part in text.split(',') {
        let level: f64 = part.trim().parse().map_err(|_| wrong())?;
        if !(level > 0.0 && level < 100.0) {
            return Err(wrong());
        }
        found.push(level);
    }
    found.sort_by(f64::total_cmp);
    found.dedup();
    if found.len() > 8 { Err(wrong()) } else { Ok(found) }
}

/// All series of a table, in the order of their first rows.
pub fn series(table: &Table, layout: &Layout) -> Result<Vec<Series>, BadSeries> {
    if !(1..=FARTHEST).contains(&layout.horizon) {
        return Err(BadSeries::Horizon(layout.horizon));
    }
    if !(1..=LONGEST_SEASON).contains(&layout.season) {
        return Err(BadSeries::Season(layout.season));
    }
    if table.rows().next().is_none() {
        return Err(Fault::NoRows.at(Place::default()).into());
    }
    let competition = ["id", "period", "h", "train"].map(|name| table.find(name));
    if let [Some(id), Some(period), Some(h), Some(train)] = competition {
        return Ok(table
            .rows()
            .map(|row| of_competition(row, [id, period, h, train], table.find("test")))
            .collect::<Result<_, _>>()?);
    }
    if table.find(&layout.value).is_some() { long(table, layout) } else { wide(table, layout) }
}

fn of_competition(row: Row<'_>, [id, period, h, train]: [usize; 4], test: Option<usize>) -> Result<Series, Wrong> {
    let season = match row.text(period).to_ascii_uppercase().as_str() {
        "YEARLY" | "OTHER" => 1,
        "QUARTERLY" => 4,
        "MONTHLY" => 12,
        _ => return Err(row.wrong(period, Fault::Period)),
    };
    let horizon = row.text(h).parse().ok().filter(|h| (1..=FARTHEST).contains(h));
    let horizon = horizon.ok_or_else(|| row.wrong(h, Fault::Steps { most: FARTHEST }))?;
    let listed = |column: usize| {
        row.text(column)
            .split_whitespace()
            .map(|word| number(word, false).and_then(sized).map_err(|wrong| row.wrong(column, wrong)))
            .collect::<Result<Vec<_>, _>>()
    };
    let afterwards = match test {
        Some(column) => listed(column)?.into_iter().map_while(|value| value).take(horizon).collect(),
        None => Vec::new(),
    };
    let class = row.text(period).to_ascii_uppercase();
    Ok(Series { id: row.text(id).into(), values: listed(train)?, season, horizon, afterwards, class })
}

/// Refuses sizes whose squares would lose all meaning.
fn sized(value: Option<f64>) -> Result<Option<f64>, Fault> {
    match value {
        Some(value) if value.abs() > LARGEST => Err(Fault::Beyond { value, most: LARGEST }),
        _ => Ok(value),
    }
}

fn at(row: Row<'_>, column: usize) -> Result<Option<f64>, Wrong> {
    sized(row.number(column)?).map_err(|wrong| row.wrong(column, wrong))
}

fn named(id: &str, values: Vec<Option<f64>>, layout: &Layout) -> Series {
    let (season, horizon) = (layout.season, layout.horizon);
    Series { id: id.into(), values, season, horizon, afterwards: Vec::new(), class: String::new() }
}

fn wide(table: &Table, layout: &Layout) -> Result<Vec<Series>, BadSeries> {
    // The column of names may be called anything when it is the first.
    let id = table.find(&layout.id).unwrap_or(0);
    let width = table.header().count();
    if width < 2 {
        return Err(table.column(&layout.value).err().map_or(BadSeries::Horizon(0), BadSeries::Table));
    }
    let mut all = Vec::with_capacity(table.len());
    for row in table.rows() {
        let values =
            (0..width).filter(|&column| column != id).map(|column| at(row, column)).collect::<Result<_, _>>()?;
        all.push(named(row.text(id), values, layout));
    }
    Ok(all)
}

fn long(table: &Table, layout: &Layout) -> Result<Vec<Series>, BadSeries> {
    let value = table.column(&layout.value)?;
    let (id, time) = (table.find(&layout.id), table.find(&layout.time));
    if id.is_none() && layout.id != "id" {
        table.column(&layout.id)?;
    }
    if time.is_none() && layout.time != "time" {
        table.column(&layout.time)?;
    }
    let mut order: Vec<(&str, Numbered)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for number in 0..table.len() {
        let row = table.row(number);
        let name = id.map_or("", |id| row.text(id));
        let place = *places.entry(name).or_insert_with(|| {
            order.push((name, Vec::new()));
            order.len() - 1
        });
        order[place].1.push((number, at(row, value)?));
    }
    order
        .into_iter()
        .map(|(name, rows)| {
            let values = match time {
                Some(time) => in_time(table, time, rows)?,
                None => rows.into_iter().map(|(_, value)| value).collect(),
            };
            Ok(named(name, values, layout))
        })
        .collect()
}
