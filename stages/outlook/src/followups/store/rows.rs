//! What is stored about a graduate, and what of it whose eyes see.

use db::Row;
use kernel::{Day, EnrolmentId, Failure, Moment, Names, OrganisationId, PersonId, ProgrammeId, RegionId, Role};

use super::{CheckpointId, FollowupId};
use crate::consent;
use crate::followups::moves::Status;
use crate::followups::rules::{Activity, Band, Fits};

/// The follow-up of a graduate.
#[derive(Clone, Debug)]
pub struct Followup {
    /// Its id.
    pub id: FollowupId,
    /// The enrolment that ended with graduation.
    pub enrolment: EnrolmentId,
    /// The graduate.
    pub person: PersonId,
    /// The graduate's name; none for those whom it does not concern.
    pub name: Option<Names>,
    /// The programme's version.
    pub programme: ProgrammeId,
    /// Code of the programme.
    pub code: String,
    /// Name of the programme.
    pub programme_name: Names,
    /// Where the graduate studied.
    pub university: OrganisationId,
    /// Its name.
    pub university_name: Names,
    /// Its region.
    pub region: RegionId,
    /// The enterprise of the practice, where one is known.
    pub practice: Option<(OrganisationId, Names)>,
    /// The day of graduation.
    pub graduated: Day,
    /// Its year.
    pub year: i64,
    /// Does the graduate agree?
    pub consent: consent::Status,
    /// Since when.
    pub consent_day: Option<Day>,
    /// The paper it stands on, when somebody else wrote it down.
    pub consent_paper: Option<String>,
    /// Were the details erased after their term?
    pub forgotten: bool,
    /// Its version.
    pub version: i64,
    pub(super) sort_key: String,
}

/// One question of a follow-up.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// Its id.
    pub id: CheckpointId,
    /// Whose it is.
    pub followup: FollowupId,
    /// Months after graduation.
    pub month: u32,
    /// The day on which it falls due.
    pub due: Day,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// What the graduate does.
    pub activity: Option<Activity>,
    /// The employer, where it stands in the registry.
    pub employer: Option<OrganisationId>,
    /// The employer's name.
    pub employer_name: Option<String>,
    /// The post.
    pub post: Option<String>,
    /// The first day of work.
    pub from: Option<Day>,
    /// Is the work of the profession?
    pub fits: Option<Fits>,
    /// Is it with the enterprise of the practice?
    pub at_practice: Option<bool>,
    /// What is earned.
    pub band: Option<Band>,
    /// The day of the answer.
    pub answered: Option<Day>,
    /// Who wrote it down.
    pub answered_as: Option<Role>,
    /// Why not reached, why disputed, why corrected.
    pub remark: Option<String>,
    /// Its version.
    pub version: i64,
}

pub(super) const COLUMNS: &str = "f.id, f.enrolment, f.person, f.programme, f.code, f.university, f.region, f.practice, \
     f.graduated, f.year, f.consent, f.consent_day, f.consent_paper, f.forgotten, f.version, f.sort_key, \
     p.name_kk as programme_kk, p.name_ru as programme_ru, p.name_en as programme_en, o.name_kk as university_kk, \
     o.name_ru as university_ru, o.name_en as university_en, coalesce(e.name_kk, '') as practice_kk, \
     coalesce(e.name_ru, '') as practice_ru, coalesce(e.name_en, '') as practice_en, q.family, q.given, q.patronymic, \
     q.latin from outlook_followup f join programmes_programme p on p.id = f.programme \
     join registry_organisation o on o.id = f.university join registry_person q on q.id = f.person \
     left join registry_organisation e on e.id = f.practice";

pub(super) const CHECKPOINT: &str = "c.id, c.followup, c.month, c.due_day, c.status, c.since, c.activity, c.employer, \
     c.employer_name, c.post, c.from_day, c.fits, c.at_practice, c.band, c.answered_day, c.answered_as, c.remark, \
     c.version from outlook_checkpoint c";

/// Who is told the graduate's name: the graduate, their university, the employer they named.
pub(super) fn knows_names(role: Role) -> bool {
    matches!(role, Role::Student | Role::University | Role::Curator | Role::Hr | Role::Signatory | Role::System)
}

pub(super) fn followup(row: &Row, role: Role) -> Result<Followup, Failure> {
    let practice: Option<OrganisationId> = row.get("practice")?;
    let name = if knows_names(role) { Some(person(row)?) } else { None };
    let own = matches!(role, Role::Student | Role::University | Role::Curator | Role::System);
    Ok(Followup {
        id: row.get("id")?,
        enrolment: row.get("enrolment")?,
        person: row.get("person")?,
        name,
        programme: row.get("programme")?,
        code: row.get("code")?,
        programme_name: row.names("programme")?,
        university: row.get("university")?,
        university_name: row.names("university")?,
        region: row.get("region")?,
        // Whoever may not know where a graduate works may not guess it from the practice either.
        practice: practice
            .filter(|_| knows_names(role))
            .map(|id| Ok::<_, Failure>((id, row.names("practice")?)))
            .transpose()?,
        graduated: row.get("graduated")?,
        year: row.get("year")?,
        consent: row.get("consent")?,
        consent_day: row.get("consent_day")?,
        consent_paper: row.get::<Option<String>>("consent_paper")?.filter(|_| own),
        forgotten: row.get("forgotten")?,
        version: row.get("version")?,
        sort_key: row.get(order(role))?,
    })
}

/// What a list is sorted by, and what its pages are marked with: the name, for those who know it.
pub(super) fn order(role: Role) -> &'static str {
    if knows_names(role) { "sort_key" } else { "graduated" }
}

fn person(row: &Row) -> Result<Names, Failure> {
    let (family, given): (String, String) = (row.get("family")?, row.get("given")?);
    let (patronymic, latin): (Option<String>, Option<String>) = (row.get("patronymic")?, row.get("latin")?);
    let full = registry::people::rules::full_name(&family, &given, patronymic.as_deref());
    Ok(registry::people::rules::names(&full, latin.as_deref()))
}

/// Details of an answer are for the graduate and the university; an employer sees what it confirms, not what is
/// earned; those of a region see what is counted.
pub(super) fn checkpoint(row: &Row, role: Role) -> Result<Checkpoint, Failure> {
    let home = matches!(role, Role::Student | Role::University | Role::Curator | Role::System);
    let work = home || matches!(role, Role::Hr | Role::Signatory);
    Ok(Checkpoint {
        id: row.get("id")?,
        followup: row.get("followup")?,
        month: row.get("month")?,
        due: row.get("due_day")?,
        status: row.get("status")?,
        since: row.get("since")?,
        activity: row.get("activity")?,
        employer: row.get::<Option<OrganisationId>>("employer")?.filter(|_| work),
        employer_name: row.get::<Option<String>>("employer_name")?.filter(|_| work),
        post: row.get::<Option<String>>("post")?.filter(|_| work),
        from: row.get::<Option<Day>>("from_day")?.filter(|_| work),
        fits: row.get("fits")?,
        at_practice: row.get("at_practice")?,
        band: row.get::<Option<Band>>("band")?.filter(|_| home),
        answered: row.get("answered_day")?,
        answered_as: row.get("answered_as")?,
        remark: row.get::<Option<String>>("remark")?.filter(|_| work),
        version: row.get("version")?,
    })
}
