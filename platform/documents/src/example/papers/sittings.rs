//! The papers of a commission that sat: minutes, and the protocol of an exam.

use kernel::Lang;

use super::words::{CHAIR, MEMBER, PLANT, Say, TORAIGHYROV, check, n, signature};
use crate::example::contract::day;
use crate::layout::{ExamProtocol, Fact, Minutes, MinutesItem, Table, TableColumn};

/// The minutes of a sitting that examined a programme.
pub fn minutes(lang: Lang) -> Minutes {
    let say = Say(lang);
    let w = |kk: &str, ru: &str, en: &str| say.w(kk, ru, en);
    Minutes {
        lang,
        body: w(
            "Білім беру бағдарламасын сараптау комиссиясы",
            "Комиссия по экспертизе образовательной программы",
            "Commission for the examination of the programme",
        ),
        title: w("Отырыс хаттамасы", "Протокол заседания", "Minutes of the sitting"),
        number: "3".into(),
        day: day(2026, 4, 17),
        day_text: w("2026 ж. 17 сәуір", "17 апреля 2026 г.", "17 April 2026"),
        place: say.place(),
        facts: vec![
            say.fact(
                ("Кворум", "Кворум", "Quorum"),
                (
                    "6 мүшенің 5-еуі қатысты, кворум бар",
                    "присутствуют 5 из 6 членов, кворум есть",
                    "5 of 6 members present, quorum reached",
                ),
            ),
            say.fact(
                ("Шақырылғандар", "Приглашены", "Invited"),
                (
                    "тәлімгер Жүнісов Б. М., 2025 жылғы түлек Ковалёва И. С.",
                    "наставник Жунусов Б. М., выпускница 2025 года Ковалёва И. С.",
                    "mentor B. Zhunisov, graduate of 2025 I. Kovaleva",
                ),
            ),
        ],
        members: say.members(vec![
            say.member("Ахметов Дәурен Қайратұлы", PLANT, CHAIR),
            say.member(
                "Ли Виктория Александровна",
                (
                    "Павлодар облысының кәсіпкерлер палатасы",
                    "Палата предпринимателей Павлодарской области",
                    "Chamber of Entrepreneurs of Pavlodar Region",
                ),
                MEMBER,
            ),
            say.member("Төлегенова Раушан Бекетқызы", TORAIGHYROV, MEMBER),
            say.member(
                "Петров Сергей Иванович",
                ("«KSP Steel» ПФ ЖШС", "ПФ ТОО «KSP Steel»", "KSP Steel LLP, Pavlodar branch"),
                MEMBER,
            ),
            say.member(
                "Омарова Гүлнар Сапарқызы",
                (
                    "Инновациялық Еуразия университеті",
                    "Инновационный Евразийский университет",
                    "Innovative University of Eurasia",
                ),
                ("хатшы", "секретарь", "secretary"),
            ),
        ]),
        items: vec![
            MinutesItem {
                title: w(
                    "«Автоматтандыру және роботтандыру» білім беру бағдарламасының жобасы туралы",
                    "О проекте образовательной программы «Автоматизация и роботизация»",
                    "On the draft programme “Automation and robotics”",
                ),
                heard: w(
                    "Омарова Г. С. оқыту нәтижелері мен кәсіпорындар тапсырысының сәйкестігін баяндады: 11 нәтиженің 11-і еңбек функцияларына байланған.",
                    "Омарова Г. С. доложила о соответствии результатов обучения заказу предприятий: все 11 результатов связаны с трудовыми функциями.",
                    "G. Omarova reported how the learning outcomes answer the order of the enterprises: all 11 outcomes are linked to labour functions.",
                ),
                decided: vec![
                    w(
                        "Бағдарламаны бекітуге ұсыну.",
                        "Рекомендовать программу к утверждению.",
                        "Recommend the programme for adoption.",
                    ),
                    w(
                        "«Өнеркәсіптік роботтар» пәнінің жұмыс орнындағы үлесін 40 пайызға жеткізу; мерзімі – 2026 ж. 15 мамыр.",
                        "Довести долю дисциплины «Промышленные роботы» на рабочем месте до 40 процентов; срок – 15 мая 2026 г.",
                        "Raise the on-site share of “Industrial robots” to 40 per cent by 15 May 2026.",
                    ),
                ],
                votes: w(
                    "жақтап – 5, қарсы – 0, қалыс қалғаны – 0",
                    "за – 5, против – 0, воздержались – 0",
                    "for 5, against 0, abstained 0",
                ),
            },
            MinutesItem {
                title: w(
                    "Өндірістік емтихан материалдары туралы",
                    "О материалах производственного экзамена",
                    "On the materials of the production exam",
                ),
                heard: w(
                    "Петров С. И. біліктілік жұмысының екі нұсқасын ұсынды.",
                    "Петров С. И. представил два варианта квалификационной работы.",
                    "S. Petrov presented two variants of the qualification work.",
                ),
                decided: vec![w("Екі нұсқаны да қабылдау.", "Принять оба варианта.", "Accept both variants.")],
                votes: w(
                    "жақтап – 4, қарсы – 1, қалыс қалғаны – 0",
                    "за – 4, против – 1, воздержались – 0",
                    "for 4, against 1, abstained 0",
                ),
            },
        ],
        signatures: vec![
            signature(n("Төраға", "Председатель", "Chair"), "Ахметов Д. Қ."),
            signature(n("Хатшы", "Секретарь", "Secretary"), "Омарова Г. С."),
        ],
        check: Some(check("M-2026-3")),
    }
}

