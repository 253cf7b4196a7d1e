//! Every page and API door answers, in three languages, and forms keep what was typed.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::http::StatusCode;
use db::Db;
use documents::Press;
use kernel::{Lang, Role};
use practice::diary::moves::Act;
use practice::orders::OrderId;
use practice::plan::actions::Edit;
use practice::{PracticeId, RAIL, doors, example, plan};
use serde_json::json;
use web::Site;
use web::trial::{House, standing};

use crate::world::{BEFORE, FIRST, FRIDAY, Player, Typewriter, URL, World, act, day, key, line, sent_in, week};

/// The stage's own doors over a trial database.
fn house(db: &Db) -> House {
    let at = day(FRIDAY).start().plus_seconds(9 * 3600);
    let press: Arc<dyn Press> = Arc::new(Typewriter);
    let router = doors().build().0.layer(Extension(press)).with_state(Site::new(standing(db, at, key(), RAIL)));
    House::of(router, at)
}

/// A practice with a plan, a week sent in, attendance, a characteristic in signature; its order; a draft.
async fn settled(db: &Db) -> (World, PracticeId, OrderId, String) {
    let world = World::settle(db).await;
    let id = world.opened(db).await;
    let order = world.ordered(db, "12-ө", &[line(id, world.mentor)]).await;
    crate::world::issue(db, order, world.signatory, BEFORE).await;
    let draft = world.ordered(db, "13-ө", &[]).await;
    let tasks = [example::task(0, day(FIRST), &[], 36), example::task(1, day("2027-02-08"), &[], 36)];
    plan::actions::edit(db, &world.mentor.on(FIRST), id, 1, Edit::Add(&tasks)).await.unwrap();
    practice::attendance::actions::all_present(db, &world.mentor.on(FIRST)).await.unwrap();
    sent_in(db, world.student, id, FIRST).await;
    let mentor = || world.mentor.on(FRIDAY);
    practice::characteristic::actions::edit(db, &mentor(), id, 0, &example::characteristic(&[], 88)).await.unwrap();
    practice::characteristic::actions::fix(db, &Typewriter, &mentor(), id, 1, URL).await.unwrap();
    let paper = practice::characteristic::store::find(db, id).await.unwrap().unwrap().paper.unwrap();
    (world, id, draft, paper.to_string())
}

/// Someone who opens this door.
fn whose(world: &World, door: &web::Door) -> Player {
    let all = [world.mentor, world.curator, world.student, world.hr, world.signatory, world.officer, world.coordinator];
    *all.iter().find(|player| door.permission.opens_to(player.role)).unwrap()
}

#[tokio::test]
async fn every_door_answers() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, id, draft, paper) = settled(db).await;
    let task = plan::store::tasks(db, id).await.unwrap()[0].id.to_string();
    let house = house(db);
    assert!(doors().build().2.len() >= 60, "{}", doors().build().2.len());
    for door in &doors().build().2 {
        let order = door.path.contains("orders");
        let thing = if order { draft.to_string() } else { id.to_string() };
        let printed = if door.path.contains("/signed/") { paper.as_str() } else { "diary" };
        let path = door.path.replace("{id}", &thing).replace("{monday}", FIRST).replace("{task}", &task);
        let path = path.replace("{line}", &task).replace("{act}", "nothing").replace("{paper}", printed);
        let who = if order && door.permission.opens_to(Role::Hr) { world.hr } else { whose(&world, door) };
        match door.method.as_str() {
            "GET" => {
                let answered = house.reads(who, &path).await;
                assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.text);
            }
            method if path.ends_with("present") || path.ends_with("present-today") => {
                let answered = house.sends(who, method, &path, &json!({})).await;
                assert!(!answered.status.is_server_error(), "{path}: {}", answered.text);
            }
            method => {
                let json = door.path.starts_with("/api/");
                let answered = if json {
                    house.sends(who, method, &path, &json!({})).await
                } else {
                    house.posts(who, &path, &[]).await
                };
                assert!(answered.status.is_client_error(), "{method} {path}: {} {}", answered.status, answered.text);
            }
        }
        let nobody = Player { role: Role::Designer, ..world.officer };
        let closed = house.ask(nobody, Lang::Kk, &door.method, &path, (Body::empty(), "text/plain")).await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN, "{} {path}", door.method);
    }
}

