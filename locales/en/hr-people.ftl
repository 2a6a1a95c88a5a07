# Files from HR systems: the people behind their numbers, and what became of them.

audit-hr-given-up = HR file given up
audit-hr-replaced = HR import replaced by a later file

hr-waiting = { $count ->
    [one] { $count } HR import to be confirmed
   *[other] { $count } HR imports to be confirmed
}

hr-stage-replaced = Replaced
hr-stage-ended = Given up or replaced
hr-given-up-by = Given up on { $at } by { $by }. Nothing was changed.
hr-replaced-at = Replaced on { $at } by a later file of the same source. Nothing was changed.
hr-replaced-link = To the later file
hr-problem-ended = This file has been given up, or replaced by a later one. Nothing was done.
hr-none-in-state = No file is in this state.

hr-encoding-recognised = (recognised)
hr-encoding-told = (as named by whoever sent it)
hr-rejected-kept = The first { $kept } of { $count } are kept.
hr-would-keep = If it is applied now, courses newly assigned: { $assigned }; released: { $released }.
hr-kept-true = When it was applied, courses newly assigned: { $assigned }; released: { $released }.
hr-usual-title = What is usual for each source

hr-exceeded-leaves = { $place }: leave begins for { $changed } of { $heads } people; at most { $limit } are let through.
hr-exceeded-employment = { $place }: another employment type for { $changed } of { $heads } people; at most { $limit } are let through.
hr-employment = Another employment type
hr-arrivals = Joiners and people who come back
hr-group-not-named = Not named in the file any more
hr-group-away = Move to another country
hr-group-here = Come from another country

hr-people-title = { $group }: HR file of { $source }
hr-people-country = { $group }, { $country }
hr-people-group = Who is listed
hr-people-gone = Whom this file concerned is not kept: it was not applied, or applied before that was noted.
hr-people-nobody = Nobody matches. Change the search, or choose who is listed.
hr-changes-download = Download all changes (CSV)
hr-csv-change = Change
hr-csv-field = Field
hr-after = After
hr-code = { $name } ({ $code })
