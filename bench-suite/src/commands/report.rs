//! `gearbox report`, and the report that `bench` writes at its end.

use std::path::{Path, PathBuf};

use gearbox_reports::page::{self, PageOptions};
use gearbox_reports::{Analysis, load_finished, plots, tables};

use crate::cli::{Format, ReportArgs};
use crate::failure::{Failure, Outcome};
use crate::output;

/// Writes the asked formats and names them.
pub fn report(args: ReportArgs) -> Outcome {
    let mut campaigns = Vec::new();
    for folder in &args.folders {
        let loaded = load_finished(folder)?;
        campaigns.push(Analysis::new(&loaded, args.baseline.as_deref()).map_err(Failure::usage)?);
    }
    let target = args
        .output
        .clone()
        .unwrap_or_else(|| args.folders[0].join("report.html"));
    for path in write(&campaigns, &target, &args.format, args.title)? {
        output::print(&format!("{}\n", path.display()));
    }
    Ok(0)
}

/// Writes reports; `page` is the HTML file, the others go beside it. Returns what was written.
pub fn write(
    campaigns: &[Analysis],
    page: &Path,
    formats: &[Format],
    title: Option<String>,
) -> Result<Vec<PathBuf>, Failure> {
    let folder = page.parent().unwrap_or(Path::new(""));
    let mut written = Vec::new();
    let mut save = |path: PathBuf, text: String| -> Result<(), Failure> {
        if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(parent)
                .map_err(|e| Failure::error(format!("{}: {e}", parent.display())))?;
        }
        std::fs::write(&path, text)
            .map_err(|e| Failure::error(format!("{}: {e}", path.display())))?;
        written.push(path);
        Ok(())
    };
    for format in formats {
        match format {
            Format::Html => {
                let options = PageOptions {
                    title: title.clone(),
                };
                save(page.to_path_buf(), page::render(campaigns, &options))?;
            }
            Format::Md => {
                let parts: Vec<String> = campaigns.iter().map(tables::markdown).collect();
                save(folder.join("summary.md"), parts.join("\n"))?;
            }
            Format::Csv => {
                for (i, analysis) in campaigns.iter().enumerate() {
                    save(
                        folder.join(numbered("results", i, "csv")),
                        tables::csv(analysis),
                    )?;
                }
            }
            Format::Svg => {
                // Across machines: native ones only, as on the page.
                let native: Vec<&Analysis> = campaigns
                    .iter()
                    .filter(|a| a.campaign.machine.emulated.is_none())
                    .collect();
                for plot in plots::slopes(&native) {
                    save(folder.join(format!("{}.svg", plot.id)), plot.standalone())?;
                }
                for (i, analysis) in campaigns.iter().enumerate() {
                    for plot in plots::all(analysis) {
                        save(folder.join(numbered(&plot.id, i, "svg")), plot.standalone())?;
                    }
                }
            }
        }
    }
    Ok(written)
}

/// The first campaign's file has the plain name, later ones a number.
fn numbered(stem: &str, index: usize, extension: &str) -> String {
    if index == 0 {
        format!("{stem}.{extension}")
    } else {
        format!("{stem}-{}.{extension}", index + 1)
    }
}
