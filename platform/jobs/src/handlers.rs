//! Who does which kind of job, and one pass of a worker. It knows no clock: the application's loop tells the moment.

use std::pin::Pin;
use std::sync::Arc;

use db::Db;
use kernel::{Caller, Chance, Failure, Moment};

use crate::queue::{Job, claim, finish, give_back};

/// Taken at once: with a minute each at most, all are done before their lease is over.
const BATCH: i64 = 10;

type Doing = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;
type Handler = Arc<dyn Fn(Db, Caller, Job) -> Doing + Send + Sync>;

/// Who does which kind of job.
#[derive(Clone, Default)]
pub struct Handlers {
    by_kind: Vec<(&'static str, Handler)>,
}

impl Handlers {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more. A job is delivered at least once: what was done by an earlier try must not be done again.
    #[must_use]
    pub fn on<F, Fut>(mut self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(Db, Caller, Job) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.by_kind.push((kind, Arc::new(move |db, by, job| Box::pin(handler(db, by, job)))));
        self
    }

    fn of(&self, kind: &str) -> Option<Handler> {
        self.by_kind.iter().find(|(known, _)| *known == kind).map(|(_, handler)| handler.clone())
    }
}

/// One pass: takes the jobs whose time has come and does them, each in the platform's name with the job as the cause.
/// Says how many it took.
///
/// # Errors
/// Broken, when the database does not answer; a job that fails is given back and no error of the pass.
pub async fn work_once(db: &Db, now: Moment, chance: &Chance, handlers: &Handlers) -> Result<usize, Failure> {
    let jobs = claim(db, now, chance, BATCH).await?;
    for job in &jobs {
        let by = Caller::system(now, chance.clone(), Some(job.id.0));
        let failed = attempt(db, &by, job, handlers).await;
        let mut w = db.write(&by).await?;
        match failed {
            None => {
                finish(&mut w, job).await?;
            }
            Some(why) => {
                tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempt, why, "a job failed");
                give_back(&mut w, job, &why).await?;
            }
        }
        w.done().await?;
    }
    Ok(jobs.len())
}

/// Does a job apart, so that its panic is its own; why it failed, where it did.
async fn attempt(db: &Db, by: &Caller, job: &Job, handlers: &Handlers) -> Option<String> {
    let Some(handler) = handlers.of(&job.kind) else {
        return Some(format!("this version knows no job `{}`", job.kind));
    };
    match tokio::spawn(handler(db.clone(), by.clone(), job.clone())).await {
        Ok(Ok(())) => None,
        Ok(Err(Failure::Broken(cause))) => Some(format!("{cause:#}")),
        Ok(Err(failure)) => Some(failure.to_string()),
        Err(_) => Some("the job panicked".to_owned()),
    }
}
