//! A rule while it is thought about: as rows of conditions, as its text, or both, each made from the other.

use super::super::participation::href;
use crate::web::fields::Fields;
use kunren_domain::{
    audience::{Condition, Expected, Field, NoRule, Rule, value_text, values},
    id::EditionId,
    recurrence::Recurrence,
};
use kunren_services::{Error, learning::audience::Terms};

/// What can be asked beyond the fields: days of joining, and editions.
pub const FURTHER: [&str; 3] = ["joined before", "joined after", "completed"];
/// More rows than anybody reads.
const MOST_ROWS: usize = 40;

/// One condition while it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// A field's code, or one of [`FURTHER`].
    pub about: String,
    /// Whether its opposite is meant.
    pub not: bool,
    /// Values between commas, a day, or an edition.
    pub values: String,
    /// What is wrong with the values.
    pub problem: Option<NoRule>,
}

/// Rows, and how they go together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Whether one of them is enough.
    pub any: bool,
    /// The conditions.
    pub list: Vec<Row>,
}

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct Draft {
    /// The text, canonical where it is a rule.
    pub text: String,
    /// The rule, or where its text went wrong; nothing when it is a row that went wrong, or one is still empty.
    pub rule: Result<Rule, Option<NoRule>>,
    /// The same as rows; nothing where there are brackets within it.
    pub rows: Option<Rows>,
    /// When it is owed again.
    pub recurrence: Recurrence,
    /// What was typed for it, where that means nothing.
    pub again: Option<Again>,
    /// Whether its effects are asked for.
    pub looked: bool,
}

/// A recurrence while it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Again {
    /// `edition`, `months` or `date`.
    pub kind: String,
    /// How many months.
    pub months: String,
    /// The month of the day.
    pub month: String,
    /// The day of the month.
    pub day: String,
}

impl Draft {
    /// Reads `match` with rows of `field`, `is` and `values`, or `rule`; then `again` with `months`, `month` and `day`, and
    /// which button was pressed (`do`). Without any of them the draft is what is in force.
    ///
    /// # Errors
    /// [`Error::BadField`]
    pub fn read(fields: &Fields, current: &Terms) -> Result<Self, Error> {
        let (recurrence, again) = read_recurrence(fields, current)?;
        let pressed = fields.text("do");
        if sent(fields, "match") {
            return Ok(Self { again, ..Self::of_rows(read_rows(fields, pressed)?, recurrence, pressed == "look") });
        }
        if sent(fields, "rule") {
            return Ok(Self { looked: true, again, ..Self::of_text(fields.text("rule"), recurrence) });
        }
        let looked = pressed == "look";
        Ok(Self { looked, again, ..Self::of_rule(current.rule.clone(), recurrence) })
    }

    /// What a form to be saved holds: always a rule as text.
    ///
    /// # Errors
    /// [`Error::BadField`]
    pub fn of_form(fields: &Fields, current: &Terms) -> Result<Self, Error> {
        let (recurrence, again) = read_recurrence(fields, current)?;
        Ok(Self { looked: true, again, ..Self::of_text(fields.text("rule"), recurrence) })
    }

    fn of_rule(rule: Rule, recurrence: Recurrence) -> Self {
        let rows = rows_of(&rule);
        Self { text: rule.to_string(), rows, rule: Ok(rule), recurrence, again: None, looked: false }
    }

    fn of_text(text: &str, recurrence: Recurrence) -> Self {
        match text.parse::<Rule>() {
            Ok(rule) => Self::of_rule(rule, recurrence),
            Err(error) => {
                let rule = Err(Some(error));
                Self { text: text.to_owned(), rule, rows: None, recurrence, again: None, looked: false }
            }
        }
    }

    /// A row without values is one that is still to be written, unless its effects are asked for.
    fn of_rows(mut rows: Rows, recurrence: Recurrence, looked: bool) -> Self {
        let mut rules = Vec::new();
        for row in &mut rows.list {
            if row.values.trim().is_empty() && !looked {
                continue;
            }
            match row.rule() {
                Ok(rule) => rules.push(rule),
                Err(error) => row.problem = Some(error),
            }
        }
        let rule = if rows.any && !rules.is_empty() { Rule::any(rules) } else { Rule::all(rules) };
        let wrong = rows.list.iter().any(|row| row.problem.is_some());
        let text = rule.to_string();
        let rule = if wrong { Err(None) } else { Ok(rule) };
        Self { text, rule, rows: Some(rows), recurrence, again: None, looked }
    }

