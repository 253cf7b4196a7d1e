//! Closed lists that come with the platform: regions, activities (OKED), groups of educational programmes,
//! professions. They are loaded by an act of the platform, so that the record knows where they came from.

mod actions;
pub mod api;
mod lists;
pub mod pages;
mod store;

pub use actions::load;
pub use store::{
    Activity, ProgrammeGroup, Region, activities, activity_stands, group_stands, groups, region, region_of, regions,
};
