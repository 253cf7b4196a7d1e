//! Attendance, marked: one tap for one trainee, one for everybody, or a week at once.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Day, Failure, Hours, Reading, house};
use serde::Deserialize;
use web::{Answer, Site, Visitor, on_to};

use super::way_back;
use crate::PracticeId;
use crate::attendance::{Marking, Presence, actions};

pub async fn all_present(State(site): State<Site>, visitor: Visitor) -> Answer {
    actions::all_present(&site.db, &visitor.caller).await?;
    on_to("/practice/today")
}

/// One tap.
#[derive(Debug, Deserialize)]
pub struct Tap {
    day: Day,
    presence: Presence,
    #[serde(default)]
    back: String,
}

pub async fn mark(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Form(tap): Form<Tap>,
) -> Answer {
    let one = Marking { day: tap.day, presence: tap.presence, time: None };
    actions::mark(&site.db, &visitor.caller, id, &[one]).await?;
    on_to(&way_back(&tap.back, format!("/practice/{id}/weeks/{}", tap.day.monday())))
}

pub async fn mark_week(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, monday)): Path<(PracticeId, Day)>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Answer {
    let days = markings(monday, &sent)?;
    actions::mark(&site.db, &visitor.caller, id, &days).await?;
    on_to(&format!("/practice/{id}/weeks/{monday}"))
}

/// The days that were marked; those left open are left out.
fn markings(monday: Day, sent: &BTreeMap<String, String>) -> Result<Vec<Marking>, Failure> {
    let mut read = Reading::new();
    let mut days = Vec::new();
    for n in 0..7i64 {
        let typed = |name: &str| sent.get(&format!("{name}-{}", n + 1)).map_or("", String::as_str);
        if typed("presence").is_empty() {
            continue;
        }
        let presence = Presence::of(typed("presence"));
        read.unless(presence.is_some(), house::NOT_IN_LIST.at("presence"));
        let time: Option<Hours> = read.maybe("time", typed("time"), &house::NOT_A_NUMBER);
        days.extend(presence.map(|presence| Marking { day: monday.plus(n), presence, time }));
    }
    read.end(Some(days))
}
