//! Files of chance: what was applied is not done a second time, and taking it back is as if it had never come.

use crate::{
    both_databases,
    company::{Company, FULL},
};
use kunren_domain::hr::Group;
use kunren_services::hr::{Planned, apply};
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// What a file says of somebody; nothing where it does not name them.
type Said = Option<[&'static str; 10]>;

/// Name, site, department, rank, function, employment, manager, first day of leave, first day back, last day.
fn said() -> impl Strategy<Value = Said> {
    let one = |texts: &'static [&'static str]| select(texts);
    let who = (
        one(&["Aoki", "Berg", "Cruz"]),
        one(&["TYO", "MUC", "SJC", "MUC;TYO", "SJC;MUC"]),
        one(&["Sales", "Quality", "-"]),
    );
    let what = (one(&["1", "2", "3"]), one(&["welding", "painting"]), one(&["employee", "contractor", "part-time"]));
    let when = (
        one(&["", "P-1", "P-2"]),
        one(&["", "", "2026-11-01", "2026-12-24"]),
        one(&["", "2026-11-10", "2026-11-21", "2027-03-01"]),
        one(&["", "", "", "2026-11-20", "2027-01-01"]),
    );
    let all = (who, what, when).prop_map(
        |((name, site, department), (rank, function, employment), (manager, from, back, left))| {
            // Without a first day, a day of return means nothing; and nobody is back before they go.
            let back = if from.is_empty() || back < from { "" } else { back };
            [name, site, department, rank, function, employment, manager, from, back, left]
        },
    );
    proptest::option::weighted(0.9, all)
}

fn rows(people: &[Said]) -> Vec<String> {
    let row = |(number, said): (usize, &Said)| {
        let [name, site, department, rank, function, employment, manager, from, back, left] = (*said)?;
        // The first two manage the others, and nobody manages them: no circle.
        let manager = if number < 2 { "" } else { manager };
        let number = number + 1;
        Some(format!(
            "P-{number},{name},p{number}@example.com,en,2020-04-01,{left},{site},{department},{rank},{manager},{from},{back},{function},{employment},"
        ))
    };
    people.iter().enumerate().filter_map(row).collect()
}

async fn applied(company: &Company, rows: &[String]) -> Option<Planned> {
    let planned = company.plan(rows, FULL).await.expect("a plan");
    let import = planned.import?;
    let would = company.would_keep(import).await.expect("it was asked");
    let applied = apply(&company.kunren, None, import, Some("By chance")).await.expect("applied");
    let did = (i64::try_from(applied.assigned), i64::try_from(applied.released));
    assert_eq!((Ok(would.0), Ok(would.1)), did, "what audiences were said to do is what they did");
    Some(planned)
}

both_databases! {
    async fn what_is_applied_is_so_and_what_is_taken_back_was_never_so(db: Db) {
        let company = Company::new(db).await;
        company.edition_for("(country = JP or department = Sales) and not (rank = 3 or employment-type = contractor)").await;
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let mut changed = 0;
        for round in 0..8 {
            let mut file = || vec(said(), 20).new_tree(&mut runner).expect("a file").current();
            let (base, next) = (rows(&file()), rows(&file()));
            applied(&company, &base).await;
            company.sleep();
            let tomorrow = company.today().tomorrow().expect("a day");
            let before = company.lines(tomorrow).await;
            let Some(planned) = applied(&company, &next).await else { continue };
            changed += Group::Changed.count(&planned.effects);
            let again = company.plan(&next, FULL).await.expect("a plan");
            assert_eq!((again.import, again.effects.changed), (None, 0), "round {round}: {:?}", again.effects);
            company.sleep();
            company.undo().await.expect("undone");
            assert_eq!(company.lines(company.today()).await, before, "round {round}");
        }
        assert!(changed > 50, "{changed} people changed in all");
    }
}
