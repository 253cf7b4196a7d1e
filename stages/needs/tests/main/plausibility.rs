//! Each remark both ways: it is made where it should be, and not where it should not.

use kernel::{Names, ProfessionId, Rule};
use needs::returns::plausibility::{Matter, Told, change, remarks};
use needs::returns::rules::{HeaderForm, LineForm, header, line};
use needs::{example, refusal};
use uuid::Uuid;

fn matter(header_form: &HeaderForm, forms: &[LineForm]) -> Matter {
    let told = |form: &LineForm| Told {
        profession: ProfessionId(Uuid::from_u128(form.profession.bytes().map(u128::from).sum())),
        name: Names::new(&*form.profession, &*form.profession, &*form.profession),
        line: line(form).unwrap(),
    };
    Matter { header: header(header_form).unwrap(), lines: forms.iter().map(told).collect() }
}

fn one(form: LineForm) -> Matter {
    matter(&example::header(), &[form])
}

#[track_caller]
fn made(now: &Matter, last: Option<&Matter>, rule: &Rule) -> bool {
    remarks(now, last, 30).iter().any(|remark| remark.rule.code == rule.code)
}

#[test]
fn an_honest_return_gets_no_remark() {
    let honest = matter(&example::header(), &[example::engineers(), example::operators()]);

    assert_eq!(remarks(&honest, None, 30), vec![]);
    assert_eq!(remarks(&honest, Some(&honest), 30), vec![]);
}

#[test]
fn a_change_above_the_setting_is_asked_about_in_either_direction() {
    let last = one(LineForm { staff: "100".into(), ..example::engineers() });
    let jumped = |staff: &str| {
        let now = one(LineForm { staff: staff.into(), ..example::engineers() });
        made(&now, Some(&last), &refusal::STAFF_JUMPED)
    };

    assert_eq!([jumped("130"), jumped("131"), jumped("70"), jumped("69")], [false, true, false, true]);
    assert_eq!((change(100, 138), change(100, 61), change(0, 5)), (Some(38), Some(-39), None));
}

#[test]
fn a_profession_that_vanished_is_asked_about() {
    let last = matter(&example::header(), &[example::engineers(), example::operators()]);
    let now = one(example::engineers());

    assert!(made(&now, Some(&last), &refusal::PROFESSION_GONE));
    assert!(!made(&last, Some(&now), &refusal::PROFESSION_GONE));
}

#[test]
fn parts_are_never_more_than_the_whole() {
    let odd = [
        (LineForm { vacancies_long: "3".into(), ..example::engineers() }, &refusal::LONG_OVER_VACANCIES),
        (LineForm { foreign_replaced: "3".into(), ..example::engineers() }, &refusal::REPLACED_OVER_FOREIGN),
        (LineForm { reductions: "25".into(), ..example::engineers() }, &refusal::REDUCED_OVER_STAFF),
        (LineForm { retire_5: "22".into(), ..example::engineers() }, &refusal::RETIRED_OVER_STAFF),
        (LineForm { mentors: "0".into(), ..example::engineers() }, &refusal::NO_MENTORS),
        (LineForm { staff: "641".into(), ..example::engineers() }, &refusal::LINES_OVER_HEADCOUNT),
    ];
    for (form, rule) in odd {
        assert!(made(&one(form), None, rule), "{}", rule.code);
        assert!(!made(&one(example::engineers()), None, rule), "{}", rule.code);
    }
}

#[test]
fn sexes_and_ages_add_up_to_the_headcount() {
    let of = |form: HeaderForm| matter(&form, &[]);

    assert!(made(&of(HeaderForm { women: "180".into(), ..example::header() }), None, &refusal::SEXES_DIFFER));
    assert!(!made(&of(HeaderForm { women: String::new(), ..example::header() }), None, &refusal::SEXES_DIFFER));
    assert!(made(&of(HeaderForm { age_24: "1".into(), ..example::header() }), None, &refusal::AGES_DIFFER));
    assert!(!made(&of(HeaderForm { age_24: String::new(), ..example::header() }), None, &refusal::AGES_DIFFER));
    let grown = HeaderForm { headcount: "900".into(), ..example::header() };
    assert!(made(&of(grown), Some(&of(example::header())), &refusal::HEADCOUNT_JUMPED));
}
