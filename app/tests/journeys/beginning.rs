//! Told in English.

use super::browser::Browser;
use super::server::Server;

const EMAIL: &str = "aigerim@example.kz";
const PASSWORD: &str = "seven horses cross the Irtysh";

#[tokio::test]
async fn the_first_administrator_begins_an_empty_platform_and_whoever_guesses_waits() {
    let Some(browser) = Browser::open("beginning").await else { return };
    let site = Server::empty("beginning");

    browser.goto(&site.at("/sign-in?lang=en")).await;
    browser.expect("The first administrator").await;
    assert_eq!(browser.path().await, "/first");
    browser.expect_faultless().await;
    browser.fill("First name and surname", "Aigerim Sadykova").await;
    browser.fill("E-mail", EMAIL).await;
    browser.fill("New password", "password").await;
    browser.click("Begin").await;
    browser.expect("The password is too short").await;
    assert_eq!(browser.value("First name and surname").await, "Aigerim Sadykova");
    assert_eq!(browser.value("New password").await, "", "a password is never sent back");
    browser.fill("New password", PASSWORD).await;
    browser.click("Begin").await;
    browser.expect("Nothing waits for you").await;
    browser.console_errors().await;
    browser.expect_faultless().await;

    browser.click("Aigerim Sadykova, platform administrator").await;
    browser.click("My data and roles").await;
    browser.expect("Where you are signed in").await;
    browser.expect_faultless().await;
    browser.goto(&site.at("/as-whom")).await;
    browser.click("platform administrator · Qosar").await;
    browser.expect_at("/").await;
    browser.click("Aigerim Sadykova, platform administrator").await;
    browser.click("Sign out").await;
    browser.goto(&site.at("/organisations")).await;
    browser.expect("Forgot your password?").await;

    for _ in 0..5 {
        browser.fill("E-mail", EMAIL).await;
        browser.fill("Password", "a guess of somebody").await;
        browser.click("Sign in").await;
        browser.expect("The e-mail address or the password is not right").await;
    }
    browser.fill("Password", PASSWORD).await;
    browser.click("Sign in").await;
    browser.expect("Too many tries. Try again in 1 minute").await;
    browser.console_errors().await;
    browser.expect_faultless().await;
}

#[tokio::test]
async fn who_signs_in_again_comes_to_the_page_that_was_asked_for() {
    let Some(browser) = Browser::open("return").await else { return };
    let site = Server::empty("return");
    browser.goto(&site.at("/first?lang=en")).await;
    browser.fill("First name and surname", "Aigerim Sadykova").await;
    browser.fill("E-mail", EMAIL).await;
    browser.fill("New password", PASSWORD).await;
    browser.click("Begin").await;
    browser.expect("Nothing waits for you").await;
    browser.click("Aigerim Sadykova, platform administrator").await;
    browser.click("Sign out").await;

    browser.goto(&site.at("/organisations?kind=university")).await;
    browser.fill("E-mail", EMAIL).await;
    browser.fill("Password", PASSWORD).await;
    browser.click("Sign in").await;

    browser.expect("Organisations").await;
    assert_eq!(browser.path().await, "/organisations?kind=university");
}
