//! The face of `qosar engine forecast series`, without the application: `series FILE [--horizon H] [--season M] [--levels 80,95]
//! [--method auto] [--id NAME] [--time NAME] [--value NAME] [--work N] [--mean-only]`. `--brief` prints all but the series.

use std::fs::File;

use forecast::Budget;
use forecast::series::{Layout, Settings, levels, run, series, told};
use forecast::table::{Shape, read_shaped};

#[expect(clippy::print_stdout, reason = "an example speaks")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut layout, mut file, mut brief, mut work) = (Layout::default(), String::new(), false, None);
    let mut settings = Settings { method: "auto".parse()?, levels: levels("80,95")? };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut next = || words.next().ok_or("an option needs a value");
        match word.as_str() {
            "--horizon" => layout.horizon = next()?.parse()?,
            "--season" => layout.season = next()?.parse()?,
            "--levels" => settings.levels = levels(&next()?)?,
            "--mean-only" => settings.levels = Vec::new(),
            "--method" => settings.method = next()?.parse()?,
            "--id" => layout.id = next()?,
            "--time" => layout.time = next()?,
            "--value" => layout.value = next()?,
            "--work" => work = Some(next()?.parse()?),
            "--brief" => brief = true,
            _ => file = word,
        }
    }
    let table = read_shaped(File::open(file)?, Shape::Ragged)?;
    let all = series(&table, &layout)?;
    let outcome = run(&all, &settings, &work.map_or_else(Budget::unlimited, Budget::of_work));
    let mut answer = told(&outcome);
    if brief && let Some(answer) = answer.as_object_mut() {
        answer.remove("series");
        answer.remove("findings");
    }
    println!("{answer}");
    Ok(())
}
