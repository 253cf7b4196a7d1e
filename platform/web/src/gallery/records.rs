//! Specimens of records and lists.

use kernel::{Part, Source, Work};
use maud::{Markup, PreEscaped, html};

use super::{Specimen, day_of, told};
use crate::Say;
use crate::parts::{
    Address, Choice, Column, DifferenceRow, Direction, Empty, Entry, Fact, Field, Filter, Paper, Row, Signature, Table,
    Tone, Total, card, columns, dialog, difference, documents, empty, facts, filter, formula, pill, qr, signatures,
    table, timeline,
};

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen { name: "record", render: record },
        Specimen { name: "table", render: list },
        Specimen { name: "table-last", render: last_page },
        Specimen { name: "table-empty", render: empty_list },
        Specimen { name: "empty", render: empty_place },
        Specimen { name: "difference", render: differences },
        Specimen { name: "dialog", render: dialogs },
        Specimen { name: "qr", render: code },
    ]
}

fn record(say: Say) -> Markup {
    let source = Source { work: Work::LabourCode, part: Part::Article("69") };
    let about = facts(&[
        Fact::new(told(say, "Білім алушы", "Обучающийся", "Learner"), "Қасымов Ерлан Маратұлы"),
        Fact::of(told(say, "Кәсіпорын", "Предприятие", "Enterprise"), html! { a href="#" { "«Проммашкомплект» ЖШС" } }),
        Fact::new(
            told(say, "Мерзімі", "Срок", "Term"),
            say.span(kernel::Span::new(day_of(2026, 9, 1), day_of(2027, 6, 30)).expect("in order")),
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
            when: say.moment(day_of(2026, 8, 21).start().plus_seconds(34_200)),
            who: "Ахметова Гүлнар".into(),
            role: say.code(kernel::Role::University),
            act: told(say, "Қол қойды", "Подписала", "Signed"),
            tone: Tone::Good,
            ..Entry::default()
        },
        Entry {
            when: say.day(day_of(2026, 8, 19)),
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
            when: say.day(day_of(2026, 8, 15)),
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
                when: Some(say.day_short(day_of(2026, 8, 20))),
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
        Choice::new("KZ-55", told(say, "Павлодар облысы", "Павлодарская область", "Pavlodar region")),
        Choice::new("KZ-10", told(say, "Абай облысы", "область Абай", "Abai region")),
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

fn differences(say: Say) -> Markup {
    let row =
        |label: String, before: &str, after: &str| DifferenceRow { label, before: before.into(), after: after.into() };
    let body = difference(
        say,
        &told(say, "2-нұсқа", "версия 2", "version 2"),
        &told(say, "3-нұсқа", "версия 3", "version 3"),
        &[
            row(told(say, "Тәлімгер", "Наставник", "Mentor"), "Иванов Пётр", "Оспанов Дәурен"),
            row(told(say, "Басталуы", "Начало", "Begins"), &say.day(day_of(2026, 9, 1)), &say.day(day_of(2026, 9, 1))),
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
