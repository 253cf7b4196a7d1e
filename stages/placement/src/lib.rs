//! Stage 6a of the journey: workplaces, the register of mentors, wishes, and who goes where and why.

pub mod mentors;
pub mod refusal;
pub mod rounds;
pub mod workplaces;
