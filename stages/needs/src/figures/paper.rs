//! The order that approves or corrects control figures, as it is printed.

use documents::Layout;
use documents::layout::{Order, Section, Signature, Table, TableColumn, same};
use kernel::{Lang, Names};
use web::Say;

use super::rules::{Covered, Requisites};
use super::store::{Figure, Figures, Given};

/// What an order is printed from.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The figures.
    pub of: &'a Figures,
    /// The requisites of the order.
    pub order: &'a Requisites,
    /// Every figure.
    pub figures: &'a [Figure],
    /// Every group beside its need.
    pub covered: &'a [Covered],
    /// The opinions given on these figures.
    pub opinions: &'a [Given],
    /// Why they are corrected; none when they are approved.
    pub reason: Option<&'a str>,
}

/// The kind under which the order in a language is kept.
pub fn kind(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "control-figures-kk",
        Lang::Ru => "control-figures-ru",
        Lang::En => "control-figures-en",
    }
}

/// The order in a language.
pub fn order(matter: &Matter<'_>, lang: Lang) -> Layout {
    let say = Say::new(lang);
    let year = matter.of.year.to_string();
    let (title, first) = match matter.reason {
        None => ("needs-order-paper-title", say.t("needs-order-paper-approve")),
        Some(reason) => {
            ("needs-order-paper-title-correct", say.with("needs-order-paper-correct", &[("reason", reason.into())]))
        }
    };
    let region = matter.of.region_name.clone();
    Layout::Order(Order {
        lang,
        body: say.with("needs-order-paper-body", &[("region", region.clone().into())]),
        title: say.with(title, &[("year", year.as_str().into())]),
        number: matter.order.number.clone(),
        day: matter.order.day,
        day_text: say.day(matter.order.day),
        place: say.names(place(matter.of)),
        preamble: say.with("needs-order-paper-preamble", &[("region", region.into()), ("year", year.as_str().into())]),
        points: vec![first, say.t("needs-order-paper-workplaces"), say.t("needs-order-paper-control")],
        table: Some(Section {
            title: say.with("needs-order-paper-annex", &[("year", year.into())]),
            table: table(matter, say),
        }),
        basis: basis(matter, say),
        signatures: vec![Signature {
            side: say_all(matter),
            post: same(matter.order.position.clone()),
            name: matter.order.signer.clone(),
            mark: None,
        }],
        check: None,
    })
}

/// Where the order is given: the region's centre; a city is its own.
fn place(of: &Figures) -> &Names {
    if of.centre.ru.is_empty() { &of.region_name } else { &of.centre }
}

fn say_all(matter: &Matter<'_>) -> Names {
    Names::in_each(|lang| {
        let region = matter.of.region_name.clone();
        Say::new(lang).with("needs-order-paper-body", &[("region", region.into())])
    })
}

/// One row for each group and organisation, and the sum with the need it is held against.
fn table(matter: &Matter<'_>, say: Say) -> Table {
    let columns = vec![
        TableColumn::mark(say.t("needs-group")),
        TableColumn::words(say.t("needs-group-name"), 3),
        TableColumn::words(say.t("needs-university"), 2),
        TableColumn::figure(say.t("needs-need-yearly")),
        TableColumn::figure(say.t("needs-places")),
        TableColumn::figure(say.t("needs-coverage")),
    ];
    let mut rows = Vec::new();
    let mut last = "";
    for figure in matter.figures {
        let group = figure.place.group.as_str();
        let covered = matter.covered.iter().find(|one| one.group == group);
        // Need and coverage are the group's: they stand beside its first organisation.
        let of_group = covered.filter(|_| group != last);
        rows.push(vec![
            group.to_owned(),
            say.names(&figure.group_name),
            say.names(&figure.university_name),
            of_group.map_or_else(String::new, |one| say.number(one.need)),
            say.number(figure.place.places),
            of_group.map_or_else(String::new, |one| percent(say, one.places, one.need)),
        ]);
        last = group;
    }
    let places: i64 = matter.figures.iter().map(|figure| figure.place.places).sum();
    let shown = matter.covered.iter().filter(|one| matter.figures.iter().any(|figure| figure.place.group == one.group));
    let need: i64 = shown.map(|one| one.need).sum();
    let total = vec![
        String::new(),
        say.t("needs-total"),
        String::new(),
        say.number(need),
        say.number(places),
        percent(say, places, need),
    ];
    Table::new(columns, rows).total(total)
}

fn percent(say: Say, places: i64, need: i64) -> String {
    if need > 0 { say.percent_of(places, need) } else { "–".to_owned() }
}

fn basis(matter: &Matter<'_>, say: Say) -> Option<String> {
    let told = |one: &Given| format!("{}: {}", say.names(&one.body), say.code(one.opinion));
    let opinions: Vec<String> = matter.opinions.iter().map(told).collect();
    (!opinions.is_empty()).then(|| say.with("needs-order-paper-basis", &[("opinions", opinions.join("; ").into())]))
}
