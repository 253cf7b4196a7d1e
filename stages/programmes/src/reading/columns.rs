//! The columns of the two files.

/// The columns of a working curriculum, in the order of the form; one row for each option of a slot.
pub const REQUIRED: &[&str] = &[
    "slot_code",
    "slot_order",
    "module_no",
    "cycle",
    "component",
    "credits",
    "total_hours",
    "hours_lecture",
    "hours_lab",
    "hours_practical",
    "hours_individual",
    "hours_independent",
    "hours_independent_with_teacher",
    "hours_field_practice",
    "hours_thesis",
    "control_form",
    "course_work",
    "credits_by_term",
    "control_term",
    "choose_n",
    "minor_slot",
    "option_no",
    "option_default",
    "code",
    "name_kk",
    "name_ru",
    "name_en",
    "mandatory_discipline",
    "is_practice",
];

/// Columns of a dual programme, which a form may leave out.
pub const OPTIONAL: &[&str] = &["on_site_percent", "employer_credits", "prerequisites"];

/// The columns that speak of the slot and repeat on each of its options.
pub const OF_SLOT: &[&str] = &[
    "slot_code",
    "module_no",
    "cycle",
    "component",
    "credits",
    "total_hours",
    "hours_lecture",
    "hours_lab",
    "hours_practical",
    "hours_individual",
    "hours_independent",
    "hours_independent_with_teacher",
    "hours_field_practice",
    "hours_thesis",
    "control_form",
    "course_work",
    "credits_by_term",
    "control_term",
    "choose_n",
    "minor_slot",
    "mandatory_discipline",
    "is_practice",
    "on_site_percent",
    "employer_credits",
    "prerequisites",
];

/// The columns of the file of modules.
pub const MODULES: &[&str] = &["module_no", "code", "name_kk", "name_ru"];

/// Columns of modules that may be left out.
pub const MODULES_OPTIONAL: &[&str] = &["name_en"];

/// The columns of the file of outcomes.
pub const OUTCOMES: &[&str] = &["code", "kind", "name_kk", "name_ru", "name_en", "professions"];

/// Columns of outcomes that may be left out.
pub const OUTCOMES_OPTIONAL: &[&str] = &["tools"];

/// The columns of the file of the matrix; one row for each discipline.
pub const MATRIX: &[&str] = &["code", "slot_order", "option_no", "outcomes"];

/// The columns of the file of prerequisites; one row for each pair of slots.
pub const PREREQUISITES: &[&str] = &["slot_code", "requires"];
