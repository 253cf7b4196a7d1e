//! The papers we print: fixed layouts of ready-to-print words. Who fills one decides every word in it;
//! the press decides only where it stands. The fixed words of a form («Тараптар», «Подписи») belong to
//! the layout itself.

mod papers;
mod parts;

use kernel::{Day, Names};
use serde::Serialize;

pub use papers::{Certificate, Contract, Curriculum, ExamProtocol, Minutes, MinutesItem, Order, Passport, Report};
pub use parts::{
    Align, Annex, AuditLine, AuditSheet, Check, CurriculumRow, Fact, NamesFact, NamesTable, Party, RowKind, Section,
    Signature, Table, TableColumn,
};

/// A paper ready for the press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "layout", content = "paper", rename_all = "kebab-case")]
pub enum Layout {
    /// A contract: two languages side by side, or one.
    Contract(Contract),
    /// The minutes of a sitting.
    Minutes(Minutes),
    /// An order.
    Order(Order),
    /// The passport of a programme.
    Passport(Passport),
    /// Facts, texts and tables.
    Report(Report),
    /// A working curriculum, wide.
    Curriculum(Curriculum),
    /// The protocol of a production exam.
    ExamProtocol(ExamProtocol),
    /// A certificate.
    Certificate(Certificate),
}

impl Layout {
    /// The layout's name in tables and file names.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Contract(_) => "contract",
            Self::Minutes(_) => "minutes",
            Self::Order(_) => "order",
            Self::Passport(_) => "passport",
            Self::Report(_) => "report",
            Self::Curriculum(_) => "curriculum",
            Self::ExamProtocol(_) => "exam-protocol",
            Self::Certificate(_) => "certificate",
        }
    }

    /// The day the paper bears: the same paper is the same bytes whenever it is printed.
    pub fn day(&self) -> Day {
        match self {
            Self::Contract(paper) => paper.day,
            Self::Minutes(paper) => paper.day,
            Self::Order(paper) => paper.day,
            Self::Passport(paper) => paper.day,
            Self::Report(paper) => paper.day,
            Self::Curriculum(paper) => paper.day,
            Self::ExamProtocol(paper) => paper.day,
            Self::Certificate(paper) => paper.day,
        }
    }
}

/// Turns a paper into a PDF. The application gives the one real press; a stage knows only this face.
pub trait Press: Send + Sync {
    /// The bytes of the PDF; the same paper gives the same bytes.
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>>;
}

/// Names that are the same in every language.
pub fn same(text: impl Into<String>) -> Names {
    let text = text.into();
    Names::new(text.clone(), text.clone(), text)
}
