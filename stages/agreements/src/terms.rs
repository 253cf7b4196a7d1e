//! The terms of a contract: what the parties agree on, and what was typed about it.

use kernel::{Credits, Failure, Hours, Lang, Money, Names, Reading, Span, house};
use serde::{Deserialize, Serialize};

use crate::moves::Concerns;

kernel::codes! { "agreements-compensation",
    /// What the learner is paid (Law on Education, art. 1(19-1); Labour Code, art. 119).
    pub enum Compensation {
        /// A stipend for the days at the enterprise.
        Stipend = "stipend",
        /// A wage for work done.
        Wage = "wage",
        /// Nothing: shown as a warning.
        None = "none",
    }
}

/// What the parties agree on. Amendments keep their terms as JSON: a term that is added later needs a
/// `#[serde(default)]`, so that those signed before it can still be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Terms {
    /// Code of the educational programme, as `6B07114`.
    pub programme_code: String,
    /// Name of the educational programme.
    pub programme: Names,
    /// The profession trained for.
    pub profession: Names,
    /// Unit and workplace.
    pub workplace: Names,
    /// The mentor, as named in the enterprise's order; may come before signing.
    pub mentor: String,
    /// From the first to the last day at the enterprise.
    pub span: Span,
    /// Credits of the practice at the enterprise.
    pub credits: Credits,
    /// Hours a week at the enterprise.
    pub weekly_hours: Hours,
    /// Hours a day at the enterprise.
    pub daily_hours: Hours,
    /// Between 22:00 and 06:00?
    pub night: bool,
    /// Heavy, harmful or dangerous?
    pub hazardous: bool,
    /// What the learner is paid.
    pub compensation: Compensation,
    /// How much a month.
    pub amount: Money,
    /// What the enterprise pays for the study; zero when it does not.
    pub cost: Money,
    /// Months the graduate owes the enterprise when it pays for the study.
    pub workoff_months: i64,
    /// The language of training.
    pub language: Lang,
}

/// The name of a language of training, as it stands in a sentence: the languages' own messages name where to switch.
pub fn language_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "agreements-language-kk",
        Lang::Ru => "agreements-language-ru",
        Lang::En => "agreements-language-en",
    }
}

/// What was typed about the terms.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct TermsForm {
    /// Code of the programme.
    pub programme_code: String,
    /// Name of the programme in Kazakh.
    pub programme_kk: String,
    /// Name of the programme in Russian.
    pub programme_ru: String,
    /// Name of the programme in English.
    pub programme_en: String,
    /// Profession in Kazakh.
    pub profession_kk: String,
    /// Profession in Russian.
    pub profession_ru: String,
    /// Profession in English.
    pub profession_en: String,
    /// Workplace in Kazakh.
    pub workplace_kk: String,
    /// Workplace in Russian.
    pub workplace_ru: String,
    /// Workplace in English.
    pub workplace_en: String,
    /// The mentor.
    pub mentor: String,
    /// First day, `2026-09-01`.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Credits, as `28`.
    pub credits: String,
    /// Hours a week, as `36`.
    pub weekly_hours: String,
    /// Hours a day, as `8`.
    pub daily_hours: String,
    /// `yes` when there is work at night.
    pub night: String,
    /// `yes` when work is heavy, harmful or dangerous.
    pub hazardous: String,
    /// `stipend`, `wage`, `none`.
    pub compensation: String,
    /// Tenge a month.
    pub amount: String,
    /// Tenge the enterprise pays for the study.
    pub cost: String,
    /// Months of work-off.
    pub workoff_months: String,
    /// `kk`, `ru`, `en`.
    pub language: String,
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn terms(form: &TermsForm) -> Result<Terms, Failure> {
    let mut read = Reading::new();
    let programme_code = read.text("programme-code", &kernel::latin_twin(&form.programme_code), 20);
    let programme = read.names(
        ["programme-kk", "programme-ru", "programme-en"],
        [&form.programme_kk, &form.programme_ru, &form.programme_en],
        300,
    );
    let profession = read.names(
        ["profession-kk", "profession-ru", "profession-en"],
        [&form.profession_kk, &form.profession_ru, &form.profession_en],
        300,
    );
    let workplace = read.names(
        ["workplace-kk", "workplace-ru", "workplace-en"],
        [&form.workplace_kk, &form.workplace_ru, &form.workplace_en],
        300,
    );
    let mentor = read.optional("mentor", &form.mentor, 200).unwrap_or_default();
    let (from, until) = (read.day("from", &form.from), read.day("until", &form.until));
    let span = from.zip(until).and_then(|(from, until)| Span::new(from, until));
    let backwards = from.is_some() && until.is_some() && span.is_none();
    read.unless(!backwards, house::ENDS_BEFORE_BEGINS.at("until"));
    let credits: Option<Credits> = read.parsed("credits", &form.credits, &house::NOT_A_NUMBER);
    let weekly: Option<Hours> = read.parsed("weekly-hours", &form.weekly_hours, &house::NOT_A_NUMBER);
    let daily: Option<Hours> = read.parsed("daily-hours", &form.daily_hours, &house::NOT_A_NUMBER);
    let compensation = read.code("compensation", &form.compensation);
    let amount: Option<Money> = read.maybe("amount", &form.amount, &house::NOT_A_NUMBER);
    let cost: Option<Money> = read.maybe("cost", &form.cost, &house::NOT_A_NUMBER);
    let workoff = if form.workoff_months.trim().is_empty() {
        Some(0)
    } else {
        read.whole("workoff-months", &form.workoff_months, 0, 60)
    };
    let language = read.code("language", &form.language);
    let made = (|| {
        Some(Terms {
            programme_code: programme_code?,
            programme: programme?,
            profession: profession?,
            workplace: workplace?,
            mentor,
            span: span?,
            credits: credits?,
            weekly_hours: weekly?,
            daily_hours: daily?,
            night: form.night == "yes",
            hazardous: form.hazardous == "yes",
            compensation: compensation?,
            amount: amount.unwrap_or_default(),
            cost: cost.unwrap_or_default(),
            workoff_months: workoff?,
            language: language?,
        })
    })();
    read.end(made)
}

