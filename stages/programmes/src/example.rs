//! One honest example: the four-year programme of industrial automation and robotics, admission 2026, and the
//! same with eight faults planted. Tests, gallery, API document and demo all use it.

use kernel::{AcademicYear, Credits, Hours};

use crate::curriculum::{ControlForm, Curriculum, Cycle, MandatoryDiscipline, Profile, Slot};
use crate::outcomes::Matrix;
use crate::programme::ProgrammeForm;
use crate::reading;

/// The slots, as the university would send them.
pub const CURRICULUM_CSV: &str = include_str!("../data/robotics-2026-curriculum.csv");
/// The modules.
pub const MODULES_CSV: &str = include_str!("../data/robotics-2026-modules.csv");
/// The outcomes.
pub const OUTCOMES_CSV: &str = include_str!("../data/robotics-2026-outcomes.csv");
/// Which discipline forms which outcome.
pub const MATRIX_CSV: &str = include_str!("../data/robotics-2026-matrix.csv");

/// What rests on what.
pub const PREREQUISITES_CSV: &str = include_str!("../data/robotics-2026-prerequisites.csv");
/// What is done at a workplace, week by week, in one practice of twelve weeks.
pub const TASKS_CSV: &str = include_str!("../data/robotics-2026-tasks.csv");
/// The same programme under the standard of 2018, for those admitted from 2019 to 2022; modules, outcomes and
/// matrix are shared.
pub const OLDER_CURRICULUM_CSV: &str = include_str!("../data/robotics-2019-curriculum.csv");

/// The year of admission.
pub const ADMISSION: AcademicYear = AcademicYear(2026);

/// The curriculum of the example.
pub fn curriculum() -> Curriculum {
    let mut curriculum = read(CURRICULUM_CSV);
    reading::read_prerequisites(PREREQUISITES_CSV.as_bytes(), &mut curriculum).expect("a test reads the same files");
    curriculum
}

/// The curriculum of those admitted from 2019 to 2022.
pub fn older_curriculum() -> Curriculum {
    read(OLDER_CURRICULUM_CSV)
}

fn read(csv: &str) -> Curriculum {
    reading::read(csv.as_bytes(), Some(MODULES_CSV.as_bytes()), Profile::Bachelor240)
        .expect("a test reads the same files")
        .curriculum
}

/// The outcomes of the example and what forms them.
pub fn matrix() -> Matrix {
    reading::read_matrix(OUTCOMES_CSV.as_bytes(), MATRIX_CSV.as_bytes(), &curriculum())
        .expect("a test reads the same files")
}

/// Plants eight faults, each of a rule of its own: the volume of the programme, its hours, the state
/// examination, a mandatory discipline, a choice, employers' content, a prerequisite, an unformed outcome.
/// Give it a programme without errors; where it lacks the place for a fault, that fault is left out.
pub fn faulty(mut curriculum: Curriculum, mut matrix: Matrix) -> (Curriculum, Matrix) {
    let basic = |slot: &&mut Slot| slot.cycle == Cycle::Basic && !slot.practice;
    if let Some(slot) = curriculum.slots.iter_mut().find(basic) {
        slot.credits += Credits::whole(1); // 241 credits
    }
    if let Some(slot) = curriculum.slots.iter_mut().filter(|slot| slot.practice).max_by_key(|slot| slot.hours) {
        slot.hours = slot.hours - Hours::whole(60); // 7140 hours
    }
    let of = |discipline| move |slot: &&mut Slot| slot.mandatory == Some(discipline);
    if let Some(slot) = curriculum.slots.iter_mut().find(of(MandatoryDiscipline::HistoryKz)) {
        slot.control = ControlForm::Exam;
    }
    if let Some(slot) = curriculum.slots.iter_mut().find(of(MandatoryDiscipline::Philosophy)) {
        slot.mandatory = None;
    }
    if let Some(slot) = curriculum.slots.iter_mut().find(|slot| slot.options.len() == 2) {
        slot.choose = 3;
    }
    let whole: Credits = curriculum.slots.iter().map(|slot| slot.credits).sum();
    let mut adapted: Credits = curriculum.slots.iter().map(|slot| slot.employer).sum();
    for slot in curriculum.slots.iter_mut().filter(|slot| matches!(slot.cycle, Cycle::Basic | Cycle::Major)).rev() {
        if adapted.0 * 100 > whole.0 * 30 {
            break;
        }
        adapted += slot.credits - slot.employer;
        slot.employer = slot.credits;
    }
    let last = curriculum.slots.iter().max_by_key(|slot| slot.term_ends()).map(|slot| slot.order);
    if let Some(slot) = curriculum.slots.iter_mut().min_by_key(|slot| slot.term_ends()) {
        slot.prerequisites.extend(last); // the first rests on the last
    }
    if let Some(outcome) = matrix.outcomes.last().map(|outcome| outcome.number) {
        matrix.marks.retain(|mark| mark.outcome != outcome);
    }
    (curriculum, matrix)
}

/// The passport of the example, as its designer would type it.
pub fn passport() -> ProgrammeForm {
    let text = str::to_owned;
    ProgrammeForm {
        code: text("6В07114"), // with a Cyrillic «В», as it is typed as often
        name_kk: text("Өнеркәсіптік автоматтандыру және робототехника"),
        name_ru: text("Промышленная автоматизация и робототехника"),
        name_en: text("Industrial Automation and Robotics"),
        goal_kk: text(
            "Өңір кәсіпорындарында автоматтандырылған және роботтандырылған өндірісті жобалай, іске қоса және сүйемелдей алатын инженерлерді дуальды оқыту арқылы даярлау",
        ),
        goal_ru: text(
            "Подготовка через дуальное обучение инженеров, способных проектировать, вводить в строй и сопровождать автоматизированные и роботизированные производства предприятий региона",
        ),
        goal_en: text(
            "To train, by dual training, engineers who design, commission and maintain automated and robotised production at the region’s enterprises",
        ),
        group: text("B063"),
        profile: text("bachelor-240"),
        admission: ADMISSION.0.to_string(),
        lang_kk: text("yes"),
        lang_ru: text("yes"),
        kind: text("innovative"),
        period: text("semester"),
        ..ProgrammeForm::default()
    }
}
