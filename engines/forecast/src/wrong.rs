//! Why tables cannot be used: what is wrong, and where. A fault is a code with arguments, so that whoever shows it finds
//! words in the reader's language; its `Display` is the English of the command line.
//!
//! Names of tables, columns and rows in the arguments stand as the file spells them; counts and shares are numbers. No
//! argument is a phrase.

use std::fmt;

use ground::Message;
use serde::Serialize;
use serde_json::Value;
use strum::VariantNames;

/// What is wrong with a table, or with tables together. The code of a variant is its name in kebab case after
/// `forecast-wrong-`; its arguments are its fields.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error, strum::VariantNames, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case", prefix = "forecast-wrong-")]
pub enum Fault {
    /// The reader failed.
    #[error("the table cannot be read: {cause}")]
    Unreadable {
        /// As the system says it: for a log, not among the arguments.
        #[serde(skip)]
        cause: String,
    },
    /// The table is longer than is read.
    #[error("the table is longer than {bytes} bytes or {cells} cells")]
    TooLong {
        /// The most bytes.
        bytes: u64,
        /// The most cells.
        cells: usize,
    },
    /// There is no header.
    #[error("the table is empty: a first line with names of columns is needed")]
    NoHeader,
    /// A byte sequence that is not UTF-8.
    #[error("the text is not UTF-8")]
    NotText,
    /// A quoted cell without an end, or text after its end.
    #[error("a quoted cell does not end where it should")]
    Quote,
    /// Too many or too few cells.
    #[error("{found} cells where the header has {expected}")]
    Ragged {
        /// Cells of this line.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// A column is not there.
    #[error("there is no column `{name}` (columns: {known})")]
    NoColumn {
        /// The column asked for.
        name: String,
        /// Those that are there.
        known: String,
    },
    /// No column begins with these words.
    #[error("no column begins with these words")]
    NoColumnBegins,
    /// Two columns have the same name.
    #[error("the column `{name}` stands twice")]
    TwiceNamed {
        /// The name.
        name: String,
    },
    /// A column whose name this table does not know.
    #[error("this column is not known here (known: {known})")]
    StrangeColumn {
        /// Those that may be there.
        known: String,
    },
    /// So many columns of keys are not wanted.
    #[error("between {least} and {most} columns of keys are wanted beside it")]
    KeyColumns {
        /// At least.
        least: usize,
        /// At most.
        most: usize,
    },
    /// There is no row under the header.
    #[error("there are no rows under the header")]
    NoRows,
    /// A cell that must not be empty.
    #[error("the cell is empty")]
    EmptyCell,
    /// No number where one is needed.
    #[error("a number is needed here")]
    NumberNeeded,
    /// What is no number.
    #[error("`{text}` is not a finite number")]
    NotNumber {
        /// What stands there, its first letters.
        text: String,
    },
    /// Not a whole number.
    #[error("`{text}` is not a whole number")]
    NotWhole {
        /// What stands there, its first letters.
        text: String,
    },
    /// A number that is not plain, or has too many digits.
    #[error("`{text}` is not a plain number with at most {most} digits behind the point")]
    Digits {
        /// What stands there.
        text: String,
        /// Digits behind the point.
        most: usize,
    },
    /// A number outside its range.
    #[error("{value} is not between {least} and {most}")]
    Range {
        /// What stands there.
        value: f64,
        /// At least.
        least: f64,
        /// At most.
        most: f64,
    },
    /// More wanted at least than at most.
    #[error("at least {minimum}, but at most {maximum}")]
    MinimumOver {
        /// At least.
        minimum: u64,
        /// At most.
        maximum: u64,
    },
    /// A name that no other table introduces.
    #[error("`{name}` is not known from the other tables")]
    Unknown {
        /// The name.
        name: String,
    },
    /// Two rows for the same key.
    #[error("the row of `{key}` stands here a second time")]
    Again {
        /// The names that make the row one.
        key: String,
    },
    /// A table that is needed.
    #[error("it is not there")]
    Missing,
    /// Tables of which some are there and some are not.
    #[error("{tables} go together")]
    Together {
        /// All of them.
        tables: String,
    },
    /// Tables that exclude each other.
    #[error("{table} stands in place of {tables}, not beside them")]
    Instead {
        /// The one.
        table: String,
        /// The others.
        tables: String,
    },
    /// A forecast would have more cells than it may.
    #[error("more cells would be needed than a forecast may have")]
    TooMany,
    /// Who was counted before is not counted in the last year.
    #[error("{key} stands in {year} but not in {base}")]
    NotInBase {
        /// Region and sector.
        key: String,
        /// A year that counts it.
        year: i32,
        /// The last year.
        base: i32,
    },
    /// Growth is told to a year that is no year ahead, or too far.
    #[error("the last year, {last}, is not 1 to {most} years after {base}, the last of employment.csv")]
    Far {
        /// The last year of growth.
        last: i32,
        /// The last year counted.
        base: i32,
        /// The farthest, in years.
        most: usize,
    },
    /// A row is wanting.
    #[error("nothing is said of {key}")]
    Unsaid {
        /// The names whose row it would be.
        key: String,
    },
    /// Growth told in no way, or in two.
    #[error(
        "exactly one of growth, output_growth with elasticity, output_growth with productivity_growth, or output with \
         productivity is wanted"
    )]
    GrowthForm,
    /// Output over productivity that makes more people than there can be.
    #[error("output over productivity makes {people} people, more than {most}")]
    Levels {
        /// So many.
        people: f64,
        /// At most.
        most: f64,
    },
    /// A band of age that does not say how many years it spans, and is not the last.
    #[error("only the last band may have no width")]
    NoWidth,
    /// More than everybody leaves.
    #[error("the four rates add up to {sum}, more than 1")]
    RatesOver {
        /// Their sum, a part of one.
        sum: f64,
    },
    /// More than everybody leaves once a scenario multiplies the rates.
    #[error("the rates times this factor exceed 1")]
    ShiftedRates {
        /// The factor.
        factor: f64,
    },
    /// Shares of one name that pass the whole.
    #[error("the shares of {name} add up to {sum}, more than 1")]
    SharesOver {
        /// Whose.
        name: String,
        /// Their sum, a part of one.
        sum: f64,
    },
    /// Shares that are not the whole.
    #[error("the shares add up to {sum}, not to 1")]
    SharesSum {
        /// Their sum, a part of one.
        sum: f64,
    },
    /// A scenario of another name.
    #[error("`{text}` is not low, base or high")]
    NotScenario {
        /// What stands there.
        text: String,
    },
    /// One scenario without the other.
    #[error("low and high are both wanted")]
    Scenarios,
    /// An employer in two strata, or of two sizes.
    #[error("{name} stands elsewhere with another stratum or headcount")]
    OtherStratum {
        /// The employer.
        name: String,
    },
    /// More foreign workers to be replaced than there are.
    #[error("more foreign workers to be replaced than there are")]
    ReplacedOver,
    /// No region, sector or occupation, where one at least is needed.
    #[error("there is none")]
    Nobody,
    /// A forecast that looks too far, or nowhere.
    #[error("a horizon of {years} years is not between 1 and {most}")]
    Horizon {
        /// Years asked for.
        years: usize,
        /// The farthest.
        most: usize,
    },
    /// Tables in memory that are not as long as they should be.
    #[error("their sizes do not agree")]
    Sizes,
    /// A row in memory about something that is not there.
    #[error("a row lies outside the regions, sectors, occupations, groups or years")]
    Outside,
    /// Employment that grows beyond what can be.
    #[error("employment would grow beyond {most}")]
    GrowsBeyond {
        /// At most.
        most: f64,
    },
    /// Too few draws to tell an interval, or more than can be counted.
    #[error("{draws} draws are not between {least} and {most}")]
    Draws {
        /// Asked for.
        draws: u32,
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// A level of an interval that is no share.
    #[error("a level of {level} % is not between {least} and {most}")]
    Level {
        /// In per cent.
        level: f64,
        /// At least.
        least: f64,
        /// At most.
        most: f64,
    },
    /// No interval, or too many.
    #[error("between 1 and {most} levels are wanted")]
    HowManyLevels {
        /// At most.
        most: usize,
    },
    /// A time of a series that stands twice.
    #[error("the time `{time}` stands twice in this series")]
    TimeTwice {
        /// As it is written.
        time: String,
    },
    /// A time of a series written otherwise than those before it.
    #[error("the time `{time}` is not written as `{first}` is, before it in this series")]
    TimeOther {
        /// As it is written.
        time: String,
        /// As the first is.
        first: String,
    },
    /// A date whose day and month nobody can tell apart.
    #[error("the time `{time}` can be read in two ways; write 2024-03-01 or 01.03.2024")]
    TimeUnclear {
        /// As it is written.
        time: String,
    },
    /// A period that no competition knows.
    #[error("a period is YEARLY, QUARTERLY, MONTHLY or OTHER")]
    Period,
    /// Steps that are none, or too many.
    #[error("a horizon is from 1 to {most} steps")]
    Steps {
        /// At most.
        most: usize,
    },
    /// A value whose square would lose all meaning.
    #[error("{value} is beyond {most:e}")]
    Beyond {
        /// What stands there.
        value: f64,
        /// The largest, either side of nought.
        most: f64,
    },
}

