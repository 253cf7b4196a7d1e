//! What is done to rounds. Pages and API come here; the only transactions of rounds.

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, OrganisationId, RegionId, Role, ScopeKind, WorkplaceId};
use programmes::enrolments::{self, GroupId, moves::Status as Enrolled};
use programmes::programme;
use registry::organisations::{self, moves::Status as OrganisationStatus, rules::Kind};
use registry::people;
use serde_json::json;

use super::allocation::{self, Allocation};
use super::eligibility::closed;
use super::market::{Market, place};
use super::moves::{Act, Facts, Status};
use super::rules::{self, Entry, RoundForm, StudentForm};
use super::store::{self, AllocationId, Kept, Place, RoundId, SeatId, StudentId};
use crate::refusal;
use crate::workplaces;

/// The seed stays exact wherever numbers are floats.
const SEEDS: u64 = 1 << 53;

/// Opens a round of a university or of the caller's region. The lottery's seed is drawn now, before anybody wished.
///
/// # Errors
/// What is wrong with the form; `UNIVERSITY`; `NOT_YOUR_ROUND`.
pub async fn open(db: &Db, by: &Caller, form: &RoundForm) -> Result<RoundId, Failure> {
    let entry = rules::entry(form)?;
    let mut write = db.write(by).await?;
    let (region, university) = host(&write, by, &entry).await?;
    let id: RoundId = by.new_id();
    let seed = i64::try_from(by.chance.below(SEEDS)).unwrap_or(0);
    store::insert(&mut write, id, &entry, region, university, seed).await?;
    if !store::leads(&write, by, id).await? {
        return Err(Failure::Forbidden(refusal::NOT_YOUR_ROUND.refuse()));
    }
    write.record("placement-act-open-round", RowRef::new(store::TABLE, id), json!({ "after": entry, "seed": seed }));
    write.announce("placement.round-opened", id, json!({ "university": university }));
    write.done().await?;
    Ok(id)
}

/// The university of a round, or the region of a coordinator.
async fn host(reader: &dyn Read, by: &Caller, entry: &Entry) -> Result<(RegionId, Option<OrganisationId>), Failure> {
    let named = match (&entry.university, by.role) {
        (Some(named), _) => named.clone(),
        (None, Role::Coordinator) if by.scope.kind == ScopeKind::Region => return Ok((RegionId(by.scope.id), None)),
        (None, _) => by.organisation().map(|id| id.to_string()).unwrap_or_default(),
    };
    let found = organisations::store::find(reader, &named).await?;
    let found = found.filter(|one| matches!(one.kind, Kind::University | Kind::College));
    match found.filter(|one| one.status == OrganisationStatus::Active) {
        Some(university) => Ok((university.region, Some(university.id))),
        None => Err(refusal::UNIVERSITY.at("university").with("typed", named).into()),
    }
}

