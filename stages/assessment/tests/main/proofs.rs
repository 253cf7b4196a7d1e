//! The credential against the published standards: W3C's own test vector, the shape of Open Badges 3.0, and what
//! happens when somebody changes a letter.

use assessment::Seal;
use assessment::certificates::credential::{Issuer, PLACES, Said, profile, signed, states};
use assessment::certificates::proof::proven;
use assessment::certificates::rules::{Facts, code, printed, typed};
use assessment::certificates::verifier::{Fault, verify};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Chance, Moment, Names, OrganisationId};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::Read;
use uuid::Uuid;

use crate::world::URL;

const PUBLIC: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const SECRET: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
const PROOF: &str = "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX";

/// W3C, Data Integrity EdDSA Cryptosuites v1.0, appendix B.2: the credential of the test vector.
fn alumni() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": { "id": "did:example:abcdefgh", "alumniOf": "The School of Examples" }
    })
}

fn vector_method() -> String {
    format!("did:key:{PUBLIC}#{PUBLIC}")
}

fn vector_issuer() -> Value {
    json!({
        "id": "https://vc.example/issuers/5678",
        "verificationMethod": [{ "id": vector_method(), "type": "Multikey",
            "controller": "https://vc.example/issuers/5678", "publicKeyMultibase": PUBLIC }],
        "assertionMethod": [vector_method()]
    })
}

fn vector_seal() -> Seal {
    let bytes = bs58::decode(&SECRET[1..]).into_vec().unwrap();
    Seal::of(bytes[2..].try_into().unwrap())
}

#[test]
fn the_test_vector_of_the_standard_is_signed_to_the_letter() {
    assert_eq!(vector_seal().multikey(), PUBLIC);
    let created = Moment::of_millis(1_677_281_798_000);
    assert_eq!(created.iso(), "2023-02-24T23:36:38Z");
    let credential = proven(alumni(), &vector_seal(), &vector_method(), created).unwrap();
    assert_eq!(credential["proof"]["proofValue"], PROOF);
    assert_eq!(credential["proof"]["@context"], alumni()["@context"]);
}

#[test]
fn the_verifier_takes_the_test_vector_of_the_standard_and_no_other() {
    let mut credential = alumni();
    credential["proof"] = json!({
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "created": "2023-02-24T23:36:38Z",
        "verificationMethod": vector_method(), "proofPurpose": "assertionMethod",
        "@context": alumni()["@context"], "proofValue": PROOF
    });
    assert_eq!(verify(&credential, &vector_issuer()), Ok(()));
    credential["name"] = "Alumna Credential".into();
    assert_eq!(verify(&credential, &vector_issuer()), Err(Fault::Signature));
}

fn facts() -> Facts {
    let named = |name: &str| Names::new(name, name, name);
    Facts {
        programme_code: "6B07114".into(),
        programme: named("Robotics"),
        profession: Names::new("робот баптаушы", "наладчик роботов", "robot adjuster"),
        university: named("Ertis University"),
        enterprise: named("Ertis Plant"),
        exam: "PE-2027-01".into(),
        day: "2027-04-12".parse().unwrap(),
        percent: 91,
        letter: "A−".into(),
        points: 367,
        outcomes: vec![named("Commissions a cell")],
        chair: named("Chair"),
    }
}

fn issuer(seal: &Seal) -> Issuer<'_> {
    Issuer { public_url: URL, university: OrganisationId(Uuid::from_u128(7)), seal }
}

fn credential(seal: &Seal, holder: &Names) -> Value {
    let exam = assessment::ExamId(Uuid::from_u128(8));
    let at = Moment::of_millis(1_807_500_000_000);
    let said = Said { code: "7Q2M91XK7Q2M91XK", number: "2027-00001", holder, exam, at, place: 131_075 };
    signed(issuer(seal), said, &facts()).unwrap()
}

fn holder() -> Names {
    Names::new("Серікбаева Әсел", "Серікбаева Әсел", "Assel Serikbayeva")
}

#[test]
fn a_certificate_has_the_shape_that_open_badges_three_asks_for() {
    let seal = Seal::of([9; 32]);
    let badge = credential(&seal, &holder());
    let contexts =
        ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];
    assert_eq!(badge["@context"], json!(contexts));
    assert_eq!(badge["type"], json!(["VerifiableCredential", "OpenBadgeCredential"]));
    for field in ["id", "name", "validFrom"] {
        assert!(badge[field].as_str().is_some_and(|text| !text.is_empty()), "{field}");
    }
    assert_eq!(badge["issuer"]["type"], json!(["Profile"]));
    let subject = &badge["credentialSubject"];
    assert_eq!(subject["type"], json!(["AchievementSubject"]));
    let achievement = &subject["achievement"];
    assert_eq!(achievement["type"], json!(["Achievement"]));
    for field in ["id", "name", "description"] {
        assert!(achievement[field].as_str().is_some_and(|text| !text.is_empty()), "achievement {field}");
    }
    assert!(achievement["criteria"]["narrative"].as_str().unwrap().contains("Commissions a cell"));
    let descriptions: Vec<&Value> = achievement["resultDescription"].as_array().unwrap().iter().collect();
    for result in subject["result"].as_array().unwrap() {
        assert!(descriptions.iter().any(|described| described["id"] == result["resultDescription"]));
    }
    for identity in subject["identifier"].as_array().unwrap() {
        assert_eq!((&identity["type"], &identity["identityType"]), (&json!("IdentityObject"), &json!("name")));
    }
    let state = &badge["credentialStatus"];
    assert_eq!((&state["type"], &state["statusListIndex"]), (&json!("BitstringStatusListEntry"), &json!("3")));
    assert!(
        state["statusListCredential"].as_str().unwrap().ends_with("/status/1"),
        "the second list begins at 131 072"
    );
}

