//! Practice: lifecycles, hours, orders, plans, the diary, attendance, the characteristic, scope and every door.
#![allow(clippy::unwrap_used)]

mod diary;
mod doors;
mod hours;
mod lifecycles;
mod orders;
mod papers;
mod plans;
mod scope;
mod windows;
mod words;
mod world;
