//! Specimens of what stands at the top of a page and what a home shows.

use kernel::{Part, Rule, Source, Work, house};
use maud::{Markup, html};

use super::{Specimen, day_of, told};
use crate::parts::{
    Act, BarRow, Crumb, Share, StageState, StageTile, Step, StepState, Tab, Tile, Tone, Waiting, WhoseMove, acts,
    bar_rows, card, card_with, crumbs, head, key, notice, padded, pill, stages, steps, tabs, tagged, tiles, waiting,
    whose_move,
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
    ]
}

const HAZARD: Rule = Rule {
    code: "house-refusal-not-in-list",
    source: Source { work: Work::LabourCode, part: Part::Article("76(2)") },
    grade: kernel::Grade::Invalid,
};

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
    let september = say.day(day_of(2026, 9, 1));
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
            BarRow { label: told(say, "B063 Электротехника және автоматтандыру", "B063 Электротехника и автоматизация", "B063 Electrical engineering and automation"), href: Some("#".into()), said: "118 / 140".into(), shares: vec![Share { tone: Tone::Theory, amount: 118.0 }], note: Some(told(say, "болжам: 72 (58–88)", "прогноз: 72 (58–88)", "forecast: 72 (58–88)")), whole: 140.0 },
            BarRow { label: told(say, "B064 Механика және металл өңдеу", "B064 Механика и металлообработка", "B064 Mechanics and metalworking"), href: None, said: "96 / 90".into(), shares: vec![Share { tone: Tone::Good, amount: 90.0 }, Share { tone: Tone::Wait, amount: 6.0 }], note: None, whole: 96.0 },
            BarRow { label: told(say, "B062 Электротехника және энергетика", "B062 Электротехника и энергетика", "B062 Electrical power engineering"), href: None, said: "44 / 75".into(), shares: vec![Share { tone: Tone::Late, amount: 44.0 }], note: None, whole: 75.0 },
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
