//! Imports that go through, thresholds that stop them, and taking them back.

use crate::{
    both_databases,
    company::{CHANGES, Company, FULL, everybody, file, person, reasons, told},
};
use kunren_domain::hr::{EmptyCell, Extent, Measure, Policy, Reason};
use kunren_services::hr::{HrError, apply, plan, undo, undoable};
use std::io::Write;

both_databases! {
    async fn the_first_file_makes_everybody_and_the_same_file_changes_nothing(db: Db) {
        let company = Company::new(db).await;
        let applied = company.import(&everybody(), FULL).await;
        assert_eq!((applied.effects.joiners, applied.effects.rejected), (200, 0));
        let lines = company.lines(company.today()).await;
        assert_eq!(lines.len(), 200);
        let second = company.line("K-2", company.today()).await.expect("K-2");
        assert_eq!((second.site.as_deref(), second.manager.as_deref()), (Some("TYO"), Some("K-1")));
        let kind = [&second.department, &second.job_function, &second.rank, &second.employment_type];
        assert_eq!(kind.map(Option::as_deref), ["Quality", "Assembly", "3", "part-time"].map(Some));

        company.sleep();
        let again = company.plan(&everybody(), FULL).await.expect("a plan");
        assert_eq!((again.import, again.effects.changed, again.effects.adopted), (None, 0, 0));
    }

    async fn a_look_writes_nothing(db: Db) {
        let company = Company::new(db).await;
        let mut path = tempfile::NamedTempFile::new().expect("a file");
        path.write_all(file(&everybody()).as_bytes()).expect("space on the disk");
        let planned = plan(&company.kunren, None, &told(path.path(), FULL), false).await.expect("a plan");
        assert_eq!((planned.effects.joiners, planned.import), (200, None));
        assert_eq!(company.count("hr_import").await + company.count("person").await + company.count("hr_source").await, 0);
    }

    async fn what_was_before_stays_history_and_undoing_brings_it_back(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let (first_day, before) = (company.today(), company.lines(company.today()).await);

        company.sleep();
        let mut rows = everybody();
        rows[1] = rows[1].replace("TYO", "MUC;SJC").replace("Person 2", "Person Two");
        rows[4] = person(5, "MUC").replace("p5@", "p6@");
        rows[5] = person(6, "TYO").replace("p6@", "p5@").replace("Quality,3,K-1,,", "Quality,3,K-5,2026-11-10,");
        rows.remove(6);
        rows.push(person(201, "SJC"));
        let applied = company.import(&rows, FULL).await;
        let effects = &applied.effects;
        assert_eq!((effects.joiners, effects.leavers, effects.not_named, effects.moves), (1, 1, 1, 1));
        assert_eq!((effects.leave_starts, effects.managers, effects.changed), (1, 1, 5));

        let day = company.today();
        let moved = company.lines(day).await.into_iter().filter(|line| line.number == "K-2").collect::<Vec<_>>();
        assert_eq!(moved.iter().filter_map(|line| line.site.as_deref()).collect::<Vec<_>>(), ["MUC", "SJC"]);
        assert_eq!(company.line("K-7", day).await, None);
        let sixth = company.line("K-6", day).await.expect("K-6");
        assert_eq!((sixth.email.as_deref(), sixth.away, sixth.manager.as_deref()), (Some("p5@example.com"), 1, Some("K-5")));
        let yesterday = company.line("K-2", first_day).await.expect("K-2");
        assert_eq!(yesterday.site.as_deref(), Some("TYO"), "places of the past are not overwritten");

        company.sleep();
        company.undo().await.expect("undone");
        assert_eq!(company.lines(company.today()).await, before);
        let day_before = company.line("K-2", day).await.expect("K-2");
        assert_eq!(day_before.site.as_deref(), Some("MUC"), "the day of the mistake stays as it was");
        assert_eq!(company.count("person WHERE number = 'K-201' AND left_on IS NOT NULL").await, 1);
        assert_eq!(company.count("audit_event WHERE action IN ('hr.applied', 'hr.undone')").await, 3);
        company.undo().await.expect("the first file, too");
        assert!(company.lines(company.today()).await.is_empty());
        assert!(matches!(company.undo().await, Err(HrError::Other(_))), "nothing is left to undo");
    }

    async fn an_import_is_taken_back_by_its_id_and_no_other_with_it(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        company.sleep();
        company.import(&[person(3, "MUC")], CHANGES).await;
        let latest = undoable(&company.kunren, None).await.expect("the latest");
        assert_eq!((latest.source.as_str(), latest.effects.moves), ("nightly", 1));
        let unsaid = undo(&company.kunren, None, latest.id, " ").await;
        assert!(matches!(unsaid, Err(HrError::Other(kunren_services::Error::ReasonMissing))), "{unsaid:?}");
        undo(&company.kunren, None, latest.id, "Not meant").await.expect("undone");
        let twice = undo(&company.kunren, None, latest.id, "Not meant").await;
        assert!(matches!(twice, Err(HrError::Done)), "{twice:?}");
        assert_eq!(company.lines(company.today()).await.len(), 200);
    }

    async fn leave_that_is_over_when_it_is_first_heard_of_is_kept_once(db: Db) {
        let company = Company::new(db).await;
        let away = |from: &str, back: &str| person(2, "TYO").replace("K-1,,", &format!("K-1,{from},{back}"));
        company.import(&everybody(), FULL).await;
        let applied = company.import(&[away("2026-08-01", "2026-11-01")], CHANGES).await;
        assert_eq!((applied.effects.leave_starts, applied.effects.returns), (1, 1));
        let day = "2026-09-15".parse().expect("a day");
        assert_eq!(company.line("K-2", day).await.map(|line| line.away), Some(1));
        let again = company.plan(&[away("2026-08-01", "2026-11-01")], CHANGES).await.expect("a plan");
        assert_eq!(again.import, None);
        let longer = company.import(&[away("2026-08-01", "2026-11-10")], CHANGES).await;
        assert_eq!((longer.effects.leave_starts, longer.effects.details), (0, 1));
        assert_eq!(company.count("leave_interval").await, 1);
        company.undo().await.expect("undone");
        company.undo().await.expect("undone");
        assert_eq!(company.line("K-2", day).await.map(|line| line.away), Some(0));
        assert_eq!(company.import(&[away("2026-08-01", "2026-11-01")], CHANGES).await.effects.leave_starts, 1);
    }

    async fn the_corrected_file_after_an_undo_is_taken(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let mut rows = everybody();
        rows.push(person(201, "SJC"));
        company.import(&rows, FULL).await;
        company.undo().await.expect("undone");
        let applied = company.import(&rows, FULL).await;
        assert_eq!((applied.effects.rejoiners, applied.effects.changed), (1, 1));
        let back = company.line("K-201", company.today()).await.expect("K-201");
        assert_eq!((back.email.as_deref(), back.site.as_deref()), (Some("p201@example.com"), Some("SJC")));
    }

    async fn half_a_file_is_stopped_and_nobody_leaves_until_somebody_says_why(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        company.sleep();
        let half = company.plan(&everybody()[..100], FULL).await.expect("a plan");
        let measures: Vec<_> = half.exceeded.iter().map(|exceeded| (exceeded.measure, exceeded.country.map(|c| c.to_string()), exceeded.changed)).collect();
        assert!(measures.contains(&(Measure::Leavers, Some("JP".to_owned()), 50)), "{measures:?}");
        assert!(measures.contains(&(Measure::Leavers, None, 100)), "{measures:?}");
        let import = half.import.expect("a plan to confirm");
        for reason in [None, Some(" ")] {
            let stopped = apply(&company.kunren, None, import, reason).await;
            assert!(matches!(stopped, Err(HrError::NotConfirmed)), "{stopped:?}");
        }
        assert_eq!(company.lines(company.today()).await.len(), 200);
        apply(&company.kunren, None, import, Some("The plant was sold")).await.expect("confirmed");
        assert_eq!(company.lines(company.today()).await.len(), 100);
        let again = apply(&company.kunren, None, import, Some("Twice")).await;
        assert!(matches!(again, Err(HrError::Done)), "{again:?}");
    }

    async fn a_source_speaks_only_for_those_it_has_named(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody()[..100], CHANGES).await;
        let path = |rows: &[String]| {
            let mut path = tempfile::NamedTempFile::new().expect("a file");
            path.write_all(file(rows).as_bytes()).expect("space on the disk");
            path
        };
        let (germany, told) = (path(&everybody()[90..]), |path: &std::path::Path| kunren_services::hr::Told { source: "germany".to_owned(), ..told(path, FULL) });
        let planned = plan(&company.kunren, None, &told(germany.path()), true).await.expect("a plan");
        assert_eq!((planned.effects.joiners, planned.effects.adopted, planned.effects.leavers), (100, 10, 0));
        apply(&company.kunren, None, planned.import.expect("a plan"), Some("The first file of Germany")).await.expect("applied");
        let fewer = path(&everybody()[91..]);
        let planned = plan(&company.kunren, None, &told(fewer.path()), true).await.expect("a plan");
        assert_eq!(planned.effects.leavers, 1);
    }

    async fn a_plan_that_others_overtook_is_not_applied(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let planned = company.plan(&[person(3, "MUC")], CHANGES).await.expect("a plan").import.expect("a plan");
        let other = kunren_services::hr::Told { source: "other".to_owned(), ..told(std::path::Path::new(""), CHANGES) };
        let mut path = tempfile::NamedTempFile::new().expect("a file");
        path.write_all(file(&[person(3, "SJC")]).as_bytes()).expect("space on the disk");
        let other = plan(&company.kunren, None, &kunren_services::hr::Told { path: path.path().to_owned(), ..other }, true).await;
        apply(&company.kunren, None, other.expect("a plan").import.expect("a plan"), None).await.expect("applied");
        let outdated = apply(&company.kunren, None, planned, None).await;
        assert!(matches!(outdated, Err(HrError::Outdated)), "{outdated:?}");
    }

    async fn single_rows_are_left_out_with_their_reasons(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let mut rows = everybody();
        rows[9] = rows[9].replace("p10@example.com", "p11@example.com");
        rows[19] = rows[19].replace("p20@example.com", "nobody");
        rows[29] = rows[29].replace("K-1,,", "K-9999,,").replace("Quality", "Sales");
        rows[39] = rows[39].replace("K-1,,", "K-40,,");
        rows.push(rows[49].clone());
        let planned = company.plan(&rows, FULL).await.expect("a plan");
        let expected = [
            (11, Reason::EmailTaken),
            (21, Reason::Email),
            (31, Reason::UnknownManager),
            (41, Reason::OwnManager),
            (51, Reason::Repeated),
            (202, Reason::Repeated),
        ];
        assert_eq!(reasons(&planned), expected);
        assert_eq!((planned.effects.rejected, planned.effects.leavers, planned.effects.changed), (4, 0, 1));
        apply(&company.kunren, None, planned.import.expect("one change"), None).await.expect("applied");
        let thirtieth = company.line("K-30", company.today()).await.expect("K-30");
        assert_eq!((thirtieth.department.as_deref(), thirtieth.manager.as_deref()), (Some("Sales"), Some("K-1")));
        assert_eq!(company.count("hr_rejected").await, 6);
    }

    async fn an_empty_cell_does_what_was_told(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let row = ["K-2,Person 2,,en,2020-04-01,,TYO,,,K-1,,,,,".to_owned()];
        assert_eq!(company.plan(&row, CHANGES).await.expect("a plan").import, None);
        let clear = Policy { empty: EmptyCell::Clear, extent: Extent::Changes };
        company.import(&row, clear).await;
        let cleared = company.line("K-2", company.today()).await.expect("K-2");
        assert_eq!((cleared.email, cleared.department.as_deref()), (None, Some("")));
        assert_eq!([cleared.job_function, cleared.rank, cleared.employment_type], [const { Some(String::new()) }; 3]);
    }

    async fn people_come_back_from_leave(db: Db) {
        let company = Company::new(db).await;
        let away = |back: &str| [person(2, "TYO").replace("K-1,,", &format!("K-1,2026-11-02,{back}"))];
        company.import(&everybody(), FULL).await;
        company.import(&away(""), CHANGES).await;
        assert_eq!(company.line("K-2", company.today()).await.expect("K-2").away, 1);
        company.sleep();
        let applied = company.import(&away("2026-11-22"), CHANGES).await;
        assert_eq!((applied.effects.returns, company.line("K-2", company.today()).await.expect("K-2").away), (1, 0));
        company.undo().await.expect("undone");
        assert_eq!(company.line("K-2", company.today()).await.expect("K-2").away, 1);
    }
}
