//! Forecasts through their actions, on both databases: tables, a run, what figures rest on, who sees what.

use db::Db;
use kernel::{Caller, Failure, Refusal};
use needs::forecasts::inputs::Inputs;
use needs::forecasts::kinds::{Kind, Scenario};
use needs::forecasts::moves::{Act, Status};
use needs::forecasts::rules::RunForm;
use needs::forecasts::{actions, reckon, store};
use needs::{CampaignId, ForecastId, example, figures, refusal};

use crate::figures::{Words, sent};
use crate::region::{Region, accepted, opened, settle};

/// The last year that the example's employment is counted in, as the demo of that year would have it.
pub const LAST: i32 = 2025;

/// All tables of the example, brought by the coordinator.
pub async fn brought(db: &Db, by: &Caller) {
    for (kind, text) in example::tables(LAST) {
        actions::take_table(db, by, kind, (text.as_bytes(), "table.csv"), false).await.unwrap();
    }
}

/// A small run: few draws, so that many can be made.
pub fn asked(campaign: CampaignId) -> RunForm {
    RunForm { draws: "1000".into(), ..example::forecast(campaign.to_string()) }
}

pub async fn made(region: &Region, campaign: CampaignId) -> ForecastId {
    actions::run(&region.db, &region.coordinator(), &asked(campaign)).await.unwrap()
}

fn refusals(result: Result<impl std::fmt::Debug, Failure>) -> Vec<Refusal> {
    match result {
        Err(Failure::Refused(all)) => all,
        other => panic!("{other:?}"),
    }
}

async fn refused(region: &Region, kind: Kind, text: &str) -> Vec<Refusal> {
    let file = (text.as_bytes(), "table.csv");
    refusals(actions::take_table(&region.db, &region.coordinator(), kind, file, false).await)
}

#[tokio::test]
async fn a_table_is_tried_taken_whole_and_replaced_by_the_next() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, by) = (&trial.db, region.coordinator());
        let first = "Отрасль (секция ОКЭД);Год;Занято, человек\nC;2024;100\nC;2025;110\nB;2025;40\n";
        let file = (first.as_bytes(), "занятость.csv");

        let tried = actions::take_table(db, &by, Kind::Employment, file, true).await.unwrap();
        assert_eq!((tried.new, tried.changed), (3, 0));
        assert!(store::sheet(db, region.here, Kind::Employment).await.unwrap().is_none(), "only tried");
        actions::take_table(db, &by, Kind::Employment, file, false).await.unwrap();
        let again = actions::take_table(db, &by, Kind::Employment, file, false).await.unwrap();
        assert_eq!((again.new, again.same), (0, 3));
        assert_eq!(store::sheet(db, region.here, Kind::Employment).await.unwrap().unwrap().version, 1);
        let second = "sector,year,employed\nC,2025,115\nC,2024,100\n";
        let next = actions::take_table(db, &by, Kind::Employment, (second.as_bytes(), "b.csv"), false).await.unwrap();

        // One value changed, one row left.
        assert_eq!((next.changed, next.same), (2, 1));
        // It stands in no row of the file, so no row is named: it is told by its own names.
        assert!(next.effects.iter().all(|effect| effect.line > 1), "{:?}", next.effects);
        let left: Vec<(&str, String)> =
            next.notes.iter().map(|note| (note.rule.code, format!("{:?}", note.args))).collect();
        assert_eq!(left.len(), 2, "how many leave, and each");
        assert_eq!(left[0].0, refusal::ROWS_LEAVE.code);
        assert_eq!(
            left[1],
            (refusal::ROW_LEAVES.code, r#"[("name", Text("B · 2025")), ("was", Text("40"))]"#.to_owned())
        );
        let stands = store::sheet(db, region.here, Kind::Employment).await.unwrap().unwrap();
        assert_eq!((stands.lines.len(), stands.version), (2, 2));
        assert!(store::sheets(db, region.there).await.unwrap().is_empty());
        let stranger = actions::take_table(db, &region.personnel(), Kind::Employment, file, false).await;
        assert!(matches!(stranger, Err(Failure::Forbidden(_))));
    }
}

