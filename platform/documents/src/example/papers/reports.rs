//! A paper of facts, texts and tables: a mentor's characteristic at the end of a practice.

use kernel::Lang;

use super::words::{Say, n, signature};
use crate::example::contract::day;
use crate::layout::{Fact, Report, Section, Table, TableColumn};

/// A mentor's characteristic.
pub fn report(lang: Lang) -> Report {
    let say = Say(lang);
    let w = |kk: &str, ru: &str, en: &str| say.w(kk, ru, en);
    let enterprise = ("Ақсу ферроқорытпа зауыты", "Аксуский завод ферросплавов", "Aksu plant of ferroalloys");
    let skills = [
        (
            "1",
            w("Өлшеу арналарын калибрлейді", "Калибрует измерительные каналы", "Calibrates measuring channels"),
            w("4 – жаңа жұмысты да өзі", "4 – и новую работу сам", "4 – alone on new work too"),
        ),
        (
            "2",
            w("Реттеу контурларын баптайды", "Настраивает контуры регулирования", "Tunes control loops"),
            w("3 – таныс жұмысты өзі", "3 – знакомую работу сам", "3 – alone on known work"),
        ),
    ];
    let columns = vec![
        TableColumn::mark("№"),
        TableColumn::words(w("Оқыту нәтижесі", "Результат обучения", "Learning outcome"), 3),
        TableColumn::words(w("Деңгейі", "Уровень", "Level"), 2),
    ];
    let rows = skills.into_iter().map(|(number, name, level)| vec![number.to_owned(), name, level]).collect();
    Report {
        lang,
        body: w(enterprise.0, enterprise.1, enterprise.2),
        title: w("Тәлімгердің мінездемесі", "Характеристика наставника", "Mentor’s characteristic"),
        state: w("1-редакция", "редакция 1", "edition 1"),
        day: day(2027, 5, 28),
        facts: vec![
            say.fact(
                ("Білім алушы", "Обучающийся", "Learner"),
                ("Серікбаева Аружан", "Серикбаева Аружан", "Serikbayeva Aruzhan"),
            ),
            say.fact(("Кәсіпорын", "Предприятие", "Enterprise"), enterprise),
        ],
        texts: vec![Fact::new(
            w("Жұмысқа көзқарасы", "Отношение к работе", "Attitude to work"),
            w(
                "Жауапкершілікпен жұмыс істейді, қауіпсіздік қағидаларын сақтайды, қателігін өзі тауып түзетеді.",
                "Работает ответственно, соблюдает правила безопасности, сама находит и исправляет ошибки.",
                "Works with care, keeps the rules of safety, finds and mends her own mistakes.",
            ),
        )],
        sections: vec![Section {
            title: w("Оқыту нәтижелері бойынша деңгей", "Уровень по результатам обучения", "Level by learning outcome"),
            table: Table::new(columns, rows),
        }],
        signatures: vec![signature(n("Тәлімгер", "Наставник", "Mentor"), "Жүнісов Б. М.")],
        check: None,
    }
}
