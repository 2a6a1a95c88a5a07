//! No way leads nowhere: every link and every form of every page.

use crate::support::{Seen, readers, story};
use kunren_app::routes::ROUTES;
use std::collections::BTreeSet;

/// Targets of all tags with this name and attribute.
fn targets(seen: &Seen, tag: &str, attribute: &str) -> Vec<String> {
    let tags = seen.text.split('<').filter(|rest| rest.split([' ', '>']).next() == Some(tag));
    let value = |rest: &str| {
        Some(
            rest.split('>').next()?.split_once(&format!(" {attribute}=\""))?.1.split_once('"')?.0.replace("&amp;", "&"),
        )
    };
    tags.filter_map(value).collect()
}

/// Whether a path is one of a route.
fn is_of(path: &str, route: &str) -> bool {
    let (path, route): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), route.split('/').collect());
    path.len() == route.len() && path.iter().zip(&route).all(|(part, wanted)| wanted.starts_with('{') || part == wanted)
}

story! {
    async fn every_link_can_be_followed(app: TestApp) {
        let mut dead = Vec::new();
        for mut reader in readers(&app).await {
            let mut links = BTreeSet::new();
            for address in &reader.addresses {
                let seen = reader.person.get(address).await;
                links.extend(
                    targets(&seen, "a", "href")
                        .into_iter()
                        .filter(|link| link.starts_with('/'))
                        .map(|link| (link, address.clone())),
                );
            }
            let mut followed = BTreeSet::new();
            for (link, from) in links {
                let path = link.split('#').next().unwrap_or_default().to_owned();
                if !followed.insert(path.clone()) {
                    continue;
                }
                let status = reader.person.get(&path).await.status;
                if !status.is_success() && !status.is_redirection() {
                    dead.push(format!("{status} {link} on {from}"));
                }
            }
        }
        assert!(dead.is_empty(), "\n{}", dead.join("\n"));
    }

    async fn every_form_has_a_route_and_sends_nothing_away(app: TestApp) {
        let mut lost = BTreeSet::new();
        for mut reader in readers(&app).await {
            for address in &reader.addresses {
                let seen = reader.person.get(address).await;
                for tag in seen.text.split('<').filter(|rest| rest.starts_with("form ")) {
                    let tag = tag.split('>').next().unwrap_or_default();
                    let method = if tag.contains("method=\"post\"") { "POST" } else { "GET" };
                    let action = tag
                        .split_once(" action=\"")
                        .and_then(|(_, rest)| rest.split_once('"'))
                        .map_or("", |(action, _)| action);
                    if !ROUTES.iter().any(|route| route.method == method && is_of(action, route.path)) {
                        lost.insert(format!("{method} {action:?} on {address}"));
                    }
                }
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }

    async fn nothing_is_loaded_from_elsewhere(app: TestApp) {
        let mut foreign = BTreeSet::new();
        for mut reader in readers(&app).await {
            for address in &reader.addresses {
                let seen = reader.person.get(address).await;
                for (tag, attribute) in [
                    ("script", "src"),
                    ("link", "href"),
                    ("img", "src"),
                    ("iframe", "src"),
                    ("source", "src"),
                    ("use", "href"),
                ] {
                    foreign.extend(targets(&seen, tag, attribute).into_iter().filter(|to| !to.starts_with('/')));
                }
            }
        }
        assert!(foreign.is_empty(), "{foreign:?}");
    }
}
