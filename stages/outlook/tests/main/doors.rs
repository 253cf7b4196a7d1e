//! Every page and API door answers, in three languages, to whom it concerns; forms keep what was typed.

use axum::http::StatusCode;
use db::Db;
use kernel::{Day, Lang, Role};
use outlook::followups::FollowupId;
use outlook::{RAIL, doors, example};
use serde_json::{Value, json};
use web::trial::{House, standing};
use web::{Site, Standing, Windows};

use crate::world::{HALF, World, both, key, public};

/// The stage's own doors over a trial database.
pub fn house(db: &Db) -> House {
    let at = HALF.parse::<Day>().unwrap().start().plus_seconds(9 * 3600);
    let windows = Windows {
        counts: vec![programmes::counts, agreements::windows::counts, outlook::windows::counts],
        ..Windows::default()
    };
    let site = Site::new(Standing { windows, ..standing(db, at, key(), RAIL) });
    House::of(doors().build().0.with_state(site), at)
}

async fn version(world: &World, id: FollowupId, month: u32) -> String {
    world.question(id, month).await.version.to_string()
}

#[tokio::test]
async fn a_graduate_agrees_answers_and_says_that_nothing_has_changed_on_a_phone() {
    for world in both().await {
        let (student, id) = world.graduate("Ахметова").await;
        let house = house(world.db());
        let by = || student.on(HALF);

        let first = house.reads_in(Lang::En, &by(), "/outlook/my").await;
        assert!(first.text.contains("Your consent") && first.text.contains("Agree"), "{}", first.text);
        let whole = world.followup(id).await.version.to_string();
        let agreed = house.posts(&by(), &format!("/outlook/{id}/consent/give"), &[("version", &whole)]).await;
        assert_eq!((agreed.status, agreed.to.as_str()), (StatusCode::SEE_OTHER, "/outlook/my"));

        let choice = house.reads_in(Lang::En, &by(), &format!("/outlook/{id}/0")).await;
        assert!(choice.text.contains("name=\"activity\" value=\"seeking\""), "one touch is enough: {}", choice.text);
        let form = house.reads_in(Lang::En, &by(), &format!("/outlook/{id}/0?activity=by-profession")).await;
        assert!(form.text.contains("Ертіс зауыты"), "{}", form.text);
        let seen = version(&world, id, 0).await;
        let wrong = [("version", &*seen), ("activity", "otherwise"), ("post", "сатушы"), ("fits", "yes")];
        let again = house.posts(&by(), &format!("/outlook/{id}/0"), &wrong).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("value=\"сатушы\""), "what was typed is lost: {}", again.text);
        let right = [("version", &*seen), ("activity", "by-profession"), ("at-practice", "yes"), ("fits", "yes")];
        let told = house.posts(&by(), &format!("/outlook/{id}/0"), &right).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text);

        let asked = house.reads_in(Lang::En, &by(), "/outlook/my").await;
        assert!(asked.text.contains("Nothing has changed"), "{}", asked.text);
        let seen = version(&world, id, 6).await;
        let same = house.posts(&by(), &format!("/outlook/{id}/6/same"), &[("version", &seen)]).await;
        assert_eq!(same.status, StatusCode::SEE_OTHER, "{}", same.text);
        let done = house.reads_in(Lang::En, &by(), "/outlook/my").await;
        assert!(done.text.contains("Nothing to answer now"), "{}", done.text);
        let early = house.reads_in(Lang::En, &by(), &format!("/outlook/{id}/12")).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn the_university_the_employer_the_region_and_the_administrator_read_their_pages() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();
        let house = house(world.db());
        let record = format!("/outlook/{id}");
        let pages = [
            (
                world.officer,
                vec![
                    "/outlook",
                    "/outlook?state=late&q=ахмет&month=0&year=2026&code=6b07114",
                    &record,
                    "/outlook/employment",
                    "/dashboard",
                    "/dashboard/formulas",
                ],
            ),
            (world.curator, vec!["/outlook", &record]),
            (world.hr, vec!["/outlook/confirm", "/dashboard", "/dashboard/formulas"]),
            (world.other_hr, vec!["/outlook/confirm", "/dashboard"]),
            (
                world.coordinator,
                vec!["/outlook", &record, "/outlook/employment?year=2026", "/dashboard", "/dashboard/formulas"],
            ),
            (world.ministry, vec!["/dashboard?region=KZ-55&year=2026", "/outlook/settings", "/outlook"]),
            (world.administrator, vec!["/outlook/settings", "/dashboard"]),
        ];
        for (who, paths) in pages {
            for path in paths {
                let read = house.reads_in(Lang::En, &who.on(HALF), path).await;
                assert_eq!(read.status, StatusCode::OK, "{path} for {:?}: {}", who.role, read.text);
                let named = read.text.contains("Ахметова");
                let knows = matches!(who.role, Role::University | Role::Curator | Role::Hr);
                assert!(knows || !named, "{path} tells {:?} a name", who.role);
            }
        }
        let region = house.reads_in(Lang::En, &world.coordinator.on(HALF), "/dashboard").await;
        let employer = house.reads_in(Lang::En, &world.hr.on(HALF), "/dashboard").await;
        let list = "href=\"/outlook?month=12&amp;employed=yes\"";
        assert!(
            region.text.contains(list) && region.text.contains("Share = employed"),
            "a tile opens its list and formula"
        );
        assert!(!employer.text.contains(list), "a closed list is no link");
        let csv = house.reads_in(Lang::En, &world.coordinator.on(HALF), "/outlook?format=csv").await;
        assert!(
            csv.text.contains("6B07114") && !csv.text.contains("Ахметова") && !csv.text.contains("зауыты"),
            "{}",
            csv.text
        );
        let csv = house.reads_in(Lang::En, &world.officer.on(HALF), "/outlook?format=csv").await;
        assert!(csv.text.contains("Ахметова") && csv.text.contains("Ертіс зауыты"), "{}", csv.text);
    }
}

