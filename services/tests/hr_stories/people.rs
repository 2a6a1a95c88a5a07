//! Who is behind the numbers of an import, and what becomes of a plan that is not applied.

use crate::{
    both_databases,
    company::{CHANGES, Company, FULL, everybody, person},
};
use jiff::Timestamp;
use kunren_domain::{
    hr::{Difference, Effects, Field, Group, Measure},
    id::PersonId,
    locale::Locale,
    role::Role,
};
use kunren_services::{
    fetch_one,
    hr::{self, HrError, PeopleQuery, Show, Stage, apply},
    permit::{ImportPeople, Permit, SeeImports},
    viewer::Viewer,
};
use std::collections::BTreeSet;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

impl Company {
    /// K-1 administrates.
    async fn administrator(&self) -> Viewer {
        let sql = "SELECT id FROM person WHERE number = 'K-1'";
        let row = fetch_one!(&mut self.kunren.db().read().await.expect("a connection"), IdRow, sql).expect("K-1");
        Viewer {
            person: PersonId::new(row.id),
            session: String::new(),
            name: "Person 1".to_owned(),
            number: "K-1".to_owned(),
            locale: Locale::en(),
            kiosk: false,
            expires_at: Timestamp::MAX,
            time_percent: 100,
            joined_on: self.today(),
            leave: Vec::new(),
            roles: vec![Role::GroupAdministrator],
            places: Vec::new(),
        }
    }

    async fn listed(&self, import: Uuid, group: Group, country: Option<&str>, search: &str) -> (hr::People, u64) {
        let permit: Permit<SeeImports> = self.administrator().await.permit().expect("a permit");
        let country = country.map(|country| country.parse().expect("a country"));
        let query = PeopleQuery { group, country, search: search.to_owned(), offset: 0, limit: 1_000 };
        let listed = hr::people(&self.kunren, &permit, import, &query).await.expect("an answer").expect("an import");
        let matches = listed.matches;
        assert_eq!(listed.people.len() as u64, matches, "{group}");
        (listed, matches)
    }

    async fn stage(&self, import: Uuid) -> Option<Stage> {
        let permit: Permit<SeeImports> = self.administrator().await.permit().expect("a permit");
        hr::imported(&self.kunren, &permit, import).await.expect("an answer").map(|found| found.line.stage)
    }

    async fn waiting(&self) -> u64 {
        let permit: Permit<SeeImports> = self.administrator().await.permit().expect("a permit");
        let count = hr::waiting(&self.kunren, &permit).await.expect("an answer");
        let (_, listed) =
            hr::imports(&self.kunren, &permit, ("", Some(Show::Planned)), 0, 10).await.expect("an answer");
        assert_eq!(count, listed, "beside the menu and in the list");
        count
    }

    /// Every list has as many lines as its count says.
    async fn each_count_opens(&self, import: Uuid, effects: &Effects) {
        for group in Group::ALL {
            assert_eq!(self.listed(import, group, None, "").await.1, group.count(effects), "{group}");
        }
        for (country, of) in &effects.countries {
            let counts = [
                (Group::Arrivals, of.joiners),
                (Group::Leavers, of.leavers),
                (Group::Away, of.moved_away),
                (Group::Here, of.moved_here),
                (Group::Leaves, of.leave_starts),
                (Group::Employment, of.employment),
            ];
            for (group, count) in counts {
                assert_eq!(
                    self.listed(import, group, Some(country.as_str()), "").await.1,
                    count,
                    "{group} in {country}"
                );
            }
        }
    }
}

/// A night in which everything happens to somebody.
fn a_night() -> Vec<String> {
    let mut rows = everybody();
    rows[1] = rows[1].replace("TYO", "MUC;SJC").replace("Person 2", "Person Two");
    rows[2] = person(3, "TYO").replace("part-time", "contractor");
    rows[4] = person(5, "MUC").replace("Quality,3,K-1,,", "Quality,3,K-201,2026-11-10,");
    rows[5] = person(6, "TYO").replace("Quality,3,K-1,,", "Quality,3,K-5,2026-08-10,2026-09-01");
    rows[6] = rows[6].replace("2020-04-01,,", "2020-04-01,2026-12-31,");
    rows.remove(7);
    rows.push(person(201, "SJC;TYO"));
    rows
}

fn difference(field: Field, before: &str, after: &str) -> Difference {
    Difference { field, before: before.to_owned(), after: after.to_owned() }
}

