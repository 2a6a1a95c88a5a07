//! What a drawing may have: everything on these lists, and nothing else.

use super::{Drawn, next_placeholder};
use crate::course::{folder::is_id, problem::ProblemKind};
use quick_xml::{
    XmlVersion,
    escape::escape,
    events::{BytesRef, BytesStart, Event},
};
use std::{
    borrow::Cow,
    fmt::{self, Write},
};

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

/// Writes the drawing anew, element by element.
pub(super) struct Pen<'n> {
    name: &'n str,
    drawn: Drawn,
    open: Vec<String>,
    /// The line of what is being read.
    pub(super) line: usize,
}

impl<'n> Pen<'n> {
    pub(super) fn new(name: &'n str) -> Self {
        Self { name, drawn: Drawn::default(), open: Vec::new(), line: 1 }
    }

    pub(super) fn fault(&mut self, what: impl Into<String>) {
        self.drawn.faults.push((self.line, ProblemKind::Drawing(what.into())));
    }

    pub(super) fn event(&mut self, event: &Event<'_>) {
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
            if is_id(word) {
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

    fn entity(&mut self, entity: &BytesRef<'_>) {
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

    fn write(&mut self, what: fmt::Arguments<'_>) {
        self.drawn.svg.write_fmt(what).expect("writing to a String cannot fail");
    }

    pub(super) fn finish(mut self) -> Drawn {
        if self.drawn.svg.is_empty() || !self.open.is_empty() {
            self.fault("anything but one <svg> around everything else");
        }
        self.drawn
    }
}

fn is_rest_of_id(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(is_id)
}
