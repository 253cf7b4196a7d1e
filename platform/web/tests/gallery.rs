//! Every part in three languages is HTML that browsers and readers understand.
#![allow(clippy::unwrap_used)]

#[path = "../src/trial/sound.rs"]
mod sound;

use std::fmt::Write;

use kernel::{Code, Lang};
use scraper::{Html, Selector};
use sound::faults;
use web::{NavItem, Notice, PageKind, Say, Shell, Who};

fn select(document: &Html, query: &str) -> Vec<String> {
    let found = Selector::parse(query).unwrap();
    document.select(&found).map(|element| element.html()).collect()
}

fn shell(say: Say, kind: PageKind) -> Shell {
    let item = |label: &str, count, current| NavItem { href: "/".into(), label: label.into(), count, current };
    let nav = match say.lang {
        Lang::Kk => vec![
            item("Бүгін", None, true),
            item("Бағдарламалар", None, false),
            item("Кәсіптік стандарттар", None, false),
            item("Жұмыс топтары", Some(2), false),
            item("Сауалнамалар", None, false),
        ],
        Lang::Ru => vec![
            item("Сегодня", None, true),
            item("Программы", None, false),
            item("Профессиональные стандарты", None, false),
            item("Рабочие группы", Some(2), false),
            item("Анкеты", None, false),
        ],
        Lang::En => vec![
            item("Today", None, true),
            item("Programmes", None, false),
            item("Professional standards", None, false),
            item("Working groups", Some(2), false),
            item("Surveys", None, false),
        ],
    };
    let scope_label = match say.lang {
        Lang::Kk => "Инновациялық Еуразия университеті",
        Lang::Ru => "Инновационный Евразийский университет",
        Lang::En => "Innovative University of Eurasia",
    };
    Shell {
        say,
        title: "Gallery".into(),
        path: "/gallery".into(),
        nav,
        who: Some(Who {
            name: "Данияр С.".into(),
            role_label: say.code(kernel::Role::Designer),
            scope_label: scope_label.into(),
        }),
        banner: Some(say.t("web-demo-banner")),
        notice: Some(Notice::new(web::parts::Tone::Good, say.t("web-signature-turn"))),
        kind,
    }
}

#[test]
fn a_bad_page_is_told_everything_that_is_wrong_with_it() {
    let page = "<!DOCTYPE html><html lang=kk><head><title>x</title></head><body><blink>x</blink><p id=a style='top:0'>x</p>\
        <p id=a onclick='x()'>x</p><input name=x><input type=hidden name=y><label for=none>⟦web-x⟧</label></body></html>";
    let told = faults(page).join("\n");
    for fault in [
        "unknown element blink",
        "inline style in p",
        "inline script in p",
        "id a comes twice",
        "no label: <input name=\"x\">",
        "for names none",
        "missing words: ⟦web-x⟧",
    ] {
        assert!(told.contains(fault), "{fault}\n{told}");
    }
    assert!(!told.contains("\"y\""), "{told}");
}

#[test]
fn every_specimen_is_sound_in_three_languages() {
    let mut told = String::new();
    for lang in Lang::ALL {
        let say = Say::new(*lang);
        for specimen in web::gallery::specimens() {
            let page = format!(
                "<!DOCTYPE html><html lang=\"kk\"><head><title>x</title></head><body>{}</body></html>",
                (specimen.render)(say).into_string()
            );
            for fault in faults(&page) {
                let _ = writeln!(told, "{} in {}: {fault}", specimen.name, lang.code());
            }
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn the_whole_gallery_is_one_sound_page_in_every_kind_of_shell() {
    let kinds = [
        PageKind::Home,
        PageKind::List,
        PageKind::Record,
        PageKind::Studio,
        PageKind::Console,
        PageKind::Board,
        PageKind::Sheet,
        PageKind::Public,
        PageKind::Phone,
    ];
    for lang in Lang::ALL {
        let say = Say::new(*lang);
        for kind in kinds {
            let page = shell(say, kind).page(web::gallery::page(say)).into_string();
            assert_eq!(faults(&page), Vec::<String>::new(), "{kind:?} in {}", lang.code());
        }
    }
}

#[test]
fn a_page_has_one_main_button_and_says_why_an_act_is_closed() {
    let say = Say::new(Lang::Kk);
    let acts = web::gallery::specimens().into_iter().find(|specimen| specimen.name == "acts").unwrap();
    let page = Html::parse_fragment(&(acts.render)(say).into_string());
    assert_eq!(select(&page, ".btn.main").len(), 1);
    let closed = select(&page, ".closed").join("");
    assert!(closed.contains("disabled") && closed.contains("Еңбек кодексі, 76-баптың 2-тармағы"), "{closed}");
}

/// The kinds that `charts.rs` names, as code calls them.
fn kinds() -> Vec<&'static str> {
    let all = include_str!("../src/charts.rs").split(['{', ',', '}', ' ', ';', '\n']).map(str::trim);
    let named = all.skip_while(|word| *word != "use").filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    named.filter(|word| !matches!(*word, "pub" | "use") && !word.contains("::")).collect()
}

#[test]
fn every_chart_has_a_title_a_description_and_its_table() {
    let say = Say::new(Lang::En);
    // Small drawings stand inside a line of text and have words instead.
    for name in kinds().into_iter().filter(|kind| !matches!(*kind, "progress" | "sparkline")) {
        let kind = name.replace('_', "-");
        let chart = web::gallery::specimens().into_iter().find(|specimen| specimen.name == kind);
        let chart = chart.unwrap_or_else(|| panic!("{name} has no specimen in gallery/drawings.rs"));
        let page = Html::parse_fragment(&(chart.render)(say).into_string());
        assert_eq!(select(&page, "svg[role=img][aria-labelledby] > desc").len(), 1, "{name}");
        assert!(select(&page, "details table tbody tr").len() > 1, "{name}");
    }
    assert!(kinds().len() >= 10, "{:?}", kinds());
}
