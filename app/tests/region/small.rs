//! A small region for whole stories: the fewest organisations and people that a journey needs, all invented, as two
//! lists that a personnel department would bring, and the curriculum that the university brings.

use std::fmt::Write as _;
use std::path::Path;

use kernel::{Bin, Iin, Role};

/// An organisation: how the story calls it, what it is, its names.
pub struct Place {
    pub key: &'static str,
    kind: &'static str,
    stem: &'static str,
    pub names: [&'static str; 3],
}

const fn place(key: &'static str, kind: &'static str, stem: &'static str, names: [&'static str; 3]) -> Place {
    Place { key, kind, stem, names }
}

/// The organisations.
pub const PLACES: &[Place] = &[
    place("university", "university", "0306406826", ["Кереку университеті", "Университет Кереку", "Kereku University"]),
    place(
        "neighbour",
        "university",
        "0501401234",
        ["Баянауыл университеті", "Университет Баянаул", "Bayanaul University"],
    ),
    place("host", "enterprise", "04064001231", ["«Алдыңғы» ЖШС", "ТОО «Алдынгы»", "Aldyngy LLP"]),
    place("partner", "enterprise", "0601401234", ["«Серіктес» ЖШС", "ТОО «Сериктес»", "Seriktes LLP"]),
    place("chamber", "chamber", "1309401234", ["Өңірлік палата", "Региональная палата", "Regional chamber"]),
    place("association", "association", "1402401234", ["Салалық кеңес", "Отраслевой совет", "Industry council"]),
    place("authority", "authority", "9101401234", ["Облыс басқармасы", "Управление области", "Regional department"]),
];

impl Place {
    /// Its identification number.
    pub fn bin(&self) -> String {
        let own = Bin::completing(self.stem);
        own.or_else(|| (0..10).find_map(|n| Bin::completing(&format!("{}{n}", self.stem)))).unwrap().to_string()
    }
}

/// An organisation of the story.
pub fn place_of(key: &str) -> &'static Place {
    PLACES.iter().find(|place| place.key == key).unwrap()
}

/// Somebody who acts: the family name is enough to find them.
pub struct Someone {
    pub family: &'static str,
    given: &'static str,
    pub at: &'static str,
    title: &'static str,
    pub role: Role,
}

impl Someone {
    /// Does the role reach over the whole region?
    pub fn serves_the_region(&self) -> bool {
        matches!(self.role, Role::Coordinator | Role::Authority)
    }
}

const fn someone(
    family: &'static str,
    given: &'static str,
    at: &'static str,
    title: &'static str,
    role: Role,
) -> Someone {
    Someone { family, given, at, title, role }
}

/// Those who have a post when the story begins.
pub const PEOPLE: &[Someone] = &[
    someone("Қабылова", "Динара", "chamber", "координатор", Role::Coordinator),
    someone("Тұрсынов", "Ерлан", "association", "төраға", Role::Association),
    someone("Мұқанова", "Сәуле", "authority", "басқарма басшысы", Role::Authority),
    someone("Сапаров", "Бауыржан", "host", "директор", Role::Signatory),
    someone("Әбілова", "Гүлнар", "host", "персонал қызметінің басшысы", Role::Hr),
    someone("Жүнісов", "Болат", "host", "шебер", Role::Mentor),
    someone("Досымов", "Арман", "partner", "директор", Role::Signatory),
    someone("Ким", "Лариса", "partner", "персонал қызметінің басшысы", Role::Hr),
    someone("Оспанов", "Марат", "university", "дуальды оқыту бөлімінің басшысы", Role::University),
    someone("Ахметова", "Раушан", "university", "бағдарлама жетекшісі", Role::Designer),
    someone("Нұрланова", "Айша", "university", "куратор", Role::Curator),
    someone("Бекенов", "Тимур", "neighbour", "бағдарлама жетекшісі", Role::Designer),
];

/// Who will study: in the region's list of people before they are enrolled.
pub const STUDENTS: &[(&str, &str, &str)] = &[("Әлі", "Айдос", "0802115"), ("Бейсен", "Мадина", "0805216")];

/// A student's identification number.
pub fn iin_of((_, _, stem): (&str, &str, &str)) -> String {
    (0..10).find_map(|n| Iin::completing(&format!("{stem}000{n}"))).unwrap().to_string()
}

