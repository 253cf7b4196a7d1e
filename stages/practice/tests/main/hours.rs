//! Hours and credits: by tables and by properties, whole numbers only.

use kernel::{Credits, Day, Hours};
use practice::attendance::Presence;
use practice::attendance::rules::{Mark, with};
use practice::diary::rules::{Entry, due, last_due};
use practice::hours::{AcademicHour, confirmed, credits};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn monday() -> Day {
    day("2027-02-01")
}

fn entry(n: i64, hours: Hours) -> Entry {
    Entry { day: monday().plus(n), done: "work".into(), task: None, hours, difficulties: String::new() }
}

fn mark(n: i64, presence: Presence, time: Hours) -> Mark {
    Mark::new(monday().plus(n), presence, time)
}

#[test]
fn thirty_hours_are_a_credit_and_no_more_than_planned() {
    let table = [
        (0, Credits::whole(16), 0),
        (30, Credits::whole(16), 100),
        (36, Credits::whole(16), 120),
        (45, Credits::whole(16), 150),
        (479, Credits::whole(16), 1596),
        (480, Credits::whole(16), 1600),
        (600, Credits::whole(16), 1600),
    ];
    for (hours, planned, hundredths) in table {
        assert_eq!(credits(Hours::whole(hours), planned, AcademicHour::CLOCK), Credits(hundredths), "{hours}");
    }
    assert_eq!(credits(Hours::whole(25), Credits::whole(16), AcademicHour::FIFTY), Credits::whole(1), "k = 1.2");
    assert_eq!(credits(Hours(17), Credits::whole(1), AcademicHour::CLOCK), Credits::ZERO, "what fills no hundredth");
    assert_eq!(credits(Hours(18), Credits::whole(1), AcademicHour::CLOCK), Credits(1));
}

#[test]
fn an_hour_counts_when_it_was_written_and_attended() {
    let eight = Hours::whole(8);
    let written = [entry(0, eight), entry(1, eight), entry(2, Hours::whole(10)), entry(3, eight), entry(4, eight)];
    let marks = [
        mark(0, Presence::Present, eight),
        mark(1, Presence::Late, Hours::whole(6)),
        mark(2, Presence::Present, eight),
        mark(3, Presence::Sick, eight),
    ];
    assert_eq!(confirmed(&written, &marks), Hours::whole(8 + 6 + 8), "sick and unmarked days count nothing");
    assert_eq!(confirmed(&written[..1], &marks), eight, "a day attended and not written counts nothing");
}

#[test]
fn who_is_away_has_no_time_and_a_day_marked_again_is_marked_anew() {
    assert_eq!(mark(0, Presence::Unexcused, Hours::whole(8)).time, Hours::ZERO);
    let first = [mark(1, Presence::Present, Hours::whole(8)), mark(0, Presence::Sick, Hours::ZERO)];
    let again = with(&first, mark(0, Presence::Late, Hours::whole(5)));
    assert_eq!(again.len(), 2);
    assert_eq!(again[0], mark(0, Presence::Late, Hours::whole(5)));
}

#[test]
fn a_week_is_due_two_days_after_its_sunday() {
    assert_eq!(due(monday()), day("2027-02-09"));
    for (today, last) in [("2027-02-08", "2027-01-25"), ("2027-02-09", "2027-02-01"), ("2027-02-15", "2027-02-01")] {
        assert_eq!(last_due(day(today)), day(last), "{today}");
    }
}

proptest! {
    #[test]
    fn credits_never_shrink_with_hours_nor_exceed_the_plan(a in 0i64..200_000, b in 0i64..200_000, plan in 0i64..6000) {
        let planned = Credits(plan);
        let of = |minutes| credits(Hours(minutes), planned, AcademicHour::CLOCK);
        prop_assert!(of(a.min(b)) <= of(a.max(b)));
        prop_assert!(of(a) <= planned);
        prop_assert!(of(a) <= credits(Hours(a), planned, AcademicHour::FIFTY));
    }

    #[test]
    fn confirmed_hours_exceed_neither_what_was_written_nor_what_was_attended(
        days in prop::collection::vec((0i64..900, 0i64..900, any::<bool>()), 0..7)
    ) {
        let written: Vec<Entry> = (0i64..).zip(&days).map(|(n, (hours, _, _))| entry(n, Hours(*hours))).collect();
        let marks: Vec<Mark> = (0i64..)
            .zip(&days)
            .map(|(n, (_, time, there))| mark(n, if *there { Presence::Present } else { Presence::Excused }, Hours(*time)))
            .collect();
        let counted = confirmed(&written, &marks);
        prop_assert!(counted <= written.iter().map(|one| one.hours).sum());
        prop_assert!(counted <= marks.iter().map(Mark::present).sum());
        let by_day: i64 = days.iter().map(|(hours, time, there)| if *there { *hours.min(time) } else { 0 }).sum();
        prop_assert_eq!(counted, Hours(by_day));
    }
}
