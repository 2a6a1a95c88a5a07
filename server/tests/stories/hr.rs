//! Files from HR systems by page: what they would do is seen before it is done, and can be taken back.

use crate::support::{ADA, ERIK, Person, TestApp, UPLOAD, story};
use kunren_domain::hr::{Extent, Policy};
use kunren_services::hr::{self, Told};
use std::collections::BTreeMap;

const HEADER: &str = "number,name,joined,site";
const EMPLOYED: &str = "SELECT count(*) AS heads FROM person WHERE left_on IS NULL";
const APPLIED: &str = "SELECT count(*) AS heads FROM audit_event WHERE action = 'hr.applied'";

const LOCALE_OF_ERIK: &str = "SELECT locale AS words FROM person WHERE number = 'K-2001'";
const LOCALE_OF_P_1: &str = "SELECT locale AS words FROM person WHERE number = 'P-1'";

/// A file of the people with these numbers, at a site.
fn file(people: impl IntoIterator<Item = u32>, site: &str) -> String {
    let rows = people.into_iter().map(|number| format!("P-{number},Person {number},2020-04-01,{site}\n"));
    format!("{HEADER}\n{}", rows.collect::<String>())
}

/// A hundred people of the source "payroll" are known.
async fn with_a_hundred(app: &TestApp) -> Person {
    let mut ada = app.sign_in(ADA).await;
    let page = ada.sends_first("payroll", &file(1..=100, "MUC")).await;
    ada.confirms(&page, "The first file.").await.is(303).leads_to(&page);
    ada
}

/// Sends a file that names everybody of the source.
async fn send_full(ada: &mut Person, text: &str) -> String {
    let fields = [("source", "payroll"), ("extent", "full")];
    ada.post_file("/hr/new", &fields, "nightly.csv".as_bytes(), text.as_bytes()).await.is(303).to
}

/// Rows of all tables but those of the files, which are kept until they are given up or newer ones come.
fn but_files(mut rows: BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    rows.retain(|table, _| !table.starts_with("hr_upload"));
    rows
}

