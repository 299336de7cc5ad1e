//! Who may know whom: the directions that docs/architecture.md promises, read from the sources.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file below a folder, with its text; comments are blanked, since prose may name anything.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("UTF-8 source");
                let code: Vec<&str> = text
                    .lines()
                    .map(|l| {
                        if l.trim_start().starts_with("//") {
                            ""
                        } else {
                            l
                        }
                    })
                    .collect();
                found.push((path, code.join("\n")));
            }
        }
    }
    found
}

/// First-level modules that a source names through `crate::`, groups (`crate::{a, b}`) included.
fn modules_named(code: &str) -> Vec<String> {
    let identifier = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(identifier(rest));
            continue;
        };
        // Only names at the group's first level are modules.
        let mut depth = 0;
        let mut start = true;
        for (i, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' => start = depth == 0,
                c if c.is_whitespace() => {}
                _ if start && depth == 0 => {
                    names.push(identifier(&group[i..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    names
}

/// Places below `folder` that name one of the forbidden modules.
fn offenders(folder: &Path, forbidden: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for (path, code) in sources(folder) {
        for name in modules_named(&code) {
            if forbidden.contains(&name.as_str()) {
                out.push(format!("{} names crate::{name}", path.display()));
            }
        }
    }
    out
}

/// Our own crates in the `[dependencies]` of a manifest.
fn own_dependencies(member: &str) -> Vec<String> {
    let manifest = fs::read_to_string(root().join(member).join("Cargo.toml")).expect("manifest");
    manifest
        .split("\n[")
        .filter(|section| section.starts_with("dependencies]"))
        .flat_map(str::lines)
        .filter(|line| line.starts_with("gearbox-"))
        .map(|line| {
            line.split(['.', ' ', '='])
                .next()
                .unwrap_or_default()
                .to_string()
        })
        .collect()
}

#[test]
fn names_are_found_in_every_spelling() {
    let code = "use crate::ops::add;\nuse crate::{heap::{Heap, ops}, run, value::Value};\ncrate::tree::walk()";
    assert_eq!(modules_named(code), ["ops", "heap", "run", "value", "tree"]);
}

#[test]
fn crates_depend_one_way() {
    assert_eq!(own_dependencies("vm"), Vec::<String>::new());
    assert_eq!(own_dependencies("reports"), Vec::<String>::new());
    assert_eq!(own_dependencies("strategies"), ["gearbox-vm"]);
    assert_eq!(
        own_dependencies("bench-suite"),
        ["gearbox-vm", "gearbox-strategies", "gearbox-reports"]
    );
}

#[test]
fn only_the_frontend_knows_the_parser() {
    let mut offenders = Vec::new();
    for member in ["vm", "strategies", "bench-suite", "reports"] {
        for (path, code) in sources(&root().join(member).join("src")) {
            let inside = path.components().any(|c| c.as_os_str() == "frontend");
            if !inside && code.contains("rustpython_parser") {
                offenders.push(path);
            }
        }
    }
    assert!(offenders.is_empty(), "{offenders:?}");
}

#[test]
fn lower_layers_of_the_vm_do_not_know_higher_ones() {
    let vm = root().join("vm/src");
    let rules: [(&str, &[&str]); 6] = [
        (
            "isa",
            &[
                "code", "compile", "frontend", "tree", "ops", "run", "object", "protocol",
                "builtins", "modules",
            ],
        ),
        (
            "value",
            &[
                "ops", "run", "frontend", "tree", "compile", "builtins", "modules",
            ],
        ),
        ("tree", &["ops", "run", "object", "builtins", "modules"]),
        (
            "code",
            &["frontend", "tree", "ops", "run", "builtins", "modules"],
        ),
        ("object", &["ops", "special", "fuse"]),
        ("protocol", &["ops", "special", "fuse"]),
    ];
    let mut all = Vec::new();
    for (folder, forbidden) in rules {
        all.extend(offenders(&vm.join(folder), forbidden));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn no_strategy_knows_another_and_shared_folders_know_none() {
    let folder = root().join("strategies/src");
    // What the registry names is a strategy; other folders (dispatch shapes) serve several.
    let registry = fs::read_to_string(folder.join("registry.rs")).expect("registry.rs");
    let strategies: Vec<String> = fs::read_dir(&folder)
        .expect("strategies/src")
        .flatten()
        .filter(|e| e.path().is_dir())
        .filter_map(|e| e.file_name().into_string().ok())
        .filter(|name| registry.contains(&format!("crate::{name}::")))
        .collect();
    assert!(strategies.len() >= 3, "{strategies:?}");
    let (mut all, mut shared) = (Vec::new(), Vec::new());
    let every: Vec<&str> = strategies.iter().map(String::as_str).collect();
    for entry in fs::read_dir(&folder).expect("strategies/src").flatten() {
        let name = entry.file_name().into_string().expect("UTF-8");
        if entry.path().is_dir() && !strategies.contains(&name) {
            shared.push(name);
        }
    }
    assert!(
        shared.iter().any(|s| s == "dispatch") && shared.iter().any(|s| s == "tree_support"),
        "{shared:?}"
    );
    for name in &shared {
        // What serves several strategies knows none of them, neither as a module nor by its name in the registry.
        all.extend(offenders(&folder.join(name), &every));
        for (path, code) in sources(&folder.join(name)) {
            for strategy in &every {
                let quoted = format!("\"{}\"", strategy.replace('_', "-"));
                if code.contains(&quoted) {
                    all.push(format!("{} names {quoted}", path.display()));
                }
            }
        }
    }
    for name in &strategies {
        let others: Vec<&str> = strategies
            .iter()
            .filter(|s| *s != name)
            .map(String::as_str)
            .collect();
        all.extend(offenders(&folder.join(name), &others));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn nothing_outside_strategies_matches_on_their_names() {
    let mut all = Vec::new();
    for member in ["vm", "bench-suite", "reports"] {
        for (path, code) in sources(&root().join(member).join("src")) {
            for name in [
                "\"ast-walker\"",
                "\"closures\"",
                "\"superinstructions\"",
                "\"quickener\"",
            ] {
                if code.contains(name) && !code.contains("#[cfg(test)]") {
                    all.push(format!("{} names {name}", path.display()));
                }
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
