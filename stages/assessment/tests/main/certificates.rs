//! Certificates through the real store on both databases: issued, checked by anyone, revoked, issued anew.

use assessment::candidates;
use assessment::candidates::moves::Act as CandidateAct;
use assessment::certificates::actions::{act, check, issue, profile, replace, states};
use assessment::certificates::moves::{Act, Status};
use assessment::certificates::verifier::verify;
use assessment::certificates::{paper, store};
use assessment::exams::moves::Act as ExamAct;
use assessment::{Seal, certificates_of, refusal};
use base64::Engine;
use kernel::{Lang, house};
use serde_json::Value;

use crate::world::*;

async fn issued(db: &db::Db) -> (assessment::ExamId, kernel::CommissionId, Vec<store::Certificate>) {
    let (id, of) = closed(db).await;
    issue(db, sealed(&seal()), &OFFICER.on(EXAM), id, None).await.unwrap();
    (id, of, store::of_exam(db, id).await.unwrap())
}

#[tokio::test]
async fn everyone_who_passed_gets_one_certificate_with_the_next_number_and_nobody_else() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, _) = under_way(db).await;
        let early = issue(db, sealed(&seal()), &OFFICER.on(EXAM), id, None).await.unwrap_err();
        assert!(early.is(&refusal::NOT_PASSED), "not before the protocol is signed");
    }
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, _, all) = issued(db).await;
        let told: Vec<_> = all.iter().map(|one| (one.number.as_str(), one.facts.percent, one.place)).collect();
        assert_eq!(told, [("2027-00001", 91, 0), ("2027-00002", 78, 1)]);
        assert_eq!(all[0].facts.outcomes, [], "no criterion of this exam names an outcome");
        let again = issue(db, sealed(&seal()), &OFFICER.on(EXAM), id, None).await.unwrap_err();
        assert!(again.is(&refusal::ALL_CERTIFIED));
        let failed = candidate(db, id, 2).await.id;
        let none = issue(db, sealed(&seal()), &OFFICER.on(EXAM), id, Some(failed)).await.unwrap_err();
        assert!(none.is(&refusal::NOT_PASSED));
        assert_eq!(certificates_of(db, STUDENTS[0].person).await.unwrap().len(), 1);
        let events = db::pending(db, 500).await.unwrap();
        assert_eq!(events.iter().filter(|event| event.name == "assessment.certificate-issued").count(), 2);
        assert!(db::verify(db).await.is_ok());
    }
}

#[tokio::test]
async fn anyone_checks_a_certificate_by_its_code_and_learns_of_its_revocation_with_the_reason() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (_, _, all) = issued(db).await;
        let (seal, one) = (seal(), &all[0]);
        let typed = format!(" {} ", assessment::certificates::rules::printed(&one.code).to_lowercase());
        let checked = check(db, sealed(&seal), &typed).await.unwrap().unwrap();
        assert!(checked.genuine && checked.certificate.status == Status::Valid);
        assert!(check(db, sealed(&seal), "0000").await.unwrap().is_none());

        let silent = act(db, &OFFICER.on(EXAM), one.id, one.version, Act::Revoke, " ").await.unwrap_err();
        assert!(silent.is(&house::REASON_NEEDED));
        act(db, &OFFICER.on("2027-05-03"), one.id, one.version, Act::Revoke, "issued by mistake").await.unwrap();
        let checked = check(db, sealed(&seal), &one.code).await.unwrap().unwrap().certificate;
        assert_eq!(checked.ended.unwrap(), ("2027-05-03".parse().unwrap(), "issued by mistake".to_owned()));
        let list = states(db, sealed(&seal), &OFFICER.on(EXAM), organisation(HOST), 0).await.unwrap();
        assert_eq!(bits(&list)[0], 0b1000_0000);

        let stale = act(db, &OFFICER.on(EXAM), one.id, one.version, Act::Reinstate, "a mistake").await.unwrap_err();
        assert!(stale.is(&house::STALE));
        act(db, &OFFICER.on(EXAM), one.id, one.version + 1, Act::Reinstate, "a mistake").await.unwrap();
        let list = states(db, sealed(&seal), &OFFICER.on(EXAM), organisation(HOST), 0).await.unwrap();
        assert_eq!(bits(&list)[0], 0);
    }
}

fn bits(list: &Value) -> Vec<u8> {
    let encoded = list["credentialSubject"]["encodedList"].as_str().unwrap();
    let packed = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(&encoded[1..]).unwrap();
    let mut bits = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_slice()), &mut bits).unwrap();
    bits
}

#[tokio::test]
async fn a_credential_is_verified_after_the_key_was_changed_for_another() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let (_, _, all) = issued(db).await;
    let next = Seal::of([10; 32]);
    let document = profile(db, sealed(&next), organisation(HOST)).await.unwrap();
    let credential: Value = serde_json::from_str(&all[0].credential).unwrap();
    assert_eq!(verify(&credential, &document), Ok(()));
    let other = profile(db, sealed(&next), organisation(PLANT)).await.unwrap();
    assert!(verify(&credential, &other).is_err(), "another organisation's profile does not vouch for it");
    assert!(check(db, sealed(&next), &all[0].code).await.unwrap().unwrap().genuine);
}

#[tokio::test]
async fn a_corrected_result_is_certified_by_the_next_edition_and_the_first_holds_no_more() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let (id, commission, all) = issued(db).await;
        let chair = expert(CHAIR, commission);
        super::world::act(db, chair, id, ExamAct::Correct, "points were added wrongly").await.unwrap();
        let of = candidate(db, id, 1).await;
        let by = chair.on(EXAM);
        candidates::actions::act(db, &by, of.id, of.version, CandidateAct::Rescore, "added wrongly").await.unwrap();
        for n in EXPERTS {
            score(db, expert(n, commission), of.id, 84, 86).await.unwrap();
        }
        let open = replace(db, sealed(&seal()), &OFFICER.on(EXAM), all[1].id, all[1].version, "corrected").await;
        assert!(open.unwrap_err().is(&refusal::NOT_PASSED), "not while the exam is open");
        super::world::act(db, chair, id, ExamAct::Settle, "").await.unwrap();
        for n in EXPERTS {
            signed(db, id, expert(n, commission)).await.unwrap();
        }
        let next =
            replace(db, sealed(&seal()), &OFFICER.on(EXAM), all[1].id, all[1].version, "corrected").await.unwrap();
        let both = store::of_exam(db, id).await.unwrap();
        let told: Vec<_> = both.iter().map(|one| (one.printed_number(), one.facts.percent, one.status)).collect();
        assert_eq!(
            told[1..],
            [("2027-00002".to_owned(), 78, Status::Superseded), ("2027-00002/2".to_owned(), 85, Status::Valid)]
        );
        let old = check(db, sealed(&seal()), &all[1].code).await.unwrap().unwrap();
        assert_eq!(old.certificate.status, Status::Superseded);
        assert_ne!(both.iter().find(|one| one.id == next).unwrap().code, all[1].code);
    }
}

#[tokio::test]
async fn the_paper_bears_the_code_the_key_and_both_languages() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let (_, _, all) = issued(db).await;
    let layout = paper::layout(&all[0], &[Lang::Kk, Lang::Ru], URL);
    let text = serde_json::to_string(&layout).unwrap();
    let url = assessment::certificates::credential::check_url(URL, &all[0].code);
    for part in [url.as_str(), &seal().multikey(), "91 · A−", "PE-2027-01", "Кәсіптік құзырет сертификаты"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains('⟦'), "{text}");
}
