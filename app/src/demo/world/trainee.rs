//! A trainee of the demo, and the season of practice that they belong to.

use std::rc::Rc;

use kernel::{Day, Failure, PersonId};
use practice::PracticeId;
use practice::practices::{moves::Status, store};

use super::organisations::{Organisations, University};
use super::{Player, World};

/// The practices that one round brings about.
#[derive(Clone)]
pub struct Season {
    pub world: Rc<World>,
    pub organisations: Rc<Organisations>,
    /// Which university sends its students.
    pub university: usize,
    pub from: Day,
    pub until: Day,
}

/// A trainee with the mentor of the order.
#[derive(Clone)]
pub struct Trainee {
    pub season: Season,
    pub practice: PracticeId,
    pub programme: String,
    pub learner: PersonId,
    pub mentor: Player,
    /// Which of the season it is.
    pub n: usize,
}

impl Season {
    /// Who sends the students.
    pub fn university(&self) -> &University {
        &self.organisations.universities[self.university]
    }
}

impl Trainee {
    /// Who leads the practice for the university.
    pub fn supervisor(&self) -> Player {
        self.season.university().supervisor
    }

    /// Is the practice still under way?
    pub async fn open(&self) -> Result<bool, Failure> {
        let world = &self.season.world;
        let practice = store::load(&world.db, &world.by(self.supervisor()), self.practice).await?;
        Ok(practice.status == Status::Open)
    }
}
