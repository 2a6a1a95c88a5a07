//! The demo organisation through the queries of the pages: last year is the published picture, this year half way, and
//! whoever is on the list can sign in.

mod support;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use kunren_domain::{
    id::PersonId,
    pace::{Pace, pace},
    participation::{Level, Line, Tally, lines, reached},
    policy::Next,
    rate::Share,
    target::{Node, Target},
};
use kunren_services::{
    Clock, Db, Error, Kunren,
    account::{
        session,
        sign_in::{Way, sign_in},
    },
    course::Folder,
    demo::{self, DemoError, Size, Summary},
    fetch_all, fetch_one, hr,
    learning::{self, obligations},
    participation::{self, Edition, Reports, TeamQuery},
    permit::{DecideRequests, Permit, SeeParticipation, SeePeople},
    requests::{self, Show},
    viewer::Viewer,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 21);

async fn made(db: Db, people: u32) -> (Kunren, Summary) {
    let now: Timestamp = "2026-11-21T03:00:00Z".parse().expect("a time");
    let kunren = Kunren::new(db, Clock::fixed(now));
    let folder = Folder::read(Path::new("../courses/environment-fy2026"));
    let summary = demo::create(&kunren, &folder, Size { people, ..Size::default() }).await.expect("a demo");
    (kunren, summary)
}

async fn viewer(kunren: &Kunren, summary: &Summary, role: &str) -> Arc<Viewer> {
    let account = summary.accounts.iter().find(|account| account.role == role).expect("a role of the demo");
    let token = match account.password {
        Some(password) => sign_in(kunren, Way::Password, &account.number, password, "192.0.2.1").await,
        None => sign_in(kunren, Way::Pin, &account.number, account.pin, "192.0.2.1").await,
    };
    session::viewer(kunren, &token.expect("the right secret")).await.expect("an answer").expect("a session")
}

/// What the page of an edition works with.
struct Page {
    kunren: Kunren,
    permit: Permit<SeeParticipation>,
    editions: Vec<Edition>,
}

impl Page {
    async fn open(kunren: &Kunren, summary: &Summary) -> Self {
        let permit = viewer(kunren, summary, "group-administrator").await.permit().expect("a permit");
        let editions = participation::editions(kunren, &permit).await.expect("an answer");
        Self { kunren: kunren.clone(), permit, editions }
    }

    async fn targets(&self, edition: &Edition, day: Date) -> Vec<Target> {
        let history =
            participation::target_history(&self.kunren, &self.permit, edition.id, day).await.expect("an answer");
        participation::targets(&history)
    }

    async fn lines(&self, edition: &Edition, day: Date, level: Level) -> Vec<Line> {
        let sites = Box::pin(participation::site_tallies(&self.kunren, &self.permit, edition.id, day));
        let sites = sites.await.expect("an answer");
        lines(&sites, level, &Node::Group, &edition.formula, &self.targets(edition, day).await)
    }

    async fn shares(&self, edition: &Edition, day: Date) -> BTreeMap<String, Share> {
        let mut shares = BTreeMap::new();
        for level in [Level::Group, Level::Side] {
            for line in self.lines(edition, day, level).await {
                shares.insert(line.node.to_string(), line.rate.share().expect("somebody counts"));
            }
        }
        shares
    }

    async fn group(&self, edition: &Edition, day: Date) -> Tally {
        self.lines(edition, day, Level::Group).await.first().map_or_else(Tally::default, |line| line.tally)
    }
}

