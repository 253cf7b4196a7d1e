//! Those who are admitted by a programme in a year: enrolled from the university's list, some on leave, transferred or
//! expelled, the others graduated after four years.

use kernel::{Code, Day, EnrolmentId, Failure, Lang, Role, Scope};
use programmes::enrolments::moves::{Act, Status};
use programmes::enrolments::rules::GroupForm;
use programmes::enrolments::{self, Enrolment, actions};

use super::super::day::demo_day;
use super::cohort::Cohort;
use super::graduates::{self, Graduate};
use super::{Player, day, exams, minor, person_form, working};

/// How many are admitted to each of two groups, of which the first is trained dually: robotics, the others.
const ROBOTICS: [u32; 2] = [16, 16];
const OTHERS: [u32; 2] = [9, 11];

/// Who pays, in the proportions of a university of a region.
const FUNDING: [&str; 5] = ["grant", "grant", "region", "employer", "own"];

/// How many in a hundred leave the way before its end, and how.
const FATES: [(u64, Fate); 4] = [(3, Fate::Leave), (2, Fate::Transfer), (2, Fate::Expulsion), (1, Fate::LongLeave)];

#[derive(Clone, Copy, Debug)]
enum Fate {
    /// A leave of a year.
    Leave,
    /// A leave that lasts.
    LongLeave,
    Transfer,
    Expulsion,
}

/// From the list of August to the diplomas.
pub async fn live(cohort: Cohort) -> Result<(), Failure> {
    let year = cohort.admission;
    cohort.admit().await?;
    let until = |on: Day| cohort.world.calendar.until(on);
    until(working(day(year, 9, 7))).await;
    cohort.curators().await?;
    for enrolment in cohort.students().await? {
        cohort.draw_fate(enrolment.id);
    }
    until(working(day(year + 4, 3, 30))).await;
    let exam = cohort.clone();
    cohort.world.calendar.starts(async move { exams::held(&exam).await });
    until(working(day(year + 4, 6, 28))).await;
    cohort.graduate().await
}

impl Cohort {
    /// Groups: name, language, whether it is trained dually, how many are admitted to it.
    fn groups(&self) -> [(String, Lang, bool, u32); 2] {
        let name = |n: u8| format!("{}-{}-{n}", short(&self.programme.name_ru), self.admission % 100);
        let [first, second] = if self.programme.is_written_out() { ROBOTICS } else { OTHERS };
        // Either language is taught dually somewhere.
        let langs = if self.admission % 2 == 0 { [Lang::Kk, Lang::Ru] } else { [Lang::Ru, Lang::Kk] };
        [(name(1), langs[0], true, first), (name(2), langs[1], false, second)]
    }

    /// The university brings the list of those admitted; each gets an account.
    async fn admit(&self) -> Result<(), Failure> {
        let (world, university) = (&self.world, self.university()?);
        let list = self.list();
        let by = world.by(university.officer);
        enrolments::contingent(&world.db, &by, "", (list.as_bytes(), "contingent.csv"), false).await?;
        let students = self.students().await?;
        let told = |one: &Enrolment| {
            let player = Player { person: one.person, role: Role::Student, scope: Scope::OWN };
            (player, one.name.kk.clone())
        };
        world.admit(&students.iter().map(told).collect::<Vec<_>>(), &university.label).await
    }

    /// The list as the university's own system writes it out.
    fn list(&self) -> String {
        let mut list = String::from(
            "external-id,family,given,patronymic,latin,birth,programme,admission,group,language,funding,dual\n",
        );
        let (code, year) = (&self.programme.code, self.admission);
        let mut n = 0u32;
        for (group, lang, dual, size) in self.groups() {
            for _ in 0..size {
                n += 1;
                let named = self.world.name();
                // Some came after a college; one is younger than all.
                let usual = day(year - 18 - i32::from(n.is_multiple_of(9)), n % 8 + 1, n % 27 + 1);
                let youngest = n == 1 && year == minor::born().year() + 17 && self.programme.is_written_out();
                let birth = if youngest { minor::born() } else { usual };
                let form = person_form(&named, birth);
                let funding = FUNDING[n as usize % FUNDING.len()];
                let dual = if dual { "yes" } else { "no" };
                list += &format!(
                    "{code}-{year}-{n:03},{},{},{},{},{birth},{code},{year},{group},{},{funding},{dual}\n",
                    form.family,
                    form.given,
                    form.patronymic,
                    form.latin,
                    lang.code(),
                );
            }
        }
        list
    }

    async fn students(&self) -> Result<Vec<Enrolment>, Failure> {
        let mut all = Vec::new();
        for group in self.standing().await? {
            all.extend(enrolments::of_group(&self.world.db, group.id).await?);
        }
        Ok(all)
    }

    /// Every group gets its curator.
    async fn curators(&self) -> Result<(), Failure> {
        let university = self.university()?;
        for (group, curator) in self.standing().await?.into_iter().zip(university.curators) {
            let form = GroupForm {
                name: group.name.clone(),
                curator: curator.person.to_string(),
                language: group.lang.code().into(),
            };
            let by = self.world.by(university.officer);
            actions::edit_group(&self.world.db, &by, group.id, group.version, &form).await?;
        }
        Ok(())
    }

    /// Few do not go on as the others do.
    fn draw_fate(&self, student: EnrolmentId) {
        let mut drawn = self.world.chance.below(100);
        for (share, fate) in FATES {
            if drawn < share {
                let after = i64::try_from(self.world.below(900)).unwrap_or(0);
                let on = working(day(self.admission, 11, 2).plus(after));
                // Nothing is written for the days that the demo does not reach.
                if on < demo_day() {
                    self.world.calendar.starts(self.clone().go(student, fate, on));
                }
                return;
            }
            drawn -= share;
        }
    }

    async fn go(self, student: EnrolmentId, fate: Fate, on: Day) -> Result<(), Failure> {
        self.world.calendar.until(on).await;
        match fate {
            Fate::Transfer => self.act(student, Act::Transfer, "Отбасымен Астанаға көшті").await,
            Fate::Expulsion => self.act(student, Act::Expel, "Академиялық берешек жойылмады").await,
            Fate::LongLeave => self.act(student, Act::Leave, "Әскери қызметке шақырылды").await,
            Fate::Leave => {
                self.act(student, Act::Leave, "Дәрігерлік-консультациялық комиссияның қорытындысы").await?;
                self.world.calendar.until(working(on.plus(330))).await;
                self.act(student, Act::ComeBack, "").await
            }
        }
    }

    async fn act(&self, student: EnrolmentId, act: Act, reason: &str) -> Result<(), Failure> {
        let (db, by) = (&self.world.db, self.world.by(self.university()?.officer));
        let version = enrolments::store::any(db, student).await?.version;
        actions::act(db, &by, student, version, act, reason).await
    }

    /// Whoever still studies has finished, and is followed from then on.
    async fn graduate(&self) -> Result<(), Failure> {
        let students = self.students().await?.into_iter().filter(|one| one.status == Status::Enrolled);
        for (n, student) in students.enumerate() {
            self.act(student.id, Act::Graduate, "").await?;
            self.world.calendar.starts(graduates::followed(Graduate { cohort: self.clone(), student, n }));
        }
        Ok(())
    }
}

/// The initials of a programme's name, as groups are called by.
fn short(name: &str) -> String {
    name.split_whitespace()
        .filter(|word| word.chars().count() > 1)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}
