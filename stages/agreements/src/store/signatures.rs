//! Every statement about signatures and the order in which they are given.

use db::{Read, Row, RowRef, Write, values};
use kernel::{AgreementId, Failure, Moment, OrganisationId, PersonId};

use crate::parties::{Party, SigningOrder};

const SIGNATURES: &str = "agreements_signature";
const ORDERS: &str = "agreements_signing_order";

kernel::ids! {
    /// One signature.
    SignatureId,
}

/// A signature that was given.
#[derive(Clone, Debug)]
pub struct Signature {
    /// For which party.
    pub party: Party,
    /// Who.
    pub person: PersonId,
    /// SHA-256 of the paper signed.
    pub paper_hash: String,
    /// When.
    pub at: Moment,
}

/// The signatures that stand on the contract itself, in the order in which they were given.
pub async fn signatures(reader: &dyn Read, id: AgreementId) -> Result<Vec<Signature>, Failure> {
    let sql = "select party, person, paper_hash, at from agreements_signature \
               where agreement = $1 and amendment is null and stands = $2 order by at, id";
    reader.all(sql, values![id, true]).await?.iter().map(signature).collect()
}

pub(crate) fn signature(row: &Row) -> Result<Signature, Failure> {
    Ok(Signature {
        party: row.get("party")?,
        person: row.get("person")?,
        paper_hash: row.get("paper_hash")?,
        at: row.get("at")?,
    })
}

/// A signature given now, with the confirmed code as its evidence.
pub async fn add_signature(
    write: &mut Write,
    id: AgreementId,
    amendment: Option<uuid::Uuid>,
    party: Party,
    paper_hash: &str,
    evidence: uuid::Uuid,
) -> Result<(), Failure> {
    let by = write.by().clone();
    let (signature, person) = (by.new_id::<SignatureId>(), by.person.ok_or(Failure::Missing)?);
    write
        .change(
            RowRef::new(SIGNATURES, signature),
            "insert into agreements_signature (id, agreement, amendment, party, person, paper_hash, evidence, at, stands) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            values![signature, id, amendment, party, person, paper_hash, evidence, by.now, true],
        )
        .await
}

/// Signatures on a recalled paper are kept, but no longer stand.
pub async fn void_signatures(write: &mut Write, id: AgreementId) -> Result<(), Failure> {
    let sql = "select id from agreements_signature where agreement = $1 and amendment is null and stands = $2";
    for row in write.all(sql, values![id, true]).await? {
        let signature: SignatureId = row.get("id")?;
        let sql = "update agreements_signature set stands = $1 where id = $2";
        write.change(RowRef::new(SIGNATURES, signature), sql, values![false, signature]).await?;
    }
    Ok(())
}

/// The order in which a university's contracts are signed.
pub async fn signing_order(reader: &dyn Read, university: OrganisationId) -> Result<SigningOrder, Failure> {
    let row = reader.maybe("select groups from agreements_signing_order where id = $1", values![university]).await?;
    row.map_or_else(|| Ok(SigningOrder::default()), |row| row.json("groups"))
}

/// The version of that setting; none while nobody has set it.
pub async fn signing_order_version(reader: &dyn Read, university: OrganisationId) -> Result<i64, Failure> {
    let row = reader.maybe("select version from agreements_signing_order where id = $1", values![university]).await?;
    row.map_or(Ok(0), |row| row.get("version"))
}

/// Sets the order, over the version that was read; 0 where none was set.
///
/// # Errors
/// Stale, when somebody else set it in the meantime.
pub async fn keep_signing_order(
    write: &mut Write,
    university: OrganisationId,
    read: i64,
    order: &SigningOrder,
) -> Result<(), Failure> {
    if signing_order_version(write, university).await? != read {
        return Err(kernel::house::STALE.refuse().into());
    }
    let row = RowRef::new(ORDERS, university);
    let groups = serde_json::to_string(order).map_err(anyhow::Error::new)?;
    if read == 0 {
        let sql = "insert into agreements_signing_order (id, groups, version) values ($1, $2, 1)";
        return write.change(row, sql, values![university, groups]).await;
    }
    let sql = "update agreements_signing_order set groups = $1, version = version + 1 where id = $2 and version = $3";
    write.change(row, sql, values![groups, university, read]).await
}
