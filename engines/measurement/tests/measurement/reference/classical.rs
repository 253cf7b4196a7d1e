//! Reliability, agreement, variance and bias of items.

use super::Sheet;
use crate::data::{at, reference, run, run_on};

#[test]
fn reliability_meets_the_reference() {
    let Some(known) = reference() else { return };
    let Some(found) = run_on("alpha --reverse A1", "psych_bfi_A1_A5.csv") else { return };
    let found = found.report();
    let mut sheet = Sheet::new("reliability");
    let bfi = "psych_bfi_A1_A5";
    for (name, ours, digits) in [
        ("alpha_raw", "alpha", 2),
        ("alpha_std", "alpha_standardised", 2),
        ("G6", "guttman6", 2),
        ("average_r", "average_r", 2),
    ] {
        sheet.printed(
            name,
            bfi,
            at(&known, &format!("published/psych_bfi_agreeableness/{name}")),
            digits,
            at(&found, ours),
        );
    }
    let peer = &known["peer"]["alpha_bfi_agree"];
    for (name, ours) in [
        ("raw", "alpha"),
        ("std", "alpha_standardised"),
        ("G6", "guttman6"),
        ("ase", "ase"),
        ("n", "n"),
        ("feldt/0", "feldt/0"),
        ("feldt/2", "feldt/1"),
    ] {
        sheet.relative(name, bfi, at(peer, name), at(&found, ours), 1e-9);
    }
    for (item, name) in ["A1-", "A2", "A3", "A4", "A5"].iter().enumerate() {
        for (theirs, ours) in [("r.drop", "r_drop"), ("alpha.drop", "alpha_drop")] {
            let ours = at(&found, &format!("item_statistics/{item}/{ours}"));
            sheet.relative(&format!("{theirs} {name}"), bfi, at(peer, &format!("{theirs}/{name}")), ours, 1e-9);
        }
    }
    let listwise = run_on("alpha --reverse A1 --missing listwise", "psych_bfi_A1_A5.csv").unwrap().report();
    let peer = &known["peer"]["alpha_bfi_agree_complete"];
    for (name, ours) in [
        ("n", "n"),
        ("alpha", "alpha"),
        ("feldt_lo", "feldt/0"),
        ("feldt_hi", "feldt/1"),
        ("sem", "sem"),
        ("total_sd", "total_sd"),
    ] {
        sheet.relative(name, "complete rows", at(peer, name), at(&listwise, ours), 1e-9);
    }
}

#[test]
fn agreement_meets_the_reference() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("agreement");
    let (published, peer) = (&known["published"], &known["peer"]);

    let icc = run_on("icc", "shrout_fleiss_1979.csv").unwrap().report();
    let table4 = &published["shrout_fleiss_1979_table4"];
    for (printed, ours) in [
        ("ICC(1,1)", "ICC1"),
        ("ICC(2,1)", "ICC2"),
        ("ICC(3,1)", "ICC3"),
        ("ICC(1,4)", "ICC1k"),
        ("ICC(2,4)", "ICC2k"),
        ("ICC(3,4)", "ICC3k"),
    ] {
        sheet.printed(printed, "shrout_fleiss_1979", at(table4, printed), 2, at(&icc, ours));
    }
    let peer_icc = &peer["icc_shrout_fleiss"];
    for form in 0..6 {
        for (theirs, ours) in [("ICC", "icc"), ("F", "f"), ("p", "p"), ("lo", "interval/0"), ("hi", "interval/1")] {
            let (theirs, ours) = (at(peer_icc, &format!("{theirs}/{form}")), at(&icc, &format!("forms/{form}/{ours}")));
            sheet.relative(&format!("form {form}"), "shrout_fleiss_1979", theirs, ours, 1e-7);
        }
    }

    let fleiss = run_on("fleiss", "irr_diagnoses.csv").unwrap().report();
    sheet.printed("Fleiss", "diagnoses", at(published, "fleiss_1971/kappa"), 2, at(&fleiss, "kappa"));
    let categories = ["Depression", "Personality Disorder", "Schizophrenia", "Neurosis", "Other"];
    for (number, name) in categories.iter().enumerate() {
        let printed = at(published, &format!("fleiss_1971/category_kappa/{name}"));
        sheet.printed(name, "diagnoses", printed, 3, at(&fleiss, &format!("categories/{number}/kappa")));
        let z = at(peer, &format!("fleiss_diagnoses/detail/{}. {name}/z", number + 1));
        sheet.printed("z", "diagnoses", z, 3, at(&fleiss, &format!("categories/{number}/z")));
    }
    for name in ["kappa", "z", "exact_conger", "light"] {
        sheet.relative(name, "diagnoses", at(peer, &format!("fleiss_diagnoses/{name}")), at(&fleiss, name), 1e-9);
    }

    let alpha = run_on("krippendorff", "krippendorff_2011_units_x_raters.csv").unwrap().report();
    for metric in ["nominal", "interval"] {
        sheet.printed(
            metric,
            "krippendorff_2011",
            at(published, &format!("krippendorff_2011/{metric}")),
            3,
            at(&alpha, metric),
        );
        sheet.relative(
            metric,
            "krippendorff_2011",
            at(peer, &format!("kripp_2011/{metric}")),
            at(&alpha, metric),
            1e-9,
        );
    }

    let square = b"a,b,c\n0.44,0.07,0.09\n0.05,0.2,0.05\n0.01,0.03,0.06\n";
    let cohen = run("kappa --matrix --n 200 --weights 0,1,3;1,0,6;3,6,0", square).report();
    let quadratic = run("kappa --matrix --n 200 --weights quadratic", square).report();
    sheet.printed("kappa", "cohen_1968", at(published, "cohen_1968/kappa"), 3, at(&cohen, "kappa"));
    let printed = at(published, "cohen_1968/weighted_kappa_w_0_1_3_6");
    sheet.printed("weighted", "cohen_1968", printed, 3, at(&cohen, "weighted_kappa"));
    sheet.relative("kappa", "cohen_1968", at(peer, "cohen1968_prop/kappa"), at(&cohen, "kappa"), 1e-9);
    sheet.relative("weighted", "cohen_1968", at(peer, "cohen1968_w136/wkappa"), at(&cohen, "weighted_kappa"), 1e-9);
    let theirs = at(peer, "cohen1968_prop/wkappa_quadratic");
    sheet.relative("quadratic", "cohen_1968", theirs, at(&quadratic, "weighted_kappa"), 1e-9);
}

