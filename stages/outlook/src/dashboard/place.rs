//! Which region a caller looks at.

use kernel::{Failure, RegionId, ScopeKind};
use registry::classifiers;
use web::{Site, Visitor};

use super::store;

/// That of their scope, or the one chosen by those of the nation.
pub async fn region(site: &Site, visitor: &Visitor, chosen: &str) -> Result<Option<RegionId>, Failure> {
    let scope = visitor.caller.scope;
    match scope.kind {
        ScopeKind::Nation => classifiers::region_of(&site.db, chosen).await,
        ScopeKind::Region => Ok(Some(RegionId(scope.id))),
        _ => match visitor.caller.organisation() {
            Some(organisation) => Ok(Some(store::region_of(&site.db, organisation).await?)),
            None => Ok(None),
        },
    }
}
