//! One honest example of each thing.

mod tables;

use crate::campaigns::rules::CampaignForm;
use crate::figures::rules::{CorrectionForm, FigureForm, OpinionForm, OrderForm};
use crate::forecasts::rules::RunForm;
use crate::returns::rules::{HeaderForm, LineForm};

pub use tables::{FIRST, tables};

fn text(text: &str) -> String {
    text.to_owned()
}

/// A campaign for admission in 2027.
pub fn campaign() -> CampaignForm {
    CampaignForm { year: text("2027"), opens: text("2027-01-11"), closes: text("2027-02-26") }
}

/// The header of a machine-building plant's return.
pub fn header() -> HeaderForm {
    HeaderForm {
        headcount: text("640"),
        men: text("455"),
        women: text("185"),
        age_24: text("48"),
        age_34: text("166"),
        age_44: text("181"),
        age_54: text("142"),
        age_pension: text("88"),
        age_over: text("15"),
        contact: text("Әбілова Г. С."),
        phone: text("+7 7182 00 00 01"),
        email: text("personnel@imz.example"),
        signer: text("Сапаров Б. Қ."),
        position: text("Персонал жөніндегі директор"),
        remark: String::new(),
    }
}

/// Its engineers of automation: two vacancies, a new line in 2029, three retirements.
pub fn engineers() -> LineForm {
    LineForm {
        profession: text("R-001"),
        education: text("bachelor"),
        staff: text("24"),
        vacancies: text("2"),
        vacancies_long: text("1"),
        jobs_0: text("1"),
        jobs_2: text("6"),
        retire_1: text("1"),
        retire_3: text("2"),
        attrition: text("4"),
        foreign_now: text("2"),
        foreign_replaced: text("1"),
        upskilling: text("8"),
        dual_places: text("6"),
        mentors: text("3"),
        wage_from: text("320000"),
        wage_to: text("480000"),
        competences: text("ТП АБЖ баптау, контроллерлерді бағдарламалау"),
        hiring: text("graduates"),
        confidence: text("approved"),
        project: text("Роботтандырылған дәнекерлеу желісі"),
        ..LineForm::default()
    }
}

/// Its crane operators, who lead to no group of programmes.
pub fn operators() -> LineForm {
    LineForm {
        profession: text("R-069"),
        education: text("tvet"),
        staff: text("31"),
        vacancies: text("3"),
        retire_0: text("2"),
        retire_4: text("3"),
        attrition: text("6,5"),
        dual_places: text("4"),
        mentors: text("2"),
        ..LineForm::default()
    }
}

/// Capacity and places of a group at an educational organisation.
pub fn figure(university: impl Into<String>) -> FigureForm {
    FigureForm { group: text("B063"), university: university.into(), capacity: text("50"), places: text("4") }
}

/// An opinion with reservations.
pub fn opinion() -> OpinionForm {
    OpinionForm {
        opinion: text("reserved"),
        words: text("B063 тобы бойынша орындарды көбейту қажет: жаңа желілер 2029 жылы іске қосылады."),
    }
}

/// The requisites of the approving order.
pub fn order() -> OrderForm {
    OrderForm {
        number: text("112-Ө"),
        day: text("2027-04-30"),
        signer: text("Қасымов Е. Т."),
        position: text("Облыс әкімінің орынбасары"),
    }
}

/// A correction of the approved figure.
pub fn correction(figure: impl Into<String>) -> CorrectionForm {
    CorrectionForm {
        figure: figure.into(),
        kind: text("modify"),
        places: text("6"),
        reason: text("Кәсіпорын желіні бір жыл бұрын іске қосады."),
        number: text("158-Ө"),
        day: text("2027-06-11"),
        signer: text("Қасымов Е. Т."),
        position: text("Облыс әкімінің орынбасары"),
    }
}

/// A run of a forecast for the example's campaign.
pub fn forecast(campaign: impl Into<String>) -> RunForm {
    RunForm { campaign: campaign.into(), ..RunForm::default() }
}
