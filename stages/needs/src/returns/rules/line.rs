//! One line of a return: a profession, whom it has and whom it will need.

use std::fmt;
use std::str::FromStr;

use kernel::{Code, Failure, Money, Reading, house, latin_twin};
use serde::{Deserialize, Serialize};

use super::maybe_count;
use crate::campaigns::YEARS;
use crate::refusal;

kernel::codes! { "needs-education",
    /// The level of education that a profession asks for at the enterprise.
    pub enum Education {
        /// General secondary.
        Secondary = "secondary",
        /// Technical and vocational.
        Tvet = "tvet",
        /// Post-secondary, applied bachelor.
        PostSecondary = "post-secondary",
        /// Higher: bachelor, specialist.
        Bachelor = "bachelor",
        /// Master.
        Master = "master",
        /// Doctor.
        Doctor = "doctor",
    }
}

kernel::codes! { "needs-hiring",
    /// Where the enterprise mostly hires from.
    pub enum Hiring {
        /// Graduates of the region.
        Graduates = "graduates",
        /// The electronic labour exchange.
        Exchange = "exchange",
        /// Its own staff, trained anew.
        Own = "own",
        /// Other enterprises of the region.
        Enterprises = "enterprises",
        /// Other regions.
        Regions = "regions",
        /// Abroad.
        Abroad = "abroad",
    }
}

kernel::codes! { "needs-confidence",
    /// How sure the enterprise is of the line.
    pub enum Confidence {
        /// Approved in its budget or staff list.
        Approved = "approved",
        /// Planned, not yet approved.
        Planned = "planned",
        /// An estimate.
        Estimated = "estimated",
    }
}

/// A percentage in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Percentage(pub i64);

impl FromStr for Percentage {
    type Err = String;
    /// `4`, `4.5`, `4,25 %`, at most 100.
    fn from_str(text: &str) -> Result<Self, String> {
        let plain = text.trim().trim_end_matches('%').trim().replace(',', ".");
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let wrong = || text.to_owned();
        if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) {
            return Err(wrong());
        }
        let value: i64 = format!("{whole}{rest:0<2}").parse().map_err(|_| wrong())?;
        if value <= 10_000 { Ok(Self(value)) } else { Err(wrong()) }
    }
}

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, rest) if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            (whole, rest) => write!(f, "{whole}.{rest:02}"),
        }
    }
}

/// New jobs by year, as fields of the form and columns of the file.
pub const JOBS: [&str; YEARS] = ["jobs-0", "jobs-1", "jobs-2", "jobs-3", "jobs-4", "jobs-5"];
/// Retirements by year.
pub const RETIREMENTS: [&str; YEARS] = ["retire-0", "retire-1", "retire-2", "retire-3", "retire-4", "retire-5"];

/// What was typed in a line: by a page, the API or a row of a file. Numbers left empty are none.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct LineForm {
    /// Code of the profession in the region's list (`R-001`), an ISCO-08 group, or its name.
    pub profession: String,
    /// `secondary`, `tvet`, `post-secondary`, `bachelor`, `master`, `doctor`.
    pub education: String,
    /// Group of educational programmes, as `B063`; that of the profession when empty.
    pub group: String,
    /// People who work in it now.
    pub staff: String,
    /// Open vacancies.
    pub vacancies: String,
    /// Of them, open for more than three months.
    pub vacancies_long: String,
    /// New jobs in the campaign's year.
    pub jobs_0: String,
    /// New jobs a year later.
    pub jobs_1: String,
    /// New jobs two years later.
    pub jobs_2: String,
    /// New jobs three years later.
    pub jobs_3: String,
    /// New jobs four years later.
    pub jobs_4: String,
    /// New jobs five years later.
    pub jobs_5: String,
    /// Retirements in the campaign's year.
    pub retire_0: String,
    /// Retirements a year later.
    pub retire_1: String,
    /// Retirements two years later.
    pub retire_2: String,
    /// Retirements three years later.
    pub retire_3: String,
    /// Retirements four years later.
    pub retire_4: String,
    /// Retirements five years later.
    pub retire_5: String,
    /// Who leaves for other reasons in a year, in per cent of the staff.
    pub attrition: String,
    /// Jobs to be cut.
    pub reductions: String,
    /// Foreign workers now.
    pub foreign_now: String,
    /// Of them, to be replaced by local staff.
    pub foreign_replaced: String,
    /// People to be trained further.
    pub upskilling: String,
    /// Places for dual trainees.
    pub dual_places: String,
    /// Mentors at hand.
    pub mentors: String,
    /// The lowest wage offered, in tenge a month.
    pub wage_from: String,
    /// The highest.
    pub wage_to: String,
    /// Competences that nobody is hired without.
    pub competences: String,
    /// `graduates`, `exchange`, `own`, `enterprises`, `regions`, `abroad`.
    pub hiring: String,
    /// `approved`, `planned`, `estimated`.
    pub confidence: String,
    /// The investment project behind the new jobs.
    pub project: String,
}

