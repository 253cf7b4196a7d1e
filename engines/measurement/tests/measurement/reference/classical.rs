//! Reliability, agreement, variance and bias of items.

use super::Sheet;
use crate::data::{at, reference, run_on};

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
