//! Every no has a name, a source and words: a [`Rule`] says where it comes from, a [`Refusal`] is the
//! rule applied to one case, and its message (by code, in three languages) says what to do next.

use std::fmt;

/// A work that a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Work {
    /// Labour Code of the Republic of Kazakhstan, 23.11.2015 № 414-V.
    LabourCode,
    /// Law «On Education», 27.07.2007 № 319-III.
    LawOnEducation,
    /// Law «On professional qualifications», 04.07.2023 № 14-VIII.
    LawOnQualifications,
    /// Social Code, 20.04.2023 № 224-VII.
    SocialCode,
    /// State compulsory standard of higher education, order № 2 of 20.07.2022.
    Smse,
    /// Model rules of educational organisations, order № 595 of 30.10.2018.
    ModelRules,
    /// Rules of credit technology, order № 152 of 20.04.2011.
    CreditRules,
    /// Rules of the register of educational programmes, order № 106 of 12.10.2022.
    ProgrammeRegister,
    /// The DIARKAZ guide on dual training.
    Guide,
    /// A national or international classifier or technical standard.
    Standard,
    /// A rule of this house; the part names the decision.
    House,
}

/// Which part of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The work as a whole.
    Whole,
    /// An article, as `69` or `38(6)`.
    Article(&'static str),
    /// A paragraph of an order.
    Paragraph(&'static str),
    /// A section of the guide.
    Section(&'static str),
    /// An annex of an order.
    Annex(&'static str),
    /// A decision of `docs/decisions`.
    Decision(&'static str),
    /// A named standard, as `NK RK 03-2019`.
    Named(&'static str),
}

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The work.
    pub work: Work,
    /// The part of it.
    pub part: Part,
}

impl fmt::Display for Source {
    /// In English, for generated documents; pages translate it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let work = match self.work {
            Work::LabourCode => "Labour Code",
            Work::LawOnEducation => "Law on Education",
            Work::LawOnQualifications => "Law on Professional Qualifications",
            Work::SocialCode => "Social Code",
            Work::Smse => "SMSE, order № 2 of 20.07.2022",
            Work::ModelRules => "Model Rules, order № 595 of 30.10.2018",
            Work::CreditRules => "Rules of credit technology, order № 152 of 20.04.2011",
            Work::ProgrammeRegister => "Rules of the register of programmes, order № 106 of 12.10.2022",
            Work::Guide => "Guide",
            Work::Standard => "Standard",
            Work::House => "House rule",
        };
        match self.part {
            Part::Whole => write!(f, "{work}"),
            Part::Article(n) => write!(f, "{work}, art. {n}"),
            Part::Paragraph(n) => write!(f, "{work}, p. {n}"),
            Part::Section(n) => write!(f, "{work}, section {n}"),
            Part::Annex(n) => write!(f, "{work}, annex {n}"),
            Part::Decision(n) => write!(f, "{work}, decision {n}"),
            Part::Named(n) => write!(f, "{work}: {n}"),
        }
    }
}

/// What kind of no it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    /// What was given cannot be taken as it is (HTTP 422).
    Invalid,
    /// It was right, but the file has moved on or is not in that state (HTTP 409).
    Conflict,
    /// The role may not (HTTP 403).
    Forbidden,
}

/// A ground for saying no: one rule, one source, one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The message's key.
    pub code: &'static str,
    /// Where the rule comes from.
    pub source: Source,
    /// What kind of no it is.
    pub grade: Grade,
}

impl Rule {
    /// The rule applied to a case.
    pub fn refuse(&self) -> Refusal {
        Refusal { rule: *self, field: None, args: Vec::new() }
    }
    /// The rule applied to a field of a form.
    pub fn at(&self, field: &'static str) -> Refusal {
        self.refuse().at(field)
    }
    /// The rule applied with a value its message needs.
    pub fn with(&self, name: &'static str, value: impl Into<Arg>) -> Refusal {
        self.refuse().with(name, value)
    }
}

