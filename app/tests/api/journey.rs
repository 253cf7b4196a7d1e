//! The whole journey through the API alone: from an enterprise's need to a signed contract and on.

use axum::http::StatusCode;
use db::trial;
use kernel::{CommissionId, OrganisationId, PersonId, Role, Scope, ScopeKind};
use serde_json::{Value, json};
use uuid::Uuid;

use super::site::Api;
use super::small::{self, Brought, PEOPLE, PLACES, STUDENTS};

/// The story while it is told: who can act, and what has come of it.
pub struct Story {
    pub api: Api,
    pub brought: Brought,
}

impl Story {
    /// The region's organisations and people are brought as two files.
    pub async fn begin(db: db::Db) -> Self {
        let api = Api::open(db).await;
        api.on("2026-01-09").await;
        let admin = api.administrator().await;
        let organisations = small::organisations_csv();
        let told = api.brought(&admin, "/api/v1/imports/organisations?file-name=list.csv", &organisations).await;
        assert_eq!(told["new"], PLACES.len(), "{told}");
        let told = api.brought(&admin, "/api/v1/imports/people?file-name=list.csv", &small::people_csv()).await;
        assert_eq!(told["new"], PEOPLE.len() + STUDENTS.len(), "{told}");
        Self { api, brought: small::curriculum() }
    }