both_databases! {
    async fn the_years_are_as_published(db: Db) {
        let (kunren, summary) = made(db, 20_000).await;
        assert_eq!((summary.countries, summary.people), (40, 20_000));
        let page = Page::open(&kunren, &summary).await;
        let [this_year, last_year] = &page.editions[..] else { panic!("two editions") };
        assert_eq!((this_year.id, this_year.code.as_str()), (summary.this_year, "FY2026"));
        assert_eq!((last_year.id, last_year.code.as_str()), (summary.last_year, "FY2025"));
        assert_eq!(participation::previous(&page.editions, this_year), Some(last_year));
        last_year_is_the_published_picture(&page, last_year).await;
        this_year_is_half_way(&page, this_year, last_year).await;
        the_rule_of_this_year_is_kept(&kunren).await;
        some_who_completed_have_moved(&kunren, &summary).await;
        the_past_grows(&page, this_year).await;
        the_past_grows(&page, last_year).await;
        there_is_something_to_decide(&kunren, &summary).await;
    }

    async fn tonights_file_has_something_of_everything_and_is_read_completely(db: Db) {
        let (kunren, _) = made(db, 20_000).await;
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        hr::nightly(&kunren, 2026, 10, &mut file).await.expect("a file");
        let told = hr::Told {
            source: "Workday".to_owned(),
            path: file.path().to_owned(),
            file_name: "tonight.csv".to_owned(),
            encoding: None,
            policy: None,
            rows: None,
        };
        let planned = hr::plan(&kunren, None, &told, false).await.expect("a plan");
        let effects = planned.effects;
        assert_eq!((planned.exceeded, planned.found.count, &effects.unread), (vec![], 0, &vec![]));
        for count in [effects.joiners, effects.leavers, effects.moves, effects.leave_starts, effects.returns, effects.managers, effects.details] {
            assert!(count > 2, "{effects:?}");
        }
    }

    async fn everybody_on_the_list_can_sign_in(db: Db) {
        let (kunren, summary) = made(db, 1_000).await;
        for account in &summary.accounts {
            let signed_in = viewer(&kunren, &summary, account.role).await;
            assert_eq!((&signed_in.name, signed_in.locale.to_string()), (&account.name, account.locale.to_owned()));
            assert_eq!(signed_in.places[0].place.country.as_str(), account.country);
            assert_eq!(signed_in.kiosk, account.password.is_none());
        }
        learners_have_everything_before_them(&kunren, &summary).await;
        those_who_watch_see_their_part(&kunren, &summary).await;
        five_languages_are_spoken(&kunren).await;
        let folder = Folder::read(Path::new("../courses/environment-fy2026"));
        let again = demo::create(&kunren, &folder, Size::default()).await;
        assert!(matches!(again, Err(DemoError::NotEmpty)));
    }
}

async fn last_year_is_the_published_picture(page: &Page, edition: &Edition) {
    let percent = Share::from_percent;
    let closed = edition.window.closes_on;
    let shares = page.shares(edition, closed).await;
    let published = [("domestic", percent(98)), ("group", percent(96)), ("overseas", percent(79))];
    assert_eq!(shares, published.map(|(node, share)| (node.to_owned(), share)).into());
    // Leavers and moves since then do not change what is read off the whole percents.
    for (node, share) in page.shares(edition, TODAY).await {
        assert_eq!(share.basis_points() / 100, shares[&node].basis_points() / 100, "{node} today");
    }
    for day in [closed, TODAY] {
        let countries = page.lines(edition, day, Level::Country).await;
        assert!(countries.iter().all(|line| line.target == Some(percent(95))));
        assert_eq!(reached(&countries), (31, 40), "as of {day}");
    }
    let group = page.group(edition, closed).await;
    assert!(group.on_leave > 0 && group.exempt > 0 && group.left > 0, "{group:?}");
}

