//! The commission of a production exam in the demo: two equal halves, none from the university that trained.

use std::rc::Rc;

use assessment::ExamId;
use commissions::{CommissionForm, InterestForm};
use kernel::{Caller, CommissionId, Day, Failure, Id, OrganisationId, Role, Scope, ScopeKind};

use super::listed::Row;
use super::organisations::{Enterprise, Organisations, University};
use super::{Player, World};

/// Who sends experts, and who sends none.
pub struct Sides<'a> {
    /// The university that trained the candidates.
    pub university: &'a University,
    /// The enterprise at which the exam is held.
    pub host: &'a Enterprise,
    /// A partner of it.
    pub partner: &'a Enterprise,
}

/// Somebody with a seat in the commission.
pub struct Seat {
    pub player: Player,
    organisation: OrganisationId,
    side: &'static str,
    duty: &'static str,
}

/// A commission with its seats.
pub struct Board {
    world: Rc<World>,
    pub id: CommissionId,
    pub seats: Vec<Seat>,
}

impl Board {
    /// Two of the enterprise, one of the other university and one of a partner; the chamber keeps the minutes.
    pub async fn founded(
        world: &Rc<World>,
        organisations: &Organisations,
        programme: &Row,
        sides: &Sides<'_>,
        (exam, day): (ExamId, Day),
    ) -> Result<Self, Failure> {
        let coordinator = organisations.coordinator;
        let neighbour = organisations.neighbour(sides.university.id)?;
        let form = CommissionForm {
            title_kk: format!("«{}» бойынша өндірістік емтихан комиссиясы", programme.name_kk),
            title_ru: format!("Комиссия производственного экзамена: {}", programme.name_ru),
            title_en: format!("Production exam commission: {}", programme.name_en),
            subject: exam.uuid().to_string(),
            subject_kind: "exam".into(),
            order_number: format!("{}-Ө", 50 + day.day()),
            order_day: world.calendar.today().to_string(),
            ..commissions::example::production_exam(coordinator.organisation, sides.university.id)
        };
        let id = commissions::plan(&world.db, &world.by(coordinator.player), &form).await?;
        let seat = |player, organisation, side, duty| Seat { player, organisation, side, duty };
        let seats = vec![
            seat(sides.host.signatory, sides.host.id, "enterprise", "chair"),
            seat(sides.host.hr, sides.host.id, "enterprise", "member"),
            seat(neighbour.designer, neighbour.id, "third-party-university", "member"),
            seat(sides.partner.signatory, sides.partner.id, "partner-enterprise", "member"),
            seat(coordinator.player, coordinator.organisation, "employers", "secretary"),
        ];
        let board = Self { world: world.clone(), id, seats };
        for seat in &board.seats {
            let form = commissions::example::seat(seat.player.person, seat.organisation, seat.side, seat.duty);
            let version = commissions::load(&world.db, id).await?.version;
            commissions::seat(&world.db, &world.by(coordinator.player), id, version, &form).await?;
        }
        let version = commissions::load(&world.db, id).await?.version;
        commissions::form(&world.db, &world.by(coordinator.player), id, version).await?;
        Ok(board)
    }

    /// A member in the role that their seat gives.
    pub fn player(&self, seat: &Seat) -> Player {
        let scope = Scope { kind: ScopeKind::Commission, id: self.id.0 };
        Player { role: Role::Expert, scope, ..seat.player }
    }

    pub fn by(&self, seat: &Seat) -> Caller {
        self.world.by(self.player(seat))
    }

    /// Those who vote.
    pub fn experts(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.duty != "secretary")
    }

    /// Nobody has an interest.
    pub async fn declare(&self) -> Result<(), Failure> {
        let form = InterestForm { interest: "clear".into(), ..InterestForm::default() };
        for seat in &self.seats {
            commissions::declare(&self.world.db, &self.by(seat), self.id, &form).await?;
        }
        Ok(())
    }
}
