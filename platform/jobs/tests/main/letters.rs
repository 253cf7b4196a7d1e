//! Letters: announced without their secret, delivered with it.

use std::path::{Path, PathBuf};

use accounts::{Key, Letter, NewAccount, NewGrant};
use db::{Db, Read, trial};
use jobs::{Delivery, Housework, Mail, handlers, letter_follows, work_once};
use kernel::{Lang, Names, PersonId, Role, Scope};

use crate::{administrator, chance, count, now, speak};

/// A folder that goes when the test does.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("qosar-jobs-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }
    pub fn letters(&self) -> Vec<String> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&self.0).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn mail(folder: &Path) -> Mail {
    let delivery = Delivery::of(None, Some(folder)).unwrap();
    Mail::new(delivery, "qosar@example.kz", "https://qosar.example.kz/").unwrap()
}

pub fn key() -> Key {
    Key::of([7; 32])
}

pub fn housework(folder: &Path) -> Housework {
    Housework { mail: mail(folder), key: key(), reminders: vec![] }
}

pub async fn someone(db: &Db, name: &str, email: Option<&str>, lang: Lang) -> PersonId {
    let by = administrator();
    let person: PersonId = by.new_id();
    let mut w = db.write(&by).await.unwrap();
    let new = NewAccount { person, name: name.into(), email: email.map(str::to_owned), lang };
    accounts::open_account(&mut w, &new).await.unwrap();
    w.done().await.unwrap();
    person
}

async fn follow(db: &Db) {
    for event in db::pending(db, 100).await.unwrap() {
        let mut w = db.write(&administrator()).await.unwrap();
        letter_follows(&mut w, &event).await.unwrap();
        w.handled(event.id).await.unwrap();
        w.done().await.unwrap();
    }
}

/// Quoted-printable and base64 undone, as far as these letters need it.
pub fn read(letter: &str) -> (String, String) {
    let (head, body) = letter.split_once("\r\n\r\n").unwrap();
    let text = if head.contains("base64") {
        String::from_utf8(unpacked(&body.replace("\r\n", ""))).unwrap()
    } else if head.contains("quoted-printable") {
        let body = body.replace("=\r\n", "");
        let (mut bytes, mut rest) = (Vec::new(), body.bytes());
        while let Some(byte) = rest.next() {
            if byte == b'=' {
                let hex: String = [rest.next().unwrap(), rest.next().unwrap()].map(char::from).iter().collect();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    } else {
        body.to_owned()
    };
    (head.to_owned(), text.replace("\r\n", "\n"))
}

fn unpacked(text: &str) -> Vec<u8> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut bytes) = (0u32, 0, Vec::new());
    for c in text.chars().filter(|c| *c != '=') {
        bits = bits << 6 | u32::try_from(ALPHABET.find(c).unwrap()).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}

#[tokio::test]
async fn an_invitation_reaches_its_reader_in_their_language_with_the_link_that_opens() {
    speak();
    for (n, trial) in trial::both().await.unwrap().into_iter().enumerate() {
        let folder = Folder::new(&format!("invitation-{n}"));
        let person = someone(&trial.db, "Әсел Нұрланова", Some("asel@example.kz"), Lang::Kk).await;
        let label = Names::new("Ертіс зауыты", "Завод Ертис", "Ertis works");
        let grant =
            NewGrant { person, role: Role::Mentor, scope: Scope::NATION, label, from: now().day(), until: None };
        let mut w = trial.db.write(&administrator()).await.unwrap();
        let (_, secret) = accounts::invite(&mut w, &key(), &grant).await.unwrap();
        w.done().await.unwrap();

        follow(&trial.db).await;
        follow(&trial.db).await;
        let handlers = handlers(housework(&folder.0));
        assert_eq!(work_once(&trial.db, now(), &chance(), &handlers).await.unwrap(), 1);

        let letters = folder.letters();
        assert_eq!(letters.len(), 1);
        let (head, text) = read(&letters[0]);
        for line in ["To: =?utf-8?", "<asel@example.kz>", "Auto-Submitted: auto-generated", "Content-Language: kk"] {
            assert!(head.contains(line), "{line} in {head}");
        }
        assert!(
            text.starts_with("Әсел Нұрланова, сізді Қосарға шақырамыз. Рөліңіз – тәлімгер: Ертіс зауыты."),
            "{text}"
        );
        assert!(text.contains(&format!("\nhttps://qosar.example.kz/invitation/{}\n", secret.shown())), "{text}");
        let told = "select count(*) as n from jobs_job where payload like '%' || '";
        let secret = format!("{told}{}' || '%'", secret.shown());
        assert_eq!(count(&trial.db, &secret).await, 0, "the job holds no secret");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let file = std::fs::read_dir(&folder.0).unwrap().next().unwrap().unwrap();
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "nobody else reads it");
        }
    }
}

