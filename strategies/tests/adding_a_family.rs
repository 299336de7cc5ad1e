//! docs/adding-a-family.md names all places of one family: the places are there, and there are no others.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// File and text of each row of the document's table.
fn places() -> Vec<(&'static str, &'static str)> {
    include_str!("../../docs/adding-a-family.md")
        .lines()
        .filter_map(|line| {
            let (file, rest) = line.strip_prefix("| `")?.split_once("` | `")?;
            Some((file, rest.split_once("` |")?.0))
        })
        .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn the_places_exist() {
    let places = places();
    assert_eq!(places.len(), 10);
    for (file, text) in places {
        let source = std::fs::read_to_string(root().join(file)).expect(file);
        assert!(source.contains(text), "{file} has no `{text}`");
    }
}

#[test]
fn there_are_no_others() {
    let known: Vec<PathBuf> = places().iter().map(|(file, _)| root().join(file)).collect();
    let mut files = Vec::new();
    rust_files(&root().join("vm/src"), &mut files);
    let names = ["ContainsOpSet", "ContainsOpDict", "contains_op::"];
    for file in files {
        let source = std::fs::read_to_string(&file).expect("UTF-8");
        let named = names.iter().any(|name| source.contains(name));
        assert!(
            !named || known.contains(&file),
            "{} is not in the document",
            file.display()
        );
    }
}

#[test]
fn the_code_is_the_family_s() {
    let document = include_str!("../../docs/adding-a-family.md");
    let source = include_str!("../../vm/src/special/contains_op.rs");
    let mut blocks = document.split("```rust\n").skip(1);
    let shown = blocks.next().and_then(|rest| rest.split("```").next());
    assert!(shown.is_some_and(|code| source.contains(code)));
    assert!(blocks.next().is_none());
}
