//! Shows how much of the time is left. The server keeps the time; this only shows it.

#![expect(clippy::mem_forget, reason = "the island macro keeps the owner of an island as long as its page")]

use leptos::prelude::*;

/// Minutes and seconds left, counted down every second.
#[island]
pub fn Countdown(
    /// Seconds left when the page was made.
    seconds: i64,
) -> impl IntoView {
    let left = RwSignal::new(seconds);
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let tick = move || left.update(|left| *left = (*left - 1).max(0));
        if let Ok(handle) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    });
    view! { <span class="countdown" dir="ltr">{move || clock(left.get())}</span> }
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
