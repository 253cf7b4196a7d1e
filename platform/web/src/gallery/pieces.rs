//! Specimens of the parts that show.

use kernel::{Day, Part, Rule, Source, Work, house};
use maud::{Markup, PreEscaped, html};

use super::{Specimen, told};
use crate::parts::{
    Act, Address, BarRow, Cell, Check, Column, Crumb, DifferenceRow, Direction, Empty, Entry, Fact, Field, Filter,
    Matrix, MatrixHead, MatrixRow, Paper, PhoneCard, Row, Share, Sign, Signature, StageState, StageTile, Step,
    StepState, Tab, Table, Term, TermItem, Tile, Tone, Total, Waiting, WeekDay, WhoseMove, acts, bar_rows, card,
    card_with, check_list, columns, crumbs, dialog, difference, documents, empty, facts, filter, formula, head, key,
    matrix, notice, padded, phone_card, pill, qr, signatures, stages, steps, table, tabs, tagged, terms, tiles,
    timeline, waiting, week_strip, whose_move,
};
use crate::{Notice, Say};

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen { name: "head", render: heads },
        Specimen { name: "whose-move", render: whose_moves },
        Specimen { name: "acts", render: acts_states },
        Specimen { name: "steps", render: steps_states },
        Specimen { name: "notice", render: notices },
        Specimen { name: "pill", render: pills },
        Specimen { name: "stages", render: board },
        Specimen { name: "tiles", render: dashboard },
        Specimen { name: "waiting", render: home },
        Specimen { name: "record", render: record },
        Specimen { name: "table", render: list },
        Specimen { name: "table-last", render: last_page },
        Specimen { name: "table-empty", render: empty_list },
        Specimen { name: "empty", render: empty_place },
        Specimen { name: "checks", render: checks },
        Specimen { name: "terms", render: curriculum },
        Specimen { name: "matrix", render: matrix_editable },
        Specimen { name: "matrix-read", render: matrix_read },
        Specimen { name: "difference", render: differences },
        Specimen { name: "dialog", render: dialogs },
        Specimen { name: "qr", render: code },
        Specimen { name: "phone", render: phone },
    ]
}

const HAZARD: Rule = Rule {
    code: "house-refusal-not-in-list",
    source: Source { work: Work::LabourCode, part: Part::Article("76(2)") },
    grade: kernel::Grade::Invalid,
};

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::of(year, month, day).expect("a day of the calendar")
}

fn heads(say: Say) -> Markup {
    let way = [
        Crumb {
            href: "/programmes".into(),
            label: told(say, "Білім беру бағдарламалары", "Образовательные программы", "Educational programmes"),
        },
        Crumb { href: "/programmes/1".into(), label: "6B07114".into() },
    ];
    let over = told(
        say,
        "6B07114 · 240 кредит · 2026 жылғы қабылдау · 3-нұсқа, жоба",
        "6B07114 · 240 кредитов · набор 2026 года · версия 3, проект",
        "6B07114 · 240 credits · admission of 2026 · version 3, draft",
    );
    let title = told(
        say,
        "Өнеркәсіптік автоматтандыру және робототехника",
        "Промышленная автоматизация и робототехника",
        "Industrial automation and robotics",
    );
    let compare = Act::link(told(say, "Салыстыру", "Сравнить", "Compare"), "/programmes/1/compare");
    let send = Act::post(
        told(say, "Сараптамаға жіберу", "Отправить на экспертизу", "Send to examination"),
        "/programmes/1/examine",
    )
    .version(3)
    .main();
    let sides = [
        ("Паспорт", "Паспорт", "Passport", None),
        ("Оқыту нәтижелері", "Результаты обучения", "Learning outcomes", Some(12)),
        ("Оқу жоспары", "Учебный план", "Curriculum", None),
        ("Тарих", "История", "History", None),
    ];
    let tab = |(at, (kk, ru, en, count)): (usize, (&str, &str, &str, Option<u32>))| Tab {
        href: "#".into(),
        label: told(say, kk, ru, en),
        count,
        current: at == 2,
    };
    let sides: Vec<Tab> = sides.into_iter().enumerate().map(tab).collect();
    html! { (crumbs(say, &way)) (head(&over, &title, acts(say, &[compare, send]))) (tabs(say, &sides)) }
}

