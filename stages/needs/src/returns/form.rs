//! The file of a return: its columns, and the rows a template begins with.

use documents::Cell;
use documents::imports::{Field, FieldKind, Form, Row};
use kernel::{Code, Credits, Lang, Money, Names};

use super::rules::{Confidence, Education, Hiring, JOBS, LineForm, RETIREMENTS};
use super::store::Named;
use crate::campaigns::rules::years;

const MOST: i64 = 1_000_000;

/// The columns of the file of a return whose campaign begins with this year.
pub fn form(first: i32) -> Form {
    let number =
        |key, kk: &str, ru: &str, en: &str| Field::new(key, Names::new(kk, ru, en), FieldKind::Number(0, MOST));
    let mut fields = who();
    fields.extend([
        number("staff", "Қазір жұмыс істейді", "Работает сейчас", "Staff now")
            .required()
            .also(&["Численность", "Штат"]),
        number("vacancies", "Бос жұмыс орындары", "Вакансии", "Vacancies"),
        number("vacancies-long", "Оның ішінде 3 айдан астам", "Из них более 3 месяцев", "Of them over 3 months"),
    ]);
    for (key, year) in JOBS.into_iter().zip(years(first)) {
        fields.push(number(
            key,
            &format!("Жаңа жұмыс орындары, {year}"),
            &format!("Новые рабочие места, {year}"),
            &format!("New jobs, {year}"),
        ));
    }
    for (key, year) in RETIREMENTS.into_iter().zip(years(first)) {
        fields.push(number(
            key,
            &format!("Зейнетке шығу, {year}"),
            &format!("Выход на пенсию, {year}"),
            &format!("Retirements, {year}"),
        ));
    }
    fields.push(
        Field::new(
            "attrition",
            Names::new("Өзге кету, жылына %", "Прочее выбытие, % в год", "Other attrition, % a year"),
            FieldKind::Credits,
        )
        .also(&["Текучесть, %"]),
    );
    fields.extend([
        number("reductions", "Қысқартылады", "Планируемое сокращение", "Planned reductions"),
        number("foreign-now", "Шетелдік жұмыс күші", "Иностранная рабочая сила", "Foreign workers"),
        number("foreign-replaced", "Оның ішінде алмастырылады", "Из них заместить", "Of them to be replaced"),
        number("upskilling", "Біліктілігін арттыру керек", "Повысить квалификацию", "To be trained further"),
        number("dual-places", "Дуальды оқуға орын", "Мест для дуального обучения", "Places for dual trainees"),
        number("mentors", "Тәлімгерлер", "Наставники", "Mentors"),
    ]);
    fields.extend(terms());
    Form::new(Names::new("Өтінім", "Заявка", "Return"), fields).most_rows(2_000)
}

fn who() -> Vec<Field> {
    vec![
        Field::new("bin", Names::new("БСН", "БИН", "BIN"), FieldKind::Digits(12)).help(Names::new(
            "Кәсіпорынның БСН-і; бос болса, өтінім иесінікі",
            "БИН предприятия; пусто – владельца заявки",
            "The enterprise’s BIN; empty for the owner of the return",
        )),
        Field::new("profession", Names::new("Кәсіп коды", "Код профессии", "Profession code"), FieldKind::Text(300))
            .required()
            .also(&["Профессия", "Кәсіп", "Profession", "Должность"])
            .help(Names::new(
                "Өңір тізіміндегі код (R-001) немесе кәсіптің атауы",
                "Код из списка региона (R-001) или наименование профессии",
                "Code in the region’s list (R-001) or the profession’s name",
            )),
        Field::new(
            "name",
            Names::new("Кәсіп атауы", "Наименование профессии", "Profession name"),
            FieldKind::Text(300),
        )
        .help(Names::new("Анықтама үшін", "Для справки", "For reference")),
        Field::choice("education", Names::new("Білім деңгейі", "Уровень образования", "Education"), education)
            .required(),
        Field::new(
            "group",
            Names::new("Бағдарламалар тобы", "Группа программ", "Group of programmes"),
            FieldKind::Code(10),
        )
        .also(&["ГОП"])
        .help(Names::new("B063 сияқты", "Например, B063", "Such as B063")),
    ]
}

fn terms() -> Vec<Field> {
    vec![
        Field::new("wage-from", Names::new("Жалақы, бастап", "Зарплата, от", "Wage from"), FieldKind::Money),
        Field::new("wage-to", Names::new("Жалақы, дейін", "Зарплата, до", "Wage to"), FieldKind::Money),
        Field::new(
            "competences",
            Names::new("Міндетті құзыреттер", "Обязательные компетенции", "Must-have competences"),
            FieldKind::Text(2000),
        ),
        Field::choice("hiring", Names::new("Жұмысқа алу көзі", "Источник найма", "Source of hiring"), hiring),
        Field::choice("confidence", Names::new("Сенімділік", "Уверенность", "Confidence"), confidence),
        Field::new(
            "project",
            Names::new("Инвестициялық жоба", "Инвестиционный проект", "Investment project"),
            FieldKind::Text(300),
        ),
    ]
}

