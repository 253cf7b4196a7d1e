//! Honest examples: an exam commission of two equal halves, a sitting, its seats. People and votes are invented.

use kernel::OrganisationId;

use crate::commission::rules::{CommissionForm, SeatForm};
use crate::point::rules::{BallotForm, PointForm};
use crate::sitting::rules::CallForm;

/// A production exam commission, founded by an organisation, kept free of the host university.
pub fn production_exam(founder: OrganisationId, host: OrganisationId) -> CommissionForm {
    let text = str::to_owned;
    CommissionForm {
        kind: text("production-exam"),
        title_kk: text("«Автоматтандыру және робототехника» бағдарламасы бойынша өндірістік емтихан комиссиясы"),
        title_ru: text("Комиссия производственного экзамена по программе «Автоматизация и робототехника»"),
        title_en: text("Production exam commission of the programme Automation and Robotics"),
        organisation: founder.to_string(),
        host: host.to_string(),
        quorum: text("two-thirds"),
        casting: text("yes"),
        halves: text("yes"),
        order_number: text("112-Ө"),
        order_day: text("2027-03-01"),
        ..CommissionForm::default()
    }
}

/// A commission that examines a programme.
pub fn programme_examination(founder: OrganisationId) -> CommissionForm {
    let text = str::to_owned;
    CommissionForm {
        kind: text("programme-examination"),
        title_kk: text("«Автоматтандыру және робототехника» білім беру бағдарламасын сараптау комиссиясы"),
        title_ru: text("Комиссия по экспертизе образовательной программы «Автоматизация и робототехника»"),
        title_en: text("Commission examining the educational programme Automation and Robotics"),
        organisation: founder.to_string(),
        quorum: text("two-thirds"),
        casting: text("yes"),
        ..CommissionForm::default()
    }
}

/// A seat.
pub fn seat(person: kernel::PersonId, organisation: OrganisationId, side: &str, duty: &str) -> SeatForm {
    SeatForm {
        person: person.to_string(),
        organisation: organisation.to_string(),
        side: side.to_owned(),
        duty: duty.to_owned(),
        ..SeatForm::default()
    }
}

/// A call to sit.
pub fn call(day: &str) -> CallForm {
    CallForm {
        day: day.to_owned(),
        clock: "10:30".to_owned(),
        place: "Павлодар, Ломов көшесі, 64, 201-кабинет".to_owned(),
        matter: "Білім беру бағдарламасын сараптау".to_owned(),
        proposal: "Білім беру бағдарламасы бекітуге ұсынылсын.".to_owned(),
        agenda: "Әртүрлі мәселелер".to_owned(),
    }
}

/// A point of the agenda.
pub fn point() -> PointForm {
    PointForm {
        title: "Келесі отырыстың күні туралы".to_owned(),
        proposal: "Келесі отырыс бір айдан кейін өткізілсін.".to_owned(),
        on_subject: String::new(),
    }
}

/// A vote.
pub fn ballot(choice: &str) -> BallotForm {
    BallotForm { choice: choice.to_owned(), opinion: String::new() }
}
