//! The diary of a practice of the demo: every Friday the trainee writes the week, every Monday the mentor marks who was
//! there and countersigns. Some are slow, some weeks come back.

use db::Read;
use kernel::{Day, Failure, Role, Scope};
use practice::attendance::actions::{Marking, mark_within};
use practice::attendance::rules::Presence;
use practice::diary::actions::{act_within, write_within};
use practice::diary::moves::{Act, Status};
use practice::diary::rules::{DayForm, WeekForm};
use practice::diary::store::{self, Week};
use practice::plan;
use practice::practices::actions::mondays;

use super::trainee::Trainee;
use super::{Player, working};

/// Days on which nobody works, as month and day.
const HOLIDAYS: [(u32, u32); 7] = [(3, 8), (3, 21), (3, 22), (3, 23), (5, 1), (5, 7), (5, 9)];
/// So many weeks in a hundred come back to be written anew.
const RETURNED: u64 = 4;
/// So many days in a hundred are missed.
const MISSED: u64 = 3;

const HARD: [&str; 4] = [
    "Сигналдың неге жоғалатынын бірден таппадым.",
    "Сызбада белгіленген клеммалар шкафтағы нөмірлермен сәйкес келмеді.",
    "Реттегіштің параметрлерін таңдау көп уақыт алды.",
    "Есепті техникалық терминдермен жазу қиын болды.",
];

const REFLECTIONS: [&str; 4] = [
    "Келесі жолы алдымен сызбаны толық оқып шығамын.",
    "Өлшеу нәтижелерін бірден журналға жазған дұрыс.",
    "Тәлімгерден сұрақты ертерек қоюым керек еді.",
    "Құралды алдын ала дайындап қойсам, жұмыс тезірек жүреді.",
];

/// The weeks of a practice, one after another.
pub async fn kept(trainee: &Trainee) -> Result<(), Failure> {
    let season = &trainee.season;
    let span = kernel::Span { from: season.from, until: season.until };
    // One in nine is always some days late; one mentor in seven is.
    let (slow, slow_mentor) = (trainee.n % 9 == 4, trainee.n % 7 == 5);
    for monday in mondays(span) {
        let written = working(monday.plus(if slow { 9 } else { 4 }));
        season.world.until(written, trainee.learner()).await;
        if !trainee.open().await? {
            return Ok(());
        }
        trainee.write(monday).await?;
        let read = working(monday.plus(if slow || slow_mentor { 14 } else { 7 }));
        season.world.until(read, trainee.mentor).await;
        if season.world.in_hundred(RETURNED) && trainee.open().await? {
            trainee.give_back(monday).await?;
            season.world.calendar.until(working(read.plus(1))).await;
            if trainee.open().await? {
                trainee.write(monday).await?;
            }
            season.world.calendar.until(working(read.plus(2))).await;
        }
        if !trainee.open().await? {
            // What was sent in before the practice ended is still confirmed.
            return trainee.confirm(monday).await;
        }
        trainee.countersign(monday).await?;
    }
    Ok(())
}

/// Before a practice is completed its supervisor locks what the days of grace have not locked yet.
pub async fn lock(trainee: &Trainee) -> Result<(), Failure> {
    let world = &trainee.season.world;
    let mut write = world.db.write(&world.by(trainee.supervisor())).await?;
    let weeks = store::of_practice(&write, trainee.practice).await?;
    for week in weeks.iter().filter(|week| week.status == Status::Countersigned) {
        act_within(&mut write, (trainee.practice, week.monday), week.version, Act::Lock, "").await?;
    }
    write.done().await
}

impl Trainee {
    fn learner(&self) -> Player {
        Player { person: self.learner, role: Role::Student, scope: Scope::OWN }
    }

    /// The days of a week on which there is work.
    fn days(&self, monday: Day) -> Vec<Day> {
        let span = kernel::Span { from: self.season.from, until: self.season.until };
        let works = |day: &Day| span.has(*day) && !HOLIDAYS.contains(&(day.month(), day.day()));
        (0..5).map(|n| monday.plus(n)).filter(works).collect()
    }

    async fn week(&self, reader: &dyn Read, monday: Day) -> Result<Week, Failure> {
        store::load(reader, &self.season.world.by(self.mentor), self.practice, monday).await
    }

    /// The trainee writes a week and sends it in.
    async fn write(&self, monday: Day) -> Result<(), Failure> {
        let world = &self.season.world;
        let mut write = world.db.write(&world.by(self.learner())).await?;
        let week = self.week(&write, monday).await?;
        let tasks = plan::store::tasks_of_week(&write, self.practice, monday).await?;
        let days = self.days(monday);
        let day = |(n, day): (usize, &Day)| {
            let task = tasks.get(n * tasks.len() / days.len().max(1));
            DayForm {
                day: day.to_string(),
                done: task.map_or_else(
                    || "Жұмыс орнында тәлімгердің тапсырмасын орындадым".into(),
                    |one| one.entry.task.clone(),
                ),
                task: task.map(|one| one.id.to_string()).unwrap_or_default(),
                hours: "6".into(),
                difficulties: if (n + self.n).is_multiple_of(5) {
                    HARD[(n + self.n) % HARD.len()].into()
                } else {
                    String::new()
                },
            }
        };
        let form = WeekForm {
            days: days.iter().enumerate().map(day).collect(),
            reflection: REFLECTIONS[(self.n + days.len()) % REFLECTIONS.len()].into(),
        };
        let which = (self.practice, monday);
        write_within(&mut write, which, week.version, &form).await?;
        let version = self.week(&write, monday).await?.version;
        act_within(&mut write, which, version, Act::Submit, "").await?;
        write.done().await
    }

    async fn give_back(&self, monday: Day) -> Result<(), Failure> {
        let world = &self.season.world;
        let mut write = world.db.write(&world.by(self.mentor)).await?;
        let version = self.week(&write, monday).await?.version;
        let reason = "Не өлшегеніңізді және нәтижесін жазыңыз";
        act_within(&mut write, (self.practice, monday), version, Act::Return, reason).await?;
        write.done().await
    }

    /// The mentor marks who was there and countersigns.
    async fn confirm(&self, monday: Day) -> Result<(), Failure> {
        let mut write = self.season.world.db.write(&self.season.world.by(self.mentor)).await?;
        let week = self.week(&write, monday).await?;
        if week.status != Status::Submitted {
            return Ok(());
        }
        act_within(&mut write, (self.practice, monday), week.version, Act::Countersign, "").await?;
        write.done().await
    }

    async fn countersign(&self, monday: Day) -> Result<(), Failure> {
        let world = &self.season.world;
        let presence = || match (world.in_hundred(MISSED), world.in_hundred(MISSED)) {
            (true, true) => Presence::Unexcused,
            (true, false) => Presence::Sick,
            (false, true) => Presence::Late,
            (false, false) => Presence::Present,
        };
        let marks: Vec<Marking> =
            self.days(monday).into_iter().map(|day| Marking { day, presence: presence(), time: None }).collect();
        let mut write = world.db.write(&world.by(self.mentor)).await?;
        mark_within(&mut write, self.practice, &marks).await?;
        let version = self.week(&write, monday).await?.version;
        act_within(&mut write, (self.practice, monday), version, Act::Countersign, "").await?;
        write.done().await
    }
}
