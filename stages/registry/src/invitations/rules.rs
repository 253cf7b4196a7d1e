//! Who brings in whom, and what the role is then held for.

use kernel::{Day, Failure, Lang, OrganisationId, Reading, Role, ScopeKind};
use serde::{Deserialize, Serialize};

use super::refusal;
use crate::organisations::rules::Kind;

/// What was typed about an invitation.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct InvitationForm {
    /// The role, as `hr`.
    pub role: String,
    /// Id of the organisation, for roles held for one.
    pub organisation: String,
    /// Code of the region, for roles held for one; the caller's own when left out.
    pub region: String,
    /// The last day of the role; open when left out.
    pub until: String,
    /// The language of the letter: `kk`, `ru` or `en`; the caller's when left out.
    pub lang: String,
}

/// What an invitation says, read.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Into which role.
    pub role: Role,
    /// The organisation, as it was chosen.
    pub organisation: Option<OrganisationId>,
    /// The code of the region, as it was chosen.
    pub region: String,
    /// The last day of the role.
    pub until: Option<Day>,
    /// The language of the letter.
    pub lang: Option<Lang>,
}

/// The roles that are the caller's to give. An expert comes in by the commission that names them.
pub fn to_give(by: Role) -> &'static [Role] {
    match by {
        Role::Administrator => &[
            Role::Administrator,
            Role::Ministry,
            Role::Authority,
            Role::Coordinator,
            Role::Association,
            Role::Hr,
            Role::Signatory,
            Role::Mentor,
            Role::University,
            Role::Designer,
            Role::Curator,
            Role::Supervisor,
            Role::Student,
            Role::Representative,
            Role::Reviewer,
        ],
        Role::Authority => &[Role::Authority, Role::Coordinator, Role::Association],
        Role::Coordinator => &[Role::Association, Role::Hr, Role::Signatory, Role::Mentor, Role::University],
        Role::Hr => &[Role::Hr, Role::Signatory, Role::Mentor],
        Role::University => {
            &[Role::University, Role::Designer, Role::Curator, Role::Supervisor, Role::Student, Role::Representative]
        }
        _ => &[],
    }
}

/// What a role is held for when it is given here.
pub fn held_for(role: Role) -> ScopeKind {
    match role {
        Role::Administrator | Role::Ministry => ScopeKind::Nation,
        Role::Authority | Role::Coordinator | Role::Association => ScopeKind::Region,
        Role::Student | Role::Representative => ScopeKind::Own,
        _ => ScopeKind::Organisation,
    }
}

/// The kinds of organisations for which a role is held; none for roles that are not held for one.
pub fn kinds(role: Role) -> &'static [Kind] {
    match role {
        Role::Hr | Role::Signatory | Role::Mentor => &[Kind::Enterprise],
        Role::University | Role::Designer | Role::Curator | Role::Supervisor => &[Kind::University, Kind::College],
        Role::Reviewer => &[Kind::Agency],
        _ => &[],
    }
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by field; forbidden, when the role is not the caller's to give.
pub fn entry(form: &InvitationForm, by: Role, today: Day) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let role: Option<Role> = read.code("role", &form.role);
    if role.is_some_and(|role| !to_give(by).contains(&role)) {
        return Err(Failure::Forbidden(refusal::NOT_YOURS_TO_GIVE.at("role")));
    }
    let organisation = read.maybe("organisation", &form.organisation, &crate::posts::refusal::ORGANISATION);
    let needed = role.is_some_and(|role| held_for(role) == ScopeKind::Organisation);
    read.unless(!needed || !form.organisation.trim().is_empty(), kernel::house::EMPTY.at("organisation"));
    let until = read.maybe_day("until", &form.until);
    read.unless(until.is_none_or(|until| until >= today), refusal::ROLE_OVER.at("until"));
    let lang = if form.lang.trim().is_empty() { None } else { read.code::<Lang>("lang", &form.lang) };
    let made = role.map(|role| Entry { role, organisation, region: form.region.trim().to_owned(), until, lang });
    read.end(made)
}

#[cfg(test)]
mod tests {
    use kernel::Code as _;

    use super::*;

    #[test]
    fn nobody_gives_a_role_that_reaches_further_than_their_own() {
        let reach = |kind| match kind {
            ScopeKind::Nation => 3,
            ScopeKind::Region => 2,
            ScopeKind::Organisation => 1,
            _ => 0,
        };
        for by in Role::ALL {
            for given in to_give(*by) {
                let own = if *by == Role::Administrator { ScopeKind::Nation } else { held_for(*by) };
                assert!(reach(held_for(*given)) <= reach(own), "{by:?} gives {given:?}");
            }
        }
    }

    #[test]
    fn a_role_held_for_an_organisation_names_its_kinds() {
        for role in to_give(Role::Administrator) {
            assert_eq!(kinds(*role).is_empty(), held_for(*role) != ScopeKind::Organisation, "{role:?}");
        }
    }
}