/// A table, what is written in it, and each rule it breaks with the cell where.
type Case = (Kind, &'static str, &'static [(kernel::Rule, &'static str)]);

#[tokio::test]
async fn a_damaged_table_is_refused_whole_with_every_error_at_its_cell() {
    web::speak(&[web::MESSAGES, documents::MESSAGES, registry::MESSAGES, needs::MESSAGES]);
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let cases: [Case; 10] = [
        (
            Kind::Matrix,
            "sector,profession,share\nZZ,R-001,5\nC,R-999,5\nC,R-001,a lot\n",
            &[(refusal::UNKNOWN_SECTOR, "A2"), (refusal::TABLE_PROFESSION, "B3"), (refusal::NOT_BETWEEN, "C4")],
        ),
        (Kind::Matrix, "sector,profession,share\nC,R-001,60\nC,R-002,41\n", &[(refusal::SHARES_OVER, "C3")]),
        (Kind::Matrix, "sector,profession,share\nC,R-001,1\nC,R-001,2\n", &[(refusal::TABLE_ROW_TWICE, "A3")]),
        (Kind::Employment, "sector,year,employed\nB,2024,5\nC,2025,5\n", &[(refusal::YEAR_MISSING, "B2")]),
        (Kind::Growth, "sector,growth,output,productivity\nC,1,1,1\n", &[(refusal::GROWTH_FORM, "B2")]),
        (Kind::Growth, "sector,growth\nC,400\n", &[(refusal::NOT_BETWEEN, "B2")]),
        (
            Kind::Exits,
            "band,width,entry,share,retirement,mortality,migration,mobility\na,,100,90,0,0,0,0\n",
            &[(refusal::SHARES_SUM, "D2")],
        ),
        (
            Kind::Exits,
            "band,width,entry,share,retirement,mortality,migration,mobility\na,,100,100,60,41,0,0\n",
            &[(refusal::RATES_OVER, "E2")],
        ),
        (
            Kind::Exits,
            "profession,band,entry,share,retirement,mortality,migration,mobility\n,a,100,100,1,1,1,1\nR-001,b,,100,1,1,1,1\n",
            &[(refusal::UNKNOWN_BAND, "B3")],
        ),
        (Kind::Bridge, "profession,group,share\nR-001,B999,50\n", &[(refusal::UNKNOWN_GROUP, "B2")]),
    ];
    for (kind, text, expected) in cases {
        let found = refused(&region, kind, text).await;
        let told: Vec<(&str, String)> = found
            .iter()
            .map(|one| {
                let cell = one.args.iter().find(|(name, _)| *name == "cell").map(|(_, cell)| format!("{cell:?}"));
                (one.rule.code, cell.unwrap_or_default())
            })
            .collect();
        assert_eq!(found.len(), expected.len(), "{text}: {told:?}");
        for ((code, cell), (rule, place)) in told.iter().zip(expected) {
            assert!(*code == rule.code && cell.contains(place), "{text}: {told:?}");
        }
        for refusal in &found {
            for lang in <kernel::Lang as kernel::Code>::ALL {
                assert!(!web::Say::new(*lang).refusal(refusal).contains('⟦'), "{refusal:?}");
            }
        }
        assert!(store::sheet(&trial.db, region.here, kind).await.unwrap().is_none(), "taken whole or not at all");
    }
}

#[tokio::test]
async fn a_run_is_kept_whole_and_the_same_tables_and_seed_give_the_same_bytes() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, by) = (&trial.db, region.coordinator());
        let campaign = opened(&region).await;
        accepted(&region, campaign).await;
        let early = actions::run(db, &by, &asked(campaign)).await.unwrap_err();
        assert!(early.is(&refusal::NO_TABLE));
        brought(db, &by).await;

        let first = made(&region, campaign).await;
        let second = made(&region, campaign).await;
        let kept = store::kept(db, first).await.unwrap();
        assert_eq!(kept, store::kept(db, second).await.unwrap());
        let other = RunForm { seed: "2".into(), ..asked(campaign) };
        let other = actions::run(db, &by, &other).await.unwrap();
        assert_ne!(kept.1, store::kept(db, other).await.unwrap().1, "another seed, other bands");

        // What was kept can be reckoned again, whatever happened to the tables since.
        let text = "sector,year,employed\nC,2025,1\n";
        actions::take_table(db, &by, Kind::Employment, (text.as_bytes(), "a.csv"), false).await.unwrap();
        let of = store::load(db, &by, first).await.unwrap();
        let inputs: Inputs = serde_json::from_str(&kept.0).unwrap();
        let settings = needs::forecasts::rules::settings(&asked(campaign)).unwrap();
        let results = reckon(&inputs, &settings).unwrap();
        assert_eq!(serde_json::to_string(&results).unwrap(), kept.1);
        assert_eq!(of.digest, needs::forecasts::inputs::digest(&kept.0, &settings));
        assert_eq!((of.base_year, of.horizon, of.scenario), (LAST, 7, Scenario::Base));
        assert_eq!(store::results(db, first).await.unwrap(), results);
        let low = RunForm { scenario: "low".into(), ..asked(campaign) };
        assert!(actions::run(db, &by, &low).await.unwrap_err().is(&refusal::NO_SCENARIO));
    }
}

