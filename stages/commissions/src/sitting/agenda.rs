//! The agenda on the page of a sitting: each point with its words, its vote, its decision.

use kernel::{Code, Refusal, Role};
use maud::{Markup, html};
use web::Say;
use web::parts::{self, Act as Button, Choice, Errors, Field, Tone};

use super::moves::Status as SittingStatus;
use super::room::Room;
use super::rules::Choice as Vote;
use crate::PointId;
use crate::commission::pages::verdict;
use crate::point::actions::facts;
use crate::point::moves::{Act, Status};
use crate::point::rules::{BallotForm, Count, PointForm};
use crate::point::store::{self as points, Point};

/// What was typed in one of the page's forms and refused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Again {
    /// The point whose form it was; none for a new point.
    pub(crate) point: Option<PointId>,
    /// A ballot or a dissenting opinion.
    pub(crate) ballot: BallotForm,
    /// The words of a new point, or new words of one.
    pub(crate) added: PointForm,
    /// What was refused.
    pub(crate) refusals: Vec<Refusal>,
}

impl Again {
    fn errors(&self, say: Say, point: Option<PointId>) -> Errors {
        if self.point == point { Errors::of(say, &self.refusals) } else { Errors::none() }
    }
}

/// Every point, and the form of a new one for whoever runs the sitting.
pub(crate) fn agenda(say: Say, role: Role, room: &Room, votes: &[points::Vote], again: &Again) -> Markup {
    let open = matches!(room.sitting.status, SittingStatus::Called | SittingStatus::Open);
    html! {
        @for point in &room.points { (shown(say, role, room, point, votes, again)) }
        @if open && room.runs() { (addition(say, room, again)) }
    }
}

fn shown(say: Say, role: Role, room: &Room, point: &Point, votes: &[points::Vote], again: &Again) -> Markup {
    let cast: Vec<&points::Vote> = votes.iter().filter(|vote| vote.point == point.id).collect();
    let tone = match point.status {
        Status::Announced | Status::Withdrawn => Tone::Plain,
        Status::Voting => Tone::Wait,
        Status::Decided => Tone::Good,
    };
    let state = match point.count {
        Some(count) => verdict(say, count.verdict),
        None => parts::pill(tone, &say.code(point.status)),
    };
    let body = html! {
        @if let Some(proposal) = &point.proposal { blockquote { (proposal) } }
        @if let Some(count) = &point.count { (counted(say, count)) }
        @if point.status == Status::Voting {
            p { (say.with("commissions-votes-given", &[("count", cast.len().into())])) }
        }
        (acts(say, role, room, point, votes, again))
        @if point.status == Status::Decided && !cast.is_empty() { (roll(say, room, &cast)) }
    };
    html! {
        div #(format!("point-{}", point.id)) {
            (parts::card_with(&format!("{}. {}", point.place, point.title), state, parts::padded(body)))
        }
    }
}

/// The figures of a counted vote.
fn counted(say: Say, count: &Count) -> Markup {
    let args = [
        ("for", count.votes_for.into()),
        ("against", count.against.into()),
        ("abstained", count.abstained.into()),
        ("count", count.taking_part.into()),
        ("seats", count.seats.into()),
    ];
    html! { p { strong { (say.with("commissions-votes", &args)) } } }
}

/// How each member voted, with dissenting opinions: shown once the votes are counted.
fn roll(say: Say, room: &Room, cast: &[&points::Vote]) -> Markup {
    html! {
        details {
            summary { (say.t("commissions-roll")) }
            ul.plain {
                @for vote in cast {
                    @let tone = match vote.choice {
                        Vote::For => Tone::Good,
                        Vote::Against => Tone::Late,
                        Vote::Abstained | Vote::Recused => Tone::Plain,
                    };
                    @if let Some(member) = room.members.iter().find(|member| member.id == vote.member) {
                        li {
                            (say.names(&member.name)) " " (parts::pill(tone, &say.code(vote.choice)))
                            @if let Some(opinion) = &vote.opinion { blockquote { (opinion) } }
                        }
                    }
                }
            }
        }
    }
}

fn acts(say: Say, role: Role, room: &Room, point: &Point, votes: &[points::Vote], again: &Again) -> Markup {
    let facts = facts(room, point, votes);
    let offers = point.status.offers(role, &facts);
    let to = |act: Act| format!("/points/{}/acts/{}", point.id, act.code());
    let sitting_on = matches!(room.sitting.status, SittingStatus::Called | SittingStatus::Open);
    let buttons: Vec<Button> = offers
        .iter()
        .filter(|offer| facts.runs && sitting_on && matches!(offer.act, Act::Put | Act::Count | Act::Withdraw))
        .map(|offer| {
            let button = Button::offered(say, offer, to(offer.act), point.version);
            if offer.act == Act::Withdraw { button } else { button.main() }
        })
        .collect();
    let wordable = facts.runs && sitting_on && point.status == Status::Announced;
    let ballot = offers.iter().find(|offer| offer.act == Act::Vote && facts.seated);
    let dissents = offers.iter().any(|offer| offer.act == Act::Dissent && offer.why_not.is_empty());
    html! {
        @if let Some(offer) = ballot {
            @if offer.why_not.is_empty() {
                (balloting(say, room, point, votes, again))
            } @else {
                (parts::acts(say, &[Button::post(say.code(Act::Vote), to(Act::Vote)).closed(offer.why_not.clone())]))
            }
        }
        @if dissents { (dissenting(say, point, again)) }
        @if !buttons.is_empty() { (parts::acts(say, &buttons)) }
        @if wordable { (wording(say, room, point, again)) }
    }
}