both_databases! {
    async fn each_number_opens_to_the_people_behind_it(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        company.sleep();
        let planned = company.plan(&a_night(), FULL).await.expect("a plan");
        let (import, effects) = (planned.import.expect("changes"), planned.effects);
        let (joined, left, moved) = (effects.joiners, effects.leavers, effects.moves);
        assert_eq!((joined, left, effects.not_named, moved, effects.employment), (1, 2, 1, 2, 1));
        assert_eq!((effects.leave_starts, effects.returns, effects.managers), (2, 1, 2));
        company.each_count_opens(import, &effects).await;

        let (second, _) = company.listed(import, Group::Moves, Some("JP"), "PERSON TW").await;
        let [second] = &second.people[..] else { panic!("one: {second:?}") };
        assert_eq!((second.number.as_str(), second.name.as_str(), second.is_known), ("K-2", "Person Two", true));
        let sites = difference(Field::Site, "TYO", "MUC;SJC");
        let name = difference(Field::Name, "Person 2", "Person Two");
        assert_eq!(second.differences, [name, sites, difference(Field::Country, "JP", "DE")]);

        let (managed, _) = company.listed(import, Group::Managers, None, "K-5").await;
        let manager = difference(Field::Manager, "K-1", "K-201");
        assert!(managed.people[0].differences.contains(&manager), "{managed:?}");
        assert_eq!(managed.names.people.get("K-201").map(String::as_str), Some("Person 201"), "who is new has a name, too");

        let (new, _) = company.listed(import, Group::Joiners, None, "").await;
        assert!(!new.people[0].is_known);
        let fields: Vec<_> = new.people[0].differences.iter().map(|new| (new.field.code(), new.after.as_str())).collect();
        assert_eq!(fields, [("joined", "2020-04-01"), ("site", "SJC;TYO"), ("department", "Quality"),
            ("job-function", "Assembly"), ("rank", "3"), ("employment-type", "part-time"), ("manager", "K-1")]);
        assert_eq!(new.names.sites.len(), 2);

        let before: BTreeSet<_> = company.listed(import, Group::Changed, None, "").await.0.people.into_iter().map(|one| one.number).collect();
        apply(&company.kunren, None, import, None).await.expect("applied");
        company.each_count_opens(import, &effects).await;
        let permit: Permit<SeeImports> = company.administrator().await.permit().expect("a permit");
        let (_, mut all) = hr::everybody(&company.kunren, &permit, import).await.expect("an answer").expect("an import");
        let file: BTreeSet<_> = all.next().await.expect("an answer").expect("people").into_iter().map(|one| one.number).collect();
        assert_eq!((file, all.next().await.expect("an answer")), (before, None));
    }

    async fn who_is_named_for_the_first_time_is_listed_and_does_not_change(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let other = company.plan_of("germany", &everybody()[..3], FULL).await;
        assert_eq!((other.effects.adopted, other.effects.changed), (3, 0));
        company.each_count_opens(other.import.expect("somebody to speak for"), &other.effects).await;
    }

    async fn a_country_that_goes_on_leave_is_stopped(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let away: Vec<String> = (1..=200).filter(|number| number % 4 == 1)
            .map(|number| person(number, "MUC").replace(",3,K-1,,", ",3,K-1,2026-11-21,").replace(",3,,,", ",3,,2026-11-21,")).collect();
        let planned = company.plan(&away, CHANGES).await.expect("a plan");
        assert_eq!(planned.effects.leave_starts, 50);
        let measures: Vec<_> = planned.exceeded.iter().map(|one| (one.measure, one.country.map(|country| country.to_string()))).collect();
        assert_eq!(measures, [(Measure::Leaves, Some("DE".to_owned())), (Measure::Leaves, None)]);
        let contractors: Vec<String> = (1..=200).filter(|number| number % 4 == 3)
            .map(|number| person(number, "SJC").replace("part-time", "contractor")).collect();
        let planned = company.plan(&contractors, CHANGES).await.expect("a plan");
        let measures: Vec<_> = planned.exceeded.iter().map(|one| (one.measure, one.country.map(|country| country.to_string()))).collect();
        assert_eq!(measures, [(Measure::Employment, Some("US".to_owned())), (Measure::Employment, None)]);
    }

    async fn a_plan_that_is_not_applied_leaves_its_trace(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        company.sleep();
        assert_eq!(company.waiting().await, 0);
        let half = company.plan(&everybody()[..100], FULL).await.expect("a plan").import.expect("leavers");
        assert_eq!(company.waiting().await, 1);
        // Nothing comes of a file that is refused, and what waits goes on waiting.
        company.plan_bytes(b"number\nK-1\n", FULL).await.expect_err("refused");
        assert!(matches!(company.stage(half).await, Some(Stage::Planned { .. })));

        company.sleep();
        let next = company.plan(&a_night(), FULL).await.expect("a plan").import.expect("changes");
        assert_eq!(company.waiting().await, 1, "the later one");
        let Some(Stage::Ended { at: Some(at), replaced: true }) = company.stage(half).await else { panic!("not replaced") };
        assert_eq!(at, company.kunren.clock().now());
        let applied = apply(&company.kunren, None, half, Some("All the same")).await;
        assert!(matches!(applied, Err(HrError::Ended)), "{applied:?}");
        assert_eq!(company.lines(company.today()).await.iter().filter(|line| line.main == Some(true)).count(), 200);

        let permit: Permit<ImportPeople> = company.administrator().await.permit().expect("a permit");
        hr::give_up(&company.kunren, &permit, next).await.expect("given up");
        assert!(matches!(company.stage(next).await, Some(Stage::Ended { replaced: false, .. })));
        assert!(hr::give_up(&company.kunren, &permit, next).await.is_err(), "once is enough");
        assert_eq!(company.waiting().await, 0);
        let staged = company.count("hr_change AS c JOIN hr_import AS i ON i.id = c.import_id WHERE i.applied_at IS NULL").await;
        assert_eq!(staged, 0, "only what was staged is gone");
        assert_eq!(company.count("hr_import WHERE ended_at IS NOT NULL").await, 2);
        assert_eq!(company.count("audit_event WHERE action = 'hr.given-up' AND actor_id IS NOT NULL").await, 1);
        assert_eq!(company.count("audit_event WHERE action = 'hr.replaced'").await, 1);
    }

    async fn what_a_file_was_read_as_is_kept_with_it(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        // The source's files usually name everybody.
        let import = company.plan(&[person(3, "MUC")], CHANGES).await.expect("a plan").import.expect("a move");
        let permit: Permit<SeeImports> = company.administrator().await.permit().expect("a permit");
        let found = hr::imported(&company.kunren, &permit, import).await.expect("an answer").expect("an import");
        let read_as = found.read_as.expect("as what it was read");
        assert_eq!((read_as.policy, read_as.encoding.as_deref(), read_as.told), (CHANGES, Some("UTF-8"), false));
    }
}
