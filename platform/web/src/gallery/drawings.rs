//! Specimens of charts.

use kernel::Span;
use maud::{Markup, html};

use super::{Specimen, day_of, told};
use crate::Say;
use crate::charts::{
    Bar, Bars, Curve, Curves, Gantt, GanttRow, Group, GroupedBars, Heat, HeatCell, HeatRow, Interval, Intervals,
    Ladder, Line, LinePoint, Lines, Marker, Pen, Point, Scatter, StepKind, Waterfall, WaterfallStep, WeekMark, WeekRow,
    Weeks, Wright, bars, curves, gantt, grouped_bars, heat, intervals, lines, progress, scatter, sparkline, waterfall,
    weeks, wright,
};
use crate::parts::Tone;

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen { name: "bars", render: bar_chart },
        Specimen { name: "grouped-bars", render: grouped },
        Specimen { name: "lines", render: line_chart },
        Specimen { name: "scatter", render: quadrants },
        Specimen { name: "heat", render: coverage },
        Specimen { name: "intervals", render: severity },
        Specimen { name: "curves", render: chances },
        Specimen { name: "wright", render: scale_of_all },
        Specimen { name: "waterfall", render: need },
        Specimen { name: "gantt", render: road_map },
        Specimen { name: "weeks", render: calendar },
        Specimen { name: "small", render: small },
        Specimen { name: "bars-nothing", render: nothing },
    ]
}

fn bar_chart(say: Say) -> Markup {
    let bar = |kk, ru, en, value: i64, tone| Bar {
        label: told(say, kk, ru, en),
        value: crate::say::as_float(value),
        said: say.number(value),
        tone,
    };
    let chart = Bars {
        title: told(say, "Қажеттілік кәсіп бойынша", "Потребность по профессиям", "Need by profession"),
        desc: told(
            say,
            "Ең көбі автоматтандыру инженерлеріне қажет.",
            "Больше всего нужны инженеры по автоматизации.",
            "Automation engineers are needed most.",
        ),
        unit: told(say, "адам", "человек", "people"),
        bars: vec![
            bar(
                "Автоматтандыру және робототехника инженерлері",
                "Инженеры по автоматизации и робототехнике",
                "Automation and robotics engineers",
                1140,
                Tone::Practice,
            ),
            bar("Электрмеханиктер", "Электромеханики", "Electrical mechanics", 790, Tone::Practice),
            bar(
                "Бағдарламалық қамтылым әзірлеушілері",
                "Разработчики программного обеспечения",
                "Software developers",
                64,
                Tone::Practice,
            ),
        ],
    };
    bars(say, &chart)
}

fn grouped(say: Say) -> Markup {
    let group = |label: &str, need, quota| Group { label: label.into(), values: vec![need, quota] };
    let chart = GroupedBars {
        title: told(say, "Қажеттілік және қабылдау", "Потребность и приём", "Need and admission"),
        desc: told(say, "Алшақтық жыл сайын азаяды.", "Разрыв сокращается каждый год.", "The gap narrows every year."),
        series: vec![
            (Tone::Practice, told(say, "қажеттілік", "потребность", "need")),
            (Tone::Theory, told(say, "қабылдау", "приём", "admission")),
        ],
        groups: vec![
            group("2024", 140.0, 90.0),
            group("2025", 152.0, 118.0),
            group("2026", 161.0, 140.0),
            group("2027", 166.0, 158.0),
        ],
        decimals: 0,
    };
    grouped_bars(say, &chart)
}

fn line_chart(say: Say) -> Markup {
    let point = |value: f64, spread: f64| {
        Some(LinePoint { value, interval: (spread > 0.0).then_some((value - spread, value + spread)) })
    };
    let chart = Lines {
        title: told(
            say,
            "Кадрларға қажеттілік болжамы",
            "Прогноз потребности в кадрах",
            "Forecast of personnel demand",
        ),
        desc: told(
            say,
            "2030 жылы 1 500-ден 1 900-ге дейін.",
            "В 2030 году от 1 500 до 1 900.",
            "Between 1,500 and 1,900 in 2030.",
        ),
        places: (2022..=2030).map(|year: i32| year.to_string()).collect(),
        lines: vec![
            Line {
                name: told(say, "болжам", "прогноз", "forecast"),
                tone: Tone::Practice,
                points: vec![
                    point(1210.0, 0.0),
                    point(1240.0, 0.0),
                    point(1335.0, 0.0),
                    point(1380.0, 0.0),
                    point(1442.0, 0.0),
                    point(1510.0, 60.0),
                    point(1580.0, 100.0),
                    point(1640.0, 150.0),
                    point(1700.0, 200.0),
                ],
                forecast_from: Some(4),
            },
            Line {
                name: told(say, "бітірушілер", "выпуск", "graduates"),
                tone: Tone::Theory,
                points: vec![
                    point(800.0, 0.0),
                    point(820.0, 0.0),
                    None,
                    point(900.0, 0.0),
                    point(960.0, 0.0),
                    None,
                    None,
                    None,
                    None,
                ],
                forecast_from: None,
            },
        ],
        decimals: 0,
    };
    lines(say, &chart)
}

