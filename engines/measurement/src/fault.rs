//! Every way in which a table, a cell or a flag can be wrong. English by `Display`; a code with arguments for who
//! translates.

use ground::Message;
use serde_json::Value;

/// Declares [`Fault`] and the list [`FAULTS`] of its codes: a variant with what fills it in, its code, its English.
/// The English begins in lower case: the place stands before it (`row 3: …`), and it says what to do where that is not
/// plain.
macro_rules! faults {
    ($($name:ident $({ $($field:ident: $type:ty),+ })? = $code:literal, $says:literal;)+) => {
        /// What is wrong; where it is wrong, [`crate::Wrong`] says.
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub enum Fault {
            $(
                #[doc = $says]
                #[error($says)]
                $name $({ $(#[doc = concat!("`", stringify!($field), "` of the sentence.")] $field: $type),+ })?,
            )+
        }

        impl Fault {
            /// Its code, for who translates: one of [`FAULTS`].
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)+ }
            }

            /// What fills the sentence in: numbers and text that somebody wrote, never English words.
            pub fn args(&self) -> Vec<(&'static str, Value)> {
                match self {
                    $(Self::$name $({ $($field),+ })? => vec![$($((stringify!($field), Value::from($field.clone()))),+)?],)+
                }
            }
        }

        /// Every code of a fault with the names of its arguments, for whoever translates them.
        pub const FAULTS: &[(&str, &[&str])] = &[$(($code, &[$($(stringify!($field)),+)?])),+];
    };
}

impl Fault {
    /// The code with its arguments.
    pub fn message(&self) -> Message {
        self.args().into_iter().fold(Message::new(self.code()), |message, (name, value)| message.with(name, value))
    }
}