/// The member's own vote: four big choices, and words where they are needed.
fn balloting(say: Say, room: &Room, point: &Point, votes: &[points::Vote], again: &Again) -> Markup {
    let errors = again.errors(say, Some(point.id));
    let own =
        room.own.as_ref().and_then(|own| votes.iter().find(|vote| vote.point == point.id && vote.member == own.id));
    let (choice, opinion) = match own {
        _ if !errors.is_empty() => (again.ballot.choice.clone(), again.ballot.opinion.clone()),
        Some(vote) => (vote.choice.code().to_owned(), vote.opinion.clone().unwrap_or_default()),
        None => (String::new(), String::new()),
    };
    let form = parts::Form {
        action: format!("/points/{}/vote", point.id),
        submit: say.t(if own.is_some() { "commissions-vote-again" } else { "commissions-vote" }),
        errors: errors.clone(),
        within: "ballot",
        ..parts::Form::default()
    };
    let opinion =
        Field::lines("opinion", say.t("commissions-opinion")).value(opinion).help(say.t("commissions-opinion-help"));
    parts::form(
        say,
        &form,
        html! {
            (parts::field(say, &Field::radio("choice", say.t("commissions-your-vote"), Choice::all::<Vote>(say)).value(choice).required().errors(&errors).within("ballot")))
            (parts::field(say, &opinion.errors(&errors).within("ballot")))
        },
    )
}

fn dissenting(say: Say, point: &Point, again: &Again) -> Markup {
    let errors = again.errors(say, Some(point.id));
    let within = format!("dissent-{}", point.place);
    let form = parts::Form {
        action: format!("/points/{}/dissent", point.id),
        submit: say.code(Act::Dissent),
        ..parts::Form::default()
    };
    let field = Field::lines("opinion", say.t("commissions-dissent")).value(&*again.ballot.opinion).required();
    html! {
        details open[!errors.is_empty()] {
            summary { (say.code(Act::Dissent)) }
            (parts::form(say, &form, parts::field(say, &field.errors(&errors).within(within))))
        }
    }
}

fn wording(say: Say, room: &Room, point: &Point, again: &Again) -> Markup {
    let errors = again.errors(say, Some(point.id));
    let yes = if point.subject.is_some() { "yes" } else { "" };
    let stands = PointForm {
        title: point.title.clone(),
        proposal: point.proposal.clone().unwrap_or_default(),
        on_subject: yes.to_owned(),
    };
    let words = if errors.is_empty() { &stands } else { &again.added };
    let form = parts::Form {
        action: format!("/points/{}/words", point.id),
        version: Some(point.version),
        submit: say.code(Act::Word),
        ..parts::Form::default()
    };
    html! {
        details open[!errors.is_empty()] {
            summary { (say.code(Act::Word)) }
            (parts::form(say, &form, fields(say, room, words, &errors, &format!("point-{}", point.place))))
        }
    }
}

fn addition(say: Say, room: &Room, again: &Again) -> Markup {
    let errors = again.errors(say, None);
    let form = parts::Form {
        action: format!("/sittings/{}/points", room.sitting.id),
        version: Some(room.sitting.version),
        submit: say.t("commissions-add"),
        errors: errors.clone(),
        within: "new",
        ..parts::Form::default()
    };
    let added = if again.point.is_none() { again.added.clone() } else { PointForm::default() };
    let body = parts::form(say, &form, fields(say, room, &added, &errors, "new"));
    parts::card(
        &say.t("commissions-add"),
        parts::padded(html! {
            details open[!errors.is_empty()] { summary { (say.t("commissions-add")) } (body) }
        }),
    )
}

fn fields(say: Say, room: &Room, words: &PointForm, errors: &Errors, within: &str) -> Markup {
    html! {
        (parts::field(say, &Field::line("title", say.t("commissions-point")).value(&*words.title).required().errors(errors).within(within)))
        (parts::field(say, &Field::lines("proposal", say.t("commissions-proposal")).value(&*words.proposal).help(say.t("commissions-proposal-help")).errors(errors).within(within)))
        @if room.commission.subject.is_some() {
            (parts::field(say, &Field::tick("on-subject", say.t("commissions-on-subject")).value(&*words.on_subject).within(within)))
        }
    }
}
