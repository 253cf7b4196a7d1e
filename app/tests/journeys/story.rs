//! From an employer's need to a first job: one story, told in Kazakh, in Russian and in English. Everybody signs in as
//! themselves; the story moves the clock; every page that is come to is examined.

mod contract;
mod employment;
mod exam;
mod examination;
mod need;
mod placement;
mod practice;
mod programme;

use kernel::Lang;

use super::browser::Browser;
use super::ground::small_region;
use super::telling::Telling;

#[tokio::test]
async fn from_an_employers_need_to_a_first_job_told_in_kazakh() {
    tell("story-kk", Lang::Kk).await;
}

#[tokio::test]
async fn from_an_employers_need_to_a_first_job_told_in_russian() {
    tell("story-ru", Lang::Ru).await;
}

#[tokio::test]
async fn from_an_employers_need_to_a_first_job_told_in_english() {
    tell("story-en", Lang::En).await;
}

async fn tell(story: &'static str, lang: Lang) {
    let Some(browser) = Browser::open(story).await else { return };
    let site = small_region(story, "2026-01-12").await;
    let mut telling = Telling::new(browser, site, lang);

    let before = telling.tiles().await;
    telling.need().await;
    let programme = telling.programme().await;
    telling.examination(&programme).await;
    let host = telling.placement().await;
    telling.contract(&host).await;
    telling.practice().await;
    telling.exam().await;
    telling.employment().await;
    telling.tiles_moved(&before).await;

    let (code, said) = telling.site.audit();
    assert_eq!(code, 0, "{said}");
}
