//! Law 1: a crate may depend only on crates above it.

use tidy::{Kind, Repository, clean};

/// The journey, in the guide's order.
const JOURNEY: [&str; 14] = [
    "registry",
    "commissions",
    "coordination",
    "regulation",
    "surveys",
    "needs",
    "guidance",
    "programmes",
    "placement",
    "agreements",
    "practice",
    "assessment",
    "accreditation",
    "outlook",
];

#[test]
fn members_stand_in_law_order() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        if member.kind.is_none() {
            findings.push(format!("{} stands on no floor of the house", member.path));
        }
        if !member.path.ends_with(&member.name) {
            findings
                .push(format!("{} is called {}: the folder and the crate share one name", member.path, member.name));
        }
    }
    for pair in repository.members.windows(2) {
        let [above, below] = pair else { continue };
        if above.kind > below.kind {
            findings.push(format!("{} stands above {}", above.path, below.path));
        }
    }
    clean(
        "Law 1: the members of the root Cargo.toml stand in the order kernel, engines, platform, stages, app, bench, tidy.",
        "move the line in `members`; a new crate goes into the folder of its floor.",
        &findings,
    );
}

#[test]
fn stages_stand_in_the_order_of_the_journey() {
    let repository = Repository::read();
    let stages: Vec<_> = repository.members.iter().filter(|member| member.kind == Some(Kind::Stage)).collect();
    let step = |name: &str| JOURNEY.iter().position(|stage| *stage == name);
    let mut findings: Vec<String> = stages
        .iter()
        .filter(|stage| step(&stage.name).is_none())
        .map(|stage| format!("{} is no step of the journey", stage.path))
        .collect();
    for pair in stages.windows(2) {
        let [above, below] = pair else { continue };
        if step(&above.name) > step(&below.name) {
            findings.push(format!("{} stands above {}", above.path, below.path));
        }
    }
    clean(
        "The stages stand in the guide's order.",
        "move the line in `members`, or extend JOURNEY in tidy/tests/house/order.rs together with ARCHITECTURE.md.",
        &findings,
    );
}

#[test]
fn a_crate_depends_only_on_crates_above_it() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for (place, member) in repository.members.iter().enumerate() {
        for (section, name, _) in member.dependencies() {
            let Some(other) = repository.place(name) else { continue };
            if other >= place {
                findings.push(format!("{} [{section}] takes {name}, which stands below it", member.path));
            }
        }
    }
    clean(
        "Law 1: a crate depends only on crates listed above it in the root Cargo.toml.",
        "turn the dependency round: earlier stages are told by events (app/src/reactions.rs) and shown by windows (app/src/windows.rs).",
        &findings,
    );
}

#[test]
fn engines_depend_only_on_ground_and_platform_on_no_stage() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        for (section, name, _) in member.dependencies() {
            let Some(other) = repository.members.iter().find(|other| other.name == name) else { continue };
            let allowed = match member.kind {
                Some(Kind::Kernel) => false,
                Some(Kind::Engine) => other.name == "ground" && member.name != "ground",
                Some(Kind::Platform) => matches!(other.kind, Some(Kind::Kernel | Kind::Engine | Kind::Platform)),
                _ => true,
            };
            if !allowed {
                findings.push(format!("{} [{section}] takes {name}", member.path));
            }
        }
    }
    clean(
        "Kernel and ground depend on nothing of ours, engines on ground alone, platform on no stage.",
        "pass what is needed as an argument, or let the stage declare it and app assemble it.",
        &findings,
    );
}

#[test]
fn press_is_used_by_app_alone() {
    let repository = Repository::read();
    let findings: Vec<String> = repository
        .members
        .iter()
        .filter(|member| !matches!(member.kind, Some(Kind::App | Kind::Bench)))
        .filter(|member| member.dependencies().iter().any(|(_, name, _)| *name == "press"))
        .map(|member| format!("{} takes press", member.path))
        .collect();
    clean(
        "The press (typst) is linked by app alone, so that no stage's tests wait for it.",
        "use the face of platform/documents; app gives it the press.",
        &findings,
    );
}
