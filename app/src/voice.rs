//! What the command line says: answers on standard output, everything else on standard error.

use std::io::Write;

/// For people, on standard error.
#[allow(clippy::print_stderr)]
pub fn tell(text: &str) {
    eprintln!("{text}");
}

/// The answer of a command, on standard output. Who stopped reading (`| head`) is not told so; any other failure is.
pub fn answer(text: &str) {
    if let Err(error) = writeln!(std::io::stdout().lock(), "{text}")
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        tell(&format!("the answer could not be written: {error}"));
    }
}
