//! A dual training contract: its variables, its clauses, one contract filled in.

use kernel::{Code as _, Credits, Day, Hours, Lang, Money, Names};

use crate::clauses::{Catalogue, Clause, Draft, PlainWords, Template, Value, Values, Variable, render};
use crate::layout::{
    Annex, AuditLine, AuditSheet, Check, Contract, NamesFact, NamesTable, Party, Signature, TableColumn, same,
};

fn n(kk: &str, ru: &str, en: &str) -> Names {
    Names::new(kk, ru, en)
}

pub(super) fn day(year: i32, month: u32, date: u32) -> Day {
    Day::of(year, month, date).expect("a day of the calendar")
}

/// The variables a dual training contract knows, with examples.
pub fn catalogue() -> Catalogue {
    let code = n(
        "6B07101 Автоматтандыру және роботтандыру",
        "6B07101 Автоматизация и роботизация",
        "6B07101 Automation and robotics",
    );
    let profession =
        n("өнеркәсіптік автоматика технигі", "техник промышленной автоматики", "industrial automation technician");
    let mut kind = Variable::new(
        "compensation-kind",
        n("Өтемақы түрі", "Вид выплаты", "Kind of payment"),
        Value::choice("payment", n("өтемақы төлемі", "компенсационная выплата", "compensation payment")),
    );
    kind.codes = vec!["payment", "none"];
    Catalogue::new(vec![
        Variable::new(
            "learner-name",
            n("Білім алушы", "Обучающийся", "Learner"),
            Value::Text("Серікбаева Әсел Нұрланқызы".into()),
        ),
        Variable::new(
            "enterprise-name",
            n("Кәсіпорын", "Предприятие", "Enterprise"),
            Value::Names(n(
                "«Ақсу ферроқорытпа зауыты» АҚ",
                "АО «Аксуский завод ферросплавов»",
                "Aksu Ferroalloy Plant JSC",
            )),
        ),
        Variable::new(
            "university-name",
            n("Білім беру ұйымы", "Организация образования", "Educational organisation"),
            Value::Names(n(
                "Инновациялық Еуразия университеті",
                "Инновационный Евразийский университет",
                "Innovative University of Eurasia",
            )),
        ),
        Variable::new(
            "programme",
            n("Білім беру бағдарламасы", "Образовательная программа", "Educational programme"),
            Value::Names(code),
        ),
        Variable::new("profession", n("Кәсіп", "Профессия", "Profession"), Value::Names(profession)),
        Variable::new(
            "workplaces",
            n("Жұмыс орындары", "Рабочие места", "Workplaces"),
            Value::List(vec![
                n("№ 4 балқыту цехы", "плавильный цех № 4", "smelting shop No. 4"),
                n("өлшеу құралдары зертханасы", "лаборатория средств измерений", "measuring instruments laboratory"),
            ]),
        ),
        Variable::new("first-day", n("Бірінші күні", "Первый день", "First day"), Value::Day(day(2026, 9, 14))),
        Variable::new("last-day", n("Соңғы күні", "Последний день", "Last day"), Value::Day(day(2027, 5, 28))),
        Variable::new("hours", n("Сағат саны", "Число часов", "Hours"), Value::Hours(Hours::whole(720))),
        Variable::new("credits", n("Кредит саны", "Число кредитов", "Credits"), Value::Credits(Credits::whole(24))),
        Variable::new(
            "weekly-hours",
            n("Аптасына сағат", "Часов в неделю", "Hours a week"),
            Value::Hours(Hours::whole(36)),
        ),
        Variable::new("mentor", n("Тәлімгер", "Наставник", "Mentor"), Value::Text("Жүнісов Болат Маратұлы".into())),
        kind,
        Variable::new("compensation", n("Төлем сомасы", "Сумма выплаты", "Amount"), Value::Money(Money::tenge(65_000))),
        Variable::new(
            "learner-minor",
            n("Білім алушы кәмелетке толмаған", "Обучающийся несовершеннолетний", "The learner is a minor"),
            Value::Flag(false),
        ),
        Variable::new(
            "notice-days",
            n("Ескерту мерзімі, күн", "Срок уведомления, дней", "Days of notice"),
            Value::Number(15),
        ),
    ])
}

/// Example values.
pub fn values() -> Values {
    catalogue().examples()
}