#[tokio::test]
async fn returns_speak_for_those_who_sent_none() {
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let (db, by) = (&trial.db, region.coordinator());
    let campaign = opened(&region).await;
    accepted(&region, campaign).await;
    brought(db, &by).await;
    let vacancies = async |id: ForecastId| {
        let results = store::results(db, id).await.unwrap();
        let engineers = results.professions.iter().find(|one| one.code == "R-001").unwrap();
        engineers.years[0].terms[7]
    };

    // The plant tells two vacancies for 640 people; its stratum employs 13,800, the sector's large enterprises.
    let weighed = vacancies(made(&region, campaign).await).await;
    let text = "sector,size,employed\nC,large,640\n";
    actions::take_table(db, &by, Kind::Strata, (text.as_bytes(), "a.csv"), false).await.unwrap();
    let alone = vacancies(made(&region, campaign).await).await;

    assert!(weighed > alone && (alone - 2.0).abs() < 1e-9, "{weighed} {alone}");
}

#[tokio::test]
async fn figures_rest_on_one_forecast_until_another_is_taken_or_they_are_approved() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, by) = (&trial.db, region.coordinator());
        let sent = sent(&region).await;
        let campaign = figures::store::load(db, &by, sent).await.unwrap().campaign;
        brought(db, &by).await;
        let (first, second) = (made(&region, campaign).await, made(&region, campaign).await);
        let status = async |id| store::load(db, &by, id).await.unwrap().status;

        actions::act(db, &by, first, 1, Act::Take).await.unwrap();
        assert_eq!(status(first).await, Status::Basis);
        let stale = actions::act(db, &by, second, 9, Act::Take).await.unwrap_err();
        assert!(stale.is(&kernel::house::STALE));
        assert_eq!(status(first).await, Status::Basis, "what is refused changes nothing");
        actions::act(db, &by, second, 1, Act::Take).await.unwrap();
        assert_eq!((status(first).await, status(second).await), (Status::Superseded, Status::Basis));
        let (basis, results) = store::basis(db, campaign).await.unwrap().unwrap();
        assert_eq!(basis.id, second);
        let wanted = results.wanted(2027);
        let automation = wanted.iter().find(|one| one.group == "B063").unwrap();
        assert_eq!(automation.finish, 2031);
        assert!(automation.within[0] < automation.places && automation.places < automation.within[1]);

        figures::actions::opine(db, &region.council(), sent, 4, &example::opinion()).await.unwrap();
        figures::actions::approve(db, &region.authority(), &Words, sent, 5, &example::order()).await.unwrap();
        let late = actions::act(db, &by, first, 3, Act::Take).await.unwrap_err();
        assert!(late.is(&refusal::FIGURES_STAND));
        let lone = actions::run(db, &by, &RunForm { campaign: String::new(), ..asked(campaign) }).await.unwrap();
        assert!(actions::act(db, &by, lone, 1, Act::Take).await.unwrap_err().is(&refusal::NO_CAMPAIGN));
    }
}