fn quadrants(say: Say) -> Markup {
    let point =
        |mark: &str, kk, ru, en, x, y, tone| Point { label: told(say, kk, ru, en), mark: mark.into(), x, y, tone };
    let chart = Scatter {
        title: told(
            say,
            "Құзыреттердің маңыздылығы мен қол жеткізу деңгейі",
            "Важность и уровень достижения компетенций",
            "Importance and achievement of competences",
        ),
        desc: told(
            say,
            "Қауіпсіздік маңызды, бірақ жете меңгерілмеген.",
            "Безопасность важна, но освоена слабо.",
            "Safety matters and is weakly mastered.",
        ),
        across: told(say, "маңыздылығы", "важность", "importance"),
        up: told(say, "қол жеткізу деңгейі", "достижение", "achievement"),
        cross: Some((3.0, 2.6)),
        fields: Some([
            told(say, "артық күш", "избыток усилий", "too much effort"),
            told(say, "сақтау", "сохранять", "keep"),
            told(say, "төмен басымдық", "низкий приоритет", "low priority"),
            told(say, "жақсарту", "улучшать", "improve"),
        ]),
        points: vec![
            point("1", "Қауіпсіз жұмыс", "Безопасная работа", "Safe work", 3.8, 2.1, Tone::Late),
            point("2", "Топтық жұмыс", "Работа в команде", "Teamwork", 3.4, 3.2, Tone::Theory),
            point("3", "Шет тілі", "Иностранный язык", "Foreign language", 2.4, 2.9, Tone::Theory),
            point("4", "Сызба оқу", "Чтение чертежей", "Reading drawings", 2.6, 2.2, Tone::Theory),
        ],
        even: false,
        decimals: 1,
    };
    scatter(say, &chart)
}

fn chances(say: Say) -> Markup {
    let curve = |mark: &str, kk, ru, en, difficulty: f64, tone| Curve {
        name: told(say, kk, ru, en),
        mark: mark.into(),
        tone,
        pen: Pen::Line,
        points: Curve::evenly(-4.0, 4.0, 41).into_iter().map(|x| (x, 1.0 / (1.0 + (difficulty - x).exp()))).collect(),
    };
    let chart = Curves {
        title: told(say, "Тапсырмалардың қисықтары", "Кривые заданий", "Curves of the items"),
        desc: told(
            say,
            "Екінші тапсырма біріншіден қиын.",
            "Второе задание труднее первого.",
            "The second item is harder than the first.",
        ),
        across: told(say, "қабілет, логит", "способность, логиты", "ability, logits"),
        up: told(say, "дұрыс жауап ықтималдығы", "вероятность верного ответа", "chance of a right answer"),
        holds: vec![0.0, 1.0],
        curves: vec![
            curve("1", "Сызба оқу", "Чтение чертежей", "Reading drawings", -0.8, Tone::Theory),
            curve("2", "Ақауды табу", "Поиск неисправности", "Finding a fault", 1.1, Tone::Practice),
        ],
        decimals: 2,
    };
    curves(say, &chart)
}

fn scale_of_all(say: Say) -> Markup {
    let marker = |kk, ru, en, at: f64, tone| Marker { label: told(say, kk, ru, en), at, error: Some(0.2), tone };
    let chart = Wright {
        title: told(say, "Райт картасы", "Карта Райта", "Wright map"),
        desc: told(
            say,
            "Тапсырмалар адамдардың көбіне оңай.",
            "Задания для большинства лёгкие.",
            "The items are easy for most persons.",
        ),
        unit: told(say, "логит", "логиты", "logits"),
        persons: told(say, "адамдар", "люди", "persons"),
        spread: Curve::evenly(-2.5, 3.5, 13)
            .into_iter()
            .map(|at| (at, (-(at - 0.6) * (at - 0.6) / 2.0).exp()))
            .collect(),
        ladders: vec![
            Ladder {
                name: told(say, "тапсырмалар", "задания", "items"),
                markers: vec![
                    marker("Сызба оқу", "Чтение чертежей", "Reading drawings", -0.8, Tone::Theory),
                    marker("Қауіпсіз жұмыс", "Безопасная работа", "Safe work", -0.7, Tone::Theory),
                    marker("Ақауды табу", "Поиск неисправности", "Finding a fault", 1.1, Tone::Theory),
                ],
            },
            Ladder {
                name: told(say, "сарапшылар", "эксперты", "experts"),
                markers: vec![
                    marker("Бірінші", "Первый", "The first", 0.9, Tone::Wait),
                    marker("Екінші", "Второй", "The second", -0.3, Tone::Practice),
                ],
            },
        ],
    };
    wright(say, &chart)
}

