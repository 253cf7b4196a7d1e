//! Specimens of studios: checks, a curriculum, matrices; and of the phone.

use kernel::{Part, Source, Work};
use maud::{Markup, html};

use super::{Specimen, day_of, told};
use crate::Say;
use crate::parts::{
    Act, Cell, Check, Matrix, MatrixHead, MatrixRow, PhoneCard, Sign, Term, TermItem, Tone, WeekDay, acts, card,
    check_list, matrix, phone_card, terms, week_strip,
};

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen { name: "checks", render: checks },
        Specimen { name: "terms", render: curriculum },
        Specimen { name: "matrix", render: matrix_editable },
        Specimen { name: "matrix-read", render: matrix_read },
        Specimen { name: "phone", render: phone },
    ]
}

fn checks(say: Say) -> Markup {
    let smse = say.source(Source { work: Work::Smse, part: Part::Annex("1") });
    let guide = say.source(Source { work: Work::Guide, part: Part::Section("2.2.3.1") });
    let law = say.source(Source { work: Work::LawOnEducation, part: Part::Article("38(6)") });
    check_list(
        say,
        &told(say, "Тексеру", "Проверка", "Checks"),
        &[
            Check {
                sign: Sign::Good,
                said: told(
                    say,
                    "ЖБП 56 кредит: міндетті 51, таңдау 5",
                    "ООД 56 кредитов: 51 обязательный, 5 по выбору",
                    "GED 56 credits: 51 mandatory, 5 elective",
                ),
                source: smse,
                next: None,
            },
            Check {
                sign: Sign::Good,
                said: told(
                    say,
                    "Практика 2-курстан басталады",
                    "Практика начинается со 2 курса",
                    "Practice begins in year 2",
                ),
                source: law,
                next: None,
            },
            Check {
                sign: Sign::Warn,
                said: told(
                    say,
                    "Жұмыс беруші бейімдеген мазмұн: 27 % (шегі 30 %)",
                    "Содержание, адаптированное работодателем: 27 % (предел 30 %)",
                    "Content adapted by employers: 27% (limit 30%)",
                ),
                source: guide.clone(),
                next: None,
            },
            Check {
                sign: Sign::Bad,
                said: told(
                    say,
                    "ОН7 «роботты қауіпсіз қайта баптау» ешбір құралмен бағаланбайды",
                    "РО7 «безопасно перенастроить робота» не оценивается ни одним средством",
                    "LO7 “retool a robot safely” is assessed by no tool",
                ),
                source: guide,
                next: Some((
                    "#".into(),
                    told(say, "бағалау құралын қосу", "добавить средство оценки", "add an assessment tool"),
                )),
            },
        ],
    )
}

fn curriculum(say: Say) -> Markup {
    let item = |kk, ru, en, weight: u32, tone| TermItem {
        name: told(say, kk, ru, en),
        credits: weight.to_string(),
        weight,
        tone,
        ..TermItem::default()
    };
    let credits = |n: i64| say.credits(kernel::Credits::whole(n));
    let term = |n: u8, load: i64, items| Term {
        name: told(say, &format!("{n}-семестр"), &format!("{n} семестр"), &format!("Term {n}")),
        load: credits(load),
        over: load > 31,
        items,
    };
    let body = terms(
        say,
        &told(say, "Оқу жоспары", "Учебный план", "Curriculum"),
        &[
            term(
                1,
                28,
                vec![
                    item("Шетел тілі", "Иностранный язык", "Foreign language", 5, Tone::Theory),
                    item("Математика I", "Математика I", "Mathematics I", 6, Tone::Theory),
                    item("Инженерлік графика", "Инженерная графика", "Engineering graphics", 5, Tone::Theory),
                    item("Дене шынықтыру", "Физическая культура", "Physical education", 2, Tone::Plain),
                ],
            ),
            term(
                2,
                30,
                vec![
                    item("Қазақ (орыс) тілі", "Казахский (русский) язык", "Kazakh (Russian) language", 5, Tone::Theory),
                    item(
                        "Мәдениеттану, психология",
                        "Культурология, психология",
                        "Culture, psychology",
                        4,
                        Tone::Theory,
                    ),
                    TermItem {
                        href: Some("#".into()),
                        ..item("Оқу практикасы", "Учебная практика", "Educational practice", 3, Tone::Practice)
                    },
                ],
            ),
            term(
                3,
                32,
                vec![
                    item("Роботтандырылған ұяшықтар", "Роботизированные ячейки", "Robotic cells", 6, Tone::Theory),
                    TermItem {
                        pinned: true,
                        ..item(
                            "Өндірістік практика I",
                            "Производственная практика I",
                            "Production practice I",
                            12,
                            Tone::Practice,
                        )
                    },
                ],
            ),
            term(
                4,
                28,
                vec![
                    TermItem {
                        pinned: true,
                        ..item(
                            "Диплом алдындағы практика",
                            "Преддипломная практика",
                            "Pre-diploma practice",
                            20,
                            Tone::Practice,
                        )
                    },
                    item("Қорытынды аттестаттау", "Итоговая аттестация", "Final attestation", 8, Tone::Plain),
                ],
            ),
        ],
    );
    card(&told(say, "Семестрлер", "Семестры", "Terms"), body)
}

