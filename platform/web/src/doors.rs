//! Doors: every route says who may open it. What is built here is the router, the golden list `doors.txt`, the
//! table of permissions and the document of the API, all from the same lines.

use axum::Router;
use axum::extract::{Extension, Request};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use kernel::{Arg, Code, Failure, Role, house};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::description::{Described, describe};
use crate::door::Door;
use crate::permission::Permission;
use crate::site::Site;
use crate::stop::Stop;
use crate::visitor::Visitor;

/// Routes being gathered.
pub struct Doors {
    router: Router<Site>,
    api: OpenApi,
    list: Vec<Door>,
}

impl Default for Doors {
    fn default() -> Self {
        Self::new()
    }
}

impl Doors {
    /// No route yet.
    pub fn new() -> Self {
        Self { router: Router::new(), api: OpenApi::default(), list: Vec::new() }
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(self, path: &str, permission: &'static Permission, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.route("GET", path, permission, get(handler))
    }

    /// An act of a page.
    #[must_use]
    pub fn post<H, T>(self, path: &str, permission: &'static Permission, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.route("POST", path, permission, post(handler))
    }

    fn route(mut self, method: &str, path: &str, permission: &'static Permission, handler: MethodRouter<Site>) -> Self {
        self.router = self.router.route(path, handler.layer(guard(permission)));
        self.list.push(Door { method: method.to_owned(), path: path.to_owned(), permission });
        self
    }

    /// Routes of the API, written once with `utoipa_axum::routes!`, so that router and document cannot drift.
    #[must_use]
    pub fn api(mut self, permission: &'static Permission, routes: UtoipaMethodRouter<Site>) -> Self {
        let (router, api) = OpenApiRouter::<Site>::new().routes(routes).split_for_parts();
        for (path, item) in &api.paths.paths {
            let methods = [
                ("GET", &item.get),
                ("POST", &item.post),
                ("PUT", &item.put),
                ("PATCH", &item.patch),
                ("DELETE", &item.delete),
            ];
            for (method, _) in methods.into_iter().filter(|(_, operation)| operation.is_some()) {
                self.list.push(Door { method: method.to_owned(), path: path.clone(), permission });
            }
        }
        self.router = self.router.merge(router.route_layer(guard(permission)));
        self.api.merge(api);
        self
    }

    /// With the routes of another stage.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.api.merge(other.api);
        self.list.extend(other.list);
        self
    }

    /// The router, the document of the API with what every operation shares, and the list of doors sorted by path.
    pub fn build(mut self) -> (Router<Site>, OpenApi, Vec<Door>) {
        self.list.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
        describe(&mut self.api, &self.list);
        let router = self.router.layer(Extension(Described::new(&self.api)));
        (router, self.api, self.list)
    }
}

/// The golden list: a line a door.
pub fn listing(doors: &[Door]) -> String {
    let mut text = String::new();
    for door in doors {
        let roles: Vec<_> = door.permission.roles.iter().map(|role| role.code()).collect();
        text.push_str(&format!("{:6} {:60} {}: {}\n", door.method, door.path, door.permission.name, roles.join(" ")));
    }
    text
}

type Guarded = std::pin::Pin<Box<dyn Future<Output = Response> + Send>>;

/// Lets the holders of the permission in; sends strangers to sign in; tells others why not.
fn guard(
    permission: &'static Permission,
) -> axum::middleware::FromFnLayer<impl Fn(Request, Next) -> Guarded + Clone, (), (Request,)> {
    from_fn(move |request: Request, next: Next| -> Guarded {
        Box::pin(async move {
            match refused(permission, &request) {
                None => next.run(request).await,
                Some(stop) => stop.into_response(),
            }
        })
    })
}

fn refused(permission: &'static Permission, request: &Request) -> Option<Stop> {
    let Some(visitor) = request.extensions().get::<Visitor>() else {
        return Some(Stop::from(Failure::Broken(anyhow::anyhow!("a request came past the entrance"))));
    };
    if permission.opens_to(visitor.caller.role) {
        return None;
    }
    if visitor.caller.person.is_none() {
        return Some(Stop::sign_in());
    }
    let holder = permission.roles.first().copied().unwrap_or(Role::Administrator);
    Some(Stop::from(Failure::Forbidden(
        house::CLOSED_DOOR.with("role", Arg::Key(visitor.caller.role.key())).with("holder", Arg::Key(holder.key())),
    )))
}
