//! Secrets: shown once, kept as a hash, compared in constant time. Those that travel by letter are not even kept in
//! the outbox: they are derived from the installation's key and the id of what they open, when the letter is written.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::{Chance, Id};
use sha2::{Digest, Sha256};

/// Words that open something. It prints as dots, so that no log tells it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret of 256 random bits, as it stands in a cookie or an address.
    pub(crate) fn drawn(chance: &Chance) -> Self {
        Self(URL_SAFE_NO_PAD.encode(chance.bytes::<32>()))
    }
    /// The same with a word before it, by which scanners of leaked secrets know it.
    pub(crate) fn drawn_as(prefix: &str, chance: &Chance) -> Self {
        Self(format!("{prefix}{}", Self::drawn(chance).0))
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

/// The installation's key, kept outside the database. Changing it voids letters not yet delivered, nothing else.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// The key of these bytes.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    /// A key drawn from chance.
    pub fn drawn(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// What another key of the installation grows from: one file is kept, and each purpose has a key of its own.
    pub fn seed(&self, purpose: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(b"seed ");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    fn derived(&self, what: &str, id: impl Id) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(what.as_bytes());
        mac.update(id.uuid().as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// What a link holds that opens the thing with this id.
    pub(crate) fn link(&self, what: &str, id: impl Id) -> Secret {
        Secret(URL_SAFE_NO_PAD.encode(self.derived(what, id)))
    }

    /// Six digits for the thing with this id.
    pub(crate) fn digits(&self, what: &str, id: impl Id) -> Secret {
        // Of 256 bits as one number the remainder is even to 2⁻²³⁶.
        let rest = self.derived(what, id).iter().fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % 1_000_000);
        Secret(format!("{rest:06}"))
    }
}

/// What is kept of a secret of full strength: its SHA-256. (Passwords are weaker and go through Argon2id.)
pub(crate) fn kept(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// Are the two the same? Takes as long for a near miss as for a far one.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::InvitationId;

    #[test]
    fn a_key_opens_one_thing_in_one_way() {
        let (key, id) = (Key::of([7; 32]), InvitationId(uuid::Uuid::from_u128(5)));
        assert_eq!(key.link("enter", id), key.link("enter", id));
        assert_ne!(key.link("enter", id), key.link("reset", id));
        assert_ne!(key.link("enter", id), Key::of([8; 32]).link("enter", id));
        assert_eq!(key.digits("sign", id).shown().len(), 6);
    }

    #[test]
    fn a_secret_tells_nothing_to_a_log() {
        let secret = Secret::drawn(&Chance::numbered(1));
        assert!(!format!("{secret:?} {:?}", Key::of([7; 32])).contains(secret.shown()));
        assert!(same("abc", "abc") && !same("abc", "abd") && !same("abc", "abcd"));
    }
}
