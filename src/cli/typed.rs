//! The arguments as typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads archives of quarterly-update PDFs into dated, sex-disaggregated records.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 good; 2 usage (a missing path, no PDF found, bad rules); 3 published, with quarantined \
files; 4 nothing published: inputs failed, or too many are gone or quarantined; 5 could not write, the old dataset stands; 6 \
another run is at work; 70 a fault of gleaner's own.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read PDFs and publish a dataset
    Run(Run),
    /// Show what each room made of a page, with places
    Inspect(Inspect),
    /// Tell for every number which rule took it, which rules wanted it, and why they lost
    Explain(Explain),
    /// Print the text of a PDF in reading order
    Text(Text),
    /// Print the tables of PDFs, cell by cell
    Tables(Tables),
    /// Print the tables and columns of a dataset
    Schema(Schema),
    /// Say how the last run went and what is published
    Status(Place),
    /// Say which reports, figures and events came, went or changed between two datasets
    Diff(Diff),
    /// List quarantined files, or have them tried again
    #[command(subcommand)]
    Quarantine(Quarantine),
    /// Read files handed over by a run
    #[command(hide = true)]
    Worker,
}

/// How PDFs are read.
#[derive(Args, Clone, Debug)]
pub struct Reading {
    /// Folder of family files (*.toml) that are added to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
    /// Password to try on encrypted files; may be given more than once
    #[arg(long, value_name = "P")]
    pub password: Vec<String>,
}

/// `gleaner run`.
#[derive(Args, Debug)]
pub struct Run {
    /// Folders (every PDF below them) and files; with the feature object-stores also s3://, gs:// and az:// addresses
    #[arg(required_unless_present = "from_file", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// File of further paths, one a line; - for standard input
    #[arg(long, value_name = "FILE")]
    pub from_file: Option<PathBuf>,
    /// Folder of tables to publish
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// What the tables are written as
    #[arg(long, value_enum, value_delimiter = ',', default_value = "csv,jsonl", value_name = "FORMAT")]
    pub format: Vec<Format>,
    /// Write a second copy of each CSV file that a spreadsheet opens as UTF-8
    #[arg(long)]
    pub excel: bool,
    /// Files to read at once (default: the processors of this machine)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Write telephone numbers and e-mail addresses, which are masked otherwise
    #[arg(long)]
    pub contacts: bool,
    /// How PDFs are read.
    #[command(flatten)]
    pub reading: Reading,
    /// How an archive is kept.
    #[command(flatten)]
    pub keeping: Keeping,
    /// How much is said.
    #[command(flatten)]
    pub loudness: Loudness,
}

/// How an archive is kept from run to run.
#[derive(Args, Clone, Debug)]
pub struct Keeping {
    /// Folder that remembers what was read (default: hidden beside DIR)
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// Hash every file, trust no times
    #[arg(long)]
    pub rehash: bool,
    /// Read every file anew
    #[arg(long)]
    pub full: bool,
    /// Keep the rows of files that are gone
    #[arg(long)]
    pub keep_removed: bool,
    /// Publish nothing where more than so many of a hundred reports are gone
    #[arg(long, value_name = "PERCENT", default_value = "10", value_parser = clap::value_parser!(u64).range(..=100))]
    pub max_removed: u64,
    /// Publish nothing where more than so many files are quarantined
    #[arg(long, value_name = "N")]
    pub max_failures: Option<u64>,
    /// Leave files alone that changed less than so many seconds ago
    #[arg(long, value_name = "SECONDS", default_value = "0")]
    pub settle: u64,
    /// Keep so many older datasets
    #[arg(long, value_name = "N", default_value = "0")]
    pub keep: usize,
    /// Wait where another run is at work
    #[arg(long)]
    pub wait: bool,
    /// Read files in this process, for debugging
    #[arg(long)]
    pub no_isolation: bool,
    /// Say what would be published, and publish nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write the account of this run for Prometheus
    #[arg(long, value_name = "FILE")]
    pub metrics: Option<PathBuf>,
}

/// A dataset and its memory.
#[derive(Args, Debug)]
pub struct Place {
    /// The dataset
    pub dir: PathBuf,
    /// Folder that remembers what was read (default: hidden beside DIR)
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
}

/// `gleaner quarantine`.
#[derive(Debug, Subcommand)]
pub enum Quarantine {
    /// Print the quarantined files of a dataset, and how to see for oneself
    List(Place),
    /// Forget them, so that the next run tries them again
    Retry(Place),
}

/// `gleaner diff`.
#[derive(Args, Debug)]
pub struct Diff {
    /// The older dataset
    pub old: PathBuf,
    /// The newer one
    pub new: PathBuf,
}

/// How much is said on standard error.
#[derive(Args, Clone, Debug)]
pub struct Loudness {
    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say what becomes of every file
    #[arg(short, long)]
    pub verbose: bool,
    /// How log lines are written
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub log_format: LogFormat,
}

/// `gleaner inspect`.
#[derive(Args, Debug)]
pub struct Inspect {
    /// The PDF
    pub file: PathBuf,
    /// Only this page, from 1
    #[arg(long, value_name = "N")]
    pub page: Option<u32>,
    /// Which room's result
    #[arg(long, value_enum, default_value = "blocks")]
    pub cut: Cut,
    /// Draw the boxes of glyphs, words, lines, cells, blocks and rulings over each other, as SVG at the size of the page
    #[arg(long, conflicts_with = "cut")]
    pub svg: bool,
    /// How PDFs are read.
    #[command(flatten)]
    pub reading: Reading,
}

/// `gleaner text`.
#[derive(Args, Debug)]
pub struct Text {
    /// The PDF
    pub file: PathBuf,
    /// Password to try on an encrypted file
    #[arg(long, value_name = "P")]
    pub password: Vec<String>,
}

/// `gleaner tables`.
#[derive(Args, Debug)]
pub struct Tables {
    /// The PDFs
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// One JSON object a file, or CSV with one row a cell
    #[arg(long, value_enum, default_value = "json", value_name = "FORMAT")]
    pub format: TablesFormat,
    /// Password to try on encrypted files
    #[arg(long, value_name = "P")]
    pub password: Vec<String>,
}

/// `gleaner schema`.
#[derive(Args, Debug)]
pub struct Schema {
    /// Only this table
    pub table: Option<String>,
    /// Words, or Table Schema
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub format: SchemaFormat,
}

/// What tables are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Format {
    /// One CSV file a table
    Csv,
    /// records.jsonl: one report a line, its rows nested
    Jsonl,
    /// One JSON array a table
    Json,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    Text,
    /// For programs, one object a line
    Json,
}

/// What `tables` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TablesFormat {
    /// One row a cell
    Csv,
    /// One object a file
    Json,
}

/// What `schema` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaFormat {
    /// For people
    Text,
    /// Table Schema
    Json,
    /// The tables of the README
    Markdown,
}

/// `gleaner explain`.
#[derive(Args, Debug)]
pub struct Explain {
    /// The PDF
    pub file: PathBuf,
    /// Only this page, counted from 1
    #[arg(long, value_name = "N")]
    pub page: Option<u32>,
    /// Password to try on an encrypted file; may be given more than once
    #[arg(long, value_name = "P")]
    pub password: Vec<String>,
}

/// Which room's result is shown, in the order in which data passes through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Cut {
    /// What is printed, glyph by glyph
    Glyphs,
    /// Words
    Words,
    /// Printed lines in reading order
    Lines,
    /// Blocks in reading order
    Blocks,
    /// Statistics, dates and sources as printed
    Claims,
    /// What is published
    Records,
}
