//! Drawings: SVG that can only be looked at. It is read against a list of elements and attributes, written anew, and
//! what is not on the list is a problem; so what is stored may stand inside a page.

use super::problem::ProblemKind;
use quick_xml::{
    Reader, XmlVersion,
    escape::escape,
    events::{BytesStart, Event},
};
use std::{borrow::Cow, collections::BTreeSet, fmt::Write};

const ELEMENTS: [&str; 15] = [
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
    "marker", "defs",
];

/// Elements whose words are shown or read out.
const WORDED: [&str; 4] = ["text", "tspan", "title", "desc"];

const ATTRIBUTES: [&str; 44] = [
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "d",
    "points",
    "dx",
    "dy",
    "transform",
    "class",
    "id",
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "opacity",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "dominant-baseline",
    "marker-start",
    "marker-mid",
    "marker-end",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "orient",
];

/// The classes of the house's style: they follow light and dark.
const CLASSES: [&str; 8] = ["ink", "soft", "accent", "warn", "line", "fill-soft", "fill-accent", "fill-warn"];

/// A drawing that was read.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The drawing, written anew.
    pub svg: String,
    /// Its placeholders.
    pub words: BTreeSet<String>,
    /// What is wrong with it, by line.
    pub faults: Vec<(usize, ProblemKind)>,
}

/// Reads the drawing called `name`.
#[must_use]
pub fn read(name: &str, text: &str) -> Drawn {
    let mut reader = Reader::from_str(text);
    let mut pen = Pen { name, drawn: Drawn::default(), open: Vec::new(), line: 1 };
    loop {
        pen.line = line_of(text, reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => pen.event(&event),
            Err(error) => {
                pen.line = line_of(text, reader.error_position());
                pen.fault(format!("broken XML ({error})"));
                break;
            }
        }
    }
    pen.finish()
}

fn line_of(text: &str, position: u64) -> usize {
    let position = usize::try_from(position).unwrap_or(usize::MAX);
    1 + text.bytes().take(position).filter(|byte| *byte == b'\n').count()
}

/// Puts words into the placeholders of a drawing that was read, and tells readers who do not see it what it shows.
pub(super) fn fill<'w>(svg: &str, alternative: &str, word: impl Fn(&str) -> &'w str) -> String {
    let mut filled = String::with_capacity(svg.len() * 2);
    let mut rest = svg;
    if let Some(after) = rest.strip_prefix("<svg") {
        filled.push_str("<svg role=\"img\" aria-label=\"");
        filled.push_str(&escape(alternative));
        filled.push('"');
        rest = after;
    }
    while let Some((before, placeholder, after)) = next_placeholder(rest) {
        filled.push_str(before);
        filled.push_str(&escape(word(placeholder)));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What stands before the next `{{placeholder}}`, its word, and what stands after it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, after) = text.split_once("{{")?;
    let (word, after) = after.split_once("}}")?;
    Some((before, word, after))
}

/// Writes the drawing anew, element by element.
struct Pen<'n> {
    name: &'n str,
    drawn: Drawn,
    open: Vec<String>,
    line: usize,
}