/// The protocol of a production exam.
pub fn exam_protocol(lang: Lang) -> ExamProtocol {
    let say = Say(lang);
    let w = |kk: &str, ru: &str, en: &str| say.w(kk, ru, en);
    let row = |cells: [&str; 8]| cells.map(str::to_owned).to_vec();
    let (from_plant, third) =
        (("кәсіпорын", "предприятие", "enterprise"), ("үшінші ұйым", "третья сторона", "third party"));
    ExamProtocol {
        lang,
        body: say.university(),
        title: w(
            "Өндірістік емтихан хаттамасы",
            "Протокол производственного экзамена",
            "Protocol of the production exam",
        ),
        number: "PE-2027-04".into(),
        day: day(2027, 4, 12),
        day_text: w("2027 ж. 12 сәуір", "12 апреля 2027 г.", "12 April 2027"),
        place: w("Ақсу қаласы", "город Аксу", "Aksu"),
        facts: vec![
            Fact::new(
                w("Білім беру бағдарламасы", "Образовательная программа", "Educational programme"),
                say.programme(),
            ),
            say.fact(("Тобы", "Группа", "Group"), ("АР-23-1", "АР-23-1", "AR-23-1")),
            say.fact(
                ("Жіберу туралы шешім", "Решение о допуске", "Admission"),
                (
                    "кеңейтілген педагогикалық кеңес, 02.04.2027 № 7",
                    "расширенный педагогический совет, № 7 от 02.04.2027",
                    "expanded pedagogical council, No. 7 of 02.04.2027",
                ),
            ),
            say.fact(
                ("Материалдар", "Материалы", "Materials"),
                ("бірлесіп бекітілді, 01.03.2027", "утверждены совместно, 01.03.2027", "adopted jointly, 01.03.2027"),
            ),
        ],
        commission: say.members(vec![
            say.member("Ахметов Дәурен Қайратұлы", PLANT, CHAIR),
            say.member("Сейітқали Нұржан Асқарұлы", PLANT, from_plant),
            say.member("Төлегенова Раушан Бекетқызы", TORAIGHYROV, third),
            say.member(
                "Петров Сергей Иванович",
                ("«KSP Steel» ПФ ЖШС", "ПФ ТОО «KSP Steel»", "KSP Steel LLP, Pavlodar branch"),
                third,
            ),
        ]),
        results: Table::new(
            vec![
                TableColumn::mark("№"),
                TableColumn::words(w("Студент", "Студент", "Student"), 1),
                TableColumn::figure(w("Теория", "Теория", "Theory")),
                TableColumn::figure(w("Жұмыс", "Работа", "Work")),
                TableColumn::figure(w("Барлығы", "Итог", "Total")),
                TableColumn::mark(w("Әріп", "Буква", "Letter")),
                TableColumn::figure("GPA"),
                TableColumn::words(w("Шешім", "Решение", "Verdict"), 1),
            ],
            vec![
                row([
                    "1",
                    "Серікбаева Әсел Нұрланқызы",
                    "88",
                    "93",
                    "91",
                    "A-",
                    &say.figure("3.67"),
                    &w("тапсырды", "сдан", "passed"),
                ]),
                row([
                    "2",
                    "Ковалёв Артём Игоревич",
                    "74",
                    "81",
                    "78",
                    "B",
                    &say.figure("3.00"),
                    &w("тапсырды", "сдан", "passed"),
                ]),
                row([
                    "3",
                    "Жұмабек Ержан Талғатұлы",
                    "52",
                    "46",
                    "48",
                    "FX",
                    &say.figure("0.50"),
                    &w("қайта тапсырады", "пересдача", "resit"),
                ]),
            ],
        ),
        notes: vec![w(
            "Теорияның үлесі – 40 %, біліктілік жұмысының үлесі – 60 %; әр бөлім кемінде 50 балл.",
            "Вес теории – 40 %, квалификационной работы – 60 %; каждая часть не ниже 50 баллов.",
            "Theory weighs 40 %, the qualification work 60 %; each part needs at least 50 points.",
        )],
        decided: vec![
            w(
                "1 және 2-студенттердің бағасы кәсіптік практиканың қорытынды бағасы болып есептелсін.",
                "Оценки студентов 1 и 2 считать итоговой оценкой профессиональной практики.",
                "The grades of students 1 and 2 are the final grades of professional practice.",
            ),
            w(
                "3-студентке келесі кезеңде қайта тапсыруға рұқсат берілсін.",
                "Студенту 3 разрешить пересдачу в следующем периоде.",
                "Student 3 may resit in the next period.",
            ),
        ],
        signatures: vec![
            signature(n("Төраға", "Председатель", "Chair"), "Ахметов Д. Қ."),
            signature(n("Мүше", "Член комиссии", "Member"), "Сейітқали Н. А."),
            signature(n("Мүше", "Член комиссии", "Member"), "Төлегенова Р. Б."),
            signature(n("Мүше", "Член комиссии", "Member"), "Петров С. И."),
        ],
        check: Some(check("PE-2027-04")),
    }
}