#[test]
fn variance_meets_the_certified_digits_and_the_reference() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("variance");
    for set in ["SiRstv", "SmLs01", "SmLs02", "SmLs03", "SmLs04"] {
        let Some(found) = run_on("anova --score y --by group", &format!("nist/{set}.csv")) else { return };
        let found = found.report();
        for (name, ours) in [
            ("ss_between", "ss_between"),
            ("ss_within", "ss_within"),
            ("ms_between", "ms_between"),
            ("ms_within", "ms_within"),
            ("F", "F"),
            ("r2", "r2"),
            ("resid_sd", "residual_sd"),
        ] {
            let certified = at(&known, &format!("published/nist_anova/{set}/{name}"));
            sheet.relative(name, set, certified, at(&found, ours), 5e-15);
        }
    }
    let plant = run_on("anova --by group", "datasets_PlantGrowth.csv").unwrap().report();
    let (published, peer) = (&known["published"]["PlantGrowth_Dobson"], &known["peer"]["anova_PlantGrowth"]);
    sheet.printed("F", "PlantGrowth", at(published, "F"), 3, at(&plant, "F"));
    sheet.printed("p", "PlantGrowth", at(published, "p"), 5, at(&plant, "p"));
    sheet.printed("Tukey trt2-trt1", "PlantGrowth", at(published, "tukey_trt2_trt1_p"), 7, at(&plant, "tukey/2/p"));
    for (theirs, ours) in [
        ("F", "F"),
        ("p", "p"),
        ("ss/0", "ss_between"),
        ("ss/1", "ss_within"),
        ("welchF", "welch/F"),
        ("welch_df/1", "welch/df2"),
        ("welch_p", "welch/p"),
        ("bartlett", "bartlett/p"),
        ("kruskal", "kruskal/p"),
    ] {
        sheet.relative(theirs, "PlantGrowth", at(peer, theirs), at(&plant, ours), 1e-9);
    }
    for pair in 0..3 {
        for (theirs, ours) in [("diff", "difference"), ("lwr", "low"), ("upr", "high"), ("p adj", "p")] {
            let (theirs, ours) =
                (at(peer, &format!("tukey/{}/{theirs}", pair + 1)), at(&plant, &format!("tukey/{pair}/{ours}")));
            sheet.relative(&format!("tukey {pair}"), "PlantGrowth", theirs, ours, 1e-7);
        }
    }
    for kind in ["I", "II", "III"] {
        let line = format!("anova --score breaks --by wool,tension --type {kind}");
        let warp = run_on(&line, "datasets_warpbreaks.csv").unwrap().report();
        for effect in 0..4 {
            for (theirs, ours) in [("SS", "ss"), ("F", "F"), ("p", "p")] {
                if effect < 3 || theirs == "SS" {
                    let theirs_value = at(&known["peer"]["anova2_warpbreaks"], &format!("{theirs}/{effect}"));
                    let ours = at(&warp, &format!("effects/{effect}/{ours}"));
                    sheet.relative(&format!("{theirs} {effect} type {kind}"), "warpbreaks", theirs_value, ours, 1e-9);
                }
            }
        }
    }
}

#[test]
fn bias_meets_the_reference() {
    let Some(known) = reference() else { return };
    let line = "dif --columns Admit --group Gender --strata Dept --freq Freq";
    let found = run_on(line, "datasets_UCBAdmissions_freq.csv").unwrap().report();
    let mut sheet = Sheet::new("bias");
    let published = &known["published"]["UCBAdmissions_MH"];
    sheet.printed("chi2 corrected", "UCBAdmissions", at(published, "chi2_cc"), 4, at(&found, "items/0/chi2_corrected"));
    sheet.printed("odds ratio", "UCBAdmissions", at(published, "common_OR"), 7, at(&found, "items/0/odds_ratio"));
    for (theirs, ours) in [
        ("chi2_cc", "chi2_corrected"),
        ("chi2", "chi2"),
        ("p_cc", "p_corrected"),
        ("OR", "odds_ratio"),
        ("ci/0", "interval/0"),
        ("ci/1", "interval/1"),
    ] {
        let ours = at(&found, &format!("items/0/{ours}"));
        sheet.relative(theirs, "UCBAdmissions", at(&known["peer"]["mh_UCB"], theirs), ours, 1e-9);
    }
}
