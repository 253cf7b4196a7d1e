//! Spoilt files: an error or a sound answer. Longer with `QOSAR_FUZZ_SECONDS=600`.

use std::time::{Duration, Instant};

use forecast::Seed;
use forecast::series::Layout;

use super::{ask, assert_sound, from_text};

const SOUND: [&str; 4] = [
    "id,1,2,3,4,5,6,7,8,9,10,11,12\na,1,2,3,4,5,6,7,8,9,10,11,12\nb,5,4,3,,1,2,3,4\n",
    "id,time,value\na,2020-01,1\na,2020-02,2.5\na,2020-04,3\nb,2020-01,\"7\"\n",
    "id,period,type,n,h,start,train,test\nN1,QUARTERLY,X,3,2,1990:1,1 2 3.5,4 5\nN2,OTHER,X,4,8,1:1,5 5 5 5,1\n",
    "id;time;value\na;2020Q1;1,5\na;2020Q2;1e3\na;2020Q3;-4\n",
];

const PIECES: [&str; 16] =
    ["", ",", "\n", "\"", ";", "NaN", "-", "1e308", "-0", "0", "\u{feff}", "é", "9999999999", " ", "inf", "2020-13"];

#[test]
fn a_spoilt_file_is_an_error_or_a_sound_answer() {
    let seconds = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let until = Instant::now() + Duration::from_secs(seconds);
    let stream = Seed(11).stream(0);
    let (mut draw, mut read) = (0, 0_u32);
    let mut below = |bound: usize| {
        draw += 1;
        usize::try_from(stream.below(draw, bound as u64)).expect("small")
    };
    for round in 0.. {
        if round % 16 == 0 && Instant::now() > until {
            break;
        }
        let mut bytes = SOUND[below(SOUND.len())].as_bytes().to_vec();
        for _ in 0..=below(6) {
            let at = below(bytes.len());
            let piece = PIECES[below(PIECES.len())].as_bytes();
            let cut = at + below(4).min(bytes.len() - at);
            bytes.splice(at..cut, piece.iter().copied());
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        let layout = Layout { horizon: 3, season: 4, ..Layout::default() };
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(all) = from_text(&text, &layout)
        {
            assert_sound(&ask(&all, "auto"));
            read += 1;
        }
    }
    assert!(read > 10, "some spoilt files can still be read: {read}");
}