/// Corrects an entry while wishes are collected; region, university and seed stay.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale.
pub async fn edit(db: &Db, by: &Caller, id: RoundId, version: i64, form: &RoundForm) -> Result<(), Failure> {
    let entry = rules::entry(form)?;
    let (mut write, market) = begin(db, by, id).await?;
    let moved = may(&write, by, &market, Act::Edit, false, "").await?;
    store::save_entry(&mut write, id, version, moved, &entry).await?;
    let payload = json!({ "before": market.round.form(), "after": entry });
    write.record("placement-act-edit-round", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Brings students into a round, one by one.
///
/// # Errors
/// What is wrong with a student; `PERSON` out of sight; `INCLUDED`; `ELSEWHERE`; what the lifecycle says.
pub async fn include(db: &Db, by: &Caller, id: RoundId, students: &[StudentForm]) -> Result<usize, Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    may(&write, by, &market, Act::Include, false, "").await?;
    for form in students {
        let student = rules::student(form)?;
        if !people::store::within(&write, by, student.person).await? {
            return Err(refusal::PERSON.at("person").with("typed", form.person.as_str()).into());
        }
        let person = people::store::named(&write, student.person).await?;
        include_within(&mut write, &market, &student, &person.full_name()).await?;
    }
    write.record("placement-act-include", RowRef::new(store::TABLE, id), json!({ "students": students }));
    write.done().await?;
    Ok(students.len())
}

/// Brings everybody who studies in a group of the caller's scope; those who stand in this or such a round are passed over.
///
/// # Errors
/// `Missing`, when the group is out of scope; what the lifecycle says.
pub async fn include_group(db: &Db, by: &Caller, id: RoundId, group: GroupId) -> Result<usize, Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    may(&write, by, &market, Act::Include, false, "").await?;
    let group = enrolments::store::load_group(&write, by, group).await?;
    let programme = programme::store::load(&write, by, group.programme).await?;
    let mut included = Vec::new();
    for one in enrolments::of_group(&write, group.id).await? {
        let student =
            rules::Student { person: one.person, group: Some(programme.group.clone()), lang: Some(group.lang) };
        if one.status != Enrolled::Enrolled {
            continue;
        }
        match include_within(&mut write, &market, &student, &one.name.kk).await {
            Ok(()) => included.push(one.person),
            Err(failure) if failure.is(&refusal::INCLUDED) || failure.is(&refusal::ELSEWHERE) => {}
            Err(failure) => return Err(failure),
        }
    }
    let payload = json!({ "group": group.id, "students": included });
    write.record("placement-act-include", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(included.len())
}

async fn include_within(
    write: &mut Write,
    market: &Market,
    student: &rules::Student,
    name: &str,
) -> Result<(), Failure> {
    let (id, period) = (market.round.id, market.round.period);
    if market.person(student.person).is_some() {
        return Err(refusal::INCLUDED.at("person").with("name", name).into());
    }
    if store::elsewhere(write, student.person, id, period).await? {
        return Err(refusal::ELSEWHERE.at("person").with("name", name).into());
    }
    let row: StudentId = write.by().new_id();
    store::include(write, row, id, student, name).await
}

/// Takes a student out of a round.
///
/// # Errors
/// `Missing`, when the student is not in it; what the lifecycle says.
pub async fn exclude(db: &Db, by: &Caller, id: RoundId, student: StudentId) -> Result<(), Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    may(&write, by, &market, Act::Include, false, "").await?;
    let person = market.student(student).ok_or(Failure::Missing)?.person;
    store::exclude(&mut write, student).await?;
    write.record("placement-act-exclude", RowRef::new(store::TABLE, id), json!({ "person": person }));
    write.done().await
}

/// Brings a workplace into a round with so many seats.
///
/// # Errors
/// `OFFERED`; `SEATS`; what closes the workplace; what the lifecycle says.
pub async fn bring(db: &Db, by: &Caller, id: RoundId, workplace: WorkplaceId, seats: i64) -> Result<SeatId, Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    let own = workplaces::store::within(&write, by, workplace).await?;
    may(&write, by, &market, Act::Bring, own, "").await?;
    let seat = bring_within(&mut write, &market, workplace, Some(seats)).await?;
    write.done().await?;
    Ok(seat)
}

/// Brings every open workplace that the caller sees and that fits a student of the round, with its free seats.
///
/// # Errors
/// What the lifecycle says.
pub async fn bring_all(db: &Db, by: &Caller, id: RoundId) -> Result<usize, Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    may(&write, by, &market, Act::Bring, false, "").await?;
    let filter = workplaces::store::Filter {
        status: Some(workplaces::moves::Status::Open),
        region: Some(market.round.region),
        ..workplaces::store::Filter::default()
    };
    let mut brought = 0;
    for one in workplaces::store::list(&write, by, &filter, None, 2_000).await? {
        let fits = one.groups.is_empty()
            || market
                .students
                .iter()
                .any(|student| student.group.as_ref().is_none_or(|group| one.groups.contains(group)));
        let known = market.stalls.iter().any(|stall| stall.workplace.id == one.id);
        if known || !fits || !closed(&place(&one), market.round.period).is_empty() {
            continue;
        }
        match bring_within(&mut write, &market, one.id, None).await {
            Ok(_) => brought += 1,
            Err(failure) if failure.is(&refusal::SEATS) => {}
            Err(failure) => return Err(failure),
        }
    }
    if brought > 0 {
        write.done().await?;
    }
    Ok(brought)
}