/// The list of organisations as a file.
pub fn organisations_csv() -> Vec<u8> {
    let mut file = "Вид,БИН,Наименование на казахском,Наименование на русском,Наименование на английском,Код региона,\
                    Город или район,Источник,Идентификатор в источнике\n"
        .to_owned();
    for one in PLACES {
        let [kk, ru, en] = one.names;
        writeln!(file, "{},{},{kk},{ru},{en},KZ-55,Павлодар,тізім,{}", one.kind, one.bin(), one.key).unwrap();
    }
    file.into_bytes()
}

/// The list of people and their posts as a file.
pub fn people_csv() -> Vec<u8> {
    let mut file =
        "Фамилия;Имя;ИИН;Дата рождения;БИН организации;Должность, каз.;Должность;Должность, англ.;С;Источник;\
                    Идентификатор в источнике\n"
            .to_owned();
    for (n, one) in PEOPLE.iter().enumerate() {
        let Someone { family, given, at, title, .. } = one;
        let (bin, birth) = (place_of(at).bin(), 70 + n);
        writeln!(file, "{family};{given};;12.03.19{birth};{bin};{title};{title};{title};01.09.2025;тізім;{n}").unwrap();
    }
    let bin = place_of("university").bin();
    for (n, one) in STUDENTS.iter().enumerate() {
        let (family, given, iin) = (one.0, one.1, iin_of(*one));
        writeln!(file, "{family};{given};{iin};;{bin};талапкер;абитуриент;applicant;01.09.2025;тізім;с{n}").unwrap();
    }
    file.into_bytes()
}

/// A programme and its working curriculum as files.
pub struct Brought {
    pub code: &'static str,
    pub group: &'static str,
    pub profession: &'static str,
    pub profession_names: [&'static str; 3],
    pub names: [&'static str; 3],
    pub slots: Vec<u8>,
    pub modules: Vec<u8>,
}

/// A file of the real curriculum, where the shared data lie beside the project.
pub fn real(name: &str) -> Option<Vec<u8>> {
    let crate_folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| ".".to_owned());
    let path = Path::new(&crate_folder).join("../../shared/data").join(name);
    let read = std::fs::read(&path).ok();
    if read.is_none() {
        eprintln!("SKIPPED the real {name}: there is none at {}", path.display());
    }
    read
}

/// The profession that the region's list lacks: the coordinator enters it.
pub const TEACHER: &str = "R-801";

/// The real curriculum of a Kazakhstan programme; where it does not lie beside the project, the one of our own.
pub fn curriculum() -> Brought {
    let slots = real("programmes/6B01601-2026-curriculum.csv");
    let modules = real("programmes/6B01601-2026-modules.csv");
    match slots.zip(modules) {
        Some((slots, modules)) => Brought {
            code: "6B01601",
            group: "B015",
            profession: TEACHER,
            profession_names: ["Тарих мұғалімі", "Учитель истории", "History teacher"],
            names: ["Тарих мұғалімін даярлау", "Подготовка учителей истории", "Training of history teachers"],
            slots,
            modules,
        },
        None => Brought {
            code: "6B07114",
            group: "B063",
            profession: "R-001",
            profession_names: [
                "Автоматтандыру және роботтандыру инженері",
                "Инженер по автоматизации и робототехнике",
                "Automation and robotics engineer",
            ],
            names: ["Автоматтандыру және робототехника", "Автоматизация и робототехника", "Automation and robotics"],
            slots: programmes::example::CURRICULUM_CSV.into(),
            modules: programmes::example::MODULES_CSV.into(),
        },
    }
}

/// The return of the host's personnel department, saved by LibreOffice; it bears the host's number.
pub const RETURN_XLSX: &[u8] = include_bytes!("../../../stages/needs/tests/data/return-libreoffice.xlsx");

/// What a graduate can do, in three languages; each is formed by the disciplines whose slots are named.
pub const OUTCOMES: &[([&str; 3], &[u16])] = &[
    (
        [
            "Кәсіби міндеттерді жоспарлайды және шешеді",
            "Планирует и решает профессиональные задачи",
            "Plans and solves professional tasks",
        ],
        &[1, 2, 5, 9, 10],
    ),
    (
        [
            "Жұмыс орнында жауапкершілікпен әрекет етеді",
            "Ответственно действует на рабочем месте",
            "Acts responsibly at the workplace",
        ],
        &[3, 4, 6, 11, 12],
    ),
    (
        ["Нәтижені талдайды және түсіндіреді", "Анализирует и объясняет результат", "Analyses and explains a result"],
        &[7, 8, 13, 14],
    ),
];