fn education(level: Education) -> Names {
    match level {
        Education::Secondary => Names::new("жалпы орта", "общее среднее", "general secondary"),
        Education::Tvet => {
            Names::new("техникалық және кәсіптік", "техническое и профессиональное", "technical and vocational")
        }
        Education::PostSecondary => Names::new("орта білімнен кейінгі", "послесреднее", "post-secondary"),
        Education::Bachelor => Names::new("жоғары", "высшее", "higher"),
        Education::Master => Names::new("магистратура", "магистратура", "master’s"),
        Education::Doctor => Names::new("докторантура", "докторантура", "doctoral"),
    }
}

fn hiring(source: Hiring) -> Names {
    match source {
        Hiring::Graduates => Names::new("өңір түлектері", "выпускники региона", "graduates of the region"),
        Hiring::Exchange => {
            Names::new("электрондық еңбек биржасы", "электронная биржа труда", "electronic labour exchange")
        }
        Hiring::Own => Names::new("өз қызметкерлері", "свои работники", "own staff"),
        Hiring::Enterprises => Names::new("басқа кәсіпорындар", "другие предприятия", "other enterprises"),
        Hiring::Regions => Names::new("басқа өңірлер", "другие регионы", "other regions"),
        Hiring::Abroad => Names::new("шетел", "зарубеж", "abroad"),
    }
}

fn confidence(level: Confidence) -> Names {
    match level {
        Confidence::Approved => Names::new("бекітілген", "утверждено", "approved"),
        Confidence::Planned => Names::new("жоспарланған", "планируется", "planned"),
        Confidence::Estimated => Names::new("болжам", "оценка", "estimated"),
    }
}

/// The row of a line that stands, in the order of the columns.
pub fn row(bin: Option<&str>, profession: &Named, lang: Lang, line: &LineForm) -> Vec<Cell> {
    let number = |text: &String| text.parse::<i64>().map_or(Cell::Empty, Cell::Number);
    let money = |text: &String| text.parse::<Money>().map_or(Cell::Empty, Cell::Money);
    let said = |names: Option<Names>| Cell::from(names.map(|names| names.get(lang).to_owned()));
    let LineForm { jobs_0, jobs_1, jobs_2, jobs_3, jobs_4, jobs_5, .. } = line;
    let LineForm { retire_0, retire_1, retire_2, retire_3, retire_4, retire_5, .. } = line;
    let LineForm { reductions, foreign_now, foreign_replaced, upskilling, dual_places, mentors, .. } = line;
    let mut cells = vec![
        Cell::from(bin.map(str::to_owned)),
        Cell::from(profession.code.as_str()),
        Cell::from(profession.name.get(lang)),
        said(Education::of(&line.education).map(education)),
        Cell::from(line.group.as_str()),
    ];
    cells.extend([&line.staff, &line.vacancies, &line.vacancies_long].map(number));
    cells.extend([jobs_0, jobs_1, jobs_2, jobs_3, jobs_4, jobs_5].map(number));
    cells.extend([retire_0, retire_1, retire_2, retire_3, retire_4, retire_5].map(number));
    // A percentage has two decimals, as credits do: the same cell holds it.
    cells.push(line.attrition.parse::<Credits>().map_or(Cell::Empty, Cell::Credits));
    cells.extend([reductions, foreign_now, foreign_replaced, upskilling, dual_places, mentors].map(number));
    cells.extend([&line.wage_from, &line.wage_to].map(money));
    cells.push(Cell::from(line.competences.as_str()));
    cells.push(said(Hiring::of(&line.hiring).map(hiring)));
    cells.push(said(Confidence::of(&line.confidence).map(confidence)));
    cells.push(Cell::from(line.project.as_str()));
    cells
}

/// What a row of a file tells of a line, as if it had been typed.
pub fn typed(row: &Row) -> LineForm {
    let text = |key: &str| row.maybe(key).unwrap_or_default().to_owned();
    LineForm {
        profession: text("profession"),
        education: text("education"),
        group: text("group"),
        staff: text("staff"),
        vacancies: text("vacancies"),
        vacancies_long: text("vacancies-long"),
        jobs_0: text("jobs-0"),
        jobs_1: text("jobs-1"),
        jobs_2: text("jobs-2"),
        jobs_3: text("jobs-3"),
        jobs_4: text("jobs-4"),
        jobs_5: text("jobs-5"),
        retire_0: text("retire-0"),
        retire_1: text("retire-1"),
        retire_2: text("retire-2"),
        retire_3: text("retire-3"),
        retire_4: text("retire-4"),
        retire_5: text("retire-5"),
        attrition: text("attrition"),
        reductions: text("reductions"),
        foreign_now: text("foreign-now"),
        foreign_replaced: text("foreign-replaced"),
        upskilling: text("upskilling"),
        dual_places: text("dual-places"),
        mentors: text("mentors"),
        wage_from: text("wage-from"),
        wage_to: text("wage-to"),
        competences: text("competences"),
        hiring: text("hiring"),
        confidence: text("confidence"),
        project: text("project"),
    }
}
