//! Invitations as JSON: the same actions as the pages. No answer holds what opens an invitation.

use accounts::InvitationId;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::rules::InvitationForm;
use super::store::{self, Sent};
use super::{INVITE, actions};
use crate::organisations::api::{MadeJson, NamesJson};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&INVITE, routes!(list)).api(&INVITE, routes!(invite)).api(&INVITE, routes!(withdraw))
}

/// An invitation that waits.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct InvitationJson {
    id: Uuid,
    person: Uuid,
    role: &'static str,
    /// What the role will be held for.
    scope: NamesJson,
    /// The last day of the role.
    until: Option<String>,
    /// The last day on which the link opens.
    opens_until: String,
}

impl From<Sent> for InvitationJson {
    fn from(sent: Sent) -> Self {
        Self {
            id: kernel::Id::uuid(sent.id),
            person: sent.person.0,
            role: sent.role.code(),
            scope: sent.label.into(),
            until: sent.until.map(|day| day.to_string()),
            opens_until: sent.opens_until.day().to_string(),
        }
    }
}

/// A page of invitations.
#[derive(Serialize, ToSchema)]
pub struct InvitationsJson {
    items: Vec<InvitationJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// Where the page begins.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InvitationsQuery {
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Invitations that wait, the newest first, fifty a page.
#[utoipa::path(get, path = "/api/v1/invitations", tag = "registry", params(InvitationsQuery),
    responses((status = 200, body = InvitationsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<InvitationsQuery>,
) -> Result<Json<InvitationsJson>, Stop> {
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(InvitationsJson { items, next: page.next.map(|after| after.token()) }))
}

/// Invites a person into a role; the letter goes to their address.
#[utoipa::path(post, path = "/api/v1/people/{id}/invitations", tag = "registry", params(("id" = Uuid, Path)),
    request_body = InvitationForm, responses((status = 201, body = MadeJson), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn invite(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Json(form): Json<InvitationForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::invite(&site.db, &site.key, &visitor.caller, id, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// Withdraws an invitation: its link opens no more.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/withdraw", tag = "registry", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<InvitationId>,
) -> Result<StatusCode, Stop> {
    actions::withdraw(&site.db, &visitor.caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
