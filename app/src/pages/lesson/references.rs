//! The acts that a lesson rests on, at its end, where the links in the text lead.

use crate::{
    components::{jurisdiction_name, marks, phrase},
    t,
    web::reader::Reader,
};
use kunren_domain::{course::Reference, jurisdiction::Scope};
use kunren_services::course::content::{Content, RenderedLesson};
use leptos::prelude::*;

/// All references of the lesson, in the order in which they appear.
#[must_use]
pub fn references(reader: &Reader, content: &Content, lesson: &RenderedLesson) -> Option<AnyView> {
    let (module, _) = content.course.lesson(&lesson.id)?;
    let cited = lesson.references.iter();
    let cited: Vec<&Reference> =
        cited.filter_map(|id| module.references.iter().find(|reference| reference.id == *id)).collect();
    if cited.is_empty() {
        return None;
    }
    let items = cited.into_iter().map(|reference| item(reader, content, &lesson.module, reference)).collect_view();
    let as_of = module.as_of.filter(|_| module.scope != Scope::Common);
    let as_of = as_of.map(|day| view! { <p class="hint">{t!(reader, "lesson-as-of", date = reader.date(day))}</p> });
    Some(
        view! {
            <section class="references" aria-labelledby="references">
                <h2 id="references">{t!(reader, "lesson-references")}</h2>
                {as_of}
                <ol>{items}</ol>
            </section>
        }
        .into_any(),
    )
}

fn item(reader: &Reader, content: &Content, module: &str, reference: &Reference) -> AnyView {
    let key = format!("module/{module}/reference/{}", reference.id);
    let act = phrase(reader, content, &format!("{key}/act"));
    let named = content.text(&format!("{key}/act"), &reader.locale).map(|text| text.text);
    // The official title beside the translated one; once where they are the same.
    let (lang, dir) = reference.official_locale.as_ref().map_or((None, None), |locale| marks(reader, locale));
    let official = (named != Some(reference.official.as_str())).then(|| {
        view! { <p><bdi lang=lang.clone() dir=dir>{reference.official.clone()}</bdi></p> }
    });
    let article = content.text(&format!("{key}/article"), &reader.locale).map(|_| {
        view! { <p>{t!(reader, "lesson-reference-article")}" "{phrase(reader, content, &format!("{key}/article"))}</p> }
    });
    let number = reference
        .number
        .clone()
        .map(|number| view! { <p>{t!(reader, "lesson-reference-number")}" "<bdi lang=lang dir=dir>{number}</bdi></p> });
    let facts = [
        Some(jurisdiction_name(reader, &reference.jurisdiction)),
        in_force(reader, reference),
        Some(reviewed(reader, reference)),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    view! {
        <li id=format!("ref-{}", reference.id)>
            <p class="act">{act}</p>
            {official}
            {number}
            {article}
            <p class="hint">{facts.join(" · ")}</p>
        </li>
    }
    .into_any()
}

fn in_force(reader: &Reader, reference: &Reference) -> Option<String> {
    let from = reader.date(reference.in_force_from?);
    Some(match reference.in_force_to {
        None => t!(reader, "lesson-reference-in-force", date = from),
        Some(until) => t!(reader, "lesson-reference-in-force-until", date = from, until = reader.date(until)),
    })
}

fn reviewed(reader: &Reader, reference: &Reference) -> String {
    t!(reader, "lesson-reference-reviewed", date = reader.date(reference.reviewed_on))
}
