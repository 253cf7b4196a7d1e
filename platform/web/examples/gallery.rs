//! Writes the gallery as pages that stand alone, to be looked at: `cargo run -p web --example gallery -- FOLDER`.

use std::path::PathBuf;
use std::{env, fs, io};

use kernel::{Code, Lang};
use web::{NavItem, PageKind, Say, Shell, Who, assets, gallery};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "gallery".to_owned()));
    fs::create_dir_all(&folder)?;
    for asset in ["qosar.css", "qosar.js", "theme.js", "icon.svg"] {
        fs::write(folder.join(asset), assets::text(asset).unwrap_or_default())?;
    }
    for lang in Lang::ALL {
        for (kind, name) in [(PageKind::Record, "desk"), (PageKind::Phone, "phone"), (PageKind::Public, "public")] {
            for theme in ["light", "dark"] {
                let page = page(Say::new(*lang), kind, theme);
                fs::write(folder.join(format!("{name}-{}-{theme}.html", lang.code())), page)?;
            }
        }
    }
    Ok(())
}

fn page(say: Say, kind: PageKind, theme: &str) -> String {
    let nav = gallery::specimens().into_iter().take(6).enumerate().map(|(at, specimen)| NavItem {
        href: format!("#specimen-{}", specimen.name),
        label: specimen.name.to_owned(),
        count: (at == 2).then_some(3),
        current: at == 0,
    });
    let shell = Shell {
        say,
        title: "Gallery".to_owned(),
        path: "/gallery".to_owned(),
        nav: nav.collect(),
        who: Some(Who {
            name: "Данияр С.".to_owned(),
            role_label: say.code(kernel::Role::Designer),
            scope_label: "Qosar".to_owned(),
        }),
        banner: Some(say.t("web-demo-banner")),
        notice: None,
        kind,
    };
    let mut page =
        shell.page(gallery::page(say)).into_string().replacen("<html ", &format!("<html data-theme=\"{theme}\" "), 1);
    for asset in ["qosar.css", "qosar.js", "theme.js", "icon.svg"] {
        page = page.replace(&assets::path(asset), asset);
    }
    page
}
