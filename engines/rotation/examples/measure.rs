fn cpu() -> f64 { std::fs::read_to_string("/proc/self/schedstat").unwrap().split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9 }
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let p = rotation::read(std::fs::File::open(&a[1]).unwrap()).unwrap();
    let quota: u64 = a[2].parse().unwrap();
    let (b, e) = (a[3].parse().unwrap(), a[4].parse().unwrap());
    for seed in 1..=a[5].parse().unwrap() {
        let t = cpu();
        let r = rotation::trial(&p, seed, &rotation::Settings::default(), quota, b, e);
        let d = cpu() - t;
        println!("{} seed {seed} obj {} amiss {} moves {:.1}M  {:.2}s {:.1}M/s draws {:.1}M/s", p.name(), r.0, r.1, r.2 as f64 / 1e6, d, r.2 as f64 / 1e6 / d, quota as f64/1e6/d);
    }
}
