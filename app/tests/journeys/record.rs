//! What was acknowledged survives a power cut, and what was changed by hand is named.

use db::Db;
use kernel::{Lang, Role};

use super::browser::Browser;
use super::server::Server;

#[tokio::test]
async fn an_acknowledged_act_outlives_a_power_cut_and_a_row_changed_by_hand_is_named() {
    let Some(browser) = Browser::open("record").await else { return };
    let mut site = Server::demo("record");
    browser.enter_as(&site, Lang::Ru, Role::Coordinator, "").await;
    browser.goto(&site.at("/organisations?q=Кокозек")).await;
    browser.click("ТОО «Кокозек Металлоконструкции»").await;
    browser.expect("Исправить").await;
    let record = browser.path().await;

    browser.click("Исправить").await;
    browser.fill("Телефон", "+7 7182 55-04-17").await;
    browser.click("Сохранить").await;
    browser.expect("+7 7182 55-04-17").await;
    site.kill();

    site.again(None);
    browser.goto(&site.at(&record)).await;
    browser.expect("+7 7182 55-04-17").await;
    let (code, said) = site.audit();
    assert_eq!((code, said.contains("the record is whole")), (0, true), "{said}");

    site.kill();
    let id = record.trim_start_matches("/organisations/");
    let db = Db::open(&format!("sqlite:{}", site.database().display())).await.unwrap();
    let by_hand = "update registry_organisation set phone = '+7 7182 00-00-00' where phone = '+7 7182 55-04-17'";
    assert_eq!(db.by_hand(by_hand).await.unwrap(), 1);
    db.close().await.unwrap();
    let (code, said) = site.audit();
    assert_eq!(code, 1, "{said}");
    assert!(said.contains(&format!("row {id} of registry_organisation was changed by hand")), "{said}");
}
