//! Contracts as JSON: the same actions as the pages.

mod clauses;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use db::After;
use kernel::{AgreementId, Code, Day, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use crate::moves::{Act, Status};
use crate::pages::Pressing;
use crate::parties::OrderForm;
use crate::store::{self, Agreement, Filter, Parties};
use crate::terms::{Terms, TermsForm};
use crate::{ACT, DRAFT, ORDER, READ, actions, amendments, standing};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&READ, routes!(list))
        .api(&DRAFT, routes!(draft))
        .api(&READ, routes!(read))
        .api(&DRAFT, routes!(edit))
        .api(&READ, routes!(terms_on))
        .api(&ACT, routes!(act))
        .api(&ACT, routes!(code))
        .api(&ACT, routes!(sign))
        .api(&ACT, routes!(terminate))
        .api(&ACT, routes!(propose))
        .api(&ACT, routes!(revise))
        .api(&ACT, routes!(accept))
        .api(&ACT, routes!(amendment_code))
        .api(&ACT, routes!(sign_amendment))
        .api(&ORDER, routes!(signing_order))
        .api(&ORDER, routes!(set_signing_order))
        .and(clauses::doors())
}

/// A contract.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AgreementJson {
    id: Uuid,
    number: String,
    university: Uuid,
    enterprise: Uuid,
    learner: Uuid,
    representative: Option<Uuid>,
    /// `drafted`, `checked-by-enterprise`, `checked-by-university`, `signing`, `in-force`, …
    status: &'static str,
    /// The terms as first signed; amendments go over them (`…/terms?day=`).
    #[schema(value_type = Object)]
    terms: Terms,
    /// SHA-256 of the paper in signature: send it back when signing.
    paper: Option<String>,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Agreement> for AgreementJson {
    fn from(a: Agreement) -> Self {
        Self {
            id: a.id.0,
            number: a.number,
            university: a.parties.university.0,
            enterprise: a.parties.enterprise.0,
            learner: a.parties.learner.0,
            representative: a.parties.representative.map(|person| person.0),
            status: a.status.code(),
            terms: a.terms,
            paper: a.paper_hash,
            version: a.version,
        }
    }
}

/// A page of contracts.
#[derive(Serialize, ToSchema)]
pub struct AgreementsJson {
    items: Vec<AgreementJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words in a name, a number or a programme.
    #[serde(default)]
    q: String,
    /// Only in this state.
    status: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Contracts within reach by the learner's name, fifty a page.
#[utoipa::path(get, path = "/api/v1/agreements", tag = "agreements", params(ListQuery),
    responses((status = 200, body = AgreementsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<AgreementsJson>, Stop> {
    let status = query.status.as_deref().and_then(Status::of);
    let filter = Filter { status, words: query.q, ..Filter::default() };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(AgreementsJson { items, next: page.next.map(|after| after.token()) }))
}

/// The parties and terms of a new contract.
#[derive(Deserialize, ToSchema)]
pub struct DraftJson {
    university: Uuid,
    enterprise: Uuid,
    learner: Uuid,
    representative: Option<Uuid>,
    terms: TermsForm,
}

/// A new contract's id.
#[derive(Serialize, ToSchema)]
pub struct MadeJson {
    id: Uuid,
}

/// Drafts a contract.
#[utoipa::path(post, path = "/api/v1/agreements", tag = "agreements", request_body = DraftJson,
    responses((status = 201, body = MadeJson), (status = 422, description = "What is wrong, by field")))]
async fn draft(
    State(site): State<Site>,
    visitor: Visitor,
    Json(asked): Json<DraftJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let parties = Parties {
        university: OrganisationId(asked.university),
        enterprise: OrganisationId(asked.enterprise),
        learner: PersonId(asked.learner),
        representative: asked.representative.map(PersonId),
    };
    let id = actions::draft(&site.db, &visitor.caller, parties, &asked.terms).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: id.0 })))
}

/// One contract.
#[utoipa::path(get, path = "/api/v1/agreements/{id}", tag = "agreements", params(("id" = Uuid, Path)),
    responses((status = 200, body = AgreementJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
) -> Result<Json<AgreementJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// Changed terms, with the version they change.
#[derive(Deserialize, ToSchema)]
pub struct EditJson {
    version: i64,
    terms: TermsForm,
}

/// The state an act led to.
#[derive(Serialize, ToSchema)]
pub struct MovedJson {
    status: &'static str,
}

/// Changes the terms; the checks it concerns are cleared.
#[utoipa::path(put, path = "/api/v1/agreements/{id}", tag = "agreements", params(("id" = Uuid, Path)),
    request_body = EditJson, responses((status = 200, body = MovedJson), (status = 409)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Json(asked): Json<EditJson>,
) -> Result<Json<MovedJson>, Stop> {
    let to = actions::edit(&site.db, &visitor.caller, id, asked.version, &asked.terms).await?;
    Ok(Json(MovedJson { status: to.code() }))
}

/// The day asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DayQuery {
    /// `2027-04-15`; today when it is left out.
    #[param(value_type = Option<String>)]
    day: Option<Day>,
}

