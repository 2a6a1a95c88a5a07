//! From the text of a rule to the rule, or to where it went wrong and what was expected there.
//!
//! `and` binds tighter than `or`, `not` tighter than both. Values stand without quotes where they are one word.

use super::{Condition, EditionName, Field, Rule, text::is_of_a_word};
use jiff::civil::Date;
use std::{collections::BTreeSet, str::FromStr};
use winnow::{
    ModalResult, Parser,
    ascii::multispace0,
    combinator::{alt, cut_err, delimited, eof, opt, preceded, repeat, terminated},
    error::{AddContext, ContextError, ErrMode, ParserError},
    stream::Stream,
    token::{any, none_of, take_while},
};

/// Longest text of a rule, in bytes.
pub const LONGEST: usize = 4_000;
/// Deepest nesting of brackets.
const DEEPEST: usize = 16;

/// Why a text is no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("character {}: expected {expected}", .at + 1)]
pub struct NoRule {
    /// How many characters were read before it.
    pub at: usize,
    /// What should stand there.
    pub expected: Expected,
}

/// What should stand somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// The beginning of a condition.
    #[error("a condition, such as country = DE")]
    Condition,
    /// How values are compared.
    #[error("= or in")]
    Operator,
    /// The bracket before values.
    #[error("(")]
    Opening,
    /// The bracket after conditions.
    #[error(")")]
    Closing,
    /// More values, or their end.
    #[error(", or )")]
    More,
    /// The next condition, or the end.
    #[error("and, or, or the end")]
    Next,
    /// How days are compared.
    #[error("before or after")]
    Order,
    /// A value.
    #[error("a value; several words in quotes")]
    Value,
    /// A value of a field that has codes of the world.
    #[error("a code of {}", .0.code())]
    Code(Field),
    /// A day.
    #[error("a day, such as 2026-10-01")]
    Day,
    /// An edition.
    #[error("an edition, such as environment-all/FY2025")]
    Edition,
    /// The end of a quotation.
    #[error("\" at the end of the value")]
    Quote,
    /// Fewer brackets within each other.
    #[error("at most 16 brackets within each other")]
    Shallower,
    /// A shorter text.
    #[error("at most 4,000 bytes")]
    Shorter,
}

type Fault = ContextError<Expected>;
type Parsed<T> = ModalResult<T, Fault>;

impl FromStr for Rule {
    type Err = NoRule;

    fn from_str(text: &str) -> Result<Self, NoRule> {
        read(text, any_of, Expected::Next)
    }
}

/// The values of a field between commas, as they stand in the brackets of a rule.
///
/// # Errors
/// [`NoRule`]
pub fn values(field: Field, text: &str) -> Result<BTreeSet<String>, NoRule> {
    read(text, |input: &mut &str| some_values(field, input), Expected::More)
}

fn read<'t, T>(text: &'t str, parser: impl Parser<&'t str, T, ErrMode<Fault>>, after: Expected) -> Result<T, NoRule> {
    measured(text)?;
    let mut whole = delimited(multispace0, parser, eof.context(after));
    whole.parse(text).map_err(|error| {
        let expected = error.inner().context().next().copied().unwrap_or(after);
        NoRule { at: characters(text, error.offset()), expected }
    })
}

/// Parsing goes one level down with each bracket.
fn measured(text: &str) -> Result<(), NoRule> {
    if text.len() > LONGEST {
        return Err(NoRule { at: 0, expected: Expected::Shorter });
    }
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(NoRule { at: characters(text, at), expected: Expected::Shallower });
        }
    }
    Ok(())
}

fn characters(text: &str, bytes: usize) -> usize {
    text.get(..bytes).map_or(0, |before| before.chars().count())
}

fn any_of(input: &mut &str) -> Parsed<Rule> {
    let first = all_of.parse_next(input)?;
    let rest: Vec<Rule> = repeat(0.., preceded(keyword("or"), cut_err(all_of))).parse_next(input)?;
    Ok(Rule::any(std::iter::once(first).chain(rest)))
}

fn all_of(input: &mut &str) -> Parsed<Rule> {
    let first = one.parse_next(input)?;
    let rest: Vec<Rule> = repeat(0.., preceded(keyword("and"), cut_err(one))).parse_next(input)?;
    Ok(Rule::all(std::iter::once(first).chain(rest)))
}

fn one(input: &mut &str) -> Parsed<Rule> {
    if opt(keyword("not")).parse_next(input)?.is_some() {
        return cut_err(positive).map(Rule::negated).parse_next(input);
    }
    positive.parse_next(input)
}

