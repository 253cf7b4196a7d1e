//! The key from which links and one-time codes are derived: a file beside the database, never inside it.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use accounts::Key;
use anyhow::Context;
use kernel::Chance;

/// The key of this file; made, readable by its owner alone, when there is none.
///
/// # Errors
/// When the file cannot be read or written, or holds no key.
pub fn kept(path: &Path, chance: &Chance) -> anyhow::Result<Key> {
    if path.exists() {
        let bytes = std::fs::read(path).with_context(|| format!("reading the key {}", path.display()))?;
        let key: [u8; 32] = bytes
            .try_into()
            .map_err(|_| anyhow::anyhow!("{} holds no key of 32 bytes: restore it from your backup", path.display()))?;
        return Ok(Key::of(key));
    }
    let key: [u8; 32] = chance.bytes();
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("writing the key {}", path.display()))?;
    file.write_all(&key).with_context(|| format!("writing the key {}", path.display()))?;
    Ok(Key::of(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_a_broken_one_is_refused() {
        let folder = std::env::temp_dir().join(format!("qosar-key-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("qosar.key");
        kept(&path, &Chance::numbered(1)).expect("made");
        let first = std::fs::read(&path).expect("the key");
        kept(&path, &Chance::numbered(2)).expect("read");
        assert_eq!(std::fs::read(&path).expect("the key"), first);
        std::fs::write(&path, b"short").expect("written");
        assert!(kept(&path, &Chance::numbered(3)).is_err());
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
