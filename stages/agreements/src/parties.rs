//! Who stands in a contract, and in which order they sign.

use kernel::{Failure, Reading, Role};
use serde::{Deserialize, Serialize};

kernel::codes! { "agreements-party",
    /// A party of a contract (Labour Code, art. 116(3); a minor's representative by art. 31(3)).
    pub enum Party {
        /// Gives the workplace and the mentor.
        Enterprise = "enterprise",
        /// The educational organisation.
        University = "university",
        /// Learns.
        Learner = "learner",
        /// Stands by a learner under 18.
        Representative = "representative",
    }
}

impl Party {
    /// The party that a role acts for.
    pub fn of_role(role: Role) -> Option<Self> {
        match role {
            Role::Signatory | Role::Hr => Some(Self::Enterprise),
            Role::University | Role::Curator => Some(Self::University),
            Role::Student => Some(Self::Learner),
            Role::Representative => Some(Self::Representative),
            _ => None,
        }
    }
}

/// What a signature's one-time code is asked for.
pub const SIGN: &str = "agreements.sign";

/// The order of signing: groups one after another, the members of a group in any order. A setting of each university.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SigningOrder(pub Vec<Vec<Party>>);

impl Default for SigningOrder {
    /// The enterprise's signatory, the university's officer, then learner and representative.
    fn default() -> Self {
        Self(vec![vec![Party::Enterprise], vec![Party::University], vec![Party::Learner, Party::Representative]])
    }
}

impl SigningOrder {
    /// Who has to sign, in order: the representative only where there is one.
    pub fn signers(&self, represented: bool) -> Vec<Party> {
        let all = self.0.iter().flatten().copied();
        all.filter(|party| represented || *party != Party::Representative).collect()
    }

    /// The parties whose turn it is, when these have signed.
    pub fn turn(&self, signed: &[Party], represented: bool) -> Vec<Party> {
        let waits = |party: &&Party| !signed.contains(party) && (represented || **party != Party::Representative);
        self.0
            .iter()
            .map(|group| group.iter().filter(waits).copied().collect::<Vec<_>>())
            .find(|group| !group.is_empty())
            .unwrap_or_default()
    }

    /// The order in which each party's turn stands, as it was chosen: equal turns sign together.
    pub fn by_turns(turns: &[(Party, i64)]) -> Self {
        let mut numbers: Vec<i64> = turns.iter().map(|(_, turn)| *turn).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let group = |number| turns.iter().filter(|(_, turn)| *turn == number).map(|(party, _)| *party).collect();
        Self(numbers.into_iter().map(group).collect())
    }

    /// Which turn a party has, counted from one.
    pub fn turn_of(&self, party: Party) -> usize {
        self.0.iter().position(|group| group.contains(&party)).map_or(0, |place| place + 1)
    }

    /// Is it an order: everybody who must sign stands in it exactly once?
    pub fn whole(&self) -> bool {
        kernel::Code::ALL.iter().all(|party: &Party| self.0.iter().flatten().filter(|one| *one == party).count() == 1)
    }
}

/// The turn of each party, as it was chosen: 1 signs first, equal turns sign in any order.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default)]
pub struct OrderForm {
    /// Of the enterprise, from 1 to 4.
    pub enterprise: String,
    /// Of the educational organisation.
    pub university: String,
    /// Of the learner.
    pub learner: String,
    /// Of the representative of a minor.
    pub representative: String,
}

impl OrderForm {
    /// The form of an order that stands.
    pub fn of(order: &SigningOrder) -> Self {
        let turn = |party| order.turn_of(party).to_string();
        Self {
            enterprise: turn(Party::Enterprise),
            university: turn(Party::University),
            learner: turn(Party::Learner),
            representative: turn(Party::Representative),
        }
    }

    /// The order that was chosen.
    ///
    /// # Errors
    /// A turn that is none, by its field.
    pub fn read(&self) -> Result<SigningOrder, Failure> {
        let mut read = Reading::new();
        let mut turn = |field, typed: &str| read.whole(field, typed, 1, 4);
        let turns = [
            (Party::Enterprise, turn("enterprise", &self.enterprise)),
            (Party::University, turn("university", &self.university)),
            (Party::Learner, turn("learner", &self.learner)),
            (Party::Representative, turn("representative", &self.representative)),
        ];
        let turns: Option<Vec<_>> = turns.into_iter().map(|(party, turn)| Some((party, turn?))).collect();
        read.end(turns.map(|turns| SigningOrder::by_turns(&turns)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_sign_one_after_another_and_a_group_in_any_order() {
        let order = SigningOrder::default();
        assert_eq!(order.turn(&[], true), [Party::Enterprise]);
        assert_eq!(order.turn(&[Party::Enterprise], true), [Party::University]);
        let first_two = [Party::Enterprise, Party::University];
        assert_eq!(order.turn(&first_two, true), [Party::Learner, Party::Representative]);
        assert_eq!(order.turn(&first_two, false), [Party::Learner]);
        let three = [Party::Representative, Party::Enterprise, Party::University];
        assert_eq!(order.turn(&three, true), [Party::Learner]);
        assert_eq!(order.turn(&[Party::Enterprise, Party::University, Party::Learner], false), []);
    }

    #[test]
    fn turns_make_groups_and_equal_turns_sign_together() {
        let turns = [(Party::Enterprise, 3), (Party::University, 1), (Party::Learner, 3), (Party::Representative, 4)];
        let order = SigningOrder::by_turns(&turns);
        assert_eq!(
            order.0,
            [vec![Party::University], vec![Party::Enterprise, Party::Learner], vec![Party::Representative]]
        );
        assert_eq!((order.turn_of(Party::University), order.turn_of(Party::Representative)), (1, 3));
        assert!(order.whole());
    }

    #[test]
    fn an_order_that_forgets_or_repeats_a_party_is_none() {
        assert!(SigningOrder::default().whole());
        assert!(!SigningOrder(vec![vec![Party::Enterprise, Party::University, Party::Learner]]).whole());
        let twice = vec![
            vec![Party::Enterprise, Party::Enterprise],
            vec![Party::University],
            vec![Party::Learner, Party::Representative],
        ];
        assert!(!SigningOrder(twice).whole());
    }
}
