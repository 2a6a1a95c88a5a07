//! Several PostgreSQL servers behind one address, `postgres://user:secret@one:5432,other:5432/name`: the primary is
//! found, and found again when another one is promoted. sqlx knows one host only.

use sqlx::{Connection as _, PgConnection, PgPool, postgres::PgConnectOptions};
use std::{str::FromStr as _, time::Duration};
use tokio::time::{sleep, timeout};

/// How often the primary is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// One that does not answer for so long is not there.
const SILENCE: Duration = Duration::from_secs(2);
/// Looks for a primary when starting.
const FIRST_LOOKS: u32 = 20;

/// The hosts of an address, in its order.
pub(super) fn parse(url: &str) -> Result<Vec<PgConnectOptions>, sqlx::Error> {
    addresses(url)
        .iter()
        .map(|address| Ok(PgConnectOptions::from_str(address)?.statement_cache_capacity(300)))
        .collect()
}

/// An address for each host.
fn addresses(url: &str) -> Vec<String> {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['/', '?']).map_or(url.len(), |at| start + at);
    let hosts = url[start..end].rfind('@').map_or(start, |at| start + at + 1);
    url[hosts..end].split(',').map(|host| format!("{}{host}{}", &url[..hosts], &url[end..])).collect()
}

/// Whether this server takes writes; a standby does not.
pub(super) async fn is_primary(conn: &mut PgConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT NOT pg_is_in_recovery()").fetch_one(conn).await
}

/// The first host that is a primary, waiting a moment for one.
pub(super) async fn first_primary(hosts: &[PgConnectOptions]) -> Result<usize, sqlx::Error> {
    for _ in 0..FIRST_LOOKS {
        if let Some((at, conn)) = find(hosts).await {
            drop(conn.close().await);
            return Ok(at);
        }
        sleep(LOOK).await;
    }
    Err(sqlx::Error::Configuration("none of the hosts is a primary that answers".into()))
}

/// Lets the pool make its connections to whichever host is the primary, for as long as the pool is open.
pub(super) async fn follow(pool: PgPool, hosts: Vec<PgConnectOptions>, mut at: usize) {
    let mut watched: Option<PgConnection> = None;
    while !pool.is_closed() {
        sleep(LOOK).await;
        if let Some(conn) = &mut watched
            && matches!(timeout(SILENCE, is_primary(conn)).await, Ok(Ok(true)))
        {
            continue;
        }
        watched = None;
        if let Some((found, conn)) = find(&hosts).await {
            if found != at {
                tracing::warn!(host = hosts[found].get_host(), port = hosts[found].get_port(), "db.primary_changed");
            }
            pool.set_connect_options(hosts[found].clone());
            (at, watched) = (found, Some(conn));
        }
    }
}

async fn find(hosts: &[PgConnectOptions]) -> Option<(usize, PgConnection)> {
    for (at, host) in hosts.iter().enumerate() {
        let look = async {
            let mut conn = PgConnection::connect_with(host).await?;
            Ok::<_, sqlx::Error>((is_primary(&mut conn).await?, conn))
        };
        if let Ok(Ok((true, conn))) = timeout(SILENCE, look).await {
            return Some((at, conn));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_several_hosts_is_taken_apart() {
        assert_eq!(
            addresses("postgres://kunren:a%2Cb@one:5432,other:5433/kunren?sslmode=require"),
            [
                "postgres://kunren:a%2Cb@one:5432/kunren?sslmode=require",
                "postgres://kunren:a%2Cb@other:5433/kunren?sslmode=require"
            ]
        );
        assert_eq!(addresses("postgres://one/kunren?options=-c,x"), ["postgres://one/kunren?options=-c,x"]);
        assert_eq!(addresses("postgres:///kunren?host=/run/postgresql").len(), 1);
    }

    #[test]
    fn every_host_keeps_its_own_port() {
        let hosts = parse("postgres://kunren@one:5433,other/kunren").expect("an address");
        let places: Vec<(&str, u16)> = hosts.iter().map(|host| (host.get_host(), host.get_port())).collect();
        assert_eq!(places, [("one", 5433), ("other", 5432)]);
    }
}
