//! What is served: a region's own platform, or the demo.

/// Is it the demo?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// A region's own platform.
    Region,
    /// Invented people, one-click sign-in, the gallery.
    Demo,
}