impl Terms {
    /// The same as it would be typed.
    pub fn form(&self) -> TermsForm {
        let yes = |holds: bool| if holds { "yes".to_owned() } else { String::new() };
        let sum = |money: Money| if money == Money::ZERO { String::new() } else { money.to_string() };
        TermsForm {
            programme_code: self.programme_code.clone(),
            programme_kk: self.programme.kk.clone(),
            programme_ru: self.programme.ru.clone(),
            programme_en: self.programme.en.clone(),
            profession_kk: self.profession.kk.clone(),
            profession_ru: self.profession.ru.clone(),
            profession_en: self.profession.en.clone(),
            workplace_kk: self.workplace.kk.clone(),
            workplace_ru: self.workplace.ru.clone(),
            workplace_en: self.workplace.en.clone(),
            mentor: self.mentor.clone(),
            from: self.span.from.to_string(),
            until: self.span.until.to_string(),
            credits: self.credits.to_string(),
            weekly_hours: self.weekly_hours.to_string(),
            daily_hours: self.daily_hours.to_string(),
            night: yes(self.night),
            hazardous: yes(self.hazardous),
            compensation: kernel::Code::code(self.compensation).to_owned(),
            amount: sum(self.amount),
            cost: sum(self.cost),
            workoff_months: self.workoff_months.to_string(),
            language: kernel::Code::code(self.language).to_owned(),
        }
    }
}

/// Whose part of the contract lies between two versions of its terms. A new term must say here whose it is.
pub fn concerns(before: &Terms, after: &Terms) -> Concerns {
    let Terms {
        programme_code,
        programme,
        profession,
        workplace,
        mentor,
        span,
        credits,
        weekly_hours,
        daily_hours,
        night,
        hazardous,
        compensation,
        amount,
        cost,
        workoff_months,
        language,
    } = after;
    let both = before.span != *span || before.profession != *profession;
    Concerns {
        enterprise: both
            || before.workplace != *workplace
            || before.mentor != *mentor
            || before.weekly_hours != *weekly_hours
            || before.daily_hours != *daily_hours
            || before.night != *night
            || before.hazardous != *hazardous
            || before.compensation != *compensation
            || before.amount != *amount
            || before.cost != *cost
            || before.workoff_months != *workoff_months,
        university: both
            || before.programme_code != *programme_code
            || before.programme != *programme
            || before.credits != *credits
            || before.language != *language,
    }
}
