//! Every paper in every language becomes a PDF that machines and people can read.
#![allow(clippy::unwrap_used)]

use std::process::Command;
use std::sync::LazyLock;

use documents::example::{contract, layouts, order};
use documents::layout::Signature;
use documents::{Layout, Press};
use kernel::{Code, Lang, Names};
use press::Typesetter;

static PRESS: LazyLock<Typesetter> = LazyLock::new(Typesetter::new);

fn printed(layout: &Layout) -> Vec<u8> {
    PRESS.pdf(layout).unwrap()
}

/// The words of a PDF with `pdftotext`; none when the machine has no such tool.
fn words(pdf: &[u8], name: &str) -> Option<String> {
    let path = std::env::temp_dir().join(format!("press-{name}-{}.pdf", std::process::id()));
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output();
    std::fs::remove_file(&path).unwrap();
    output.ok().filter(|output| output.status.success()).map(|output| String::from_utf8(output.stdout).unwrap())
}

/// `PRESS_SHOW=folder cargo test -p press` leaves the papers there, to be looked at.
fn shown(name: &str, pdf: &[u8]) {
    if let Some(folder) = std::env::var_os("PRESS_SHOW") {
        let folder = std::path::PathBuf::from(folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
    }
}

#[test]
fn every_layout_in_every_language_is_an_archival_and_accessible_pdf() {
    for (name, layout) in layouts() {
        let pdf = printed(&layout);
        shown(&name, &pdf);

        assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
        let has = |mark: &[u8]| pdf.windows(mark.len()).any(|window| window == mark);
        assert!(has(b"pdfaid:part") && has(b"pdfuaid:part"), "{name} bears no mark of its standards");
        if let Some(text) = words(&pdf, &name) {
            let pages = text.matches('\u{c}').count();
            let expected = match layout {
                Layout::Contract(_) => 2..=5,
                Layout::Certificate(_) => 1..=1,
                _ => 1..=2,
            };
            assert!(expected.contains(&pages), "{name} has {pages} pages");
            assert!(!text.contains('\u{fffd}'), "{name}");
        }
    }
}

#[test]
fn kazakh_words_can_be_copied_out_of_the_contract() {
    let pdf = printed(&Layout::Contract(contract(&[Lang::Kk, Lang::Ru])));

    let Some(text) = words(&pdf, "copy") else { return };

    for word in
        ["Дуальды оқыту туралы шарт", "Договор о дуальном обучении", "Өтемақы төлемі", "ЖСН", "2026 ж. 7 қыркүйек"]
    {
        assert!(text.contains(word), "{word} is not in\n{text}");
    }
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    let layout = Layout::Order(order(Lang::Kk));

    let first = printed(&layout);
    let again = Typesetter::new().pdf(&layout).unwrap();

    assert_eq!(first, again);
}

#[test]
fn what_people_typed_is_never_read_as_code_and_strange_letters_do_not_stop_the_press() {
    let mut paper = order(Lang::Ru);
    paper.points = vec!["#panic(\"x\") $a$ *b* <c> @d #[e] // f 漢😀 ₸ № Ґ".into()];

    let pdf = printed(&Layout::Order(paper));

    if let Some(text) = words(&pdf, "code") {
        assert!(text.contains("#panic(\"x\") $a$ *b* <c> @d #[e] // f □□ ₸ № Ґ"), "{text}");
    }
}

#[test]
fn the_fixed_words_of_the_forms_stand_in_three_languages() {
    let words = include_str!("../../layouts/words.typ");
    let keys = |lang: &str| -> Vec<String> {
        let from = words.find(&format!("  {lang}: (\n")).unwrap();
        let part = &words[from..from + words[from..].find("\n  ),").unwrap()];
        part.lines().skip(1).map(|line| line.trim().split(':').next().unwrap().to_owned()).collect()
    };

    for lang in Lang::ALL {
        assert_eq!(keys("kk"), keys(lang.code()), "{lang:?}");
    }
}

#[test]
fn a_draft_with_the_worst_content_is_printed_as_well() {
    let mut paper = contract(&[Lang::Kk, Lang::Ru]);
    paper.audit = None;
    paper.check = None;
    paper.watermark = Some(Names::new("ЖОБА", "ПРОЕКТ", "DRAFT"));
    let minor = paper.signatures[2].clone();
    paper.signatures.push(Signature {
        side: Names::new("Заңды өкіл", "Законный представитель", "Legal representative"),
        post: Names::new("Анасы", "Мать", "Mother"),
        name: "Серікбаева Күлпаш Жұмабекқызы-Абылайханова".into(),
        ..minor
    });
    let long = "көпфункционалдылықтандырылмағандықтарыңыздан".repeat(3);
    paper.clauses[1].text.kk = format!("Бірінші жол.\nЕкінші жол: {long}");
    let row = paper.annexes[0].table.rows[0].clone();
    paper.annexes[0].table.rows = vec![row; 60];

    let pdf = printed(&Layout::Contract(paper));
    shown("contract-worst", &pdf);

    if let Some(text) = words(&pdf, "worst") {
        assert!(text.contains("Законный представитель"), "{text}");
        assert!(text.contains("Бірінші жол.") && !text.contains("Бірінші жол. Екінші"), "{text}");
    }
}