/// The clauses of a dual training contract, after the blocks the law and the guide name.
pub fn draft() -> Draft {
    let h = |id: &str, kk: &str, ru: &str, en: &str| Clause::headed(id, n(kk, ru, en));
    let t = |id: &str, kk: &str, ru: &str, en: &str| Clause::text(id, n(kk, ru, en));
    let clauses = vec![
        h("subject", "Шарттың мәні", "Предмет договора", "Subject").with(vec![
            t("training",
              "Тараптар {learner-name} білім алушыны «{programme}» білім беру бағдарламасы бойынша дуальды оқытуды ұйымдастырады: теория {university-name} оқу орнында, өндірістік оқыту мен кәсіптік практика {enterprise-name} кәсіпорнында өтеді.",
              "Стороны организуют дуальное обучение обучающегося {learner-name} по образовательной программе «{programme}»: теория проводится в организации {university-name}, производственное обучение и профессиональная практика – на предприятии {enterprise-name}.",
              "The parties organise dual training of {learner-name} in the educational programme “{programme}”: theory at {university-name}, industrial training and professional practice at {enterprise-name}."),
            t("profession",
              "Кәсіп: {profession}. Жұмыс орындары: {workplaces}.",
              "Профессия: {profession}. Рабочие места: {workplaces}.",
              "Profession: {profession}. Workplaces: {workplaces}."),
            t("period",
              "Өндірістік оқыту мен практика {first-day} мен {last-day} аралығында өтеді, көлемі – {hours} академиялық сағат ({credits} академиялық кредит). Апталар бойынша бөлінуі қосымшада берілген.",
              "Производственное обучение и практика проходят с {first-day} по {last-day} в объёме {hours} академических часов ({credits} академических кредитов). Распределение по неделям дано в приложении.",
              "Industrial training and practice take place from {first-day} to {last-day}, {hours} academic hours ({credits} academic credits) in all. The annex spreads them over the weeks."),
        ]),
        h("university", "Білім беру ұйымының міндеттері", "Обязанности организации образования", "Duties of the educational organisation").with(vec![
            t("university-plan",
              "Білім беру бағдарламасын, жұмыс оқу жоспарын және оқу процесінің графигін кәсіпорынмен келіседі.",
              "Согласует с предприятием образовательную программу, рабочий учебный план и график учебного процесса.",
              "Agrees the educational programme, the working curriculum and the schedule of the educational process with the enterprise."),
            t("university-send",
              "Білім алушыны бұйрықпен жібереді, практика жетекшісін тағайындайды және оқудың барысын бақылайды.",
              "Направляет обучающегося приказом, назначает руководителя практики и контролирует ход обучения.",
              "Sends the learner by an order, appoints a practice supervisor and follows the training."),
            t("university-accident",
              "Кәсіпорында болған жазатайым оқиғаларды тергеп-тексеруге қатысады.",
              "Участвует в расследовании несчастных случаев, произошедших на предприятии.",
              "Takes part in the investigation of accidents at the enterprise."),
        ]),
        h("enterprise", "Кәсіпорынның міндеттері", "Обязанности предприятия", "Duties of the enterprise").with(vec![
            t("enterprise-places",
              "Бағдарламаға сай жұмыс орындарын, қауіпсіз еңбек жағдайларын, нұсқаманы және жеке қорғану құралдарын қамтамасыз етеді.",
              "Обеспечивает рабочие места по программе, безопасные условия труда, инструктаж и средства индивидуальной защиты.",
              "Provides workplaces that fit the programme, safe working conditions, safety briefings and personal protective equipment."),
            t("enterprise-mentor",
              "Бұйрықпен тәлімгер тағайындайды: {mentor}. Білім алушыны бағдарламада көзделмеген жұмысқа тартпайды.",
              "Назначает приказом наставника: {mentor}. Не привлекает обучающегося к работам, не предусмотренным программой.",
              "Assigns a mentor by an order: {mentor}. Does not employ the learner in work outside the programme."),
            t("enterprise-exam",
              "Мінездеме береді және өндірістік емтиханның сараптама комиссиясына өкілдерін ұсынады.",
              "Даёт характеристику и направляет представителей в экспертную комиссию производственного экзамена.",
              "Gives a characteristic and sends representatives to the expert commission of the production exam."),
        ]),
        h("learner", "Білім алушының міндеттері", "Обязанности обучающегося", "Duties of the learner").with(vec![
            t("learner-rules",
              "Еңбек тәртіптемесі қағидаларын, еңбек қауіпсіздігі және еңбекті қорғау талаптарын сақтайды, мүлікке ұқыпты қарайды, құпиялылықты сақтайды.",
              "Соблюдает правила трудового распорядка, требования безопасности и охраны труда, бережёт имущество, хранит конфиденциальность.",
              "Keeps the internal labour regulations and the requirements of occupational safety and health, takes care of property, keeps confidentiality."),
            t("learner-diary",
              "Практика күнделігін апта сайын толтырады және есеп тапсырады.",
              "Еженедельно заполняет дневник практики и сдаёт отчёт.",
              "Fills in the practice diary every week and hands in a report."),
        ]),
        h("time", "Оқыту уақыты", "Время обучения", "Time of training").with(vec![
            t("time-week",
              "Жұмыс орнындағы уақыт аптасына {weekly-hours} сағаттан аспайды.",
              "Время на рабочем месте не превышает {weekly-hours} часов в неделю.",
              "Time at the workplace does not exceed {weekly-hours} hours a week."),
            t("time-minor",
              "Кәмелетке толмаған білім алушы түнгі уақытта және ауыр, зиянды, қауіпті жұмыстарға тартылмайды. Шартқа заңды өкіл де қол қояды.",
              "Несовершеннолетний обучающийся не привлекается к работе в ночное время и к тяжёлым, вредным, опасным работам. Договор подписывает также законный представитель.",
              "A learner who is a minor does no night work and no heavy, harmful or dangerous work. The legal representative signs the contract as well.")
            .when("learner-minor"),
        ]),
        h("compensation", "Өтемақы төлемі", "Компенсационная выплата", "Compensation payment").with(vec![
            t("compensation-amount",
              "Кәсіпорын білім алушыға ай сайын {compensation} мөлшерінде өтемақы төлемін төлейді.",
              "Предприятие ежемесячно выплачивает обучающемуся компенсационную выплату в размере {compensation}.",
              "The enterprise pays the learner a monthly compensation payment of {compensation}."),
        ]).when("compensation-kind = payment"),
        h("service", "Еңбек өтілі", "Трудовой стаж", "Length of service").with(vec![
            t("service-proof",
              "Осы шарт білім алушының еңбек қызметін растайтын құжаттардың бірі болып табылады.",
              "Настоящий договор является одним из документов, подтверждающих трудовую деятельность обучающегося.",
              "This contract is one of the documents that confirm the learner’s labour activity."),
        ]),
        h("responsibility", "Жауапкершілік", "Ответственность", "Responsibility").with(vec![
            t("responsibility-equal",
              "Кәсіпорын, білім беру ұйымы және білім алушы оқытудың нәтижесіне тең жауап береді. Даулар келіссөзбен, келісім болмаса – заңда белгіленген тәртіппен шешіледі.",
              "Предприятие, организация образования и обучающийся несут равную ответственность за результат обучения. Споры решаются переговорами, а при несогласии – в установленном законом порядке.",
              "The enterprise, the educational organisation and the learner are equally responsible for the result of the training. Disputes are settled by talks, failing that as the law provides."),
        ]),
        h("term", "Шарттың мерзімі, өзгертілуі және тоқтатылуы", "Срок, изменение и прекращение договора", "Term, amendment and termination").with(vec![
            t("term-days",
              "Шарт барлық тарап қол қойған күннен бастап күшіне енеді және {last-day} дейін қолданылады.",
              "Договор вступает в силу со дня подписания всеми сторонами и действует до {last-day}.",
              "The contract comes into force when all parties have signed it and holds until {last-day}."),
            t("term-change",
              "Өзгерістер барлық тараптың қолымен енгізіледі. Тарап шартты тоқтату туралы {notice-days} күнтізбелік күн бұрын ескертеді; кәсіпорынның міндеттері сақталады ({clause:enterprise-places}-тармақ).",
              "Изменения вносятся за подписью всех сторон. О прекращении сторона предупреждает за {notice-days} календарных дней; обязанности предприятия сохраняются (пункт {clause:enterprise-places}).",
              "Amendments need the signatures of all parties. A party gives {notice-days} calendar days’ notice of termination; the duties of the enterprise stand until then (clause {clause:enterprise-places})."),
        ]),
    ];
    Draft { kind: "contract".into(), version: 1, langs: Lang::ALL.to_vec(), clauses }
}

