//! Assigning, releasing and coming back, as people and rules change.

use crate::{
    both_databases,
    permit::permit,
    world::{TODAY, World, post},
};
use jiff::civil::date;
use kunren_domain::{
    audience::{Field, Post, Rule},
    id::PersonId,
    recurrence::Recurrence,
    role::Role,
};
use kunren_services::{
    Db,
    learning::{
        assign_missing,
        audience::{Changes, Outcome, Terms, Unknown, Which, audience_history, preview},
    },
    participation::{Releasing, exempt, heads},
};

const OWING: &str = "SELECT p.number FROM obligation AS o JOIN person AS p ON p.id = o.person_id
                     WHERE o.edition_id = $1 AND NOT EXISTS (
                         SELECT 1 FROM exemption AS x
                         WHERE x.person_id = p.id AND x.edition_id = o.edition_id AND x.from_on <= $2
                             AND (x.until_on IS NULL OR x.until_on >= $2))
                     ORDER BY p.number";
const RELEASED: &str = "SELECT p.number FROM exemption AS x JOIN person AS p ON p.id = x.person_id
                        WHERE x.edition_id = $1 AND x.audience_id IS NOT NULL AND x.revoked_at IS NULL AND x.from_on <= $2
                        ORDER BY p.number";
const LONG_AGO: jiff::civil::Date = date(2020, 4, 1);

fn contractor(site: &str) -> Post {
    Post { employment_type: "contractor".to_owned(), ..post(site, LONG_AGO, None) }
}

