//! The variables a contract knows, and the clauses it begins with. Clauses are data: each edition is stored, a contract
//! keeps the edition it was drafted or last edited by.

pub mod store;

use anyhow::Context;
use documents::clauses::{Catalogue, Clause, Draft, Value, Variable};
use kernel::{Credits, Day, Failure, Hours, Lang, Money, Names, Reading, house};
use serde::{Deserialize, Serialize};

use crate::refusal;
use crate::terms::Compensation;

const STANDARD: &str = include_str!("../data/clauses.json");

fn n(kk: &str, ru: &str, en: &str) -> Names {
    Names::new(kk, ru, en)
}

/// Every variable, with an honest example.
pub fn catalogue() -> Catalogue {
    let learner = Value::Text("Серікбаева Әсел Нұрланқызы".into());
    let representative = Value::Text("Серікбаев Нұрлан Болатұлы".into());
    let mentor = Value::Text("Жүнісов Болат Маратұлы".into());
    let enterprise = n(
        "«Ертіс машина жасау зауыты» ЖШС",
        "ТОО «Иртышский машиностроительный завод»",
        "Irtysh Machine-Building Plant LLP",
    );
    let university = n(
        "Инновациялық Еуразия университеті",
        "Инновационный Евразийский университет",
        "Innovative University of Eurasia",
    );
    let programme = n(
        "Өнеркәсіптік автоматтандыру және робототехника",
        "Промышленная автоматизация и робототехника",
        "Industrial automation and robotics",
    );
    let profession =
        n("өнеркәсіптік роботтарды баптаушы", "наладчик промышленных роботов", "industrial robot adjuster");
    let workplace = n(
        "3-цех, роботтандырылған дәнекерлеу ұяшығы",
        "цех № 3, роботизированная сварочная ячейка",
        "shop 3, robotic welding cell",
    );
    let day = |year, month, day| Value::Day(Day::of(year, month, day).expect("a day of the calendar"));
    Catalogue::new(vec![
        Variable::new("learner-name", n("Білім алушы", "Обучающийся", "Learner"), learner),
        Variable::new(
            "representative-name",
            n("Заңды өкіл", "Законный представитель", "Legal representative"),
            representative,
        ),
        Variable::new("enterprise-name", n("Кәсіпорын", "Предприятие", "Enterprise"), Value::Names(enterprise)),
        Variable::new(
            "university-name",
            n("Білім беру ұйымы", "Организация образования", "Educational organisation"),
            Value::Names(university),
        ),
        Variable::new(
            "programme",
            n("Білім беру бағдарламасы", "Образовательная программа", "Educational programme"),
            Value::Names(programme),
        ),
        Variable::new(
            "programme-code",
            n("Бағдарлама коды", "Код программы", "Code of the programme"),
            Value::Text("6B07114".into()),
        ),
        Variable::new("profession", n("Кәсіп", "Профессия", "Profession"), Value::Names(profession)),
        Variable::new("workplace", n("Жұмыс орны", "Рабочее место", "Workplace"), Value::Names(workplace)),
        Variable::new("first-day", n("Бірінші күні", "Первый день", "First day"), day(2026, 9, 14)),
        Variable::new("last-day", n("Соңғы күні", "Последний день", "Last day"), day(2027, 5, 28)),
        Variable::new("credits", n("Кредит саны", "Число кредитов", "Credits"), Value::Credits(Credits::whole(24))),
        Variable::new(
            "hours",
            n("Академиялық сағат", "Академические часы", "Academic hours"),
            Value::Hours(Hours::whole(720)),
        ),
        Variable::new(
            "weekly-hours",
            n("Аптасына сағат", "Часов в неделю", "Hours a week"),
            Value::Hours(Hours::whole(36)),
        ),
        Variable::new("daily-hours", n("Күніне сағат", "Часов в день", "Hours a day"), Value::Hours(Hours::whole(8))),
        Variable::new(
            "language",
            n("Оқыту тілі", "Язык обучения", "Language of training"),
            Value::Names(n("қазақ", "казахский", "Kazakh")),
        ),
        Variable::new("mentor", n("Тәлімгер", "Наставник", "Mentor"), mentor),
        Variable::new(
            "compensation",
            n("Өтемақы түрі", "Вид выплаты", "Kind of payment"),
            Value::choice("stipend", n("шәкіртақы", "стипендия", "stipend")),
        )
        .of::<Compensation>(),
        Variable::new("amount", n("Айына сома", "Сумма в месяц", "Amount a month"), Value::Money(Money::tenge(65_000))),
        Variable::new(
            "study-paid",
            n("Оқу ақысын кәсіпорын төлейді", "Обучение оплачивает предприятие", "The enterprise pays for the study"),
            Value::Flag(false),
        ),
        Variable::new(
            "cost",
            n("Оқу құны", "Стоимость обучения", "Cost of study"),
            Value::Money(Money::tenge(900_000)),
        ),
        Variable::new("workoff-months", n("Өтеу айлары", "Месяцев отработки", "Months of work-off"), Value::Number(24)),
        Variable::new(
            "learner-minor",
            n("Білім алушы кәмелетке толмаған", "Обучающийся несовершеннолетний", "The learner is a minor"),
            Value::Flag(false),
        ),
        Variable::new(
            "hazardous",
            n(
                "Ауыр, зиянды немесе қауіпті жұмыс",
                "Тяжёлая, вредная или опасная работа",
                "Heavy, harmful or dangerous work",
            ),
            Value::Flag(false),
        ),
    ])
}

