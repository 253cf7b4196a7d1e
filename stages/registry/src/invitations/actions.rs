//! What is done to invitations.

use accounts::{InvitationId, Key, NewAccount, NewGrant};
use db::{Db, Write};
use kernel::{Caller, Failure, Names, PersonId, Scope, ScopeKind};

use super::rules::{Entry, InvitationForm, entry, held_for, kinds};
use super::{refusal, store};
use crate::people::Person;
use crate::{classifiers, organisations, people, posts};

/// Invites a person into a role: opens their account where they have none, and announces the letter.
///
/// # Errors
/// What is wrong with the form; forbidden outside the caller's reach; refused, when the role is held already, the
/// person is invited already, or their address belongs to another account.
pub async fn invite(
    db: &Db,
    key: &Key,
    by: &Caller,
    person: PersonId,
    form: &InvitationForm,
) -> Result<InvitationId, Failure> {
    let entry = entry(form, by.role, by.today())?;
    let mut write = db.write(by).await?;
    let person = people::store::load(&write, by, person).await?;
    if !people::store::within(&write, by, person.id).await? {
        return Err(Failure::Forbidden(people::refusal::NOT_YOUR_PERSON.refuse()));
    }
    let (scope, label) = held(&write, by, &person, &entry).await?;
    account(&mut write, &person, &entry).await?;
    let grant = NewGrant { person: person.id, role: entry.role, scope, label, from: by.today(), until: entry.until };
    let (id, _) = accounts::invite(&mut write, key, &grant).await?;
    write.done().await?;
    Ok(id)
}

/// Withdraws an invitation: its link opens no more.
///
/// # Errors
/// `Missing` outside the caller's reach, or when nothing waits any more.
pub async fn withdraw(db: &Db, by: &Caller, id: InvitationId) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    store::load(&write, by, id).await?;
    accounts::withdraw_invitation(&mut write, id).await?;
    write.done().await
}

/// Whom letters reach, and in which language; an account that stands keeps what its owner chose.
async fn account(write: &mut Write, person: &Person, entry: &Entry) -> Result<(), Failure> {
    match accounts::account(write, person.id).await {
        Ok(account) if account.closed.is_some() => Err(refusal::ACCOUNT_CLOSED.refuse().into()),
        Ok(_) => Ok(()),
        Err(Failure::Missing) => {
            let (name, email) = (person.full_name(), person.email.clone());
            let lang = entry.lang.unwrap_or(write.by().lang);
            accounts::open_account(write, &NewAccount { person: person.id, name, email, lang }).await
        }
        Err(other) => Err(other),
    }
}

/// What the role will be held for, and what that is called.
async fn held(write: &Write, by: &Caller, person: &Person, entry: &Entry) -> Result<(Scope, Names), Failure> {
    match held_for(entry.role) {
        ScopeKind::Nation => Ok((Scope::NATION, nation())),
        ScopeKind::Region => region(write, by, entry).await,
        ScopeKind::Own => Ok((Scope::OWN, person.names())),
        _ => organisation(write, by, person, entry).await,
    }
}

fn nation() -> Names {
    Names::new("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan")
}

async fn region(write: &Write, by: &Caller, entry: &Entry) -> Result<(Scope, Names), Failure> {
    let own = (by.scope.kind == ScopeKind::Region).then_some(kernel::RegionId(by.scope.id));
    let chosen = match own {
        Some(own) => Some(own),
        None => classifiers::region_of(write, &entry.region).await?,
    };
    let unknown = || organisations::refusal::REGION.at("region").with("typed", entry.region.as_str());
    let region = classifiers::region(write, chosen.ok_or_else(unknown)?).await?;
    Ok((Scope::region(region.id), region.name))
}

async fn organisation(write: &Write, by: &Caller, person: &Person, entry: &Entry) -> Result<(Scope, Names), Failure> {
    let id = entry.organisation.ok_or_else(|| kernel::house::EMPTY.at("organisation"))?;
    if !organisations::store::within(write, by, id).await? {
        return Err(Failure::Forbidden(organisations::refusal::NOT_YOUR_ORGANISATION.at("organisation")));
    }
    let organisation = organisations::store::load(write, id).await?;
    if !kinds(entry.role).contains(&organisation.kind) {
        return Err(refusal::ROLE_ELSEWHERE.at("organisation").into());
    }
    let there = posts::store::between(write, person.id, id).await?;
    if !there.iter().any(|post| post.stands(by.today())) {
        return Err(refusal::NO_POST_THERE.at("organisation").into());
    }
    Ok((Scope::organisation(id), organisation.name))
}
