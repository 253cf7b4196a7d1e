//! The production exam of a year in the demo: materials agreed on by both sides a month before, a commission of two
//! equal halves, the council, blind scores, the protocol signed by all, certificates. Those of the demo's own spring
//! have been planned.

use std::collections::BTreeMap;
use std::rc::Rc;

use assessment::certificates::actions::Sealed;
use assessment::certificates::moves::Act as CertificateAct;
use assessment::exams::moves::Act;
use assessment::exams::rules::{CouncilForm, CriterionForm, FiguresForm};
use assessment::{CertificateId, ExamId, Room, candidates, certificates, example, exams};
use kernel::{Caller, CommissionId, Day, Failure};
use programmes::enrolments::{Group, Track};

use super::board::{Board, Seat, Sides};
use super::cohort::Cohort;
use super::organisations::{Enterprise, Organisations, University};
use super::{PUBLIC_URL, Player, World, day, working};

/// By what qualification work is scored: the criterion, the outcome that it shows, the most points.
const CRITERIA: [(&str, &str, &str, &str, u32); 3] = [
    (
        "Жұмысты жоспарлау, сызбаны және құжаттаманы оқу",
        "Планирование работы, чтение схем и документации",
        "Planning the work, reading drawings and documents",
        "4",
        20,
    ),
    (
        "Тапсырманы технологияға сай орындау",
        "Выполнение задания по технологии",
        "Doing the task as the technology asks",
        "5",
        50,
    ),
    (
        "Еңбек қауіпсіздігін сақтау және жұмыс орнын тапсыру",
        "Соблюдение безопасности труда и сдача рабочего места",
        "Working safely and handing over the workplace",
        "9",
        30,
    ),
];

/// How far below colleagues an expert marks, in points of a hundred, by their place in the commission: people differ, and less than the spread
/// at which the university asks for another round.
const SEVERITY: [i64; 6] = [0, 4, -3, 2, -1, 3];

/// A year's exam of one programme.
struct Exam<'a> {
    cohort: &'a Cohort,
    university: &'a University,
    /// Where it is held.
    host: &'a Enterprise,
    /// Whose people judge beside those of the host.
    partner: &'a Enterprise,
    day: Day,
}

/// A few days of illness close no exam: the university lets nine tenths of the hours open it.
pub async fn figures(world: &World, university: &University) -> Result<(), Failure> {
    let by = world.by(university.officer);
    let form = FiguresForm {
        from: by.today().to_string(),
        theory: "40".into(),
        pass: "50".into(),
        spread: "15".into(),
        hours: "90".into(),
    };
    exams::actions::set_figures(&world.db, &by, &form).await
}

/// From the plan in April to the certificates in June; a spring that has not come yet is left to those who play.
pub async fn held(cohort: &Cohort) -> Result<(), Failure> {
    let (world, year) = (&cohort.world, cohort.admission + 4);
    let until = |on: Day| world.calendar.until(working(on));
    let groups = dual(cohort).await?;
    if groups.is_empty() {
        return Ok(());
    }
    let n = cohort.number();
    let suited = suited(&cohort.organisations, cohort)?;
    let exam = Exam {
        cohort,
        university: cohort.university()?,
        host: suited[n % suited.len()],
        partner: suited[(n + 1) % suited.len()],
        day: working(day(year, 5, 24).plus(i64::try_from(n % 9).unwrap_or(0))),
    };
    until(day(year, 4, 2).plus(i64::try_from(n % 5).unwrap_or(0))).await;
    let id = exam.plan(&groups).await?;
    until(day(year, 4, 9)).await;
    exam.agree(id, exam.university.officer).await?;
    let agrees = day(year, 4, 12).plus(i64::try_from(n % 3).unwrap_or(0) * 2);
    world.until(working(agrees), exam.host.signatory).await;
    exam.agree(id, exam.host.signatory).await?;
    let commission = exam.commission(id).await?;
    let declares = working(day(year, 4, 21));
    commission.seats.iter().for_each(|seat| world.awaits_first(declares, commission.player(seat)));
    until(declares).await;
    commission.declare().await?;
    exam.appoint(id, commission.id).await?;
    until(day(year, 5, 17)).await;
    if exam.admit(id).await? == 0 {
        return Ok(());
    }
    until(exam.day).await;
    exam.examine(id, &commission).await?;
    until(exam.day.plus(1)).await;
    exam.sign(id, &commission).await?;
    until(exam.day.plus(4)).await;
    exam.certify(id).await
}

