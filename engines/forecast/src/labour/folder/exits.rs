//! Who leaves: by age bands, or by the rates of separation of an occupation.

use std::collections::HashMap;

use crate::Finding;
use crate::labour::draft::{Ageing, Draft, Replacement};
use crate::labour::problem::MOST_DEVIATION;
use crate::sheet::{Names, Sheet};
use crate::wrong::{Fault, Wrong};

/// The three tables of ages.
const OF_AGES: &str = "bands.csv, ages.csv, exits.csv";

pub(super) fn replacement(
    sheets: &HashMap<&str, Sheet>,
    draft: &mut Draft,
    findings: &mut Vec<Finding>,
) -> Result<(), Wrong> {
    match (sheets.get("bands"), sheets.get("ages"), sheets.get("exits"), sheets.get("separations")) {
        (None, None, None, None) => findings.push(Finding::warning("forecast-labour-no-exits")),
        (None, None, None, Some(sheet)) => draft.replacement = separations(sheet, draft)?,
        (Some(bands), Some(ages), Some(exits), None) => draft.replacement = ageing(bands, ages, exits, draft)?,
        (.., Some(_)) => {
            let (table, tables) = ("separations.csv".to_owned(), OF_AGES.to_owned());
            return Err(Fault::Instead { table, tables }.of(""));
        }
        _ => return Err(Fault::Together { tables: OF_AGES.to_owned() }.of("")),
    }
    Ok(())
}

fn separations(sheet: &Sheet, draft: &mut Draft) -> Result<Replacement, Wrong> {
    sheet.only(&["occupation", "exit_rate", "transfer_rate", "deviation"])?;
    let (occupation, exit, transfer) =
        (sheet.column("occupation")?, sheet.column("exit_rate")?, sheet.column("transfer_rate")?);
    let deviation = sheet.optional("deviation");
    let mut rates = vec![None; draft.occupations.len()];
    for row in sheet.rows() {
        let o = draft.occupations.of(&row, occupation)?;
        let pair = (row.real(exit, 0.0, 1.0)?, row.real(transfer, 0.0, 1.0)?);
        draft.replacement_deviation[o] = row.real_or(deviation, 0.0, MOST_DEVIATION, 0.0)?;
        if rates[o].replace(pair).is_some() {
            return Err(row.fail(occupation, Fault::Again { key: draft.occupations.name(o).to_owned() }));
        }
    }
    let missing = |o: usize| sheet.lacks("occupation", Fault::Unsaid { key: draft.occupations.name(o).to_owned() });
    let rates = rates.into_iter().enumerate().map(|(o, pair)| pair.ok_or_else(|| missing(o)));
    Ok(Replacement::Separations(rates.collect::<Result<_, _>>()?))
}

fn ageing(bands: &Sheet, ages: &Sheet, exits: &Sheet, draft: &mut Draft) -> Result<Replacement, Wrong> {
    bands.only(&["band", "width", "entry"])?;
    ages.only(&["region", "occupation", "band", "share"])?;
    exits.only(&["occupation", "band", "retirement", "mortality", "migration", "mobility", "deviation"])?;
    let (mut names, mut ageing) = (Names::default(), Ageing::default());
    let (band, width, entry) = (bands.column("band")?, bands.column("width")?, bands.column("entry")?);
    for row in bands.rows() {
        if names.add(row.text(band)?) != ageing.width.len() {
            return Err(row.fail(band, Fault::Again { key: row.raw(band).to_owned() }));
        }
        ageing.width.push(row.real_maybe(Some(width), 1.0, 100.0)?);
        ageing.entry.push(row.real(entry, 0.0, 1.0)?);
    }
    ageing.bands = names.all().to_vec();

    let (region, occupation) = (ages.optional("region"), ages.optional("occupation"));
    let (band, share) = (ages.column("band")?, ages.column("share")?);
    #[expect(clippy::type_complexity, reason = "region, occupation, band")]
    let mut stocks: HashMap<(Option<usize>, Option<usize>), Vec<Option<f64>>> = HashMap::new();
    for row in ages.rows() {
        let key = (draft.regions.find_or_all(&row, region)?, draft.occupations.find_or_all(&row, occupation)?);
        let a = names.of(&row, band)?;
        let value = row.real(share, 0.0, 1.0)?;
        if stocks.entry(key).or_insert_with(|| vec![None; names.len()])[a].replace(value).is_some() {
            return Err(row.fail(band, Fault::Again { key: row.raw(band).to_owned() }));
        }
    }
    for r in 0..draft.regions.len() {
        let mut of_region = Vec::with_capacity(draft.occupations.len());
        for o in 0..draft.occupations.len() {
            let keys = [(Some(r), Some(o)), (None, Some(o)), (Some(r), None), (None, None)];
            let Some(found) = keys.iter().find_map(|key| stocks.get(key)) else {
                let key = format!("{}, {}", draft.regions.name(r), draft.occupations.name(o));
                return Err(ages.lacks("share", Fault::Unsaid { key }));
            };
            of_region.push(found.iter().map(|share| share.unwrap_or(0.0)).collect());
        }
        ageing.stock.push(of_region);
    }

    let (occupation, band, deviation) =
        (exits.optional("occupation"), exits.column("band")?, exits.optional("deviation"));
    let ways = ["retirement", "mortality", "migration", "mobility"];
    let mut columns = Vec::with_capacity(4);
    for way in ways {
        columns.push(exits.column(way)?);
    }
    let mut rates: HashMap<(Option<usize>, usize), ([f64; 4], f64)> = HashMap::new();
    for row in exits.rows() {
        let key = (draft.occupations.find_or_all(&row, occupation)?, names.of(&row, band)?);
        let mut four = [0.0; 4];
        for (rate, &column) in four.iter_mut().zip(&columns) {
            *rate = row.real(column, 0.0, 1.0)?;
        }
        let sum: f64 = four.iter().sum();
        if sum > 1.0 {
            return Err(row.fail(columns[0], Fault::RatesOver { sum }));
        }
        let stray = row.real_or(deviation, 0.0, MOST_DEVIATION, 0.0)?;
        if rates.insert(key, (four, stray)).is_some() {
            return Err(row.fail(band, Fault::Again { key: row.raw(band).to_owned() }));
        }
    }
    for o in 0..draft.occupations.len() {
        let mut of_occupation = Vec::with_capacity(names.len());
        for a in 0..names.len() {
            let Some(&(four, stray)) = rates.get(&(Some(o), a)).or_else(|| rates.get(&(None, a))) else {
                let key = format!("{}, {}", draft.occupations.name(o), names.name(a));
                return Err(exits.lacks("band", Fault::Unsaid { key }));
            };
            of_occupation.push(four);
            draft.replacement_deviation[o] = draft.replacement_deviation[o].max(stray);
        }
        ageing.rates.push(of_occupation);
    }
    Ok(Replacement::Ages(ageing))
}
