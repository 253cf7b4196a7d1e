//! What everybody reads: figures with small cells suppressed, the catalogue, open data; without signing in.

use axum::http::StatusCode;
use kernel::{Lang, Role};
use outlook::consent::Act as ConsentAct;
use outlook::{example, windows};
use serde_json::{Value, json};
use web::Frame;

use crate::doors::house;
use crate::world::{HALF, LATER, both, public};

#[tokio::test]
async fn everybody_reads_the_figures_the_catalogue_and_a_programme() {
    for world in both().await {
        let (student, _) = world.enrolled("Ахметова").await;
        world.contracted(student).await;
        let house = house(world.db());
        let by = public(HALF);

        for path in ["/public", "/public?region=KZ-55", "/public/programmes", "/public/programmes?q=робот&region=KZ-55"]
        {
            let read = house.reads_in(Lang::En, &by, path).await;
            assert_eq!(read.status, StatusCode::OK, "{path}: {}", read.text);
            assert!(!read.text.contains("Ахметова"));
        }
        let list = house.reads_in(Lang::En, &by, "/api/v1/public/programmes").await.json();
        let id = list["items"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!((&list["items"][0]["code"], &list["items"][0]["enterprises"]), (&json!("6B07114"), &json!(1)));
        let read = house.reads_in(Lang::En, &by, &format!("/public/programmes/{id}")).await;
        assert!(read.text.contains("6B07114") && read.text.contains("Ертіс зауыты (en)"), "{}", read.text);
        let elsewhere = house.reads_in(Lang::En, &by, "/api/v1/public/programmes?region=KZ-27").await.json();
        assert_eq!(elsewhere["items"].as_array().unwrap().len(), 0);
    }
}

#[tokio::test]
async fn a_programme_without_dual_training_and_a_draft_are_in_no_catalogue() {
    for world in both().await {
        let house = house(world.db());
        let list = house.reads_in(Lang::En, &public(HALF), "/api/v1/public/programmes").await.json();
        assert_eq!(list["items"].as_array().unwrap().len(), 0);
    }
}

#[tokio::test]
async fn fewer_than_five_people_are_told_to_nobody() {
    for world in both().await {
        for family in ["Ахметова", "Бекова", "Валиева", "Ғалиева"] {
            world.enrolled(family).await;
        }
        let house = house(world.db());
        let figures = async || house.reads_in(Lang::En, &public(HALF), "/api/v1/public/figures").await.json();

        assert_eq!(figures().await["dual-students"], Value::Null);
        assert_eq!(figures().await["dual-students-by-year"][0]["students"], Value::Null);
        let page = house.reads_in(Lang::En, &public(HALF), "/public").await;
        assert!(page.text.contains("fewer than 5"), "{}", page.text);

        world.enrolled("Дәулетова").await;
        assert_eq!(figures().await["dual-students"], json!(5));
        let csv = house.reads_in(Lang::En, &public(HALF), "/public?format=csv").await;
        assert!(csv.text.contains("2026") && csv.status == StatusCode::OK, "{}", csv.text);
    }
}

/// Every number of a JSON that is one to four, with its key.
fn small(key: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Number(number) if number.as_f64().is_some_and(|number| (1.0..5.0).contains(&number)) => {
            found.push(key.to_owned());
        }
        Value::Array(all) => all.iter().for_each(|one| small(key, one, found)),
        Value::Object(parts) => parts.iter().for_each(|(key, one)| small(key, one, found)),
        _ => {}
    }
}

/// Where a figure of people is new and is not suppressed, its key is here.
#[tokio::test]
async fn no_figure_of_one_to_four_is_published_but_of_organisations_and_programmes() {
    for world in both().await {
        for family in ["Ахметова", "Бекова", "Валиева", "Ғалиева"] {
            let (student, _) = world.enrolled(family).await;
            world.contracted(student).await;
        }
        let (graduate, id) = world.agreed("Дәулетова").await;
        for month in [0, 6, 12] {
            world.answers(&graduate.on(LATER), id, month, &example::answer()).await.unwrap();
        }
        let house = house(world.db());

        let figures = house.reads_in(Lang::En, &public(LATER), "/api/v1/public/figures").await.json();
        let csv = house.reads_in(Lang::En, &public(LATER), "/public?format=csv").await.text;

        let mut found = Vec::new();
        small("", &figures, &mut found);
        found.sort();
        assert_eq!(found, ["enterprises", "programmes", "universities"], "{figures}");
        let told: Vec<&str> =
            csv.lines().filter(|line| ["1", "2", "3", "4"].iter().any(|few| value(line) == *few)).collect();
        assert_eq!(told.len(), 3, "{csv}");
    }
}

/// The fourth cell of a line is the figure.
fn value(line: &str) -> &str {
    line.split([',', ';']).nth(3).unwrap_or_default()
}

#[tokio::test]
async fn the_windows_tell_each_what_waits_and_count_graduates() {
    for world in both().await {
        let (student, id) = world.graduate("Ахметова").await;
        let waits = async |by: kernel::Caller| -> Vec<(&'static str, Option<u32>)> {
            let all = windows::waiting(world.db().clone(), by).await.unwrap();
            all.iter().map(|one| (one.act, one.count)).collect()
        };
        assert_eq!(waits(student.on(HALF)).await, [("outlook-waiting-consent", None)]);
        world.consents(student, id, ConsentAct::Give).await;
        assert_eq!(waits(student.on(HALF)).await, [("outlook-waiting-answer", None)]);
        assert_eq!(waits(world.officer.on(HALF)).await, [("outlook-waiting-ask", Some(1))]);
        assert_eq!(waits(world.curator.on("2026-07-01")).await, []);
        world.answers(&student.on(HALF), id, 0, &example::answer()).await.unwrap();
        assert_eq!(waits(world.hr.on(HALF)).await, [("outlook-waiting-confirm", Some(1))]);
        assert_eq!(waits(world.other_hr.on(HALF)).await, []);
        assert_eq!(waits(world.coordinator.on(HALF)).await, []);

        let counts = async |by: kernel::Caller| -> Vec<(i64, Option<i64>)> {
            let frame = Frame { region: Some(world.region), today: by.today() };
            let all = windows::counts(world.db().clone(), by, frame).await.unwrap();
            all.iter().map(|count| (count.value, count.of)).collect()
        };
        assert_eq!(counts(world.coordinator.on(LATER)).await, [(1, Some(1)), (0, Some(1)), (0, Some(0))]);
        world.answers(&student.on(LATER), id, 12, &example::answer()).await.unwrap();
        assert_eq!(counts(world.coordinator.on(LATER)).await, [(1, Some(1)), (1, Some(1)), (1, Some(1))]);
        assert_eq!(counts(world.hr.on(LATER)).await, [], "one graduate is no figure for an employer");
        let dates = windows::dates(world.db().clone(), student.on(LATER)).await.unwrap();
        assert_eq!(dates.len(), 3);
        let found = windows::found(world.db().clone(), world.officer.on(LATER), "ахмет".into()).await.unwrap();
        assert_eq!(found.len(), 1);
        let hidden = windows::found(world.db().clone(), world.coordinator.on(LATER), "ахмет".into()).await.unwrap();
        let about = windows::about(world.db().clone(), world.officer.on(LATER), student.person.0).await.unwrap();
        let unseen = windows::about(world.db().clone(), world.stranger.on(LATER), student.person.0).await.unwrap();
        assert_eq!((hidden.len(), about.len(), unseen.len()), (0, 1, 0));
        assert_eq!(world.coordinator.role, Role::Coordinator);
    }
}
