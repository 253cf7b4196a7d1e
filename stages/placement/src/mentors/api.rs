//! The register of mentors as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, Day, OrganisationId};
use registry::organisations::api::{MadeJson, NamesJson};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::{Act, Status};
use super::rules::{MentorForm, obstacles, warnings};
use super::store::{self, Filter, Mentor, MentorId};
use super::{KEEP, SEE, actions};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list_mentors))
        .api(&KEEP, routes!(register_mentor))
        .api(&SEE, routes!(read_mentor))
        .api(&KEEP, routes!(edit_mentor))
        .api(&KEEP, routes!(act_on_mentor))
        .api(&KEEP, routes!(set_load_limit))
}

/// A mentor.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct MentorJson {
    id: Uuid,
    person: Uuid,
    name: NamesJson,
    organisation: Uuid,
    organisation_name: NamesJson,
    qualification: Option<String>,
    grade: Option<String>,
    experience: i64,
    certificate: Option<String>,
    trained_until: Option<String>,
    /// `registered`, `suspended`, `left`.
    status: &'static str,
    /// May be given trainees today?
    qualified: bool,
    /// Codes of the rules that forbid it.
    obstacles: Vec<&'static str>,
    /// Codes of what should be seen to.
    warnings: Vec<&'static str>,
    version: i64,
}

fn mentor(one: Mentor, today: Day) -> MentorJson {
    let no: Vec<&'static str> = obstacles(&one.standing(), today).iter().map(|refusal| refusal.rule.code).collect();
    let training = one.entry.training.clone();
    MentorJson {
        id: one.id.0,
        person: one.person.0,
        organisation: one.organisation.0,
        experience: one.entry.experience,
        certificate: training.as_ref().map(|training| training.certificate.clone()),
        trained_until: training.and_then(|training| training.until).map(|day| day.to_string()),
        status: one.status.code(),
        qualified: no.is_empty(),
        obstacles: no,
        warnings: warnings(&one.entry, today).iter().map(|refusal| refusal.rule.code).collect(),
        version: one.version,
        name: one.name.into(),
        organisation_name: one.organisation_name.into(),
        qualification: one.entry.qualification,
        grade: one.entry.grade,
    }
}

/// A page of mentors.
#[derive(Serialize, ToSchema)]
pub struct MentorsJson {
    items: Vec<MentorJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MentorQuery {
    /// Words in a name or the enterprise's.
    #[serde(default)]
    q: String,
    /// Only those in this state.
    status: Option<String>,
    /// Only those of this enterprise.
    organisation: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Mentors of the caller's scope by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/mentors", tag = "placement", params(MentorQuery),
    responses((status = 200, body = MentorsJson)))]
async fn list_mentors(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<MentorQuery>,
) -> Result<Json<MentorsJson>, Stop> {
    let status = query.status.as_deref().and_then(Status::of);
    let organisation = query.organisation.map(OrganisationId);
    let filter = Filter { words: query.q, status, organisation, ending: None };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(|one| mentor(one, visitor.caller.today())).collect();
    Ok(Json(MentorsJson { items, next: page.next.map(|after| after.token()) }))
}

/// Registers a mentor.
#[utoipa::path(post, path = "/api/v1/mentors", tag = "placement", request_body = MentorForm,
    responses((status = 201, body = MadeJson), (status = 422, description = "What is wrong, by field")))]
async fn register_mentor(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<MentorForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::register(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// One mentor.
#[utoipa::path(get, path = "/api/v1/mentors/{id}", tag = "placement", params(("id" = Uuid, Path)),
    responses((status = 200, body = MentorJson), (status = 404)))]
async fn read_mentor(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<MentorId>,
) -> Result<Json<MentorJson>, Stop> {
    let one = store::load(&site.db, &visitor.caller, id).await?;
    Ok(Json(mentor(one, visitor.caller.today())))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct EditMentorJson {
    version: i64,
    entry: MentorForm,
}

/// Corrects an entry.
#[utoipa::path(put, path = "/api/v1/mentors/{id}", tag = "placement", params(("id" = Uuid, Path)),
    request_body = EditMentorJson, responses((status = 204), (status = 409, description = "Somebody changed it since")))]
async fn edit_mentor(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<MentorId>,
    Json(edit): Json<EditMentorJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct MentorActJson {
    version: i64,
    /// `suspend`, `resume`, `leave` or `return`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed for all but `resume`.
    #[serde(default)]
    reason: String,
}

/// Suspends, resumes, lets go or takes back a mentor.
#[utoipa::path(post, path = "/api/v1/mentors/{id}/acts", tag = "placement", params(("id" = Uuid, Path)),
    request_body = MentorActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act_on_mentor(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<MentorId>,
    Json(asked): Json<MentorActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A load limit.
#[derive(Deserialize, ToSchema)]
pub struct LoadJson {
    /// Trainees one mentor leads at once.
    trainees: i64,
    /// Is more refused, or only warned of?
    #[serde(default)]
    blocks: bool,
}

/// Sets the load limit of an enterprise from today on.
#[utoipa::path(put, path = "/api/v1/mentors/load/{organisation}", tag = "placement",
    params(("organisation" = Uuid, Path)), request_body = LoadJson, responses((status = 204), (status = 403), (status = 422)))]
async fn set_load_limit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(organisation): Path<OrganisationId>,
    Json(load): Json<LoadJson>,
) -> Result<StatusCode, Stop> {
    let trainees = load.trainees.to_string();
    actions::set_load(&site.db, &visitor.caller, organisation, &trainees, load.blocks).await?;
    Ok(StatusCode::NO_CONTENT)
}
