//! A small region on a trial database: a university, a plant, three students at the end of their practice, experts.

use std::collections::BTreeMap;

use accounts::{Key, NewAccount, NewGrant};
use assessment::certificates::actions::Sealed;
use assessment::exams::moves::{Act, Status};
use assessment::exams::{actions, store};
use assessment::{CandidateId, ExamId, Room, Seal, candidates, example};
use commissions::{CommissionForm, InterestForm};
pub use db::trial::{Player, system};
use db::{Db, RowRef, Write, values};
use documents::{Layout, Press};
use kernel::{
    Cell, CommissionId, Failure, Lang, Names, OrganisationId, PersonId, ProfessionId, ProgrammeId, RegionId, Role,
    Scope, ScopeKind,
};
use programmes::enrolments::GroupId;
use serde_json::json;
use uuid::Uuid;
pub use web::trial::URL;

pub const BEGINNING: &str = "2027-03-01";
pub const EXAM: &str = "2027-04-12";

const REGION: u128 = 0xf1;
const ELSEWHERE: u128 = 0xf2;
pub const PLANT: u128 = 0xa1;
const PARTNER: u128 = 0xa2;
pub const HOST: u128 = 0xa3;
const THIRD: u128 = 0xa4;
const FAR: u128 = 0xa5;
pub const PROGRAMME: u128 = 0xb1;
const PROFESSION: u128 = 0xb2;
const COHORT: u128 = 0xb3;
pub const GROUP: u128 = 0xb4;

/// Honest and plain: the same layout gives the same bytes, another one others.
pub struct Typewriter;

impl Press for Typewriter {
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        Ok(serde_json::to_vec(layout)?)
    }
}

pub fn key() -> Key {
    Key::of([7; 32])
}

pub fn seal() -> Seal {
    Seal::of([9; 32])
}

pub fn sealed(seal: &Seal) -> Sealed<'_> {
    Sealed { seal, public_url: URL }
}

const fn player(n: u128, role: Role, scope: Scope) -> Player {
    Player { person: PersonId(Uuid::from_u128(n)), role, scope }
}

const fn at(n: u128) -> Scope {
    Scope { kind: ScopeKind::Organisation, id: Uuid::from_u128(n) }
}

pub const OFFICER: Player = player(0x10, Role::University, at(HOST));
pub const CURATOR: Player = player(0x11, Role::Curator, at(HOST));
pub const SIGNATORY: Player = player(0x12, Role::Signatory, at(PLANT));
pub const HR: Player = player(0x13, Role::Hr, at(PLANT));
pub const COORDINATOR: Player =
    player(0x14, Role::Coordinator, Scope { kind: ScopeKind::Region, id: Uuid::from_u128(REGION) });
pub const STUDENTS: [Player; 3] = [
    player(0x21, Role::Student, Scope::OWN),
    player(0x22, Role::Student, Scope::OWN),
    player(0x23, Role::Student, Scope::OWN),
];
pub const FAR_OFFICER: Player = player(0x31, Role::University, at(THIRD));
pub const FAR_SIGNATORY: Player = player(0x32, Role::Signatory, at(FAR));
pub const FAR_COORDINATOR: Player =
    player(0x33, Role::Coordinator, Scope { kind: ScopeKind::Region, id: Uuid::from_u128(ELSEWHERE) });
pub const FAR_STUDENT: Player = player(0x34, Role::Student, Scope::OWN);

/// The chair, the engineer who was the first student's mentor, the partner's expert, the professor; and a secretary.
pub const CHAIR: u128 = 0x41;
pub const ENGINEER: u128 = 0x42;
pub const PARTNERS: u128 = 0x43;
pub const PROFESSOR: u128 = 0x44;
const SECRETARY: u128 = 0x45;
const MENTOR: u128 = 0x46;
pub const EXPERTS: [u128; 4] = [CHAIR, ENGINEER, PARTNERS, PROFESSOR];

pub const SEATS: [(u128, u128, &str, &str); 5] = [
    (CHAIR, PLANT, "enterprise", "chair"),
    (ENGINEER, PLANT, "enterprise", "member"),
    (PARTNERS, PARTNER, "partner-enterprise", "member"),
    (PROFESSOR, THIRD, "third-party-university", "member"),
    (SECRETARY, HOST, "host-university", "secretary"),
];

