//! A certificate as Open Badges 3.0 (1EdTech) over the Verifiable Credentials Data Model 2.0, its issuer's profile, and
//! the list of states by which a verifier anywhere learns of a revocation (W3C Bitstring Status List 1.0).

use std::io::Write as _;

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::{Moment, Names, OrganisationId};
use serde_json::{Value, json};

use super::proof::proven;
use super::rules::{Facts, printed};
use super::seal::Seal;
use crate::ExamId;

/// What credentials are written in.
const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
const BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const SCHEMA: &str = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";
/// What documents of controllers are written in.
const CONTROLLER: &str = "https://www.w3.org/ns/cid/v1";

/// Places in one list of states: the least that hides which one is asked for (Bitstring Status List 1.0, 6.1).
pub const PLACES: i64 = 131_072;

/// Under which names an installation signs.
#[derive(Clone, Copy, Debug)]
pub struct Issuer<'a> {
    /// The address people reach it by.
    pub public_url: &'a str,
    /// The university that issues.
    pub university: OrganisationId,
    /// Its key.
    pub seal: &'a Seal,
}

impl Issuer<'_> {
    /// Who it is, as an address that tells.
    pub fn id(&self) -> String {
        format!("{}/issuers/{}", self.public_url, self.university)
    }
    /// By which key it signs.
    pub fn method(&self) -> String {
        method(&self.id(), &self.seal.multikey())
    }
    fn states(&self, list: i64) -> String {
        format!("{}/status/{list}", self.id())
    }
}

fn method(issuer: &str, multikey: &str) -> String {
    format!("{issuer}#{multikey}")
}

/// What a credential says besides the facts of the certificate.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The code of the certificate.
    pub code: &'a str,
    /// Its number.
    pub number: &'a str,
    /// Whose it is.
    pub holder: &'a Names,
    /// Which exam.
    pub exam: ExamId,
    /// When it is issued.
    pub at: Moment,
    /// Its place in the lists of states.
    pub place: i64,
}

/// Where a certificate is checked.
pub fn check_url(public_url: &str, code: &str) -> String {
    format!("{public_url}/check/{}", printed(code))
}

/// The signed credential of a certificate.
///
/// # Errors
/// Broken, when it cannot be put in order for signing.
pub fn signed(issuer: Issuer<'_>, said: Said<'_>, facts: &Facts) -> anyhow::Result<Value> {
    let url = check_url(issuer.public_url, said.code);
    let (list, place) = (said.place / PLACES, said.place % PLACES);
    let document = json!({
        "@context": [CREDENTIALS, BADGES],
        "id": url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": format!("Certificate of professional competence {}", said.number),
        "issuer": { "id": issuer.id(), "type": ["Profile"], "name": facts.university.en },
        "validFrom": said.at.iso(),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": identifiers(said.holder),
            "achievement": achievement(issuer.public_url, said.exam, facts),
            "result": [
                { "type": ["Result"], "resultDescription": described(issuer.public_url, said.exam, "percent"),
                  "value": facts.percent.to_string() },
                { "type": ["Result"], "resultDescription": described(issuer.public_url, said.exam, "letter"),
                  "value": facts.letter },
            ],
        },
        "evidence": [{
            "id": url,
            "type": ["Evidence"],
            "name": format!("Protocol {} of {}", facts.exam, facts.day),
        }],
        "credentialSchema": [{ "id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }],
        "credentialStatus": {
            "id": format!("{}#{place}", issuer.states(list)),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": place.to_string(),
            "statusListCredential": issuer.states(list),
        },
    });
    proven(document, issuer.seal, &issuer.method(), said.at)
}

/// The holder by name, in the letters of the state and, where it is known, in Latin ones: what the paper says as well.
fn identifiers(holder: &Names) -> Vec<Value> {
    let named =
        |name: &str| json!({ "type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": name });
    let mut all = vec![named(&holder.kk)];
    if holder.en != holder.kk {
        all.push(named(&holder.en));
    }
    all
}

fn described(public_url: &str, exam: ExamId, what: &str) -> String {
    format!("{public_url}/exams/{exam}#{what}")
}

fn achievement(public_url: &str, exam: ExamId, facts: &Facts) -> Value {
    let shown: Vec<&str> = facts.outcomes.iter().map(|outcome| outcome.en.as_str()).collect();
    let shown = if shown.is_empty() { String::new() } else { format!(" Shown: {}.", shown.join("; ")) };
    json!({
        "id": format!("{public_url}/exams/{exam}"),
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "inLanguage": "en",
        "name": format!("Production exam: {}", facts.profession.en),
        "description": format!("{} · {} · {}", facts.profession.kk, facts.profession.ru, facts.profession.en),
        "fieldOfStudy": format!("{} {}", facts.programme_code, facts.programme.en),
        "criteria": { "narrative": format!(
            "Passed the production exam of dual training in theory and qualification work before a commission of equal \
             halves, at {}.{shown}", facts.enterprise.en) },
        "resultDescription": [
            { "id": described(public_url, exam, "percent"), "type": ["ResultDescription"],
              "name": "Result of the exam", "resultType": "Percent", "valueMin": "0", "valueMax": "100" },
            { "id": described(public_url, exam, "letter"), "type": ["ResultDescription"],
              "name": "Grade of the national scale", "resultType": "LetterGrade",
              "allowedValue": ["D", "D+", "C−", "C", "C+", "B−", "B", "B+", "A−", "A"] },
        ],
    })
}

/// The profile of an issuer: who it is and by which keys it has signed.
pub fn profile(issuer: Issuer<'_>, name: &Names, keys: &[String]) -> Value {
    let id = issuer.id();
    let mut all = keys.to_vec();
    let current = issuer.seal.multikey();
    if !all.contains(&current) {
        all.push(current);
    }
    let methods: Vec<Value> = all
        .iter()
        .map(|key| json!({ "id": method(&id, key), "type": "Multikey", "controller": id, "publicKeyMultibase": key }))
        .collect();
    json!({
        "@context": [CONTROLLER, BADGES],
        "id": id,
        "type": ["Profile"],
        "name": name.en,
        "url": issuer.public_url,
        "verificationMethod": methods,
        "assertionMethod": all.iter().map(|key| method(&id, key)).collect::<Vec<_>>(),
    })
}

/// A signed list of states: the bit of a place is set when the credential there holds no more.
///
/// # Errors
/// Broken, when it cannot be packed or put in order.
pub fn states(issuer: Issuer<'_>, list: i64, ended: &[i64], at: Moment) -> anyhow::Result<Value> {
    let id = issuer.states(list);
    let document = json!({
        "@context": [CREDENTIALS],
        "id": id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.id(),
        "validFrom": at.iso(),
        "credentialSubject": {
            "id": format!("{id}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": packed(list, ended)?,
        },
    });
    proven(document, issuer.seal, &issuer.method(), at)
}

fn packed(list: i64, ended: &[i64]) -> anyhow::Result<String> {
    let mut bits = vec![0u8; usize::try_from(PLACES / 8).context("a list fits")?];
    for place in ended.iter().filter(|place| **place / PLACES == list).map(|place| place % PLACES) {
        // The first place is the leftmost bit of the first byte.
        let byte = usize::try_from(place / 8).context("a place is not negative")?;
        bits[byte] |= 0x80 >> (place % 8);
    }
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&bits).context("packing a list of states")?;
    Ok(format!("u{}", URL_SAFE_NO_PAD.encode(packer.finish().context("packing a list of states")?)))
}
