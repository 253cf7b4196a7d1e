use measurement::response::*;
use std::path::Path;

pub fn load(name: &str) -> Responses {
    let text = std::fs::read_to_string(Path::new("/work/shared/data/measurement").join(name)).unwrap();
    let rows: Vec<Vec<u8>> = text.lines().skip(1).map(|l| l.split(',').map(|x| x.trim_matches('"').parse().unwrap_or(255)).collect()).collect();
    let codes: Vec<u8> = rows.concat();
    Responses::new(rows.len(), rows[0].len(), &codes, None).unwrap()
}
#[test]
fn try_all() {
    for (name, model) in [("mirt_LSAT6.csv", Model::TwoParameter), ("mirt_LSAT6.csv", Model::Rasch), ("mirt_LSAT6.csv", Model::RaschWithSpread(1.0)), ("mirt_LSAT7.csv", Model::TwoParameter), ("mirt_LSAT7.csv", Model::Rasch), ("ltm_WIRS.csv", Model::TwoParameter), ("mirt_LSAT7.csv", Model::ThreeParameter), ("mirt_Science.csv", Model::Graded), ("mirt_Science.csv", Model::PartialCredit), ("mirt_Science.csv", Model::GeneralisedPartialCredit), ("mirt_Science.csv", Model::RatingScale)] {
        let r = load(name);
        let f = fit(&r, model, &Options::default()).unwrap();
        eprintln!("{name} {model:?} ll {:.6} looks {} conv {} gain {:e} var {}", f.log_likelihood, f.looks, f.converged, f.gain, f.spread().powi(2));
        for c in f.curves.iter().flatten() { eprintln!("   {:?}", c.parameters); }
    }
}
