//! Every page and API door answers, in three languages, and forms keep what was typed.

use std::sync::Arc;

use agreements::moves::Act;
use agreements::terms::TermsForm;
use agreements::{RAIL, actions, doors, example};
use axum::Extension;
use axum::body::Body;
use axum::http::StatusCode;
use db::Db;
use documents::Press;
use kernel::{AgreementId, Day, Lang, Role, Scope};
use scraper::{ElementRef, Html};
use serde_json::{Value, json};
use web::Site;
use web::trial::{Answered, House, standing};

use crate::world::{
    Player, TODAY, Today, Typewriter, URL, World, act, agreement, all_other, all_said, by_name, checked, key, open,
    signed,
};

const CLAUSES: &str = "/agreements/clauses";

/// The stage's own doors over a trial database.
fn house(db: &Db) -> House {
    let at = TODAY.parse::<Day>().unwrap().start().plus_seconds(9 * 3600);
    let press: Arc<dyn Press> = Arc::new(Typewriter);
    let router = doors().build().0.layer(Extension(press)).with_state(Site::new(standing(db, at, key(), RAIL)));
    House::of(router, at)
}

/// The form of the terms as a browser sends it.
fn typed(terms: &TermsForm) -> Vec<(String, String)> {
    by_name(terms).into_iter().map(|(name, value)| (name, value.as_str().unwrap_or_default().to_owned())).collect()
}

fn with<'a>(fields: &'a [(String, String)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    fields.chain(more.iter().copied()).collect()
}

/// A contract in signature, and one in force with an amendment in signature.
async fn settled(db: &Db) -> (World, AgreementId, AgreementId) {
    let world = World::settle(db).await;
    let summer = TermsForm { from: "2027-06-01".into(), until: "2027-07-30".into(), ..example::terms() };
    let signing = world.drafted_with(db, &summer).await;
    world.opened(db, signing).await;
    let in_force = world.in_force(db).await;
    let terms = TermsForm { amount: "90000".into(), ..example::terms() };
    let (by, from) = (world.signatory.today(), "2027-03-15".parse().unwrap());
    let propose = agreements::amendments::actions::propose;
    propose(db, &by, in_force, from, &terms, "Жоспар өсті").await.unwrap();
    for player in [world.signatory, world.officer, world.student] {
        let accept = agreements::amendments::actions::accept;
        accept(db, &Typewriter, &player.today(), (in_force, 1), 1, URL).await.unwrap();
    }
    (world, signing, in_force)
}

/// A role that has no business with contracts.
fn nobody(world: &World) -> Player {
    Player { person: world.hr.person, role: Role::Designer, scope: Scope::organisation(world.university) }
}

fn at(path: &str, contract: AgreementId, paper: &str) -> String {
    let filled = path.replace("{id}", &contract.to_string()).replace("{number}", "1").replace("{edition}", "kk-ru");
    filled.replace("{paper}", paper).replace("{act}", "check")
}

#[tokio::test]
async fn every_door_answers() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, signing, in_force) = settled(db).await;
    let house = house(db);
    assert!(doors().build().2.len() >= 35);
    for door in &doors().build().2 {
        let contract = if door.path.ends_with("/sign") && door.method == "GET" { signing } else { in_force };
        let paper = agreement(db, contract).await.paper.unwrap().to_string();
        let path = at(&door.path, contract, &paper);
        let who = if door.path.ends_with("/sign") { world.signatory } else { world.officer };
        match door.method.as_str() {
            "GET" => {
                let answered = house.reads(who, &path).await;
                assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.text);
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
        let closed = house.ask(nobody(&world), Lang::Kk, &door.method, &path, (Body::empty(), "text/plain")).await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN, "{} {path}", door.method);
    }
}

