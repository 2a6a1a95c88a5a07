//! Where the source says words: `t!("key")`, `t!(reader, "key", name = value)`, and `key!("key")` for keys that are
//! chosen in one place and said in another. The key is always a literal, so that it can be found here.

use std::collections::BTreeSet;

/// A key in the source.
#[derive(Debug, PartialEq, Eq)]
pub struct Use {
    pub file: String,
    pub line: usize,
    /// A message, or `message.attribute`.
    pub key: String,
    /// The names of the variables, where the place gives them.
    pub arguments: Option<BTreeSet<String>>,
}

impl Use {
    /// The message without the attribute.
    pub fn message(&self) -> &str {
        self.key.split('.').next().unwrap_or_default()
    }
}

/// As much of Rust as is needed to tell code from comments and strings.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

/// All uses in one file, in order.
pub fn find(file: &str, source: &str) -> Vec<Use> {
    let tokens = tokens(source);
    let is_mark =
        |index: usize, marks: &str| matches!(&tokens.get(index), Some((_, Token::Mark(mark))) if marks.contains(*mark));
    let mut uses = Vec::new();
    for (index, (line, token)) in tokens.iter().enumerate() {
        let Token::Word(word) = token else { continue };
        if (word == "t" || word == "key")
            && is_mark(index + 1, "!")
            && is_mark(index + 2, "([{")
            && let Some((key, arguments)) = read_call(&tokens[index + 3..])
        {
            let arguments = if word == "t" { arguments } else { None };
            uses.push(Use { file: file.to_owned(), line: *line, key, arguments });
        }
    }
    uses
}

/// The first literal among the arguments, and the names given after it. `None` where no key is written out: the macro's
/// own definition, or a key that came from elsewhere and was counted there.
fn read_call(tokens: &[(usize, Token)]) -> Option<(String, Option<BTreeSet<String>>)> {
    let arguments = split_arguments(tokens);
    let position = arguments.iter().position(|argument| matches!(argument, [(_, Token::Text(_))]))?;
    let [(_, Token::Text(key))] = arguments[position] else { return None };
    let names = arguments[position + 1..].iter().map(|argument| match argument {
        [(_, Token::Word(name)), (_, Token::Mark('=')), (_, next), ..] if *next != Token::Mark('=') => {
            Some(name.clone())
        }
        _ => None,
    });
    Some((key.clone(), names.collect()))
}

/// What stands between the commas, up to the bracket that closes the call.
fn split_arguments(tokens: &[(usize, Token)]) -> Vec<&[(usize, Token)]> {
    let (mut arguments, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (index, (_, token)) in tokens.iter().enumerate() {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') if depth > 0 => depth -= 1,
            Token::Mark(mark @ (',' | ')' | ']' | '}')) if depth == 0 => {
                if start < index {
                    arguments.push(&tokens[start..index]);
                }
                start = index + 1;
                if *mark != ',' {
                    break;
                }
            }
            Token::Mark(_) | Token::Word(_) | Token::Text(_) => {}
        }
    }
    arguments
}

/// Cuts the source into words, strings and marks, each with its line; comments, spaces and characters are dropped.
fn tokens(source: &str) -> Vec<(usize, Token)> {
    let (mut tokens, mut rest, mut line) = (Vec::new(), source, 1);
    while let Some(first) = rest.chars().next() {
        let (token, length) = next_token(rest, first);
        tokens.extend(token.map(|token| (line, token)));
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

fn next_token(rest: &str, first: char) -> (Option<Token>, usize) {
    if rest.starts_with("//") {
        return (None, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (None, block_comment(rest));
    }
    if first == '"' {
        return plain_string(rest);
    }
    if first == '\'' {
        return (None, character_or_lifetime(rest));
    }
    if first.is_alphanumeric() || first == '_' {
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        return match raw_string(word, after) {
            Some((text, more)) => (Some(Token::Text(text)), length + more),
            // The prefix of a byte or C string is dropped; the string itself comes next.
            None if matches!(word, "b" | "c") && after.starts_with('"') => (None, length),
            None => (Some(Token::Word(word.to_owned())), length),
        };
    }
    let token = (!first.is_whitespace()).then_some(Token::Mark(first));
    (token, first.len_utf8())
}

/// Block comments nest.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn plain_string(rest: &str) -> (Option<Token>, usize) {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (Some(Token::Text(rest[1..at].to_owned())), at + 1),
            _ => {}
        }
    }
    (None, rest.len())
}

/// `r"…"`, `br#"…"#` and their like: the text and how much of `after` it takes.
fn raw_string(prefix: &str, after: &str) -> Option<(String, usize)> {
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"').filter(|_| matches!(prefix, "r" | "br" | "cr"))?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&end)?;
    Some((body[..length].to_owned(), hashes + 1 + length + end.len()))
}

fn character_or_lifetime(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((escaped, _))) => {
            let from = escaped + 1;
            rest.get(from..).and_then(|tail| tail.find('\'')).map_or(rest.len(), |end| from + end + 1)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1,
    }
}
