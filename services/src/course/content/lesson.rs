//! Lessons as HTML: made when first read, kept for good.

use super::{Content, key};
use crate::course::{
    html::{self, Html},
    markdown::{self, BlockKind},
    picture,
};
use kunren_domain::locale::Locale;
use std::sync::{Arc, PoisonError};

/// A lesson in one language, never in two: where a translation is not whole, another whole one is shown.
#[derive(Debug)]
pub struct RenderedLesson {
    /// Id of the lesson.
    pub id: String,
    /// Id of its module.
    pub module: String,
    /// The language it is in: for `lang` and `dir` of what surrounds it.
    pub locale: Locale,
    /// Its title, within a line.
    pub title: Html,
    /// Its title without any markup.
    pub plain_title: String,
    /// Its blocks after the title, in order: `blocks[n]` is segment `n + 1` of the lesson in every language.
    pub blocks: Vec<Html>,
    /// Headings, for a table of contents.
    pub headings: Vec<Heading>,
    /// Ids of the legal references cited, each once, in the order in which they first appear. Links to them lead to
    /// `#ref-<id>`.
    pub references: Vec<String>,
}

/// A heading of a lesson.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its place in [`RenderedLesson::blocks`].
    pub block: usize,
    /// Its words without any markup.
    pub text: String,
}

impl Content {
    /// The lesson in the wanted language or, whole, in the nearest: see [`Content::text`].
    #[must_use]
    pub fn lesson(&self, id: &str, wanted: &Locale) -> Option<Arc<RenderedLesson>> {
        if let Some(rendered) = self.kept(id, wanted) {
            return Some(rendered);
        }
        let locale = self.order(wanted).into_iter().find(|locale| self.is_whole(id, locale))?;
        if let Some(rendered) = self.kept(id, &locale) {
            return Some(rendered);
        }
        let rendered = Arc::new(self.render(id, &locale)?);
        let mut lessons = self.lessons.write().unwrap_or_else(PoisonError::into_inner);
        lessons.entry(locale).or_default().insert(id.to_owned(), rendered.clone());
        Some(rendered)
    }

    /// Only languages that the lesson exists in are keys, so what readers ask for cannot make this grow.
    fn kept(&self, id: &str, locale: &Locale) -> Option<Arc<RenderedLesson>> {
        self.lessons.read().unwrap_or_else(PoisonError::into_inner).get(locale)?.get(id).cloned()
    }

    /// Whether the language has every block that the source has.
    fn is_whole(&self, id: &str, locale: &Locale) -> bool {
        let blocks = self.block_count(id, locale);
        blocks > 0 && blocks >= self.block_count(id, &self.course.source_locale)
    }

    fn block_count(&self, id: &str, locale: &Locale) -> usize {
        let Some(texts) = self.texts.get(locale) else { return 0 };
        (0..).take_while(|number| texts.contains_key(&key::block(id, *number))).count()
    }

    fn render(&self, id: &str, locale: &Locale) -> Option<RenderedLesson> {
        let module = &self.course.lesson(id)?.0.id;
        let source = |number| self.text_in(&key::block(id, number), locale).map(|text| text.text);
        let title = source(0)?;
        let mut lesson = RenderedLesson {
            id: id.to_owned(),
            module: module.clone(),
            locale: locale.clone(),
            title: html::inline(title),
            plain_title: html::plain(title),
            blocks: Vec::new(),
            headings: Vec::new(),
            references: Vec::new(),
        };
        for source in (1..).map_while(source) {
            self.add(&mut lesson, source);
        }
        Some(lesson)
    }

    fn add(&self, lesson: &mut RenderedLesson, source: &str) {
        let block = markdown::examine(source);
        for cited in block.references {
            if !lesson.references.contains(&cited.id) {
                lesson.references.push(cited.id);
            }
        }
        if matches!(block.kind, BlockKind::Heading(_)) {
            lesson.headings.push(Heading { block: lesson.blocks.len(), text: html::plain(source) });
        }
        let rendered = match &block.kind {
            BlockKind::Picture(file) => self.figure(lesson, file, &html::plain(source)),
            _ => html::block(source),
        };
        lesson.blocks.push(rendered);
    }

    /// The drawing with the words of the lesson's language in it; the alternative text alone when it is not there.
    fn figure(&self, lesson: &RenderedLesson, file: &str, alternative: &str) -> Html {
        let name = file.strip_suffix(".svg").unwrap_or(file);
        let Some(svg) = self.pictures.get(&format!("{}/{name}", lesson.module)) else {
            return html::inline(alternative);
        };
        let word = |word: &str| {
            let key = key::word(&lesson.module, name, word);
            self.text(&key, &lesson.locale).map_or("", |text| text.text)
        };
        Html::figure(&picture::fill(svg, alternative, word))
    }
}
