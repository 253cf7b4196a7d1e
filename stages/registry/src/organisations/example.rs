//! One honest example of an organisation.

use super::rules::OrganisationForm;

/// An enterprise as its personnel department would type it. The BIN is invented; its control digit is right.
pub fn enterprise() -> OrganisationForm {
    let text = str::to_owned;
    OrganisationForm {
        kind: text("enterprise"),
        bin: text(BIN),
        name_kk: text("«Ертіс машина жасау зауыты» ЖШС"),
        name_ru: text("ТОО «Иртышский машиностроительный завод»"),
        name_en: text("Irtysh Machine-Building Plant LLP"),
        short_kk: text("ЕМЖЗ"),
        short_ru: text("ИМЗ"),
        short_en: text("IMP"),
        region: text("KZ-55"),
        activity: text("28"),
        city: text("Павлодар"),
        staff: text("640"),
        email: text("personnel@imz.example"),
        phone: text("+7 7182 00 00 00"),
    }
}

/// The invented BIN of the example.
pub const BIN: &str = "040640012349";
