//! The tables a forecast is reckoned from: their columns, what each holds, and the form of the file they come in.

use documents::imports::{Choice, Field, FieldKind, Form};
use kernel::Names;

kernel::codes! { "needs-forecast-table",
    /// A table of the region.
    pub enum Kind {
        /// People employed, by sector and year.
        Employment = "employment",
        /// Which professions a sector employs.
        Matrix = "matrix",
        /// How sectors will grow, by scenario.
        Growth = "growth",
        /// How old people are and how many leave, by age.
        Exits = "exits",
        /// Vacancies, foreign workers, releases, unemployed.
        Market = "market",
        /// Which groups of programmes train for a profession.
        Bridge = "bridge",
        /// Admissions and what becomes of them.
        Programmes = "programmes",
        /// How many people work in enterprises of a sector and size: what returns are weighed by.
        Strata = "strata",
    }
}

kernel::codes! { "needs-forecast-size",
    /// The size of an enterprise (Entrepreneurial Code, art. 24): to 100 people, to 250, above.
    pub enum Size {
        /// To 100 people.
        Small = "small",
        /// To 250 people.
        Medium = "medium",
        /// Above.
        Large = "large",
    }
}

impl Size {
    /// Of so many people.
    pub fn of_staff(staff: i64) -> Self {
        match staff {
            ..=100 => Self::Small,
            101..=250 => Self::Medium,
            _ => Self::Large,
        }
    }
}

