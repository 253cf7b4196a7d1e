//! Every analysis as people meet it: what it asks, how its answer is read, an example, how it is drawn.

use maud::Markup;
use web::Say;

use crate::figures::Figures;
use crate::{agreement, bias, classical, dimension, growth, raters, response, surveys, variance};

/// An analysis.
#[derive(Clone, Copy, Debug)]
pub struct Analysis {
    /// The engine's verb, as in an address: `alpha`.
    pub name: &'static str,
    /// The key of its title.
    pub title: &'static str,
    /// The key of the question it answers.
    pub asks: &'static str,
    /// The key of how its answer is read.
    pub read: &'static str,
    /// A made-up table it can be tried on (CSV).
    pub example: &'static str,
    /// The flags that go with the example.
    pub flags: &'static [&'static str],
    /// Draws its answer.
    pub draw: fn(Say, Figures<'_>) -> Markup,
}

/// The analysis of this name.
pub fn named(name: &str) -> Option<&'static Analysis> {
    ALL.iter().find(|analysis| analysis.name == name)
}

const ANSWERS: &str = include_str!("../examples/answers.csv");
const MARKS: &str = include_str!("../examples/marks.csv");
const STATEMENTS: &str = include_str!("../examples/statements.csv");
const VERDICTS: &str = include_str!("../examples/verdicts.csv");
const TASKS: &str = "t1,t2,t3,t4,t5,t6,t7,t8,t9,t10,t11,t12";
/// Without the task whose key is wrong.
const SOUND: &str = "t1,t2,t3,t4,t5,t6,t8,t9,t10,t11,t12";

/// Every analysis, in the order of the guide's questions: is a test reliable, do experts agree, are items sound, what does a questionnaire
/// measure, do groups differ, what do they hold important.
pub const ALL: &[Analysis] = &[
    Analysis {
        name: "alpha",
        title: "reports-of-alpha",
        asks: "reports-asks-alpha",
        read: "reports-read-alpha",
        example: STATEMENTS,
        flags: &[],
        draw: classical::alpha,
    },
    Analysis {
        name: "omega",
        title: "reports-of-omega",
        asks: "reports-asks-omega",
        read: "reports-read-omega",
        example: STATEMENTS,
        flags: &[],
        draw: dimension::omega,
    },
    Analysis {
        name: "items",
        title: "reports-of-items",
        asks: "reports-asks-items",
        read: "reports-read-items",
        example: ANSWERS,
        flags: &["--columns", TASKS],
        draw: classical::items,
    },
    Analysis {
        name: "irt",
        title: "reports-of-irt",
        asks: "reports-asks-irt",
        read: "reports-read-irt",
        example: ANSWERS,
        flags: &["--columns", SOUND, "--model", "2pl"],
        draw: response::irt,
    },
    Analysis {
        name: "dif",
        title: "reports-of-dif",
        asks: "reports-asks-dif",
        read: "reports-read-dif",
        example: ANSWERS,
        flags: &["--group", "group", "--columns", SOUND],
        draw: bias::dif,
    },
    Analysis {
        name: "mfrm",
        title: "reports-of-mfrm",
        asks: "reports-asks-mfrm",
        read: "reports-read-mfrm",
        example: MARKS,
        flags: &["--person", "candidate", "--rater", "expert"],
        draw: raters::mfrm,
    },
    Analysis {
        name: "icc",
        title: "reports-of-icc",
        asks: "reports-asks-icc",
        read: "reports-read-icc",
        example: include_str!("../examples/points.csv"),
        flags: &[],
        draw: agreement::icc,
    },
    Analysis {
        name: "fleiss",
        title: "reports-of-fleiss",
        asks: "reports-asks-fleiss",
        read: "reports-read-fleiss",
        example: VERDICTS,
        flags: &[],
        draw: agreement::fleiss,
    },
    Analysis {
        name: "kappa",
        title: "reports-of-kappa",
        asks: "reports-asks-kappa",
        read: "reports-read-kappa",
        example: VERDICTS,
        flags: &["--columns", "expert1,expert2"],
        draw: agreement::kappa,
    },
    Analysis {
        name: "krippendorff",
        title: "reports-of-krippendorff",
        asks: "reports-asks-krippendorff",
        read: "reports-read-krippendorff",
        example: VERDICTS,
        flags: &[],
        draw: agreement::krippendorff,
    },
    Analysis {
        name: "correlate",
        title: "reports-of-correlate",
        asks: "reports-asks-correlate",
        read: "reports-read-correlate",
        example: STATEMENTS,
        flags: &[],
        draw: dimension::correlate,
    },
    Analysis {
        name: "efa",
        title: "reports-of-efa",
        asks: "reports-asks-efa",
        read: "reports-read-efa",
        example: STATEMENTS,
        flags: &["--factors", "3"],
        draw: dimension::efa,
    },
    Analysis {
        name: "cfa",
        title: "reports-of-cfa",
        asks: "reports-asks-cfa",
        read: "reports-read-cfa",
        example: STATEMENTS,
        flags: &["--pattern", "safety=safety1,safety2,safety3;craft=craft1,craft2,craft3;team=team1,team2,team3"],
        draw: dimension::cfa,
    },
    Analysis {
        name: "mds",
        title: "reports-of-mds",
        asks: "reports-asks-mds",
        read: "reports-read-mds",
        example: include_str!("../examples/professions.csv"),
        flags: &["--matrix", "--from", "similarities"],
        draw: dimension::mds,
    },
    Analysis {
        name: "anova",
        title: "reports-of-anova",
        asks: "reports-asks-anova",
        read: "reports-read-anova",
        example: include_str!("../examples/practice.csv"),
        flags: &["--by", "practice"],
        draw: variance::anova,
    },
    Analysis {
        name: "growth",
        title: "reports-of-growth",
        asks: "reports-asks-growth",
        read: "reports-read-growth",
        example: include_str!("../examples/growth.csv"),
        flags: &["--outcome", "points", "--person", "student", "--time", "half_year", "--modes"],
        draw: growth::growth,
    },
    Analysis {
        name: "gain",
        title: "reports-of-gain",
        asks: "reports-asks-gain",
        read: "reports-read-gain",
        example: include_str!("../examples/gain.csv"),
        flags: &["--before", "before", "--after", "after", "--by", "group"],
        draw: variance::gain,
    },
    Analysis {
        name: "tuning",
        title: "reports-of-tuning",
        asks: "reports-asks-tuning",
        read: "reports-read-tuning",
        example: include_str!("../examples/survey.csv"),
        flags: &[],
        draw: surveys::tuning,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_of_the_engine_has_its_report() {
        let verbs: Vec<&str> = measurement::VERBS.iter().flat_map(|area| area.iter()).map(|verb| verb.name).collect();
        let missing: Vec<&&str> = verbs.iter().filter(|verb| named(verb).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(verbs.len(), ALL.len());
    }
}
