//! Published values retyped as facts, properties, and what must be told.

use measurement::{Asked, Finding, Message, Status};

use crate::data::{at, run};

fn warned(finding: &Finding, code: &str) -> bool {
    finding.warnings.iter().any(|message: &Message| message.code == code)
}

/// Shrout & Fleiss, Psychol. Bull. 86 (1979), table 2 and table 4: six targets, four judges.
#[test]
fn the_six_forms_are_those_of_shrout_and_fleiss() {
    let found = run("icc", b"a,b,c,d\n9,2,5,8\n6,1,3,2\n8,4,6,8\n7,1,2,6\n10,5,6,9\n6,2,4,7\n").report();
    for (form, printed) in
        [("ICC1", 0.17), ("ICC2", 0.29), ("ICC3", 0.71), ("ICC1k", 0.44), ("ICC2k", 0.62), ("ICC3k", 0.91)]
    {
        assert!((at(&found, form) - printed).abs() < 0.005, "{form}");
    }
}

/// Krippendorff, “Computing Krippendorff's alpha-reliability” (2011), section E: 0.743, 0.815, 0.849, 0.797.
#[test]
fn the_four_metrics_are_those_of_krippendorff() {
    let table = b"a,b,c,d\n1,1,,1\n2,2,3,2\n3,3,3,3\n3,3,3,3\n2,2,2,2\n1,2,3,4\n4,4,4,4\n1,1,2,1\n2,2,2,2\n,5,5,5\n,,1,1\n,,3,\n";
    let found = run("krippendorff", table).report();
    for (metric, printed) in [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)] {
        assert!((at(&found, metric) - printed).abs() < 5e-4, "{metric} {}", at(&found, metric));
    }
}

#[test]
fn coincidences_and_the_general_way_agree_on_every_metric() {
    // 9.5 is no byte, and its thing is rated once only: the general way, the same values.
    let table: String = (0..300)
        .map(|unit: u32| {
            let cell = |rater: u32| match (unit * 37 + rater * 101 + unit / 7) % 9 {
                gap if gap > 6 => String::new(),
                value => (1 + value % 5).to_string(),
            };
            format!("{},{},{}\n", cell(1), cell(2), cell(3))
        })
        .collect();
    let quick = run("krippendorff", format!("a,b,c\n{table}").as_bytes()).report();
    let slow = run("krippendorff", format!("a,b,c\n{table}9.5,,\n").as_bytes()).report();
    for metric in ["nominal", "ordinal", "interval", "ratio"] {
        assert!((at(&quick, metric) - at(&slow, metric)).abs() < 1e-12, "{metric}");
    }
}

#[test]
fn alpha_does_not_depend_on_the_order_of_items_or_persons_and_its_interval_narrows_with_persons() {
    let rows = ["1,2,3", "2,2,4", "3,4,4", "4,3,5", "5,5,4", "2,1,1"];
    let text = |rows: &[&str], header: &str| format!("{header}\n{}\n", rows.join("\n"));
    let plain = run("alpha", text(&rows, "a,b,c").as_bytes()).report();
    let turned: Vec<&str> = rows.iter().rev().copied().collect();
    let other = run("alpha --columns c,a,b", text(&turned, "a,b,c").as_bytes()).report();
    let more = run("alpha", text(&rows.repeat(20), "a,b,c").as_bytes()).report();

    assert!((at(&plain, "alpha") - at(&other, "alpha")).abs() < 1e-14);
    let width = |found: &serde_json::Value| at(found, "feldt/1") - at(found, "feldt/0");
    assert!(width(&more) < width(&plain) / 3.0);
    let brief = run("alpha --brief", text(&rows, "a,b,c").as_bytes()).report();
    for name in ["alpha", "sem", "item_statistics/1/r_drop", "item_statistics/2/alpha_drop"] {
        assert!((at(&brief, name) - at(&plain, name)).abs() < 1e-14, "{name}");
    }
}

