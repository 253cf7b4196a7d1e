//! Attached files: scans, photographs, evidence. What a file is, its bytes say and not its name; it is
//! kept under the hash of its bytes, so the same file is kept once and cannot change unseen.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Context as _;
use kernel::Refusal;
use sha2::{Digest as _, Sha256};

use crate::refusal;

kernel::codes! { "file-kind",
    /// A kind of file that we keep.
    pub enum FileKind {
        /// A paper.
        Pdf = "pdf",
        /// A photograph.
        Jpeg = "jpeg",
        /// A picture.
        Png = "png",
        /// A picture.
        Webp = "webp",
        /// A photograph of an iPhone.
        Heic = "heic",
        /// A Word document.
        Docx = "docx",
        /// A workbook.
        Xlsx = "xlsx",
        /// A detached electronic signature.
        Cms = "cms",
    }
}

impl FileKind {
    /// Papers and pictures of papers.
    pub const SCANS: &'static [Self] = &[Self::Pdf, Self::Jpeg, Self::Png];
    /// What a trainee shows as evidence.
    pub const EVIDENCE: &'static [Self] =
        &[Self::Pdf, Self::Jpeg, Self::Png, Self::Webp, Self::Heic, Self::Docx, Self::Xlsx];

    /// How browsers know it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Cms => "application/pkcs7-signature",
        }
    }

    /// What the bytes are; none when they are nothing that we keep.
    pub fn recognise(bytes: &[u8]) -> Option<Self> {
        let holds = |part: &[u8]| bytes.windows(part.len()).take(1 << 16).any(|window| window == part);
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', b'i' | b'v', b'c' | b'x', ..] => Some(Self::Heic),
            [b'P', b'K', 3, 4, ..] if holds(b"word/") => Some(Self::Docx),
            [b'P', b'K', 3, 4, ..] if holds(b"xl/") => Some(Self::Xlsx),
            // A DER sequence of a long length that begins with the object identifier of signed data.
            [0x30, 0x82 | 0x83, ..] if holds(&[0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]) => {
                Some(Self::Cms)
            }
            _ => None,
        }
    }
}

/// A file that passed the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes.
    pub size: u64,
    /// Its name, without folders and control characters.
    pub name: String,
}

/// Takes a file of one of these kinds and at most so many bytes.
pub fn accept(bytes: &[u8], name: &str, kinds: &[FileKind], most: usize) -> Result<Attachment, Refusal> {
    if bytes.is_empty() {
        return Err(refusal::FILE_EMPTY.at("file"));
    }
    if bytes.len() > most {
        return Err(refusal::FILE_SIZE.at("file").with("most", most.div_ceil(1 << 20)));
    }
    let kind = FileKind::recognise(bytes).filter(|kind| kinds.contains(kind)).ok_or_else(|| {
        let allowed: Vec<String> = kinds.iter().map(|kind| kernel::Code::code(*kind).to_uppercase()).collect();
        refusal::FILE_KIND.at("file").with("allowed", allowed.join(", "))
    })?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Ok(Attachment { sha256: sha256(bytes), kind, size, name: plain_name(name) })
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The last part of a path, without what a header or a shell could misread.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !"\"<>|:*?".contains(*c)).take(120).collect();
    let clean = clean.trim().trim_matches('.').to_owned();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

static TURN: AtomicU64 = AtomicU64::new(0);

/// The folder in which files are kept, each under the hash of its bytes: `ab/cd/abcd…`.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder; it is made when the first file comes.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self(root.into())
    }

    /// Keeps the bytes and tells their hash. A file is seen whole or not at all.
    pub fn put(&self, bytes: &[u8]) -> anyhow::Result<String> {
        let hash = sha256(bytes);
        let path = self.path(&hash).context("a hash of our own making")?;
        if path.exists() {
            return Ok(hash);
        }
        let folder = path.parent().context("a path of three parts")?;
        fs::create_dir_all(folder).with_context(|| format!("make {}", folder.display()))?;
        // Two hands may bring the same file at once: each writes its own half, either may place it.
        let turn = TURN.fetch_add(1, Ordering::Relaxed);
        let half = folder.join(format!("{hash}.{}-{turn}.half", std::process::id()));
        let mut file = fs::File::create(&half).with_context(|| format!("open {}", half.display()))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, &path).with_context(|| format!("place {}", path.display()))?;
        Ok(hash)
    }

    /// The bytes under a hash; none when there are none. Bytes that no longer match are an error.
    pub fn get(&self, hash: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(path) = self.path(hash).filter(|path| path.exists()) else { return Ok(None) };
        let bytes = fs::read(&path).with_context(|| format!("read {}", path.display()))?;
        anyhow::ensure!(sha256(&bytes) == hash, "the file {hash} was changed on the disk");
        Ok(Some(bytes))
    }

    /// Where a hash lies; none when it is no hash.
    fn path(&self, hash: &str) -> Option<PathBuf> {
        let sound = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        sound.then(|| self.0.join(&hash[..2]).join(&hash[2..4]).join(hash))
    }

    /// The folder itself, for backups.
    pub fn root(&self) -> &Path {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_are_and_not_what_its_name_says() {
        let refused = accept(b"MZ\x90\x00 a program", "scan.pdf", FileKind::SCANS, 1 << 20).expect_err("a program");
        assert_eq!(refused.rule, refusal::FILE_KIND);

        let taken = accept(b"%PDF-1.7 ...", "..\\C:\\тіркеу/ши\"фр.pdf", FileKind::SCANS, 1 << 20).expect("a PDF");
        assert_eq!((taken.kind, taken.name.as_str()), (FileKind::Pdf, "шифр.pdf"));
    }

    #[test]
    fn an_empty_or_too_large_file_is_refused() {
        assert_eq!(accept(b"", "a.pdf", FileKind::SCANS, 10).expect_err("empty").rule, refusal::FILE_EMPTY);
        assert_eq!(accept(b"%PDF-1.7 long", "a.pdf", FileKind::SCANS, 10).expect_err("long").rule, refusal::FILE_SIZE);
    }

    #[test]
    fn bytes_come_back_by_their_hash_and_a_change_on_the_disk_is_seen() {
        let root = std::env::temp_dir().join(format!("documents-files-{}", std::process::id()));
        let folder = Folder::new(&root);

        let hash = folder.put(b"evidence").expect("a writable folder");
        assert_eq!(folder.put(b"evidence").expect("the same again"), hash);
        assert_eq!(folder.get(&hash).expect("readable").as_deref(), Some(&b"evidence"[..]));
        assert_eq!(folder.get("../../etc/passwd").expect("no hash, no file"), None);
        fs::write(folder.path(&hash).expect("a hash"), b"forged").expect("a writable file");
        assert!(folder.get(&hash).is_err());

        fs::remove_dir_all(root).expect("our own folder");
    }
}