fn matrix_of(say: Say, id: &'static str, name: fn(usize, usize) -> Option<String>) -> Matrix {
    let head = |code: &str, kk, ru, en| MatrixHead { code: code.into(), name: told(say, kk, ru, en), href: None };
    let levels = [[3, 1, 0, 2], [0, 2, 3, 0], [0, 0, 0, 0]];
    let heads = [
        head(
            &told(say, "ОН1", "РО1", "LO1"),
            "электр тізбегін есептейді",
            "рассчитывает электрические цепи",
            "calculates electric circuits",
        ),
        head(
            &told(say, "ОН2", "РО2", "LO2"),
            "контроллерді бағдарламалайды",
            "программирует контроллер",
            "programs a controller",
        ),
        head(
            &told(say, "ОН7", "РО7", "LO7"),
            "роботты қауіпсіз қайта баптайды",
            "безопасно перенастраивает робота",
            "retools a robot safely",
        ),
    ];
    let row = |(at, head): (usize, MatrixHead)| MatrixRow {
        head,
        cells: levels[at]
            .iter()
            .enumerate()
            .map(|(column, level)| Cell { level: *level, name: name(at, column) })
            .collect(),
        note: (at == 2).then(|| (Tone::Late, told(say, "жабылмаған", "не покрыт", "not covered"))),
    };
    Matrix {
        id,
        caption: told(
            say,
            "Оқыту нәтижелері × пәндер",
            "Результаты обучения × дисциплины",
            "Learning outcomes × disciplines",
        ),
        columns: vec![
            head("ET", "Электротехника", "Электротехника", "Electrical engineering"),
            head("PLC", "Контроллерлер", "Контроллеры", "Controllers"),
            head("ROB", "Робот кинематикасы", "Кинематика роботов", "Robot kinematics"),
            head("PP1", "Өндірістік практика I", "Производственная практика I", "Production practice I"),
        ],
        rows: heads.into_iter().enumerate().map(row).collect(),
        levels: [
            told(say, "таныстырады", "знакомит", "introduces"),
            told(say, "дамытады", "развивает", "develops"),
            told(say, "қалыптастырады", "формирует", "forms"),
        ],
    }
}

fn matrix_editable(say: Say) -> Markup {
    card(
        &told(say, "Матрица: өзгертуге болады", "Матрица: можно менять", "Matrix: editable"),
        matrix(say, &matrix_of(say, "outcomes", |row, column| Some(format!("cell-{row}-{column}")))),
    )
}

fn matrix_read(say: Say) -> Markup {
    card(&told(say, "Матрица", "Матрица", "Matrix"), matrix(say, &matrix_of(say, "outcomes-read", |_, _| None)))
}

fn week(say: Say) -> Vec<WeekDay> {
    let theory = told(say, "университетте, 7 сағат", "в университете, 7 часов", "at the university, 7 hours");
    let worked = told(say, "кәсіпорында, 8 сағат", "на предприятии, 8 часов", "at the enterprise, 8 hours");
    let missed = told(say, "келмеді", "не пришёл", "absent");
    let marks = [
        (Tone::Theory, "7", &theory),
        (Tone::Practice, "8", &worked),
        (Tone::Practice, "8", &worked),
        (Tone::Late, "–", &missed),
        (Tone::Practice, "8", &worked),
    ];
    let monday = day_of(2026, 11, 23);
    (0..)
        .zip(marks)
        .map(|(at, (tone, figure, said))| WeekDay {
            day: say.weekday_short(monday.plus(at)),
            figure: figure.into(),
            tone,
            said: said.clone(),
        })
        .collect()
}

fn phone(say: Say) -> Markup {
    let came = Act::post(told(say, "Келді", "Пришёл", "Present"), "/presence/1");
    let task = Act::link(told(say, "Тапсырма беру", "Дать задание", "Give a task"), "/tasks/new").main();
    let gate = Act::link(told(say, "Тренажерге жазу", "Записать на тренажёр", "Book the simulator"), "/simulator");
    html! {
        (phone_card(&PhoneCard { title: "Ерлан Қасымов".into(), href: Some("#".into()), word: Some((Tone::Good, told(say, "рұқсат бар", "допуск есть", "admitted"))), text: told(say, "Бұрандалы станокты баптау · көрсетілген → бақылаумен → өзі", "Наладка токарного станка · показано → под контролем → сам", "Setting up a lathe · shown → guided → alone"), week: week(say), acts: Some(acts(say, &[came, task])) }))
        (phone_card(&PhoneCard { title: "Мадина Оспанова".into(), word: Some((Tone::Late, told(say, "рұқсат жоқ", "допуска нет", "not admitted"))), text: told(say, "Тренажер сынағы 62 балл, керегі 70. Жұмыс орнына жіберуге болмайды.", "Тренажёр 62 балла, нужно 70. На рабочее место нельзя.", "Simulator 62 points, 70 needed. Not admitted to the workplace."), acts: Some(acts(say, &[gate])), ..PhoneCard::default() }))
        (week_strip(&week(say)))
    }
}
