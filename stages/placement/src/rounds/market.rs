//! A round as a whole: both sides, who may go where, and the inputs of an answer.

use db::Read;
use kernel::{Failure, PersonId, Refusal};

use super::allocation::{Inputs, PlaceSide, StudentSide, compose};
use super::eligibility::{Candidate, Place, barriers};
use super::store::{self, Round, Seat, SeatId, Student, StudentId};
use crate::workplaces::{self, Workplace};

/// A workplace of a round, with its seats.
#[derive(Clone, Debug)]
pub struct Stall {
    /// Its row in the round.
    pub seat: Seat,
    /// The workplace.
    pub workplace: Workplace,
}

/// A round as a whole.
#[derive(Clone, Debug)]
pub struct Market {
    /// The round.
    pub round: Round,
    /// Its students, by name.
    pub students: Vec<Student>,
    /// Its workplaces, by name.
    pub stalls: Vec<Stall>,
}

fn candidate(student: &Student) -> Candidate {
    Candidate { birth: student.birth, group: student.group.clone(), lang: student.lang }
}

/// What eligibility looks at in a workplace.
pub fn place(workplace: &Workplace) -> Place {
    Place {
        status: workplace.status,
        stands: workplace.stands,
        hazardous: workplace.hazardous(),
        languages: workplace.languages.clone(),
        groups: workplace.groups.clone(),
        from: workplace.from,
        until: workplace.until,
    }
}

impl Market {
    /// Both sides of a round that the caller may see.
    ///
    /// # Errors
    /// Broken, when the database does not answer.
    pub async fn load(reader: &dyn Read, round: Round) -> Result<Self, Failure> {
        let students = store::students(reader, round.id).await?;
        let known = workplaces::store::of_round(reader, round.id.0).await?;
        let seats = store::seats(reader, round.id).await?;
        let stalls = seats
            .into_iter()
            .filter_map(|seat| {
                let workplace = known.iter().find(|one| one.id == seat.workplace)?.clone();
                Some(Stall { seat, workplace })
            })
            .collect();
        Ok(Self { round, students, stalls })
    }

    /// The student's row.
    pub fn student(&self, id: StudentId) -> Option<&Student> {
        self.students.iter().find(|student| student.id == id)
    }

    /// The person's row.
    pub fn person(&self, id: PersonId) -> Option<&Student> {
        self.students.iter().find(|student| student.person == id)
    }

    /// The workplace's row.
    pub fn stall(&self, id: SeatId) -> Option<&Stall> {
        self.stalls.iter().find(|stall| stall.seat.id == id)
    }

    /// Why a student may not go to a workplace; none of it when they may.
    pub fn barriers(&self, student: &Student, stall: &Stall) -> Vec<Refusal> {
        barriers(&candidate(student), &place(&stall.workplace), self.round.period)
    }

    /// Those who wish to come to a workplace, may, and are not settled elsewhere: whom its enterprise ranks.
    pub fn candidates(&self, stall: &Stall) -> Vec<&Student> {
        let wishes = |student: &&Student| student.pin.is_none() && student.wishes.contains(&stall.seat.id);
        self.students.iter().filter(wishes).filter(|student| self.barriers(student, stall).is_empty()).collect()
    }

    /// Seats offered in all.
    pub fn seats(&self) -> i64 {
        self.stalls.iter().map(|stall| stall.seat.seats).sum()
    }

    /// What an answer depends on.
    pub fn inputs(&self) -> Inputs {
        let students = self.students.iter().map(|student| StudentSide {
            id: student.id.0,
            wishes: student.wishes.iter().map(|seat| seat.0).collect(),
            pin: student.pin.map(|seat| seat.0),
        });
        let places = self.stalls.iter().map(|stall| PlaceSide {
            id: stall.seat.id.0,
            seats: u32::try_from(stall.seat.seats).unwrap_or(0),
            ranking: stall.seat.ranking.iter().map(|group| group.iter().map(|one| one.0).collect()).collect(),
        });
        let seed = u64::try_from(self.round.seed).unwrap_or(0);
        compose(seed, students.collect(), places.collect(), |student, seat| {
            match (self.student(StudentId(student)), self.stall(SeatId(seat))) {
                (Some(student), Some(stall)) => self.barriers(student, stall),
                _ => Vec::new(),
            }
        })
    }
}
