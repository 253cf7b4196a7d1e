use measurement::facets::*;
use measurement::response::Grid;
pub fn ex10() -> Ratings {
    let text = std::fs::read_to_string("/work/shared/data/measurement/TAM_data.ex10.csv").unwrap();
    let mut all = Vec::new();
    for l in text.lines().skip(1) {
        let c: Vec<&str> = l.split(',').collect();
        for i in 0..5 { if let Ok(x) = c[2 + i].parse() { all.push(Rating { person: c[0].parse::<u32>().unwrap() - 1, rater: c[1].parse::<u32>().unwrap() - 1, item: i as u32, category: x }); } }
    }
    Ratings::new(all).unwrap()
}
#[test]
fn try_facets() {
    let r = ex10();
    for grid in [Grid::even(41, 6.0), Grid::even(61, 6.0)] {
    let f = fit_facets(&r, &FacetOptions { grid, ..FacetOptions::default() }).unwrap();
    eprintln!("dev {} var {} {:?} {:?} {:?} {:?} looks {} {} {} p {}", -2.0 * f.log_likelihood, f.spread.powi(2), f.difficulties, f.severities, f.difficulty_errors, f.severity_errors, f.looks, f.converged, f.identified, f.parameters);
    let a = person_abilities(&f);
    let v: Vec<_> = a.iter().flatten().collect();
    let m = v.iter().map(|a| a.expected).sum::<f64>() / v.len() as f64;
    let var = v.iter().map(|a| (a.expected - m).powi(2)).sum::<f64>() / (v.len() - 1) as f64;
    let e = v.iter().map(|a| a.error.powi(2)).sum::<f64>() / v.len() as f64;
    eprintln!("rel {}", var / (var + e));
    eprintln!("{:?} {:?}", fair_persons(&f, &a)[0], element_fit(&f, &a).1);
    }
    let all = r.all().iter().map(|x| Rating { item: x.item * 3 + x.rater, rater: 0, ..*x }).collect();
    let f = fit_facets(&Ratings::new(all).unwrap(), &FacetOptions { with_raters: false, ..FacetOptions::default() }).unwrap();
    eprintln!("dev {} var {} {} {} {}", -2.0 * f.log_likelihood, f.spread.powi(2), f.looks, f.converged, f.parameters);
    eprintln!("{:?}", connections(&r));
}