impl Fault {
    /// Every code there can be.
    pub const CODES: &'static [&'static str] = Self::VARIANTS;

    /// Which sentence it is.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The code with its arguments: the fields by name. A number that is not finite becomes `null`.
    pub fn message(&self) -> Message {
        let mut message = Message::new(self.code());
        if let Ok(Value::Object(told)) = serde_json::to_value(self) {
            message.args.extend(told.into_iter().filter_map(|(_, args)| args.as_object().cloned()).flatten());
        }
        message
    }

    /// The fault at a place.
    pub fn at(self, place: Place) -> Wrong {
        Wrong { place: Box::new(place), fault: self }
    }

    /// The fault in a table as a whole.
    pub fn of(self, table: &str) -> Wrong {
        self.at(Place { table: table.to_owned(), ..Place::default() })
    }
}

/// Where it is wrong: as much of it as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The table as its file is called; empty where it has no name, or where it is all of them.
    pub table: String,
    /// The line in the file, from 1.
    pub line: Option<usize>,
    /// The column as the file spells it.
    pub column: Option<String>,
    /// Whose figure it is: columns (`region`, `sector`, `occupation`, `group`, `band`, `year`) with what stands in them.
    pub of: Vec<(&'static str, String)>,
}

impl Place {
    /// The place at a column.
    #[must_use]
    pub fn column(mut self, name: &str) -> Self {
        self.column = Some(name.to_owned());
        self
    }

