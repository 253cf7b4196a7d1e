//! Item response and raters, over the shared data.
#![allow(clippy::float_cmp, reason = "small counts, and values that are exact")]

use serde_json::Value;

use super::Sheet;
use crate::data::{at, reference, run_on};

/// Peers' values are met to this relative difference.
const CLOSE: f64 = 1e-4;

fn values(line: &str, file: &str) -> Option<Value> {
    run_on(line, file).map(|finding| Value::Object(finding.values))
}

/// Slopes and intercepts of a model against a peer's, and a log-likelihood no lower than the peer's by 1e-3.
fn curves(sheet: &mut Sheet, peer: &Value, line: &str, file: &str, intercepts: usize) {
    let Some(ours) = values(line, file) else { return };
    sheet.row(line, file, at(peer, "logLik"), at(&ours, "log_likelihood"), 1e-3);
    let rasch = at(&ours, "items/0/slope") == 1.0;
    for item in 0..ours["items"].as_array().unwrap().len() {
        let own = &peer["coef"][(item + 1).to_string()];
        if !rasch {
            sheet.relative(
                line,
                &format!("{file} a{item}"),
                at(own, "a1"),
                at(&ours, &format!("items/{item}/slope")),
                CLOSE,
            );
        }
        for k in 0..intercepts {
            let name = if intercepts == 1 { "d".to_owned() } else { format!("d{}", k + 1) };
            let own_d = at(&ours, &format!("items/{item}/intercepts/{k}"));
            sheet.relative(line, &format!("{file} d{item}.{k}"), at(own, &name), own_d, CLOSE);
        }
    }
    if rasch {
        sheet.relative(line, &format!("{file} variance"), at(peer, "cov"), at(&ours, "spread").powi(2), CLOSE);
    }
}

#[test]
fn reference_marginal_models() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("response: marginal");
    let peer = &known["peer"];
    let two = "irt --model 2pl";
    curves(&mut sheet, &peer["mirt_LSAT6_2PL"], two, "mirt_LSAT6.csv", 1);
    curves(&mut sheet, &peer["mirt_LSAT7_2PL"], two, "mirt_LSAT7.csv", 1);
    curves(&mut sheet, &peer["mirt_WIRS_2PL"], two, "ltm_WIRS.csv", 1);
    curves(&mut sheet, &peer["mirt_LSAT6_Rasch"], "irt --model rasch", "mirt_LSAT6.csv", 1);
    curves(&mut sheet, &peer["mirt_LSAT7_Rasch"], "irt --model rasch", "mirt_LSAT7.csv", 1);
    let science = "mirt_Science.csv";
    curves(&mut sheet, &peer["mirt_Science_GRM"], "irt --model graded", science, 3);
    curves(&mut sheet, &peer["mirt_Science_PCM"], "irt --model partial-credit", science, 3);
    curves(&mut sheet, &peer["mirt_Science_GPCM"], "irt --model generalised-partial-credit", science, 3);
    let three = "irt --model 3pl --guessing-prior none";
    if let Some(ours) = values(three, "mirt_LSAT7.csv") {
        sheet.row(three, "mirt_LSAT7.csv", at(peer, "LSAT7_3PL/logLik"), at(&ours, "log_likelihood"), 1e-3);
    }

    let published = &known["published"];
    let Some(ours) = values(two, "mirt_LSAT6.csv") else { return };
    let old = &published["LSAT6_Bock_Aitkin_1981_Thissen_1982"];
    for item in 0..5 {
        sheet.printed(
            two,
            "Bock & Aitkin a",
            at(old, &format!("slopes_2PL/{item}")),
            2,
            at(&ours, &format!("items/{item}/slope")),
        );
        let d = at(&ours, &format!("items/{item}/intercepts/0"));
        sheet.printed(two, "Bock & Aitkin d", at(old, &format!("intercepts_2PL/{item}")), 2, d);
        for (name, path) in [("a1", "slope_se"), ("d", "intercept_se/0")] {
            let peer = at(peer, &format!("LSAT6_2PL_se/Item_{}/{name}", item + 1));
            sheet.relative(two, &format!("se {name}{item}"), peer, at(&ours, &format!("items/{item}/{path}")), CLOSE);
        }
    }
    for (name, path) in
        [("M2", "statistic"), ("df", "df"), ("p", "p"), ("SRMSR", "srmsr"), ("TLI", "tli"), ("CFI", "cfi")]
    {
        sheet.relative(two, name, at(peer, &format!("LSAT6_M2/{name}")), at(&ours, &format!("m2/{path}")), CLOSE);
    }
    let Some(ours) = values(two, "mirt_LSAT7.csv") else { return };
    let old = &published["LSAT7_mirt_Chalmers_2012"];
    for item in 0..5 {
        // The published run stopped at a looser tolerance: 1e-3 relative.
        let s_x2 = at(&ours, &format!("items/{item}/s_x2/statistic"));
        sheet.relative(two, "LSAT7 S-X2", at(old, &format!("itemfit_S_X2/{item}")), s_x2, 2e-3);
        sheet.printed(
            two,
            "LSAT7 S-X2 df",
            at(old, &format!("S_X2_df/{item}")),
            0,
            at(&ours, &format!("items/{item}/s_x2/df")),
        );
    }
    sheet.relative(two, "LSAT7 rxx of sums", at(old, "rxx"), at(&ours, "sum_score_reliability"), CLOSE);
    for sum in 0..6 {
        let ability = at(&ours, &format!("sum_scores/{sum}/ability"));
        sheet.relative(two, "LSAT7 EAP of sum", at(old, &format!("EAPsum_theta/{sum}")), ability, CLOSE);
        sheet.relative(
            two,
            "LSAT7 SE of sum",
            at(old, &format!("EAPsum_SE/{sum}")),
            at(&ours, &format!("sum_scores/{sum}/se")),
            CLOSE,
        );
    }
}

