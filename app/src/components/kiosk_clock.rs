//! The clock of a shared machine: when the session ends, a button to stay, and leaving by itself so that nobody finds
//! somebody else's page. Works without scripts.

use crate::{
    t,
    web::{guard::own_path, reader::Reader},
};
use kunren_services::viewer::Viewer;
use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

fn at_kiosk(reader: &Reader) -> Option<&Viewer> {
    reader.viewer.as_deref().filter(|viewer| viewer.kiosk)
}

/// Leaves the page a moment after the session has ended. What was saved meanwhile has moved the end; then the kiosk's
/// page sends back here.
pub(super) fn leave(reader: &Reader) -> Option<AnyView> {
    let viewer = at_kiosk(reader)?;
    let seconds = viewer.expires_at.duration_since(reader.now).as_secs().max(0) + 1;
    let back = utf8_percent_encode(own_path(&reader.path), NON_ALPHANUMERIC);
    Some(view! { <meta http-equiv="refresh" content=format!("{seconds};url=/kiosk?ended=1&next={back}") /> }.into_any())
}

/// When the session ends, and the way to stay.
pub(super) fn banner(reader: &Reader) -> Option<AnyView> {
    let viewer = at_kiosk(reader)?;
    let words = t!(reader, "shell-kiosk-ends", time = reader.clock(viewer.expires_at));
    Some(
        view! {
            <form method="post" action="/kiosk/stay" class="kiosk-clock" aria-label=t!(reader, "shell-kiosk-stay")>
                <input type="hidden" name="next" value=reader.path.clone() />
                <p>{words}</p>
                <button class="button">{t!(reader, "shell-kiosk-stay")}</button>
            </form>
        }
        .into_any(),
    )
}