    pub async fn found(&self, list: &str, words: &str) -> Uuid {
        let path = format!("/api/v1/{list}?q={words}");
        let told = self.api.read(&self.api.administrator().await, &path).await;
        told["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{path}: {told}")).parse().unwrap()
    }

    pub async fn place(&self, key: &str) -> OrganisationId {
        OrganisationId(self.found("organisations", &small::place_of(key).bin()).await)
    }

    pub async fn person(&self, family: &str) -> PersonId {
        PersonId(self.found("people", &percent(family)).await)
    }

    /// A token of somebody of the region, in their own role.
    pub async fn token(&self, family: &str) -> String {
        let one = PEOPLE.iter().find(|one| one.family == family).unwrap();
        let scope = if one.serves_the_region() {
            let region = registry::classifiers::region_of(&self.api.db, "KZ-55").await.unwrap();
            Scope::region(region.unwrap())
        } else {
            Scope::organisation(self.place(one.at).await)
        };
        self.api.token(self.person(family).await, one.role, scope).await
    }

    /// A token of somebody as a member of a commission.
    pub async fn expert(&self, family: &str, commission: Uuid) -> String {
        let scope = Scope { kind: ScopeKind::Commission, id: CommissionId(commission).0 };
        self.api.token(self.person(family).await, Role::Expert, scope).await
    }

    /// 1. The enterprise tells its need, the order counts it, places are given and approved.
    pub async fn need(&self) {
        let (api, profession) = (&self.api, self.brought.profession);
        let (coordinator, hr) = (self.token("Қабылова").await, self.token("Әбілова").await);
        if profession == small::TEACHER {
            let [kk, ru, en] = self.brought.profession_names;
            let entry = json!({ "code": profession, "isco": "2330", "name-kk": kk, "name-ru": ru, "name-en": en,
                "education": "bachelor", "group": self.brought.group });
            api.made(&coordinator, "/api/v1/professions", entry).await;
        }
        let plan = json!({ "year": "2027", "opens": "2026-01-12", "closes": "2026-02-27" });
        let campaign = api.made(&coordinator, "/api/v1/campaigns", plan).await;
        let at = format!("/api/v1/campaigns/{campaign}");
        api.on("2026-01-12").await;
        api.act(&coordinator, &at, "open", json!({})).await;

        api.on("2026-01-20").await;
        let made = api.made(&hr, &format!("{at}/returns"), json!({})).await;
        let own = format!("/api/v1/returns/{made}");
        let told = api.brought(&hr, &format!("{own}/file?file-name=return.xlsx"), small::RETURN_XLSX).await;
        assert_eq!(told["new"], 2, "{told}");
        let need = json!({ "profession": profession, "education": "bachelor", "group": self.brought.group, "staff": "12",
            "vacancies": "3", "jobs-0": "4", "dual-places": "4", "mentors": "2" });
        let mut version = api.version(&hr, &own).await;
        let lines = api.read(&hr, &own).await["lines"].clone();
        let known = lines.as_array().unwrap().iter().find(|one| one["line"]["profession"] == profession);
        if let Some(line) = known {
            let path = format!("{own}/lines/{}", line["id"].as_str().unwrap());
            api.set(&hr, &path, json!({ "version": version, "line": need })).await;
        } else {
            api.made(&hr, &format!("{own}/lines"), json!({ "version": version, "line": need })).await;
        }
        let early = json!({ "version": api.version(&hr, &own).await, "act": "submit" });
        let (_, why) = api.refused(&hr, &format!("{own}/acts"), early).await;
        assert_eq!(why, ["needs-refusal-no-headcount", "needs-refusal-no-signer"]);
        version = api.version(&hr, &own).await;
        let header = serde_json::to_value(needs::example::header()).unwrap();
        api.set(&hr, &own, json!({ "version": version, "header": header })).await;
        api.act(&hr, &own, "submit", json!({})).await;
        api.act(&coordinator, &own, "accept", json!({})).await;

        api.on("2026-03-02").await;
        api.act(&coordinator, &at, "close", json!({})).await;
        let order = api.read(&coordinator, &format!("{at}/order")).await;
        let line = order["professions"].as_array().unwrap().iter().find(|one| one["code"] == profession);
        assert!(line.unwrap()["totals"]["need"].as_i64().unwrap() > 0, "{order}");
        self.figures(&coordinator, &at).await;
    }

    async fn figures(&self, coordinator: &str, campaign: &str) {
        let (api, group) = (&self.api, self.brought.group);
        let figures = api.made(coordinator, &format!("{campaign}/control-figures"), json!({})).await;
        let at = format!("/api/v1/control-figures/{figures}");
        let university = self.place("university").await;
        let figure = json!({ "group": group, "university": university.to_string(), "capacity": "25", "places": "5" });
        let version = api.version(coordinator, &at).await;
        api.made(coordinator, &format!("{at}/figures"), json!({ "version": version, "figure": figure })).await;
        api.act(coordinator, &at, "send", json!({})).await;

        api.on("2026-03-05").await;
        let (association, authority) = (self.token("Тұрсынов").await, self.token("Мұқанова").await);
        let order = |version: i64| {
            json!({ "version": version, "number": "112-Ө", "day": "2026-03-10", "signer": "Мұқанова С.",
                "position": "Басқарма басшысы" })
        };
        let (status, why) =
            api.refused(&authority, &format!("{at}/approval"), order(api.version(&authority, &at).await)).await;
        assert_eq!((status, why.as_slice()), (StatusCode::CONFLICT, &["needs-refusal-no-opinion".to_owned()][..]));
        let opinion = json!({ "version": api.version(&association, &at).await, "opinion": "favourable" });
        api.done(&association, &format!("{at}/opinions"), opinion).await;
        api.on("2026-03-10").await;
        api.done(&authority, &format!("{at}/approval"), order(api.version(&authority, &at).await)).await;
        let stands = api.read(coordinator, &at).await;
        assert_eq!(
            (&stands["status"], &stands["coverage"][0]["group"]),
            (&json!("approved"), &json!(group)),
            "{stands}"
        );
    }

    /// 2. The real curriculum is brought, given outcomes, a fault is mended; it is examined and adopted.
    pub async fn programme(&self) -> Uuid {
        let (api, of) = (&self.api, &self.brought);
        api.on("2026-03-16").await;
        let (designer, officer) = (self.token("Ахметова").await, self.token("Оспанов").await);
        let [kk, ru, en] = of.names;
        let passport = json!({ "code": of.code, "name-kk": kk, "name-ru": ru, "name-en": en, "goal-kk": kk, "goal-ru": ru,
            "goal-en": en, "group": of.group, "profile": "bachelor-240", "admission": "2026", "lang-kk": "yes",
            "lang-ru": "yes", "kind": "acting" });
        let programme = api.made(&designer, "/api/v1/programmes", passport).await;
        let at = format!("/api/v1/programmes/{programme}");
        let parts: [(&str, &[u8]); 2] = [("curriculum", &of.slots), ("modules", &of.modules)];
        let (status, told) = api.bring_parts(&designer, &format!("{at}/curriculum"), &parts).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        assert_eq!((&told["changes"], &told["credits"], &told["hours"]), (&json!(true), &json!("240"), &json!("7200")));
        let errors: Vec<_> = self.errors(&designer, &at).await;
        assert_eq!(errors, ["M-01"], "only the outcomes are not given yet");

        for (names, _) in small::OUTCOMES {
            let [kk, ru, en] = names;
            let outcome = json!({ "kind": "professional", "name-kk": kk, "name-ru": ru, "name-en": en,
                "professions": of.profession, "tools": ["work-task", "project"] });
            let body = json!({ "version": api.version(&designer, &at).await, "outcome": outcome });
            api.done(&designer, &format!("{at}/outcomes"), body).await;
        }
        let early = json!({ "version": api.version(&designer, &at).await, "act": "send-to-examination" });
        let (status, why) = api.refused(&designer, &format!("{at}/acts"), early).await;
        assert_eq!((status, why.as_slice()), (StatusCode::CONFLICT, &["programmes-refusal-has-errors".to_owned()][..]));
        let marks: Vec<Value> = (1u16..)
            .zip(small::OUTCOMES)
            .flat_map(|(outcome, (_, slots))| {
                slots.iter().map(move |slot| json!({ "slot": slot, "option": 1, "outcome": outcome }))
            })
            .collect();
        let version = api.version(&designer, &at).await;
        api.set(&designer, &format!("{at}/matrix"), json!({ "version": version, "marks": marks })).await;
        self.slip_and_mend(&designer, &at).await;
        api.act(&designer, &at, "send-to-examination", json!({})).await;

        self.examine(&officer, programme).await;
        let minutes = json!({ "form": { "paper-number": "9", "paper-day": "2026-04-14" } });
        api.on("2026-04-15").await;
        api.act(&officer, &at, "adopt", minutes).await;
        assert_eq!(api.read(&officer, &at).await["status"], "adopted");
        programme
    }

    async fn errors(&self, token: &str, programme: &str) -> Vec<String> {
        let told = self.api.read(token, &format!("{programme}/design")).await;
        let all = told["findings"].as_array().unwrap().iter().filter(|one| one["level"] == "error");
        all.map(|one| one["check"].as_str().unwrap().to_owned()).collect()
    }

    /// The designer slips with the credits of a slot; the checks tell it, and it is mended.
    async fn slip_and_mend(&self, designer: &str, at: &str) {
        let api = &self.api;
        let design = api.read(designer, &format!("{at}/design")).await;
        let right = design["slots"].as_array().unwrap().iter().find(|one| one["order"] == 2).unwrap()["slot"].clone();
        let mut wrong = right.clone();
        wrong["credits"] = json!("4");
        let path = format!("{at}/slots/2");
        let version = api.version(designer, at).await;
        api.set(designer, &path, json!({ "version": version, "slot": wrong })).await;
        assert!(!self.errors(designer, at).await.is_empty(), "general education has lost a credit");
        let version = api.version(designer, at).await;
        api.set(designer, &path, json!({ "version": version, "slot": right })).await;
        assert_eq!(self.errors(designer, at).await, Vec::<String>::new());
    }

    async fn examine(&self, officer: &str, programme: Uuid) {
        let api = &self.api;
        let host = self.place("university").await;
        api.on("2026-03-20").await;
        let plan = json!({ "kind": "programme-examination", "title-kk": "Сараптау комиссиясы",
            "title-ru": "Комиссия по экспертизе", "title-en": "Examining commission", "organisation": host.to_string(),
            "host": host.to_string(), "quorum": "two-thirds", "casting": "yes", "order-number": "37-Ө",
            "order-day": "2026-03-20", "subject": programme.to_string(), "subject-kind": "programme" });
        let commission = api.made(officer, "/api/v1/commissions", plan).await;
        let at = format!("/api/v1/commissions/{commission}");
        for (family, key, side, duty) in [
            ("Сапаров", "host", "enterprise", "chair"),
            ("Әбілова", "host", "enterprise", "member"),
            ("Досымов", "partner", "partner-enterprise", "member"),
            ("Бекенов", "neighbour", "third-party-university", "member"),
            ("Қабылова", "chamber", "employers", "member"),
            ("Нұрланова", "university", "host-university", "secretary"),
        ] {
            let seat = json!({ "person": self.person(family).await.to_string(),
                "organisation": self.place(key).await.to_string(), "side": side, "duty": duty });
            let version = api.version(officer, &at).await;
            api.made(officer, &format!("{at}/members"), json!({ "version": version, "seat": seat })).await;
        }
        api.act(officer, &at, "form", json!({})).await;
        let mut voters = Vec::new();
        for family in ["Сапаров", "Әбілова", "Досымов", "Бекенов", "Қабылова"] {
            voters.push(self.expert(family, commission).await);
        }
        let secretary = self.expert("Нұрланова", commission).await;
        for token in voters.iter().chain([&secretary]) {
            api.set(token, &format!("{at}/interest"), json!({ "interest": "clear" })).await;
        }
        let call = json!({ "day": "2026-04-10", "clock": "10:30", "place": "Павлодар", "matter": "Сараптау",
            "proposal": "Бағдарлама бекітуге ұсынылсын." });
        let version = api.version(&secretary, &at).await;
        let sitting =
            api.made(&secretary, &format!("{at}/sittings"), json!({ "version": version, "call": call })).await;
        api.on("2026-04-10").await;
        self.sit(&at, sitting, &secretary, &voters).await;
    }

    async fn sit(&self, commission: &str, sitting: Uuid, secretary: &str, voters: &[String]) {
        let api = &self.api;
        let at = format!("/api/v1/sittings/{sitting}");
        let members = api.read(secretary, commission).await["members"].clone();
        let present: Vec<_> = members.as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
        let version = api.version(secretary, &at).await;
        api.set(secretary, &format!("{at}/attendance"), json!({ "version": version, "present": present })).await;
        api.act(secretary, &at, "open", json!({})).await;
        let point = api.read(secretary, &at).await["points"][0].clone();
        let this = format!("/api/v1/points/{}", point["id"].as_str().unwrap());
        api.done(secretary, &format!("{this}/acts"), json!({ "version": point["version"], "act": "put" })).await;
        for (n, voter) in voters.iter().enumerate() {
            let choice = if n == 1 { "abstained" } else { "for" };
            api.set(voter, &format!("{this}/vote"), json!({ "choice": choice })).await;
        }
        api.done(secretary, &format!("{this}/acts"), json!({ "act": "count" })).await;
        api.act(secretary, &at, "close", json!({})).await;
        let minutes = api.read(secretary, &format!("{at}/minutes")).await;
        let own = format!("/api/v1/minutes/{}", minutes["id"].as_str().unwrap());
        let heard = json!({ "version": minutes["version"], "heard": "Бағдарлама баяндалды." });
        api.set(secretary, &format!("{own}/points/{}", point["id"].as_str().unwrap()), heard).await;
        for (token, act) in [(&voters[0], "approve"), (&secretary.to_owned(), "sign"), (&voters[0], "sign")] {
            let version = api.version(secretary, &format!("{at}/minutes")).await;
            api.done(token, &format!("{own}/acts"), json!({ "version": version, "act": act })).await;
        }
    }

    /// 3. Students are enrolled; workplaces, wishes and rankings meet in a round.
    pub async fn placement(&self) -> Vec<PersonId> {
        let (api, of) = (&self.api, &self.brought);
        api.on("2026-09-01").await;
        let officer = self.token("Оспанов").await;
        let mut students = Vec::new();
        for one in STUDENTS {
            let enrolment = json!({ "programme": of.code, "admission": "2026", "group": "Т-26-1", "language": "kk",
                "funding": "grant", "track": "dual" });
            let person = json!({ "iin": small::iin_of(*one), "family": one.0, "given": one.1 });
            let body = json!({ "enrolment": enrolment, "person": person });
            let id = api.made(&officer, "/api/v1/enrolments", body).await;
            let told = api.read(&officer, &format!("/api/v1/enrolments/{id}")).await;
            students.push((told["person"].as_str().unwrap().parse::<Uuid>().unwrap(), told["group"].clone()));
        }

        api.on("2027-03-01").await;
        let (hr, partner) = (self.token("Әбілова").await, self.token("Ким").await);
        let mut workplaces = Vec::new();
        for (token, key, capacity) in [(&hr, "host", "1"), (&partner, "partner", "2")] {
            let workplace = json!({ "organisation": self.place(key).await.to_string(), "profession": of.profession,
                "name-kk": "Жұмыс орны", "name-ru": "Рабочее место", "name-en": "Workplace", "capacity": capacity,
                "from": "2026-09-01", "until": "2029-08-31", "speaks-kk": "yes", "groups": of.group });
            workplaces.push((token, api.made(token, "/api/v1/workplaces", workplace).await, capacity));
        }
        let mentor = json!({ "person": self.person("Жүнісов").await.to_string(),
            "organisation": self.place("host").await.to_string(), "qualification": "Жоғары санат", "experience": "11",
            "certificate": "ПД-2026-0148", "trained-by": "Өңірлік палата", "trained-on": "2026-02-20",
            "trained-until": "2029-02-20" });
        let mentor = api.made(&hr, "/api/v1/mentors", mentor).await;
        assert_eq!(api.read(&hr, &format!("/api/v1/mentors/{mentor}")).await["qualified"], true);

        let round = json!({ "name-kk": "Практика", "name-ru": "Практика", "name-en": "Practice",
            "university": self.place("university").await.to_string(), "from": "2027-09-06", "until": "2027-09-10",
            "wishes-due": "2027-05-14", "rankings-due": "2027-06-04" });
        let round = api.made(&officer, "/api/v1/placement-rounds", round).await;
        let at = format!("/api/v1/placement-rounds/{round}");
        api.done(&officer, &format!("{at}/groups"), json!({ "group": students[0].1 })).await;
        let mut seats = Vec::new();
        for (token, workplace, capacity) in workplaces {
            let seats_of: i64 = capacity.parse().unwrap();
            let body = json!({ "workplace": workplace, "seats": seats_of });
            seats.push(api.made(token, &format!("{at}/workplaces"), body).await);
        }
        self.wish_and_rank(&at, &students, &seats, [&hr, &partner]).await;
        api.on("2027-06-07").await;
        for act in ["allocate", "publish"] {
            api.act(&officer, &at, act, json!({})).await;
        }
        let sides = api.read(&officer, &format!("{at}/sides")).await;
        let place_of = |person: Uuid| {
            let all = sides["students"].as_array().unwrap().iter();
            all.clone().find(|one| one["person"] == json!(person)).map(|one| one["place"].clone())
        };
        assert_eq!(place_of(students[0].0), Some(json!(seats[0])), "{sides}");
        assert_eq!(place_of(students[1].0), Some(json!(seats[1])), "{sides}");
        students.into_iter().map(|(person, _)| PersonId(person)).collect()
    }

    /// Both wish for the host, who has one seat and ranks the first student higher.
    async fn wish_and_rank(&self, at: &str, students: &[(Uuid, Value)], seats: &[Uuid], [hr, partner]: [&str; 2]) {
        let api = &self.api;
        let officer = self.token("Оспанов").await;
        for (person, _) in students {
            let own = api.token(PersonId(*person), Role::Student, Scope::OWN).await;
            let told = api.read(&own, &format!("{at}/sides")).await;
            let version = told["students"][0]["version"].clone();
            api.set(&own, &format!("{at}/wishes"), json!({ "version": version, "wishes": seats })).await;
        }
        api.on("2027-05-17").await;
        api.act(&officer, at, "collect", json!({})).await;
        let sides = api.read(&officer, &format!("{at}/sides")).await;
        let rows: Vec<_> = students
            .iter()
            .map(|(person, _)| {
                let all = sides["students"].as_array().unwrap();
                all.iter().find(|one| one["person"] == json!(person)).unwrap()["id"].clone()
            })
            .collect();
        for (token, seat) in [(hr, seats[0]), (partner, seats[1])] {
            let told = api.read(token, &format!("{at}/sides")).await;
            let own = told["workplaces"].as_array().unwrap().iter().find(|one| one["id"] == json!(seat)).unwrap();
            let ranking: Vec<_> = rows.iter().map(|row| vec![row]).collect();
            let body = json!({ "version": own["version"], "ranking": ranking });
            api.set(token, &format!("{at}/workplaces/{seat}/ranking"), body).await;
        }
    }

    /// 4. The contract is drafted, checked and signed by all.
    pub async fn contract(&self, learner: PersonId) -> Uuid {
        let api = &self.api;
        api.on("2027-06-14").await;
        let (officer, director) = (self.token("Оспанов").await, self.token("Сапаров").await);
        let student = api.token(learner, Role::Student, Scope::OWN).await;
        let mut terms = serde_json::to_value(agreements::example::terms()).unwrap();
        terms["programme-code"] = json!(self.brought.code);
        (terms["from"], terms["until"]) = (json!("2027-09-06"), json!("2027-09-10"));
        terms["credits"] = json!("1");
        let parties = json!({ "university": self.place("university").await.to_string(),
            "enterprise": self.place("host").await.to_string(), "learner": learner.to_string(), "terms": terms });
        let contract = api.made(&officer, "/api/v1/agreements", parties).await;
        let at = format!("/api/v1/agreements/{contract}");
        api.act(&director, &at, "check", json!({})).await;
        api.act(&officer, &at, "check", json!({})).await;
        api.act(&officer, &at, "open-signing", json!({})).await;
        let paper = api.read(&officer, &at).await["paper"].clone();
        for token in [&director, &officer, &student] {
            let code = api.done(token, &format!("{at}/code"), json!({ "paper": paper })).await["code"].clone();
            api.done(token, &format!("{at}/signatures"), json!({ "paper": paper, "code": code })).await;
        }
        assert_eq!(api.read(&student, &at).await["status"], "in-force");
        contract
    }
}

/// A word as a part of an address.
fn percent(word: &str) -> String {
    url::form_urlencoded::byte_serialize(word.as_bytes()).collect()
}

#[tokio::test]
async fn from_an_enterprises_need_to_a_first_job_through_the_api_alone() {
    for trial in trial::both().await.unwrap() {
        let story = Story::begin(trial.db.clone()).await;

        let before = story.tiles().await;
        story.need().await;
        let programme = story.programme().await;
        let students = story.placement().await;
        let contract = story.contract(students[0]).await;
        story.practice(contract, students[0]).await;
        story.exam(programme, &students).await;
        story.employment(students[0]).await;
        story.tiles_moved(&before).await;

        let (_, tampering) = db::verify(&story.api.db).await.unwrap();
        assert_eq!(tampering, vec![]);
    }
}
