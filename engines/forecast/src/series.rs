//! Numbers that follow each other in time: what comes next, and between which bounds.

mod arima;
mod descent;
mod ets;
mod naive;
mod season;
mod theta;
pub fn dump(y: &[f64], m: usize, h: usize) -> Vec<(String, Vec<f64>)> {
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut out = Vec::new();
    let scale = y.iter().map(|v| v.abs()).sum::<f64>() / y.len() as f64;
    let y: Vec<f64> = y.iter().map(|v| v / scale).collect();
    let y = &y[..];
    let want = |n: &str| only.is_empty() || only.split(',').any(|o| o == n);
    if want("ets") {
        if let Some(f) = ets::choose(y, m, ets::Reach::Usual) {
            out.push(("ets".into(), f.forecast(y, h)));
            if want("damped") && let Some(f) = ets::damped(y, m, &f) { out.push(("damped".into(), f.forecast(y, h))); }
        }
    }
    if want("etsall") {
        if let Some(f) = ets::choose(y, m, ets::Reach::All) { out.push(("etsall".into(), f.forecast(y, h))); }
    }
    for (n, k) in [("theta", theta::Kind::Standard), ("otm", theta::Kind::Optimised), ("dotm", theta::Kind::Dynamic)] {
        if want(n) && let Some(f) = theta::fit(y, m, k) { out.push((n.into(), f.forecast(y, h))); }
    }
    if want("arima") && let Some(f) = arima::choose(y, m) { out.push(("arima".into(), f.forecast(y, h))); }
    if want("naive") { out.push(("snaive".into(), naive::seasonal(y, m, h))); out.push(("naive".into(), naive::last(y, h))); out.push(("drift".into(), naive::drift(y, h))); }
    for (_, v) in &mut out { for x in v.iter_mut() { *x *= scale; } }
    out
}
