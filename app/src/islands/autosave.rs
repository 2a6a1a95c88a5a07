//! Saves an answer as soon as it is chosen, by sending the form that surrounds the island.

#![expect(clippy::mem_forget, reason = "the island macro keeps the owner of an island as long as its page")]

use leptos::prelude::*;

/// Words the island shows; they come from the server, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SaveWords {
    /// While sending.
    pub saving: String,
    /// When it is on disk.
    pub saved: String,
    /// When it could not be sent; it is tried again with the next change or with the button.
    pub failed: String,
    /// When it is not an answer yet, such as an order with a place given twice.
    pub incomplete: String,
}

/// A status line inside the form of a question: saves whenever something in the form changes.
#[island]
pub fn Autosave(
    /// Where the form is sent.
    action: String,
    /// What to say.
    words: SaveWords,
) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let node: NodeRef<leptos::html::P> = NodeRef::new();
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        if let Some(form) = node.get().and_then(|status_line| browser::form_around(&status_line)) {
            browser::save_on_change(form, action.clone(), words.clone(), status);
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (action, words);
    view! { <p class="save-status" role="status" node_ref=node>{move || status.get()}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{SaveWords, is_whole_order};
    use leptos::{
        prelude::*,
        wasm_bindgen::{JsCast, closure::Closure},
    };
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
    };
    use web_sys::{AbortController, FormData, Headers, HtmlElement, HtmlFormElement, RequestInit, UrlSearchParams};

    pub(super) fn form_around(element: &HtmlElement) -> Option<HtmlFormElement> {
        element.closest("form").ok().flatten()?.dyn_into().ok()
    }

    /// Saves after every change, one at a time and the latest state last, so that an older one never overwrites it. The
    /// button saves all of the form: what is still under way then is given up.
    pub(super) fn save_on_change(form: HtmlFormElement, action: String, words: SaveWords, status: RwSignal<String>) {
        let target = form.clone();
        let (sending, changed_since) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
        let under_way = Rc::new(RefCell::new(None::<AbortController>));
        let (give_up, nothing_more) = (under_way.clone(), changed_since.clone());
        let left = Closure::<dyn Fn()>::new(move || {
            nothing_more.set(false);
            if let Some(request) = give_up.take() {
                request.abort();
            }
        });
        let changed = Closure::<dyn Fn()>::new(move || {
            changed_since.set(true);
            status.set(words.saving.clone());
            if sending.replace(true) {
                return;
            }
            let (form, action, words) = (form.clone(), action.clone(), words.clone());
            let (sending, changed_since, under_way) = (sending.clone(), changed_since.clone(), under_way.clone());
            leptos::task::spawn_local(async move {
                let mut outcome = None;
                while changed_since.replace(false) {
                    outcome = send(&form, &action, &under_way).await;
                }
                sending.set(false);
                status.set(match outcome {
                    Some(Sent::Saved) => words.saved,
                    Some(Sent::Incomplete) => words.incomplete,
                    None => words.failed,
                });
            });
        });
        for (event, listener) in [("change", changed), ("submit", left)] {
            if target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).is_ok() {
                // The listener lives as long as the page.
                listener.forget();
            }
        }
    }

    enum Sent {
        /// The server has it on disk.
        Saved,
        /// It is no answer yet and was not sent, or the server refused it as none.
        Incomplete,
    }

    /// Sends the form as the button would; nothing when it did not arrive.
    async fn send(form: &HtmlFormElement, action: &str, under_way: &RefCell<Option<AbortController>>) -> Option<Sent> {
        let fields = FormData::new_with_form(form).ok()?;
        // A form's data is a sequence of pairs, which is what the constructor takes.
        let body = UrlSearchParams::new_with_str_sequence_sequence(fields.unchecked_ref()).ok()?;
        if !is_whole_order(&String::from(body.to_string())) {
            return Some(Sent::Incomplete);
        }
        let headers = Headers::new().ok()?;
        headers.append("Accept", "application/json").ok()?;
        let options = RequestInit::new();
        options.set_method("POST");
        options.set_headers(&headers);
        options.set_body(&body);
        let request = AbortController::new().ok()?;
        options.set_signal(Some(&request.signal()));
        under_way.replace(Some(request));
        let sent = web_sys::window()?.fetch_with_str_and_init(action, &options);
        let answer = wasm_bindgen_futures::JsFuture::from(sent).await.ok()?;
        match answer.dyn_into::<web_sys::Response>().ok()?.status() {
            204 => Some(Sent::Saved),
            422 => Some(Sent::Incomplete),
            _ => None,
        }
    }
}

/// Whether the places of an ordering are all given and all different, or none is given; other questions have none.
/// While somebody is still choosing there is nothing to save yet.
#[cfg(any(feature = "hydrate", test))]
fn is_whole_order(encoded: &str) -> bool {
    let mut places: Vec<&str> = encoded
        .split('&')
        .filter_map(|pair| pair.strip_prefix("place.")?.split_once('='))
        .map(|(_, place)| place)
        .collect();
    let count = places.len();
    if places.iter().all(|place| place.is_empty()) {
        return true;
    }
    places.sort_unstable();
    places.dedup();
    places.len() == count && !places.contains(&"")
}

#[cfg(test)]
mod tests {
    use super::is_whole_order;

    #[test]
    fn an_order_is_saved_once_it_is_whole() {
        assert!(is_whole_order("place.a=2&place.b=1&place.c=3"));
        assert!(is_whole_order("place.a=&place.b=&place.c="), "taking an answer back is a change too");
        assert!(is_whole_order("choice=a&choice=b"));
        assert!(!is_whole_order("place.a=2&place.b=&place.c=3"));
        assert!(!is_whole_order("place.a=2&place.b=2&place.c=3"));
    }
}
