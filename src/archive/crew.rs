//! The crew: kept worker processes, one for each thread that reads, and a new one where one was lost.

use crate::archive::blob::{self, Trace};
use crate::archive::read::{Reader, read_bytes};
use crate::archive::worker::{CPU_SECONDS_MAX, MEMORY_BYTES_MAX, OUTPUT_BYTES_MAX, Orders, receive, send};
use gleaner::finding::Code;
use gleaner::write::refused;
use rustix::pipe::fcntl_setpipe_size;
use rustix::process::Signal;
use std::io::{self, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// Who reads the files.
pub enum Crew {
    /// Worker processes.
    Apart(Apart),
    /// This process itself, for debugging.
    Here(Reader),
}

/// Worker processes: how one is started, what it is told, and those that are idle.
pub struct Apart {
    program: PathBuf,
    arguments: Vec<String>,
    orders: Orders,
    idle: Mutex<Vec<Worker>>,
}

/// Bytes that a pipe to or from a worker holds, where the system allows: a file or its rows mostly go through in one.
const PIPE_BYTES: usize = 1 << 20;

/// One worker process.
pub struct Worker {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// A file that was handed over, and who has it. Its bytes stay here, since a worker may be lost.
pub struct Asked {
    report_id: String,
    bytes: Vec<u8>,
    /// A worker, and whether it took the file; nobody where this process reads.
    worker: Option<(Worker, io::Result<()>)>,
}

/// How many workers a file is given that are ended from outside before it is blamed for it.
const TRIES_MAX: u32 = 3;
/// What a worker exits with that could not set its limits or use its pipes.
const FAULT_EXIT: i32 = 70;
/// How much a worker says of its end that is worth reading.
const LAST_WORDS_BYTES_MAX: u64 = 4096;

impl Crew {
    /// Worker processes of this very program.
    pub fn apart(orders: &Orders) -> io::Result<Crew> {
        Ok(Crew::Apart(Apart {
            program: std::env::current_exe()?,
            arguments: vec!["worker".to_owned()],
            orders: orders.clone(),
            idle: Mutex::default(),
        }))
    }

    /// Hands a file over. It is read meanwhile where there are workers; its rows are fetched by [`Crew::answer`]. An error is one of
    /// ours: no process could be started.
    pub fn ask(&self, report_id: String, bytes: Vec<u8>) -> io::Result<Asked> {
        let worker = match self {
            Crew::Here(_) => None,
            Crew::Apart(apart) => {
                let mut worker = apart.worker()?;
                let sent = worker.send(&report_id, &bytes);
                Some((worker, sent))
            }
        };
        Ok(Asked { report_id, bytes, worker })
    }

    /// The encoded rows of a file that was handed over, whatever it does to its reader. An error is one of ours.
    pub fn answer(&self, asked: Asked) -> io::Result<Vec<u8>> {
        let Asked { report_id, bytes, worker } = asked;
        let (apart, (mut worker, mut sent)) = match (self, worker) {
            (Crew::Apart(apart), Some(at_work)) => (apart, at_work),
            (Crew::Apart(_), None) => return Err(io::Error::other("a file that no worker was asked for")),
            (Crew::Here(reader), _) => {
                let (encoded, trace) = read_bytes(reader, &report_id, &bytes);
                return Ok(blob::pack(&encoded, &trace));
            }
        };
        let refuse = |code, message: &str| Ok(blob::pack(&refused(&report_id, code, message), &Trace::default()));
        for tries in 1.. {
            match sent.and_then(|()| worker.receive()) {
                Ok(answer) => {
                    apart.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                    return Ok(answer);
                }
                Err(error) => match worker.post_mortem(&error)? {
                    End::OfTheFile(code, message) => return refuse(code, &message),
                    // Somebody else ended it, or the system was out of memory, and that may have been the fault of another.
                    End::FromOutside(what) if tries == TRIES_MAX => {
                        let message = format!("expected rows, the reader was ended by {what}, {tries} times");
                        return refuse(Code::ReaderFailed, &message);
                    }
                    End::OfItself(why) if tries == TRIES_MAX => return Err(io::Error::other(why)),
                    End::FromOutside(_) | End::OfItself(_) => {}
                },
            }
            worker = apart.worker()?;
            sent = worker.send(&report_id, &bytes);
        }
        Err(io::Error::other("a file that was tried without end"))
    }
}

impl Apart {
    /// A worker that is idle, or a new one.
    fn worker(&self) -> io::Result<Worker> {
        // The lock is not held while one is started.
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| Worker::start(self), Ok)
    }
}

/// Why a worker ended.
enum End {
    /// The file brought it down.
    OfTheFile(Code, String),
    /// A signal that no limit of ours sends.
    FromOutside(String),
    /// The system did not let it work, which is no matter of the file's.
    OfItself(String),
}

impl Worker {
    fn start(apart: &Apart) -> io::Result<Worker> {
        let mut child = Command::new(&apart.program)
            .args(&apart.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("a worker without pipes"));
        };
        // Smaller pipes are slower, and no more than that.
        let _ = fcntl_setpipe_size(&input, PIPE_BYTES);
        let _ = fcntl_setpipe_size(&output, PIPE_BYTES);
        // A worker that does not take its orders takes no file either, and is heard on why then.
        let _ = send(&mut input, &[&serde_json::to_vec(&apart.orders)?]);
        Ok(Worker { child, input, output: BufReader::new(output) })
    }

    fn send(&mut self, report_id: &str, bytes: &[u8]) -> io::Result<()> {
        send(&mut self.input, &[report_id.as_bytes(), bytes])
    }

    fn receive(&mut self) -> io::Result<Vec<u8>> {
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
            None if status.code() == Some(FAULT_EXIT) => {
                End::OfItself(format!("expected a worker that reads, it ended with {}", words.trim_end()))
            }
            None => End::OfTheFile(Code::ReaderFailed, format!("expected rows, the reader ended with {status}")),
        })
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        self.rest();
    }
}