impl Pen<'_> {
    fn fault(&mut self, what: impl Into<String>) {
        self.drawn.faults.push((self.line, ProblemKind::Drawing(what.into())));
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, false),
            Event::Empty(tag) => self.start(tag, true),
            Event::End(tag) => {
                self.open.pop();
                self.write(format_args!("</{}>", tag.name().into_inner()));
            }
            Event::Text(text) => self.text(text),
            Event::GeneralRef(entity) => self.entity(entity),
            Event::Comment(_) | Event::Decl(_) | Event::Eof => {}
            Event::CData(_) => self.fault("CDATA"),
            Event::PI(_) => self.fault("processing instructions"),
            Event::DocType(_) => self.fault("a document type"),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, empty: bool) {
        let name = tag.name().into_inner();
        if !ELEMENTS.contains(&name) {
            self.fault(format!("the element <{name}>"));
        }
        if self.open.is_empty() != (name == "svg") {
            self.fault("anything but one <svg> around everything else");
        }
        self.write(format_args!("<{name}"));
        let mut sized = false;
        for attribute in tag.attributes() {
            match attribute {
                Ok(attribute) => {
                    let key = attribute.key.into_inner();
                    sized |= key == "viewBox";
                    match attribute.normalized_value(XmlVersion::Implicit1_0) {
                        Ok(value) => self.attribute(name, key, &value),
                        Err(error) => self.fault(format!("broken XML ({error})")),
                    }
                }
                Err(error) => self.fault(format!("broken XML ({error})")),
            }
        }
        if name == "svg" && !sized {
            self.fault("an <svg> without viewBox");
        }
        if empty {
            self.write(format_args!("/>"));
        } else {
            self.write(format_args!(">"));
            self.open.push(name.to_owned());
        }
    }

    fn attribute(&mut self, element: &str, key: &str, value: &str) {
        if element == "svg" && key == "xmlns" && value == "http://www.w3.org/2000/svg" {
            // Inside a page the namespace is known.
            return;
        }
        if !ATTRIBUTES.contains(&key) {
            return self.fault(format!("the attribute {key}"));
        }
        let fine = match key {
            "fill" | "stroke" => matches!(value, "none" | "currentColor"),
            "class" => value.split_whitespace().all(|class| CLASSES.contains(&class)),
            "id" => value.strip_prefix(self.name).is_some_and(is_rest_of_id),
            "marker-start" | "marker-mid" | "marker-end" => {
                let id = value.strip_prefix("url(#").and_then(|value| value.strip_suffix(')'));
                id.and_then(|id| id.strip_prefix(self.name)).is_some_and(is_rest_of_id)
            }
            _ => !value.contains(['{', '}', ':', '<', '&', ';']) && !value.contains("url"),
        };
        if fine {
            self.write(format_args!(" {key}=\"{}\"", escape(value)));
        } else {
            self.fault(format!("{key}={value:?}{}", self.advice(key)));
        }
    }

    fn advice(&self, key: &str) -> String {
        match key {
            "fill" | "stroke" => " (colours are currentColor, none, or a class)".to_owned(),
            "class" => format!(" (classes are {})", CLASSES.join(", ")),
            "id" | "marker-start" | "marker-mid" | "marker-end" => format!(" (ids start with {}-)", self.name),
            _ => String::new(),
        }
    }

    fn text(&mut self, text: &str) {
        let worded = self.open.last().is_some_and(|element| WORDED.contains(&element.as_str()));
        if !worded {
            if !text.trim().is_empty() {
                self.fault("words outside <text>");
            }
            return;
        }
        self.line += text.bytes().take_while(u8::is_ascii_whitespace).filter(|byte| *byte == b'\n').count();
        let mut rest = text;
        while let Some((before, word, after)) = next_placeholder(rest) {
            self.words(before);
            if super::folder::is_id(word) {
                self.drawn.words.insert(word.to_owned());
            } else {
                self.fault(format!("the placeholder {{{{{word}}}}} (lower-case letters, digits and hyphens)"));
            }
            self.write(format_args!("{{{{{word}}}}}"));
            rest = after;
        }
        self.words(rest);
    }

    /// What stands between placeholders: signs and digits, because words have to be translated.
    fn words(&mut self, text: &str) {
        if text.contains(char::is_alphabetic) || text.contains("{{") {
            self.fault(format!(
                "the words {:?}, which could not be translated: use a {{{{placeholder}}}}",
                text.trim()
            ));
        }
        self.write(format_args!("{text}"));
    }

    fn entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) {
        let named: Option<Cow<'_, str>> = match entity.resolve_char_ref() {
            Ok(Some(char)) => Some(escape(char.to_string())),
            _ => ["amp", "lt", "gt", "quot", "apos"]
                .into_iter()
                .find(|known| entity.xml10_content() == *known)
                .map(|known| Cow::Owned(format!("&{known};"))),
        };
        match named {
            Some(char) if self.open.last().is_some_and(|open| WORDED.contains(&open.as_str())) => {
                self.write(format_args!("{char}"));
            }
            _ => self.fault("entities"),
        }
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        self.drawn.svg.write_fmt(what).expect("writing to a String cannot fail");
    }

    fn finish(mut self) -> Drawn {
        if self.drawn.svg.is_empty() || !self.open.is_empty() {
            self.fault("anything but one <svg> around everything else");
        }
        self.drawn
    }
}

