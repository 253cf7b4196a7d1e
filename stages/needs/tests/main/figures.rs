//! Control figures through their actions, on both databases.

use documents::{Layout, Press, papers};
use kernel::{Failure, house};
use needs::campaigns::{actions as campaigns, moves::Act as CampaignAct};
use needs::figures::rules::{ApportionForm, CorrectionForm, FigureForm, OpinionForm, SettingForm};
use needs::figures::{actions, moves::Act, moves::Status, store};
use needs::{CampaignId, FiguresId, example, places_of, refusal};

use crate::region::{Region, accepted, opened, settle};

/// Prints the words of a paper, so that a test reads what the press is given.
pub struct Words;

impl Press for Words {
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        Ok(serde_json::to_vec(layout)?)
    }
}

/// A closed campaign with the plant's return in it.
async fn closed(region: &Region) -> CampaignId {
    let campaign = opened(region).await;
    accepted(region, campaign).await;
    campaigns::act(&region.db, &region.coordinator(), campaign, 2, CampaignAct::Close, "").await.unwrap();
    campaign
}

/// Figures of one group at two universities, sent for opinions.
pub async fn sent(region: &Region) -> FiguresId {
    let (db, keeper) = (&region.db, region.coordinator());
    let campaign = closed(region).await;
    let id = actions::draw_up(db, &keeper, campaign).await.unwrap();
    let [first, second] = region.universities;
    actions::propose(db, &keeper, id, 1, &example::figure(first.to_string())).await.unwrap();
    let other = FigureForm { capacity: "25".into(), places: String::new(), ..example::figure(second.to_string()) };
    actions::propose(db, &keeper, id, 2, &other).await.unwrap();
    actions::act(db, &keeper, id, 3, Act::Send, "").await.unwrap();
    id
}

#[tokio::test]
async fn figures_are_proposed_apportioned_opined_on_approved_by_order_and_corrected_by_another() {
    web::speak(&[web::MESSAGES, documents::MESSAGES, needs::MESSAGES]);
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, keeper, authority) = (&trial.db, region.coordinator(), region.authority());
        let id = sent(&region).await;
        let [first, second] = region.universities;

        let early = actions::approve(db, &authority, &Words, id, 4, &example::order()).await.unwrap_err();
        assert!(early.is(&refusal::NO_OPINION));
        actions::act(db, &authority, id, 4, Act::Return, "Бөліңіз").await.unwrap();
        let by_need = ApportionForm { group: "В063".into(), places: String::new() };
        assert_eq!(actions::apportion(db, &keeper, id, 5, &by_need).await.unwrap(), 3, "the need of a year");
        let given: Vec<i64> = store::figures(db, id).await.unwrap().iter().map(|one| one.place.places).collect();
        assert_eq!(given, [2, 1]);
        let by_number = ApportionForm { group: "B063".into(), places: "31".into() };
        assert_eq!(actions::apportion(db, &keeper, id, 6, &by_number).await.unwrap(), 31);
        actions::act(db, &keeper, id, 7, Act::Send, "").await.unwrap();
        actions::opine(db, &region.council(), id, 8, &example::opinion()).await.unwrap();
        let twice = actions::opine(db, &region.council(), id, 9, &example::opinion()).await.unwrap_err();
        assert!(twice.is(&house::TAKEN));
        actions::approve(db, &authority, &Words, id, 9, &example::order()).await.unwrap();

        assert_eq!(places_of(db, first, "B063", 2027).await.unwrap(), Some(21));
        assert_eq!(places_of(db, second, "B063", 2027).await.unwrap(), Some(10));
        assert_eq!(places_of(db, second, "B063", 2028).await.unwrap(), None);
        let figure = store::figures(db, id).await.unwrap()[1].id;
        let same = CorrectionForm { places: "10".into(), ..example::correction(figure.to_string()) };
        let refused = actions::correct(db, &authority, &Words, id, 10, &same).await.unwrap_err();
        assert!(refused.is(&refusal::SAME_PLACES));
        let silent = CorrectionForm { reason: " ".into(), ..example::correction(figure.to_string()) };
        let refused = actions::correct(db, &authority, &Words, id, 10, &silent).await.unwrap_err();
        assert!(refused.is(&house::REASON_NEEDED));
        actions::correct(db, &authority, &Words, id, 10, &example::correction(figure.to_string())).await.unwrap();

        let of = store::load(db, &keeper, id).await.unwrap();
        assert_eq!((of.status, of.edition, of.number.as_deref()), (Status::Corrected, 2, Some("158-Ө")));
        assert_eq!(places_of(db, second, "B063", 2027).await.unwrap(), Some(6));
        let corrections = store::corrections(db, id).await.unwrap();
        assert_eq!((corrections[0].before, corrections[0].after), (10, 6));
        let papers = papers::papers_of(db, id).await.unwrap();
        assert_eq!(papers.len(), 6, "two orders in three languages");
        let kazakh = papers.iter().find(|one| one.edition == 1 && one.kind.ends_with("kk")).unwrap();
        let (_, bytes) = papers::bytes_of(db, kazakh.id).await.unwrap();
        let words = String::from_utf8(bytes).unwrap();
        assert!(words.contains("112-Ө") && words.contains("2027 жылға арналған"), "{words}");
        assert!(words.contains("Металлургтер бірлестігі: ескертпемен") && !words.contains('⟦'), "{words}");
        assert!(db::verify(db).await.unwrap().1.is_empty());
    }
}

