//! What files of HR systems changed about a person, for those who may see imports.

use crate::{
    components::{Column, DataTable, Named},
    t,
    web::reader::Reader,
};
use kunren_services::participation::{Changed, ImportedChange, PersonHistory};
use leptos::prelude::*;

/// The section.
pub fn imports(reader: &Reader, history: &PersonHistory) -> Option<AnyView> {
    let imports = history.imports.as_ref()?;
    let table = if imports.is_empty() {
        view! { <p class="empty">{t!(reader, "history-imports-none")}</p> }.into_any()
    } else {
        let rows = imports.iter().map(|import| row(reader, import)).collect_view();
        let columns = vec![
            Column::words(t!(reader, "column-when")),
            Column::words(t!(reader, "history-file")),
            Column::words(t!(reader, "history-changes")),
            Column::words(t!(reader, "history-state")),
        ];
        view! { <DataTable name=Named::By("imports") columns>{rows}</DataTable> }.into_any()
    };
    Some(view! { <h2 id="imports">{t!(reader, "history-imports")}</h2>{table} }.into_any())
}

fn row(reader: &Reader, import: &ImportedChange) -> AnyView {
    let changes = if import.changes.is_empty() {
        t!(reader, "history-changed-other").into_any()
    } else {
        let items = import.changes.iter().map(|change| view! { <li>{change_words(reader, change)}</li> });
        view! { <ul class="plain">{items.collect_view()}</ul> }.into_any()
    };
    let undone =
        import.undone_at.map_or_else(|| "–".to_owned(), |at| t!(reader, "history-undone", at = reader.date_time(at)));
    view! {
        <tr>
            <th scope="row" class="when">{reader.date_time(import.applied_at)}</th>
            <td>
                <a href=format!("/hr/{}", import.import)><bdi>{import.file_name.clone()}</bdi></a>
                " · "<bdi>{import.source.clone()}</bdi>
            </td>
            <td>{changes}</td>
            <td>{undone}</td>
        </tr>
    }
    .into_any()
}

fn change_words(reader: &Reader, change: &Changed) -> String {
    match change {
        Changed::Added => t!(reader, "history-added"),
        Changed::Renamed(before) => t!(reader, "history-renamed", name = before.as_str()),
        Changed::Joined(before, now) => {
            t!(reader, "history-joined", now = reader.date(*now), before = reader.date(*before))
        }
        Changed::Left(on) => t!(reader, "history-left", on = reader.date(*on)),
        Changed::Employed(before) => t!(reader, "history-employed-again", before = reader.date(*before)),
        Changed::Placed(from) => t!(reader, "history-placed", on = reader.date(*from)),
        Changed::Leave => t!(reader, "history-changed-leave"),
    }
}