    /// The place of somebody's figure.
    #[must_use]
    pub fn whose(mut self, column: &'static str, name: &str) -> Self {
        self.of.push((column, name.to_owned()));
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        if !self.table.is_empty() {
            parts.push(self.table.clone());
        }
        parts.extend(self.line.map(|line| format!("line {line}")));
        parts.extend(self.column.as_ref().map(|column| format!("column `{column}`")));
        parts.extend(self.of.iter().map(|(column, name)| format!("{column} {name}")));
        f.write_str(&parts.join(", "))
    }
}

/// Why a table, or tables together, cannot be used: what, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// Where.
    pub place: Box<Place>,
    /// What.
    pub fault: Fault,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        if place.is_empty() { write!(f, "{}", self.fault) } else { write!(f, "{place}: {}", self.fault) }
    }
}

impl std::error::Error for Wrong {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_a_code_with_its_fields_and_english_words_at_its_place() {
        let wrong = Fault::Ragged { found: 3, expected: 2 }.at(Place { line: Some(4), ..Place::default() });
        let whose = Place { table: "shares".into(), ..Place::default() }.whose("sector", "C").column("share");
        let cause = "no such device".to_owned();

        let told = wrong.fault.message();

        assert_eq!(told, Message::new("forecast-wrong-ragged").with("found", 3).with("expected", 2));
        assert_eq!(wrong.to_string(), "line 4: 3 cells where the header has 2");
        assert_eq!(
            Fault::SharesSum { sum: 0.5 }.at(whose).to_string(),
            "shares, column `share`, sector C: the shares add up to 0.5, not to 1"
        );
        assert_eq!(Fault::NoRows.at(Place::default()).to_string(), "there are no rows under the header");
        assert_eq!(
            Fault::Unreadable { cause }.message(),
            Message::new("forecast-wrong-unreadable"),
            "an English cause is no argument"
        );
        assert_eq!(Fault::Range { value: f64::NAN, least: 0.0, most: 1.0 }.message().args["value"], Value::Null);
    }

    #[test]
    fn codes_are_words_joined_by_hyphens_and_begin_with_the_engine() {
        assert!(Fault::CODES.len() > 40);
        for code in Fault::CODES {
            assert!(code.starts_with("forecast-wrong-"), "{code}");
            assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}");
        }
    }
}
