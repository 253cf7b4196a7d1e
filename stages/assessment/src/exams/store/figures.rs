//! By which figures a university counts, from a day on.

use db::{Read, RowRef, Write, values};
use kernel::{Day, Failure, OrganisationId};

use crate::SettingId;
use crate::grades::Figures;

const SETTING: &str = "assessment_setting";

/// The figures of a university in force on a day.
pub async fn figures(reader: &dyn Read, university: OrganisationId, day: Day) -> Result<Figures, Failure> {
    let sql = "select theory, pass, spread, hours from assessment_setting where organisation = $1 and from_day <= $2 \
               order by from_day desc limit 1";
    let Some(row) = reader.maybe(sql, values![university, day]).await? else { return Ok(Figures::default()) };
    Ok(Figures {
        theory: row.get("theory")?,
        pass: row.get("pass")?,
        spread: row.get("spread")?,
        hours: row.get("hours")?,
    })
}

/// Figures from a day on.
pub async fn insert_figures(
    write: &mut Write,
    university: OrganisationId,
    from: Day,
    figures: Figures,
) -> Result<SettingId, Failure> {
    let id: SettingId = write.by().new_id();
    let Figures { theory, pass, spread, hours } = figures;
    write
        .change(
            RowRef::new(SETTING, id),
            "insert into assessment_setting (id, organisation, from_day, theory, pass, spread, hours, version) \
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
            values![id, university, from, theory, pass, spread, hours],
        )
        .await?;
    Ok(id)
}
