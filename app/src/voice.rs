//! What the command line says: answers on standard output, everything else on standard error.

/// For people, on standard error.
#[allow(clippy::print_stderr)]
pub fn tell(text: &str) {
    eprintln!("{text}");
}

/// The answer of a command, on standard output.
#[allow(clippy::print_stdout)]
pub fn answer(text: &str) {
    println!("{text}");
}
