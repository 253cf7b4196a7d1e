//! Learning outcomes: what a graduate can do, by what it is assessed, to which professions it leads.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Names, ProgrammeId, Refusal};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Choice, Column, Crumb, Empty, Errors, Field, NamesField, Row, Table, Tone};
use web::{
    Answer, Doors, PageKind, SIGNED_IN, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of,
};

use super::rules::{self, OutcomeForm};
use super::slots::Nothing;
use super::{Design, actions, store, view};
use crate::outcomes::{Outcome, OutcomeKind, Tool};
use crate::programme::DESIGN;
use crate::programme::sides::{self, Side};
use crate::rules::check;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/programmes/{id}/outcomes", &SIGNED_IN, list)
        .get("/programmes/{id}/outcomes/new", &DESIGN, new)
        .post("/programmes/{id}/outcomes/new", &DESIGN, add)
        .get("/programmes/{id}/outcomes/{number}", &SIGNED_IN, record)
        .post("/programmes/{id}/outcomes/{number}", &DESIGN, edit)
        .post("/programmes/{id}/outcomes/{number}/remove", &DESIGN, remove)
}

async fn list(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let seen = sides::seen(&site, &visitor, id).await?;
    let design = store::load(&site.db, &seen.programme).await?.design;
    let professions = store::professions(&site.db).await?;
    let (say, editable) = (visitor.say, seen.editable(&visitor));
    let findings = check(&design.curriculum, &design.matrix, seen.programme.admission);
    let own: Vec<_> = findings.into_iter().filter(|finding| finding.check.number.starts_with("M-")).collect();
    let add = Button::link(say.t("programmes-add-outcome"), format!("/programmes/{id}/outcomes/new"));
    let acts = if editable {
        parts::acts(say, &[add])
    } else {
        html! {}
    };
    let title = say.names(&seen.programme.name);
    html_page(visitor.shell(&site, PageKind::Studio, &*title).page(html! {
        (sides::top(&visitor, &seen, Side::Outcomes, acts))
        (table(say, id, &design, &professions))
        (parts::check_list(say, &say.t("programmes-checks"), &view::checks(say, id, &own)))
    }))
}

fn table(say: Say, id: ProgrammeId, design: &Design, professions: &[(String, Names)]) -> Markup {
    let row = |outcome: &Outcome| {
        let formed = design.matrix.marks.iter().filter(|mark| mark.outcome == outcome.number).count();
        let tools: Vec<String> = outcome.tools.iter().map(|tool| say.code(*tool)).collect();
        let leads: Vec<String> = outcome.professions.iter().map(|code| profession(say, code, professions)).collect();
        Row::to(
            format!("/programmes/{id}/outcomes/{}", outcome.number),
            vec![
                html! { (view::outcome_code(say, outcome.number)) },
                html! { (say.names(&outcome.names)) },
                html! { (say.code(outcome.kind)) },
                html! { (leads.join("; ")) },
                html! { @if tools.is_empty() { (parts::pill(Tone::Wait, &say.t("programmes-tools-none"))) } @else { (tools.join(", ")) } },
                html! { (formed) },
            ],
        )
    };
    parts::table(
        say,
        &Table {
            id: "outcomes",
            caption: say.t("programmes-side-outcomes"),
            columns: vec![
                Column::codes(say.t("programmes-code")),
                Column::words(say.t("programmes-outcome")),
                Column::words(say.t("programmes-outcome-kind")),
                Column::words(say.t("programmes-professions")),
                Column::words(say.t("programmes-tools")),
                Column::figures(say.t("programmes-formed-by")),
            ],
            rows: design.matrix.outcomes.iter().map(row).collect(),
            empty: Empty {
                title: say.t("programmes-outcomes-none"),
                text: say.t("programmes-mend-outcomes"),
                act: None,
            },
            ..Table::default()
        },
    )
}

fn profession(say: Say, code: &str, known: &[(String, Names)]) -> String {
    let name = known.iter().find(|(stands, _)| stands == code).map(|(_, name)| say.names(name));
    name.map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

async fn new(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let form = OutcomeForm { kind: OutcomeKind::Professional.code().into(), ..OutcomeForm::default() };
    html_page(page(&site, &visitor, (id, None), &form, &[]).await?)
}

async fn record(State(site): State<Site>, visitor: Visitor, Path((id, number)): Path<(ProgrammeId, u16)>) -> Answer {
    let (_, design) = actions::design(&site.db, &visitor.caller, id).await?;
    let form = design.matrix.outcome(number).map(rules::outcome_form).ok_or(Failure::Missing)?;
    html_page(page(&site, &visitor, (id, Some(number)), &form, &[]).await?)
}

async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    put(&site, &visitor, (id, None), &sent).await
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number)): Path<(ProgrammeId, u16)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    put(&site, &visitor, (id, Some(number)), &sent).await
}

