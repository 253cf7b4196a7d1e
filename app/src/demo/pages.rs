//! The people of the demo by role; one click signs in. And the gallery of parts.

use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::response::IntoResponse;
use axum::response::Redirect;
use kernel::{Caller, PersonId};
use maud::html;
use uuid::Uuid;
use web::parts::{self, Act};
use web::{Answer, Doors, OPEN, PageKind, SESSION_COOKIE, Site, Stop, Visitor, html_page};

use super::day::demo_day;
use super::people;

/// The doors that only the demo has.
pub fn doors() -> Doors {
    Doors::new()
        .get("/people-of-the-demo", &OPEN, list)
        .post("/people-of-the-demo/{person}/{grant}", &OPEN, enter)
        .get("/gallery", &OPEN, gallery)
}

async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let by_role = people::by_role(&site.db, demo_day()).await?;
    let title = say.t("app-demo-people");
    html_page(visitor.shell(&site, PageKind::Public, &*title).page(html! {
        (parts::head(&say.t("app-demo-region"), &title, html! {}))
        p { (say.t("app-demo-people-help")) }
        (parts::grid(html! {
            @for (role, people) in &by_role {
                (parts::card(&say.code(*role), html! {
                    ul.papers { @for one in people {
                        li {
                            (parts::acts(say, &[Act::post(&*one.name, format!("/people-of-the-demo/{}/{}", one.person, one.grant))]))
                            small { (say.names(&one.label)) }
                        }
                    } }
                }))
            }
        }))
    }))
}

async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Path((person, grant)): Path<(PersonId, Uuid)>,
) -> Result<impl IntoResponse, Stop> {
    let by = Caller::system(visitor.caller.now, site.chance.clone(), None);
    let opened = accounts::enter_without_password(&site.db, &by, person).await?;
    accounts::choose_grant(&site.db, &by, opened.session, accounts::GrantId(grant)).await?;
    accounts::choose_lang(&site.db, &by, opened.session, visitor.say.lang).await?;
    let cookie = format!("{SESSION_COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax", opened.token.shown());
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/")))
}

async fn gallery(State(site): State<Site>, visitor: Visitor) -> Answer {
    let title = visitor.say.t("web-gallery");
    Ok(visitor.shell(&site, PageKind::Studio, title).page(web::gallery::page(visitor.say)).into_response())
}
