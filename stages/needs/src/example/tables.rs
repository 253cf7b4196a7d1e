//! The tables of an industrial region as they would be brought: figures made up, their sizes and habits those of such a
//! region. The pace at which a sector grows wanders slowly about its trend by numbers drawn from a seed, one year was bad for
//! nearly all; so it is the same each time.

use std::fmt::Write;

use crate::forecasts::kinds::Kind;

/// The first year of its employment.
pub const FIRST: i32 = 2010;

/// Sectors: employed in [`COUNTED`], growth a year in tenths of a percent, how far a year strays in tenths of a percent.
const SECTORS: [(&str, f64, f64, f64); 12] = [
    ("A", 21_000.0, -14.0, 14.0),
    ("B", 9_400.0, 4.0, 18.0),
    ("C", 24_500.0, 12.0, 16.0),
    ("D", 7_900.0, 6.0, 8.0),
    ("E", 2_300.0, 3.0, 12.0),
    ("F", 12_600.0, 8.0, 34.0),
    ("G", 31_000.0, 10.0, 18.0),
    ("H", 17_800.0, 7.0, 12.0),
    ("J", 2_600.0, 26.0, 26.0),
    ("M", 3_900.0, 11.0, 20.0),
    ("P", 24_700.0, 9.0, 6.0),
    ("Q", 15_200.0, 13.0, 8.0),
];

/// Professions of sectors, in hundredths of a percent.
const MATRIX: [(&str, &[(&str, u32)]); 12] = [
    ("A", &[("R-057", 10), ("R-067", 5)]),
    (
        "B",
        &[
            ("R-002", 30),
            ("R-007", 25),
            ("R-024", 35),
            ("R-032", 10),
            ("R-039", 160),
            ("R-040", 60),
            ("R-041", 420),
            ("R-042", 280),
            ("R-020", 400),
            ("R-021", 310),
            ("R-043", 30),
            ("R-052", 15),
        ],
    ),
    (
        "C",
        &[
            ("R-001", 35),
            ("R-002", 45),
            ("R-003", 25),
            ("R-007", 40),
            ("R-043", 60),
            ("R-044", 35),
            ("R-045", 10),
            ("R-032", 55),
            ("R-033", 45),
            ("R-024", 30),
            ("R-050", 25),
            ("R-051", 15),
            ("R-052", 30),
            ("R-057", 22),
            ("R-010", 60),
            ("R-011", 50),
            ("R-019", 320),
            ("R-020", 510),
            ("R-021", 340),
            ("R-068", 150),
            ("R-069", 90),
        ],
    ),
    (
        "D",
        &[
            ("R-002", 50),
            ("R-007", 90),
            ("R-024", 210),
            ("R-025", 90),
            ("R-026", 140),
            ("R-027", 80),
            ("R-028", 550),
            ("R-029", 410),
            ("R-021", 500),
            ("R-050", 20),
            ("R-052", 40),
        ],
    ),
    ("E", &[("R-024", 40), ("R-007", 40), ("R-020", 350), ("R-021", 200)]),
    ("F", &[("R-059", 240), ("R-061", 310), ("R-022", 260), ("R-019", 390), ("R-024", 20), ("R-043", 10)]),
    ("G", &[("R-051", 10), ("R-052", 15)]),
    ("H", &[("R-063", 220), ("R-064", 290), ("R-021", 120), ("R-052", 20)]),
    ("J", &[("R-050", 500), ("R-051", 150), ("R-052", 400)]),
    ("M", &[("R-044", 200), ("R-045", 60), ("R-050", 150), ("R-024", 80), ("R-001", 70)]),
    ("P", &[("R-052", 30)]),
    ("Q", &[("R-052", 20)]),
];

/// Groups: admissions before control figures were set, years of study, percent who complete, who work in the field.
const PROGRAMMES: [(&str, u32, u32, u32, u32); 8] = [
    ("B057", 24, 4, 82, 76),
    ("B061", 22, 4, 84, 71),
    ("B062", 26, 4, 85, 74),
    ("B063", 30, 4, 83, 73),
    ("B064", 20, 4, 84, 69),
    ("B068", 18, 4, 86, 66),
    ("B071", 24, 4, 83, 72),
    ("B074", 35, 4, 81, 70),
];
/// From this admission on places stand in orders.
const ORDERED: i32 = 2024;

/// The year in which a sector employs as many as it is told to.
const COUNTED: i32 = 2025;

/// A year that was bad for nearly all: its fall in tenths of a percent, and how much of it came back in the first and in the
/// second year after.
const RECESSION: (i32, f64, [f64; 2]) = (2020, -14.0, [0.5, 0.25]);

/// How much of last year's pace above the trend is left this year.
const LASTS: f64 = 0.6;
/// What a sector strays by, as a share, goes to its pace, and to the count of one year.
const TO_PACE: f64 = 0.3;
const TO_COUNT: f64 = 0.04;

/// Every table, employment counted until this year, as CSV with the names of the columns.
pub fn tables(last: i32) -> [(Kind, String); 8] {
    [
        (Kind::Employment, employment(last)),
        (Kind::Matrix, matrix()),
        (
            Kind::Growth,
            "scenario,sector,year,growth,output,productivity,elasticity\nbase,B,,,1.5,1.9,\nbase,J,,,7,,0.35\n".into(),
        ),
        (Kind::Exits, EXITS.into()),
        (Kind::Market, MARKET.into()),
        (Kind::Bridge, BRIDGE.into()),
        (Kind::Programmes, programmes(last)),
        (Kind::Strata, STRATA.into()),
    ]
}

