//! A commission from planning to signed minutes, on both databases.

use commissions::commission::moves::{Act as CommissionAct, Status as CommissionStatus};
use commissions::minutes::{actions as minutes, moves as minutes_moves, store as minutes_store};
use commissions::point::moves::Act as PointAct;
use commissions::point::rules::Verdict;
use commissions::point::{actions as points, store as point_store};
use commissions::sitting::moves::{Act, Status};
use commissions::sitting::room::room;
use commissions::sitting::{actions as sittings, store as sitting_store};
use commissions::{MemberId, PointId, SittingId, example, refusal};
use db::{Db, Read, values};
use kernel::{CommissionId, Failure, house};
use uuid::Uuid;

use crate::region::{
    CHAIR, ENGINEER, PARTNERS, PROFESSOR, SEATS, SECRETARY, conflicted, coordinator, expert, formed, organisation,
    person, planned, settle, today, version,
};

const SUBJECT: Uuid = Uuid::from_u128(0xc0);

async fn at(db: &Db, id: SittingId) -> i64 {
    sitting_store::load(db, id).await.unwrap().version
}

async fn point(db: &Db, id: PointId) -> i64 {
    point_store::load(db, id).await.unwrap().version
}

async fn seats(db: &Db, id: CommissionId, who: &[u128]) -> Vec<MemberId> {
    let members = commissions::members(db, id).await.unwrap();
    members.iter().filter(|one| who.iter().any(|n| person(*n) == one.person)).map(|one| one.id).collect()
}

/// Called, everyone present, open, the first point put to the vote.
async fn voting(db: &Db, id: CommissionId, present: &[u128]) -> (SittingId, PointId) {
    let secretary = expert(SECRETARY, id);
    let sitting = commissions::call(db, &secretary, id, version(db, id).await, &today()).await.unwrap();
    let present = seats(db, id, present).await;
    sittings::attend(db, &secretary, sitting, at(db, sitting).await, &present).await.unwrap();
    sittings::act(db, &secretary, sitting, at(db, sitting).await, Act::Open, "").await.unwrap();
    let first = point_store::of_sitting(db, sitting).await.unwrap()[0].id;
    points::act(db, &secretary, first, point(db, first).await, PointAct::Put, "").await.unwrap();
    (sitting, first)
}

const EVERYONE: [u128; 5] = [CHAIR, ENGINEER, PARTNERS, PROFESSOR, SECRETARY];

#[tokio::test]
async fn a_commission_sits_votes_and_its_minutes_are_signed() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = formed(db, SUBJECT).await;
        let (sitting, first) = voting(db, id, &EVERYONE).await;

        for (who, choice) in [(CHAIR, "for"), (ENGINEER, "for"), (PARTNERS, "against"), (PROFESSOR, "against")] {
            points::vote(db, &expert(who, id), first, &example::ballot(choice)).await.unwrap();
        }
        let count = points::count(db, &expert(CHAIR, id), first).await.unwrap();
        points::dissent(db, &expert(PROFESSOR, id), first, "Жабдық сынақтан өтпеген.").await.unwrap();
        sittings::act(db, &expert(CHAIR, id), sitting, at(db, sitting).await, Act::Close, "").await.unwrap();

        assert_eq!(count.verdict, Verdict::CarriedByCastingVote);
        let decision = commissions::decided(db, SUBJECT).await.unwrap().unwrap();
        assert!(decision.accepts());
        assert_eq!((decision.commission, decision.point, decision.minutes), (id, first, 1));
        let event =
            db::pending(db, 100).await.unwrap().into_iter().find(|one| one.name == "commissions.decided").unwrap();
        assert_eq!((event.subject, event.payload["result"].as_str()), (SUBJECT, Some("carried-by-casting-vote")));
        assert_eq!(event.payload["subject-kind"], "cohort");

        let draft = minutes_store::of_sitting(db, sitting).await.unwrap().unwrap();
        let secretary = expert(SECRETARY, id);
        minutes::write(db, &secretary, draft.id, draft.version, first, "Төраға емтихан тәртібін баяндады.")
            .await
            .unwrap();
        minutes::act(db, &expert(CHAIR, id), draft.id, 2, minutes_moves::Act::Approve, "").await.unwrap();
        minutes::act(db, &secretary, draft.id, 3, minutes_moves::Act::Sign, "").await.unwrap();
        minutes::act(db, &expert(CHAIR, id), draft.id, 4, minutes_moves::Act::Sign, "").await.unwrap();
        let signed = minutes_store::load(db, draft.id).await.unwrap();
        assert_eq!(signed.status, minutes_moves::Status::Signed);
        assert!(signed.chair_at.is_some() && signed.secretary_at.is_some());
        assert_eq!(db::verify(db).await.unwrap().1, vec![]);
    }
}

