//! rotation
#![allow(missing_docs, dead_code)]
pub mod anneal;
pub mod board;
pub mod chance;
mod draft;
pub mod insert;
pub mod moves;
pub mod pace;
mod problem;
pub mod relax;
pub mod start;
pub use draft::*;
pub use pace::Settings;
pub use problem::{Problem, Stay, Invalid, Fault};
pub use ground::{Budget, Seed, Status, Message};

pub fn trial(problem: &Problem, seed: u64, settings: &Settings<'_>, quota: u64, b: f64, e: f64) -> (i64, i64, u64, f64, Vec<Vec<Stay>>) {
    let mut work = 0;
    let start::Start::Ready(s) = start::first(problem, 20, &mut work) else { panic!() };
    let mut board = board::Board::new(problem, &s);
    let mut c = chance::Chance::new(Seed(seed).stream(0));
    let scale = anneal::scale(&mut board, &mut c);
    let bud = Budget::unlimited();
    let mut pace = pace::Pace::new(&bud, quota, settings, 1.0);
    let a0 = board.amiss;
    let w = anneal::walk(&mut board, &mut c, anneal::Heat { begin: b, end: e }, scale, &mut pace);
    let again = board::Board::new(problem, &board.schedule());
    assert_eq!((again.sum, again.least, again.amiss), (board.sum, board.least, board.amiss));
    let again = board::Board::new(problem, &w.schedule);
    assert_eq!((again.objective(), again.amiss), (w.objective, w.amiss));
    eprintln!("start amiss {a0} scale {scale:.2}");
    (w.objective, w.amiss, w.moves, scale, w.schedule)
}
