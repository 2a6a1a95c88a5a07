//! An orderly end: first say that it is near, then take no more connections, then finish what is under way.
//!
//! While it is near, everything is still served; `/readyz` answers 503, so that a proxy turns to another server, and each
//! answer closes its connection, so that none is cut between two requests.

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::Response,
    routing::get,
};
use kunren_services::Kunren;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

/// How long requests under way are waited for.
const LONGEST: Duration = Duration::from_secs(30);
/// A database that does not answer for so long is not there.
const SILENCE: Duration = Duration::from_secs(2);

/// How near the end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Serving,
    Draining,
    Stopping,
}

/// What the listener, the probes and whoever was told to stop share. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Ending(Arc<watch::Sender<Stage>>);

impl Default for Ending {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(Stage::Serving)))
    }
}

impl Ending {
    /// The end is near.
    pub fn drain(&self) {
        self.0.send_replace(Stage::Draining);
    }

    /// No more connections.
    pub fn stop(&self) {
        self.0.send_replace(Stage::Stopping);
    }

    /// Until no more connections are taken.
    pub async fn stops(self) {
        // The sender lives in `self`: it cannot go away.
        drop(self.0.subscribe().wait_for(|stage| *stage == Stage::Stopping).await);
    }

    /// Until requests under way were waited for long enough.
    pub async fn takes_too_long(self) {
        self.stops().await;
        sleep(LONGEST).await;
    }

    fn is_near(&self) -> bool {
        *self.0.borrow() > Stage::Serving
    }

    /// Adds `/readyz`, and the closing of connections when the end is near.
    pub fn layers(&self, router: Router, kunren: Kunren) -> Router {
        let ready = Router::new().route("/readyz", get(ready)).with_state((self.clone(), kunren));
        ready.merge(router).layer(from_fn_with_state(self.clone(), close))
    }
}

/// Whether to send requests here: not when the end is near, and not while the database does not answer.
async fn ready(State((ending, kunren)): State<(Ending, Kunren)>) -> (StatusCode, &'static str) {
    if ending.is_near() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping");
    }
    match timeout(SILENCE, kunren.db().answers()).await {
        Ok(Ok(())) => (StatusCode::OK, "ok"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "no database"),
    }
}

async fn close(State(ending): State<Ending>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if ending.is_near() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
