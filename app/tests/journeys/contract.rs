//! Told in Russian; the student holds a phone.

use kernel::{Lang, Role};

use super::browser::{Browser, DESK, PHONE};
use super::server::Server;

#[tokio::test]
async fn a_contract_goes_from_draft_to_force_through_every_hand_and_a_stranger_never_sees_it() {
    let Some(browser) = Browser::open("contract").await else { return };
    let site = Server::demo("contract");
    let learner = browser.enter_as(&site, Lang::Ru, Role::Student, "").await;
    let enterprises = browser.held_for(&site, Lang::Ru, Role::Signatory).await;
    let [host, stranger] = [&enterprises[0], &enterprises[1]];

    let officer = browser.enter_as(&site, Lang::Ru, Role::University, "").await;
    let contract = draft(&browser, &site, (&learner, host)).await;

    browser.enter_as(&site, Lang::Ru, Role::Signatory, host).await;
    browser.goto(&site.at(&contract)).await;
    browser.click("Подтвердить проверку").await;
    browser.expect("проверен предприятием").await;

    browser.enter_as(&site, Lang::Ru, Role::Signatory, stranger).await;
    browser.goto(&site.at(&contract)).await;
    browser.expect("Такой страницы нет").await;
    let told = browser.console_errors().await;
    assert!(told.iter().any(|one| one.contains("404")), "{told:?}");
    browser.expect_faultless().await;

    browser.enter_as(&site, Lang::Ru, Role::University, &officer).await;
    browser.goto(&site.at(&contract)).await;
    browser.click("Подтвердить проверку").await;
    browser.expect("проверен вузом").await;
    browser.click("Отправить на подпись").await;
    browser.expect("на подписании").await;
    browser.expect("Экземпляр на подписании (PDF)").await;

    browser.enter_as(&site, Lang::Ru, Role::Signatory, host).await;
    sign(&browser, &site, &contract).await;
    browser.expect("на подписании").await;
    browser.enter_as(&site, Lang::Ru, Role::University, &officer).await;
    sign(&browser, &site, &contract).await;
    browser.expect("на подписании").await;
    browser.window(PHONE).await;
    browser.enter_as(&site, Lang::Ru, Role::Student, &learner).await;
    browser.expect("подпишите договор").await;
    browser.expect_faultless().await;
    sign(&browser, &site, &contract).await;

    browser.expect("в силе").await;
    browser.expect_faultless().await;
    browser.window(DESK).await;
    browser.enter_as(&site, Lang::Ru, Role::University, &officer).await;
    browser.goto(&site.at("/agreements?status=in_force")).await;
    browser.expect(&learner).await;
    browser.goto(&site.at(&contract)).await;
    browser.expect("Подписан").await;
    browser.expect("Ничьих действий не требуется").await;
}

/// The officer drafts a contract for the autumn; tells where it is.
async fn draft(browser: &Browser, site: &Server, (learner, host): (&str, &str)) -> String {
    browser.goto(&site.at("/agreements/new")).await;
    browser.choose("Предприятие", host).await;
    browser.fill("Обучающийся", learner).await;
    browser.fill("Код программы", "6B07114").await;
    for (lang, programme, profession, workplace) in [
        ("На казахском", "Өнеркәсіптік автоматтандыру", "робот баптаушы", "3-цех"),
        ("На русском", "Промышленная автоматизация", "наладчик роботов", "цех № 3"),
        ("На английском", "Industrial automation", "robot adjuster", "shop 3"),
    ] {
        browser.fill(&format!("Образовательная программа: {lang}"), programme).await;
        browser.fill(&format!("Профессия: {lang}"), profession).await;
        browser.fill(&format!("Рабочее место: {lang}"), workplace).await;
    }
    browser.choose("Язык обучения", "На русском").await;
    browser.fill("Наставник", "Жүнісов Болат Маратұлы").await;
    browser.fill("Первый день", "2027-09-01").await;
    browser.fill("Последний день", "2027-12-24").await;
    browser.fill("Академические кредиты", "12").await;
    browser.fill("Часов в неделю", "36").await;
    browser.fill("Часов в день", "8").await;
    browser.choose("Компенсационная выплата", "стипендия").await;
    browser.fill("В месяц, тенге", "70000").await;
    browser.click("Сохранить").await;
    browser.expect("Ход: подписывающий от предприятия").await;
    browser.expect("Условия отвечают всем правилам").await;
    browser.expect_faultless().await;
    browser.path().await
}

/// Whoever is signed in reads the paper, asks for the code and signs.
async fn sign(browser: &Browser, site: &Server, contract: &str) {
    browser.goto(&site.at(contract)).await;
    browser.click("Подписать").await;
    browser.expect("Вы подписываете именно этот документ").await;
    browser.click("Получить код").await;
    browser.expect("В демо код показан здесь").await;
    browser.expect_faultless().await;
    let text = browser.text().await;
    let (_, after) = text.split_once("В демо код показан здесь: ").unwrap();
    let code: String = after.chars().take_while(char::is_ascii_digit).collect();
    browser.fill("Одноразовый код", &code).await;
    browser.click("Подписать").await;
    browser.expect("История").await;
}