#[tokio::test]
async fn a_broken_composition_is_not_formed_and_every_rule_is_told() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db, SUBJECT).await;
        let partner = seats(db, id, &[PARTNERS]).await[0];
        commissions::release(db, &coordinator(), id, version(db, id).await, partner, "").await.unwrap();

        let failure = commissions::form(db, &coordinator(), id, version(db, id).await).await.unwrap_err();

        assert!(failure.is(&refusal::NOT_EVEN) && failure.is(&refusal::NOT_HALVES), "{failure}");
        let (who, from, side, duty) = SEATS[2];
        let seat = example::seat(person(who), organisation(from), side, duty);
        commissions::seat(db, &coordinator(), id, version(db, id).await, &seat).await.unwrap();
        commissions::form(db, &coordinator(), id, version(db, id).await).await.unwrap();
    }
}

#[tokio::test]
async fn nobody_sits_twice_and_nobody_unknown_sits() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db, SUBJECT).await;
        let (who, from, side, _) = SEATS[1];
        let seat = |who, from| example::seat(person(who), organisation(from), side, "member");
        let again = commissions::seat(db, &coordinator(), id, version(db, id).await, &seat(who, from)).await;
        assert!(again.unwrap_err().is(&refusal::SEATED_ALREADY));
        let unknown = commissions::seat(db, &coordinator(), id, version(db, id).await, &seat(0xdead, 0xbeef)).await;
        let failure = unknown.unwrap_err();
        assert!(failure.is(&refusal::PERSON) && failure.is(&refusal::ORGANISATION));
    }
}

#[tokio::test]
async fn a_sitting_without_quorum_or_halves_is_not_opened() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = formed(db, SUBJECT).await;
        let secretary = expert(SECRETARY, id);
        let sitting = commissions::call(db, &secretary, id, version(db, id).await, &today()).await.unwrap();
        assert_eq!(commissions::load(db, id).await.unwrap().status, CommissionStatus::Working);
        for (present, rule) in
            [(vec![CHAIR, PARTNERS], &refusal::NO_QUORUM), (vec![CHAIR, ENGINEER, PARTNERS], &refusal::HALVES_ABSENT)]
        {
            let present = seats(db, id, &present).await;
            sittings::attend(db, &secretary, sitting, at(db, sitting).await, &present).await.unwrap();
            let failure =
                sittings::act(db, &secretary, sitting, at(db, sitting).await, Act::Open, "").await.unwrap_err();
            assert!(failure.is(rule), "{failure}");
        }
        let close = commissions::act(db, &coordinator(), id, version(db, id).await, CommissionAct::Close, "").await;
        assert!(close.unwrap_err().is(&refusal::SITTING_PENDING));
        sittings::act(db, &secretary, sitting, at(db, sitting).await, Act::Cancel, "Кворум жоқ").await.unwrap();
        assert_eq!(sitting_store::load(db, sitting).await.unwrap().status, Status::Cancelled);
    }
}

#[tokio::test]
async fn a_declared_conflict_excludes_from_the_vote_and_leaves_it_without_halves() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = formed(db, SUBJECT).await;
        let (_, first) = voting(db, id, &EVERYONE).await;
        commissions::declare(db, &expert(PROFESSOR, id), id, &conflicted()).await.unwrap();

        let refused = points::vote(db, &expert(PROFESSOR, id), first, &example::ballot("for")).await.unwrap_err();
        for who in [CHAIR, ENGINEER, PARTNERS] {
            points::vote(db, &expert(who, id), first, &example::ballot("for")).await.unwrap();
        }
        let count = points::count(db, &expert(SECRETARY, id), first).await.unwrap();

        assert!(refused.is(&refusal::CONFLICTED));
        assert_eq!((count.verdict, count.votes_for, count.taking_part, count.seats), (Verdict::NoQuorum, 3, 3, 4));
        assert_eq!(commissions::decided(db, SUBJECT).await.unwrap(), None);
    }
}

