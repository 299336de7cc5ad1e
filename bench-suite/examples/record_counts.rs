//! Reads what the bench `counts` prints with `--output-format=json`, writes the counts to the data file, and says what changed.

#[path = "../benches/counts/recorded.rs"]
mod recorded;

use std::io::Read as _;
use std::process::ExitCode;

use recorded::{FILE, Recorded, identifier};
use serde_json::Value;

fn main() -> ExitCode {
    match record() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("record_counts: {message}");
            ExitCode::FAILURE
        }
    }
}

fn record() -> Result<(), String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|e| e.to_string())?;
    let mut new = Recorded::here();
    for summary in serde_json::Deserializer::from_str(&text).into_iter() {
        let summary: Value = summary.map_err(|e| format!("the bench's output: {e}"))?;
        let (kernel, strategy, count) =
            entry(&summary).ok_or_else(|| format!("a summary of another form: {summary}"))?;
        new.counts
            .entry(kernel)
            .or_default()
            .insert(strategy, count);
    }
    if new.counts.is_empty() {
        return Err("the bench printed no counts".to_owned());
    }
    match Recorded::load() {
        Ok(old) => compare(&old, &new),
        Err(why) => println!("all new: {why}"),
    }
    let text = serde_json::to_string_pretty(&new).map_err(|e| e.to_string())?;
    std::fs::write(FILE, text + "\n").map_err(|e| format!("{FILE}: {e}"))?;
    println!("wrote {FILE}");
    Ok(())
}

/// Kernel, strategy and instructions of one bench.
fn entry(summary: &Value) -> Option<(String, String, u64)> {
    let kernel = summary["function_name"].as_str()?;
    let id = summary["id"].as_str()?;
    let strategy = gearbox_strategies::all()
        .iter()
        .find(|s| identifier(s.name()) == id)?;
    let profiles = summary["profiles"].as_array()?;
    let profile = profiles.iter().find(|p| p["tool"] == "Callgrind")?;
    let metrics = &profile["summaries"]["total"]["summary"]["Callgrind"]["Ir"]["metrics"];
    // The new value, alone or before the one of an earlier run.
    let value = metrics.get("Left").or_else(|| metrics["Both"].get(0))?;
    let count = value["Int"].as_u64()?;
    Some((kernel.to_owned(), strategy.name().to_owned(), count))
}

fn compare(old: &Recorded, new: &Recorded) {
    if (&old.rustc, &old.target) != (&new.rustc, &new.target) {
        println!(
            "recorded before with {} for {}, now with {} for {}",
            old.rustc, old.target, new.rustc, new.target
        );
    }
    for (kernel, counts) in &new.counts {
        for (strategy, count) in counts {
            let before = old.counts.get(kernel).and_then(|c| c.get(strategy));
            let change = match before {
                Some(before) => format!("{:+.2} %", 100.0 * (*count as f64 / *before as f64 - 1.0)),
                None => "new".to_owned(),
            };
            println!("{kernel:<18} {strategy:<18} {count:>12} {change}");
        }
    }
}
