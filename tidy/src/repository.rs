//! The repository as a tree of text: members in law order, their manifests and sources, migrations, other texts.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use toml::{Table, Value};

use crate::Source;

/// Which floor of the house a member stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Words all stages share.
    Kernel,
    /// Mathematics alone.
    Engine,
    /// Machinery that knows no stage.
    Platform,
    /// A stage of the journey.
    Stage,
    /// The one binary.
    App,
    /// Measurements of the whole.
    Bench,
    /// These tests.
    Tidy,
}

/// A crate of the workspace.
pub struct Member {
    /// Its folder from the root, as `stages/registry`.
    pub path: String,
    /// Its name, as `registry`.
    pub name: String,
    /// Its floor; none when the folder belongs to no floor.
    pub kind: Option<Kind>,
    /// Its Cargo.toml.
    pub manifest: Table,
    /// Its Rust files.
    pub sources: Vec<Source>,
}

impl Member {
    /// The files of the crate itself, without tests and benches.
    pub fn own(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(|source| !source.is_test())
    }

    /// Every dependency with its section: (`dev-dependencies`, `db`, value).
    pub fn dependencies(&self) -> Vec<(&str, &str, &Value)> {
        let mut all = Vec::new();
        let targets = self.manifest.get("target").and_then(Value::as_table).into_iter().flatten();
        let tables = std::iter::once(&self.manifest).chain(targets.filter_map(|(_, value)| value.as_table()));
        for table in tables {
            for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
                let list = table.get(section).and_then(Value::as_table).into_iter().flatten();
                all.extend(list.map(|(name, value)| (section, name.as_str(), value)));
            }
        }
        all
    }
}

/// A file of `migrations`.
pub struct Migration {
    /// Path from the root.
    pub path: String,
    /// The number that orders it.
    pub number: String,
    /// The crate that owns its tables.
    pub owner: String,
    /// `sqlite`, `postgres`, or none when both databases read it.
    pub dialect: Option<String>,
    /// Its statements.
    pub text: String,
}

/// A file that is read as plain text.
pub struct Text {
    /// Path from the root.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The whole of it.
pub struct Repository {
    /// Where it lies.
    pub root: PathBuf,
    /// The root Cargo.toml as written (its comments matter).
    pub manifest_text: String,
    /// The root Cargo.toml.
    pub manifest: Table,
    /// The crates, in law order.
    pub members: Vec<Member>,
    /// The migrations, by name.
    pub migrations: Vec<Migration>,
}

impl Repository {
    /// The repository this crate stands in, read once.
    ///
    /// # Panics
    /// When the root Cargo.toml is missing or is not TOML: there is nothing to test then.
    pub fn read() -> &'static Self {
        static READ: OnceLock<Repository> = OnceLock::new();
        READ.get_or_init(Self::read_now)
    }

    fn read_now() -> Self {
        // Asked when running: one cache of what is built may serve several clones.
        let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where this crate stands");
        let root = Path::new(&here).parent().expect("tidy stands in the repository").to_owned();
        let manifest_text = fs::read_to_string(root.join("Cargo.toml")).expect("the root Cargo.toml can be read");
        let manifest: Table = manifest_text.parse().expect("the root Cargo.toml is TOML");
        let members = manifest
            .get("workspace")
            .and_then(|workspace| workspace.get("members"))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .filter_map(|path| member(&root, path))
            .collect();
        let migrations = migrations(&root);
        Self { root, manifest_text, manifest, members, migrations }
    }

    /// The place of a crate in law order.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }

    /// A text of the repository; empty when it does not exist.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }

    /// Every text of the repository (code, documents, scripts, data), without what is built or fetched.
    pub fn texts(&self) -> Vec<Text> {
        walk(&self.root, &self.root)
            .into_iter()
            .filter_map(|path| {
                let text = fs::read_to_string(self.root.join(&path)).ok()?;
                Some(Text { path, text })
            })
            .collect()
    }

    /// The names in a folder, sorted; none when there is no such folder.
    pub fn folder(&self, path: &str) -> Vec<String> {
        names(&self.root.join(path))
    }
}

fn member(root: &Path, path: &str) -> Option<Member> {
    let manifest: Table = fs::read_to_string(root.join(path).join("Cargo.toml")).ok()?.parse().ok()?;
    let name = manifest.get("package")?.get("name")?.as_str()?.to_owned();
    let kind = match path.split('/').next()? {
        "kernel" => Some(Kind::Kernel),
        "engines" => Some(Kind::Engine),
        "platform" => Some(Kind::Platform),
        "stages" => Some(Kind::Stage),
        "app" => Some(Kind::App),
        "bench" => Some(Kind::Bench),
        "tidy" => Some(Kind::Tidy),
        _ => None,
    };
    let sources = walk(root, &root.join(path))
        .into_iter()
        .filter(|file| Path::new(file).extension().is_some_and(|end| end == "rs"))
        .filter_map(|file| Some(Source::new(file.clone(), fs::read_to_string(root.join(&file)).ok()?)))
        .collect();
    Some(Member { path: path.to_owned(), name, kind, manifest, sources })
}

fn migrations(root: &Path) -> Vec<Migration> {
    names(&root.join("migrations"))
        .into_iter()
        .filter_map(|name| {
            let stem = name.strip_suffix(".sql")?;
            let (stem, dialect) = match stem.rsplit_once('.') {
                Some((stem, dialect)) => (stem, Some(dialect.to_owned())),
                None => (stem, None),
            };
            let mut parts = stem.splitn(3, '-');
            let number = parts.next().unwrap_or_default().to_owned();
            let owner = parts.next().unwrap_or_default().to_owned();
            let path = format!("migrations/{name}");
            let text = fs::read_to_string(root.join(&path)).unwrap_or_default();
            Some(Migration { path, number, owner, dialect, text })
        })
        .collect()
}

/// The files under a folder, as paths from the root with `/`, sorted.
fn walk(root: &Path, folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for name in names(folder) {
        let path = folder.join(&name);
        let built = matches!(name.as_str(), "target" | "node_modules" | ".git" | ".fresh" | "demo-files");
        if path.is_dir() && !built && !path.is_symlink() {
            files.extend(walk(root, &path));
        } else if path.is_file() {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            files.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    files
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}