kernel::codes! { "needs-forecast-scenario",
    /// What is assumed of growth.
    pub enum Scenario {
        /// Less of it.
        Low = "low",
        /// What is thought likeliest.
        Base = "base",
        /// More of it.
        High = "high",
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Holds {
    /// A section of OKED.
    Sector,
    /// A profession by its code.
    Profession,
    /// A group of programmes by its code.
    Group,
    /// A calendar year.
    Year,
    /// A count of people.
    Count,
    /// Whole years between these.
    Years(i64, i64),
    /// A percentage between these.
    Percent(f64, f64),
    /// A number between these.
    Number(f64, f64),
    /// A name as people write it.
    Name,
    /// A scenario.
    Scenario,
    /// A size of enterprises.
    Size,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in code.
    pub key: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Must every row have it?
    pub needed: bool,
    titles: [&'static str; 3],
}

const fn column(key: &'static str, holds: Holds, needed: bool, titles: [&'static str; 3]) -> Column {
    Column { key, holds, needed, titles }
}

const SECTOR: [&str; 3] = ["Сала (ЭҚЖЖ секциясы)", "Отрасль (секция ОКЭД)", "Sector (OKED section)"];
const PROFESSION: [&str; 3] = ["Кәсіп коды", "Код профессии", "Profession code"];
const GROUP: [&str; 3] = ["Бағдарламалар тобы", "Группа программ", "Group of programmes"];
const YEAR: [&str; 3] = ["Жыл", "Год", "Year"];
const EMPLOYED: [&str; 3] = ["Жұмыспен қамтылғандар, адам", "Занято, человек", "Employed, people"];
const SHARE: [&str; 3] = ["Үлесі, %", "Доля, %", "Share, %"];
const DEVIATION: [&str; 3] = ["Стандартты ауытқу, %", "Стандартное отклонение, %", "Standard deviation, %"];

const ANY: Holds = Holds::Percent(0.0, 100.0);
const GROWS: Holds = Holds::Percent(-90.0, 300.0);
const STRAYS: Holds = Holds::Percent(0.0, 30.0);

const EMPLOYMENT: &[Column] = &[
    column("sector", Holds::Sector, false, SECTOR),
    column("year", Holds::Year, true, YEAR),
    column("employed", Holds::Count, true, EMPLOYED),
];
const MATRIX: &[Column] = &[
    column("sector", Holds::Sector, true, SECTOR),
    column("profession", Holds::Profession, true, PROFESSION),
    column("share", ANY, true, SHARE),
];
const GROWTH: &[Column] = &[
    column("scenario", Holds::Scenario, false, ["Сценарий", "Сценарий", "Scenario"]),
    column("sector", Holds::Sector, false, SECTOR),
    column("year", Holds::Year, false, YEAR),
    column(
        "growth",
        GROWS,
        false,
        ["Жұмыспен қамтудың өсуі, жылына %", "Рост занятости, % в год", "Growth of employment, % a year"],
    ),
    column("output", GROWS, false, ["ЖҚҚ өсуі, жылына %", "Рост ВДС, % в год", "Growth of value added, % a year"]),
    column(
        "productivity",
        GROWS,
        false,
        [
            "Еңбек өнімділігінің өсуі, жылына %",
            "Рост производительности труда, % в год",
            "Growth of labour productivity, % a year",
        ],
    ),
    column(
        "elasticity",
        Holds::Number(-10.0, 10.0),
        false,
        [
            "Жұмыспен қамтудың ЖҚҚ бойынша икемділігі",
            "Эластичность занятости по ВДС",
            "Elasticity of employment to value added",
        ],
    ),
];
const EXITS: &[Column] = &[
    column("profession", Holds::Profession, false, PROFESSION),
    column("band", Holds::Name, true, ["Жас тобы", "Возрастная группа", "Age band"]),
    column(
        "width",
        Holds::Years(1, 60),
        false,
        ["Топтың ұзақтығы, жыл", "Ширина группы, лет", "Width of the band, years"],
    ),
    column(
        "entry",
        ANY,
        false,
        ["Жаңадан келгендер ішіндегі үлесі, %", "Доля среди новых, %", "Share of newcomers, %"],
    ),
    column(
        "share",
        ANY,
        true,
        ["Жұмыс істейтіндер ішіндегі үлесі, %", "Доля среди занятых, %", "Share of the employed, %"],
    ),
    column("retirement", ANY, true, ["Зейнетке шығу, жылына %", "Выход на пенсию, % в год", "Retirement, % a year"]),
    column("mortality", ANY, true, ["Қайтыс болу, жылына %", "Смертность, % в год", "Mortality, % a year"]),
    column("migration", ANY, true, ["Көшіп кету, жылына %", "Миграция, % в год", "Migration, % a year"]),
    column(
        "mobility",
        ANY,
        true,
        [
            "Басқа кәсіпке ауысу, жылына %",
            "Переход в другие профессии, % в год",
            "Moves to other professions, % a year",
        ],
    ),
    column("deviation", STRAYS, false, DEVIATION),
];
const MARKET: &[Column] = &[
    column("profession", Holds::Profession, true, PROFESSION),
    column("year", Holds::Year, false, YEAR),
    column("vacancies", Holds::Count, false, ["Бос жұмыс орындары", "Вакансии", "Vacancies"]),
    column("foreign", Holds::Count, false, ["Шетелдік жұмыс күші", "Иностранная рабочая сила", "Foreign workers"]),
    column("replaced", ANY, false, ["Оның алмастырылатыны, %", "Из них заместить, %", "Of them to be replaced, %"]),
    column("releases", Holds::Count, false, ["Босатылады", "Высвобождается", "Releases"]),
    column(
        "unemployed",
        Holds::Count,
        false,
        ["Тіркелген жұмыссыздар", "Зарегистрированные безработные", "Registered unemployed"],
    ),
    column(
        "error",
        Holds::Count,
        false,
        ["Стандартты қате, адам", "Стандартная ошибка, человек", "Standard error, people"],
    ),
];
const BRIDGE: &[Column] = &[
    column("profession", Holds::Profession, true, PROFESSION),
    column("group", Holds::Group, true, GROUP),
    column("share", ANY, true, SHARE),
];
const PROGRAMMES: &[Column] = &[
    column("group", Holds::Group, true, GROUP),
    column("year", Holds::Year, true, ["Қабылдау жылы", "Год приёма", "Year of admission"]),
    column("admitted", Holds::Count, false, ["Қабылданды", "Принято", "Admitted"]),
    column("duration", Holds::Years(1, 8), true, ["Оқу ұзақтығы, жыл", "Срок обучения, лет", "Years of study"]),
    column("completion", ANY, true, ["Аяқтайды, %", "Завершают, %", "Complete, %"]),
    column(
        "in-field",
        ANY,
        true,
        ["Мамандығы бойынша жұмыс істейді, %", "Работают по специальности, %", "Work in the field, %"],
    ),
    column("leaving", ANY, false, ["Өңірден кетеді, %", "Уезжают из региона, %", "Leave the region, %"]),
    column("deviation", STRAYS, false, DEVIATION),
];
const STRATA: &[Column] = &[
    column("sector", Holds::Sector, true, SECTOR),
    column("size", Holds::Size, true, ["Кәсіпорын көлемі", "Размер предприятия", "Size of enterprise"]),
    column("employed", Holds::Count, true, EMPLOYED),
];

impl Kind {
    /// Its columns, in order.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Employment => EMPLOYMENT,
            Self::Matrix => MATRIX,
            Self::Growth => GROWTH,
            Self::Exits => EXITS,
            Self::Market => MARKET,
            Self::Bridge => BRIDGE,
            Self::Programmes => PROGRAMMES,
            Self::Strata => STRATA,
        }
    }

    /// How many of the first columns make a row one.
    pub const fn width_of_key(self) -> usize {
        match self {
            Self::Growth => 3,
            _ => 2,
        }
    }

    /// Can no forecast be made without it?
    pub const fn needed(self) -> bool {
        matches!(self, Self::Employment | Self::Matrix)
    }

    /// The form of its file.
    pub fn form(self, title: Names) -> Form {
        Form::new(title, self.columns().iter().map(Column::field).collect())
    }
}

