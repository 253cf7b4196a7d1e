//! What the registry shows to the whole: what a search finds, and who works at an organisation.

use db::Db;
use kernel::{Caller, Names, OrganisationId};
use uuid::Uuid;
use web::{About, Found, RailEntry, SIGNED_IN, Shown};

use crate::{invitations, organisations, people, posts, professions};

/// The entries of the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/organisations", key: "registry-organisations", permission: &SIGNED_IN },
    RailEntry { href: "/people", key: "registry-people", permission: &people::SEE },
    RailEntry { href: "/invitations", key: "registry-invitations", permission: &invitations::INVITE },
    RailEntry { href: "/professions", key: "registry-professions", permission: &SIGNED_IN },
    RailEntry { href: "/classifiers", key: "registry-classifiers", permission: &SIGNED_IN },
];

/// Things of one kind that a search shows.
const FOUND: usize = 8;
/// Posts that the record of an organisation shows.
const LINKED: usize = 30;

/// Organisations, people of the caller's scope and professions that a search finds.
pub fn found(db: Db, caller: Caller, query: String) -> Shown<Found> {
    Box::pin(async move {
        let mut found = Vec::new();
        if query.trim().is_empty() {
            return Ok(found);
        }
        let filter = organisations::store::Filter { words: query.clone(), ..Default::default() };
        for one in organisations::store::list(&db, &filter, None, FOUND).await? {
            let href = format!("/organisations/{}", one.id);
            let line = one.bin.unwrap_or(one.region_code);
            found.push(Found { href, title: one.name, kind: "registry-organisation", line });
        }
        let filter = people::store::Filter { words: query.clone(), ..Default::default() };
        for one in people::store::list(&db, &caller, &filter, None, FOUND).await? {
            let (href, title) = (format!("/people/{}", one.id), one.names());
            found.push(Found { href, title, kind: "registry-person", line: String::new() });
        }
        let filter = professions::store::Filter { words: query, ..Default::default() };
        for one in professions::store::list(&db, &filter, None, FOUND).await? {
            let href = format!("/professions/{}", one.id);
            found.push(Found { href, title: one.name, kind: "registry-profession", line: one.code });
        }
        Ok(found)
    })
}

/// The posts that stand at an organisation, as far as the caller sees them.
pub fn about(db: Db, caller: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let posts = posts::store::at(&db, &caller, OrganisationId(thing), LINKED).await?;
        let about = |post: posts::Post| {
            let with =
                |name: &str, title: &str| if title.is_empty() { name.to_owned() } else { format!("{name}, {title}") };
            let (name, title) = (&post.person_name, &post.title);
            About {
                kind: "registry-post",
                title: Names::new(with(&name.kk, &title.kk), with(&name.ru, &title.ru), with(&name.en, &title.en)),
                href: format!("/people/{}", post.person),
            }
        };
        Ok(posts.into_iter().map(about).collect())
    })
}
