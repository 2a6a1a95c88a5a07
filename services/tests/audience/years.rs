//! From year to year: a new edition begins with the audience of the one before it.

use crate::{
    both_databases,
    permit::permit,
    world::{TODAY, World, post},
};
use jiff::civil::{Date, date};
use kunren_domain::{audience::Field, edition::Window, id::EditionId, recurrence::Recurrence, role::Role};
use kunren_services::{
    audit::{Asked, events},
    course::{Folder, Imported, import_with_window},
    learning::audience::{AudienceChange, Terms, Unknown, audience_history, terms, unknown_names},
};
use std::path::Path;

const LONG_AGO: Date = date(2020, 4, 1);

/// The sample course as an edition of the world's programme that opens in October of a year.
async fn import(world: &World, year: i16) -> Imported {
    let mut folder = Folder::read(Path::new("../courses/environment-fy2026"));
    folder.course.programme = "env".to_owned();
    folder.course.edition = format!("FY{year}");
    let day = |year, month| date(year, month, 1);
    let window = Window {
        opens_on: day(year, 10),
        due_on: day(year + 1, 1),
        grace_until: day(year + 1, 2),
        closes_on: day(year + 1, 3),
    };
    import_with_window(world.kunren.db(), world.kunren.clock(), &folder, window).await.expect("it is imported")
}

async fn history(world: &World, edition: EditionId) -> Vec<AudienceChange> {
    audience_history(&world.kunren, &permit(Role::Auditor), edition).await.expect("an answer")
}

both_databases! {
    async fn a_new_edition_takes_over_the_audience_of_the_newest_earlier_one(db: Db) {
        let mut world = World::new(db).await;
        world.hire("J-01", LONG_AGO, vec![post("TKY", LONG_AGO, None)]).await;
        let this_year = Terms {
            rule: "country = JP".parse().expect("a rule"),
            recurrence: Recurrence::EveryMonths { months: 13 },
        };
        world.set_terms(&this_year, true).await.expect("it is set");
        let next = import(&world, 2027).await;
        assert!(next.inherited);
        let taken_over = history(&world, next.edition).await;
        let [first] = &taken_over[..] else { panic!("one entry: {taken_over:?}") };
        assert_eq!((&first.terms, first.reason.as_str(), &first.by), (&this_year, "Agreed.", &None));
        assert_eq!(first.from.as_deref(), Some("FY2026"));
        assert_eq!(terms(&world.kunren, &permit(Role::Auditor), next.edition).await.expect("an answer"), this_year);
        let asked = Asked { action: "audience.taken-over".to_owned(), ..Asked::default() };
        let (log, _) = events(&world.kunren, &permit(Role::Auditor), &asked, 0, 10).await.expect("the log");
        let [event] = &log[..] else { panic!("one event: {log:?}") };
        assert_eq!((event.subject.as_str(), &event.detail["from"]), ("env/FY2027", &"FY2026".into()));
        // The one before it is as it was, and one that was there already takes nothing over.
        assert_eq!(history(&world, world.edition()).await.len(), 1);
        assert!(!import(&world, 2027).await.inherited);
        assert_eq!(history(&world, next.edition).await.len(), 1);

        // What was changed by hand is what the year after begins with.
        let changed = world.set_in(next.edition, "country in (DE, JP)").await;
        let history_now = history(&world, next.edition).await;
        assert_eq!((history_now.len(), &history_now[0].terms, &history_now[0].from), (2, &changed, &None));
        let after = import(&world, 2028).await;
        let taken_over = history(&world, after.edition).await;
        assert_eq!((&taken_over[0].terms, taken_over[0].from.as_deref()), (&changed, Some("FY2027")));
    }

    async fn without_an_earlier_audience_it_is_for_everybody(db: Db) {
        let mut world = World::new(db).await;
        world.hire("J-01", LONG_AGO, vec![post("TKY", LONG_AGO, None)]).await;
        assert!(!import(&world, 2027).await.inherited, "nobody set one for the year before");
        world.set("country = JP", true).await.expect("it is set");
        // An edition takes nothing over from those after it.
        let first = import(&world, 2023).await;
        assert!(!first.inherited && history(&world, first.edition).await.is_empty());
        let after = import(&world, 2028).await;
        assert!(!after.inherited, "2027 is the newest earlier one, and has none");
        assert_eq!(terms(&world.kunren, &permit(Role::Auditor), after.edition).await.expect("an answer"), Terms::default());
    }

    async fn what_nothing_has_any_more_is_taken_over_and_told(db: Db) {
        let mut world = World::new(db).await;
        let leader = kunren_domain::audience::Post { rank: "leader".to_owned(), ..post("TKY", LONG_AGO, None) };
        let hana = world.hire("J-01", LONG_AGO, vec![leader]).await;
        world.hire("J-02", TODAY, vec![post("TKY", TODAY, None)]).await;
        world.set("rank in (leader, staff)", true).await.expect("it is set");
        world.change("UPDATE placement SET rank = 'staff' WHERE person_id = $1", hana).await;
        let next = import(&world, 2027).await;
        assert!(next.inherited);
        let rule = history(&world, next.edition).await.remove(0).terms.rule;
        assert_eq!(rule.to_string(), "rank in (leader, staff)");
        let unknown = unknown_names(&world.kunren, &permit(Role::Auditor), &rule).await.expect("an answer");
        assert_eq!(unknown, [Unknown::Value(Field::Rank, "leader".to_owned())]);
    }
}
