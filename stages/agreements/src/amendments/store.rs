//! Every statement about amendments.

use anyhow::anyhow;
use db::{Read, Row, RowRef, Write, values};
use kernel::{AgreementId, Day, DocumentId, Failure, Moment, Moved, PersonId};

use super::moves::{Act, Status};
use crate::parties::Party;
use crate::store::Signature;
use crate::terms::Terms;

/// The table, as rows are named in the record.
pub const TABLE: &str = "agreements_amendment";

kernel::ids! {
    /// An amendment.
    AmendmentId,
    /// A party's acceptance of one version of a proposal.
    AcceptanceId,
}

/// An amendment as it is stored.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// Its id.
    pub id: AmendmentId,
    /// The contract it amends.
    pub agreement: AgreementId,
    /// Its number within the contract.
    pub number: i64,
    /// Where it stands.
    pub status: Status,
    /// Since when it stands there.
    pub since: Moment,
    /// The version of the proposal: what parties accept by name.
    pub revision: i64,
    /// From which day its terms hold.
    pub from: Day,
    /// The terms as they would be.
    pub terms: Terms,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// The paper in signature.
    pub paper: Option<DocumentId>,
    /// SHA-256 of that paper.
    pub paper_hash: Option<String>,
    /// Its version as a row.
    pub version: i64,
}

const COLUMNS: &str = "select id, agreement, number, status, since, revision, from_day, terms, reason, proposed_by, \
                       paper, paper_hash, version from agreements_amendment";

fn amendment(row: &Row) -> Result<Amendment, Failure> {
    Ok(Amendment {
        id: row.get("id")?,
        agreement: row.get("agreement")?,
        number: row.get("number")?,
        status: row.get("status")?,
        since: row.get("since")?,
        revision: row.get("revision")?,
        from: row.get("from_day")?,
        terms: row.json("terms")?,
        reason: row.get("reason")?,
        proposed_by: row.get("proposed_by")?,
        paper: row.get("paper")?,
        paper_hash: row.get("paper_hash")?,
        version: row.get("version")?,
    })
}

/// An amendment of this contract, or `Missing`.
pub async fn load(reader: &dyn Read, agreement: AgreementId, number: i64) -> Result<Amendment, Failure> {
    let sql = format!("{COLUMNS} where agreement = $1 and number = $2");
    amendment(&reader.one(&sql, values![agreement, number]).await?)
}

/// The amendments of a contract, the newest first.
pub async fn of_agreement(reader: &dyn Read, agreement: AgreementId) -> Result<Vec<Amendment>, Failure> {
    let sql = format!("{COLUMNS} where agreement = $1 order by number desc");
    reader.all(&sql, values![agreement]).await?.iter().map(amendment).collect()
}

/// The last amendment that was applied, whatever its day; with `before`, among those of a lower number.
pub async fn last_applied(
    reader: &dyn Read,
    agreement: AgreementId,
    before: Option<i64>,
) -> Result<Option<Amendment>, Failure> {
    let sql = format!("{COLUMNS} where agreement = $1 and status = $2 and number < $3 order by number desc limit 1");
    let row = reader.maybe(&sql, values![agreement, Status::Applied, before.unwrap_or(i64::MAX)]).await?;
    row.as_ref().map(amendment).transpose()
}

/// The terms of the last amendment applied that holds on a day.
pub async fn applied_until(reader: &dyn Read, agreement: AgreementId, day: Day) -> Result<Option<Terms>, Failure> {
    let sql = "select terms from agreements_amendment where agreement = $1 and status = $2 and from_day <= $3 \
               order by number desc limit 1";
    let row = reader.maybe(sql, values![agreement, Status::Applied, day]).await?;
    row.map(|row| row.json("terms")).transpose()
}

fn written(terms: &Terms) -> Result<String, Failure> {
    Ok(serde_json::to_string(terms).map_err(|error| anyhow!(error))?)
}

/// A new proposal.
pub async fn insert(write: &mut Write, new: &Amendment) -> Result<(), Failure> {
    let sql = "insert into agreements_amendment (id, agreement, number, status, since, revision, from_day, terms, \
               reason, proposed_by, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
    let cells = values![
        new.id,
        new.agreement,
        new.number,
        Status::Proposed,
        new.since,
        new.revision,
        new.from,
        written(&new.terms)?,
        new.reason,
        new.proposed_by
    ];
    write.change(RowRef::new(TABLE, new.id), sql, cells).await
}

/// A changed proposal: the next version of it.
pub async fn save_proposal(
    write: &mut Write,
    of: &Amendment,
    moved: Moved<Status, Act>,
    from: Day,
    terms: &Terms,
    reason: &str,
) -> Result<(), Failure> {
    let sql = "update agreements_amendment set status = $1, from_day = $2, terms = $3, reason = $4, \
               revision = revision + 1, version = version + 1 where id = $5 and version = $6";
    let cells = values![moved.to(), from, written(terms)?, reason, of.id, of.version];
    write.change(RowRef::new(TABLE, of.id), sql, cells).await
}

/// The state after a move; with the paper, when it goes to signature.
pub async fn save(
    write: &mut Write,
    of: &Amendment,
    moved: Moved<Status, Act>,
    paper: Option<(DocumentId, String)>,
) -> Result<(), Failure> {
    let now = write.by().now;
    let kept = of.paper.zip(of.paper_hash.clone());
    let (paper, hash) = paper.or(kept).unzip();
    let sql = "update agreements_amendment set status = $1, since = $2, paper = $3, paper_hash = $4, \
               version = version + 1 where id = $5 and version = $6";
    write.change(RowRef::new(TABLE, of.id), sql, values![moved.to(), now, paper, hash, of.id, of.version]).await
}

/// The parties that accepted this version of the proposal.
pub async fn accepted(reader: &dyn Read, of: &Amendment) -> Result<Vec<Party>, Failure> {
    let sql = "select party from agreements_acceptance where amendment = $1 and revision = $2 order by at, id";
    reader.all(sql, values![of.id, of.revision]).await?.iter().map(|row| row.get("party")).collect()
}

/// A party's acceptance of this version.
pub async fn accept(write: &mut Write, of: &Amendment, party: Party) -> Result<(), Failure> {
    let by = write.by().clone();
    let (id, person) = (by.new_id::<AcceptanceId>(), by.person.ok_or(Failure::Missing)?);
    let sql = "insert into agreements_acceptance (id, amendment, party, person, revision, at) \
               values ($1, $2, $3, $4, $5, $6)";
    let cells = values![id, of.id, party, person, of.revision, by.now];
    write.change(RowRef::new("agreements_acceptance", id), sql, cells).await
}

/// The signatures on the amendment, in the order in which they were given.
pub async fn signatures(reader: &dyn Read, of: AmendmentId) -> Result<Vec<Signature>, Failure> {
    let sql = "select party, person, paper_hash, at from agreements_signature \
               where amendment = $1 and stands = $2 order by at, id";
    reader.all(sql, values![of, true]).await?.iter().map(crate::store::signature).collect()
}
