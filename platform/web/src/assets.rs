//! Stylesheet, script and icon travel inside the binary; their path carries a hash of their content, so that a
//! browser keeps them for a year and never shows an old one.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// Where an asset is served: `path("qosar.css")` is `/assets/qosar.1f6c….css`.
/// In debug builds the file is read anew each time, so that a change shows without a build.
pub fn path(name: &str) -> String {
    static PATHS: OnceLock<HashMap<String, String>> = OnceLock::new();
    if cfg!(debug_assertions) {
        return hashed(name);
    }
    let paths = PATHS.get_or_init(|| Files::iter().map(|name| (name.to_string(), hashed(&name))).collect());
    paths.get(name).cloned().unwrap_or_else(|| hashed(name))
}

fn hashed(name: &str) -> String {
    let Some(file) = Files::get(name) else { return format!("/assets/{name}") };
    let mut hash = String::new();
    for byte in &file.metadata.sha256_hash()[..6] {
        let _ = write!(hash, "{byte:02x}");
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("/assets/{stem}.{hash}.{ending}")
}

/// The handler of `GET /assets/{file}`. A path with an old hash is answered with what stands now, uncached.
#[expect(clippy::unused_async, reason = "a handler of axum is async")]
pub async fn serve(Path(asked): Path<String>) -> Response {
    let parts: Vec<&str> = asked.split('.').collect();
    let name = match parts.as_slice() {
        [stem, _hash, ending] => format!("{stem}.{ending}"),
        _ => asked.clone(),
    };
    let Some(file) = Files::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = mime_guess::from_path(&name).first_or_octet_stream().to_string();
    let current = path(&name).ends_with(&format!("/{asked}"));
    let keep = if current { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [(header::CONTENT_TYPE, kind.as_str()), (header::CACHE_CONTROL, keep)];
    (headers, file.data.into_owned()).into_response()
}

/// The text of an asset, for those who build a page that stands alone.
pub fn text(name: &str) -> Option<String> {
    Files::get(name).and_then(|file| String::from_utf8(file.data.into_owned()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_an_asset_carries_its_hash() {
        let path = path("qosar.css");
        let middle = path.strip_prefix("/assets/qosar.").and_then(|rest| rest.strip_suffix(".css"));
        assert_eq!(middle.map(str::len), Some(12), "{path}");
    }

    #[test]
    fn the_stylesheet_asks_nothing_of_other_hosts() {
        for name in ["qosar.css", "qosar.js", "theme.js"] {
            let text = text(name).expect("embedded");
            assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("@import"), "{name}");
        }
    }
}
