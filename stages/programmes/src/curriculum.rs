//! The working curriculum: modules, and slots that each hold one discipline or a choice of several.

use std::collections::BTreeMap;

use kernel::{Credits, Hours, Names};
use serde::{Deserialize, Serialize};

kernel::codes! { "programmes-profile",
    /// The kind of programme that the standard sets volumes for.
    pub enum Profile {
        /// Bachelor, four years.
        Bachelor240 = "bachelor-240",
        /// Bachelor, five years (as a teacher of two subjects).
        Bachelor300 = "bachelor-300",
        /// Specialist, five years.
        Specialist300 = "specialist-300",
        /// Bachelor of a military or special institution.
        Military240 = "military-240",
    }
}

kernel::codes! { "programmes-cycle",
    /// The cycle of a discipline. Neutral codes: the Russian and Kazakh abbreviations collide.
    pub enum Cycle {
        /// General education disciplines.
        GeneralEducation = "ged",
        /// Basic disciplines.
        Basic = "bd",
        /// Major disciplines.
        Major = "md",
        /// Final attestation.
        FinalAttestation = "fa",
    }
}

kernel::codes! { "programmes-component",
    /// Who decides on a discipline.
    pub enum Component {
        /// The state.
        Mandatory = "mandatory",
        /// The university.
        University = "university",
        /// The student.
        Elective = "elective",
    }
}

kernel::codes! { "programmes-control",
    /// The form of final control.
    pub enum ControlForm {
        /// Examination.
        Exam = "exam",
        /// State examination.
        StateExam = "state-exam",
        /// Credit test.
        CreditTest = "credit-test",
        /// Course work.
        CourseWork = "course-work",
        /// Report on practice.
        PracticeReport = "practice-report",
        /// Defence of the thesis or project.
        ThesisDefense = "thesis-defense",
        /// Complex examination.
        ComplexExam = "complex-exam",
    }
}

kernel::codes! { "programmes-mandatory",
    /// The general education disciplines that the state makes mandatory (SMSE, order № 2 of 20.07.2022, p. 6).
    pub enum MandatoryDiscipline {
        /// History of Kazakhstan.
        HistoryKz = "history-kz",
        /// Philosophy.
        Philosophy = "philosophy",
        /// A foreign language.
        ForeignLang = "foreign-lang",
        /// Kazakh for those taught in Russian, Russian for those taught in Kazakh.
        StateLang = "state-lang",
        /// Information and communication technologies.
        Ict = "ict",
        /// Sociology, political science, culturology, psychology: may be split over slots.
        Sociopolit = "sociopolit",
        /// Physical training.
        PhysCulture = "phys-culture",
    }
}

kernel::codes! { "programmes-period",
    /// The academic period a year is divided into.
    pub enum Period {
        /// Two a year.
        Semester = "semester",
        /// Three a year.
        Trimester = "trimester",
        /// Four a year.
        Quarter = "quarter",
    }
}

impl Period {
    /// How many in a year.
    pub fn a_year(self) -> u8 {
        match self {
            Self::Semester => 2,
            Self::Trimester => 3,
            Self::Quarter => 4,
        }
    }
    /// The least weeks of theory (SMSE, p. 27).
    pub fn weeks_least(self) -> u8 {
        match self {
            Self::Semester => 15,
            Self::Trimester => 10,
            Self::Quarter => 7,
        }
    }
}

kernel::codes! { "programmes-work",
    /// A kind of study work that hours are spent on.
    pub enum WorkKind {
        /// Lectures.
        Lecture = "lecture",
        /// Laboratory work.
        Lab = "lab",
        /// Practical classes, seminars.
        Practical = "practical",
        /// Individual lessons.
        Individual = "individual",
        /// The student's own work.
        Independent = "independent",
        /// The student's own work with the teacher.
        WithTeacher = "with-teacher",
        /// Practice in the field, at an enterprise.
        FieldPractice = "field-practice",
        /// Work on the thesis.
        Thesis = "thesis",
    }
}

/// Hours divided by kind of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    pub lecture: Hours,
    pub lab: Hours,
    pub practical: Hours,
    pub individual: Hours,
    pub independent: Hours,
    pub with_teacher: Hours,
    pub field_practice: Hours,
    pub thesis: Hours,
}

