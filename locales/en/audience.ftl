# Whom an edition is for: conditions, effects, history. Codes of the rule language are the same in every language.
audience-title = Who { $edition } is for
audience-words = A rule decides who owes this edition. It is looked at again every few minutes and with every change of personnel data: whoever begins to meet it is assigned the edition, whoever no longer meets it is released from that day, and whoever has completed it stays completed.
audience-in-force = In force
audience-none = No rule has been set: everybody employed owes this edition.
audience-since = In force since { $date }.
audience-applied = Applied on { $date }.
audience-taken-over-since = Taken over from { $edition } when this edition was made, on { $date }. It can be changed below like any other rule.
audience-taken-over = Taken over from { $edition }
audience-gone = The rule taken over still names what nothing in the organisation has any more. Look at whom it reaches, and change it below:
audience-over = This edition is closed. Its rule can no longer be changed.
audience-look-now = See who meets it today
audience-build = Conditions
audience-everybody = No conditions: everybody employed.
audience-match = People have to meet
audience-match-all = all of the conditions
audience-match-any = at least one of the conditions
audience-condition = Condition { $number }
audience-about = Property
audience-compare = Comparison
audience-is = is
audience-is-not = is not
audience-values = Values
audience-values-hint = Values are the codes of your HR system with commas between them, several words in quotes: DE, FR. A day is written 2026-10-01, an edition as programme/edition. Somebody with several places of work meets a condition with any of them.
audience-codes = Codes that can be used
audience-add = Add a condition
audience-remove = Remove condition { $number }
audience-look = Preview the effects
audience-nested = This rule has conditions in brackets. Change it as text.
audience-union = Union of states
audience-subdivision = State or prefecture
audience-joined-before = Joined before
audience-joined-after = Joined after
audience-completed = Completed an edition
audience-text = The same as text
audience-rule = Rule
audience-rule-hint = Conditions with “and”, “or”, “not” and brackets; “everybody” for all.
audience-text-button = Use this text
audience-mistake = Character { $at }: { $expected }
audience-too-long = The rule is too long.
audience-too-deep = The rule has too many brackets within each other.
expected-condition = a condition belongs here, such as country = DE.
expected-signs = expected { $signs }
expected-next = expected “and”, “or” or the end.
expected-code = this is no code for: { $field }.
expected-day = a day belongs here, such as 2026-10-01.
expected-edition = an edition belongs here, such as environment-all/FY2025.
expected-value = a value belongs here; several words in quotes.
audience-again = When it is owed again
audience-again-edition = With every edition, by its due date
audience-again-months = A number of months after the last completion
audience-again-date = By the same day of every year
audience-again-wrong = Type a number of months from 1 to { $most }, or a month and a day that exist, such as 6 and 30.
audience-months-hint = Each edition is completed once. Choose no fewer months than lie between two editions: rounds in between could not be done and would show as missed.
audience-months = Months
audience-month = Month (1–12)
audience-day = Day (1–31)
again-edition = With every edition, by its due date
again-months = { $months ->
    [one] One month after the last completion
   *[other] { $months } months after the last completion
}
again-date = Every year by { $date }
audience-effects = What would change
audience-effects-now = Who meets the rule today
audience-sum = { $matching ->
    [one] One person meets the rule
   *[other] { $matching } people meet the rule
}, of { $employed } employed today.
audience-sum-gaining = { $count ->
    [0] Nobody would be assigned the edition.
    [one] One person would be assigned the edition.
   *[other] { $count } people would be assigned the edition.
}
audience-sum-released = { $count ->
    [0] Nobody would be released.
    [one] One person would be released.
   *[other] { $count } people would be released.
}
audience-days = Due days
audience-days-range = New due days of those who still have to complete it: { $first } to { $last }.
audience-days-earlier = { $count ->
    [0] Nobody would be due earlier.
    [one] One person would be due earlier.
   *[other] { $count } people would be due earlier.
}
audience-days-later = { $count ->
    [0] Nobody would be due later.
    [one] One person would be due later.
   *[other] { $count } people would be due later.
}
audience-days-overdue = { $count ->
    [0] Nobody would become overdue at once.
    [one] One person would become overdue at once.
   *[other] { $count } people would become overdue at once.
}
audience-days-missed = { $count ->
    [0] Nobody would have more missed rounds than now.
    [one] One person would have more missed rounds than now.
   *[other] { $count } people would have more missed rounds than now.
}
audience-days-by-country = Due days by country
audience-earlier = Due earlier
audience-later = Due later
audience-overdue = Overdue at once
audience-missed = More missed rounds
audience-by-country = By country
audience-employed = Employed
audience-matching = Meet the rule
audience-gaining = Would be assigned
audience-released = Would be released
audience-nobody = Nobody.
audience-unknown = Nothing in the organisation has these values. Check the spelling:
audience-not-saved = The rule was not saved.
audience-save = Save the rule
audience-reason-hint = Kept with the rule, and shown to whoever is released by it
audience-confirm = { $count ->
    [one] Yes, one person is to be released.
   *[other] Yes, { $count } people are to be released.
}
audience-confirm-overdue = { $count ->
    [one] Yes, one person is to become overdue at once.
   *[other] Yes, { $count } people are to become overdue at once.
}
audience-unconfirmed = This would release more than 10 % of those who owe the edition, in all or in one country. Look at the effects, and confirm them if they are intended. Nothing has been changed yet.
audience-unconfirmed-overdue = This would make people overdue at once. Look at the effects, and confirm them if they are intended. Nothing has been changed yet.
audience-saved = The rule is in force. Newly assigned: { $assigned }. Released: { $released }. Assigned again: { $returned }.
audience-applying = The rule is in force and is being applied: { $done } of { $of } people so far.
audience-applying-looks = The rule is in force and is being applied: looking whom it concerns.
audience-watch = Watch how far it is
audience-ahead = The rule is applied when the edition opens, on { $date }.
ways-audience = Who it is for
audit-audience-set = Audience set
audit-audience-taken-over = Audience taken over
by-audience = the rule of the edition
why-due-valid = Until then your completion of { $completed } is valid
why-due-lapsed = The opening day: your completion of { $completed } was no longer valid by then
why-due-fixed = The same day every year
person-due-valid = Due by { $date }: until then the completion of { $completed } is valid.
person-due-lapsed = Due by { $date }, the opening day: the completion of { $completed } was no longer valid.
person-due-fixed = Due by { $date }, the same day every year.
cycles-title = Rounds so far
cycle-done = Due by { $due }: completed on { $date }
cycle-late = Due by { $due }: completed late, on { $date }
cycle-missed = Due by { $due }: missed
cycle-next = Next: due by { $due }
