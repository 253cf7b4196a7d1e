//! What the reader may do: one main button, the others plain, a closed one with its reasons beside it.

use kernel::{Code, Offer, Reason, Refusal};
use maud::{Markup, html};

use super::slug;
use crate::Say;

/// How the act is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A link to a page where it is done.
    Link,
    /// Done at once by a form.
    Post,
}

/// How it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// The reader's next act; one a page.
    Main,
    /// One of the others.
    Plain,
    /// Ends or takes away something.
    Grave,
}

/// An act offered on a page.
#[derive(Clone, Debug)]
pub struct Act {
    /// What it is called, a verb.
    pub label: String,
    /// Where it is done.
    pub to: String,
    /// By link or by form.
    pub way: Way,
    /// How it looks.
    pub emphasis: Emphasis,
    /// Hidden fields of its form; `version` is one of them.
    pub fields: Vec<(String, String)>,
    /// Must it say why?
    pub reason: Reason,
    /// Why not now; empty when it is open.
    pub why_not: Vec<Refusal>,
    /// Where the obstacle is removed: a link with its label.
    pub mend: Option<(String, String)>,
    /// A question asked before it is done, when script can ask.
    pub confirm: Option<String>,
}

impl Act {
    /// A link to where it is done.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            to: href.into(),
            way: Way::Link,
            emphasis: Emphasis::Plain,
            fields: Vec::new(),
            reason: Reason::None,
            why_not: Vec::new(),
            mend: None,
            confirm: None,
        }
    }

    /// A form that does it at once.
    pub fn post(label: impl Into<String>, action: impl Into<String>) -> Self {
        Self { way: Way::Post, ..Self::link(label, action) }
    }

    /// An act that a lifecycle offers in this state, with the version of the file the reader saw.
    pub fn offered<A: Code>(say: Say, offer: &Offer<A>, action: impl Into<String>, version: i64) -> Self {
        let mut act = Self::post(say.code(offer.act), action).version(version);
        act.reason = offer.reason;
        act.why_not.clone_from(&offer.why_not);
        act
    }

    /// The reader's next act.
    #[must_use]
    pub fn main(mut self) -> Self {
        self.emphasis = Emphasis::Main;
        self
    }

    /// Ends or takes away something.
    #[must_use]
    pub fn grave(mut self) -> Self {
        self.emphasis = Emphasis::Grave;
        self
    }

    /// The version of the file the reader saw.
    #[must_use]
    pub fn version(self, version: i64) -> Self {
        self.field("version", version.to_string())
    }

    /// A hidden field.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// A reason in words is needed.
    #[must_use]
    pub fn with_reason(mut self) -> Self {
        self.reason = Reason::Needed;
        self
    }

    /// Closed, and why.
    #[must_use]
    pub fn closed(mut self, why_not: Vec<Refusal>) -> Self {
        self.why_not = why_not;
        self
    }

    /// Where the obstacle is removed.
    #[must_use]
    pub fn mended_at(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.mend = Some((href.into(), label.into()));
        self
    }

    /// Asks before it is done.
    #[must_use]
    pub fn confirmed(mut self, question: impl Into<String>) -> Self {
        self.confirm = Some(question.into());
        self
    }

    fn id(&self) -> String {
        let fields = self.fields.iter().filter(|(name, _)| name != "version").map(|(_, value)| format!("-{value}"));
        slug(&format!("act-{}{}", self.to, fields.collect::<String>()))
    }
}

/// The bar of acts. Only the first main act is drawn as the main one.
pub fn acts(say: Say, all: &[Act]) -> Markup {
    let first_main = all.iter().position(|act| act.emphasis == Emphasis::Main);
    html! {
        div.acts {
            @for (n, act) in all.iter().enumerate() {
                @let class = match act.emphasis {
                    Emphasis::Main if first_main == Some(n) => "main",
                    Emphasis::Grave => "grave",
                    _ => "plain",
                };
                @if act.why_not.is_empty() { (open(say, act, class)) } @else { (closed(say, act)) }
            }
        }
    }
}

fn open(say: Say, act: &Act, class: &str) -> Markup {
    let id = act.id();
    html! {
        @match (act.way, act.reason) {
            (Way::Link, _) => a.btn.(class) href=(act.to) { (act.label) },
            (Way::Post, Reason::None) => {
                form method="post" action=(act.to) data-swap="page" data-confirm=[&act.confirm] {
                    (hidden(act)) button.btn.(class) type="submit" { (act.label) }
                }
            }
            (Way::Post, Reason::Needed) => {
                details.act {
                    summary.btn.(class) { (act.label) }
                    form.sheet method="post" action=(act.to) data-swap="page" data-confirm=[&act.confirm] {
                        (hidden(act))
                        label for=(id) { (say.t("web-reason")) }
                        textarea #(id) name="reason" rows="3" required maxlength="2000"
                            aria-describedby=(format!("{id}-help")) {}
                        p.help #(format!("{id}-help")) { (say.t("web-reason-help")) }
                        button.btn.(class) type="submit" { (act.label) }
                    }
                }
            }
        }
    }
}

fn hidden(act: &Act) -> Markup {
    html! { @for (name, value) in &act.fields { input type="hidden" name=(name) value=(value); } }
}

fn closed(say: Say, act: &Act) -> Markup {
    let why = format!("{}-why", act.id());
    html! {
        div.closed {
            button.btn type="button" disabled aria-describedby=(why) { (act.label) }
            div.why #(why) {
                @for refusal in &act.why_not {
                    p { (say.refusal(refusal)) " " cite { (say.source(refusal.rule.source)) } }
                }
                @if let Some((href, label)) = &act.mend { p { a href=(href) { (label) } } }
            }
        }
    }
}