async fn bring_within(
    write: &mut Write,
    market: &Market,
    workplace: WorkplaceId,
    seats: Option<i64>,
) -> Result<SeatId, Failure> {
    let by = write.by().clone();
    let one = workplaces::store::load(write, &by, workplace).await?;
    let (id, period) = (market.round.id, market.round.period);
    Failure::unless(closed(&place(&one), period))?;
    if market.stalls.iter().any(|stall| stall.workplace.id == workplace) {
        return Err(refusal::OFFERED.at("workplace").into());
    }
    let free = one.capacity - store::seats_taken(write, workplace, id, period).await?;
    let seats = seats.unwrap_or(free);
    if seats < 1 || seats > free {
        return Err(refusal::SEATS.at("seats").with("free", free.max(0)).into());
    }
    let seat: SeatId = by.new_id();
    store::bring(write, seat, id, workplace, &one.title().kk, seats).await?;
    let payload = json!({ "workplace": workplace, "seats": seats });
    write.record("placement-act-bring", RowRef::new(store::TABLE, id), payload);
    Ok(seat)
}

/// Takes a workplace out of a round; wishes for it are passed over.
///
/// # Errors
/// `Missing`, when it is not in it; what the lifecycle says.
pub async fn take_back(db: &Db, by: &Caller, id: RoundId, seat: SeatId) -> Result<(), Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    let workplace = market.stall(seat).ok_or(Failure::Missing)?.workplace.id;
    let own = workplaces::store::within(&write, by, workplace).await?;
    may(&write, by, &market, Act::Bring, own, "").await?;
    store::take_back(&mut write, seat).await?;
    write.record("placement-act-take-back", RowRef::new(store::TABLE, id), json!({ "workplace": workplace }));
    write.done().await
}

/// A student ranks workplaces, best first.
///
/// # Errors
/// What is wrong with the wishes; what the lifecycle says; stale.
pub async fn wish(db: &Db, by: &Caller, id: RoundId, version: i64, wishes: &[SeatId]) -> Result<(), Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    let own = by.person.and_then(|person| market.person(person));
    let moved = may(&write, by, &market, Act::Wish, own.is_some(), "").await?;
    let student = own.ok_or(Failure::Missing)?;
    let named: Vec<uuid::Uuid> = wishes.iter().map(|seat| seat.0).collect();
    let barred = |seat| market.stall(SeatId(seat)).map(|stall| market.barriers(student, stall));
    Failure::unless(rules::wrong_wishes(&named, barred))?;
    store::save_wishes(&mut write, student.id, version, moved, wishes).await?;
    let row = RowRef::new(store::STUDENT, student.id);
    write.record("placement-act-wish", row, json!({ "round": id, "wishes": wishes }));
    write.done().await
}

/// An enterprise ranks the students who wish to come, best first, in groups of equals.
///
/// # Errors
/// `NOT_A_CANDIDATE`; what the lifecycle says; stale.
pub async fn rank(
    db: &Db,
    by: &Caller,
    id: RoundId,
    seat: SeatId,
    version: i64,
    ranking: &[Vec<StudentId>],
) -> Result<(), Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    let stall = market.stall(seat).ok_or(Failure::Missing)?;
    let own = workplaces::store::within(&write, by, stall.workplace.id).await?;
    let moved = may(&write, by, &market, Act::Rank, own, "").await?;
    let candidates: Vec<StudentId> = market.candidates(stall).iter().map(|student| student.id).collect();
    let named: Vec<Vec<uuid::Uuid>> = ranking.iter().map(|group| group.iter().map(|one| one.0).collect()).collect();
    Failure::unless(rules::wrong_ranking(&named, |one| candidates.contains(&StudentId(one))))?;
    store::save_ranking(&mut write, seat, version, moved, ranking).await?;
    let payload = json!({ "workplace": stall.workplace.id, "ranked": ranking.iter().flatten().count() });
    write.record("placement-act-rank", RowRef::new(store::SEAT, seat), payload);
    write.done().await
}

