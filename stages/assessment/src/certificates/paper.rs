//! A certificate on paper, with the code that leads to the public page.

use documents::Layout;
use documents::layout::{Certificate as Paper, Check, NamesFact, Signature as Place, same};
use kernel::{Lang, Names};
use web::Say;

use super::credential::check_url;
use super::store::Certificate;
use crate::exams::paper::said;

/// A message in the three languages, with the certificate's own words in each.
fn told(key: &str, name: &str, words: &Names) -> Names {
    Names::in_each(|lang| Say { lang }.with(key, &[("exam", name.into()), ("words", words.get(lang).into())]))
}

fn days(day: kernel::Day) -> Names {
    Names::in_each(|lang| Say { lang }.day(day))
}

fn joined(a: &Names, b: &Names) -> Names {
    let line = |a: &str, b: &str| format!("{a} · {b}");
    Names::new(line(&a.kk, &b.kk), line(&a.ru, &b.ru), line(&a.en, &b.en))
}

/// The paper: Kazakh with Russian under it, or English alone.
pub fn layout(of: &Certificate, langs: &[Lang], public_url: &str) -> Layout {
    let facts = &of.facts;
    let exam_days = days(facts.day);
    let coded = |name: &str| format!("{} {name}", facts.programme_code);
    let place = |side: &str, name: Names, post: Names| Place { side: said(side), post, name: name.kk, mark: None };
    Layout::Certificate(Paper {
        langs: langs.to_vec(),
        issuer: joined(&facts.university, &facts.enterprise),
        title: said("assessment-paper-certificate"),
        number: of.printed_number(),
        day: of.issued,
        day_text: days(of.issued),
        lead: said("assessment-paper-lead"),
        holder: of.holder.clone(),
        statement: told("assessment-paper-statement", &facts.exam, &facts.profession),
        outcomes: facts.outcomes.clone(),
        facts: vec![
            NamesFact::new(
                said("assessment-programme"),
                Names::new(coded(&facts.programme.kk), coded(&facts.programme.ru), coded(&facts.programme.en)),
            ),
            NamesFact::new(said("assessment-exam"), told("assessment-paper-exam", &facts.exam, &exam_days)),
            NamesFact::new(said("assessment-grade"), same(format!("{} · {}", facts.percent, facts.letter))),
        ],
        signatures: vec![
            place("assessment-chair-of-commission", facts.chair.clone(), Names::default()),
            place("assessment-officer", Names::default(), facts.university.clone()),
        ],
        key_id: key_of(&of.credential),
        check: Check { url: check_url(public_url, &of.code), text: said("assessment-paper-check") },
    })
}

/// The key that signed the credential, as its proof names it.
fn key_of(credential: &str) -> String {
    let document: serde_json::Value = serde_json::from_str(credential).unwrap_or_default();
    let method = document.pointer("/proof/verificationMethod").and_then(|method| method.as_str()).unwrap_or_default();
    method.rsplit('#').next().unwrap_or_default().to_owned()
}
