//! The face of the command line, for trials: `cargo run --release -p measurement --example measure -- <analysis> FILE [flags]`.
//! `--repeat N` runs the analysis again after reading and tells the least seconds on standard error.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;
use std::time::Instant;

use measurement::{Asked, Fault, Table, Wrong, help};

/// As the command line has it: memory given back is kept for the next column.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match measured(std::env::args().skip(1).collect()) {
        Ok(code) => ExitCode::from(code),
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::from(2)
        }
    }
}

fn measured(mut arguments: Vec<String>) -> Result<u8, Wrong> {
    let mut repeat = 0_u32;
    if let Some(at) = arguments.iter().position(|argument| argument == "--repeat") {
        repeat = arguments.get(at + 1).and_then(|times| times.parse().ok()).unwrap_or(1);
        arguments.drain(at..(at + 2).min(arguments.len()));
    }
    let Some((verb, rest)) = arguments.split_first() else {
        return help("").map(|_| 2);
    };
    if rest.iter().any(|argument| argument == "--help") {
        println!("{}", help(verb)?);
        return Ok(0);
    }
    let asked = Asked::read(verb, rest)?;
    let file = std::fs::File::open(&asked.file)
        .map_err(|error| Wrong::Table(Fault::Unreadable { because: error.to_string() }))?;
    let begun = Instant::now();
    let table = Table::read(file)?;
    let reading = begun.elapsed().as_secs_f64();
    let finding = (asked.verb.run)(&table, &asked.options)?;
    let mut least = f64::INFINITY;
    for _ in 0..repeat {
        let begun = Instant::now();
        (asked.verb.run)(&table, &asked.options)?;
        least = least.min(begun.elapsed().as_secs_f64());
    }
    if repeat > 0 {
        eprintln!("read in {reading:.4} s, {verb} in {least:.6} s");
    }
    println!("{}", finding.report());
    Ok(finding.status.exit_code())
}
