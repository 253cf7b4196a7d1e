//! Who can be played in the demo.

use db::{Db, Read, values};
use kernel::{Code, Day, Failure, Names, PersonId, Role};
use uuid::Uuid;

/// A person in one of their roles.
#[derive(Clone, Debug)]
pub struct Player {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// The role's grant.
    pub grant: Uuid,
    /// What it is held for.
    pub label: Names,
}

/// How many of each role are listed: hundreds of students would bury the rest.
const OF_EACH: usize = 6;

/// The mark under which the demo keeps for whom something waited when it began: `role=person@scope`, with blanks between.
pub const AWAITED: &str = "demo-awaited";

/// The players of each role, in the order of the roles: first those for whom something waited.
pub async fn by_role(db: &Db, today: Day) -> Result<Vec<(Role, Vec<Player>)>, Failure> {
    let awaited = db::marked(db, AWAITED).await?.unwrap_or_default();
    let mut all = Vec::new();
    for role in Role::ALL {
        let mut first: Vec<Player> = Vec::new();
        for (_, person) in awaited.split(' ').filter_map(|one| one.split_once('=')).filter(|(of, _)| *of == role.code())
        {
            let Some((person, scope)) = person.split_once('@') else { continue };
            let Ok(person) = person.parse::<PersonId>() else { continue };
            let held = accounts::grants_of(db, person, today).await?;
            let names = accounts::names_of(db, &[person]).await?;
            if let (Some(grant), Some((_, name))) =
                (held.into_iter().find(|one| one.role == *role && one.scope.id.to_string() == scope), names.first())
            {
                first.push(Player { person, name: name.clone(), grant: grant.id.0, label: grant.label });
            }
            if first.len() >= OF_EACH {
                break;
            }
        }
        let rows = db
            .all(
                &format!(
                    "select g.id, g.person, g.label_kk, g.label_ru, g.label_en, a.name from accounts_grant g \
                     join accounts_account a on a.id = g.person where g.role = $1 and g.from_day <= $2 \
                     and (g.until_day is null or g.until_day >= $2) order by g.id limit {OF_EACH}"
                ),
                values![*role, today],
            )
            .await?;
        let players: Result<Vec<Player>, Failure> = rows
            .iter()
            .map(|row| {
                Ok(Player {
                    person: row.get("person")?,
                    name: row.get("name")?,
                    grant: row.get("id")?,
                    label: row.names("label")?,
                })
            })
            .collect();
        let others: Vec<Player> =
            players?.into_iter().filter(|one| !first.iter().any(|known| known.grant == one.grant)).collect();
        first.extend(others);
        first.truncate(OF_EACH);
        if !first.is_empty() {
            all.push((*role, first));
        }
    }
    Ok(all)
}

/// The same as lines of text, the first of each role.
pub async fn lines(db: &Db, today: Day) -> Result<Vec<String>, Failure> {
    let all = by_role(db, today).await?;
    let line = |(role, players): &(Role, Vec<Player>)| {
        players.first().map(|one| format!("{:15} {} · {}", role.code(), one.name, one.label.ru))
    };
    Ok(all.iter().filter_map(line).collect())
}