/// Eleven employees in Japan (`J-01` …), one in Germany, one contractor in France.
async fn world(db: Db) -> (World, PersonId, PersonId) {
    let mut world = World::new(db).await;
    for at in 1..=11 {
        world.hire(&format!("J-{at:02}"), LONG_AGO, vec![post("TKY", LONG_AGO, None)]).await;
    }
    let greta = world.hire("D-01", LONG_AGO, vec![post("MUC", LONG_AGO, None)]).await;
    let fleur = world.hire("F-01", LONG_AGO, vec![contractor("PAR")]).await;
    (world, greta, fleur)
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with an answer")]
const fn changes(assigned: usize, released: usize, returned: usize) -> Result<Changes, Outcome> {
    Ok(Changes { assigned, released, returned })
}

both_databases! {
    async fn without_an_audience_everybody_owes_it(db: Db) {
        let (world, ..) = world(db).await;
        assert_eq!(assign_missing(&world.kunren).await.expect("an answer"), 13);
        assert_eq!(assign_missing(&world.kunren).await.expect("an answer"), 0);
    }

    async fn who_does_not_match_is_not_assigned_and_later_joins(db: Db) {
        let (mut world, _, fleur) = world(db).await;
        assert_eq!(world.set("not employment-type = contractor", false).await, changes(12, 0, 0));
        assert!(!world.numbers(OWING).await.contains(&"F-01".to_owned()));
        // Employed from now on.
        world.change("UPDATE placement SET employment_type = 'employee' WHERE person_id = $1", fleur).await;
        assert_eq!(assign_missing(&world.kunren).await.expect("an answer"), 1);
        world.hire("F-02", TODAY, vec![contractor("PAR")]).await;
        assert_eq!(assign_missing(&world.kunren).await.expect("an answer"), 0);
    }

    async fn who_stops_matching_is_released_and_comes_back(db: Db) {
        let (world, greta, _) = world(db).await;
        assign_missing(&world.kunren).await.expect("an answer");
        assert_eq!(world.set("not employment-type = contractor", true).await, changes(0, 1, 0));
        assert_eq!(world.numbers(RELEASED).await, ["F-01"]);
        // A second look changes nothing.
        assign_missing(&world.kunren).await.expect("an answer");
        assert_eq!(world.numbers(RELEASED).await, ["F-01"]);
        let heads = heads(&world.kunren, &permit(Role::GroupAdministrator), world.edition(), TODAY).await.expect("numbers");
        let exempt: u64 = heads.sites.iter().map(|site| site.tally.exempt).sum();
        assert_eq!(exempt, 1);
        world.change("UPDATE placement SET employment_type = 'contractor' WHERE person_id = $1", greta).await;
        assign_missing(&world.kunren).await.expect("an answer");
        assert_eq!(world.numbers(RELEASED).await, ["D-01", "F-01"]);
        world.change("UPDATE placement SET employment_type = 'employee' WHERE person_id = $1", greta).await;
        assign_missing(&world.kunren).await.expect("an answer");
        assert_eq!(world.numbers(RELEASED).await, ["F-01"]);
        assert_eq!(world.set("everybody", false).await, changes(0, 0, 1));
        assert_eq!(world.numbers(OWING).await.len(), 13);
        assert!(world.numbers(RELEASED).await.is_empty());
        // What was is kept.
        let history = audience_history(&world.kunren, &permit(Role::Auditor), world.edition()).await.expect("an answer");
        let rules: Vec<String> = history.iter().map(|change| change.terms.rule.to_string()).collect();
        assert_eq!(rules, ["everybody", "not employment-type = contractor"]);
    }

    async fn who_completed_stays_completed(db: Db) {
        let (mut world, greta, fleur) = world(db).await;
        assign_missing(&world.kunren).await.expect("an answer");
        world.completes(greta, 2, TODAY).await;
        assert_eq!(world.set("country = JP", true).await, changes(0, 1, 0));
        assert_eq!(world.numbers(RELEASED).await, ["F-01"]);
        // Released, and taken all the same.
        world.completes(fleur, 2, TODAY).await;
        assign_missing(&world.kunren).await.expect("an answer");
        assert!(world.numbers(RELEASED).await.is_empty());
    }

    async fn what_people_granted_is_left_alone(db: Db) {
        let (world, greta, _) = world(db).await;
        assign_missing(&world.kunren).await.expect("an answer");
        let admin = permit(Role::GroupAdministrator);
        let (edition, reason) = (world.edition(), "On a long project.");
        let releasing = Releasing { person: greta, edition, until: None, reason, evidence: "" };
        exempt(&world.kunren, &admin, releasing).await.expect("exempt");
        assert_eq!(world.set("country = JP", true).await, changes(0, 1, 0));
        assert_eq!(world.set("country in (JP, DE)", true).await, changes(0, 0, 0));
        assert!(!world.numbers(OWING).await.contains(&"D-01".to_owned()));
        assert_eq!(world.set("everybody", true).await, changes(0, 0, 1));
        assert!(!world.numbers(OWING).await.contains(&"D-01".to_owned()));
    }

    async fn many_are_released_only_when_confirmed(db: Db) {
        let (world, ..) = world(db).await;
        assign_missing(&world.kunren).await.expect("an answer");
        let Err(Outcome::Unconfirmed(stopped)) = world.set("country = JP", false).await else { panic!("it stops") };
        assert_eq!((stopped.total.owing, stopped.total.matching, stopped.total.released), (13, 11, 2));
        assert!(world.numbers(RELEASED).await.is_empty());
        assert_eq!(world.set("country = JP", true).await, changes(0, 2, 0));
    }

    async fn a_whole_country_is_released_only_when_confirmed(db: Db) {
        let (world, ..) = world(db).await;
        assign_missing(&world.kunren).await.expect("an answer");
        let Err(Outcome::Unconfirmed(stopped)) = world.set("not country = FR", false).await else { panic!("it stops") };
        assert!(stopped.total.released * 10 <= stopped.total.owing, "of all, they are few");
        assert!(world.numbers(RELEASED).await.is_empty());
    }

    async fn a_rule_with_a_slip_of_the_pen_is_refused(db: Db) {
        let (world, ..) = world(db).await;
        let slip = "site in (TKY, TOK) or completed env/FY2031 or employment-type = contarctor or country = IT";
        let Err(Outcome::Unknown(unknown)) = world.set(slip, true).await else { panic!("it is refused") };
        let value = |field, value: &str| Unknown::Value(field, value.to_owned());
        let expected = [
            value(Field::Country, "IT"),
            value(Field::Site, "TOK"),
            value(Field::EmploymentType, "contarctor"),
            Unknown::Edition("env/FY2031".to_owned()),
        ];
        assert_eq!(unknown, expected);
    }

    async fn the_preview_shows_only_what_is_within_reach(db: Db) {
        let (world, ..) = world(db).await;
        assign_missing(&world.kunren).await.expect("an answer");
        let terms = Terms { rule: "country in (JP, FR)".parse().expect("a rule"), ..Terms::default() };
        let germany = || Role::CountryCoordinator(["DE".parse().expect("a country")].into());
        let seen = preview(&world.kunren, &permit(germany()), world.edition(), &terms).await.expect("an answer");
        assert_eq!((seen.total.employed, seen.total.matching, seen.total.released), (1, 0, 1));
        assert_eq!(seen.countries.len(), 1);
        assert!(world.who(&terms, Which::Matching, germany()).await.is_empty());
        assert_eq!(world.who(&terms, Which::Released, germany()).await, ["D-01"]);
        assert_eq!(world.who(&terms, Which::Released, Role::Auditor).await, ["D-01"]);
        assert_eq!(world.who(&terms, Which::Matching, Role::Auditor).await.len(), 12);
        assert!(world.who(&terms, Which::Gaining, Role::Auditor).await.is_empty());
    }

    async fn what_is_still_worth_something_is_not_owed_again(db: Db) {
        let (mut world, greta, fleur) = world(db).await;
        world.completes(greta, 1, date(2026, 3, 20)).await;
        world.completes(fleur, 1, date(2025, 11, 1)).await;
        let yearly = Terms { rule: Rule::everybody(), recurrence: Recurrence::EveryMonths { months: 13 } };
        // Greta's is worth something until 20 April 2027, after the edition has closed; Fleur's until 1 December.
        assert_eq!(world.set_terms(&yearly, false).await, changes(12, 0, 0));
        assert!(!world.numbers(OWING).await.contains(&"D-01".to_owned()));
    }
}
