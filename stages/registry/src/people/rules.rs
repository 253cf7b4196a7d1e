//! What an entry about a person must be.

use kernel::{Day, Email, Failure, Iin, Names, Reading};
use serde::{Deserialize, Serialize};

use super::refusal;

/// What was typed about a person: by a page, the API or a row of an import.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct PersonForm {
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Patronymic, where there is one.
    pub patronymic: String,
    /// The whole name in Latin letters, as in the passport.
    pub latin: String,
    /// Twelve digits with a right control digit; may be left out.
    pub iin: String,
    /// Birthday; read off the IIN when left out.
    pub birth: String,
    /// E-mail for letters.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// `yes`, when somebody of the same name stands already and this is another person.
    pub another: String,
}

/// What is stored about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// The whole name in Latin letters.
    pub latin: Option<String>,
    /// Individual identification number.
    pub iin: Option<String>,
    /// Birthday.
    pub birth: Option<Day>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

impl Entry {
    /// Family name, given name, patronymic.
    pub fn full_name(&self) -> String {
        full_name(&self.family, &self.given, self.patronymic.as_deref())
    }
    /// The same as it would be typed.
    pub fn form(&self) -> PersonForm {
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        PersonForm {
            family: self.family.clone(),
            given: self.given.clone(),
            patronymic: given(&self.patronymic),
            latin: given(&self.latin),
            iin: given(&self.iin),
            birth: self.birth.map(|day| day.to_string()).unwrap_or_default(),
            email: given(&self.email),
            phone: given(&self.phone),
            another: String::new(),
        }
    }
    /// The name for readers of three languages: the Latin one in English, where it is known.
    pub fn names(&self) -> Names {
        names(&self.full_name(), self.latin.as_deref())
    }
}

/// Family name, given name, patronymic.
pub fn full_name(family: &str, given: &str, patronymic: Option<&str>) -> String {
    let words = [Some(family), Some(given), patronymic];
    words.into_iter().flatten().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name for readers of three languages.
pub fn names(full: &str, latin: Option<&str>) -> Names {
    Names::new(full, full, latin.unwrap_or(full))
}

/// Reads what was typed; who stands already is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &PersonForm, today: Day) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let family = read.text("family", &form.family, 80);
    let given = read.text("given", &form.given, 80);
    let patronymic = read.optional("patronymic", &form.patronymic, 80);
    for (field, name) in [("family", &family), ("given", &given), ("patronymic", &patronymic)] {
        if let Some(name) = name {
            read.unless(is_name(name), refusal::PERSON_NAME.at(field).with("typed", name.as_str()));
        }
    }
    let latin = read.optional("latin", &form.latin, 160);
    if let Some(latin) = &latin {
        let plain = latin.chars().all(|c| c.is_ascii_alphabetic() || " -'’.".contains(c));
        read.unless(plain, refusal::LATIN.at("latin").with("typed", latin.as_str()));
    }
    let iin: Option<Iin> = read.maybe("iin", &form.iin, &refusal::IIN);
    let birth = birthday(&mut read, form, iin, today);
    let email: Option<Email> = read.maybe("email", &form.email, &kernel::house::NOT_AN_EMAIL);
    let email = email.map(|Email(address)| address);
    let phone = read.optional("phone", &form.phone, 40);
    let iin = iin.map(|iin| iin.to_string());
    let made = (|| Some(Entry { family: family?, given: given?, patronymic, latin, iin, birth, email, phone }))();
    read.end(made)
}

/// The birthday typed, which must be the one the IIN carries; or that one.
fn birthday(read: &mut Reading, form: &PersonForm, iin: Option<Iin>, today: Day) -> Option<Day> {
    let typed = read.maybe_day("birth", &form.birth);
    let carried = iin.and_then(Iin::birthday);
    if let Some(iin) = iin {
        read.unless(carried.is_some(), refusal::IIN.at("iin").with("typed", iin.to_string()));
    }
    if let (Some(typed), Some(carried)) = (typed, carried) {
        read.unless(typed == carried, refusal::IIN_BIRTHDAY.at("birth").with("typed", typed).with("carried", carried));
    }
    let birth = typed.or(carried);
    read.unless(birth.is_none_or(|day| day <= today), refusal::BORN_LATER.at("birth"));
    birth
}

/// Letters of one alphabet in each word; between them spaces, hyphens, apostrophes, dots.
fn is_name(name: &str) -> bool {
    let word_fits = |word: &str| {
        let letters = word.chars().all(|c| c.is_alphabetic() || "'’ʼ.".contains(c));
        let latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
        letters && !(latin && cyrillic)
    };
    name.chars().any(char::is_alphabetic) && name.split([' ', '-']).all(word_fits)
}
