//! Every statement about certificates and the keys that signed them.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Day, Failure, Moment, Moved, Names, OrganisationId, PersonId, RegionId, folded};
use programmes::enrolments::GroupId;

use super::moves::{Act, Status};
use super::rules::Facts;
use crate::{CandidateId, CertificateId, ExamId, KeyId};

/// The table of certificates, as rows are named in the record.
pub const TABLE: &str = "assessment_certificate";
const KEYS: &str = "assessment_key";

/// A certificate as it is stored.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Its id.
    pub id: CertificateId,
    /// Its number.
    pub number: String,
    /// Which edition of that number.
    pub edition: i64,
    /// The code by which it is checked.
    pub code: String,
    /// The exam.
    pub exam: ExamId,
    /// The candidate.
    pub candidate: CandidateId,
    /// Whose it is.
    pub person: PersonId,
    /// Who issued it.
    pub university: OrganisationId,
    /// Where its holder practised.
    pub enterprise: Option<OrganisationId>,
    /// The region.
    pub region: RegionId,
    /// The holder's group.
    pub group: GroupId,
    /// What it is worth.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// The day of issue.
    pub issued: Day,
    /// The day on which it ended, and why.
    pub ended: Option<(Day, String)>,
    /// The holder's name.
    pub holder: Names,
    /// What stands on it.
    pub facts: Facts,
    /// Its signed credential, as it was signed.
    pub credential: String,
    /// Its place in the lists of states.
    pub place: i64,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Certificate {
    /// How it is named to those who are told about it.
    pub fn title(&self) -> Names {
        let line = |name: &str| format!("{name} · {}", self.printed_number());
        Names { kk: line(&self.holder.kk), ru: line(&self.holder.ru), en: line(&self.holder.en) }
    }
    /// Its number with its edition, from the second on.
    pub fn printed_number(&self) -> String {
        if self.edition > 1 { format!("{}/{}", self.number, self.edition) } else { self.number.clone() }
    }
}

const COLUMNS: &str = "t.id, t.number, t.edition, t.code, t.exam, t.candidate, t.person, t.university, t.enterprise, \
     t.region, t.cluster, t.status, t.since, t.issued_day, t.ended_day, t.reason, t.holder_kk, t.holder_ru, t.holder_en, \
     t.facts, t.credential, t.place, t.sort_key, t.version from assessment_certificate t";

fn certificate(row: &Row) -> Result<Certificate, Failure> {
    let (ended, reason): (Option<Day>, Option<String>) = (row.get("ended_day")?, row.get("reason")?);
    Ok(Certificate {
        id: row.get("id")?,
        number: row.get("number")?,
        edition: row.get("edition")?,
        code: row.get("code")?,
        exam: row.get("exam")?,
        candidate: row.get("candidate")?,
        person: row.get("person")?,
        university: row.get("university")?,
        enterprise: row.get("enterprise")?,
        region: row.get("region")?,
        group: row.get("cluster")?,
        status: row.get("status")?,
        since: row.get("since")?,
        issued: row.get("issued_day")?,
        ended: ended.map(|day| (day, reason.unwrap_or_default())),
        holder: row.names("holder")?,
        facts: row.json("facts")?,
        credential: row.get("credential")?,
        place: row.get("place")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

fn reach(by: &Caller) -> Reach<'_> {
    Reach::new(by)
        .region("t.region")
        .organisation("t.university")
        .organisation("t.enterprise")
        .group("t.cluster")
        .own("t.person")
}

/// A certificate within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: CertificateId) -> Result<Certificate, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    certificate(&reader.one(&format!("select {COLUMNS} where t.id = $1 and {within}"), all).await?)
}

/// The certificate of a code: for anyone who holds the paper or the credential.
pub async fn of_code(reader: &dyn Read, code: &str) -> Result<Option<Certificate>, Failure> {
    let row = reader.maybe(&format!("select {COLUMNS} where t.code = $1"), values![code]).await?;
    row.as_ref().map(certificate).transpose()
}

/// Every certificate of an exam, by name, the newest edition of each number last; whoever asks has loaded the exam.
pub async fn of_exam(reader: &dyn Read, exam: ExamId) -> Result<Vec<Certificate>, Failure> {
    let sql = format!("select {COLUMNS} where t.exam = $1 order by t.sort_key, t.number, t.edition");
    reader.all(&sql, values![exam]).await?.iter().map(certificate).collect()
}

/// Every certificate of a person, the newest first; whoever asks has checked that it concerns them.
pub async fn of_person(reader: &dyn Read, person: PersonId) -> Result<Vec<Certificate>, Failure> {
    let sql = format!("select {COLUMNS} where t.person = $1 order by t.issued_day desc, t.edition desc, t.id desc");
    reader.all(&sql, values![person]).await?.iter().map(certificate).collect()
}

/// Is there a newer edition of a certificate's number?
pub async fn newer(reader: &dyn Read, of: &Certificate) -> Result<bool, Failure> {
    let sql = "select 1 as n from assessment_certificate where university = $1 and number = $2 and edition > $3";
    Ok(reader.maybe(sql, values![of.university, of.number, of.edition]).await?.is_some())
}

/// What the register is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in this state.
    pub status: Option<Status>,
    /// Only of this exam.
    pub exam: Option<ExamId>,
    /// Words in a name, a number, a code, a programme, a profession.
    pub words: String,
}

impl Filter {
    fn condition(&self, by: &Caller) -> Where {
        Where::from(reach(by).sql(1))
            .given("t.status = ?", self.status)
            .given("t.exam = ?", self.exam)
            .words("t.search_key", &self.words)
    }
}

