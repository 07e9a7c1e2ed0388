//! Links the released program statically where the machine can.
//!
//! A reading of one report takes a few milliseconds, and the dynamic loader a fourth of one: it maps three libraries and
//! writes the place of every table of ours anew. A static program starts without any of it, and runs on every Linux of its
//! architecture, whatever that has installed.
//!
//! Cargo can ask this of a whole build only (`-C target-feature=+crt-static`, which needs `--target` where macros are compiled),
//! so it is asked of the linker, for our program alone: for each shared library that the compiler names, a linker script stands
//! in that names the static one. Nobody can know from here whether a linker takes that, so an empty program is linked and run
//! first; where that fails, the program is linked as always.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The libraries that the compiler links with, and what stands in for each.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("c", &["libc.a", "libgcc_eh.a", "libgcc.a"]),
    ("gcc_s", &["libgcc_eh.a", "libgcc.a"]),
    ("m", &["libm.a"]),
    ("pthread", &["libpthread.a"]),
    ("dl", &["libdl.a"]),
    ("rt", &["librt.a"]),
    ("util", &["libutil.a"]),
];

/// What is tried: threads, a panic that is caught, and arithmetic of the mathematical library.
const TRIAL: &str = "fn main() { let t = std::thread::spawn(|| std::panic::catch_unwind(|| std::env::args().nth(9).unwrap()).is_err()); \
                     assert!(t.join().unwrap() && (std::process::id() as f64).powf(0.5).hypot(1.0) > 0.0); }";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=GLEANER_DYNAMIC");
    if wanted()
        && let Some(arguments) = stand_ins().filter(|arguments| tried(arguments))
    {
        for argument in arguments {
            println!("cargo::rustc-link-arg-bins={argument}");
        }
    }
}

/// Only a release for the machine that builds it; an object store looks up names, which the static C library cannot do alone.
fn wanted() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|v| v == value);
    is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && env::var("HOST").ok() == env::var("TARGET").ok()
        && env::var_os("CARGO_FEATURE_OBJECT_STORES").is_none()
        && env::var_os("GLEANER_DYNAMIC").is_none()
}

/// Writes the scripts and gives the arguments of the linker; `None` where a static library is missing.
fn stand_ins() -> Option<Vec<String>> {
    let folder = Path::new(&env::var_os("OUT_DIR")?).join("static");
    fs::create_dir_all(&folder).ok()?;
    for (shared, still) in LIBRARIES {
        let paths: Vec<String> = still.iter().map(|name| found(name)).collect::<Option<_>>()?;
        fs::write(folder.join(format!("lib{shared}.so")), format!("GROUP ( {} )\n", paths.join(" "))).ok()?;
    }
    Some(vec!["-static".to_owned(), "-no-pie".to_owned(), format!("-L{}", folder.to_str()?)])
}

/// Where the C compiler keeps a library, quoted; `None` where it has none.
fn found(name: &str) -> Option<String> {
    let printed = Command::new("cc").arg(format!("-print-file-name={name}")).output().ok()?;
    let path = PathBuf::from(String::from_utf8(printed.stdout).ok()?.trim());
    path.is_absolute().then(|| format!("\"{}\"", path.display()))
}

/// True where a program linked so comes to its end.
fn tried(arguments: &[String]) -> bool {
    let Some(folder) = env::var_os("OUT_DIR").map(PathBuf::from) else { return false };
    let (source, program) = (folder.join("trial.rs"), folder.join("trial"));
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")));
    rustc.arg(&source).arg("-o").arg(&program).arg("-O");
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        rustc.arg("-C").arg([OsString::from("linker="), linker].join(OsString::new().as_os_str()));
    }
    rustc.args(arguments.iter().flat_map(|argument| ["-C".to_owned(), format!("link-arg={argument}")]));
    let ran = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    fs::write(&source, TRIAL).is_ok() && ran(&mut rustc) && ran(&mut Command::new(&program))
}
