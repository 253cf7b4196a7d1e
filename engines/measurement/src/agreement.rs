//! Agreement of raters: on categories and on amounts.

mod coincidence;
mod fleiss;
mod intraclass;
mod kappa;
mod krippendorff;
mod units;

use crate::verb::{Flag, Verb};

/// `kappa`, `fleiss`, `krippendorff`, `icc`.
pub const VERBS: &[Verb] = &[
    Verb {
        name: "kappa",
        about: "agreement of two raters beyond chance, weighted or not (a square table of counts with --matrix)",
        flags: &[
            Flag::value("weights", "none, linear, quadratic, or disagreements row by row: 0,1,3;1,0,6;3,6,0"),
            Flag::value("level", "of the interval; 0.95 when not given"),
        ],
        run: kappa::kappa,
    },
    Verb {
        name: "fleiss",
        about: "agreement of several raters on categories, with the kappa of every category",
        flags: &[Flag::bare("exact", "Conger's exact kappa and Light's mean of pairs for large tables too")],
        run: fleiss::fleiss,
    },
    Verb {
        name: "krippendorff",
        about: "Krippendorff's alpha: any number of raters, gaps, four kinds of measurement",
        flags: &[Flag::value("metric", "nominal, ordinal, interval, ratio, or all (default)")],
        run: krippendorff::krippendorff,
    },
    Verb {
        name: "icc",
        about: "intraclass correlations, six forms with intervals; Kendall's W",
        flags: &[Flag::value("level", "of the intervals; 0.95 when not given")],
        run: intraclass::icc,
    },
];
