//! The log of changes: found by whom it is about, by who did it, and by day.

use crate::support::{ADA, ERIK, EVA, GRETA, OTTO, story};

story! {
    async fn what_was_done_is_found_by_person_and_by_day(app: TestApp) {
        for (number, day) in [(ERIK, "2026-12-01T09:00:00Z"), (EVA, "2026-12-03T23:30:00Z")] {
            app.now_is(day);
            let mut greta = app.sign_in(GRETA).await;
            let exempt = format!("/people/{}/exemptions", app.id(number).await);
            let form = [("edition", app.edition.to_string()), ("reason", format!("{number} is on a long project."))];
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            greta.post(&exempt, &form).await.is(303);
        }
        let mut otto = app.sign_in(OTTO).await;
        let (erik, eva) = (format!("{ERIK} is on a long project."), format!("{EVA} is on a long project."));
        otto.get(&format!("/audit?number={ERIK}")).await.is(200).says(&erik).does_not_say(&eva);
        otto.get(&format!("/audit?number=+{GRETA}+")).await.is(200).says(&erik).says(&eva);
        otto.get(&format!("/audit?number={GRETA}&action=target.set")).await.is(200).says("Nothing in the log matches.");
        for nobody in [ADA, "K-0", "%25"] {
            otto.get(&format!("/audit?number={nobody}")).await.is(200).does_not_say("is on a long project.");
        }
        // Otto works in Munich, where it was half past midnight on the fourth.
        otto.get("/audit?from=2026-12-04&until=2026-12-04").await.is(200).says(&eva).does_not_say(&erik);
        otto.get("/audit?until=2026-12-03").await.is(200).says(&erik).does_not_say(&eva);
        otto.get("/audit?from=2026-12-05").await.is(200).says("Nothing in the log matches.");
        let wrong = otto.get("/audit?from=31%2F04%2F2026").await.is(422).has("value=\"31/04/2026\"").says(&erik).says(&eva);
        wrong.has("aria-invalid=\"true\"");
    }
}
