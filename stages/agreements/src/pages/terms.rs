//! The terms on a page: as facts to read, as fields to fill in, and what differs between two editions of them.

use kernel::{Code, Day, Lang, Money, Names};
use maud::{Markup, html};
use web::Say;
use web::parts::{self, Choice, DifferenceRow, Errors, Fact, Field, NamesField};

use crate::terms::{Compensation, Terms, TermsForm, language_key};

pub fn terms_facts(say: Say, terms: &Terms) -> Vec<Fact> {
    let yes = |holds: bool| say.t(if holds { "agreements-yes" } else { "agreements-no" });
    let mut facts = vec![
        Fact::new(say.t("agreements-programme"), format!("{} {}", terms.programme_code, say.names(&terms.programme))),
        Fact::new(say.t("agreements-profession"), say.names(&terms.profession)),
        Fact::new(say.t("agreements-workplace"), say.names(&terms.workplace)),
        Fact::new(say.t("agreements-mentor"), &*terms.mentor),
        Fact::new(say.t("agreements-period"), say.span(terms.span)),
        Fact::new(say.t("agreements-credits"), say.credits(terms.credits)),
        Fact::new(say.t("agreements-weekly-hours"), say.hours_figure(terms.weekly_hours)),
        Fact::new(say.t("agreements-daily-hours"), say.hours_figure(terms.daily_hours)),
        Fact::new(say.t("agreements-night"), yes(terms.night)),
        Fact::new(say.t("agreements-hazardous"), yes(terms.hazardous)),
        Fact::new(say.t("agreements-compensation"), say.code(terms.compensation)),
        Fact::new(say.t("agreements-amount"), say.money(terms.amount)),
        Fact::new(say.t("agreements-language"), say.t(language_key(terms.language))),
    ];
    if terms.cost > Money::ZERO {
        facts.push(Fact::new(say.t("agreements-cost"), say.money(terms.cost)));
        facts.push(Fact::new(say.t("agreements-workoff-months"), say.number(terms.workoff_months)));
    }
    facts
}

/// The sections of the terms, in the order in which people think of them.
pub fn terms_sections(say: Say, typed: &TermsForm, errors: &Errors) -> Markup {
    let names = |name: &'static str, key: &str, kk: &str, ru: &str, en: &str| {
        parts::names_field(say, &NamesField::new(name, say.t(key)).value(Names::new(kk, ru, en)).errors(errors))
    };
    let put = |field: Field, value: &str| parts::field(say, &field.value(value).errors(errors));
    let number = |name: &'static str, key: &str| Field::number(name, say.t(key));
    let study = html! {
        (put(Field::line("programme-code", say.t("agreements-programme-code")).required(), &typed.programme_code))
        (names("programme", "agreements-programme", &typed.programme_kk, &typed.programme_ru, &typed.programme_en))
        (names("profession", "agreements-profession", &typed.profession_kk, &typed.profession_ru, &typed.profession_en))
        (put(Field::select("language", say.t("agreements-language"), Choice::all::<Lang>(say)).required(), &typed.language))
    };
    let place = html! {
        (names("workplace", "agreements-workplace", &typed.workplace_kk, &typed.workplace_ru, &typed.workplace_en))
        (put(Field::line("mentor", say.t("agreements-mentor")).help(say.t("agreements-mentor-help")), &typed.mentor))
        (put(Field::tick("hazardous", say.t("agreements-hazardous")), &typed.hazardous))
        (put(Field::tick("night", say.t("agreements-night")), &typed.night))
    };
    let time = html! {
        (put(Field::day("from", say.t("agreements-from")).required(), &typed.from))
        (put(Field::day("until", say.t("agreements-until")).required(), &typed.until))
        (put(number("credits", "agreements-credits").required(), &typed.credits))
        (put(number("weekly-hours", "agreements-weekly-hours").required(), &typed.weekly_hours))
        (put(number("daily-hours", "agreements-daily-hours").required(), &typed.daily_hours))
    };
    let money = html! {
        (put(Field::select("compensation", say.t("agreements-compensation"), Choice::all::<Compensation>(say)).required(), &typed.compensation))
        (put(number("amount", "agreements-amount"), &typed.amount))
        (put(number("cost", "agreements-cost"), &typed.cost))
        (put(number("workoff-months", "agreements-workoff-months"), &typed.workoff_months))
    };
    html! {
        (parts::section(&say.t("agreements-section-study"), "", study))
        (parts::section(&say.t("agreements-section-place"), "", place))
        (parts::section(&say.t("agreements-section-time"), "", time))
        (parts::section(&say.t("agreements-section-money"), "", money))
    }
}

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
    let fields: Vec<(&str, &String, &String, Shown<'_>)> = vec![
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
