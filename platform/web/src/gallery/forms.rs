//! Specimens of forms: untouched, refused, with files.

use kernel::{Day, Names, house};
use maud::{Markup, html};

use super::{Specimen, told};
use crate::Say;
use crate::parts::{Choice, Encoding, Errors, Field, Form, Kind, NamesField, field, form, names_field, section};

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen { name: "form", render: untouched },
        Specimen { name: "form-refused", render: refused },
        Specimen { name: "form-files", render: files },
        Specimen { name: "fields", render: every_kind },
    ]
}

fn organisation_form(say: Say, within: &'static str, bin: &str, names: Names, errors: Errors) -> Markup {
    let body = html! {
        (section(&told(say, "Атауы", "Название", "Name"), &told(say, "Жарғыдағыдай, үш тілде.", "Как в уставе, на трёх языках.", "As in the charter, in three languages."), html! {
            (names_field(say, &NamesField::new("name", told(say, "Толық атауы", "Полное название", "Full name")).value(names).within(within).errors(&errors)))
        }))
        (section(&told(say, "Деректемелер", "Реквизиты", "Details"), "", html! {
            (field(say, &Field::line("bin", told(say, "БСН", "БИН", "BIN")).value(bin).required().help(told(say, "12 сан", "12 цифр", "12 digits")).within(within).errors(&errors)))
            (field(say, &Field::day("since", told(say, "Тіркелген күні", "Дата регистрации", "Registered on")).on(Day::of(2005, 3, 14)).within(within).errors(&errors)))
        }))
    };
    let shape = Form {
        action: "/organisations".into(),
        version: Some(4),
        submit: told(say, "Сақтау", "Сохранить", "Save"),
        cancel: Some("/organisations".into()),
        errors,
        within,
        ..Form::default()
    };
    form(say, &shape, body)
}

fn untouched(say: Say) -> Markup {
    organisation_form(say, "", "", Names::default(), Errors::none())
}

fn refused(say: Say) -> Markup {
    let refusals = [house::NOT_A_NUMBER.at("bin"), house::EMPTY.at("name-en"), house::STALE.refuse()];
    let names = Names::new("«Проммашкомплект» ЖШС", "ТОО «Проммашкомплект»", "");
    organisation_form(say, "refused", "0503400", names, Errors::of(say, &refusals))
}

fn files(say: Say) -> Markup {
    let upload =
        Field::file("table", told(say, "Өтінім кестесі", "Таблица заявки", "Table of the return"), ".xlsx,.csv")
            .required()
            .help(told(
                say,
                "Үлгі бойынша XLSX немесе CSV, 10 МБ дейін. Алдымен тексереміз, ештеңе сақталмайды.",
                "XLSX или CSV по образцу, до 10 МБ. Сначала проверим, ничего не сохраняя.",
                "XLSX or CSV after the template, up to 10 MB. It is checked first, nothing is saved.",
            ));
    let shape = Form {
        action: "/needs/import".into(),
        encoding: Encoding::Files,
        submit: told(say, "Тексеру", "Проверить", "Check"),
        ..Form::default()
    };
    form(
        say,
        &shape,
        section(&told(say, "Файлдан жүктеу", "Загрузка из файла", "Import from a file"), "", field(say, &upload)),
    )
}

fn every_kind(say: Say) -> Markup {
    let modes = || Choice::all::<kernel::Lang>(say);
    let one = |at: Field| field(say, &at.within("kinds"));
    section(
        &told(say, "Өріс түрлері", "Виды полей", "Kinds of fields"),
        "",
        html! {
            (one(Field::line("line", told(say, "Жол", "Строка", "Line"))))
            (one(Field::number("credits", told(say, "Кредит", "Кредиты", "Credits")).value("7,5").required()))
            (one(Field::new(Kind::Email, "email", told(say, "Электрондық пошта", "Электронная почта", "E-mail")).required()))
            (one(Field::new(Kind::Password, "password", told(say, "Құпиясөз", "Пароль", "Password")).required()))
            (one(Field::new(Kind::OneTimeCode, "code", told(say, "Бір реттік код", "Одноразовый код", "One-time code")).required()))
            (one(Field::search("q", say.t("web-find"))))
            (one(Field::select("lang", say.t("web-language"), modes()).value("kk").required()))
            (one(Field::new(Kind::Suggest(modes()), "suggest", told(say, "Кәсіп", "Профессия", "Profession"))))
            (one(Field::radio("radio", told(say, "Шарт тілі", "Язык договора", "Language of the contract"), modes()).value("ru").required()))
            (one(Field::several("several", told(say, "Анықтама тілдері", "Языки справки", "Languages of the letter"), modes()).value("kk,en").required()))
            (one(Field::hidden("kept", "1")))
            (one(Field::tick("consent", told(say, "Деректерімді өңдеуге келісемін", "Согласен на обработку моих данных", "I agree that my data are processed")).required()))
            (one(Field::lines("opinion", told(say, "Пікір", "Отзыв", "Opinion")).help(told(say, "Бір-екі сөйлем", "Одно-два предложения", "A sentence or two"))))
        },
    )
}
