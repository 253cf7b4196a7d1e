//! Every statement about what stands in control figures: the figures, opinions, corrections.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Day, Failure, Names, OrganisationId, PersonId, RegionId};
use uuid::Uuid;

use crate::figures::rules::{Correction, Opinion, Place, Proposed, Requisites};
use crate::{CorrectionId, FigureId, FiguresId, OpinionId};

/// The table of figures, as rows are named in the record.
pub const FIGURE: &str = "needs_figure";
/// The table of opinions.
pub const OPINION: &str = "needs_opinion";
/// The table of corrections.
pub const CORRECTION: &str = "needs_correction";

/// One figure as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its id.
    pub id: FigureId,
    /// The group, the organisation, capacity and places.
    pub place: Place,
    /// What the group is called.
    pub group_name: Names,
    /// What the organisation is called.
    pub university_name: Names,
}

const COLUMNS: &str = "i.id, i.group_code, i.university, i.capacity, i.places, g.name_kk as group_kk, \
     g.name_ru as group_ru, g.name_en as group_en, o.short_kk, o.short_ru, o.short_en \
     from needs_figure i join registry_programme_group g on g.code = i.group_code \
     join registry_organisation o on o.id = i.university";

fn of_row(row: &Row) -> Result<Figure, Failure> {
    Ok(Figure {
        id: row.get("id")?,
        place: Place {
            group: row.get("group_code")?,
            university: row.get("university")?,
            capacity: row.get("capacity")?,
            places: row.get("places")?,
        },
        group_name: row.names("group")?,
        university_name: row.names("short")?,
    })
}

/// Every figure, by group and organisation.
pub async fn figures(reader: &dyn Read, of: FiguresId) -> Result<Vec<Figure>, Failure> {
    let sql = format!("select {COLUMNS} where i.figures = $1 order by i.group_code, o.sort_key, i.id");
    reader.all(&sql, values![of]).await?.iter().map(of_row).collect()
}

/// One figure of these, or `Missing`.
pub async fn figure(reader: &dyn Read, of: FiguresId, id: FigureId) -> Result<Figure, Failure> {
    of_row(&reader.one(&format!("select {COLUMNS} where i.figures = $1 and i.id = $2"), values![of, id]).await?)
}

/// The approved places of an organisation in a group for a year; none when no order gave any.
pub async fn places_of(
    reader: &dyn Read,
    university: OrganisationId,
    group: &str,
    year: i32,
) -> Result<Option<i64>, Failure> {
    let sql = "select i.places from needs_figure i join needs_figures f on f.id = i.figures \
               join needs_campaign c on c.id = f.campaign where i.university = $1 and i.group_code = $2 \
               and c.year = $3 and f.status in ('approved', 'corrected') order by f.id limit 1";
    reader.maybe(sql, values![university, group, year]).await?.map(|row| row.get("places")).transpose()
}

/// A new figure.
pub async fn insert_figure(
    write: &mut Write,
    id: FigureId,
    of: FiguresId,
    university: OrganisationId,
    proposed: &Proposed,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(FIGURE, id),
            "insert into needs_figure (id, figures, group_code, university, capacity, places) \
             values ($1, $2, $3, $4, $5, $6)",
            values![id, of, proposed.group, university, proposed.capacity, proposed.places],
        )
        .await
}

/// What a figure is from now on.
pub async fn save_figure(write: &mut Write, id: FigureId, capacity: i64, places: i64) -> Result<(), Failure> {
    let sql = "update needs_figure set capacity = $1, places = $2 where id = $3";
    write.change(RowRef::new(FIGURE, id), sql, values![capacity, places, id]).await
}

/// Takes a figure out.
pub async fn delete_figure(write: &mut Write, of: FiguresId, id: FigureId) -> Result<(), Failure> {
    let sql = "delete from needs_figure where id = $1 and figures = $2";
    write.change(RowRef::new(FIGURE, id), sql, values![id, of]).await
}

/// An opinion as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its id.
    pub id: OpinionId,
    /// The round it was given in.
    pub round: i64,
    /// Who gave it: the association or council.
    pub body: Names,
    /// What they say.
    pub opinion: Opinion,
    /// Why.
    pub words: Option<String>,
    /// When.
    pub day: Day,
}

