//! Every route goes through a guarded door. HTML keeps its styles in the stylesheet and its behaviour in modules: the content policy refuses anything else.

use tidy::{Kind, Repository, clean};

const INLINE: [&str; 6] = ["style=", "onclick=", "onchange=", "oninput=", "onsubmit=", "onload="];

#[test]
fn no_element_carries_its_own_style_or_script() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        for source in member.own() {
            for attribute in INLINE {
                let spoken = source.find(attribute).into_iter().filter(|at| {
                    let next = source.code.get(at + attribute.len()..).and_then(|rest| rest.chars().next());
                    next.is_some_and(|c| matches!(c, '"' | '(' | '{' | '['))
                });
                findings.extend(spoken.map(|at| format!("{}: {attribute}", source.place(at))));
                let written = source.literals.iter().filter(|literal| literal.says.contains(&format!(" {attribute}")));
                findings.extend(written.map(|literal| format!("{}: {attribute}", source.place(literal.at))));
            }
        }
    }
    clean(
        "No inline styles and no inline scripts: the content policy forbids them.",
        "add a class to the stylesheet of platform/web, or a behaviour to its modules.",
        &findings,
    );
}

#[test]
fn a_route_is_opened_only_through_doors() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        let outside = member.name == "web" || matches!(member.kind, Some(Kind::App | Kind::Bench | Kind::Tidy));
        for source in member.own().filter(|_| !outside) {
            for word in ["Router::new", "Router::default", ".route(", "MethodRouter", "OpenApiRouter"] {
                findings.extend(source.find(word).into_iter().map(|at| format!("{}: {word}", source.place(at))));
            }
        }
    }
    clean(
        "A route declares its permission: there is no way in past `Doors` (decision 0007).",
        "gather the routes of the stage with `Doors::get`, `Doors::post` and `Doors::api` of platform/web.",
        &findings,
    );
}