/// A contract filled in and signed by two of its three parties.
pub fn contract(langs: &[Lang]) -> Contract {
    let template = Template::read(draft(), &catalogue()).expect("the example is sound");
    let clauses = render(&template, &values(), &PlainWords).expect("the examples fill every variable");
    let fact = |label: Names, value: Names| NamesFact::new(label, value);
    Contract {
        langs: langs.to_vec(),
        title: n("Дуальды оқыту туралы шарт", "Договор о дуальном обучении", "Dual training contract"),
        number: "2026-0147".into(),
        day: day(2026, 9, 7),
        day_text: n("2026 ж. 7 қыркүйек", "7 сентября 2026 г.", "7 September 2026"),
        place: n("Павлодар қаласы", "город Павлодар", "Pavlodar"),
        parties: vec![
            Party {
                role: n("Кәсіпорын", "Предприятие", "Enterprise"),
                name: n(
                    "«Ақсу ферроқорытпа зауыты» АҚ",
                    "АО «Аксуский завод ферросплавов»",
                    "Aksu Ferroalloy Plant JSC",
                ),
                facts: vec![
                    fact(n("БСН", "БИН", "BIN"), same("951040000069")),
                    fact(
                        n("Мекенжайы", "Адрес", "Address"),
                        n("Ақсу қаласы, Зауыт көшесі, 1", "г. Аксу, ул. Заводская, 1", "1 Zavodskaya Street, Aksu"),
                    ),
                    fact(
                        n("Атынан әрекет етеді", "В лице", "Represented by"),
                        n(
                            "бас директор Ахметов Дәурен Қайратұлы, жарғы негізінде",
                            "генеральный директор Ахметов Даурен Кайратович, на основании устава",
                            "general director Dauren Akhmetov, by the charter",
                        ),
                    ),
                ],
            },
            Party {
                role: n("Білім беру ұйымы", "Организация образования", "Educational organisation"),
                name: n(
                    "Инновациялық Еуразия университеті",
                    "Инновационный Евразийский университет",
                    "Innovative University of Eurasia",
                ),
                facts: vec![
                    fact(n("БСН", "БИН", "BIN"), same("910540000214")),
                    fact(
                        n("Лицензия", "Лицензия", "Licence"),
                        n("№ KZ01LAA00000123", "№ KZ01LAA00000123", "No. KZ01LAA00000123"),
                    ),
                    fact(
                        n("Атынан әрекет етеді", "В лице", "Represented by"),
                        n(
                            "проректор Омарова Гүлнар Сапарқызы, 12.01.2026 № 4 сенімхат негізінде",
                            "проректор Омарова Гульнар Сапаровна, по доверенности № 4 от 12.01.2026",
                            "vice-rector Gulnar Omarova, by power of attorney No. 4 of 12.01.2026",
                        ),
                    ),
                ],
            },
            Party {
                role: n("Білім алушы", "Обучающийся", "Learner"),
                name: same("Серікбаева Әсел Нұрланқызы"),
                facts: vec![
                    fact(n("ЖСН", "ИИН", "IIN"), same("061105650123")),
                    fact(n("Тобы", "Группа", "Group"), same("АР-24-1")),
                ],
            },
        ],
        clauses,
        annexes: vec![annex()],
        signatures: signatures(),
        audit: Some(audit()),
        check: Some(Check {
            url: "https://qosar.example/check/2026-0147-7Q2M".into(),
            text: n(
                "Құжаттың түпнұсқалығын осы код арқылы тексеріңіз.",
                "Проверьте подлинность документа по этому коду.",
                "Check this document by the code.",
            ),
        }),
        watermark: None,
    }
}

