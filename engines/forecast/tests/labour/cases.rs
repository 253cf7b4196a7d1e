//! Tables that other tests begin from: the region of examples/, and small ones worked out by hand.

use std::path::PathBuf;

use forecast::Wrong;
use forecast::labour::{Folder, read_folder};

/// The tables of the example.
pub fn example() -> Vec<(&'static str, String)> {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/region");
    let read = |name: &&'static str| Some((*name, std::fs::read_to_string(home.join(format!("{name}.csv"))).ok()?));
    forecast::labour::TABLES.iter().filter_map(read).collect()
}

/// Reads tables from memory.
pub fn folder(tables: &[(&'static str, String)], horizon: Option<usize>) -> Result<Folder, Wrong> {
    read_folder(|name| tables.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_bytes()), horizon)
}

/// One region, two sectors, two occupations, two bands; figures that a pencil can follow.
pub fn pencil() -> Vec<(&'static str, String)> {
    [
        ("employment", "region,sector,year,employed\nA,farms,2025,1000\nA,mines,2025,500\n"),
        ("growth", "sector,growth\nfarms,-0.1\nmines,0.2\n"),
        (
            "shares",
            "sector,occupation,share\nfarms,drivers,0.4\nfarms,farmers,0.6\nmines,drivers,0.5\nmines,farmers,0.5\n",
        ),
        ("bands", "band,width,entry\nyoung,10,1\nold,,0\n"),
        ("ages", "band,share\nyoung,0.6\nold,0.4\n"),
        ("exits", "band,retirement,mortality,migration,mobility\nyoung,0,0.01,0.02,0.03\nold,0.2,0.05,0,0\n"),
        ("market", "region,occupation,vacancies,foreign,replaced,releases,unemployed\nA,drivers,30,40,0.25,7,12\n"),
        ("bridge", "occupation,group,share\ndrivers,B1,0.5\nfarmers,B1,0.25\nfarmers,B2,0.75\n"),
        (
            "programmes",
            "region,group,year,admitted,duration,completion,in_field,leaving\nA,B1,2022,100,4,0.8,0.5,0.25\n",
        ),
    ]
    .map(|(name, text)| (name, text.to_owned()))
    .to_vec()
}

/// The same tables with one of them changed.
pub fn with(mut tables: Vec<(&'static str, String)>, name: &'static str, text: &str) -> Vec<(&'static str, String)> {
    tables.retain(|(other, _)| *other != name);
    tables.push((name, text.to_owned()));
    tables
}