#[test]
fn reference_ltm() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("response: ltm");
    let fixed = "irt --model rasch --spread 1";
    let (Some(one), Some(free)) = (values(fixed, "ltm_LSAT.csv"), values("irt", "ltm_LSAT.csv")) else { return };
    let peer = &known["peer"];
    sheet.row(fixed, "ltm_LSAT.csv", at(peer, "ltm_LSAT_rasch_a1/logLik"), at(&one, "log_likelihood"), 1e-3);
    sheet.row("irt", "ltm_LSAT.csv", at(peer, "ltm_LSAT_rasch/logLik"), at(&free, "log_likelihood"), 1e-3);
    let spread = at(&free, "spread");
    sheet.relative("irt", "discrimination", at(peer, "ltm_LSAT_rasch/coef/1/Dscrmn"), spread, CLOSE);
    sheet.relative("irt", "its se", at(peer, "ltm_LSAT_rasch/se/6/std.err"), at(&free, "spread_se"), CLOSE);
    for item in 0..5 {
        let path = format!("items/{item}/difficulty");
        let own = at(peer, &format!("ltm_LSAT_rasch_a1/coef/{}/Dffclt", item + 1));
        sheet.relative(fixed, "difficulty", own, at(&one, &path), CLOSE);
        let own = at(peer, &format!("ltm_LSAT_rasch/coef/{}/Dffclt", item + 1));
        sheet.relative("irt", "difficulty", own, at(&free, &path) / spread, CLOSE);
    }
}

