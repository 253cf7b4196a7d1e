//! Returns through their actions, on both databases.

use kernel::{Failure, house};
use needs::campaigns::{actions as campaigns, moves::Act as CampaignAct};
use needs::returns::rules::LineForm;
use needs::returns::{actions, moves::Act, moves::Status, store};
use needs::{Of, demand, example, order_line, order_lines, refusal, yearly};

use crate::region::{accepted, filled, opened, settle, version};

#[tokio::test]
async fn a_return_goes_back_with_a_reason_is_mended_and_accepted_into_the_order() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, hr, keeper) = (&trial.db, region.personnel(), region.coordinator());
        let campaign = opened(&region).await;
        let id = filled(&region, campaign).await;

        assert_eq!(actions::act(db, &hr, id, 4, Act::Submit, "").await.unwrap(), Status::Submitted);
        let silent = actions::act(db, &keeper, id, 5, Act::Return, " ").await.unwrap_err();
        assert!(silent.is(&house::REASON_NEEDED));
        actions::act(db, &keeper, id, 5, Act::Return, "Тәлімгерлер саны").await.unwrap();
        assert!(order_lines(db, &keeper, None).await.unwrap().is_empty(), "nothing is ordered before it is accepted");
        let line = store::lines(db, id).await.unwrap().into_iter().find(|l| l.profession.code == "R-001").unwrap();
        let mended = LineForm { mentors: "4".into(), ..example::engineers() };
        actions::edit_line(db, &hr, id, 6, line.id, &mended).await.unwrap();
        actions::act(db, &hr, id, 7, Act::Submit, "").await.unwrap();
        assert_eq!(actions::act(db, &keeper, id, 8, Act::Accept, "").await.unwrap(), Status::Accepted);

        let lines = order_lines(db, &hr, Some("B063")).await.unwrap();
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].code.as_str(), lines[0].year), ("R-001", 2027));
        assert_eq!(order_line(db, lines[0].id).await.unwrap(), lines[0]);
        let asked = |year| demand(db, Some(region.here), Of::Group("B063"), year);
        assert_eq!(asked(2027).await.unwrap(), Some(5));
        assert_eq!(asked(2029).await.unwrap(), Some(7));
        assert_eq!(asked(2033).await.unwrap(), None, "no campaign looks that far");
        assert_eq!(yearly(db, campaign).await.unwrap(), [("B063".to_owned(), 3)]);
        assert!(db::verify(db).await.unwrap().1.is_empty(), "the record holds together");
    }
}

#[tokio::test]
async fn an_accepted_return_is_reopened_by_a_new_act_and_keeps_its_line_in_the_order() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, keeper) = (&trial.db, region.coordinator());
        let campaign = opened(&region).await;
        let id = accepted(&region, campaign).await;
        let before = order_lines(db, &keeper, None).await.unwrap();

        actions::act(db, &keeper, id, 6, Act::Reopen, "Жаңа сызық").await.unwrap();
        actions::act(db, &region.personnel(), id, 7, Act::Submit, "").await.unwrap();
        actions::act(db, &keeper, id, 8, Act::Accept, "").await.unwrap();

        assert_eq!(order_lines(db, &keeper, None).await.unwrap(), before);
    }
}

#[tokio::test]
async fn nobody_of_another_enterprise_or_region_sees_or_moves_a_return() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let db = &trial.db;
        let campaign = opened(&region).await;
        let id = filled(&region, campaign).await;

        for other in [region.stranger(), region.elsewhere()] {
            let missing = |failure: Failure| assert!(matches!(failure, Failure::Missing), "{failure}");
            missing(store::load(db, &other, id).await.unwrap_err());
            missing(actions::act(db, &other, id, 4, Act::Submit, "").await.unwrap_err());
            missing(actions::edit(db, &other, id, 4, &example::header()).await.unwrap_err());
            missing(actions::add_line(db, &other, id, 4, &example::operators()).await.unwrap_err());
            missing(actions::take_file(db, &other, id, (b"", "a.csv"), true).await.unwrap_err());
            let seen = store::list(db, &other, &store::Filter::default(), None, 10).await.unwrap();
            assert!(seen.is_empty());
            assert_eq!(store::total(db, &other, &store::Filter::default()).await.unwrap(), 0);
        }
        let refused = actions::draft(db, &region.stranger(), campaign, region.plant).await.unwrap_err();
        assert!(matches!(refused, Failure::Missing));
        let seen = store::list(db, &region.coordinator(), &store::Filter::default(), None, 10).await.unwrap();
        assert_eq!((seen.len(), seen[0].lines, seen[0].dual_places), (1, 2, 10));
        let forbidden = actions::act(db, &region.coordinator(), id, 4, Act::Submit, "").await.unwrap_err();
        assert!(matches!(forbidden, Failure::Forbidden(_)));
    }
}