async fn this_year_is_half_way(page: &Page, edition: &Edition, last_year: &Edition) {
    let window = &edition.window;
    assert_eq!((TODAY - window.opens_on).get_days() + 1, (window.due_on - TODAY).get_days());
    let shares = page.shares(edition, TODAY).await;
    let group = shares["group"].basis_points() / 100;
    assert!((45..=50).contains(&group), "{shares:?}");
    assert!(shares["overseas"] < shares["domestic"]);
    let tally = page.group(edition, TODAY).await;
    assert!(tally.in_progress > 0 && tally.on_leave > 0 && tally.exempt > 0 && tally.left > 0, "{tally:?}");
    let targets = page.targets(edition, TODAY).await;
    let target = |node: &str| targets.iter().find(|target| target.node.to_string() == node).map(|target| target.share);
    assert_eq!(target("group"), Some(Share::from_percent(95)));
    assert_eq!(target("overseas"), Some(Share::from_percent(95)));
    assert_eq!(target("country:MX"), Some(Share::from_percent(90)), "the later of two");
    let before = participation::last_year(&page.kunren, &page.permit, last_year).await.expect("an answer");
    let mut paces: BTreeMap<String, u32> = BTreeMap::new();
    for line in page.lines(edition, TODAY, Level::Country).await {
        let Node::Country(country) = line.node else { panic!("a country") };
        let judged = pace(line.rate, line.target.expect("a target"), window, before.curve_of(country), TODAY);
        *paces.entry(format!("{judged:?}")).or_default() += 1;
        if country.as_str() == "JP" {
            assert_eq!(judged, Pace::OnTrack);
        }
        if country.as_str() == "CN" {
            assert_eq!(judged, Pace::AtRisk);
        }
    }
    assert!((1..=3).contains(&paces["Reached"]) && paces["OnTrack"] >= 8 && paces["AtRisk"] >= 8, "{paces:?}");
}

/// This year began with last year's. A few contractors are released since, and looking again changes nothing.
async fn the_rule_of_this_year_is_kept(kunren: &Kunren) {
    let taken_over = "SELECT count(*) AS heads FROM audience AS a JOIN audience AS b ON b.edition_id = a.inherited_from
                      WHERE a.text = b.text AND a.set_at > b.set_at";
    assert_eq!(heads(kunren, taken_over).await, 1);
    let released = heads(kunren, "SELECT count(*) AS heads FROM exemption WHERE audience_id IS NOT NULL").await;
    assert!((1..=30).contains(&released), "{released}");
    // None of them has used all attempts: those wait for a coordinator.
    let tried = "SELECT count(*) AS heads FROM exemption AS x JOIN attempt AS a ON a.person_id = x.person_id
                 WHERE x.audience_id IS NOT NULL";
    assert_eq!(heads(kunren, tried).await, 0);
    assert_eq!(learning::assign_missing(kunren).await.expect("an answer"), 0);
    assert_eq!(heads(kunren, "SELECT count(*) AS heads FROM exemption WHERE audience_id IS NOT NULL").await, released);
}