fn positive(input: &mut &str) -> Parsed<Rule> {
    if opt(symbol('(')).parse_next(input)?.is_some() {
        return cut_err(terminated(any_of, symbol(')').context(Expected::Closing))).parse_next(input);
    }
    condition.parse_next(input)
}

fn condition(input: &mut &str) -> Parsed<Rule> {
    let start = input.checkpoint();
    let name = word.context(Expected::Condition).parse_next(input)?.to_ascii_lowercase();
    match name.as_str() {
        "everybody" => Ok(Rule::everybody()),
        "nobody" => Ok(Rule::Any(Vec::new())),
        "joined" => cut_err(joined).map(Rule::Is).parse_next(input),
        "completed" => cut_err(completed).map(Rule::Is).parse_next(input),
        field => {
            let Ok(field) = field.parse::<Field>() else {
                input.reset(&start);
                return Err(fault(input, Expected::Condition));
            };
            let of = cut_err(|input: &mut &str| compared(field, input)).parse_next(input)?;
            Ok(Rule::Is(Condition::One { field, of }))
        }
    }
}

fn joined(input: &mut &str) -> Parsed<Condition> {
    let before = alt((keyword("before").value(true), keyword("after").value(false)));
    let before = before.context(Expected::Order).parse_next(input)?;
    let day: Date = word.verify_map(|word| word.parse().ok()).context(Expected::Day).parse_next(input)?;
    Ok(if before { Condition::JoinedBefore(day) } else { Condition::JoinedAfter(day) })
}

fn completed(input: &mut &str) -> Parsed<Condition> {
    let start = input.checkpoint();
    let text = value.parse_next(input)?;
    text.parse::<EditionName>().map(Condition::Completed).map_err(|()| {
        input.reset(&start);
        fault(input, Expected::Edition)
    })
}

fn compared(field: Field, input: &mut &str) -> Parsed<BTreeSet<String>> {
    let equals = alt((symbol('=').value(true), keyword("in").value(false)));
    if equals.context(Expected::Operator).parse_next(input)? {
        return value_of(field, input).map(|value| [value].into());
    }
    let inside = |input: &mut &str| some_values(field, input);
    let (opening, closing) = (symbol('(').context(Expected::Opening), symbol(')').context(Expected::More));
    delimited(opening, inside, closing).parse_next(input)
}

fn some_values(field: Field, input: &mut &str) -> Parsed<BTreeSet<String>> {
    let first = value_of(field, input)?;
    let further = |input: &mut &str| value_of(field, input);
    let rest: Vec<String> = repeat(0.., preceded(symbol(','), cut_err(further))).parse_next(input)?;
    Ok(std::iter::once(first).chain(rest).collect())
}

fn value_of(field: Field, input: &mut &str) -> Parsed<String> {
    let start = input.checkpoint();
    let text = value.parse_next(input)?;
    if field.takes(&text) {
        return Ok(text);
    }
    input.reset(&start);
    let expected = match field {
        Field::Country | Field::Union | Field::Subdivision => Expected::Code(field),
        _ => Expected::Value,
    };
    Err(fault(input, expected))
}

fn value(input: &mut &str) -> Parsed<String> {
    let plain = word.map(str::to_owned);
    terminated(alt((quoted, plain)), multispace0).context(Expected::Value).parse_next(input)
}

fn quoted(input: &mut &str) -> Parsed<String> {
    let escaped = preceded('\\', any);
    let characters = repeat(0.., alt((escaped, none_of(['"', '\\']))));
    preceded('"', cut_err(terminated(characters, '"'.context(Expected::Quote)))).parse_next(input)
}

fn word<'t>(input: &mut &'t str) -> Parsed<&'t str> {
    terminated(take_while(1.., is_of_a_word), multispace0).parse_next(input)
}

fn keyword<'t>(wanted: &'static str) -> impl Parser<&'t str, (), ErrMode<Fault>> {
    word.verify(move |word: &str| word.eq_ignore_ascii_case(wanted)).void()
}

fn symbol<'t>(wanted: char) -> impl Parser<&'t str, char, ErrMode<Fault>> {
    terminated(wanted, multispace0)
}

fn fault(input: &&str, expected: Expected) -> ErrMode<Fault> {
    let fault: Fault = ParserError::<&str>::from_input(input);
    ErrMode::Backtrack(fault.add_context(input, &input.checkpoint(), expected))
}
