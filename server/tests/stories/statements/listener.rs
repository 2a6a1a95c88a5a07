//! Hears what sqlx says about each statement, on whichever thread it runs, and knows for which request it was.

use std::{
    collections::HashMap,
    sync::{Mutex, Once, PoisonError},
};
use tracing::{Event, Instrument, Metadata, Subscriber, field, subscriber::Interest};
use tracing_subscriber::{
    layer::{Context, Layer, SubscriberExt},
    registry::LookupSpan,
};

/// Where sqlx tells of statements.
const STATEMENTS: &str = "sqlx::query";
/// Around each request that is listened to.
const REQUEST: &str = "statements::request";

/// What a connection asks by itself when it is new: whether a request comes by one is chance.
const OF_NEW_CONNECTIONS: [&str; 2] = ["PRAGMA journal_mode", "SELECT pg_type.oid"];

/// What was heard, by request.
static HEARD: Mutex<Option<HashMap<u64, Vec<String>>>> = Mutex::new(None);

fn heard<T>(look: impl FnOnce(&mut HashMap<u64, Vec<String>>) -> T) -> T {
    look(HEARD.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default())
}

/// Does something; what comes out, and the first words of each statement it asked, in order. Statements that others ask
/// meanwhile, and tasks that look by themselves now and then, are not among them.
pub async fn listen<T>(work: impl Future<Output = T>) -> (T, Vec<String>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let listener = tracing_subscriber::registry().with(Listener);
        tracing::subscriber::set_global_default(listener).expect("no other story listens to all of the program");
    });
    let request = tracing::info_span!(target: REQUEST, "request");
    let id = request.id().expect("the listener wants to know of it").into_u64();
    let done = work.instrument(request.clone()).await;
    (done, heard(|heard| heard.remove(&id)).unwrap_or_default())
}

struct Listener;

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Listener {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if [REQUEST, STATEMENTS].contains(&metadata.target()) { Interest::sometimes() } else { Interest::never() }
    }

    // Nothing is said outside of a request that is listened to: other stories are not slowed down.
    fn enabled(&self, metadata: &Metadata<'_>, context: Context<'_, S>) -> bool {
        metadata.target() == REQUEST || metadata.target() == STATEMENTS && context.lookup_current().is_some()
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let Some(request) = context.event_span(event) else { return };
        let mut words = Words::default();
        event.record(&mut words);
        if !OF_NEW_CONNECTIONS.iter().any(|start| words.0.starts_with(start)) {
            heard(|heard| heard.entry(request.id().into_u64()).or_default().push(words.0));
        }
    }
}

/// A statement in one line.
#[derive(Default)]
struct Words(String);

impl field::Visit for Words {
    fn record_str(&mut self, field: &field::Field, value: &str) {
        // A short one is all in its summary, and its text is empty then.
        if field.name() == "summary" && self.0.is_empty() || field.name() == "db.statement" && !value.is_empty() {
            self.0 = value.split_whitespace().take(14).collect::<Vec<_>>().join(" ");
        }
    }

    fn record_debug(&mut self, _: &field::Field, _: &dyn std::fmt::Debug) {}
}