fn whose_moves(say: Say) -> Markup {
    let sign = Act::post(told(say, "Қол қою", "Подписать", "Sign"), "/agreements/1/sign").version(7).main();
    let back = Act::post(told(say, "Қайтару", "Вернуть", "Return"), "/agreements/1/return").version(7).with_reason();
    let yours = WhoseMove {
        who: told(
            say,
            "«Проммашкомплект» қол қоюшысы",
            "подписывающий «Проммашкомплекта»",
            "signatory of Prommashkomplekt",
        ),
        yours: true,
        since: Some(told(say, "2 күн бойы күтуде", "ждёт 2 дня", "waiting for 2 days")),
        next: Some(told(say, "білім алушы қол қояды", "подпись обучающегося", "the learner signs")),
        ..WhoseMove::default()
    };
    let theirs = WhoseMove {
        who: told(say, "сараптама комиссиясы", "экспертная комиссия", "expert commission"),
        since: Some(told(say, "14 сәуірден бері", "с 14 апреля", "since 14 April")),
        late: Some(told(say, "9 күн кешікті", "просрочено на 9 дней", "9 days late")),
        next: Some(told(say, "ғылыми кеңес бекітеді", "утверждает учёный совет", "the academic council adopts")),
        reminded: Some(told(say, "еске салу кеше жіберілді", "напоминание отправлено вчера", "reminded yesterday")),
        ..WhoseMove::default()
    };
    html! {
        (whose_move(say, &yours, acts(say, &[back, sign])))
        (whose_move(say, &theirs, html! {}))
        (whose_move(say, &WhoseMove { late: None, ..theirs }, html! {}))
        (whose_move(say, &WhoseMove::default(), html! {}))
    }
}

fn acts_states(say: Say) -> Markup {
    let open = Act::post(told(say, "Бағдарламаны бекіту", "Утвердить программу", "Adopt the programme"), "/x/adopt")
        .version(1)
        .main();
    let reason = Act::post(told(say, "Пысықтауға қайтару", "Вернуть на доработку", "Return for revision"), "/x/return")
        .version(1)
        .with_reason();
    let grave = Act::post(told(say, "Шартты бұзу", "Расторгнуть договор", "Terminate the contract"), "/x/terminate")
        .version(1)
        .grave()
        .confirmed(told(
            say,
            "Шарт бүгіннен бастап бұзылады. Жалғастырасыз ба?",
            "Договор будет расторгнут с сегодняшнего дня. Продолжить?",
            "The contract ends today. Go on?",
        ));
    let closed =
        Act::post(told(say, "Тіркеуге жіберу", "Отправить на регистрацию", "Send to the register"), "/x/register")
            .closed(vec![house::STALE.refuse(), HAZARD.refuse()])
            .mended_at("/x/outcomes", told(say, "Нәтижелерге өту", "Перейти к результатам", "Go to the outcomes"));
    acts(say, &[open, reason, grave, closed])
}

fn steps_states(say: Say) -> Markup {
    let step = |kk, ru, en, note: &str, state| Step {
        label: told(say, kk, ru, en),
        note: (!note.is_empty()).then(|| note.to_owned()),
        href: None,
        state,
    };
    let september = say.day(day(2026, 9, 1));
    steps(
        say,
        &[
            step("Жоба", "Проект", "Draft", &september, StepState::Done),
            step("Сараптама", "Экспертиза", "Examination", "", StepState::Now),
            step("Бекіту", "Утверждение", "Adoption", "", StepState::Ahead),
            step("Тізілім", "Реестр", "Register", "", StepState::Ahead),
        ],
    )
}

