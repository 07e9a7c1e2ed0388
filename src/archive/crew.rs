//! The crew: kept worker processes, one for each thread that reads, and a new one where one was lost.

use crate::archive::blob;
use crate::archive::read::{Reader, read_bytes};
use crate::archive::worker::{CPU_SECONDS_MAX, MEMORY_BYTES_MAX, OUTPUT_BYTES_MAX, Orders, receive, send};
use gleaner::finding::Code;
use gleaner::write::refused;
use rustix::process::Signal;
use std::io::{self, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// Who reads the files.
pub enum Crew {
    /// Worker processes; those that are idle.
    Apart(Orders, Mutex<Vec<Worker>>),
    /// This process itself, for debugging.
    Here(Reader),
}

/// One worker process.
pub struct Worker {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// How much a worker says of its end that is worth reading.
const LAST_WORDS_BYTES_MAX: u64 = 4096;

impl Crew {
    /// The encoded rows of a file, whatever it does to its reader. An error is one of ours: no process could be started, or a
    /// worker was ended from outside, twice.
    pub fn read(&self, report_id: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let (orders, idle) = match self {
            Crew::Here(reader) => return Ok(blob::pack(&read_bytes(reader, report_id, bytes))),
            Crew::Apart(orders, idle) => (orders, idle),
        };
        let mut second = false;
        loop {
            let rested = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut worker = match rested {
                Some(worker) => worker,
                None => Worker::start(orders)?,
            };
            match worker.ask(report_id, bytes) {
                Ok(answer) => {
                    idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                    return Ok(answer);
                }
                Err(error) => match worker.post_mortem(&error)? {
                    End::OfTheFile(code, message) => return Ok(blob::pack(&refused(report_id, code, &message))),
                    // Somebody else ended it: the file is given a second worker before it is blamed for nothing.
                    End::FromOutside(what) if second => {
                        return Err(io::Error::other(format!("expected rows, the worker was ended by {what}")));
                    }
                    End::FromOutside(_) => second = true,
                },
            }
        }
    }
}

/// Why a worker ended.
enum End {
    /// The file brought it down.
    OfTheFile(Code, String),
    /// A signal that no limit of ours sends.
    FromOutside(String),
}

impl Worker {
    fn start(orders: &Orders) -> io::Result<Worker> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("a worker without pipes"));
        };
        send(&mut input, &serde_json::to_vec(orders)?)?;
        Ok(Worker { child, input, output: BufReader::new(output) })
    }

    fn ask(&mut self, report_id: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
        send(&mut self.input, report_id.as_bytes())?;
        send(&mut self.input, bytes)?;
        self.input.flush()?;
        let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
        receive(&mut self.output, OUTPUT_BYTES_MAX)?.ok_or_else(gone)
    }

    /// Ends a worker that gave no whole answer, and tells why it gave none.
    fn post_mortem(mut self, error: &io::Error) -> io::Result<End> {
        let died = matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe);
        if !died {
            // It is alive and answers nonsense.
            let _ = self.child.kill();
            self.child.wait()?;
            return Ok(End::OfTheFile(Code::LimitReached, format!("limit reached: {error}")));
        }
        drop(self.input);
        drop(self.output);
        let mut words = String::new();
        if let Some(errors) = self.child.stderr.take() {
            // What it said is a help, no more; the status decides.
            let _ = errors.take(LAST_WORDS_BYTES_MAX).read_to_string(&mut words);
        }
        let status = self.child.wait()?;
        let starved = words.contains("memory allocation of");
        Ok(match status.signal() {
            Some(signal) if signal == Signal::XCPU.as_raw() => End::OfTheFile(
                Code::LimitReached,
                format!("limit reached: expected at most {CPU_SECONDS_MAX} s of processor time"),
            ),
            _ if starved => {
                let most = MEMORY_BYTES_MAX >> 20;
                End::OfTheFile(Code::LimitReached, format!("limit reached: expected at most {most} MiB of memory"))
            }
            Some(
                signal @ (signal_hook::consts::SIGKILL | signal_hook::consts::SIGTERM | signal_hook::consts::SIGINT),
            ) => End::FromOutside(format!("signal {signal}")),
            Some(signal) => {
                End::OfTheFile(Code::ReaderFailed, format!("expected rows, the reader was ended by signal {signal}"))
            }
            None => End::OfTheFile(Code::ReaderFailed, format!("expected rows, the reader ended with {status}")),
        })
    }
}

impl Drop for Crew {
    /// Lets the workers go: the end of their input ends them.
    fn drop(&mut self) {
        if let Crew::Apart(_, idle) = self {
            for mut worker in std::mem::take(&mut *idle.lock().unwrap_or_else(PoisonError::into_inner)) {
                drop(worker.input);
                let _ = worker.child.wait();
            }
        }
    }
}
