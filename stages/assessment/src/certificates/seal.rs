//! The installation's key for credentials: Ed25519, kept beside the database, never inside it.

use ed25519_dalek::{Signer, SigningKey};

/// What Ed25519's public keys begin with as a multikey.
const ED25519: [u8; 2] = [0xed, 0x01];

/// The key that credentials are signed with.
pub struct Seal(SigningKey);

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

impl Seal {
    /// The key of a seed.
    pub fn of(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The public key as a multikey: `z6Mk…`.
    pub fn multikey(&self) -> String {
        let bytes = [&ED25519[..], self.0.verifying_key().as_bytes()].concat();
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// A signature as multibase.
    pub fn signed(&self, bytes: &[u8]) -> String {
        format!("z{}", bs58::encode(self.0.sign(bytes).to_bytes()).into_string())
    }
}
