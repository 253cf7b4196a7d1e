//! Groups: whose they are, who studies in them.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Lang, Refusal, Role, Scope};
use maud::{Markup, html};
use web::parts::{self, Choice, Column, Crumb, Empty, Errors, Field, Row, Table};
use web::{Answer, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use crate::enrolments::rules::GroupForm;
use crate::enrolments::store::{self, Group};
use crate::enrolments::{GroupId, KEEP, actions};

pub(super) async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let groups = store::groups(&site.db, &visitor.caller).await?;
    let row = |group: &Group| {
        Row::to(
            format!("/groups/{}", group.id),
            vec![
                html! { (group.name) },
                html! { (group.programme_code) " " (say.names(&group.programme_name)) },
                html! { (group.admission.0) },
                html! { (say.code(group.lang)) },
                html! { (group.curator_name.as_ref().map_or_else(|| "–".into(), |name| say.names(name))) },
                html! { (group.students) },
            ],
        )
    };
    let table = Table {
        id: "groups",
        caption: say.t("programmes-clusters"),
        columns: vec![
            Column::words(say.t("programmes-cluster")),
            Column::words(say.t("programmes-programme")),
            Column::figures(say.t("programmes-admission")),
            Column::words(say.t("programmes-language")),
            Column::words(say.t("programmes-curator")),
            Column::figures(say.t("programmes-students")),
        ],
        rows: groups.iter().map(row).collect(),
        empty: Empty {
            title: say.t("programmes-clusters-none"),
            text: say.t("programmes-students-none-help"),
            act: None,
        },
        ..Table::default()
    };
    let title = say.t("programmes-clusters");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, html! {}))
        (parts::table(say, &table))
    }))
}

pub(super) async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<GroupId>) -> Answer {
    html_page(page(&site, &visitor, id, None, &[]).await?)
}

pub(super) async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<GroupId>,
    Form(sent): Form<Versioned<GroupForm>>,
) -> Answer {
    match actions::edit_group(&site.db, &visitor.caller, id, sent.version(), &sent.form).await {
        Ok(()) => on_to(&format!("/groups/{id}")),
        Err(failure) => {
            let status = web::status(&failure);
            form_again(page(&site, &visitor, id, Some(sent.form), &refusals_of(failure)?).await?, status)
        }
    }
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    id: GroupId,
    typed: Option<GroupForm>,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let group = store::load_group(&site.db, &visitor.caller, id).await?;
    let students = store::of_group(&site.db, id).await?;
    let stands = GroupForm {
        name: group.name.clone(),
        curator: group.curator.map(|id| id.to_string()).unwrap_or_default(),
        language: group.lang.code().to_owned(),
    };
    let form = typed.unwrap_or(stands);
    let errors = Errors::of(say, refusals);
    let over = format!("{} {} · {}", group.programme_code, say.names(&group.programme_name), group.admission.0);
    let shown = parts::Form {
        action: format!("/groups/{id}"),
        version: Some(group.version),
        submit: say.t("web-save"),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let curators = curators(site, visitor, &group).await?;
    let curator = if curators.is_empty() {
        Field::line("curator", say.t("programmes-curator")).help(say.t("programmes-curator-help"))
    } else {
        Field::select("curator", say.t("programmes-curator"), curators)
    };
    let fields = html! {
        (parts::field(say, &Field::line("name", say.t("programmes-name")).value(&*form.name).required().errors(&errors)))
        (parts::field(say, &curator.value(&*form.curator).errors(&errors)))
        (parts::field(say, &Field::select("language", say.t("programmes-language"), Choice::all::<Lang>(say))
            .value(&*form.language).required().errors(&errors)))
    };
    Ok(visitor.shell(site, PageKind::Record, &*group.name).page(html! {
        (parts::crumbs(say, &[Crumb { href: "/groups".into(), label: say.t("programmes-clusters") }]))
        (parts::head(&over, &group.name, html! {}))
        @if let Some(curator) = &group.curator_name {
            p { (say.t("programmes-curator")) ": " strong { (say.names(curator)) } }
        }
        (parts::table(say, &super::fellows(say, &students)))
        @if KEEP.opens_to(visitor.caller.role) {
            (parts::card(&say.t("programmes-edit-cluster"), parts::padded(parts::form(say, &shown, fields))))
        }
    }))
}

/// The curators of the caller's organisation, and the one who looks after the group now.
async fn curators(site: &Site, visitor: &Visitor, group: &Group) -> Result<Vec<Choice>, Failure> {
    let Some(organisation) = visitor.caller.organisation() else { return Ok(Vec::new()) };
    let (scope, today) = (Scope::organisation(organisation), visitor.caller.today());
    let mut people = accounts::holders(&site.db, Role::Curator, scope, today).await?;
    people.extend(group.curator);
    let names = registry::people::names_of(&site.db, &people).await?;
    Ok(names.into_iter().map(|(id, name)| Choice::new(id.to_string(), visitor.say.names(&name))).collect())
}