#[tokio::test]
async fn drafts_are_seen_by_those_who_weigh_them_and_nothing_beyond_the_region() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, by) = (&trial.db, region.coordinator());
        let campaign = opened(&region).await;
        brought(db, &by).await;
        let id = made(&region, campaign).await;
        let seen = async |who: &Caller| {
            let listed = store::page(db, who, None).await.unwrap().rows.len();
            (store::load(db, who, id).await.is_ok(), listed)
        };

        assert_eq!(seen(&region.authority()).await, (true, 1));
        for outside in [region.personnel(), region.council(), region.elsewhere()] {
            assert_eq!(seen(&outside).await, (false, 0), "{:?}", outside.role);
        }
        actions::act(db, &by, id, 1, Act::Take).await.unwrap();
        assert_eq!(seen(&region.personnel()).await, (true, 1));
        assert_eq!(seen(&region.council()).await, (true, 1));
        assert_eq!(seen(&region.elsewhere()).await, (false, 0));
        assert!(actions::table(db, &region.elsewhere(), Kind::Employment).await.unwrap().is_none());
        let taken = actions::act(db, &region.elsewhere(), id, 2, Act::Replace).await;
        assert!(matches!(taken, Err(Failure::Missing)));
        let foreign = actions::run(db, &region.elsewhere(), &asked(campaign)).await;
        assert!(matches!(foreign, Err(Failure::Missing)), "another region's campaign");
    }
}

/// The results of a run as the first edition kept them: nothing is told of all years together.
fn of_the_first_edition(kept: &str) -> String {
    let mut value: serde_json::Value = serde_json::from_str(kept).unwrap();
    value["edition"] = 1.into();
    value["whole"].as_object_mut().unwrap().remove("together").unwrap();
    for need in value["professions"].as_array_mut().unwrap() {
        need.as_object_mut().unwrap().remove("together").unwrap();
    }
    for group in value["groups"].as_array_mut().unwrap() {
        group.as_object_mut().unwrap().remove("gap_together").unwrap();
        group["need"].as_object_mut().unwrap().remove("together").unwrap();
    }
    value.to_string()
}

#[tokio::test]
async fn a_run_of_the_first_edition_is_read_as_it_was_kept_and_tells_that_its_bands_are_sums() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, by) = (&trial.db, region.coordinator());
        let campaign = opened(&region).await;
        brought(db, &by).await;
        let new = made(&region, campaign).await;
        let (inputs, results) = store::kept(db, new).await.unwrap();
        let kept = of_the_first_edition(&results);
        let asked = needs::forecasts::rules::settings(&asked(campaign)).unwrap();
        let old: ForecastId = by.new_id();
        let row = store::New {
            region: region.here,
            asked: &asked,
            base_year: LAST,
            engine: "forecast 0.1.0, 1",
            digest: "0",
            inputs: &inputs,
            results: &kept,
        };
        let mut write = db.write(&by).await.unwrap();
        store::insert(&mut write, old, &row).await.unwrap();
        let record = serde_json::json!({ "asked": asked });
        write.record("needs-act-run-forecast", db::RowRef::new(store::TABLE, old), record);
        write.done().await.unwrap();

        let (before, now) = (store::results(db, old).await.unwrap(), store::results(db, new).await.unwrap());

        assert_eq!((before.edition, now.edition), (1, 2));
        assert!(!before.tells_together() && now.tells_together());
        assert_eq!(serde_json::to_value(&before).unwrap(), serde_json::from_str::<serde_json::Value>(&kept).unwrap());
        let width = |results: &needs::forecasts::results::Results| {
            let [low, high] = results.group("B063").unwrap().gap_bands()[0];
            high - low
        };
        assert!(width(&now) < width(&before), "years do not stray together");
        let keeper = crate::pages::Browser::of(&region, crate::region::COORDINATOR).await;
        let (_, old_page) = keeper.get(&format!("/forecasts/{old}?lang=en")).await;
        let (_, new_page) = keeper.get(&format!("/forecasts/{new}?lang=en")).await;
        assert!(old_page.contains("as though all years strayed together") && !new_page.contains("as though all years"));
        let (_, told) = keeper.json("GET", &format!("/api/v1/forecasts/{old}"), serde_json::json!(null)).await;
        assert!(told["groups"][0]["gap-drawn"].is_null() && told["groups"][0]["gap"].is_number(), "{told}");
        let (_, told) = keeper.json("GET", &format!("/api/v1/forecasts/{new}"), serde_json::json!(null)).await;
        assert!(told["groups"][0]["gap-drawn"]["within-80"][0].is_number());
    }
}
