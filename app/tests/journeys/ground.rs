//! Where a story begins: the small region, brought as files by command; its people can be signed in by one click.

use std::process::Command;

use accounts::{NewAccount, NewGrant};
use db::{Db, Read, values};
use kernel::{Caller, Chance, Day, Lang, Names, OrganisationId, PersonId, Role, Scope};

use super::server::{Folder, QOSAR, Server};
use super::small::{self, PEOPLE, STUDENTS};

/// The day on which the region is entered.
const BEGUN: &str = "2026-01-09";

/// The small region, served on a day.
pub async fn small_region(story: &str, today: &str) -> Server {
    let folder = Folder::new(story);
    let database = format!("sqlite:{}", folder.file("region.db").display());
    for (what, bytes) in [("organisations", small::organisations_csv()), ("people", small::people_csv())] {
        let file = folder.file(&format!("{what}.csv"));
        std::fs::write(&file, bytes).unwrap();
        let said = Command::new(QOSAR)
            .args(["import", what])
            .arg(&file)
            .args(["--today", BEGUN, "--database", &database])
            .output()
            .unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    }
    let db = Db::open(&database).await.unwrap();
    give_roles(&db).await;
    db.close().await.unwrap();
    Server::demo_over(folder, today)
}

/// Everybody gets an account and their role.
async fn give_roles(db: &Db) {
    let now = BEGUN.parse::<Day>().unwrap().start().plus_seconds(9 * 3600);
    let by = Caller::system(now, Chance::numbered(11), None);
    let region = registry::classifiers::region_of(db, "KZ-55").await.unwrap().unwrap();
    let region_label = Names::new("Павлодар облысы", "Павлодарская область", "Pavlodar region");
    let mut write = db.write(&by).await.unwrap();
    for one in PEOPLE {
        let place = small::place_of(one.at);
        let at: OrganisationId = registry::organisations::store::find(db, &place.bin()).await.unwrap().unwrap().id;
        let [kk, ru, en] = place.names;
        let (scope, label) = if one.serves_the_region() {
            (Scope::region(region), region_label.clone())
        } else {
            (Scope::organisation(at), Names::new(kk, ru, en))
        };
        hold(&mut write, db, one.family, one.role, scope, label).await;
    }
    for (family, ..) in STUDENTS {
        let label = Names::new("студент", "студент", "student");
        hold(&mut write, db, family, Role::Student, Scope::OWN, label).await;
    }
    write.done().await.unwrap();
    db::mark(db, &by, "demo", "story").await.unwrap();
}

async fn hold(write: &mut db::Write, db: &Db, family: &str, role: Role, scope: Scope, label: Names) {
    let sql = "select id, given from registry_person where family = $1";
    let row = db.one(sql, values![family]).await.unwrap();
    let (person, given): (PersonId, String) = (row.get("id").unwrap(), row.get("given").unwrap());
    let account = NewAccount { person, name: format!("{family} {given}"), email: None, lang: Lang::Kk };
    accounts::open_account(write, &account).await.unwrap();
    let from = write.by().today();
    accounts::grant(write, &NewGrant { person, role, scope, label, from, until: None }).await.unwrap();
}
