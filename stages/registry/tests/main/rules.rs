//! What entries must be, both ways.

use kernel::{Day, Failure, Rule, house};
use registry::organisations::{self, rules::OrganisationForm};
use registry::people::refusal::{BORN_LATER, IIN, IIN_BIRTHDAY, LATIN, PERSON_NAME};
use registry::people::rules::{PersonForm, entry};
use registry::posts::rules as posts;
use registry::professions::{self, refusal as profession_refusal};

fn today() -> Day {
    "2027-04-12".parse().unwrap()
}

fn refused(form: &PersonForm, rule: &Rule, field: &str) {
    match entry(form, today()) {
        Err(Failure::Refused(all)) => {
            assert!(all.iter().any(|r| r.rule.code == rule.code && r.field == Some(field)), "{all:?}");
        }
        other => panic!("{other:?}"),
    }
}

fn mentor() -> PersonForm {
    registry::people::example::mentor()
}

#[test]
fn the_examples_are_right() {
    let person = entry(&mentor(), today()).unwrap();
    assert_eq!(person.full_name(), "Әбдірахманов Ерлан Қайратұлы");
    assert_eq!(person.names().en, "Abdirakhmanov Yerlan");
    organisations::rules::entry(&organisations::example::enterprise()).unwrap();
    professions::rules::entry(&professions::example::own()).unwrap();
    posts::entry(&registry::posts::example::foreman(organisations::example::BIN)).unwrap();
}

#[test]
fn the_birthday_is_read_off_the_iin_and_must_agree_with_it() {
    let silent = PersonForm { birth: String::new(), ..mentor() };
    assert_eq!(entry(&silent, today()).unwrap().birth, "1984-03-17".parse().ok());
    refused(&PersonForm { birth: "1984-03-18".into(), ..mentor() }, &IIN_BIRTHDAY, "birth");
    refused(&PersonForm { iin: "840317350451".into(), ..mentor() }, &IIN, "iin");
    assert!(entry(&PersonForm { iin: String::new(), ..mentor() }, today()).unwrap().iin.is_none());
}

#[test]
fn a_name_has_letters_of_one_alphabet() {
    // The «o» of the second is Latin.
    refused(&PersonForm { family: "Иванoв".into(), ..mentor() }, &PERSON_NAME, "family");
    refused(&PersonForm { given: "Ерлан2".into(), ..mentor() }, &PERSON_NAME, "given");
    refused(&PersonForm { latin: "Абдирахманов".into(), ..mentor() }, &LATIN, "latin");
    for family in ["Мамин-Сибиряк", "O'Brien", "Smith", "Дүйсенбай ұлы"] {
        entry(&PersonForm { family: family.into(), ..mentor() }, today()).unwrap();
    }
}

#[test]
fn nobody_is_born_tomorrow_and_everything_wrong_is_told_at_once() {
    let form =
        PersonForm { iin: String::new(), birth: "2027-04-13".into(), email: "nobody".into(), ..PersonForm::default() };
    let Err(Failure::Refused(all)) = entry(&form, today()) else { panic!("it was read") };
    let fields: Vec<_> = all.iter().filter_map(|refusal| refusal.field).collect();
    assert_eq!(fields, ["family", "given", "birth", "email"]);
    assert_eq!(all[2].rule.code, BORN_LATER.code);
}

#[test]
fn an_enterprise_is_told_by_its_bin() {
    let form = OrganisationForm { bin: String::new(), ..organisations::example::enterprise() };
    let failure = organisations::rules::entry(&form).unwrap_err();
    assert!(failure.is(&organisations::refusal::BIN_NEEDED));
    let chamber = OrganisationForm { kind: "chamber".into(), ..form };
    organisations::rules::entry(&chamber).unwrap();
    let mistyped = OrganisationForm { bin: "040640012340".into(), ..organisations::example::enterprise() };
    assert!(organisations::rules::entry(&mistyped).unwrap_err().is(&organisations::refusal::BIN));
}

#[test]
fn a_post_has_a_title_and_does_not_end_before_it_begins() {
    let example = registry::posts::example::foreman(organisations::example::BIN);
    let ends = posts::PostForm { until: "2019-09-01".into(), ..example.clone() };
    assert!(posts::entry(&ends).unwrap_err().is(&house::ENDS_BEFORE_BEGINS));
    let one = posts::PostForm { title_kk: String::new(), title_en: String::new(), ..example.clone() };
    assert_eq!(posts::entry(&one).unwrap().title.ru, "Мастер участка автоматизации");
    let none = posts::PostForm { title_ru: String::new(), ..one };
    assert!(posts::entry(&none).unwrap_err().is(&house::EMPTY));
}

#[test]
fn a_code_of_the_region_is_read_through_look_alike_letters() {
    let mut form = professions::example::own();
    form.group = "В063".into(); // Cyrillic
    assert_eq!(professions::rules::entry(&form).unwrap().group.as_deref(), Some("B063"));
    form.isco = "-311".into();
    assert!(professions::rules::entry(&form).unwrap_err().is(&profession_refusal::ISCO));
    form.isco = "3119".into();
    form.code = "71".into();
    assert!(professions::rules::entry(&form).unwrap_err().is(&profession_refusal::PROFESSION_CODE));
}
