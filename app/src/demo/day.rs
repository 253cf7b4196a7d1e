//! The day on which the demo begins.

use kernel::Day;

/// The day it is in the demo.
pub fn demo_day() -> Day {
    Day::of(2027, 4, 15).expect("a day of the calendar")
}
