//! The first administrator of an empty installation.

use db::{Db, Read, values};
use kernel::{Caller, Failure, Names, PersonId, Role, Scope};

use crate::account::{NewAccount, open_account};
use crate::grants::{NewGrant, grant};
use crate::password::{hashed, set_password};
use crate::refusal;
use crate::session::on_their_own;

/// Is the installation empty?
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn nobody_yet(reader: &dyn Read) -> Result<bool, Failure> {
    Ok(reader.maybe("select id from accounts_account limit 1", vec![]).await?.is_none())
}

/// Opens the first account, as administrator of the installation, while there is none.
///
/// # Errors
/// Refused, when somebody has an account already, or the address or the password will not do.
pub async fn first_administrator(
    db: &Db,
    by: &Caller,
    name: &str,
    email: &str,
    password: &str,
) -> Result<PersonId, Failure> {
    if name.trim().is_empty() {
        return Err(kernel::house::EMPTY.at("name").into());
    }
    let hash = hashed(password, &by.chance).await?;
    let person: PersonId = by.new_id();
    let by = on_their_own(by, person);
    let mut w = db.write(&by).await?;
    let began = w
        .unrecorded(
            "insert into accounts_beginning (id, person) values (1, $1) on conflict (id) do nothing",
            values![person],
        )
        .await?;
    if began != 1 || !nobody_yet(&w).await? {
        return Err(refusal::BEGUN_ALREADY.refuse().into());
    }
    let new = NewAccount { person, name: name.trim().to_owned(), email: Some(email.to_owned()), lang: by.lang };
    open_account(&mut w, &new).await?;
    set_password(&mut w, person, &hash).await?;
    let label = Names::new("Қосар", "Қосар", "Qosar");
    let (role, scope, from) = (Role::Administrator, Scope::NATION, by.today());
    grant(&mut w, &NewGrant { person, role, scope, label, from, until: None }).await?;
    w.done().await?;
    Ok(person)
}