fn notices(say: Say) -> Markup {
    let link = ("/agreements/1".to_owned(), told(say, "Шартты ашу", "Открыть договор", "Open the contract"));
    html! {
        (notice(&Notice { tone: Tone::Good, text: told(say, "Қол қойылды. Енді білім алушының кезегі.", "Подписано. Теперь ход обучающегося.", "Signed. Now it is the learner’s move."), link: Some(link) }))
        (notice(&Notice::new(Tone::Wait, told(say, "Тәлімгердің педагогикалық даярлығы 30 күннен кейін аяқталады.", "Педагогическая подготовка наставника истекает через 30 дней.", "The mentor’s pedagogical training expires in 30 days."))))
        (notice(&Notice::new(Tone::Late, say.refusal(&house::STALE.refuse()))))
    }
}

fn pills(say: Say) -> Markup {
    html! {
        p {
            (pill(Tone::Plain, &told(say, "жоба", "проект", "draft"))) " "
            (pill(Tone::Good, &told(say, "күшінде", "действует", "in force"))) " "
            (pill(Tone::Wait, &told(say, "қол қойылуда", "подписывается", "signing"))) " "
            (pill(Tone::Late, &told(say, "9 күн кешікті", "просрочено на 9 дней", "9 days late"))) " "
            (pill(Tone::Theory, &told(say, "теория", "теория", "theory"))) " "
            (pill(Tone::Practice, &told(say, "практика", "практика", "practice")))
        }
        (key(&[(Tone::Theory, told(say, "университетте", "в университете", "at the university")), (Tone::Practice, told(say, "кәсіпорында", "на предприятии", "at the enterprise")), (Tone::Plain, told(say, "басқа", "другое", "other"))]))
        p { (tagged(kernel::Lang::En, "Industrial robot controllers")) }
    }
}

fn board(say: Say) -> Markup {
    let stage = |number, (kk, ru, en), figure: &str, note: [&str; 3], state, word: Option<(Tone, String)>| StageTile {
        number,
        name: told(say, kk, ru, en),
        figure: figure.into(),
        note: told(say, note[0], note[1], note[2]),
        state,
        word,
        href: Some("#".into()),
    };
    let late = Some((Tone::Late, told(say, "9 күн кешікті", "просрочено на 9 дней", "9 days late")));
    let wait = Some((Tone::Wait, told(say, "17 күтуде", "17 ждут", "17 waiting")));
    stages(
        say,
        &[
            stage(
                1,
                ("Үйлестіру", "Координация", "Coordination"),
                "✓",
                ["«Палата» ЖШС · 08.2027 дейін", "ТОО «Палата» · до 08.2027", "Palata LLP · until 08.2027"],
                StageState::Done,
                None,
            ),
            stage(
                2,
                ("Реттеу", "Регулирование", "Regulation"),
                "✓",
                ["14 акт, 9 нысан", "14 актов, 9 форм", "14 acts, 9 forms"],
                StageState::Done,
                None,
            ),
            stage(
                3,
                ("Қажеттілік", "Потребность", "Needs"),
                "71 %",
                ["58 өтінімнің 41-і қабылданды", "41 из 58 заявок принято", "41 of 58 returns accepted"],
                StageState::Now,
                wait,
            ),
            stage(
                4,
                ("Кәсіптік бағдар", "Профориентация", "Career guidance"),
                "6",
                ["6 іс-шара · 1 240 оқушы", "6 событий · 1 240 школьников", "6 events · 1,240 pupils"],
                StageState::Ahead,
                None,
            ),
            stage(
                5,
                ("Бағдарламалар", "Программы", "Programmes"),
                "4 / 6",
                [
                    "4 бекітілді, 1 сараптама кешігуде",
                    "4 утверждено, 1 экспертиза просрочена",
                    "4 adopted, 1 examination late",
                ],
                StageState::Stuck,
                late,
            ),
            stage(
                6,
                ("Практика", "Практика", "Practice"),
                "612",
                [
                    "612 шарт, 27-сі тәлімгерсіз",
                    "612 договоров, 27 без наставника",
                    "612 contracts, 27 without a mentor",
                ],
                StageState::Ahead,
                None,
            ),
            stage(
                7,
                ("Бағалау", "Оценка", "Assessment"),
                "0",
                ["емтихандар 12 мамырдан", "экзамены с 12 мая", "exams from 12 May"],
                StageState::Ahead,
                None,
            ),
        ],
    )
}

