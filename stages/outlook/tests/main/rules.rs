//! What an answer must be, both ways; when it is asked.

use kernel::{Day, Rule};
use outlook::followups::rules::{Activity, AnswerForm, Fits, MONTHS, SettingForm, answer, due, setting};
use outlook::{example, refusal};

fn today() -> Day {
    "2027-01-11".parse().unwrap()
}

fn refused(form: &AnswerForm, practice: bool, rule: &Rule) {
    let failure = answer(form, practice, today()).unwrap_err();
    assert!(failure.is(rule), "{failure}");
}

#[test]
fn the_five_questions_come_on_the_day_of_graduation_and_half_one_two_and_three_years_later() {
    let graduated: Day = "2026-08-31".parse().unwrap();
    let days: Vec<String> = MONTHS.iter().map(|month| due(graduated, *month).to_string()).collect();
    assert_eq!(days, ["2026-08-31", "2027-02-28", "2027-08-31", "2028-08-31", "2029-08-31"]);
}

#[test]
fn an_honest_answer_is_read_whole() {
    let read = answer(&example::answer(), true, today()).unwrap();
    let work = read.work.unwrap();
    assert_eq!((read.activity, work.fits, work.at_practice), (Activity::ByProfession, Fits::Yes, true));
    assert!(answer(&example::elsewhere(), false, today()).is_ok());
}

#[test]
fn who_does_not_work_tells_nothing_of_work() {
    let mixed = AnswerForm { activity: "army".into(), ..example::answer() };
    assert_eq!(answer(&mixed, true, today()).unwrap().work, None);
    assert_eq!(answer(&example::studying(), true, today()).unwrap().work, None);
}

#[test]
fn who_works_names_an_employer_or_the_enterprise_of_the_practice() {
    let nowhere = AnswerForm { at_practice: "no".into(), ..example::answer() };
    refused(&nowhere, true, &refusal::EMPLOYER_NEEDED);
    refused(&example::answer(), false, &refusal::NO_PRACTICE);
}

#[test]
fn work_does_not_begin_after_today() {
    refused(&AnswerForm { from: "2027-01-12".into(), ..example::answer() }, true, &refusal::BEGINS_LATER);
    assert!(answer(&AnswerForm { from: "2027-01-11".into(), ..example::answer() }, true, today()).is_ok());
    assert!(answer(&AnswerForm { from: String::new(), ..example::answer() }, true, today()).is_ok());
}

#[test]
fn by_profession_and_not_of_the_profession_exclude_each_other() {
    refused(&AnswerForm { fits: "no".into(), ..example::answer() }, true, &refusal::CONTRADICTION);
    refused(&AnswerForm { fits: "yes".into(), ..example::elsewhere() }, true, &refusal::CONTRADICTION);
    assert!(answer(&AnswerForm { fits: "partly".into(), ..example::answer() }, true, today()).is_ok());
}

#[test]
fn pay_may_be_left_out_and_nonsense_is_told_by_field() {
    assert!(answer(&AnswerForm { band: String::new(), ..example::answer() }, true, today()).is_ok());
    let nonsense =
        AnswerForm { activity: "idle".into(), band: "much".into(), fits: String::new(), ..example::answer() };
    let kernel::Failure::Refused(all) = answer(&nonsense, true, today()).unwrap_err() else { panic!() };
    let fields: Vec<_> = all.iter().filter_map(|refusal| refusal.field).collect();
    assert_eq!(fields, ["activity", "fits", "band"]);
}

#[test]
fn details_are_kept_at_least_as_long_as_questions_come() {
    let form = |keep: &str, late: &str| SettingForm {
        from: "2027-01-01".into(),
        keep_months: keep.into(),
        late_days: late.into(),
    };
    assert!(setting(&form("36", "14")).is_ok());
    for (keep, late) in [("35", "14"), ("241", "14"), ("60", "0"), ("60", "181"), ("", "14")] {
        assert!(setting(&form(keep, late)).is_err(), "{keep} {late}");
    }
}
