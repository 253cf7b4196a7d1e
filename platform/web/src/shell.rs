//! The shell of a page: who reads, where they are, how they leave; everything around the matter itself.

use kernel::{Code, Lang};
use maud::{DOCTYPE, Markup, html};

use crate::parts::{Address, Tone};
use crate::{Say, assets, parts};

/// One place of the reader's navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub label: String,
    /// How much waits there.
    pub count: Option<u32>,
    /// Is the reader there?
    pub current: bool,
}

/// Who reads.
#[derive(Clone, Debug)]
pub struct Who {
    /// The name, as read.
    pub name: String,
    /// The role chosen for this visit.
    pub role_label: String,
    /// What the role is held for.
    pub scope_label: String,
}

/// What an act led to, or what the reader should know now.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its meaning.
    pub tone: Tone,
    /// The words.
    pub text: String,
    /// Where to go on: a link with its label.
    pub link: Option<(String, String)>,
}

impl Notice {
    /// A notice in words alone.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into(), link: None }
    }
}

/// The kinds of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// What waits for the reader.
    Home,
    /// Filter, columns, export.
    List,
    /// Facts, whose move, timeline, documents.
    Record,
    /// A wide canvas and its checks.
    Studio,
    /// A solver: inputs, run, before and after, why.
    Console,
    /// The stages of a region.
    Board,
    /// To be printed: nothing around.
    Sheet,
    /// For anyone, not signed in.
    Public,
    /// One column, acts at the thumb: mentors and students.
    Phone,
}

impl PageKind {
    fn class(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::List => "list",
            Self::Record => "record",
            Self::Studio => "studio",
            Self::Console => "console",
            Self::Board => "board",
            Self::Sheet => "sheet",
            Self::Public => "public",
            Self::Phone => "phone",
        }
    }
}

/// A page without its matter.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The reader's language.
    pub say: Say,
    /// The title, for the window and for those who listen.
    pub title: String,
    /// Where the page is, with its query: languages are switched by asking it again with `lang=kk`.
    pub path: String,
    /// The reader's places; on a phone the first four stand at the thumb.
    pub nav: Vec<NavItem>,
    /// Who reads; none when nobody signed in.
    pub who: Option<Who>,
    /// A line over every page.
    pub banner: Option<String>,
    /// What an act led to.
    pub notice: Option<Notice>,
    /// The kind of page.
    pub kind: PageKind,
}