fn dashboard(say: Say) -> Markup {
    let spark = crate::charts::sparkline(
        Tone::Practice,
        &[212.0, 340.0, 471.0, 612.0],
        &told(say, "Төрт жылда 212-ден 612-ге", "С 212 до 612 за четыре года", "From 212 to 612 in four years"),
    );
    let tile = |kk, ru, en, figure: String, tone| Tile {
        label: told(say, kk, ru, en),
        figure,
        href: "#".into(),
        tone,
        ..Tile::default()
    };
    html! {
        (tiles(say, &[
            Tile { drawing: Some(spark), note: Some(told(say, "өткен жылдан +30 %", "+30 % к прошлому году", "+30% on last year")), ..tile("дуальды оқытудағы студент", "студентов на дуальном обучении", "students in dual training", say.number(1612), Tone::Practice) },
            Tile { formula: Some(told(say, "Қолданыстағы шарттар саны: бүгін күшінде, тоқтатылмаған.", "Договоры, действующие сегодня: вступили в силу и не приостановлены.", "Contracts in force today: begun and not suspended.")), ..tile("шарт күшінде", "договоров действует", "contracts in force", say.number(612), Tone::Plain) },
            tile("орын толды", "мест занято", "places filled", say.percent_of(588, 640), Tone::Good),
            tile("білім алушы тәлімгерсіз", "обучающихся без наставника", "learners without a mentor", say.number(27), Tone::Late),
        ]))
        (card(&told(say, "Бақылау цифрлары және қажеттілік", "Контрольные цифры и потребность", "Control figures and need"), bar_rows(&[
            BarRow { label: told(say, "B063 Электротехника және автоматтандыру", "B063 Электротехника и автоматизация", "B063 Electrical engineering and automation"), href: Some("#".into()), said: "118 / 140".into(), shares: vec![Share { tone: Tone::Theory, amount: 118.0 }], whole: 140.0 },
            BarRow { label: told(say, "B064 Механика және металл өңдеу", "B064 Механика и металлообработка", "B064 Mechanics and metalworking"), href: None, said: "96 / 90".into(), shares: vec![Share { tone: Tone::Good, amount: 90.0 }, Share { tone: Tone::Wait, amount: 6.0 }], whole: 96.0 },
            BarRow { label: told(say, "B062 Электротехника және энергетика", "B062 Электротехника и энергетика", "B062 Electrical power engineering"), href: None, said: "44 / 75".into(), shares: vec![Share { tone: Tone::Late, amount: 44.0 }], whole: 75.0 },
        ])))
        (card(&told(say, "Практика сағаттары", "Часы практики", "Hours of practice"), padded(crate::charts::progress(Tone::Practice, 212.0, 360.0, &told(say, "360 сағаттың 212-сі расталды", "212 из 360 часов подтверждено", "212 of 360 hours confirmed")))))
    }
}

