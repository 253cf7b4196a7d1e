//! One honest example of a contract's terms.

use crate::terms::TermsForm;

/// The terms of a student of automation who learns to adjust robots for a spring of practice.
pub fn terms() -> TermsForm {
    let text = str::to_owned;
    TermsForm {
        programme_code: text("6B07114"),
        programme_kk: text("Өнеркәсіптік автоматтандыру және робототехника"),
        programme_ru: text("Промышленная автоматизация и робототехника"),
        programme_en: text("Industrial automation and robotics"),
        profession_kk: text("өнеркәсіптік роботтарды баптаушы"),
        profession_ru: text("наладчик промышленных роботов"),
        profession_en: text("industrial robot adjuster"),
        workplace_kk: text("3-цех, роботтандырылған дәнекерлеу ұяшығы"),
        workplace_ru: text("цех № 3, роботизированная сварочная ячейка"),
        workplace_en: text("shop 3, robotic welding cell"),
        mentor: text("Жүнісов Болат Маратұлы"),
        from: text("2027-02-01"),
        until: text("2027-05-28"),
        credits: text("16"),
        weekly_hours: text("36"),
        daily_hours: text("8"),
        compensation: text("stipend"),
        amount: text("65000"),
        language: text("kk"),
        // Not at night, no hazard, and the enterprise does not pay for the study.
        ..TermsForm::default()
    }
}
