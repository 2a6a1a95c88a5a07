//! Places of work from a file: what it adds and renames, and what it must not do.

mod support;

use kunren_services::{
    Clock, Kunren,
    account::sites::{Effects, Problem, import, read},
    fetch_all,
};

const HEADING: &str = "code,name,country,subdivision,time_zone,company,company_name,region,side";

fn kunren(db: kunren_services::Db) -> Kunren {
    Kunren::new(db, Clock::fixed("2026-11-21T03:00:00Z".parse().expect("a time")))
}

fn file(lines: &[&str]) -> String {
    format!("{HEADING}\n{}\n", lines.join("\n"))
}

async fn takes(kunren: &Kunren, lines: &[&str], dry_run: bool) -> Result<Effects, Vec<Problem>> {
    let listed = read(file(lines).as_bytes())?;
    import(kunren, listed, dry_run).await.expect("the database answers")
}

#[derive(sqlx::FromRow)]
struct SiteRow {
    code: String,
    name: String,
    company: String,
}

/// `MUC Munich Kanzan Germany`, by code.
async fn sites(kunren: &Kunren) -> Vec<String> {
    let mut conn = kunren.db().read().await.expect("a connection");
    let sql = "SELECT s.code, s.name, n.name AS company FROM site AS s JOIN entity AS n ON n.id = s.entity_id ORDER BY s.code";
    let rows = fetch_all!(conn, SiteRow, sql).expect("sites");
    rows.into_iter().map(|row| format!("{} {} {}", row.code, row.name, row.company)).collect()
}

const TOKYO: &str = "TYO,Tokyo,JP,JP-13,Asia/Tokyo,KX,Kanzan,japan,domestic";
const MUNICH: &str = "MUC,Munich,DE,DE-BY,Europe/Berlin,KX-DE,Kanzan Germany,europe,overseas";

both_databases! {
    async fn new_ones_are_added_and_names_follow_the_file(db: Db) {
        let kunren = kunren(db);
        let planned = takes(&kunren, &[TOKYO, MUNICH], true).await.expect("no problem");
        assert_eq!((planned.added.len(), sites(&kunren).await.len()), (2, 0), "a dry run writes nothing");
        takes(&kunren, &[TOKYO, MUNICH], false).await.expect("no problem");
        assert_eq!(sites(&kunren).await, ["MUC Munich Kanzan Germany", "TYO Tokyo Kanzan"]);

        // Tokyo is not named and stays; who gives no name of the company keeps it.
        let renamed = "MUC,München,DE,DE-BY,Europe/Berlin,KX-DE,,europe,overseas";
        let effects = takes(&kunren, &[renamed], false).await.expect("no problem");
        assert_eq!(effects.renamed, [("MUC".to_owned(), "Munich".to_owned(), "München".to_owned())]);
        assert!(effects.companies.is_empty() && effects.added.is_empty());
        let company = "MUC,München,DE,DE-BY,Europe/Berlin,KX-DE,Kanzan Deutschland,europe,overseas";
        let effects = takes(&kunren, &[company, TOKYO], false).await.expect("no problem");
        assert_eq!((effects.companies.len(), effects.unchanged), (1, 2));
        assert_eq!(sites(&kunren).await, ["MUC München Kanzan Deutschland", "TYO Tokyo Kanzan"]);
        let nothing = takes(&kunren, &[company, TOKYO], false).await.expect("no problem");
        assert_eq!(nothing, Effects { unchanged: 2, ..Effects::default() });
    }

    async fn a_file_with_a_mistake_changes_nothing(db: Db) {
        let kunren = kunren(db);
        takes(&kunren, &[TOKYO], false).await.expect("no problem");
        for (line, words) in [
            ("TYO,Tokyo,DE,,Europe/Berlin,KX,Kanzan,europe,overseas", "a site does not move"),
            ("OSA,Osaka,JP,JP-27,Asia/Tokyo,KX,Kanzan,asia-pacific,domestic", "JP belongs to japan and is domestic"),
            ("OSA,Osaka,JP,JP-27,Asia/Tokyo,KX,Kanzan,japan,overseas", "JP belongs to japan and is domestic"),
            ("OSA,Osaka,JP,JP-27,Asia/Nowhere,KX,Kanzan,japan,domestic", "time-zone"),
            ("OSA,Osaka,JP,DE-BY,Asia/Tokyo,KX,Kanzan,japan,domestic", "subdivision"),
            ("OSA,Osaka,JP,,Asia/Tokyo,KX,Kanzan,moon,domestic", "region is one of japan"),
            ("OSA,Osaka,JP,,Asia/Tokyo,KX-DE,Kanzan Germany Two,japan,domestic", "in a line before"),
            ("MUC,Munich again,DE,,Europe/Berlin,KX-DE,,europe,overseas", "MUC stands in line 2 too"),
            (",Osaka,JP,,Asia/Tokyo,KX,Kanzan,japan,domestic", "code"),
        ] {
            let problems = takes(&kunren, &[MUNICH, line], false).await.expect_err(line);
            assert_eq!((problems.len(), problems[0].line), (1, 3), "{line}: {problems:?}");
            assert!(problems[0].words.contains(words), "{line}: {}", problems[0].words);
            assert_eq!(sites(&kunren).await.len(), 1);
        }
    }
}

#[test]
fn what_cannot_be_read_names_its_line() {
    let unread = |lines: &[&str]| read(file(lines).as_bytes()).expect_err("a mistake");
    let lines = unread(&["A,A,XX9,,UTC,K,K,europe,overseas", MUNICH, "B,B,DE,,UTC,K,K,europe,abroad", "C,C"]);
    assert_eq!(lines.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2, 4, 5]);
    assert_eq!(unread(&[])[0].line, 0);
    let other = read("code;name\nA;B\n".as_bytes()).expect_err("no such columns");
    assert!(other[0].words.contains("missing field"), "{}", other[0].words);
}
