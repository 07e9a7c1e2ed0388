//! Times extraction alone, and extraction and layout page by page as the program does it, in one process, a line a file:
//! microseconds, microseconds, glyphs, path. Processor time, so that other work on the machine counts little.
//!
//! `cargo bench --bench extract -- FOLDER [ROUNDS]`; each figure is the median of the rounds (5). See `benches/README.md`.

use gleaner::extract::{Options, read};
use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// The processor time of this process until now.
fn spent() -> Duration {
    clock_gettime(ClockId::ProcessCPUTime).try_into().unwrap_or_default()
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let Some(folder) = arguments.next() else {
        eprintln!("usage: cargo bench --bench extract -- FOLDER [ROUNDS]");
        return;
    };
    let rounds: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(5).max(1);
    let mut files: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")))
        .collect();
    files.sort();
    let (mut extract_sum, mut layout_sum) = (0, 0);
    for path in files {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let (mut extract, mut layout, mut glyphs) = (Vec::new(), Vec::new(), 0);
        for _ in 0..rounds {
            let start = spent();
            let document = read(&bytes, &Options::default());
            extract.push((spent() - start).as_micros());
            glyphs = document.map_or(0, |d| d.pages.iter().map(|page| page.glyphs.len()).sum());
            let start = spent();
            let _ = std::hint::black_box(gleaner::pipeline::lay_out(&bytes, &Options::default()));
            layout.push((spent() - start).as_micros());
        }
        extract.sort_unstable();
        layout.sort_unstable();
        let (extract, layout) = (extract[extract.len() / 2], layout[layout.len() / 2]);
        extract_sum += extract;
        layout_sum += layout;
        println!("{extract}\t{layout}\t{glyphs}\t{}", path.display());
    }
    println!("{extract_sum}\t{layout_sum}\tall");
}
