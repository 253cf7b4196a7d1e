//! The passport of a programme, for the register.

use kernel::Lang;

use super::words::{Say, n, signature};
use crate::example::contract::day;
use crate::layout::{Passport, Section, Table, TableColumn};

/// The passport of a programme.
pub fn passport(lang: Lang) -> Passport {
    let say = Say(lang);
    let w = |kk: &str, ru: &str, en: &str| say.w(kk, ru, en);
    let outcomes = [
        (
            n(
                "Технологиялық процестің өлшеу арналарын жобалайды және калибрлейді",
                "Проектирует и калибрует измерительные каналы технологического процесса",
                "Designs and calibrates the measuring channels of a process",
            ),
            "8",
            "ҚС-1",
        ),
        (
            n(
                "Өнеркәсіптік контроллерлерді бағдарламалайды және реттеу контурларын баптайды",
                "Программирует промышленные контроллеры и настраивает контуры регулирования",
                "Programs industrial controllers and tunes control loops",
            ),
            "11",
            "ҚС-2",
        ),
        (
            n(
                "Роботтандырылған ұяшықты іске қосады, қауіпсіздік тізбектерін тексереді",
                "Запускает роботизированную ячейку, проверяет цепи безопасности",
                "Commissions a robotic cell and verifies its safety circuits",
            ),
            "7",
            "ҚС-3",
        ),
        (
            n(
                "Ақауларды диагностикалайды, жөндеу жоспарын негіздейді",
                "Диагностирует неисправности, обосновывает план ремонта",
                "Diagnoses faults and justifies a repair plan",
            ),
            "6",
            "ҚС-3",
        ),
    ];
    let rows = outcomes.iter().enumerate().map(|(nth, (name, count, function))| {
        vec![
            format!("{} {}", w("ОН", "РО", "LO"), nth + 1),
            name.get(lang).to_owned(),
            (*count).to_owned(),
            (*function).to_owned(),
        ]
    });
    let discipline =
        |code: &str, name: (&str, &str, &str), cycle: (&str, &str, &str), credits: &str, outcomes: &str| {
            let prefix = w("ОН", "РО", "LO");
            let formed: Vec<String> = outcomes.split(' ').map(|one| format!("{prefix} {one}")).collect();
            vec![
                code.to_owned(),
                w(name.0, name.1, name.2),
                w(cycle.0, cycle.1, cycle.2),
                say.figure(credits),
                formed.join(", "),
            ]
        };
    let (bd, md) = (("БП", "БД", "BD"), ("БейП", "ПД", "MD"));
    Passport {
        lang,
        body: say.university(),
        title: say.programme(),
        day: day(2026, 5, 20),
        state: w(
            "2-нұсқа, 2026 ж. 20 мамырда бекітілді",
            "версия 2, утверждена 20 мая 2026 г.",
            "version 2, adopted on 20 May 2026",
        ),
        goal: w(
            "Өңірдің металлургия және машина жасау кәсіпорындары үшін автоматтандырылған және роботтандырылған жүйелерді баптайтын, іске қосатын және қызмет көрсететін бакалаврларды дуальды нысанда даярлау.",
            "Подготовка в дуальной форме бакалавров, которые налаживают, запускают и обслуживают автоматизированные и роботизированные системы металлургических и машиностроительных предприятий региона.",
            "To prepare, in dual form, bachelors who tune, commission and maintain the automated and robotic systems of the region’s metallurgical and engineering enterprises.",
        ),
        facts: vec![
            say.fact(
                ("Білім беру саласы", "Область образования", "Field of education"),
                (
                    "6B07 Инженерлік, өңдеу және құрылыс салалары",
                    "6B07 Инженерные, обрабатывающие и строительные отрасли",
                    "6B07 Engineering, manufacturing and construction",
                ),
            ),
            say.fact(
                ("Кадрларды даярлау бағыты", "Направление подготовки кадров", "Direction of training"),
                (
                    "6B071 Инженерия және инженерлік іс",
                    "6B071 Инженерия и инженерное дело",
                    "6B071 Engineering and engineering trades",
                ),
            ),
            say.fact(
                ("Білім беру бағдарламаларының тобы", "Группа образовательных программ", "Group of programmes"),
                (
                    "B063 Электр техникасы және автоматтандыру",
                    "B063 Электротехника и автоматизация",
                    "B063 Electrical engineering and automation",
                ),
            ),
            say.fact(
                ("Берілетін дәреже", "Присуждаемая степень", "Degree awarded"),
                (
                    "техника және технологиялар бакалавры",
                    "бакалавр техники и технологий",
                    "bachelor of engineering and technology",
                ),
            ),
            say.fact(
                ("Оқу мерзімі, көлемі", "Срок обучения, объём", "Term and volume"),
                (
                    "4 жыл, 240 академиялық кредит",
                    "4 года, 240 академических кредитов",
                    "4 years, 240 academic credits",
                ),
            ),
            say.fact(
                ("Оқыту тілдері", "Языки обучения", "Languages"),
                ("қазақша, орысша", "казахский, русский", "Kazakh, Russian"),
            ),
            say.fact(
                ("Кәсіптік стандарт", "Профессиональный стандарт", "Professional standard"),
                (
                    "Өнеркәсіптік автоматика жүйелерін пайдалану",
                    "Эксплуатация систем промышленной автоматики",
                    "Operation of industrial automation systems",
                ),
            ),
        ],
        sections: vec![
            Section {
                title: w("Оқыту нәтижелері", "Результаты обучения", "Learning outcomes"),
                table: Table::new(
                    vec![
                        TableColumn::mark(w("Коды", "Код", "Code")),
                        TableColumn::words(w("Оқыту нәтижесі", "Результат обучения", "Learning outcome"), 1),
                        TableColumn::figure(w("Пәндер", "Дисциплин", "Disciplines")),
                        TableColumn::mark(w("Функция", "Функция", "Function")),
                    ],
                    rows.collect(),
                ),
            },
            Section {
                title: w("Пәндер", "Дисциплины", "Disciplines"),
                table: Table::new(
                    vec![
                        TableColumn::mark(w("Коды", "Код", "Code")),
                        TableColumn::words(w("Атауы", "Наименование", "Name"), 5),
                        TableColumn::mark(w("Циклі", "Цикл", "Cycle")),
                        TableColumn::figure(w("Кредит", "Кредиты", "Credits")),
                        TableColumn::words(w("Қалыптастырады", "Формирует", "Forms"), 3),
                    ],
                    vec![
                        discipline(
                            "ТОЭ 2204",
                            (
                                "Электротехниканың теориялық негіздері",
                                "Теоретические основы электротехники",
                                "Theory of electrical engineering",
                            ),
                            bd,
                            "6",
                            "1 4",
                        ),
                        discipline(
                            "МЕ 2205",
                            ("Метрология және өлшеулер", "Метрология и измерения", "Metrology and measurement"),
                            bd,
                            "5",
                            "1",
                        ),
                        discipline(
                            "ОК 3301",
                            ("Өнеркәсіптік контроллерлер", "Промышленные контроллеры", "Industrial controllers"),
                            md,
                            "6",
                            "2",
                        ),
                        discipline(
                            "ОР 3304",
                            ("Өнеркәсіптік роботтар", "Промышленные роботы", "Industrial robots"),
                            md,
                            "7.5",
                            "3 4",
                        ),
                    ],
                ),
            },
        ],
        signatures: vec![
            signature(
                n(
                    "Академиялық комитет төрағасы",
                    "Председатель академического комитета",
                    "Chair of the academic committee",
                ),
                "Омарова Г. С.",
            ),
            signature(n("Жұмыс берушілер өкілі", "Представитель работодателей", "For the employers"), "Ахметов Д. Қ."),
        ],
    }
}
