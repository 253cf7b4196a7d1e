//! Which file of a crate uses which: paths through `crate::`, `super::` and `self::`.

use std::collections::{BTreeMap, BTreeSet};

use crate::Source;

/// A file of a crate as a module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Its path inside the crate: `[]` for lib.rs, `["contract", "moves"]`.
    pub module: Vec<String>,
    /// Its path in the repository.
    pub path: String,
}

/// The modules of a crate's `src` and whom each uses. The face of a folder (lib.rs, mod.rs) is left out towards what
/// it gathers, and its rooms towards it: gathering is what a face is for.
pub fn files(sources: &[&Source], src: &str) -> BTreeMap<File, BTreeSet<File>> {
    let file = |source: &Source| {
        let inside = source.path.strip_prefix(src)?.trim_start_matches('/').strip_suffix(".rs")?;
        let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if matches!(module.last().map(String::as_str), Some("lib" | "main" | "mod")) {
            module.pop();
        }
        Some(File { module, path: source.path.clone() })
    };
    let all: Vec<(File, &Source)> = sources.iter().filter_map(|source| Some((file(source)?, *source))).collect();
    let mut graph = BTreeMap::new();
    for (own, source) in &all {
        let uses = paths(&source.code)
            .into_iter()
            .filter_map(|path| absolute(&path, &own.module))
            .filter_map(|path| {
                (1..=path.len())
                    .rev()
                    .find_map(|n| all.iter().map(|(f, _)| f).find(|f| Some(f.module.as_slice()) == path.get(..n)))
            })
            .filter(|used| !used.module.starts_with(&own.module) && !own.module.starts_with(&used.module))
            .cloned()
            .collect();
        graph.insert(own.clone(), uses);
    }
    graph
}

/// One circle for each group of files that reach each other, as `a → b → a`.
pub fn circles(graph: &BTreeMap<File, BTreeSet<File>>) -> Vec<String> {
    let mut told: BTreeSet<&File> = BTreeSet::new();
    let mut found = Vec::new();
    for start in graph.keys() {
        if told.contains(start) {
            continue;
        }
        if let Some(way) = way_back(graph, start) {
            told.extend(way.iter().copied());
            let names: Vec<_> = way.iter().map(|file| file.path.as_str()).collect();
            found.push(names.join(" → "));
        }
    }
    found
}

/// The shortest way from a file back to itself.
fn way_back<'a>(graph: &'a BTreeMap<File, BTreeSet<File>>, start: &'a File) -> Option<Vec<&'a File>> {
    let mut came: BTreeMap<&File, &File> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for next in graph.get(file).into_iter().flatten() {
            if next == start {
                let mut way = vec![start, file];
                while way.last() != Some(&start) {
                    way.push(came.get(way.last()?)?);
                }
                way.reverse();
                return Some(way);
            }
            if !came.contains_key(next) {
                came.insert(next, file);
                queue.push_back(next);
            }
        }
    }
    None
}

/// Every path through `crate`, `super` or `self` in blanked code, with use-trees spread out.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate", "super", "self"] {
        for at in crate::words(code, &format!("{root}::")) {
            let behind = code.get(..at).unwrap_or_default();
            if behind.ends_with("::") || behind.ends_with('$') {
                continue;
            }
            spread(code.get(at..).unwrap_or_default(), &[], &mut found);
        }
    }
    found
}

/// Follows one path; a brace opens several.
fn spread(code: &str, before: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    let mut rest = code;
    loop {
        rest = rest.trim_start();
        if rest.starts_with('{') {
            let Some(close) = crate::block::closing(rest, 0) else { return };
            for part in split_top(rest.get(1..close).unwrap_or_default()) {
                spread(part, &path, found);
            }
            return;
        }
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        path.push(rest.get(..end).unwrap_or_default().to_owned());
        match rest.get(end..).and_then(|r| r.strip_prefix("::")) {
            Some(more) => rest = more,
            None => break,
        }
    }
    found.push(path);
}

/// Parts between the commas that stand outside braces.
fn split_top(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(list.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list.get(from..).unwrap_or_default());
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// A path as seen from the root of the crate.
fn absolute(path: &[String], own: &[String]) -> Option<Vec<String>> {
    let mut module = match path.first()?.as_str() {
        "crate" => Vec::new(),
        _ => own.to_vec(),
    };
    let mut rest = path;
    while let Some((first, more)) = rest.split_first() {
        match first.as_str() {
            "crate" | "self" => {}
            "super" => {
                module.pop()?;
            }
            _ => break,
        }
        rest = more;
    }
    module.extend(rest.iter().cloned());
    Some(module)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(*path, *text)).collect();
        circles(&super::files(&sources.iter().collect::<Vec<_>>(), "s/src"))
    }

    #[test]
    fn a_circle_of_files_is_found_through_use_trees() {
        let found = graph(&[
            ("s/src/lib.rs", "mod a; mod b; pub use a::A; use crate::b::B;"),
            ("s/src/a.rs", "use crate::{x, b::{self, B}};"),
            ("s/src/b.rs", "fn f() -> super::a::A { A }"),
        ]);
        assert_eq!(found, ["s/src/a.rs → s/src/b.rs → s/src/a.rs"]);
    }

    #[test]
    fn a_face_may_gather_its_rooms() {
        let found = graph(&[
            ("s/src/noun/mod.rs", "mod store; pub use store::X; use self::store::Y;"),
            ("s/src/noun/store.rs", "use super::Noun; use crate::noun::Noun;"),
            ("s/src/lib.rs", "mod noun; use crate::noun::Noun;"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
