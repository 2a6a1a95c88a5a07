//! One locale's Fluent files as facts: which messages there are, what they consist of, which variables they take.

use anyhow::Result;
use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::{Path, PathBuf},
};

/// A locale and all its messages by id; terms have a leading `-`.
pub struct Locale {
    pub name: String,
    pub messages: BTreeMap<String, Message>,
}

/// What matters about a message besides its words.
pub struct Message {
    pub at: At,
    /// `value`, and `.name` for each attribute.
    pub parts: BTreeSet<String>,
    pub variables: BTreeSet<String>,
    /// Other messages and terms.
    pub refers_to: BTreeSet<String>,
}

/// Where a message stands.
pub struct At {
    pub locale: String,
    pub file: String,
    pub line: usize,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "locales/{}/{}:{}", self.locale, self.file, self.line)
    }
}

impl Locale {
    /// Reads its files. What is no Fluent, or is there twice, becomes a problem.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(folder: &Path, files: &[PathBuf], problems: &mut Vec<String>) -> Result<Self> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut locale = Self { name, messages: BTreeMap::new() };
        for file in files {
            let name = file.strip_prefix(folder)?.display().to_string();
            locale.add(&name, &fs::read_to_string(file)?, problems);
        }
        Ok(locale)
    }

    /// Adds the messages of one file.
    pub fn add(&mut self, file: &str, text: &str, problems: &mut Vec<String>) {
        let at = |line| At { locale: self.name.clone(), file: file.to_owned(), line };
        let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.iter().map(|error| format!("{}: {error}", at(line_of(text, error.pos.start)))));
            resource
        });
        let mut found = Vec::new();
        for entry in &resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
            };
            let mut message = Message {
                at: at(line_of_id(text, &id)),
                parts: BTreeSet::new(),
                variables: BTreeSet::new(),
                refers_to: BTreeSet::new(),
            };
            if let Some(value) = value {
                message.parts.insert("value".to_owned());
                message.read_pattern(value);
            }
            for attribute in attributes {
                message.parts.insert(format!(".{}", attribute.id.name));
                message.read_pattern(&attribute.value);
            }
            found.push((id, message));
        }
        for (id, message) in found {
            if let Some(first) = self.messages.get(&id) {
                problems.push(format!("{}: `{id}` is there already, at {}", message.at, first.at));
            } else {
                self.messages.insert(id, message);
            }
        }
    }
}

impl Message {
    fn read_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                for variant in variants {
                    self.read_pattern(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, expression: &InlineExpression<&str>) {
        match expression {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.refers_to.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.refers_to.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.read_arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => self.read_arguments(arguments),
            InlineExpression::Placeable { expression } => self.read_expression(expression),
        }
    }

    fn read_arguments(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            self.read_inline(argument);
        }
        for argument in &arguments.named {
            self.read_inline(&argument.value);
        }
    }
}

fn line_of(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}

/// The parser keeps no positions; an id stands at the start of its line.
fn line_of_id(text: &str, id: &str) -> usize {
    let starts = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(starts).map_or(1, |index| index + 1)
}
