//! `gearbox export`: stored results in other tools' formats.

use std::path::Path;

use gearbox_reports::{Analysis, export, load_finished, tables};

use crate::cli::{ExportArgs, ExportFormat};
use crate::failure::{Failure, Outcome};
use crate::output;

/// Writes the files, and names them on standard output.
pub fn export(args: ExportArgs) -> Outcome {
    let loaded = load_finished(&args.folder)?;
    let analysis = Analysis::new(&loaded, args.baseline.as_deref()).map_err(Failure::usage)?;
    let mut files = Vec::new();
    match args.format {
        ExportFormat::Pyperf => {
            let exported = export::pyperf(&loaded);
            for remark in &exported.remarks {
                output::complain(&format!("gearbox: {remark}"));
            }
            if exported.files.is_empty() {
                return Err(Failure::error(
                    "no cell has the two processes and four values that pyperf's tests need",
                ));
            }
            files.extend(exported.files);
        }
        ExportFormat::Csv => {
            files.push(("results.csv".into(), tables::csv(&analysis)));
            files.push(("values.csv".into(), export::values_csv(&loaded)));
            if !loaded.pairs.is_empty() {
                files.push(("pairs.csv".into(), export::pairs_csv(&loaded)));
            }
        }
        ExportFormat::Md => files.push(("summary.md".into(), tables::markdown(&analysis))),
    }
    let folder = args.output.as_deref().unwrap_or(&args.folder);
    let failed =
        |path: &Path, e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
    std::fs::create_dir_all(folder).map_err(|e| failed(folder, e))?;
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|e| failed(&path, e))?;
        output::print(&format!("{}\n", path.display()));
    }
    Ok(0)
}
