//! Serving: the router with everything around it, and the worker beside it.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use accounts::Key;
use anyhow::Context;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Json, Router};
use db::Db;
use kernel::Chance;
use serde_json::json;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use web::{Site, Standing};

use crate::clock::{MachineClock, machine_chance};
use crate::config::Settings;
use crate::edition::Edition;
use crate::voice::tell;
use crate::{doors, keys, reactions, windows};

/// The largest request: an import of a region's contingent or a scanned contract.
const LARGEST_REQUEST: usize = 32 << 20;

/// What nobody's browser may do with our pages: no foreign script, style, frame or form.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// The site of a database.
pub fn site(db: Db, clock: Box<dyn web::Clock>, chance: Chance, key: Key, public_url: &str, edition: Edition) -> Site {
    Site::new(Standing {
        db,
        clock,
        chance,
        key,
        windows: windows::all(),
        rail: doors::rail(),
        public_url: public_url.to_owned(),
        demo: edition == Edition::Demo,
    })
}

/// What credentials of certificates are signed with.
pub fn seal(key: &Key) -> assessment::Seal {
    assessment::Seal::of(key.seed("credentials"))
}

/// Everything that answers.
pub fn router(site: Site) -> Router {
    let (pages, ..) = doors::all(if site.demo { Edition::Demo } else { Edition::Region }).build();
    let press: Arc<dyn documents::Press> = Arc::new(press::Typesetter::new());
    let seal = Arc::new(seal(&site.key));
    let guarded = pages
        .fallback(|| async { axum::http::StatusCode::NOT_FOUND })
        .layer(axum::Extension(press))
        .layer(axum::Extension(seal))
        .layer(from_fn_with_state(site.clone(), web::doorkeeper));
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    Router::new()
        .merge(guarded)
        .route("/assets/{*path}", get(web::assets::serve))
        .route("/health", get(health))
        .layer(set(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "same-origin"))
        .layer(set(header::CACHE_CONTROL, "no-store"))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(RequestBodyLimitLayer::new(LARGEST_REQUEST))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, Duration::from_mins(1)))
        .layer(CatchPanicLayer::new())
        .with_state(site)
}

/// Is the database there, and how much waits to be followed up?
async fn health(
    axum::extract::State(site): axum::extract::State<Site>,
) -> (axum::http::StatusCode, Json<serde_json::Value>) {
    use db::Read;
    match site.db.count("select count(*) as n from db_event where handled_at is null", vec![]).await {
        Ok(waiting) => (axum::http::StatusCode::OK, Json(json!({ "database": "answers", "events-waiting": waiting }))),
        Err(_) => (axum::http::StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "database": "does not answer" }))),
    }
}

/// Opens the database, brings it to this version's shape and loads the lists that come with the platform.
pub async fn open(settings: &Settings, chance: &Chance) -> anyhow::Result<Db> {
    let db = Db::open(&settings.database).await?;
    db::migrate(&db).await?;
    let by = kernel::Caller::system(web::Clock::now(&MachineClock::new(settings.today)), chance.clone(), None);
    registry::classifiers::load(&db, &by).await.map_err(|failure| anyhow::anyhow!("{failure}"))?;
    Ok(db)
}

/// `qosar serve`.
pub async fn serve(settings: Settings) -> anyhow::Result<ExitCode> {
    log();
    let chance = machine_chance()?;
    let db = open(&settings, &chance).await?;
    let clock = MachineClock::new(settings.today);
    let key = keys::kept(&settings.key_file, &chance)?;
    let site = site(db, Box::new(clock), chance, key, &settings.public_url, Edition::Region);
    if accounts::nobody_yet(&site.db).await.map_err(|failure| anyhow::anyhow!("{failure}"))? {
        tell(&format!(
            "nobody has an account yet: the first administrator is entered at {}/first",
            settings.public_url
        ));
    }
    listen(&settings, site).await
}

/// Answers until it is told to stop, with the worker beside it.
pub async fn listen(settings: &Settings, site: Site) -> anyhow::Result<ExitCode> {
    let listener = tokio::net::TcpListener::bind(&settings.listen)
        .await
        .with_context(|| format!("listening on {}", settings.listen))?;
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() && settings.public_url.starts_with("http://") {
        tell(
            "warning: off this machine, sessions and phones need https: put it behind a proxy and say --public-url https://…",
        );
    }
    let worker = tokio::spawn(reactions::work(site.clone(), settings.mail()?));
    tell(&format!("qosar listens on http://{address} ({})", settings.public_url));
    let service = router(site).into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await?;
    worker.abort();
    Ok(ExitCode::SUCCESS)
}

/// `qosar work`.
pub async fn work(settings: Settings) -> anyhow::Result<ExitCode> {
    log();
    let chance = machine_chance()?;
    let db = open(&settings, &chance).await?;
    let clock = MachineClock::new(settings.today);
    let key = keys::kept(&settings.key_file, &chance)?;
    let site = site(db, Box::new(clock), chance, key, &settings.public_url, Edition::Region);
    let mail = settings.mail()?;
    tokio::select! {
        () = reactions::work(site, mail) => {}
        () = told_to_stop() => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

/// Structured log on standard error, without personal data.
pub fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("QOSAR_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
