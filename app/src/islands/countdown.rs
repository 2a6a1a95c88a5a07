//! Shows how much of the time is left, and asks for the page again when it is over. The server keeps the time.

#![expect(clippy::mem_forget, reason = "the island macro keeps the owner of an island as long as its page")]

use leptos::prelude::*;

/// Minutes and seconds left, looked at every second: a page in the background is woken less often, and is right again
/// when somebody looks at it.
#[island]
pub fn Countdown(
    /// Seconds left when the page was made.
    seconds: i64,
) -> impl IntoView {
    let left = RwSignal::new(seconds);
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let Some(began) = browser::now() else { return };
        let tick = move || {
            let passed = browser::now().map_or(0, |now| ((now - began) / 1000.0) as i64);
            left.set((seconds - passed).max(0));
            // A moment later, so that the server finds it over too, and leads on to the result.
            if passed > seconds {
                browser::ask_again();
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    });
    view! { <span class="countdown" dir="ltr">{move || clock(left.get())}</span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    /// Milliseconds on a clock that nobody sets.
    pub(super) fn now() -> Option<f64> {
        Some(web_sys::window()?.performance()?.now())
    }

    pub(super) fn ask_again() {
        if let Some(window) = web_sys::window() {
            drop(window.location().reload());
        }
    }
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    #[test]
    fn minutes_and_seconds_have_two_digits() {
        assert_eq!(super::clock(65), "01:05");
        assert_eq!(super::clock(0), "00:00");
    }
}
