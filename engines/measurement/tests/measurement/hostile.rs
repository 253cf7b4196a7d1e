//! Damaged tables: bytes flipped, cut, repeated, numbers blown up. What is read is analysed by every verb; nothing
//! panics and no number is NaN. About a second; as long as `QOSAR_FUZZ_SECONDS` says.

use std::time::{Duration, Instant};

use ground::trial::{spoil, spoilt};
use measurement::{Asked, Wrong};

const TABLES: [&str; 4] = [
    "g,a,b,c,n\nx,1,2,0,3\ny,2,2,1,1\nx,0,1,1,2\ny,1,,0,4\nx,2,1,1,1\ny,0,0,0,2\n",
    "person,item,score,rater\np,i,1,r\np,j,2,r\nq,i,0,s\nq,j,3,s\np,i,2,s\n",
    "\"\",a,b\n\"a\",0.5,-1.25e2\nb,1000000000000.4,\"7\"\n",
    "respondent,group,competence,importance,achievement,rank\n1,e,t,4,2,1\n2,e,t,3,2,2\n3,g,t,1,4,\n3,g,u,2,2,1\n",
];

const LINES: [&str; 30] = [
    "alpha",
    "alpha --brief --columns a,b,c",
    "alpha --freq n --missing listwise",
    "alpha --long",
    "items",
    "items --columns a,b --key 1,2",
    "kappa --columns a,b --weights quadratic",
    "kappa --matrix",
    "fleiss --columns a,b,c",
    "krippendorff",
    "krippendorff --long person,item,score,rater",
    "icc --columns a,b,c",
    "anova --by g --score a",
    "anova --score a --by b,c --type III",
    "dif --group g --columns a,c",
    "tuning --least 1",
    "irt --columns a,b,c --work 40",
    "irt --columns a,b --model graded --scores weighted --work 40",
    "irt --columns a,b,c --method conditional --split median --work 40",
    "irt --long person,item,score --model partial-credit --work 40",
    "mfrm --long person,item,score,rater --work 40",
    "mfrm --person n --rater g --work 40",
    "correlate --columns a,b,c",
    "correlate --columns a,b --kind polychoric --missing pairwise",
    "efa --columns a,b,c --factors 1",
    "omega --columns a,b,c",
    "cfa --pattern f=a,b,c",
    "gain --before a --after b --by g",
    "mds --matrix",
    "growth --outcome a --person n --time b",
];

const BLOWN: [&str; 14] = [
    "0",
    "-1",
    "NA",
    "",
    "127",
    "-128",
    "1e308",
    "-1e308",
    "1e-320",
    "999999999999999999",
    "0.000000000000000001",
    "9223372036854775807",
    "\"",
    "x",
];

/// For most of a second, or as long as `QOSAR_FUZZ_SECONDS` says; on a slow machine for some hundreds all the same.
fn patience() -> impl FnMut() -> bool {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    let mut turns = 0;
    move || {
        turns += 1;
        turns < 400 || Instant::now() < end
    }
}

fn tried(line: &str, text: &[u8]) -> Result<String, Wrong> {
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let arguments: Vec<String> = words[1..].iter().cloned().chain(["-".to_owned()]).collect();
    Ok(Asked::read(&words[0], &arguments).unwrap().run(text)?.report().to_string())
}

#[test]
fn damaged_tables_are_refused_or_analysed() {
    let (texts, sound) = spoilt("tables", 1, patience(), |_, dice| {
        let text = spoil(TABLES[dice.below(TABLES.len())], &BLOWN, dice);
        let line = LINES[dice.below(LINES.len())];
        match tried(line, &text) {
            Ok(report) => {
                assert!(!report.contains("NaN"), "{line}: {report}");
                true
            }
            Err(wrong) => {
                assert!(!wrong.to_string().is_empty());
                false
            }
        }
    });
    assert!(sound > 0 && sound < texts);
}

#[test]
fn every_verb_stands_constant_columns_single_rows_and_gaps() {
    for text in [
        "a,b,c\n",
        "a,b,c\n1,2,3\n",
        "a,b,c\n,,\n,,\n",
        "a,b,c\n1,1,1\n1,1,1\n1,1,1\n",
        "a,b,c\n1,,\n,2,\n,,3\n",
        "g,a,b,c,n\nx,1,1,0,0\ny,1,1,0,0\n",
        "a,b,c\n1e300,1e300,-1e300\n-1e300,1e300,1e300\n0,0,1e-300\n",
    ] {
        for line in LINES {
            if let Ok(report) = tried(line, text.as_bytes()) {
                assert!(!report.contains("NaN"), "{line}: {report}");
            }
        }
    }
}

#[test]
fn nonsense_of_many_megabytes_is_refused_early() {
    use std::io::Read;
    for (text, what) in [("\"", "quote"), ("a,", "longer"), ("x", "longer")] {
        let source = std::io::Cursor::new(text.as_bytes()).chain(std::io::repeat(b'z').take(200 << 20));
        let error = measurement::Table::read(source).unwrap_err().to_string();
        assert!(error.contains(what), "{error}");
    }
}
