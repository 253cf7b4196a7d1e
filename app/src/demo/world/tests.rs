//! The region as a whole: the same seed makes it again, and nothing in it was slipped in.

use std::collections::BTreeMap;

use db::{Read, trial};
use documents::Layout;

use super::*;

/// A press that prints the name of the layout alone: what is on paper is tested by the press.
struct Blank;

impl Press for Blank {
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        Ok(layout.name().as_bytes().to_vec())
    }
}

async fn built() -> (trial::Trial, usize) {
    let trial = trial::sqlite().await.expect("a database");
    let entered = build(&trial.db, &Chance::numbered(2027), Box::new(Blank), &Key::of([7; 32])).await.expect("built");
    (trial, entered)
}

async fn counted(db: &Db, sql: &str) -> BTreeMap<String, i64> {
    let rows = db.all(sql, vec![]).await.expect("counted");
    rows.iter().map(|row| (row.get("what").expect("what"), row.get("n").expect("n"))).collect()
}

#[tokio::test]
async fn the_region_is_whole_and_the_same_seed_makes_it_again() {
    let (first, _) = built().await;

    let of = async |sql: &str| counted(&first.db, sql).await;
    let students = of("select status as what, count(*) as n from programmes_enrolment group by status").await;
    assert_eq!(students.values().sum::<i64>(), 916);
    assert!(students["graduated"] > 350 && students["enrolled"] > 480, "{students:?}");
    let contracts = of("select status as what, count(*) as n from agreements_agreement group by status").await;
    assert!(contracts["completed"] > 120 && contracts["in-force"] > 50 && contracts["signing"] > 5, "{contracts:?}");
    let returns = of("select status as what, count(*) as n from needs_return group by status").await;
    assert!(returns["accepted"] > 180 && returns["submitted"] > 0 && returns["drafted"] > 0, "{returns:?}");
    let rounds = of("select status as what, count(*) as n from placement_round group by status").await;
    assert_eq!((rounds["closed"], rounds["published"], rounds["collecting"]), (10, 2, 2));

    let (head, faults) = db::verify(&first.db).await.expect("verified");
    assert_eq!(faults, []);
    let backwards = "select count(*) as n from db_audit a join db_audit b on b.seq = a.seq + 1 where b.at < a.at";
    assert_eq!(first.db.count(backwards, vec![]).await.expect("counted"), 0);

    let (second, _) = built().await;
    assert_eq!(db::head(&second.db).await.expect("a head"), head);
}