impl LineForm {
    fn jobs(&self) -> [&str; YEARS] {
        [&self.jobs_0, &self.jobs_1, &self.jobs_2, &self.jobs_3, &self.jobs_4, &self.jobs_5]
    }
    fn retirements(&self) -> [&str; YEARS] {
        [&self.retire_0, &self.retire_1, &self.retire_2, &self.retire_3, &self.retire_4, &self.retire_5]
    }
}

/// A line as it is stored, beside its profession.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The level of education.
    pub education: Education,
    /// The group of educational programmes, where the enterprise named one.
    pub group: Option<String>,
    /// People who work in it now.
    pub staff: i64,
    /// Open vacancies.
    pub vacancies: i64,
    /// Of them, open for more than three months.
    pub vacancies_long: i64,
    /// New jobs by year.
    pub jobs: [i64; YEARS],
    /// Retirements by year.
    pub retirements: [i64; YEARS],
    /// Other attrition in a year.
    pub attrition: Percentage,
    /// Jobs to be cut.
    pub reductions: i64,
    /// Foreign workers now.
    pub foreign_now: i64,
    /// Of them, to be replaced.
    pub foreign_replaced: i64,
    /// People to be trained further.
    pub upskilling: i64,
    /// Places for dual trainees.
    pub dual_places: i64,
    /// Mentors at hand.
    pub mentors: i64,
    /// The lowest wage offered.
    pub wage_from: Option<Money>,
    /// The highest.
    pub wage_to: Option<Money>,
    /// Competences that nobody is hired without.
    pub competences: Option<String>,
    /// Where the enterprise hires from.
    pub hiring: Option<Hiring>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
    /// The investment project.
    pub project: Option<String>,
}

impl Line {
    /// Those who leave in a year for other reasons than age, rounded half up.
    pub fn leavers(&self) -> i64 {
        (self.staff * self.attrition.0 + 5_000) / 10_000
    }

    /// The same as it would be typed; the profession by its code.
    pub fn form(&self, profession: &str) -> LineForm {
        let number = |number: i64| if number == 0 { String::new() } else { number.to_string() };
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let wage = |wage: Option<Money>| wage.map(|wage| wage.to_string()).unwrap_or_default();
        let [jobs_0, jobs_1, jobs_2, jobs_3, jobs_4, jobs_5] = self.jobs.map(number);
        let [retire_0, retire_1, retire_2, retire_3, retire_4, retire_5] = self.retirements.map(number);
        LineForm {
            profession: profession.to_owned(),
            education: self.education.code().to_owned(),
            group: text(&self.group),
            staff: self.staff.to_string(),
            vacancies: number(self.vacancies),
            vacancies_long: number(self.vacancies_long),
            jobs_0,
            jobs_1,
            jobs_2,
            jobs_3,
            jobs_4,
            jobs_5,
            retire_0,
            retire_1,
            retire_2,
            retire_3,
            retire_4,
            retire_5,
            attrition: if self.attrition.0 == 0 { String::new() } else { self.attrition.to_string() },
            reductions: number(self.reductions),
            foreign_now: number(self.foreign_now),
            foreign_replaced: number(self.foreign_replaced),
            upskilling: number(self.upskilling),
            dual_places: number(self.dual_places),
            mentors: number(self.mentors),
            wage_from: wage(self.wage_from),
            wage_to: wage(self.wage_to),
            competences: text(&self.competences),
            hiring: self.hiring.map(|code| code.code().to_owned()).unwrap_or_default(),
            confidence: self.confidence.map(|code| code.code().to_owned()).unwrap_or_default(),
            project: text(&self.project),
        }
    }
}

