//! `qosar`: one binary. The command line is read here and nowhere else.

use std::process::ExitCode;

use clap::Parser;

/// A page is thousands of small strings that die together, and the system's allocator takes a tenth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    app::command::Command::parse().run()
}
