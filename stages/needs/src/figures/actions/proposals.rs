//! Proposing figures: capacities, places, and giving out the places of a group.

use db::{Db, RowRef, Write};
use kernel::{Caller, Failure, OrganisationId, Reading, latin_twin};
use registry::organisations::{self, rules::Kind};
use serde_json::json;

use super::facts;
use crate::campaigns;
use crate::figures::apportion as shares;
use crate::figures::moves::Act;
use crate::figures::rules::{ApportionForm, FigureForm, proposed};
use crate::figures::store::{self, Figure, Figures};
use crate::order::demand::yearly;
use crate::permissions::{PROPOSE, may};
use crate::{CampaignId, FigureId, FiguresId, refusal};

/// Begins the control figures of a campaign; those that were begun already are found again.
///
/// # Errors
/// Missing, when the campaign lies outside the caller's reach.
pub async fn draw_up(db: &Db, by: &Caller, campaign: CampaignId) -> Result<FiguresId, Failure> {
    may(&PROPOSE, by.role)?;
    let mut write = db.write(by).await?;
    let campaign = campaigns::store::load(&write, by, campaign).await?;
    if let Some(begun) = store::of_campaign(&write, campaign.id).await? {
        return Ok(begun.id);
    }
    let id: FiguresId = by.new_id();
    store::insert(&mut write, id, campaign.id, campaign.region).await?;
    write.record("needs-act-begin-figures", RowRef::new(store::TABLE, id), json!({ "campaign": campaign.id }));
    write.done().await?;
    Ok(id)
}

/// Proposes a group at an educational organisation: what it can take and how many places it gets. A figure that stands
/// is changed.
///
/// # Errors
/// What is wrong with the form; `NOT_EDUCATIONAL`, `UNKNOWN_GROUP`; what the lifecycle says; stale.
pub async fn propose(
    db: &Db,
    by: &Caller,
    id: FiguresId,
    version: i64,
    form: &FigureForm,
) -> Result<FigureId, Failure> {
    let wanted = proposed(form)?;
    let mut write = db.write(by).await?;
    edited(&mut write, by, id, version).await?;
    let university = place(&write, form, &wanted.group).await?;
    let stands = store::figures(&write, id).await?;
    let known = stands.iter().find(|one| one.place.group == wanted.group && one.place.university == university);
    let figure = if let Some(known) = known {
        store::save_figure(&mut write, known.id, wanted.capacity, wanted.places).await?;
        known.id
    } else {
        let new: FigureId = by.new_id();
        store::insert_figure(&mut write, new, id, university, &wanted).await?;
        new
    };
    let payload = json!({ "university": university, "before": known.map(|one| one.place.places), "after": wanted });
    write.record("needs-act-propose-figure", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(figure)
}

/// Takes a figure out of the proposal.
///
/// # Errors
/// What the lifecycle says; stale; Missing, when there is no such figure.
pub async fn withdraw(db: &Db, by: &Caller, id: FiguresId, version: i64, figure: FigureId) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    edited(&mut write, by, id, version).await?;
    let Figure { place, .. } = store::figure(&write, id, figure).await?;
    store::delete_figure(&mut write, id, figure).await?;
    let payload = json!({ "group": place.group, "university": place.university, "before": place.places });
    write.record("needs-act-withdraw-figure", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Gives out the places of a group over its organisations in proportion to their capacity; as many as the returns need
/// in a year when no number is typed. Says how many were given: never more than can be taken.
///
/// # Errors
/// `NO_CAPACITY`; what is wrong with the form; what the lifecycle says; stale.
pub async fn apportion(
    db: &Db,
    by: &Caller,
    id: FiguresId,
    version: i64,
    form: &ApportionForm,
) -> Result<i64, Failure> {
    let mut write = db.write(by).await?;
    let before = edited(&mut write, by, id, version).await?;
    let (group, places) = asked(&write, &before, form).await?;
    let figures: Vec<Figure> =
        store::figures(&write, id).await?.into_iter().filter(|one| one.place.group == group).collect();
    let capacities: Vec<i64> = figures.iter().map(|one| one.place.capacity).collect();
    if capacities.iter().sum::<i64>() == 0 {
        return Err(refusal::NO_CAPACITY.at("group").with("group", group).into());
    }
    let given = shares::apportion(places, &capacities);
    for (figure, places) in figures.iter().zip(&given) {
        store::save_figure(&mut write, figure.id, figure.place.capacity, *places).await?;
    }
    let payload = json!({ "group": group, "places": places, "capacities": capacities, "given": given });
    write.record("needs-act-apportion", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(given.iter().sum())
}

async fn asked(write: &Write, of: &Figures, form: &ApportionForm) -> Result<(String, i64), Failure> {
    let mut read = Reading::new();
    let group = read.text("group", &latin_twin(&form.group).to_uppercase(), 10);
    let typed = form.places.trim();
    let places = if typed.is_empty() { None } else { read.whole("places", typed, 0, 100_000) };
    let group = read.end(group)?;
    if let Some(places) = places {
        return Ok((group, places));
    }
    let needs = yearly(write, of.campaign).await?;
    let need = needs.iter().find(|(of, _)| *of == group).map_or(0, |(_, need)| *need);
    Ok((group, need))
}

/// The figures, after the move that editing is.
async fn edited(write: &mut Write, by: &Caller, id: FiguresId, version: i64) -> Result<Figures, Failure> {
    let before = store::load(write, by, id).await?;
    let facts = facts(write, &before).await?;
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save(write, &before, version, moved).await?;
    Ok(before)
}

/// The organisation that a figure names; both it and the group must stand.
async fn place(write: &Write, form: &FigureForm, group: &str) -> Result<OrganisationId, Failure> {
    let mut refusals = Vec::new();
    let university = organisations::store::find(write, &form.university).await?;
    let university = university.filter(|one| matches!(one.kind, Kind::University | Kind::College));
    if university.is_none() {
        refusals.push(refusal::NOT_EDUCATIONAL.at("university").with("typed", form.university.trim()));
    }
    if !registry::classifiers::group_stands(write, group).await? {
        refusals.push(refusal::UNKNOWN_GROUP.at("group").with("typed", group));
    }
    Failure::unless(refusals)?;
    Ok(university.ok_or(Failure::Missing)?.id)
}
