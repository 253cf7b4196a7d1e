//! Contracts of the demo, each as far on its way as it would be in the middle of April.

use accounts::Key;
use agreements::moves::Act;
use agreements::store::Parties;
use agreements::terms::TermsForm;
use agreements::{actions, amendments};
use kernel::{AgreementId, Caller, Day, Failure};

use super::organisations::{Enterprise, Organisations};
use super::students::Student;
use super::{Player, World, day};

/// How many students of the demo have a contract.
const CONTRACTS: usize = 44;

/// Students of the third and fourth year go to enterprises; these were admitted last among them.
const LAST_ADMITTED: i32 = 2024;

/// Makes the contracts.
pub async fn make(world: &mut World<'_>, organisations: &Organisations, students: &[Student]) -> Result<(), Failure> {
    let key = Key::drawn(&world.chance);
    let grown = students.iter().filter(|student| student.admitted <= LAST_ADMITTED).step_by(3);
    for (n, student) in grown.take(CONTRACTS).enumerate() {
        let enterprise = &organisations.enterprises[n % organisations.enterprises.len()];
        let contract = Contract { world, organisations, enterprise, student, key: &key };
        let stage = match n {
            0..=3 => Stage::Drafted,
            4..=7 => Stage::Checked,
            8..=10 => Stage::Signing,
            _ => Stage::InForce,
        };
        let id = contract.make(n, stage).await?;
        match n {
            11 => contract.amend(id).await?,
            12 => contract.suspend(id).await?,
            13 => contract.end(id).await?,
            _ => {}
        }
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Drafted,
    Checked,
    Signing,
    InForce,
}

struct Contract<'a> {
    world: &'a World<'a>,
    organisations: &'a Organisations,
    enterprise: &'a Enterprise,
    student: &'a Student,
    key: &'a Key,
}

impl Contract<'_> {
    fn by(&self, on: Day, player: Player) -> Caller {
        self.world.at(on, player)
    }

    async fn make(&self, n: usize, stage: Stage) -> Result<AgreementId, Failure> {
        let db = &self.world.db;
        let officer = self.organisations.university.officer;
        let begun = if stage == Stage::InForce { day(2027, 1, 11) } else { day(2027, 4, 5) };
        let parties = Parties {
            university: self.organisations.university.id,
            enterprise: self.enterprise.id,
            learner: self.student.player.person,
            representative: None,
        };
        let id = actions::draft(db, &self.by(begun, officer), parties, &self.terms(n, stage)).await?;
        if stage >= Stage::Checked {
            actions::act(db, &self.by(begun.plus(1), self.enterprise.signatory), id, 1, Act::Check, "").await?;
        }
        if stage >= Stage::Signing {
            let by = self.by(begun.plus(2), officer);
            actions::act(db, &by, id, 2, Act::Check, "").await?;
            actions::open_signing(db, self.world.press, &by, id, 3, "http://127.0.0.1:8080").await?;
        }
        if stage == Stage::InForce {
            for (after, player) in [(3, self.enterprise.signatory), (4, officer), (5, self.student.player)] {
                self.sign(id, begun.plus(after), player).await?;
            }
        }
        Ok(id)
    }

    async fn sign(&self, id: AgreementId, on: Day, player: Player) -> Result<(), Failure> {
        let (db, by) = (&self.world.db, self.by(on, player));
        let paper = agreements::store::load(db, &by, id).await?.paper_hash.unwrap_or_default();
        let code = actions::ask_code(db, self.key, &by, id, &paper).await?;
        actions::sign(db, &by, id, &paper, code.shown()).await?;
        Ok(())
    }

    fn terms(&self, n: usize, stage: Stage) -> TermsForm {
        let mentors = &self.enterprise.mentors;
        let from = if stage == Stage::InForce { "2027-02-01" } else { "2027-05-03" };
        let hours = ["36", "40", "30"][n % 3];
        TermsForm {
            mentor: mentors[n % mentors.len()].clone(),
            from: from.into(),
            until: "2027-06-25".into(),
            weekly_hours: hours.into(),
            // One of the drafts was typed in haste: its rules speak.
            daily_hours: if n == 2 { "10" } else { "8" }.into(),
            amount: if n == 3 { String::new() } else { format!("{}", 60_000 + 5_000 * (n % 5)) },
            ..agreements::example::terms()
        }
    }

    async fn amend(&self, id: AgreementId) -> Result<(), Failure> {
        let db = &self.world.db;
        let on = day(2027, 4, 12);
        let by = self.by(on, self.enterprise.signatory);
        let mut terms = agreements::store::load(db, &by, id).await?.terms.form();
        terms.amount = "95000".into();
        let reason = "Өндіріс жоспары өсті / Вырос план производства";
        let number = amendments::actions::propose(db, &by, id, day(2027, 5, 1), &terms, reason).await?;
        let press = self.world.press;
        amendments::actions::accept(db, press, &by, (id, number), 1, "http://127.0.0.1:8080").await?;
        Ok(())
    }

    async fn suspend(&self, id: AgreementId) -> Result<(), Failure> {
        let db = &self.world.db;
        let by = self.by(day(2027, 4, 6), self.organisations.university.officer);
        let version = agreements::store::load(db, &by, id).await?.version;
        actions::act(db, &by, id, version, Act::Suspend, "Академиялық демалыс / Академический отпуск").await?;
        Ok(())
    }

    async fn end(&self, id: AgreementId) -> Result<(), Failure> {
        let db = &self.world.db;
        let on = day(2027, 3, 29);
        let by = self.by(on, self.enterprise.signatory);
        let version = agreements::store::load(db, &by, id).await?.version;
        let reason = "Цех қайта жабдықтауға тоқтады / Цех остановлен на переоснащение";
        actions::terminate(db, &by, id, version, on, reason, 0).await?;
        Ok(())
    }
}