#[tokio::test]
async fn the_record_is_sound_in_every_state_for_everybody() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, _, in_force) = settled(db).await;
    let house = house(db);
    let paid = TermsForm {
        cost: "900000".into(),
        workoff_months: "24".into(),
        night: "yes".into(),
        mentor: String::new(),
        ..example::terms()
    };
    let drafted = world.drafted_with(db, &paid).await;
    let refused = world.drafted(db).await;
    act(db, refused, &world.student.today(), Act::Refuse, "Басқа жер таптым").await.unwrap();
    let autumn = TermsForm { from: "2027-09-01".into(), until: "2027-12-24".into(), ..example::terms() };
    let checked_once = world.drafted_with(db, &autumn).await;
    checked(db, checked_once, world.hr).await.unwrap();
    let ended =
        world.drafted_with(db, &TermsForm { cost: "900000".into(), workoff_months: "24".into(), ..autumn }).await;
    world.opened(db, ended).await;
    for player in [world.signatory, world.officer, world.student] {
        signed(db, ended, player).await.unwrap();
    }
    let day = "2027-09-10".parse().unwrap();
    let version = agreement(db, ended).await.version;
    actions::terminate(db, &world.student.today(), ended, version, day, "Көшемін", 6).await.unwrap();
    let everybody = [world.officer, world.curator, world.signatory, world.hr, world.student, world.coordinator];
    for who in everybody {
        for id in [drafted, refused, checked_once, in_force, ended] {
            let page = house.reads(who, &format!("/agreements/{id}")).await;
            assert_eq!(page.status, StatusCode::OK);
        }
        let amendment = house.reads(who, &format!("/agreements/{in_force}/amendments/1")).await;
        assert_eq!(amendment.status, StatusCode::OK);
    }
    let officers = house.reads(world.officer, &format!("/agreements/{in_force}")).await.text;
    assert!(officers.contains("/amend\"") && officers.contains("/terminate\""));
    let students = house.reads(world.student, &format!("/agreements/{in_force}")).await.text;
    assert!(!students.contains("/amend\"") && students.contains("/terminate\""));
}

/// A field that a page forgets is sent as nothing, and whoever edits there would erase the term unseen.
#[tokio::test]
async fn every_page_that_writes_terms_has_a_field_for_each_with_what_stands() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, _, in_force) = settled(db).await;
    let house = house(db);
    let drafted = world.drafted_with(db, &all_said()).await;
    let edit = format!("/agreements/{drafted}/edit");
    let amend = format!("/agreements/{in_force}/amend");

    let page = house.reads(world.officer, "/agreements/new").await.text;
    for (name, _) in typed(&all_said()) {
        assert!(page.contains(&format!("name=\"{name}\"")), "/agreements/new has no field {name}");
    }
    let in_force_terms = agreement(db, in_force).await.terms.form();
    for (who, path, stands) in [(world.officer, edit, all_said()), (world.signatory, amend, in_force_terms)] {
        let sent = fields_of(&house.reads(who, &path).await.text, &path);
        for (name, value) in typed(&stands) {
            // A tick that is not set is sent by no browser.
            let shown = sent.iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value);
            assert_eq!(shown, value, "{path} does not show {name}");
        }
    }
}

#[tokio::test]
async fn the_record_tells_every_term_and_a_stale_page_every_difference() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let house = house(db);
    let id = world.drafted_with(db, &all_said()).await;
    let terms = by_name(&agreement(db, id).await.terms).len();
    let count = |page: &str, what: &str| {
        let what = scraper::Selector::parse(what).unwrap();
        Html::parse_document(page).select(&what).count()
    };

    let record = house.reads(world.officer, &format!("/agreements/{id}")).await.text;
    // The code and the name of the programme are one fact.
    assert_eq!(count(first_facts(&record), "dt"), terms - 1, "a term is not told");

    let edit = format!("/agreements/{id}/edit");
    let now = typed(&all_other());
    assert_eq!(house.posts(world.officer, &edit, &with(&now, &[("version", "1")])).await.status, StatusCode::SEE_OTHER);
    let late = house.posts(world.officer, &edit, &with(&typed(&all_said()), &[("version", "1")])).await;
    // The days of the contract are two rows.
    assert_eq!(count(&late.text, "table.difference tbody tr"), terms + 1, "a difference is not told: {}", late.text);
}