impl Crew {
    /// Lets the workers go: the end of their input ends them. New ones come when there is more to read.
    pub fn rest(&self) {
        if let Crew::Apart(apart) = self {
            for mut worker in std::mem::take(&mut *apart.idle.lock().unwrap_or_else(PoisonError::into_inner)) {
                drop(worker.input);
                let _ = worker.child.wait();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Workers that hear the first of a message and then do as `script` says.
    fn scripted(script: &str) -> Apart {
        Apart {
            program: PathBuf::from("/bin/sh"),
            arguments: vec!["-c".to_owned(), format!("head -c 8 > /dev/null; {script}")],
            orders: Orders::default(),
            idle: Mutex::default(),
        }
    }

    fn check(script: &str, (code, message): (&str, &str)) {
        let crew = Crew::Apart(scripted(script));
        let rows = crew.answer(crew.ask("r1".to_owned(), b"bytes".to_vec()).unwrap()).unwrap();
        let refusal = blob::unpack(&rows).unwrap().refusal.unwrap();
        assert_eq!(refusal.code, code, "{script}");
        assert!(refusal.message.contains(message), "{script}: {}", refusal.message);
    }

    #[test]
    fn a_file_that_brings_its_reader_down_is_refused() {
        check("kill -XCPU $$", ("limit_reached", "5 s of processor time"));
        check("echo memory allocation of 9 bytes failed >&2; kill -ABRT $$", ("limit_reached", "1024 MiB of memory"));
        check("kill -SEGV $$", ("reader_failed", "signal 11"));
        check("exit 9", ("reader_failed", "exit status: 9"));
        check(
            "printf '\\377\\377\\377\\377\\377\\377\\377\\177'; sleep 5",
            ("limit_reached", "expected a message of at most"),
        );
        check("kill -KILL $$", ("reader_failed", "the reader was ended by signal 9, 3 times"));
    }

    #[test]
    fn a_worker_that_cannot_work_is_no_fault_of_a_file() {
        let crew = Crew::Apart(scripted("echo no limits >&2; exit 70"));
        let error = crew.answer(crew.ask("r1".to_owned(), Vec::new()).unwrap()).unwrap_err().to_string();
        assert_eq!(error, "expected a worker that reads, it ended with no limits");
    }

    #[test]
    fn a_file_whose_reader_was_ended_by_another_is_given_a_second_one() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("mark");
        // The first ends by a signal; the second says something that is no answer, which is another end.
        let script = format!("if [ -e {0} ]; then exit 9; fi; touch {0}; kill -KILL $$", mark.display());
        check(&script, ("reader_failed", "exit status: 9"));
    }
}
