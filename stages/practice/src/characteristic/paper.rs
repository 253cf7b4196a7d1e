//! The characteristic on paper.

use db::Read;
use documents::layout::{Fact, Layout, Report, Section, Signature, Table, TableColumn};
use kernel::{Day, Failure, Names};
use web::Say;

use super::store::Characteristic;
use crate::plan;
use crate::practices::store::Practice;

/// A message in the three languages.
pub fn said(key: &str) -> Names {
    Names::in_each(|lang| Say { lang }.t(key))
}

/// The facts that every paper of a practice begins with.
pub fn facts(say: Say, practice: &Practice) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(say.t("practice-learner"), &*practice.learner_name),
        Fact::new(say.t("practice-enterprise"), say.names(&practice.enterprise_name)),
        Fact::new(say.t("practice-university"), say.names(&practice.university_name)),
        Fact::new(say.t("practice-contract"), format!("№ {}", practice.number)),
        Fact::new(say.t("practice-period"), say.span(practice.span)),
        Fact::new(say.t("practice-credits"), say.credits(practice.credits)),
    ];
    if !practice.group_name.is_empty() {
        facts.insert(1, Fact::new(say.t("practice-group"), &*practice.group_name));
    }
    facts
}

/// The whole paper.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn layout(
    reader: &dyn Read,
    practice: &Practice,
    characteristic: &Characteristic,
    day: Day,
    public_url: &str,
) -> Result<Layout, Failure> {
    let entry = &characteristic.entry;
    let say = Say { lang: entry.language };
    let outcomes = plan::store::outcomes(reader, practice.programme).await?;
    let row = |skill: &super::rules::Skill| {
        let name = outcomes.iter().find(|one| one.number == skill.outcome).map(|one| say.names(&one.name));
        vec![format!("LO{}", skill.outcome), name.unwrap_or_default(), say.code(skill.level)]
    };
    let columns = vec![
        TableColumn::mark("LO"),
        TableColumn::words(say.t("practice-outcome"), 3),
        TableColumn::words(say.t("practice-level"), 2),
    ];
    let skills =
        Section { title: say.t("practice-skills"), table: Table::new(columns, entry.skills.iter().map(row).collect()) };
    let mut facts = facts(say, practice);
    facts.push(Fact::new(say.t("practice-confirmed"), say.hours(practice.confirmed)));
    Ok(Layout::Report(Report {
        lang: entry.language,
        body: say.names(&practice.enterprise_name),
        title: say.t("practice-characteristic-title"),
        state: say.with("practice-edition", &[("number", characteristic.revision.into())]),
        day,
        facts,
        texts: vec![
            Fact::new(say.t("practice-attitude"), &*entry.attitude),
            Fact::new(say.t("practice-recommendation"), say.code(entry.recommendation)),
            Fact::new(say.t("practice-proposed"), say.with("practice-of-hundred", &[("mark", entry.proposed.into())])),
        ],
        sections: if entry.skills.is_empty() { Vec::new() } else { vec![skills] },
        signatures: vec![Signature {
            side: said("practice-mentor"),
            post: practice.enterprise_name.clone(),
            name: characteristic.mentor_name.clone(),
            mark: None,
        }],
        check: Some(documents::layout::Check {
            url: format!("{public_url}/practice/{}", practice.id),
            text: said("practice-paper-check"),
        }),
    }))
}