fn severity(say: Say) -> Markup {
    let row = |kk, ru, en, value: f64, error: f64, tone| Interval {
        label: told(say, kk, ru, en),
        value,
        within: Some((value - 1.96 * error, value + 1.96 * error)),
        tone,
    };
    let chart = Intervals {
        title: told(say, "Сарапшылардың қаталдығы", "Строгость экспертов", "How severe the experts are"),
        desc: told(
            say,
            "Бір сарапшы қалғандарынан айқын қатаң.",
            "Один эксперт заметно строже остальных.",
            "One expert is clearly more severe than the rest.",
        ),
        unit: told(say, "логит", "логиты", "logits"),
        within: told(say, "95 % аралық", "интервал 95 %", "95 % interval"),
        cross: Some(0.0),
        rows: vec![
            row("Бірінші сарапшы", "Первый эксперт", "The first expert", 1.05, 0.21, Tone::Wait),
            row("Екінші сарапшы", "Второй эксперт", "The second expert", -0.31, 0.24, Tone::Theory),
            row("Үшінші сарапшы", "Третий эксперт", "The third expert", -0.74, 0.4, Tone::Theory),
        ],
        decimals: 2,
    };
    intervals(say, &chart)
}

fn coverage(say: Say) -> Markup {
    let cell = |percent: i64| {
        let (tone, strength) = match percent {
            ..60 => (Tone::Late, 3),
            60..90 => (Tone::Late, 1),
            90..=110 => (Tone::Good, 1),
            _ => (Tone::Good, 3),
        };
        HeatCell { said: say.percent_of(percent, 100), tone, strength }
    };
    let row = |kk, ru, en, cells: [i64; 4]| HeatRow { label: told(say, kk, ru, en), cells: cells.map(cell).into() };
    let chart = Heat {
        title: told(say, "Қажеттілікті қабылдаумен жабу", "Покрытие потребности приёмом", "Need covered by admission"),
        desc: told(
            say,
            "B062 екі өңірде де жетіспейді.",
            "B062 не хватает в обоих регионах.",
            "B062 is short in both regions.",
        ),
        key: vec![
            (Tone::Late, told(say, "жетіспейді", "не хватает", "short")),
            (Tone::Good, told(say, "жеткілікті немесе артық", "хватает или избыток", "enough or more")),
        ],
        columns: ["B057", "B062", "B063", "B064"].map(str::to_owned).into(),
        rows: vec![
            row("Павлодар облысы", "Павлодарская область", "Pavlodar region", [95, 59, 84, 107]),
            row("Қарағанды облысы", "Карагандинская область", "Karaganda region", [131, 71, 98, 90]),
            row("Абай облысы", "область Абай", "Abai region", [100, 48, 62, 120]),
        ],
    };
    heat(say, &chart)
}

fn need(say: Say) -> Markup {
    let step = |kk, ru, en, value, kind, tone| WaterfallStep { label: told(say, kk, ru, en), value, kind, tone };
    let chart = Waterfall {
        title: told(say, "Қажеттілік неден құралады", "Из чего складывается потребность", "What the need is made of"),
        desc: told(
            say,
            "Негізгі бөлігі – зейнетке шығатындарды алмастыру.",
            "Главная часть – замещение уходящих на пенсию.",
            "Most of it replaces those who retire.",
        ),
        unit: told(say, "адам", "человек", "people"),
        steps: vec![
            step("Кеңею", "Расширение", "Expansion", 42.0, StepKind::Change, Tone::Practice),
            step("Алмастыру", "Замещение", "Replacement", 96.0, StepKind::Change, Tone::Practice),
            step("Бос жұмыс орындары", "Вакансии", "Vacancies", 28.0, StepKind::Change, Tone::Practice),
            step("Босатылу", "Высвобождение", "Releases", -17.0, StepKind::Change, Tone::Good),
            step(
                "Іріктелген жұмыссыздар",
                "Подобранные безработные",
                "Matched unemployed",
                -9.0,
                StepKind::Change,
                Tone::Good,
            ),
            step("Қажеттілік", "Потребность", "Need", 140.0, StepKind::Total, Tone::Theory),
        ],
        decimals: 0,
    };
    waterfall(say, &chart)
}

