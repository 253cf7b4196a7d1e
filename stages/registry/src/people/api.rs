//! People as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, SIGNED_IN, Site, Stop, Visitor};

use super::moves::Act;
use super::rules::PersonForm;
use super::store::{self, Filter, Person};
use super::{EDIT, KEEP, SEE, actions};
use crate::organisations::api::MadeJson;
use crate::posts::rules::PostForm;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list))
        .api(&EDIT, routes!(enter))
        .api(&SIGNED_IN, routes!(read))
        .api(&EDIT, routes!(edit))
        .api(&KEEP, routes!(act))
        .api(&KEEP, routes!(merge))
}

/// A person.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PersonJson {
    id: Uuid,
    family: String,
    given: String,
    patronymic: Option<String>,
    latin: Option<String>,
    iin: Option<String>,
    /// As `1984-03-17`.
    birth: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    /// `active`, `merged` or `closed`.
    status: &'static str,
    /// The entry it was joined to.
    merged_into: Option<Uuid>,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Person> for PersonJson {
    fn from(p: Person) -> Self {
        Self {
            id: p.id.0,
            family: p.family,
            given: p.given,
            patronymic: p.patronymic,
            latin: p.latin,
            iin: p.iin,
            birth: p.birth.map(|day| day.to_string()),
            email: p.email,
            phone: p.phone,
            status: p.status.code(),
            merged_into: p.merged_into.map(|id| id.0),
            version: p.version,
        }
    }
}

/// A page of people.
#[derive(Serialize, ToSchema)]
pub struct PeopleJson {
    items: Vec<PersonJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// Words in a name or an IIN.
    #[serde(default)]
    q: String,
    /// Only people with a post at this organisation.
    organisation: Option<Uuid>,
    /// Only entries in this state.
    status: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// People of the caller's scope by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/people", tag = "registry", params(PeopleQuery),
    responses((status = 200, body = PeopleJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<PeopleQuery>,
) -> Result<Json<PeopleJson>, Stop> {
    let status = query.status.as_deref().and_then(Code::of);
    let filter = Filter { words: query.q, organisation: query.organisation.map(OrganisationId), status };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(PeopleJson { items, next: page.next.map(|after| after.token()) }))
}

/// A person and their first post.
#[derive(Deserialize, ToSchema)]
pub struct EnterPersonJson {
    person: PersonForm,
    /// Only a role of the whole nation may leave it out.
    post: Option<PostForm>,
}

/// Enters a person.
#[utoipa::path(post, path = "/api/v1/people", tag = "registry", request_body = EnterPersonJson,
    responses((status = 201, body = MadeJson), (status = 409, description = "Such a person stands already"),
    (status = 422, description = "What is wrong, by field")))]
async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<EnterPersonJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::enter(&site.db, &visitor.caller, &form.person, form.post.as_ref()).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// One person of the caller's scope, or the caller.
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "registry", params(("id" = Uuid, Path)),
    responses((status = 200, body = PersonJson), (status = 404)))]
async fn read(State(site): State<Site>, visitor: Visitor, Path(id): Path<PersonId>) -> Result<Json<PersonJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct PersonEditJson {
    version: i64,
    entry: PersonForm,
}

/// Corrects a person's entry.
#[utoipa::path(put, path = "/api/v1/people/{id}", tag = "registry", params(("id" = Uuid, Path)),
    request_body = PersonEditJson, responses((status = 204), (status = 409)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Json(edit): Json<PersonEditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct PersonActJson {
    version: i64,
    /// `close` or `reopen`.
    #[schema(value_type = String)]
    act: Act,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Closes or reopens a person's entry.
#[utoipa::path(post, path = "/api/v1/people/{id}/acts", tag = "registry", params(("id" = Uuid, Path)),
    request_body = PersonActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Json(asked): Json<PersonActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which entry it is joined to.
#[derive(Deserialize, ToSchema)]
pub struct MergeJson {
    version: i64,
    /// The entry that goes on.
    into: Uuid,
    /// Why.
    reason: String,
}

/// Joins an entry to its twin.
#[utoipa::path(post, path = "/api/v1/people/{id}/merge", tag = "registry", params(("id" = Uuid, Path)),
    request_body = MergeJson, responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn merge(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Json(asked): Json<MergeJson>,
) -> Result<StatusCode, Stop> {
    actions::merge(&site.db, &visitor.caller, id, asked.version, PersonId(asked.into), &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
