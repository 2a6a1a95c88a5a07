//! Drawings: SVG that can only be looked at. It is read against a list of elements and attributes, written anew, and
//! what is not on the list is a problem; so what is stored may stand inside a page.

mod pen;

use super::problem::ProblemKind;
use pen::Pen;
use quick_xml::{Reader, escape::escape, events::Event};
use std::collections::BTreeSet;

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
    let mut pen = Pen::new(name);
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
