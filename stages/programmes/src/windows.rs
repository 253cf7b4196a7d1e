//! What this stage shows to the whole: what waits, what is found, what is linked, the figures of a region.

use db::Db;
use kernel::{Caller, Names, Role};
use uuid::Uuid;
use web::{About, Count, Found, Frame, Shown, Waiting};

use crate::enrolments;
use crate::moves::Status;
use crate::programme::store::{self, Filter, Programme};

/// How many files one line of search gives.
const FOUND: usize = 5;
/// How many files are told to wait.
const WAITING: usize = 50;

/// What a role is waited for, by state.
fn awaited(role: Role) -> &'static [(Status, &'static str)] {
    match role {
        Role::Designer => &[(Status::Drafted, "programmes-waits-design")],
        Role::Expert => &[(Status::UnderExamination, "programmes-waits-examine")],
        Role::University => {
            &[(Status::UnderExamination, "programmes-waits-adopt"), (Status::Adopted, "programmes-waits-register")]
        }
        _ => &[],
    }
}

/// Programmes whose move is the caller's.
pub fn waiting(db: Db, caller: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        let mut all = Vec::new();
        for (status, act) in awaited(caller.role) {
            let filter = Filter { status: Some(*status), own: true, ..Filter::default() };
            for one in store::list(&db, &caller, &filter, None, WAITING).await? {
                // An officer waits for the commission; the commission's word makes it the officer's move.
                if *act == "programmes-waits-adopt" && !concluded(&db, &one).await? {
                    continue;
                }
                let title = titled(&one);
                let href = format!("/programmes/{}", one.id);
                all.push(Waiting { href, title, act, since: one.since, due: None, count: None });
            }
        }
        Ok(all)
    })
}

async fn concluded(db: &Db, one: &Programme) -> Result<bool, kernel::Failure> {
    Ok(store::conclusions(db, one.id).await?.iter().any(|concluded| concluded.round == one.round))
}

fn titled(one: &Programme) -> Names {
    let Names { kk, ru, en } = &one.name;
    let with_code = |name: &str| format!("{} {name}", one.code);
    Names::new(with_code(kk), with_code(ru), with_code(en))
}

/// Programmes and students found by words.
pub fn found(db: Db, caller: Caller, query: String) -> Shown<Found> {
    Box::pin(async move {
        let filter = Filter { words: query.clone(), ..Filter::default() };
        let programmes = store::list(&db, &caller, &filter, None, FOUND).await?;
        let mut all: Vec<Found> = programmes
            .into_iter()
            .map(|one| Found {
                href: format!("/programmes/{}", one.id),
                kind: "programmes-programme",
                line: format!("{} · {}", one.code, one.admission.0),
                title: one.name,
            })
            .collect();
        if enrolments::SEE.opens_to(caller.role) {
            let filter = enrolments::store::Filter { words: query, ..enrolments::store::Filter::default() };
            let students = enrolments::store::list(&db, &caller, &filter, None, FOUND).await?;
            all.extend(students.into_iter().map(|one| Found {
                href: format!("/students/{}", one.id),
                title: one.name,
                kind: "programmes-student",
                line: format!("{} · {}", one.programme_code, one.group_name),
            }));
        }
        Ok(all)
    })
}

/// Programmes of an organisation; what a person studies.
pub fn about(db: Db, caller: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let organisation = Some(kernel::OrganisationId(thing));
        let filter = Filter { organisation, ..Filter::default() };
        let programmes = store::list(&db, &caller, &filter, None, WAITING).await?;
        let mut all: Vec<About> = programmes
            .iter()
            .map(|one| About {
                kind: "programmes-programme",
                title: titled(one),
                href: format!("/programmes/{}", one.id),
            })
            .collect();
        for one in enrolments::of_person(&db, kernel::PersonId(thing)).await? {
            // What does not concern the caller stays unseen here too.
            if enrolments::load(&db, &caller, one.id).await.is_ok() {
                let href = format!("/students/{}", one.id);
                all.push(About { kind: "programmes-student", title: one.programme_name, href });
            }
        }
        Ok(all)
    })
}

/// Programmes adopted, of all; students in dual training, of all.
pub fn counts(db: Db, _: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let (adopted, programmes) = store::adopted_of_all(&db, frame.region).await?;
        let (dual, students) = enrolments::store::dual_of_all(&db, frame.region).await?;
        Ok(vec![
            Count {
                stage: 5,
                key: "programmes-count-adopted",
                formula: "programmes-count-adopted-formula",
                value: adopted,
                of: Some(programmes),
                href: "/programmes?status=adopted".to_owned(),
            },
            Count {
                stage: 5,
                key: "programmes-count-dual",
                formula: "programmes-count-dual-formula",
                value: dual,
                of: Some(students),
                href: "/students?track=dual".to_owned(),
            },
        ])
    })
}
