//! The papers around a contract.

use kernel::{Lang, Names};

use super::contract::day;
use crate::layout::{
    Certificate, Check, Curriculum, CurriculumRow, ExamProtocol, Fact, Minutes, MinutesItem, NamesFact, Order,
    Passport, RowKind, Section, Signature, Table, TableColumn, same,
};

fn n(kk: &str, ru: &str, en: &str) -> Names {
    Names::new(kk, ru, en)
}

/// Words of one language out of three.
struct Say(Lang);

impl Say {
    fn w(&self, kk: &str, ru: &str, en: &str) -> String {
        n(kk, ru, en).get(self.0).to_owned()
    }
    fn fact(&self, label: (&str, &str, &str), value: (&str, &str, &str)) -> Fact {
        Fact::new(self.w(label.0, label.1, label.2), self.w(value.0, value.1, value.2))
    }
    fn programme(&self) -> String {
        self.w(
            "6B07101 Автоматтандыру және роботтандыру",
            "6B07101 Автоматизация и роботизация",
            "6B07101 Automation and robotics",
        )
    }
    fn university(&self) -> String {
        self.w(
            "Инновациялық Еуразия университеті",
            "Инновационный Евразийский университет",
            "Innovative University of Eurasia",
        )
    }
    /// A figure as the language writes it.
    fn figure(&self, text: &str) -> String {
        if self.0 == Lang::En { text.to_owned() } else { text.replace('.', ",") }
    }
    fn place(&self) -> String {
        self.w("Павлодар қаласы", "город Павлодар", "Pavlodar")
    }
    /// Name, organisation, part.
    fn member(&self, name: &str, organisation: (&str, &str, &str), part: (&str, &str, &str)) -> Vec<String> {
        let (kk, ru, en) = organisation;
        vec![name.to_owned(), self.w(kk, ru, en), self.w(part.0, part.1, part.2)]
    }
    fn members(&self, rows: Vec<Vec<String>>) -> Table {
        Table::new(
            vec![
                TableColumn::words(self.w("Аты-жөні", "Ф. И. О.", "Name"), 4),
                TableColumn::words(self.w("Ұйымы", "Организация", "Organisation"), 5),
                TableColumn::words(self.w("Комиссиядағы орны", "Роль в комиссии", "Part in the commission"), 3),
            ],
            rows,
        )
    }
}

const CHAIR: (&str, &str, &str) = ("төраға", "председатель", "chair");
const MEMBER: (&str, &str, &str) = ("мүше", "член комиссии", "member");
const PLANT: (&str, &str, &str) =
    ("«Ақсу ферроқорытпа зауыты» АҚ", "АО «Аксуский завод ферросплавов»", "Aksu Ferroalloy Plant JSC");
const TORAIGHYROV: (&str, &str, &str) = ("Торайғыров университеті", "Торайгыров университет", "Toraighyrov University");

fn signature(post: Names, name: &str) -> Signature {
    Signature { side: Names::default(), post, name: name.to_owned(), mark: None }
}

fn check(number: &str) -> Check {
    Check {
        url: format!("https://qosar.example/check/{number}"),
        text: n(
            "Құжаттың түпнұсқалығын осы код арқылы тексеріңіз.",
            "Проверьте подлинность документа по этому коду.",
            "Check this document by the code.",
        ),
    }
}

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

/// A certificate of professional competence.
pub fn certificate(langs: &[Lang]) -> Certificate {
    Certificate {
        langs: langs.to_vec(),
        issuer: n(
            "Инновациялық Еуразия университеті · «Ақсу ферроқорытпа зауыты» АҚ",
            "Инновационный Евразийский университет · АО «Аксуский завод ферросплавов»",
            "Innovative University of Eurasia · Aksu Ferroalloy Plant JSC",
        ),
        title: n(
            "Кәсіптік құзырет сертификаты",
            "Сертификат профессиональной компетенции",
            "Certificate of professional competence",
        ),
        number: "PAV-2027-000214".into(),
        day: day(2027, 4, 20),
        day_text: n("2027 ж. 20 сәуір", "20 апреля 2027 г.", "20 April 2027"),
        lead: n("Осы сертификат мынаны растайды:", "Настоящим подтверждается, что", "This certifies that"),
        holder: n("Серікбаева Әсел Нұрланқызы", "Серикбаева Асель Нурлановна", "Assel Serikbayeva"),
        statement: n(
            "дуальды оқыту бағдарламасын аяқтап, «өнеркәсіптік автоматика технигі» кәсібі бойынша өндірістік емтихан тапсырды.",
            "завершила программу дуального обучения и сдала производственный экзамен по профессии «техник промышленной автоматики».",
            "has completed dual training and passed the production exam in the profession of industrial automation technician.",
        ),
        outcomes: vec![
            n(
                "Технологиялық процестің өлшеу арналарын жобалайды және калибрлейді",
                "Проектирует и калибрует измерительные каналы",
                "Designs and calibrates the measuring channels of a process",
            ),
            n(
                "Өнеркәсіптік контроллерлерді бағдарламалайды, реттеу контурларын баптайды",
                "Программирует контроллеры, настраивает контуры регулирования",
                "Programs industrial controllers and tunes control loops",
            ),
            n(
                "Роботтандырылған ұяшықты іске қосады, қауіпсіздік тізбектерін тексереді",
                "Запускает роботизированную ячейку, проверяет цепи безопасности",
                "Commissions a robotic cell and verifies its safety circuits",
            ),
        ],
        facts: vec![
            NamesFact::new(
                n("Бағдарлама", "Программа", "Programme"),
                n(
                    "6B07101 Автоматтандыру және роботтандыру",
                    "6B07101 Автоматизация и роботизация",
                    "6B07101 Automation and robotics",
                ),
            ),
            NamesFact::new(
                n("Өндірістік емтихан", "Производственный экзамен", "Production exam"),
                n(
                    "12.04.2027, PE-2027-04 хаттамасы",
                    "12.04.2027, протокол PE-2027-04",
                    "12.04.2027, protocol PE-2027-04",
                ),
            ),
            NamesFact::new(n("Баға", "Оценка", "Grade"), same("91 · A-")),
        ],
        signatures: vec![
            signature(n("Комиссия төрағасы", "Председатель комиссии", "Chair of the commission"), "Ахметов Д. Қ."),
            signature(n("Проректор", "Проректор", "Vice-rector"), "Омарова Г. С."),
        ],
        key_id: "did:web:qosar.example#key-2027-1".into(),
        check: check("PAV-2027-000214"),
    }
}
