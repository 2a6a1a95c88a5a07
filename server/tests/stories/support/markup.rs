//! Reading a page as a person would: words, tables, and in which language each word is.

/// The text in markup: tags left out, white space folded, direction marks left out.
pub fn words_of(markup: &str) -> String {
    let all: Vec<String> = texts(markup).into_iter().map(|text| text.words).collect();
    all.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A run of text between two tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub words: String,
    /// The elements around it.
    pub within: Within,
}

/// The elements around a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Within {
    /// The nearest element.
    pub tag: String,
    /// The language of the nearest element that names one; empty when none does.
    pub lang: String,
    /// Whether an element says that it holds a name or content and no words of the page.
    pub is_content: bool,
}

/// Elements without an end.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// All runs of text in order. Each tag parts words, except for the comments that mark where a page is put together.
pub fn texts(markup: &str) -> Vec<Text> {
    let mut open: Vec<Within> = Vec::new();
    let mut found = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        push(&mut found, &open, &rest[..at]);
        if rest[at..].starts_with("<!--") {
            rest = rest[at..].find("-->").map_or("", |end| &rest[at + end + 3..]);
            continue;
        }
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        let tag = &rest[at + 1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        if tag.starts_with('!') {
            continue;
        }
        push(&mut found, &open, " ");
        if let Some(name) = tag.strip_prefix('/') {
            if let Some(at) = open.iter().rposition(|opened| opened.tag == name.trim()) {
                open.truncate(at);
            }
        } else {
            let around = open.last().cloned().unwrap_or_default();
            let within = opened(tag, around);
            if !VOID.contains(&within.tag.as_str()) && !tag.ends_with('/') {
                open.push(within);
            }
        }
    }
    push(&mut found, &open, rest);
    found
}

fn opened(tag: &str, around: Within) -> Within {
    let name = tag.split([' ', '/', '\n']).next().unwrap_or_default().to_owned();
    let is_content = around.is_content || name == "bdi" || tag.contains(" data-content");
    Within { lang: attribute(tag, "lang").unwrap_or(around.lang), tag: name, is_content }
}

fn push(found: &mut Vec<Text>, open: &[Within], raw: &str) {
    if !raw.is_empty() {
        found.push(Text { words: unescape(raw), within: open.last().cloned().unwrap_or_default() });
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let rest = &tag[from..];
    Some(rest[..rest.find('"')?].to_owned())
}

fn unescape(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let plain = named.iter().fold(text.to_owned(), |text, (code, c)| text.replace(code, c));
    // Marks that only tell directions apart, and spaces that do not break.
    plain
        .replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}', '\u{61c}'], "")
        .replace('\u{a0}', " ")
}

/// A table as it is read: rows of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table(pub Vec<Vec<String>>);

impl Table {
    /// The first table in markup.
    #[track_caller]
    pub fn first(markup: &str) -> Self {
        let from = markup.find("<table").unwrap_or_else(|| panic!("no table in: {markup}"));
        let to = markup[from..].find("</table>").map_or(markup.len(), |to| from + to);
        let rows = markup[from..to].split("<tr").skip(1);
        Self(rows.map(|row| split(row, &["<td", "<th"]).into_iter().skip(1).map(cell).collect()).collect())
    }

    /// The row whose first cell says this.
    #[track_caller]
    pub fn row(&self, first: &str) -> &[String] {
        let found = self.0.iter().find(|row| row.first().is_some_and(|cell| cell.contains(first)));
        found.unwrap_or_else(|| panic!("no row {first:?} in {self:?}"))
    }

    /// The cell of a row under a heading.
    #[track_caller]
    pub fn cell(&self, first: &str, heading: &str) -> &str {
        let at = self.0[0].iter().position(|cell| cell.contains(heading));
        let at = at.unwrap_or_else(|| panic!("no heading {heading:?} in {:?}", self.0[0]));
        &self.row(first)[at]
    }

    /// The first cells, without the heading.
    pub fn names(&self) -> Vec<&str> {
        self.0.iter().skip(1).filter_map(|row| row.first()).map(String::as_str).collect()
    }
}

fn split<'a>(text: &'a str, at: &[&str]) -> Vec<&'a str> {
    let mut starts: Vec<usize> = at.iter().flat_map(|mark| text.match_indices(mark).map(|(at, _)| at)).collect();
    starts.retain(|at| !text[*at..].starts_with("<thead"));
    starts.sort_unstable();
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    let first = starts.first().map_or(text, |first| &text[..*first]);
    std::iter::once(first).chain(starts.iter().zip(ends).map(|(from, to)| &text[*from..to])).collect()
}

fn cell(markup: &str) -> String {
    words_of(markup)
}
