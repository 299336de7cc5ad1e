//! Strict reading of result files: every error names the file, the line and the field.
//!
//! One leniency: a last journal line without a line end is what a killed writer leaves behind;
//! it is dropped, and the loaded campaign says so.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::schema::{CAMPAIGN_FILE, Campaign, JOURNAL_FILE, Record, SCHEMA_VERSION, State};

/// A campaign with all its journal lines.
#[derive(Debug, Clone)]
pub struct LoadedCampaign {
    /// The folder it was read from.
    pub folder: PathBuf,
    /// `campaign.json`.
    pub campaign: Campaign,
    /// `journal.jsonl`.
    pub records: Vec<Record>,
    /// Whether an unfinished last line was dropped.
    pub torn_line: bool,
}

/// Why a result file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The file.
    pub file: PathBuf,
    /// Line in it, from 1; none if the file as a whole is the problem.
    pub line: Option<usize>,
    /// Dotted path of the field, if one is to blame.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(field) = &self.field {
            write!(f, ", field `{field}`")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for LoadError {}

/// Reads `campaign.json` and `journal.jsonl` of a results folder.
pub fn load_campaign(folder: &Path) -> Result<LoadedCampaign, LoadError> {
    let file = folder.join(CAMPAIGN_FILE);
    let campaign = parse_campaign(&file, &read(&file)?)?;
    let file = folder.join(JOURNAL_FILE);
    let (records, torn_line) = parse_journal(&file, &read(&file)?, &campaign)?;
    Ok(LoadedCampaign {
        folder: folder.to_path_buf(),
        campaign,
        records,
        torn_line,
    })
}

fn read(file: &Path) -> Result<String, LoadError> {
    let whole = |message| LoadError {
        file: file.to_path_buf(),
        line: None,
        field: None,
        message,
    };
    let bytes = std::fs::read(file).map_err(|e| whole(format!("cannot be read: {e}")))?;
    String::from_utf8(bytes).map_err(|_| whole("is not UTF-8 text".into()))
}

/// Parses and checks the text of a `campaign.json`; `file` is only named in errors.
pub fn parse_campaign(file: &Path, text: &str) -> Result<Campaign, LoadError> {
    check_version(file, 1, text)?;
    let campaign: Campaign = parse(file, 1, text)?;
    let refuse = |field: String, message: String| LoadError {
        file: file.to_path_buf(),
        line: None,
        field: Some(field),
        message,
    };
    if campaign.configurations.is_empty() {
        return Err(refuse("configurations".into(), "is empty".into()));
    }
    for (i, c) in campaign.configurations.iter().enumerate() {
        if campaign.configurations[..i].iter().any(|d| d.id == c.id) {
            return Err(refuse(
                format!("configurations[{i}].id"),
                format!("`{}` appears twice", c.id),
            ));
        }
    }
    for (i, k) in campaign.kernels.iter().enumerate() {
        if campaign.kernels[..i].iter().any(|d| d.name == k.name) {
            return Err(refuse(
                format!("kernels[{i}].name"),
                format!("`{}` appears twice", k.name),
            ));
        }
    }
    if campaign.configuration(&campaign.baseline).is_none() {
        let message = format!("`{}` is not one of the configurations", campaign.baseline);
        return Err(refuse("baseline".into(), message));
    }
    let plan = &campaign.plan;
    for (name, value) in [("alpha", plan.alpha), ("delta", plan.delta)] {
        if !(value > 0.0 && value < 1.0) {
            return Err(refuse(
                format!("plan.{name}"),
                format!("{value} is not between 0 and 1"),
            ));
        }
    }
    Ok(campaign)
}

/// Parses and checks journal text; the flag says whether an unfinished last line was dropped.
pub fn parse_journal(
    file: &Path,
    text: &str,
    campaign: &Campaign,
) -> Result<(Vec<Record>, bool), LoadError> {
    let mut records = Vec::new();
    let mut torn = false;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let number = index + 1;
        let finished = line.ends_with('\n');
        let line = line.trim_end_matches(['\n', '\r']);
        if line.is_empty() {
            continue;
        }
        if !finished && serde_json::from_str::<serde_json::Value>(line).is_err() {
            torn = true;
            break;
        }
        check_version(file, number, line)?;
        let record: Record = parse(file, number, line)?;
        check_record(&record, campaign).map_err(|(field, message)| LoadError {
            file: file.to_path_buf(),
            line: Some(number),
            field: Some(field.into()),
            message,
        })?;
        records.push(record);
    }
    Ok((records, torn))
}

