//! What became of the graduates of the demo: most agree to be asked, answer at five checkpoints in three years, and
//! their employers confirm.

use kernel::{Day, Failure, OrganisationId, Role, Scope};
use outlook::consent::Act as Consent;
use outlook::followups::moves::{Act, Status};
use outlook::followups::store::{self, Checkpoint, Followup};
use outlook::followups::{AnswerForm, FollowupId, actions};
use outlook::{consent, example};
use programmes::enrolments::Enrolment;

use super::cohort::Cohort;
use super::organisations::Enterprise;
use super::{Player, working};

/// So many graduates in a hundred agree, and so many more refuse; the others say nothing.
const AGREE: u64 = 86;
const REFUSE: u64 = 6;
/// So many in a hundred answer a question, and so many answers are confirmed by the employer.
const ANSWER: u64 = 84;
const CONFIRM: u64 = 72;
/// Days after a question falls due in which a graduate answers.
const WITHIN: usize = 20;

/// A graduate of a cohort.
pub struct Graduate {
    pub cohort: Cohort,
    pub student: Enrolment,
    /// Whom the person is among the graduates of the year.
    pub n: usize,
}

/// From the diploma to the last checkpoint.
pub async fn followed(graduate: Graduate) -> Result<(), Failure> {
    let (world, db) = (graduate.cohort.world.clone(), graduate.cohort.world.db.clone());
    world.calendar.until(working(world.calendar.today().plus(1))).await;
    let own = store::own(&db, &world.by(graduate.player())).await?;
    let Some(followup) = own.into_iter().next() else { return Ok(()) };
    let drawn = world.chance.below(100);
    let act = match drawn {
        _ if drawn < AGREE => Consent::Give,
        _ if drawn < AGREE + REFUSE => Consent::Refuse,
        _ => return Ok(()),
    };
    actions::consent(&db, &world.by(graduate.player()), followup.id, followup.version, act, "").await?;
    if act == consent::Act::Refuse {
        return Ok(());
    }
    for (month, due) in graduate.questions(&followup).await? {
        let on = working(due.plus(1 + i64::try_from(world.below(WITHIN)).unwrap_or(0)));
        world.calendar.until(due).await;
        world.until(on, graduate.player()).await;
        if world.in_hundred(ANSWER) {
            graduate.answer(followup.id, month).await?;
            world.calendar.until(working(world.calendar.today().plus(5))).await;
            graduate.confirmed(followup.id, month).await?;
        }
    }
    Ok(())
}

impl Graduate {
    fn player(&self) -> Player {
        Player { person: self.student.person, role: Role::Student, scope: Scope::OWN }
    }

    async fn questions(&self, of: &Followup) -> Result<Vec<(u32, Day)>, Failure> {
        let world = &self.cohort.world;
        let all = store::checkpoints(&world.db, &world.by(self.player()), &[of.id]).await?;
        Ok(all.iter().map(|one| (one.month, one.due)).collect())
    }

    async fn question(&self, of: FollowupId, month: u32, player: Player) -> Result<Option<Checkpoint>, Failure> {
        let world = &self.cohort.world;
        let all = store::checkpoints(&world.db, &world.by(player), &[of]).await?;
        Ok(all.into_iter().find(|one| one.month == month))
    }

    async fn answer(&self, of: FollowupId, month: u32) -> Result<(), Failure> {
        let world = &self.cohort.world;
        let Some(question) = self.question(of, month, self.player()).await? else { return Ok(()) };
        let practised = store::load(&world.db, &world.by(self.player()), of).await?.practice.is_some();
        let form = self.told(month, practised);
        actions::answer(&world.db, &world.by(self.player()), of, month, question.version, &form).await
    }

    /// What a graduate does: those who were trained dually mostly stay where they practised.
    fn told(&self, month: u32, practised: bool) -> AnswerForm {
        let today = self.cohort.world.calendar.today();
        let since = today.plus(-30 - i64::try_from(self.n % 40).unwrap_or(0)).to_string();
        let band = if month < 12 { "250-400" } else { "400-600" };
        let stays = AnswerForm { from: since.clone(), band: band.into(), ..example::answer() };
        let elsewhere = AnswerForm {
            activity: "by-profession".into(),
            at_practice: "no".into(),
            employer: self.employer().to_string(),
            post: "Инженер".into(),
            ..stays.clone()
        };
        let idle = |activity: &str| AnswerForm { activity: activity.into(), ..example::studying() };
        match (self.n % 12, month) {
            (0, 0 | 6) => idle("seeking"),
            (1, 0 | 6) => idle("army"),
            (2, _) => example::studying(),
            (3, 12..) => AnswerForm { from: since, ..example::elsewhere() },
            (4..=9, _) if practised => stays,
            _ => elsewhere,
        }
    }

    /// An enterprise of the region that took the graduate.
    fn employer(&self) -> OrganisationId {
        let all = &self.cohort.organisations.enterprises;
        all[(self.n * 7 + self.cohort.number()) % all.len()].id
    }

    /// The employer that was named confirms, or says that it is not so.
    async fn confirmed(&self, of: FollowupId, month: u32) -> Result<(), Failure> {
        let world = &self.cohort.world;
        let Some(question) = self.question(of, month, self.player()).await? else { return Ok(()) };
        let named = |one: &&Enterprise| Some(one.id) == question.employer;
        let Some(enterprise) = self.cohort.organisations.enterprises.iter().find(named) else { return Ok(()) };
        if question.status != Status::Answered || !world.in_hundred(CONFIRM) {
            return Ok(());
        }
        let (act, reason) = if world.below(25) == 0 {
            (Act::Dispute, "Бұл адам бізде жұмыс істемейді")
        } else {
            (Act::Confirm, "")
        };
        let by = world.by(enterprise.hr);
        actions::act(&world.db, &by, of, month, question.version, act, reason).await
    }
}