story! {
    async fn a_first_file_is_understood_looked_at_confirmed_and_taken_back(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        ada.get("/hr").await.is(200).says("No file has come yet").has("/hr/new");
        ada.get("/hr/new").await.is(200).says("at most 1 MB");
        let before = app.count(EMPLOYED).await;
        let text = "Pers.-Nr.,name,joined,site,Sector\n".to_owned() + &file(1..=60, "MUC")[HEADER.len() + 1..].replace(",MUC", ",MUC,Quality");
        let page = ada.sends("payroll", &text).await;
        ada.get(&page).await.is(200).says("Columns to be chosen").says("first file of this source");
        let columns = ada.get(&format!("{page}/columns")).await.is(200).says("Pers.-Nr.").says("Person 1").says("divided by: comma");
        let mut chosen = columns.chosen();
        assert_eq!(chosen.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["column-name", "column-joined", "column-site"]);
        let send = async |ada: &mut Person, chosen: &[(String, String)]| {
            let fields: Vec<_> = chosen.iter().map(|(name, at)| (name.as_str(), at.as_str())).collect();
            ada.post(&format!("{page}/columns"), &fields).await
        };
        send(&mut ada, &chosen).await.is(422).says("Choose the column with the employee number");
        chosen.extend([("column-number".to_owned(), "0".to_owned()), ("column-department".to_owned(), "4".to_owned())]);
        send(&mut ada, &chosen).await.is(303).leads_to(&page);

        let planned = ada.get(&page).await.is(200).says("Nothing has been changed yet").says("Joiners 60");
        let planned = planned.says("Whole group: 60 joiners with 11 people so far; at most 10.0% are let through").has("name=\"reason\"");
        planned.says("If it is applied now, courses newly assigned: 60; released: 0.");
        ada.confirms(&page, "").await.is(422).says("Give a reason why that is right");
        assert_eq!(app.count(EMPLOYED).await, before);
        ada.confirms(&page, "A company was bought.").await.is(303).leads_to(&page);
        assert_eq!(app.count(EMPLOYED).await, before + 60);
        let department = app.text("SELECT pl.department AS words FROM placement AS pl JOIN person AS p ON p.id = pl.person_id WHERE p.number = 'P-7'").await;
        assert_eq!(department, "Quality");
        ada.get(&page).await.is(200).says("Applied on Dec 1, 2026").says("by Ada Mori").says("A company was bought.");
        ada.get("/hr").await.is(200).says("Applied payroll people.csv Ada Mori 60 0 0 60");

        ada.post(&format!("{page}/undo"), &[("reason", " ")]).await.is(422).says("Give a reason");
        ada.post(&format!("{page}/undo"), &[("reason", "The wrong company.")]).await.is(303).leads_to(&page);
        assert_eq!(app.count(EMPLOYED).await, before);
        ada.get(&page).await.is(200).says("Taken back").says("The wrong company.").has_no("/undo\"");
        ada.get("/audit").await.is(200).says("HR import undone").says("The wrong company.").says("A company was bought.");
    }

    async fn half_a_file_is_stopped_and_shows_whom_it_would_take_for_leavers(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = send_full(&mut ada, &file(1..=50, "MUC")).await;
        ada.get(&page)
            .await
            .is(200)
            .says("Germany: 50 leavers among 104 people; at most 2.0% are let through")
            .says("Leavers 50 of them not named in the file any more 50")
            .says("Managers who do not exist 0")
            .says("Who leaves Person 100 P-100 Person 51 P-51")
            .says("Person 69 P-69 and 30 more people")
            .says("Why is that right?");
        ada.post(&format!("{page}/give-up"), &[]).await.is(303).leads_to(&page);
        ada.get(&page).await.is(200).says("Given up").has_no("/apply\"");
        assert_eq!(app.count("SELECT count(*) AS heads FROM hr_upload_part").await, 0);
        ada.post(&format!("{page}/apply"), &[("planned", "0"), ("reason", "All the same.")]).await.is(409).says("Nothing was done");
        assert_eq!(app.count("SELECT count(*) AS heads FROM person WHERE left_on IS NOT NULL").await, 0);
    }

    async fn moves_show_new_duties_countries_and_what_is_strange(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let text = format!("{HEADER}\nP-1,Person 1,2020-04-01,SJC\nP-2,Somebody Else,2026-11-30,MUC\n");
        let page = ada.sends("payroll", &text).await;
        ada.get(&page)
            .await
            .is(200)
            .says("Moves 1")
            .says("California, United States: 1 person")
            .says("Name: Person 2 becomes Somebody Else")
            .says("Germany 104 0 0 1 0");
        assert_eq!(ada.confirms(&page, "").await.is(303).to, page);
    }

    async fn columns_that_nobody_reads_are_named(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let text = format!("{HEADER},salary,shoe size\nP-101,New,2026-11-01,MUC,1000,42\n");
        let page = ada.sends("payroll", &text).await;
        ada.get(&page).await.is(200).says("Columns that are not read: salary, shoe size.");
    }

    async fn who_chose_a_language_keeps_it(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let file = |number: &str, locale: &str| format!("number,name,joined,site,locale\n{number},Person,2020-04-01,MUC,{locale}\n");
        let page = ada.sends_first("languages", &file(ERIK, "es")).await;
        // Erik chooses after the plan was made: it can be confirmed all the same.
        app.sign_in(ERIK).await.post("/language", &[("locale", "ja")]).await.is(303);
        ada.confirms(&page, "").await.is(303);
        assert_eq!(app.text(LOCALE_OF_ERIK).await, "ja");
        app.minutes_pass(1);
        let page = ada.sends("languages", &file(ERIK, "es")).await;
        ada.get(&page).await.is(200).says("Nothing to do");
        let page = ada.sends("languages", &file("P-1", "es")).await;
        ada.confirms(&page, "").await.is(303);
        assert_eq!(app.text(LOCALE_OF_P_1).await, "es", "who did not choose");
        ada.post(&format!("{page}/undo"), &[("reason", "Wrong.")]).await.is(303);
        assert_eq!(app.text(LOCALE_OF_P_1).await, "en");
    }

    async fn a_plan_of_the_command_line_is_confirmed_by_page_or_sent_again(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let path = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(path.path(), file(1..=50, "MUC")).expect("space on the disk");
        let told = Told {
            source: "payroll".to_owned(),
            path: path.path().to_owned(),
            file_name: "nightly.csv".to_owned(),
            encoding: None,
            policy: Some(Policy { extent: Extent::Full, ..Policy::default() }),
            rows: None,
        };
        let planned = hr::plan(&app.kunren, None, &told, true).await.expect("a plan");
        hr::record_stopped(&app.kunren, &told, &planned).await.expect("written down");
        hr::record_refused(&app.kunren, &told, &hr::Refusal::Empty).await.expect("written down");
        ada.get("/audit").await.is(200).says("HR import waits for confirmation").says("leavers: 50").says("holds no rows of data");
        let page = format!("/hr/{}", planned.import.expect("a plan"));
        ada.get("/hr").await.is(200).says("To be confirmed payroll nightly.csv").has(&page);
        app.is_called("P-60", "Person Sixty").await;
        let outdated = ada.get(&page).await.is(200).says("The file is not kept here: send it again").has("/hr/new");
        outdated.has_no(&format!("{page}/again"));
        let again = hr::plan(&app.kunren, None, &told, true).await.expect("a plan").import.expect("a plan");
        let page = format!("/hr/{again}");
        ada.confirms(&page, "The plant was sold.").await.is(303).leads_to(&page);
        ada.get(&page).await.is(200).says("Applied on").says("The plant was sold.");
    }

    async fn nothing_to_do_is_said(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = send_full(&mut ada, &file(1..=100, "MUC")).await;
        ada.get(&page).await.is(200).says("Nothing to do").says("Everybody is already as the file says");
    }

    async fn files_that_cannot_be_right_are_refused_with_a_reason(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let rows = app.rows().await;
        let everybody = file(1..=100, "MUC");
        let circle = "number,name,joined,site,manager\nP-1,A,2020-04-01,MUC,P-2\nP-2,B,2020-04-01,MUC,P-1\n";
        for (text, words) in [
            (everybody[..everybody.len() - 12].to_owned(), "The file ends in the middle, at line 101"),
            (everybody.replace(',', ";"), "divided by another sign than usual: semicolon instead of comma"),
            (format!("{HEADER}\n{everybody}"), "Line 2 is a header again"),
            (everybody.replacen("site", "work place", 1), "Columns are missing: site. Unknown ones are there instead: work place"),
            (format!("{everybody}{}", &file(1..=6, "MUC")[HEADER.len() + 1..]), "6 of 106 rows are about somebody whom another row is about"),
            (everybody.replacen("MUC", "XXX", 1), "Places of work that are not known: XXX (first in line 2)"),
            (everybody.replacen("2020-04-01", "31/04/2020", 1), "Days that do not exist, or are written in another order: 31/04/2020 (first in line 2)"),
            (format!("{HEADER}\n{}", "x".repeat(100_000)), "Line 2 is longer than 64 KB"),
            (HEADER.to_owned() + "\n", "The file holds no rows of data"),
            ("\u{0}\u{1}binary".to_owned(), "neither CSV nor Excel"),
        ] {
            let page = send_full(&mut ada, &text).await;
            ada.get(&page).await.is(200).says("The file was refused. Nothing was changed.").says(words).has_no("/apply\"");
            let tried = ada.post(&format!("{page}/apply"), &[("planned", "0"), ("reason", "All the same.")]).await;
            assert_eq!(tried.status, 404, "{words}");
        }
        // Two columns that this source did not have before are not asked about: another source has them.
        for (source, text, words) in [
            ("circles", circle, "Managers in a circle: P-"),
            ("countries", "number,name,site,country\nP-1,A,MUC,XX\n", "Countries that are not known or have no place of work: XX"),
        ] {
            let page = ada.sends_first(source, text).await;
            ada.get(&page).await.is(200).says("Nothing was changed").says(words);
        }
        let announced = [("source", "payroll"), ("rows", "200")];
        let page = ada.post_file("/hr/new", &announced, b"people.csv", everybody.as_bytes()).await.is(303).to;
        ada.get(&page).await.is(200).says("The file has 100 rows instead of the 200 that you announced");
        assert_eq!(but_files(app.rows().await), but_files(rows), "nobody was changed");
    }

    async fn a_refusal_is_said_in_the_readers_language(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = send_full(&mut ada, &file(1..=100, "XXX")).await;
        for (language, words) in [
            ("ja", "登録されていない事業所があります：XXX（最初は2行目）"),
            ("zh-Hans", "未知的工作地点：XXX（首见于第 2 行）"),
            ("es", "Centros de trabajo desconocidos: XXX (el primero, en la línea 2)"),
            ("ar", "مواقع غير معروفة"),
        ] {
            ada.post("/language", &[("locale", language)]).await.is(303);
            ada.get(&page).await.is(200).says(words);
        }
        let file = ada.get(&format!("{page}/rejected.csv")).await.is(200);
        assert_eq!(file.text.lines().count(), 101);
        assert!(file.text.contains("لا يوجد موقع بهذا الرمز"), "{}", file.text);
        assert!(file.disposition.contains("attachment"));
    }

    async fn rows_that_are_not_taken_come_as_a_file(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let text = file(1..=100, "MUC").replacen("Person 7,", "=cmd()\u{7},", 1).replacen("P-9,", "P 9,", 1) + "P-101,New,2026-11-01,MUC\n";
        let page = ada.sends("payroll", &text).await;
        ada.get(&page).await.is(200).says("Rows not taken 2").says("2 cells or rows could not be taken");
        let file = ada.get(&format!("{page}/rejected.csv")).await.is(200);
        let lines: Vec<&str> = file.text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "Line,Column,Reason,Value");
        assert!(lines[1].starts_with("8,Name,") && lines[1].contains("'=cmd()"), "{}", lines[1]);
        assert!(lines[2].starts_with("10,Employee number,"), "{}", lines[2]);
        assert_eq!(lines.len(), 3);
    }

    async fn a_renamed_column_can_be_chosen_anew(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = ada.sends("payroll", &file(101..=101, "MUC").replacen("site", "Location", 1)).await;
        ada.get(&page).await.is(200).says("Columns are missing: site").says("If the layout was changed on purpose");
        let columns = ada.get(&format!("{page}/columns")).await.is(200);
        let chosen = columns.chosen();
        assert!(chosen.contains(&("column-site".to_owned(), "3".to_owned())), "its usual name is recognised: {chosen:?}");
        let fields: Vec<_> = chosen.iter().map(|(name, at)| (name.as_str(), at.as_str())).collect();
        ada.post(&format!("{page}/columns"), &fields).await.is(303);
        ada.confirms(&page, "").await.is(303);
        let next = ada.sends("payroll", &file(102..=102, "MUC").replacen("site", "Location", 1)).await;
        ada.get(&next).await.is(200).says("Joiners 1").says("To be confirmed");
    }

    async fn two_tabs_confirm_and_it_is_done_once(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = ada.sends("payroll", &file(101..=103, "MUC")).await;
        let planned = ada.get(&page).await.is(200).hidden("planned");
        let mut other = ada.another_tab();
        let (path, fields) = (format!("{page}/apply"), [("planned", planned.as_str()), ("reason", "")]);
        let (one, two) = tokio::join!(ada.post(&path, &fields), other.post(&path, &fields));
        assert_eq!((one.is(303).to, two.is(303).to), (page.clone(), page.clone()));
        assert_eq!(app.count(APPLIED).await, 2, "the first file and this one");
        assert_eq!(app.count("SELECT count(*) AS heads FROM person WHERE number LIKE 'P-10_'").await, 4);
        // Twice taken back is taken back once.
        let undo = format!("{page}/undo");
        let (one, two) = tokio::join!(ada.post(&undo, &[("reason", "A")]), other.post(&undo, &[("reason", "B")]));
        assert_eq!((one.is(303).to, two.is(303).to), (page.clone(), page));
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'hr.undone'").await, 1);
    }

    async fn what_was_not_seen_is_not_done(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = ada.sends("payroll", &file(1..=1, "SJC")).await;
        let planned = ada.get(&page).await.is(200).hidden("planned");
        app.is_called("P-1", "Person One").await;
        let confirm = [("planned", planned.as_str()), ("reason", "")];
        ada.post(&format!("{page}/apply"), &confirm).await.is(409).says("Nothing was done");
        ada.get(&page).await.is(200).says("cannot be confirmed any more").has_no("/apply\"").has(&format!("{page}/again"));
        app.minutes_pass(1);
        ada.post(&format!("{page}/again"), &[]).await.is(303).leads_to(&page);
        ada.get(&page).await.is(200).says("Person One becomes Person 1");
        // Another tab still shows the plan of before.
        ada.post(&format!("{page}/apply"), &confirm).await.is(409).says("Nothing was done");
        assert_eq!(app.count(APPLIED).await, 1);
        ada.confirms(&page, "").await.is(303);
        assert_eq!(app.count(APPLIED).await, 2);
    }

    async fn what_changed_again_later_is_taken_back_later_first(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let first = ada.sends("payroll", &file(1..=2, "SJC")).await;
        ada.confirms(&first, "").await.is(303);
        app.minutes_pass(1);
        let second = ada.sends("payroll", &file(2..=3, "MUC")).await;
        ada.confirms(&second, "").await.is(303);
        let overtaken = ada.get(&first).await.is(200).says("A later import has changed some of the same people").has_no("/undo\"");
        overtaken.has(&format!("href=\"{second}\""));
        ada.post(&format!("{first}/undo"), &[("reason", "All the same.")]).await.is(409).says("Take that one back first");
        ada.post(&format!("{second}/undo"), &[("reason", "Wrong.")]).await.is(303);
        ada.post(&format!("{first}/undo"), &[("reason", "Wrong, too.")]).await.is(303);
    }

    async fn a_newer_file_takes_the_place_of_one_that_waits(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let first = ada.sends("payroll", &file(101..=101, "MUC")).await;
        let second = ada.sends("payroll", &file(102..=102, "MUC")).await;
        ada.get(&first).await.is(200).says("Replaced on").has(&format!("href=\"{second}\"")).has_no("/apply\"");
        ada.get(&second).await.is(200).says("To be confirmed");
        assert_eq!(app.count("SELECT count(DISTINCT upload_id) AS heads FROM hr_upload_part").await, 1);
    }

    async fn what_is_no_file_is_not_taken(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let good = file(101..=101, "MUC");
        let large = vec![b'x'; usize::try_from(UPLOAD).expect("a small file") + 1];
        let source = [("new-source", "payroll")];
        ada.post_file("/hr/new", &source, b"large.csv", &large).await.is(413).says("larger than 1 MB").has("payroll");
        ada.post_file("/hr/new", &source, b"huge.csv", &large.repeat(5)).await.is(413);
        ada.post_file("/hr/new", &source, b"empty.csv", b"").await.is(422).says("No file was sent");
        ada.post_file("/hr/new", &[], b"people.csv", good.as_bytes()).await.is(422).says("Choose a source");
        let long = "課".repeat(101);
        ada.post_file("/hr/new", &[("new-source", &long)], b"people.csv", good.as_bytes()).await.is(422);
        for field in [("extent", "x"), ("empty", "x"), ("encoding", "klingon"), ("rows", "-1"), ("rows", "x")] {
            ada.post_file("/hr/new", &[source[0], field], b"people.csv", good.as_bytes()).await.is(400);
        }
        let announced = ada.announces("/hr/new", 300 << 20).await;
        announced.is(413).says("larger than 1 MB");
        let half = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nnumber,name\n";
        ada.post_as("/hr/new", "multipart/form-data; boundary=x", half.to_vec()).await.is(400);
        ada.post_as("/hr/new", "multipart/form-data; boundary=x", b"--y\r\nnothing".to_vec()).await.is(400);
        ada.post_as("/hr/new", "text/plain", b"nothing".to_vec()).await.is(400);
        let kept = "SELECT count(*) AS heads FROM hr_upload WHERE state <> 'planned'";
        // What broke off is thrown away behind the answer.
        for _ in 0..100 {
            if app.count(kept).await == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(app.count(kept).await, 0, "nothing of it is kept");
        assert_eq!(app.count("SELECT count(*) AS heads FROM hr_upload_part").await, 0);
    }

    async fn a_name_that_is_no_text_does_not_matter(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let good = file(101..=101, "MUC");
        for name in [&b"\xff\xfe.csv"[..], "人事 <b>.csv".as_bytes(), b"..\\..\\etc\\passwd", b""] {
            let sent = ada.post_file("/hr/new", &[("source", "payroll")], name, good.as_bytes()).await.is(303);
            ada.get(&sent.to).await.is(200).says("To be confirmed").has_no("<b>");
        }
        ada.get("/hr?q=人事").await.is(200).says("人事 <b>.csv");
    }

    async fn an_encoding_is_recognised_or_told(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let german = b"number,name,joined,site\nP-101,J\xfcrgen M\xfcller,2020-04-01,MUC\n";
        let page = ada.post_file("/hr/new", &[("source", "payroll")], b"a.csv", german).await.is(303).to;
        ada.get(&page).await.is(200).says("The encoding was not recognised");
        let told = [("source", "payroll"), ("encoding", "windows-1252")];
        let page = ada.post_file("/hr/new", &told, b"a.csv", german).await.is(303).to;
        ada.confirms(&page, "").await.is(303);
        assert_eq!(app.text("SELECT name AS words FROM person WHERE number = 'P-101'").await, "Jürgen Müller");
    }

    async fn a_file_is_found_by_its_name_and_is_nobody_elses_business(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = send_full(&mut ada, &file(1..=99, "MUC")).await;
        ada.get("/hr?q=NIGHT").await.is(200).says("nightly.csv").does_not_say("people.csv");
        for query in ["/hr?q=%25", "/hr?q=_", "/hr?q=nobody"] {
            ada.get(query).await.is(200).says("No source and no file is called");
        }
        app.sign_in(ERIK).await.get(&page).await.is(403);
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).has_no("href=\"/hr\"");
        ada.get("/").await.is(200).has("href=\"/hr\"");
        let otto = app.sign_in(crate::support::OTTO).await.get(&page).await.is(200).says("Leavers 1");
        otto.has_no("/apply\"").has_no("/give-up\"");
    }

    async fn a_file_whose_reader_died_is_read_by_the_next_who_looks(app: TestApp) {
        let mut ada = with_a_hundred(&app).await;
        let page = ada.sends("payroll", &file(101..=101, "MUC")).await;
        app.change("DELETE FROM hr_change WHERE joins AND number = 'P-101'").await;
        app.change("UPDATE hr_upload SET state = 'reading' WHERE state = 'planned' AND file_name = 'people.csv' AND id = (SELECT u.id FROM hr_upload AS u ORDER BY u.id DESC LIMIT 1)").await;
        let page_of_another = ada.get(&page).await.is(200).says("Being read");
        assert_eq!(page_of_another.headers.get("refresh").map(axum::http::HeaderValue::as_bytes), Some(&b"3"[..]));
        app.minutes_pass(2);
        hr::resume(&app.kunren).await.expect("it is read");
        // Whoever looked may have been the one who reads it.
        for _ in 0..100 {
            if ada.get(&page).await.is(200).words().contains("To be confirmed") {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        ada.get(&page).await.is(200).says("To be confirmed").says("Joiners 1");
        ada.confirms(&page, "").await.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM person WHERE number = 'P-101'").await, 1);
    }
}
