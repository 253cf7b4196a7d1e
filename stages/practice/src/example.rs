//! One honest example of each thing of a practice.

use kernel::Day;

use crate::characteristic::{CharacteristicForm, SkillForm};
use crate::diary::{DayForm, WeekForm};
use crate::orders::OrderForm;
use crate::plan::TaskForm;

/// Tasks that a learner of robot adjustment meets week after week: shown, under the mentor's eye, alone.
const WORK: [(&str, &str); 6] = [
    ("Роботтың қауіпсіздік аймағын тексеру және іске қосу тәртібі", "shown"),
    ("Дәнекерлеу роботының құрал орталығын (TCP) калибрлеу", "shown"),
    ("Дәнекерлеу роботының құрал орталығын (TCP) калибрлеу", "guided"),
    ("Жаңа бөлшек үшін қозғалыс бағдарламасын түзету", "guided"),
    ("Жетек ақауын диагностикалау және жою", "guided"),
    ("Роботтандырылған ұяшықты ауысымға өз бетінше дайындау", "alone"),
];

/// The task of the nth week from a Monday on, forming an outcome where one is named.
pub fn task(nth: usize, monday: Day, outcomes: &[i64], hours: i64) -> TaskForm {
    let (task, method) = WORK[nth.min(WORK.len() - 1)];
    TaskForm {
        week: monday.to_string(),
        workplace: String::new(),
        task: task.to_owned(),
        outcomes: outcomes.iter().map(ToString::to_string).collect(),
        method: method.to_owned(),
        hours: hours.to_string(),
    }
}

/// What is written of the days of a week, one after another.
const DAYS: [(&str, &str); 5] = [
    ("Тәлімгермен бірге ұяшықты іске қостым, қауіпсіздік шарбағын тексердім", ""),
    ("TCP калибрледім, ауытқу 0,4 мм", "бірінші рет үш нүкте дәл келмеді"),
    ("Сынақ дәнекерлеу: он бөлшек, сапасын өлшедім", ""),
    ("Бағдарламада екі нүктені түзеттім", "жылдамдықты тым жоғары қойдым"),
    ("Жабдықты тазалап, журналды толтырдым", ""),
];

/// A week of five days from a Monday on, so many hours each; days after the last one are left out.
pub fn week(monday: Day, last: Day, hours: &str) -> WeekForm {
    let day = |(n, (done, hard)): (usize, &(&str, &str))| DayForm {
        day: monday.plus(i64::try_from(n).unwrap_or(0)).to_string(),
        done: (*done).to_owned(),
        task: String::new(),
        hours: hours.to_owned(),
        difficulties: (*hard).to_owned(),
    };
    let open = |n: usize| monday.plus(i64::try_from(n).unwrap_or(0)) <= last;
    WeekForm {
        days: DAYS.iter().enumerate().filter(|(n, _)| open(*n)).map(day).collect(),
        reflection: "Келесіде жылдамдықты алдымен төмен қойып, содан кейін арттырамын".to_owned(),
    }
}

/// The head of an order assigning mentors.
pub fn order(number: &str, day: Day, signatory: &str) -> OrderForm {
    OrderForm {
        number: number.to_owned(),
        day: day.to_string(),
        signatory: signatory.to_owned(),
        basis: "дуальды оқыту туралы шарттар".to_owned(),
        language: "kk".to_owned(),
    }
}

/// A characteristic with a level for each outcome named.
pub fn characteristic(outcomes: &[i64], proposed: i64) -> CharacteristicForm {
    let skill = |outcome: &i64| SkillForm { outcome: *outcome, level: "4".to_owned() };
    CharacteristicForm {
        attitude: "Жұмысқа жауапкершілікпен қарайды, қауіпсіздік қағидаларын сақтайды, қателігін өзі тауып түзетеді, \
                   ұжыммен тіл табыса біледі."
            .to_owned(),
        skills: outcomes.iter().map(skill).collect(),
        recommendation: "hire".to_owned(),
        proposed: proposed.to_string(),
        language: "kk".to_owned(),
    }
}