// How a file is read.
faults! {
    Unreadable { because: String } = "measurement-wrong-unreadable",
        "it could not be read: {because}";
    TableTooLong { gigabytes: usize } = "measurement-wrong-table-too-long",
        "longer than {gigabytes} GB; analyse a part of it";
    RowTooLong { megabytes: usize } = "measurement-wrong-row-too-long",
        "longer than {megabytes} MB, or a quote is never closed";
    QuoteNotClosed = "measurement-wrong-quote-not-closed",
        "a quote is never closed";
    CommaAfterQuote = "measurement-wrong-comma-after-quote",
        "a comma, or what stands between fields, must follow a closing quote; a quote inside a quoted field is written twice";
    QuoteInside = "measurement-wrong-quote-inside",
        "a quote inside a field that does not begin with one; put the whole field in quotes and write the inner quote twice";
    NotText = "measurement-wrong-not-text",
        "bytes that are no text; save the file as CSV UTF-8";
    HeaderNotText { place: usize } = "measurement-wrong-header-not-text",
        "field {place} is no text; save the file as CSV UTF-8";
    NoHeader = "measurement-wrong-no-header",
        "there is no header; name the columns in the first row";
    ColumnWithoutName { place: usize } = "measurement-wrong-column-without-name",
        "column {place} has no name";
    ColumnTwice = "measurement-wrong-column-twice",
        "stands in the header twice; rename one of the two";
    OtherLength = "measurement-wrong-other-length",
        "is of another length than the first";
    FieldsDiffer { found: usize, header: usize } = "measurement-wrong-fields-differ",
        "fields: {found}, in the header: {header}; a field with a comma or a semicolon in it is put in quotes";
    TooManyColumns { columns: usize, most: usize } = "measurement-wrong-too-many-columns",
        "{columns} columns are more than the {most} that can be analysed; bring fewer";

    // Columns and their cells.
    NoSuchColumn { known: String } = "measurement-wrong-no-such-column",
        "there is none; there are: {known}";
    NoColumnLeft = "measurement-wrong-no-column-left",
        "no column is left to analyse; name some with --columns";
    NotANumber { text: String } = "measurement-wrong-not-a-number",
        "`{text}` is not a number; write one with a decimal point, or leave the cell empty";
    NotAScore { text: String } = "measurement-wrong-not-a-score",
        "`{text}` is not a number; answers must be scores, as 0 and 1";
    NumbersTooLarge = "measurement-wrong-numbers-too-large",
        "holds numbers beyond 1e70, whose squares cannot be added; take a larger unit";
    NumberBeyondSquares = "measurement-wrong-number-beyond-squares",
        "is beyond 10^150, where squares are no numbers any more; take a larger unit";
    Frequency = "measurement-wrong-frequency",
        "a frequency must be a whole number from 0 to 10^12";
    TooManyAnswers { answers: usize, most: usize } = "measurement-wrong-too-many-answers",
        "{answers} different answers are more than the {most} of a scale; join some";
    NotTwoAnswers { answers: usize } = "measurement-wrong-not-two-answers",
        "has {answers} different answers where there must be two, as 0 and 1";
    NotTwoGroups { groups: usize } = "measurement-wrong-not-two-groups",
        "has {groups} groups where there must be two; keep the rows of two";
    ModelTakesTwo { answers: usize } = "measurement-wrong-model-takes-two",
        "has {answers} different answers, and this model takes two; choose another: graded, partial-credit, rating-scale";
    UnequalScales { answers: usize, first: usize } = "measurement-wrong-unequal-scales",
        "has {answers} different answers where the first item has {first}; rating-scale needs the same, partial-credit does not";
    ScoreIsFactor = "measurement-wrong-score-is-factor",
        "is the score and a factor; name another with --score or --by";

    // How a table lies: a row a person, a row an answer, a matrix.
    LayoutsExclude = "measurement-wrong-layouts-exclude",
        "--wide, --long and --matrix exclude each other; give one of them";
    LongColumns = "measurement-wrong-long-columns",
        "must be followed by three columns or four: person,item,score,rater";
    LongNeedsRater = "measurement-wrong-long-needs-rater",
        "must be followed by four columns: person,item,score,rater";
    LongWithoutRater = "measurement-wrong-long-without-rater",
        "this analysis takes no raters; name three columns: person,item,score";
    NeedsAnswers = "measurement-wrong-needs-answers",
        "this analysis needs the answers themselves, not a matrix";
    FrequencyWithLong = "measurement-wrong-frequency-with-long",
        "goes with a row a person only, not with --long";
    NoFrequencies = "measurement-wrong-no-frequencies",
        "this analysis takes no frequencies; give each person or work a row of its own";
    PersonOrItemMissing = "measurement-wrong-person-or-item-missing",
        "who answered and what must be there";
    PersonOrRaterMissing = "measurement-wrong-person-or-rater-missing",
        "who is judged and who judges must be there";
    PersonItemOrRaterMissing = "measurement-wrong-person-item-or-rater-missing",
        "who is judged, on what and by whom must be there";
    TwiceTogether { first: String, second: String } = "measurement-wrong-twice-together",
        "`{first}` and `{second}` stand together in an earlier row already; leave one of the two";
    TooSparse { persons: usize, items: usize, answers: usize } = "measurement-wrong-too-sparse",
        "{persons} persons by {items} items are too many for {answers} answers; check which columns --long names";
    NotSquare { rows: usize, columns: usize } = "measurement-wrong-not-square",
        "rows: {rows}, columns: {columns}; a matrix needs as many of the one as of the other";
    EmptyInMatrix = "measurement-wrong-empty-in-matrix",
        "is empty; a matrix needs every number";
    MirrorDiffers { one: String, other: String } = "measurement-wrong-mirror-differs",
        "{one} differs from its mirror {other}; both halves of the matrix must be the same";
    PersonsWanted = "measurement-wrong-persons-wanted",
        "how many persons does this matrix come from?";

    // Flags of every analysis.
    NoSuchAnalysis { name: String, known: String } = "measurement-wrong-no-such-analysis",
        "no analysis is called `{name}`; there are: {known}";
    FileWanted = "measurement-wrong-file-wanted",
        "which file is to be analysed?";
    StrayWords { words: String } = "measurement-wrong-stray-words",
        "`{words}`: one table is analysed at a time, and a flag begins with --";
    UnknownFlag = "measurement-wrong-unknown-flag",
        "this analysis knows no such flag; see --help";
    TakesNoValue = "measurement-wrong-takes-no-value",
        "takes no value";
    ValueMissing = "measurement-wrong-value-missing",
        "a value must follow";
    FlagTwice = "measurement-wrong-flag-twice",
        "stands there twice";
    NotAWord { given: String, words: String } = "measurement-wrong-not-a-word",
        "`{given}` is not one of {words}";
    NotWhole { given: String } = "measurement-wrong-not-whole",
        "`{given}` is not a whole number from 0";
    NotFinite { given: String } = "measurement-wrong-not-finite",
        "`{given}` is not a finite number; write one with a decimal point";
    NotWithin { least: usize, most: usize } = "measurement-wrong-not-within",
        "must lie between {least} and {most}";
    NotPositive { most: usize } = "measurement-wrong-not-positive",
        "must be above 0 and at most {most}";
    NotAtLeast { least: usize } = "measurement-wrong-not-at-least",
        "must be at least {least}";
    NotALevel = "measurement-wrong-not-a-level",
        "must lie between 0 and 1, as 0.95";
    NotACount = "measurement-wrong-not-a-count",
        "must be a number of persons or works";
    ColumnWanted = "measurement-wrong-column-wanted",
        "this analysis needs it: which column?";
    NamedTwice { name: String } = "measurement-wrong-named-twice",
        "`{name}` stands there twice";
    NoSuchItem { name: String } = "measurement-wrong-no-such-item",
        "no item is called `{name}`";
    NoSuchGroup { name: String } = "measurement-wrong-no-such-group",
        "no group is called `{name}`";

    // Tests, raters and their marks.
    KeyLength { choices: usize, items: usize } = "measurement-wrong-key-length",
        "choices in the key: {choices}, items: {items}; give one choice an item";
    KappaNotTwo { raters: usize } = "measurement-wrong-kappa-not-two",
        "kappa needs two raters, not {raters}; choose them with --columns";
    TooManyCategories { categories: usize, most: usize } = "measurement-wrong-too-many-categories",
        "{categories} categories are more than the {most} that can be compared; join some";
    KappaWeights { size: usize } = "measurement-wrong-kappa-weights",
        "must be none, linear, quadratic, or {size} by {size} numbers from 0";
    CountNegative = "measurement-wrong-count-negative",
        "a count cannot be negative";
    ScoreTooFar { score: String, least: String } = "measurement-wrong-score-too-far",
        "{score} is not a whole score within 100 of the least, {least}";
    SpreadOfRasch = "measurement-wrong-spread-of-rasch",
        "only the model rasch takes a given spread";
    NotAPrior = "measurement-wrong-not-a-prior",
        "must be two numbers, the mean and the standard deviation: 0,1";
    ConditionalModels = "measurement-wrong-conditional-models",
        "conditional goes with the models rasch, partial-credit and rating-scale";
    ConditionalScores = "measurement-wrong-conditional-scores",
        "conditional estimates know no population; take likelihood or weighted";

    // Groups, growth and gain.
    NoNumericColumn = "measurement-wrong-no-numeric-column",
        "no column holds numbers only; name one with --score";
    NoFactor = "measurement-wrong-no-factor",
        "there is no factor; name one with --by";
    TooManyCells { first: usize, second: usize, most: usize } = "measurement-wrong-too-many-cells",
        "{first} by {second} groups are more than {most}; join some";
    AboveMost { most: String } = "measurement-wrong-above-most",
        "is more than the highest possible, {most}; say how high it is with --most";
    OutcomeWanted { flag: String } = "measurement-wrong-outcome-wanted",
        "{flag} wants a row an answer: which column is to be explained?";
    CrossedWithPerson = "measurement-wrong-crossed-with-person",
        "goes without --person; give one of them";
    TooManyLevels { levels: usize, most: usize } = "measurement-wrong-too-many-levels",
        "{levels} levels beside those of the largest grouping are more than the {most} that can be crossed";
    OccasionsDiffer { occasions: usize } = "measurement-wrong-occasions-differ",
        "must be numbers with commas, one an occasion: {occasions}";

    // Surveys.
    GroupOrCompetenceMissing = "measurement-wrong-group-or-competence-missing",
        "group and competence must be there";
    TooManyPairs { groups: usize, competences: usize, most: usize } = "measurement-wrong-too-many-pairs",
        "{groups} groups by {competences} competences are more than the {most} that can be shown";
    WeightMissing = "measurement-wrong-weight-missing",
        "a weight is missing; write 1 where nothing is to be weighted";
    WeightNegative = "measurement-wrong-weight-negative",
        "a weight cannot be negative";
    NotARank { rank: String } = "measurement-wrong-not-a-rank",
        "{rank} is no rank from 1 to 5; leave the cell empty where there is none";
    NotASize { given: String } = "measurement-wrong-not-a-size",
        "`{given}` is not group=number";
    GroupWithoutSize { group: String } = "measurement-wrong-group-without-size",
        "how many are there in `{group}`?";
    GroupWithoutAnswers { group: String } = "measurement-wrong-group-without-answers",
        "nobody answered in `{group}`; check who stands in the column of respondents";

    // Factors and maps.
    VarianceNotPositive = "measurement-wrong-variance-not-positive",
        "a variance must be greater than 0";
    CorrelationBeyondOne = "measurement-wrong-correlation-beyond-one",
        "a correlation beyond 1; check this number and the two variances on the diagonal";
    HowManyFactors = "measurement-wrong-how-many-factors",
        "how many? Without --n, or with a singular matrix, nothing suggests a number";
    PatternWanted = "measurement-wrong-pattern-wanted",
        "which items measure what? name=item,item;other=item,item";
    NotAFactor { part: String } = "measurement-wrong-not-a-factor",
        "`{part}` is not name=item,item";
    FactorUnclear { part: String } = "measurement-wrong-factor-unclear",
        "`{part}`: a factor needs a name of its own and different items";
    TooManyParameters { parameters: usize, most: usize } = "measurement-wrong-too-many-parameters",
        "some {parameters} parameters are more than the {most} that can be estimated; take fewer items or factors";
    DistanceNegative = "measurement-wrong-distance-negative",
        "a distance cannot be below 0";
    DistanceToItself = "measurement-wrong-distance-to-itself",
        "an object lies at distance 0 from itself; similarities want --from similarities";
}