/// Settles a student at a workplace beforehand, saying why; none lets go. Law binds a pin too.
///
/// # Errors
/// What forbids the pair; `PINS`; what the lifecycle says; stale.
pub async fn pin(
    db: &Db,
    by: &Caller,
    id: RoundId,
    (student, version): (StudentId, i64),
    seat: Option<SeatId>,
    reason: &str,
) -> Result<(), Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    let moved = may(&write, by, &market, Act::Pin, false, reason).await?;
    let student = market.student(student).ok_or(Failure::Missing)?;
    if let Some(seat) = seat {
        let stall = market.stall(seat).ok_or_else(|| Failure::from(refusal::NOT_OFFERED.at("seat")))?;
        Failure::unless(market.barriers(student, stall))?;
        let others = market.students.iter().filter(|other| other.id != student.id && other.pin == Some(seat)).count();
        if i64::try_from(others).unwrap_or(i64::MAX) >= stall.seat.seats {
            return Err(refusal::PINS.at("seat").with("seats", stall.seat.seats).into());
        }
    }
    store::save_pin(&mut write, student.id, version, moved, seat).await?;
    let payload = json!({ "person": student.person, "seat": seat, "reason": reason.trim() });
    write.record("placement-act-pin", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Ends the wishes, goes a step back, or closes a round.
///
/// # Errors
/// What the lifecycle says; stale. `Missing` for an act that has its own action.
pub async fn act(db: &Db, by: &Caller, id: RoundId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let recorded = match act {
        Act::Collect => "placement-act-collect",
        Act::Reopen => "placement-act-reopen",
        Act::Close => "placement-act-close-round",
        Act::Allocate => return allocate(db, by, id, version).await.map(|_| ()),
        Act::Publish => return publish(db, by, id, version).await.map(|_| ()),
        Act::Edit | Act::Include | Act::Bring | Act::Wish | Act::Rank | Act::Pin => return Err(Failure::Missing),
    };
    let (mut write, market) = begin(db, by, id).await?;
    let moved = may(&write, by, &market, act, false, reason).await?;
    // An answer that was never published stands no more once the round goes back or ends.
    let kept = if market.round.status == Status::Published { market.round.allocation } else { None };
    store::save(&mut write, id, version, moved, kept).await?;
    let payload = json!({ "reason": reason.trim(), "to": moved.to() });
    write.record(recorded, RowRef::new(store::TABLE, id), payload);
    write.announce("placement.round-moved", id, json!({ "to": moved.to() }));
    write.done().await
}

/// Allocates the places; the answer is kept only when an independent check has passed it.
///
/// # Errors
/// What the lifecycle says; stale; broken, when an answer does not pass its check.
pub async fn allocate(db: &Db, by: &Caller, id: RoundId, version: i64) -> Result<AllocationId, Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    let moved = may(&write, by, &market, Act::Allocate, false, "").await?;
    let allocation = allocation::allocate(market.inputs())?;
    let number = store::allocations(&write, id).await?.first().map_or(1, |last| last.number + 1);
    let kept = kept(by, number, &allocation)?;
    store::keep(&mut write, id, market.round.seed, &kept).await?;
    for place in places(&market, &allocation) {
        store::keep_place(&mut write, kept.id, &place).await?;
    }
    store::save(&mut write, id, version, moved, Some(kept.id)).await?;
    let payload = json!({ "number": number, "placed": kept.placed, "first": kept.first_wishes,
        "blocking": kept.blocking, "digest": kept.digest, "seed": market.round.seed });
    write.record("placement-act-allocate", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(kept.id)
}

fn kept(by: &Caller, number: i64, allocation: &Allocation) -> Result<Kept, Failure> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Kept {
        id: by.new_id(),
        number,
        digest: allocation.inputs.digest()?,
        inputs: serde_json::to_string(&allocation.inputs).map_err(anyhow::Error::from)?,
        answer: allocation.report(),
        placed: count(allocation.answer.placed),
        first_wishes: count(allocation.first_wishes()),
        blocking: i64::try_from(allocation.answer.blocking_pairs).unwrap_or(i64::MAX),
        at: by.now,
    })
}

