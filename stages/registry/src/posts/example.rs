//! One honest example of a post.

use super::rules::PostForm;

/// A foreman's post at the organisation named by its BIN or id.
pub fn foreman(organisation: &str) -> PostForm {
    let text = str::to_owned;
    PostForm {
        organisation: text(organisation),
        unit: String::new(),
        title_kk: text("Автоматтандыру учаскесінің шебері"),
        title_ru: text("Мастер участка автоматизации"),
        title_en: text("Foreman of the automation section"),
        from: text("2019-09-02"),
        until: String::new(),
    }
}
