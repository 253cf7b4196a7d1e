//! How long details are kept and when a question is late: dated settings.

use axum::extract::State;
use axum_extra::extract::Form;
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use web::parts::{self, Column, Errors, Field, Row, Table};
use web::{Answer, PageKind, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::crumb;
use crate::followups::rules::{Setting, SettingForm};
use crate::followups::{actions, store};

pub async fn settings(State(site): State<Site>, visitor: Visitor) -> Answer {
    html_page(page(&site, &visitor, &SettingForm::default(), &[]).await?)
}

pub async fn set(State(site): State<Site>, visitor: Visitor, Form(form): Form<SettingForm>) -> Answer {
    match actions::set(&site.db, &visitor.caller, &form).await {
        Ok(()) => on_to("/outlook/settings"),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            form_again(page(&site, &visitor, &form, &refusals).await?, status)
        }
    }
}

async fn page(site: &Site, visitor: &Visitor, form: &SettingForm, refusals: &[Refusal]) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let known = store::settings(&site.db).await?;
    let title = say.t("outlook-settings");
    let number = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::number(name, say.t(key)).value(value).required().errors(&errors))
    };
    let shown = parts::Form {
        action: "/outlook/settings".into(),
        submit: say.t("web-save"),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let row = |setting: &Setting| {
        Row::of(vec![
            html! { (setting.from.map_or_else(|| say.t("outlook-setting-default"), |day| say.day(day))) },
            html! { (say.number(setting.keep_months)) },
            html! { (say.number(setting.late_days)) },
        ])
    };
    let mut rows: Vec<Row> = known.iter().map(row).collect();
    rows.push(row(&Setting::default()));
    let table = Table {
        id: "settings",
        caption: title.clone(),
        columns: vec![
            Column::words(say.t("outlook-setting-from")),
            Column::figures(say.t("outlook-keep-months")),
            Column::figures(say.t("outlook-late-days")),
        ],
        rows,
        ..Table::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        p.small { (say.t("outlook-settings-help")) }
        (parts::table(say, &table))
        (parts::form(say, &shown, html! {
            (parts::field(say, &Field::day("from", say.t("outlook-setting-from")).value(&*form.from).required().errors(&errors)))
            (number("keep-months", "outlook-keep-months", &form.keep_months))
            (number("late-days", "outlook-late-days", &form.late_days))
        }))
    }))
}