/// Reads what was typed; whether profession and group exist is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn line(form: &LineForm) -> Result<Line, Failure> {
    let mut read = Reading::new();
    read.text("profession", &form.profession, 300);
    let education = read.code("education", &form.education);
    let group = read.optional("group", &latin_twin(&form.group).to_uppercase(), 10);
    let staff = count(&mut read, "staff", &form.staff);
    let vacancies = count(&mut read, "vacancies", &form.vacancies);
    let vacancies_long = count(&mut read, "vacancies-long", &form.vacancies_long);
    let jobs = by_year(&mut read, JOBS, form.jobs());
    let retirements = by_year(&mut read, RETIREMENTS, form.retirements());
    let attrition = read.maybe("attrition", &form.attrition, &refusal::NOT_A_PERCENTAGE).unwrap_or_default();
    let reductions = count(&mut read, "reductions", &form.reductions);
    let foreign_now = count(&mut read, "foreign-now", &form.foreign_now);
    let foreign_replaced = count(&mut read, "foreign-replaced", &form.foreign_replaced);
    let upskilling = count(&mut read, "upskilling", &form.upskilling);
    let dual_places = count(&mut read, "dual-places", &form.dual_places);
    let mentors = count(&mut read, "mentors", &form.mentors);
    let wage_from: Option<Money> = read.maybe("wage-from", &form.wage_from, &refusal::NOT_A_WAGE);
    let wage_to: Option<Money> = read.maybe("wage-to", &form.wage_to, &refusal::NOT_A_WAGE);
    let risen = wage_from.zip(wage_to).is_none_or(|(from, to)| from <= to);
    read.unless(risen, refusal::WAGE_ORDER.at("wage-to"));
    let competences = read.optional("competences", &form.competences, 2000);
    let hiring = maybe_code(&mut read, "hiring", &form.hiring);
    let confidence = maybe_code(&mut read, "confidence", &form.confidence);
    let project = read.optional("project", &form.project, 300);
    let made = education.map(|education| Line {
        education,
        group,
        staff,
        vacancies,
        vacancies_long,
        jobs,
        retirements,
        attrition,
        reductions,
        foreign_now,
        foreign_replaced,
        upskilling,
        dual_places,
        mentors,
        wage_from,
        wage_to,
        competences,
        hiring,
        confidence,
        project,
    });
    read.end(made)
}

fn count(read: &mut Reading, field: &'static str, typed: &str) -> i64 {
    maybe_count(read, field, typed).unwrap_or(0)
}

fn by_year(read: &mut Reading, fields: [&'static str; YEARS], typed: [&str; YEARS]) -> [i64; YEARS] {
    let mut counts = [0; YEARS];
    for ((one, field), typed) in counts.iter_mut().zip(fields).zip(typed) {
        *one = count(read, field, typed);
    }
    counts
}

fn maybe_code<C: Code>(read: &mut Reading, field: &'static str, typed: &str) -> Option<C> {
    let typed = typed.trim();
    let value = C::of(typed);
    read.unless(typed.is_empty() || value.is_some(), house::NOT_IN_LIST.at(field).with("typed", typed));
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form() -> LineForm {
        LineForm { profession: "R-001".into(), education: "bachelor".into(), staff: "40".into(), ..LineForm::default() }
    }

    #[test]
    fn a_line_is_read_back_as_it_was_typed() {
        let typed = LineForm {
            group: "В063".into(),
            jobs_4: "12".into(),
            retire_0: "3".into(),
            attrition: "7,5 %".into(),
            wage_from: "280 000".into(),
            wage_to: "420000".into(),
            hiring: "graduates".into(),
            ..form()
        };

        let read = line(&typed).expect("nothing wrong");

        assert_eq!(read.group.as_deref(), Some("B063"), "a Cyrillic В becomes Latin");
        assert_eq!((read.jobs[4], read.retirements[0], read.attrition), (12, 3, Percentage(750)));
        assert_eq!(line(&read.form("R-001")).expect("nothing wrong"), read);
    }

    #[test]
    fn nothing_negative_and_nothing_unknown_is_taken() {
        let typed = LineForm {
            staff: "-1".into(),
            attrition: "101".into(),
            wage_from: "500".into(),
            wage_to: "400".into(),
            hiring: "moon".into(),
            ..form()
        };

        let Err(Failure::Refused(all)) = line(&typed) else { panic!("four faults") };

        let fields: Vec<_> = all.iter().filter_map(|one| one.field).collect();
        assert_eq!(fields, ["staff", "attrition", "wage-to", "hiring"]);
    }

    #[test]
    fn leavers_are_rounded_half_up() {
        let of = |staff: &str, attrition: &str| {
            let typed = LineForm { staff: staff.into(), attrition: attrition.into(), ..form() };
            line(&typed).expect("nothing wrong").leavers()
        };

        assert_eq!([of("40", "7.5"), of("10", "5"), of("10", "4.99"), of("0", "50")], [3, 1, 0, 0]);
    }

    proptest! {
        #[test]
        fn a_percentage_is_read_back(value in 0i64..=10_000) {
            prop_assert_eq!(Percentage(value).to_string().parse(), Ok(Percentage(value)));
        }

        #[test]
        fn reading_never_panics(text in ".{0,12}") {
            let _ = text.parse::<Percentage>();
            let _ = line(&LineForm { staff: text.clone(), attrition: text.clone(), wage_from: text, ..form() });
        }
    }
}
