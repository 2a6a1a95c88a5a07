//! Markdown as lessons use it: split into blocks, which are the segments that translations are compared by, and
//! looked at block by block.
//!
//! ```
//! use kunren_services::course::markdown::split;
//! let blocks: Vec<&str> = split("# Title\n\nA paragraph.\n\n- one\n- two\n").blocks.iter().map(|b| b.source).collect();
//! assert_eq!(blocks, ["# Title", "A paragraph.", "- one\n- two"]);
//! ```

mod block;

pub(super) use block::reference_in;
pub use block::{Block, BlockKind, Cited, examine, faults_of_line};

use pulldown_cmark::{Event, Options, Parser};

/// What is understood beyond CommonMark.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES;

/// A lesson in blocks.
#[derive(Debug, Default)]
pub struct Split<'t> {
    /// In order; the first is the title.
    pub blocks: Vec<Piece<'t>>,
    /// Lines that would not be shown at all, such as link definitions.
    pub stray: Vec<usize>,
}

/// The source of one block.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// Markdown.
    pub source: &'t str,
    /// Its first line, counted from 1.
    pub line: usize,
}

/// Splits a lesson into its outermost blocks.
#[must_use]
pub fn split(text: &str) -> Split<'_> {
    let mut split = Split::default();
    let (mut depth, mut end) = (0_usize, 0_usize);
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if depth == 0 && !matches!(event, Event::End(_)) {
            let gap = text.get(end..range.start).unwrap_or_default();
            split
                .stray
                .extend((!gap.trim().is_empty()).then(|| line_of(text, end + gap.len() - gap.trim_start().len())));
            let source = text.get(range.clone()).unwrap_or_default().trim_end();
            split.blocks.push(Piece { source, line: line_of(text, range.start) });
            end = range.end;
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let rest = text.get(end..).unwrap_or_default();
    split.stray.extend((!rest.trim().is_empty()).then(|| line_of(text, end + rest.len() - rest.trim_start().len())));
    split
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::problem::ProblemKind;

    fn faults(source: &str) -> Vec<ProblemKind> {
        examine(source).faults.into_iter().map(|(_, fault)| fault).collect()
    }

    #[test]
    fn blocks_know_their_lines() {
        let text =
            "# T\n\nOne\ntwo.\n\n1. a\n\n   more\n2. b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> q\n\n![alt](p.svg)\n";
        let split = split(text);
        let lines: Vec<usize> = split.blocks.iter().map(|block| block.line).collect();
        let kinds: Vec<BlockKind> = split.blocks.iter().map(|block| examine(block.source).kind).collect();
        assert_eq!(lines, [1, 3, 6, 11, 15, 17]);
        let picture = BlockKind::Picture("p.svg".to_owned());
        let heading = BlockKind::Heading(1);
        assert_eq!(
            kinds,
            [heading, BlockKind::Paragraph, BlockKind::List, BlockKind::Table, BlockKind::Quote, picture]
        );
        assert!(split.stray.is_empty());
    }

    #[test]
    fn what_no_block_would_show_is_stray() {
        assert_eq!(split("# T\n\n[x]: https://example.org\n\nText\n").stray, [3]);
        assert_eq!(split("Text\n\n[x]: https://example.org\n").stray, [3]);
    }

    #[test]
    fn references_are_found_with_their_lines() {
        let block = examine("Keep it ([Art. 12](ref:jp-waste)),\nand [more](ref:jp-air).");
        let cited = |id: &str, line| Cited { id: id.to_owned(), line };
        assert_eq!(block.references, [cited("jp-waste", 0), cited("jp-air", 1)]);
        assert!(block.faults.is_empty());
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(faults("a <b>c</b>"), [ProblemKind::RawHtml, ProblemKind::RawHtml]);
        assert_eq!(faults("[a](http://b)"), [ProblemKind::BadLink("http://b".into())]);
        assert_eq!(faults("see ![alt](p.svg)"), [ProblemKind::PictureNotAlone]);
        assert_eq!(faults("![](p.svg)"), [ProblemKind::NoAlternativeText]);
        assert_eq!(faults("**「法」**第一条"), [ProblemKind::LooseMark("**")]);
        assert_eq!(faults("---"), [ProblemKind::BlockNotAllowed("rule")]);
        assert!(faults("a < b, **bold**, `x**y` and 5 * 3 * 2").is_empty());
    }

    #[test]
    fn one_line_is_one_line() {
        for fine in ["Which gas?", "**Bold** first", "2020: a year", "a < 5 kg", "\\- minus first"] {
            assert!(faults_of_line(fine).is_empty(), "{fine}");
        }
        for wrong in ["- a", "1. a", "# a", "a\n\nb", "[a](https://b)", "![a](b.svg)", "<p>", "> a"] {
            assert!(!faults_of_line(wrong).is_empty(), "{wrong}");
        }
    }
}