/// The first list of facts on a page: what the record says of its terms.
fn first_facts(page: &str) -> &str {
    let from = page.find("<dl class=\"facts\"").unwrap();
    &page[from..from + page[from..].find("</dl>").unwrap()]
}

#[tokio::test]
async fn forms_come_back_with_what_was_typed() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, _, in_force) = settled(db).await;
    let house = house(db);
    let (officer, signatory) = (world.officer, world.signatory);
    let wrong =
        typed(&TermsForm { mentor: "Жаңа Тәлімгер".into(), credits: "көп".into(), ..example::terms() });
    let [university, enterprise, learner] =
        [world.university.to_string(), world.plant.to_string(), world.student.person.to_string()];
    let parties = [("university", &*university), ("enterprise", &*enterprise), ("learner", &*learner)];
    let keeps = |answered: &Answered, texts: &[&str]| {
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answered.text);
        for text in texts {
            assert!(answered.text.contains(text), "{text} was lost");
        }
    };

    let drafting = house.posts(officer, "/agreements/new", &with(&wrong, &parties)).await;
    keeps(&drafting, &["Жаңа Тәлімгер", "көп", &format!("value=\"{learner}\"")]);
    let unseen = [("university", &*university), ("enterprise", &*enterprise), ("learner", "nobody")];
    keeps(&house.posts(officer, "/agreements/new", &with(&wrong, &unseen)).await, &["Жаңа Тәлімгер"]);

    let drafted = world.drafted(db).await;
    let edit = format!("/agreements/{drafted}/edit");
    keeps(&house.posts(officer, &edit, &with(&wrong, &[("version", "1")])).await, &["Жаңа Тәлімгер", "көп"]);
    let right =
        typed(&TermsForm { mentor: "Жаңа Тәлімгер".into(), language: "ru".into(), ..example::terms() });
    assert_eq!(house.posts(officer, &edit, &with(&right, &[("version", "1")])).await.status, StatusCode::SEE_OTHER);
    let stale = house.posts(officer, &edit, &with(&wrong, &[("version", "1")])).await;
    assert!(stale.status.is_client_error() && stale.text.contains("көп"));
    let stale = typed(&TermsForm { mentor: "Кешіккен Тәлімгер".into(), ..example::terms() });
    let stale = house.posts(officer, &edit, &with(&stale, &[("version", "1")])).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.text.contains("Жаңа Тәлімгер") && stale.text.contains("Кешіккен Тәлімгер"),
        "both stand side by side"
    );

    let ending = [("day", "2027-12-31"), ("reason", "Көшіп кетеді"), ("worked", "6"), ("version", "7")];
    keeps(
        &house.posts(officer, &format!("/agreements/{in_force}/terminate"), &ending).await,
        &["2027-12-31", "Көшіп кетеді"],
    );

    let why = [("amended-from", "2027-03-20"), ("reason", "Жоспар азайды")];
    let reject = agreements::amendments::actions::act;
    let because = agreements::amendments::moves::Act::Reject;
    reject(db, &officer.today(), (in_force, 1), because, "Тым көп").await.unwrap();
    keeps(
        &house.posts(signatory, &format!("/agreements/{in_force}/amend"), &with(&wrong, &why)).await,
        &["көп", "Жоспар азайды"],
    );
    let amended = typed(&TermsForm { amount: "70000".into(), ..example::terms() });
    let proposed = house.posts(signatory, &format!("/agreements/{in_force}/amend"), &with(&amended, &why)).await;
    assert_eq!(proposed.to, format!("/agreements/{in_force}/amendments/2"));
    let revise = format!("/agreements/{in_force}/amendments/2/revise");
    let before = house.reads(signatory, &revise).await;
    assert!(before.text.contains("Жоспар азайды") && before.text.contains("70000"));
    let read = [why[0], why[1], ("version", "1")];
    keeps(&house.posts(signatory, &revise, &with(&wrong, &read)).await, &["көп", "Жоспар азайды"]);
    let again = typed(&TermsForm { amount: "72000".into(), ..example::terms() });
    assert_eq!(house.posts(signatory, &revise, &with(&again, &read)).await.status, StatusCode::SEE_OTHER);
    let late = house.posts(signatory, &revise, &with(&amended, &read)).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
}

