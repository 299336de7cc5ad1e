//! `gearbox list`: what there is.

use std::fmt::Write as _;

use crate::cli::{Inventory, ListArgs};
use crate::engine;
use crate::failure::{Failure, Outcome};
use crate::kernels::Suite;
use crate::output;
use crate::probes::PROBES;
use gearbox_strategies::fusions;
use gearbox_vm::fuse::FUSIONS;
use gearbox_vm::special::families::FAMILIES;

/// Iterations of a probe's loop in the program that `--json` shows.
const PROBE_ITERATIONS: u64 = 1_000_000;

/// Prints what was asked for, or everything.
pub fn list(args: ListArgs) -> Outcome {
    let wanted = |what| args.what.is_none_or(|w| w == what);
    let suite = Suite::builtin()?;
    if args.json {
        let mut object = serde_json::Map::new();
        if wanted(Inventory::Strategies) {
            let rows: Vec<_> = engine::strategies()
                .iter()
                .map(|s| serde_json::json!({"name": s.name, "description": s.description}))
                .collect();
            object.insert("strategies".into(), rows.into());
        }
        if wanted(Inventory::Configurations) {
            object.insert("configurations".into(), engine::matrix().into());
        }
        if wanted(Inventory::Families) {
            object.insert("families".into(), families_json());
        }
        if wanted(Inventory::Superinstructions) {
            object.insert("fused".into(), superinstructions_json());
        }
        if wanted(Inventory::Kernels) {
            let rows =
                serde_json::to_value(&suite.kernels).map_err(|e| Failure::error(e.to_string()))?;
            object.insert("kernels".into(), rows);
        }
        if wanted(Inventory::Probes) {
            object.insert("probes".into(), probes_json());
        }
        output::print(&format!("{:#}\n", serde_json::Value::Object(object)));
        return Ok(0);
    }
    let mut text = String::new();
    let heading = |text: &mut String, title: &str| {
        // One list alone needs no heading.
        if args.what.is_none() {
            let _ = writeln!(text, "{title}:");
        }
    };
    if wanted(Inventory::Strategies) {
        heading(&mut text, "strategies");
        for s in engine::strategies() {
            let _ = writeln!(text, "{:<18} {}", s.name, s.description);
        }
    }
    if wanted(Inventory::Configurations) {
        heading(&mut text, "configurations");
        for label in engine::matrix() {
            let _ = writeln!(text, "{label}");
        }
    }
    if wanted(Inventory::Families) {
        heading(&mut text, "families");
        for f in FAMILIES {
            let kind = if f.counted { "" } else { ", without a counter" };
            let _ = writeln!(text, "{} ({}{kind})", f.name(), f.op.name());
            for m in f.members {
                let _ = writeln!(text, "  {:<28} {:<42} {}", m.name(), m.op.name(), m.guards);
            }
        }
    }
    if wanted(Inventory::Superinstructions) {
        heading(&mut text, "sets and fused instructions");
        for (name, _, about) in fusions::NAMED {
            let _ = writeln!(text, "set {name:<14} {about}");
        }
        for f in FUSIONS {
            let _ = writeln!(text, "{}", f.name());
        }
    }
    if wanted(Inventory::Kernels) {
        heading(&mut text, "kernels");
        for k in &suite.kernels {
            let _ = writeln!(text, "{:<18} {:<12} {}", k.name, k.kind, k.about);
        }
    }
    if wanted(Inventory::Probes) {
        heading(&mut text, "probes");
        for p in PROBES {
            let source = [p.setup, p.before, p.body].map(one_line).join(" | ");
            let _ = writeln!(text, "{:<42} {source}", p.member.name());
        }
    }
    output::print(&text);
    Ok(0)
}

fn superinstructions_json() -> serde_json::Value {
    let sets: Vec<_> = fusions::NAMED
        .iter()
        .map(|(name, set, about)| {
            let rows = FUSIONS.iter().enumerate();
            let names: Vec<String> = rows.filter(|(row, _)| set.contains(*row)).map(|(_, f)| f.name()).collect();
            serde_json::json!({"name": name, "description": about, "static_pairs": set.static_pairs, "fused": names})
        })
        .collect();
    let catalogue: Vec<_> = FUSIONS
        .iter()
        .map(|f| {
            let ops: Vec<&str> = f.ops.iter().map(|op| op.name()).collect();
            serde_json::json!({"name": f.name(), "opcode": f.number, "ops": ops})
        })
        .collect();
    serde_json::json!({"sets": sets, "catalogue": catalogue})
}

/// Statements on one line, for a table.
fn one_line(block: &str) -> String {
    block
        .split('\n')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("; ")
}

fn probes_json() -> serde_json::Value {
    PROBES
        .iter()
        .map(|p| {
            serde_json::json!({
                "opcode": p.member.name(), "setup": p.setup, "before": p.before, "body": p.body, "program": p.program(PROBE_ITERATIONS),
            })
        })
        .collect()
}

fn families_json() -> serde_json::Value {
    FAMILIES
        .iter()
        .map(|f| {
            let members: Vec<_> = f
                .members
                .iter()
                .map(|m| serde_json::json!({"name": m.name(), "opcode": m.op.name(), "guards": m.guards}))
                .collect();
            serde_json::json!({"name": f.name(), "opcode": f.op.name(), "counter": f.counted, "members": members})
        })
        .collect()
}
