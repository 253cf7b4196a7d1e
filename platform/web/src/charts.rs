//! Drawings of figures: SVG written by us, its colours taken from the stylesheet so that it follows the theme,
//! a title and a description for those who listen, a title on each mark, and the table behind it.

mod bars;
mod curves;
mod frame;
mod gantt;
mod heat;
mod intervals;
mod lines;
mod scale;
mod scatter;
mod small;
mod waterfall;
mod weeks;
mod wright;

pub use bars::{Bar, Bars, Group, GroupedBars, bars, grouped_bars};
pub use curves::{Curve, Curves, Pen, curves};
pub use gantt::{Gantt, GanttRow, gantt};
pub use heat::{Heat, HeatCell, HeatRow, heat};
pub use intervals::{Interval, Intervals, intervals};
pub use lines::{Line, LinePoint, Lines, lines};
pub use scatter::{Point, Scatter, scatter};
pub use small::{progress, sparkline};
pub use waterfall::{StepKind, Waterfall, WaterfallStep, waterfall};
pub use weeks::{WeekMark, WeekRow, Weeks, weeks};
pub use wright::{Ladder, Marker, Wright, wright};
