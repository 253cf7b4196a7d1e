//! Orders of the authority: the figures are approved, later corrected; each order is kept as it was printed.

use db::{Db, RowRef, Write};
use documents::{Press, papers};
use kernel::{Caller, Code, Failure, Lang};
use serde_json::json;

use super::facts;
use crate::figures::moves::Act;
use crate::figures::paper::{self, Matter};
use crate::figures::rules::{CorrectionForm, OrderForm, Place, Requisites, correction, covered, requisites};
use crate::figures::store::{self, Figures};
use crate::order::demand::yearly;
use crate::{CorrectionId, FigureId, FiguresId};

/// Approves the figures by an order; it is printed and kept in three languages, Kazakh first.
///
/// # Errors
/// What is wrong with the requisites; what the lifecycle says; stale.
pub async fn approve(
    db: &Db,
    by: &Caller,
    press: &dyn Press,
    id: FiguresId,
    version: i64,
    form: &OrderForm,
) -> Result<(), Failure> {
    let order = requisites(form, by.today())?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, &before).await?;
    let moved = before.status.after(Act::Approve, by.role, &facts, "")?;
    store::save_order(&mut write, &before, version, moved, &order).await?;
    print(&mut write, press, &before, &order, None).await?;
    write.record(
        "needs-act-approve-figures",
        RowRef::new(store::TABLE, id),
        json!({ "order": order, "to": moved.to() }),
    );
    write.announce("needs.figures-approved", id, json!({ "region": before.region, "year": before.year }));
    write.done().await
}

/// Changes, postpones or cancels an approved figure by an order, with its reason.
///
/// # Errors
/// What is wrong with the correction or the requisites; what the lifecycle says; stale.
pub async fn correct(
    db: &Db,
    by: &Caller,
    press: &dyn Press,
    id: FiguresId,
    version: i64,
    form: &CorrectionForm,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, &before).await?;
    let moved = before.status.after(Act::Correct, by.role, &facts, &form.reason)?;
    let order = requisites(&form.order(), by.today())?;
    let figure: FigureId = form.figure.trim().parse().map_err(|_| Failure::Missing)?;
    let stood = store::figure(&write, id, figure).await?.place;
    let (kind, places) = correction(form, stood.places, stood.capacity)?;
    store::save_order(&mut write, &before, version, moved, &order).await?;
    store::save_figure(&mut write, figure, stood.capacity, places).await?;
    let new: CorrectionId = by.new_id();
    let of = (new, id, before.edition + 1);
    store::insert_correction(&mut write, of, &stood, (kind, places), form.reason.trim(), &order).await?;
    print(&mut write, press, &before, &order, Some(form.reason.trim())).await?;
    let payload = json!({ "order": order, "kind": kind, "group": stood.group, "university": stood.university,
        "before": stood.places, "after": places, "reason": form.reason.trim() });
    write.record("needs-act-correct-figures", RowRef::new(store::TABLE, id), payload);
    write.announce("needs.figures-corrected", id, json!({ "region": before.region, "year": before.year }));
    write.done().await
}

/// Prints the order and keeps it.
async fn print(
    write: &mut Write,
    press: &dyn Press,
    of: &Figures,
    order: &Requisites,
    reason: Option<&str>,
) -> Result<(), Failure> {
    let figures = store::figures(write, of.id).await?;
    let setting = store::setting_on(write, of.region, order.day).await?;
    let needs = yearly(write, of.campaign).await?;
    let places: Vec<Place> = figures.iter().map(|figure| figure.place.clone()).collect();
    let opinions: Vec<_> =
        store::opinions(write, of.id).await?.into_iter().filter(|one| one.round == of.round).collect();
    let covered = covered(&places, &needs, &setting);
    let matter = Matter { of, order, figures: &figures, covered: &covered, opinions: &opinions, reason };
    for lang in Lang::ALL {
        let bytes = press.pdf(&paper::order(&matter, *lang))?;
        papers::keep(write, paper::kind(*lang), of.id, of.edition + 1, bytes).await?;
    }
    Ok(())
}
