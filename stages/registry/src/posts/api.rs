//! Posts as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, SIGNED_IN, Site, Stop, Visitor};

use super::actions;
use super::rules::PostForm;
use super::store::{self, Post, PostId};
use crate::organisations::api::{MadeJson, NamesJson};
use crate::people::EDIT;
use crate::people::store as people;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&SIGNED_IN, routes!(list)).api(&EDIT, routes!(give)).api(&EDIT, routes!(edit))
}

/// A post.
#[derive(Serialize, ToSchema)]
pub struct PostJson {
    id: Uuid,
    person: Uuid,
    organisation: Uuid,
    unit: Option<Uuid>,
    title: NamesJson,
    from: String,
    until: Option<String>,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Post> for PostJson {
    fn from(post: Post) -> Self {
        Self {
            id: post.id.0,
            person: post.person.0,
            organisation: post.organisation.0,
            unit: post.unit.map(|unit| unit.0),
            title: post.title.into(),
            from: post.from.to_string(),
            until: post.until.map(|day| day.to_string()),
            version: post.version,
        }
    }
}

/// The posts of a person that the caller sees, the latest first.
#[utoipa::path(get, path = "/api/v1/people/{id}/posts", tag = "registry", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<PostJson>), (status = 404)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
) -> Result<Json<Vec<PostJson>>, Stop> {
    let person = people::load(&site.db, &visitor.caller, id).await?;
    let posts = store::of_person(&site.db, &visitor.caller, person.id).await?;
    Ok(Json(posts.into_iter().map(Into::into).collect()))
}

/// Gives a person a post.
#[utoipa::path(post, path = "/api/v1/people/{id}/posts", tag = "registry", params(("id" = Uuid, Path)),
    request_body = PostForm, responses((status = 201, body = MadeJson), (status = 404), (status = 422)))]
async fn give(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Json(form): Json<PostForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::give(&site.db, &visitor.caller, id, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct PostEditJson {
    version: i64,
    entry: PostForm,
}

/// Corrects or ends a post; the organisation stays what it was.
#[utoipa::path(put, path = "/api/v1/posts/{id}", tag = "registry", params(("id" = Uuid, Path)),
    request_body = PostEditJson, responses((status = 204), (status = 404), (status = 409)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PostId>,
    Json(edit): Json<PostEditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}
