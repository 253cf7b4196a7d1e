//! Lifecycles are tables: from, act, by whom, under which conditions, to. One function reads them, so a
//! status has one door; [`Moved`] can be made nowhere else, and stores save nothing else.

use std::fmt::Write;

use crate::refusal::house;
use crate::{Arg, Code, Failure, Refusal, Role, Rule};

/// Must the act say why?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It speaks for itself.
    None,
    /// A reason in words is needed.
    Needed,
}

/// What must hold for a move, and the ground of refusal when it does not.
pub struct Condition<F: 'static> {
    /// The ground of refusal.
    pub rule: &'static Rule,
    /// Does it hold?
    pub holds: fn(&F) -> bool,
}

/// One row of a lifecycle.
pub struct Move<S: 'static, A: 'static, F: 'static> {
    /// The state before.
    pub from: S,
    /// The act.
    pub act: A,
    /// The roles that may.
    pub by: &'static [Role],
    /// What must hold.
    pub when: &'static [Condition<F>],
    /// Must it say why?
    pub reason: Reason,
    /// The state after.
    pub to: S,
}

/// A move that was allowed: what stores save. It can only be made by [`after`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved<S, A> {
    from: S,
    act: A,
    to: S,
}

impl<S: Copy, A: Copy> Moved<S, A> {
    /// The state before.
    pub fn from(&self) -> S {
        self.from
    }
    /// The act.
    pub fn act(&self) -> A {
        self.act
    }
    /// The state after.
    pub fn to(&self) -> S {
        self.to
    }
}

/// The state after an act, or why not. Rows of the same state and act are tried in order; the first whose
/// conditions hold wins, and the conditions of the last one tried are the refusal.
///
/// # Errors
/// `NOT_NOW` when the act does not exist in this state; `NOT_YOURS` (forbidden) when it is another role's;
/// otherwise the conditions that do not hold; `REASON_NEEDED` when a reason is needed and `reason` is blank.
pub fn after<S: Code, A: Code, F>(
    moves: &[Move<S, A, F>],
    from: S,
    act: A,
    role: Role,
    facts: &F,
    reason: &str,
) -> Result<Moved<S, A>, Failure> {
    let rows = || moves.iter().filter(move |row| row.from == from && row.act == act);
    if rows().next().is_none() {
        return Err(house::NOT_NOW.with("act", Arg::Key(act.key())).with("status", Arg::Key(from.key())).into());
    }
    let mut refusals = Vec::new();
    let mut yours = false;
    for row in rows().filter(|row| row.by.contains(&role)) {
        yours = true;
        refusals = unmet(row, facts);
        if refusals.is_empty() {
            if row.reason == Reason::Needed && reason.trim().is_empty() {
                return Err(house::REASON_NEEDED.at("reason").with("act", Arg::Key(act.key())).into());
            }
            return Ok(Moved { from, act, to: row.to });
        }
    }
    if yours {
        return Err(Failure::Refused(refusals));
    }
    let movers = rows().flat_map(|row| row.by.iter().copied()).next().unwrap_or(Role::System);
    Err(Failure::Forbidden(house::NOT_YOURS.with("act", Arg::Key(act.key())).with("role", Arg::Key(movers.key()))))
}

fn unmet<S, A, F>(row: &Move<S, A, F>, facts: &F) -> Vec<Refusal> {
    row.when.iter().filter(|condition| !(condition.holds)(facts)).map(|condition| condition.rule.refuse()).collect()
}

/// An act that a page offers: open, or closed with the reasons beside it.
#[derive(Clone, Debug)]
pub struct Offer<A> {
    /// The act.
    pub act: A,
    /// Must it say why?
    pub reason: Reason,
    /// Why not now; empty when it is open.
    pub why_not: Vec<Refusal>,
}

/// The acts that a role finds on a file in this state, in the table's order, each once.
pub fn offers<S: Code, A: Code, F>(moves: &[Move<S, A, F>], from: S, role: Role, facts: &F) -> Vec<Offer<A>> {
    let mut offers: Vec<Offer<A>> = Vec::new();
    for row in moves.iter().filter(|row| row.from == from && row.by.contains(&role)) {
        let why_not = unmet(row, facts);
        match offers.iter_mut().find(|offer| offer.act == row.act) {
            Some(offer) if why_not.is_empty() => offer.why_not.clear(),
            Some(_) => {}
            None => offers.push(Offer { act: row.act, reason: row.reason, why_not }),
        }
    }
    offers
}

/// Whose move it is in a state: the roles of its rows that lead on, in the table's order, each once.
pub fn movers<S: Code, A: Code, F>(moves: &[Move<S, A, F>], from: S) -> Vec<Role> {
    let mut roles = Vec::new();
    for row in moves.iter().filter(|row| row.from == from && row.to != from && row.reason == Reason::None) {
        for role in row.by {
            if !roles.contains(role) {
                roles.push(*role);
            }
        }
    }
    roles
}

/// The lifecycle as a Mermaid state diagram and a table, for `docs/moves`.
pub fn diagram<S: Code, A: Code, F>(title: &str, moves: &[Move<S, A, F>]) -> String {
    let mut page =
        format!("# {title}\n\nDrawn from the table in `moves.rs`; a test compares.\n\n```mermaid\nstateDiagram-v2\n");
    if let Some(first) = S::ALL.first() {
        let _ = writeln!(page, "    [*] --> {}", first.code());
    }
    let mut drawn: Vec<(S, A, S)> = Vec::new();
    for row in moves {
        let edge = (row.from, row.act, row.to);
        if !drawn.contains(&edge) {
            drawn.push(edge);
            let _ = writeln!(page, "    {} --> {}: {}", row.from.code(), row.to.code(), row.act.code());
        }
    }
    page.push_str("```\n\n| from | act | by | when | reason | to |\n|---|---|---|---|---|---|\n");
    for row in moves {
        let by: Vec<_> = row.by.iter().map(|role| role.code()).collect();
        let when: Vec<_> = row.when.iter().map(|c| format!("`{}` ({})", c.rule.code, c.rule.source)).collect();
        let reason = if row.reason == Reason::Needed { "needed" } else { "" };
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {reason} | {} |",
            row.from.code(),
            row.act.code(),
            by.join(", "),
            when.join("; "),
            row.to.code()
        );
    }
    page
}
