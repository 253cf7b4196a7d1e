//! One honest example of a profession.

use super::rules::ProfessionForm;

/// A profession that a region adds to its own list.
pub fn own() -> ProfessionForm {
    let text = str::to_owned;
    ProfessionForm {
        code: text("R-901"),
        isco: text("3119"),
        name_kk: text("Жеңіл роботтарды баптаушы"),
        name_ru: text("Наладчик коллаборативных роботов"),
        name_en: text("Collaborative robot set-up technician"),
        education: text("tvet"),
        group: String::new(),
    }
}
