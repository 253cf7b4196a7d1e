//! People are brought in: by whom, into which roles, and what becomes of an invitation; on both databases.

use accounts::{Letter, refusal as accounts_refusal};
use axum::http::StatusCode;
use kernel::{Caller, Code as _, Failure, Lang, PersonId, Role, ScopeKind};
use registry::invitations::rules::InvitationForm;
use registry::invitations::{actions, refusal, store};
use registry::people::{self, rules::PersonForm};

use crate::pages::{ask, get, key, sent};
use crate::region::{Region, named, post, regions};

fn as_role(role: &str, region: &Region) -> InvitationForm {
    InvitationForm { role: role.into(), organisation: region.plant.to_string(), ..InvitationForm::default() }
}

async fn clerk(region: &Region, email: &str) -> PersonId {
    let form = PersonForm { email: email.into(), ..named("Ибраева", "Салтанат") };
    people::actions::enter(region.db(), &region.hr, &form, Some(&post(region.plant))).await.unwrap()
}

async fn waiting(region: &Region, by: &Caller) -> usize {
    store::page(region.db(), by, None).await.unwrap().rows.len()
}

#[tokio::test]
async fn a_personnel_department_invites_its_own_and_the_invited_comes_in() {
    for region in regions().await {
        let (db, hr) = (region.db(), &region.hr);
        let person = clerk(&region, "saltanat@example.kz").await;

        let id = actions::invite(db, &key(), hr, person, &as_role("signatory", &region)).await.unwrap();
        let sent = store::load(db, hr, id).await.unwrap();
        assert_eq!(
            (sent.person, sent.role, sent.email.as_deref()),
            (person, Role::Signatory, Some("saltanat@example.kz"))
        );
        let events = db::pending(db, 100).await.unwrap();
        let letter = events.iter().find_map(|event| Letter::of(event, &key()).unwrap()).unwrap();
        assert_eq!(letter.secret, accounts::invitation_secret(&key(), id), "the sheet and the letter open the same");
        assert_eq!((waiting(&region, &region.coordinator).await, waiting(&region, &region.hr_elsewhere).await), (1, 0));

        let stranger = Caller { person: None, role: Role::Public, ..hr.clone() };
        accounts::accept(db, &stranger, letter.secret.shown(), "төрт жылқы екі арба", "10.0.0.1").await.unwrap();
        let held = accounts::grants_of(db, person, hr.today()).await.unwrap();
        assert_eq!(
            (held[0].role, held[0].scope.kind, held[0].scope.id),
            (Role::Signatory, ScopeKind::Organisation, region.plant.0)
        );
        assert_eq!(waiting(&region, hr).await, 0);
        let again = actions::invite(db, &key(), hr, person, &as_role("signatory", &region)).await.unwrap_err();
        assert!(again.is(&accounts_refusal::HELD_ALREADY), "{again}");
    }
}

#[tokio::test]
async fn a_withdrawn_invitation_opens_nothing_and_another_may_follow() {
    for region in regions().await {
        let (db, hr) = (region.db(), &region.hr);
        let person = clerk(&region, "").await;
        let form = as_role("mentor", &region);
        let id = actions::invite(db, &key(), hr, person, &form).await.unwrap();
        let twice = actions::invite(db, &key(), hr, person, &form).await.unwrap_err();
        assert!(twice.is(&accounts_refusal::INVITED_ALREADY), "{twice}");
        assert!(matches!(actions::withdraw(db, &region.hr_elsewhere, id).await, Err(Failure::Missing)));

        actions::withdraw(db, hr, id).await.unwrap();

        let secret = accounts::invitation_secret(&key(), id);
        let opened = accounts::invitation(db, secret.shown(), hr.now).await.unwrap_err();
        assert!(opened.is(&accounts_refusal::INVITATION_WITHDRAWN), "{opened}");
        let stranger = Caller { person: None, role: Role::Public, ..hr.clone() };
        let accepted = accounts::accept(db, &stranger, secret.shown(), "төрт жылқы екі арба", "10.0.0.1").await;
        assert!(accepted.unwrap_err().is(&accounts_refusal::INVITATION_WITHDRAWN));
        assert!(matches!(actions::withdraw(db, hr, id).await, Err(Failure::Missing)), "nothing waits any more");
        actions::invite(db, &key(), hr, person, &form).await.unwrap();
        assert_eq!(db::verify(db).await.unwrap().1, vec![]);
    }
}

#[tokio::test]
async fn nobody_gives_what_is_not_theirs_or_for_what_the_person_is_not() {
    for region in regions().await {
        let db = region.db();
        let person = clerk(&region, "").await;
        let refused =
            async |by: &Caller, form: InvitationForm| actions::invite(db, &key(), by, person, &form).await.unwrap_err();

        assert!(refused(&region.hr, as_role("administrator", &region)).await.is(&refusal::NOT_YOURS_TO_GIVE));
        assert!(refused(&region.coordinator, as_role("coordinator", &region)).await.is(&refusal::NOT_YOURS_TO_GIVE));
        assert!(refused(&region.administrator, as_role("curator", &region)).await.is(&refusal::ROLE_ELSEWHERE));
        let elsewhere = InvitationForm { organisation: region.other_plant.to_string(), ..as_role("hr", &region) };
        assert!(refused(&region.coordinator, elsewhere).await.is(&refusal::NO_POST_THERE));
        let over = InvitationForm { until: "2027-04-11".into(), ..as_role("hr", &region) };
        assert!(refused(&region.hr, over).await.is(&refusal::ROLE_OVER));
        assert!(matches!(refused(&region.hr_elsewhere, as_role("hr", &region)).await, Failure::Missing));
    }
}

#[tokio::test]
async fn the_pages_lead_from_a_person_to_a_sheet_to_hand_over() {
    for region in regions().await {
        let person = clerk(&region, "").await;
        let form = format!("/people/{person}/invite");
        for lang in Lang::ALL {
            let (status, page) = ask(&region, &region.hr, *lang, get(&form)).await;
            assert!(status == StatusCode::OK && !page.contains('⟦'), "{page}");
            assert!(!page.contains("value=\"administrator\""), "only roles of an enterprise are offered");
        }
        let (status, page) = ask(&region, &region.hr, Lang::Ru, sent(&form, "role=&organisation=")).await;
        assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("aria-invalid"), "{status}");

        let typed = format!("role=mentor&organisation={}&lang=kk", region.plant);
        let (status, sheet) = ask(&region, &region.hr, Lang::Ru, sent(&form, &typed)).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{sheet}");

        let (_, page) = ask(&region, &region.hr, Lang::Kk, get(&sheet)).await;
        assert!(page.contains("http://localhost/invitation/") && page.contains("<svg"), "{page}");
        for path in ["/invitations".to_owned(), format!("/people/{person}")] {
            let (status, page) = ask(&region, &region.hr, Lang::Kk, get(&path)).await;
            assert!(status == StatusCode::OK && page.contains(&sheet) && !page.contains('⟦'), "{path}");
        }
        let (status, list) = ask(&region, &region.hr, Lang::En, get("/api/v1/invitations")).await;
        assert!(status == StatusCode::OK && list.contains("\"mentor\""), "{list}");
        let (status, to) = ask(&region, &region.hr, Lang::Kk, sent(&format!("{sheet}/withdraw"), "")).await;
        assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/invitations"));
        let (_, page) = ask(&region, &region.hr, Lang::Kk, get("/invitations")).await;
        assert!(!page.contains(&sheet));
    }
}
