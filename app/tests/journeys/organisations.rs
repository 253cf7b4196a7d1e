//! Told in Kazakh.

use kernel::{Lang, Role};

use super::browser::Browser;
use super::server::Server;

#[tokio::test]
async fn an_organisation_is_entered_with_a_slip_mended_found_and_closed_for_a_reason() {
    let Some(browser) = Browser::open("organisations").await else { return };
    let site = Server::demo("organisations");
    browser.enter_as(&site, Lang::Kk, Role::Coordinator, "").await;

    browser.click("Ұйымдар").await;
    browser.click("Ұйымды енгізу").await;
    browser.expect_faultless().await;
    browser.choose("Түрі", "Кәсіпорын").await;
    browser.fill("БСН", "123456789012").await;
    browser.fill("Толық атауы: Қазақ тілінде", "«Баянауыл Электромаш» ЖШС").await;
    browser.fill("Толық атауы: Орыс тілінде", "ТОО «Баянаул Электромаш»").await;
    browser.fill("Толық атауы: Ағылшын тілінде", "Bayanaul Electromash LLP").await;
    browser.fill("Қысқа атауы: Қазақ тілінде", "Баянауыл Электромаш").await;
    browser.fill("Қысқа атауы: Орыс тілінде", "Баянаул Электромаш").await;
    browser.fill("Қысқа атауы: Ағылшын тілінде", "Bayanaul Electromash").await;
    browser.choose("Өңір", "Павлодар облысы").await;
    browser.fill("Қала немесе аудан", "Баянауыл").await;
    browser.click("Сақтау").await;

    browser.expect("«123456789012» БСН емес").await;
    assert!(browser.error_at("БСН").await.starts_with("«123456789012» БСН емес"), "the error stands by its field");
    assert_eq!(browser.value("БСН").await, "123456789012");
    assert_eq!(browser.value("Толық атауы: Қазақ тілінде").await, "«Баянауыл Электромаш» ЖШС");
    assert_eq!(browser.value("Қала немесе аудан").await, "Баянауыл");
    // The page was refused, and the console says so; that is no fault of the page.
    browser.console_errors().await;
    browser.expect_faultless().await;

    let bin = kernel::Bin::completing("21054012345").unwrap().to_string();
    browser.fill("БСН", &bin).await;
    browser.click("Сақтау").await;
    browser.expect("Ұйым енгізілді").await;
    browser.expect("Тарих").await;
    let record = browser.path().await;
    browser.expect_faultless().await;

    browser.goto(&site.at("/organisations")).await;
    browser.fill("Іздеу", "баянауыл").await;
    browser.click("Сүзу").await;
    browser.expect("Барлығы: 1").await;
    browser.goto(&site.at("/search?q=электромаш")).await;
    browser.click("«Баянауыл Электромаш» ЖШС").await;
    browser.expect_at(&record).await;

    browser.click("Жабу").await;
    browser.fill("Себебі", "Кәсіпорын таратылды").await;
    browser.click("Жабу").await;
    browser.expect("Ұйым жабылды").await;
    browser.expect("Кәсіпорын таратылды").await;
    browser.expect("Қайта ашу").await;
    browser.expect_faultless().await;
}
