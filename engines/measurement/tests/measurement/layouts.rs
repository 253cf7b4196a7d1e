//! Tables as they lie, and what is wrong with those that cannot be read.

use measurement::{Column, Fault, Layout, Options, Table, Wrong, answers, matrix, ratings};

fn table(text: &str) -> Table {
    Table::read(text.as_bytes()).unwrap()
}

fn numbers(column: &Column) -> Vec<Option<f64>> {
    (0..column.len()).map(|row| column.number(row)).collect()
}

#[test]
fn a_column_keeps_what_was_written_in_the_narrowest_form() {
    let table = table("a,b,c,d\n1,1000000000000.4,x,1e140\n,0.35,\"NA\",2\n-3,7,007,NA\n");

    let [a, b, c, d] = table.columns() else { panic!() };
    assert_eq!(a.bytes().unwrap(), [1, i8::MIN, -3]);
    assert_eq!(b.units().unwrap(), (vec![100_000_000_000_040, 35, 700].into(), 2));
    assert_eq!(c.categories().labels, ["7", "NA", "x"]);
    assert_eq!(numbers(d), [Some(1e140), Some(2.0), None]);
    assert_eq!((a.missing(), d.missing()), (1, 1));
}

#[test]
fn a_label_is_the_same_whether_words_came_before_or_after() {
    for text in ["g\n1.50\n01\nx\n", "g\nx\n01\n1.5\n"] {
        assert_eq!(table(text).columns()[0].categories().labels, ["1", "1.5", "x"]);
    }
}

#[test]
fn a_spreadsheet_with_semicolons_and_decimal_commas_says_the_same() {
    let (commas, semicolons) = ("a,b\n1,0.5\n2,-1.25\n,7\n", "\u{feff}a;b\r\n1;0,5\r\n2;-1,25\r\n;7\r\n");

    for (one, other) in table(commas).columns().iter().zip(table(semicolons).columns()) {
        assert_eq!((one.name(), one.units()), (other.name(), other.units()));
    }
    let wrong = Table::read("a;b\n1;2\n3;x,5\n".as_bytes()).unwrap().columns()[1].numbers().unwrap_err();
    assert!(wrong.to_string().starts_with("row 3, column `b`: `x,5` is not a number"), "{wrong}");
}

#[test]
fn groups_of_numbers_are_the_same_whether_they_lie_close_or_far_apart() {
    // The last row is one that no table of all values between could reach.
    let close = table("a,b\n200,0.5\n-300,-1.25\n,\n200,0.50\n7,3\n");
    let far = table("a,b\n200,0.5\n-300,-1.25\n,\n200,0.50\n7,3\n900000000000000,900000000000000.75\n");

    for (near, wide) in close.columns().iter().zip(far.columns()) {
        let (near, wide) = (near.categories(), wide.categories());
        assert_eq!(near.codes, wide.codes[..5]);
        assert_eq!(near.labels, wide.labels[..3]);
        assert_eq!(near.numbers.unwrap(), wide.numbers.unwrap()[..3]);
    }
    assert_eq!(close.columns()[1].categories().labels, ["-1.25", "0.5", "3"]);
    assert_eq!(close.columns()[0].categories().codes[2], measurement::Categories::NONE);
}

#[test]
fn a_long_table_becomes_persons_by_items_and_raters_by_what_they_judged() {
    let text = "who,what,mark,judge\np,i,1,x\nq,i,2,x\np,j,3,y\np,i,4,y\n";
    let long = Options::default().with("long", "who,what,mark,judge");

    let read = table(text);
    let judged = ratings(&read, &long).unwrap();
    assert_eq!(judged.persons.unwrap(), ["p / i", "q / i", "p / j"]);
    assert_eq!(numbers(&judged.columns[1]), [Some(4.0), None, Some(3.0)]);

    let plain = Options::default().with("long", "who,what,mark");
    let twice = answers(&table(text), &plain).unwrap_err();
    assert_eq!(twice.to_string(), "row 5: `p` and `i` stand together in an earlier row already; leave one of the two");
}

#[test]
fn frequencies_and_chosen_columns_are_set_apart() {
    let options = Options::default().with("freq", "n").with("columns", "b,a");
    let read = table("a,b,n\n0,1,12\n1,1,3\n");
    let found = answers(&read, &options).unwrap();

    assert_eq!(found.columns.iter().map(|column| column.name()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(found.weights.unwrap(), [12.0, 3.0]);
    let bad = answers(&table("a,n\n0,1\n\n1,-1\n"), &Options::default().with("freq", "n")).unwrap_err();
    assert!(matches!(bad, Wrong::Cell { row: 4, .. }), "{bad}");
}

#[test]
fn a_matrix_may_have_a_blank_corner_and_must_be_square() {
    let options = Options::default().with("matrix", "").with("n", "213");
    for text in [",a,b\na,1,0.5\nb,0.5,1\n", "a,b\n1,0.5\n0.5,1\n"] {
        let found = matrix(&table(text), &options).unwrap();
        assert_eq!(
            (found.names, found.values, found.n),
            (vec!["a".into(), "b".into()], vec![1.0, 0.5, 0.5, 1.0], Some(213.0))
        );
    }
    assert!(matrix(&table("a,b\n1,2\n"), &options).is_err());
    assert!(matches!(matrix(&table("a,b\n1,2\n,3\n"), &options), Err(Wrong::Cell { row: 3, .. })));
}

#[test]
fn what_is_wrong_is_named_by_row_and_column() {
    for (text, message) in [
        ("", "the table: there is no header; name the columns in the first row"),
        ("a,a\n1,2\n", "column `a`: stands in the header twice; rename one of the two"),
        ("a,\n1,2\n", "row 1: column 2 has no name"),
        (
            "a,b\n1,2\n3\n",
            "row 3: fields: 1, in the header: 2; a field with a comma or a semicolon in it is put in quotes",
        ),
    ] {
        assert_eq!(Table::read(text.as_bytes()).unwrap_err().to_string(), message);
    }
    let words = table("a,b\n1,2\n3,four\n");
    let fault = Fault::NotANumber { text: "four".into() };
    assert_eq!(words.columns()[1].numbers().unwrap_err(), Wrong::cell(3, "b", fault));
    assert!(matches!(Table::read(b"a\n\xff\n".as_slice()), Err(Wrong::Cell { row: 2, .. })));
}

#[test]
fn a_sparse_long_table_cannot_claim_memory_that_was_not_sent() {
    let rows: String = (0..20_000).map(|row| format!("p{row},i{row},1\n")).collect();
    let long = Options::default().with("long", "person,item,score");
    let error = answers(&table(&format!("person,item,score\n{rows}")), &long).unwrap_err();
    assert!(error.to_string().contains("too many"), "{error}");
}

#[test]
fn layouts_exclude_each_other() {
    assert!(Layout::of(&Options::default().with("wide", "").with("matrix", "")).is_err());
    assert!(Layout::of(&Options::default().with("long", "a,b")).is_err());
    assert_eq!(Layout::of(&Options::default()), Ok(Layout::Wide));
}
