//! One factor: Fisher's F, Welch's (Biometrika 38, 1951), Bartlett's test of equal variances (1937), Kruskal & Wallis
//! on ranks (J. Am. Stat. Assoc. 47, 1952), Tukey's honest differences (Kramer's form for unequal groups), and the effect
//! sizes η², ω² and ε². Decimals exactly: see `groups`.

use ground::Message;
use serde_json::{Value, json};

use crate::distribution::{chi2_upper, f_upper};
use crate::finding::Finding;
use crate::ranks::ranks;
use crate::table::{Column, NO_CODE};
use crate::variance::groups::{Group, Groups, groups};
use crate::variance::pairs::tukey;
use crate::wrong::Wrong;

pub fn oneway(score: &Column, factor: &Column, level: f64) -> Result<Finding, Wrong> {
    let factor_name = factor.name();
    let categories = factor.categories();
    let found = groups(score, &categories.codes, categories.labels.len());
    let named: Vec<(&str, Group)> = categories
        .labels
        .iter()
        .map(String::as_str)
        .zip(found.groups.iter().copied())
        .filter(|(_, group)| group.n > 0.0)
        .collect();
    let k = named.iter().map(|_| 1.0).sum::<f64>();
    if named.len() < 2 || found.n <= k {
        let reason = Message::new("measurement-anova-needs-groups").with("groups", named.len()).with("n", found.n);
        return Ok(Finding::undefined(reason).with("n", found.n));
    }
    let within: f64 = named.iter().map(|(_, group)| group.within).sum();
    let (df1, df2, between) = (k - 1.0, found.n - k, found.between);
    let total = between + within;
    if !(total > 0.0) {
        return Ok(Finding::undefined(Message::new("measurement-nothing-varies")).with("n", found.n));
    }
    let (ms1, ms2) = (between / df1, within / df2);
    let f = ms1 / ms2;
    let mut finding = Finding::new()
        .with("ss_between", between)
        .with("df_between", df1)
        .with("ms_between", ms1)
        .with("ss_within", within)
        .with("df_within", df2)
        .with("ms_within", ms2)
        .with("F", f)
        .with("p", f_upper(f, df1, df2))
        .with("r2", between / total)
        .with("residual_sd", ms2.sqrt())
        .with("eta2", between / total)
        .with("omega2", (between - df1 * ms2) / (total + ms2))
        .with("epsilon2", (between - df1 * ms2) / total)
        .with("factor", factor_name)
        .with("n", found.n)
        .with("missing", "rows without the amount or the group are left out")
        .with("left_out", found.missing);
    if within == 0.0 {
        finding.warn(Message::new("measurement-no-variance-within"));
    }
    finding.put("groups", shown(&named, &found));
    finding.put("welch", welch(&named));
    finding.put("bartlett", bartlett(&named, ms2, df2));
    finding.put("kruskal", kruskal(score, &categories.codes, named.len()));
    finding.put("tukey", tukey(&named, ms2, df2, level));
    finding.put("level", level);
    for (name, group) in &named {
        if group.n < 2.0 {
            finding.warn(Message::new("measurement-group-of-one").with("group", *name));
        }
    }
    finding.explain(
        Message::new("measurement-anova-found")
            .with("F", json!(f))
            .with("p", json!(f_upper(f, df1, df2)))
            .with("n", found.n),
    );
    Ok(finding)
}

fn shown(named: &[(&str, Group)], found: &Groups) -> Vec<Value> {
    let one = |(name, group): &(&str, Group)| {
        json!({
            "group": name, "n": group.n, "mean": found.centre + group.mean,
            "sd": json!((group.within / (group.n - 1.0)).sqrt()),
        })
    };
    named.iter().map(one).collect()
}

fn welch(named: &[(&str, Group)]) -> Value {
    let weight = |group: &Group| group.n * (group.n - 1.0) / group.within;
    let k = named.iter().map(|_| 1.0).sum::<f64>();
    let all: f64 = named.iter().map(|(_, group)| weight(group)).sum();
    let mean = named.iter().map(|(_, group)| weight(group) * group.mean).sum::<f64>() / all;
    let between = named.iter().map(|(_, group)| weight(group) * (group.mean - mean).powi(2)).sum::<f64>() / (k - 1.0);
    let spread: f64 = named.iter().map(|(_, group)| (1.0 - weight(group) / all).powi(2) / (group.n - 1.0)).sum();
    let f = between / (1.0 + 2.0 * (k - 2.0) / (k * k - 1.0) * spread);
    let df2 = (k * k - 1.0) / (3.0 * spread);
    json!({"F": json!(f), "df1": k - 1.0, "df2": json!(df2), "p": json!(f_upper(f, k - 1.0, df2))})
}

fn bartlett(named: &[(&str, Group)], pooled: f64, df: f64) -> Value {
    let k = named.iter().map(|_| 1.0).sum::<f64>();
    let logs: f64 =
        named.iter().map(|(_, group)| (group.n - 1.0) * (group.within / (group.n - 1.0) / pooled).ln()).sum();
    let inverse = named.iter().map(|(_, group)| 1.0 / (group.n - 1.0)).sum::<f64>() - 1.0 / df;
    let chi2 = -logs / (1.0 + inverse / (3.0 * (k - 1.0)));
    json!({"chi2": json!(chi2), "df": k - 1.0, "p": json!(chi2_upper(chi2, k - 1.0))})
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn kruskal(score: &Column, codes: &[u32], groups: usize) -> Value {
    let (amounts, given): (Vec<f64>, Vec<u32>) = (0..codes.len())
        .filter(|&row| codes[row] != NO_CODE)
        .filter_map(|row| Some((score.number(row)?, codes[row])))
        .unzip();
    let n = amounts.len() as f64;
    let most = given.iter().max().map_or(0, |&code| code as usize + 1);
    let (mut sums, mut sizes) = (vec![0.0; most], vec![0.0; most]);
    let found = ranks(&amounts, |_| 1.0);
    for (&code, place) in given.iter().zip(found.places) {
        sums[code as usize] += place - (n + 1.0) / 2.0;
        sizes[code as usize] += 1.0;
    }
    let ties = found.ties;
    let spread: f64 =
        sums.iter().zip(&sizes).filter(|&(_, &size)| size > 0.0).map(|(sum, size)| sum * sum / size).sum();
    let h = 12.0 * spread / (n * (n + 1.0)) / (1.0 - ties / (n * n * n - n));
    let df = groups as f64 - 1.0;
    json!({"H": json!(h), "df": df, "p": json!(chi2_upper(h, df)), "epsilon2": json!(h / (n - 1.0))})
}
