//! One block of a lesson: what it is, what it cites, what is wrong with it.

use super::{OPTIONS, line_of, split};
use crate::course::problem::ProblemKind;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeWithOffset};
use std::fmt;

/// What a block is: the same in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of a level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list with bullets or numbers.
    List,
    /// A quote.
    Quote,
    /// A table.
    Table,
    /// A picture that stands alone, by file name.
    Picture(String),
    /// What lessons do not have.
    Other(&'static str),
}

impl fmt::Display for BlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Heading(level) => write!(f, "a heading of level {level}"),
            Self::Paragraph => f.write_str("a paragraph"),
            Self::List => f.write_str("a list"),
            Self::Quote => f.write_str("a quote"),
            Self::Table => f.write_str("a table"),
            Self::Picture(file) => write!(f, "the picture {file}"),
            Self::Other(what) => write!(f, "a {what}"),
        }
    }
}

/// A block that was looked at.
#[derive(Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Legal references in it, in order.
    pub references: Vec<Cited>,
    /// What is wrong with it, and on which of its lines (the first is 0).
    pub faults: Vec<(usize, ProblemKind)>,
}

/// A link to a legal reference.
#[derive(Debug, PartialEq, Eq)]
pub struct Cited {
    /// Id of the reference.
    pub id: String,
    /// The line of the block it is on (the first is 0).
    pub line: usize,
}

/// The id in a link to a legal reference.
pub(in crate::course) fn reference_in(link: &str) -> Option<&str> {
    link.strip_prefix("ref:")
}

/// Looks at the source of one block.
#[must_use]
pub fn examine(source: &str) -> Block {
    let mut block = Block { kind: BlockKind::Other("empty block"), references: Vec::new(), faults: Vec::new() };
    let mut content = Content::default();
    let events = Parser::new_ext(source, OPTIONS).into_offset_iter();
    for (at, (event, range)) in TextMergeWithOffset::new(events).enumerate() {
        let line = line_of(source, range.start) - 1;
        if at == 0 {
            block.kind = kind_of(&event);
        }
        block.look(&event, line, &mut content);
    }
    if let Some(picture) = content.picture {
        if content.beside_picture || block.kind != BlockKind::Paragraph {
            block.faults.push((picture.line, ProblemKind::PictureNotAlone));
        } else {
            block.kind = BlockKind::Picture(picture.file);
        }
        if picture.alternative.trim().is_empty() {
            block.faults.push((picture.line, ProblemKind::NoAlternativeText));
        }
    }
    if let BlockKind::Other(what) = block.kind
        && block.faults.is_empty()
    {
        block.faults.push((0, ProblemKind::BlockNotAllowed(what)));
    }
    block
}

/// What was seen inside a block.
#[derive(Default)]
struct Content {
    picture: Option<Seen>,
    in_picture: bool,
    beside_picture: bool,
}

struct Seen {
    file: String,
    alternative: String,
    line: usize,
}

impl Block {
    fn look(&mut self, event: &Event<'_>, line: usize, content: &mut Content) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => self.faults.push((line, ProblemKind::RawHtml)),
            Event::Start(Tag::Link { dest_url, .. }) => self.link(dest_url, line),
            Event::Start(Tag::Image { dest_url, .. }) => {
                content.in_picture = true;
                content.beside_picture |= content.picture.is_some();
                content.picture = Some(Seen { file: dest_url.to_string(), alternative: String::new(), line });
            }
            Event::End(TagEnd::Image) => content.in_picture = false,
            Event::Text(text) => {
                let loose = ["**", "__", "]("].into_iter().find(|mark| text.contains(mark));
                self.faults.extend(loose.map(|mark| (line, ProblemKind::LooseMark(mark))));
                match &mut content.picture {
                    Some(picture) if content.in_picture => picture.alternative.push_str(text),
                    _ => content.beside_picture = true,
                }
            }
            Event::Code(_) => content.beside_picture |= !content.in_picture,
            _ => {}
        }
    }

    fn link(&mut self, url: &str, line: usize) {
        if let Some(id) = reference_in(url) {
            self.references.push(Cited { id: id.to_owned(), line });
        } else if !url.starts_with("https://") {
            self.faults.push((line, ProblemKind::BadLink(url.to_owned())));
        }
    }
}

fn kind_of(event: &Event<'_>) -> BlockKind {
    match event {
        Event::Start(Tag::Heading { level, .. }) => BlockKind::Heading(level_of(*level)),
        Event::Start(Tag::Paragraph) => BlockKind::Paragraph,
        Event::Start(Tag::List(_)) => BlockKind::List,
        Event::Start(Tag::BlockQuote(_)) => BlockKind::Quote,
        Event::Start(Tag::Table(_)) => BlockKind::Table,
        Event::Start(Tag::CodeBlock(_)) => BlockKind::Other("code block (or a line that starts with four spaces)"),
        Event::Rule => BlockKind::Other("rule"),
        _ => BlockKind::Other("HTML block"),
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// What is wrong with a text that is shown within a line: a title, a stem, an option.
#[must_use]
pub fn faults_of_line(source: &str) -> Vec<ProblemKind> {
    let split = split(source);
    let mut block = examine(source);
    let one = split.blocks.len() == 1 && split.stray.is_empty() && block.kind == BlockKind::Paragraph;
    let plain = one && block.references.is_empty() && !source.contains("](");
    block.faults.retain(|(_, fault)| !matches!(fault, ProblemKind::BlockNotAllowed(_)));
    let mut faults: Vec<ProblemKind> = block.faults.into_iter().map(|(_, fault)| fault).collect();
    if !plain && faults.is_empty() {
        faults.push(ProblemKind::NotOneLine);
    }
    faults
}