#[tokio::test]
async fn every_letter_is_whole_in_three_languages() {
    speak();
    let trial = trial::sqlite().await.unwrap();
    let folder = Folder::new("whole");
    for (lang, email, name) in
        [(Lang::Kk, "a@example.kz", "Аи"), (Lang::Ru, "b@example.kz", "Борис"), (Lang::En, "c@example.kz", "Catherine")]
    {
        let person = someone(&trial.db, name, Some(email), lang).await;
        let mut w = trial.db.write(&administrator()).await.unwrap();
        for purpose in [accounts::Purpose::Enter, accounts::Purpose::Reset] {
            accounts::make_link(&mut w, &key(), person, purpose, None).await.unwrap();
        }
        w.done().await.unwrap();
    }
    follow(&trial.db).await;
    let handlers = handlers(housework(&folder.0));
    while work_once(&trial.db, now(), &chance(), &handlers).await.unwrap() > 0 {}
    let letters = folder.letters();
    assert_eq!(letters.len(), 6);
    for letter in letters {
        let (head, text) = read(&letter);
        assert!(!text.contains('⟦') && !head.contains('⟦') && text.contains("https://qosar.example.kz/"), "{text}");
    }
}

#[tokio::test]
async fn what_opens_nothing_any_more_and_who_has_no_address_gets_no_letter() {
    speak();
    for (n, trial) in trial::both().await.unwrap().into_iter().enumerate() {
        let folder = Folder::new(&format!("over-{n}"));
        let handlers = handlers(housework(&folder.0));
        let late = someone(&trial.db, "Айгүл", Some("aigul@example.kz"), Lang::Ru).await;
        let paper = someone(&trial.db, "Ерлан Сейіт", None, Lang::Kk).await;
        let mut w = trial.db.write(&administrator()).await.unwrap();
        for person in [late, paper] {
            accounts::make_link(&mut w, &key(), person, accounts::Purpose::Enter, None).await.unwrap();
        }
        w.done().await.unwrap();
        let over = db::pending(&trial.db, 10).await.unwrap();
        let until = Letter::of(over.last().unwrap(), &key()).unwrap().unwrap().until;
        follow(&trial.db).await;

        assert_eq!(work_once(&trial.db, until.plus_seconds(60), &chance(), &handlers).await.unwrap(), 2);

        assert!(folder.letters().is_empty());
        assert_eq!(count(&trial.db, "select count(*) as n from jobs_job where done_at is not null").await, 2);
    }
}

#[tokio::test]
async fn a_mail_server_that_does_not_answer_is_tried_again_and_told_without_addresses() {
    speak();
    let trial = trial::sqlite().await.unwrap();
    someone(&trial.db, "Әсел", Some("asel@example.kz"), Lang::Kk).await;
    let asked = ("asel@example.kz", accounts::Purpose::Reset);
    accounts::ask_for_link(&trial.db, &key(), &administrator(), asked, "::1").await.unwrap();
    follow(&trial.db).await;
    // Nothing listens on port 1.
    let delivery = Delivery::of(Some("smtp://127.0.0.1:1"), None).unwrap();
    let mail = Mail::new(delivery, "Qosar <qosar@example.kz>", "https://qosar.example.kz").unwrap();
    let handlers = handlers(Housework { mail, key: key(), reminders: vec![] });

    assert_eq!(work_once(&trial.db, now(), &chance(), &handlers).await.unwrap(), 1);

    let row = trial.db.one("select last_error, attempts from jobs_job where done_at is null", vec![]).await.unwrap();
    let error: String = row.get("last_error").unwrap();
    assert_eq!(error, "the mail server could not be reached");
    assert!(
        Delivery::of(Some("nonsense://a:secret@b"), None).err().is_some_and(|e| !format!("{e:#}").contains("secret"))
    );
}