fn check_record(record: &Record, campaign: &Campaign) -> Result<(), (&'static str, String)> {
    if record.campaign != campaign.id {
        let message = format!(
            "`{}` belongs to another campaign (this is `{}`)",
            record.campaign, campaign.id
        );
        return Err(("campaign", message));
    }
    if campaign.configuration(&record.configuration).is_none() {
        return Err((
            "configuration",
            format!("`{}` is not in campaign.json", record.configuration),
        ));
    }
    let Some(kernel) = campaign.kernel(&record.kernel) else {
        return Err((
            "kernel",
            format!("`{}` is not in campaign.json", record.kernel),
        ));
    };
    if kernel.sha256 != record.kernel_sha256 {
        return Err((
            "kernel_sha256",
            "differs from campaign.json: the kernel has changed".into(),
        ));
    }
    if record.loops == 0 {
        return Err(("loops", "must be at least 1".into()));
    }
    if record.state == State::Ok {
        if record.values_ns.is_empty() {
            return Err((
                "values_ns",
                "is empty although the process ended well".into(),
            ));
        }
        if record.values_ns.contains(&0) {
            return Err(("values_ns", "holds a time of 0".into()));
        }
    }
    Ok(())
}

/// Refuses another schema version before any field is looked at.
fn check_version(file: &Path, line: usize, text: &str) -> Result<(), LoadError> {
    #[derive(serde::Deserialize)]
    struct Version {
        schema: u32,
    }
    let version: Version = parse(file, line, text)?;
    if version.schema == SCHEMA_VERSION {
        return Ok(());
    }
    Err(LoadError {
        file: file.to_path_buf(),
        line: Some(line),
        field: Some("schema".into()),
        message: format!(
            "version {} is not the version {SCHEMA_VERSION} that this gearbox reads",
            version.schema
        ),
    })
}

fn parse<T: DeserializeOwned>(file: &Path, first_line: usize, text: &str) -> Result<T, LoadError> {
    serde_json::from_str(text).map_err(|error| {
        let mut message = error.to_string();
        // serde_json appends its own position; ours also counts the journal's lines.
        if let Some(at) = message.rfind(" at line ") {
            message.truncate(at);
        }
        let field = quoted_field(&message).or_else(|| field_at(text, error.line(), error.column()));
        LoadError {
            file: file.to_path_buf(),
            line: Some(first_line + error.line().max(1) - 1),
            field,
            message,
        }
    })
}

/// The field that serde's message itself names (`missing field`, `unknown field`, `duplicate field`).
fn quoted_field(message: &str) -> Option<String> {
    let rest = ["missing field `", "unknown field `", "duplicate field `"]
        .iter()
        .find_map(|prefix| message.strip_prefix(prefix))?;
    rest.split('`').next().map(str::to_string)
}

/// The path of the field that a byte position of a JSON text lies in.
fn field_at(text: &str, line: usize, column: usize) -> Option<String> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let end = (start + column).min(text.len());
    let bytes = &text.as_bytes()[..end];
    // One entry per open object (its current key) or list (its current index).
    enum Open {
        Object(Option<String>),
        List(usize),
    }
    let mut stack: Vec<Open> = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'{' => stack.push(Open::Object(None)),
            b'[' => stack.push(Open::List(0)),
            // The closing byte itself may be where the error is noticed; keep the path then.
            b'}' | b']' if i + 1 < bytes.len() => {
                stack.pop();
            }
            b',' if i + 1 < bytes.len() => {
                if let Some(Open::List(index)) = stack.last_mut() {
                    *index += 1;
                }
            }
            b'"' => {
                let from = i + 1;
                i = from;
                while i < bytes.len() && bytes[i] != b'"' {
                    i += if bytes[i] == b'\\' { 2 } else { 1 };
                }
                let name = text.get(from..i.min(end)).unwrap_or("");
                let rest = text.get(i + 1..).unwrap_or("").trim_start();
                if let (Some(Open::Object(key)), true) = (stack.last_mut(), rest.starts_with(':')) {
                    *key = Some(name.to_string());
                }
            }
            _ => {}
        }
        i += 1;
    }
    let mut path = String::new();
    for open in &stack {
        match open {
            Open::Object(Some(key)) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            Open::Object(None) => {}
            Open::List(index) => path.push_str(&format!("[{index}]")),
        }
    }
    (!path.is_empty()).then_some(path)
}
