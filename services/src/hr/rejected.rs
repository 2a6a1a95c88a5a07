//! What was not taken, as a file that goes back to the people of the HR system.

use kunren_domain::{
    hr::{Mapping, Problem},
    sheet::harmless,
};

/// CSV of line, column, reason and value, in UTF-8 with a mark, so that spreadsheets read it as what it is.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn rejected_csv(problems: &[Problem], mapping: &Mapping) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(["line", "column", "reason", "value"])?;
    for problem in problems {
        let column = problem.field.map(|field| mapping.headers.get(&field).map_or(field.code(), String::as_str));
        let line = problem.line.to_string();
        let column = harmless(column.unwrap_or_default());
        writer.write_record([&line, &*column, &problem.reason.to_string(), &*harmless(&problem.value)])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