fn annex() -> Annex {
    let row = |weeks: &str, place: Names, task: Names, hours: &str| vec![same(weeks), place, task, same(hours)];
    let shop = n("№ 4 балқыту цехы", "плавильный цех № 4", "smelting shop No. 4");
    let lab = n("өлшеу құралдары зертханасы", "лаборатория средств измерений", "measuring instruments laboratory");
    Annex {
        title: n(
            "1-қосымша. Өндірістік оқыту жоспары",
            "Приложение 1. План производственного обучения",
            "Annex 1. Plan of industrial training",
        ),
        table: NamesTable::new(
            vec![
                TableColumn { weight: 0, ..TableColumn::mark(n("Апта", "Неделя", "Week")) },
                TableColumn::words(n("Жұмыс орны", "Рабочее место", "Workplace"), 3),
                TableColumn::words(n("Тапсырма", "Задача", "Task"), 5),
                TableColumn::figure(n("Сағат", "Часы", "Hours")),
            ],
            vec![
                row(
                    "3–8",
                    lab.clone(),
                    n(
                        "қысым мен температура датчиктерін тексеру және калибрлеу",
                        "поверка и калибровка датчиков давления и температуры",
                        "verification and calibration of pressure and temperature sensors",
                    ),
                    "216",
                ),
                row(
                    "11–18",
                    shop.clone(),
                    n(
                        "электр пешінің басқару контурларын баптау",
                        "настройка контуров управления электропечью",
                        "tuning the control loops of an electric furnace",
                    ),
                    "288",
                ),
                row(
                    "25–30",
                    shop,
                    n(
                        "тиеу роботының бағдарламасын өзгерту және іске қосу",
                        "изменение программы загрузочного робота и пуск",
                        "changing and starting the programme of the charging robot",
                    ),
                    "216",
                ),
            ],
        )
        .total(vec![Names::default(), n("Барлығы", "Всего", "Total"), Names::default(), same("720")]),
    }
}

