//! A university's numbers, and places in its lists of states.

use db::{Read, RowRef, Write, values};
use kernel::{Failure, OrganisationId};

use crate::CounterId;

const COUNTER: &str = "assessment_counter";

/// Where a university's series stand: exams and certificates of the year, places in the lists of states over all years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Exams.
    pub exams: i64,
    /// Certificates.
    pub certificates: i64,
    /// Places.
    pub places: i64,
}

/// Counts on a university's series of a year by so much, and tells where they stand after it. The counter's row queues
/// those who ask at once.
pub async fn count_on(
    write: &mut Write,
    university: OrganisationId,
    year: i32,
    by: Counted,
) -> Result<Counted, Failure> {
    let sql = "insert into assessment_counter (id, year, exams, certificates, places, version) \
               values ($1, $2, $3, $4, $5, 1) on conflict (id) do update set \
               version = assessment_counter.version + 1, year = excluded.year, \
               exams = case when assessment_counter.year = excluded.year then assessment_counter.exams else 0 end \
               + excluded.exams, certificates = case when assessment_counter.year = excluded.year \
               then assessment_counter.certificates else 0 end + excluded.certificates, \
               places = assessment_counter.places + excluded.places";
    let row = RowRef::new(COUNTER, CounterId(university.0));
    write.change(row, sql, values![university, year, by.exams, by.certificates, by.places]).await?;
    let sql = "select exams, certificates, places from assessment_counter where id = $1";
    let row = write.one(sql, values![university]).await?;
    Ok(Counted { exams: row.get("exams")?, certificates: row.get("certificates")?, places: row.get("places")? })
}
