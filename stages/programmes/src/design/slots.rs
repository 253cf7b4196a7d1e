//! A slot of the curriculum: its figures, the disciplines it offers, their forms.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Names, ProgrammeId, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Choice, Column, Crumb, Errors, Fact, Field, NamesField, Row, Table};
use web::{
    Answer, Doors, PageKind, SIGNED_IN, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of,
};

use super::rules::{self, OptionForm, SlotForm};
use super::{Design, actions, store, view};
use crate::curriculum::{Component, ControlForm, Cycle, MandatoryDiscipline, Slot, Standing};
use crate::programme::DESIGN;
use crate::programme::sides::{self, Seen, Side};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/programmes/{id}/slots/new", &DESIGN, new)
        .post("/programmes/{id}/slots/new", &DESIGN, add)
        .get("/programmes/{id}/slots/{order}", &SIGNED_IN, record)
        .post("/programmes/{id}/slots/{order}", &DESIGN, edit)
        .post("/programmes/{id}/slots/{order}/remove", &DESIGN, remove)
        .post("/programmes/{id}/slots/{order}/options", &DESIGN, add_option)
        .post("/programmes/{id}/slots/{order}/options/{number}", &DESIGN, edit_option)
        .post("/programmes/{id}/slots/{order}/options/{number}/remove", &DESIGN, remove_option)
}

/// A form of which only the version matters.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// The two forms of a new slot.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewSlot {
    #[serde(flatten)]
    slot: SlotForm,
    #[serde(flatten)]
    first: OptionForm,
}

/// What stands in the forms of a page, and what is wrong with one of them.
struct Typed<'a> {
    slot: SlotForm,
    /// The discipline whose form was sent: its number, none for a new one.
    option: Option<(Option<u8>, OptionForm)>,
    refusals: &'a [Refusal],
}

async fn new(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let form = NewSlot {
        slot: SlotForm { choose: "1".into(), module: "1".into(), ..SlotForm::default() },
        first: OptionForm { by_default: "yes".into(), ..OptionForm::default() },
    };
    html_page(new_page(&site, &visitor, id, &form, &[]).await?)
}

async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Form(sent): Form<Versioned<NewSlot>>,
) -> Answer {
    let NewSlot { slot, first } = &sent.form;
    match actions::add_slot(&site.db, &visitor.caller, id, sent.version(), slot, first).await {
        Ok(()) => on_to(&format!("/programmes/{id}/curriculum")),
        Err(failure) => {
            let status = web::status(&failure);
            form_again(new_page(&site, &visitor, id, &sent.form, &refusals_of(failure)?).await?, status)
        }
    }
}

async fn new_page(
    site: &Site,
    visitor: &Visitor,
    id: ProgrammeId,
    form: &NewSlot,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let seen = sides::seen(site, visitor, id).await?;
    let design = store::load(&site.db, &seen.programme).await?.design;
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let title = say.t("programmes-add-slot");
    let shown = parts::Form {
        action: format!("/programmes/{id}/slots/new"),
        version: Some(seen.programme.version),
        submit: say.t("web-save"),
        cancel: Some(sides::href(&seen.programme, Side::Curriculum)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let body = html! {
        (parts::section(&say.t("programmes-discipline"), "", option_fields(say, &form.first, "", &errors)))
        (slot_fields(say, &design, &form.slot, &errors))
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (crumbs(say, &seen))
        (parts::head(&sides::over(say, &seen.programme), &title, html! {}))
        (parts::form(say, &shown, body))
    }))
}

fn crumbs(say: Say, seen: &Seen) -> Markup {
    parts::crumbs(
        say,
        &[
            Crumb { href: "/programmes".into(), label: say.t("programmes-programmes") },
            Crumb { href: sides::href(&seen.programme, Side::Curriculum), label: say.names(&seen.programme.name) },
        ],
    )
}

