//! The document of the API says what every program needs to know once: how to come in, who may, how a refusal looks,
//! how a write is sent safely twice. Added to what was read off the routes.

use kernel::Code;
use serde::Serialize;
use serde_json::json;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::info::{InfoBuilder, License};
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Components, Content, OpenApi, Ref, RefOr, Required, Response, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use crate::door::Door;
use crate::permission::Permission;

const TOKEN: &str = "token";
const ABOUT: &str = "Everything the pages do, for programs. A token is issued at /me/tokens for one role and until a day; \
    it does what its person may do in that role. Lists are read fifty a page: give `next` of a page as `after`. A file \
    carries its `version`; a change made on an older one is refused with 409. Messages come in the language of \
    `Accept-Language` (kk, ru, en).";

/// Why not: `application/problem+json` (RFC 9457).
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Problem {
    /// Always `about:blank`.
    r#type: String,
    /// What happened, in the reader's language.
    title: String,
    /// The status again.
    status: u16,
    /// Every refusal; empty when nothing of the request is to blame.
    errors: Vec<ProblemReason>,
}

/// One refusal.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ProblemReason {
    /// Stable name of the rule; see the list of refusals in the documentation.
    code: String,
    /// The field it concerns.
    field: Option<String>,
    /// What is wrong and what to do next, in the reader's language.
    message: String,
    /// The law, standard or decision it rests on.
    source: String,
    /// What fills the message in, by name; a sentence inside it is a code with arguments of its own.
    #[schema(value_type = Object)]
    args: serde_json::Value,
}

/// Adds to the document what every operation shares.
pub(crate) fn describe(api: &mut OpenApi, doors: &[Door]) {
    let mut license = License::new("Apache-2.0");
    license.identifier = Some("Apache-2.0".to_owned());
    api.info = InfoBuilder::new()
        .title("Qosar")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(license))
        .build();
    let components = api.components.get_or_insert_with(Components::default);
    components.schemas.insert("Problem".into(), Problem::schema());
    components.schemas.insert("ProblemReason".into(), ProblemReason::schema());
    components.add_security_scheme(TOKEN, SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    for (path, item) in &mut api.paths.paths {
        for (method, operation) in operations(item) {
            let permission =
                doors.iter().find(|door| door.path == *path && door.method == method).map(|door| door.permission);
            complete(operation, method, permission);
        }
    }
}

fn operations(item: &mut PathItem) -> Vec<(&'static str, &mut Operation)> {
    [
        ("GET", &mut item.get),
        ("POST", &mut item.post),
        ("PUT", &mut item.put),
        ("PATCH", &mut item.patch),
        ("DELETE", &mut item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_mut().map(|operation| (method, operation)))
    .collect()
}

fn complete(operation: &mut Operation, method: &str, permission: Option<&Permission>) {
    let open = permission.is_some_and(|permission| permission.roles.contains(&kernel::Role::Public));
    let mut security = vec![SecurityRequirement::new(TOKEN, Vec::<String>::new())];
    if open {
        security.push(SecurityRequirement::default());
    }
    operation.security = Some(security);
    if let Some(permission) = permission {
        let roles: Vec<&str> = permission.roles.iter().map(|role| role.code()).collect();
        let told = [("x-permission", json!(permission.name)), ("x-roles", json!(roles))];
        operation.extensions.get_or_insert_with(Extensions::default).merge(told.into_iter().collect());
    }
    if method != "GET" {
        operation.parameters.get_or_insert_with(Vec::new).push(RefOr::T(idempotency_key()));
    }
    operation.responses.responses.entry("default".to_owned()).or_insert_with(|| RefOr::T(refused()));
}

fn idempotency_key() -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(200))
        .pattern(Some("^[!-~]+$"))
        .build();
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "A name of your own for this write, new for each. Sent again under the same name within a day, the write is \
             not done again and the first answer comes back with `Idempotent-Replayed: true`. Another request under the \
             name is refused with 422; while the first is being answered, 409.",
        ))
        .schema(Some(schema))
        .build()
}

fn refused() -> Response {
    let content = Content::new(Some(RefOr::Ref(Ref::from_schema_name("Problem"))));
    ResponseBuilder::new()
        .description("Refused, missing, or broken")
        .content("application/problem+json", content)
        .build()
}

/// The document as every request finds it.
#[derive(Clone)]
pub(crate) struct Described {
    pub(crate) document: std::sync::Arc<serde_json::Value>,
}

impl Described {
    pub(crate) fn new(api: &OpenApi) -> Self {
        // A document of strings, lists and maps; what could not be written would be no document at all.
        Self { document: std::sync::Arc::new(serde_json::to_value(api).unwrap_or_default()) }
    }
}
