//! Rules that change: the reports whose family they change are read again, and no others; the dataset is the one of a full run.

use crate::made_pdf::{encrypted, pdf};
use crate::program::{assert_same, files, run, table};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

struct Archive {
    folder: TempDir,
    rules: PathBuf,
    input: PathBuf,
}

impl Archive {
    fn new() -> Archive {
        let folder = tempdir().unwrap();
        let (rules, input) = (folder.path().join("rules"), folder.path().join("in"));
        fs::create_dir(&rules).unwrap();
        fs::create_dir(&input).unwrap();
        let archive = Archive { folder, rules, input };
        archive.rule("weir", "name = \"weir\"\nprogramme = \"Weir\"\nrecognise = [\"Weir Project\"]\n");
        archive.rule("dam", "name = \"dam\"\nprogramme = \"Dam\"\nrecognise = [\"Dam Watch\"]\n");
        for (name, line) in [
            ("weir-1", "News of the Weir Project: 43 women were trained on 3 May 2019."),
            ("weir-2", "The Weir Project met 17 men on 4 May 2019."),
            ("dam-1", "Dam Watch counted 57 women on 5 May 2019."),
            ("lock-1", "The Lock Bulletin names 12 women and 11 men."),
        ] {
            fs::write(archive.input.join(format!("{name}.pdf")), pdf(&[line])).unwrap();
        }
        archive
    }

    fn rule(&self, name: &str, text: &str) {
        fs::write(self.rules.join(format!("{name}.toml")), text).unwrap();
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Runs; so many files must be read, and the dataset must be that of a run without a memory.
    fn check(&self, what: &str, read: u64) {
        let rules = ["--rules", self.rules.to_str().unwrap()];
        let (code, said) = run(&[&self.input], &self.out(), &rules);
        assert!([0, 3].contains(&code), "{what}: {code}: {said}");
        assert_eq!(files_read(&self.folder.path().join(".out.gleaner")), read, "{what}");
        let anew = self.folder.path().join("anew");
        let _ = fs::remove_dir_all(&anew);
        let _ = fs::remove_dir_all(self.folder.path().join(".anew.gleaner"));
        run(&[&self.input], &anew, &rules);
        assert_same(&files(&anew), &files(&self.out()));
    }
}

fn files_read(state: &Path) -> u64 {
    let account: serde_json::Value = serde_json::from_slice(&fs::read(state.join("run.json")).unwrap()).unwrap();
    account["files_read"].as_u64().unwrap()
}

#[test]
fn changed_rules_read_again_what_they_touch_and_nothing_else() {
    let archive = Archive::new();
    archive.check("first", 4);
    archive.check("nothing changed", 0);
    archive.rule("weir", "name = \"weir\"\nprogramme = \"Weirs\"\nrecognise = [\"Weir Project\"]\n");
    archive.check("a family's programme", 2);
    archive.check("nothing changed since", 0);
    archive.rule(
        "weir",
        "# A word of its author.\nname = \"weir\"\nprogramme = \"Weirs\"\nrecognise = [\"Weir Project\"]\n",
    );
    archive.check("a remark that says nothing", 0);
    archive.rule("lock", "name = \"lock\"\nprogramme = \"Lock\"\nrecognise = [\"Lock Bulletin\"]\n");
    archive.check("a new family", 1);
    archive.rule("none", "name = \"none\"\nrecognise = [\"Nobody says this\"]\n");
    archive.check("a new family of no report", 0);
    archive.rule("dam", "name = \"dam\"\nprogramme = \"Dam\"\nrecognise = [\"Dam Guard\"]\n");
    archive.check("a phrase that no report has any more", 1);
    archive
        .rule("dam", "name = \"dam\"\nprogramme = \"Dam\"\nrecognise = [\"Dam Watch\", \"Project met\", \"Weir\"]\n");
    // dam-1 is of the family again, weir-2 has two of its phrases; weir-1 has one of each, and the later file wins.
    archive.check("phrases that take a report from another family", 2);
    fs::remove_file(archive.rules.join("none.toml")).unwrap();
    archive.check("a family of no report that is gone", 0);
    assert_eq!(table(&archive.out(), "reports").iter().filter(|r| r["family"] == "lock").count(), 1);
}

#[test]
fn rules_that_hold_for_every_report_touch_every_report() {
    let archive = Archive::new();
    archive.check("first", 4);
    archive.rule("generic", "name = \"generic\"\n[[heading]]\nsection = \"about\"\nstarts = [\"who we are\"]\n");
    archive.check("the generic rules", 4);
}

#[test]
fn a_file_without_a_family_is_tried_again_by_other_rules() {
    let archive = Archive::new();
    fs::write(archive.input.join("locked.pdf"), encrypted()).unwrap();
    archive.check("first", 5);
    archive.check("nothing changed", 0);
    archive.rule("none", "name = \"none\"\nrecognise = [\"Nobody says this\"]\n");
    archive.check("a quarantined file", 1);
}