#[tokio::test]
async fn every_side_of_the_record_is_sound_for_everybody_in_every_state() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, id, _, _) = settled(db).await;
    let house = house(db);
    let everybody = [world.mentor, world.curator, world.student, world.hr, world.officer, world.coordinator];
    let countersign = act(db, &world.mentor.on(FRIDAY), id, FIRST, Act::Countersign, "").await;
    for round in 0..2 {
        for who in everybody {
            for tab in ["plan", "diary", "attendance", "hours", "papers", "history", ""] {
                let page = house.reads(who, &format!("/practice/{id}?tab={tab}")).await;
                assert_eq!(page.status, StatusCode::OK, "{tab}");
            }
            for monday in [FIRST, "2027-02-08"] {
                let page = house.reads(who, &format!("/practice/{id}/weeks/{monday}")).await;
                assert_eq!(page.status, StatusCode::OK, "{monday}");
            }
        }
        if round == 0 {
            let moved = practice::practices::moves::Act::BreakOff;
            let by = world.officer.on(FRIDAY);
            practice::practices::actions::act(db, &by, id, 1, moved, "Көшіп кетті").await.unwrap();
        }
    }
    assert_eq!(countersign.unwrap(), practice::diary::moves::Status::Countersigned);
}

#[tokio::test]
async fn a_student_writes_and_sends_in_a_week_and_the_mentor_countersigns_it_from_today() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let id = world.led(db).await;
    let house = house(db);
    let my = house.reads(world.student, "/practice/my").await;
    assert!(my.text.contains(&format!("/practice/{id}/weeks/{FIRST}")), "{}", my.text);

    let at = format!("/practice/{id}/weeks/{FIRST}");
    let half =
        [("version", "1"), ("done-1", "TCP калибрледім"), ("hours-1", "сегіз"), ("reflection", "Баяу бастаймын")];
    let wrong = house.posts(world.student, &at, &half).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["TCP калибрледім", "сегіз", "Баяу бастаймын"] {
        assert!(wrong.text.contains(kept), "{kept} was lost");
    }
    let whole = [("version", "1"), ("done-1", "TCP калибрледім"), ("hours-1", "7:30"), ("then", "submit")];
    assert_eq!(house.posts(world.student, &at, &whole).await.to, "/practice/my");
    let stale = house.posts(world.student, &at, &whole).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("TCP калибрледім"), "what was typed and what stands");

    let today = house.reads(world.mentor, "/practice/today").await;
    assert!(today.text.contains("/acts/countersign") && !today.text.contains("/practice/today/present"));
    let tap = [("day", FIRST), ("presence", "present"), ("back", "today")];
    assert_eq!(house.posts(world.mentor, &format!("/practice/{id}/attendance"), &tap).await.to, "/practice/today");
    let sign = [("version", "3"), ("back", "today")];
    assert_eq!(house.posts(world.mentor, &format!("{at}/acts/countersign"), &sign).await.to, "/practice/today");
    assert_eq!(week(db, id, FIRST).await.confirmed, kernel::Hours(450), "seven and a half hours");
    let form = [("presence-1", "late"), ("time-1", "6"), ("presence-2", "sick"), ("presence-3", "")];
    let marked = house.posts(world.mentor, &format!("{at}/attendance"), &form).await;
    assert_eq!(marked.status, StatusCode::SEE_OTHER, "{}", marked.text);
    assert_eq!(week(db, id, FIRST).await.marks.len(), 2);
    assert_eq!(week(db, id, FIRST).await.confirmed, kernel::Hours::whole(6));
}

#[tokio::test]
async fn the_lists_filter_and_export() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, id, draft, _) = settled(db).await;
    let house = house(db);
    let list = house.reads(world.curator, "/practice?q=%D1%81%D0%B5%D1%80%D1%96%D0%BA&status=open&below=50").await;
    assert!(list.text.contains(&id.to_string()));
    let none = house.reads(world.curator, "/practice?late=yes").await;
    assert!(!none.text.contains(&format!("href=\"/practice/{id}")));
    let csv = house.ask(world.curator, Lang::En, "GET", "/practice?format=csv", (Body::empty(), "text/plain")).await;
    assert!(csv.text.contains("Серікбаева"), "{}", csv.text);
    let orders = house.reads(world.hr, "/practice/orders?status=drafted").await;
    assert!(orders.text.contains(&draft.to_string()));
    let other = house.reads(world.other_hr, "/practice/orders").await;
    assert!(!other.text.contains(&draft.to_string()));
}