/// The clauses the platform begins with (blocks of `domain` A.4).
pub fn standard() -> Result<Draft, Failure> {
    Ok(serde_json::from_str(STANDARD).context("reading the standard clauses")?)
}

/// A clause to be added: after which one, when it stands, and its text in each language of the template.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct ClauseForm {
    /// Id of the clause it stands after, under the same heading.
    pub after: String,
    /// When it stands, as `hazardous` or `not study-paid`; always, when left out.
    pub when: String,
    /// Its text in Kazakh.
    pub text_kk: String,
    /// In Russian.
    pub text_ru: String,
    /// In English.
    pub text_en: String,
}

impl ClauseForm {
    /// The clauses with the new one under this id; variables and condition are read when the edition is stored.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn added_to(&self, mut draft: Draft, id: &str) -> Result<Draft, Failure> {
        let mut read = Reading::new();
        let place = places(&draft).into_iter().find(|place| place.clause.id == self.after.trim()).map(|one| one.at);
        if place.is_none() {
            read.refuse(house::NOT_IN_LIST.at("after").with("typed", self.after.trim()));
        }
        let when = read.optional("when", &self.when, 300).unwrap_or_default();
        let mut text = |lang, field, typed: &str| {
            let asked = draft.langs.contains(&lang);
            if asked { read.text(field, &typed.replace("\r\n", "\n"), 4000) } else { Some(String::new()) }
        };
        let kk = text(Lang::Kk, "text-kk", &self.text_kk);
        let ru = text(Lang::Ru, "text-ru", &self.text_ru);
        let en = text(Lang::En, "text-en", &self.text_en);
        let made = (|| Some((place?, Names { kk: kk?, ru: ru?, en: en? })))();
        let ((section, after), text) = read.end(made)?;
        draft.clauses[section].clauses.insert(after + 1, Clause::text(id, text).when(when));
        Ok(draft)
    }
}

/// Where a clause may be added: after this one.
#[derive(Debug)]
pub struct Place<'d> {
    /// Its number when every clause stands, as `2.1`.
    pub number: String,
    /// The clause.
    pub clause: &'d Clause,
    /// Its section and its place there.
    at: (usize, usize),
}

/// The clauses under the headings, in order.
pub fn places(draft: &Draft) -> Vec<Place<'_>> {
    let sections = draft.clauses.iter().enumerate();
    let all = sections.flat_map(|(section, heading)| {
        let within = heading.clauses.iter().enumerate();
        within.map(move |(n, clause)| Place { number: format!("{}.{}", section + 1, n + 1), clause, at: (section, n) })
    });
    all.collect()
}

/// Was the clause added to the standard ones?
///
/// # Errors
/// Broken, when the standard clauses cannot be read.
pub fn is_added(id: &str) -> Result<bool, Failure> {
    Ok(!stands(&standard()?.clauses, id))
}

fn stands(clauses: &[Clause], id: &str) -> bool {
    clauses.iter().any(|clause| clause.id == id || stands(&clause.clauses, id))
}

/// The clauses without one that was added.
///
/// # Errors
/// Missing; a clause of the standard contract.
pub fn without(mut draft: Draft, id: &str) -> Result<Draft, Failure> {
    if !stands(&draft.clauses, id) {
        return Err(Failure::Missing);
    }
    if !is_added(id)? {
        return Err(refusal::STANDARD_CLAUSE.refuse().into());
    }
    for section in &mut draft.clauses {
        section.clauses.retain(|clause| clause.id != id);
    }
    Ok(draft)
}
