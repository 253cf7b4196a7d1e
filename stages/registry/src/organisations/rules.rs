//! What an entry of the registry must be.

use kernel::{Bin, Code, Failure, Names, Reading};
use serde::{Deserialize, Serialize};

use super::refusal;

kernel::codes! { "registry-organisation-kind",
    /// What it is on the journey.
    pub enum Kind {
        /// Gives workplaces and mentors.
        Enterprise = "enterprise",
        /// An organisation of higher and (or) postgraduate education.
        University = "university",
        /// An organisation of technical and vocational education.
        College = "college",
        /// A regional chamber of entrepreneurs.
        Chamber = "chamber",
        /// An employers' association or industry council.
        Association = "association",
        /// A local executive body.
        Authority = "authority",
        /// A ministry.
        Ministry = "ministry",
        /// An accreditation agency or another body of quality.
        Agency = "agency",
    }
}

/// What was typed about an organisation: by a page, the API or a row of an import.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct OrganisationForm {
    /// `enterprise`, `university`, `college`, `chamber`, `association`, `authority`, `ministry`, `agency`.
    pub kind: String,
    /// Twelve digits with a right control digit; needed for enterprises.
    pub bin: String,
    /// Full name in Kazakh.
    pub name_kk: String,
    /// Full name in Russian.
    pub name_ru: String,
    /// Full name in English.
    pub name_en: String,
    /// Short name in Kazakh; the full one when empty.
    pub short_kk: String,
    /// Short name in Russian.
    pub short_ru: String,
    /// Short name in English.
    pub short_en: String,
    /// Code of the region, as `KZ-55`.
    pub region: String,
    /// Code of the OKED section or division, as `C` or `24`.
    pub activity: String,
    /// Where it is.
    pub city: String,
    /// How many people work there.
    pub staff: String,
    /// E-mail for letters.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// What is stored about an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is on the journey.
    pub kind: Kind,
    /// Business identification number.
    pub bin: Option<String>,
    /// Full name.
    pub name: Names,
    /// Short name.
    pub short: Names,
    /// Code of the region.
    pub region: String,
    /// Code of the activity.
    pub activity: Option<String>,
    /// Where it is.
    pub city: Option<String>,
    /// How many people work there.
    pub staff: Option<i64>,
    /// E-mail for letters.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

impl Entry {
    /// The same as it would be typed.
    pub fn form(&self) -> OrganisationForm {
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        OrganisationForm {
            kind: self.kind.code().to_owned(),
            bin: given(&self.bin),
            name_kk: self.name.kk.clone(),
            name_ru: self.name.ru.clone(),
            name_en: self.name.en.clone(),
            short_kk: self.short.kk.clone(),
            short_ru: self.short.ru.clone(),
            short_en: self.short.en.clone(),
            region: self.region.clone(),
            activity: given(&self.activity),
            city: given(&self.city),
            staff: self.staff.map(|staff| staff.to_string()).unwrap_or_default(),
            email: given(&self.email),
            phone: given(&self.phone),
        }
    }
}

/// Reads what was typed; whether region and activity exist is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &OrganisationForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let kind: Option<Kind> = read.code("kind", &form.kind);
    let bin: Option<Bin> = read.maybe("bin", &form.bin, &refusal::BIN);
    let bin_missing = kind == Some(Kind::Enterprise) && form.bin.trim().is_empty();
    read.unless(!bin_missing, refusal::BIN_NEEDED.at("bin"));
    let name = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 300);
    let short = [("short-kk", &form.short_kk), ("short-ru", &form.short_ru), ("short-en", &form.short_en)]
        .map(|(field, typed)| read.optional(field, typed, 80));
    let region = read.text("region", &form.region, 10);
    let activity = read.optional("activity", &form.activity, 10);
    let city = read.optional("city", &form.city, 100);
    let staff = if form.staff.trim().is_empty() { None } else { read.whole("staff", &form.staff, 0, 1_000_000) };
    let email = read.maybe("email", &form.email, &kernel::house::NOT_AN_EMAIL);
    let email = email.map(|kernel::Email(address)| address);
    let phone = read.optional("phone", &form.phone, 40);
    let made = (|| {
        let name = name?;
        let [kk, ru, en] = short;
        let short = Names {
            kk: kk.unwrap_or_else(|| name.kk.clone()),
            ru: ru.unwrap_or_else(|| name.ru.clone()),
            en: en.unwrap_or_else(|| name.en.clone()),
        };
        let bin = bin.map(|bin| bin.to_string());
        Some(Entry { kind: kind?, bin, name, short, region: region?, activity, city, staff, email, phone })
    })();
    read.end(made)
}