/// The terms in force on a day: the first ones with every amendment applied until then.
#[utoipa::path(get, path = "/api/v1/agreements/{id}/terms", tag = "agreements", params(("id" = Uuid, Path), DayQuery),
    responses((status = 200, body = Object), (status = 404)))]
async fn terms_on(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Query(asked): Query<DayQuery>,
) -> Result<Json<Terms>, Stop> {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    let day = asked.day.unwrap_or_else(|| visitor.caller.today());
    Ok(Json(standing::terms_on(&site.db, &agreement, day).await?))
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct ActJson {
    version: i64,
    /// `check`, `open-signing`, `recall`, `refuse`, `withdraw`, `suspend`, `resume`, `complete`.
    #[schema(value_type = String)]
    act: Act,
    /// Why, where a reason is needed.
    #[serde(default)]
    reason: String,
}

/// Does an act of the lifecycle; editing, signing and ending early have doors of their own.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/acts", tag = "agreements", params(("id" = Uuid, Path)),
    request_body = ActJson, responses((status = 200, body = MovedJson), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Extension(press): Pressing,
    Json(asked): Json<ActJson>,
) -> Result<Json<MovedJson>, Stop> {
    let (db, by) = (&site.db, &visitor.caller);
    let to = match asked.act {
        Act::OpenSigning => {
            actions::open_signing(db, &*press, by, id, asked.version, &site.public_url).await?;
            Status::Signing
        }
        Act::Recall => {
            actions::recall(db, by, id, asked.version, &asked.reason).await?;
            Status::Drafted
        }
        other => actions::act(db, by, id, asked.version, other, &asked.reason).await?,
    };
    Ok(Json(MovedJson { status: to.code() }))
}

/// The paper that was read.
#[derive(Deserialize, ToSchema)]
pub struct PaperJson {
    /// SHA-256 of the paper, as the contract tells it.
    paper: String,
}

/// How the code travels.
#[derive(Serialize, ToSchema)]
pub struct CodeJson {
    /// The code itself in the demo; null elsewhere, where it goes by mail.
    code: Option<String>,
}

/// Sends a one-time code for signing exactly this paper.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/code", tag = "agreements", params(("id" = Uuid, Path)),
    request_body = PaperJson, responses((status = 200, body = CodeJson), (status = 409)))]
async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Json(asked): Json<PaperJson>,
) -> Result<Json<CodeJson>, Stop> {
    let code = actions::ask_code(&site.db, &site.key, &visitor.caller, id, &asked.paper).await?;
    Ok(Json(CodeJson { code: site.demo.then(|| code.shown().to_owned()) }))
}

/// A signature.
#[derive(Deserialize, ToSchema)]
pub struct SignJson {
    /// SHA-256 of the paper that was read.
    paper: String,
    /// The six digits.
    code: String,
}

/// Signs exactly this paper.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/signatures", tag = "agreements", params(("id" = Uuid, Path)),
    request_body = SignJson, responses((status = 200, body = MovedJson), (status = 409)))]
async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Json(asked): Json<SignJson>,
) -> Result<Json<MovedJson>, Stop> {
    let to = actions::sign(&site.db, &visitor.caller, id, &asked.paper, &asked.code).await?;
    Ok(Json(MovedJson { status: to.code() }))
}

/// Ending early.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EndJson {
    version: i64,
    /// The last day it holds.
    #[schema(value_type = String)]
    day: Day,
    reason: String,
    /// Months worked off, where the enterprise paid for the study.
    #[serde(default)]
    worked_months: i64,
}

/// What is paid back.
#[derive(Serialize, ToSchema)]
pub struct EndedJson {
    /// Tiyn; null where nothing is.
    refund: Option<i64>,
}

/// Ends a contract before its time.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/end", tag = "agreements", params(("id" = Uuid, Path)),
    request_body = EndJson, responses((status = 200, body = EndedJson), (status = 409)))]
async fn terminate(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Json(asked): Json<EndJson>,
) -> Result<Json<EndedJson>, Stop> {
    let (db, by) = (&site.db, &visitor.caller);
    let end = actions::terminate(db, by, id, asked.version, asked.day, &asked.reason, asked.worked_months).await?;
    Ok(Json(EndedJson { refund: end.refund.map(|money| money.0) }))
}

/// Other terms from a day on.
#[derive(Deserialize, ToSchema)]
pub struct ProposeJson {
    #[schema(value_type = String)]
    from: Day,
    reason: String,
    terms: TermsForm,
}

