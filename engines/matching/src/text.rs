//! The text format, plain or gzip. Read byte by byte: no line is ever held, memory follows the entries read and not the
//! numbers announced, and the inflated text is bounded.
//!
//! ```text
//! S C                  learners, places
//! q q … q              C quotas
//! min m m … m          C minima (optional line)
//! 3 (5 1) 0            S lines: ranked places from 0; equals in parentheses; an empty line is no wishes
//! (7 2) 4              C lines: ranked learners, likewise
//! 0 100 100 400        S lines: costs beside the wishes (optional block)
//! ```

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use crate::costs::Costs;
use crate::invalid::Invalid;
use crate::lists::{BadEntry, Lists, ListsWriter};
use crate::problem::Problem;

/// Why a file could not be read: where, and what is wrong there.
#[derive(Debug, thiserror::Error)]
#[error("line {line}, {field}: {fault}")]
pub struct ReadError {
    /// Counted from 1.
    pub line: u64,
    /// Which part of the file this line belongs to.
    pub field: &'static str,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong on a line.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The bytes could not be had: a truncated or broken gzip, a failing disk.
    #[error("the file cannot be read: {0}")]
    Input(#[from] io::Error),
    /// More text than is accepted.
    #[error("the text is longer than {0} bytes")]
    TooLong(u64),
    /// The file stops too early.
    #[error("the file ends here, but more lines are due")]
    Ends,
    /// A character that belongs to no number.
    #[error("unexpected character {0:?}")]
    Character(char),
    /// A number beyond the range of its field.
    #[error("the number is out of range")]
    Range,
    /// A closing parenthesis without an opening one, one inside another, or one left open.
    #[error("parentheses do not pair")]
    Parentheses,
    /// `()`.
    #[error("empty parentheses")]
    EmptyTie,
    /// Too few or too many numbers.
    #[error("{given} numbers where {due} are due")]
    Count {
        /// How many stand there.
        given: usize,
        /// How many should.
        due: usize,
    },
    /// An entry of a list.
    #[error(transparent)]
    Entry(#[from] BadEntry),
    /// Text after the end.
    #[error("text after the last line")]
    After,
    /// The whole does not hold together.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// The longest inflated text that [`read`] accepts: 1 GiB, some sixty times the largest instance we measure.
pub const LONGEST: u64 = 1 << 30;

/// The most learners or places that a text may announce: 2²⁴.
pub const MOST: usize = 1 << 24;

/// Reads a problem, plain or gzip.
pub fn read(input: impl Read) -> Result<Problem, ReadError> {
    read_within(input, LONGEST)
}

/// Reads a problem of at most `longest` bytes of inflated text.
pub fn read_within(input: impl Read, longest: u64) -> Result<Problem, ReadError> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let zipped = match input.fill_buf() {
        Ok(head) => head.starts_with(&[0x1f, 0x8b]),
        Err(error) => return Err(ReadError { line: 1, field: "sizes", fault: error.into() }),
    };
    if zipped {
        Reader::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(input)), longest).problem()
    } else {
        Reader::new(input, longest).problem()
    }
}

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number {
        magnitude: u64,
        negative: bool,
    },
    Min,
    Open,
    Close,
    Newline,
    /// After it nothing comes.
    End,
}

struct Reader<R> {
    input: R,
    left: u64,
    longest: u64,
    line: u64,
    field: &'static str,
    /// A byte looked at and not yet used.
    pending: Option<u8>,
    ended: bool,
}

impl<R: BufRead> Reader<R> {
    fn new(input: R, longest: u64) -> Self {
        Self { input, left: longest, longest, line: 1, field: "sizes", pending: None, ended: false }
    }

    fn fail(&self, fault: impl Into<Fault>) -> ReadError {
        ReadError { line: self.line, field: self.field, fault: fault.into() }
    }

    fn problem(mut self) -> Result<Problem, ReadError> {
        let mut sizes = Vec::new();
        self.numbers(2, &mut sizes)?;
        let (learners, places) = (sizes[0] as usize, sizes[1] as usize);
        if learners.max(places) > MOST {
            self.line = 1;
            return Err(self.fail(Fault::Range));
        }
        self.field = "quotas";
        let mut quotas = Vec::new();
        self.numbers(places, &mut quotas)?;

        self.field = "minima or the first learner's wishes";
        let mut first = Some(self.token()?);
        let mut minima = None;
        if first == Some(Token::Min) {
            self.field = "minima";
            let mut least = Vec::new();
            self.numbers(places, &mut least)?;
            minima = Some(least);
            first = None;
        }
        self.field = "wishes";
        let wishes = self.lists(learners, places, &mut first)?;
        self.field = "rankings";
        let rankings = self.lists(places, learners, &mut first)?;
        self.field = "costs";
        let costs = self.costs(&wishes, first)?;
        Problem::join(wishes, rankings, quotas, minima, costs).map_err(|invalid| self.fail(invalid))
    }

