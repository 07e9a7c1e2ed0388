//! `gleaner run`: PDFs in, a published dataset out.

use crate::archive::{
    self, Account, Event, Isolation, Outcome, Patience, Plan, Purpose, Removed, Request, RunError, Trust,
};
use crate::cli::exit::{Exit, Failure};
use crate::cli::progress::{Audience, Progress};
use crate::cli::{log, meant, say, typed};
use gleaner::write::{Contacts, Format, Spreadsheets};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Reads and publishes.
pub fn run(typed: typed::Run) -> Result<Exit, Failure> {
    log::start(&typed.loudness);
    let mut paths = typed.paths.clone();
    if let Some(list) = &typed.from_file {
        paths.extend(meant::paths_in(list)?);
    }
    meant::existing(&paths)?;
    let request = request(&typed, paths.clone())?;
    let pool = threads(typed.jobs)?;
    let stop = stop_on_signals().map_err(|e| Failure::Fault(format!("signals cannot be heard: {e}")))?;
    let audience = if typed.loudness.quiet { Audience::Nobody } else { Audience::Anyone };
    let progress = OnceLock::new();
    let done = pool.install(|| {
        archive::run(&request, &stop, |event| match event {
            Event::Found(files) => drop(progress.set(Progress::new(files, audience))),
            Event::Trouble(t) => tracing::warn!(report = "", "{}: {}", t.path.display(), t.message),
            Event::Torn(id) => tracing::warn!(report = id, "its remembered rows are torn and are read again"),
            Event::Stale(path) => {
                tracing::warn!(
                    report = "",
                    "{}: not as it was published, the dataset is put together anew",
                    path.display()
                );
            }
            Event::Done(file, outcome) => {
                tell(&file.name, outcome);
                progress.get().iter().for_each(|p| p.step());
            }
        })
    });
    progress.get().iter().for_each(|p| p.finish());
    let named = || match paths.as_slice() {
        [] => "the list".to_owned(),
        paths => paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", "),
    };
    let account = done.map_err(|error| match error {
        RunError::Empty(message) => Failure::Usage(format!("{}: {message}", named())),
        RunError::Withheld(message) => Failure::Withheld(format!("{message}; nothing was published")),
        RunError::Stopped => Failure::Withheld(error.to_string()),
        RunError::Locked(message) => Failure::Locked(message),
        RunError::Unwritable(message) => Failure::Unwritable(message),
    })?;
    if !typed.loudness.quiet {
        say::words(&closing_line(&account, &request));
    }
    Ok(if account.quarantined == 0 { Exit::Good } else { Exit::Quarantined })
}

fn request(typed: &typed::Run, paths: Vec<PathBuf>) -> Result<Request, Failure> {
    let contacts = if typed.contacts { Contacts::Shown } else { Contacts::Masked };
    let keeping = &typed.keeping;
    Ok(Request {
        paths,
        plan: Plan {
            out: meant::place_of(&typed.out),
            formats: formats(&typed.format),
            spreadsheets: if typed.excel { Spreadsheets::Yes } else { Spreadsheets::No },
        },
        state: keeping.state.clone().unwrap_or_else(|| archive::default_folder(&meant::place_of(&typed.out))),
        orders: meant::orders(&typed.reading, contacts)?,
        isolation: if keeping.no_isolation { Isolation::None } else { Isolation::Workers },
        trust: match (keeping.full, keeping.rehash) {
            (true, _) => Trust::Nothing,
            (false, true) => Trust::Hashes,
            (false, false) => Trust::Stamps,
        },
        removed: if keeping.keep_removed { Removed::Stay } else { Removed::Leave },
        purpose: if keeping.dry_run { Purpose::Rehearse } else { Purpose::Publish },
        patience: if keeping.wait { Patience::Wait } else { Patience::Leave },
        keep: keeping.keep,
        removed_percent_max: keeping.max_removed,
        failures_max: keeping.max_failures,
        settle: Duration::from_secs(keeping.settle),
        metrics: keeping.metrics.clone(),
    })
}

/// Set by SIGINT and SIGTERM: a run ends between two files, with the old dataset in place.
fn stop_on_signals() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}

/// As many threads as files are read at once.
fn threads(jobs: Option<usize>) -> Result<rayon::ThreadPool, Failure> {
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = match jobs {
        Some(0) => return Err(Failure::Usage("--jobs: expected at least 1, found 0".to_owned())),
        // One job is this thread and no other: what a trace of the program shows is then in the order in which it happened.
        Some(1) => pool.num_threads(1).use_current_thread(),
        Some(n) => pool.num_threads(n),
        // By itself a pool takes every processor.
        None => pool,
    };
    pool.build().map_err(|e| Failure::Fault(format!("no threads to read with: {e}")))
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
        Outcome::Read { report_id, counts: [figures, events, findings] } => {
            tracing::debug!(report = report_id, file, figures, events, findings, "read");
        }
        Outcome::Remembered { report_id } => tracing::debug!(report = report_id, file, "read by an earlier run"),
        Outcome::Copy { report_id } => tracing::debug!(report = report_id, file, "the same bytes as another file"),
        Outcome::Quarantined { report_id, message } => tracing::warn!(report = report_id, file, "{file}: {message}"),
        Outcome::Settling(before) => tracing::info!(report = named(before), file, "changed just now, left alone"),
        Outcome::Failed(before, message) => tracing::error!(report = named(before), file, "{file}: {message}"),
        Outcome::Stopped => {}
    }
}

/// The report that a file was; nothing where nobody knows its bytes.
fn named(before: &Option<String>) -> &str {
    before.as_deref().unwrap_or_default()
}

fn closing_line(account: &Account, request: &Request) -> String {
    let n = |n: u64, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let quarantined = match account.quarantined {
        0 => String::new(),
        n => format!(" ({n} quarantined)"),
    };
    let [figures, events, findings] = account.counts;
    let out = request.plan.out.display();
    let fate = match (request.purpose, account.changed) {
        (Purpose::Rehearse, _) => format!("would be in {out}: {} new, {} gone", account.came, account.went),
        (Purpose::Publish, true) => format!("in {out}"),
        (Purpose::Publish, false) => format!("in {out}, as before"),
    };
    format!(
        "{}{quarantined}, {}, {}, {} {fate}",
        n(account.reports, "report", "reports"),
        n(figures, "figure", "figures"),
        n(events, "event", "events"),
        n(findings, "finding", "findings"),
    )
}
