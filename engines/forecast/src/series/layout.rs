//! Series from tables: wide (`id,y1,…,yn`), long (`id,time,value`), and the layout of the M3 competition
//! (`id,period,type,n,h,start,train,test`, values parted by blanks, horizon and season by row).

use std::collections::HashMap;

use super::history::{FARTHEST, LARGEST, LONGEST_SEASON, Series};
use crate::table::{BadTable, Row, Table, number};

/// How a file is to be read.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Steps to forecast, where the file does not say.
    pub horizon: usize,
    /// Steps in a season, where the file does not say; 1 is none.
    pub season: usize,
    /// The column of names.
    pub id: String,
    /// The column of times in a long table: numbers, `2024`, `2024-03`, `2024-03-01`, `2024Q1`, or text that sorts.
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
    Table(#[from] BadTable),
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
    let competition = ["id", "period", "h", "train"].map(|name| table.find(name));
    if let [Some(id), Some(period), Some(h), Some(train)] = competition {
        return Ok(table
            .rows()
            .map(|row| of_competition(row, [id, period, h, train], table.find("test")))
            .collect::<Result<_, _>>()?);
    }
    if table.find(&layout.value).is_some() { long(table, layout) } else { wide(table, layout) }
}

fn of_competition(row: Row<'_>, [id, period, h, train]: [usize; 4], test: Option<usize>) -> Result<Series, BadTable> {
    let season = match row.text(period).to_ascii_uppercase().as_str() {
        "YEARLY" | "OTHER" => 1,
        "QUARTERLY" => 4,
        "MONTHLY" => 12,
        _ => return Err(row.wrong(period, "a period is YEARLY, QUARTERLY, MONTHLY or OTHER".into())),
    };
    let horizon = row.text(h).parse().ok().filter(|h| (1..=FARTHEST).contains(h));
    let horizon = horizon.ok_or_else(|| row.wrong(h, format!("a horizon is from 1 to {FARTHEST} steps")))?;
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
fn sized(value: Option<f64>) -> Result<Option<f64>, String> {
    match value {
        Some(value) if value.abs() > LARGEST => Err(format!("{value} is beyond {LARGEST:e}")),
        _ => Ok(value),
    }
}

fn at(row: Row<'_>, column: usize) -> Result<Option<f64>, BadTable> {
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

/// Values with the numbers of their rows.
type Numbered = Vec<(usize, Option<f64>)>;

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

/// Rows by their times, with `None` where a step is left out.
fn in_time(table: &Table, time: usize, mut rows: Numbered) -> Result<Vec<Option<f64>>, BadTable> {
    let texts: Vec<&str> = rows.iter().map(|&(number, _)| table.row(number).text(time)).collect();
    let counted: Option<Vec<i64>> = texts.iter().map(|text| months(text)).collect();
    let twice = |number: usize| {
        let row = table.row(number);
        Err(row.wrong(time, format!("the time `{}` stands twice in this series", row.text(time))))
    };
    let Some(counted) = counted else {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&place| texts[place]);
        if let Some(pair) = order.windows(2).find(|pair| texts[pair[0]] == texts[pair[1]]) {
            return twice(rows[pair[1]].0);
        }
        return Ok(order.into_iter().map(|place| rows[place].1).collect());
    };
    let mut dated: Vec<(i64, usize, Option<f64>)> =
        counted.into_iter().zip(rows.drain(..)).map(|(when, (number, value))| (when, number, value)).collect();
    dated.sort_by_key(|&(when, number, _)| (when, number));
    if let Some(pair) = dated.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return twice(pair[1].1);
    }
    let gaps = dated.windows(2).map(|pair| pair[1].0.abs_diff(pair[0].0));
    let step = gaps.clone().min().unwrap_or(1);
    let even = gaps.clone().all(|gap| gap % step == 0);
    let steps = gaps.map(|gap| gap / step).fold(1_u64, u64::saturating_add);
    // Uneven steps (days, say) or a table that is mostly gap are taken as they come.
    if !even || steps > 10 * dated.len() as u64 {
        return Ok(dated.into_iter().map(|(_, _, value)| value).collect());
    }
    let mut values = Vec::with_capacity(dated.len());
    let mut last = None;
    for (when, _, value) in dated {
        if let Some(last) = last {
            values.extend(std::iter::repeat_n(None, usize::try_from(when.abs_diff(last) / step - 1).unwrap_or(0)));
        }
        values.push(value);
        last = Some(when);
    }
    Ok(values)
}

/// A time as a count of months (`2024-03`, `2024-03-01` on the first of a month, `2024Q2`) or as the whole number it is.
fn months(text: &str) -> Option<i64> {
    const FAR: i64 = 1 << 40;
    if let Ok(whole) = text.parse::<i64>() {
        return (whole.unsigned_abs() < FAR.unsigned_abs()).then_some(whole);
    }
    let (year, rest) = text.split_at_checked(4)?;
    let year: i64 = year.parse().ok()?;
    if let Some(quarter) = rest.trim_start_matches('-').strip_prefix(['Q', 'q']) {
        let quarter: i64 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return Some(12 * year + 3 * (quarter - 1));
    }
    let mut parts = rest.strip_prefix('-')?.split('-');
    let month: i64 = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    match (parts.next(), parts.next()) {
        (None | Some("01"), None) => Some(12 * year + month),
        _ => None,
    }
}