impl Split {
    /// Every kind with its hours, in the order of the form.
    pub fn each(&self) -> [(WorkKind, Hours); 8] {
        [
            (WorkKind::Lecture, self.lecture),
            (WorkKind::Lab, self.lab),
            (WorkKind::Practical, self.practical),
            (WorkKind::Individual, self.individual),
            (WorkKind::Independent, self.independent),
            (WorkKind::WithTeacher, self.with_teacher),
            (WorkKind::FieldPractice, self.field_practice),
            (WorkKind::Thesis, self.thesis),
        ]
    }
    /// All hours together.
    pub fn total(&self) -> Hours {
        self.each().into_iter().map(|(_, hours)| hours).sum()
    }
}

kernel::codes! { "programmes-standing",
    /// What an option of a slot is.
    pub enum Standing {
        /// A discipline of its own.
        Discipline = "discipline",
        /// A place kept for a discipline of the minor the student chooses: no discipline by itself.
        MinorPlace = "minor-place",
    }
}

/// One option of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discipline {
    /// Counts inside the slot, from 1.
    pub number: u8,
    /// Abbreviations and number, look-alikes made Latin: `KT/ IK/ HK 4101`.
    pub code: String,
    pub names: Names,
    pub standing: Standing,
    /// Taken by those who do not choose.
    pub default: bool,
}

impl Discipline {
    /// The code as it is compared: look-alikes made Latin, blanks dropped.
    pub fn bare_code(&self) -> String {
        kernel::latin_twin(&self.code).chars().filter(|c| !c.is_whitespace()).collect()
    }
}

/// A place in the curriculum that a student fills with one discipline, or more by choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The only key: printed codes repeat.
    pub order: u16,
    /// As printed: `4101`, and even `1(2)107`.
    pub code: String,
    pub module: u16,
    pub cycle: Cycle,
    pub component: Component,
    pub credits: Credits,
    pub hours: Hours,
    pub split: Split,
    pub control: ControlForm,
    pub course_work: bool,
    /// Credits by term, from 1.
    pub terms: BTreeMap<u8, Credits>,
    /// The term of final control.
    pub control_term: u8,
    /// How many options a student takes.
    pub choose: u8,
    /// May be taken by a minor.
    pub minor: bool,
    pub mandatory: Option<MandatoryDiscipline>,
    pub practice: bool,
    /// Of a discipline taught dually: the share of its material mastered at the enterprise, in percent.
    pub on_site: Option<u8>,
    /// Credits whose content was adapted to employers' requirements.
    pub employer: Credits,
    /// Slots (by order) to be finished before this one begins.
    pub prerequisites: Vec<u16>,
    pub options: Vec<Discipline>,
}

impl Slot {
    /// The discipline that names the slot: the default one, else the first.
    pub fn first_option(&self) -> Option<&Discipline> {
        self.options.iter().find(|option| option.default).or_else(|| self.options.first())
    }
    /// Its name; the slot's code stands in where there is no option yet.
    pub fn names(&self) -> Names {
        let code = || Names::new(self.code.clone(), self.code.clone(), self.code.clone());
        self.first_option().map_or_else(code, |option| option.names.clone())
    }
    /// The first and the last term in which it is studied.
    pub fn term_ends(&self) -> Option<(u8, u8)> {
        Some((*self.terms.first_key_value()?.0, *self.terms.last_key_value()?.0))
    }
}

/// A module of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    pub number: u16,
    pub code: String,
    pub names: Names,
}

/// The working curriculum of one admission year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Curriculum {
    pub profile: Profile,
    pub period: Period,
    /// Weeks of theory by term; empty until the calendar of the educational process is set.
    pub weeks: BTreeMap<u8, u8>,
    pub modules: Vec<Module>,
    pub slots: Vec<Slot>,
}

impl Curriculum {
    /// An empty curriculum in semesters.
    pub fn empty(profile: Profile) -> Self {
        Self { profile, period: Period::Semester, weeks: BTreeMap::new(), modules: Vec::new(), slots: Vec::new() }
    }
    /// A slot by its order.
    pub fn slot(&self, order: u16) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.order == order)
    }
    /// A module by its number.
    pub fn module(&self, number: u16) -> Option<&Module> {
        self.modules.iter().find(|module| module.number == number)
    }
    /// The study year of a term.
    pub fn year_of(&self, term: u8) -> u8 {
        term.saturating_sub(1) / self.period.a_year() + 1
    }
    /// The slots studied in a term with the credits they give there, in order.
    pub fn in_term(&self, term: u8) -> Vec<(&Slot, Credits)> {
        let mut there: Vec<_> =
            self.slots.iter().filter_map(|slot| slot.terms.get(&term).map(|credits| (slot, *credits))).collect();
        there.sort_by_key(|(slot, _)| slot.order);
        there
    }
}
