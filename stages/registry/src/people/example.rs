//! One honest example of a person. The IIN is invented; its control digit is right and it carries the birthday.

use super::rules::PersonForm;

/// A foreman as the personnel department would type him.
pub fn mentor() -> PersonForm {
    let text = str::to_owned;
    PersonForm {
        family: text("Әбдірахманов"),
        given: text("Ерлан"),
        patronymic: text("Қайратұлы"),
        latin: text("Abdirakhmanov Yerlan"),
        iin: text(IIN),
        birth: text("1984-03-17"),
        email: text("y.abdirakhmanov@imz.example"),
        phone: text("+7 7182 00 00 01"),
        another: String::new(),
    }
}

/// The invented IIN of the example.
pub const IIN: &str = "840317350450";
