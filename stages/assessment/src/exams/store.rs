//! Every statement about exams, their criteria, figures and signatures.

mod choices;
mod counters;
mod criteria;
mod figures;
mod signatures;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    Caller, Cell, CommissionId, Day, DocumentId, Failure, Moment, Moved, Names, OrganisationId, ProfessionId,
    ProgrammeId, RegionId, ScopeKind, folded,
};
use uuid::Uuid;

use super::moves::{Act, Status};
use super::rules::{ExamForm, Plan};
use crate::ExamId;

pub use choices::{Offered, Outcome, enterprises, outcomes, professions, programme_of, programmes};
pub use counters::{Counted, count_on};
pub use criteria::{criteria, put_criterion, remove_criterion};
pub use figures::{figures, insert_figures};
pub use signatures::{Signature, add_signature, signatures, signers, void_signatures};

/// The table of exams, as rows are named in the record.
pub const TABLE: &str = "assessment_exam";

/// An exam as it is stored.
#[derive(Clone, Debug)]
pub struct Exam {
    /// Its id.
    pub id: ExamId,
    /// Its number.
    pub number: String,
    /// What is planned.
    pub plan: Plan,
    /// The university whose students are examined.
    pub university: OrganisationId,
    /// Its region.
    pub region: RegionId,
    /// When the university agreed on the materials.
    pub university_agreed: Option<Moment>,
    /// When the enterprise did.
    pub enterprise_agreed: Option<Moment>,
    /// Who examines.
    pub commission: Option<CommissionId>,
    /// Number and day of the council's decision on admission.
    pub council: Option<(String, Day)>,
    /// How far it is.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Which edition of the protocol is the newest; 0 while there is none.
    pub edition: i64,
    /// The protocol in signature or signed.
    pub paper: Option<DocumentId>,
    /// SHA-256 of that protocol.
    pub paper_hash: Option<String>,
    /// Code of the programme.
    pub programme_code: String,
    /// Name of the programme.
    pub programme_name: Names,
    /// Name of the university.
    pub university_name: Names,
    /// Name of the enterprise.
    pub enterprise_name: Names,
    /// Name of the profession.
    pub profession_name: Names,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Exam {
    /// How it is named to those who are told about it: number, programme, day.
    pub fn title(&self) -> Names {
        let line = |programme: &str| format!("{} · {programme}", self.number);
        let Names { kk, ru, en } = &self.programme_name;
        Names { kk: line(kk), ru: line(ru), en: line(en) }
    }

    /// The same as it would be typed.
    pub fn form(&self) -> ExamForm {
        ExamForm {
            programme: self.plan.programme.to_string(),
            enterprise: self.plan.enterprise.to_string(),
            profession: self.plan.profession.to_string(),
            day: self.plan.day.to_string(),
            place: self.plan.place.clone(),
            materials: self.plan.materials.clone().unwrap_or_default(),
            groups: Vec::new(),
        }
    }

    /// The day on which both sides had agreed on the materials.
    pub fn agreed_on(&self) -> Option<Day> {
        Some(self.university_agreed?.max(self.enterprise_agreed?).day())
    }
}

const COLUMNS: &str = "x.id, x.number, x.programme, x.university, x.enterprise, x.region, x.profession, x.day, x.place, \
     x.materials, x.university_agreed, x.enterprise_agreed, x.commission, x.council_number, x.council_day, x.status, \
     x.since, x.edition, x.paper, x.paper_hash, x.sort_key, x.version, p.code as programme_code, \
     p.name_kk as programme_kk, p.name_ru as programme_ru, p.name_en as programme_en, u.name_kk as university_kk, \
     u.name_ru as university_ru, u.name_en as university_en, e.name_kk as enterprise_kk, e.name_ru as enterprise_ru, \
     e.name_en as enterprise_en, f.name_kk as profession_kk, f.name_ru as profession_ru, f.name_en as profession_en \
     from assessment_exam x join programmes_programme p on p.id = x.programme \
     join registry_organisation u on u.id = x.university join registry_organisation e on e.id = x.enterprise \
     join registry_profession f on f.id = x.profession";

fn exam(row: &Row) -> Result<Exam, Failure> {
    let council: (Option<String>, Option<Day>) = (row.get("council_number")?, row.get("council_day")?);
    Ok(Exam {
        id: row.get("id")?,
        number: row.get("number")?,
        plan: Plan {
            programme: row.get("programme")?,
            enterprise: row.get("enterprise")?,
            profession: row.get("profession")?,
            day: row.get("day")?,
            place: row.get("place")?,
            materials: row.get("materials")?,
        },
        university: row.get("university")?,
        region: row.get("region")?,
        university_agreed: row.get("university_agreed")?,
        enterprise_agreed: row.get("enterprise_agreed")?,
        commission: row.get("commission")?,
        council: council.0.zip(council.1),
        status: row.get("status")?,
        since: row.get("since")?,
        edition: row.get("edition")?,
        paper: row.get("paper")?,
        paper_hash: row.get("paper_hash")?,
        programme_code: row.get("programme_code")?,
        programme_name: row.names("programme")?,
        university_name: row.names("university")?,
        enterprise_name: row.names("enterprise")?,
        profession_name: row.names("profession")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// Which exams a caller's role reaches: their region, their organisation on either side or as the employer of a
/// candidate's practice, their programme or group, the commission they sit in, their own.
pub fn reach(by: &Caller) -> Reach<'_> {
    let candidate =
        |column: &str| format!("exists (select 1 from assessment_candidate c where c.exam = x.id and c.{column} = ?)");
    Reach::new(by)
        .region("x.region")
        .organisation("x.university")
        .organisation("x.enterprise")
        .through(ScopeKind::Organisation, &candidate("enterprise"))
        .programme("x.programme")
        .through(ScopeKind::Group, &candidate("cluster"))
        .commission("x.commission")
        .through(ScopeKind::Own, &candidate("person"))
}

/// An exam within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: ExamId) -> Result<Exam, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    exam(&reader.one(&format!("select {COLUMNS} where x.id = $1 and {within}"), all).await?)
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in this state.
    pub status: Option<Status>,
    /// Only of this organisation, on either side.
    pub organisation: Option<OrganisationId>,
    /// Only of this programme.
    pub programme: Option<ProgrammeId>,
    /// Words in a number, a programme, an organisation.
    pub words: String,
}

impl Filter {
    fn condition(&self, by: &Caller) -> Where {
        Where::from(reach(by).sql(1))
            .given("x.status = ?", self.status)
            .given("x.university = ? or x.enterprise = ?", self.organisation)
            .given("x.programme = ?", self.programme)
            .words("x.search_key", &self.words)
    }
}

/// A page of the exams within reach, the newest day first.
pub async fn page(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Exam>, Failure> {
    let rows = list(reader, by, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The exams within reach, the newest day first, at most so many.
pub async fn list(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Exam>, Failure> {
    let (sql, cells) = filter.condition(by).after_downwards("x.sort_key, x.id", after).sql();
    let sql = format!("select {COLUMNS} where {sql} order by x.sort_key desc, x.id desc limit {most}");
    reader.all(&sql, cells).await?.iter().map(exam).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, by: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(by).sql();
    let sql = format!("select count(*) as n from (select 1 from assessment_exam x where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

/// What an exam begins with besides its plan.
pub struct Beginning<'a> {
    /// Its id.
    pub id: ExamId,
    /// Its number.
    pub number: &'a str,
    /// The university.
    pub university: (OrganisationId, RegionId),
    /// Words it is found by.
    pub words: &'a [String],
}

fn search_key(words: &[String]) -> String {
    words.iter().map(|word| folded(word)).collect::<Vec<_>>().join(" ")
}

/// A new exam, planned.
pub async fn insert(write: &mut Write, new: &Beginning<'_>, plan: &Plan) -> Result<(), Failure> {
    let now = write.by().now;
    let (university, region) = new.university;
    write
        .change(
            RowRef::new(TABLE, new.id),
            "insert into assessment_exam (id, number, programme, university, enterprise, region, profession, day, place, \
             materials, status, since, edition, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', $11, 0, $12, $13, 1)",
            values![
                new.id, new.number, plan.programme, university, plan.enterprise, region, plan.profession, plan.day,
                plan.place, plan.materials, now, plan.day.to_string(), search_key(new.words)
            ],
        )
        .await
}

/// The changed plan; what both sides agreed on is open again.
pub async fn save_plan(
    write: &mut Write,
    before: &Exam,
    version: i64,
    moved: Moved<Status, Act>,
    plan: &Plan,
    words: &[String],
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update assessment_exam set status = $1, programme = $2, enterprise = $3, profession = $4, day = $5, \
             place = $6, materials = $7, university_agreed = null, enterprise_agreed = null, sort_key = $8, \
             search_key = $9, version = version + 1 where id = $10 and version = $11",
            values![
                moved.to(),
                plan.programme,
                plan.enterprise,
                plan.profession,
                plan.day,
                plan.place,
                plan.materials,
                plan.day.to_string(),
                search_key(words),
                before.id,
                version
            ],
        )
        .await
}

/// The state that an act led to; one that stays where it was keeps its since.
pub async fn save(write: &mut Write, before: &Exam, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let since = if moved.to() == before.status { before.since } else { write.by().now };
    let sql =
        "update assessment_exam set status = $1, since = $2, version = version + 1 where id = $3 and version = $4";
    write.change(RowRef::new(TABLE, before.id), sql, values![moved.to(), since, before.id, version]).await
}

/// When each side agreed on the materials.
pub async fn save_agreed(
    write: &mut Write,
    before: &Exam,
    version: i64,
    moved: Moved<Status, Act>,
    (university, enterprise): (Option<Moment>, Option<Moment>),
) -> Result<(), Failure> {
    let since = if moved.to() == before.status { before.since } else { write.by().now };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update assessment_exam set status = $1, since = $2, university_agreed = $3, enterprise_agreed = $4, \
             version = version + 1 where id = $5 and version = $6",
            values![moved.to(), since, university, enterprise, before.id, version],
        )
        .await
}

/// Another day.
pub async fn save_day(
    write: &mut Write,
    before: &Exam,
    version: i64,
    moved: Moved<Status, Act>,
    day: Day,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update assessment_exam set status = $1, day = $2, sort_key = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![moved.to(), day, day.to_string(), before.id, version],
        )
        .await
}

/// Who examines.
pub async fn save_commission(
    write: &mut Write,
    before: &Exam,
    version: i64,
    moved: Moved<Status, Act>,
    commission: CommissionId,
) -> Result<(), Failure> {
    let since = if moved.to() == before.status { before.since } else { write.by().now };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update assessment_exam set status = $1, since = $2, commission = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![moved.to(), since, commission, before.id, version],
        )
        .await
}

/// The council's decision on admission, with the mentors who were invited.
pub async fn save_council(
    write: &mut Write,
    before: &Exam,
    version: i64,
    moved: Moved<Status, Act>,
    (number, day, invited): (&str, Day, &str),
) -> Result<(), Failure> {
    let since = if moved.to() == before.status { before.since } else { write.by().now };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update assessment_exam set status = $1, since = $2, council_number = $3, council_day = $4, invited = $5, \
             version = version + 1 where id = $6 and version = $7",
            values![moved.to(), since, number, day, invited, before.id, version],
        )
        .await
}

/// The protocol of an edition, drawn up for signature; none when it is taken out again.
pub async fn save_paper(
    write: &mut Write,
    before: &Exam,
    version: i64,
    moved: Moved<Status, Act>,
    paper: Option<(DocumentId, String)>,
) -> Result<(), Failure> {
    let now = write.by().now;
    let edition = before.edition + i64::from(paper.is_some());
    let (paper, hash) = paper.map_or((None, None), |(paper, hash)| (Some(paper), Some(hash)));
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update assessment_exam set status = $1, since = $2, edition = $3, paper = $4, paper_hash = $5, \
             version = version + 1 where id = $6 and version = $7",
            values![moved.to(), now, edition, paper, hash, before.id, version],
        )
        .await
}

/// The exams about a programme or an organisation, or of a person, within the caller's reach.
pub async fn about(reader: &dyn Read, by: &Caller, thing: Uuid) -> Result<Vec<Exam>, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![thing];
    all.append(&mut cells);
    let sql = format!(
        "select {COLUMNS} where (x.programme = $1 or x.university = $1 or x.enterprise = $1 or x.commission = $1 \
         or exists (select 1 from assessment_candidate c where c.exam = x.id and c.person = $1)) and {within} \
         order by x.sort_key desc, x.id desc limit 10"
    );
    reader.all(&sql, all).await?.iter().map(exam).collect()
}

/// Closed exams within reach in which somebody passed and has no certificate, with how many.
pub async fn uncertified(reader: &dyn Read, by: &Caller, most: usize) -> Result<Vec<(Exam, i64)>, Failure> {
    let (within, cells) = reach(by).sql(1);
    let due = "(select count(*) from assessment_candidate c where c.exam = x.id and c.status = 'passed' and not exists \
               (select 1 from assessment_certificate t where t.candidate = c.id))";
    let sql = format!(
        "select {due} as due, {COLUMNS} where {within} and x.status = 'closed' and {due} > 0 \
         order by x.sort_key desc, x.id desc limit {most}"
    );
    reader.all(&sql, cells).await?.iter().map(|row| Ok((exam(row)?, row.get("due")?))).collect()
}

/// The profession of an exam's plan, where it stands.
pub async fn profession_stands(reader: &dyn Read, id: ProfessionId) -> Result<bool, Failure> {
    Ok(reader.maybe("select id from registry_profession where id = $1", values![id]).await?.is_some())
}
