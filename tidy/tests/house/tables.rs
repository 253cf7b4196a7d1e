//! Law 1 in SQL: a store writes its own tables and joins only those of crates above. Law 2: statuses have one door.

use std::collections::BTreeMap;

use tidy::{Kind, Repository, Source, Write, clean, function_around, status_write, touches, words};

/// Table → the crate whose migration makes it.
fn owners(repository: &Repository) -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    for migration in &repository.migrations {
        for table in created(&migration.text) {
            owners.entry(table).or_insert_with(|| migration.owner.clone());
        }
    }
    owners
}

/// The tables a migration creates.
fn created(text: &str) -> Vec<String> {
    let text: String =
        text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let lower = text.to_lowercase();
    words(&lower, "create table")
        .into_iter()
        .filter_map(|at| {
            let rest = lower.get(at..)?.strip_prefix("create table")?.trim_start();
            let rest = rest.strip_prefix("if not exists").unwrap_or(rest).trim_start();
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            (!name.is_empty()).then_some(name)
        })
        .collect()
}

#[test]
fn migrations_say_their_number_their_stage_and_their_reason() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for migration in &repository.migrations {
        let number = migration.number.len() == 4 && migration.number.chars().all(|c| c.is_ascii_digit());
        let known =
            ["platform", "stages"].iter().any(|floor| repository.root.join(floor).join(&migration.owner).is_dir());
        let dialect = migration.dialect.as_deref().is_none_or(|name| matches!(name, "sqlite" | "postgres"));
        let reason = migration.path.matches('-').count() >= 2;
        if !(number && known && dialect && reason) {
            findings.push(format!("{}: not NNNN-stage-reason.sql (or .sqlite.sql and .postgres.sql)", migration.path));
        }
        if !migration.text.trim_start().starts_with("--") {
            findings.push(format!("{}: does not open with its reason (`-- …`)", migration.path));
        }
        if let Some(twin) = migration.dialect.as_deref().and_then(|dialect| {
            let other = if dialect == "sqlite" { "postgres" } else { "sqlite" };
            let twin = migration.path.replace(&format!(".{dialect}.sql"), &format!(".{other}.sql"));
            (!repository.root.join(&twin).is_file()).then_some(twin)
        }) {
            findings.push(format!("{}: its twin {twin} is missing", migration.path));
        }
        let stem = migration.path.split('.').next().unwrap_or_default();
        if let Some(other) = seen.insert(&migration.number, stem).filter(|other| *other != stem) {
            findings.push(format!("{}: number {} is taken by {other}", migration.path, migration.number));
        }
    }
    clean(
        "A migration is migrations/NNNN-stage-reason.sql, its number is its own, its first line says why.",
        "rename it (before release only), or give it the next free number.",
        &findings,
    );
}

#[test]
fn a_stage_prefixes_its_tables() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for migration in &repository.migrations {
        let stage = repository.root.join("stages").join(&migration.owner).is_dir();
        let foreign = |table: &String| !table.starts_with(&format!("{}_", migration.owner));
        findings.extend(
            created(&migration.text)
                .iter()
                .filter(|table| stage && foreign(table))
                .map(|table| format!("{}: {table} should be {}_…", migration.path, migration.owner)),
        );
    }
    clean(
        "The tables of a stage begin with its name.",
        "rename the table, or move it to its stage's migration.",
        &findings,
    );
}

#[test]
fn tables_refer_only_to_tables_above_them() {
    let repository = Repository::read();
    let owners = owners(repository);
    let mut findings = Vec::new();
    for migration in &repository.migrations {
        for touch in touches(&migration.text) {
            let Some(owner) = owners.get(&touch.table) else { continue };
            if repository.place(owner) > repository.place(&migration.owner) {
                findings.push(format!("{}: refers to {}, a table of {owner}", migration.path, touch.table));
            }
        }
    }
    clean(
        "Law 1: a migration refers only to tables of its own crate and of crates above it.",
        "keep the reference in the later stage's table.",
        &findings,
    );
}

#[test]
fn a_store_writes_its_own_tables_and_joins_only_those_above() {
    let repository = Repository::read();
    let owners = owners(repository);
    let mut findings = Vec::new();
    for (place, member) in repository.members.iter().enumerate() {
        for source in member.own() {
            for literal in &source.literals {
                for touch in touches(&literal.says) {
                    let Some(owner) = owners.get(&touch.table) else { continue };
                    let here = source.place(literal.at);
                    if touch.write.is_some() && *owner != member.name {
                        findings.push(format!("{here}: writes {}, which belongs to {owner}", touch.table));
                    } else if repository.place(owner).is_some_and(|other| other > place) {
                        findings.push(format!("{here}: reads {}, which belongs to {owner} below it", touch.table));
                    }
                }
            }
        }
    }
    clean(
        "Law 1: SQL writes only tables of its own crate and reads only those of its own and of crates above.",
        "call the face of the stage that owns the table; towards later stages, announce an event and let app react.",
        &findings,
    );
}

