//! What stops a request, on its way from a handler to the edge.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Failure, Grade, Refusal};

/// What stopped a request; `?` lifts a [`Failure`] into it.
#[derive(Debug)]
pub struct Stop(pub(crate) Why);

/// Why it was stopped.
#[derive(Debug)]
pub(crate) enum Why {
    Failed(Failure),
    SignIn,
    Crossing,
}

/// The answer of a page.
pub type Answer = Result<Response, Stop>;

impl Stop {
    pub(crate) fn sign_in() -> Self {
        Self(Why::SignIn)
    }
    pub(crate) fn crossing() -> Self {
        Self(Why::Crossing)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self(Why::Failed(failure))
    }
}
impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self(Why::Failed(refusal.into()))
    }
}
impl From<anyhow::Error> for Stop {
    fn from(cause: anyhow::Error) -> Self {
        Self(Why::Failed(Failure::Broken(cause)))
    }
}

/// Carried from the handler to the edge inside the response.
#[derive(Clone)]
pub(crate) struct Carried(pub(crate) std::sync::Arc<Why>);

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let status = match &self.0 {
            Why::Failed(failure) => status(failure),
            Why::SignIn => StatusCode::UNAUTHORIZED,
            Why::Crossing => StatusCode::FORBIDDEN,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Carried(std::sync::Arc::new(self.0)));
        response
    }
}

/// The HTTP status of a failure.
pub fn status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::Refused(all) if all.iter().any(|refusal| refusal.rule.grade == Grade::Forbidden) => {
            StatusCode::FORBIDDEN
        }
        Failure::Refused(all) if all.iter().any(|refusal| refusal.rule.grade == Grade::Conflict) => {
            StatusCode::CONFLICT
        }
        Failure::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Failure::Missing => StatusCode::NOT_FOUND,
        Failure::Forbidden(_) => StatusCode::FORBIDDEN,
        Failure::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
