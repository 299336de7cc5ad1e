//! The results folder of alternation: `campaign.json` once, then a line of `pairs.jsonl` for each process and of `counts.jsonl` for each count, as they end.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use gearbox_reports::load_campaign;
use gearbox_reports::schema::{
    CAMPAIGN_FILE, COUNTS_FILE, Campaign, CountRecord, JOURNAL_FILE, PAIRS_FILE, PairRecord,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::failure::Failure;
use crate::kernels::{KERNEL_FOLDER, hex};

/// An open results folder and what is in it.
pub struct Store {
    pairs: Appender,
    counts: Appender,
    /// By pair and block.
    done: HashMap<(String, u32), PairRecord>,
    /// By configuration and kernel.
    counted: HashMap<(String, String), CountRecord>,
}

impl Store {
    /// Starts a campaign in a folder that holds none yet.
    pub fn create(folder: &Path, campaign: &Campaign) -> Result<Store, Failure> {
        fs::create_dir_all(folder).map_err(|e| failed(folder, &e))?;
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
        fs::write(&path, text).map_err(|e| failed(&path, &e))?;
        // No process of the other kind: readers expect the file all the same.
        let journal = folder.join(JOURNAL_FILE);
        fs::write(&journal, "").map_err(|e| failed(&journal, &e))?;
        Ok(Store {
            pairs: Appender::open(folder.join(PAIRS_FILE))?,
            counts: Appender::open(folder.join(COUNTS_FILE))?,
            done: HashMap::new(),
            counted: HashMap::new(),
        })
    }

    /// Opens the folder of an interrupted campaign; an unfinished last line is cut off.
    pub fn resume(folder: &Path) -> Result<(Campaign, Store), Failure> {
        let loaded = load_campaign(folder)?;
        check_programs(folder, &loaded.campaign)?;
        if loaded.campaign.pairs.is_empty() {
            return Err(Failure::usage(format!(
                "{}: nothing alternates in this campaign; `gearbox bench --resume` continues it",
                folder.display()
            )));
        }
        let store = Store {
            pairs: Appender::open(folder.join(PAIRS_FILE))?,
            counts: Appender::open(folder.join(COUNTS_FILE))?,
            done: loaded
                .pairs
                .into_iter()
                .map(|r| ((r.pair.clone(), r.block), r))
                .collect(),
            counted: loaded
                .counts
                .into_iter()
                .map(|r| ((r.configuration.clone(), r.kernel.clone()), r))
                .collect(),
        };
        Ok((loaded.campaign, store))
    }

    /// The record of a process that already ran.
    pub fn pair(&self, pair: &str, block: u32) -> Option<&PairRecord> {
        self.done.get(&(pair.to_owned(), block))
    }

    /// The counts of a cell that were already made.
    pub fn count(&self, configuration: &str, kernel: &str) -> Option<&CountRecord> {
        self.counted
            .get(&(configuration.to_owned(), kernel.to_owned()))
    }

    /// Appends the record of a process.
    pub fn add_pair(&mut self, record: PairRecord) -> Result<(), Failure> {
        self.pairs.append(&record)?;
        self.done
            .insert((record.pair.clone(), record.block), record);
        Ok(())
    }

    /// Appends counts.
    pub fn add_count(&mut self, record: CountRecord) -> Result<(), Failure> {
        self.counts.append(&record)?;
        let key = (record.configuration.clone(), record.kernel.clone());
        self.counted.insert(key, record);
        Ok(())
    }
}

/// What is measured from now on must be what was measured before.
fn check_programs(folder: &Path, campaign: &Campaign) -> Result<(), Failure> {
    for kernel in &campaign.kernels {
        let path = folder
            .join(KERNEL_FOLDER)
            .join(format!("{}.py", kernel.name));
        let text = fs::read(&path).map_err(|e| failed(&path, &e))?;
        if hex(&Sha256::digest(text)) != kernel.sha256 {
            return Err(Failure::error(format!(
                "{}: is not the file that the campaign started with",
                path.display()
            )));
        }
    }
    Ok(())
}

fn failed(path: &Path, e: &std::io::Error) -> Failure {
    Failure::error(format!("{}: {e}", path.display()))
}

/// A file of lines that only grows.
struct Appender {
    file: File,
    path: PathBuf,
}

impl Appender {
    /// Opens or makes the file; a last line without an end is completed if it is whole, else cut off.
    fn open(path: PathBuf) -> Result<Appender, Failure> {
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|e| failed(&path, &e))?;
        // Where the file system has no locks, it is up to the user.
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(Failure::error(format!(
                "{}: another gearbox is writing to it",
                path.display()
            )));
        }
        let text = fs::read(&path).map_err(|e| failed(&path, &e))?;
        let end = text.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        if end < text.len() {
            if serde_json::from_slice::<serde_json::Value>(&text[end..]).is_ok() {
                file.write_all(b"\n").map_err(|e| failed(&path, &e))?;
            } else {
                file.set_len(end as u64).map_err(|e| failed(&path, &e))?;
            }
        }
        Ok(Appender { file, path })
    }

    fn append(&mut self, record: &impl Serialize) -> Result<(), Failure> {
        let mut line = serde_json::to_string(record).map_err(|e| Failure::error(e.to_string()))?;
        line.push('\n');
        self.file
            .write_all(line.as_bytes())
            .map_err(|e| failed(&self.path, &e))
    }
}
