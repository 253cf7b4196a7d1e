//! The minutes as a paper: made from what the sitting recorded, in the language they are kept in.

use documents::Layout;
use documents::layout::{Fact, Minutes as Paper, MinutesItem, Signature, Table, TableColumn};
use kernel::{Moment, Names};
use web::Say;

use super::store::Minutes;
use crate::commission::rules::Duty;
use crate::commission::store::Member;
use crate::point::moves::Status;
use crate::point::store::{Point, Vote};
use crate::sitting::room::Room;

/// The paper, ready for the press.
pub fn paper(minutes: &Minutes, room: &Room, votes: &[Vote]) -> Layout {
    let say = Say::new(minutes.lang);
    Layout::Minutes(Paper {
        lang: minutes.lang,
        body: say.names(&room.commission.title),
        title: say.t("commissions-minutes-of-sitting"),
        number: minutes.number.clone(),
        day: minutes.day,
        day_text: say.day(minutes.day),
        place: room.sitting.place.clone(),
        facts: facts(say, room),
        members: members(say, room),
        items: room.points.iter().map(|point| item(say, room, point, votes)).collect(),
        signatures: vec![
            signature(room, Duty::Chair, minutes.chair_at),
            signature(room, Duty::Secretary, minutes.secretary_at),
        ],
        check: None,
    })
}

fn facts(say: Say, room: &Room) -> Vec<Fact> {
    let present = room.gathering();
    let with = |duty| room.with_duty(duty).map(|member| say.names(&member.name)).unwrap_or_default();
    let quorum = say.with(
        "commissions-check-quorum",
        &[("count", present.counted.into()), ("seats", present.seats.into()), ("needed", present.needed().into())],
    );
    let mut facts = vec![
        Fact::new(say.t("commissions-founder"), say.names(&room.commission.organisation_name)),
        Fact::new(say.code(Duty::Chair), with(Duty::Chair)),
        Fact::new(say.code(Duty::Secretary), with(Duty::Secretary)),
        Fact::new(say.t("commissions-quorum"), quorum),
    ];
    let held = room.sitting.opened_at.zip(room.sitting.closed_at);
    if let Some((opened, closed)) = held {
        let clock = |at: Moment| {
            let (hour, minute) = at.clock();
            format!("{hour:02}:{minute:02}")
        };
        facts.push(Fact::new(say.t("commissions-held"), format!("{} – {}", clock(opened), clock(closed))));
    }
    facts
}

fn members(say: Say, room: &Room) -> Table {
    let columns = vec![
        TableColumn::words(say.t("commissions-member"), 4),
        TableColumn::words(say.t("commissions-from"), 4),
        TableColumn::words(say.t("commissions-side"), 3),
        TableColumn::words(say.t("commissions-duty"), 3),
    ];
    let row = |member: &Member| {
        vec![
            say.names(&member.name),
            say.names(&member.organisation_name),
            say.code(member.seat.side),
            say.code(member.seat.duty),
        ]
    };
    Table::new(columns, room.members.iter().filter(|member| room.is_present(member.id)).map(row).collect())
}

fn item(say: Say, room: &Room, point: &Point, votes: &[Vote]) -> MinutesItem {
    let mut decided = Vec::new();
    let mut told = String::new();
    if let Some(count) = &point.count {
        let proposal = point.proposal.clone().unwrap_or_default();
        decided.push(say.with(
            "commissions-decided-line",
            &[("proposal", proposal.into()), ("verdict", say.code(count.verdict).into())],
        ));
        told = say.with(
            "commissions-votes",
            &[
                ("for", count.votes_for.into()),
                ("against", count.against.into()),
                ("abstained", count.abstained.into()),
                ("count", count.taking_part.into()),
                ("seats", count.seats.into()),
            ],
        );
    } else {
        decided.push(say.t(if point.status == Status::Withdrawn {
            "commissions-withdrawn-line"
        } else {
            "commissions-unheard-line"
        }));
    }
    // A dissenting opinion, or the reason of a recusal, is printed with its name.
    for vote in votes.iter().filter(|vote| vote.point == point.id) {
        let member = room.members.iter().find(|member| member.id == vote.member);
        if let (Some(member), Some(opinion)) = (member, &vote.opinion) {
            let name = say.names(&member.name);
            let args =
                [("name", name.into()), ("choice", say.code(vote.choice).into()), ("opinion", opinion.as_str().into())];
            decided.push(say.with("commissions-opinion-line", &args));
        }
    }
    MinutesItem { title: point.title.clone(), heard: point.heard.clone().unwrap_or_default(), decided, votes: told }
}

fn signature(room: &Room, duty: Duty, at: Option<Moment>) -> Signature {
    let in_each = |words: &dyn Fn(Say) -> String| Names::in_each(|lang| words(Say::new(lang)));
    let post =
        in_each(&|say| room.with_duty(duty).map(|member| say.names(&member.organisation_name)).unwrap_or_default());
    Signature {
        side: in_each(&|say| say.code(duty)),
        post,
        name: room.with_duty(duty).map(|member| member.name.kk.clone()).unwrap_or_default(),
        mark: at.map(|at| in_each(&|say| say.with("commissions-signed-at", &[("moment", say.moment(at).into())]))),
    }
}