/// A value a message needs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A whole number, printed as the language does and used for plurals.
    Number(i64),
    /// A number of hundredths that is not whole, printed with the decimal sign of the language; `31.1` as JSON.
    #[serde(serialize_with = "decimal")]
    Hundredths(i64),
    /// Words that are already in the right language or in none.
    Text(String),
    /// A day, printed as the language does.
    Day(crate::Day),
    /// The name of a thing, in three languages.
    Names(crate::Names),
    /// A message of its own, as the name of a state.
    Key(&'static str),
    /// A message with values of its own, as what is wrong in the frame of where; `{"code": …, "args": {…}}` as JSON.
    Sentence {
        /// The message's key.
        code: &'static str,
        /// The values it needs.
        #[serde(serialize_with = "named")]
        args: Vec<(&'static str, Arg)>,
    },
}

fn named<S: serde::Serializer>(args: &[(&'static str, Arg)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(args.iter().map(|(name, arg)| (name, arg)))
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands a reference.
fn decimal<S: serde::Serializer>(hundredths: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&crate::Credits(*hundredths))
}

impl Arg {
    /// A number of hundredths; where it is whole, a whole number.
    pub fn hundredths(number: i64) -> Self {
        if number % 100 == 0 { Self::Number(number / 100) } else { Self::Hundredths(number) }
    }
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}
impl From<i32> for Arg {
    fn from(value: i32) -> Self {
        Self::Number(value.into())
    }
}
impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<crate::Day> for Arg {
    fn from(value: crate::Day) -> Self {
        Self::Day(value)
    }
}
impl From<crate::Names> for Arg {
    fn from(value: crate::Names) -> Self {
        Self::Names(value)
    }
}

/// A rule applied to a case: what is wrong, where, by what right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule.
    pub rule: Rule,
    /// The field of the form it concerns.
    pub field: Option<&'static str>,
    /// The values its message needs.
    pub args: Vec<(&'static str, Arg)>,
}

impl Refusal {
    /// Concerning a field.
    #[must_use]
    pub fn at(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }
    /// With a value its message needs.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl fmt::Display for Refusal {
    /// For logs: code and source, never personal data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.rule.code, self.rule.source)
    }
}

/// Declares the grounds on which a stage says no, and the list `ALL` of them:
/// `rules! { /// why. BIN_CONTROL = "registry-refusal-bin-control", Invalid, Standard, Named("…"); }`
#[macro_export]
macro_rules! rules {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $grade:ident, $work:ident, $part:ident $(($place:literal))?;)+) => {
        $($(#[$meta])*
        pub const $name: $crate::Rule = $crate::Rule {
            code: $code,
            source: $crate::Source { work: $crate::Work::$work, part: $crate::Part::$part $(($place))? },
            grade: $crate::Grade::$grade,
        };)+
        /// Every ground on which this stage says no.
        pub const ALL: &[(&str, $crate::Rule)] = &[$((stringify!($name), $name)),+];
    };
}

/// Grounds that every stage shares.
pub mod house {
    crate::rules! {
        /// The file is in a state in which this act does not exist.
        NOT_NOW = "house-refusal-not-now", Conflict, House, Decision("0004");
        /// The role has no part in this act.
        NOT_YOURS = "house-refusal-not-yours", Forbidden, House, Decision("0004");
        /// The act needs a reason in words.
        REASON_NEEDED = "house-refusal-reason-needed", Invalid, House, Decision("0004");
        /// Somebody changed the file since the page was opened.
        STALE = "house-refusal-stale", Conflict, House, Decision("0005");
        /// A field was left empty.
        EMPTY = "house-refusal-empty", Invalid, House, Decision("0006");
        /// A text is longer than its column.
        TOO_LONG = "house-refusal-too-long", Invalid, House, Decision("0006");
        /// Not a day of the calendar.
        NOT_A_DAY = "house-refusal-not-a-day", Invalid, House, Decision("0006");
        /// Not a number of the kind wanted.
        NOT_A_NUMBER = "house-refusal-not-a-number", Invalid, House, Decision("0006");
        /// Not an address of e-mail.
        NOT_AN_EMAIL = "house-refusal-not-an-email", Invalid, House, Decision("0006");
        /// A number outside what makes sense.
        OUT_OF_BOUNDS = "house-refusal-out-of-bounds", Invalid, House, Decision("0006");
        /// Not a value of the list.
        NOT_IN_LIST = "house-refusal-not-in-list", Invalid, House, Decision("0006");
        /// The same thing stands already.
        TAKEN = "house-refusal-taken", Conflict, House, Decision("0006");
        /// The caller's role does not open this door.
        CLOSED_DOOR = "house-refusal-closed-door", Forbidden, House, Decision("0007");
        /// The last day is before the first.
        ENDS_BEFORE_BEGINS = "house-refusal-ends-before-begins", Invalid, House, Decision("0006");
    }
}
