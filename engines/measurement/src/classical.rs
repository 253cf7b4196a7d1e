//! Classical test theory: how far a sum of answers can be trusted, and what each item does for it.

mod alpha;
mod covariance;
mod items;

use crate::verb::{Flag, Verb};

/// `alpha`, `items`.
pub const VERBS: &[Verb] = &[
    Verb {
        name: "alpha",
        about: "reliability of a sum: alpha, standardised alpha, Guttman 6, KR-20, standard error of measurement",
        flags: &[
            Flag::value("reverse", "items to be turned round: a,b"),
            Flag::value("missing", "pairwise (default) or listwise"),
            Flag::value("level", "of the intervals; 0.95 when not given"),
            Flag::bare(
                "brief",
                "without what needs every covariance: standardised alpha, Guttman 6, Duhachek's interval",
            ),
        ],
        run: alpha::alpha,
    },
    Verb {
        name: "items",
        about: "difficulty, discrimination and distractors of items; suspected wrong keys and flat items",
        flags: &[Flag::value("key", "the right choice of each item, in the order of the columns: b,a,c")],
        run: items::items,
    },
];
