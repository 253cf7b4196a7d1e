//! For those who stand at a machine: one card a trainee, the week in a strip, big acts at the thumb.

use maud::{Markup, html};

use super::{Tone, pill};

/// One day of a week.
#[derive(Clone, Debug, Default)]
pub struct WeekDay {
    /// The day in two letters.
    pub day: String,
    /// Hours, or a dash.
    pub figure: String,
    /// Theory, practice, missed.
    pub tone: Tone,
    /// The same in words, for those who do not see colours.
    pub said: String,
}

/// The days of a week side by side.
pub fn week_strip(days: &[WeekDay]) -> Markup {
    html! {
        ol.week {
            @for day in days {
                li.(day.tone.class()) title=(day.said) {
                    span { (day.day) } b { (day.figure) } span.unseen { (day.said) }
                }
            }
        }
    }
}

/// One card of a phone's home.
#[derive(Clone, Debug, Default)]
pub struct PhoneCard {
    /// Who or what.
    pub title: String,
    /// Where it is seen.
    pub href: Option<String>,
    /// The state in a word.
    pub word: Option<(Tone, String)>,
    /// What is needed, one or two lines.
    pub text: String,
    /// The week, where it belongs.
    pub week: Vec<WeekDay>,
    /// The acts, from [`super::acts`]; two stand side by side.
    pub acts: Option<Markup>,
}

/// The card.
pub fn phone_card(card: &PhoneCard) -> Markup {
    html! {
        section.card.tall {
            header {
                h2 { @match &card.href { Some(href) => a href=(href) { (card.title) }, None => (card.title) } }
                @if let Some((tone, word)) = &card.word { (pill(*tone, word)) }
            }
            div.in {
                @if !card.text.is_empty() { p.small { (card.text) } }
                @if !card.week.is_empty() { (week_strip(&card.week)) }
                @if let Some(acts) = &card.acts { (acts) }
            }
        }
    }
}
