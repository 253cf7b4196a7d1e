//! The examination of a programme in the demo: a commission from planning to signed minutes.

use commissions::minutes::{actions as minutes, moves::Act as MinutesAct, store as minutes_store};
use commissions::point::{actions as points, moves::Act as PointAct, store as point_store};
use commissions::sitting::{actions as sittings, moves::Act as SittingAct, store as sitting_store};
use commissions::{BallotForm, CallForm, CommissionForm, InterestForm, PointId, SittingId, example};
use kernel::{Caller, CommissionId, Day, Failure, Id, OrganisationId, ProgrammeId, Role, Scope, ScopeKind};

use super::organisations::Organisations;
use super::{Player, World};

/// Somebody with a seat.
struct Seat {
    player: Player,
    organisation: OrganisationId,
    side: &'static str,
    duty: &'static str,
}

/// Employers lead, the neighbouring university and the chamber judge, the host keeps the minutes.
fn seats(organisations: &Organisations) -> Result<Vec<Seat>, Failure> {
    let [first, second, third, ..] = organisations.enterprises.as_slice() else { return Err(Failure::Missing) };
    let (neighbour, coordinator, university) =
        (organisations.neighbour, organisations.coordinator, &organisations.university);
    let seat = |player, organisation, side, duty| Seat { player, organisation, side, duty };
    Ok(vec![
        seat(first.signatory, first.id, "enterprise", "chair"),
        seat(first.hr, first.id, "enterprise", "member"),
        seat(second.hr, second.id, "partner-enterprise", "member"),
        seat(third.signatory, third.id, "partner-enterprise", "member"),
        seat(neighbour.player, neighbour.organisation, "third-party-university", "member"),
        seat(coordinator.player, coordinator.organisation, "employers", "member"),
        seat(university.curator, university.id, "host-university", "secretary"),
    ])
}

struct Examination<'a> {
    world: &'a World<'a>,
    commission: CommissionId,
    seats: Vec<Seat>,
}

/// The university plans and forms a commission; it sits, recommends the programme, and its minutes are signed.
pub async fn hold(
    world: &World<'_>,
    organisations: &Organisations,
    programme: ProgrammeId,
    on: Day,
) -> Result<(), Failure> {
    let university = &organisations.university;
    let by = world.at(on, university.officer);
    let form = CommissionForm {
        subject: programme.uuid().to_string(),
        subject_kind: "programme".into(),
        host: university.id.to_string(),
        order_number: "37-Ө".into(),
        order_day: on.to_string(),
        ..example::programme_examination(university.id)
    };
    let commission = commissions::plan(&world.db, &by, &form).await?;
    let examination = Examination { world, commission, seats: seats(organisations)? };
    examination.form(&by).await?;
    examination.declare(on.plus(2)).await?;
    let sitting = examination.call(on.plus(4), on.plus(18)).await?;
    examination.sit(sitting, on.plus(18)).await?;
    world.settle(on.plus(18)).await?;
    examination.sign(sitting, on.plus(19)).await
}

impl Examination<'_> {
    /// A member in the role that their seat gives.
    fn member(&self, on: Day, seat: &Seat) -> Caller {
        let scope = Scope { kind: ScopeKind::Commission, id: self.commission.0 };
        self.world.at(on, Player { role: Role::Expert, scope, ..seat.player })
    }

    fn with_duty(&self, on: Day, duty: &str) -> Result<Caller, Failure> {
        let seat = self.seats.iter().find(|seat| seat.duty == duty).ok_or(Failure::Missing)?;
        Ok(self.member(on, seat))
    }

    async fn version(&self) -> Result<i64, Failure> {
        Ok(commissions::load(&self.world.db, self.commission).await?.version)
    }

    async fn form(&self, by: &Caller) -> Result<(), Failure> {
        let db = &self.world.db;
        for seat in &self.seats {
            let form = example::seat(seat.player.person, seat.organisation, seat.side, seat.duty);
            commissions::seat(db, by, self.commission, self.version().await?, &form).await?;
        }
        commissions::form(db, by, self.commission, self.version().await?).await
    }

    async fn declare(&self, on: Day) -> Result<(), Failure> {
        let form = InterestForm { interest: "clear".into(), ..InterestForm::default() };
        for seat in &self.seats {
            commissions::declare(&self.world.db, &self.member(on, seat), self.commission, &form).await?;
        }
        Ok(())
    }

    async fn call(&self, on: Day, for_day: Day) -> Result<SittingId, Failure> {
        let form = CallForm { agenda: String::new(), ..example::call(&for_day.to_string()) };
        let secretary = self.with_duty(on, "secretary")?;
        commissions::call(&self.world.db, &secretary, self.commission, self.version().await?, &form).await
    }

    async fn sitting(&self, id: SittingId) -> Result<i64, Failure> {
        Ok(sitting_store::load(&self.world.db, id).await?.version)
    }

    async fn only_point(&self, id: SittingId) -> Result<(PointId, i64), Failure> {
        let points = point_store::of_sitting(&self.world.db, id).await?;
        points.first().map(|point| (point.id, point.version)).ok_or(Failure::Missing)
    }

    /// All but one come; one of those who came is against.
    async fn sit(&self, sitting: SittingId, on: Day) -> Result<(), Failure> {
        let db = &self.world.db;
        let secretary = self.with_duty(on, "secretary")?;
        let absent = &self.seats[3];
        let members = commissions::members(db, self.commission).await?;
        let present: Vec<_> =
            members.iter().filter(|one| one.person != absent.player.person).map(|one| one.id).collect();
        commissions::attend(db, &secretary, sitting, self.sitting(sitting).await?, &present).await?;
        sittings::act(db, &secretary, sitting, self.sitting(sitting).await?, SittingAct::Open, "").await?;
        let (point, version) = self.only_point(sitting).await?;
        points::act(db, &secretary, point, version, PointAct::Put, "").await?;
        for (n, seat) in self.seats.iter().enumerate().filter(|(n, seat)| *n != 3 && seat.duty != "secretary") {
            points::vote(db, &self.member(on, seat), point, &ballot(n)).await?;
        }
        points::count(db, &secretary, point).await?;
        sittings::act(db, &secretary, sitting, self.sitting(sitting).await?, SittingAct::Close, "").await
    }

    /// The secretary writes, the chair approves, both sign.
    async fn sign(&self, sitting: SittingId, on: Day) -> Result<(), Failure> {
        let db = &self.world.db;
        let (chair, secretary) = (self.with_duty(on, "chair")?, self.with_duty(on, "secretary")?);
        let draft = minutes_store::of_sitting(db, sitting).await?.ok_or(Failure::Missing)?;
        let (point, _) = self.only_point(sitting).await?;
        let heard = "Бағдарлама жетекшісі оқыту нәтижелерін, оқу жоспарын және кәсіпорындағы оқыту үлесін баяндады.";
        minutes::write(db, &secretary, draft.id, draft.version, point, heard).await?;
        for (by, act) in [(&chair, MinutesAct::Approve), (&secretary, MinutesAct::Sign), (&chair, MinutesAct::Sign)] {
            let version = minutes_store::load(db, draft.id).await?.version;
            minutes::act(db, by, draft.id, version, act, "").await?;
        }
        Ok(())
    }
}

fn ballot(n: usize) -> BallotForm {
    if n == 2 {
        let opinion = "Роботтандыру бойынша зертханалық сағаттар аз.".into();
        return BallotForm { opinion, ..example::ballot("against") };
    }
    example::ballot("for")
}