fn code_at(when: &str) -> Names {
    n(
        &format!("Бір реттік кодпен қол қойылды, {when}"),
        &format!("Подписано одноразовым кодом, {when}"),
        &format!("Signed by one-time code, {when}"),
    )
}

fn signatures() -> Vec<Signature> {
    vec![
        Signature {
            side: n("Кәсіпорын", "Предприятие", "Enterprise"),
            post: n("Бас директор", "Генеральный директор", "General director"),
            name: "Ахметов Д. Қ.".into(),
            mark: Some(code_at("07.09.2026 10:42")),
        },
        Signature {
            side: n("Білім беру ұйымы", "Организация образования", "Educational organisation"),
            post: n("Проректор", "Проректор", "Vice-rector"),
            name: "Омарова Г. С.".into(),
            mark: Some(code_at("07.09.2026 15:05")),
        },
        Signature {
            side: n("Білім алушы", "Обучающийся", "Learner"),
            post: n("Студент", "Студент", "Student"),
            name: "Серікбаева Ә. Н.".into(),
            mark: None,
        },
    ]
}

fn audit() -> AuditSheet {
    let how = n("бір реттік код", "одноразовый код", "one-time code");
    AuditSheet {
        sha256: "3f6b1c0e9a7d42f58b1e6c3a90d47e2255c1f08ab96e4d73a1c2e8f0b7d6954a".into(),
        lines: vec![
            AuditLine {
                side: n("Кәсіпорын", "Предприятие", "Enterprise"),
                name: "Ахметов Дәурен Қайратұлы".into(),
                how: how.clone(),
                when: "07.09.2026 10:42".into(),
                hash: "9d41c7f2e05b8a63".into(),
            },
            AuditLine {
                side: n("Білім беру ұйымы", "Организация образования", "Educational organisation"),
                name: "Омарова Гүлнар Сапарқызы".into(),
                how,
                when: "07.09.2026 15:05".into(),
                hash: "51e7b0aa64c2d938".into(),
            },
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_contract_stands_in_three_languages_and_grows_a_clause_for_a_minor() {
        let template = Template::read(draft(), &catalogue()).expect("a sound draft");
        let minor = values().with("learner-minor", Value::Flag(true));

        let adult = render(&template, &values(), &PlainWords).expect("filled");
        let young = render(&template, &minor, &PlainWords).expect("filled");

        assert_eq!(young.len(), adult.len() + 1);
        assert!(adult.iter().any(|clause| clause.number == "9.2" && clause.text.ru.contains("пункт 3.1")));
        assert!(adult[1].text.kk.contains("«6B07101 Автоматтандыру және роботтандыру»"));
    }
}
