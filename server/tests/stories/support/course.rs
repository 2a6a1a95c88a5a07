//! Next versions of the course: copies of its folder in which something is written otherwise.

use super::{
    TestApp,
    organisation::{COURSE, WINDOW},
};
use kunren_services::course::{Folder, import_with_window};
use std::{fs, path::Path};

impl TestApp {
    /// Imports a copy of the course as the next version; `edit` gets every file's path and text. The version in use is
    /// remembered for a moment: look at the new one through [`TestApp::another_server`].
    pub async fn import_changed(&self, edit: impl Fn(&str, String) -> String) {
        let folder = tempfile::tempdir().expect("a folder for the copy");
        copy(Path::new(COURSE), folder.path(), "", &edit);
        let folder = Folder::read(folder.path());
        let imported = import_with_window(self.kunren.db(), self.kunren.clock(), &folder, WINDOW).await;
        assert!(imported.expect("the copy can be imported").changed, "the copy says the same");
    }

    /// Imports a copy with other rules of the test: lines for the table `[test]`, those that were there left out.
    pub async fn import_with_test(&self, rules: &'static str) {
        self.import_changed(|path, text| {
            if path != "course.toml" {
                return text;
            }
            let (before, rest) = text.split_once("[test]").expect("a table of the test");
            let after = rest.find("[[blueprint]]").expect("a blueprint");
            format!("{before}[test]\n{rules}\n{}", &rest[after..])
        })
        .await;
    }
}

fn copy(from: &Path, to: &Path, within: &str, edit: &impl Fn(&str, String) -> String) {
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().into_string().expect("a plain name");
        let path = format!("{within}{name}");
        let target = to.join(&name);
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a new folder");
            copy(&entry.path(), &target, &format!("{path}/"), edit);
        } else {
            let text = fs::read_to_string(entry.path()).expect("a text");
            fs::write(target, edit(&path, text)).expect("a copy");
        }
    }
}