#[tokio::test]
async fn figures_of_a_region_are_moved_by_its_own_people_alone() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let db = &trial.db;
        let id = sent(&region).await;

        let missing = store::load(db, &region.elsewhere(), id).await.unwrap_err();
        assert!(matches!(missing, Failure::Missing));
        let missing = actions::act(db, &region.elsewhere(), id, 4, Act::Return, "x").await.unwrap_err();
        assert!(matches!(missing, Failure::Missing));
        let forbidden = actions::opine(db, &region.authority(), id, 4, &example::opinion()).await.unwrap_err();
        assert!(matches!(forbidden, Failure::Forbidden(_)));
        let forbidden =
            actions::approve(db, &region.coordinator(), &Words, id, 4, &example::order()).await.unwrap_err();
        assert!(matches!(forbidden, Failure::Forbidden(_)));
        let stale = actions::opine(db, &region.council(), id, 3, &example::opinion()).await.unwrap_err();
        assert!(stale.is(&house::STALE));
        let silent = OpinionForm { words: String::new(), ..example::opinion() };
        let refused = actions::opine(db, &region.council(), id, 4, &silent).await.unwrap_err();
        assert!(refused.is(&refusal::OPINION_WORDS));
        assert!(store::load(db, &region.personnel(), id).await.is_ok(), "an enterprise of the region reads them");
    }
}

#[tokio::test]
async fn places_go_to_educational_organisations_within_their_capacity() {
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let (db, keeper) = (&trial.db, region.coordinator());
    let campaign = opened(&region).await;
    let id = actions::draw_up(db, &keeper, campaign).await.unwrap();
    let [first, _] = region.universities;

    let plant = actions::propose(db, &keeper, id, 1, &example::figure(region.plant.to_string())).await.unwrap_err();
    assert!(plant.is(&refusal::NOT_EDUCATIONAL));
    let many = FigureForm { places: "51".into(), ..example::figure(first.to_string()) };
    assert!(actions::propose(db, &keeper, id, 1, &many).await.unwrap_err().is(&refusal::OVER_CAPACITY));
    let none = ApportionForm { group: "B064".into(), places: "10".into() };
    assert!(actions::apportion(db, &keeper, id, 1, &none).await.unwrap_err().is(&refusal::NO_CAPACITY));
    let figure = actions::propose(db, &keeper, id, 1, &example::figure(first.to_string())).await.unwrap();
    let open = actions::act(db, &keeper, id, 2, Act::Send, "").await.unwrap_err();
    assert!(open.is(&refusal::STILL_OPEN));
    actions::withdraw(db, &keeper, id, 2, figure).await.unwrap();
    assert!(store::figures(db, id).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_region_sets_its_limits_from_a_day_on() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, keeper) = (&trial.db, region.coordinator());
        let form = SettingForm {
            from: "2027-03-01".into(),
            very_good: "80".into(),
            good: "100".into(),
            reasonable: "110".into(),
            moderate: "130".into(),
            jump: "20".into(),
        };

        actions::set(db, &keeper, &form).await.unwrap();

        let on = async |day: &str| store::setting_on(db, region.here, day.parse().unwrap()).await.unwrap();
        assert_eq!((on("2027-02-28").await.jump, on("2027-03-01").await.jump), (30, 20));
        let falling = SettingForm { good: "70".into(), ..form.clone() };
        assert!(actions::set(db, &keeper, &falling).await.unwrap_err().is(&refusal::CLASSES_RISE));
        assert!(actions::set(db, &keeper, &form).await.unwrap_err().is(&house::TAKEN));
    }
}
