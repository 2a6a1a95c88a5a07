//! HR imports: who is behind each number, what becomes of plans that are not applied, and what is said of a file.

use crate::support::{ADA, ERIK, OTTO, Person, TestApp, story};
use kunren_domain::hr::{Extent, Policy};
use kunren_services::hr::{self, Told};

const HEADER: &str = "number,name,joined,site,employment type";

/// A file of the people with these numbers, all in Munich.
fn file(people: impl IntoIterator<Item = u32>) -> String {
    let rows = people.into_iter().map(|number| format!("P-{number},Person {number},2020-04-01,MUC,employee\n"));
    format!("{HEADER}\n{}", rows.collect::<String>())
}

async fn with_a_hundred(app: &TestApp) -> Person {
    let mut ada = app.sign_in(ADA).await;
    let page = ada.sends_first("payroll", &file(1..=100)).await;
    ada.confirms(&page, "The first file.").await.is(303).leads_to(&page);
    ada
}

/// What the command line plans at night from a file that names everybody; the page of the plan.
async fn at_night(app: &TestApp, text: &str) -> String {
    let path = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(path.path(), text).expect("space on the disk");
    let told = Told {
        source: "payroll".to_owned(),
        path: path.path().to_owned(),
        file_name: "nightly.csv".to_owned(),
        encoding: None,
        policy: Some(Policy { extent: Extent::Full, ..Policy::default() }),
        rows: None,
    };
    let planned = hr::plan(&app.kunren, None, &told, true).await.expect("a plan");
    format!("/hr/{}", planned.import.expect("something to do"))
}

