//! Serving: security headers around the pages, a listener without delays, an orderly end.

use crate::{commands::Serve, ending::Ending, say, site::Program};
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{Next, from_fn},
    response::Response,
    routing::get,
    serve::ListenerExt,
};
use kunren_app::{App, Settings, routes};
use kunren_services::{
    Kunren, account, hr,
    learning::{assign_missing, audience::apply_waiting},
    participation,
};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;

/// Where the key is that results are signed with, unless told.
const SIGNING_KEY: &str = "data/signing-key.pem";
/// What browsers may load and do: only what comes from here, nothing inline.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Serves until the process is told to stop.
pub async fn serve(kunren: Kunren, how: &Serve) -> anyhow::Result<()> {
    let settings = Settings {
        https: how.https,
        behind_proxy: how.behind_proxy,
        pseudo_locale: how.pseudo_locale,
        signing_key: how.signing_key.clone().unwrap_or_else(|| SIGNING_KEY.into()),
        upload: Some(how.upload_limit << 20),
        ..Settings::default()
    };
    serve_with(kunren, how.listen, settings, Duration::from_secs(how.drain)).await
}

/// Serves with these settings; when told to stop, goes on for the time of `drain` first.
pub async fn serve_with(kunren: Kunren, listen: SocketAddr, settings: Settings, drain: Duration) -> anyhow::Result<()> {
    let listener = TcpListener::bind(listen).await?;
    tokio::spawn(keep_in_order(kunren.clone()));
    tokio::spawn(apply_what_waits(kunren.clone()));
    tokio::spawn(read_what_waits(kunren.clone()));
    tokio::spawn(count(kunren.clone()));
    say!("Kunren is at http://{}", listener.local_addr()?);
    // Without this every page would wait for the client's delayed acknowledgement.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let ending = Ending::default();
    let router = ending.layers(router(kunren.clone(), settings), kunren.clone());
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(end(ending.clone(), drain));
    let serving = axum::serve(listener, router).with_graceful_shutdown(ending.clone().stops());
    tokio::select! {
        served = serving => served?,
        () = ending.takes_too_long() => tracing::warn!("serve.requests_abandoned"),
    }
    kunren.db().close().await;
    Ok(())
}

/// Everything that is served.
pub fn router(kunren: Kunren, mut settings: Settings) -> Router {
    let program = Program::load();
    settings.program = program.as_ref().map(Program::path).unwrap_or_default();
    let pages = routes::router(App::new(kunren, settings));
    let files = program.map_or_else(Router::new, Program::router);
    Router::new()
        .route("/healthz", get(async || "ok"))
        .merge(files)
        .fallback_service(pages)
        .layer(from_fn(security_headers))
}

async fn security_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("permissions-policy", HeaderValue::from_static("camera=(), geolocation=(), microphone=()"));
    response
}

/// How often it is looked whether somebody has to be assigned something.
const ASSIGN_EVERY: Duration = Duration::from_secs(600);

/// The numbers of participation, before anybody asks for them.
async fn count(kunren: Kunren) {
    if let Err(error) = participation::warm(&kunren).await {
        tracing::warn!(%error, "participation.count_failed");
    }
}

/// Files of HR systems that a server did not get to read before it ended.
async fn read_what_waits(kunren: Kunren) {
    if let Err(error) = hr::resume(&kunren).await {
        tracing::error!(%error, "hr.uploads_not_read");
    }
}

/// How often it is looked whether an audience waits to be applied, because whoever did so is gone.
const APPLY_EVERY: Duration = Duration::from_secs(30);

/// Audiences that were set and that nobody is at.
async fn apply_what_waits(kunren: Kunren) {
    let mut again = tokio::time::interval(APPLY_EVERY);
    loop {
        again.tick().await;
        if let Err(error) = apply_waiting(&kunren, None).await {
            tracing::error!(%error, "audience.not_applied");
        }
    }
}

/// Assigns what is missing and deletes what no longer counts, now and again and again.
async fn keep_in_order(kunren: Kunren) {
    let mut again = tokio::time::interval(ASSIGN_EVERY);
    loop {
        again.tick().await;
        if let Err(error) = account::clean_up(&kunren).await {
            tracing::error!(%error, "account.not_cleaned_up");
        }
        if let Err(error) = assign_missing(&kunren).await {
            tracing::error!(%error, "assign.failed");
        }
    }
}

/// When told to stop, says so for a while, then stops; told again, at once.
async fn end(ending: Ending, drain: Duration) {
    stopped().await;
    ending.drain();
    tokio::select! {
        () = tokio::time::sleep(drain) => {}
        () = stopped() => {}
    }
    ending.stop();
}

/// Ctrl-C, or the service manager's SIGTERM.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    drop(interrupt.await);
}
