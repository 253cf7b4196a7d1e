//! Tokens by which one's programs act: issued for one role, shown once, taken back.

use accounts::{GrantId, Secret, Token, TokenId};
use axum::Form;
use axum::extract::{Path, State};
use kernel::{Day, Failure, house};
use maud::{Markup, html};
use serde::Deserialize;

use super::{again, signed_in};
use crate::answers::{html_page, on_to};
use crate::parts::{self, Act, Choice, Crumb, Empty, Errors, Field, Tone};
use crate::say::Say;
use crate::shell::{Notice, PageKind};
use crate::site::Site;
use crate::stop::Answer;
use crate::visitor::Visitor;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    grant: String,
    name: String,
    until: String,
}

pub(super) async fn page(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (visit, _) = signed_in(&visitor)?;
    let tokens = accounts::tokens_of(&site.db, visit.person, visitor.caller.today()).await?;
    html_page(whole(&site, &visitor, &tokens, (&Typed::default(), Errors::none())))
}

pub(super) async fn issue(State(site): State<Site>, visitor: Visitor, Form(typed): Form<Typed>) -> Answer {
    let (visit, _) = signed_in(&visitor)?;
    let issued = issued(&site, &visitor, &typed).await;
    let tokens = accounts::tokens_of(&site.db, visit.person, visitor.caller.today()).await?;
    match issued {
        Ok(secret) => html_page(shown_once(&site, &visitor, &secret)),
        Err(failure) => again(&visitor, failure, |errors| whole(&site, &visitor, &tokens, (&typed, errors))),
    }
}

async fn issued(site: &Site, visitor: &Visitor, typed: &Typed) -> Result<Secret, Failure> {
    let grant: Option<GrantId> = typed.grant.parse().ok();
    let held = visitor.visit.iter().flat_map(|visit| &visit.grants).find(|held| Some(held.id) == grant);
    let held = held.ok_or_else(|| house::NOT_IN_LIST.at("grant"))?;
    let until: Day = typed.until.parse().map_err(|_| house::NOT_A_DAY.at("until"))?;
    Ok(accounts::issue_token(&site.db, &visitor.caller, held, &typed.name, until).await?.1)
}

pub(super) async fn revoke(State(site): State<Site>, visitor: Visitor, Path(token): Path<TokenId>) -> Answer {
    signed_in(&visitor)?;
    accounts::revoke_token(&site.db, &visitor.caller, token).await?;
    on_to("/me/tokens")
}

fn framed(site: &Site, visitor: &Visitor, matter: Markup) -> Markup {
    let say = visitor.say;
    let title = say.t("accounts-tokens");
    let way = [Crumb { href: "/me".into(), label: say.t("web-me") }];
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way))
        (parts::head("", &title, html! {}))
        (matter)
    })
}

fn shown_once(site: &Site, visitor: &Visitor, secret: &Secret) -> Markup {
    let say = visitor.say;
    framed(
        site,
        visitor,
        html! {
            (parts::notice(&Notice::new(Tone::Good, say.t("accounts-token-once"))))
            p { code { (secret.shown()) } }
            p { a.btn href="/me/tokens" { (say.t("accounts-token-kept")) } }
        },
    )
}

fn whole(site: &Site, visitor: &Visitor, tokens: &[Token], (typed, errors): (&Typed, Errors)) -> Markup {
    let say = visitor.say;
    framed(
        site,
        visitor,
        html! {
            p { (say.t("accounts-tokens-help")) }
            (parts::card(&say.t("accounts-tokens-standing"), list(say, tokens)))
            (parts::card(&say.t("accounts-token-new"), parts::padded(form(visitor, typed, errors))))
        },
    )
}

fn list(say: Say, tokens: &[Token]) -> Markup {
    if tokens.is_empty() {
        let (title, text) = (say.t("accounts-tokens-none"), say.t("accounts-tokens-none-help"));
        return parts::padded(parts::empty(&Empty { title, text, act: None }));
    }
    html! {
        ul.papers {
            @for token in tokens {
                li {
                    div {
                        strong { (token.name) } br;
                        (say.code(token.role)) " · " (say.names(&token.label)) br;
                        small {
                            (say.with("accounts-token-until", &[("day", token.until.into())])) " · "
                            @match token.used {
                                Some(used) => (say.with("accounts-token-used", &[("at", say.moment(used).into())])),
                                None => (say.t("accounts-token-unused")),
                            }
                        }
                    }
                    (parts::acts(say, &[Act::post(say.t("accounts-token-revoke"), format!("/me/tokens/{}/revoke", token.id)).grave()]))
                }
            }
        }
    }
}

fn form(visitor: &Visitor, typed: &Typed, errors: Errors) -> Markup {
    let say = visitor.say;
    let held = visitor.visit.iter().flat_map(|visit| &visit.grants);
    let roles =
        held.map(|one| Choice::new(one.id.to_string(), format!("{} · {}", say.code(one.role), say.names(&one.label))));
    let until = if typed.until.is_empty() { visitor.caller.today().plus(90).to_string() } else { typed.until.clone() };
    let fields = html! {
        (parts::field(say, &Field::line("name", say.t("accounts-token-name")).help(say.t("accounts-token-name-help")).value(&*typed.name).required().errors(&errors)))
        (parts::field(say, &Field::select("grant", say.t("accounts-token-role"), roles.collect()).value(&*typed.grant).required().errors(&errors)))
        (parts::field(say, &Field::day("until", say.t("accounts-token-last-day")).value(until).required().errors(&errors)))
    };
    let form = parts::Form {
        action: "/me/tokens".into(),
        submit: say.t("accounts-token-issue"),
        errors,
        ..parts::Form::default()
    };
    parts::form(say, &form, fields)
}
