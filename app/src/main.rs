//! `qosar`: one binary. The command line is read here and nowhere else.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    app::command::Command::parse().run()
}
