use measurement::response::*;
use super::marginal::load;
#[test]
fn try_more() {
    let r = load("mirt_LSAT6.csv");
    let f = fit(&r, Model::TwoParameter, &Options::default()).unwrap();
    let e = standard_errors(&r, &f, ErrorKind::Observed);
    let x = standard_errors(&r, &f, ErrorKind::CrossProduct);
    for j in 0..5 { let c = e.of_item(&f, j).unwrap(); let d = x.of_item(&f, j).unwrap(); eprintln!("se {} {} | {} {}", c[(0,0)].sqrt(), c[(1,1)].sqrt(), d[(0,0)].sqrt(), d[(1,1)].sqrt()); }
    eprintln!("{:?}", moments(&r, &f));
    let g = fit(&r, Model::Rasch, &Options::default()).unwrap();
    eprintln!("{:?}", moments(&r, &g));
    let e = standard_errors(&r, &g, ErrorKind::Observed);
    eprintln!("spread {} {:?}", g.spread(), e.of_spread(&g));
    for how in [Scoring::Expected, Scoring::Modal, Scoring::Likelihood, Scoring::Weighted] {
        let s = score(&r, &f.curves, &f.options.grid, how);
        eprintln!("{how:?} {:?}", s.iter().map(|s| s.ability).collect::<Vec<_>>());
        if how == Scoring::Expected { eprintln!("rxx {:?}", empirical_reliability(&r, &s)); }
    }
    let r = load("mirt_LSAT7.csv");
    let f = fit(&r, Model::TwoParameter, &Options::default()).unwrap();
    let e = standard_errors(&r, &f, ErrorKind::Observed);
    let c = e.of_item(&f, 0).unwrap(); eprintln!("ci {} {}", f.curves[0].as_ref().unwrap().parameters[0]-1.959964*c[(0,0)].sqrt(), f.curves[0].as_ref().unwrap().parameters[0]+1.959964*c[(0,0)].sqrt());
    eprintln!("{:?}", sum_fit(&r, &f.curves, &[2; 5], &f.options.grid));
    eprintln!("{:?}", sum_scores(&f.curves, &f.options.grid));
    let s = score(&r, &f.curves, &f.options.grid, Scoring::Expected);
    eprintln!("rxx {:?}", empirical_reliability(&r, &s));
    let r = load("eRm_raschdat1.csv");
    let c = fit_conditional(&r, Model::Rasch).unwrap();
    eprintln!("{} {} {} {:?} {:?}", c.log_likelihood, c.steps, c.converged, c.errors[0], c.curves[0]);
    let s: Vec<Option<f64>> = score(&r, &c.curves, &Grid::default(), Scoring::Likelihood).iter().map(|s| s.ability.is_finite().then_some(s.ability)).collect();
    eprintln!("{:?}", &item_fit(&r, &c.curves, &s)[..3]);
    for s in [Split::Mean, Split::Median] { let a = andersen(&r, Model::Rasch, s).unwrap().unwrap(); eprintln!("{} {} {}", a.statistic, a.degrees, a.probability); }
    let r = load("ltm_LSAT.csv");
    let c = fit_conditional(&r, Model::Rasch).unwrap();
    eprintln!("LSAT {} {:?}", c.log_likelihood, c.curves);
    let r = load("eRm_pcmdat2.csv");
    for m in [Model::PartialCredit, Model::RatingScale] {
        let c = fit_conditional(&r, m).unwrap();
        eprintln!("{} {} {} {}", c.log_likelihood, c.steps, c.converged, c.parameters);
        for k in c.curves.iter().flatten() { eprintln!("{:?}", k.thresholds()); }
        let s: Vec<Option<f64>> = score(&r, &c.curves, &Grid::default(), Scoring::Likelihood).iter().map(|s| s.ability.is_finite().then_some(s.ability)).collect();
        eprintln!("{:?}", &item_fit(&r, &c.curves, &s));
    }
}
