use std::io::Write;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut out = std::io::stdout().lock();
    for line in text.lines().skip(1) {
        let f: Vec<&str> = line.split(',').collect();
        let y: Vec<f64> = f[6].split(' ').map(|v| v.parse().unwrap()).collect();
        let h: usize = f[4].parse().unwrap();
        let m = match f[1] { "MONTHLY" => 12, "QUARTERLY" => 4, _ => 1 };
        for (name, fc) in forecast::series::dump(&y, m, h) {
            let v: Vec<String> = fc.iter().map(|x| format!("{x:.6}")).collect();
            writeln!(out, "{},{},{}", f[0], name, v.join(" ")).unwrap();
        }
    }
}