#[tokio::test]
async fn a_plan_and_an_order_are_filled_in_and_keep_what_was_typed() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, id, draft, _) = settled(db).await;
    let house = house(db);
    let at = format!("/practice/{id}/tasks/new");
    let wrong = [("version", "2"), ("week", FIRST), ("task", "Жетекті баптау"), ("method", "shown"), ("hours", "көп")];
    let answered = house.posts(world.mentor, &at, &wrong).await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.text.contains("Жетекті баптау") && answered.text.contains("көп"));
    let right = [("version", "2"), ("week", FIRST), ("task", "Жетекті баптау"), ("method", "shown"), ("hours", "8")];
    assert_eq!(house.posts(world.mentor, &at, &right).await.to, format!("/practice/{id}?tab=plan"));
    assert_eq!(plan::store::tasks(db, id).await.unwrap().len(), 3);

    let person = world.signatory.person.to_string();
    let mut form = vec![("number", "14-ө"), ("day", "ертең"), ("signatory", &*person), ("language", "kk")];
    let answered = house.posts(world.hr, "/practice/orders/new", &form).await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.text.contains("14-ө") && answered.text.contains("ертең"));
    form[1].1 = FRIDAY;
    let made = house.posts(world.hr, "/practice/orders/new", &form).await;
    assert!(made.to.starts_with("/practice/orders/"), "{}", made.text);

    let (learner, mentor) = (id.to_string(), world.substitute.person.to_string());
    let line = [("version", "1"), ("practice", &*learner), ("mentor", &*mentor), ("from", "2026-01-01")];
    let outside = house.posts(world.hr, &format!("/practice/orders/{draft}/lines"), &line).await;
    assert_eq!(outside.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", outside.text);
    let added = house.posts(world.hr, &format!("/practice/orders/{draft}/lines"), &line[..3]).await;
    assert_eq!(added.to, format!("/practice/orders/{draft}"));
    let issued = house.posts(world.hr, &format!("/practice/orders/{draft}/acts/issue"), &[("version", "2")]).await;
    assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.text);
}

#[tokio::test]
async fn the_api_walks_the_same_way() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let agreement = world.drafted(db).await;
    world.in_force(db, agreement, &[world.student]).await;
    let house = house(db);
    let made = house.sends(world.curator, "POST", "/api/v1/practices", &json!({ "agreement": agreement })).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let id = made.json()["id"].as_str().unwrap().to_owned();

    let order = example::order("1", day(BEFORE), &world.signatory.person.to_string());
    let lines = json!([{ "practice": id, "mentor": world.mentor.person }]);
    let body = json!({ "order": order, "lines": lines });
    let drafted = house.sends(world.hr, "POST", "/api/v1/mentor-orders", &body).await.json();
    let at = format!("/api/v1/mentor-orders/{}", drafted["id"].as_str().unwrap());
    let issued = house.sends(world.signatory, "POST", &format!("{at}/acts/issue"), &json!({ "version": 1 })).await;
    assert_eq!(issued.json()["status"], "issued");

    let at = format!("/api/v1/practices/{id}");
    let tasks = json!({ "version": 1, "tasks": [example::task(0, day(FIRST), &[], 36)] });
    let added = house.sends(world.mentor, "POST", &format!("{at}/plan/tasks"), &tasks).await;
    assert_eq!(added.status, StatusCode::NO_CONTENT, "{}", added.text);
    let plan = house.sends(world.student, "GET", &format!("{at}/plan"), &json!({})).await.json();
    assert_eq!((plan["status"].as_str(), plan["tasks"].as_array().map(Vec::len)), (Some("drafted"), Some(1)));

    let week = format!("{at}/weeks/{FIRST}");
    let written = json!({ "version": 1, "written": example::week(day(FIRST), day(FRIDAY), "8") });
    assert_eq!(house.sends(world.student, "PUT", &week, &written).await.json()["status"], "open");
    let days = json!([{ "day": FIRST, "presence": "late", "minutes": 420 }]);
    let marked = house.sends(world.mentor, "POST", &format!("{at}/attendance"), &days).await;
    assert_eq!(marked.status, StatusCode::NO_CONTENT, "{}", marked.text);
    let submit = format!("{week}/acts/submit");
    assert_eq!(
        house.sends(world.student, "POST", &submit, &json!({ "version": 1 })).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        house.sends(world.student, "POST", &submit, &json!({ "version": 2 })).await.json()["status"],
        "submitted"
    );
    let sign = format!("{week}/acts/countersign");
    let signed = house.sends(world.mentor, "POST", &sign, &json!({ "version": 3 })).await.json();
    assert_eq!(signed["status"], "countersigned");
    let read = house.sends(world.curator, "GET", &week, &json!({})).await.json();
    assert_eq!((read["hours"].as_i64(), read["confirmed"].as_i64()), (Some(2400), Some(420)));
    let practice = house.sends(world.curator, "GET", &at, &json!({})).await.json();
    assert_eq!((practice["confirmed"].as_i64(), practice["credits"].as_i64()), (Some(420), Some(23)));
    let stranger = house.sends(world.other_officer, "GET", &at, &json!({})).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}
