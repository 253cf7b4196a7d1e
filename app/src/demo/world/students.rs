//! The students of the demo.

use kernel::{Day, Failure, Role, Scope};

use super::organisations::Organisations;
use super::{Part, Player, World, day};

/// How many study in the dual track in the spring of the demo.
const STUDENTS: u32 = 96;

/// A student and the day they were born.
#[derive(Clone, Copy, Debug)]
pub struct Student {
    pub player: Player,
    pub birth: Day,
}

/// Enters the students of the third and fourth year.
pub async fn enter(world: &mut World<'_>, organisations: &Organisations) -> Result<Vec<Student>, Failure> {
    let university = &organisations.university;
    let mut students = Vec::new();
    for n in 0..STUDENTS {
        let year = if n % 2 == 0 { 2023 } else { 2024 };
        let birth = day(year - 18, n % 12 + 1, n % 27 + 1);
        let part = Part {
            role: Role::Student,
            scope: Scope::OWN,
            label: &university.label,
            organisation: university.id,
            title: ("студент", "студент", "student"),
            birth,
        };
        let player = world.enter(day(year, 8, 25), &part).await?;
        students.push(Student { player, birth });
    }
    Ok(students)
}
