//! measure SECONDS SEED FILE…
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    if a[1] == "prices" {
        let p = balance::read(std::fs::File::open(&a[2]).unwrap()).unwrap();
        balance::try_prices(&p, a[3].parse().unwrap(), a[4].parse().unwrap());
        return;
    }
    if a[1] == "branch" {
        let p = balance::read(std::fs::File::open(&a[2]).unwrap()).unwrap();
        for most in a[4..].iter() { balance::try_branch(&p, most.parse().unwrap(), a[3].parse().unwrap()); }
        return;
    }
    let seconds: f64 = a[1].parse().unwrap();
    for f in &a[3..] {
        let p = balance::read(std::fs::File::open(f).unwrap()).unwrap();
        let begun = Instant::now();
        let clock = || begun.elapsed().as_secs_f64();
        let budget = balance::Budget::unlimited().within(seconds, &clock);
        let x = balance::solve(&p, &budget, balance::Seed(a[2].parse().unwrap()));
        println!("{} {:?} {} bound {} {:?} work {} {:.4}s {:?}", p.name(), x.status, x.objective, x.bound, x.certificate, x.work, clock(), balance::verify(&p, &x));
    }
}