/// Every opinion, the latest round first.
pub async fn opinions(reader: &dyn Read, of: FiguresId) -> Result<Vec<Given>, Failure> {
    let sql = "select id, round, body_kk, body_ru, body_en, opinion, words, day from needs_opinion where figures = $1 \
               order by round desc, day, id";
    let rows = reader.all(sql, values![of]).await?;
    rows.iter()
        .map(|row| {
            Ok(Given {
                id: row.get("id")?,
                round: row.get("round")?,
                body: row.names("body")?,
                opinion: row.get("opinion")?,
                words: row.get("words")?,
                day: row.get("day")?,
            })
        })
        .collect()
}

/// The opinion that a holder of the right gave in a round.
pub async fn opined(reader: &dyn Read, of: FiguresId, round: i64, holder: Uuid) -> Result<Option<OpinionId>, Failure> {
    let sql = "select id from needs_opinion where figures = $1 and round = $2 and holder = $3";
    reader.maybe(sql, values![of, round, holder]).await?.map(|row| row.get("id")).transpose()
}

/// A new opinion.
#[expect(clippy::too_many_arguments, reason = "an opinion is all of these, and is written once")]
pub async fn insert_opinion(
    write: &mut Write,
    id: OpinionId,
    of: FiguresId,
    round: i64,
    holder: Uuid,
    body: &Names,
    person: PersonId,
    (opinion, words): (Opinion, Option<String>),
) -> Result<(), Failure> {
    let day = write.by().today();
    write
        .change(
            RowRef::new(OPINION, id),
            "insert into needs_opinion (id, figures, round, holder, body_kk, body_ru, body_en, person, opinion, words, day) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            values![id, of, round, holder, body.kk, body.ru, body.en, person, opinion, words, day],
        )
        .await
}

/// A correction as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The order it came by.
    pub edition: i64,
    /// The group of programmes.
    pub group: String,
    /// What the organisation is called.
    pub university_name: Names,
    /// What it did.
    pub kind: Correction,
    /// Places before.
    pub before: i64,
    /// Places after.
    pub after: i64,
    /// Why.
    pub reason: String,
    /// The number of the order.
    pub number: String,
    /// Its day.
    pub day: Day,
}

/// Every correction, the latest first.
pub async fn corrections(reader: &dyn Read, of: FiguresId) -> Result<Vec<Corrected>, Failure> {
    let sql = "select k.edition, k.group_code, k.kind, k.places_before, k.places_after, k.reason, k.number, k.day, \
               o.short_kk, o.short_ru, o.short_en from needs_correction k \
               join registry_organisation o on o.id = k.university where k.figures = $1 order by k.edition desc, k.id";
    let rows = reader.all(sql, values![of]).await?;
    rows.iter()
        .map(|row| {
            Ok(Corrected {
                edition: row.get("edition")?,
                group: row.get("group_code")?,
                university_name: row.names("short")?,
                kind: row.get("kind")?,
                before: row.get("places_before")?,
                after: row.get("places_after")?,
                reason: row.get("reason")?,
                number: row.get("number")?,
                day: row.get("day")?,
            })
        })
        .collect()
}

/// A new correction of a figure.
pub async fn insert_correction(
    write: &mut Write,
    (id, of, edition): (CorrectionId, FiguresId, i64),
    before: &Place,
    (kind, after): (Correction, i64),
    reason: &str,
    order: &Requisites,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(CORRECTION, id),
            "insert into needs_correction (id, figures, edition, group_code, university, kind, places_before, \
             places_after, reason, number, day) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            values![
                id,
                of,
                edition,
                before.group,
                before.university,
                kind,
                before.places,
                after,
                reason,
                order.number,
                order.day
            ],
        )
        .await
}

/// Places that orders approved for a region, or for all, in the latest year that has any: how many and for which year.
pub async fn approved(reader: &dyn Read, region: Option<RegionId>) -> Result<Option<(i32, i64)>, Failure> {
    let mut cells = Vec::new();
    let mut inside = String::new();
    if let Some(region) = region {
        cells.extend(values![region]);
        inside.push_str(" and f.region = $1");
    }
    let sql = format!(
        "select c.year, cast(sum(i.places) as bigint) as n from needs_figure i join needs_figures f on f.id = i.figures \
         join needs_campaign c on c.id = f.campaign where f.status in ('approved', 'corrected'){inside} \
         group by c.year order by c.year desc limit 1"
    );
    reader.maybe(&sql, cells).await?.map(|row| Ok((row.get("year")?, row.get("n")?))).transpose()
}
