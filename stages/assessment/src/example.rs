//! Honest examples: the plan of an exam, a criterion, a decision of the council. People and places are invented.

use kernel::{OrganisationId, ProfessionId, ProgrammeId};
use programmes::enrolments::GroupId;

use crate::exams::rules::{CouncilForm, CriterionForm, ExamForm};

/// The plan of an exam in the robotic welding cell of a plant.
pub fn exam(
    programme: ProgrammeId,
    enterprise: OrganisationId,
    profession: ProfessionId,
    day: &str,
    groups: &[GroupId],
) -> ExamForm {
    ExamForm {
        programme: programme.to_string(),
        enterprise: enterprise.to_string(),
        profession: profession.to_string(),
        day: day.to_owned(),
        place: "3-цех, роботтандырылған дәнекерлеу ұяшығы".to_owned(),
        materials: "Біліктілік жұмысының екі нұсқасы, 40 сұрақтан тұратын тест.".to_owned(),
        groups: groups.iter().map(ToString::to_string).collect(),
    }
}

/// A criterion of the qualification work.
pub fn criterion(outcome: Option<i64>) -> CriterionForm {
    let text = str::to_owned;
    CriterionForm {
        part: text("work"),
        title_kk: text("Роботтандырылған ұяшықты іске қосу және қауіпсіздік тізбектерін тексеру"),
        title_ru: text("Запуск роботизированной ячейки и проверка цепей безопасности"),
        title_en: text("Commissioning the robotic cell and verifying its safety circuits"),
        outcome: outcome.map(|number| number.to_string()).unwrap_or_default(),
        most: text("60"),
    }
}

/// A decision of the expanded pedagogical council.
pub fn council(day: &str) -> CouncilForm {
    CouncilForm { number: "7".to_owned(), day: day.to_owned(), invited: "yes".to_owned() }
}
