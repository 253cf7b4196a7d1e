//! Bad input is refused with its place named; good input reads back.

use balance::{Budget, Seed, Status, read, read_answer, read_draft, report, solve, write};

const GOOD: &str = r#"{"name":"two","objective":"peak","periods":2,
    "courses":[{"id":"a","credits":3},{"id":"b","credits":4}],"prerequisites":[["a","b"],["a","b"]],
    "curricula":[{"id":"q","courses":["a","b"]}],"limits":{"courses":[0,2],"credits":null},
    "undesired":[["a",2]],"weights":{"balance":1,"undesired":1}}"#;

#[test]
fn a_problem_reads_back_as_it_was_written_and_repeated_prerequisites_are_accepted() {
    let (draft, strange) = read_draft(GOOD.as_bytes()).unwrap();
    assert!(strange.is_empty());
    assert_eq!(read_draft(write(&draft).as_bytes()).unwrap().0, draft);

    let answer = solve(&read(GOOD.as_bytes()).unwrap(), &Budget::unlimited(), Seed(1));

    assert_eq!((answer.objective, answer.status), (4, Status::Optimal));
}

#[test]
fn a_misspelt_field_is_told() {
    let text = GOOD.replace("\"undesired\":[[\"a\",2]]", "\"pined\":[[\"a\",2]]");
    assert_eq!(read_draft(text.as_bytes()).unwrap().1, ["pined"]);
}

#[test]
fn bad_input_is_refused_with_its_place_named() {
    let cases = [
        ("\"periods\":2", "\"periods\":0", "periods"),
        ("\"periods\":2", "\"periods\":65", "periods: 65"),
        ("\"periods\":2", "\"periods\":-1", "line 1 column"),
        ("\"periods\":2", "\"periods\":1e99", "line 1 column"),
        ("\"credits\":3", "\"credits\":-3", "line 2 column"),
        ("\"credits\":3", "\"credits\":NaN", "line 2 column"),
        ("\"credits\":3", "\"credits\":4294967296", "line 2 column"),
        ("\"credits\":3", "\"credits\":4294967295", "curricula[0]: credits"),
        ("\"id\":\"b\"", "\"id\":\"a\"", "courses[1]: `a`"),
        ("[\"a\",\"b\"],[\"a\",\"b\"]", "[\"a\",\"b\"],[\"b\",\"a\"]", "prerequisites"),
        ("[\"a\",\"b\"],[\"a\",\"b\"]", "[\"a\",\"a\"]", "circle"),
        ("[\"a\",\"b\"],[\"a\",\"b\"]", "[\"a\",\"x\"]", "prerequisites[0]"),
        ("[\"a\",\"b\"],[\"a\",\"b\"]", "[\"a\"]", "line 2 column"),
        ("\"courses\":[\"a\",\"b\"]", "\"courses\":[\"a\",\"a\"]", "curricula[0].courses"),
        ("\"courses\":[\"a\",\"b\"]", "\"courses\":[\"a\",\"z\"]", "curricula[0].courses"),
        ("\"courses\":[0,2]", "\"courses\":[3,2]", "limits.courses"),
        ("[[\"a\",2]]", "[[\"a\",3]]", "undesired[0]"),
        ("[[\"a\",2]]", "[[\"a\",0]]", "undesired[0]"),
        ("\"balance\":1", "\"balance\":4294967295,\"change\":4294967295", "weights"),
        ("\"peak\"", "\"best\"", "line 1 column"),
        ("\"peak\",", "\"peak\",\"objective\":\"peak\",", "duplicate"),
        ("}}", "}", "line 4 column"),
    ];
    for (from, to, place) in cases {
        assert!(GOOD.contains(from), "{from}");
        let text = match place {
            "weights" => GOOD.replace(from, to).replace("\"credits\":3", "\"credits\":900000"),
            _ => GOOD.replacen(from, to, 1),
        };
        let error = read(text.as_bytes()).expect_err(to).to_string();
        assert!(error.contains(place), "{to}: {error}");
    }
    assert!(read(&b"\xff\xfe"[..]).is_err());
    assert!(read("[".repeat(100_000).as_bytes()).is_err());
    let endless = std::io::repeat(b' ');
    assert!(read(endless).unwrap_err().to_string().contains("longer"));
}

#[test]
fn an_answer_reads_back_as_it_was_written() {
    for text in
        [GOOD.to_owned(), GOOD.replace("peak", "squared-deviation"), GOOD.replace("\"periods\":2", "\"periods\":1")]
    {
        let text = if text.contains("\"periods\":1") { text.replace("[[\"a\",2]]", "[]") } else { text };
        let problem = read(text.as_bytes()).unwrap();
        let answer = solve(&problem, &Budget::of_work(1_000_000), Seed(3));

        let written = report(&problem, &answer).to_string();

        assert_eq!(read_answer(&problem, written.as_bytes()).unwrap(), answer, "{written}");
    }
}

#[test]
fn a_strange_answer_is_refused_with_the_field_named() {
    let problem = read(GOOD.as_bytes()).unwrap();
    let cases = [
        (r#"{"status":"optimal","objective":4,"assignment":{"a":1,"z":2},"work":1}"#, "`z`"),
        (r#"{"status":"optimal","objective":4,"assignment":{"a":1},"work":1}"#, "`b`"),
        (r#"{"status":"optimal","objective":4,"assignment":{"a":1,"b":0},"work":1}"#, "0 of course `b`"),
        (r#"{"status":"infeasible","work":1,"reason":[{"code":"balance-odd"}]}"#, "balance-odd"),
        (r#"{"status":"splendid"}"#, "line 1"),
    ];
    for (text, place) in cases {
        let error = read_answer(&problem, text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(place), "{error}");
    }
}
