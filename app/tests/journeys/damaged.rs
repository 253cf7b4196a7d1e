//! Real input, damaged: whoever brings such a file by page is told in their language what is wrong and where, and
//! nothing changes. Mended, the file is taken in at the same page.

use db::Db;
use kernel::{Code, Lang, Role};

use super::browser::Browser;
use super::server::Server;
use super::small::RETURN_XLSX;
use super::spoilt::{self, Damaged, ODD, ODD_MODULES};
use super::standing::{Everything, everything};
use super::telling::Telling;

/// A page that takes files.
struct Door<'a> {
    path: String,
    field: &'a str,
    send: &'a str,
}

impl Telling {
    /// The longest words of a message that hold nothing of the case.
    fn words_of(&self, key: &str) -> String {
        // What is not given stands as `{$name}`.
        let said = self.t(key);
        let parts = said.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
        parts.max_by_key(|part| part.chars().count()).unwrap_or_default().trim_matches([' ', ':', '.']).to_owned()
    }

    async fn all(&self) -> Everything {
        let db = Db::open(&format!("sqlite:{}", self.site.database().display())).await.unwrap();
        let all = everything(&db).await;
        db.close().await.unwrap();
        all
    }

    async fn refuses(&self, door: &Door<'_>, damaged: &[Damaged]) {
        let before = self.all().await;
        for (what, bytes, key) in damaged {
            self.go(&door.path).await;
            let name = if bytes.starts_with(b"PK") { format!("{what}.xlsx") } else { format!("{what}.csv") };
            self.bring(door.field, &self.site.kept(&name, bytes)).await;
            self.browser.submit(&self.t(door.send)).await;
            self.browser.expect(&self.words_of(key)).await;
            // The page was refused, and the console says so; that is no fault of the page.
            self.browser.console_errors().await;
            self.examined().await;
        }
        assert_eq!(self.all().await, before, "{}", door.path);
    }

    /// Each kind of file by whoever brings it.
    async fn tell_of_damaged_files(&self) {
        let intake =
            |path: &str| Door { path: path.to_owned(), field: "documents-intake-file", send: "documents-intake-try" };
        self.enter(Role::Coordinator, "").await;
        self.refuses(&intake("/professions/import"), &spoilt::occupations()).await;

        self.enter(Role::Hr, "").await;
        self.go("/returns?status=returned").await;
        let own = self.first_of_the_list().await;
        let cut = RETURN_XLSX[..RETURN_XLSX.len() / 2].to_vec();
        let csv = |line: &str| format!("БИН,Код профессии,Численность\n{line}\n").into_bytes();
        let damaged = [
            ("an empty file", Vec::new(), "documents-refusal-no-rows"),
            ("a torn workbook", cut, "documents-refusal-broken-workbook"),
            ("other columns", "Цвет,Вкус\nкрасный,сладкий\n".into(), "documents-refusal-no-header"),
            ("the return of another year", RETURN_XLSX.to_vec(), "documents-refusal-column-unknown"),
            ("a column left out", csv("1,2,3"), "documents-refusal-column-missing"),
        ];
        self.refuses(&intake(&format!("{own}/import")), &damaged).await;

        self.enter(Role::Designer, "").await;
        self.go("/programmes?status=drafted").await;
        let draft = self.first_of_the_list().await;
        let path = format!("{draft}/import");
        let door = Door { path, field: "programmes-file-curriculum", send: "programmes-import-try" };
        self.refuses(&door, &spoilt::curricula()).await;

        self.bring("programmes-file-curriculum", &self.site.kept("mended.csv", ODD.as_bytes())).await;
        self.bring("programmes-file-modules", &self.site.kept("modules.csv", ODD_MODULES)).await;
        self.send("programmes-import-try").await;
        self.send("programmes-import-take").await;
        assert_eq!(self.path().await, format!("{draft}/curriculum"));
    }

    /// Where the first row of a list leads.
    async fn first_of_the_list(&self) -> String {
        let found = self.browser.ask("document.querySelector('main tbody a').getAttribute('href')", vec![]).await;
        found.as_str().unwrap().split('?').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_damaged_file_is_told_by_page_in_the_language_of_whoever_brings_it() {
    let Some(mut browser) = Browser::open("damaged").await else { return };
    for lang in Lang::ALL {
        let telling = Telling::new(browser, Server::demo("damaged"), *lang);
        telling.tell_of_damaged_files().await;
        browser = telling.browser;
    }
}