#[tokio::test]
async fn a_learner_is_named_and_namesakes_are_told_apart_by_their_birthday() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let house = house(db);
    let namesake = world.namesake(db, "Серікбаева", "2006-02-03").await;
    let terms = typed(&example::terms());
    let [university, enterprise] = [world.university.to_string(), world.plant.to_string()];
    let draft = async |learner: &str| {
        let parties = [("university", &*university), ("enterprise", &*enterprise), ("learner", learner)];
        house.posts(world.officer, "/agreements/new", &with(&terms, &parties)).await
    };

    for nobody in ["Серікбаева", "Серікбаева Аман", "Серікбаева Аман, 2006-02-04", "Фазылов Аман"]
    {
        let refused = draft(nobody).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{nobody}");
        assert!(refused.text.contains(&format!("value=\"{nobody}\"")), "{nobody} was lost");
    }

    for (named, who) in [("серікбаева аман, 2006-02-03", namesake), ("Құрманова Аман", world.parent)]
    {
        let drafted = draft(named).await;
        assert_eq!(drafted.status, StatusCode::SEE_OTHER, "{named}: {}", drafted.text);
        let id = drafted.to.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(agreement(db, id).await.parties.learner, who.person);
    }
}

#[tokio::test]
async fn clauses_are_edited_without_losing_a_word() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let house = house(db);
    let (_, before) = agreements::clauses::store::newest(db).await.unwrap();
    let page = house.reads(world.officer, CLAUSES).await;

    let same = fields_of(&page.text, CLAUSES);
    let stored = house.posts(world.officer, CLAUSES, &with(&same, &[])).await;
    assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.text);
    let (edition, after) = agreements::clauses::store::newest(db).await.unwrap();
    assert_eq!((edition, &after.clauses), (2, &before.clauses), "what was not changed is as it was");

    let late = house.posts(world.officer, CLAUSES, &with(&same, &[])).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "another edition was stored since");

    let mut changed = fields_of(&house.reads(world.officer, CLAUSES).await.text, CLAUSES);
    let heading = changed.iter_mut().find(|(name, _)| name == "heading-kk").unwrap();
    heading.1 = "Жаңа тақырып".into();
    let text = changed.iter_mut().find(|(name, value)| name == "text-kk" && !value.is_empty()).unwrap();
    text.1 = "Жаңа мәтін {unknown}".into();
    let refused = house.posts(world.officer, CLAUSES, &with(&changed, &[])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Жаңа тақырып") && refused.text.contains("Жаңа мәтін {unknown}"));
    assert_eq!(fields_of(&refused.text, CLAUSES).len(), changed.len(), "every field comes back");
}

#[tokio::test]
async fn a_clause_is_added_on_a_page_of_its_own_and_taken_away_beside_the_others() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let house = house(db);
    let new = "/agreements/clauses/new";
    let typed =
        [("after", "time-week"), ("when", "hazardous"), ("text-kk", "Қорғаныш киім"), ("text-ru", "Спецодежда")];

    let fields = fields_of(&house.reads(world.officer, new).await.text, new);
    let edition: Vec<_> = fields.into_iter().filter(|(name, _)| name == "version").collect();
    let refused = house.posts(world.officer, new, &with(&edition, &typed)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Қорғаныш киім") && refused.text.contains("Спецодежда"), "what was typed is kept");
    let whole: Vec<_> = typed.into_iter().chain([("text-en", "Protective clothing")]).collect();
    let added = house.posts(world.officer, new, &with(&edition, &whole)).await;
    assert_eq!((added.status, &*added.to), (StatusCode::SEE_OTHER, CLAUSES), "{}", added.text);

    let removal = "/agreements/clauses/added-2/remove";
    let page = house.reads(world.officer, CLAUSES).await.text;
    let version = fields_of(&page, removal);
    assert_eq!(version, [("version".to_owned(), "2".to_owned())]);
    let same = house.posts(world.officer, CLAUSES, &with(&fields_of(&page, CLAUSES), &[])).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER, "an added clause is edited as the others: {}", same.text);
    let late = house.posts(world.officer, removal, &with(&version, &[])).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let late = house.posts(world.officer, new, &with(&edition, &whole)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(fields_of(&late.text, new).contains(&("version".to_owned(), "3".to_owned())), "it may be sent again");
    let removed = house.posts(world.officer, removal, &[("version", "3")]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text);
    assert!(!house.reads(world.officer, CLAUSES).await.text.contains("Protective clothing"));
}

