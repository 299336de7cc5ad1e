//! Strict reading of result files: every error names the file, the line and the field.
//!
//! [`load_campaign`] has one leniency: a last journal line without a line end is what a killed writer leaves behind;
//! it is dropped, and the loaded campaign says so. That is for going on with a campaign; [`load_finished`] refuses it like any other error.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::schema::{
    CAMPAIGN_FILE, COUNTS_FILE, Campaign, CountRecord, JOURNAL_FILE, PAIRS_FILE, PairRecord,
    Record, SCHEMA_VERSION, State,
};

/// A campaign with all its journal lines.
#[derive(Debug, Clone)]
pub struct LoadedCampaign {
    /// The folder it was read from.
    pub folder: PathBuf,
    /// `campaign.json`.
    pub campaign: Campaign,
    /// `journal.jsonl`.
    pub records: Vec<Record>,
    /// `pairs.jsonl`; empty where there is none.
    pub pairs: Vec<PairRecord>,
    /// `counts.jsonl`; empty where there is none.
    pub counts: Vec<CountRecord>,
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

/// Reads a results folder: `campaign.json`, `journal.jsonl`, and the files of pairs and counts if they are there. A last line that is cut
/// off is dropped.
pub fn load_campaign(folder: &Path) -> Result<LoadedCampaign, LoadError> {
    load(folder, Torn::Dropped)
}

/// As [`load_campaign`], for files that nobody writes any more: a last line that is cut off is an error.
pub fn load_finished(folder: &Path) -> Result<LoadedCampaign, LoadError> {
    load(folder, Torn::Refused)
}

/// What becomes of a last line that is cut off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Torn {
    Dropped,
    Refused,
}

fn load(folder: &Path, torn: Torn) -> Result<LoadedCampaign, LoadError> {
    let file = folder.join(CAMPAIGN_FILE);
    let campaign = parse_campaign(&file, &read(&file)?)?;
    let file = folder.join(JOURNAL_FILE);
    let (records, torn_record) =
        parse_lines(&file, &read(&file)?, torn, |r| check_record(r, &campaign))?;
    let optional = |name: &str| {
        let file = folder.join(name);
        let text = if file.exists() {
            read(&file)?
        } else {
            String::new()
        };
        Ok((file, text))
    };
    let (file, text) = optional(PAIRS_FILE)?;
    let (pairs, torn_pair) = parse_lines(&file, &text, torn, |r| check_pair(r, &campaign))?;
    let (file, text) = optional(COUNTS_FILE)?;
    let (counts, torn_count) = parse_lines(&file, &text, torn, |r| check_count(r, &campaign))?;
    Ok(LoadedCampaign {
        folder: folder.to_path_buf(),
        campaign,
        records,
        pairs,
        counts,
        torn_line: torn_record || torn_pair || torn_count,
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
    for (i, pair) in campaign.pairs.iter().enumerate() {
        if campaign.pairs[..i].iter().any(|p| p.id == pair.id) {
            let message = format!("`{}` appears twice", pair.id);
            return Err(refuse(format!("pairs[{i}].id"), message));
        }
        for (name, side) in [("a", &pair.a), ("b", &pair.b)] {
            let at = |field: &str| format!("pairs[{i}].{name}.{field}");
            if campaign.configuration(&side.configuration).is_none() {
                let message = format!("`{}` is not one of the configurations", side.configuration);
                return Err(refuse(at("configuration"), message));
            }
            if campaign.kernel(&side.kernel).is_none() {
                let message = format!("`{}` is not one of the kernels", side.kernel);
                return Err(refuse(at("kernel"), message));
            }
        }
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
    parse_lines(file, text, Torn::Dropped, |r| check_record(r, campaign))
}

/// What a check says: the field and what is wrong with it.
type Refusal = (&'static str, String);

/// Parses lines of one kind; the flag says whether an unfinished last line was dropped.
fn parse_lines<T: DeserializeOwned>(
    file: &Path,
    text: &str,
    if_torn: Torn,
    check: impl Fn(&T) -> Result<(), Refusal>,
) -> Result<(Vec<T>, bool), LoadError> {
    let mut records = Vec::new();
    let mut torn = false;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let number = index + 1;
        let finished = line.ends_with('\n');
        let line = line.trim_end_matches(['\n', '\r']);
        if line.is_empty() {
            continue;
        }
        if !finished
            && if_torn == Torn::Dropped
            && serde_json::from_str::<serde_json::Value>(line).is_err()
        {
            torn = true;
            break;
        }
        check_version(file, number, line)?;
        let record: T = parse(file, number, line)?;
        check(&record).map_err(|(field, message)| LoadError {
            file: file.to_path_buf(),
            line: Some(number),
            field: Some(field.into()),
            message,
        })?;
        records.push(record);
    }
    Ok((records, torn))
}

fn check_campaign(id: &str, campaign: &Campaign) -> Result<(), Refusal> {
    if id == campaign.id {
        return Ok(());
    }
    let message = format!(
        "`{id}` belongs to another campaign (this is `{}`)",
        campaign.id
    );
    Err(("campaign", message))
}

/// A line's cell must be one of the campaign's.
fn check_cell(
    configuration: &str,
    kernel: &str,
    sha256: &str,
    campaign: &Campaign,
) -> Result<(), Refusal> {
    let unknown = |name: &str| format!("`{name}` is not in {CAMPAIGN_FILE}");
    if campaign.configuration(configuration).is_none() {
        return Err(("configuration", unknown(configuration)));
    }
    match campaign.kernel(kernel) {
        None => Err(("kernel", unknown(kernel))),
        Some(kernel) if kernel.sha256 != sha256 => Err((
            "kernel_sha256",
            format!("differs from {CAMPAIGN_FILE}: the kernel has changed"),
        )),
        Some(_) => Ok(()),
    }
}

fn check_pair(record: &PairRecord, campaign: &Campaign) -> Result<(), Refusal> {
    check_campaign(&record.campaign, campaign)?;
    if campaign.pair(&record.pair).is_none() {
        let message = format!("`{}` is not in {CAMPAIGN_FILE}", record.pair);
        return Err(("pair", message));
    }
    if record.units == 0 {
        return Err(("units", "must be at least 1".into()));
    }
    if record.state == State::Ok && record.quads.is_empty() {
        return Err(("quads", "is empty although the process ended well".into()));
    }
    if record.quads.iter().any(|q| q.ns.contains(&0)) {
        return Err(("quads", "holds a time of 0".into()));
    }
    Ok(())
}

fn check_count(record: &CountRecord, campaign: &Campaign) -> Result<(), Refusal> {
    check_campaign(&record.campaign, campaign)?;
    let (configuration, kernel) = (&record.configuration, &record.kernel);
    check_cell(configuration, kernel, &record.kernel_sha256, campaign)?;
    if record.loops == 0 {
        return Err(("loops", "must be at least 1".into()));
    }
    Ok(())
}

fn check_record(record: &Record, campaign: &Campaign) -> Result<(), Refusal> {
    check_campaign(&record.campaign, campaign)?;
    let (configuration, kernel) = (&record.configuration, &record.kernel);
    check_cell(configuration, kernel, &record.kernel_sha256, campaign)?;
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