#[tokio::test]
async fn a_stale_page_changes_nothing() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, hr) = (&trial.db, region.personnel());
        let campaign = opened(&region).await;
        let id = filled(&region, campaign).await;

        for failure in [
            actions::edit(db, &hr, id, 3, &example::header()).await.unwrap_err(),
            actions::act(db, &hr, id, 3, Act::Submit, "").await.map(|_| ()).unwrap_err(),
            actions::add_line(db, &hr, id, 3, &LineForm { education: "master".into(), ..example::engineers() })
                .await
                .map(|_| ())
                .unwrap_err(),
            campaigns::edit(db, &region.coordinator(), campaign, 1, &example::campaign()).await.unwrap_err(),
        ] {
            assert!(failure.is(&house::STALE), "{failure}");
        }
        assert_eq!((version(&region, id).await, store::lines(db, id).await.unwrap().len()), (4, 2));
    }
}

#[tokio::test]
async fn a_line_names_its_profession_by_code_in_either_alphabet_or_by_name_and_only_once() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, hr) = (&trial.db, region.personnel());
        let campaign = opened(&region).await;
        let id = filled(&region, campaign).await;
        let typed = |profession: &str| LineForm { profession: profession.into(), ..example::operators() };

        let twice = actions::add_line(db, &hr, id, 4, &typed("R-069 Көпірлік кран машинисі")).await.unwrap_err();
        assert!(twice.is(&refusal::LINE_STANDS));
        // The first letter is a Cyrillic Р.
        actions::add_line(db, &hr, id, 4, &typed("Р-041")).await.unwrap();
        actions::add_line(db, &hr, id, 5, &typed("Метролог инженер")).await.unwrap();
        actions::add_line(db, &hr, id, 6, &typed("энергоаудитор")).await.unwrap();
        for nobody in ["R-999", "Инженер", "Космонавт"] {
            let failure = actions::add_line(db, &hr, id, 7, &typed(nobody)).await.unwrap_err();
            assert!(failure.is(&refusal::UNKNOWN_PROFESSION), "{nobody}");
        }
        let group = LineForm { group: "B999".into(), ..typed("R-039") };
        assert!(actions::add_line(db, &hr, id, 7, &group).await.unwrap_err().is(&refusal::UNKNOWN_GROUP));
        let lines = store::lines(db, id).await.unwrap();
        let metrology = lines.iter().find(|line| line.profession.code == "R-047").unwrap();
        actions::remove_line(db, &hr, id, 7, metrology.id).await.unwrap();
        assert_eq!(store::lines(db, id).await.unwrap().len(), 4);
    }
}

#[tokio::test]
async fn a_campaign_opens_on_its_day_closes_checked_and_takes_nothing_after() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, hr, keeper) = (&trial.db, region.personnel(), region.coordinator());
        let campaign = opened(&region).await;
        let twice = campaigns::plan(db, &keeper, &example::campaign()).await.unwrap_err();
        assert!(twice.is(&house::TAKEN));
        let id = filled(&region, campaign).await;
        actions::act(db, &hr, id, 4, Act::Submit, "").await.unwrap();

        let early = campaigns::act(db, &keeper, campaign, 2, CampaignAct::Close, "").await.unwrap_err();
        assert!(early.is(&refusal::UNCHECKED));
        actions::act(db, &keeper, id, 5, Act::Return, "Толық емес").await.unwrap();
        campaigns::act(db, &keeper, campaign, 2, CampaignAct::Close, "").await.unwrap();

        assert!(actions::act(db, &hr, id, 6, Act::Submit, "").await.unwrap_err().is(&refusal::NOT_OPEN));
        let late = actions::draft(db, &region.stranger(), campaign, region.mine).await.unwrap_err();
        assert!(late.is(&refusal::NOT_OPEN));
        let forbidden = campaigns::plan(db, &hr, &example::campaign()).await.unwrap_err();
        assert!(matches!(forbidden, Failure::Forbidden(_)));
    }
}

#[tokio::test]
async fn a_new_return_is_held_against_the_last_accepted_one() {
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let (db, hr, keeper) = (&trial.db, region.personnel(), region.coordinator());
    let first = opened(&region).await;
    accepted(&region, first).await;
    let next = needs::campaigns::rules::CampaignForm {
        year: "2028".into(),
        opens: "2027-01-20".into(),
        closes: "2027-03-01".into(),
    };
    let second = campaigns::plan(db, &keeper, &next).await.unwrap();
    campaigns::act(db, &keeper, second, 1, CampaignAct::Open, "").await.unwrap();

    let id = actions::draft(db, &hr, second, region.plant).await.unwrap();
    actions::edit(db, &hr, id, 1, &example::header()).await.unwrap();
    actions::add_line(db, &hr, id, 2, &LineForm { staff: "34".into(), ..example::engineers() }).await.unwrap();

    let of = store::load(db, &hr, id).await.unwrap();
    let odd = actions::odd(db, &hr, &of).await.unwrap();
    let codes: Vec<&str> = odd.iter().map(|one| one.rule.code).collect();
    assert_eq!(codes, [refusal::STAFF_JUMPED.code, refusal::PROFESSION_GONE.code]);
}
