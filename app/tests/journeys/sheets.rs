//! Contact sheets of the guide: every kind of page, side by side; a sheet for each room, language, screen and theme,
//! and the page of the guide that leads to them.
//! `cargo test -p app --test journeys contact_sheets -- --ignored` writes `docs/guide` anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use kernel::{Code, Lang};
use serde_json::json;

use super::browser::{Browser, DESK, PHONE};
use super::server::Server;
use super::walk::{Page, in_language, read_as, walk};

/// How wide a page of a desk stands on a sheet, and how many beside each other; the same for a phone.
const DESK_SHOWN: (f64, f64) = (440.0, 4.0);
const PHONE_SHOWN: (f64, f64) = (210.0, 8.0);

/// How high a picture may be, in widths of its own.
const DESK_HEIGHT: f64 = 0.8;
const PHONE_HEIGHT: f64 = 2.0;

/// Where those doors lead that belong to no stage.
const ENTRANCE: &str = "entrance";

struct Look {
    screen: &'static str,
    window: (u32, u32),
    height: f64,
    theme: &'static str,
    lang: Lang,
}

fn looks() -> Vec<Look> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for (screen, window, height) in [("desk", DESK, DESK_HEIGHT), ("phone", PHONE, PHONE_HEIGHT)] {
            for theme in ["light", "dark"] {
                all.push(Look { screen, window, height, theme, lang: *lang });
            }
        }
    }
    all
}

impl Look {
    fn name(&self) -> String {
        format!("{}-{}-{}", self.screen, self.theme, self.lang.code())
    }
}

#[tokio::test]
#[ignore = "draws the guide's pictures anew"]
async fn contact_sheets_show_every_kind_of_page() {
    let (browser, beside) = tokio::join!(Browser::open("sheets"), Browser::open("sheets-beside"));
    let (browser, beside) = browser.zip(beside).expect("a browser to take pictures with");
    let site = Server::demo("sheets");
    let pages = walk(&browser, &site).await.pages;
    let shots = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shots");
    let _ = std::fs::remove_dir_all(&shots);
    std::fs::create_dir_all(&shots).unwrap();
    let looks = looks();

    let all: Vec<_> = pages.iter().enumerate().collect();
    let (these, those) = all.split_at(all.len() / 2);
    tokio::join!(take(&browser, &site, these, &looks, &shots), take(&beside, &site, those, &looks, &shots));

    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/guide");
    let _ = std::fs::remove_dir_all(&guide);
    browser.theme("light").await;
    let rooms = rooms(&pages);
    for (room, pages) in &rooms {
        std::fs::create_dir_all(guide.join(room)).unwrap();
        for look in &looks {
            let sheet = sheet(&browser, &shots, pages, look).await;
            std::fs::write(guide.join(room).join(format!("{}.webp", look.name())), sheet).unwrap();
        }
    }
    std::fs::write(guide.join("README.md"), contents(&rooms)).unwrap();
}

/// A page, and the number of its pictures.
type Numbered<'p> = Vec<(usize, &'p Page)>;

/// The pages by the stage whose door they stand behind.
fn rooms(pages: &[Page]) -> BTreeMap<String, Numbered<'_>> {
    let (_, _, doors) = app::doors::all(app::edition::Edition::Demo).build();
    let mut rooms: BTreeMap<String, Numbered<'_>> = BTreeMap::new();
    for (nth, page) in pages.iter().enumerate() {
        let door = doors.iter().find(|door| door.path == page.route && door.method == "GET");
        let permission = door.map_or("", |door| door.permission.name);
        let room = permission.split_once('.').map_or(ENTRANCE, |(stage, _)| stage);
        rooms.entry(room.to_owned()).or_default().push((nth, page));
    }
    rooms
}

