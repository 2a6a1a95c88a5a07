//! Numbers by what people do: by job function, rank and type of employment, beside where they work.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, Seen, TestApp, story};

/// What the lines are added up of.
const HEADS: [&str; 8] =
    ["Counted", "Completed", "Still to do", "In progress", "Not started", "On leave", "Exempt", "Left"];

impl TestApp {
    /// Of the four in Munich, Erik sells, Eva leads, and of Otto nothing is known; in Tokyo Hana leads.
    async fn people_do_different_things(&self) {
        for sql in [
            "UPDATE placement SET job_function = 'sales', employment_type = 'Freie Mitarbeit' WHERE person_id IN (SELECT id FROM person WHERE name LIKE 'Erik%')",
            "UPDATE placement SET rank = 'leader' WHERE person_id IN (SELECT id FROM person WHERE name LIKE 'Eva%' OR name LIKE '佐藤%')",
            "UPDATE placement SET job_function = '', rank = '' WHERE person_id IN (SELECT id FROM person WHERE name LIKE 'Otto%')",
        ] {
            self.change(sql).await;
        }
    }
}

story! {
    async fn each_breakdown_adds_up_to_the_part_shown(app: TestApp) {
        app.people_do_different_things().await;
        for number in [EVA, HANA] {
            app.completed(number, "2026-11-20").await;
        }
        app.on_leave(ERIK, "2026-11-01", None).await;
        let mut ada = app.sign_in(ADA).await;
        for (of, by_place) in [("", "?level=group"), ("?node=overseas", "?node=overseas&level=side"), ("?node=country:DE", "?node=country:DE&level=country"), ("?rank=leader", "?rank=leader&level=group")] {
            let whole = ada.lines(&app, by_place).await;
            let part = whole.names()[0].to_owned();
            for by in ["function", "rank", "employment"] {
                let mark = if of.is_empty() { '?' } else { '&' };
                let page = ada.get(&app.board(&format!("{of}{mark}by={by}"))).await.is(200);
                let lines = page.lines();
                for heading in HEADS.into_iter().filter(|heading| *heading != "Still to do") {
                    let sum: u64 = lines.names().iter().map(|name| number(lines.cell(name, heading))).sum();
                    assert_eq!(sum, number(whole.cell(&part, heading)), "{heading} of {of} by {by}");
                }
            }
        }
    }

    async fn a_line_says_what_it_is_and_those_who_miss_most_come_first(app: TestApp) {
        app.people_do_different_things().await;
        app.completed(EVA, "2026-11-20").await;
        let mut ada = app.sign_in(ADA).await;
        let ranks = ada.lines(&app, "?node=country:DE&by=rank").await;
        assert_eq!(ranks.names(), ["Staff", "Not specified", "Team leader"]);
        let cells = |name| HEADS.map(|heading| ranks.cell(name, heading).to_owned());
        assert_eq!(cells("Staff"), ["2", "0", "2", "0", "2", "0", "0", "0"]);
        assert_eq!(cells("Not specified"), ["1", "0", "1", "0", "1", "0", "0", "0"]);
        assert_eq!(cells("Team leader"), ["1", "1", "0", "0", "0", "0", "0", "0"]);
        assert!(ranks.cell("Team leader", "Rate").starts_with("100.0%"));
        assert_eq!(ada.lines(&app, "?node=country:DE&by=rank&q=lead").await.names(), ["Team leader"]);
        assert_eq!(ada.lines(&app, "?node=country:DE&by=rank&as_of=2026-11-19").await.cell("Team leader", "Completed"), "0");
        // What only the HR system has a word for is called by it; targets are set for places.
        ada.get(&app.board("?by=employment"))
            .await
            .is(200)
            .has("<bdi>Freie Mitarbeit</bdi>")
            .has_tag("a", &["by=employment", "aria-current=\"page\""]);
        let page = ada.get(&app.board("?by=employment")).await.is(200).lines();
        assert!(!page.0[0].iter().any(|heading| heading == "Target"), "{:?}", page.0[0]);
        ada.get(&app.board("?by=function&q=nothing")).await.is(200).says("Nothing here is called “nothing”");
        ada.get(&app.board("?by=function&as_of=2026-09-30")).await.is(200).says("There is nobody to count here on this day");
    }

    async fn a_line_leads_to_the_same_people_by_place(app: TestApp) {
        app.people_do_different_things().await;
        let mut ada = app.sign_in(ADA).await;
        let asked = "?node=overseas&by=rank&level=site&as_of=2026-11-20&function=engineer";
        let page = ada.get(&app.board(asked)).await.is(200);
        let line = page.links_of("table-scroll", "</table>", "rank=leader").remove(0);
        assert_eq!(line, app.board("?node=overseas&level=site&as_of=2026%2D11%2D20&function=engineer&rank=leader"));
        let below = ada.get(&line).await.is(200).has_tag("option", &["value=\"leader\"", "selected"]);
        assert_eq!(below.lines().names(), ["Munich Plant"]);
        assert_eq!(below.lines().cell("Munich Plant", "Counted"), "1");
        // Those of whom nothing is known are a line like the others, and can be listed.
        let page = ada.get(&app.board("?by=function")).await.is(200);
        let unknown = page.links_of("table-scroll", "</table>", "function=%2D").remove(0);
        let page = ada.get(&unknown).await.is(200).has_tag("option", &["value=\"-\"", "selected"]);
        assert_eq!(page.lines().names(), ["Germany"]);
        let list = page.links_of("ways", "</ul>", "/people?").remove(0);
        ada.get(&list).await.is(200).says("1 person").says("Otto Lang");
    }

    async fn the_breakdown_is_kept_on_the_way(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = ada.get(&app.board("?node=country:DE&by=rank&as_of=2026-11-20")).await.is(200);
        let crumbs = page.links_of("crumbs", "</nav>", "/participation/");
        assert!(!crumbs.is_empty() && crumbs.iter().all(|href| href.contains("by=rank")), "{crumbs:?}");
        let ways = page.links_of("ways", "</ul>", "by=rank");
        assert_eq!(ways.len(), 3, "people and two files: {ways:?}");
        let other = page.links_of("tabs", "</nav>", &app.last_year.to_string());
        assert!(other[0].contains("by=rank"), "{other:?}");
        let page = page.has_tag("input", &["type=\"hidden\"", "name=\"by\"", "value=\"rank\""]);
        // There and back again.
        let list = page.links_of("ways", "</ul>", "/people?").remove(0);
        let list = ada.get(&list).await.is(200).has_tag("input", &["type=\"hidden\"", "name=\"by\"", "value=\"rank\""]);
        let back = list.links_of("crumbs", "</nav>", "/participation/").remove(0);
        assert_eq!(back, app.board("?node=country%3ADE&by=rank&as_of=2026%2D11%2D20"));
    }

    async fn the_files_follow_what_is_shown(app: TestApp) {
        app.people_do_different_things().await;
        app.completed(EVA, "2026-11-20").await;
        let mut ada = app.sign_in(ADA).await;
        let file = ada.get(&app.board("/table.csv?node=country:DE&by=rank")).await.is(200);
        assert_eq!(
            file.csv(),
            [
                ["Rank", "Code", "Counted", "Completed", "Rate (%)", "Still to do", "In progress", "Not started", "On leave", "Exempt", "Left"],
                ["Staff", "staff", "2", "0", "0.00", "2", "0", "2", "0", "0", "0"],
                ["Not specified", "", "1", "0", "0.00", "1", "0", "1", "0", "0", "0"],
                ["Team leader", "leader", "1", "1", "100.00", "0", "0", "0", "0", "0", "0"],
            ]
        );
        ada.get(&app.board("/table.xlsx?node=country:DE&by=rank")).await.is(200);
    }

    async fn a_coordinator_sees_only_what_the_own_people_do(app: TestApp) {
        app.people_do_different_things().await;
        app.change("UPDATE placement SET job_function = 'geheim' WHERE person_id IN (SELECT id FROM person WHERE name LIKE '佐藤%')").await;
        let mut greta = app.sign_in(GRETA).await;
        let page = greta.get(&app.board("?by=function")).await.is(200).does_not_say("geheim");
        let lines = page.lines();
        let counted: u64 = lines.names().iter().map(|name| number(lines.cell(name, "Counted"))).sum();
        assert_eq!(counted, 4, "those in Germany");
        assert_eq!(greta.lines(&app, "?by=rank").await.cell("Team leader", "Counted"), "1", "not the one in Tokyo");
        greta.get(&app.board("?by=function&node=country:JP")).await.is(404);
        greta.get(&app.board("/table.csv?by=function&node=country:JP")).await.is(404);
        assert!(!greta.get(&app.board("/table.csv?by=function")).await.is(200).text.contains("geheim"));
    }

    async fn nonsense_is_refused(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        for tail in ["?by=hair", "/table.csv?by=hair", "/people?by=hair"] {
            ada.get(&app.board(tail)).await.is(400);
        }
        assert_eq!(ada.lines(&app, "?by=place").await.names(), ada.lines(&app, "").await.names());
    }
}

impl Seen {
    /// The links of the first section with this class that hold a text.
    fn links_of(&self, class: &str, end: &str, text: &str) -> Vec<String> {
        let from =
            self.text.find(&format!("class=\"{class}\"")).unwrap_or_else(|| panic!("no {class} in: {}", self.text));
        let section = self.text[from..].split(end).next().unwrap_or_default();
        let links = section.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        links.map(|link| link.replace("&amp;", "&")).filter(|link| link.contains(text)).collect()
    }
}

fn number(cell: &str) -> u64 {
    cell.replace(',', "").parse().expect("a number")
}