/// An amendment's number within its contract.
#[derive(Serialize, ToSchema)]
pub struct ProposedJson {
    number: i64,
}

/// Proposes an amendment.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/amendments", tag = "agreements", params(("id" = Uuid, Path)),
    request_body = ProposeJson, responses((status = 201, body = ProposedJson), (status = 409), (status = 422)))]
async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Json(asked): Json<ProposeJson>,
) -> Result<(StatusCode, Json<ProposedJson>), Stop> {
    let by = &visitor.caller;
    let number = amendments::actions::propose(&site.db, by, id, asked.from, &asked.terms, &asked.reason).await?;
    Ok((StatusCode::CREATED, Json(ProposedJson { number })))
}

/// A changed proposal, with the version of it that was read.
#[derive(Deserialize, ToSchema)]
pub struct ReviseJson {
    revision: i64,
    #[serde(flatten)]
    proposal: ProposeJson,
}

/// Changes a proposal: every party accepts the new version anew.
#[utoipa::path(put, path = "/api/v1/agreements/{id}/amendments/{number}", tag = "agreements",
    params(("id" = Uuid, Path), ("number" = i64, Path)), request_body = ReviseJson,
    responses((status = 204), (status = 409), (status = 422)))]
async fn revise(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Json(asked): Json<ReviseJson>,
) -> Result<StatusCode, Stop> {
    let (by, revision, ProposeJson { from, reason, terms }) = (&visitor.caller, asked.revision, asked.proposal);
    amendments::actions::revise(&site.db, by, of, revision, from, &terms, &reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The version of the proposal that was read.
#[derive(Deserialize, ToSchema)]
pub struct AcceptJson {
    revision: i64,
}

/// Accepts the named version of a proposal.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/amendments/{number}/acceptances", tag = "agreements",
    params(("id" = Uuid, Path), ("number" = i64, Path)), request_body = AcceptJson,
    responses((status = 200, body = MovedJson), (status = 409)))]
async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Extension(press): Pressing,
    Json(asked): Json<AcceptJson>,
) -> Result<Json<MovedJson>, Stop> {
    let (db, by) = (&site.db, &visitor.caller);
    let to = amendments::actions::accept(db, &*press, by, of, asked.revision, &site.public_url).await?;
    Ok(Json(MovedJson { status: to.code() }))
}

/// Sends a one-time code for signing exactly this paper of an amendment.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/amendments/{number}/code", tag = "agreements",
    params(("id" = Uuid, Path), ("number" = i64, Path)), request_body = PaperJson,
    responses((status = 200, body = CodeJson), (status = 409)))]
async fn amendment_code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Json(asked): Json<PaperJson>,
) -> Result<Json<CodeJson>, Stop> {
    let code = amendments::actions::ask_code(&site.db, &site.key, &visitor.caller, of, &asked.paper).await?;
    Ok(Json(CodeJson { code: site.demo.then(|| code.shown().to_owned()) }))
}

/// Signs exactly this paper of an amendment.
#[utoipa::path(post, path = "/api/v1/agreements/{id}/amendments/{number}/signatures", tag = "agreements",
    params(("id" = Uuid, Path), ("number" = i64, Path)), request_body = SignJson,
    responses((status = 200, body = MovedJson), (status = 409)))]
async fn sign_amendment(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Json(asked): Json<SignJson>,
) -> Result<Json<MovedJson>, Stop> {
    let to = amendments::actions::sign(&site.db, &visitor.caller, of, &asked.paper, &asked.code).await?;
    Ok(Json(MovedJson { status: to.code() }))
}

/// The order of signing, with the version to send back.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct OrderJson {
    turns: OrderForm,
    /// 0 while nobody has set it; a stale one is answered 409.
    version: i64,
}

/// The order in which the contracts of the caller's university are signed.
#[utoipa::path(get, path = "/api/v1/signing-order", tag = "agreements", responses((status = 200, body = OrderJson)))]
async fn signing_order(State(site): State<Site>, visitor: Visitor) -> Result<Json<OrderJson>, Stop> {
    let university = visitor.caller.organisation().ok_or(kernel::Failure::Missing)?;
    let turns = OrderForm::of(&store::signing_order(&site.db, university).await?);
    Ok(Json(OrderJson { turns, version: store::signing_order_version(&site.db, university).await? }))
}

/// Sets it: 1 signs first, equal turns sign in any order.
#[utoipa::path(put, path = "/api/v1/signing-order", tag = "agreements", request_body = OrderJson,
    responses((status = 204), (status = 409), (status = 422)))]
async fn set_signing_order(
    State(site): State<Site>,
    visitor: Visitor,
    Json(sent): Json<OrderJson>,
) -> Result<StatusCode, Stop> {
    actions::set_signing_order(&site.db, &visitor.caller, sent.version, &sent.turns).await?;
    Ok(StatusCode::NO_CONTENT)
}
