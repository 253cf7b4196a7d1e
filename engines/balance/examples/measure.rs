fn main() {
    for f in std::env::args().skip(1) {
        let p = balance::read(std::fs::File::open(&f).unwrap()).unwrap();
        balance::try_peak(&p, 2_000_000);
    }
}
