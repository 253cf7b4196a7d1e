//! Secrets: drawn from chance, shown once, kept as a hash, compared in constant time.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Chance;
use sha2::{Digest, Sha256};

/// Words that open something. It prints as dots, so that no log tells it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret of 256 random bits, as it stands in a cookie or an address.
    pub(crate) fn drawn(chance: &Chance) -> Self {
        Self(URL_SAFE_NO_PAD.encode(chance.bytes::<32>()))
    }
    /// The secret itself: for the cookie, the letter, or the one page that shows it.
    pub fn shown(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What is kept of a secret of full strength: its SHA-256. (Passwords are weaker and go through Argon2id.)
pub(crate) fn kept(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}
