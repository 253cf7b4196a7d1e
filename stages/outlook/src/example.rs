//! One honest answer of a graduate: tests, the demo and the document of the API use it.

use crate::followups::rules::AnswerForm;

/// A graduate of automation who stayed where the practice was.
pub fn answer() -> AnswerForm {
    AnswerForm {
        activity: "by-profession".into(),
        at_practice: "yes".into(),
        employer: String::new(),
        post: "Өнеркәсіптік роботтарды баптаушы".into(),
        from: "2026-07-15".into(),
        fits: "yes".into(),
        band: "250-400".into(),
        reason: String::new(),
    }
}

/// A graduate who works elsewhere, by the name of an employer that no registry knows.
pub fn elsewhere() -> AnswerForm {
    AnswerForm {
        activity: "otherwise".into(),
        at_practice: "no".into(),
        employer: "ЖК «Ақниет»".into(),
        post: "сатушы-кеңесші".into(),
        from: "2026-09-01".into(),
        fits: "no".into(),
        ..AnswerForm::default()
    }
}

/// A graduate who studies further.
pub fn studying() -> AnswerForm {
    AnswerForm { activity: "studying".into(), ..AnswerForm::default() }
}