#[tokio::test]
async fn clauses_are_read_added_and_removed_through_the_api() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let house = house(db);
    let api = "/api/v1/clauses";
    let clause = json!({ "after": "time-week", "text-kk": "Киім", "text-ru": "Одежда", "text-en": "Clothing" });

    let added = house.sends(world.officer, "POST", api, &json!({ "edition": 1, "clause": clause })).await;
    assert_eq!((added.status, added.json()), (StatusCode::CREATED, json!({ "id": "added-2", "edition": 2 })));
    let all = house.ask(world.officer, Lang::En, "GET", api, (Body::empty(), "text/plain")).await.json();
    let clauses = all["clauses"].as_array().unwrap();
    let standing: Vec<_> = clauses.iter().filter(|one| one["added"] == json!(true)).collect();
    assert_eq!((&all["edition"], standing.len(), &standing[0]["number"]), (&json!(2), 1, &json!("5.2")));

    let removes = async |path: &str| house.sends(world.officer, "DELETE", path, &json!({})).await.status;
    assert_eq!(removes("/api/v1/clauses/added-2?edition=1").await, StatusCode::CONFLICT);
    assert_eq!(removes("/api/v1/clauses/time-week?edition=2").await, StatusCode::CONFLICT);
    assert_eq!(removes("/api/v1/clauses/added-7?edition=2").await, StatusCode::NOT_FOUND);
    assert_eq!(removes("/api/v1/clauses/added-2?edition=2").await, StatusCode::NO_CONTENT);
}

/// What a browser would send of the form that leads there, in order.
fn fields_of(page: &str, action: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(page);
    let all = document.root_element().descendants().filter_map(ElementRef::wrap);
    let inside = all.filter(|element| {
        let mut above = element.ancestors().filter_map(ElementRef::wrap);
        above.any(|form| form.value().name() == "form" && form.value().attr("action") == Some(action))
    });
    let named = inside.filter_map(|element| {
        let name = element.value().attr("name")?.to_owned();
        let chosen = scraper::Selector::parse("option[selected]").unwrap();
        let value = match element.value().name() {
            "input" if element.value().attr("type") == Some("checkbox") => {
                element.value().attr("checked").and(element.value().attr("value"))?.to_owned()
            }
            "select" => element.select(&chosen).next()?.value().attr("value")?.to_owned(),
            "textarea" => element.text().collect::<String>().replace('\n', "\r\n"),
            _ => element.value().attr("value").unwrap_or_default().to_owned(),
        };
        Some((name, value))
    });
    named.collect()
}

