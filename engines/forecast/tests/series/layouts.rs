//! Files in three layouts, and what is wrong with them.

use forecast::series::{Layout, levels};

use super::from_text;

fn known(values: &[Option<f64>]) -> Vec<f64> {
    values.iter().map(|value| value.unwrap_or(-1.0)).collect()
}

#[test]
fn wide_rows_may_end_early() {
    let all = from_text("name,1,2,3\na,1,2,3\nb,4,5\n", &Layout::default()).expect("sound");

    assert_eq!(all[0].id, "a");
    assert_eq!(known(&all[1].values), [4.0, 5.0, -1.0]);
}

#[test]
fn long_rows_come_in_any_order_and_a_month_left_out_is_a_gap() {
    let text = "Month,Series,Employed\n2020-04,a,4\n2020-01,a,1\n2020-02,a,2\n2020-01,b,9\n";
    let layout = Layout { id: "Series".into(), time: "Month".into(), value: "Employed".into(), ..Layout::default() };

    let all = from_text(text, &layout).expect("sound");

    assert_eq!(known(&all[0].values), [1.0, 2.0, -1.0, 4.0]);
    assert_eq!(known(&all[1].values), [9.0]);
}

#[test]
fn quarters_and_years_are_times_too() {
    let quarters = from_text("id,time,value\na,2020Q1,1\na,2020Q2,2\na,2020Q4,4\n", &Layout::default()).expect("sound");
    let years = from_text("id,time,value\na,2004,4\na,2000,1\na,2002,2\n", &Layout::default()).expect("sound");

    assert_eq!(known(&quarters[0].values), [1.0, 2.0, -1.0, 4.0]);
    assert_eq!(known(&years[0].values), [1.0, 2.0, 4.0], "every second year is a step");
}

#[test]
fn decimal_times_are_numbers_and_parts_of_a_year_are_its_months() {
    let counted = from_text("id,time,value\na,10.5,3\na,9.5,1\na,10,2\n", &Layout::default()).expect("sound");
    // As R prints the times of a monthly series: February 1949 is missing.
    let months = from_text("id,time,value\na,1949.25,4\na,1949,1\na,1949.167,3\n", &Layout::default()).expect("sound");
    let commas = from_text("id;time;value\na;2020,5;2\na;2020;1\n", &Layout::default()).expect("sound");

    assert_eq!(known(&counted[0].values), [1.0, 2.0, 3.0], "as text, 10.5 would stand before 9.5");
    assert_eq!(known(&months[0].values), [1.0, -1.0, 3.0, 4.0]);
    assert_eq!(known(&commas[0].values), [1.0, 2.0]);
}

#[test]
fn dates_with_the_year_last_are_in_the_order_of_time() {
    let firsts = "id,time,value\na,01.01.2020,1\na,01.02.2020,2\na,01.04.2020,4\na,01.01.2021,13\n";
    let days = "id,time,value\na,27.02.2020,1\na,03.03.2020,2\na,05.03.2020,3\na,01.04.2020,4\n";
    let months = "id,time,value\na,11.2020,1\na,12.2020,2\na,01.2021,3\na,3.2021,5\n";
    let of = |text: &str| known(&from_text(text, &Layout::default()).expect("sound")[0].values);

    assert_eq!((of(firsts).len(), of(firsts)[2], of(firsts)[12]), (13, -1.0, 13.0));
    assert_eq!(of(days), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(of(months), [1.0, 2.0, 3.0, -1.0, 5.0]);
    let unclear =
        from_text("id,time,value\na,03/04/2024,1\na,04/04/2024,2\n", &Layout::default()).expect_err("unclear");
    assert!(unclear.contains("line 2, column `time`"), "{unclear}");
}

#[test]
fn a_table_without_rows_is_refused() {
    for text in ["id,y1,y2\n", "id,time,value\n", "id,period,type,n,h,start,train,test\n"] {
        let wrong = from_text(text, &Layout::default()).expect_err("no rows");
        assert_eq!(wrong, "there are no rows under the header");
    }
}

#[test]
fn a_series_whose_times_are_written_in_two_ways_is_refused_with_the_line() {
    for (first, other) in [("2020", "2020-03"), ("2020-01", "2020Q2"), ("2020Q1", "spring"), ("2020-01", "2020-02-01")]
    {
        let text = format!("id,time,value\na,{first},1\nb,{other},7\na,{other},2\n");

        let wrong = from_text(&text, &Layout::default()).expect_err("mixed");

        let due = format!(
            "line 4, column `time`: the time `{other}` is not written as `{first}` is, before it in this series"
        );
        assert_eq!(wrong, due);
    }
}

#[test]
fn competition_rows_bring_their_own_horizon_season_and_later_values() {
    let text = "id,period,type,n,h,start,train,test\nN1,QUARTERLY,MACRO,3,2,1990:1,1 2 3.5,4 5\n";

    let all = from_text(text, &Layout { season: 12, ..Layout::default() }).expect("sound");

    assert_eq!((all[0].season, all[0].horizon), (4, 2));
    assert_eq!(known(&all[0].values), [1.0, 2.0, 3.5]);
    assert_eq!(all[0].afterwards, [4.0, 5.0]);
}

#[test]
fn what_is_wrong_is_named_by_line_and_column() {
    let wrong = |text: &str, layout: &Layout| from_text(text, layout).expect_err("it is wrong");
    let plain = Layout::default();

    assert_eq!(
        wrong("id,time,value\na,2020-01,1\na,2020-01,2\n", &plain),
        "line 3, column `time`: the time `2020-01` stands twice in this series"
    );
    assert_eq!(wrong("id,a,b\nx,1,1e300\n", &plain), format!("line 2, column `b`: {} is beyond 1e15", 1e300));
    assert_eq!(
        wrong("id,period,h,train\nN1,DAILY,2,1 2\n", &plain),
        "line 2, column `period`: a period is YEARLY, QUARTERLY, MONTHLY or OTHER"
    );
    assert_eq!(
        wrong("id,period,h,train\nN1,YEARLY,2,1 two\n", &plain),
        "line 2, column `train`: `two` is not a finite number"
    );
    assert_eq!(
        wrong("id,period,h,train\nN1,YEARLY,0,1 2\n", &plain),
        "line 2, column `h`: a horizon is from 1 to 1000 steps"
    );
    let named = Layout { id: "who".into(), ..Layout::default() };
    assert_eq!(wrong("id,time,value\na,1,1\n", &named), "line 1: there is no column `who` (columns: id, time, value)");
    assert_eq!(wrong("id\na\n", &plain), "line 1: there is no column `value` (columns: id)");
    let far = Layout { horizon: 0, ..Layout::default() };
    assert_eq!(wrong("id,a\nx,1\n", &far), "the horizon is from 1 to 1000 steps, not 0");
    let seasons = Layout { season: 401, ..Layout::default() };
    assert_eq!(wrong("id,a\nx,1\n", &seasons), "a season has from 1 to 400 steps, not 401");
}

#[test]
fn levels_are_sorted_percentages() {
    assert_eq!(levels("95, 80").expect("sound"), [80.0, 95.0]);
    for text in ["", "0", "100", "x", "80,,95", "NaN"] {
        assert!(levels(text).is_err(), "{text}");
    }
}
