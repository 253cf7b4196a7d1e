//! A working curriculum.

use kernel::Lang;

use super::words::{Say, n, signature};
use crate::example::contract::day;
use crate::layout::{Curriculum, CurriculumRow, RowKind, TableColumn};

/// A page of a working curriculum.
pub fn curriculum(lang: Lang) -> Curriculum {
    let say = Say(lang);
    let w = |kk: &str, ru: &str, en: &str| say.w(kk, ru, en);
    let mut columns = vec![
        TableColumn::mark(w("Коды", "Код", "Code")),
        TableColumn::words(w("Модуль, пән", "Модуль, дисциплина", "Module, discipline"), 1),
        TableColumn::mark(w("Компонент", "Компонент", "Component")),
    ];
    let figures = [
        w("Кредит", "Кредиты", "Credits"),
        w("Барлық сағат", "Всего часов", "Hours in all"),
        w("Дәріс", "Лекции", "Lectures"),
        w("Зертханалық", "Лабораторные", "Laboratory"),
        w("Практикалық", "Практические", "Practical"),
        w("Өзіндік жұмыс", "Самостоятельная работа", "Independent work"),
        w("Кәсіпорында", "На предприятии", "At the enterprise"),
    ];
    columns.extend(figures.into_iter().map(TableColumn::figure));
    columns.push(TableColumn::mark(w("Бақылау нысаны", "Форма контроля", "Control")));
    columns.extend((1..=8).map(|term| TableColumn::figure(term.to_string())));
    let exam = w("емтихан", "экзамен", "exam");
    let report = w("есеп", "отчёт", "report");
    let row = |kind: RowKind, head: [&str; 3], figures: [&str; 7], control: &str, term: Option<usize>| {
        let mut cells: Vec<String> = head.iter().chain(&figures).map(|&cell| say.figure(cell)).collect();
        cells.push(control.to_owned());
        cells.extend((1..=8).map(|nth| if Some(nth) == term { say.figure(figures[0]) } else { String::new() }));
        CurriculumRow { kind, cells }
    };
    let (line, practice) = (RowKind::Line, RowKind::Practice);
    let names = [
        w("Жалпы білім беретін пәндер", "Общеобразовательные дисциплины", "General education disciplines"),
        w("Қазақстан тарихы", "История Казахстана", "History of Kazakhstan"),
        w(
            "Ақпараттық-коммуникациялық технологиялар",
            "Информационно-коммуникационные технологии",
            "Information and communication technologies",
        ),
        w("Базалық пәндер", "Базовые дисциплины", "Basic disciplines"),
        w(
            "Электротехниканың теориялық негіздері",
            "Теоретические основы электротехники",
            "Theory of electrical engineering",
        ),
        w("Метрология және өлшеулер", "Метрология и измерения", "Metrology and measurement"),
        w(
            "Өндірістік практика (өлшеу құралдары)",
            "Производственная практика (средства измерений)",
            "Production practice (measuring instruments)",
        ),
        w("Бейіндеуші пәндер", "Профилирующие дисциплины", "Major disciplines"),
        w("Өнеркәсіптік контроллерлер", "Промышленные контроллеры", "Industrial controllers"),
        w("Өнеркәсіптік роботтар", "Промышленные роботы", "Industrial robots"),
        w(
            "Өндірістік практика (роботтандырылған ұяшық)",
            "Производственная практика (роботизированная ячейка)",
            "Production practice (robotic cell)",
        ),
        w("Диплом алдындағы практика", "Преддипломная практика", "Pre-diploma practice"),
        w("Барлығы", "Итого", "Total"),
    ];
    let (mc, uc, ec) = (w("МК", "ОК", "MC"), w("ЖООК", "ВК", "UC"), w("ТК", "КВ", "EC"));
    let rows = vec![
        row(RowKind::Heading, [&names[0], "", ""], ["10", "300", "45", "30", "30", "195", ""], "", None),
        row(line, ["ҚТ 1101", &names[1], &mc], ["5", "150", "30", "", "15", "105", ""], &exam, Some(1)),
        row(line, ["АКТ 1102", &names[2], &mc], ["5", "150", "15", "30", "15", "90", ""], &exam, Some(2)),
        row(RowKind::Heading, [&names[3], "", ""], ["17", "510", "60", "45", "30", "285", "180"], "", None),
        row(line, ["ТОЭ 2204", &names[4], &uc], ["6", "180", "30", "15", "15", "120", ""], &exam, Some(3)),
        row(line, ["МЕ 2205", &names[5], &uc], ["5", "150", "30", "30", "15", "75", "30"], &exam, Some(4)),
        row(practice, ["ӨП 2206", &names[6], &uc], ["6", "180", "", "", "", "", "180"], &report, Some(4)),
        row(RowKind::Heading, [&names[7], "", ""], ["33.5", "1005", "60", "75", "45", "285", "600"], "", None),
        row(line, ["ОК 3301", &names[8], &uc], ["6", "180", "30", "30", "15", "105", "60"], &exam, Some(5)),
        row(line, ["ОР 3304", &names[9], &ec], ["7.5", "225", "30", "45", "30", "120", "90"], &exam, Some(6)),
        row(practice, ["ӨП 3305", &names[10], &uc], ["12", "360", "", "", "", "", "360"], &report, Some(6)),
        row(practice, ["ДП 4306", &names[11], &uc], ["8", "240", "", "", "", "", "240"], &report, Some(8)),
        row(RowKind::Total, [&names[12], "", ""], ["60.5", "1815", "165", "150", "105", "765", "780"], "", None),
    ];
    Curriculum {
        lang,
        body: say.university(),
        title: w("Жұмыс оқу жоспары", "Рабочий учебный план", "Working curriculum"),
        programme: say.programme(),
        day: day(2026, 5, 20),
        approved: vec![
            w(
                "Ғылыми кеңестің 2026 ж. 20 мамырдағы № 9 хаттамасы",
                "протокол Учёного совета № 9 от 20 мая 2026 г.",
                "minutes of the academic council No. 9 of 20 May 2026",
            ),
            w(
                "кәсіпорынмен келісілді: Ахметов Д. Қ.",
                "согласовано с предприятием: Ахметов Д. К.",
                "agreed with the enterprise: D. Akhmetov",
            ),
        ],
        facts: vec![
            say.fact(("Дәреже", "Степень", "Degree"), ("бакалавр", "бакалавр", "bachelor")),
            say.fact(("Мерзімі", "Срок", "Term"), ("4 жыл", "4 года", "4 years")),
            say.fact(("Нысаны", "Форма", "Form"), ("күндізгі, дуальды", "очная, дуальная", "full-time, dual")),
            say.fact(("Қабылдау жылы", "Год приёма", "Admission"), ("2026", "2026", "2026")),
        ],
        columns,
        words: 3,
        rows,
        signatures: vec![
            signature(n("Проректор", "Проректор", "Vice-rector"), "Омарова Г. С."),
            signature(n("Кәсіпорын өкілі", "Представитель предприятия", "For the enterprise"), "Ахметов Д. Қ."),
        ],
    }
}