/// To another country, so that a part is added to what they did.
async fn some_who_completed_have_moved(kunren: &Kunren, summary: &Summary) {
    let permit: Permit<SeePeople> = viewer(kunren, summary, "group-administrator").await.permit().expect("a permit");
    let sql = "SELECT DISTINCT k.person_id AS id
               FROM completion AS k
               JOIN edition AS e ON e.id = k.edition_id
               JOIN placement AS now ON now.person_id = k.person_id AND now.main AND now.valid_from > k.completed_on
               JOIN placement AS before ON before.person_id = k.person_id AND before.valid_to = now.valid_from
               JOIN site AS here ON here.id = now.site_id
               JOIN site AS there ON there.id = before.site_id
               WHERE e.code = 'FY2026' AND here.country <> there.country";
    let rows = {
        let mut conn = kunren.db().read().await.expect("a connection");
        fetch_all!(conn, IdRow, sql).expect("ids")
    };
    let mut open = 0;
    for row in &rows {
        let person = participation::person(kunren, &permit, PersonId::new(row.id)).await.expect("an answer");
        let this_year = person.owed.first().and_then(|owed| owed.since.as_ref()).expect("a move since");
        open += this_year.to_do().count();
    }
    assert!(open > 0, "of {} who moved", rows.len());
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

async fn heads(kunren: &Kunren, sql: &'static str) -> i64 {
    #[derive(sqlx::FromRow)]
    struct HeadsRow {
        heads: i64,
    }
    let mut conn = kunren.db().read().await.expect("a connection");
    fetch_one!(conn, HeadsRow, sql).expect("a number").heads
}

/// As of earlier days there was less, never more.
async fn the_past_grows(page: &Page, edition: &Edition) {
    let mut last = 0;
    let mut day = edition.window.opens_on;
    while day <= edition.window.due_on.min(TODAY) {
        let tally = page.group(edition, day).await;
        assert!(tally.completed >= last, "{day}: {tally:?}");
        last = tally.completed;
        day = day.checked_add(14.days()).expect("in range");
    }
    assert!(last > 0);
    let eve = edition.window.opens_on.yesterday().expect("in range");
    assert_eq!(page.group(edition, eve).await, Tally::default(), "nothing is owed before it opens");
}

async fn learners_have_everything_before_them(kunren: &Kunren, summary: &Summary) {
    for account in summary.accounts.iter().filter(|account| account.role.starts_with("learner-")) {
        let learner = viewer(kunren, summary, account.role).await;
        let owed = obligations(kunren, &learner).await.expect("an answer");
        assert!(owed[0].completed.is_none() && owed[0].read.is_empty() && owed[0].tries.is_empty(), "{}", account.role);
        assert!(owed[1].completed.is_some(), "last year is to be seen");
        assert!(owed[0].lessons_left(&learner) > 9);
    }
    let ready = viewer(kunren, summary, "ready-for-the-test").await;
    let owed = obligations(kunren, &ready).await.expect("an answer");
    let next = owed[0].next(&ready, kunren.clock().now());
    assert!(matches!(next, Some(Next::MayStart { number: 1, .. })), "{next:?}");
}

async fn those_who_watch_see_their_part(kunren: &Kunren, summary: &Summary) {
    let lead = viewer(kunren, summary, "line-manager").await;
    let team =
        participation::team(kunren, &lead.permit().expect("a permit"), &TeamQuery::default()).await.expect("an answer");
    assert!(matches!(team.reports, Reports::All(reports) if !reports.is_empty()));
    for (role, country) in [("coordinator-germany", "DE"), ("coordinator-saudi-arabia", "SA")] {
        let permit: Permit<SeeParticipation> = viewer(kunren, summary, role).await.permit().expect("a permit");
        let sites = participation::site_tallies(kunren, &permit, summary.this_year, TODAY).await.expect("an answer");
        assert!(!sites.is_empty() && sites.iter().all(|site| site.country.as_str() == country));
    }
    let auditor = viewer(kunren, summary, "auditor").await;
    assert!(auditor.permit::<SeeParticipation>().is_ok());
    let learner = viewer(kunren, summary, "learner-japan").await;
    assert!(matches!(learner.permit::<SeeParticipation>(), Err(Error::NotPermitted)));
}

/// Each coordinator on the list finds requests of the own country that wait, and some that were decided.
async fn there_is_something_to_decide(kunren: &Kunren, summary: &Summary) {
    for (role, country) in [("coordinator-germany", "DE"), ("coordinator-saudi-arabia", "SA")] {
        let viewer = viewer(kunren, summary, role).await;
        let permit: Permit<SeePeople> = viewer.permit().expect("a permit");
        let open = requests::requests(kunren, &permit, Show::Open, "", (0, 50)).await.expect("an answer");
        let decides: Permit<DecideRequests> = viewer.permit().expect("a permit");
        assert_eq!(requests::waiting(kunren, &decides).await.expect("an answer"), open.matches);
        assert!(open.matches > 0 && open.requests.iter().all(|request| request.country.as_str() == country), "{role}");
    }
    let permit: Permit<SeePeople> = viewer(kunren, summary, "auditor").await.permit().expect("a permit");
    let decided = requests::requests(kunren, &permit, Show::Decided, "", (0, 200)).await.expect("an answer");
    let outcomes: BTreeSet<&str> =
        decided.requests.iter().filter_map(|request| Some(request.ended.as_ref()?.outcome.as_str())).collect();
    assert_eq!(outcomes.into_iter().collect::<Vec<_>>(), ["granted", "refused", "withdrawn"]);
}

#[derive(sqlx::FromRow)]
struct LocaleRow {
    locale: String,
}

async fn five_languages_are_spoken(kunren: &Kunren) {
    let mut conn = kunren.db().read().await.expect("an answer");
    let rows = fetch_all!(conn, LocaleRow, "SELECT DISTINCT locale FROM person ORDER BY locale").expect("an answer");
    let locales: Vec<String> = rows.into_iter().map(|row| row.locale).collect();
    assert_eq!(locales, ["ar", "en", "es", "ja", "zh-Hans"]);
}
