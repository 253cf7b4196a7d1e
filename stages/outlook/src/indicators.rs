//! The register of indicators: what each figure is, of what, from where (guide, 3.6 and the groups of quality
//! indicators; the National Chamber's figures of coverage).

use kernel::{Part, Source, Work};

kernel::codes! { "outlook-unit",
    /// What an indicator is counted in.
    pub enum Unit {
        /// People.
        People = "people",
        /// Organisations.
        Organisations = "organisations",
        /// Contracts.
        Contracts = "contracts",
        /// Places.
        Places = "places",
        /// Programmes.
        Programmes = "programmes",
        /// Percent.
        Percent = "percent",
    }
}

/// An indicator.
#[derive(Clone, Copy, Debug)]
pub struct Indicator {
    /// The message that names it.
    pub key: &'static str,
    /// The message that tells how it is counted.
    pub formula: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// Where it comes from.
    pub source: Source,
    /// The list of what is counted.
    pub numerator: &'static str,
    /// The list of what it is counted of.
    pub denominator: Option<&'static str>,
}

const fn guide(section: &'static str) -> Source {
    Source { work: Work::Guide, part: Part::Section(section) }
}

const WHOLE_GUIDE: Source = Source { work: Work::Guide, part: Part::Whole };

const fn house(decision: &'static str) -> Source {
    Source { work: Work::House, part: Part::Decision(decision) }
}

/// The register, in the order of the journey.
pub const ALL: &[Indicator] = &[
    Indicator {
        key: "outlook-indicator-needed",
        formula: "outlook-indicator-needed-formula",
        unit: Unit::People,
        source: guide("1.4"),
        numerator: "/returns?status=accepted",
        denominator: None,
    },
    Indicator {
        key: "outlook-indicator-places",
        formula: "outlook-indicator-places-formula",
        unit: Unit::Places,
        source: guide("1.4"),
        numerator: "/control-figures",
        denominator: None,
    },
    Indicator {
        key: "outlook-indicator-dual",
        formula: "outlook-indicator-dual-formula",
        unit: Unit::People,
        source: Source { work: Work::LawOnEducation, part: Part::Article("1(19-1)") },
        numerator: "/students?track=dual",
        denominator: Some("/students"),
    },
    Indicator {
        key: "outlook-indicator-programmes",
        formula: "outlook-indicator-programmes-formula",
        unit: Unit::Programmes,
        source: WHOLE_GUIDE,
        numerator: "/public/programmes",
        denominator: None,
    },
    Indicator {
        key: "outlook-indicator-enterprises",
        formula: "outlook-indicator-enterprises-formula",
        unit: Unit::Organisations,
        source: guide("1.4"),
        numerator: "/agreements?status=in-force",
        denominator: Some("/organisations?kind=enterprise"),
    },
    Indicator {
        key: "outlook-indicator-contracts",
        formula: "outlook-indicator-contracts-formula",
        unit: Unit::Contracts,
        source: Source { work: Work::LabourCode, part: Part::Article("116(3)") },
        numerator: "/agreements?status=in-force",
        denominator: None,
    },
    Indicator {
        key: "outlook-indicator-filled",
        formula: "outlook-indicator-filled-formula",
        unit: Unit::Places,
        source: WHOLE_GUIDE,
        numerator: "/placement",
        denominator: Some("/workplaces"),
    },
    Indicator {
        key: "outlook-indicator-mentors",
        formula: "outlook-indicator-mentors-formula",
        unit: Unit::People,
        source: WHOLE_GUIDE,
        numerator: "/mentors?status=registered",
        denominator: Some("/mentors"),
    },
    Indicator {
        key: "outlook-indicator-asked",
        formula: "outlook-indicator-asked-formula",
        unit: Unit::People,
        source: guide("3.6.3"),
        numerator: "/outlook?month=12",
        denominator: Some("/outlook"),
    },
    Indicator {
        key: "outlook-indicator-answered",
        formula: "outlook-indicator-answered-formula",
        unit: Unit::People,
        source: guide("3.6.3"),
        numerator: "/outlook?month=12&state=answered",
        denominator: Some("/outlook?month=12"),
    },
    Indicator {
        key: "outlook-indicator-employed",
        formula: "outlook-rate-formula",
        unit: Unit::Percent,
        source: guide("3.6.3"),
        numerator: "/outlook?month=12&employed=yes",
        denominator: Some("/outlook?month=12&state=answered"),
    },
    Indicator {
        key: "outlook-indicator-interval",
        formula: "outlook-interval-formula",
        unit: Unit::Percent,
        source: house("0024"),
        numerator: "/outlook/employment",
        denominator: None,
    },
    Indicator {
        key: "outlook-indicator-weighted",
        formula: "outlook-weight-formula",
        unit: Unit::Percent,
        source: house("0024"),
        numerator: "/outlook/employment",
        denominator: None,
    },
    Indicator {
        key: "outlook-indicator-confirmed",
        formula: "outlook-indicator-confirmed-formula",
        unit: Unit::People,
        source: house("0024"),
        numerator: "/outlook?month=12&state=confirmed",
        denominator: Some("/outlook?month=12&employed=yes"),
    },
];
