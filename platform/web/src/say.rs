//! What is said, in the reader's language: messages with plurals, days, numbers, rules and their sources.

mod calendar;
mod figures;
mod messages;
mod order;
mod sources;

use std::sync::{OnceLock, PoisonError, RwLock, RwLockReadGuard};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use kernel::{AcademicYear, Arg, Code, Credits, Day, Hours, Lang, Moment, Money, Names, Refusal, Source, Span};
use unic_langid::{LanguageIdentifier, langid};

pub(crate) use figures::as_float;
pub use messages::{Messages, keys, problems};
pub use order::sort_key;

/// The words of this crate itself.
pub const MESSAGES: Messages = crate::messages!("web");

/// Everything that can be said: one bundle a language, and whose words are in it.
struct Spoken {
    known: Vec<&'static str>,
    bundles: [FluentBundle<FluentResource>; 3],
}

impl Spoken {
    fn learn(&mut self, messages: &Messages) {
        if self.known.contains(&messages.of) {
            return;
        }
        self.known.push(messages.of);
        for (bundle, lang) in self.bundles.iter_mut().zip(Lang::ALL) {
            // What does not parse or comes twice is told by `problems`; here the rest must still speak.
            let resource = FluentResource::try_new(messages.text(*lang).to_owned()).unwrap_or_else(|(rest, _)| rest);
            let _ = bundle.add_resource(resource);
        }
    }

    fn in_lang(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Kk => &self.bundles[0],
            Lang::Ru => &self.bundles[1],
            Lang::En => &self.bundles[2],
        }
    }
}

type NumberWriter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

fn written(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(figures::decimal(lang, number.value, 2)),
        _ => None,
    }
}

fn empty_bundle(id: LanguageIdentifier, write_number: NumberWriter) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(write_number));
    bundle
}

fn spoken() -> &'static RwLock<Spoken> {
    static SPOKEN: OnceLock<RwLock<Spoken>> = OnceLock::new();
    SPOKEN.get_or_init(|| {
        let bundles = [
            empty_bundle(langid!("kk"), |value, _| written(Lang::Kk, value)),
            empty_bundle(langid!("ru"), |value, _| written(Lang::Ru, value)),
            empty_bundle(langid!("en"), |value, _| written(Lang::En, value)),
        ];
        let mut spoken = Spoken { known: Vec::new(), bundles };
        spoken.learn(&MESSAGES);
        RwLock::new(spoken)
    })
}

fn listen() -> RwLockReadGuard<'static, Spoken> {
    spoken().read().unwrap_or_else(PoisonError::into_inner)
}

/// Adds the words of these crates to what can be said. What is already known stays; calling it again does
/// nothing, so that the application and every test may call it with its own list.
pub fn speak(all: &[Messages]) {
    if all.iter().all(|messages| listen().known.contains(&messages.of)) {
        return;
    }
    let mut spoken = spoken().write().unwrap_or_else(PoisonError::into_inner);
    for messages in all {
        spoken.learn(messages);
    }
}

/// The reader's language, and everything that can be said in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Say {
    /// The language.
    pub lang: Lang,
}

impl Say {
    /// Speaks this language.
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// A message without variables. A key nobody knows is shown as `⟦key⟧`.
    pub fn t(self, key: &str) -> String {
        self.message(key, None)
    }

    /// A message with its variables. Numbers are grouped and choose plurals: give years as text.
    pub fn with(self, key: &str, args: &[(&str, Arg)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            given.set((*name).to_owned(), self.value(arg));
        }
        self.message(key, Some(&given))
    }

    fn message(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let spoken = listen();
        let bundle = spoken.in_lang(self.lang);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }

    fn value(self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Hundredths(number) => FluentValue::from(figures::hundredths(self.lang, *number)),
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Day(day) => FluentValue::from(self.day(*day)),
            Arg::Names(names) => FluentValue::from(self.names(names)),
            Arg::Key(key) => FluentValue::from(self.t(key)),
            Arg::Sentence { code, args } => FluentValue::from(self.with(code, args)),
        }
    }

    /// The name of a value of a closed list.
    pub fn code<C: Code>(self, code: C) -> String {
        self.t(code.key())
    }

    /// Why not, and what to do next.
    pub fn refusal(self, refusal: &Refusal) -> String {
        self.with(refusal.rule.code, &refusal.args)
    }

    /// Where a rule comes from: «Еңбек кодексі, 69-бап», «Трудовой кодекс, ст. 69», “Labour Code, art. 69”.
    pub fn source(self, source: Source) -> String {
        sources::say(self, source)
    }

    /// The name of a thing, in this language or the first there is.
    pub fn names(self, names: &Names) -> String {
        names.get(self.lang).to_owned()
    }

    /// `2026 ж. 1 қыркүйек`, `1 сентября 2026 г.`, `1 September 2026`.
    pub fn day(self, day: Day) -> String {
        calendar::day(self.lang, day)
    }

    /// For tables: `01.09.2026`, in English `1 Sep 2026`.
    pub fn day_short(self, day: Day) -> String {
        calendar::day_short(self.lang, day)
    }

    /// The day and, in Kazakhstan, the hour and minute.
    pub fn moment(self, moment: Moment) -> String {
        let (hour, minute) = moment.clock();
        format!("{}, {hour:02}:{minute:02}", self.day(moment.day()))
    }

    /// For tables: `01.09.2026 09:30`.
    pub fn moment_short(self, moment: Moment) -> String {
        let (hour, minute) = moment.clock();
        format!("{} {hour:02}:{minute:02}", self.day_short(moment.day()))
    }

    /// From a day to a day, saying the year and month once where they are the same.
    pub fn span(self, span: Span) -> String {
        calendar::span(self.lang, span)
    }

    /// The month and year of a day: `2026 ж. қыркүйек`, `сентябрь 2026 г.`, `September 2026`.
    pub fn month(self, day: Day) -> String {
        calendar::month(self.lang, day)
    }

    /// `сейсенбі`, `вторник`, `Tuesday`.
    pub fn weekday(self, day: Day) -> String {
        calendar::weekday(self.lang, day).to_owned()
    }

    /// `Сс`, `Вт`, `Tue`.
    pub fn weekday_short(self, day: Day) -> String {
        calendar::weekday_short(self.lang, day).to_owned()
    }

    /// `2026/27 оқу жылы`.
    pub fn academic_year(self, year: AcademicYear) -> String {
        self.with("web-academic-year", &[("year", Arg::Text(year.to_string()))])
    }

    /// So many days, in words: `9 күн`, `9 дней`, `9 days`.
    pub fn days(self, days: i64) -> String {
        self.with("web-days", &[("days", Arg::Number(days))])
    }

    /// A whole number, grouped: `12 480`, in English `12,480`.
    pub fn number(self, number: i64) -> String {
        figures::whole(self.lang, number)
    }

    /// A number with at most so many decimals.
    pub fn decimal(self, number: f64, decimals: u32) -> String {
        figures::decimal(self.lang, number, decimals)
    }

    /// Credits with their word: `5 кредит`, `7,5 кредита`, `5 credits`.
    pub fn credits(self, credits: Credits) -> String {
        let mut args = FluentArgs::new();
        args.set("credits", figures::as_float(credits.0) / 100.0);
        self.message("web-credits", Some(&args))
    }

    /// Credits as a figure, for columns: `7,5`.
    pub fn credits_figure(self, credits: Credits) -> String {
        figures::hundredths(self.lang, credits.0)
    }

    /// Hours with their word: `38 сағ`, `7 ч 30 мин`, `38 h`.
    pub fn hours(self, hours: Hours) -> String {
        let (whole, minutes) = (hours.0 / 60, (hours.0 % 60).abs());
        let args = [("hours", Arg::Number(whole)), ("minutes", Arg::Number(minutes))];
        self.with(if minutes == 0 { "web-hours" } else { "web-hours-minutes" }, &args)
    }

    /// Hours as a figure, for columns: `7,5`.
    pub fn hours_figure(self, hours: Hours) -> String {
        figures::decimal(self.lang, figures::as_float(hours.0) / 60.0, 2)
    }

    /// Money in tenge: `1 250 000 ₸`.
    pub fn money(self, money: Money) -> String {
        format!("{}\u{a0}₸", figures::hundredths(self.lang, money.0))
    }

    /// A share in whole percent: `27 %`, in English `27%`; `–` of nothing.
    pub fn percent_of(self, part: i64, whole: i64) -> String {
        if whole == 0 {
            return "–".to_owned();
        }
        let share = figures::as_float(part) * 100.0 / figures::as_float(whole);
        figures::percent(self.lang, share, 0)
    }

    /// A number of percent with at most so many decimals.
    pub fn percent(self, percent: f64, decimals: u32) -> String {
        figures::percent(self.lang, percent, decimals)
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Part, Work, house};

    use super::*;

    fn each(say: impl Fn(Say) -> String) -> [String; 3] {
        [Lang::Kk, Lang::Ru, Lang::En].map(|lang| say(Say::new(lang)))
    }

    #[test]
    fn a_missing_key_is_seen_and_breaks_nothing() {
        assert_eq!(Say::new(Lang::Kk).t("web-nobody-wrote-this"), "⟦web-nobody-wrote-this⟧");
    }

    #[test]
    fn plurals_follow_each_language() {
        assert_eq!(each(|say| say.days(1)), ["1 күн", "1 день", "1 day"]);
        assert_eq!(each(|say| say.days(3)), ["3 күн", "3 дня", "3 days"]);
        assert_eq!(each(|say| say.days(11)), ["11 күн", "11 дней", "11 days"]);
        assert_eq!(each(|say| say.days(1200)), ["1\u{a0}200 күн", "1\u{a0}200 дней", "1,200 days"]);
    }

    #[test]
    fn quantities_carry_their_words() {
        assert_eq!(each(|say| say.credits(Credits(750))), ["7,5 кредит", "7,5 кредита", "7.5 credits"]);
        assert_eq!(each(|say| say.credits(Credits::whole(1))), ["1 кредит", "1 кредит", "1 credit"]);
        assert_eq!(each(|say| say.hours(Hours(450))), ["7 сағ 30 мин", "7 ч 30 мин", "7 h 30 min"]);
        assert_eq!(
            each(|say| say.money(Money(125_000_050))),
            ["1\u{a0}250\u{a0}000,5\u{a0}₸", "1\u{a0}250\u{a0}000,5\u{a0}₸", "1,250,000.5\u{a0}₸"]
        );
        assert_eq!(each(|say| say.percent_of(27, 100)), ["27\u{a0}%", "27\u{a0}%", "27%"]);
        assert_eq!(each(|say| say.percent_of(1, 0)), ["–", "–", "–"]);
        let year = |arg: Arg| each(|say| say.with("web-academic-year", &[("year", arg.clone())]));
        let (whole, parts) = (year(Arg::hundredths(3100)), year(Arg::hundredths(3110)));
        assert!(whole.iter().all(|said| said.contains("31")), "{whole:?}");
        let signs: Vec<bool> = parts.iter().map(|said| said.contains("31,1")).collect();
        assert_eq!((signs, parts[2].contains("31.1")), (vec![true, true, false], true), "{parts:?}");
    }

    #[test]
    fn a_source_is_named_as_lawyers_of_each_language_do() {
        let source = |part| Source { work: Work::LabourCode, part };
        assert_eq!(
            each(|say| say.source(source(Part::Article("69")))),
            ["Еңбек кодексі, 69-бап", "Трудовой кодекс, ст. 69", "Labour Code, art. 69"]
        );
        assert_eq!(
            each(|say| say.source(source(Part::Article("76(2)")))),
            ["Еңбек кодексі, 76-баптың 2-тармағы", "Трудовой кодекс, ст. 76, п. 2", "Labour Code, art. 76(2)"]
        );
    }

    #[test]
    fn every_refusal_of_the_house_has_words() {
        for (name, rule) in house::ALL {
            for words in each(|say| say.refusal(&rule.refuse())) {
                assert!(!words.contains('⟦'), "{name}: {words}");
            }
        }
        let stale = house::NOT_NOW.with("act", Arg::Key("role-mentor")).with("status", "x");
        assert!(Say::new(Lang::Ru).refusal(&stale).contains("наставник"));
        let act = Arg::Sentence { code: "web-days", args: vec![("days", Arg::Number(3))] };
        let stale = house::NOT_NOW.with("act", act).with("status", "x");
        assert!(Say::new(Lang::Ru).refusal(&stale).contains("3 дня"));
    }

    #[test]
    fn every_code_of_the_kernel_has_a_name() {
        for lang in Lang::ALL {
            let say = Say::new(*lang);
            let names = kernel::Role::ALL.iter().map(|role| say.code(*role));
            let names = names.chain(kernel::ScopeKind::ALL.iter().map(|kind| say.code(*kind)));
            for name in names.chain(Lang::ALL.iter().map(|lang| say.code(*lang))) {
                assert!(!name.contains('⟦'), "{name}");
            }
        }
    }

    #[test]
    fn the_words_of_this_crate_have_no_problems() {
        assert_eq!(problems(&[MESSAGES]), Vec::<String>::new());
    }
}