#[tokio::test]
async fn acts_of_pages_are_done_and_closed_doors_say_so() {
    for world in both().await {
        let (student, id) = world.agreed("Ахметова").await;
        let house = house(world.db());
        let asked = house.posts(&world.officer.on(HALF), "/outlook/ask", &[]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        world.answers(&student.on(HALF), id, 6, &example::answer()).await.unwrap();

        let seen = version(&world, id, 6).await;
        let path = format!("/outlook/{id}/6/acts/confirm");
        let confirmed = house.posts(&world.hr.on(HALF), &path, &[("version", &seen)]).await;
        assert_eq!((confirmed.status, confirmed.to.as_str()), (StatusCode::SEE_OTHER, "/outlook/confirm"));

        let closed = house.reads_in(Lang::En, &student.on(HALF), "/outlook").await;
        let foreign = house.posts(&world.other_hr.on(HALF), &path, &[("version", &seen)]).await;
        let guest = house.reads_in(Lang::En, &public(HALF), "/dashboard").await;
        assert_eq!((closed.status, foreign.status), (StatusCode::FORBIDDEN, StatusCode::NOT_FOUND));
        assert_ne!(guest.status, StatusCode::OK);
        let form = [("from", "2027-02-01"), ("keep-months", "12"), ("late-days", "14")];
        let refused = house.posts(&world.administrator.on(HALF), "/outlook/settings", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [("from", "2027-02-01"), ("keep-months", "48"), ("late-days", "14")];
        let set = house.posts(&world.administrator.on(HALF), "/outlook/settings", &form).await;
        assert_eq!(set.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn the_api_does_every_act_a_page_does() {
    for world in both().await {
        let (student, id) = world.graduate("Ахметова").await;
        let house = house(world.db());
        let at = |tail: &str| format!("/api/v1/outlook/follow-ups/{id}{tail}");
        let own = house.reads_in(Lang::En, &student.on(HALF), "/api/v1/outlook/my").await.json();
        let give = json!({ "version": own[0]["version"], "act": "give" });
        assert_eq!(house.sends(&student.on(HALF), "POST", &at("/consent"), &give).await.status, StatusCode::NO_CONTENT);
        let asked = house.sends(&world.officer.on(HALF), "POST", "/api/v1/outlook/ask", &json!({})).await.json();
        assert_eq!(asked, json!({ "asked": 2 }));
        let answer =
            |version: i64| json!({ "version": version, "answer": serde_json::to_value(example::answer()).unwrap() });
        let told = house.sends(&student.on(HALF), "PUT", &at("/questions/0"), &answer(2)).await;
        let stale = house.sends(&student.on(HALF), "PUT", &at("/questions/6"), &answer(1)).await;
        let same = house.sends(&student.on(HALF), "POST", &at("/questions/6/same"), &json!({ "version": 2 })).await;
        assert_eq!(
            (told.status, stale.status, same.status),
            (StatusCode::NO_CONTENT, StatusCode::CONFLICT, StatusCode::NO_CONTENT)
        );
        let confirm = json!({ "version": 3, "act": "confirm" });
        let confirmed = house.sends(&world.hr.on(HALF), "POST", &at("/questions/6/acts"), &confirm).await;
        assert_eq!(confirmed.status, StatusCode::NO_CONTENT, "{}", confirmed.text);
        let setting = json!({ "from": "2027-02-01", "keep-months": "48", "late-days": "14" });
        let set = house.sends(&world.administrator.on(HALF), "POST", "/api/v1/outlook/settings", &setting).await;
        assert_eq!(set.status, StatusCode::NO_CONTENT, "{}", set.text);

        let read = house.reads_in(Lang::En, &world.officer.on(HALF), &at("")).await.json();
        assert_eq!((&read["consent"], &read["questions"][1]["status"]), (&json!("given"), &json!("confirmed")));
        let list = house
            .reads_in(Lang::En, &world.coordinator.on(HALF), "/api/v1/outlook/follow-ups?state=confirmed")
            .await
            .json();
        assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["name"]), (1, &Value::Null));
        let rates =
            house.reads_in(Lang::En, &world.coordinator.on(HALF), "/api/v1/outlook/employment?year=2026").await.json();
        assert_eq!((&rates[1]["employed"], &rates[1]["confirmed"]), (&json!(1), &json!(1)));
        let figures = house.reads_in(Lang::En, &world.coordinator.on(HALF), "/api/v1/dashboard").await.json();
        assert!(figures.as_array().unwrap().iter().all(|figure| figure["list"].as_str().unwrap().starts_with('/')));
    }
}
