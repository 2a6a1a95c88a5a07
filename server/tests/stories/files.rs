//! Files of what a page shows: the same rows, no formulas, the reader's language.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, MARIA, OTTO, WORKBOOK, story};

story! {
    async fn a_file_holds_exactly_what_the_page_shows(app: TestApp) {
        for number in [HANA, ERIK, EVA, MARIA] {
            app.completed(number, "2026-11-20").await;
        }
        app.on_leave(GRETA, "2026-11-01", None).await;
        let mut ada = app.sign_in(ADA).await;
        for query in ["", "?level=site", "?node=overseas&level=entity", "?as_of=2026-11-19", "?q=germ"] {
            let shown = ada.lines(&app, query).await.0;
            let file = ada.get(&app.board(&format!("/table.csv{query}"))).await.is(200).csv();
            assert_eq!(shown.len(), file.len(), "{query}");
            for (shown, file) in shown.iter().zip(&file).skip(1) {
                // Name, counted, completed, to go, state, then the columns apart; the file has the code beside the name.
                let in_file = [
                    &file[0], &file[2], &file[3], &file[7], &file[8], &file[9], &file[10], &file[11], &file[12],
                    &file[13],
                ];
                let on_page = [
                    &shown[0], &shown[1], &shown[2], &shown[6], &shown[7], &shown[8], &shown[9], &shown[10],
                    &shown[11], &shown[12],
                ];
                assert_eq!(in_file, on_page, "{query}");
                let rate = shown[3].split('%').next().unwrap_or_default();
                assert!(file[4].starts_with(rate), "{} and {}", file[4], shown[3]);
                // The page cuts to one decimal, never in favour of the target.
                let hundredths: i64 = file[6].replace('.', "").parse().expect("points");
                let on_page = shown[5].replace('\u{2212}', "-").replace(['.', '+'], "");
                assert_eq!(
                    hundredths.div_euclid(10).to_string(),
                    on_page.parse::<i64>().expect("points").to_string(),
                    "{query}"
                );
            }
        }
        let header = ada.get(&app.board("/table.csv")).await.is(200);
        assert!(header.disposition.contains("participation-FY2026-country-2026-12-01.csv"), "{}", header.disposition);
    }

    async fn no_cell_of_a_file_is_a_formula(app: TestApp) {
        let names = ["=HYPERLINK(\"http://evil.example\",\"Click\")", "+49 89 1", "-1", "@SUM(A1:A9)"];
        for (number, name) in [ERIK, EVA, GRETA, OTTO].into_iter().zip(names) {
            app.is_called(number, name).await;
        }
        app.change("UPDATE entity SET name = '=1+1' WHERE code = 'KX-DE'").await;
        let mut ada = app.sign_in(ADA).await;
        let files = [app.board("/people.csv"), app.board("/table.csv?level=entity")];
        for file in files {
            let rows = ada.get(&file).await.is(200).csv();
            for cell in rows.iter().skip(1).flatten() {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} in {file}");
            }
        }
        let people = ada.get(&app.board("/people.csv")).await.is(200).csv();
        for name in names {
            assert!(people.iter().any(|row| row[1] == format!("'{name}")), "{name} in {people:?}");
        }
    }

    async fn a_workbook_is_a_workbook(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        for file in ["/table.xlsx", "/people.xlsx"] {
            let seen = ada.get(&app.board(file)).await.is(200);
            assert_eq!(seen.kind, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assert!(seen.bytes.starts_with(b"PK\x03\x04"), "a zip archive");
            assert!(seen.disposition.contains(".xlsx\""), "{}", seen.disposition);
        }
    }

    async fn too_many_people_for_a_workbook_are_offered_as_comma_separated_values(app: TestApp) {
        app.crowd(WORKBOOK.try_into().expect("a number"), "RUH").await;
        let mut ada = app.sign_in(ADA).await;
        let (all, some) = (app.board("/people"), app.board("/people?node=country:SA"));
        ada.get(&some).await.is(200).has("people.csv?").has_no("people.xlsx");
        for file in ["/people.xlsx", "/people.xlsx?node=country:SA", "/people.xlsx?q=K-"] {
            let page = ada.get(&app.board(file)).await.is(422).says("at most 50 people");
            let csv = page.link(&app.board("/people.csv"));
            assert_eq!(
                csv,
                app.board(&file.replace("xlsx", "csv").replace(':', "%3A").replace("K-", "K%2D")),
                "the same people"
            );
            assert!(ada.get(&csv).await.is(200).csv().len() > 50);
        }
        // Searched for, they are few again.
        ada.get(&format!("{all}?q=Somebody")).await.is(200).has("people.xlsx?");
        let cells = ada.get(&app.board("/people.xlsx?q=Somebody")).await.is(200).workbook();
        let named = |number: usize| cells.contains(&format!(">Somebody {number:03}<"));
        assert!(named(1) && named(50) && !cells.contains("Ada Mori"), "{cells}");
    }

    async fn files_speak_the_readers_language(app: TestApp) {
        app.reads(ADA, "ja").await;
        let mut ada = app.sign_in(ADA).await;
        let table = ada.get(&app.board("/table.csv")).await.is(200).csv();
        assert!(table.iter().any(|row| row[0] == "ドイツ"), "{table:?}");
        assert!(table.iter().flatten().all(|cell| !cell.contains('⟨')), "{table:?}");
    }
}
