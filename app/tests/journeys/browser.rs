//! A browser as a person uses it: by what stands on the page, in the page's language.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use kernel::{Lang, Role};
use serde_json::{Value, json};
use url::{ParseError, Url};
use web::Say;

use super::server::{Folder, Group, free_port, wait_for};

/// How long a page may take to show what is expected.
const PATIENCE: Duration = Duration::from_secs(15);

/// A screen people sit at, and one they hold.
pub const DESK: (u32, u32) = (1280, 900);
pub const PHONE: (u32, u32) = (360, 740);

/// What finds things on a page as a reader does.
const EYES: &str = include_str!("eyes.js");

/// The key of an element in an answer of WebDriver.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with one window.
pub struct Browser {
    client: Client,
    story: &'static str,
    // In this order they go: first the processes, then the folder they write into.
    _driver: Group,
    _profile: Folder,
}

/// A command of the browser's own, beyond WebDriver.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }
    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Opens one; none when the machine has no browser and that is allowed.
    pub async fn open(story: &'static str) -> Option<Self> {
        let [chromium, chromedriver] = ["chromium", "chromedriver"].map(found);
        let (Some(chromium), Some(chromedriver)) = (chromium, chromedriver) else {
            let lacking = "chromium and chromedriver are needed for journeys in a browser";
            assert!(std::env::var("QOSAR_CHECK_ALL").as_deref() != Ok("1"), "{lacking}");
            eprintln!("SKIPPED: {lacking}");
            return None;
        };
        app::words::speak();
        let profile = Folder::new(&format!("{story}-browser"));
        let port = free_port();
        let driver = Group::start(
            Command::new(chromedriver).arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null()),
        );
        wait_for(port, "/status");
        let flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--window-size=1280,1000",
            "--force-device-scale-factor=1",
        ];
        let mut flags: Vec<String> = flags.map(str::to_owned).into();
        flags.push(format!("--user-data-dir={}", profile.file("profile").display()));
        let wanted = json!({
            "goog:chromeOptions": { "binary": chromium, "args": flags },
            "goog:loggingPrefs": { "browser": "ALL" },
            // The walk over every link asks the server for hundreds of pages, in a debug build on a busy machine.
            "timeouts": { "script": 300_000 },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        let browser = Self { client, story, _driver: driver, _profile: profile };
        browser.window(DESK).await;
        Some(browser)
    }

    /// A window of so many pixels.
    pub async fn window(&self, (width, height): (u32, u32)) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// A device set to dark or light.
    pub async fn theme(&self, theme: &str) {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// A command of the browser's developer tools.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.client.issue_cmd(Own { path: "goog/cdp/execute", body }).await.unwrap()
    }

    /// Errors told to the console since it was last asked.
    pub async fn console_errors(&self) -> Vec<String> {
        let told = self.client.issue_cmd(Own { path: "se/log", body: json!({ "type": "browser" }) }).await.unwrap();
        let told = told.as_array().cloned().unwrap_or_default();
        let severe = told.iter().filter(|one| one["level"] == "SEVERE");
        severe.map(|one| one["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Opens an address.
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Whoever sits here now is a stranger.
    pub async fn forget(&self) {
        self.client.delete_all_cookies().await.unwrap();
    }

    /// The path and query where it is.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url[url::Position::BeforePath..].to_owned()
    }

    /// The page has this address, soon: a click may still be on its way.
    pub async fn expect_at(&self, path: &str) {
        let until = Instant::now() + PATIENCE;
        while self.path().await != path && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        assert_eq!(self.path().await, path);
    }

    /// What the page answers to an expression, with what finds things at hand.
    pub async fn ask(&self, expression: &str, args: Vec<Value>) -> Value {
        let whole = format!("{EYES}\nreturn {expression};");
        // A page may be leaving just now: the next one answers.
        for _ in 0..20 {
            if let Ok(answer) = self.client.execute(&whole, args.clone()).await {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.client.execute(&whole, args).await.unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Runs a script that takes its time in the page; `done(value)` is its answer.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Value {
        let whole = format!("{EYES}\nconst done = arguments[arguments.length - 1];\n{script}");
        // A page that was leaving takes the script along and never answers: the next one does.
        for _ in 0..2 {
            if let Ok(answer) = self.client.execute_async(&whole, args.clone()).await {
                return answer;
            }
        }
        self.client.execute_async(&whole, args).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The page as it is now, as text.
    pub async fn text(&self) -> String {
        self.ask("document.body.innerText", vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows the words.
    pub async fn expect(&self, words: &str) {
        if !self.comes(words).await {
            self.fail(&format!("«{words}» does not come")).await;
        }
    }

    async fn comes(&self, words: &str) -> bool {
        self.shows_within(words, PATIENCE).await
    }

    /// Does the page show the words soon?
    pub async fn shows_within(&self, words: &str, patience: Duration) -> bool {
        let until = Instant::now() + patience;
        while Instant::now() < until {
            if self.ask("shows(arguments[0])", vec![json!(words)]).await == json!(true) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        false
    }

    /// Clicks what reads so: a link, a button, the heading of something that opens.
    pub async fn click(&self, words: &str) {
        let seen = self.find("pressed(arguments[0])", words, "nothing to press reads").await;
        seen.click().await.unwrap_or_else(|error| panic!("«{words}»: {error}"));
        self.rest().await;
    }

    /// Sends the form whose button reads so.
    pub async fn submit(&self, words: &str) {
        let seen = self.find("submitting(arguments[0])", words, "no form is sent by").await;
        seen.click().await.unwrap_or_else(|error| panic!("«{words}»: {error}"));
        self.rest().await;
    }

    /// Types into the field of this name, where a reader finds it by its row and column.
    pub async fn write_in(&self, name: &str, typed: &str) {
        let field =
            self.find("near(document.querySelector(`[name=\"${arguments[0]}\"]`))", name, "no field is named").await;
        field.clear().await.unwrap();
        field.send_keys(typed).await.unwrap();
    }

    /// Types into the field that is labelled so, as if it were empty.
    pub async fn fill(&self, label: &str, typed: &str) {
        let field = self.find("labelled(arguments[0])", label, "no field is labelled").await;
        let kind = field.prop("type").await.unwrap().unwrap_or_default();
        // The keyboard of a date field depends on the machine's language.
        if kind == "date" {
            self.ask("put(arguments[0], arguments[1])", vec![handle(&field), json!(typed)]).await;
            return;
        }
        field.clear().await.unwrap();
        field.send_keys(typed).await.unwrap();
    }

    /// Chooses in the field that is labelled so the first choice that contains the words.
    pub async fn choose(&self, label: &str, words: &str) {
        let field = self.find("labelled(arguments[0])", label, "no field is labelled").await;
        let done = self.ask("choose(arguments[0], arguments[1])", vec![handle(&field), json!(words)]).await;
        if done != json!(true) {
            self.fail(&format!("«{label}» offers no «{words}»")).await;
        }
    }

    /// Types, chooses or ticks in the field that is labelled so.
    pub async fn set(&self, label: &str, typed: &str) {
        let field = self.find("labelled(arguments[0])", label, "no field is labelled").await;
        match field.prop("type").await.unwrap().unwrap_or_default().as_str() {
            "select-one" => self.choose(label, typed).await,
            "checkbox" | "radio" => {
                if field.prop("checked").await.unwrap().as_deref() != Some("true") {
                    field.click().await.unwrap_or_else(|error| panic!("«{label}»: {error}"));
                }
            }
            _ => self.fill(label, typed).await,
        }
    }

    /// Chooses a file in the field that is labelled so.
    pub async fn bring(&self, label: &str, file: &Path) {
        let field = self.find("labelled(arguments[0])", label, "no field is labelled").await;
        field.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// What stands in the field that is labelled so.
    pub async fn value(&self, label: &str) -> String {
        let field = self.find("labelled(arguments[0])", label, "no field is labelled").await;
        field.prop("value").await.unwrap().unwrap_or_default()
    }

    /// What the field that is labelled so is told to be wrong.
    pub async fn error_at(&self, label: &str) -> String {
        let field = self.find("labelled(arguments[0])", label, "no field is labelled").await;
        let told = self.ask("errorOf(arguments[0])", vec![handle(&field)]).await;
        told.as_str().unwrap_or_default().to_owned()
    }

    async fn find(&self, script: &str, words: &str, what: &str) -> Element {
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.ask(script, vec![json!(words)]).await;
            if let Some(id) = found[ELEMENT].as_str() {
                return Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
            }
            if Instant::now() > until {
                self.fail(&format!("{what} «{words}»")).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until nothing is being fetched.
    async fn rest(&self) {
        let until = Instant::now() + PATIENCE;
        while self.ask("busy()", vec![]).await == json!(true) {
            assert!(Instant::now() < until, "the page stays busy");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// One click signs in as someone of the demo: the first of a role of whom the words speak (name or what for).
    /// Their pages speak the language from then on. Tells the name.
    pub async fn enter_as(&self, site: &super::server::Server, lang: Lang, role: Role, of: &str) -> String {
        use kernel::Code;
        self.goto(&site.at(&format!("/people-of-the-demo?lang={}", lang.code()))).await;
        let heading = Say::new(lang).code(role);
        let found = self.ask("player(arguments[0], arguments[1])", vec![json!(heading), json!(of)]).await;
        let Some(id) = found[ELEMENT].as_str() else {
            self.fail(&format!("nobody is {heading} of «{of}»")).await;
        };
        let button = Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
        let name = button.text().await.unwrap();
        button.click().await.unwrap();
        self.rest().await;
        self.expect_at("/").await;
        name
    }

    /// What the people of the demo hold a role for, as their page lists them.
    pub async fn held_for(&self, site: &super::server::Server, lang: Lang, role: Role) -> Vec<String> {
        use kernel::Code;
        self.goto(&site.at(&format!("/people-of-the-demo?lang={}", lang.code()))).await;
        let told = self.ask("heldFor(arguments[0])", vec![json!(Say::new(lang).code(role))]).await;
        told.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    }

    /// The page as a picture, all of it.
    pub async fn picture(&self, format: &str, clip: Option<Value>) -> Vec<u8> {
        let mut params = json!({ "format": format, "captureBeyondViewport": true });
        if format != "png" {
            params["quality"] = json!(if format == "webp" { 55 } else { 90 });
        }
        if let Some(clip) = clip {
            params["clip"] = clip;
        }
        let shot = self.devtools("Page.captureScreenshot", params).await;
        bytes(shot["data"].as_str().unwrap())
    }

    /// Ends the story, keeping a picture of where it ended.
    pub async fn fail(&self, what: &str) -> ! {
        let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", self.story));
        std::fs::write(&picture, self.picture("png", None).await).unwrap();
        let path = self.path().await;
        panic!("{what}\non {path} (see {}):\n{}", picture.display(), self.text().await);
    }
}

fn handle(element: &Element) -> Value {
    json!({ ELEMENT: element.element_id().to_string() })
}

/// Where a program is.
fn found(program: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let file = std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())?;
    Some(file.display().to_string())
}

/// The bytes behind base64, which is all that the browser's developer tools send.
fn bytes(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'a'..=b'z' => Some(u32::from(byte - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u32> = text.bytes().filter_map(digit).collect();
    let mut all = Vec::with_capacity(digits.len() * 3 / 4);
    for four in digits.chunks(4) {
        let word = four.iter().enumerate().fold(0, |word, (at, digit)| word | digit << (18 - 6 * at));
        all.extend(&word.to_be_bytes()[1..four.len()]);
    }
    all
}
