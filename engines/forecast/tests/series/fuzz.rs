//! Spoilt files: an error or a sound answer. Longer with `QOSAR_FUZZ_SECONDS=600`.

use std::time::{Duration, Instant};

use forecast::series::Layout;
use ground::trial::{spoil, spoilt};

use super::{ask, assert_sound, from_text};

const SOUND: [&str; 4] = [
    "id,1,2,3,4,5,6,7,8,9,10,11,12\na,1,2,3,4,5,6,7,8,9,10,11,12\nb,5,4,3,,1,2,3,4\n",
    "id,time,value\na,2020-01,1\na,2020-02,2.5\na,2020-04,3\nb,2020-01,\"7\"\n",
    "id,period,type,n,h,start,train,test\nN1,QUARTERLY,X,3,2,1990:1,1 2 3.5,4 5\nN2,OTHER,X,4,8,1:1,5 5 5 5,1\n",
    "id;time;value\na;2020Q1;1,5\na;2020Q2;1e3\na;2020Q3;-4\n",
];

const PIECES: [&str; 16] =
    ["", ",", "\n", "\"", ";", "NaN", "-", "1e308", "-0", "0", "\u{feff}", "é", "9999999999", " ", "inf", "2020-13"];

/// For most of a second, or as long as `QOSAR_FUZZ_SECONDS` says.
fn patience() -> impl FnMut() -> bool {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    move || Instant::now() < end
}

#[test]
fn a_spoilt_file_is_an_error_or_a_sound_answer() {
    let (_, read) = spoilt("series", 1, patience(), |_, dice| {
        let bytes = spoil(SOUND[dice.below(SOUND.len())], &PIECES, dice);
        let layout = Layout { horizon: 3, season: 4, ..Layout::default() };
        let Ok(text) = String::from_utf8(bytes) else { return false };
        let Ok(all) = from_text(&text, &layout) else { return false };
        assert_sound(&ask(&all, "auto"));
        true
    });
    assert!(read > 10, "some spoilt files can still be read: {read}");
}