/// A page of the register, by name.
pub async fn page(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Certificate>, Failure> {
    let rows = list(reader, by, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The register by name, at most so many.
pub async fn list(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Certificate>, Failure> {
    let (sql, cells) = filter.condition(by).after("t.sort_key, t.id", after).sql();
    let sql = format!("select {COLUMNS} where {sql} order by t.sort_key, t.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(certificate).collect()
}

/// How many the register has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, by: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(by).sql();
    let sql = format!("select count(*) as n from (select 1 from assessment_certificate t where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

/// How many valid certificates the caller reaches.
pub async fn valid(reader: &dyn Read, by: &Caller, region: Option<RegionId>) -> Result<i64, Failure> {
    let (within, cells) = Where::from(reach(by).sql(1)).given("t.region = ?", region).sql();
    let sql = format!("select count(*) as n from assessment_certificate t where {within} and t.status = 'valid'");
    reader.count(&sql, cells).await
}

/// The newest certificates of a person, an organisation or an exam, within the caller's reach.
pub async fn about(reader: &dyn Read, by: &Caller, thing: uuid::Uuid) -> Result<Vec<Certificate>, Failure> {
    let (within, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![thing];
    all.append(&mut cells);
    let sql = format!(
        "select {COLUMNS} where (t.person = $1 or t.exam = $1) and {within} order by t.issued_day desc, t.id desc limit 10"
    );
    reader.all(&sql, all).await?.iter().map(certificate).collect()
}

/// What a certificate begins with.
#[derive(Clone, Debug)]
pub struct Beginning<'a> {
    /// Its id.
    pub id: CertificateId,
    /// Its number.
    pub number: &'a str,
    /// Which edition of that number.
    pub edition: i64,
    /// The code by which it is checked.
    pub code: &'a str,
    /// Whose it is and for what.
    pub of: Of,
    /// The holder's name.
    pub holder: &'a Names,
    /// What stands on it.
    pub facts: &'a Facts,
    /// Its signed credential.
    pub credential: &'a str,
    /// Its place in the lists of states.
    pub place: i64,
}

/// Whose a certificate is and for what.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    /// The exam.
    pub exam: ExamId,
    /// The candidate.
    pub candidate: CandidateId,
    /// The person.
    pub person: PersonId,
    /// Who issues it.
    pub university: OrganisationId,
    /// Where the holder practised.
    pub enterprise: Option<OrganisationId>,
    /// The region.
    pub region: RegionId,
    /// The holder's group.
    pub group: GroupId,
}

/// A new certificate, valid.
pub async fn insert(write: &mut Write, new: &Beginning<'_>) -> Result<(), Failure> {
    let by = write.by().clone();
    let (of, facts) = (new.of, new.facts);
    let words = [
        &new.holder.kk,
        &new.holder.en,
        new.number,
        new.code,
        &facts.programme_code,
        &facts.programme.kk,
        &facts.programme.ru,
        &facts.profession.kk,
        &facts.profession.ru,
        &facts.exam,
    ];
    let search_key = words.map(folded).join(" ");
    write
        .change(
            RowRef::new(TABLE, new.id),
            "insert into assessment_certificate (id, number, edition, code, exam, candidate, person, university, \
             enterprise, region, cluster, status, since, issued_day, holder_kk, holder_ru, holder_en, facts, credential, \
             place, sort_key, search_key, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'valid', $12, \
             $13, $14, $15, $16, $17, $18, $19, $20, $21, 1)",
            values![
                new.id, new.number, new.edition, new.code, of.exam, of.candidate, of.person, of.university,
                of.enterprise, of.region, of.group, by.now, by.today(), new.holder.kk, new.holder.ru, new.holder.en,
                serde_json::json!(facts).to_string(), new.credential, new.place, web::sort_key(&new.holder.kk),
                search_key
            ],
        )
        .await
}

/// What a certificate is worth from now on, and why.
pub async fn save(
    write: &mut Write,
    of: &Certificate,
    version: i64,
    moved: Moved<Status, Act>,
    reason: &str,
) -> Result<(), Failure> {
    let by = write.by().clone();
    let ended = (moved.to() != Status::Valid).then(|| by.today());
    let sql = "update assessment_certificate set status = $1, since = $2, ended_day = $3, reason = $4, \
               version = version + 1 where id = $5 and version = $6";
    let cells = values![moved.to(), by.now, ended, reason, of.id, version];
    write.change(RowRef::new(TABLE, of.id), sql, cells).await
}

/// The places of a university's certificates that hold no more.
pub async fn ended(reader: &dyn Read, university: OrganisationId) -> Result<Vec<i64>, Failure> {
    let sql = "select place from assessment_certificate where university = $1 and status <> 'valid' order by place";
    reader.all(sql, values![university]).await?.iter().map(|row| row.get("place")).collect()
}

/// Every key that ever signed, the oldest first.
pub async fn keys(reader: &dyn Read) -> Result<Vec<String>, Failure> {
    let rows = reader.all("select multibase from assessment_key order by from_day, id", vec![]).await?;
    rows.iter().map(|row| row.get("multibase")).collect()
}

/// Remembers a key that signs, so that what it signed can be checked after it was changed for another.
pub async fn remember_key(write: &mut Write, multikey: &str) -> Result<(), Failure> {
    if keys(write).await?.iter().any(|known| known == multikey) {
        return Ok(());
    }
    let (id, today): (KeyId, Day) = (write.by().new_id(), write.by().today());
    let sql = "insert into assessment_key (id, multibase, from_day, version) values ($1, $2, $3, 1)";
    write.change(RowRef::new(KEYS, id), sql, values![id, multikey, today]).await
}
