//! What the platform itself knows that a forecast is reckoned from: accepted returns, approved places, classifiers.

use std::collections::{BTreeMap, BTreeSet};

use db::{Read, values};
use kernel::{Failure, Names, RegionId};

use crate::CampaignId;
use crate::forecasts::inputs::{Answer, AnswerLine};
use crate::forecasts::kinds::Size;
use crate::forecasts::rules::Known;

/// The accepted returns of a campaign, each with the section of OKED and the size of its enterprise.
pub async fn answers(reader: &dyn Read, campaign: CampaignId) -> Result<Vec<Answer>, Failure> {
    let sql = "select r.id, r.headcount, o.staff as listed, coalesce(a.parent_code, a.code) as section, \
               p.code, l.staff, l.vacancies, l.foreign_now, l.foreign_replaced, l.reductions \
               from needs_return r join registry_organisation o on o.id = r.enterprise \
               left join registry_activity a on a.code = o.activity \
               left join needs_line l on l.of_return = r.id left join registry_profession p on p.id = l.profession \
               where r.campaign = $1 and r.status = 'accepted' order by r.id, p.code, l.id";
    let mut all: Vec<Answer> = Vec::new();
    for row in reader.all(sql, values![campaign]).await? {
        let id: uuid::Uuid = row.get("id")?;
        let name = id.to_string();
        if all.last().is_none_or(|last| last.name != name) {
            let (told, listed): (Option<i64>, Option<i64>) = (row.get("headcount")?, row.get("listed")?);
            let headcount = told.or(listed).unwrap_or(0);
            let sector: Option<String> = row.get("section")?;
            let size = Size::of_staff(headcount);
            all.push(Answer { name, sector: sector.unwrap_or_default(), size, headcount, lines: Vec::new() });
        }
        let profession: Option<String> = row.get("code")?;
        if let Some((profession, answer)) = profession.zip(all.last_mut()) {
            let told = AnswerLine {
                profession,
                staff: row.get("staff")?,
                vacancies: row.get("vacancies")?,
                foreign: row.get("foreign_now")?,
                replaced: row.get("foreign_replaced")?,
                releases: row.get("reductions")?,
            };
            // Levels of education of one profession are counted together.
            match answer.lines.last_mut().filter(|last| last.profession == told.profession) {
                Some(last) => {
                    last.staff += told.staff;
                    last.vacancies += told.vacancies;
                    last.foreign += told.foreign;
                    last.replaced += told.replaced;
                    last.releases += told.releases;
                }
                None => answer.lines.push(told),
            }
        }
    }
    Ok(all)
}

/// Places that orders approved in a region: group, year of admission, places.
pub async fn places(reader: &dyn Read, region: RegionId) -> Result<Vec<(String, i32, i64)>, Failure> {
    let sql = "select i.group_code, c.year, cast(sum(i.places) as bigint) as n from needs_figure i \
               join needs_figures f on f.id = i.figures join needs_campaign c on c.id = f.campaign \
               where f.region = $1 and f.status in ('approved', 'corrected') \
               group by i.group_code, c.year order by i.group_code, c.year";
    let rows = reader.all(sql, values![region]).await?;
    rows.iter().map(|row| Ok((row.get("group_code")?, row.get("year")?, row.get("n")?))).collect()
}

/// The group of each profession that has one.
pub async fn groups_of_professions(reader: &dyn Read) -> Result<BTreeMap<String, String>, Failure> {
    let sql = "select code, group_code from registry_profession where group_code is not null order by code";
    let rows = reader.all(sql, vec![]).await?;
    rows.iter().map(|row| Ok((row.get("code")?, row.get("group_code")?))).collect()
}

/// The codes that tables may name.
pub async fn known(reader: &dyn Read) -> Result<Known, Failure> {
    Ok(Known {
        sectors: codes(reader, "select code from registry_activity where parent_code is null").await?,
        professions: codes(reader, "select code from registry_profession").await?,
        groups: codes(reader, "select code from registry_programme_group").await?,
    })
}

async fn codes(reader: &dyn Read, sql: &str) -> Result<BTreeSet<String>, Failure> {
    reader.all(sql, vec![]).await?.iter().map(|row| row.get("code")).collect()
}

/// What sections, professions and groups are called, by code.
pub async fn names(reader: &dyn Read) -> Result<BTreeMap<String, Names>, Failure> {
    let mut all = BTreeMap::new();
    for sql in [
        "select code, name_kk, name_ru, name_en from registry_activity where parent_code is null",
        "select code, name_kk, name_ru, name_en from registry_programme_group",
        "select code, name_kk, name_ru, name_en from registry_profession",
    ] {
        for row in reader.all(sql, vec![]).await? {
            // A section and a profession may share a code; the first one named stands.
            let name = row.names("name")?;
            all.entry(row.get("code")?).or_insert(name);
        }
    }
    Ok(all)
}