#[test]
fn frequencies_are_persons() {
    let by_row = run("alpha", b"a,b,c\n0,0,1\n0,0,1\n1,1,1\n1,0,0\n1,1,1\n").report();
    let by_count = run("alpha --freq n", b"a,b,c,n\n0,0,1,2\n1,1,1,2\n1,0,0,1\n").report();
    assert!((at(&by_row, "alpha") - at(&by_count, "alpha")).abs() < 1e-14);
    assert_eq!(by_row["kr20"], by_row["alpha"]);
    assert!((at(&by_count, "n") - 5.0).abs() < f64::EPSILON);
}

#[test]
fn a_wrong_key_a_flat_item_and_a_better_choice_are_reported() {
    let mut text = String::from("q1,q2,q3,q4,q5\n");
    for person in 0..40 {
        let able = person % 4 != 0;
        let pick = |right: &'static str, wrong: &'static str| if able { right } else { wrong };
        text += &format!("{},{},{},{},A\n", pick("A", "B"), pick("C", "D"), pick("B", "A"), pick("D", "C"));
    }
    let found = run("items --key A,C,A,D,A", text.as_bytes());

    assert!(warned(&found, "measurement-item-wrong-key-suspected"));
    assert!(warned(&found, "measurement-item-another-key-fits-better"));
    assert!(warned(&found, "measurement-item-flat"));
    let report = found.report();
    assert_eq!(report["items"][2]["choices"][1]["choice"], "B");
    assert!((at(&report, "items/0/difficulty") - 0.75).abs() < 1e-15);
}

#[test]
fn nothing_that_varies_is_an_answer_with_a_reason() {
    for (line, text) in [
        ("alpha", "a,b\n1,1\n1,1\n1,1\n"),
        ("alpha", "a\n1\n2\n"),
        ("fleiss", "a,b\nx,x\nx,x\n"),
        ("kappa", "a,b\nx,x\nx,x\n"),
        ("krippendorff", "a,b\n1,1\n1,1\n"),
        ("krippendorff", "a,b\n1,\n,1\n"),
        ("icc", "a,b\n1,1\n1,1\n"),
        ("anova --score y --by g", "g,y\na,1\nb,1\n"),
        ("anova --score y --by g,h", "g,h,y\n"),
        ("gain", "a,b\n100,100\n"),
    ] {
        let found = run(line, text.as_bytes());
        assert_eq!(found.status, Status::Infeasible, "{line}");
        assert!(!found.reason.is_empty());
    }
}

#[test]
fn a_rater_of_one_category_agrees_as_chance_would_and_is_not_significant() {
    for weights in ["none", "linear", "quadratic"] {
        let found = run(&format!("kappa --weights {weights}"), b"a,b\n1,3\n2,3\n3,3\n4,3\n5,3\n2,3\n3,3\n").report();
        for prefix in if weights == "none" { &[""][..] } else { &["", "weighted_"] } {
            assert_eq!(found[format!("{prefix}kappa")], 0.0, "{weights}: {found}");
            assert!(found[format!("{prefix}p")].is_null(), "nothing can be tested: {}", found[format!("{prefix}p")]);
        }
    }
}

#[test]
fn a_number_whose_square_is_none_is_refused_with_its_place() {
    for line in ["icc", "alpha", "krippendorff", "anova --score a --by b"] {
        let words: Vec<String> = line.split(' ').chain(["-"]).map(str::to_owned).collect();
        let asked = Asked::read(&words[0], &words[1..]).expect("flags that are known");
        let wrong = asked.run(&b"a,b\n1,2\n3,1e200\n2,5\n"[..]).expect_err("an answer of no numbers").to_string();
        assert!(wrong.starts_with("row 3, column `b`:"), "{line}: {wrong}");
    }
}