#[test]
fn reference_scores() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("response: scores");
    let peer = &known["peer"]["scores_LSAT6_2PL"];
    for (scoring, name) in [("expected", "EAP"), ("modal", "MAP"), ("likelihood", "ML"), ("weighted", "WLE")] {
        let line = format!("irt --model 2pl --scores {scoring}");
        let Some(ours) = values(&line, "mirt_LSAT6.csv") else { return };
        // The file lists persons pattern by pattern, as the peer does: each new score is the next pattern.
        let mut scores: Vec<&Value> = Vec::new();
        for score in ours["scores"].as_array().unwrap() {
            if scores.last().is_none_or(|last| *last != score) {
                scores.push(score);
            }
        }
        assert_eq!(scores.len(), 30);
        for (place, score) in scores.iter().enumerate() {
            let pattern = peer["pattern"][place].as_str().unwrap();
            if score["ability"].is_string() {
                assert_eq!(score["ability"], if peer[name][place] == "Inf" { "highest" } else { "lowest" });
                continue;
            }
            let published = at(peer, &format!("{name}/{place}"));
            // Near nought a relative difference says nothing.
            let within = CLOSE * published.abs().max(0.2);
            sheet.row(&line, pattern, published, at(score, "ability"), within);
            if scoring == "expected" {
                sheet.relative(
                    &line,
                    &format!("{pattern} se"),
                    at(peer, &format!("SE/{place}")),
                    at(score, "se"),
                    CLOSE,
                );
            }
        }
        sheet.relative(&line, "reliability", at(peer, "empirical_rxx"), at(&ours, "reliability"), CLOSE);
    }
}

#[test]
fn reference_conditional() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("response: conditional");
    let (peer, published) = (&known["peer"], &known["published"]);
    let line = "irt --method conditional";
    let Some(ours) = values(line, "eRm_raschdat1.csv") else { return };
    let own = &peer["eRm_raschdat1_CML"];
    sheet.row(line, "raschdat1", at(own, "cloglik"), at(&ours, "log_likelihood"), 1e-3);
    for item in 0..30 {
        let path = |what: &str| format!("items/{item}/{what}");
        let name = |what: &str| format!("{what}/I{}", item + 1);
        let easiness = at(own, &format!("beta_easiness/beta I{}", item + 1));
        // The peer stops 5e-8 of log-likelihood below ours, which is 2e-5 here; near nought a relative difference says little.
        sheet.row(line, "easiness", easiness, at(&ours, &path("intercepts/0")), CLOSE * easiness.abs().max(0.3));
        sheet.relative(line, "se", at(own, &format!("se/{item}")), at(&ours, &path("intercept_se/0")), CLOSE);
        sheet.relative(line, "infit", at(own, &name("infit")), at(&ours, &path("fit/infit")), CLOSE);
        sheet.relative(line, "outfit", at(own, &name("outfit")), at(&ours, &path("fit/outfit")), CLOSE);
    }
    sheet.relative(line, "LR mean", at(peer, "eRm_raschdat1_LR_mean/LR"), at(&ours, "andersen/statistic"), CLOSE);
    sheet.relative(line, "LR mean p", at(peer, "eRm_raschdat1_LR_mean/p"), at(&ours, "andersen/p"), CLOSE);
    sheet.printed(
        line,
        "LR mean, vignette",
        at(published, "eRm_raschdat1/Andersen_LR_mean_split"),
        3,
        at(&ours, "andersen/statistic"),
    );
    let line = "irt --method conditional --split median";
    let Some(ours) = values(line, "eRm_raschdat1.csv") else { return };
    sheet.relative(line, "LR median", at(own, "LR_median/0"), at(&ours, "andersen/statistic"), CLOSE);
    sheet.relative(line, "LR median p", at(own, "LR_median/2"), at(&ours, "andersen/p"), CLOSE);
    let Some(ours) = values("irt --method conditional", "ltm_LSAT.csv") else { return };
    sheet.row(line, "LSAT", at(peer, "eRm_LSAT_CML/cloglik"), at(&ours, "log_likelihood"), 1e-3);
    for item in 0..5 {
        let own = at(peer, &format!("eRm_LSAT_CML/beta_easiness/beta Item.{}", item + 1));
        sheet.relative(line, "LSAT easiness", own, at(&ours, &format!("items/{item}/intercepts/0")), CLOSE);
    }
}

