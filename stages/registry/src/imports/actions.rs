//! Taking in a list: every row is read, compared with what stands, and done by the actions of its own noun.

mod esco;
mod organisations;
mod people;

use std::collections::HashMap;

use documents::imports::Row;
use kernel::{Arg, Code, Failure, Refusal, Role, house};
use web::Permission;

use super::refusal;

pub use esco::{esco, form as esco_form};
pub use organisations::{form as organisations_form, organisations};
pub use people::{form as people_form, people};

/// The source of rows that name none.
const FILE: &str = "file";

/// Which rows of a file are about one thing: the first line of each key.
#[derive(Default)]
struct Seen(HashMap<String, u32>);

impl Seen {
    /// Notes a key; the refusal when an earlier line has it.
    fn note(&mut self, row: &Row, field: &'static str, key: String) -> Result<(), Refusal> {
        if let Some(first) = self.0.get(&key) {
            return Err(row.refuse(field, &refusal::TWICE).with("first", i64::from(*first)));
        }
        self.0.insert(key, row.line());
        Ok(())
    }
}

/// What is wrong with a row, at its cells; what is broken goes on.
fn told(row: &Row, failure: Failure) -> Result<Vec<Refusal>, Failure> {
    match failure {
        Failure::Refused(all) => Ok(all.into_iter().map(|refusal| row.tell(refusal)).collect()),
        Failure::Forbidden(refusal) => Ok(vec![row.tell(refusal)]),
        other => Err(other),
    }
}

/// Only holders of the permission, and the platform itself, bring lists.
fn may(permission: &Permission, role: Role) -> Result<(), Failure> {
    if permission.opens_to(role) || role == Role::System {
        return Ok(());
    }
    let holder = permission.roles.first().copied().unwrap_or(Role::Administrator);
    let refusal = house::CLOSED_DOOR.with("role", Arg::Key(role.key())).with("holder", Arg::Key(holder.key()));
    Err(Failure::Forbidden(refusal))
}

/// What a row says of a field, else what stands: an empty cell takes nothing away.
fn given(row: &Row, key: &str, stands: Option<&String>) -> String {
    row.maybe(key).map(str::to_owned).or_else(|| stands.cloned()).unwrap_or_default()
}

/// The fields that differ: the message naming the field, before, after.
fn differences(fields: &[(&'static str, &String, &String)]) -> Vec<(&'static str, String, String)> {
    let differ = fields.iter().filter(|(_, before, after)| before != after);
    differ.map(|(key, before, after)| (*key, (*before).clone(), (*after).clone())).collect()
}
