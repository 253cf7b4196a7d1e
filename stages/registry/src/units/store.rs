//! Every statement about units.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Code, Failure, Moved, Names, OrganisationId, UnitId};

use super::moves::{Act, Status};

/// The table, as rows are named in the record.
pub const TABLE: &str = "registry_unit";

/// A unit as it is stored.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: Names,
    /// Does it stand?
    pub status: Status,
    /// Its version.
    pub version: i64,
}

const UNIT: &str =
    "select u.id, u.organisation, u.name_kk, u.name_ru, u.name_en, u.status, u.version from registry_unit u";

fn unit(row: &Row) -> Result<Unit, Failure> {
    Ok(Unit {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        name: row.names("name")?,
        status: row.get("status")?,
        version: row.get("version")?,
    })
}

/// The unit, or `Missing`.
pub async fn load(reader: &dyn Read, id: UnitId) -> Result<Unit, Failure> {
    unit(&reader.one(&format!("{UNIT} where u.id = $1"), values![id]).await?)
}

/// The units of an organisation, by name; at most five hundred.
pub async fn of(reader: &dyn Read, organisation: OrganisationId) -> Result<Vec<Unit>, Failure> {
    let sql = format!("{UNIT} where u.organisation = $1 order by u.sort_key, u.id limit 500");
    reader.all(&sql, values![organisation]).await?.iter().map(unit).collect()
}

/// A new unit, standing.
pub async fn insert(write: &mut Write, id: UnitId, organisation: OrganisationId, name: &Names) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into registry_unit (id, organisation, name_kk, name_ru, name_en, status, sort_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
            values![id, organisation, name.kk, name.ru, name.en, Status::ALL[0], web::sort_key(&name.kk)],
        )
        .await
}

/// The new name of a unit that may be renamed.
pub async fn save_entry(
    write: &mut Write,
    id: UnitId,
    version: i64,
    moved: Moved<Status, Act>,
    name: &Names,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_unit set name_kk = $1, name_ru = $2, name_en = $3, sort_key = $4, status = $5, \
             version = version + 1 where id = $6 and version = $7",
            values![name.kk, name.ru, name.en, web::sort_key(&name.kk), moved.to(), id, version],
        )
        .await
}

/// The state after a move.
pub async fn save(write: &mut Write, id: UnitId, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_unit set status = $1, version = version + 1 where id = $2 and version = $3",
            values![moved.to(), id, version],
        )
        .await
}
