//! The list of graduates who are followed.

use std::collections::HashMap;

use axum::extract::{Query, State};
use db::{After, Paged};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Day, Failure, OrganisationId};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Column, Empty, Field, Row, Table, Total};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use super::{after_graduation, consent_tone, standing, title};
use crate::followups::RECORD;
use crate::followups::moves::Status;
use crate::followups::rules::MONTHS;
use crate::followups::store::{self, Checkpoint, Filter, Followup, FollowupId, State as Narrowed};

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    state: String,
    month: String,
    year: String,
    code: String,
    enterprise: String,
    employed: String,
    after: String,
    format: String,
}

impl ListQuery {
    fn filter(&self, setting: crate::followups::rules::Setting) -> Filter {
        Filter {
            words: self.q.clone(),
            state: Narrowed::of(&self.state),
            month: self.month.parse().ok(),
            year: self.year.parse().ok(),
            code: self.code.clone(),
            enterprise: self.enterprise.parse::<OrganisationId>().ok(),
            employed: self.employed == "yes",
            setting,
        }
    }

    fn address(&self) -> Address {
        Address::of("/outlook")
            .with("q", &*self.q)
            .with("state", &*self.state)
            .with("month", &*self.month)
            .with("year", &*self.year)
            .with("code", &*self.code)
            .with("enterprise", &*self.enterprise)
            .with("employed", &*self.employed)
            .with("after", &*self.after)
    }
}

pub async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let filter = query.filter(store::setting(db, by.today()).await?);
    if !query.format.is_empty() {
        let rows = store::list(db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(db, by, say, &rows).await?, &query.format, "graduates");
    }
    let page = store::page(db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(db, by, &filter).await?;
    let questions = by_followup(db, by, &page.rows).await?;
    let title = say.t("outlook-graduates");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, buttons(say, &visitor)))
        (parts::table(say, &table(say, by.today(), &query, &page, &questions, total)))
    }))
}

fn buttons(say: Say, visitor: &Visitor) -> Markup {
    let mut all = Vec::new();
    if RECORD.opens_to(visitor.caller.role) {
        all.push(Button::post(say.t("outlook-ask-due"), "/outlook/ask").main());
    }
    all.push(Button::link(say.t("outlook-employment"), "/outlook/employment"));
    parts::acts(say, &all)
}

type ByFollowup = HashMap<FollowupId, Vec<Checkpoint>>;

/// The questions of so many follow-ups, a few hundred at a time.
async fn by_followup(db: &db::Db, by: &kernel::Caller, rows: &[Followup]) -> Result<ByFollowup, Failure> {
    let ids: Vec<FollowupId> = rows.iter().map(|row| row.id).collect();
    let mut found = ByFollowup::new();
    for some in ids.chunks(500) {
        for question in store::checkpoints(db, by, some).await? {
            found.entry(question.followup).or_default().push(question);
        }
    }
    Ok(found)
}

fn table(say: Say, today: Day, query: &ListQuery, page: &Paged<Followup>, all: &ByFollowup, total: i64) -> Table {
    let months = MONTHS.iter().map(|month| Choice::new(month.to_string(), after_graduation(say, *month))).collect();
    let fields = vec![
        Field::select("state", say.t("outlook-state"), Choice::all::<Narrowed>(say))
            .value(&*query.state)
            .within("filter"),
        Field::select("month", say.t("outlook-checkpoint"), months).value(&*query.month).within("filter"),
        Field::number("year", say.t("outlook-year")).value(&*query.year).within("filter"),
        Field::line("code", say.t("outlook-code")).value(&*query.code).within("filter"),
    ];
    let address = query.address();
    let mut columns: Vec<Column> = ["outlook-graduate", "outlook-programme", "outlook-graduated", "outlook-consent"]
        .map(|key| Column::words(say.t(key)))
        .into();
    let short = |month: &u32| say.with("outlook-months-short", &[("months", i64::from(*month).into())]);
    columns.extend(MONTHS.iter().map(|month| Column::words(short(month))));
    Table {
        id: "graduates",
        caption: say.t("outlook-graduates"),
        columns,
        rows: page.rows.iter().map(|followup| row(say, today, followup, all.get(&followup.id))).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(
            say,
            &parts::Filter { address: address.clone(), search: Some(query.q.clone()), fields },
        )),
        empty: Empty { title: say.t("outlook-none"), text: say.t("outlook-none-help"), act: None },
        address,
        ..Table::default()
    }
}

