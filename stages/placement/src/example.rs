//! One honest example of each thing; enterprises, people and figures are invented.

use crate::mentors::rules::MentorForm;
use crate::rounds::rules::RoundForm;
use crate::workplaces::rules::WorkplaceForm;

/// A workplace as a personnel department would type it; enterprise and profession are named where it is used.
pub fn workplace() -> WorkplaceForm {
    let text = str::to_owned;
    WorkplaceForm {
        name_kk: text("Автоматика реттеушісінің орны, құю цехы"),
        name_ru: text("Место наладчика автоматики, литейный цех"),
        name_en: text("Automation fitter, casting shop"),
        equipment: text("SIMATIC S7-1500, HMI TP900, FANUC LR Mate 200iD"),
        capacity: text("4"),
        from: text("2026-09-01"),
        until: text("2029-08-31"),
        speaks_kk: text("yes"),
        speaks_ru: text("yes"),
        groups: text("B063"),
        ..WorkplaceForm::default()
    }
}

/// A mentor as a personnel department would type it.
pub fn mentor() -> MentorForm {
    let text = str::to_owned;
    MentorForm {
        qualification: text("Инженер-электрик, автоматика реттеушісі"),
        grade: text("6"),
        experience: text("11"),
        certificate: text("ПД-2026-0148"),
        trained_by: text("Павлодар облысының өңірлік палатасы"),
        trained_on: text("2026-02-20"),
        trained_until: text("2029-02-20"),
        ..MentorForm::default()
    }
}

/// A round as a university would open it.
pub fn round() -> RoundForm {
    let text = str::to_owned;
    RoundForm {
        name_kk: text("Өндірістік практика, 3-курс, 2027 жылғы күз"),
        name_ru: text("Производственная практика, 3 курс, осень 2027 года"),
        name_en: text("Production practice, year 3, autumn 2027"),
        from: text("2027-09-06"),
        until: text("2028-01-21"),
        wishes_due: text("2027-05-14"),
        rankings_due: text("2027-06-04"),
        ..RoundForm::default()
    }
}