#[tokio::test]
async fn members_vote_only_for_themselves_and_may_change_their_vote_until_it_is_counted() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = formed(db, SUBJECT).await;
        let (sitting, first) = voting(db, id, &EVERYONE).await;

        let outside = points::vote(db, &coordinator(), first, &example::ballot("for")).await.unwrap_err();
        let secretary = points::vote(db, &expert(SECRETARY, id), first, &example::ballot("for")).await.unwrap_err();
        for choice in ["against", "for"] {
            points::vote(db, &expert(CHAIR, id), first, &example::ballot(choice)).await.unwrap();
        }

        assert!(outside.is(&refusal::NOT_A_MEMBER));
        assert!(secretary.is(&refusal::NO_VOTE));
        let votes = point_store::votes_of(db, sitting).await.unwrap();
        assert_eq!(votes.len(), 1);
        assert_eq!(votes[0].member, seats(db, id, &[CHAIR]).await[0]);
        points::count(db, &expert(CHAIR, id), first).await.unwrap();
        let late = points::vote(db, &expert(ENGINEER, id), first, &example::ballot("for")).await.unwrap_err();
        assert!(late.is(&house::NOT_NOW));
    }
}

#[tokio::test]
async fn members_who_vote_at_once_lose_no_vote() {
    for trial in db::trial::both().await.unwrap() {
        let db = trial.db.clone();
        settle(&db).await;
        let id = formed(&db, SUBJECT).await;
        let (sitting, first) = voting(&db, id, &EVERYONE).await;
        let vote = |who: u128| {
            let db = db.clone();
            tokio::spawn(async move { points::vote(&db, &expert(who, id), first, &example::ballot("for")).await })
        };
        let votes = [CHAIR, ENGINEER, PARTNERS, PROFESSOR].map(vote);
        for one in votes {
            one.await.unwrap().unwrap();
        }
        assert_eq!(point_store::votes_of(&db, sitting).await.unwrap().len(), 4);
    }
}

#[tokio::test]
async fn a_stale_page_changes_nothing() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db, SUBJECT).await;
        let old = version(db, id).await - 1;
        let form = commissions::load(db, id).await.unwrap().form();
        assert!(commissions::edit(db, &coordinator(), id, old, &form).await.unwrap_err().is(&house::STALE));
        assert!(commissions::form(db, &coordinator(), id, old).await.unwrap_err().is(&house::STALE));
        commissions::edit(db, &coordinator(), id, old + 1, &form).await.unwrap();
    }
}

#[tokio::test]
async fn a_released_member_loses_seat_and_sight() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = formed(db, SUBJECT).await;
        let member = seats(db, id, &[PROFESSOR]).await[0];
        let sees = commissions::declare(db, &expert(PROFESSOR, id), id, &conflicted()).await;
        let unexplained = commissions::release(db, &coordinator(), id, version(db, id).await, member, " ").await;
        assert!(sees.is_ok());
        assert!(unexplained.unwrap_err().is(&house::REASON_NEEDED));

        commissions::release(db, &coordinator(), id, version(db, id).await, member, "Мүдделер қақтығысы")
            .await
            .unwrap();

        let after = commissions::declare(db, &expert(PROFESSOR, id), id, &conflicted()).await.unwrap_err();
        assert!(matches!(after, Failure::Missing), "{after}");
        let held =
            db.count("select count(*) as n from commissions_member where until_day is not null", values![]).await;
        assert_eq!(held.unwrap(), 1);
    }
}

#[tokio::test]
async fn whoever_was_present_stays_in_a_held_sitting_though_released_on_the_same_day() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = formed(db, SUBJECT).await;
        let (sitting, first) = voting(db, id, &EVERYONE).await;
        points::count(db, &expert(CHAIR, id), first).await.unwrap();
        sittings::act(db, &expert(CHAIR, id), sitting, at(db, sitting).await, Act::Close, "").await.unwrap();
        let member = seats(db, id, &[PROFESSOR]).await[0];

        commissions::release(db, &coordinator(), id, version(db, id).await, member, "Өз өтініші").await.unwrap();

        let held = room(db, &coordinator(), sitting).await.unwrap();
        assert!(held.is_present(member) && held.members.iter().any(|one| one.id == member));
    }
}
