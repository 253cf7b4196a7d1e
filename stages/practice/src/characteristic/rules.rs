//! What a mentor's characteristic must say.

use kernel::{Failure, Lang, Reading, house};
use serde::{Deserialize, Serialize};

use crate::plan::rules::Outcome;
use crate::refusal;

kernel::codes! { "practice-level",
    /// How far a learner has an outcome in hand, from 1 to 5.
    pub enum Level {
        /// Not yet.
        One = "1",
        /// With help.
        Two = "2",
        /// Alone on what is known.
        Three = "3",
        /// Alone, also on what is new.
        Four = "4",
        /// Could show it to others.
        Five = "5",
    }
}

kernel::codes! { "practice-recommendation",
    /// What the mentor recommends to the enterprise.
    pub enum Recommendation {
        /// To be hired.
        Hire = "hire",
        /// To be hired after more practice.
        HireLater = "hire-later",
        /// Not to be hired in this profession.
        NotHire = "not-hire",
    }
}

/// How far one outcome is in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// The number of the outcome.
    pub outcome: i64,
    /// How far.
    pub level: Level,
}

/// What a characteristic says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// How the learner works: attitude, discipline, safety, independence.
    pub attitude: String,
    /// Outcome by outcome.
    pub skills: Vec<Skill>,
    /// What the mentor recommends.
    pub recommendation: Recommendation,
    /// The mark out of 100 that the mentor proposes.
    pub proposed: i64,
    /// The language of the paper.
    pub language: Lang,
}

/// What was typed about an outcome.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct SkillForm {
    /// The number of the outcome.
    pub outcome: i64,
    /// From `1` to `5`; left out where the outcome was not practised.
    pub level: String,
}

/// What was typed about a characteristic.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CharacteristicForm {
    /// How the learner works.
    pub attitude: String,
    /// Outcome by outcome.
    pub skills: Vec<SkillForm>,
    /// `hire`, `hire-later`, `not-hire`.
    pub recommendation: String,
    /// From 0 to 100.
    pub proposed: String,
    /// `kk`, `ru`, `en`.
    pub language: String,
}

impl Entry {
    /// The same as it would be typed.
    pub fn form(&self) -> CharacteristicForm {
        let code = |level: Level| kernel::Code::code(level).to_owned();
        CharacteristicForm {
            attitude: self.attitude.clone(),
            skills: self.skills.iter().map(|one| SkillForm { outcome: one.outcome, level: code(one.level) }).collect(),
            recommendation: kernel::Code::code(self.recommendation).to_owned(),
            proposed: self.proposed.to_string(),
            language: kernel::Code::code(self.language).to_owned(),
        }
    }

    /// Is everything said? Where the plan forms outcomes, each of those has its level.
    pub fn whole(&self, practised: &[i64]) -> bool {
        practised.iter().all(|number| self.skills.iter().any(|skill| skill.outcome == *number))
    }
}

/// Reads what was typed; `known` are the programme's outcomes.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &CharacteristicForm, known: &[Outcome]) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let attitude = read.text("attitude", &form.attitude, 4000);
    let mut skills = Vec::new();
    for typed in form.skills.iter().filter(|typed| !typed.level.trim().is_empty()) {
        let there = known.iter().any(|one| one.number == typed.outcome);
        read.unless(there, refusal::UNKNOWN_OUTCOME.at("skills").with("number", typed.outcome));
        let level: Option<Level> = read.code("skills", &typed.level);
        skills.extend(level.map(|level| Skill { outcome: typed.outcome, level }));
    }
    skills.sort_by_key(|skill| skill.outcome);
    let twice = skills.windows(2).any(|two| two[0].outcome == two[1].outcome);
    read.unless(!twice, house::TAKEN.at("skills").with("which", "outcome"));
    let recommendation = read.code("recommendation", &form.recommendation);
    let proposed = read.whole("proposed", &form.proposed, 0, 100);
    let language = read.code("language", &form.language);
    let made = (|| {
        Some(Entry {
            attitude: attitude?,
            skills,
            recommendation: recommendation?,
            proposed: proposed?,
            language: language?,
        })
    })();
    read.end(made)
}