#[test]
fn discrimination_does_not_depend_on_the_order_of_persons_with_equal_sums() {
    let rows = ["0,1,1,0", "1,0,1,0", "0,1,0,1", "1,1,0,0", "0,0,1,0", "1,1,1,1", "1,0,0,1", "0,0,0,1", "1,1,1,0"];
    let text = |rows: Vec<&str>| format!("a,b,c,d\n{}\n", rows.join("\n"));
    let plain = run("items", text(rows.to_vec()).as_bytes()).report();
    let turned = run("items", text(rows.iter().rev().copied().collect()).as_bytes()).report();

    for item in 0..4 {
        let of = |found: &serde_json::Value| at(found, &format!("items/{item}/discrimination"));
        assert!((of(&plain) - of(&turned)).abs() < 1e-14, "{item}: {} {}", of(&plain), of(&turned));
    }
}

#[test]
fn an_empty_cell_of_two_factors_has_no_deviation() {
    let found = run("anova --score y --by a,b", b"y,a,b\n3,x,p\n5,x,p\n6,x,q\n8,x,q\n1,z,p\n4,z,p\n").report();
    let empty = found["cells"].as_array().and_then(|cells| cells.iter().find(|cell| cell["n"] == 0.0)).expect("one");
    assert!(empty["sd"].is_null() && empty["mean"].is_null(), "{empty}");
}

#[test]
fn an_item_that_favours_a_group_is_named_and_the_others_are_not() {
    let mut text = String::from("g,a,b,c,d,e\n");
    for person in 0..600_u32 {
        let (focal, ability) = (person % 2, (person / 2) % 6);
        let answer = |item: u32| u32::from((ability * 7 + person / 12 * 5 + item * 3) % 11 > 4);
        let biased = if focal == 1 { u32::from(answer(4) == 1 && person % 6 == 1) } else { answer(4) };
        text += &format!(
            "{},{},{},{},{},{biased}\n",
            ["r", "f"][focal as usize],
            answer(0),
            answer(1),
            answer(2),
            answer(3)
        );
    }
    let found = run("dif --group g --focal f", text.as_bytes());
    let report = found.report();
    assert_eq!(report["items"][4]["class"], "C");
    assert!(at(&report, "items/4/delta") < -1.5);
    assert!(warned(&found, "measurement-dif-against-focal"));
}

#[test]
fn tuning_tells_quadrants_points_and_hides_small_cells() {
    let mut text = String::from("respondent,group,competence,importance,achievement,rank\n");
    for person in 0..10 {
        text +=
            &format!("e{person},employers,team,4,2,1\ne{person},employers,law,2,3,2\ne{person},employers,word,3,3,\n");
    }
    for person in 0..6 {
        text +=
            &format!("g{person},graduates,team,4,1,1\ng{person},graduates,law,1,4,\ng{person},graduates,word,3,2,2\n");
    }
    text += "s1,staff,team,4,4,1\n";
    let found = run("tuning --population employers=100,graduates=300,staff=100", text.as_bytes());
    let report = found.report();

    assert_eq!(report["groups"][0]["competences"][0]["competence"], "team");
    assert_eq!(report["groups"][0]["competences"][0]["quadrant"], "concentration");
    assert!((at(&report, "groups/0/competences/0/rank_points") - 5.0).abs() < 1e-15);
    assert!((at(&report, "groups/0/competences/0/gap") - 2.0).abs() < 1e-15);
    assert!((at(&report, "agreement/0/importance/spearman") - 0.5).abs() > 0.4);
    assert!(warned(&found, "measurement-tuning-cells-hidden"));
    assert_eq!(report["groups"][2]["competences"][0]["suppressed"], true);
    // 17 respondents: employers weigh 100/500 over 10/17.
    assert!((at(&report, "weights/employers") - 0.2 / (10.0 / 17.0)).abs() < 1e-12);
}

#[test]
fn a_single_hidden_group_cannot_be_had_back_from_all_and_the_others() {
    let mut text = String::from("respondent,group,competence,importance,achievement,rank\n");
    for (group, people) in [("employers", 8), ("graduates", 7), ("staff", 2)] {
        for person in 0..people {
            text += &format!("{group}{person},{group},team,{},2,1\n", 1 + person % 4);
        }
    }
    let report = run("tuning", text.as_bytes()).report();

    assert_eq!(report["groups"][2]["competences"][0]["suppressed"], true);
    assert_eq!(
        report["groups"][3]["competences"][0]["suppressed"], true,
        "all, less the two that are shown, is the third"
    );
    assert_eq!(report["groups"][0]["competences"][0].get("suppressed"), None);
}

