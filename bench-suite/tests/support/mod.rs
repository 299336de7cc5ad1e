//! Campaigns without clocks: interpreters that are shell scripts and speak the driver's protocol.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of its own for each test, removed at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("gearbox-test-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("temporary folder");
        Folder(path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("folder");
        fs::write(&path, text).expect("writable");
        path.display().to_string()
    }

    /// An interpreter that runs `body` for each kernel run; `$1` is the driver's second argument on.
    pub fn interpreter(&self, name: &str, body: &str) -> String {
        let script = format!(
            "#!/bin/sh\nif [ \"$1\" = -c ]; then printf '{name}\\t1.0\\t1.0 (fake)\\n'; exit 0; fi\nshift\n{body}\n"
        );
        let path = self.write(&format!("{name}.sh"), &script);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
        path
    }

    /// Two kernels with the golden results `a` and `b`.
    pub fn kernels(&self) -> String {
        let entry = |name: &str, golden: &str| {
            serde_json::json!({
                "name": name, "file": format!("{name}.py"), "kind": "test", "about": "nothing",
                "sizes": {"unit": 1, "std": 2}, "golden": {"unit": golden, "std": golden}
            })
        };
        let inventory = serde_json::json!([entry("alpha", "a"), entry("beta", "b")]);
        self.write("suite/kernels.json", &inventory.to_string());
        self.write("suite/alpha.py", "def run(n): return 'a'\n");
        self.write("suite/beta.py", "def run(n): return 'b'\n");
        self.path("suite")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Prints right results; values of `$TIME` nanoseconds plus a little that depends on the process.
const GOOD: &str = r#"
i=0; while [ $i -lt $4 ]; do echo "warmup 1000000"; i=$((i+1)); done
i=0; while [ $i -lt $5 ]; do echo "value $((TIME * $3 + $$ % 1000 + i))"; i=$((i+1)); done
case $1 in alpha) echo "checksum a";; beta) echo "checksum b";; esac"#;

pub fn good(time: &str) -> String {
    format!("TIME={time}\n{GOOD}")
}

pub fn gearbox(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(args)
        .output()
        .expect("gearbox runs")
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs a campaign of external interpreters only.
pub fn bench(folder: &Folder, pythons: &[&str], extra: &[&str]) -> Output {
    let kernels = folder.kernels();
    let out = folder.path("out");
    let mut args = vec![
        "bench",
        "-s",
        "none",
        "--allow-debug",
        "--kernel-dir",
        &kernels,
        "-o",
        &out,
    ];
    for python in pythons {
        args.extend(["--python", python]);
    }
    args.extend(extra);
    gearbox(&args)
}

pub fn lines(path: &str) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(path).expect("journal");
    text.lines()
        .map(|l| serde_json::from_str(l).expect("JSON line"))
        .collect()
}

/// (kernel, configuration, padding) of the measured processes, in order.
pub fn measured(journal: &str) -> Vec<(String, String, u64)> {
    lines(journal)
        .iter()
        .filter(|r| r["phase"] == "measure")
        .map(|r| {
            let field = |name: &str| r[name].as_str().expect("text").to_string();
            (
                field("kernel"),
                field("configuration"),
                r["padding"].as_u64().expect("number"),
            )
        })
        .collect()
}
