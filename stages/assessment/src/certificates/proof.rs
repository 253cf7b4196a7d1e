//! A proof on a JSON document: Data Integrity, cryptosuite `eddsa-jcs-2022` (W3C, Data Integrity EdDSA Cryptosuites
//! v1.0, 3.3). Of the two suites for Ed25519 it is the one whose signer needs no RDF and fetches no context: what is
//! signed is the text itself in one order (RFC 8785), so nothing outside can change what it means to the signer.

use anyhow::Context;
use kernel::Moment;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::seal::Seal;

/// A document with its proof by a key that the method names.
///
/// # Errors
/// When the document is no object, or cannot be put in order.
pub fn proven(mut document: Value, seal: &Seal, method: &str, created: Moment) -> anyhow::Result<Value> {
    let mut proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": created.iso(),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    });
    if let Some(context) = document.get("@context") {
        proof["@context"] = context.clone();
    }
    let signed = seal.signed(&[hashed(&proof)?, hashed(&document)?].concat());
    proof["proofValue"] = signed.into();
    document.as_object_mut().context("a document is an object")?.insert("proof".into(), proof);
    Ok(document)
}

fn hashed(value: &Value) -> anyhow::Result<Vec<u8>> {
    let ordered = serde_json_canonicalizer::to_vec(value).context("putting a document in order")?;
    Ok(Sha256::digest(ordered).to_vec())
}
