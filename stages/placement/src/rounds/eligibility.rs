//! Who may work where: law first, then what the workplace is for.

use kernel::{Day, Lang, Refusal, Span};

use crate::refusal;
use crate::workplaces::moves::Status;

/// Full years from which hazardous work is allowed.
const ADULT: i32 = 18;

/// What is known of a student.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Birthday.
    pub birth: Option<Day>,
    /// Code of the group of educational programmes.
    pub group: Option<String>,
    /// Language of study.
    pub lang: Option<Lang>,
}

/// What is known of a workplace.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its state.
    pub status: Status,
    /// Does the enterprise stand?
    pub stands: bool,
    /// Is the work heavy, harmful or dangerous?
    pub hazardous: bool,
    /// The languages of work.
    pub languages: Vec<Lang>,
    /// Groups of educational programmes it serves; all when empty.
    pub groups: Vec<String>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
}

/// Why nobody can be placed there in these days.
pub fn closed(place: &Place, period: Span) -> Vec<Refusal> {
    let mut all = Vec::new();
    if place.status != Status::Open {
        all.push(refusal::NOT_OPEN.refuse());
    }
    if !place.stands {
        all.push(refusal::ENTERPRISE_CLOSED.refuse());
    }
    if period.from < place.from || place.until.is_some_and(|until| until < period.until) {
        all.push(refusal::PERIOD.refuse());
    }
    all
}

/// Why this student may not work there in these days; empty when nothing is in the way.
pub fn barriers(student: &Candidate, place: &Place, period: Span) -> Vec<Refusal> {
    let mut all = closed(place, period);
    if place.hazardous {
        match student.birth {
            Some(birth) if period.from.age_of(birth) >= ADULT => {}
            Some(_) => all.push(refusal::HAZARD.refuse()),
            None => all.push(refusal::BIRTHDAY.refuse()),
        }
    }
    if student.lang.is_some_and(|lang| !place.languages.contains(&lang)) {
        all.push(refusal::LANGUAGE.refuse());
    }
    if let Some(group) = &student.group
        && !place.groups.is_empty()
        && !place.groups.contains(group)
    {
        all.push(refusal::GROUP.refuse());
    }
    all
}