story! {
    async fn a_nightly_plan_that_is_given_up_stays_to_be_read(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let mut otto = app.sign_in(OTTO).await;
        otto.get("/").await.is(200).does_not_say("to be confirmed");
        let page = at_night(&app, &file(1..=50)).await;
        for who in [&mut ada, &mut otto] {
            who.get("/").await.is(200).says("1 HR import to be confirmed");
            who.get("/hr?state=planned").await.is(200).says("nightly.csv").does_not_say("people.csv");
        }
        app.sign_in(ERIK).await.get("/").await.is(200).does_not_say("to be confirmed");
        let planned = ada.get(&page).await.is(200).hidden("planned");
        ada.post(&format!("{page}/give-up"), &[]).await.is(303).leads_to(&page);
        let seen = ada.get(&page).await.is(200).says("Given up on Dec 1, 2026").says("by Ada Mori").says("Leavers 50");
        seen.has_no("/apply\"").has_no("/give-up\"").has_no("/people?");
        ada.get(&format!("{page}/people?kind=leavers")).await.is(200).says("is not kept");
        let confirm = [("planned", planned.as_str()), ("reason", "All the same.")];
        ada.post(&format!("{page}/apply"), &confirm).await.is(409).says("Nothing was done");
        ada.post(&format!("{page}/give-up"), &[]).await.is(404);
        ada.get("/hr?state=planned").await.is(200).says("No file is in this state");
        ada.get("/hr?state=ended").await.is(200).says("Given up payroll nightly.csv");
        ada.get("/").await.is(200).does_not_say("to be confirmed");
        ada.get("/audit?action=hr.given-up").await.is(200).says("HR file given up").says("Ada Mori").says("payroll");
    }

    async fn the_next_nights_file_replaces_a_plan_that_waits_and_says_so(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let first = at_night(&app, &file(1..=50)).await;
        app.minutes_pass(24 * 60);
        let second = at_night(&app, &file(1..=60)).await;
        let mut ada_again = app.sign_in(ADA).await;
        let seen = ada_again.get(&first).await.is(200).says("Replaced on Dec 2, 2026").says("To the later file");
        seen.has(&format!("href=\"{second}\"")).has_no("/apply\"");
        ada_again.get(&second).await.is(200).says("To be confirmed");
        ada_again.get("/").await.is(200).says("1 HR import to be confirmed");
        ada_again.get("/audit").await.is(200).says("HR import replaced by a later file");
        drop(ada.get("/").await);
    }

    async fn each_number_opens_to_the_people_behind_it(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let half = file(1..=40) + "N-1,New One,2026-11-30,SJC,contractor\n";
        let page = at_night(&app, &half).await;
        let leavers = format!("{page}/people?kind=leavers");
        ada.get(&page).await.is(200).has(&format!("href=\"{leavers}\"")).has(&format!("href=\"{leavers}&amp;country=DE\""));
        let first = ada.get(&leavers).await.is(200).says("60 people").says("Person 41 P-41").says("Page 1 of 2").has("&amp;page=2");
        first.says("First day no longer employed: nothing becomes December 1, 2026");
        ada.get(&format!("{leavers}&page=2")).await.is(200).says("Person 99 P-99").does_not_say("P-41 ");
        ada.get(&format!("{leavers}&country=DE")).await.is(200).says("Leavers, Germany").says("60 people");
        ada.get(&format!("{leavers}&country=US")).await.is(200).says("Nobody matches");
        ada.get(&format!("{leavers}&q=person%2077")).await.is(200).says("1 person").says("P-77").does_not_say("P-78");
        let new = ada.get(&format!("{page}/people?kind=joiners")).await.is(200).says("New One N-1");
        new.says("First day: nothing becomes November 30, 2026").says("(SJC)").says("Employment type: nothing becomes Contractor");
        ada.get(&format!("{page}/people?kind=moves")).await.is(200).says("Nobody matches");
        ada.get(&format!("{page}/people?kind=x")).await.is(400);
        ada.get(&format!("{page}/people?country=x")).await.is(400);
        let csv = ada.get(&format!("{page}/changes.csv")).await.is(200);
        let lines: Vec<&str> = csv.text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "Employee number,Name,Change,Field,Before,After");
        assert!(lines.contains(&"P-41,Person 41,\"Leavers, Not named in the file any more\",First day no longer employed,,2026-12-01"), "{}", csv.text);
        assert!(lines.contains(&"N-1,New One,Joiners,Employment type,,contractor"), "{}", csv.text);
        assert_eq!(lines.iter().filter(|line| line.contains("Leavers")).count(), 60);
        assert!(csv.disposition.contains("attachment"));
        app.sign_in(ERIK).await.get(&leavers).await.is(403);
        app.sign_in(OTTO).await.get(&leavers).await.is(200);

        ada.confirms(&page, "The plant was sold.").await.is(303);
        ada.get(&leavers).await.is(200).says("60 people");
        // The first file, too, when its people are known.
        ada.get("/hr?state=applied").await.is(200).says("nightly.csv").says("people.csv");
    }

    async fn strange_changes_are_said_in_the_readers_words(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let text = format!("{HEADER}\nP-2,Somebody Else,2026-11-30,SJC,contractor\n");
        let page = ada.sends("payroll", &text).await;
        ada.get(&page).await.is(200)
            .says("Person 2 P-2")
            .says("First day: April 1, 2020 becomes November 30, 2026")
            .says("Munich Plant (MUC) becomes")
            .says("Country: Germany becomes United States")
            .says("Employment type: Permanent becomes Contractor");
        ada.post("/language", &[("locale", "ja")]).await.is(303);
        ada.get(&page).await.is(200).says("2020年4月1日").does_not_say("2020-04-01").does_not_say("contractor");
        ada.get(&format!("{page}/people?kind=employment")).await.is(200).says("雇用区分の変更").does_not_say("contractor");
    }

    async fn what_is_cut_off_of_the_problems_is_said(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let text = format!("{HEADER}\n{}", "P 1,x,,,\n".repeat(20_001));
        let page = ada.sends("payroll", &text).await;
        ada.get(&page).await.is(200)
            .says("20,001 cells or rows could not be taken. The first 20,000 of 20,001 are kept.");
        let csv = ada.get(&format!("{page}/rejected.csv")).await.is(200);
        assert_eq!(csv.text.lines().count(), 20_001, "with the header");
        let page = ada.sends("payroll", &format!("{HEADER}\n{}", "P 1,x,,,\n".repeat(7))).await;
        ada.get(&page).await.is(200).says("7 cells or rows could not be taken.").does_not_say("are kept");
    }

    async fn the_page_says_as_what_a_file_was_read_and_what_it_did_to_courses(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = ada.sends_first("payroll", &file(1..=30)).await;
        ada.confirms(&page, "The first file.").await.is(303);
        ada.get(&page).await.is(200)
            .says("Whom does the file name? Only people about whom something changed")
            .says("What does an empty cell mean? What is known stays")
            .says("Encoding UTF-8 (recognised)")
            .says("courses newly assigned: 30; released: 0.");
        ada.get("/hr/new").await.is(200).says("What is usual for each source").says("payroll Only people about whom something changed");
        let told = [("source", "payroll"), ("extent", "full"), ("empty", "clear"), ("encoding", "windows-1252")];
        let german = format!("{HEADER}\nP-1,J\u{fc}rgen,2020-04-01,MUC,employee\n");
        let german: Vec<u8> = german.chars().map(|letter| letter as u32 as u8).collect();
        let page = ada.post_file("/hr/new", &told, b"a.csv", &german).await.is(303).to;
        ada.get(&page).await.is(200)
            .says("Everybody: who is missing has left")
            .says("What does an empty cell mean? There is none: what is known is cleared")
            .says("windows-1252 (as named by whoever sent it)");
    }
}
