//! Days as each language writes them. The words stand here and not in the messages: a table of fifty rows
//! says a hundred days. A test compares them with ICU.

use kernel::{Day, Lang, Span};

type Twelve = [&'static str; 12];
type Seven = [&'static str; 7];

const KK: Twelve = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
];
const RU: Twelve = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
/// Of the month, as in «1 сентября».
const RU_OF: Twelve = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const EN: Twelve = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEK_KK: Seven = ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"];
const WEEK_RU: Seven = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];
const WEEK_EN: Seven = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const SHORT_KK: Seven = ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"];
const SHORT_RU: Seven = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"];
const SHORT_EN: Seven = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn nth<const N: usize>(words: &[&'static str; N], number: u32) -> &'static str {
    // Months and weekdays of a Day lie in 1..=N.
    words[(number as usize).clamp(1, N) - 1]
}

/// `2026 ж. 1 қыркүйек`, `1 сентября 2026 г.`, `1 September 2026`.
pub fn day(lang: Lang, day: Day) -> String {
    with_year(lang, &within_year(lang, day), day.year())
}

/// `01.09.2026`; in English `1 Sep 2026`, which nobody reads as the ninth of January.
pub fn day_short(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Kk | Lang::Ru => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
        Lang::En => format!("{} {} {}", day.day(), &nth(&EN, day.month())[..3], day.year()),
    }
}

/// The month and the year.
pub fn month(lang: Lang, day: Day) -> String {
    let name = match lang {
        Lang::Kk => nth(&KK, day.month()),
        Lang::Ru => nth(&RU, day.month()),
        Lang::En => nth(&EN, day.month()),
    };
    with_year(lang, name, day.year())
}

/// From a day to a day, saying what they share once.
pub fn span(lang: Lang, span: Span) -> String {
    let Span { from, until } = span;
    if from == until {
        return day(lang, from);
    }
    if from.year() != until.year() {
        return format!("{} – {}", day(lang, from), day(lang, until));
    }
    let shared = if from.month() == until.month() {
        format!("{}–{} {}", from.day(), until.day(), of_month(lang, from))
    } else {
        format!("{} – {}", within_year(lang, from), within_year(lang, until))
    };
    with_year(lang, &shared, from.year())
}

/// The day of the week.
pub fn weekday(lang: Lang, day: Day) -> &'static str {
    match lang {
        Lang::Kk => nth(&WEEK_KK, day.weekday()),
        Lang::Ru => nth(&WEEK_RU, day.weekday()),
        Lang::En => nth(&WEEK_EN, day.weekday()),
    }
}

/// The day of the week in two or three letters.
pub fn weekday_short(lang: Lang, day: Day) -> &'static str {
    match lang {
        Lang::Kk => nth(&SHORT_KK, day.weekday()),
        Lang::Ru => nth(&SHORT_RU, day.weekday()),
        Lang::En => nth(&SHORT_EN, day.weekday()),
    }
}

fn of_month(lang: Lang, day: Day) -> &'static str {
    match lang {
        Lang::Kk => nth(&KK, day.month()),
        Lang::Ru => nth(&RU_OF, day.month()),
        Lang::En => nth(&EN, day.month()),
    }
}

fn within_year(lang: Lang, day: Day) -> String {
    format!("{} {}", day.day(), of_month(lang, day))
}

fn with_year(lang: Lang, words: &str, year: i32) -> String {
    match lang {
        Lang::Kk => format!("{year} ж. {words}"),
        Lang::Ru => format!("{words} {year} г."),
        Lang::En => format!("{words} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use icu_calendar::Date;
    use icu_datetime::DateTimeFormatter;
    use icu_datetime::fieldsets::{E, YMD};
    use icu_locale::{Locale, locale};

    use super::*;

    fn day_of(text: &str) -> Day {
        text.parse().expect("a day of the test")
    }

    #[test]
    fn days_are_written_as_icu_writes_them() {
        let locales: [(Lang, Locale); 3] =
            [(Lang::Kk, locale!("kk")), (Lang::Ru, locale!("ru")), (Lang::En, locale!("en-GB"))];
        for (lang, locale) in locales {
            let long = DateTimeFormatter::try_new(locale.clone().into(), YMD::long()).expect("compiled in");
            let weekdays = DateTimeFormatter::try_new(locale.into(), E::long()).expect("compiled in");
            for n in 0..366 {
                let ours = day_of("2028-01-01").plus(n);
                let month = u8::try_from(ours.month()).expect("small");
                let theirs =
                    Date::try_new_iso(ours.year(), month, u8::try_from(ours.day()).expect("small")).expect("a day");
                let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
                assert_eq!(day(lang, ours), plain(long.format(&theirs).to_string()));
                assert_eq!(weekday(lang, ours), plain(weekdays.format(&theirs).to_string()));
            }
        }
    }

    #[test]
    fn a_span_says_what_its_ends_share_once() {
        let said = |lang, from, until| span(lang, Span::new(day_of(from), day_of(until)).expect("in order"));
        assert_eq!(said(Lang::Kk, "2026-09-01", "2026-09-15"), "2026 ж. 1–15 қыркүйек");
        assert_eq!(said(Lang::Ru, "2026-09-01", "2026-10-05"), "1 сентября – 5 октября 2026 г.");
        assert_eq!(said(Lang::En, "2026-09-01", "2027-06-30"), "1 September 2026 – 30 June 2027");
        assert_eq!(said(Lang::En, "2026-09-01", "2026-09-01"), "1 September 2026");
    }

    #[test]
    fn a_month_is_named_by_itself() {
        assert_eq!(month(Lang::Kk, day_of("2026-09-01")), "2026 ж. қыркүйек");
        assert_eq!(month(Lang::Ru, day_of("2026-09-01")), "сентябрь 2026 г.");
        assert_eq!(day_short(Lang::En, day_of("2026-09-01")), "1 Sep 2026");
    }
}
