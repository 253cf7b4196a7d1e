#![allow(clippy::unwrap_used)]
use accounts::*;
use axum::middleware::from_fn_with_state;
use db::trial;
use kernel::*;
use web::{Messages, Site, Standing, Windows};
struct C;
impl web::Clock for C {
    fn now(&self) -> Moment {
        trial::caller(900, Role::Administrator, kernel::Scope::NATION, "2027-04-12").now
    }
}
#[tokio::main]
async fn main() {
    let t = trial::sqlite().await.unwrap();
    let db = t.db.clone();
    let by = trial::caller(900, Role::Administrator, kernel::Scope::NATION, "2027-04-12");
    let [kk, ru, en] = accounts::WORDS;
    web::speak(&[Messages { of: "accounts", kk, ru, en }]);
    let person: PersonId = by.new_id();
    let mut w = db.write(&by).await.unwrap();
    open_account(
        &mut w,
        &NewAccount {
            person,
            name: "Әсел Нұрланқызы Сәтбаева".into(),
            email: Some("asel@example.kz".into()),
            lang: Lang::Kk,
        },
    )
    .await
    .unwrap();
    let h = hashed("төрт жылқы екі арба", &by.chance).await.unwrap();
    set_password(&mut w, person, &h).await.unwrap();
    let label = Names::new(
        "«Қазхром» АҚ Ақсу ферроқорытпа зауыты",
        "Аксуский завод ферросплавов АО «Казхром»",
        "Aksu Ferroalloys Plant",
    );
    for r in [Role::Hr, Role::Signatory, Role::Mentor] {
        grant(
            &mut w,
            &NewGrant {
                person,
                role: r,
                scope: kernel::Scope::NATION,
                label: label.clone(),
                from: by.today(),
                until: if r == Role::Mentor { Some(by.today().plus(100)) } else { None },
            },
        )
        .await
        .unwrap();
    }
    let key = Key::of([7; 32]);
    let (_, inv) = invite(
        &mut w,
        &key,
        &NewGrant {
            person,
            role: Role::Expert,
            scope: kernel::Scope::NATION,
            label: label.clone(),
            from: by.today(),
            until: None,
        },
    )
    .await
    .unwrap();
    let reset = make_link(&mut w, &key, person, Purpose::Reset, None).await.unwrap();
    w.done().await.unwrap();
    let o = enter_without_password(&db, &by, person).await.unwrap();
    enter_without_password(&db, &by, person).await.unwrap();
    let held = grants_of(&db, person, by.today()).await.unwrap();
    let me = Caller { person: Some(person), ..by.clone() };
    issue_token(&db, &me, &held[0], "1С: Кадры, серверная", by.today().plus(60)).await.unwrap();
    println!("{} {} {}", o.token.shown(), inv.shown(), reset.shown());
    let site = Site::new(Standing {
        db,
        clock: Box::new(C),
        chance: by.chance.clone(),
        key,
        windows: Windows::default(),
        rail: vec![],
        public_url: String::new(),
        demo: false,
    });
    let (pages, ..) = web::entrance::doors().build();
    let r = pages
        .layer(from_fn_with_state(site.clone(), web::doorkeeper))
        .route("/assets/{*path}", axum::routing::get(web::assets::serve))
        .with_state(site);
    let tok = o.token.shown().to_owned();
    let r = r.layer(axum::middleware::map_request(move |mut q: axum::extract::Request| {
        let tok = tok.clone();
        async move {
            if q.uri().query().is_some_and(|s| s.contains("as=1")) {
                q.headers_mut().insert("cookie", format!("__Host-qosar={tok}").parse().unwrap());
            }
            q
        }
    }));
    let l = tokio::net::TcpListener::bind("127.0.0.1:8791").await.unwrap();
    axum::serve(l, r).await.unwrap();
}
