//! What forms of a commission choose from: organisations and people of the registry.

use accounts::Reach;
use db::{Read, Row, values};
use kernel::{Caller, Day, Failure, Id, Names, OrganisationId, PersonId, RegionId};

/// Rows offered by a form at most; what is beyond is found by its region or organisation.
const MOST: usize = 500;

/// Something to choose.
#[derive(Clone, Debug)]
pub struct Offered<T> {
    /// Its id.
    pub id: T,
    /// Its name.
    pub name: Names,
}

/// The region of an organisation that stands; none when there is no such.
pub async fn region_of(reader: &dyn Read, id: OrganisationId) -> Result<Option<RegionId>, Failure> {
    let sql = "select o.region from registry_organisation o where o.id = $1";
    reader.maybe(sql, values![id]).await?.map(|row| row.get("region")).transpose()
}

/// Is the person in the registry?
pub async fn person_stands(reader: &dyn Read, id: PersonId) -> Result<bool, Failure> {
    Ok(reader.maybe("select 1 as n from registry_person p where p.id = $1", values![id]).await?.is_some())
}

/// The organisations in whose name the caller may found a commission, by name.
pub async fn founders(reader: &dyn Read, caller: &Caller) -> Result<Vec<Offered<OrganisationId>>, Failure> {
    let (reach, cells) = Reach::new(caller).region("o.region").organisation("o.id").sql(1);
    let sql = format!(
        "select o.id, o.name_kk, o.name_ru, o.name_en from registry_organisation o \
         where o.status = 'active' and {reach} order by o.sort_key, o.id limit {MOST}"
    );
    offered(&reader.all(&sql, cells).await?)
}

/// The organisations members may come from, by name; only of a kind, when one is named.
pub async fn organisations(reader: &dyn Read, kind: Option<&str>) -> Result<Vec<Offered<OrganisationId>>, Failure> {
    let (narrowed, cells) = match kind {
        Some(kind) => (" and o.kind = $1", values![kind]),
        None => ("", vec![]),
    };
    let sql = format!(
        "select o.id, o.name_kk, o.name_ru, o.name_en from registry_organisation o \
         where o.status = 'active'{narrowed} order by o.sort_key, o.id limit {MOST}"
    );
    offered(&reader.all(&sql, cells).await?)
}

fn offered<T: Id + kernel::Stored>(rows: &[Row]) -> Result<Vec<Offered<T>>, Failure> {
    rows.iter().map(|row| Ok(Offered { id: row.get("id")?, name: row.names("name")? })).collect()
}

/// The people who hold a post in an organisation on a day, by name.
pub async fn people_of(
    reader: &dyn Read,
    organisation: OrganisationId,
    today: Day,
) -> Result<Vec<Offered<PersonId>>, Failure> {
    let sql = format!(
        "select distinct p.id, p.family, p.given, p.patronymic, p.latin, p.sort_key from registry_post t \
         join registry_person p on p.id = t.person where t.organisation = $1 and t.from_day <= $2 \
         and (t.until_day is null or t.until_day >= $2) order by p.sort_key, p.id limit {MOST}"
    );
    let rows = reader.all(&sql, values![organisation, today]).await?;
    rows.iter().map(|row| Ok(Offered { id: row.get("id")?, name: super::person_name(row)? })).collect()
}
