//! The examination of a programme in the demo: a commission from planning to signed minutes.

use commissions::minutes::{actions as minutes, moves::Act as MinutesAct, store as minutes_store};
use commissions::point::{actions as points, moves::Act as PointAct, store as point_store};
use commissions::sitting::{actions as sittings, moves::Act as SittingAct, store as sitting_store};
use commissions::{BallotForm, CallForm, CommissionForm, InterestForm, PointId, SittingId, example};
use kernel::{Caller, CommissionId, Failure, Id, OrganisationId, ProgrammeId, Role, Scope, ScopeKind};

use super::listed::Row;
use super::organisations::{Organisations, University};
use super::{Player, World, working};

/// Somebody with a seat.
struct Seat {
    player: Player,
    organisation: OrganisationId,
    side: &'static str,
    duty: &'static str,
}

/// Who does not come.
const ABSENT: usize = 3;

/// Employers lead, the neighbouring university and the chamber judge, the host keeps the minutes.
fn seats(organisations: &Organisations, university: &University, row: &Row) -> Result<Vec<Seat>, Failure> {
    // Programmes of different groups are judged by different enterprises.
    let first = row.group.bytes().map(usize::from).sum::<usize>() * 3;
    let enterprise = |n: usize| &organisations.enterprises[(first + n * 5) % organisations.enterprises.len()];
    let (neighbour, coordinator) = (organisations.neighbour(university.id)?, organisations.coordinator);
    let seat = |player, organisation, side, duty| Seat { player, organisation, side, duty };
    Ok(vec![
        seat(enterprise(0).signatory, enterprise(0).id, "enterprise", "chair"),
        seat(enterprise(0).hr, enterprise(0).id, "enterprise", "member"),
        seat(enterprise(1).hr, enterprise(1).id, "partner-enterprise", "member"),
        seat(enterprise(2).signatory, enterprise(2).id, "partner-enterprise", "member"),
        seat(neighbour.designer, neighbour.id, "third-party-university", "member"),
        seat(coordinator.player, coordinator.organisation, "employers", "member"),
        seat(university.supervisor, university.id, "host-university", "secretary"),
    ])
}

struct Examination<'a> {
    world: &'a World,
    commission: CommissionId,
    seats: Vec<Seat>,
}

/// The university plans and forms a commission; it sits, recommends the programme, and its minutes are signed.
pub async fn hold(
    world: &World,
    organisations: &Organisations,
    university: &University,
    (programme, row): (ProgrammeId, &Row),
) -> Result<(), Failure> {
    let began = world.calendar.today();
    let planned = working(began.plus(3));
    world.calendar.until(planned).await;
    let form = CommissionForm {
        title_kk: format!("«{}» білім беру бағдарламасын сараптау комиссиясы", row.name_kk),
        title_ru: format!("Комиссия по экспертизе образовательной программы «{}»", row.name_ru),
        title_en: format!("Commission examining the educational programme {}", row.name_en),
        subject: programme.uuid().to_string(),
        subject_kind: "programme".into(),
        host: university.id.to_string(),
        order_number: format!("{}-Ө", 30 + planned.day()),
        order_day: planned.to_string(),
        ..example::programme_examination(university.id)
    };
    let commission = commissions::plan(&world.db, &world.by(university.officer), &form).await?;
    let examination = Examination { world, commission, seats: seats(organisations, university, row)? };
    examination.form(university.officer).await?;
    world.calendar.until(working(planned.plus(2))).await;
    examination.declare().await?;
    world.calendar.until(working(planned.plus(4))).await;
    let sits = working(planned.plus(18));
    let sitting = examination.call(&sits.to_string()).await?;
    world.calendar.until(sits).await;
    examination.sit(sitting).await?;
    world.calendar.until(working(sits.plus(1))).await;
    examination.sign(sitting).await
}

impl Examination<'_> {
    /// A member in the role that their seat gives.
    fn member(&self, seat: &Seat) -> Caller {
        let scope = Scope { kind: ScopeKind::Commission, id: self.commission.0 };
        self.world.by(Player { role: Role::Expert, scope, ..seat.player })
    }

    fn with_duty(&self, duty: &str) -> Result<Caller, Failure> {
        let seat = self.seats.iter().find(|seat| seat.duty == duty).ok_or(Failure::Missing)?;
        Ok(self.member(seat))
    }

    async fn version(&self) -> Result<i64, Failure> {
        Ok(commissions::load(&self.world.db, self.commission).await?.version)
    }

    async fn form(&self, officer: Player) -> Result<(), Failure> {
        let db = &self.world.db;
        for seat in &self.seats {
            let form = example::seat(seat.player.person, seat.organisation, seat.side, seat.duty);
            commissions::seat(db, &self.world.by(officer), self.commission, self.version().await?, &form).await?;
        }
        commissions::form(db, &self.world.by(officer), self.commission, self.version().await?).await
    }

    async fn declare(&self) -> Result<(), Failure> {
        let form = InterestForm { interest: "clear".into(), ..InterestForm::default() };
        for seat in &self.seats {
            commissions::declare(&self.world.db, &self.member(seat), self.commission, &form).await?;
        }
        Ok(())
    }

    async fn call(&self, for_day: &str) -> Result<SittingId, Failure> {
        let form = CallForm { agenda: String::new(), ..example::call(for_day) };
        let secretary = self.with_duty("secretary")?;
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
    async fn sit(&self, sitting: SittingId) -> Result<(), Failure> {
        let db = &self.world.db;
        let secretary = || self.with_duty("secretary");
        let absent = self.seats[ABSENT].player.person;
        let members = commissions::members(db, self.commission).await?;
        let present: Vec<_> = members.iter().filter(|one| one.person != absent).map(|one| one.id).collect();
        commissions::attend(db, &secretary()?, sitting, self.sitting(sitting).await?, &present).await?;
        sittings::act(db, &secretary()?, sitting, self.sitting(sitting).await?, SittingAct::Open, "").await?;
        let (point, version) = self.only_point(sitting).await?;
        points::act(db, &secretary()?, point, version, PointAct::Put, "").await?;
        for (n, seat) in self.seats.iter().enumerate().filter(|(n, seat)| *n != ABSENT && seat.duty != "secretary") {
            points::vote(db, &self.member(seat), point, &ballot(n)).await?;
        }
        points::count(db, &secretary()?, point).await?;
        sittings::act(db, &secretary()?, sitting, self.sitting(sitting).await?, SittingAct::Close, "").await
    }

    /// The secretary writes, the chair approves, both sign.
    async fn sign(&self, sitting: SittingId) -> Result<(), Failure> {
        let db = &self.world.db;
        let draft = minutes_store::of_sitting(db, sitting).await?.ok_or(Failure::Missing)?;
        let (point, _) = self.only_point(sitting).await?;
        let heard = "Бағдарлама жетекшісі оқыту нәтижелерін, оқу жоспарын және кәсіпорындағы оқыту үлесін баяндады.";
        minutes::write(db, &self.with_duty("secretary")?, draft.id, draft.version, point, heard).await?;
        let steps = [("chair", MinutesAct::Approve), ("secretary", MinutesAct::Sign), ("chair", MinutesAct::Sign)];
        for (duty, act) in steps {
            let version = minutes_store::load(db, draft.id).await?.version;
            minutes::act(db, &self.with_duty(duty)?, draft.id, version, act, "").await?;
        }
        Ok(())
    }
}

fn ballot(n: usize) -> BallotForm {
    if n == 2 {
        let opinion = "Зертханалық сағаттар аз.".into();
        return BallotForm { opinion, ..example::ballot("against") };
    }
    example::ballot("for")
}
