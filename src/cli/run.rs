//! `gleaner run`: PDFs in, a published dataset out.

use crate::archive::{self, Outcome, Plan};
use crate::cli::exit::{Exit, Failure};
use crate::cli::progress::{Audience, Progress};
use crate::cli::{log, meant, say, typed};
use gleaner::write::{Contacts, Format, Spreadsheets};
use std::sync::atomic::{AtomicU64, Ordering};

/// Reads and publishes.
pub fn run(typed: typed::Run) -> Result<Exit, Failure> {
    log::start(&typed.loudness);
    meant::existing(&typed.paths)?;
    let contacts = if typed.contacts { Contacts::Shown } else { Contacts::Masked };
    let reader = meant::reader(&typed.reading, contacts)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs(typed.jobs)?)
        .build()
        .map_err(|e| Failure::Fault(format!("no threads to read with: {e}")))?;
    let plan = Plan {
        out: typed.out.clone(),
        formats: formats(&typed.format),
        spreadsheets: if typed.excel { Spreadsheets::Yes } else { Spreadsheets::No },
    };
    // An output that is not ours to replace is known before any work is done.
    archive::may_replace(&plan.out).map_err(|e| Failure::Unwritable(e.to_string()))?;
    let (files, troubles) = archive::find(&typed.paths);
    for trouble in &troubles {
        tracing::warn!(path = %trouble.path.display(), "{}", trouble.message);
    }
    if files.is_empty() {
        let paths: Vec<String> = typed.paths.iter().map(|p| p.display().to_string()).collect();
        return Err(Failure::Usage(format!("{}: expected PDFs (*.pdf), found none", paths.join(", "))));
    }
    let audience = if typed.loudness.quiet { Audience::Nobody } else { Audience::Anyone };
    let progress = Progress::new(files.len() as u64, audience);
    let tally = Tally::default();
    let intake = pool.install(|| {
        archive::gather(&files, &reader, |file, outcome| {
            tally.add(outcome);
            tell(&file.name, outcome);
            progress.step();
        })
    });
    progress.finish();
    archive::publish(&plan, &intake).map_err(|e| Failure::Unwritable(e.to_string()))?;
    if !typed.loudness.quiet {
        say::words(&tally.closing_line(intake.len(), &plan.out.display().to_string()));
    }
    let whole = tally.quarantined.load(Ordering::Relaxed) == 0 && troubles.is_empty();
    Ok(if whole { Exit::Good } else { Exit::Quarantined })
}

fn jobs(typed: Option<usize>) -> Result<usize, Failure> {
    match typed {
        Some(0) => Err(Failure::Usage("--jobs: expected at least 1, found 0".to_owned())),
        Some(n) => Ok(n),
        // 0 lets the pool take every processor.
        None => Ok(0),
    }
}

fn formats(typed: &[typed::Format]) -> Vec<Format> {
    let meant = |f: &typed::Format| match f {
        typed::Format::Csv => Format::Csv,
        typed::Format::Jsonl => Format::Jsonl,
        typed::Format::Json => Format::Json,
    };
    let mut formats: Vec<Format> = typed.iter().map(meant).collect();
    formats.sort();
    formats.dedup();
    formats
}

fn tell(file: &str, outcome: &Outcome) {
    match outcome {
        Outcome::Read { report_id, figures, events, findings } => {
            tracing::debug!(report = report_id, file, figures, events, findings, "read");
        }
        Outcome::Copy { report_id } => tracing::debug!(report = report_id, file, "the same bytes as another file"),
        Outcome::Quarantined { report_id, message } => {
            tracing::warn!(report = report_id, "{file}: {message}");
        }
    }
}

/// What a run amounts to.
#[derive(Debug, Default)]
struct Tally {
    figures: AtomicU64,
    events: AtomicU64,
    findings: AtomicU64,
    quarantined: AtomicU64,
}

impl Tally {
    fn add(&self, outcome: &Outcome) {
        match outcome {
            Outcome::Read { figures, events, findings, .. } => {
                self.figures.fetch_add(*figures, Ordering::Relaxed);
                self.events.fetch_add(*events, Ordering::Relaxed);
                self.findings.fetch_add(*findings, Ordering::Relaxed);
            }
            Outcome::Copy { .. } => {}
            Outcome::Quarantined { .. } => {
                self.findings.fetch_add(1, Ordering::Relaxed);
                self.quarantined.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    fn closing_line(&self, reports: usize, out: &str) -> String {
        let n = |counter: &AtomicU64, one: &str, many: &str| {
            let n = counter.load(Ordering::Relaxed);
            format!("{n} {}", if n == 1 { one } else { many })
        };
        let quarantined = match self.quarantined.load(Ordering::Relaxed) {
            0 => String::new(),
            n => format!(" ({n} quarantined)"),
        };
        format!(
            "{reports} {}{quarantined}, {}, {}, {} in {out}",
            if reports == 1 { "report" } else { "reports" },
            n(&self.figures, "figure", "figures"),
            n(&self.events, "event", "events"),
            n(&self.findings, "finding", "findings"),
        )
    }
}
