//! Orders assigning mentors.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, Failure};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::{ActJson, MadeJson, MovedJson};
use crate::orders::actions::{self, Edit};
use crate::orders::moves::{Act, Status};
use crate::orders::store::{self, AssignmentId, Order};
use crate::orders::{LineForm, OrderForm, OrderId};
use crate::permissions::{ORDER, SEE_ORDERS};

pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE_ORDERS, routes!(list))
        .api(&ORDER, routes!(draft))
        .api(&SEE_ORDERS, routes!(read))
        .api(&ORDER, routes!(edit))
        .api(&ORDER, routes!(add))
        .api(&ORDER, routes!(strike))
        .api(&ORDER, routes!(act))
}

/// A line of an order.
#[derive(Serialize, ToSchema)]
pub struct LineJson {
    id: Uuid,
    #[serde(flatten)]
    line: LineForm,
}

/// An order assigning mentors.
#[derive(Serialize, ToSchema)]
pub struct OrderJson {
    id: Uuid,
    enterprise: Uuid,
    /// `drafted`, `issued`, `cancelled`.
    status: &'static str,
    order: OrderForm,
    /// Empty in a list.
    lines: Vec<LineJson>,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Order> for OrderJson {
    fn from(order: Order) -> Self {
        Self {
            id: order.id.0,
            enterprise: order.enterprise.0,
            status: order.status.code(),
            order: order.head.form(),
            lines: Vec::new(),
            version: order.version,
        }
    }
}

/// A page of orders.
#[derive(Serialize, ToSchema)]
pub struct OrdersJson {
    items: Vec<OrderJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Only in this state.
    status: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Orders within reach, the newest first, fifty a page.
#[utoipa::path(get, path = "/api/v1/mentor-orders", tag = "practice", params(ListQuery),
    responses((status = 200, body = OrdersJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<OrdersJson>, Stop> {
    let status = query.status.as_deref().and_then(Status::of);
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, status, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(OrdersJson { items, next: page.next.map(|after| after.token()) }))
}

/// A new order.
#[derive(Deserialize, ToSchema)]
pub struct DraftJson {
    order: OrderForm,
    #[serde(default)]
    lines: Vec<LineForm>,
}

/// Drafts an order of the caller's enterprise.
#[utoipa::path(post, path = "/api/v1/mentor-orders", tag = "practice", request_body = DraftJson,
    responses((status = 201, body = MadeJson), (status = 422, description = "What is wrong, by field")))]
async fn draft(
    State(site): State<Site>,
    visitor: Visitor,
    Json(asked): Json<DraftJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::draft(&site.db, &visitor.caller, &asked.order, &asked.lines).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: id.0 })))
}

/// One order with its lines.
#[utoipa::path(get, path = "/api/v1/mentor-orders/{id}", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, body = OrderJson), (status = 404)))]
async fn read(State(site): State<Site>, visitor: Visitor, Path(id): Path<OrderId>) -> Result<Json<OrderJson>, Stop> {
    let order = store::load(&site.db, &visitor.caller, id).await?;
    let line = |one: &store::Assigned| LineJson {
        id: one.id.0,
        line: LineForm {
            practice: one.line.practice.to_string(),
            mentor: one.line.mentor.to_string(),
            from: one.line.span.from.to_string(),
            until: one.line.span.until.to_string(),
        },
    };
    let lines = store::lines(&site.db, id).await?.iter().map(line).collect();
    Ok(Json(OrderJson { lines, ..order.into() }))
}

/// A changed head, with the version it changes.
#[derive(Deserialize, ToSchema)]
pub struct EditJson {
    version: i64,
    order: OrderForm,
}

/// Changes the head of a drafted order.
#[utoipa::path(put, path = "/api/v1/mentor-orders/{id}", tag = "practice", params(("id" = Uuid, Path)),
    request_body = EditJson, responses((status = 204), (status = 409), (status = 422)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrderId>,
    Json(asked): Json<EditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, Edit::Head(&asked.order)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A new line, with the version of the order it changes.
#[derive(Deserialize, ToSchema)]
pub struct AddJson {
    version: i64,
    line: LineForm,
}

/// Adds a line to a drafted order.
#[utoipa::path(post, path = "/api/v1/mentor-orders/{id}/lines", tag = "practice", params(("id" = Uuid, Path)),
    request_body = AddJson, responses((status = 204), (status = 409), (status = 422)))]
async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrderId>,
    Json(asked): Json<AddJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, Edit::Add(&asked.line)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Strikes a line out of a drafted order.
#[utoipa::path(post, path = "/api/v1/mentor-orders/{id}/lines/{line}/strike", tag = "practice",
    params(("id" = Uuid, Path), ("line" = Uuid, Path)), request_body = ActJson,
    responses((status = 204), (status = 409)))]
async fn strike(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, line)): Path<(OrderId, AssignmentId)>,
    Json(asked): Json<ActJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, Edit::Strike(line)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Issues an order (`issue`) or cancels it with a reason (`cancel`).
#[utoipa::path(post, path = "/api/v1/mentor-orders/{id}/acts/{act}", tag = "practice",
    params(("id" = Uuid, Path), ("act" = String, Path)), request_body = ActJson,
    responses((status = 200, body = MovedJson), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(OrderId, String)>,
    Json(asked): Json<ActJson>,
) -> Result<Json<MovedJson>, Stop> {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    let to = actions::act(&site.db, &visitor.caller, id, asked.version, act, &asked.reason).await?;
    Ok(Json(MovedJson { status: to.code() }))
}