fn row(say: Say, today: Day, followup: &Followup, questions: Option<&Vec<Checkpoint>>) -> Row {
    let mut cells = vec![
        html! { (say.names(&title(followup))) },
        html! { (followup.code) },
        html! { (say.day_short(followup.graduated)) },
        parts::pill(consent_tone(followup.consent), &say.code(followup.consent)),
    ];
    for month in MONTHS {
        let question = questions.and_then(|all| all.iter().find(|one| one.month == month));
        cells.push(question.map_or_else(|| html! { "–" }, |question| state(say, today, question)));
    }
    Row::to(format!("/outlook/{}", followup.id), cells)
}

/// What the graduate does, once it is told; where the question stands before.
fn state(say: Say, today: Day, question: &Checkpoint) -> Markup {
    let (tone, word) = standing(say, question, today);
    let Some(activity) = question.activity else {
        return html! { @if question.due > today { small { (word) } } @else { (parts::pill(tone, &word)) } };
    };
    html! {
        (say.code(activity))
        @if question.status != Status::Answered { br; (parts::pill(tone, &word)) }
    }
}

/// The list as a table: a row a question that is due; details only for those whom they concern.
pub async fn sheet(db: &db::Db, by: &kernel::Caller, say: Say, rows: &[Followup]) -> Result<Sheet, Failure> {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let day = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Day);
    let columns = vec![
        text("graduate", "outlook-graduate"),
        text("code", "outlook-code"),
        text("programme", "outlook-programme"),
        text("university", "outlook-university"),
        day("graduated", "outlook-graduated"),
        text("practice", "outlook-practice"),
        text("consent", "outlook-consent"),
        SheetColumn::new("month", say.t("outlook-month"), ColumnKind::Number),
        day("due", "outlook-due-day"),
        text("state", "outlook-state"),
        text("activity", "outlook-activity"),
        text("employer", "outlook-employer"),
        text("post", "outlook-post"),
        text("fits", "outlook-fits"),
        text("at-practice", "outlook-at-practice"),
        day("answered", "outlook-answered-day"),
    ];
    let questions = by_followup(db, by, rows).await?;
    let mut sheet = Sheet::new(say.t("outlook-graduates"), columns);
    for followup in rows {
        let due = questions.get(&followup.id).into_iter().flatten().filter(|one| one.due <= by.today());
        sheet.rows.extend(due.map(|question| line(say, by.today(), followup, question)));
    }
    Ok(sheet)
}

fn line(say: Say, today: Day, followup: &Followup, question: &Checkpoint) -> Vec<Cell> {
    let yes = |said: bool| say.t(if said { "outlook-yes" } else { "outlook-no" });
    vec![
        say.names(&title(followup)).into(),
        followup.code.as_str().into(),
        say.names(&followup.programme_name).into(),
        say.names(&followup.university_name).into(),
        followup.graduated.into(),
        followup.practice.as_ref().map(|(_, name)| say.names(name)).into(),
        say.code(followup.consent).into(),
        i64::from(question.month).into(),
        question.due.into(),
        standing(say, question, today).1.into(),
        question.activity.map(|activity| say.code(activity)).into(),
        question.employer_name.clone().into(),
        question.post.clone().into(),
        question.fits.map(|fits| say.code(fits)).into(),
        question.at_practice.map(yes).into(),
        question.answered.into(),
    ]
}
