//! Everything that is checked, with its weight. A rule with a source, or remembered with certainty, may stop a
//! programme; the rest warns.

use crate::finding::{Check, Level, Mend};
use crate::refusal;

macro_rules! checks {
    ($($name:ident = $number:literal, $held:literal, $breach:ident, $mend:ident;)+) => {
        $(#[doc = concat!("Check ", $number, ": see the rule of the same name.")]
        pub static $name: Check = Check {
            number: $number,
            rule: &refusal::$name,
            held: $held,
            breach: Level::$breach,
            mend: Mend::$mend,
        };)+
        /// Every check, in the order in which findings are shown.
        pub static ALL: &[&Check] = &[$(&$name),+];
    };
}

checks! {
    STANDARD_UNKNOWN = "R-00", "programmes-held-standard", Warning, Profile;
    TOTAL = "R-02", "programmes-held-total", Error, Volumes;
    GENERAL = "R-03", "programmes-held-general", Error, Volumes;
    GENERAL_MANDATORY = "R-04", "programmes-held-general-mandatory", Error, Volumes;
    GENERAL_CHOSEN = "R-05", "programmes-held-general-chosen", Error, Volumes;
    BODY = "R-06", "programmes-held-body", Error, Volumes;
    BASIC = "R-06a", "programmes-held-basic", Error, Volumes;
    MAJOR = "R-06b", "programmes-held-major", Error, Volumes;
    ATTESTATION = "R-07", "programmes-held-attestation", Error, Volumes;
    HOURS_TOTAL = "R-08", "programmes-held-hours-total", Error, Volumes;
    YEAR_LOAD = "R-09", "programmes-held-year-load", Warning, Terms;
    TERM_LOAD = "C-LOAD", "programmes-held-term-load", Warning, Terms;
    PERIOD_LENGTH = "R-10", "programmes-held-period-length", Error, Calendar;
    MANDATORY = "R-12", "programmes-held-mandatory", Error, Mandatory;
    MANDATORY_CONTROL = "R-12a", "programmes-held-mandatory-control", Warning, Slot;
    HISTORY_EXAM = "R-11", "programmes-held-history-exam", Error, Slot;
    SLOT_HOURS = "R-01", "programmes-held-slot-hours", Warning, Slot;
    SPLIT = "C-HOURS", "programmes-held-split", Warning, Slot;
    TERMS = "C-TERMS", "programmes-held-terms", Warning, Slot;
    CONTROL_TERM = "C-CONTROL", "programmes-held-control-term", Warning, Slot;
    EMPTY_SLOT = "C-EMPTY", "programmes-held-empty-slot", Warning, Options;
    CHOICE = "C-CHOOSE", "programmes-held-choice", Error, Options;
    NO_ALTERNATIVE = "R-13", "programmes-held-no-alternative", Warning, Options;
    PRACTICE_CONTROL = "C-PRACTICE", "programmes-held-practice-control", Warning, Slot;
    PREREQUISITE = "R-14", "programmes-held-prerequisite", Error, Prerequisite;
    SAME_CODE = "C-CODE", "programmes-held-same-code", Error, Code;
    NAMELESS = "C-NAMES", "programmes-held-nameless", Warning, Names;
    PRACTICE = "D-05", "programmes-held-practice", Error, Practice;
    ON_SITE = "D-02", "programmes-held-on-site", Warning, OnSite;
    EMPLOYER_CONTENT = "D-04", "programmes-held-employer-content", Error, Proposals;
    OUTCOMES = "M-01", "programmes-held-outcomes", Error, Outcomes;
    OUTCOME_COUNT = "M-02", "programmes-held-outcome-count", Warning, Outcomes;
    UNFORMED = "M-03", "programmes-held-unformed", Error, Matrix;
    THIN = "M-04", "programmes-held-thin", Warning, Matrix;
    UNASSESSED = "M-05", "programmes-held-unassessed", Warning, Tools;
    FORMS = "M-06", "programmes-held-forms", Warning, Matrix;
}