impl Shell {
    /// The whole page around its matter.
    pub fn page(&self, body: Markup) -> Markup {
        let say = self.say;
        html! {
            (DOCTYPE)
            html lang=(say.lang.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " · " (say.t("web-brand")) }
                    link rel="icon" href=(assets::path("icon.svg")) type="image/svg+xml";
                    link rel="stylesheet" href=(assets::path("qosar.css"));
                    script src=(assets::path("theme.js")) {}
                    script type="module" src=(assets::path("qosar.js")) {}
                }
                body.(self.kind.class()) data-yes=(say.t("web-yes")) data-no=(say.t("web-cancel")) {
                    a.skip href="#main" { (say.t("web-skip")) }
                    @if let Some(text) = &self.banner { (parts::banner(say, text)) }
                    @match self.kind {
                        PageKind::Sheet => (self.matter(body)),
                        PageKind::Public => { (self.public_top()) (self.matter(body)) (self.foot()) }
                        PageKind::Phone => { (self.phone_top()) (self.matter(body)) (self.tab_bar()) }
                        _ => div.app { (self.rail()) div.body { (self.top()) (self.matter(body)) } },
                    }
                }
            }
        }
    }

    fn matter(&self, body: Markup) -> Markup {
        html! {
            main #main tabindex="-1" {
                div #notices { @if let Some(notice) = &self.notice { (parts::notice(notice)) } }
                (body)
            }
        }
    }

    fn brand(&self) -> Markup {
        html! { a.brand href="/" { (logo()) (self.say.t("web-brand")) } }
    }

    /// On a desk.
    fn rail(&self) -> Markup {
        html! {
            aside.rail {
                (self.brand())
                @if let Some(who) = &self.who { p.cap { (who.role_label) @if !who.scope_label.is_empty() { " · " (who.scope_label) } } }
                nav aria-label=(self.say.t("web-navigation")) { (self.places()) }
            }
        }
    }

    fn places(&self) -> Markup {
        let say = self.say;
        html! {
            ul {
                @for item in &self.nav {
                    li { a href=(item.href) aria-current=[item.current.then_some("page")] {
                        span { (item.label) }
                        @if let Some(count) = item.count {
                            b { span.unseen { (say.t("web-waits")) " " } (say.number(count.into())) }
                        }
                    } }
                }
            }
        }
    }

    fn top(&self) -> Markup {
        html! {
            header.top {
                div.small-screen { (self.brand()) }
                (self.find())
                div.tools { (self.languages()) (self.theme()) (self.reader()) }
                (self.menu())
            }
        }
    }

    fn find(&self) -> Markup {
        let words = self.say.t("web-find-everywhere");
        html! {
            form.find action="/search" method="get" role="search" aria-label=(self.say.t("web-find")) {
                input type="search" name="q" aria-label=(words) placeholder=(words) autocomplete="off";
            }
        }
    }

    /// On a narrow screen: everything of the rail, opened without script.
    fn menu(&self) -> Markup {
        let say = self.say;
        html! {
            details.menu {
                summary.btn { (say.t("web-menu")) }
                div.sheet {
                    @if let Some(who) = &self.who { p.cap { (who.role_label) @if !who.scope_label.is_empty() { " · " (who.scope_label) } } }
                    nav aria-label=(say.t("web-menu")) { (self.places()) }
                    (self.find())
                    div.tools { (self.languages()) (self.theme()) }
                    (self.leave())
                }
            }
        }
    }

    fn reader(&self) -> Markup {
        let say = self.say;
        html! {
            @if let Some(who) = &self.who {
                details.reader {
                    summary { (who.name) ", " span.role { (who.role_label) } }
                    div.sheet { (self.leave()) }
                }
            } @else {
                a.btn href="/sign-in" { (say.t("web-sign-in")) }
            }
        }
    }

    fn leave(&self) -> Markup {
        let say = self.say;
        html! {
            @if let Some(who) = &self.who {
                p { strong { (who.name) } }
                p { a href="/me" { (say.t("web-me")) } }
                form method="post" action="/sign-out" { button.btn type="submit" { (say.t("web-sign-out")) } }
            } @else {
                p { a.btn href="/sign-in" { (say.t("web-sign-in")) } }
            }
        }
    }

    /// The same page in the other languages.
    fn languages(&self) -> Markup {
        let (path, rest) = self.path.split_once('?').unwrap_or((&self.path, ""));
        let kept: Vec<&str> = rest.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
        let here = if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) };
        html! {
            nav.lang aria-label=(self.say.t("web-language")) {
                @for lang in Lang::ALL {
                    @let (short, name) = match lang {
                        Lang::Kk => ("ҚАЗ", "Қазақша"), Lang::Ru => ("РУС", "По-русски"), Lang::En => ("ENG", "In English"),
                    };
                    a href=(Address::of(here.as_str()).with("lang", lang.code())) lang=(lang.code()) hreflang=(lang.code())
                        title=(name) aria-current=[(*lang == self.say.lang).then_some("true")] { (short) }
                }
            }
        }
    }

    /// Shown by script alone: without it the page follows the device.
    fn theme(&self) -> Markup {
        let say = self.say;
        html! {
            button.theme type="button" data-theme-switch hidden aria-label=(say.t("web-theme")) title=(say.t("web-theme")) {
                svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
                    circle cx="8" cy="8" r="6.5" {} path d="M8 1.5a6.5 6.5 0 0 1 0 13z" {}
                }
            }
        }
    }

    fn public_top(&self) -> Markup {
        html! {
            header.top {
                (self.brand())
                nav.places aria-label=(self.say.t("web-navigation")) { (self.places()) }
                div.tools { (self.languages()) (self.theme()) (self.reader()) }
                (self.menu())
            }
        }
    }

    fn foot(&self) -> Markup {
        html! { footer.foot { p { (self.say.t("web-foot")) } } }
    }

    fn phone_top(&self) -> Markup {
        html! {
            header.top {
                (self.brand())
                span.offline role="status" data-offline hidden { (parts::pill(Tone::Wait, &self.say.t("web-offline"))) }
                (self.menu())
            }
        }
    }

    fn tab_bar(&self) -> Markup {
        html! {
            nav.tabbar aria-label=(self.say.t("web-navigation")) {
                @for item in self.nav.iter().take(4) {
                    a href=(item.href) aria-current=[item.current.then_some("page")] {
                        (item.label)
                        @if let Some(count) = item.count { " " b { (self.say.number(count.into())) } }
                    }
                }
            }
        }
    }
}

/// Two strokes rising side by side.
fn logo() -> Markup {
    html! {
        svg.logo width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false" {
            path.theory d="M3 19 L10 3" {} path.practice d="M11 19 L18 3" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(kind: PageKind, path: &str) -> String {
        let nav = vec![NavItem { href: "/".into(), label: "Бүгін".into(), count: Some(3), current: true }];
        let say = Say::new(Lang::Kk);
        let shell =
            Shell {
                say, title: "Бүгін".into(), path: path.into(), nav, who: None, banner: None, notice: None, kind
            };
        shell.page(html! { h1 { "Бүгін" } }).into_string()
    }

    #[test]
    fn languages_are_switched_on_the_same_page() {
        let page = shell(PageKind::List, "/people?q=%D0%90&lang=ru");
        assert!(page.contains("href=\"/people?q=%D0%90&amp;lang=en\""), "{page}");
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"kk\">"));
    }

    #[test]
    fn every_kind_of_page_has_one_main_landmark_and_a_way_to_it() {
        for kind in [PageKind::Home, PageKind::Sheet, PageKind::Public, PageKind::Phone] {
            let page = shell(kind, "/");
            assert_eq!(page.matches("<main").count(), 1);
            assert!(page.contains("href=\"#main\""));
        }
    }
}
