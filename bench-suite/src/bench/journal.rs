//! The results folder: `campaign.json` once, then one journal line for each process as it ends.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use gearbox_reports::load_campaign;
use gearbox_reports::schema::{CAMPAIGN_FILE, Campaign, JOURNAL_FILE, Record};

use super::Key;
use crate::failure::Failure;

/// An open journal and what is in it.
pub struct Journal {
    file: File,
    path: PathBuf,
    records: HashMap<Key, Record>,
}

impl Journal {
    /// Starts a campaign in a folder that holds none yet.
    pub fn create(folder: &Path, campaign: &Campaign) -> Result<Journal, Failure> {
        let failed =
            |path: &Path, e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
        fs::create_dir_all(folder).map_err(|e| failed(folder, e))?;
        let path = folder.join(CAMPAIGN_FILE);
        if path.exists() {
            let message = format!(
                "{} already holds a campaign; `--resume {0}` continues it",
                folder.display()
            );
            return Err(Failure::usage(message));
        }
        let mut text =
            serde_json::to_string_pretty(campaign).map_err(|e| Failure::error(e.to_string()))?;
        text.push('\n');
        fs::write(&path, text).map_err(|e| failed(&path, e))?;
        let path = folder.join(JOURNAL_FILE);
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|e| failed(&path, e))?;
        Ok(Journal {
            file,
            path,
            records: HashMap::new(),
        })
    }

    /// Opens the journal of an interrupted campaign; an unfinished last line is cut off.
    pub fn resume(folder: &Path) -> Result<(Campaign, Journal), Failure> {
        let loaded = load_campaign(folder)?;
        let path = folder.join(JOURNAL_FILE);
        let failed = |e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
        let mut file = OpenOptions::new()
            .append(true)
            .open(&path)
            .map_err(failed)?;
        let text = fs::read(&path).map_err(failed)?;
        if loaded.torn_line {
            let whole = text.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
            file.set_len(whole as u64).map_err(failed)?;
        } else if text.last().is_some_and(|b| *b != b'\n') {
            file.write_all(b"\n").map_err(failed)?;
        }
        let records = loaded.records.into_iter().map(|r| (key(&r), r)).collect();
        Ok((
            loaded.campaign,
            Journal {
                file,
                path: path.clone(),
                records,
            },
        ))
    }

    /// The record of a process that already ran.
    pub fn get(&self, key: &Key) -> Option<&Record> {
        self.records.get(key)
    }

    /// Appends a record; it is on its way to the disk before anything else happens.
    pub fn append(&mut self, record: Record) -> Result<(), Failure> {
        let mut line = serde_json::to_string(&record).map_err(|e| Failure::error(e.to_string()))?;
        line.push('\n');
        self.file
            .write_all(line.as_bytes())
            .map_err(|e| Failure::error(format!("{}: {e}", self.path.display())))?;
        self.records.insert(key(&record), record);
        Ok(())
    }
}

fn key(record: &Record) -> Key {
    (
        record.phase,
        record.block,
        record.kernel.clone(),
        record.configuration.clone(),
    )
}
