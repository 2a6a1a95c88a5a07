//! Somebody who left is erased: nobody can tell who it was, and no figure changes.

use crate::support::{ADA, ERIK, EVA, GRETA, Person, TestApp, story};
use kunren_services::{
    Clock, Error,
    account::erase,
    hr::{self, Refusal, Told},
    installation::backup,
};
use std::io::Read as _;

impl TestApp {
    async fn erase(&self, number: &str) -> Result<String, Error> {
        let number = number.parse().expect("an employee number");
        let leaver = erase::leaver(&self.kunren, &number).await?;
        erase::erase(&self.kunren, &leaver, "Ten years are over.").await
    }

    /// Everything that is stored, as a backup holds it.
    async fn everything(&self) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("all.zip");
        backup::backup(self.kunren.db(), &Clock::System, &file, &mut |_| {}).await.expect("a backup");
        let mut zip = zip::ZipArchive::new(std::fs::File::open(file).expect("a file")).expect("a ZIP");
        let mut all = String::new();
        for at in 0..zip.len() {
            zip.by_index(at).expect("a part").read_to_string(&mut all).expect("text");
        }
        all
    }

    /// The page of numbers from its title on.
    async fn figures(&self, who: &mut Person) -> String {
        let words = who.get(&self.board("")).await.is(200).words();
        let (_, figures) = words.split_once("Sign out").expect("a menu above the figures");
        assert!(figures.contains("left 1"), "{figures}");
        figures.to_owned()
    }

    /// Erik asked for something with words about himself, was given time that was taken back, passed, and left.
    async fn erik_has_been_here(&self) {
        let mut erik = self.ready(ERIK).await;
        let asked = [("kind", "exemption"), ("reason", "Erik Weber is ill."), ("evidence", "Letter of Dr Weber")];
        erik.post(&format!("{}/requests", self.course()), &asked).await.is(303);
        let (extensions, edition) = (format!("/people/{}/extensions", self.id(ERIK).await), self.edition.to_string());
        let more = [("edition", edition.as_str()), ("until", "2027-02-20"), ("reason", "Mr Weber is abroad.")];
        let mut greta = self.sign_in(GRETA).await;
        let revoke = greta.post_and_follow(&extensions, &more).await.is(200).link(&format!("{extensions}/"));
        greta.post(&revoke, &[("reason", "Mr Weber is back.")]).await.is(303);
        erik.take_test(self, 10).await;
        self.left(ERIK, "2026-11-30").await;
    }
}

story! {
    async fn nobody_can_tell_who_it_was_and_no_figure_changes(app: TestApp) {
        app.erik_has_been_here().await;
        let before = app.everything().await;
        for trace in [ERIK, "Erik Weber", "Erik Weber is ill.", "Dr Weber", "Weber is abroad", "Weber is back"] {
            assert!(before.contains(trace), "{trace} would be found");
        }
        let mut ada = app.sign_in(ADA).await;
        let figures = app.figures(&mut ada).await;
        let new = app.erase(ERIK).await.expect("Erik is erased");
        assert!(new.starts_with(erase::ERASED));
        let after = app.everything().await;
        for trace in [ERIK, "Weber", "Letter of"] {
            assert!(!after.contains(trace), "{trace} is still there");
        }
        assert_eq!(app.figures(&mut ada).await, figures);
        assert_eq!(app.count("SELECT count(*) AS heads FROM completion WHERE attempt_id IS NOT NULL").await, 1);
        ada.get(&app.board(&format!("/people?search={new}"))).await.is(200).says(&new);
        ada.get("/audit").await.is(200).says("Person erased").says("Ten years are over.");
        let verdict = kunren_services::installation::verify::database(app.kunren.db()).await.expect("it can be checked");
        assert!(verdict.problems.is_empty(), "{:?}", verdict.problems);
    }

    async fn files_that_were_refused_or_changed_nothing_name_nobody_any_more(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let header = "number,name,joined,site";
        let good = format!("{header}\nP-1,Person,2020-04-01,MUC\n");
        let first = ada.sends_first("payroll", &good).await;
        ada.confirms(&first, "").await.is(303);
        for (source, text) in [
            // Refused: most rows cannot be taken; the numbers are among the problems.
            ("payroll", format!("{header}\n{ERIK},Erik Weber,2020-04-01,MUC\n{ERIK},Erik Weber,2020-04-01,MUC\n")),
            // Refused: managers in a circle are named.
            ("circles", format!("{header},manager\n{ERIK},Erik Weber,2020-04-01,MUC,P-1\nP-1,Person,2020-04-01,MUC,{ERIK}\n")),
            // The columns are not known: the first rows are shown.
            ("unknown", format!("a,b,c,d\n{ERIK},Erik Weber,2020-04-01,MUC\n")),
            // Nothing to do, but a row that is not taken.
            ("payroll", format!("{header},manager\nP-1,Person,2020-04-01,MUC,\n,Erik Weber,2020-04-01,MUC,\n")),
        ] {
            if source == "circles" { ada.sends_first(source, &text).await } else { ada.sends(source, &text).await };
        }
        let told = Told {
            source: "payroll".to_owned(),
            path: "nightly.csv".into(),
            file_name: "nightly.csv".to_owned(),
            encoding: None,
            policy: None,
            rows: None,
        };
        let circle = Refusal::Loop(vec![ERIK.to_owned(), "P-1".to_owned()]);
        hr::record_refused(&app.kunren, &told, &circle).await.expect("written down");
        app.left(ERIK, "2026-11-30").await;
        let before = app.everything().await;
        assert!(before.matches(ERIK).count() >= 4, "the number would be found");
        let new = app.erase(ERIK).await.expect("Erik is erased");
        let after = app.everything().await;
        for trace in [ERIK, "Weber"] {
            let at = after.find(trace).map(|at| after[at.saturating_sub(300)..].chars().take(600).collect::<String>());
            assert_eq!(at, None, "{trace} is still there");
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM hr_upload_part").await, 0, "nor are the files");
        ada.get("/audit?action=hr.refused").await.is(200).says(&new);
        ada.get("/hr").await.is(200);
    }

    async fn only_leavers_are_erased_once_and_for_a_reason(app: TestApp) {
        let erased = app.erase(EVA).await;
        assert!(matches!(erased, Err(Error::BadField("left"))), "{erased:?}");
        app.sign_in(EVA).await;
        app.left(EVA, "2026-11-30").await;
        let number = EVA.parse().expect("a number");
        let leaver = erase::leaver(&app.kunren, &number).await.expect("Eva has left");
        let without = erase::erase(&app.kunren, &leaver, " ").await;
        assert!(matches!(without, Err(Error::ReasonMissing)), "{without:?}");
        app.erase(EVA).await.expect("Eva is erased");
        assert_eq!(app.count("SELECT count(*) AS heads FROM session").await, 0);
        let again = erase::erase(&app.kunren, &leaver, "Once more.").await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
    }
}
