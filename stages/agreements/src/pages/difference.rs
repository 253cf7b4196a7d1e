//! What differs between two editions of the terms, field by field, in the reader's words.

use kernel::{Code, Day, Lang, Names};
use maud::Markup;
use web::Say;
use web::parts::{self, DifferenceRow};

use crate::terms::{Compensation, TermsForm, language_key};

/// The fields that differ; what was typed and cannot be read stands as it was typed.
pub fn difference(say: Say, before: &TermsForm, after: &TermsForm) -> Markup {
    let rows: Vec<DifferenceRow> = plain(say, before, after).into_iter().chain(named(say, before, after)).collect();
    parts::difference(say, &say.t("web-before"), &say.t("web-after"), &rows)
}

/// How a field's text is shown.
type Shown<'a> = &'a dyn Fn(&str) -> String;

fn plain(say: Say, b: &TermsForm, a: &TermsForm) -> Vec<DifferenceRow> {
    let same = |text: &str| text.to_owned();
    let day = |text: &str| text.parse::<Day>().map_or_else(|_| text.to_owned(), |day| say.day(day));
    let paid = |text: &str| Compensation::of(text).map_or_else(|| text.to_owned(), |code| say.code(code));
    let language = |text: &str| Lang::of(text).map_or_else(|| text.to_owned(), |lang| say.t(language_key(lang)));
    let mark = |text: &str| say.t(if text == "yes" { "agreements-yes" } else { "agreements-no" });
    let fields: [(&str, &String, &String, Shown<'_>); 14] = [
        ("agreements-programme-code", &b.programme_code, &a.programme_code, &same),
        ("agreements-mentor", &b.mentor, &a.mentor, &same),
        ("agreements-from", &b.from, &a.from, &day),
        ("agreements-until", &b.until, &a.until, &day),
        ("agreements-credits", &b.credits, &a.credits, &same),
        ("agreements-weekly-hours", &b.weekly_hours, &a.weekly_hours, &same),
        ("agreements-daily-hours", &b.daily_hours, &a.daily_hours, &same),
        ("agreements-night", &b.night, &a.night, &mark),
        ("agreements-hazardous", &b.hazardous, &a.hazardous, &mark),
        ("agreements-compensation", &b.compensation, &a.compensation, &paid),
        ("agreements-amount", &b.amount, &a.amount, &same),
        ("agreements-cost", &b.cost, &a.cost, &same),
        ("agreements-workoff-months", &b.workoff_months, &a.workoff_months, &same),
        ("agreements-language", &b.language, &a.language, &language),
    ];
    let differing = fields.into_iter().filter(|(_, before, after, _)| before != after);
    differing
        .map(|(key, before, after, shown)| DifferenceRow {
            label: say.t(key),
            before: shown(before),
            after: shown(after),
        })
        .collect()
}

fn named(say: Say, b: &TermsForm, a: &TermsForm) -> Vec<DifferenceRow> {
    let names = |kk: &str, ru: &str, en: &str| Names::new(kk, ru, en);
    let fields = [
        (
            "agreements-programme",
            names(&b.programme_kk, &b.programme_ru, &b.programme_en),
            names(&a.programme_kk, &a.programme_ru, &a.programme_en),
        ),
        (
            "agreements-profession",
            names(&b.profession_kk, &b.profession_ru, &b.profession_en),
            names(&a.profession_kk, &a.profession_ru, &a.profession_en),
        ),
        (
            "agreements-workplace",
            names(&b.workplace_kk, &b.workplace_ru, &b.workplace_en),
            names(&a.workplace_kk, &a.workplace_ru, &a.workplace_en),
        ),
    ];
    let row = |(key, before, after): (&str, Names, Names)| {
        // A change in a language that the reader does not read is a change as well: then all three are shown.
        let unseen = say.names(&before) == say.names(&after);
        let shown = |names: &Names| {
            if unseen { format!("{} / {} / {}", names.kk, names.ru, names.en) } else { say.names(names).clone() }
        };
        DifferenceRow { label: say.t(key), before: shown(&before), after: shown(&after) }
    };
    fields.into_iter().filter(|(_, before, after)| before != after).map(row).collect()
}
