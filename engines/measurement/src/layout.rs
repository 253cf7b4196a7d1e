//! How a table lies: a row a person, a row an answer, or a square matrix; and what of it is asked for.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::fault::Fault;
use crate::table::{Categories, Column, Table};
use crate::verb::Options;
use crate::wrong::Wrong;

/// How a table lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row a person (or a thing judged), a column an item (or a rater).
    Wide,
    /// A row an answer.
    Long {
        /// The column that names the person.
        person: String,
        /// The column that names the item.
        item: String,
        /// The column of the answer.
        score: String,
        /// The column that names the rater.
        rater: Option<String>,
    },
    /// Square, of correlations, covariances, distances or similarities.
    Matrix,
}

impl Layout {
    /// As the flags say.
    pub fn of(options: &Options) -> Result<Self, Wrong> {
        let given = [options.has("wide"), options.has("long"), options.has("matrix")];
        if given.iter().filter(|&&given| given).count() > 1 {
            return Err(Wrong::Asked(Fault::LayoutsExclude));
        }
        if options.has("matrix") {
            return Ok(Self::Matrix);
        }
        let Some(names) = options.names("long") else { return Ok(Self::Wide) };
        let names = if names.is_empty() { vec!["person", "item", "score"] } else { names };
        match names[..] {
            [person, item, score] => {
                Ok(Self::Long { person: person.into(), item: item.into(), score: score.into(), rater: None })
            }
            [person, item, score, rater] => {
                let rater = Some(rater.to_owned());
                Ok(Self::Long { person: person.into(), item: item.into(), score: score.into(), rater })
            }
            _ => Err(Wrong::option("long", Fault::LongColumns)),
        }
    }
}

/// Persons by items, or things judged by raters.
#[derive(Clone, Debug)]
pub struct Answers<'table> {
    /// A column an item, or a rater.
    pub columns: Vec<Cow<'table, Column>>,
    /// How many rows.
    pub rows: usize,
    /// Who the rows are, where the table says so.
    pub persons: Option<Vec<String>>,
    /// How many persons each row stands for; `None` is one each.
    pub weights: Option<Vec<f64>>,
}

impl Answers<'_> {
    /// How many persons a row stands for.
    pub fn weight(&self, row: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[row])
    }
}

/// Persons by items. Refused for a matrix, and for answers of several raters.
pub fn answers<'table>(table: &'table Table, options: &Options) -> Result<Answers<'table>, Wrong> {
    match Layout::of(options)? {
        Layout::Wide => wide(table, options),
        Layout::Long { person, item, score, rater: None } => {
            pivoted(table, options, table.column(&person)?.categories(), table.column(&item)?.categories(), &score)
        }
        Layout::Long { .. } => Err(Wrong::option("long", Fault::LongWithoutRater)),
        Layout::Matrix => Err(Wrong::option("matrix", Fault::NeedsAnswers)),
    }
}

/// Things judged by raters: in a long table with a rater, each person's answer to each item is a thing judged.
pub fn ratings<'table>(table: &'table Table, options: &Options) -> Result<Answers<'table>, Wrong> {
    let Layout::Long { person, item, score, rater: Some(rater) } = Layout::of(options)? else {
        return answers(table, options);
    };
    let (persons, items) = (table.column(&person)?.categories(), table.column(&item)?.categories());
    let mut known: HashMap<(u32, u32), u32> = HashMap::new();
    let mut labels = Vec::new();
    let codes = persons.codes.iter().zip(&items.codes).map(|(&person, &item)| {
        if person == Categories::NONE || item == Categories::NONE {
            return Categories::NONE;
        }
        *known.entry((person, item)).or_insert_with(|| {
            let (person, item) = (&persons.labels[person as usize], &items.labels[item as usize]);
            labels.push(if items.labels.len() == 1 { person.clone() } else { format!("{person} / {item}") });
            u32::try_from(labels.len() - 1).unwrap_or(Categories::NONE)
        })
    });
    let codes = codes.collect();
    let things = Categories { codes, labels, numbers: None };
    pivoted(table, options, things, table.column(&rater)?.categories(), &score)
}

/// The columns that are asked for: `--columns`, or all but the frequencies and a first column without a name.
pub fn chosen<'table>(table: &'table Table, options: &Options) -> Result<Vec<&'table Column>, Wrong> {
    let freq = options.text("freq");
    let columns: Vec<&Column> = match options.names("columns") {
        Some(names) => {
            let mut seen = HashSet::new();
            if let Some(twice) = names.iter().find(|&&name| !seen.insert(name)) {
                return Err(Wrong::option("columns", Fault::NamedTwice { name: (*twice).to_owned() }));
            }
            names.iter().map(|name| table.column(name)).collect::<Result<_, _>>()?
        }
        None => {
            table.columns().iter().filter(|column| !column.name().is_empty() && Some(column.name()) != freq).collect()
        }
    };
    if columns.is_empty() { Err(Wrong::Table(Fault::NoColumnLeft)) } else { Ok(columns) }
}