fn home(say: Say) -> Markup {
    let all = [
        Waiting {
            title: told(
                say,
                "6B07114 «Өнеркәсіптік робототехника» бағдарламасының сараптамасы",
                "Экспертиза программы 6B07114 «Промышленная робототехника»",
                "Examination of programme 6B07114 Industrial robotics",
            ),
            href: "#".into(),
            why: told(
                say,
                "кезек: сараптама комиссиясы · 9 күн кешікті · еске салу кеше жіберілді",
                "ход: экспертная комиссия · просрочено на 9 дней · напоминание отправлено вчера",
                "move: expert commission · 9 days late · reminded yesterday",
            ),
            tone: Tone::Late,
            word: say.days(9),
        },
        Waiting {
            title: told(
                say,
                "«ERG Service» 2026 жылғы өтінімі",
                "Заявка «ERG Service» за 2026 год",
                "Return of ERG Service for 2026",
            ),
            href: "#".into(),
            why: told(
                say,
                "кезек сізде · 2 күн күтуде · өткен жылмен айырмашылық +38 %",
                "ход: вы · ждёт проверки 2 дня · расхождение с прошлым годом +38 %",
                "your move · waiting for 2 days · +38% against last year",
            ),
            tone: Tone::Wait,
            word: told(say, "кезек сізде", "ваш ход", "your move"),
        },
    ];
    card_with(
        &say.t("web-whose-move"),
        html! { a href="#" { (told(say, "барлығы 31", "все 31", "all 31")) } },
        waiting(&all),
    )
}

fn record(say: Say) -> Markup {
    let source = Source { work: Work::LabourCode, part: Part::Article("69") };
    let about = facts(&[
        Fact::new(told(say, "Білім алушы", "Обучающийся", "Learner"), "Қасымов Ерлан Маратұлы"),
        Fact::of(told(say, "Кәсіпорын", "Предприятие", "Enterprise"), html! { a href="#" { "«Проммашкомплект» ЖШС" } }),
        Fact::new(
            told(say, "Мерзімі", "Срок", "Term"),
            say.span(kernel::Span::new(day(2026, 9, 1), day(2027, 6, 30)).expect("in order")),
        ),
        Fact::new(
            told(say, "Апталық жүктеме", "Нагрузка в неделю", "Hours a week"),
            say.hours(kernel::Hours::whole(24)),
        )
        .source(say, source),
        Fact::new(
            told(say, "Өтемақы төлемі", "Компенсационная выплата", "Compensation payment"),
            say.money(kernel::Money::tenge(85_000)),
        ),
        Fact::new(told(say, "Ескерту", "Примечание", "Remark"), ""),
    ]);
    let log = timeline(&[
        Entry {
            when: say.moment(day(2026, 8, 21).start().plus_seconds(34_200)),
            who: "Ахметова Гүлнар".into(),
            role: say.code(kernel::Role::University),
            act: told(say, "Қол қойды", "Подписала", "Signed"),
            tone: Tone::Good,
            ..Entry::default()
        },
        Entry {
            when: say.day(day(2026, 8, 19)),
            who: "Ким Виктор".into(),
            role: say.code(kernel::Role::Hr),
            act: told(say, "Қайтарды", "Вернул", "Returned"),
            reason: Some(told(
                say,
                "Тәлімгер ауысты: жаңа бұйрық № 114.",
                "Сменился наставник: новый приказ № 114.",
                "The mentor changed: new order № 114.",
            )),
            tone: Tone::Late,
            ..Entry::default()
        },
        Entry {
            when: say.day(day(2026, 8, 15)),
            who: say.code(kernel::Role::System),
            act: told(say, "Жоба жасалды", "Проект создан", "Draft made"),
            note: Some(told(
                say,
                "себебі: орын бөлу жарияланды",
                "причина: распределение опубликовано",
                "because: the allocation was published",
            )),
            ..Entry::default()
        },
    ]);
    let papers = documents(&[
        Paper {
            title: told(say, "Дуальды оқыту туралы шарт", "Договор о дуальном обучении", "Dual training contract"),
            href: "#".into(),
            note: "PDF · kk + ru · 84 KB".into(),
            state: Some((Tone::Wait, told(say, "қол қойылуда", "подписывается", "signing"))),
        },
        Paper {
            title: told(say, "1-қосымша: оқыту жоспары", "Приложение 1: план обучения", "Annex 1: training plan"),
            href: "#".into(),
            note: "PDF · kk · 31 KB".into(),
            state: None,
        },
    ]);
    let signed = signatures(
        say,
        &[
            Signature {
                side: told(say, "Кәсіпорын", "Предприятие", "Enterprise"),
                who: "Ким Виктор".into(),
                when: Some(say.day_short(day(2026, 8, 20))),
                means: Some("sha256 9f2c…41ab".into()),
                turn: false,
            },
            Signature {
                side: told(say, "Білім беру ұйымы", "Организация образования", "Educational organisation"),
                who: "Ахметова Гүлнар".into(),
                turn: true,
                ..Signature::default()
            },
            Signature {
                side: told(say, "Білім алушы", "Обучающийся", "Learner"),
                who: "Қасымов Ерлан".into(),
                ..Signature::default()
            },
        ],
    );
    let counted = formula(
        &say.t("web-formula"),
        html! { p { (told(say, "Апталық сағат = айлық сағат ÷ 4", "Часы в неделю = часы в месяц ÷ 4", "Hours a week = hours a month ÷ 4")) } },
    );
    columns(
        html! {
            (card(&told(say, "Шарттың негізгі деректері", "Главное в договоре", "The contract in short"), html! { (about) div.in { (counted) } }))
            (card(&told(say, "Тарихы", "История", "History"), log))
        },
        html! { (card(&told(say, "Құжаттар", "Документы", "Documents"), papers)) (card(&told(say, "Қолдар", "Подписи", "Signatures"), signed)) },
    )
}

