//! What every page of a programme begins with: its head, whose move it is, its sides.

use kernel::{Code, Failure, movers};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Crumb, WhoseMove};
use web::{Say, Site, Visitor};

use super::actions;
use super::store::{self, Programme};
use crate::moves::{Act, Facts, MOVES, Status};

kernel::codes! { "programmes-side",
    /// A page of a programme.
    pub enum Side {
        /// What the register asks.
        Passport = "passport",
        /// Learning outcomes.
        Outcomes = "outcomes",
        /// Outcome × discipline.
        Matrix = "matrix",
        /// The working curriculum.
        Curriculum = "curriculum",
        /// The commission's examination and the way on.
        Examination = "examination",
    }
}

/// Where a side is.
pub fn href(of: &Programme, side: Side) -> String {
    match side {
        Side::Passport => format!("/programmes/{}", of.id),
        other => format!("/programmes/{}/{}", of.id, other.code()),
    }
}

/// A programme as a caller finds it.
pub struct Seen {
    pub programme: Programme,
    pub facts: Facts,
    /// Is it within the scope of the caller's role? Others see only what was adopted.
    pub own: bool,
}

impl Seen {
    /// May the caller change it now?
    pub fn editable(&self, visitor: &Visitor) -> bool {
        let offers = kernel::offers(MOVES, self.programme.status, visitor.caller.role, &self.facts);
        self.own && offers.iter().any(|offer| offer.act == Act::Edit && offer.why_not.is_empty())
    }
}

/// The programme of a page.
///
/// # Errors
/// Missing, when the caller may not see it.
pub async fn seen(site: &Site, visitor: &Visitor, id: kernel::ProgrammeId) -> Result<Seen, Failure> {
    let programme = store::load(&site.db, &visitor.caller, id).await?;
    let own = match store::held(&site.db, &visitor.caller, id).await {
        Ok(_) => true,
        Err(Failure::Missing) => false,
        Err(other) => return Err(other),
    };
    let facts = actions::facts(&site.db, &programme).await?;
    Ok(Seen { programme, facts, own })
}

/// Head, strip and sides; one of them is shown.
pub fn top(visitor: &Visitor, seen: &Seen, shown: Side, main: Markup) -> Markup {
    let (say, programme) = (visitor.say, &seen.programme);
    let tabs: Vec<parts::Tab> = Side::ALL
        .iter()
        .map(|side| parts::Tab {
            href: href(programme, *side),
            label: say.code(*side),
            count: None,
            current: *side == shown,
        })
        .collect();
    html! {
        (parts::crumbs(say, &[Crumb { href: "/programmes".into(), label: say.t("programmes-programmes") }]))
        (parts::head(&over(say, programme), &say.names(&programme.name), main))
        (strip(visitor, seen))
        (parts::tabs(say, &tabs))
    }
}

/// `6B07114 · 240 cr · admission 2026 · version 3, draft`.
pub fn over(say: Say, programme: &Programme) -> String {
    let admission = say.with("programmes-admission-is", &[("year", programme.admission.0.to_string().into())]);
    let version = say.with(
        "programmes-version-is",
        &[("number", programme.number.into()), ("status", say.code(programme.status).into())],
    );
    [programme.code.to_string(), say.code(programme.profile), admission, version].join(" · ")
}

fn strip(visitor: &Visitor, seen: &Seen) -> Markup {
    let (say, programme) = (visitor.say, &seen.programme);
    let roles = movers(MOVES, programme.status);
    let role = waits_for(programme.status, &seen.facts).filter(|role| roles.contains(role));
    let state = WhoseMove {
        who: role.map(|role| say.code(role)).unwrap_or_default(),
        yours: seen.own && role == Some(visitor.caller.role),
        since: Some(say.with("programmes-since", &[("day", programme.since.into())])),
        next: next(programme.status).map(|key| say.t(key)),
        ..WhoseMove::default()
    };
    parts::whose_move(say, &state, buttons(visitor, seen))
}

/// Whose move it is: the designer's, the commission's, the officer's.
fn waits_for(status: Status, facts: &Facts) -> Option<kernel::Role> {
    match status {
        Status::Drafted => Some(kernel::Role::Designer),
        Status::UnderExamination if facts.conclusion.is_none() => Some(kernel::Role::Expert),
        Status::UnderExamination | Status::Adopted => Some(kernel::Role::University),
        Status::Registered | Status::Superseded => None,
    }
}

fn next(status: Status) -> Option<&'static str> {
    match status {
        Status::Drafted => Some("programmes-next-examination"),
        Status::UnderExamination => Some("programmes-next-adoption"),
        Status::Adopted => Some("programmes-next-register"),
        Status::Registered | Status::Superseded => None,
    }
}

/// The acts of the way: the first open one is the main one; what needs a paper leads to the examination's page.
fn buttons(visitor: &Visitor, seen: &Seen) -> Markup {
    let (say, programme) = (visitor.say, &seen.programme);
    if !seen.own {
        return html! {};
    }
    let offers = kernel::offers(MOVES, programme.status, visitor.caller.role, &with_papers(seen));
    let buttons: Vec<Button> = offers
        .iter()
        .filter(|offer| !matches!(offer.act, Act::Edit | Act::Supersede))
        .map(|offer| {
            let open = offer.why_not.is_empty();
            let to = format!("/programmes/{}/acts/{}", programme.id, offer.act.code());
            let button = match offer.act {
                Act::Adopt | Act::Register if open => {
                    Button::link(say.code(offer.act), format!("{}#act", href(programme, Side::Examination)))
                }
                act => {
                    let button = Button::offered(say, offer, to, programme.version);
                    if act == Act::Return { button.grave() } else { button }
                }
            };
            let button = if seen.facts.errors > 0 && !open {
                button.mended_at(href(programme, Side::Curriculum), say.t("programmes-see-checks"))
            } else {
                button
            };
            if offer.act == Act::Return { button } else { button.main() }
        })
        .collect();
    parts::acts(say, &buttons)
}

/// The facts as they will be when the paper that an act asks for is given with it.
pub fn with_papers(seen: &Seen) -> Facts {
    let today = Some(seen.programme.since);
    Facts { minutes: seen.facts.minutes.or(today), registered: seen.facts.registered.or(today), ..seen.facts }
}