#[test]
fn a_level_without_any_score_takes_no_effect_away() {
    let text = "y,a,b\n3,x,p\n5,x,p\n6,x,q\n8,x,q\n1,z,p\n3,z,p\n9,z,q\n";
    for kind in ["I", "II", "III"] {
        let line = format!("anova --score y --by a,b --type {kind}");
        let (plain, more) =
            (run(&line, text.as_bytes()).report(), run(&line, format!("{text},w,p\n").as_bytes()).report());
        assert_eq!(plain["effects"], more["effects"], "{kind}");
    }
}

/// Hake 1998: 0.48 of what could be gained, from 52 to 77 of 100 is 0.52.
#[test]
fn gain_is_what_was_gained_of_what_could_be() {
    let found = run("gain", b"before,after\n52,77\n52,77\n").report();
    assert!((at(&found, "gain") - 25.0 / 48.0).abs() < 1e-15);
    assert_eq!(found["size"], "medium");
}

/// Montgomery, Design and Analysis of Experiments: unbalanced cells, worked by hand from cells' means for type III.
#[test]
fn types_of_sums_of_squares_differ_only_when_cells_are_unequal() {
    let equal = "y,a,b\n3,x,p\n5,x,p\n6,x,q\n8,x,q\n1,z,p\n3,z,p\n9,z,q\n11,z,q\n";
    let unequal = "y,a,b\n3,x,p\n5,x,p\n6,x,q\n8,x,q\n1,z,p\n3,z,p\n9,z,q\n";
    let effects = |kind: &str, text: &str| {
        let found = run(&format!("anova --score y --by a,b --type {kind}"), text.as_bytes()).report();
        [0, 1, 2].map(|effect| at(&found, &format!("effects/{effect}/ss")))
    };
    let near = |one: [f64; 3], other: [f64; 3]| one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-10);

    assert!(near(effects("I", equal), effects("III", equal)));
    assert!(near(effects("II", equal), effects("III", equal)));
    let three = effects("III", unequal);
    assert!(!near(effects("I", unequal), three));
    // Cells' means 4, 7, 2, 9 with 2, 2, 2, 1: the harmonic weight of the contrast (4 + 7 − 2 − 9) ∕ 2 = 0.
    assert!(three[0].abs() < 1e-12);
    let harmonic: f64 = 1.0 / (0.5 + 0.5 + 0.5 + 1.0);
    assert!((three[1] - (4.0_f64 + 2.0 - 7.0 - 9.0).powi(2) * harmonic).abs() < 1e-10);
}

/// SmLs09 of NIST in small: thirteen leading digits in front of the one that varies.
#[test]
fn a_grouping_by_numbers_is_not_taken_for_the_score_however_many_groups_it_has() {
    let text = "group,y\n1,0.5\n1,0.6\n2,0.5\n2,0.6\n3,0.6\n3,0.5\n";

    let found = run("anova --by group", text.as_bytes()).report();

    assert_eq!(found["factor"], "group");
    assert_eq!(found["df_between"], 2.0);
}

#[test]
fn leading_digits_cost_nothing() {
    let text = |lead: &str| {
        let rows: String = (0..9)
            .flat_map(|group| (0..21).map(move |at| (group, at)))
            .map(|(group, at)| {
                let tenth = if at == 0 {
                    4
                } else if at % 2 == 1 {
                    3
                } else {
                    5
                };
                format!("{group},{lead}.{}\n", tenth + [0, -1, 1][group % 3])
            })
            .collect();
        format!("group,y\n{rows}")
    };
    let plain = run("anova --score y --by group", text("1").as_bytes()).report();
    let lead = run("anova --score y --by group", text("1000000000000").as_bytes()).report();
    for name in ["ss_between", "ss_within", "F"] {
        assert!((at(&lead, name) / at(&plain, name) - 1.0).abs() < 1e-14, "{name}");
    }
}