    /// A line of exactly `due` whole numbers.
    fn numbers(&mut self, due: usize, into: &mut Vec<u32>) -> Result<(), ReadError> {
        loop {
            match self.token()? {
                Token::Number { magnitude, negative } => {
                    if into.len() == due {
                        return Err(self.fail(Fault::Count { given: due + 1, due }));
                    }
                    let value = u32::try_from(magnitude).ok().filter(|&value| !negative || value == 0);
                    into.push(value.ok_or_else(|| self.fail(Fault::Range))?);
                }
                Token::Newline | Token::End if into.len() == due => return Ok(()),
                Token::End if into.is_empty() => return Err(self.fail(Fault::Ends)),
                Token::Newline | Token::End => {
                    self.line -= u64::from(!self.ended);
                    return Err(self.fail(Fault::Count { given: into.len(), due }));
                }
                Token::Open | Token::Close => return Err(self.fail(Fault::Parentheses)),
                Token::Min => return Err(self.fail(Fault::Character('m'))),
            }
        }
    }

    fn lists(&mut self, rows: usize, known: usize, first: &mut Option<Token>) -> Result<Lists, ReadError> {
        let mut writer = ListsWriter::new(known);
        for _ in 0..rows {
            if self.ended && *first != Some(Token::End) {
                return Err(self.fail(Fault::Ends));
            }
            self.list(&mut writer, first)?;
        }
        Ok(writer.finish())
    }

    fn list(&mut self, writer: &mut ListsWriter, first: &mut Option<Token>) -> Result<(), ReadError> {
        // Inside parentheses: how many entries so far.
        let mut tie: Option<usize> = None;
        loop {
            let token = match first.take() {
                Some(token) => token,
                None => self.token()?,
            };
            match token {
                Token::Number { negative: true, magnitude: 1.. } => return Err(self.fail(Fault::Range)),
                Token::Number { magnitude, .. } => {
                    writer.push(magnitude, tie.is_some_and(|count| count > 0)).map_err(|bad| self.fail(bad))?;
                    tie = tie.map(|count| count + 1);
                }
                Token::Open if tie.is_none() => tie = Some(0),
                Token::Close if tie == Some(0) => return Err(self.fail(Fault::EmptyTie)),
                Token::Close if tie.is_some() => tie = None,
                Token::Open | Token::Close => return Err(self.fail(Fault::Parentheses)),
                Token::Min => return Err(self.fail(Fault::Character('m'))),
                Token::Newline | Token::End if tie.is_some() => {
                    self.line -= u64::from(!self.ended);
                    return Err(self.fail(Fault::Parentheses));
                }
                Token::Newline | Token::End => {
                    writer.close_row();
                    return Ok(());
                }
            }
        }
    }

    /// The block of costs, or nothing when only empty lines remain although there are wishes.
    fn costs(&mut self, wishes: &Lists, first: Option<Token>) -> Result<Option<Costs>, ReadError> {
        let mut costs = Costs::new();
        let (mut row, mut given) = (0, 0);
        let mut first = first;
        while !(self.ended && first.is_none()) {
            let due = if row < wishes.rows() { wishes.range(row).len() } else { 0 };
            let token = match first.take() {
                Some(token) => token,
                None => self.token()?,
            };
            match token {
                Token::Number { .. } if row >= wishes.rows() => return Err(self.fail(Fault::After)),
                Token::Number { .. } if given == due => return Err(self.fail(Fault::Count { given: due + 1, due })),
                Token::Number { magnitude, negative } => {
                    if costs.is_empty() && row > 0 && wishes.start[row] > 0 {
                        // Empty lines stood where costs were due.
                        return Err(self.fail(Fault::After));
                    }
                    let value = i64::try_from(magnitude).map_err(|_| self.fail(Fault::Range))?;
                    costs.push(if negative { -value } else { value });
                    given += 1;
                }
                Token::Newline | Token::End => {
                    if given != due && !costs.is_empty() {
                        self.line -= u64::from(!self.ended);
                        return Err(self.fail(Fault::Count { given, due }));
                    }
                    row += 1;
                    given = 0;
                }
                Token::Open | Token::Close => return Err(self.fail(Fault::Parentheses)),
                Token::Min => return Err(self.fail(Fault::Character('m'))),
            }
        }
        if costs.is_empty() {
            return Ok(None);
        }
        if costs.len() != wishes.ids.len() {
            return Err(self.fail(Fault::Ends));
        }
        costs.shrink();
        Ok(Some(costs))
    }

