//! Markdown to HTML that may stand in a page as it is. [`Html`] is only made here, and only from what was cleaned.

use super::markdown::{OPTIONS, reference_in};
use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html};
use quick_xml::escape::partial_escape;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    fmt,
    sync::LazyLock,
};

/// HTML that can do no harm.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A drawing that was read by [`picture`](super::picture) and filled.
    pub(super) fn figure(svg: &str) -> Self {
        Self(format!("<figure>{svg}</figure>"))
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What may stand in a lesson.
static LESSON: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "code",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "br",
    ];
    let mut builder = Builder::default();
    builder
        .tags(HashSet::from(tags))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["https"]))
        .url_relative(UrlRelative::Custom(Box::new(only_references)))
        .link_rel(Some("noopener"));
    builder
});

/// What may stand within a line.
static LINE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .tags(HashSet::from(["strong", "em", "code", "br"]))
        .tag_attributes(HashMap::new())
        .generic_attributes(HashSet::new());
    builder
});

fn only_references(url: &str) -> Option<Cow<'_, str>> {
    url.starts_with("#ref-").then_some(Cow::Borrowed(url))
}

/// A block of a lesson. Links to legal references become links to `#ref-<id>` on the same page.
#[must_use]
pub fn block(source: &str) -> Html {
    let events = Parser::new_ext(source, OPTIONS).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = reference_in(&dest_url).map_or(dest_url.clone(), |id| CowStr::from(format!("#ref-{id}")));
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        other => other,
    });
    let mut markup = String::with_capacity(source.len() * 3 / 2);
    html::push_html(&mut markup, events);
    Html(LESSON.clean(markup.trim_end()).to_string())
}

/// A text within a line: a title, a stem, an option. Bold, emphasis and code are kept; a heading's mark is not.
#[must_use]
pub fn inline(source: &str) -> Html {
    if !source.contains(['*', '_', '`', '\\', '<', '&', '#', '[', '!', '\n']) {
        return Html(partial_escape(source).into_owned());
    }
    let mut markup = String::with_capacity(source.len() * 3 / 2);
    html::push_html(&mut markup, Parser::new(source).filter(is_within_line));
    Html(LINE.clean(markup.trim_end()).to_string())
}

fn is_within_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::Strong | Tag::Emphasis),
        Event::End(tag) => matches!(tag, TagEnd::Strong | TagEnd::Emphasis),
        Event::Html(_) | Event::InlineHtml(_) => false,
        _ => true,
    }
}

/// The words of a text without any markup, for titles of windows, mails and files.
#[must_use]
pub fn plain(source: &str) -> String {
    let mut words = String::with_capacity(source.len());
    for event in Parser::new(source) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_html() {
        assert_eq!(block("## Scope **1**").as_str(), "<h2>Scope <strong>1</strong></h2>");
        assert_eq!(block("3. c\n4. d").as_str(), "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>");
        let table = block("| a | b |\n|---|--:|\n| 1 | 2 |");
        assert!(table.as_str().starts_with("<table><thead><tr><th>a</th><th>b</th></tr></thead>"), "{table}");
    }

    #[test]
    fn legal_references_lead_to_the_foot_of_the_page() {
        assert_eq!(
            block("Keep it ([Article 12](ref:jp-waste)).").as_str(),
            "<p>Keep it (<a href=\"#ref-jp-waste\" rel=\"noopener\">Article 12</a>).</p>"
        );
        assert!(
            block("[law](https://example.org/a?b=c&d)").as_str().contains("href=\"https://example.org/a?b=c&amp;d\"")
        );
    }

    #[test]
    fn nothing_harmful_is_left() {
        for bad in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "[x](http://example.org)",
            "[x](//example.org)",
            "[x](/logout)",
            "<p style=\"x\" onclick=\"y\">a</p>",
            "<iframe src=\"https://example.org\"></iframe>",
            "<svg onload=\"x\"></svg>",
            "![x](https://example.org/x.png)",
        ] {
            for cleaned in [block(bad), inline(bad)] {
                let markup = cleaned.as_str();
                for sign in ["script", "href", "style", "onclick", "src", "svg", "onload"] {
                    assert!(
                        !markup.contains(&format!("<{sign}")) && !markup.contains(&format!("{sign}=")),
                        "{bad}: {markup}"
                    );
                }
            }
        }
    }

    #[test]
    fn lines_keep_bold_and_nothing_else() {
        assert_eq!(
            inline("A **bold** `x < y` & more").as_str(),
            "A <strong>bold</strong> <code>x &lt; y</code> &amp; more"
        );
        assert_eq!(inline("# Title").as_str(), "Title");
        assert_eq!(inline("plain > text").as_str(), "plain &gt; text");
        assert_eq!(inline("\\- minus").as_str(), "- minus");
        assert_eq!(plain("# A **bold** `word`"), "A bold word");
    }
}