/// A whole number below `n`, drawn by chance.
fn drawn(world: &World, n: usize) -> i64 {
    i64::try_from(world.below(n)).unwrap_or(0)
}

/// The groups that were trained dually.
async fn dual(cohort: &Cohort) -> Result<Vec<Group>, Failure> {
    let mut groups = Vec::new();
    for group in cohort.standing().await? {
        let students = programmes::enrolments::of_group(&cohort.world.db, group.id).await?;
        if students.iter().any(|one| one.track == Track::Dual) {
            groups.push(group);
        }
    }
    Ok(groups)
}

/// Enterprises whose workplaces serve the programme.
fn suited<'a>(organisations: &'a Organisations, cohort: &Cohort) -> Result<Vec<&'a Enterprise>, Failure> {
    let kinds = super::workplaces::kinds()?;
    let serves = |one: &&Enterprise| {
        one.staff >= 100 && kinds.iter().any(|kind| kind.group == cohort.programme.group && kind.suits(one))
    };
    let all: Vec<&Enterprise> = organisations.enterprises.iter().filter(serves).collect();
    if all.is_empty() { Err(Failure::Missing) } else { Ok(all) }
}

impl Exam<'_> {
    fn world(&self) -> &Rc<World> {
        &self.cohort.world
    }

    fn by(&self, player: Player) -> Caller {
        self.world().by(player)
    }

    async fn room(&self, id: ExamId) -> Result<Room, Failure> {
        Room::load(&self.world().db, &self.by(self.university.officer), id).await
    }

    async fn version(&self, id: ExamId) -> Result<i64, Failure> {
        Ok(self.room(id).await?.exam.version)
    }

    async fn plan(&self, groups: &[Group]) -> Result<ExamId, Failure> {
        let db = &self.world().db;
        let profession = super::super::lists::several(&self.cohort.programme.professions).next().unwrap_or_default();
        let filter = registry::professions::store::Filter { words: profession.to_owned(), ..Default::default() };
        let found = registry::professions::store::list(db, &filter, None, 1).await?;
        let profession = found.first().ok_or(Failure::Missing)?.id;
        let programme = groups.first().ok_or(Failure::Missing)?.programme;
        let ids: Vec<_> = groups.iter().map(|group| group.id).collect();
        let form = example::exam(programme, self.host.id, profession, &self.day.to_string(), &ids);
        let id = exams::actions::plan(db, &self.by(self.university.officer), &form).await?;
        for (place, (title_kk, title_ru, title_en, outcome, most)) in (2..).zip(CRITERIA) {
            let form = CriterionForm {
                part: "work".into(),
                title_kk: title_kk.into(),
                title_ru: title_ru.into(),
                title_en: title_en.into(),
                outcome: outcome.into(),
                most: most.to_string(),
            };
            let (by, version) = (self.by(self.university.officer), self.version(id).await?);
            exams::actions::put_criterion(db, &by, id, version, Some(place), &form).await?;
        }
        let students = self.room(id).await?.candidates;
        let debts: BTreeMap<_, _> =
            students.iter().enumerate().map(|(n, one)| (one.id, i64::from(n % 23 == 17))).collect();
        candidates::actions::enter_debts(db, &self.by(self.university.officer), id, &debts).await?;
        Ok(id)
    }

    async fn agree(&self, id: ExamId, player: Player) -> Result<(), Failure> {
        let version = self.version(id).await?;
        exams::actions::agree(&self.world().db, &self.by(player), id, version).await.map(|_| ())
    }

    async fn commission(&self, id: ExamId) -> Result<Board, Failure> {
        let cohort = self.cohort;
        let sides = Sides { university: self.university, host: self.host, partner: self.partner };
        Board::founded(&cohort.world, &cohort.organisations, &cohort.programme, &sides, (id, self.day)).await
    }

    async fn appoint(&self, id: ExamId, commission: CommissionId) -> Result<(), Failure> {
        let (version, by) = (self.version(id).await?, self.by(self.university.officer));
        exams::actions::appoint(&self.world().db, &by, id, version, commission).await
    }

    /// The expanded council decides; how many are admitted.
    async fn admit(&self, id: ExamId) -> Result<usize, Failure> {
        let today = self.world().calendar.today().to_string();
        let form = CouncilForm { number: format!("{}", 5 + self.day.day() % 4), ..example::council(&today) };
        let (version, by) = (self.version(id).await?, self.by(self.university.officer));
        let (admitted, _) = exams::actions::admit(&self.world().db, &by, id, version, &form).await?;
        Ok(admitted)
    }

    /// Each expert scores every candidate whom they may; the protocol is drawn up.
    async fn examine(&self, id: ExamId, commission: &Board) -> Result<(), Failure> {
        let (world, officer) = (self.world(), self.university.officer);
        let version = self.version(id).await?;
        exams::actions::act(&world.db, &self.by(officer), id, version, Act::Begin, "").await?;
        let room = self.room(id).await?;
        for of in room.candidates.iter().filter(|one| one.status == candidates::moves::Status::Admitted) {
            // Few do not pass: somebody in thirty.
            let strength = if world.below(30) == 0 { 38 } else { 62 + drawn(world, 33) };
            // Nobody is equally good at everything.
            let shown: Vec<i64> = room.criteria.iter().map(|_| strength + drawn(world, 15) - 7).collect();
            let free = |seat: &&Seat| !of.mentors.contains(&seat.player.person);
            for (place, seat) in commission.experts().enumerate().filter(|(_, seat)| free(seat)) {
                let severity = SEVERITY[(place + self.cohort.number()) % SEVERITY.len()];
                let seen = |shown: &i64| (shown - severity + drawn(world, 7) - 3).clamp(0, 100);
                let marks: BTreeMap<i64, String> = room
                    .criteria
                    .iter()
                    .zip(&shown)
                    .map(|((n, one), shown)| (*n, (seen(shown) * one.most / 100).to_string()))
                    .collect();
                candidates::actions::score(&world.db, &commission.by(seat), of.id, &marks).await?;
            }
        }
        let (version, by) = (self.version(id).await?, self.by(officer));
        exams::actions::settle(&world.db, &*world.press, &by, id, version, PUBLIC_URL).await
    }

    async fn sign(&self, id: ExamId, commission: &Board) -> Result<(), Failure> {
        let world = self.world();
        let paper = self.room(id).await?.exam.paper_hash.unwrap_or_default();
        for seat in commission.experts() {
            let code = exams::actions::ask_code(&world.db, &world.key, &commission.by(seat), id, &paper).await?;
            exams::actions::sign(&world.db, &commission.by(seat), id, &paper, code.shown()).await?;
        }
        Ok(())
    }

    /// Certificates for all who passed; a few were taken back later, one was issued anew.
    async fn certify(&self, id: ExamId) -> Result<(), Failure> {
        let (world, officer) = (self.world(), self.university.officer);
        let passed = |one: &candidates::store::Candidate| one.status == candidates::moves::Status::Passed;
        if !self.room(id).await?.candidates.iter().any(passed) {
            return Ok(());
        }
        let sealed = Sealed { seal: &world.seal, public_url: PUBLIC_URL };
        let issued = certificates::actions::issue(&world.db, sealed, &self.by(officer), id, None).await?;
        if self.cohort.programme.is_written_out() {
            world.calendar.until(working(self.day.plus(40))).await;
            if let [first, .., last] = issued.as_slice() {
                self.revoke(*first).await?;
                let version = self.certificate(*last).await?;
                let reason = "Тегінің жазылуы түзетілді";
                certificates::actions::replace(&world.db, sealed, &self.by(officer), *last, version, reason).await?;
            }
        }
        Ok(())
    }

    async fn certificate(&self, id: CertificateId) -> Result<i64, Failure> {
        Ok(certificates::store::load(&self.world().db, &self.by(self.university.officer), id).await?.version)
    }

    async fn revoke(&self, id: CertificateId) -> Result<(), Failure> {
        let (version, by) = (self.certificate(id).await?, self.by(self.university.officer));
        let reason = "Емтихан нәтижесі дәлелденген бұзушылыққа байланысты жойылды";
        certificates::actions::act(&self.world().db, &by, id, version, CertificateAct::Revoke, reason).await.map(|_| ())
    }
}