#[test]
fn reference_conditional_categories() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("response: conditional, several categories");
    let (peer, published) = (&known["peer"]["eRm_pcmdat2_PCM"], &known["published"]["eRm_pcmdat2"]);
    let line = "irt --method conditional --model partial-credit";
    let (Some(credit), Some(scale)) =
        (values(line, "eRm_pcmdat2.csv"), values("irt --method conditional --model rating-scale", "eRm_pcmdat2.csv"))
    else {
        return;
    };
    sheet.row(line, "pcmdat2", at(peer, "cloglik"), at(&credit, "log_likelihood"), 1e-3);
    for item in 0..4 {
        let own = &peer["thresholds"][(item + 1).to_string()];
        for (name, path) in
            [("Location", "difficulty"), ("Threshold 1", "thresholds/0"), ("Threshold 2", "thresholds/1")]
        {
            sheet.relative(line, name, at(own, name), at(&credit, &format!("items/{item}/{path}")), CLOSE);
        }
        for (name, path, digits) in [
            ("PCM_itemfit_outfitMSQ", "outfit", 3),
            ("PCM_itemfit_infitMSQ", "infit", 3),
            ("infit_t", "infit_t", 3),
            ("outfit_t", "outfit_t", 3),
            ("itemfit_chisq", "chi_square", 3),
        ] {
            let ours = at(&credit, &format!("items/{item}/fit/{path}"));
            sheet.printed(line, name, at(published, &format!("{name}/{item}")), digits, ours);
        }
        let printed = &published["RSM_thresholds"][format!("I{}", item + 1)];
        for (place, path) in ["difficulty", "thresholds/0", "thresholds/1"].iter().enumerate() {
            let ours = at(&scale, &format!("items/{item}/{path}"));
            sheet.row("rating-scale", path, at(printed, &place.to_string()), ours, 2e-5);
        }
    }
    let gain = 2.0 * (at(&credit, "log_likelihood") - at(&scale, "log_likelihood"));
    sheet.printed("partial credit against scale", "pcmdat2", at(published, "LR_PCM_vs_RSM"), 5, gain);
    let more = at(&credit, "parameters") - at(&scale, "parameters");
    sheet.printed("partial credit against scale", "df", at(published, "df"), 0, more);
}

#[test]
fn reference_raters() {
    let Some(known) = reference() else { return };
    let mut sheet = Sheet::new("facets");
    let own = &known["peer"]["ex10_item_plus_rater"];
    let line = "mfrm --person pid --rater rater";
    let Some(ours) = values(line, "TAM_data.ex10.csv") else { return };
    // Ours is the lower deviance: the peer stopped a thousandth above the optimum.
    sheet.row(line, "deviance", at(own, "deviance"), at(&ours, "deviance"), 2e-3);
    sheet.relative(line, "variance", at(own, "variance"), at(&ours, "variance"), 2e-4);
    for item in 0..5 {
        let published = at(own, &format!("xsi/I000{}", item + 1));
        sheet.relative(line, "difficulty", published, at(&ours, &format!("items/{item}/measure")), CLOSE);
    }
    for rater in 0..3 {
        let published = at(own, &format!("xsi/rater{}", rater + 1));
        sheet.relative(line, "severity", published, at(&ours, &format!("raters/{rater}/measure")), CLOSE);
    }
    sheet.relative(line, "reliability", at(own, "EAP.rel"), at(&ours, "reliability"), 1e-3);
    let line = "mfrm --person pid --rater rater --interaction";
    let own = &known["peer"]["ex10_item_by_rater"];
    let Some(ours) = values(line, "TAM_data.ex10.csv") else { return };
    sheet.row(line, "deviance", at(own, "deviance"), at(&ours, "deviance"), 2e-3);
    sheet.relative(line, "variance", at(own, "variance"), at(&ours, "variance"), 2e-4);
    sheet.relative(line, "reliability", at(own, "EAP.rel"), at(&ours, "reliability"), 1e-3);
}
