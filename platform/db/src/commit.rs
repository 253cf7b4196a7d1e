//! Committing: the touched rows are digested, the acts linked into the chain, the events stored.

use anyhow::{Context, anyhow};
use kernel::Failure;

use crate::write::Write;
use crate::{audit, events};

impl Write {
    /// Commits: digests the touched rows, links the records into the chain, stores the events.
    ///
    /// # Errors
    /// Broken, when rows were changed without a record: that would be a second door.
    pub async fn done(mut self) -> Result<(), Failure> {
        if self.records.is_empty() && !(self.quiet && self.touched.is_empty()) {
            return Err(anyhow!("rows of {:?} were changed and no act was recorded", self.touched).into());
        }
        let (touched, records, events) =
            (std::mem::take(&mut self.touched), std::mem::take(&mut self.records), std::mem::take(&mut self.events));
        audit::link(&mut self, &touched, records).await?;
        for event in events {
            events::store(&mut self, &event).await?;
        }
        self.hold.commit().await.context("committing")?;
        Ok(())
    }
}
