//! A year of a programme in the demo: who offers it, which groups it has.

use std::rc::Rc;

use kernel::Failure;
use programmes::enrolments::{self, Group};

use super::World;
use super::listed::Row;
use super::organisations::{Organisations, University};

/// A year of a programme.
#[derive(Clone)]
pub struct Cohort {
    pub world: Rc<World>,
    pub organisations: Rc<Organisations>,
    pub programme: Row,
    pub admission: i32,
}

impl Cohort {
    /// Who offers the programme.
    pub fn university(&self) -> Result<&University, Failure> {
        self.organisations.university(&self.programme.university)
    }

    /// The groups as they stand.
    pub async fn standing(&self) -> Result<Vec<Group>, Failure> {
        let by = self.world.by(self.university()?.officer);
        let all = enrolments::store::groups(&self.world.db, &by).await?;
        let (code, year) = (&self.programme.code, self.admission);
        let mut own: Vec<Group> =
            all.into_iter().filter(|one| one.programme_code == *code && one.admission.0 == year).collect();
        own.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(own)
    }

    /// A number of its own, by which what happens to one cohort differs from what happens to the next.
    pub fn number(&self) -> usize {
        let code: usize = self.programme.code.bytes().map(usize::from).sum();
        code * 3 + usize::try_from(self.admission % 100).unwrap_or(0) * 5
    }
}