    /// What would be set; nothing while it is no rule.
    #[must_use]
    pub fn terms(&self) -> Option<Terms> {
        let rule = self.rule.as_ref().ok().filter(|_| self.again.is_none())?.clone();
        Some(Terms { rule, recurrence: self.recurrence })
    }

    /// Whether something was written that is no rule, or no recurrence.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.rule.is_err() || self.again.is_some()
    }

    /// A link to its effects on some people.
    #[must_use]
    pub fn href(&self, edition: EditionId, who: &str, search: &str, page: u32) -> String {
        let pairs = [
            Some(("rule", self.text.clone())),
            Some(("who", who.to_owned())),
            (!search.is_empty()).then(|| ("q", search.to_owned())),
            (page > 1).then(|| ("page", page.to_string())),
        ];
        let pairs = pairs.into_iter().flatten().chain(recurrence_pairs(self.recurrence));
        href(&format!("/editions/{edition}/audience"), pairs)
    }
}

fn sent(fields: &Fields, name: &str) -> bool {
    fields.0.iter().any(|(field, _)| field == name)
}

impl Row {
    fn rule(&self) -> Result<Rule, NoRule> {
        let positive = match self.about.parse::<Field>() {
            Ok(field) => Rule::Is(Condition::One { field, of: values(field, &self.values)? }),
            Err(()) => self.further()?,
        };
        Ok(if self.not { positive.negated() } else { positive })
    }
}

impl Row {
    /// Read as the text of the condition, of which only the last words were typed.
    fn further(&self) -> Result<Rule, NoRule> {
        let rule = format!("{} {}", self.about, self.values)
            .parse::<Rule>()
            .map_err(|error| NoRule { at: error.at.saturating_sub(self.about.chars().count() + 1), ..error })?;
        let expected = if self.about == FURTHER[2] { Expected::Edition } else { Expected::Day };
        if matches!(rule, Rule::Is(_)) { Ok(rule) } else { Err(NoRule { at: 0, expected }) }
    }
}

fn read_rows(fields: &Fields, pressed: &str) -> Result<Rows, Error> {
    let any = match fields.text("match") {
        "all" => false,
        "any" => true,
        _ => return Err(Error::BadField("match")),
    };
    let all =
        |name: &'static str| fields.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str());
    let mut list = Vec::new();
    for ((about, is), values) in all("field").zip(all("is")).zip(all("values")) {
        let known = about.parse::<Field>().is_ok() || FURTHER.contains(&about);
        if !known || !["yes", "no"].contains(&is) {
            return Err(Error::BadField("field"));
        }
        list.push(Row { about: about.to_owned(), not: is == "no", values: values.to_owned(), problem: None });
    }
    if let Some(at) = pressed.strip_prefix("remove-") {
        let at: usize = at.parse().map_err(|_| Error::BadField("do"))?;
        if at < list.len() {
            list.remove(at);
        }
    } else if pressed == "add" {
        list.push(Row { about: Field::Country.code().to_owned(), ..Row::default() });
    }
    if list.len() > MOST_ROWS { Err(Error::BadField("field")) } else { Ok(Rows { any, list }) }
}

/// A rule without brackets as rows.
fn rows_of(rule: &Rule) -> Option<Rows> {
    let (any, rules) = match rule {
        Rule::All(rules) => (false, rules.iter().collect()),
        Rule::Any(rules) if rules.is_empty() => return None,
        Rule::Any(rules) => (true, rules.iter().collect()),
        one => (false, vec![one]),
    };
    let list = rules.into_iter().map(row_of).collect::<Option<Vec<Row>>>()?;
    (list.len() <= MOST_ROWS).then_some(Rows { any, list })
}

fn row_of(rule: &Rule) -> Option<Row> {
    let (not, condition) = match rule {
        Rule::Is(condition) => (false, condition),
        Rule::Not(rule) => match &**rule {
            Rule::Is(condition) => (true, condition),
            _ => return None,
        },
        Rule::All(_) | Rule::Any(_) => return None,
    };
    let (about, values) = match condition {
        Condition::One { field, of } => {
            let values: Vec<String> = of.iter().map(|value| value_text(value)).collect();
            (field.code(), values.join(", "))
        }
        Condition::JoinedBefore(day) => ("joined before", day.to_string()),
        Condition::JoinedAfter(day) => ("joined after", day.to_string()),
        Condition::Completed(name) => ("completed", value_text(&name.to_string())),
    };
    Some(Row { about: about.to_owned(), not, values, problem: None })
}

