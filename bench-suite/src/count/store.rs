//! `counts.jsonl`: one line for each cell, appended as it is counted.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use gearbox_reports::schema::{
    CAMPAIGN_FILE, COUNTS_FILE, Campaign, CountRecord, JOURNAL_FILE, State,
};

use super::cell::{Cell, Wish};
use crate::failure::Failure;

/// An open file of counts.
pub struct Store {
    file: File,
    path: PathBuf,
}

fn failed(path: &Path, e: impl std::fmt::Display) -> Failure {
    Failure::error(format!("{}: {e}", path.display()))
}

impl Store {
    /// Makes a results folder without processes.
    pub fn create(folder: &Path, campaign: &Campaign) -> Result<Store, Failure> {
        fs::create_dir_all(folder).map_err(|e| failed(folder, e))?;
        let path = folder.join(CAMPAIGN_FILE);
        if path.exists() {
            return Err(Failure::usage(format!(
                "{} already holds a campaign; `--into {0}` adds counts of what it compares",
                folder.display()
            )));
        }
        let text = serde_json::to_string_pretty(campaign).map_err(|e| failed(&path, e))?;
        fs::write(&path, text + "\n").map_err(|e| failed(&path, e))?;
        let journal = folder.join(JOURNAL_FILE);
        fs::write(&journal, "").map_err(|e| failed(&journal, e))?;
        Store::open(folder, &[])
    }

    /// Opens a folder's counts, of which only `kept` remain.
    pub fn open(folder: &Path, kept: &[CountRecord]) -> Result<Store, Failure> {
        let path = folder.join(COUNTS_FILE);
        let mut text = String::new();
        for record in kept {
            text += &line(record)?;
        }
        // Complete at every moment: a new file takes the place of the old one.
        let new = folder.join(format!("{COUNTS_FILE}.new"));
        fs::write(&new, text).map_err(|e| failed(&new, e))?;
        fs::rename(&new, &path).map_err(|e| failed(&path, e))?;
        let file = OpenOptions::new()
            .append(true)
            .open(&path)
            .map_err(|e| failed(&path, e))?;
        Ok(Store { file, path })
    }

    /// Appends a cell.
    pub fn append(&mut self, record: &CountRecord) -> Result<(), Failure> {
        let text = line(record)?;
        self.file
            .write_all(text.as_bytes())
            .map_err(|e| failed(&self.path, e))
    }
}

/// A record as a line.
pub fn line(record: &CountRecord) -> Result<String, Failure> {
    let text = serde_json::to_string(record).map_err(|e| Failure::error(e.to_string()))?;
    Ok(text + "\n")
}

/// Whether a stored cell has all that would be counted anew.
pub fn covers(stored: &CountRecord, cell: &Cell, wish: &Wish) -> bool {
    let machine = stored.machine.as_ref();
    stored.configuration == cell.configuration.id
        && stored.kernel == cell.kernel.name
        && (stored.n, stored.warmups, stored.loops) == (cell.kernel.n, wish.warmups, wish.loops)
        && stored.state == State::Ok
        && (stored.vm.is_some() || !wish.vm || !cell.has_vm_counts())
        && (machine.is_some() || !wish.machine)
        && (machine.is_some_and(|m| m.indirect.is_some()) || !wish.branches)
}