    fn token(&mut self) -> Result<Token, ReadError> {
        loop {
            let Some(byte) = self.byte()? else {
                self.ended = true;
                return Ok(Token::End);
            };
            match byte {
                b' ' | b'\t' | b'\r' => {}
                b'\n' => {
                    self.line += 1;
                    return Ok(Token::Newline);
                }
                b'(' => return Ok(Token::Open),
                b')' => return Ok(Token::Close),
                b'0'..=b'9' => return self.number(byte, false),
                b'-' => match self.byte()? {
                    Some(digit @ b'0'..=b'9') => return self.number(digit, true),
                    _ => return Err(self.fail(Fault::Character('-'))),
                },
                b'm' if self.field.starts_with("minima") => {
                    if self.byte()? == Some(b'i') && self.byte()? == Some(b'n') {
                        return Ok(Token::Min);
                    }
                    return Err(self.fail(Fault::Character('m')));
                }
                other => return Err(self.fail(Fault::Character(char::from(other)))),
            }
        }
    }

    fn number(&mut self, digit: u8, negative: bool) -> Result<Token, ReadError> {
        let mut magnitude = u64::from(digit - b'0');
        loop {
            match self.byte()? {
                Some(digit @ b'0'..=b'9') => {
                    magnitude = magnitude
                        .checked_mul(10)
                        .and_then(|tens| tens.checked_add(u64::from(digit - b'0')))
                        .ok_or_else(|| self.fail(Fault::Range))?;
                }
                other => {
                    self.pending = other;
                    return Ok(Token::Number { magnitude, negative });
                }
            }
        }
    }

    #[inline]
    fn byte(&mut self) -> Result<Option<u8>, ReadError> {
        if let Some(byte) = self.pending.take() {
            return Ok(Some(byte));
        }
        let (line, field) = (self.line, self.field);
        let head = self.input.fill_buf().map_err(|error| ReadError { line, field, fault: error.into() })?;
        let Some(&byte) = head.first() else { return Ok(None) };
        self.input.consume(1);
        if self.left == 0 {
            return Err(self.fail(Fault::TooLong(self.longest)));
        }
        self.left -= 1;
        Ok(Some(byte))
    }
}

/// Writes a problem so that [`read`] gives it back. Pins are not part of the format and are left out.
pub fn write(problem: &Problem) -> String {
    let mut text = format!("{} {}\n", problem.learners(), problem.places());
    line(&mut text, problem.quotas.iter().copied());
    if let Some(minima) = &problem.minima {
        text.push_str("min ");
        line(&mut text, minima.iter().copied());
    }
    for lists in [&problem.wishes, &problem.rankings] {
        for row in 0..lists.rows() {
            list(&mut text, lists, row);
        }
    }
    if let Some(costs) = &problem.costs {
        for row in 0..problem.learners() {
            line(&mut text, problem.wishes.range(row).map(|wish| costs.at(wish)));
        }
    }
    text
}

fn line(text: &mut String, numbers: impl Iterator<Item = impl std::fmt::Display>) {
    for (nth, number) in numbers.enumerate() {
        let space = if nth == 0 { "" } else { " " };
        write!(text, "{space}{number}").expect("a string takes all");
    }
    text.push('\n');
}

fn list(text: &mut String, lists: &Lists, row: usize) {
    let range = lists.range(row);
    let level = |at: usize| range.contains(&at).then(|| lists.rank(row, at));
    for at in range.clone() {
        let opens = level(at) == level(at + 1) && (at == range.start || level(at - 1) != level(at));
        let closes = level(at) != level(at + 1) && at > range.start && level(at - 1) == level(at);
        let space = if at == range.start { "" } else { " " };
        let (open, close) = (if opens { "(" } else { "" }, if closes { ")" } else { "" });
        write!(text, "{space}{open}{}{close}", lists.ids[at]).expect("a string takes all");
    }
    text.push('\n');
}
