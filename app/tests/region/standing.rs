//! All that stands in a database: what a refused file may not change.

use db::{Backend, Db, Read};

/// The rows of every table, how many entries the record has, and the last one's hash.
pub type Everything = (Vec<(String, i64)>, i64, String);

/// All that stands.
pub async fn everything(db: &Db) -> Everything {
    let catalogue = match db.backend() {
        Backend::Sqlite => "select name from sqlite_master where type = 'table' order by name",
        Backend::Postgres => {
            "select table_name as name from information_schema.tables where table_schema = 'public' order by 1"
        }
    };
    let mut counts = Vec::new();
    for row in db.all(catalogue, vec![]).await.unwrap() {
        let name: String = row.get("name").unwrap();
        let count = db.count(&format!("select count(*) as n from \"{name}\""), vec![]).await.unwrap();
        counts.push((name, count));
    }
    let head = db::head(db).await.unwrap();
    (counts, head.seq, head.hash)
}
