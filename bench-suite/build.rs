//! Embeds the kernels (so that the installed binary works anywhere) and records facts about the build.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

fn main() {
    let manifest = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    embed(
        "FILES",
        &Path::new(&manifest).join("kernels"),
        &Path::new(&out).join("embedded.rs"),
    );
    embed(
        "CLAIMS",
        &Path::new(&manifest).join("claims"),
        &Path::new(&out).join("claims.rs"),
    );
    facts(&manifest);
}

/// Writes a table of (file name, text) of every program and data file in a folder.
fn embed(table: &str, folder: &Path, target: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder exists")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".py") || name.ends_with(".json"))
        // A tool for maintainers, not a program to measure.
        .filter(|name| name != "make_golden.py")
        .collect();
    names.sort();
    let mut code = format!("pub static {table}: &[(&str, &str)] = &[\n");
    for name in names {
        let path = folder.join(&name);
        println!("cargo::rerun-if-changed={}", path.display());
        writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        )
        .expect("to memory");
    }
    code.push_str("];\n");
    fs::write(target, code).expect("the output folder is writable");
}

/// Compiler, commit and profile, as environment variables of the compilation.
fn facts(manifest: &str) {
    let set = |name: &str, value: &str| println!("cargo::rustc-env=GEARBOX_BUILD_{name}={value}");
    let run = |program: &str, args: &[&str]| -> Option<String> {
        let output = Command::new(program)
            .args(args)
            .current_dir(manifest)
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
    };
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let verbose = run(&rustc, &["-vV"]).unwrap_or_default();
    set("RUSTC", verbose.lines().next().unwrap_or("unknown"));
    let llvm = verbose
        .lines()
        .find_map(|l| l.strip_prefix("LLVM version: "));
    set("LLVM", llvm.unwrap_or(""));
    set(
        "COMMIT",
        &run("git", &["rev-parse", "HEAD"]).unwrap_or_default(),
    );
    let dirty = run("git", &["status", "--porcelain", "--untracked-files=no"]);
    set(
        "DIRTY",
        dirty.map_or("", |d| if d.is_empty() { "no" } else { "yes" }),
    );
    // A commit or a checkout moves one of these.
    for name in ["HEAD", "logs/HEAD", "index"] {
        if let Some(path) = run("git", &["rev-parse", "--git-path", name]) {
            let path = Path::new(manifest).join(path);
            if path.exists() {
                println!("cargo::rerun-if-changed={}", path.display());
            }
        }
    }
    for (name, variable) in [
        ("TARGET", "TARGET"),
        ("PROFILE", "PROFILE"),
        ("OPT_LEVEL", "OPT_LEVEL"),
    ] {
        set(name, &env::var(variable).unwrap_or_default());
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    set("RUSTFLAGS", &flags.replace('\u{1f}', " "));
}
