//! What an enterprise of the demo tells in its return: figures that follow from its size and trade, and add up.

use kernel::Failure;
use needs::returns::rules::{HeaderForm, LineForm};

use super::organisations::Enterprise;
use super::workplaces::kinds;

/// Workers whom every plant employs: the profession and its share of the staff, in thousandths.
const WORKERS: [(&str, usize); 3] = [("R-020", 70), ("R-021", 45), ("R-019", 30)];
/// Shares of those whom graduates replace, in thousandths.
const ENGINEERS: [usize; 4] = [35, 25, 18, 12];
/// Of a profession that asks for no higher education.
const TVET: [&str; 4] = ["R-011", "R-019", "R-020", "R-021"];
/// Shares of the bands of age, in hundredths; the last takes what is left.
const AGES: [usize; 5] = [8, 26, 28, 22, 13];

/// The year that the sizes of the list tell of.
const LISTED: i32 = 2024;

/// How many work there in a year: some grow, some shrink.
fn headcount(enterprise: &Enterprise, year: i32) -> usize {
    let grows = !enterprise.staff.is_multiple_of(3);
    let change = usize::try_from((year - LISTED).max(0)).unwrap_or(0) * enterprise.staff * 2 / 100;
    if grows { enterprise.staff + change } else { enterprise.staff - change }
}

/// The header: sexes and ages add up to the staff.
pub fn header(enterprise: &Enterprise, year: i32, (contact, signer): (String, String)) -> HeaderForm {
    let all = headcount(enterprise, year);
    let men = all * 68 / 100;
    let ages = AGES.map(|share| all * share / 100);
    let over = all - ages.iter().sum::<usize>();
    let [age_24, age_34, age_44, age_54, age_pension] = ages.map(|count| count.to_string());
    HeaderForm {
        headcount: all.to_string(),
        men: men.to_string(),
        women: (all - men).to_string(),
        age_24,
        age_34,
        age_44,
        age_54,
        age_pension,
        age_over: over.to_string(),
        contact,
        phone: "+7 7182 00 00 00".into(),
        signer,
        position: "Бас директор".into(),
        ..HeaderForm::default()
    }
}

/// A line for each profession of its trade, and for the workers of every plant.
pub fn lines(enterprise: &Enterprise, year: i32, n: usize) -> Result<Vec<LineForm>, Failure> {
    let mut professions: Vec<String> = Vec::new();
    for kind in kinds()?.iter().filter(|kind| kind.suits(enterprise)) {
        if professions.len() < ENGINEERS.len() && !professions.contains(&kind.profession) {
            professions.push(kind.profession.clone());
        }
    }
    let engineers = professions.iter().map(String::as_str).zip(ENGINEERS);
    let all = headcount(enterprise, year);
    let told = engineers.chain(WORKERS).enumerate();
    Ok(told.map(|(place, (profession, share))| line(profession, (all * share / 1000).max(2), n + place)).collect())
}

fn line(profession: &str, staff: usize, n: usize) -> LineForm {
    let engineer = !TVET.contains(&profession);
    let part = |share: usize| (staff * share + 50) / 100;
    let vacancies = part(6);
    let text = |number: usize| number.to_string();
    LineForm {
        profession: profession.into(),
        education: if engineer { "bachelor" } else { "tvet" }.into(),
        staff: text(staff),
        vacancies: text(vacancies),
        vacancies_long: text(vacancies / 3),
        jobs_0: text(part(2)),
        jobs_1: text(part(3)),
        jobs_2: text(if n.is_multiple_of(4) { part(8) } else { part(2) }),
        retire_0: text(part(2)),
        retire_1: text(part(2)),
        retire_2: text(part(3)),
        retire_3: text(part(3)),
        attrition: ["4", "5.5", "7", "3"][n % 4].into(),
        upskilling: text(part(12)),
        dual_places: text(part(10).min(6)),
        mentors: text(1 + part(10).min(6) / 3),
        wage_from: text(if engineer { 320_000 } else { 240_000 } + 10_000 * (n % 6)),
        wage_to: text(if engineer { 460_000 } else { 330_000 } + 10_000 * (n % 6)),
        hiring: ["graduates", "own", "exchange", "enterprises"][n % 4].into(),
        confidence: ["approved", "planned", "estimated"][n % 3].into(),
        project: if n.is_multiple_of(4) { "Роботтандырылған желі".into() } else { String::new() },
        ..LineForm::default()
    }
}