fn road_map(say: Say) -> Markup {
    let row = |kk, ru, en, from, until, word: String, tone| GanttRow {
        label: told(say, kk, ru, en),
        span: Span { from, until },
        word,
        tone,
    };
    let done = told(say, "аяқталды", "завершено", "done");
    let now = told(say, "жүріп жатыр", "идёт", "under way");
    let late = told(say, "кешігуде", "просрочено", "late");
    let chart = Gantt {
        title: told(say, "Жол картасы", "Дорожная карта", "Road map"),
        desc: told(
            say,
            "Бағдарламалардың сараптамасы кешігуде.",
            "Экспертиза программ просрочена.",
            "The examination of programmes is late.",
        ),
        span: Span { from: day_of(2026, 9, 1), until: day_of(2027, 8, 31) },
        today: Some(day_of(2027, 4, 12)),
        rows: vec![
            row(
                "Жұмыс берушілердің өтінімдері",
                "Заявки работодателей",
                "Employers’ returns",
                day_of(2026, 9, 15),
                day_of(2026, 12, 1),
                done,
                Tone::Good,
            ),
            row(
                "Бағдарламалардың сараптамасы",
                "Экспертиза программ",
                "Examination of programmes",
                day_of(2027, 1, 10),
                day_of(2027, 4, 1),
                late,
                Tone::Late,
            ),
            row(
                "Өндірістік практика",
                "Производственная практика",
                "Production practice",
                day_of(2027, 2, 1),
                day_of(2027, 6, 20),
                now,
                Tone::Practice,
            ),
        ],
    };
    gantt(say, &chart)
}

fn calendar(say: Say) -> Markup {
    let theory = told(say, "теория", "теория", "theory");
    let practice = told(say, "практика", "практика", "practice");
    let exams = told(say, "аттестаттау", "аттестация", "attestation");
    let rest = told(say, "демалыс", "каникулы", "holidays");
    let mark = |week: u8, from: u8| match week {
        15..=17 | 35..=36 => WeekMark { tone: Tone::Wait, letter: "А".into(), said: exams.clone() },
        18..=19 | 44..=51 => WeekMark { tone: Tone::Plain, letter: "К".into(), said: rest.clone() },
        week if week >= from => WeekMark { tone: Tone::Practice, letter: "П".into(), said: practice.clone() },
        _ => WeekMark { tone: Tone::Theory, letter: "Т".into(), said: theory.clone() },
    };
    let row = |course: u8, from| WeekRow {
        label: told(say, &format!("{course}-курс"), &format!("{course} курс"), &format!("Year {course}")),
        weeks: (0..52).map(|week| mark(week, from)).collect(),
    };
    let chart = Weeks {
        title: told(say, "Оқу процесінің графигі", "График учебного процесса", "Schedule of the educational process"),
        desc: told(
            say,
            "Практика екінші курстан өседі.",
            "Практика растёт со второго курса.",
            "Practice grows from the second year.",
        ),
        key: vec![
            (Tone::Theory, format!("Т – {theory}")),
            (Tone::Practice, format!("П – {practice}")),
            (Tone::Wait, format!("А – {exams}")),
            (Tone::Plain, format!("К – {rest}")),
        ],
        rows: vec![row(1, 41), row(2, 37), row(3, 30), row(4, 20)],
    };
    weeks(say, &chart)
}

fn small(say: Say) -> Markup {
    html! {
        (sparkline(Tone::Theory, &[3.0, 5.0, 4.0, 8.0, 9.0], &told(say, "5 айда 3-тен 9-ға", "С 3 до 9 за 5 месяцев", "From 3 to 9 in 5 months")))
        (progress(Tone::Theory, 18.0, 24.0, &told(say, "24 орынның 18-і", "18 из 24 мест", "18 of 24 places")))
        (progress(Tone::Late, 0.0, 0.0, &told(say, "әлі орын жоқ", "мест ещё нет", "no places yet")))
    }
}

fn nothing(say: Say) -> Markup {
    let chart = Bars {
        title: told(say, "Әлі дерек жоқ", "Данных ещё нет", "No data yet"),
        desc: String::new(),
        unit: String::new(),
        bars: Vec::new(),
    };
    bars(say, &chart)
}