/// How many persons each row stands for, as `--freq` says.
pub fn weights(table: &Table, options: &Options) -> Result<Option<Vec<f64>>, Wrong> {
    let Some(name) = options.text("freq") else { return Ok(None) };
    let column = table.column(name)?;
    let numbers = column.numbers()?;
    for (row, &number) in numbers.iter().enumerate() {
        if !(number >= 0.0 && number.fract() == 0.0 && number <= 1e12) {
            return Err(Wrong::cell(table.row_number(row), name, Fault::Frequency));
        }
    }
    Ok(Some(numbers))
}

fn wide<'table>(table: &'table Table, options: &Options) -> Result<Answers<'table>, Wrong> {
    let columns = chosen(table, options)?.into_iter().map(Cow::Borrowed).collect();
    let persons = table.columns().first().filter(|column| column.name().is_empty()).map(|column| {
        let names = column.categories();
        let label = |&code: &u32| names.labels.get(code as usize).cloned().unwrap_or_default();
        names.codes.iter().map(label).collect()
    });
    Ok(Answers { columns, rows: table.rows(), persons, weights: weights(table, options)? })
}

fn pivoted(
    table: &Table,
    options: &Options,
    persons: Categories,
    items: Categories,
    score: &str,
) -> Result<Answers<'static>, Wrong> {
    if options.has("freq") {
        return Err(Wrong::option("freq", Fault::FrequencyWithLong));
    }
    let wanted: Vec<u32> = match options.names("columns") {
        None => (0..).take(items.labels.len()).collect(),
        Some(names) => {
            let place = |name: &&str| items.labels.iter().position(|label| label == name);
            let code = |name| {
                let code = place(name).and_then(|place| u32::try_from(place).ok());
                code.ok_or_else(|| Wrong::option("columns", Fault::NoSuchItem { name: (*name).to_owned() }))
            };
            names.iter().map(code).collect::<Result<_, _>>()?
        }
    };
    let (rows, cells) = (persons.labels.len(), persons.labels.len().saturating_mul(wanted.len()));
    if cells > table.rows().saturating_mul(64).max(1 << 22) {
        let fault = Fault::TooSparse { persons: rows, items: wanted.len(), answers: table.rows() };
        return Err(Wrong::Table(fault));
    }
    let mut by_item: Vec<Vec<(usize, usize)>> = vec![Vec::new(); items.labels.len()];
    for (row, (&person, &item)) in persons.codes.iter().zip(&items.codes).enumerate() {
        if person == Categories::NONE || item == Categories::NONE {
            return Err(Wrong::row(table.row_number(row), Fault::PersonOrItemMissing));
        }
        by_item[item as usize].push((row, person as usize));
    }
    let mut seen = vec![usize::MAX; rows];
    for (item, places) in by_item.iter().enumerate() {
        for &(row, person) in places {
            if std::mem::replace(&mut seen[person], item) == item {
                let (first, second) = (persons.labels[person].clone(), items.labels[item].clone());
                return Err(Wrong::row(table.row_number(row), Fault::TwiceTogether { first, second }));
            }
        }
    }
    let score = table.column(score)?;
    let column =
        |&item: &u32| score.scattered(&items.labels[item as usize], by_item[item as usize].iter().copied(), rows);
    let columns = wanted.iter().map(column).map(Cow::Owned).collect();
    Ok(Answers { columns, rows, persons: Some(persons.labels), weights: None })
}

/// A square matrix of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Of its rows and columns.
    pub names: Vec<String>,
    /// Row by row.
    pub values: Vec<f64>,
    /// How many persons it came from, where `--n` says so.
    pub n: Option<f64>,
}

impl Matrix {
    /// The number in a row and column.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.names.len() + column]
    }
}

/// A square matrix. A first column without a name, or of words, holds the names of the rows.
pub fn matrix(table: &Table, options: &Options) -> Result<Matrix, Wrong> {
    let all = table.columns();
    let named = all.len() == table.rows() + 1
        && all.first().is_some_and(|first| first.name().is_empty() || !first.is_numeric());
    let columns = &all[usize::from(named)..];
    if columns.len() != table.rows() {
        return Err(Wrong::Table(Fault::NotSquare { rows: table.rows(), columns: columns.len() }));
    }
    let wanted: Vec<usize> = match options.names("columns") {
        None => (0..columns.len()).collect(),
        Some(names) => {
            let place = |name: &&str| columns.iter().position(|column| column.name() == *name);
            let known = |name| place(name).ok_or_else(|| Table::without(columns, name));
            names.iter().map(known).collect::<Result<_, _>>()?
        }
    };
    let mut values = Vec::with_capacity(wanted.len() * wanted.len());
    for column in columns {
        column.numeric()?;
    }
    for &row in &wanted {
        for &column in &wanted {
            let column = &columns[column];
            let value = column.number(row);
            values.push(value.ok_or_else(|| Wrong::cell(table.row_number(row), column.name(), Fault::EmptyInMatrix))?);
        }
    }
    let n = options.real("n")?;
    if n.is_some_and(|n| !(1.0..=1e15).contains(&n)) {
        return Err(Wrong::option("n", Fault::NotACount));
    }
    Ok(Matrix { names: wanted.iter().map(|&at| columns[at].name().to_owned()).collect(), values, n })
}
