//! What the pages share where a caller types something: a form that comes back, and the card of the one-time code.

use axum::http::StatusCode;
use kernel::Failure;
use maud::{Markup, html};
use web::parts::{self, Errors, Field, Kind};
use web::{Say, Site, Stop, refusals_of};

/// What a form that comes back says by its fields, and its status; what is no refusal goes on.
pub fn told(say: Say, failure: Failure) -> Result<(StatusCode, Errors), Stop> {
    let status = web::status(&failure);
    Ok((status, Errors::of(say, &refusals_of(failure)?)))
}

/// Where a code went; the demo shows it.
pub fn sent(site: &Site, say: Say, code: &accounts::Secret) -> String {
    if site.demo {
        say.with("agreements-sign-demo-code", &[("code", code.shown().into())])
    } else {
        say.t("agreements-sign-code-sent")
    }
}

/// The first digits of a hash: enough to compare by eye.
pub fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// The paper by its hash, a button that asks for a code, and the field that takes it.
pub fn card(say: Say, at: &str, hash: &str, words: Option<&str>, errors: &Errors) -> Markup {
    let code = Field::new(Kind::OneTimeCode, "code", say.t("agreements-sign-code"))
        .help(say.t("agreements-sign-code-help"))
        .required()
        .errors(errors);
    parts::card(
        &say.t("agreements-sign-code"),
        parts::padded(html! {
            p { small { (say.with("agreements-paper-note", &[("hash", short(hash).into())])) } }
            @if let Some(words) = words { p role="status" { (words) } }
            form method="post" action=(format!("{at}/code")) {
                input type="hidden" name="paper" value=(hash);
                button.btn type="submit" { (say.t("agreements-sign-ask-code")) }
            }
            form.form method="post" action=(format!("{at}/sign")) {
                input type="hidden" name="paper" value=(hash);
                (parts::field(say, &code))
                div.acts { button.btn.main type="submit" { (say.t("agreements-sign-submit")) } }
            }
        }),
    )
}
