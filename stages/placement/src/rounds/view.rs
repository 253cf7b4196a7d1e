//! What the engine answered, in the reader's words.

use kernel::{Arg, Names, Refusal};
use matching::{Message, Missed as Wanted, PlaceStory};
use web::Say;

use super::allocation::{Allocation, Missed};
use super::market::{Market, Stall};
use super::store::{SeatId, Student, StudentId};

/// A wish that was not granted, ready to print.
#[derive(Clone, Debug)]
pub struct MissedLine {
    /// Which wish it was.
    pub wish: u32,
    /// The workplace and its enterprise.
    pub place: String,
    /// What stood in the way.
    pub why: String,
    /// The rules that forbade it, where some did.
    pub rules: Vec<Refusal>,
    /// What would have been enough.
    pub need: Option<String>,
}

/// Why a student is where they are, ready to print.
#[derive(Clone, Debug)]
pub struct StudentView {
    /// What the student got.
    pub outcome: String,
    /// Has the student a place?
    pub placed: bool,
    /// Every better wish, best first.
    pub missed: Vec<MissedLine>,
}

/// Who may be named in a story: those who lead the round see names, students and enterprises do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Other students are named.
    Names,
    /// Other students stay unnamed.
    Unnamed,
}

/// The words around an allocation.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The reader's language.
    pub say: Say,
    /// Both sides.
    pub market: &'a Market,
    /// The answer.
    pub answer: &'a Allocation,
    /// Who may be named.
    pub naming: Naming,
}

impl<'a> Telling<'a> {
    fn stall(&self, place: u32) -> Option<&'a Stall> {
        let id = self.answer.inputs.places.get(place as usize)?.id;
        self.market.stall(SeatId(id))
    }

    fn place(&self, place: u32) -> String {
        self.stall(place).map_or_else(|| "–".to_owned(), |stall| self.say.names(&stall.workplace.title()))
    }

    fn student(&self, student: u32) -> String {
        let row = self.answer.inputs.students.get(student as usize).map(|row| StudentId(row.id));
        match (self.naming, row.and_then(|id| self.market.student(id))) {
            (Naming::Names, Some(student)) => self.say.names(&student.name),
            _ => self.say.t("placement-another-student"),
        }
    }

    /// A sentence of the engine.
    pub fn said(&self, message: &Message) -> String {
        let mut args: Vec<(&str, Arg)> = Vec::with_capacity(message.args.len());
        for (name, value) in &message.args {
            let number = value.as_i64().unwrap_or(0);
            let index = u32::try_from(number).unwrap_or(u32::MAX);
            let arg = match name.as_str() {
                "place" => Arg::Text(self.place(index)),
                "learner" => Arg::Text(self.student(index)),
                _ => Arg::Number(number),
            };
            args.push((name, arg));
        }
        self.say.with(&message.code, &args)
    }

    /// The whole in one sentence.
    pub fn summary(&self) -> String {
        let told = matching::explain(&self.answer.problem, &self.answer.answer);
        told.iter().map(|message| self.said(message)).collect::<Vec<_>>().join(" ")
    }

    /// Why a student is where they are; none when they came after the answer.
    pub fn story(&self, student: &Student) -> Option<StudentView> {
        let number = self.answer.student(student.id.0)?;
        let story = self.answer.story(number);
        let missed = story.missed.iter().map(|missed| self.missed(missed)).collect();
        let placed = self.answer.place_of(number).is_some();
        Some(StudentView { outcome: self.said(&story.outcome.message()), placed, missed })
    }

    fn missed(&self, missed: &Missed) -> MissedLine {
        let wanted = Wanted { place: missed.place, wish: missed.wish, obstacle: missed.obstacle };
        let why = if missed.rules.is_empty() {
            self.said(&wanted.message())
        } else {
            self.say.with("placement-missed-barred", &[("place", self.place(missed.place).into())])
        };
        MissedLine {
            wish: missed.wish,
            place: self.place(missed.place),
            why,
            rules: missed.rules.iter().map(kernel::Rule::refuse).collect(),
            need: missed.need.map(|need| self.said(&need.message(missed.place))),
        }
    }

    /// How a workplace was filled; none when it came after the answer.
    pub fn place_story(&self, stall: &Stall) -> Option<(PlaceStory, String)> {
        let story = self.answer.place_story(self.answer.place(stall.seat.id.0)?);
        let said = self.said(&story.message());
        Some((story, said))
    }

    /// The students at a workplace, by name.
    pub fn here(&self, stall: &Stall) -> Vec<&'a Student> {
        let here = |student: &&Student| {
            let number = self.answer.student(student.id.0);
            number.and_then(|number| self.answer.place_of(number)).is_some_and(|(seat, _)| seat == stall.seat.id.0)
        };
        self.market.students.iter().filter(here).collect()
    }

    /// The workplace of a student and which wish it was.
    pub fn got(&self, student: &Student) -> Option<(&'a Stall, Option<u32>)> {
        let (seat, wish) = self.answer.place_of(self.answer.student(student.id.0)?)?;
        Some((self.market.stall(SeatId(seat))?, wish))
    }
}

/// A name in the reader's language, or a dash.
pub fn or_dash(say: Say, names: &Names) -> String {
    let said = say.names(names);
    if said.is_empty() { "–".to_owned() } else { said }
}
