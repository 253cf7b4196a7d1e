//! Real files through the command line: `qosar import`, as whoever keeps an installation brings them. What is odd is
//! survived and told; what is damaged is refused by row and column in the language asked for, and nothing changes.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::{Path, PathBuf};
use std::process::Command;

use accounts::{NewAccount, NewGrant};
use db::Db;
use kernel::{Caller, Chance, Code, Day, Lang, Names, OrganisationId, PersonId, Role, Scope};
use programmes::programme::rules::ProgrammeForm;
use serde_json::Value;

#[allow(dead_code)] // The command line needs less of the region than whole stories do.
#[path = "region/small.rs"]
mod small;
#[path = "region/spoilt.rs"]
mod spoilt;
#[path = "region/standing.rs"]
mod standing;

use spoilt::{Damaged, ESCO, ODD, ODD_MODULES};
use standing::{Everything, everything};

/// An installation of its own: a folder with a database and the files that are brought.
struct Installation(PathBuf);

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a command said.
struct Said {
    code: i32,
    answer: Value,
    told: String,
}

impl Installation {
    fn new(story: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("input-{story}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn database(&self) -> String {
        format!("sqlite:{}", self.0.join("region.db").display())
    }

    /// `qosar import …` in a language, with the file beside the database.
    fn import(&self, lang: Lang, what: &str, name: &str, bytes: &[u8], more: &[&str]) -> Said {
        std::fs::write(self.0.join(name), bytes).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_qosar"))
            .args(["import", what, name, "--lang", lang.code(), "--today", "2026-03-16", "--database"])
            .arg(self.database())
            .args(more)
            .current_dir(&self.0)
            .output()
            .unwrap();
        Said {
            code: output.status.code().unwrap(),
            answer: serde_json::from_slice(&output.stdout).unwrap_or(Value::Null),
            told: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn taken(&self, what: &str, name: &str, bytes: &[u8], more: &[&str]) -> Value {
        let said = self.import(Lang::En, what, name, bytes, more);
        assert_eq!(said.code, 0, "{what} {name}: {}\n{}", said.told, said.answer);
        said.answer
    }

    async fn everything(&self) -> Everything {
        let db = Db::open(&self.database()).await.unwrap();
        let all = everything(&db).await;
        db.close().await.unwrap();
        all
    }

    /// Each damaged file ends in 2 and says why in three languages; nothing changes.
    async fn refuses(&self, what: &str, damaged: Vec<Damaged>) {
        let before = self.everything().await;
        for (slip, bytes, code) in damaged {
            let mut said = Vec::new();
            for lang in Lang::ALL {
                let refused = self.import(*lang, what, "damaged.csv", &bytes, &[]);
                assert_eq!(refused.code, 2, "{slip}: {}", refused.told);
                let all = refused.answer["errors"].as_array().unwrap();
                let told = all.iter().find(|one| one["code"] == code);
                let told = told.unwrap_or_else(|| panic!("{slip} is told as {all:?}"))["message"].as_str().unwrap();
                assert!(!told.contains('⟦') && !told.contains('{'), "{slip}: {told}");
                assert!(refused.told.contains(told), "{slip} is told to people too: {}", refused.told);
                said.push(told.to_owned());
            }
            said.dedup();
            assert_eq!(said.len(), Lang::ALL.len(), "{slip} is said alike in two languages: {said:?}");
        }
        assert_eq!(self.everything().await, before, "{what}");
    }

    /// The university's designer enters the passport of a programme, a draft.
    async fn draft(&self, code: &str) {
        self.taken("organisations", "organisations.csv", &small::organisations_csv(), &[]);
        let db = Db::open(&self.database()).await.unwrap();
        let bin = small::place_of("university").bin();
        let university: OrganisationId = registry::organisations::store::find(&db, &bin).await.unwrap().unwrap().id;
        let now = "2026-03-16".parse::<Day>().unwrap().start().plus_seconds(9 * 3600);
        let system = Caller::system(now, Chance::numbered(1), None);
        let (person, scope) = (PersonId(uuid::Uuid::from_u128(2)), Scope::organisation(university));
        let mut write = db.write(&system).await.unwrap();
        if accounts::names_of(&write, &[person]).await.unwrap().is_empty() {
            let account =
                NewAccount { person, name: "Ахметова Раушан".into(), email: None, lang: Lang::Kk };
            accounts::open_account(&mut write, &account).await.unwrap();
            let label = Names::new("университет", "университет", "university");
            let grant = NewGrant { person, role: Role::Designer, scope, label, from: now.day(), until: None };
            accounts::grant(&mut write, &grant).await.unwrap();
            write.done().await.unwrap();
        } else {
            drop(write);
        }
        let by = Caller { person: Some(person), role: Role::Designer, scope, ..system };
        let text = str::to_owned;
        let form = ProgrammeForm {
            code: text(code),
            name_kk: text("Бағдарлама"),
            name_ru: text("Программа"),
            name_en: text("Programme"),
            goal_kk: text("Мақсат"),
            goal_ru: text("Цель"),
            goal_en: text("Goal"),
            group: text("B015"),
            profile: text("bachelor-240"),
            admission: text("2026"),
            lang_kk: text("yes"),
            kind: text("acting"),
            ..ProgrammeForm::default()
        };
        programmes::programme::actions::enter(&db, &by, &form).await.unwrap();
        db.close().await.unwrap();
    }
}

#[tokio::test]
async fn the_real_curriculum_is_imported_into_the_draft_whose_code_begins_its_name() {
    let slots = small::real("programmes/6B01601-2026-curriculum.csv");
    let modules = small::real("programmes/6B01601-2026-modules.csv");
    let Some((slots, modules)) = slots.zip(modules) else { return };
    let here = Installation::new("real-curriculum");
    here.draft("6B01601").await;
    here.draft("6B07199").await;
    std::fs::write(here.0.join("modules.csv"), modules).unwrap();
    let name = "6B01601-2026-curriculum.csv";

    let before = here.everything().await;
    let tried = here.taken("curriculum", name, &slots, &["--modules", "modules.csv", "--dry-run"]);
    assert_eq!((&tried["taken"], here.everything().await), (&Value::Bool(false), before));
    let taken = here.taken("curriculum", name, &slots, &["--modules", "modules.csv"]);

    assert_eq!((&taken["taken"], &taken["slots"]), (&Value::Bool(true), &47.into()), "{taken}");
    assert_eq!(taken["errors-found"], 1, "only the outcomes are not given yet: {taken}");
    let again = here.taken("curriculum", name, &slots, &["--modules", "modules.csv"]);
    assert_eq!(again["changed"], false, "{again}");
    let nameless = here.import(Lang::En, "curriculum", "plan.csv", &slots, &[]);
    assert_eq!(nameless.code, 1);
    assert!(nameless.told.contains("--programme") && nameless.told.contains("6B01601"), "{}", nameless.told);
}

#[tokio::test]
async fn a_curriculum_with_the_oddities_of_real_forms_is_imported_and_a_damaged_one_changes_nothing() {
    let here = Installation::new("odd-curriculum");
    here.draft("6B07199").await;
    std::fs::write(here.0.join("modules.csv"), ODD_MODULES).unwrap();

    let taken = here.taken("curriculum", "plan.csv", ODD.as_bytes(), &["--modules", "modules.csv"]);
    assert!(taken["oddities"].as_i64().unwrap() >= 5, "{taken}");

    here.refuses("curriculum", spoilt::curricula()).await;
}

#[tokio::test]
async fn lists_are_imported_a_second_time_without_change_and_damaged_ones_change_nothing() {
    let here = Installation::new("lists");
    let (places, people) = (small::PLACES.len(), small::PEOPLE.len() + small::STUDENTS.len());
    for (what, bytes, count) in [
        ("organisations", small::organisations_csv(), places),
        ("people", small::people_csv(), people),
        ("esco", ESCO.into(), 2),
    ] {
        let taken = here.taken(what, "list.csv", &bytes, &[]);
        assert_eq!(taken["new"], count, "{what}: {taken}");
        let again = here.taken(what, "list.csv", &bytes, &[]);
        assert_eq!((&again["new"], &again["same"]), (&0.into(), &count.into()), "{what}: {again}");
    }

    let organisations = String::from_utf8(small::organisations_csv()).unwrap();
    let bin = small::place_of("host").bin();
    let slip = |from: &str, to: &str| organisations.replacen(from, to, 1).into_bytes();
    let twice = format!("{organisations}{}\n", organisations.lines().nth(3).unwrap());
    let damaged = vec![
        ("an empty file", Vec::new(), "documents-refusal-no-rows"),
        ("other columns", "Цвет,Вкус\nкрасный,сладкий\n".into(), "documents-refusal-no-header"),
        ("a column left out", slip("Код региона", "Область"), "documents-refusal-column-missing"),
        ("a Cyrillic letter in a number", slip(&bin, &bin.replacen('0', "О", 1)), "documents-refusal-cell-not-digits"),
        ("a row that stands twice", twice.into(), "registry-refusal-twice"),
        ("Windows-1251", vec![0xCF, 0xF0, 0xE5, 0xE4, b',', 0xC1, 0xC8, 0xCD, b'\n'], "documents-refusal-encoding"),
    ];
    here.refuses("organisations", damaged).await;
    here.refuses("esco", spoilt::occupations()).await;
}

#[tokio::test]
async fn the_real_esco_is_imported_whole() {
    let Some(file) = small::real("esco/occupations.csv") else { return };
    let here = Installation::new("real-esco");

    let taken = here.taken("esco", "occupations.csv", &file, &[]);

    assert!(taken["new"].as_i64().unwrap() > 2_900, "{taken}");
    let again = here.taken("esco", "occupations.csv", &file, &[]);
    assert_eq!((&again["new"], &again["same"]), (&0.into(), &taken["new"]));
}