impl Column {
    /// Its title in three languages.
    pub fn title(&self) -> Names {
        let [kk, ru, en] = self.titles;
        Names::new(kk, ru, en)
    }

    fn field(&self) -> Field {
        const MOST: i64 = 100_000_000;
        let kind = match self.holds {
            Holds::Sector | Holds::Group => FieldKind::Code(10),
            Holds::Profession => FieldKind::Code(20),
            Holds::Year => FieldKind::Number(1950, 2100),
            Holds::Count => FieldKind::Number(0, MOST),
            Holds::Years(least, most) => FieldKind::Number(least, most),
            Holds::Percent(..) | Holds::Number(..) => FieldKind::Text(24),
            Holds::Name => FieldKind::Text(40),
            Holds::Scenario => choice(&[
                ("low", ["төмен", "низкий", "low"]),
                ("base", ["базалық", "базовый", "base"]),
                ("high", ["жоғары", "высокий", "high"]),
            ]),
            Holds::Size => choice(&[
                ("small", ["шағын, 100 адамға дейін", "малое, до 100 человек", "small, to 100 people"]),
                ("medium", ["орта, 250 адамға дейін", "среднее, до 250 человек", "medium, to 250 people"]),
                ("large", ["ірі, 250 адамнан астам", "крупное, более 250 человек", "large, over 250 people"]),
            ]),
        };
        let field = Field::new(self.key, self.title(), kind).help(self.help());
        if self.needed { field.required() } else { field }
    }

    fn help(&self) -> Names {
        match (self.holds, self.needed) {
            (Holds::Sector, true) => Names::new("C сияқты", "Например, C", "Such as C"),
            (Holds::Sector, false) => Names::new(
                "C сияқты; бос болса, бүкіл экономика",
                "Например, C; пусто – экономика в целом",
                "Such as C; empty for the whole economy",
            ),
            (Holds::Profession, true) => Names::new("R-001 сияқты", "Например, R-001", "Such as R-001"),
            (Holds::Profession, false) => Names::new(
                "R-001 сияқты; бос болса, барлық кәсіп",
                "Например, R-001; пусто – все профессии",
                "Such as R-001; empty for every profession",
            ),
            (Holds::Group, _) => Names::new("B063 сияқты", "Например, B063", "Such as B063"),
            (Holds::Year, false) => Names::new("Бос болса, барлық жыл", "Пусто – все годы", "Empty for every year"),
            (Holds::Percent(..), _) => Names::new("12,5 сияқты", "Например, 12,5", "Such as 12.5"),
            (Holds::Name, _) => Names::new("25–34 сияқты", "Например, 25–34", "Such as 25–34"),
            (Holds::Scenario, _) => Names::new("Бос болса, базалық", "Пусто – базовый", "Empty for the base scenario"),
            _ => Names::default(),
        }
    }
}

fn choice(all: &[(&'static str, [&str; 3])]) -> FieldKind {
    let one = |(code, [kk, ru, en]): &(&'static str, [&str; 3])| Choice { code, names: Names::new(*kk, *ru, *en) };
    FieldKind::Choice(all.iter().map(one).collect())
}