async fn put(
    site: &Site,
    visitor: &Visitor,
    (id, number): (ProgrammeId, Option<u16>),
    sent: &[(String, String)],
) -> Answer {
    let (version, form) = typed(sent);
    match actions::put_outcome(&site.db, &visitor.caller, id, version, number, &form).await {
        Ok(()) => on_to(&format!("/programmes/{id}/outcomes")),
        Err(failure) => {
            let status = web::status(&failure);
            form_again(page(site, visitor, (id, number), &form, &refusals_of(failure)?).await?, status)
        }
    }
}

/// The form out of its pairs: tools come several under one name.
fn typed(sent: &[(String, String)]) -> (i64, OutcomeForm) {
    let of =
        |name: &str| sent.iter().find(|(sent, _)| sent == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let form = OutcomeForm {
        kind: of("kind"),
        name_kk: of("name-kk"),
        name_ru: of("name-ru"),
        name_en: of("name-en"),
        professions: of("professions"),
        tools: sent.iter().filter(|(name, _)| name == "tools").map(|(_, value)| value.clone()).collect(),
    };
    (of("version").parse().unwrap_or(0), form)
}

async fn remove(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number)): Path<(ProgrammeId, u16)>,
    Form(sent): Form<Versioned<Nothing>>,
) -> Answer {
    actions::remove_outcome(&site.db, &visitor.caller, id, sent.version(), number).await?;
    on_to(&format!("/programmes/{id}/outcomes"))
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    (id, number): (ProgrammeId, Option<u16>),
    form: &OutcomeForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let seen = sides::seen(site, visitor, id).await?;
    let design = store::load(&site.db, &seen.programme).await?.design;
    let (say, errors, editable) = (visitor.say, Errors::of(visitor.say, refusals), seen.editable(visitor));
    let title = number.map_or_else(|| say.t("programmes-add-outcome"), |number| view::outcome_code(say, number));
    let back = sides::href(&seen.programme, Side::Outcomes);
    let end = number.map_or_else(|| "new".to_owned(), |number| number.to_string());
    let shown = parts::Form {
        action: format!("/programmes/{id}/outcomes/{end}"),
        version: Some(seen.programme.version),
        submit: say.t("web-save"),
        cancel: Some(back.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let remove = Button::post(say.t("programmes-remove-outcome"), format!("/programmes/{id}/outcomes/{end}/remove"))
        .version(seen.programme.version)
        .grave()
        .confirmed(say.t("programmes-remove-outcome-sure"));
    let acts = if editable && number.is_some() {
        parts::acts(say, &[remove])
    } else {
        html! {}
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[
            Crumb { href: "/programmes".into(), label: say.t("programmes-programmes") },
            Crumb { href: back, label: say.names(&seen.programme.name) },
        ]))
        (parts::head(&sides::over(say, &seen.programme), &title, acts))
        @if editable { (parts::form(say, &shown, fields(say, form, &errors))) }
        @if let Some(number) = number { (formed_by(say, id, &design, number)) }
    }))
}

fn fields(say: Say, form: &OutcomeForm, errors: &Errors) -> Markup {
    let names = Names::new(&*form.name_kk, &*form.name_ru, &*form.name_en);
    html! {
        (parts::field(say, &Field::select("kind", say.t("programmes-outcome-kind"), Choice::all::<OutcomeKind>(say))
            .value(&*form.kind).required().errors(errors)))
        (parts::names_field(say, &NamesField::new("name", say.t("programmes-outcome")).value(names)
            .help(say.t("programmes-outcome-help")).errors(errors)))
        (parts::field(say, &Field::line("professions", say.t("programmes-professions")).value(&*form.professions)
            .help(say.t("programmes-professions-help")).errors(errors)))
        (parts::field(say, &Field::several("tools", say.t("programmes-tools"), Choice::all::<Tool>(say))
            .value(form.tools.join(",")).errors(errors)))
    }
}

/// The disciplines that form an outcome.
fn formed_by(say: Say, id: ProgrammeId, design: &Design, number: u16) -> Markup {
    let marks = design.matrix.marks.iter().filter(|mark| mark.outcome == number);
    let disciplines: Vec<(u16, String)> = marks
        .filter_map(|mark| {
            let slot = design.curriculum.slot(mark.slot)?;
            let option = slot.options.iter().find(|one| one.number == mark.option)?;
            Some((slot.order, say.names(&option.names)))
        })
        .collect();
    parts::card(
        &say.t("programmes-formed-by"),
        parts::padded(html! {
            @if disciplines.is_empty() { p { (say.t("programmes-mend-matrix")) } }
            ul.plain { @for (order, name) in &disciplines { li { a href=(view::slot_href(id, *order)) { (name) } } } }
        }),
    )
}