#[test]
fn the_sql_of_a_stage_stands_in_its_store() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| member.kind == Some(Kind::Stage)) {
        for source in member.own().filter(|source| !in_store(source)) {
            let sql = source.literals.iter().filter(|literal| is_statement(&literal.says));
            findings.extend(sql.map(|literal| format!("{}: {}", source.place(literal.at), first_words(&literal.says))));
        }
    }
    clean(
        "Every SQL statement of a stage stands in its store.rs.",
        "move the statement into a function of store.rs named by its question.",
        &findings,
    );
}

#[test]
fn a_status_is_stored_only_with_a_move_in_hand() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| member.kind == Some(Kind::Stage)) {
        for source in member.own() {
            for literal in &source.literals {
                let Some(write) = status_write(&literal.says) else { continue };
                let head = function_around(&source.code, literal.at).unwrap_or_default();
                let moved = !words(head, "Moved").is_empty();
                let free = words(head, "Status").is_empty();
                if !(moved || write == Write::Insert && free) {
                    findings.push(format!("{}: {}", source.place(literal.at), first_words(&literal.says)));
                }
            }
        }
    }
    clean(
        "Law 2: a function that writes a status takes a `Moved<Status, Act>`, which only `kernel::after` makes.",
        "ask `after(MOVES, …)` in actions.rs and pass its `Moved` to the store; a row is born in its first state.",
        &findings,
    );
}

#[test]
fn only_the_database_begins_a_transaction() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| member.name != "db") {
        for source in member.own() {
            for call in [".begin(", "::begin(", ".begin_with_config(", ".begin_with_options("] {
                findings.extend(source.find(call).into_iter().map(|at| format!("{}: {call}…)", source.place(at))));
            }
            let raw = source.literals.iter().filter(|literal| {
                let words = literal.says.trim().to_lowercase();
                ["begin", "begin immediate", "begin transaction", "commit", "rollback"].contains(&words.as_str())
            });
            findings.extend(raw.map(|literal| format!("{}: \"{}\"", source.place(literal.at), literal.says)));
        }
    }
    clean(
        "Only platform/db begins transactions: a deferred BEGIN loses writes on SQLite (decision 0003).",
        "use `Db::write`; reading needs none.",
        &findings,
    );
}

#[test]
fn only_tests_write_by_hand() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| member.name != "db") {
        for source in member.own() {
            findings.extend(source.find(".by_hand(").into_iter().map(|at| source.place(at)));
        }
    }
    clean(
        "A statement by hand leaves no record: it is for tests that play the intruder.",
        "use `Db::write`.",
        &findings,
    );
}

#[test]
fn only_actions_open_a_write() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| member.kind == Some(Kind::Stage)) {
        let rest = member.own().filter(|source| source.name() != "actions.rs" && !source.path.contains("/actions/"));
        for source in rest {
            for call in ["db.write(", "db().write("] {
                findings.extend(source.find(call).into_iter().map(|at| source.place(at)));
            }
        }
    }
    clean(
        "The only transactions of a stage are in its actions.rs: pages, API, imports and commands all call it.",
        "move the act into actions.rs (load, decide, save, announce) and call it.",
        &findings,
    );
}

#[test]
fn a_stage_leaves_a_record_of_every_write() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| member.kind == Some(Kind::Stage)) {
        for source in member.own() {
            findings.extend(source.find(".unrecorded(").into_iter().map(|at| source.place(at)));
        }
    }
    clean(
        "A stage writes only what the audit chain sees; unrecorded writes are the platform's machinery.",
        "use `Write::change` with the row it touches, and `Write::record`.",
        &findings,
    );
}

fn in_store(source: &Source) -> bool {
    source.name() == "store.rs" || source.path.contains("/store/")
}

/// Does a text look like a statement rather than like a sentence?
fn is_statement(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    let has = |word: &str| !words(&text, word).is_empty();
    (text.starts_with("select ") && has("from"))
        || text.starts_with("insert into ")
        || text.starts_with("delete from ")
        || (text.starts_with("update ") && has("set"))
        || (text.starts_with("with ") && has("as") && has("select"))
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(8).collect::<Vec<_>>().join(" ")
}
