//! The results folder: `campaign.json` once, then one journal line for each process as it ends.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use gearbox_reports::load_campaign;
use gearbox_reports::schema::{CAMPAIGN_FILE, Campaign, JOURNAL_FILE, Record};

use super::Key;
use crate::failure::Failure;
use crate::kernels::{KERNEL_FOLDER, Suite};

/// An open journal and what is in it.
pub struct Journal {
    file: File,
    path: PathBuf,
    records: HashMap<Key, Record>,
}

impl Journal {
    /// Starts a campaign in a folder that holds none yet. `campaign.json` comes last: a folder without it is none.
    pub fn create(folder: &Path, campaign: &Campaign, suite: &Suite) -> Result<Journal, Failure> {
        let failed =
            |path: &Path, e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
        fs::create_dir_all(folder).map_err(|e| failed(folder, e))?;
        let target = folder.join(CAMPAIGN_FILE);
        if target.exists() {
            let message = format!(
                "{} already holds a campaign; `--resume {0}` continues it",
                folder.display()
            );
            return Err(Failure::usage(message));
        }
        let path = folder.join(JOURNAL_FILE);
        let file = open(&path, true)?;
        if file.metadata().is_ok_and(|m| m.len() > 0) {
            return Err(Failure::usage(format!(
                "{} is there without {CAMPAIGN_FILE}; take another folder",
                path.display()
            )));
        }
        suite.write_to(&folder.join(KERNEL_FOLDER))?;
        let mut text =
            serde_json::to_string_pretty(campaign).map_err(|e| Failure::error(e.to_string()))?;
        text.push('\n');
        let unfinished = folder.join(format!("{CAMPAIGN_FILE}.new"));
        fs::write(&unfinished, text).map_err(|e| failed(&unfinished, e))?;
        fs::rename(&unfinished, &target).map_err(|e| failed(&target, e))?;
        Ok(Journal {
            file,
            path,
            records: HashMap::new(),
        })
    }

    /// Opens the journal of an interrupted campaign; an unfinished last line is cut off.
    pub fn resume(folder: &Path) -> Result<(Campaign, Journal), Failure> {
        let path = folder.join(JOURNAL_FILE);
        let failed = |e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
        // Without a campaign the folder itself is the problem.
        let campaign = folder.join(CAMPAIGN_FILE);
        let mut file = if campaign.exists() {
            open(&path, false)?
        } else {
            let message = format!("{}: cannot be read: no such file", campaign.display());
            return Err(Failure::error(message));
        };
        let loaded = load_campaign(folder)?;
        let text = fs::read(&path).map_err(failed)?;
        let whole = text.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let rest = &text[whole..];
        if serde_json::from_slice::<serde_json::Value>(rest).is_ok() {
            file.write_all(b"\n").map_err(failed)?;
        } else {
            file.set_len(whole as u64).map_err(failed)?;
        }
        check_kernels(folder, &loaded.campaign)?;
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

/// Opens a journal for appending, for this process alone.
fn open(path: &Path, create: bool) -> Result<File, Failure> {
    let failed = |e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
    let mut options = OpenOptions::new();
    let file = options.create(create).append(true).open(path);
    let file = file.map_err(failed)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Failure::error(format!(
            "{}: another gearbox is writing to it",
            path.display()
        ))),
        // Where the file system has no locks, it is up to the user.
        _ => Ok(file),
    }
}

/// What is measured from now on must be what was measured before.
fn check_kernels(folder: &Path, campaign: &Campaign) -> Result<(), Failure> {
    let folder = folder.join(KERNEL_FOLDER);
    let suite = Suite::from_folder(&folder)?;
    for kernel in &campaign.kernels {
        let info = suite.kernels.iter().find(|k| k.name == kernel.name);
        if info.is_none_or(|info| suite.sha256(info) != kernel.sha256) {
            return Err(Failure::error(format!(
                "{}: {}.py is not the file that the campaign started with",
                folder.display(),
                kernel.name
            )));
        }
    }
    Ok(())
}

fn key(record: &Record) -> Key {
    (
        record.phase,
        record.block,
        record.kernel.clone(),
        record.configuration.clone(),
    )
}
