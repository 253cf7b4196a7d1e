#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod doors;
mod employment;
mod following;
mod lifecycles;
mod public;
mod rules;
mod scope;
mod words;
mod world;
