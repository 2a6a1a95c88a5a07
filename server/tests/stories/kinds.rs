//! Numbers and lists of some kinds of people: by job function, rank and type of employment.

use crate::support::{ADA, ERIK, story};

story! {
    async fn numbers_lists_and_files_can_be_asked_for_by_kind(app: TestApp) {
        app.completed(ERIK, "2026-11-20").await;
        app.change(
            "UPDATE placement SET job_function = 'sales', rank = 'leader', employment_type = 'contractor'
             WHERE person_id IN (SELECT id FROM person WHERE name LIKE 'Erik%' OR name LIKE 'Eva%')",
        )
        .await;
        let mut ada = app.sign_in(ADA).await;
        for (kind, counted) in [
            ("", "4"),
            ("?function=sales", "2"),
            ("?rank=leader", "2"),
            ("?employment=contractor", "2"),
            ("?function=sales&rank=leader", "2"),
            ("?function=engineer", "2"),
        ] {
            assert_eq!(ada.lines(&app, kind).await.cell("Germany", "Counted"), counted, "{kind}");
        }
        // The day before, and what nobody is.
        let before = ada.lines(&app, "?function=sales&as_of=2026-11-19").await;
        assert_eq!(before.cell("Germany", "Completed"), "0");
        ada.get(&app.board("?function=nothing")).await.is(200).says("There is nobody to count here on this day");
        // What was chosen stays chosen on the way down, and in the list and the file of the same people.
        ada.get(&app.board("?function=sales"))
            .await
            .is(200)
            .has_tag("option", &["value=\"sales\"", "selected"])
            .has("node=country%3ADE&amp;function=sales");
        ada.get(&app.board("/people?function=sales")).await.is(200).says("2 people").says("Erik").says("Eva");
        let file = ada.get(&app.board("/people.csv?function=sales&standing=completed")).await.is(200).csv();
        assert_eq!((file.len(), file[1][0].as_str()), (2, ERIK));
    }
}
