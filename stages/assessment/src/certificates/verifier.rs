//! Looks at a credential as a stranger would: with the issuer's public document and nothing of ours. Written from the
//! standards without a look at the signer, order of the text included; so it does not share a mistake with it.

use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Why a credential is not what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It carries no proof of this kind.
    NoProof,
    /// Its proof was made for other contexts.
    Context,
    /// It names another issuer than the document that the key was taken from.
    Issuer,
    /// The issuer does not know the key, or not for this purpose.
    Key,
    /// It was changed since it was signed, or signed by another key.
    Signature,
}

/// Does the credential come from this issuer, as it stands?
///
/// # Errors
/// The first thing that is wrong with it.
pub fn verify(credential: &Value, issuer: &Value) -> Result<(), Fault> {
    let mut document = credential.as_object().ok_or(Fault::NoProof)?.clone();
    let Some(Value::Object(mut proof)) = document.remove("proof") else { return Err(Fault::NoProof) };
    let is =
        |proof: &Map<String, Value>, field: &str, value: &str| proof.get(field).and_then(Value::as_str) == Some(value);
    let kind = [("type", "DataIntegrityProof"), ("cryptosuite", "eddsa-jcs-2022"), ("proofPurpose", "assertionMethod")];
    if !kind.iter().all(|(field, value)| is(&proof, field, value)) {
        return Err(Fault::NoProof);
    }
    let Some(Value::String(signature)) = proof.remove("proofValue") else { return Err(Fault::NoProof) };
    if !begins_with(document.get("@context"), proof.get("@context")) {
        return Err(Fault::Context);
    }
    let named = document.get("issuer").map(|issuer| issuer.get("id").unwrap_or(issuer));
    if named.is_none() || named != issuer.get("id") {
        return Err(Fault::Issuer);
    }
    let key = key_of(issuer, proof.get("verificationMethod").ok_or(Fault::Key)?).ok_or(Fault::Key)?;
    let bytes = unbased(&signature).and_then(|bytes| Signature::from_slice(&bytes).ok()).ok_or(Fault::Signature)?;
    let mut signed = Vec::with_capacity(64);
    for part in [Value::Object(proof), Value::Object(document)] {
        let mut text = String::new();
        ordered(&part, &mut text);
        signed.extend_from_slice(&Sha256::digest(text));
    }
    key.verify(&signed, &bytes).map_err(|_| Fault::Signature)
}

/// Does the document's context begin with the proof's? A proof without one says nothing of it.
fn begins_with(document: Option<&Value>, proof: Option<&Value>) -> bool {
    match (document, proof) {
        (_, None) => true,
        (Some(Value::Array(all)), Some(Value::Array(first))) => all.starts_with(first),
        (document, proof) => document == proof,
    }
}

/// The key of a method, where the issuer asserts with it.
fn key_of(issuer: &Value, method: &Value) -> Option<VerifyingKey> {
    if !issuer.get("assertionMethod")?.as_array()?.contains(method) {
        return None;
    }
    let methods = issuer.get("verificationMethod")?.as_array()?;
    let found =
        methods.iter().find(|one| one.get("id") == Some(method) && one.get("controller") == issuer.get("id"))?;
    let multikey = found.get("publicKeyMultibase")?.as_str()?;
    let bytes = unbased(multikey)?;
    let key: [u8; 32] = bytes.strip_prefix(&[0xed, 0x01])?.try_into().ok()?;
    VerifyingKey::from_bytes(&key).ok()
}

fn unbased(multibase: &str) -> Option<Vec<u8>> {
    bs58::decode(multibase.strip_prefix('z')?).into_vec().ok()
}

/// The text of a value in the one order of RFC 8785. Credentials hold no fractions, so numbers are whole.
fn ordered(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            text.push('{');
            for (nth, name) in names.into_iter().enumerate() {
                if nth > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                ordered(&fields[name], text);
            }
            text.push('}');
        }
        Value::Array(all) => {
            text.push('[');
            for (nth, one) in all.iter().enumerate() {
                if nth > 0 {
                    text.push(',');
                }
                ordered(one, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}