async fn record(State(site): State<Site>, visitor: Visitor, Path((id, order)): Path<(ProgrammeId, u16)>) -> Answer {
    html_page(page(&site, &visitor, (id, order), None).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, order)): Path<(ProgrammeId, u16)>,
    Form(sent): Form<Versioned<SlotForm>>,
) -> Answer {
    let done = actions::edit_slot(&site.db, &visitor.caller, id, sent.version(), order, &sent.form).await;
    match done {
        Ok(()) => on_to(&view::slot_href(id, order)),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            let typed = Typed { slot: sent.form, option: None, refusals: &refusals };
            form_again(page(&site, &visitor, (id, order), Some(typed)).await?, status)
        }
    }
}

async fn remove(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, order)): Path<(ProgrammeId, u16)>,
    Form(sent): Form<Versioned<Nothing>>,
) -> Answer {
    actions::remove_slot(&site.db, &visitor.caller, id, sent.version(), order).await?;
    on_to(&format!("/programmes/{id}/curriculum"))
}

async fn add_option(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, order)): Path<(ProgrammeId, u16)>,
    Form(sent): Form<Versioned<OptionForm>>,
) -> Answer {
    put_option(&site, &visitor, (id, order, None), sent).await
}

async fn edit_option(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, order, number)): Path<(ProgrammeId, u16, u8)>,
    Form(sent): Form<Versioned<OptionForm>>,
) -> Answer {
    put_option(&site, &visitor, (id, order, Some(number)), sent).await
}

async fn put_option(
    site: &Site,
    visitor: &Visitor,
    (id, order, number): (ProgrammeId, u16, Option<u8>),
    sent: Versioned<OptionForm>,
) -> Answer {
    let (db, by, version) = (&site.db, &visitor.caller, sent.version());
    match actions::put_option(db, by, id, version, (order, number), &sent.form).await {
        Ok(()) => on_to(&view::slot_href(id, order)),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            let (_, design) = actions::design(db, by, id).await?;
            let slot = design.curriculum.slot(order).map(rules::slot_form).ok_or(Failure::Missing)?;
            let typed = Typed { slot, option: Some((number, sent.form)), refusals: &refusals };
            form_again(page(site, visitor, (id, order), Some(typed)).await?, status)
        }
    }
}

async fn remove_option(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, order, number)): Path<(ProgrammeId, u16, u8)>,
    Form(sent): Form<Versioned<Nothing>>,
) -> Answer {
    actions::remove_option(&site.db, &visitor.caller, id, sent.version(), (order, number)).await?;
    on_to(&view::slot_href(id, order))
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    (id, order): (ProgrammeId, u16),
    typed: Option<Typed<'_>>,
) -> Result<Markup, Failure> {
    let seen = sides::seen(site, visitor, id).await?;
    let design = store::load(&site.db, &seen.programme).await?.design;
    let slot = design.curriculum.slot(order).ok_or(Failure::Missing)?;
    let say = visitor.say;
    let editable = seen.editable(visitor);
    let typed = typed.unwrap_or_else(|| Typed { slot: rules::slot_form(slot), option: None, refusals: &[] });
    let title = say.names(&slot.names());
    let remove = Button::post(say.t("programmes-remove-slot"), format!("/programmes/{id}/slots/{order}/remove"))
        .version(seen.programme.version)
        .grave()
        .confirmed(say.t("programmes-remove-slot-sure"));
    let acts = if editable {
        parts::acts(say, &[remove])
    } else {
        html! {}
    };
    let over = format!("{} · {}", sides::over(say, &seen.programme), view::kind(say, slot));
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (crumbs(say, &seen))
        (parts::head(&over, &title, acts))
        (offered(say, &design, slot))
        @if editable {
            (slot_form(say, &seen, &design, slot, &typed))
            (option_forms(say, &seen, slot, &typed))
        } @else {
            (parts::card(&say.t("programmes-slot"), parts::facts(&figures(say, slot))))
        }
    }))
}