/// The recurrence, and what was typed where that means nothing.
fn read_recurrence(fields: &Fields, current: &Terms) -> Result<(Recurrence, Option<Again>), Error> {
    let typed = |name: &'static str| fields.text(name).trim().to_owned();
    let again = Again { kind: typed("again"), months: typed("months"), month: typed("month"), day: typed("day") };
    let found = match again.kind.as_str() {
        "" => Some(current.recurrence),
        "edition" => Some(Recurrence::EveryEdition),
        "months" => again.months.parse().ok().map(|months| Recurrence::EveryMonths { months }),
        "date" => {
            let date = again.month.parse().ok().zip(again.day.parse().ok());
            date.map(|(month, day)| Recurrence::FixedDate { month, day })
        }
        _ => return Err(Error::BadField("again")),
    };
    let sound = found.filter(|recurrence| recurrence.is_sound());
    Ok(sound.map_or((current.recurrence, Some(again)), |recurrence| (recurrence, None)))
}

impl Again {
    /// A recurrence as it would be typed.
    #[must_use]
    pub fn of(recurrence: Recurrence) -> Self {
        let typed = |name: &str| {
            let pairs = recurrence_pairs(recurrence).into_iter();
            pairs.filter(|(field, _)| *field == name).map(|(_, value)| value).next().unwrap_or_default()
        };
        Self { kind: typed("again"), months: typed("months"), month: typed("month"), day: typed("day") }
    }
}

/// The recurrence as fields of a form or link.
#[must_use]
pub fn recurrence_pairs(recurrence: Recurrence) -> Vec<(&'static str, String)> {
    match recurrence {
        Recurrence::EveryEdition => vec![("again", "edition".to_owned())],
        Recurrence::EveryMonths { months } => vec![("again", "months".to_owned()), ("months", months.to_string())],
        Recurrence::FixedDate { month, day } => {
            vec![("again", "date".to_owned()), ("month", month.to_string()), ("day", day.to_string())]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(query: &str) -> Draft {
        Draft::read(&Fields::read(query).expect("text"), &Terms::default()).expect("a draft")
    }

    #[test]
    fn rows_and_text_are_made_from_each_other() {
        let text = "country in (DE, FR) and not employment-type = contractor and joined before 2026-10-01 and completed env/FY2025";
        let from_text = draft(&format!("rule={}", text.replace(' ', "+")));
        let rows = from_text.rows.expect("rows");
        let query: Vec<String> = rows
            .list
            .iter()
            .map(|row| {
                let is = if row.not { "no" } else { "yes" };
                format!("field={}&is={is}&values={}", row.about.replace(' ', "+"), row.values.replace(' ', "+"))
            })
            .collect();
        let from_rows = draft(&format!("match=all&{}&do=look", query.join("&")));
        assert_eq!(from_rows.text, text);
        assert!(from_rows.looked && !from_rows.is_unreadable());
        assert_eq!(
            draft("match=any&field=country&is=yes&values=DE&field=site&is=no&values=MUC").text,
            "country = DE or not site = MUC"
        );
    }

    #[test]
    fn a_rule_with_brackets_is_text_only() {
        assert_eq!(draft("rule=country+%3D+DE+and+(site+%3D+MUC+or+site+%3D+BER)").rows, None);
        assert_eq!(draft("rule=nobody").rows, None);
        assert_eq!(draft("").rows, Some(Rows::default()));
    }

    #[test]
    fn rows_are_added_removed_and_looked_at() {
        let one = "match=all&field=country&is=yes&values=DE";
        let added = draft(&format!("{one}&do=add"));
        assert_eq!((added.text.as_str(), added.rows.expect("rows").list.len()), ("country = DE", 2));
        let empty = format!("{one}&field=site&is=yes&values=");
        assert!(!draft(&format!("{empty}&do=add")).is_unreadable());
        let looked = draft(&format!("{empty}&do=look"));
        let rows = looked.rows.clone().expect("rows");
        assert!(looked.is_unreadable() && rows.list[0].problem.is_none() && rows.list[1].problem.is_some());
        assert_eq!(draft(&format!("{empty}&do=remove-0")).rows.expect("rows").list.len(), 1);
    }

    #[test]
    fn the_place_of_a_mistake_is_counted_from_what_was_typed() {
        let wrong = draft("match=all&field=joined+before&is=yes&values=soon&field=country&is=yes&values=DE,XX&do=look");
        let places: Vec<usize> =
            wrong.rows.expect("rows").list.iter().filter_map(|row| row.problem.map(|problem| problem.at)).collect();
        assert_eq!(places, [0, 3]);
    }
}
