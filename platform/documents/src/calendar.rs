//! iCalendar feeds: lessons, practice, sittings, deadlines.

use icalendar::{Component, EventLike};
use kernel::{Moment, Span};

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole days, both ends included.
    Days(Span),
    /// From a moment to a moment.
    Hours {
        /// It begins.
        from: Moment,
        /// It ends.
        until: Moment,
    },
}

/// Something that stands in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for the same thing forever, so that a feed read again moves it instead of doubling it.
    pub uid: String,
    /// How often the thing was moved.
    pub sequence: u32,
    /// When it was last changed.
    pub changed: Moment,
    /// When it is.
    pub when: When,
    /// What it is.
    pub title: String,
    /// More about it.
    pub text: String,
    /// Where it is.
    pub place: String,
    /// Its page.
    pub url: String,
}

/// A calendar as text (RFC 5545). The same entries give the same bytes.
pub fn calendar(name: &str, entries: &[Entry]) -> String {
    let mut calendar = icalendar::Calendar::new();
    calendar.name(name);
    for entry in entries {
        let mut event = icalendar::Event::with_uid(&entry.uid);
        event.timestamp(utc(entry.changed)).sequence(entry.sequence).summary(&entry.title);
        if !entry.text.is_empty() {
            event.description(&entry.text);
        }
        if !entry.place.is_empty() {
            event.location(&entry.place);
        }
        if !entry.url.is_empty() {
            event.url(&entry.url);
        }
        match entry.when {
            // The end of whole days is the day after the last one (RFC 5545, 3.6.1).
            When::Days(span) => event.starts(span.from.date()).ends(span.until.plus(1).date()),
            When::Hours { from, until } => event.starts(utc(from)).ends(utc(until)),
        };
        calendar.push(event.done());
    }
    calendar.done().to_string()
}

fn utc(moment: Moment) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_millis(moment.millis()).unwrap_or(chrono::DateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use kernel::Day;

    use super::*;

    #[test]
    fn whole_days_end_on_the_day_after_and_a_uid_stays() {
        let day = |text: &str| text.parse::<Day>().expect("a day of the test");
        let entry = Entry {
            uid: "practice-7@qosar".into(),
            sequence: 2,
            changed: day("2027-04-12").start(),
            when: When::Days(Span::new(day("2027-04-12"), day("2027-04-16")).expect("in order")),
            title: "Өндірістік практика; «Қазхром», №3 цех".into(),
            text: "Бірінші жол\nЕкінші жол".into(),
            place: "Ақсу".into(),
            url: String::new(),
        };

        let text = calendar("Менің практикам", std::slice::from_ref(&entry));

        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("UID:practice-7@qosar\r\n"), "{text}");
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20270412\r\n"), "{text}");
        assert!(unfolded.contains("DTEND;VALUE=DATE:20270417\r\n"), "{text}");
        assert!(unfolded.contains(r"SUMMARY:Өндірістік практика\; «Қазхром»\, №3 цех"), "{text}");
        assert!(unfolded.contains(r"DESCRIPTION:Бірінші жол\nЕкінші жол"), "{text}");
        assert!(unfolded.contains("DTSTAMP:20270411T190000Z"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text, calendar("Менің практикам", &[entry]));
    }

    #[test]
    fn hours_are_told_in_universal_time() {
        let from = Day::of(2027, 4, 12).expect("a day").start().plus_seconds(9 * 3600);
        let when = When::Hours { from, until: from.plus_seconds(3600) };
        let entry = Entry {
            uid: "sitting-1".into(),
            sequence: 0,
            changed: from,
            when,
            title: "Отырыс".into(),
            text: String::new(),
            place: String::new(),
            url: "https://qosar.example/sittings/1".into(),
        };

        let text = calendar("Отырыстар", &[entry]);

        assert!(text.contains("DTSTART:20270412T040000Z\r\n"), "{text}");
        assert!(!text.contains("DESCRIPTION"), "{text}");
    }
}