/// Numbers between -1 and 1 that look drawn: a generator of Lehmer's with a fixed seed.
struct Drawn(u64);

impl Drawn {
    fn next(&mut self) -> f64 {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        f64::from(u32::try_from(self.0).unwrap_or(0)) / f64::from(0x3fff_ffff) - 1.0
    }
}

fn employment(last: i32) -> String {
    let mut drawn = Drawn(20_270_415);
    let mut text = String::from("sector,year,employed\n");
    let mut whole = vec![0.0; usize::try_from(last - FIRST + 1).unwrap_or(0)];
    for (sector, employed, growth, strays) in SECTORS {
        let path = path(sector, last, growth, strays, &mut drawn);
        let anchor = path.iter().rev().find(|(year, _)| *year <= COUNTED).map_or(1.0, |(_, level)| *level);
        for ((year, level), sum) in path.into_iter().zip(&mut whole) {
            let counted = (employed * level / anchor).round();
            *sum += counted;
            let _ = writeln!(text, "{sector},{year},{counted}");
        }
    }
    for (year, sum) in (FIRST..).zip(&whole) {
        let _ = writeln!(text, ",{year},{sum}");
    }
    text
}

/// Employment of a sector by year, of which only the proportions count. `growth` and `strays` in tenths of a percent.
fn path(sector: &str, last: i32, growth: f64, strays: f64, drawn: &mut Drawn) -> Vec<(i32, f64)> {
    let (mut level, mut pace) = (1.0, growth);
    let mut of_year = |year: i32| {
        pace = growth + LASTS * (pace - growth) + TO_PACE * strays * drawn.next();
        level *= 1.0 + (pace + felt(sector, year, strays)) / 1000.0;
        (year, level * (1.0 + TO_COUNT * strays * drawn.next() / 1000.0))
    };
    (FIRST..=last).map(&mut of_year).collect()
}

/// What the recession does to a sector in a year. Schools and hospitals do not feel it.
fn felt(sector: &str, year: i32, strays: f64) -> f64 {
    let (when, fall, back) = RECESSION;
    let fall = if ["P", "Q"].contains(&sector) { 0.0 } else { fall * strays / 16.0 };
    match year - when {
        0 => fall,
        1 => -fall * back[0],
        2 => -fall * back[1],
        _ => 0.0,
    }
}

fn matrix() -> String {
    let mut text = String::from("sector,profession,share\n");
    for (sector, professions) in MATRIX {
        for (profession, share) in professions {
            let _ = writeln!(text, "{sector},{profession},{}.{:02}", share / 100, share % 100);
        }
    }
    text
}

fn programmes(last: i32) -> String {
    let mut text = String::from("group,year,admitted,duration,completion,in-field,leaving,deviation\n");
    for (group, admitted, duration, completion, in_field) in PROGRAMMES {
        for (year, more) in (2019..=last).zip(0..) {
            let count = if year < ORDERED || ["B071", "B074"].contains(&group) {
                (admitted + more % 3 * 2).to_string()
            } else {
                String::new()
            };
            let _ = writeln!(text, "{group},{year},{count},{duration},{completion},{in_field},12,6");
        }
    }
    text
}

const EXITS: &str = "profession,band,width,entry,share,retirement,mortality,migration,mobility,deviation
,16–24,9,42,9,0,0.1,0.9,4,10
,25–34,10,33,28,0,0.15,0.7,2.4,10
,35–44,10,16,27,0,0.3,0.4,1.4,10
,45–54,10,7,21,0.6,0.6,0.2,0.7,10
,55–62,8,2,13,7.5,1.2,0.1,0.3,10
,63+,,0,2,32,2.5,0,0,10
R-041,16–24,,,5,0,0.1,0.6,3,10
R-041,25–34,,,22,0,0.2,0.5,2,10
R-041,35–44,,,30,1,0.4,0.3,1,10
R-041,45–54,,,29,6,0.9,0.1,0.5,10
R-041,55–62,,,13,14,1.6,0.1,0.2,10
R-041,63+,,,1,40,2.5,0,0,10
";

const MARKET: &str = "profession,year,vacancies,foreign,replaced,releases,unemployed,error
R-002,,9,4,50,0,3,3
R-019,,46,12,25,8,31,9
R-020,,58,0,,14,40,10
R-021,,44,0,,6,22,8
R-024,,12,2,50,0,5,3
R-032,,6,3,50,0,2,2
R-043,,7,1,100,0,6,3
R-050,,14,0,,0,4,5
R-059,,16,6,50,0,9,4
";

const BRIDGE: &str = "profession,group,share
R-001,B063,85
R-001,B064,15
R-007,B063,80
R-007,B062,20
R-052,B057,60
";

const STRATA: &str = "sector,size,employed
B,large,5200
B,medium,900
C,large,13800
C,medium,3400
C,small,2900
D,large,5600
D,small,400
E,large,900
E,small,300
F,large,1900
F,medium,2300
H,large,3900
H,medium,1600
J,small,700
M,medium,500
M,small,700
";
