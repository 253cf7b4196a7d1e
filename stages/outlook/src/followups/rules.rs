//! What an answer must be, and when it is asked.

use kernel::{Code, Day, Failure, Reading};
use serde::{Deserialize, Serialize};

use crate::refusal;

/// Months after graduation at which a graduate is asked (guide 3.6.3: three years; the split is decision 0024).
pub const MONTHS: [u32; 5] = [0, 6, 12, 24, 36];

/// Days after which a question without an answer is late, until a setting says otherwise (decision 0013).
pub const LATE_DAYS: i64 = 14;

/// Months for which the details of answers are kept, until a setting says otherwise (decision 0013).
pub const KEEP_MONTHS: i64 = 60;

kernel::codes! { "outlook-activity",
    /// What a graduate does.
    pub enum Activity {
        /// Works, by the profession of the programme.
        ByProfession = "by-profession",
        /// Works, otherwise.
        Otherwise = "otherwise",
        /// Studies further.
        Studying = "studying",
        /// Serves in the army.
        Army = "army",
        /// Is on parental leave.
        Parenting = "parenting",
        /// Seeks work.
        Seeking = "seeking",
        /// Something else.
        Other = "other",
    }
}

impl Activity {
    /// Does it count as employment?
    pub fn employed(self) -> bool {
        matches!(self, Self::ByProfession | Self::Otherwise)
    }
}

kernel::codes! { "outlook-fits",
    /// Is the work of the programme's profession?
    pub enum Fits {
        /// Yes.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// No.
        No = "no",
    }
}

kernel::codes! { "outlook-band",
    /// What is earned in a month before taxes, in thousands of tenge.
    pub enum Band {
        /// Below 150.
        Below150 = "below-150",
        /// 150 to 250.
        To250 = "150-250",
        /// 250 to 400.
        To400 = "250-400",
        /// 400 to 600.
        To600 = "400-600",
        /// Above 600.
        Above600 = "above-600",
    }
}

/// What was typed: by the graduate, or by those who write down the graduate's word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct AnswerForm {
    /// `by-profession`, `otherwise`, `studying`, `army`, `parenting`, `seeking`, `other`.
    pub activity: String,
    /// `yes` when the employer is the enterprise of the practice; it need not be named then.
    pub at_practice: String,
    /// The employer: its id or BIN in the registry, or its name.
    pub employer: String,
    /// The post.
    pub post: String,
    /// The first day of work.
    pub from: String,
    /// Is the work of the programme's profession: `yes`, `partly`, `no`.
    pub fits: String,
    /// `below-150`, `150-250`, `250-400`, `400-600`, `above-600`; may be left out.
    pub band: String,
    /// Why the answer before was wrong; needed for a correction.
    pub reason: String,
}

/// Work, as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The employer as typed; empty when it is the enterprise of the practice.
    pub employer: String,
    /// Is it the enterprise of the practice?
    pub at_practice: bool,
    /// The post.
    pub post: Option<String>,
    /// Since when.
    pub from: Option<Day>,
    /// Is it of the profession?
    pub fits: Fits,
    /// What is earned.
    pub band: Option<Band>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What the graduate does.
    pub activity: Activity,
    /// Where, for those who work; what others typed about work is not kept.
    pub work: Option<Work>,
}

/// Reads an answer; `practice` says whether an enterprise of practice is known.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn answer(form: &AnswerForm, practice: bool, today: Day) -> Result<Answer, Failure> {
    let mut read = Reading::new();
    let activity: Option<Activity> = read.code("activity", &form.activity);
    if let Some(activity) = activity.filter(|activity| !activity.employed()) {
        return read.end(Some(Answer { activity, work: None }));
    }
    let at_practice = form.at_practice == Fits::Yes.code();
    read.unless(practice || !at_practice, refusal::NO_PRACTICE.at("at-practice"));
    let employer = read.optional("employer", &form.employer, 200);
    read.unless(at_practice || employer.is_some(), refusal::EMPLOYER_NEEDED.at("employer"));
    let post = read.optional("post", &form.post, 120);
    let from = read.maybe_day("from", &form.from);
    read.unless(from.is_none_or(|from| from <= today), refusal::BEGINS_LATER.at("from"));
    let fits: Option<Fits> = read.code("fits", &form.fits);
    read.unless(!contradict(activity, fits), refusal::CONTRADICTION.at("fits"));
    let band: Option<Band> = if form.band.trim().is_empty() { None } else { read.code("band", &form.band) };
    let employer = if at_practice { String::new() } else { employer.unwrap_or_default() };
    let work = fits.map(|fits| Work { employer, at_practice, post, from, fits, band });
    read.end(activity.zip(work).map(|(activity, work)| Answer { activity, work: Some(work) }))
}

fn contradict(activity: Option<Activity>, fits: Option<Fits>) -> bool {
    matches!(
        (activity, fits),
        (Some(Activity::ByProfession), Some(Fits::No)) | (Some(Activity::Otherwise), Some(Fits::Yes))
    )
}

/// The day on which a graduate is asked.
pub fn due(graduated: Day, month: u32) -> Day {
    graduated.plus_months(month)
}

/// What was typed about how long details are kept.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct SettingForm {
    /// The first day on which it holds.
    pub from: String,
    /// Months after graduation for which details are kept: 36 to 240.
    pub keep_months: String,
    /// Days after which a question without an answer is late: 1 to 180.
    pub late_days: String,
}

/// How long details are kept, and when a question is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The first day on which it holds; none for the default.
    pub from: Option<Day>,
    /// Months after graduation for which details are kept.
    pub keep_months: i64,
    /// Days after which a question is late.
    pub late_days: i64,
}

impl Default for Setting {
    fn default() -> Self {
        Self { from: None, keep_months: KEEP_MONTHS, late_days: LATE_DAYS }
    }
}

/// Reads a setting: details must live as long as the three years of questions.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn setting(form: &SettingForm) -> Result<Setting, Failure> {
    let mut read = Reading::new();
    let from = read.day("from", &form.from);
    let keep = read.whole("keep-months", &form.keep_months, 36, 240);
    let late = read.whole("late-days", &form.late_days, 1, 180);
    let made = (|| Some(Setting { from: Some(from?), keep_months: keep?, late_days: late? }))();
    read.end(made)
}
