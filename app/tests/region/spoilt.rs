//! Real input and how it is spoilt: brought by command line, through the API and by page, it is refused alike.

/// A file that is refused: what is wrong with it, its bytes, the code that must be told.
pub type Damaged = (&'static str, Vec<u8>, &'static str);

/// A curriculum with the oddities of real forms, and its modules.
pub const ODD: &str = include_str!("../../../stages/programmes/tests/odd-curriculum.csv");
pub const ODD_MODULES: &[u8] = include_bytes!("../../../stages/programmes/tests/odd-modules.csv");

/// Two occupations with the columns of the portal that are read, other names on lines of their own inside a cell.
pub const ESCO: &str = "ORIGINURI,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION\n\
    http://data.europa.eu/esco/occupation/1,7233,7233.1,robot fitter,\"adjuster\nfitter, senior\",Fits.\n\
    http://data.europa.eu/esco/occupation/2,3119,3119.2,robotics technician,,Tests.\n";

/// The curriculum, spoilt.
pub fn curricula() -> Vec<Damaged> {
    let with = |from: &str, to: &str| ODD.replacen(from, to, 1).into_bytes();
    vec![
        ("an empty file", Vec::new(), "programmes-refusal-file-empty"),
        ("a header alone", ODD.lines().next().unwrap().into(), "programmes-refusal-file-no-rows"),
        ("a column left out", ODD.replace("credits_by_term", "terms").into(), "programmes-refusal-column-missing"),
        ("a column nobody knows", with("control_form", "форма"), "programmes-refusal-column-unknown"),
        ("a negative number", with("MANDATORY,5,150", "MANDATORY,-5,150"), "programmes-refusal-cell-negative"),
        ("a word for a number", with("MANDATORY,5,150", "MANDATORY,бес,150"), "programmes-refusal-cell-number"),
        ("a cycle in Cyrillic", with(",GED,", ",ОДД,"), "programmes-refusal-cell-list"),
        ("a code that stands twice", with("AT/ AV/ AV 1216", "TT/ TV/ TS 1216"), "programmes-refusal-code-twice"),
        ("a number that stands twice", with("no,2,no,AT/", "no,1,no,AT/"), "programmes-refusal-option-twice"),
        ("no UTF-8", [b"slot_code\n".as_slice(), &[0xCF, 0xF0]].concat(), "programmes-refusal-file-encoding"),
    ]
}

/// The occupations, spoilt.
pub fn occupations() -> Vec<Damaged> {
    let with = |from: &str, to: &str| ESCO.replace(from, to).into_bytes();
    vec![
        ("an empty file", Vec::new(), "documents-refusal-no-rows"),
        ("a column left out", with("PREFERREDLABEL", "ЦВЕТ"), "documents-refusal-column-missing"),
        ("an address twice", with("occupation/2", "occupation/1"), "registry-refusal-twice"),
        ("a negative group", with(",3119,", ",-3119,"), "registry-refusal-isco"),
        ("a Cyrillic letter in English", with("robot fitter", "robоt fitter"), "registry-refusal-esco-letters"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "documents-refusal-not-a-table"),
    ]
}
