//! The clauses of a contract: every case in three languages, the words of one contract, and the editions.

use agreements::clauses::store::{edition, newest};
use agreements::clauses::{ClauseForm, catalogue, standard};
use agreements::paper::{Named, clauses, filled};
use agreements::store::Agreement;
use agreements::terms::{Compensation, Terms};
use agreements::{actions, example, refusal};
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

fn to_add(after: &str, when: &str, text: &str) -> ClauseForm {
    let [text_kk, text_ru, text_en] = ["kk", "ru", "en"].map(|lang| format!("{text} ({lang})"));
    ClauseForm { after: after.into(), when: when.into(), text_kk, text_ru, text_en }
}

#[tokio::test]
async fn a_clause_is_added_after_another_stands_under_its_condition_and_is_taken_away_again() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        let (world, before) = drafted(db).await;
        let by = world.officer.today();

        let form = to_add("time-week", "hazardous", "Protective clothing is given by {enterprise-name}");
        let (edition, id) = actions::add_clause(db, &by, 1, &form).await.unwrap();

        let draft = newest(db).await.unwrap().1;
        let time = draft.clauses.iter().find(|section| section.id == "time").unwrap();
        let order: Vec<&str> = time.clauses.iter().map(|clause| clause.id.as_str()).collect();
        assert_eq!((edition, order), (2, vec!["time-week", &*id, "time-minor", "time-hazard"]));
        for hazardous in [true, false] {
            let terms = Terms { hazardous, ..before.terms.clone() };
            let printed = clauses(draft.clone(), &before, &terms, &named("2005-06-17")).unwrap();
            let clause = printed.iter().find(|clause| clause.id == id);
            assert_eq!(clause.is_some(), hazardous);
            let filled = "Protective clothing is given by Ертіс зауыты (ru) (ru)";
            assert!(clause.is_none_or(|clause| (&*clause.number, &*clause.text.ru) == ("5.2", filled)), "{clause:?}");
        }
        assert!(agreements::clauses::is_added(&id).unwrap() && !agreements::clauses::is_added("time").unwrap());

        let (_, second) = actions::add_clause(db, &by, 2, &to_add(&id, "", "Another one")).await.unwrap();
        assert_ne!(second, id, "an id is given once");
        assert_eq!(actions::remove_clause(db, &by, 3, &id).await.unwrap(), 4);
        assert_eq!(actions::remove_clause(db, &by, 4, &second).await.unwrap(), 5);
        assert_eq!(newest(db).await.unwrap().1.clauses, standard().unwrap().clauses);
        assert_eq!(edition_of(db, 2).await, draft.clauses, "an edition that stood is kept");
    }
}

async fn edition_of(db: &Db, number: i64) -> Vec<documents::clauses::Clause> {
    edition(db, number).await.unwrap().clauses
}

#[tokio::test]
async fn a_clause_without_a_place_or_a_text_and_one_of_the_standard_contract_are_refused() {
    use documents::clauses::Clause;
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let (world, _) = drafted(db).await;
    let by = world.officer.today();
    let told = |failure: Failure| {
        let Failure::Refused(all) = failure else { panic!("a refusal: {failure}") };
        all.into_iter().map(|one| one.field.unwrap_or(one.rule.code)).collect::<Vec<_>>()
    };
    let add = async |form: ClauseForm| told(actions::add_clause(db, &by, 1, &form).await.unwrap_err());

    assert_eq!(add(ClauseForm::default()).await, ["after", "text-kk", "text-ru", "text-en"]);
    assert_eq!(add(to_add("time", "", "Nothing stands after a heading")).await, ["after"]);
    assert_eq!(add(to_add("time-week", "if paid", "{salary}")).await.len(), 4, "a condition and three variables");
    assert_eq!(newest(db).await.unwrap().0, 1);

    let standing = actions::remove_clause(db, &by, 1, "time-week").await.unwrap_err();
    assert!(standing.is(&refusal::STANDARD_CLAUSE), "{standing}");
    assert!(matches!(actions::remove_clause(db, &by, 1, "added-9").await, Err(Failure::Missing)));
    let (edition, id) = actions::add_clause(db, &by, 1, &to_add("time-week", "", "It is pointed at")).await.unwrap();
    for stale in [
        actions::add_clause(db, &by, 1, &to_add("time-week", "", "Late")).await.map(|_| 0),
        actions::remove_clause(db, &by, 1, &id).await,
    ] {
        assert!(stale.unwrap_err().is(&house::STALE));
    }
    let mut draft = newest(db).await.unwrap().1;
    let see = format!("See {{clause:{id}}}");
    draft.clauses[0].clauses.push(Clause::text("pointing", kernel::Names::new(&*see, &*see, &*see)));
    let edition = actions::store_clauses(db, &by, edition, draft).await.unwrap();
    let pointed = told(actions::remove_clause(db, &by, edition, &id).await.unwrap_err());
    assert_eq!(pointed, ["documents-refusal-unknown-clause"; 3], "another clause points to it");
}