#[test]
fn a_stranger_verifies_what_was_signed_with_the_issuers_public_profile_alone() {
    let seal = Seal::of([9; 32]);
    let profile = profile(issuer(&seal), &holder(), &[]);
    assert_eq!(verify(&credential(&seal, &holder()), &profile), Ok(()));

    let next = Seal::of([10; 32]);
    let both = assessment::certificates::credential::profile(issuer(&next), &holder(), &[seal.multikey()]);
    assert_eq!(verify(&credential(&seal, &holder()), &both), Ok(()), "a new key makes no old credential false");
    let only = assessment::certificates::credential::profile(issuer(&next), &holder(), &[]);
    assert_eq!(verify(&credential(&seal, &holder()), &only), Err(Fault::Key));
}

#[test]
fn whoever_changes_anything_is_found_out() {
    let seal = Seal::of([9; 32]);
    let profile = profile(issuer(&seal), &holder(), &[]);
    let whole = credential(&seal, &holder());
    let changed = |path: &str, value: Value| {
        let mut one = whole.clone();
        *one.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = value;
        verify(&one, &profile)
    };
    let table = [
        ("/credentialSubject/identifier/0/identityHash", json!("Басқа Біреу"), Fault::Signature),
        ("/credentialSubject/result/0/value", json!("100"), Fault::Signature),
        ("/validFrom", json!("2020-01-01T00:00:00Z"), Fault::Signature),
        ("/credentialStatus/statusListIndex", json!("4"), Fault::Signature),
        ("/proof/created", json!("2020-01-01T00:00:00Z"), Fault::Signature),
        ("/proof/proofPurpose", json!("authentication"), Fault::NoProof),
        ("/proof/cryptosuite", json!("eddsa-rdfc-2022"), Fault::NoProof),
        ("/proof/verificationMethod", json!("https://elsewhere.example#key"), Fault::Key),
        ("/proof/proofValue", json!("z1"), Fault::Signature),
        ("/proof/@context", json!(["https://elsewhere.example"]), Fault::Context),
        ("/issuer/id", json!("https://elsewhere.example"), Fault::Issuer),
    ];
    for (path, value, fault) in table {
        assert_eq!(changed(path, value), Err(fault), "{path}");
    }
    let mut bare = whole.clone();
    bare.as_object_mut().unwrap().remove("proof");
    assert_eq!(verify(&bare, &profile), Err(Fault::NoProof));
    let forged = credential(&Seal::of([1; 32]), &holder());
    assert_eq!(verify(&forged, &profile), Err(Fault::Key));
}

#[test]
fn a_list_of_states_sets_the_bit_of_each_place_from_the_left() {
    let seal = Seal::of([9; 32]);
    let list = states(issuer(&seal), 1, &[2, PLACES, PLACES + 9], Moment::of_millis(0)).unwrap();
    let profile = profile(issuer(&seal), &holder(), &[]);
    assert_eq!(verify(&list, &profile), Ok(()));
    assert_eq!(list["type"], json!(["VerifiableCredential", "BitstringStatusListCredential"]));
    let encoded = list["credentialSubject"]["encodedList"].as_str().unwrap();
    let packed = URL_SAFE_NO_PAD.decode(encoded.strip_prefix('u').unwrap()).unwrap();
    let mut bits = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
    assert_eq!(bits.len(), 16_384, "the least that hides which one is asked for");
    assert_eq!((bits[0], bits[1]), (0b1000_0000, 0b0100_0000), "places 0 and 9; place 2 is of the first list");
    assert!(bits[2..].iter().all(|byte| *byte == 0));
}

#[test]
fn a_code_is_read_however_it_was_typed() {
    let drawn = code(&Chance::numbered(5));
    assert_eq!(drawn.len(), 16);
    assert_eq!(typed(&printed(&drawn)), drawn);
    assert_eq!(typed(" 7q2m-91xk oil0 "), "7Q2M91XK0110");
    assert_ne!(code(&Chance::numbered(6)), drawn);
}

proptest! {
    #[test]
    fn signer_and_verifier_agree_on_any_name(kk in "\\PC{1,20}", en in "\\PC{1,20}") {
        let seal = Seal::of([9; 32]);
        let profile = profile(issuer(&seal), &holder(), &[]);
        let badge = credential(&seal, &Names::new(kk.clone(), kk, en));
        let sent: Value = serde_json::from_str(&badge.to_string()).unwrap();
        prop_assert_eq!(verify(&sent, &profile), Ok(()));
    }
}
