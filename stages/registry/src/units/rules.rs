//! What a unit must be.

use kernel::{Failure, Names, Reading};
use serde::{Deserialize, Serialize};

/// What was typed about a unit.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct UnitForm {
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    pub name_en: String,
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &UnitForm) -> Result<Names, Failure> {
    let mut read = Reading::new();
    let name = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 200);
    read.end(name)
}
