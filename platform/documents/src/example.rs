//! One honest example of each paper, for tests, previews and the gallery: a contract of the Aksu plant
//! of ferroalloys with its clauses, the minutes, order, passport, characteristic, curriculum, protocol and certificate
//! around it. People and figures are invented.

mod contract;
mod papers;

pub use contract::{catalogue, contract, draft, values};
pub use papers::{certificate, curriculum, exam_protocol, minutes, order, passport, report};

use crate::layout::Layout;
use kernel::{Code as _, Lang};

/// Every layout in every language it is printed in, with a name for its file.
pub fn layouts() -> Vec<(String, Layout)> {
    let mut all = vec![
        ("contract-kk-ru".to_owned(), Layout::Contract(contract(&[Lang::Kk, Lang::Ru]))),
        ("contract-en".to_owned(), Layout::Contract(contract(&[Lang::En]))),
        ("certificate-kk-ru".to_owned(), Layout::Certificate(certificate(&[Lang::Kk, Lang::Ru]))),
        ("certificate-en".to_owned(), Layout::Certificate(certificate(&[Lang::En]))),
    ];
    for &lang in Lang::ALL {
        let code = lang.code();
        all.push((format!("minutes-{code}"), Layout::Minutes(minutes(lang))));
        all.push((format!("order-{code}"), Layout::Order(order(lang))));
        all.push((format!("passport-{code}"), Layout::Passport(passport(lang))));
        all.push((format!("report-{code}"), Layout::Report(report(lang))));
        all.push((format!("curriculum-{code}"), Layout::Curriculum(curriculum(lang))));
        all.push((format!("exam-protocol-{code}"), Layout::ExamProtocol(exam_protocol(lang))));
    }
    all
}