fn is_rest_of_id(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(super::folder::is_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = r##"<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <!-- a box -->
  <rect class="fill-soft line" x="1" y="1" width="8" height="8" fill="none"/>
  <text x="5" y="5" text-anchor="middle">{{word}} &lt; 5 %</text>
</svg>"##;

    fn faults(inside: &str) -> Vec<String> {
        let drawn = read("box", &format!("<svg viewBox=\"0 0 1 1\">{inside}</svg>"));
        drawn.faults.into_iter().map(|(_, fault)| fault.to_string()).collect()
    }

    #[test]
    fn a_drawing_is_written_anew_without_what_pages_need_not() {
        let drawn = read("box", SVG);
        assert_eq!(drawn.faults, []);
        assert_eq!(drawn.words.iter().collect::<Vec<_>>(), ["word"]);
        assert_eq!(
            drawn.svg,
            "<svg viewBox=\"0 0 10 10\"><rect class=\"fill-soft line\" x=\"1\" y=\"1\" width=\"8\" height=\"8\" \
             fill=\"none\"/><text x=\"5\" y=\"5\" text-anchor=\"middle\">{{word}} &lt; 5 %</text></svg>"
        );
    }

    #[test]
    fn words_cannot_break_out() {
        let filled = fill(&read("box", SVG).svg, "A \"box\" <b>", |_| "</text><script>");
        assert!(filled.starts_with("<svg role=\"img\" aria-label=\"A &quot;box&quot; &lt;b&gt;\" viewBox="));
        assert!(filled.contains("&lt;/text&gt;&lt;script&gt; &lt; 5 %"));
        assert!(!filled.contains("<script"));
    }

    #[test]
    fn what_is_not_on_the_list_is_a_fault() {
        for bad in [
            "<script>1</script>",
            "<rect onload=\"x()\"/>",
            "<rect style=\"fill:red\"/>",
            "<rect fill=\"red\"/>",
            "<rect class=\"mine\"/>",
            "<use href=\"#a\"/>",
            "<a href=\"https://example.org\"><path d=\"M0 0\"/></a>",
            "<image href=\"x.png\"/>",
            "<foreignObject/>",
            "<path id=\"main\"/>",
            "<path marker-end=\"url(https://example.org)\"/>",
            "<path d=\"url(#x)\"/>",
            "<text>Carbon</text>",
            "<text>{{Bad Word}}</text>",
            "<text>{{open</text>",
            "{{word}}",
            "<g>",
            "<![CDATA[x]]>",
            "&nbsp;",
        ] {
            assert!(!faults(bad).is_empty(), "{bad}");
        }
        assert_eq!(faults("<path id=\"box-a\" marker-end=\"url(#box-a)\" d=\"M0 0\"/><text>{{a}} → 1</text>"), [""; 0]);
    }

    #[test]
    fn faults_know_their_lines() {
        let drawn = read("box", "<svg viewBox=\"0 0 1 1\">\n  <g/>\n  <b/>\n  <text>\n    Word</text>\n</svg>");
        assert_eq!(drawn.faults.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 5]);
        assert!(!read("box", "").faults.is_empty());
        assert!(!read("box", "no xml at all").faults.is_empty());
    }
}