fn organisations(say: Say) -> Table {
    let row = |kk, ru, en, bin: &str, count: i64, tone, word: String| {
        Row::to(
            "#",
            vec![
                html! { (told(say, kk, ru, en)) },
                html! { (bin) },
                html! { (say.number(count)) },
                html! { (pill(tone, &word)) },
            ],
        )
    };
    let active = told(say, "белсенді", "действует", "active");
    Table {
        id: "organisations",
        caption: told(say, "Ұйымдар", "Организации", "Organisations"),
        address: Address::of("/organisations").with("region", "KZ-55").with("sort", "name"),
        columns: vec![
            Column::words(told(say, "Атауы", "Название", "Name")).sorted("name"),
            Column::words(told(say, "БСН", "БИН", "BIN")),
            Column::figures(told(say, "Жұмыс орны", "Рабочих мест", "Workplaces")).sorted("places"),
            Column::words(told(say, "Күйі", "Состояние", "State")),
        ],
        rows: vec![
            row(
                "«Проммашкомплект» ЖШС",
                "ТОО «Проммашкомплект»",
                "Prommashkomplekt LLP",
                "050340004568",
                48,
                Tone::Good,
                active.clone(),
            ),
            row("«ERG Service» ЖШС", "ТОО «ERG Service»", "ERG Service LLP", "080640011232", 1120, Tone::Good, active),
            row(
                "«Инком» ЖШС",
                "ТОО «Инком»",
                "Inkom LLP",
                "991040001187",
                6,
                Tone::Wait,
                told(say, "шартсыз", "без договора", "no contract"),
            )
            .tone(Tone::Wait),
        ],
        sort: Some(("name", Direction::Up)),
        total: Total::MoreThan(1000),
        next: Some("0042".into()),
        exports: vec!["xlsx", "csv"],
        filter: None,
        empty: Empty::default(),
    }
}

fn list(say: Say) -> Markup {
    let choices = vec![
        crate::parts::Choice::new("KZ-55", told(say, "Павлодар облысы", "Павлодарская область", "Pavlodar region")),
        crate::parts::Choice::new("KZ-10", told(say, "Абай облысы", "область Абай", "Abai region")),
    ];
    let address = Address::of("/organisations").with("region", "KZ-55").with("sort", "name");
    let bar = filter(
        say,
        &Filter {
            address,
            search: Some(String::new()),
            fields: vec![
                Field::select("region", told(say, "Өңір", "Регион", "Region"), choices).value("KZ-55").within("filter"),
            ],
        },
    );
    table(say, &Table { filter: Some(bar), ..organisations(say) })
}