/// A member in the role and scope given with the seat.
pub fn expert(n: u128, commission: CommissionId) -> Player {
    player(n, Role::Expert, Scope { kind: ScopeKind::Commission, id: commission.0 })
}

async fn put(write: &mut Write, table: &'static str, id: u128, columns: &str, mut cells: Vec<Cell>) {
    let mut all = values![Uuid::from_u128(id)];
    all.append(&mut cells);
    let places: Vec<String> = (1..=all.len()).map(|n| format!("${n}")).collect();
    let sql = format!("insert into {table} (id, {columns}, version) values ({}, 1)", places.join(", "));
    write.change(RowRef::new(table, PersonId(Uuid::from_u128(id))), &sql, all).await.unwrap();
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Everything that earlier stages would have brought about.
pub async fn settle(db: &Db) {
    crate::words::speak();
    let mut write = db.write(&system(BEGINNING)).await.unwrap();
    let w = &mut write;
    places(w).await;
    people(w).await;
    studies(w).await;
    for n in 0..3 {
        practice(w, n).await;
    }
    let row = RowRef::new("registry_region", RegionId(id(REGION)));
    write.record("test-settled", row, json!({}));
    write.done().await.unwrap();
}

async fn places(w: &mut Write) {
    for (n, code) in [(REGION, "KZ-55"), (ELSEWHERE, "KZ-27")] {
        let sql = "insert into registry_region (id, code, kato, name_kk, name_ru, name_en, centre_kk, centre_ru, \
                   centre_en, valid_from) values ($1, $2, $2, 'Облыс', 'Область', 'Region', 'О', 'О', 'O', '2018-01-01')";
        w.change(RowRef::new("registry_region", RegionId(id(n))), sql, values![id(n), code]).await.unwrap();
    }
    for (n, kind, name) in [
        (PLANT, "enterprise", "Ертіс зауыты"),
        (PARTNER, "enterprise", "Серіктес"),
        (HOST, "university", "Ертіс университеті"),
        (THIRD, "university", "Басқа университет"),
        (FAR, "enterprise", "Жайық зауыты"),
    ] {
        let region = if n == FAR || n == THIRD { ELSEWHERE } else { REGION };
        let columns =
            "kind, name_kk, name_ru, name_en, short_kk, short_ru, short_en, region, status, sort_key, search_key";
        let cells = values![kind, name, name, name, name, name, name, id(region), "active", name, name];
        put(w, "registry_organisation", n, columns, cells).await;
    }
    let columns = "kind, code, isco, name_kk, name_ru, name_en, source, external_id, sort_key, search_key";
    let robots = values![
        "own",
        "R-071",
        "3119",
        "робот баптаушы",
        "наладчик роботов",
        "robot adjuster",
        "region",
        "R-071",
        "r",
        "r"
    ];
    put(w, "registry_profession", PROFESSION, columns, robots).await;
}

async fn people(w: &mut Write) {
    let players =
        [OFFICER, CURATOR, SIGNATORY, HR, COORDINATOR, FAR_OFFICER, FAR_SIGNATORY, FAR_COORDINATOR, FAR_STUDENT];
    let all: Vec<Player> = players.into_iter().chain(STUDENTS).collect();
    let numbers = all.iter().map(|player| player.person.0.as_u128());
    for n in numbers.chain(EXPERTS).chain([SECRETARY, MENTOR]) {
        let family = format!("Тегі{n:x}");
        let cells = values![family.clone(), "Аман", "Aman", "active", family.clone(), family];
        put(w, "registry_person", n, "family, given, latin, status, sort_key, search_key", cells).await;
    }
    for n in all.iter().map(|player| player.person).chain(EXPERTS.map(|n| PersonId(id(n)))) {
        let account = NewAccount { person: n, name: n.to_string(), email: None, lang: Lang::Kk };
        accounts::open_account(w, &account).await.unwrap();
    }
    for Player { person, role, scope } in all {
        let from = "2027-01-01".parse().unwrap();
        let label = Names::new("Орын", "Место", "Place");
        accounts::grant(w, &NewGrant { person, role, scope, label, from, until: None }).await.unwrap();
    }
}

async fn studies(w: &mut Write) {
    let columns = "code, number, name_kk, name_ru, name_en, goal_kk, goal_ru, goal_en, group_code, organisation, \
                   profile, admission, languages, nqf, kind, period, weeks, status, since_day, round, sort_key, search_key";
    let robotics = values![
        "6B07114",
        1i64,
        "Робототехника",
        "Робототехника",
        "Robotics",
        "м",
        "ц",
        "g",
        "B063",
        id(HOST),
        "technical",
        2023i64,
        "kk",
        6i64,
        "ordinary",
        "term",
        "15",
        "adopted",
        "2023-06-01",
        1i64,
        "r",
        "r"
    ];
    put(w, "programmes_programme", PROGRAMME, columns, robotics).await;
    let columns = "programme, number, kind, name_kk, name_ru, name_en, professions, tools";
    let outcome = values![
        id(PROGRAMME),
        3i64,
        "professional",
        "Ұяшықты іске қосады",
        "Запускает ячейку",
        "Commissions a cell",
        "[]",
        "[]"
    ];
    put(w, "programmes_outcome", 0xb9, columns, outcome).await;
    put(w, "programmes_cohort", COHORT, "programme, admission, edition", values![id(PROGRAMME), 2023i64, "2022"]).await;
    put(w, "programmes_group", GROUP, "cohort, name, lang", values![id(COHORT), "РТ-23-1", "kk"]).await;
    for (n, student) in (0xc0..).zip(STUDENTS) {
        let columns = "person, cohort, cluster, organisation, status, since_day, funding, track, sort_key, search_key";
        let cells = values![
            student.person,
            id(COHORT),
            id(GROUP),
            id(HOST),
            "enrolled",
            "2023-09-01",
            "grant",
            "dual",
            format!("{n:x}"),
            ""
        ];
        put(w, "programmes_enrolment", n, columns, cells).await;
    }
}

/// The practice of a student, whole: 480 hours in two weeks of a diary, a characteristic, a mentor by order.
async fn practice(w: &mut Write, n: usize) {
    let student = STUDENTS[n].person;
    let n = u128::try_from(n).unwrap();
    let agreement = "number, university, enterprise, region, learner, status, since, revision, programme_code, \
        programme_kk, programme_ru, programme_en, profession_kk, profession_ru, profession_en, workplace_kk, \
        workplace_ru, workplace_en, mentor, from_day, until_day, credits, weekly_hours, daily_hours, night, hazardous, \
        compensation, amount, cost, workoff_months, language, template, sort_key, search_key";
    let cells = values![
        format!("2027-{n}"),
        id(HOST),
        id(PLANT),
        id(REGION),
        student,
        "in-force",
        0i64,
        1i64,
        "6B07114",
        "Р",
        "Р",
        "R",
        "п",
        "п",
        "p",
        "о",
        "м",
        "w",
        "т",
        "2026-10-01",
        "2027-03-26",
        1600i64,
        2160i64,
        480i64,
        false,
        false,
        "stipend",
        0i64,
        0i64,
        0i64,
        "kk",
        1i64,
        "k",
        "k"
    ];
    put(w, "agreements_agreement", 0xd00 + n, agreement, cells).await;
    let columns = "agreement, learner, enterprise, university, region, from_day, until_day, credits, planned, daily_hours, \
                   status, since, sort_key, search_key";
    let cells = values![
        id(0xd00 + n),
        student,
        id(PLANT),
        id(HOST),
        id(REGION),
        "2026-10-01",
        "2027-03-26",
        1600i64,
        28_800i64,
        480i64,
        "under-way",
        0i64,
        "k",
        "k"
    ];
    put(w, "practice_practice", 0xd10 + n, columns, cells).await;
    for week in 0..2u128 {
        let columns = "practice, monday, sunday, status, since, days, reflection, hours, confirmed";
        let cells = values![
            id(0xd10 + n),
            format!("2026-10-{:02}", 5 + 7 * week),
            "2026-10-11",
            "countersigned",
            0i64,
            "[]",
            "",
            14_400i64,
            14_400i64
        ];
        put(w, "practice_week", 0xe00 + 10 * n + week, columns, cells).await;
    }
    let columns = "mentor, status, since, revision, attitude, skills, recommendation, proposed, language, signed_at";
    let mentor = if n == 0 { ENGINEER } else { MENTOR };
    let cells = values![id(mentor), "signed", 0i64, 1i64, "[]", "[]", "", 90i64, "kk", 1_800_000_000_000i64];
    put(w, "practice_characteristic", 0xd10 + n, columns, cells).await;
    let columns = "enterprise, region, number, day, signatory, basis, language, status, since";
    let cells =
        values![id(PLANT), id(REGION), format!("{n}"), "2026-10-01", SIGNATORY.person, "", "kk", "issued", 0i64];
    put(w, "practice_order", 0xe50 + n, columns, cells).await;
    let columns = "ordered, practice, mentor, from_day, until_day";
    let cells = values![id(0xe50 + n), id(0xd10 + n), id(mentor), "2026-10-01", "2027-03-26"];
    put(w, "practice_assignment", 0xe60 + n, columns, cells).await;
}

/// A practice row is changed behind the stage's back, as time would change it.
pub async fn alter(db: &Db, sql: &str, cells: Vec<Cell>) {
    let mut write = db.write(&system(BEGINNING)).await.unwrap();
    let row = RowRef::new("practice_practice", PersonId(id(0xd10)));
    write.change(row, sql, cells).await.unwrap();
    write.record("test-altered", row, json!({}));
    write.done().await.unwrap();
}

/// The practice of a student of the world.
pub fn practice_of(n: u128) -> Uuid {
    id(0xd10 + n)
}

pub fn programme() -> ProgrammeId {
    ProgrammeId(id(PROGRAMME))
}

pub fn organisation(n: u128) -> OrganisationId {
    OrganisationId(id(n))
}

pub fn plan() -> assessment::exams::rules::ExamForm {
    example::exam(programme(), organisation(PLANT), ProfessionId(id(PROFESSION)), EXAM, &[GroupId(id(GROUP))])
}

pub async fn planned(db: &Db) -> ExamId {
    actions::plan(db, &OFFICER.on(BEGINNING), &plan()).await.unwrap()
}

pub async fn exam(db: &Db, id: ExamId) -> store::Exam {
    store::load(db, &system(EXAM), id).await.unwrap()
}

pub async fn room(db: &Db, id: ExamId) -> Room {
    Room::load(db, &system(EXAM), id).await.unwrap()
}

/// Both sides agree on the materials.
pub async fn agreed(db: &Db, id: ExamId) {
    for side in [OFFICER, SIGNATORY] {
        let version = exam(db, id).await.version;
        actions::agree(db, &side.on("2027-03-02"), id, version).await.unwrap();
    }
}

fn commission_form(exam: ExamId) -> CommissionForm {
    CommissionForm {
        subject: exam.to_string(),
        subject_kind: "exam".into(),
        ..commissions::example::production_exam(organisation(HOST), organisation(HOST))
    }
}

/// A commission of the exam with these seats, formed when its composition holds.
pub async fn commission(db: &Db, exam: ExamId, seats: &[(u128, u128, &str, &str)]) -> CommissionId {
    let by = || OFFICER.on("2027-03-03");
    let id = commissions::plan(db, &by(), &commission_form(exam)).await.unwrap();
    for (who, from, side, duty) in seats {
        let version = commissions::load(db, id).await.unwrap().version;
        let seat = commissions::SeatForm {
            from: "2027-03-01".into(),
            ..commissions::example::seat(PersonId(self::id(*who)), organisation(*from), side, duty)
        };
        commissions::seat(db, &by(), id, version, &seat).await.unwrap();
    }
    let version = commissions::load(db, id).await.unwrap().version;
    commissions::form(db, &by(), id, version).await.unwrap();
    id
}

/// Every voting member says that they have no interest.
pub async fn declared(db: &Db, commission: CommissionId) {
    for n in EXPERTS {
        let clear = InterestForm { interest: "clear".into(), about: String::new() };
        commissions::declare(db, &expert(n, commission).on("2027-03-04"), commission, &clear).await.unwrap();
    }
}

/// Materials agreed, commission appointed.
pub async fn appointed(db: &Db) -> (ExamId, CommissionId) {
    let id = planned(db).await;
    agreed(db, id).await;
    let of = commission(db, id, &SEATS).await;
    declared(db, of).await;
    let version = exam(db, id).await.version;
    actions::appoint(db, &OFFICER.on("2027-03-05"), id, version, of).await.unwrap();
    (id, of)
}

/// The curator says that nobody has debts.
pub async fn no_debts(db: &Db, id: ExamId) {
    let debts: BTreeMap<CandidateId, i64> = room(db, id).await.candidates.iter().map(|of| (of.id, 0)).collect();
    candidates::actions::enter_debts(db, &CURATOR.on("2027-04-01"), id, &debts).await.unwrap();
}

pub async fn admit(db: &Db, id: ExamId) -> Result<(usize, usize), Failure> {
    let version = exam(db, id).await.version;
    actions::admit(db, &OFFICER.on("2027-04-02"), id, version, &example::council("2027-04-02")).await
}

/// Everybody is admitted and the exam has begun.
pub async fn under_way(db: &Db) -> (ExamId, CommissionId) {
    let (id, of) = appointed(db).await;
    no_debts(db, id).await;
    assert_eq!(admit(db, id).await.unwrap(), (3, 0));
    act(db, expert(CHAIR, of), id, Act::Begin, "").await.unwrap();
    (id, of)
}

pub async fn act(db: &Db, who: Player, id: ExamId, act: Act, reason: &str) -> Result<Status, Failure> {
    let version = exam(db, id).await.version;
    let by = who.on(EXAM);
    match act {
        Act::Settle => actions::settle(db, &Typewriter, &by, id, version, URL).await?,
        Act::Recall => actions::recall(db, &by, id, version, reason).await?,
        Act::Correct => actions::correct(db, &by, id, version, reason).await?,
        other => drop(actions::act(db, &by, id, version, other, reason).await?),
    }
    Ok(exam(db, id).await.status)
}

/// The candidate who is a student of the world.
pub async fn candidate(db: &Db, id: ExamId, n: usize) -> candidates::store::Candidate {
    room(db, id).await.candidates.into_iter().find(|of| of.person == STUDENTS[n].person).unwrap()
}

pub async fn score(db: &Db, who: Player, of: CandidateId, theory: i64, work: i64) -> Result<(), Failure> {
    let typed = BTreeMap::from([(1, theory.to_string()), (2, work.to_string())]);
    candidates::actions::score(db, &who.on(EXAM), of, &typed).await
}

/// Everybody who may scores everybody: the first student well, the second enough, the third not.
pub async fn scored(db: &Db, id: ExamId, commission: CommissionId) {
    for (n, (theory, work)) in [(88, 93), (74, 81), (52, 46)].into_iter().enumerate() {
        let of = candidate(db, id, n).await.id;
        for who in EXPERTS {
            if !(n == 0 && who == ENGINEER) {
                score(db, expert(who, commission), of, theory, work).await.unwrap();
            }
        }
    }
}

pub async fn signed(db: &Db, id: ExamId, who: Player) -> Result<Status, Failure> {
    let hash = exam(db, id).await.paper_hash.unwrap();
    let by = who.on(EXAM);
    let code = actions::ask_code(db, &key(), &by, id, &hash).await?;
    actions::sign(db, &by, id, &hash, code.shown()).await
}

/// Scored, drawn up, signed by all.
pub async fn closed(db: &Db) -> (ExamId, CommissionId) {
    let (id, of) = under_way(db).await;
    scored(db, id, of).await;
    act(db, expert(CHAIR, of), id, Act::Settle, "").await.unwrap();
    for n in EXPERTS {
        signed(db, id, expert(n, of)).await.unwrap();
    }
    (id, of)
}
