//! `gearbox trace`: every attempt to specialize an instruction, in order.

use std::fmt::Write as _;

use super::observe;
use crate::cli::ObserveArgs;
use crate::failure::Outcome;
use gearbox_vm::special::families::FAMILIES;
use gearbox_vm::vm::{Event, EventKind, Vm};

/// Runs the program and lists its events.
pub fn trace(args: ObserveArgs) -> Outcome {
    let json = args.json;
    let (configuration, source, argv) = args.program.resolve()?;
    observe(configuration, source, argv, true, move |vm, _| {
        let events = vm.quickening.events.as_deref().unwrap_or_default();
        if json {
            let rows: Vec<_> = events.iter().map(as_json).collect();
            format!("{:#}\n", serde_json::Value::from(rows))
        } else {
            text(vm, events)
        }
    })
}

/// What happened, in one word, and the failure kind's name.
fn describe(e: &Event) -> (&'static str, Option<String>) {
    let reason = |kind: u8| {
        FAMILIES
            .iter()
            .find(|f| f.op == e.from.family())
            .map(|f| f.kind_name(kind))
    };
    match e.kind {
        EventKind::Specialized => ("specialized", None),
        EventKind::Flipped => ("flipped", None),
        EventKind::Failed(k) => ("failed", reason(k)),
        EventKind::Despecialized(k) => ("despecialized", reason(k)),
        EventKind::Absent => ("absent", None),
    }
}

fn line_of(e: &Event) -> i32 {
    Vm::position_of(e.code, e.unit as i32).0
}

fn text(_: &Vm, events: &[Event]) -> String {
    let mut out = String::new();
    for e in events {
        let (what, reason) = describe(e);
        let _ = write!(
            out,
            "{}:{} {}+{} execution {}: {}",
            e.code.filename.as_str(),
            line_of(e),
            e.code.qualname.as_str(),
            e.unit * 2,
            e.execution,
            e.from.name(),
        );
        if e.from != e.to || matches!(e.kind, EventKind::Flipped) {
            let _ = write!(out, " -> {}", e.to.name());
        }
        let _ = match reason {
            Some(r) => writeln!(out, " ({what}: {r})"),
            None => writeln!(out, " ({what})"),
        };
    }
    out
}

fn as_json(e: &Event) -> serde_json::Value {
    let (what, reason) = describe(e);
    serde_json::json!({
        "file": e.code.filename.as_str(),
        "line": line_of(e),
        "code": e.code.qualname.as_str(),
        "offset": e.unit * 2,
        "execution": e.execution,
        "event": what,
        "from": e.from.name(),
        "to": e.to.name(),
        "reason": reason,
    })
}
