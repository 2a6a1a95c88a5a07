//! A field of several lines. Its text is escaped here, because the framework leaves what stands inside a text area as it is.

use leptos::prelude::*;
use quick_xml::escape::partial_escape;

/// Label, hint and text, tied together for assistive technology. For texts in a language of their own, such as rules: they are
/// written from left to right and not spelt by the browser.
#[component]
pub fn TextArea(
    id: &'static str,
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    /// In bytes of English text.
    longest: usize,
    #[prop(optional)] invalid: bool,
) -> impl IntoView {
    let described = format!("{id}-hint");
    // A line break right after the tag would not count as text.
    let text = format!("\n{}", partial_escape(value));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=described.clone()>{hint}</p>
            <textarea id=id name=name rows="4" dir="ltr" spellcheck="false" autocomplete="off" autocapitalize="off"
                maxlength=longest.to_string() aria-describedby=described aria-invalid=invalid.then_some("true")
                data-content="" inner_html=text></textarea>
        </div>
    }
    .into_any()
}
