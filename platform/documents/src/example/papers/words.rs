//! What the papers share: words of one language out of three, and who signs.

use kernel::{Lang, Names};

use crate::layout::{Check, Fact, Signature, Table, TableColumn};

pub(super) fn n(kk: &str, ru: &str, en: &str) -> Names {
    Names::new(kk, ru, en)
}

/// Words of one language out of three.
pub(super) struct Say(pub(super) Lang);

impl Say {
    pub(super) fn w(&self, kk: &str, ru: &str, en: &str) -> String {
        n(kk, ru, en).get(self.0).to_owned()
    }
    pub(super) fn fact(&self, label: (&str, &str, &str), value: (&str, &str, &str)) -> Fact {
        Fact::new(self.w(label.0, label.1, label.2), self.w(value.0, value.1, value.2))
    }
    pub(super) fn programme(&self) -> String {
        self.w(
            "6B07101 Автоматтандыру және роботтандыру",
            "6B07101 Автоматизация и роботизация",
            "6B07101 Automation and robotics",
        )
    }
    pub(super) fn university(&self) -> String {
        self.w(
            "Инновациялық Еуразия университеті",
            "Инновационный Евразийский университет",
            "Innovative University of Eurasia",
        )
    }
    /// A figure as the language writes it.
    pub(super) fn figure(&self, text: &str) -> String {
        if self.0 == Lang::En { text.to_owned() } else { text.replace('.', ",") }
    }
    pub(super) fn place(&self) -> String {
        self.w("Павлодар қаласы", "город Павлодар", "Pavlodar")
    }
    /// Name, organisation, part.
    pub(super) fn member(&self, name: &str, organisation: (&str, &str, &str), part: (&str, &str, &str)) -> Vec<String> {
        let (kk, ru, en) = organisation;
        vec![name.to_owned(), self.w(kk, ru, en), self.w(part.0, part.1, part.2)]
    }
    pub(super) fn members(&self, rows: Vec<Vec<String>>) -> Table {
        Table::new(
            vec![
                TableColumn::words(self.w("Аты-жөні", "Ф. И. О.", "Name"), 4),
                TableColumn::words(self.w("Ұйымы", "Организация", "Organisation"), 5),
                TableColumn::words(self.w("Комиссиядағы орны", "Роль в комиссии", "Part in the commission"), 3),
            ],
            rows,
        )
    }
}

pub(super) const CHAIR: (&str, &str, &str) = ("төраға", "председатель", "chair");
pub(super) const MEMBER: (&str, &str, &str) = ("мүше", "член комиссии", "member");
pub(super) const PLANT: (&str, &str, &str) =
    ("«Ақсу ферроқорытпа зауыты» АҚ", "АО «Аксуский завод ферросплавов»", "Aksu Ferroalloy Plant JSC");
pub(super) const TORAIGHYROV: (&str, &str, &str) =
    ("Торайғыров университеті", "Торайгыров университет", "Toraighyrov University");

pub(super) fn signature(post: Names, name: &str) -> Signature {
    Signature { side: Names::default(), post, name: name.to_owned(), mark: None }
}

pub(super) fn check(number: &str) -> Check {
    Check {
        url: format!("https://qosar.example/check/{number}"),
        text: n(
            "Құжаттың түпнұсқалығын осы код арқылы тексеріңіз.",
            "Проверьте подлинность документа по этому коду.",
            "Check this document by the code.",
        ),
    }
}