fn places(market: &Market, allocation: &Allocation) -> Vec<Place> {
    let place = |student: &store::Student| {
        let number = allocation.student(student.id.0)?;
        let got = allocation.place_of(number);
        Some(Place {
            student: student.id,
            person: student.person,
            seat: got.map(|(seat, _)| SeatId(seat)),
            wish: got.and_then(|(_, wish)| wish).map(i64::from),
            pinned: student.pin.is_some(),
        })
    };
    market.students.iter().filter_map(place).collect()
}

/// Publishes the answer to everybody at once, when it still fits and passes its check again.
///
/// # Errors
/// `NOT_FRESH`; what the lifecycle says; stale.
pub async fn publish(db: &Db, by: &Caller, id: RoundId, version: i64) -> Result<usize, Failure> {
    let (mut write, market) = begin(db, by, id).await?;
    let moved = may(&write, by, &market, Act::Publish, false, "").await?;
    let current = market.round.allocation.ok_or_else(|| Failure::from(refusal::NOT_ALLOCATED.refuse()))?;
    standing(&write, &market).await?;
    store::save(&mut write, id, version, moved, Some(current)).await?;
    let places = store::places(&write, current).await?;
    write.record("placement-act-publish", RowRef::new(store::TABLE, id), json!({ "allocation": current }));
    for place in &places {
        let stall = place.seat.and_then(|seat| market.stall(seat));
        let payload = json!({ "round": id, "workplace": stall.map(|stall| stall.workplace.id),
            "organisation": stall.map(|stall| stall.workplace.organisation), "university": market.round.university,
            "from": market.round.period.from, "until": market.round.period.until });
        write.announce("placement.published", place.person, payload);
    }
    write.done().await?;
    Ok(places.len())
}

/// The answer that stands, read back and checked again.
///
/// # Errors
/// `NOT_ALLOCATED`; broken, when what was kept does not pass its check.
pub async fn standing(reader: &dyn Read, market: &Market) -> Result<Allocation, Failure> {
    let all = store::allocations(reader, market.round.id).await?;
    let kept = all.into_iter().find(|kept| Some(kept.id) == market.round.allocation);
    let kept = kept.ok_or_else(|| Failure::from(refusal::NOT_ALLOCATED.refuse()))?;
    let inputs = serde_json::from_str(&kept.inputs).map_err(anyhow::Error::from)?;
    Ok(allocation::kept(inputs, &kept.answer)?)
}

/// What the lifecycle looks at.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn facts(reader: &dyn Read, by: &Caller, market: &Market, takes_part: bool) -> Result<Facts, Failure> {
    let fresh = match (market.round.status, market.round.allocation) {
        (Status::Allocated, Some(current)) => {
            let all = store::allocations(reader, market.round.id).await?;
            let kept = all.iter().find(|kept| kept.id == current);
            let now = market.inputs().digest()?;
            kept.is_some_and(|kept| kept.digest == now)
        }
        _ => false,
    };
    Ok(Facts {
        leads: store::leads(reader, by, market.round.id).await?,
        takes_part,
        students: !market.students.is_empty(),
        workplaces: !market.stalls.is_empty(),
        fresh,
    })
}

async fn begin(db: &Db, by: &Caller, id: RoundId) -> Result<(Write, Market), Failure> {
    let write = db.write(by).await?;
    let round = store::load(&write, by, id).await?;
    let market = Market::load(&write, round).await?;
    Ok((write, market))
}

async fn may(
    write: &Write,
    by: &Caller,
    market: &Market,
    act: Act,
    takes_part: bool,
    reason: &str,
) -> Result<kernel::Moved<Status, Act>, Failure> {
    let facts = facts(write, by, market, takes_part).await?;
    market.round.status.after(act, by.role, &facts, reason)
}
