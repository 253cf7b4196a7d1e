//! Templates and attached files, on both databases.

use db::{Db, RowRef, trial};
use documents::clauses::{Clause, Draft};
use documents::example::{catalogue, draft};
use documents::files::{FileKind, accept};
use documents::templates::{Status, TemplateId, actions, in_force, load, of_kind};
use documents::{attachments, refusal};
use kernel::{Caller, Failure, Names, PersonId, Role, Scope, house};
use serde_json::json;

fn coordinator() -> Caller {
    trial::caller(3, Role::Coordinator, Scope::NATION, "2027-04-12")
}

async fn status(db: &Db, id: TemplateId) -> Status {
    load(db, id).await.unwrap().status
}

#[tokio::test]
async fn the_platforms_template_is_installed_once_and_a_later_one_takes_its_place() {
    for trial in trial::both().await.unwrap() {
        let (db, by) = (&trial.db, coordinator());
        actions::install(db, &by, draft(), &catalogue()).await.unwrap();
        actions::install(db, &by, draft(), &catalogue()).await.unwrap();
        let first = in_force(db, "contract").await.unwrap().unwrap();

        let second = actions::begin(db, &by, Draft { version: 77, ..draft() }, &catalogue()).await.unwrap();
        actions::adopt(db, &by, second, 1, &catalogue()).await.unwrap();

        let all = of_kind(db, "contract").await.unwrap();
        assert_eq!(
            all.iter().map(|t| (t.draft.version, t.status)).collect::<Vec<_>>(),
            vec![(2, Status::InForce), (1, Status::Superseded)]
        );
        assert_eq!(first.draft, draft());
        assert_eq!(in_force(db, "contract").await.unwrap().unwrap().id, second);
    }
}

#[tokio::test]
async fn a_faulty_draft_is_refused_and_a_stale_edit_as_well() {
    for trial in trial::both().await.unwrap() {
        let (db, by) = (&trial.db, coordinator());
        let id = actions::begin(db, &by, draft(), &catalogue()).await.unwrap();
        let clause = |text: &str| vec![Clause::text("only", Names::new(text, text, text))];

        let faulty = actions::edit(db, &by, id, 1, clause("{nobody-knows}"), &catalogue()).await;
        actions::edit(db, &by, id, 1, clause("{mentor}"), &catalogue()).await.unwrap();
        let stale = actions::edit(db, &by, id, 1, clause("{hours}"), &catalogue()).await;

        assert!(faulty.unwrap_err().is(&refusal::UNKNOWN_VARIABLE));
        assert!(stale.unwrap_err().is(&house::STALE));
        assert_eq!(load(db, id).await.unwrap().draft.clauses, clause("{mentor}"));
    }
}

#[tokio::test]
async fn only_those_who_keep_templates_write_them_and_only_drafts_are_written() {
    for trial in trial::both().await.unwrap() {
        let (db, by) = (&trial.db, coordinator());
        let student = trial::caller(4, Role::Student, Scope::OWN, "2027-04-12");
        let id = actions::begin(db, &by, draft(), &catalogue()).await.unwrap();

        let theirs = actions::begin(db, &student, draft(), &catalogue()).await;
        actions::discard(db, &by, id, 1).await.unwrap();
        let late = actions::adopt(db, &by, id, 2, &catalogue()).await;

        assert!(matches!(theirs, Err(Failure::Forbidden(_))));
        assert!(late.unwrap_err().is(&house::NOT_NOW));
        assert_eq!(status(db, id).await, Status::Discarded);
    }
}

#[tokio::test]
async fn a_file_belongs_to_its_subject_and_to_no_other() {
    for trial in trial::both().await.unwrap() {
        let (db, by) = (&trial.db, coordinator());
        let (mine, other): (PersonId, PersonId) = (by.new_id(), by.new_id());
        let scan = accept(b"%PDF-1.7 scan", "бұйрық.pdf", FileKind::SCANS, 1 << 20).unwrap();
        let mut write = db.write(&by).await.unwrap();
        let id = attachments::attach(&mut write, mine, &scan).await.unwrap();
        write.record("attach", RowRef::new("documents_file", id), json!({ "name": scan.name }));
        write.done().await.unwrap();

        assert_eq!(attachments::files_of(db, mine).await.unwrap()[0].file, scan);
        assert!(matches!(attachments::file_of(db, other, id).await, Err(Failure::Missing)));

        let mut write = db.write(&by).await.unwrap();
        assert!(matches!(attachments::detach(&mut write, other, id).await, Err(Failure::Missing)));
        attachments::detach(&mut write, mine, id).await.unwrap();
        write.record("detach", RowRef::new("documents_file", id), json!({}));
        write.done().await.unwrap();
        assert_eq!(attachments::files_of(db, mine).await.unwrap(), vec![]);
    }
}