/// The disciplines a student finds here, with the outcomes each forms.
fn offered(say: Say, design: &Design, slot: &Slot) -> Markup {
    let row = |one: &crate::curriculum::Discipline| {
        let formed: Vec<String> =
            design.matrix.formed_by(slot.order, one.number).map(|number| view::outcome_code(say, number)).collect();
        Row::of(vec![
            html! { (one.number) },
            html! { (say.names(&one.names)) @if one.default { " " (parts::pill(parts::Tone::Plain, &say.t("programmes-by-default"))) } },
            html! { (one.code) },
            html! { @if one.standing == Standing::MinorPlace { (say.code(one.standing)) } @else { (formed.join(", ")) } },
        ])
    };
    parts::table(
        say,
        &Table {
            id: "options",
            caption: say.t("programmes-disciplines"),
            columns: vec![
                Column::figures("№"),
                Column::words(say.t("programmes-discipline")),
                Column::codes(say.t("programmes-code")),
                Column::words(say.t("programmes-side-outcomes")),
            ],
            rows: slot.options.iter().map(row).collect(),
            ..Table::default()
        },
    )
}

fn figures(say: Say, slot: &Slot) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(say.t("programmes-credits"), say.credits(slot.credits)),
        Fact::new(say.t("programmes-hours"), say.hours(slot.hours)),
        Fact::new(say.t("programmes-terms"), rules::terms_text(&slot.terms)),
        Fact::new(say.t("programmes-control"), say.code(slot.control)),
    ];
    let spent = slot.split.each().into_iter().filter(|(_, hours)| *hours > kernel::Hours::ZERO);
    facts.extend(spent.map(|(kind, hours)| Fact::new(say.code(kind), say.hours(hours))));
    facts
}

fn slot_form(say: Say, seen: &Seen, design: &Design, slot: &Slot, typed: &Typed<'_>) -> Markup {
    let errors = if typed.option.is_none() { Errors::of(say, typed.refusals) } else { Errors::none() };
    let shown = parts::Form {
        action: view::slot_href(seen.programme.id, slot.order),
        version: Some(seen.programme.version),
        submit: say.t("web-save"),
        cancel: Some(sides::href(&seen.programme, Side::Curriculum)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    parts::card(
        &say.t("programmes-slot"),
        parts::padded(parts::form(say, &shown, slot_fields(say, design, &typed.slot, &errors))),
    )
}

fn slot_fields(say: Say, design: &Design, form: &SlotForm, errors: &Errors) -> Markup {
    let line = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::line(name, say.t(key)).value(value).required().errors(errors))
    };
    let number = |name: &'static str, label: String, value: &str| {
        parts::field(say, &Field::number(name, label).value(value).errors(errors))
    };
    let select = |name: &'static str, key: &str, choices: Vec<Choice>, value: &str| {
        parts::field(say, &Field::select(name, say.t(key), choices).value(value).required().errors(errors))
    };
    let tick = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::tick(name, say.t(key)).value(value).errors(errors))
    };
    let module = |one: &crate::curriculum::Module| {
        Choice::new(one.number.to_string(), format!("{} {}", one.number, say.names(&one.names)))
    };
    let mut modules: Vec<Choice> = design.curriculum.modules.iter().map(module).collect();
    if !modules.iter().any(|choice| choice.value == form.module) && !form.module.is_empty() {
        modules.push(Choice::new(&*form.module, &*form.module));
    }
    let kinds = crate::curriculum::WorkKind::ALL.iter().zip([
        ("lecture", &form.lecture),
        ("lab", &form.lab),
        ("practical", &form.practical),
        ("individual", &form.individual),
        ("independent", &form.independent),
        ("with-teacher", &form.with_teacher),
        ("field-practice", &form.field_practice),
        ("thesis", &form.thesis),
    ]);
    let place = html! {
        (line("code", "programmes-slot-code", &form.code))
        (select("module", "programmes-module", modules, &form.module))
        (select("cycle", "programmes-cycle", Choice::all::<Cycle>(say), &form.cycle))
        (select("component", "programmes-component", Choice::all::<Component>(say), &form.component))
        (parts::field(say, &Field::select("mandatory", say.t("programmes-mandatory"), mandatory(say)).value(&*form.mandatory).errors(errors)))
    };
    let volume = html! {
        (number("credits", say.t("programmes-credits"), &form.credits))
        (number("hours", say.t("programmes-hours"), &form.hours))
        @for (kind, (name, value)) in kinds { (number(name, say.code(*kind), value)) }
    };
    let time = html! {
        (parts::field(say, &Field::line("terms", say.t("programmes-terms")).value(&*form.terms).required()
            .help(say.t("programmes-terms-help")).errors(errors)))
        (select("control", "programmes-control", Choice::all::<ControlForm>(say), &form.control))
        (number("control-term", say.t("programmes-control-term"), &form.control_term))
        (number("choose", say.t("programmes-choose"), &form.choose))
        (parts::field(say, &Field::line("prerequisites", say.t("programmes-prerequisites")).value(&*form.prerequisites)
            .help(say.t("programmes-prerequisites-help")).errors(errors)))
        (tick("course-work", "programmes-course-work", &form.course_work))
        (tick("minor", "programmes-minor", &form.minor))
    };
    let dual = html! {
        (tick("practice", "programmes-practice", &form.practice))
        (number("on-site", say.t("programmes-on-site"), &form.on_site))
        (number("employer", say.t("programmes-employer"), &form.employer))
    };
    html! {
        (parts::section(&say.t("programmes-section-cycle"), "", place))
        (parts::section(&say.t("programmes-section-volume"), "", volume))
        (parts::section(&say.t("programmes-section-time"), "", time))
        (parts::section(&say.t("programmes-section-dual"), "", dual))
    }
}

