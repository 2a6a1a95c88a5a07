//! Whom an edition is for: thought about in rows or as text, looked at before it is set, and kept from then on.

use crate::support::{ADA, COURSE, ERIK, EVA, GRETA, HANA, OTTO, Person, Seen, TestApp, story};
use kunren_domain::{edition::Window, id::EditionId};
use kunren_services::course::{Folder, import_with_window};
use std::path::Path;

fn address(app: &TestApp, query: &str) -> String {
    format!("/editions/{}/audience{query}", app.edition)
}

/// The page once what was saved is applied.
async fn applied(browser: &mut Person, address: &str) -> Seen {
    for _ in 0..100 {
        let page = browser.get(address).await.is(200);
        if page.headers.get("refresh").is_none() {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("it is never applied");
}

/// Next year's edition, made from the same folder.
async fn next_year(app: &TestApp) -> EditionId {
    let mut folder = Folder::read(Path::new(COURSE));
    folder.course.edition = "FY2027".to_owned();
    let day = |year, month| jiff::civil::date(year, month, 1);
    let window =
        Window { opens_on: day(2027, 10), due_on: day(2028, 1), grace_until: day(2028, 2), closes_on: day(2028, 3) };
    let imported = import_with_window(app.kunren.db(), app.kunren.clock(), &folder, window).await;
    imported.expect("it is imported").edition
}

story! {
    async fn a_rule_is_made_of_rows_looked_at_and_set(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = ada.get(&address(&app, "")).await.is(200).says("No rule has been set");
        page.has_no("method=\"post\" action=\"/editions/");
        ada.get(&address(&app, "?match=all&do=add")).await.is(200).says("Condition 1").says("Remove condition 1");
        // A row without values is only told about when its effects are asked for.
        let rows = "?match=all&field=country&is=no&values=DE&field=rank&is=yes&values=";
        ada.get(&address(&app, &format!("{rows}&do=add"))).await.is(200).says("Condition 3").has_no("aria-invalid");
        ada.get(&address(&app, &format!("{rows}&do=look"))).await.is(422).has("aria-invalid=\"true\"").says("Character 1: a value belongs here");
        let looked = ada.get(&address(&app, "?match=all&field=country&is=no&values=DE&again=edition&do=look")).await.is(200);
        looked.says("not country = DE").says("would be released").has("name=\"reason\"").has("name=\"confirmed\"");
        let released = ada.get(&address(&app, "?rule=not+country+%3D+DE&who=released")).await.is(200);
        released.says("Erik").says("Eva").has_no("Hana Sato");
        ada.get(&address(&app, "?rule=not+country+%3D+DE&who=released&q=eva")).await.is(200).says("Eva").has_no("Erik");

        let form = [("rule", "not country = DE"), ("again", "edition"), ("reason", "Germany has a course of its own.")];
        let stopped = ada.post(&address(&app, ""), &form).await.is(409);
        stopped.says("Nothing has been changed yet").has("value=\"Germany has a course of its own.\"");
        assert_eq!(app.count("SELECT count(*) AS heads FROM audience").await, 0);
        let confirmed = [&form[..], &[("confirmed", "1")]].concat();
        let to = ada.post(&address(&app, ""), &confirmed).await.is(303).to;
        let applied = applied(&mut ada, &to).await;
        applied.says("The rule is in force").says("Released: 4").says("Germany has a course of its own.").says("Applied on");

        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("Exempt");
        erik.get(&format!("/courses/{}", app.edition)).await.is(200).says("Germany has a course of its own.");
        let line = ada.lines(&app, "").await;
        assert_eq!((line.cell("Germany", "Counted"), line.cell("Germany", "Exempt")), ("0", "4"));
        // Nobody takes back by hand what the rule did; the person's page says whose doing it is.
        let person = app.id(EVA).await;
        ada.get(&format!("/people/{person}")).await.is(200).says("the rule of the edition").has_no("/revoke");
        ada.get("/audit?action=audience.set").await.is(200).says("Audience set").says("not country = DE");
    }

    async fn mistakes_are_shown_at_their_place(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let wrong = ada.get(&address(&app, "?rule=country+%3D+DE+and+contry+%3D+FR")).await.is(422);
        wrong.says("Character 18: a condition belongs here").says("country = DE and contry = FR");
        let unknown = ada.get(&address(&app, "?rule=site+%3D+MUX")).await.is(200);
        unknown.says("Nothing in the organisation has these values").says("MUX").has_no("name=\"reason\"");
        let form = [("rule", "site = MUX"), ("again", "edition"), ("reason", "Why."), ("confirmed", "1")];
        ada.post(&address(&app, ""), &form).await.is(422).says("MUX");
        // What was typed is text, whatever is typed.
        let hostile = "%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
        ada.get(&address(&app, &format!("?rule={hostile}"))).await.is(422).has_no("<script>alert").has("&lt;/textarea");
        assert_eq!(app.count("SELECT count(*) AS heads FROM audience").await, 0);
    }

    async fn those_who_watch_see_it_within_their_reach_and_change_nothing(app: TestApp) {
        for who in [OTTO, GRETA] {
            let mut watcher = app.sign_in(who).await;
            let page = watcher.get(&address(&app, "?rule=country+%3D+FR")).await.is(200).says("would be released");
            page.has_no("name=\"reason\"");
            let people = watcher.get(&address(&app, "?rule=everybody&who=matching")).await.is(200).says("Erik");
            if who == GRETA {
                people.has_no("Hana Sato");
            }
            watcher.get(&app.board("")).await.is(200).has(&format!("href=\"{}\"", address(&app, "")));
        }
    }

    async fn what_was_completed_is_due_again_when_it_is_no_longer_valid(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        // Everybody completed last year's on 1 December 2025.
        let form = [("rule", "everybody"), ("again", "months"), ("months", "13"), ("reason", "The law says so.")];
        ada.post(&address(&app, ""), &form).await.is(303);
        ada.get(&address(&app, "")).await.is(200).says("13 months after the last completion");
        let mut hana = app.sign_in(HANA).await;
        app.reads(HANA, "en").await;
        hana.get("/").await.is(200).has("2027");
        let person = app.id(EVA).await;
        ada.get(&format!("/people/{person}")).await.is(200).says("Due by January 1, 2027: until then the completion of December 1, 2025 is valid.");
        // Whoever asks hears the same day.
        hana.get("/").await.is(200).says("Completed on December 1, 2025, valid until January 1, 2027");
        ada.get(&format!("/people/{person}")).await.is(200).says("Completed on December 1, 2025, valid until January 1, 2027");
        let page = ada.get(&format!("/people/{person}")).await.is(200);
        page.says("Due by January 31, 2026: completed on December 1, 2025").says("Next: due by January 1, 2027");
        // With another law, what went by without it is told as well.
        let shorter = [("rule", "everybody"), ("again", "months"), ("months", "5"), ("reason", "The law has changed.")];
        let looked = ada.get(&address(&app, "?rule=everybody&again=months&months=5&do=look")).await.is(200);
        looked.says("Due days by country").says("become overdue at once").has("name=\"confirmed\"");
        // It is asked about, as a large release is.
        let stopped = ada.post(&address(&app, ""), &shorter).await.is(409).says("This would make people overdue at once");
        stopped.says("are to become overdue at once").does_not_say("are to be released").has("value=\"The law has changed.\"");
        ada.get(&address(&app, "")).await.is(200).says("13 months after the last completion");
        ada.post(&address(&app, ""), &[&shorter[..], &[("confirmed", "1")]].concat()).await.is(303);
        let page = ada.get(&format!("/people/{person}")).await.is(200);
        page.says("Due by May 1, 2026: missed").says("Due by October 1, 2026: missed").says("Next: due by March 1, 2027")
            .says("the opening day: the completion of December 1, 2025 was no longer valid");
        // So it is to whoever missed them.
        let own = app.sign_in(EVA).await.get(&format!("/courses/{}/why", app.edition)).await.is(200);
        own.says("Due by May 1, 2026: missed").says("Due by October 1, 2026: missed").says("Next: due by March 1, 2027");
    }

    async fn a_change_of_recurrence_tells_which_due_days_move(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        // Everybody completed last year's on 1 December 2025; this year's is due on another day than 13 months later.
        let longer = address(&app, "?rule=everybody&again=months&months=13&do=look");
        let looked = ada.get(&longer).await.is(200).says("New due days of those who still have to complete it");
        looked.says("Nobody would become overdue at once").has_no("name=\"confirmed\"");
        ada.get(&address(&app, "?rule=everybody&again=edition&do=look")).await.is(200).does_not_say("New due days");
        // Those who watch see the days of theirs.
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&longer).await.is(200).says("New due days").says("Germany").does_not_say("Japan");
        let words = [("ja", "期限への影響"), ("zh-Hans", "截止日期的变化"), ("es", "Nuevas fechas límite"), ("ar", "المواعيد النهائية الجديدة")];
        for (language, words) in words {
            app.reads(ADA, language).await;
            app.sign_in(ADA).await.get(&longer).await.is(200).says(words);
        }
    }

    async fn who_comes_to_owe_it_late_has_time_from_then_on(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let set = |rule: &'static str| [("rule", rule), ("again", "edition"), ("reason", "As agreed."), ("confirmed", "1")];
        let to = ada.post(&address(&app, ""), &set("not country = DE")).await.is(303).to;
        applied(&mut ada, &to).await;
        app.now_is("2026-12-02T09:00:00Z");
        app.hired("K-2099", "Nora Neu", "MUC").await;
        app.sign_in("K-2099").await.get("/").await.is(200).says("You have nothing to do right now");

        // After everybody's due date the rule takes in one who was released and one who never owed it.
        app.now_is("2027-03-01T09:00:00Z");
        let mut ada = app.sign_in(ADA).await;
        let to = ada.post(&address(&app, ""), &set("everybody")).await.is(303).to;
        applied(&mut ada, &to).await.says("Newly assigned: 1").says("Assigned again: 4");
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("Due by March 31, 2027").does_not_say("Overdue");
        let why = "March 31, 2027 This day counts 30 days after the exemption ended and the course was owed again, on March 1, 2027";
        erik.get(&format!("{}/why", app.course())).await.is(200).says(why);
        let mut nora = app.sign_in("K-2099").await;
        nora.get("/").await.is(200).says("Due by March 31, 2027").does_not_say("Overdue");
        let why = "March 31, 2027 This day counts 30 days after the course was assigned on March 1, 2027";
        nora.get(&format!("{}/why", app.course())).await.is(200).says(why);
        let mut greta = app.sign_in(GRETA).await;
        let person = greta.get(&format!("/people/{}", app.id(ERIK).await)).await.is(200);
        person.says("Due by March 31, 2027: exempt until the day before March 1, 2027 and has 30 days.");
        let list = greta.get(&app.board("/people?node=country:DE")).await.is(200).table();
        assert!(list.cell("Nora Neu", "Due").contains("March 31, 2027"), "{}", list.cell("Nora Neu", "Due"));
    }

    async fn how_far_it_is_applied_is_watched_without_scripts(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let form = [("rule", "not country = DE"), ("again", "edition"), ("reason", "Why."), ("confirmed", "1")];
        let to = ada.post(&address(&app, ""), &form).await.is(303).to;
        applied(&mut ada, &to).await;
        // As if another server had begun with it just now.
        app.change("UPDATE audience_work SET state = 'applying', runner = audience_id, expected = 4200, released = 1500").await;
        let watched = ada.get(&to).await.is(200).says("is being applied: 1,500 of 4,200 people so far").has("<progress");
        assert_eq!(watched.headers.get("refresh").map(axum::http::HeaderValue::as_bytes), Some(&b"3"[..]));
        // What looks again by itself asks nothing; what asks does not look again.
        watched.has_no("id=\"rule\"");
        let beside = ada.get(&address(&app, "")).await.is(200).says("1,500 of 4,200").says("Watch how far it is");
        assert!(beside.headers.get("refresh").is_none());
        beside.has("id=\"rule\"");
        for (language, words) in [("ja", "1,500"), ("zh-Hans", "查看进度"), ("es", "se está aplicando"), ("ar", "متابعة")] {
            app.reads(ADA, language).await;
            app.sign_in(ADA).await.get(&address(&app, "")).await.is(200).says(words);
        }
        app.reads(ADA, "en").await;
        // The other server is gone: whoever looks goes on.
        app.minutes_pass(2);
        applied(&mut app.sign_in(ADA).await, &to).await.says("The rule is in force").has("id=\"rule\"");
    }

    async fn a_new_edition_says_whence_its_rule_comes(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let form = [("rule", "not rank = trainee"), ("again", "months"), ("months", "13"), ("reason", "Trainees come later.")];
        app.change("UPDATE placement SET rank = 'trainee'").await;
        ada.post(&address(&app, ""), &form).await.is(409);
        let to = ada.post(&address(&app, ""), &[&form[..], &[("confirmed", "1")]].concat()).await.is(303).to;
        applied(&mut ada, &to).await;
        let next = next_year(&app).await;
        let page = format!("/editions/{next}/audience");
        let shown = ada.get(&page).await.is(200).says("Taken over from FY2026").says("not rank = trainee");
        let shown = shown.says("13 months after the last completion").says("Trainees come later.");
        shown.says("applied when the edition opens").does_not_say("still names");
        ada.get("/audit?action=audience.taken-over").await.is(200).says("Audience taken over").says("Trainees come later.");
        // Since nobody has that rank any more, it is told.
        app.change("UPDATE placement SET rank = 'staff'").await;
        ada.get(&page).await.is(200).says("still names").says("trainee");
        let words = [("ja", "から引き継ぎ"), ("zh-Hans", "沿用自"), ("es", "Heredada de"), ("ar", "نُقلت من")];
        for (language, words) in words {
            app.reads(ADA, language).await;
            app.sign_in(ADA).await.get(&page).await.is(200).says(words);
        }
        app.reads(ADA, "en").await;
        // It is changed as usual.
        let mut ada = app.sign_in(ADA).await;
        let form = [("rule", "everybody"), ("again", "edition"), ("reason", "All of them.")];
        let to = ada.post(&page, &form).await.is(303).to;
        ada.get(&to).await.is(200).does_not_say("Taken over from FY2026 when").says("All of them.");
    }

    async fn the_page_is_said_in_every_language(app: TestApp) {
        for (language, words) in [("ja", "条件を追加"), ("zh-Hans", "添加条件"), ("es", "Añadir una condición"), ("ar", "إضافة شرط")] {
            app.reads(ADA, language).await;
            let mut ada = app.sign_in(ADA).await;
            let query = "?match=any&field=country&is=yes&values=DE,FR&field=completed&is=no&values=environment-all/FY2025&again=date&month=6&day=30&do=look";
            ada.get(&address(&app, query)).await.is(200).says(words);
        }
    }
}
