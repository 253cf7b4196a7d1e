//! Analysis, data, published, ours, difference. Each area keeps its rows in a file of its own.

mod classical;
mod dimension;
mod response;

/// A table of comparisons that is printed and then judged as a whole.
pub struct Sheet {
    area: &'static str,
    lines: Vec<String>,
    missed: Vec<String>,
}

impl Sheet {
    /// Of an area.
    pub fn new(area: &'static str) -> Self {
        Self { area, lines: Vec::new(), missed: Vec::new() }
    }

    /// What is published, to its printed digits: `digits` after the point, or half a unit of the last.
    pub fn printed(&mut self, analysis: &str, data: &str, published: f64, digits: i32, ours: f64) {
        self.row(analysis, data, published, ours, 0.5 * 10_f64.powi(-digits) * (1.0 + 1e-9));
    }

    /// What a peer computed, to a relative difference.
    pub fn relative(&mut self, analysis: &str, data: &str, peer: f64, ours: f64, relative: f64) {
        self.row(analysis, data, peer, ours, relative * peer.abs().max(1e-300));
    }

    /// Any value within an absolute difference.
    pub fn row(&mut self, analysis: &str, data: &str, published: f64, ours: f64, within: f64) {
        let difference = ours - published;
        let met = difference.abs() <= within;
        let line = format!("{analysis:<34} {data:<26} {published:>22} {ours:>24} {difference:>10.1e}");
        if !met {
            self.missed.push(format!("{line} (allowed {within:.1e})"));
        }
        self.lines.push(format!("{line} {}", if met { "" } else { "MISSED" }));
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let (analysis, data) = ("analysis", "data");
        eprintln!(
            "{:<34} {:<26} {:>22} {:>24} {:>10}   ({})",
            analysis, data, "published", "ours", "difference", self.area
        );
        for line in &self.lines {
            eprintln!("{line}");
        }
        assert!(self.missed.is_empty(), "missed:\n{}", self.missed.join("\n"));
    }
}