/// The page of the guide: each room with its sheets.
fn contents(rooms: &BTreeMap<String, Numbered<'_>>) -> String {
    let mut text = "# What the pages look like\n\nEvery kind of page, as the demo region shows it to somebody who may \
                    open it. Drawn by `cargo test -p app --test journeys contact_sheets -- --ignored`.\n"
        .to_owned();
    for (room, pages) in rooms {
        let _ =
            write!(text, "\n## {room}\n\n{} kinds of page.\n\n| | kk | ru | en |\n|---|---|---|---|\n", pages.len());
        for (screen, theme) in [("desk", "light"), ("desk", "dark"), ("phone", "light"), ("phone", "dark")] {
            let links = Lang::ALL.iter().map(|lang| {
                let code = lang.code();
                format!("[{code}]({room}/{screen}-{theme}-{code}.webp)")
            });
            let _ = writeln!(text, "| {screen}, {theme} | {} |", links.collect::<Vec<_>>().join(" | "));
        }
        let _ = write!(text, "\n![{room} on a desk, in Kazakh]({room}/desk-light-kk.webp)\n");
    }
    text
}

/// Pictures of pages in every look.
async fn take(browser: &Browser, site: &Server, pages: &[(usize, &Page)], looks: &[Look], shots: &Path) {
    // Who came in last is not known yet.
    let mut reader = None;
    for (nth, page) in pages {
        if reader != Some(page.reader) {
            read_as(browser, site, page.reader).await;
            reader = Some(page.reader);
        }
        for lang in Lang::ALL {
            browser.goto(&site.at(&in_language(&page.path, *lang))).await;
            for look in looks.iter().filter(|look| look.lang == *lang) {
                browser.window(look.window).await;
                browser.theme(look.theme).await;
                let picture = browser.picture("jpeg", Some(clip(browser, look).await)).await;
                std::fs::write(shots.join(shot(*nth, page, look)), picture).unwrap();
            }
        }
    }
}

fn shot(nth: usize, page: &Page, look: &Look) -> String {
    let route: String = page.route.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' }).collect();
    format!("{}{nth:03}{route}.jpg", look.name())
}

/// The top of the page, as high as the sheet shows it.
async fn clip(browser: &Browser, look: &Look) -> serde_json::Value {
    let whole = browser.ask("document.documentElement.scrollHeight", vec![]).await.as_f64().unwrap();
    let width = f64::from(look.window.0);
    json!({ "x": 0, "y": 0, "width": width, "height": whole.min(width * look.height), "scale": 1 })
}

/// The sheet of some pages in a look.
async fn sheet(browser: &Browser, shots: &Path, pages: &[(usize, &Page)], look: &Look) -> Vec<u8> {
    let (width, most) = if look.screen == "desk" { DESK_SHOWN } else { PHONE_SHOWN };
    #[allow(clippy::cast_precision_loss)] // A few dozen pages.
    let columns = most.min(pages.len() as f64);
    let whole = width * columns + 8.0 * (columns + 1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A few thousand pixels.
    browser.window((whole as u32, 900)).await;
    let file: PathBuf = shots.join("sheet.html");
    std::fs::write(&file, laid_out(pages, look, width)).unwrap();
    browser.goto(&format!("file://{}", file.display())).await;
    let high = browser.ask("document.documentElement.scrollHeight", vec![]).await;
    let clip = json!({ "x": 0, "y": 0, "width": whole, "height": high, "scale": 1 });
    browser.picture("webp", Some(clip)).await
}

fn laid_out(pages: &[(usize, &Page)], look: &Look, width: f64) -> String {
    let (paper, ink) = if look.theme == "dark" { ("#10131a", "#c9ced8") } else { ("#e6e8ec", "#333a45") };
    let high = width * look.height;
    let mut html = format!(
        "<!doctype html><meta charset=utf-8><style>body{{margin:0;padding:8px;background:{paper};color:{ink};font:11px system-ui;\
         display:grid;grid-template-columns:repeat(auto-fill,{width}px);gap:8px}}figure{{margin:0;overflow:hidden}}\
         div{{height:{high}px;overflow:hidden}}img{{width:100%;display:block}}\
         figcaption{{white-space:nowrap;overflow:hidden;padding:2px 0}}</style>"
    );
    for (nth, page) in pages {
        let reader = page.reader.map_or("", |role| role.code());
        let file = shot(*nth, page, look);
        let _ = write!(
            html,
            "<figure><figcaption>{} {reader}</figcaption><div><img src='{file}'></div></figure>",
            page.route
        );
    }
    html
}
