//! Every statement about rounds, by what stands in them: the rounds themselves, their students, seats, and answers.

mod answers;
mod rounds;
mod seats;
mod students;

pub use answers::{Kept, Place, Placed, allocations, keep, keep_place, places, places_of};
pub use rounds::{
    AllocationId, Filter, PlaceId, Round, RoundId, SeatId, StudentId, TABLE, filled, insert, leads, list, load, page,
    save, save_entry, total, with_workplace,
};
pub use seats::{SEAT, Seat, bring, round_of_seat, save_ranking, seats, seats_taken, take_back};
pub use students::{STUDENT, Student, elsewhere, exclude, include, save_pin, save_wishes, students};