/// The mandatory disciplines, and none of them.
fn mandatory(say: Say) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "–")];
    choices.extend(Choice::all::<MandatoryDiscipline>(say));
    choices
}

fn option_fields(say: Say, form: &OptionForm, within: &str, errors: &Errors) -> Markup {
    let names = Names::new(&*form.name_kk, &*form.name_ru, &*form.name_en);
    let tick = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::tick(name, say.t(key)).value(value).within(within).errors(errors))
    };
    html! {
        (parts::field(say, &Field::line("option-code", say.t("programmes-discipline-code")).value(&*form.option_code)
            .required().within(within).errors(errors)))
        (parts::names_field(say, &NamesField::new("name", say.t("programmes-name")).value(names).within(within).errors(errors)))
        (tick("by-default", "programmes-by-default", &form.by_default))
        (tick("minor-place", "programmes-minor-place", &form.minor_place))
    }
}

/// A folded form for each discipline of the slot and one for another.
fn option_forms(say: Say, seen: &Seen, slot: &Slot, typed: &Typed<'_>) -> Markup {
    const WITHIN: [&str; 10] = ["new", "o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8", "o9"];
    let base = format!("{}/options", view::slot_href(seen.programme.id, slot.order));
    let one = |number: Option<u8>, stands: OptionForm| {
        let sent = typed.option.as_ref().filter(|(sent, _)| *sent == number);
        let form = sent.map_or(stands, |(_, form)| form.clone());
        let errors = if sent.is_some() { Errors::of(say, typed.refusals) } else { Errors::none() };
        let within = WITHIN.get(usize::from(number.unwrap_or(0))).copied().unwrap_or("more");
        let shown = parts::Form {
            action: number.map_or_else(|| base.clone(), |number| format!("{base}/{number}")),
            version: Some(seen.programme.version),
            submit: say.t("web-save"),
            errors: errors.clone(),
            within,
            ..parts::Form::default()
        };
        parts::form(say, &shown, option_fields(say, &form, within, &errors))
    };
    html! {
        @for option in &slot.options {
            (parts::card(&say.names(&option.names), parts::padded(html! {
                (parts::formula(&say.t("programmes-edit-discipline"), html! {
                    (one(Some(option.number), rules::option_form(option)))
                    (parts::acts(say, &[Button::post(say.t("programmes-remove-discipline"), format!("{base}/{}/remove", option.number))
                        .version(seen.programme.version).grave().confirmed(say.t("programmes-remove-discipline-sure"))]))
                }))
            })))
        }
        (parts::card(&say.t("programmes-add-discipline"), parts::padded(parts::formula(&say.t("programmes-add-discipline"), one(None, OptionForm::default())))))
    }
}