fn last_page(say: Say) -> Markup {
    let address = Address::of("/organisations").with("after", "0042");
    table(
        say,
        &Table { id: "organisations-last", address, next: None, total: Total::Exactly(53), ..organisations(say) },
    )
}

fn nothing(say: Say) -> Empty {
    Empty {
        title: told(say, "Әзірге өтінім жоқ", "Заявок пока нет", "No returns yet"),
        text: told(
            say,
            "Мұнда жұмыс берушілердің кадр қажеттілігі туралы өтінімдері тұрады. Оларды кәсіпорынның кадр қызметі науқан ашылғаннан кейін жібереді.",
            "Здесь лежат заявки работодателей о потребности в кадрах. Их присылает кадровая служба предприятия, когда открыта кампания.",
            "Here stand employers’ returns of need. The personnel department of an enterprise sends them once a campaign is open.",
        ),
        act: Some(("/needs/new".into(), told(say, "Науқан ашу", "Открыть кампанию", "Open a campaign"))),
    }
}

fn empty_list(say: Say) -> Markup {
    let bare = Table {
        id: "organisations-empty",
        rows: Vec::new(),
        total: Total::Exactly(0),
        next: None,
        ..organisations(say)
    };
    table(say, &Table { empty: nothing(say), ..bare })
}

fn empty_place(say: Say) -> Markup {
    card(&told(say, "Өтінімдер", "Заявки", "Returns"), empty(&nothing(say)))
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

fn differences(say: Say) -> Markup {
    let row =
        |label: String, before: &str, after: &str| DifferenceRow { label, before: before.into(), after: after.into() };
    let body = difference(
        say,
        &told(say, "2-нұсқа", "версия 2", "version 2"),
        &told(say, "3-нұсқа", "версия 3", "version 3"),
        &[
            row(told(say, "Тәлімгер", "Наставник", "Mentor"), "Иванов Пётр", "Оспанов Дәурен"),
            row(told(say, "Басталуы", "Начало", "Begins"), &say.day(day(2026, 9, 1)), &say.day(day(2026, 9, 1))),
            row(
                told(say, "Өтемақы төлемі", "Компенсационная выплата", "Compensation payment"),
                "",
                &say.money(kernel::Money::tenge(85_000)),
            ),
            row(told(say, "Цех", "Цех", "Shop"), "№ 3", ""),
        ],
    );
    card(&say.t("web-difference"), body)
}

fn dialogs(say: Say) -> Markup {
    let opener = told(say, "Неге бұл орын?", "Почему это место?", "Why this place?");
    let body = html! { p { (told(say, "Сіздің екінші қалауыңыз: бірінші таңдаған кәсіпорында орын балы жоғары үміткерлермен толды.", "Ваше второе желание: на первом предприятии места заняли кандидаты с более высоким баллом.", "Your second wish: at your first enterprise all places went to candidates with higher scores.")) } };
    dialog(say, &opener, &opener, body)
}

fn code(say: Say) -> Markup {
    let drawing = PreEscaped("<svg viewBox=\"0 0 21 21\" shape-rendering=\"crispEdges\"><path d=\"M0 0h7v7h-7zM14 0h7v7h-7zM0 14h7v7h-7zM9 9h3v3h-3zM13 13h2v4h-2zM9 16h2v5h-2z\"/></svg>".to_owned());
    qr(
        drawing,
        "/check/QSR-2027-0042",
        &told(say, "Сертификатты тексеру", "Проверить сертификат", "Check the certificate"),
    )
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
    let monday = day(2026, 11, 23);
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
