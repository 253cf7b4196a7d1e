//! An order.

use kernel::Lang;

use super::words::{Say, check, n, signature};
use crate::example::contract::day;
use crate::layout::{Order, Section, Table, TableColumn};

/// An order approving control figures.
pub fn order(lang: Lang) -> Order {
    let say = Say(lang);
    let w = |kk: &str, ru: &str, en: &str| say.w(kk, ru, en);
    let row = |code: &str, name: String, need: &str, figure: &str, cover: &str| {
        vec![code.to_owned(), name, need.to_owned(), figure.to_owned(), cover.to_owned()]
    };
    Order {
        lang,
        body: w("Павлодар облысының әкімдігі", "Акимат Павлодарской области", "Akimat of Pavlodar Region"),
        title: w(
            "2026/27 оқу жылына арналған қабылдаудың бақылау цифрларын бекіту туралы",
            "Об утверждении контрольных цифр приёма на 2026/27 учебный год",
            "On the admission control figures for the academic year 2026/27",
        ),
        number: "112-Ө".into(),
        day: day(2026, 5, 29),
        day_text: w("2026 ж. 29 мамыр", "29 мая 2026 г.", "29 May 2026"),
        place: say.place(),
        preamble: w(
            "Өңір кәсіпорындарының кадрларға жиынтық тапсырысына және Үйлестіру кеңесінің 2026 жылғы 22 мамырдағы № 5 хаттамасына сәйкес",
            "В соответствии со сводным заказом предприятий региона на кадры и протоколом Координационного совета от 22 мая 2026 года № 5",
            "In accordance with the consolidated order of the region’s enterprises and the minutes of the Coordinating Council No. 5 of 22 May 2026",
        ),
        points: vec![
            w(
                "Дуальды оқыту бойынша қабылдаудың бақылау цифрлары қосымшаға сәйкес бекітілсін.",
                "Утвердить контрольные цифры приёма на дуальное обучение согласно приложению.",
                "The control figures of admission to dual training are approved as annexed.",
            ),
            w(
                "Білім беру ұйымдары 2026 жылғы 1 шілдеге дейін кәсіпорындармен жұмыс орындарын келіссін.",
                "Организациям образования до 1 июля 2026 года согласовать с предприятиями рабочие места.",
                "Educational organisations shall agree workplaces with the enterprises by 1 July 2026.",
            ),
            w(
                "Бұйрықтың орындалуын бақылау үйлестірушіге жүктелсін.",
                "Контроль за исполнением приказа возложить на координатора.",
                "The coordinator follows the execution of this order.",
            ),
        ],
        table: Some(Section {
            title: w(
                "Қосымша. Қабылдаудың бақылау цифрлары",
                "Приложение. Контрольные цифры приёма",
                "Annex. Control figures of admission",
            ),
            table: Table::new(
                vec![
                    TableColumn::mark(w("Топ", "Группа", "Group")),
                    TableColumn::words(
                        w(
                            "Білім беру бағдарламаларының тобы",
                            "Группа образовательных программ",
                            "Group of educational programmes",
                        ),
                        1,
                    ),
                    TableColumn::figure(w("Қажеттілік", "Потребность", "Need")),
                    TableColumn::figure(w("Қабылдау", "Приём", "Admission")),
                    TableColumn::figure(w("Қамту, %", "Охват, %", "Coverage, %")),
                ],
                vec![
                    row(
                        "B063",
                        w(
                            "Электр техникасы және автоматтандыру",
                            "Электротехника и автоматизация",
                            "Electrical engineering and automation",
                        ),
                        "86",
                        "75",
                        "87",
                    ),
                    row(
                        "B064",
                        w("Механика және металл өңдеу", "Механика и металлообработка", "Mechanics and metal working"),
                        "124",
                        "100",
                        "81",
                    ),
                    row(
                        "B062",
                        w(
                            "Электр техникасы және энергетика",
                            "Электротехника и энергетика",
                            "Electrical and power engineering",
                        ),
                        "158",
                        "150",
                        "95",
                    ),
                    row(
                        "B057",
                        w("Ақпараттық технологиялар", "Информационные технологии", "Information technology"),
                        "61",
                        "75",
                        "123",
                    ),
                ],
            )
            .total(row("", w("Барлығы", "Всего", "Total"), "429", "400", "93")),
        }),
        basis: Some(w(
            "Үйлестіру кеңесінің хаттамасы, жұмыс берушілер бірлестіктерінің қорытындылары",
            "протокол Координационного совета, заключения объединений работодателей",
            "minutes of the Coordinating Council, opinions of the employers’ associations",
        )),
        signatures: vec![signature(
            n("Облыс әкімінің орынбасары", "Заместитель акима области", "Deputy akim of the region"),
            "Қасымов Е. Т.",
        )],
        check: Some(check("112-O")),
    }
}
