//! The clauses of a contract: every case in three languages, the words of one contract, and the editions.

use agreements::clauses::store::{edition, newest};
use agreements::clauses::{catalogue, standard};
use agreements::paper::{Named, clauses, filled};
use agreements::store::Agreement;
use agreements::terms::{Compensation, Terms};
use agreements::{actions, example};
use db::Db;
use documents::clauses::{RenderedClause, Template, Value};
use kernel::{Code, Failure, Lang, Money, house};

use crate::world::{Today, World, agreement, checked};

async fn drafted(db: &Db) -> (World, Agreement) {
    let world = World::settle(db).await;
    let id = world.drafted(db).await;
    let stored = agreement(db, id).await;
    (world, stored)
}

fn named(birth: &str) -> Named {
    Named {
        learner: "Серікбаева Әсел Нұрланқызы".into(),
        birth: Some(birth.parse().unwrap()),
        representative: Some("Серікбаев Нұрлан Болатұлы".into()),
        enterprise_bin: None,
        university_bin: None,
        place: Some("Павлодар".into()),
    }
}

fn text(clause: &RenderedClause, lang: Lang) -> String {
    let of = |names: &kernel::Names| match lang {
        Lang::Kk => names.kk.clone(),
        Lang::Ru => names.ru.clone(),
        Lang::En => names.en.clone(),
    };
    format!("{}. {}{}", clause.number, of(&clause.heading), of(&clause.text))
}

#[test]
fn the_standard_clauses_have_no_fault() {
    Template::read(standard().unwrap(), &catalogue()).unwrap();
}

/// The paper of an example is printed from examples, so it never tells of a variable that no contract fills.
#[tokio::test]
async fn every_variable_of_the_catalogue_is_filled_with_a_value_of_its_kind() {
    let trial = db::trial::sqlite().await.unwrap();
    let (_, stored) = drafted(&trial.db).await;

    let values = filled(&stored, &stored.terms, &named("2005-06-17"));

    for variable in catalogue().variables() {
        let value = values.get(variable.name).unwrap_or_else(|| panic!("`filled` has no {}", variable.name));
        let kind = std::mem::discriminant::<Value>;
        assert_eq!(kind(value), kind(&variable.example), "{} is of another kind than its example", variable.name);
    }
}

#[tokio::test]
async fn the_clauses_stand_for_minors_and_adults_any_payment_and_with_work_off_or_without() {
    let trial = db::trial::sqlite().await.unwrap();
    let (_, stored) = drafted(&trial.db).await;
    for birth in ["2010-06-17", "2005-06-17"] {
        for compensation in Compensation::ALL {
            for cost in [Money::ZERO, Money::tenge(900_000)] {
                for hazardous in [false, true] {
                    let minor = birth.starts_with("2010");
                    let terms = Terms {
                        compensation: *compensation,
                        cost,
                        workoff_months: 24,
                        hazardous,
                        ..stored.terms.clone()
                    };
                    let rendered = clauses(standard().unwrap(), &stored, &terms, &named(birth)).unwrap();

                    let stands = |id: &str| rendered.iter().any(|clause| clause.id == id);
                    assert_eq!(stands("time-minor"), minor);
                    assert_eq!(stands("time-hazard"), hazardous);
                    assert_eq!(stands("workoff-term"), cost > Money::ZERO);
                    for kind in Compensation::ALL {
                        let clause = match kind {
                            Compensation::Stipend => "compensation-stipend",
                            Compensation::Wage => "compensation-wage",
                            Compensation::None => "compensation-none",
                        };
                        assert_eq!(stands(clause), kind == compensation);
                    }
                    for clause in &rendered {
                        for lang in Lang::ALL {
                            let said = text(clause, *lang);
                            assert!(!said.contains(['{', '}', '⟦']), "{said}");
                            assert!(!said.contains(".."), "{said}");
                            assert!(said.len() > clause.number.len() + 2, "{} says nothing in {lang:?}", clause.id);
                        }
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn the_words_of_a_contract_are_these() {
    let trial = db::trial::sqlite().await.unwrap();
    let (_, stored) = drafted(&trial.db).await;
    let mut form = example::terms();
    (form.cost, form.workoff_months) = ("900000".into(), "24".into());
    let terms = agreements::terms::terms(&form).unwrap();
    let rendered = clauses(standard().unwrap(), &stored, &terms, &named("2010-06-17")).unwrap();
    for lang in [Lang::Kk, Lang::Ru] {
        let said: Vec<String> = rendered.iter().map(|clause| text(clause, lang)).collect();
        let page = said.join("\n") + "\n";
        let path = format!("{}/tests/main/contract.{}.txt", env!("CARGO_MANIFEST_DIR"), lang.code());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {path}");
    }
}

#[tokio::test]
async fn an_edited_clause_makes_the_next_edition_and_earlier_contracts_keep_theirs() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let (world, before) = drafted(db).await;
        let by = world.officer.today();
        let (read, mut draft) = newest(db).await.unwrap();
        draft.clauses[0].clauses[0].text.en = "Another subject of {learner-name}, {programme} ({programme-code}), \
            {university-name}, {enterprise-name}."
            .into();

        assert_eq!(actions::store_clauses(db, &by, read, draft.clone()).await.unwrap(), 2);

        assert_eq!(edition(db, before.template).await.unwrap(), standard().unwrap());
        assert_eq!(newest(db).await.unwrap().1.clauses, draft.clauses);
        let failure = actions::store_clauses(db, &by, read, draft).await.unwrap_err();
        assert!(failure.is(&house::STALE), "somebody stored an edition since: {failure}");
        checked(db, before.id, world.hr).await.unwrap();
    }
}

#[tokio::test]
async fn clauses_with_an_unknown_variable_or_without_words_are_refused() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let (world, _) = drafted(db).await;
        let (read, mut draft) = newest(db).await.unwrap();
        draft.clauses[0].clauses[1].text = kernel::Names::new("{salary}", "{salary}", "");
        let failure = actions::store_clauses(db, &world.officer.today(), read, draft).await.unwrap_err();
        let Failure::Refused(all) = failure else { panic!("a refusal") };
        assert!(all.len() >= 3, "two unknown variables and a text that is missing: {all:?}");
        assert_eq!(newest(db).await.unwrap().0, 1);
    }
}