#[tokio::test]
async fn a_paper_is_read_asked_about_and_signed_on_its_page() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, signing, _) = settled(db).await;
    let house = house(db);
    let (who, home) = (world.signatory, format!("/agreements/{signing}"));
    let paper = agreement(db, signing).await.paper_hash.unwrap();

    let page = house.reads(who, &format!("{home}/sign")).await;
    assert!(page.text.contains(&paper));
    let stale = house.posts(who, &format!("{home}/code"), &[("paper", "another")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let asked = house.posts(who, &format!("{home}/code"), &[("paper", &paper)]).await;
    let digits: Vec<&str> = asked.text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 6).collect();
    let wrong = house.posts(who, &format!("{home}/sign"), &[("paper", &paper), ("code", "1")]).await;
    assert!(wrong.status.is_client_error());
    let mut done = false;
    for code in digits {
        let answered = house.posts(who, &format!("{home}/sign"), &[("paper", &paper), ("code", code)]).await;
        done |= answered.to == home;
    }
    assert!(done, "the demo shows the code on the page: {}", asked.text);

    let version = agreement(db, signing).await.version;
    actions::recall(db, &world.officer.today(), signing, version, "Қате бар").await.unwrap();
    let gone = house.reads(who, &format!("{home}/sign")).await;
    assert_eq!(gone.to, home, "a late link leads to the record");
    let cheaper =
        TermsForm { amount: "50000".into(), from: "2027-06-01".into(), until: "2027-07-30".into(), ..example::terms() };
    let version = agreement(db, signing).await.version;
    actions::edit(db, &world.officer.today(), signing, version, &cheaper).await.unwrap();
    checked(db, signing, world.hr).await.unwrap();
    checked(db, signing, world.officer).await.unwrap();
    open(db, signing, world.officer).await.unwrap();
    let stale = house.posts(who, &format!("{home}/sign"), &[("paper", &paper), ("code", "123456")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("65000") && stale.text.contains("50000"), "the difference is shown: {}", stale.text);
}

#[tokio::test]
async fn a_contract_lives_through_the_api() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let world = World::settle(db).await;
    let house = house(db);
    let (officer, all) = (world.officer, "/api/v1/agreements");
    let draft = json!({ "university": world.university, "enterprise": world.plant, "learner": world.student.person, "terms": example::terms() });
    let made = house.sends(officer, "POST", all, &draft).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let one = format!("{all}/{}", made.json()["id"].as_str().unwrap());
    let state = async || house.sends(officer, "GET", &one, &json!({})).await.json();

    let edited = TermsForm { amount: "70000".into(), ..example::terms() };
    let sent = house.sends(officer, "PUT", &one, &json!({ "version": 1, "terms": edited })).await;
    assert_eq!(sent.json()["status"], "drafted");
    for (who, act) in [(world.hr, "check"), (officer, "check"), (officer, "open-signing")] {
        let version = state().await["version"].clone();
        let done = house.sends(who, "POST", &format!("{one}/acts"), &json!({ "version": version, "act": act })).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    }
    let paper = state().await["paper"].clone();
    for who in [world.signatory, officer, world.student] {
        let code =
            house.sends(who, "POST", &format!("{one}/code"), &json!({ "paper": paper })).await.json()["code"].clone();
        let done =
            house.sends(who, "POST", &format!("{one}/signatures"), &json!({ "paper": paper, "code": code })).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    }
    assert_eq!(state().await["status"], "in-force");

    let terms = TermsForm { amount: "75000".into(), ..edited };
    let proposal = json!({ "from": "2027-03-15", "reason": "Жоспар өсті", "terms": terms });
    let proposed = house.sends(world.signatory, "POST", &format!("{one}/amendments"), &proposal).await;
    assert_eq!(proposed.json()["number"], 1);
    let first = format!("{one}/amendments/1");
    let terms = TermsForm { amount: "74000".into(), ..terms };
    let revised = json!({ "revision": 1, "from": "2027-03-15", "reason": "Ортақ шешім", "terms": terms });
    assert_eq!(house.sends(officer, "PUT", &first, &revised).await.status, StatusCode::NO_CONTENT);
    for who in [world.signatory, officer, world.student] {
        let done = house.sends(who, "POST", &format!("{first}/acceptances"), &json!({ "revision": 2 })).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    }
    let id: AgreementId = state().await["id"].as_str().unwrap().parse().unwrap();
    let paper = agreements::amendments::store::load(db, id, 1).await.unwrap().paper_hash.unwrap();
    for who in [world.signatory, officer, world.student] {
        let code =
            house.sends(who, "POST", &format!("{first}/code"), &json!({ "paper": paper })).await.json()["code"].clone();
        let done =
            house.sends(who, "POST", &format!("{first}/signatures"), &json!({ "paper": paper, "code": code })).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    }
    let on = async |day: &str| {
        let asked = house.sends(officer, "GET", &format!("{one}/terms?day={day}"), &json!({})).await;
        asked.json()["amount"].clone()
    };
    assert_ne!(on("2027-03-14").await, on("2027-03-15").await);
    let version = state().await["version"].clone();
    let end = json!({ "version": version, "day": "2027-04-01", "reason": "Көшеді" });
    let ended = house.sends(world.student, "POST", &format!("{one}/end"), &end).await;
    assert_eq!(ended.json()["refund"], Value::Null, "{}", ended.text);
    assert_eq!(state().await["status"], "terminated");
    let listed = house.sends(officer, "GET", &format!("{all}?q=6b07114&status=terminated"), &json!({})).await.json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_list_leaves_as_a_workbook_and_as_a_text() {
    let trial = db::trial::sqlite().await.unwrap();
    let (world, ..) = settled(&trial.db).await;
    let house = house(&trial.db);
    let text = house.reads(world.officer, "/agreements?format=csv").await;
    assert!(text.status.is_success() && text.text.contains("2027-00001") && text.text.contains("Серікбаева"));
    assert!(house.reads(world.officer, "/agreements?format=xlsx").await.text.starts_with("PK"));
    let none = house.reads(world.officer, "/agreements?q=nobody").await;
    assert!(none.status.is_success() && !none.text.contains("2027-00001"));
}

#[tokio::test]
async fn a_university_sets_who_signs_after_whom_and_a_stale_order_is_told() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let (world, signing, _) = settled(db).await;
        let house = house(db);
        let page = house.reads(world.officer, "/agreements/signing-order").await;
        assert!(page.status == StatusCode::OK && page.text.contains("name=\"version\" value=\"0\""), "{}", page.text);

        let order =
            [("enterprise", "2"), ("university", "1"), ("learner", "1"), ("representative", "3"), ("version", "0")];
        let set = house.posts(world.officer, "/agreements/signing-order", &order).await;
        assert_eq!((set.status, set.to.as_str()), (StatusCode::SEE_OTHER, "/agreements"));

        // The officer may sign at once, the enterprise waits for the first two.
        let early = crate::world::signed(db, signing, world.signatory).await.unwrap_err();
        assert!(early.is(&agreements::refusal::NOT_YOUR_TURN), "{early}");
        signed(db, signing, world.officer).await.unwrap();
        let stale = house.posts(world.officer, "/agreements/signing-order", &order).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let wrong =
            [("enterprise", "7"), ("university", "1"), ("learner", "1"), ("representative", "1"), ("version", "1")];
        let told = house.posts(world.officer, "/agreements/signing-order", &wrong).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);

        let read =
            house.ask(world.officer, Lang::En, "GET", "/api/v1/signing-order", (Body::empty(), "text/plain")).await;
        let mut body = read.json();
        assert_eq!((&body["version"], &body["turns"]["enterprise"]), (&json!(1), &json!("2")));
        body["turns"]["enterprise"] = json!("1");
        let put = house.sends(world.officer, "PUT", "/api/v1/signing-order", &body).await;
        assert_eq!(put.status, StatusCode::NO_CONTENT, "{}", put.text);
        let (_, broken) = db::verify(db).await.unwrap();
        assert!(broken.is_empty(), "{broken:?}");
    }
}

#[tokio::test]
async fn a_contract_in_force_waits_for_nobody() {
    let trial = db::trial::sqlite().await.unwrap();
    let (world, signing, in_force) = settled(&trial.db).await;
    let house = house(&trial.db);
    let waits = |page: Answered| page.text.contains("бастап күтуде");
    assert!(waits(house.reads(world.officer, &format!("/agreements/{signing}")).await));
    assert!(!waits(house.reads(world.officer, &format!("/agreements/{in_force}")).await));
}
