//! What a return tells: its header here, its lines in `line`.

mod line;

use kernel::{Failure, Reading, house};
use serde::{Deserialize, Serialize};

pub use line::{Confidence, Education, Hiring, JOBS, Line, LineForm, Percentage, RETIREMENTS, line};

/// How many people an enterprise may have, so that a slipped finger is seen.
const MOST_STAFF: i64 = 1_000_000;

/// Bands of age: up to 24, 25–34, 35–44, 45–54, from 55 to the pension, above it.
pub const AGES: [&str; 6] = ["age-24", "age-34", "age-44", "age-54", "age-pension", "age-over"];

/// What was typed in the header of a return.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct HeaderForm {
    /// All staff on the listed day.
    pub headcount: String,
    /// Men among them.
    pub men: String,
    /// Women among them.
    pub women: String,
    /// Up to 24 years old.
    pub age_24: String,
    /// 25 to 34.
    pub age_34: String,
    /// 35 to 44.
    pub age_44: String,
    /// 45 to 54.
    pub age_54: String,
    /// 55 to the pension.
    pub age_pension: String,
    /// Of pension age.
    pub age_over: String,
    /// Who answers questions.
    pub contact: String,
    /// Their telephone.
    pub phone: String,
    /// Their e-mail.
    pub email: String,
    /// Who attests the return.
    pub signer: String,
    /// As what.
    pub position: String,
    /// What the coordinator should know.
    pub remark: String,
}

/// The header of a return; what is not yet known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Header {
    /// All staff.
    pub headcount: Option<i64>,
    /// Men.
    pub men: Option<i64>,
    /// Women.
    pub women: Option<i64>,
    /// By band of age, in the order of [`AGES`].
    pub ages: [Option<i64>; 6],
    /// Who answers questions.
    pub contact: Option<String>,
    /// Their telephone.
    pub phone: Option<String>,
    /// Their e-mail.
    pub email: Option<String>,
    /// Who attests it.
    pub signer: Option<String>,
    /// As what.
    pub position: Option<String>,
    /// What the coordinator should know.
    pub remark: Option<String>,
}

impl Header {
    /// The same as it would be typed.
    pub fn form(&self) -> HeaderForm {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let [age_24, age_34, age_44, age_54, age_pension, age_over] = self.ages.map(number);
        HeaderForm {
            headcount: number(self.headcount),
            men: number(self.men),
            women: number(self.women),
            age_24,
            age_34,
            age_44,
            age_54,
            age_pension,
            age_over,
            contact: text(&self.contact),
            phone: text(&self.phone),
            email: text(&self.email),
            signer: text(&self.signer),
            position: text(&self.position),
            remark: text(&self.remark),
        }
    }
}

/// Reads what was typed: a draft may lack anything, but what stands must be right.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn header(form: &HeaderForm) -> Result<Header, Failure> {
    let mut read = Reading::new();
    let mut number = |field, typed: &str| maybe_count(&mut read, field, typed);
    let headcount = number("headcount", &form.headcount);
    let men = number("men", &form.men);
    let women = number("women", &form.women);
    let typed = [&form.age_24, &form.age_34, &form.age_44, &form.age_54, &form.age_pension, &form.age_over];
    let mut ages = [None; 6];
    for ((age, field), typed) in ages.iter_mut().zip(AGES).zip(typed) {
        *age = number(field, typed);
    }
    let contact = read.optional("contact", &form.contact, 200);
    let phone = read.optional("phone", &form.phone, 40);
    let email = read.maybe("email", &form.email, &house::NOT_AN_EMAIL).map(|kernel::Email(address)| address);
    let signer = read.optional("signer", &form.signer, 200);
    let position = read.optional("position", &form.position, 200);
    let remark = read.optional("remark", &form.remark, 2000);
    read.end(Some(Header { headcount, men, women, ages, contact, phone, email, signer, position, remark }))
}

/// A number of people that may be missing; spaces between thousands are left out.
fn maybe_count(read: &mut Reading, field: &'static str, typed: &str) -> Option<i64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if typed.is_empty() { None } else { read.whole(field, &typed, 0, MOST_STAFF) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_back_as_it_was_typed() {
        let form = HeaderForm {
            headcount: "1 640".into(),
            men: "1100".into(),
            women: "540".into(),
            age_pension: "90".into(),
            signer: "Сапаров Б. Қ.".into(),
            ..HeaderForm::default()
        };

        let read = header(&form).expect("nothing wrong");

        assert_eq!(read.headcount, Some(1640));
        assert_eq!(read.ages[4], Some(90));
        assert_eq!(header(&read.form()).expect("nothing wrong"), read);
    }

    #[test]
    fn everything_wrong_in_a_header_is_told_at_once() {
        let form =
            HeaderForm { headcount: "-5".into(), men: "many".into(), email: "nobody".into(), ..HeaderForm::default() };

        let Err(Failure::Refused(all)) = header(&form) else { panic!("three faults") };

        assert_eq!(all.iter().filter_map(|one| one.field).collect::<Vec<_>>(), ["headcount", "men", "email"]);
    }
}
