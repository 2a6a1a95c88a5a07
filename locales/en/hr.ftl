# Files from HR systems.

audit-hr-applied = HR file imported
audit-hr-refused = HR file refused (command line)
audit-hr-stopped = HR import waits for confirmation (command line)
audit-hr-undone = HR import undone
audit-hr-source-saved = HR source set up
audit-hr-facts = Joiners: { $joiners }; leavers: { $leavers }; moves: { $moves }

shell-imports = HR files

hr-title = HR files
hr-words = Files from HR systems: what each of them changed, or would change. Nothing is changed before somebody has looked at the effects and confirmed them.
hr-empty = No file has come yet. Once one has been sent here or imported by the command line, it appears in this list.
hr-not-found = No source and no file is called “{ $search }”. Try part of the name.
hr-search = Source or file name
hr-column-source = Source
hr-column-file = File
hr-one-title = HR file of { $source }
hr-size = Size
hr-kilobytes = { $size } KB
hr-megabytes = { $size } MB

hr-stage-waiting = Waiting
hr-stage-reading = Being read
hr-stage-columns = Columns to be chosen
hr-stage-planned = To be confirmed
hr-stage-nothing = Nothing to do
hr-stage-refused = Refused
hr-stage-failed = Not read
hr-stage-applying = Being applied
hr-stage-applied = Applied
hr-stage-undone = Taken back
hr-stage-given-up = Given up

hr-new-title = Import a file
hr-new-words = First you see what the file would do. Nobody is changed until you confirm it.
hr-source = Source
hr-source-hint = The HR system that wrote the file. Its columns are remembered from its last import.
hr-source-new = A new source
hr-source-name = Name of a new source
hr-source-name-hint = Such as “Payroll Germany”. Leave it empty when you chose a source above.
hr-file = File
hr-file-hint = CSV or Excel (.xlsx), at most { $limit } MB.
hr-extent = Whom does the file name?
hr-extent-usual = As usual for this source; a new source: only people about whom something changed
hr-extent-full = Everybody: who is missing has left
hr-extent-changes = Only people about whom something changed: who is missing stays as they are
hr-more = Empty cells, encoding, number of rows
hr-empty-cell = What does an empty cell mean?
hr-empty-cell-usual = As usual for this source; a new source: what is known stays
hr-empty-cell-keep = What is known stays
hr-empty-cell-clear = There is none: what is known is cleared
hr-encoding = Encoding
hr-encoding-hint = Name it only if the file was not read correctly. Excel files need none.
hr-encoding-auto = Recognise it
hr-rows = Number of rows
hr-rows-hint = Optional, without the header. With another number of rows, the file is refused.
hr-send = Show what it would do
hr-another = Send another file

hr-problem-no-file = No file was sent, or it is empty. Choose a file.
hr-problem-source = Choose a source, or give a new one a name of at most 100 characters.
hr-problem-too-large = The file is larger than { $limit } MB. Send it in parts as “only changes”, import it by the command line, or ask the operator to raise the limit.
hr-problem-no-number = Choose the column with the employee number: without it, nobody can be recognised.
hr-problem-not-confirmed = More would change than usual. Give a reason why that is right.
hr-problem-outdated = People changed since these effects were shown. Nothing was done. Look at the present effects before you confirm.
hr-problem-overtaken = Since then, a later import has changed some of the same people, their addresses or their managers. Take that one back first.

hr-step-waiting = The file waits to be read.
hr-step-people = Step 1 of 3: finding out how everybody is known today.
hr-step-look = Step 2 of 3: checking the file, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} so far.
hr-step-compare = Step 3 of 3: comparing, { $rows } of { $of } rows.
hr-applying-words = The changes are being made.
hr-wait-words = You can leave this page: it goes on by itself. The page looks again every few seconds.
hr-columns-wanted = This is the first file of this source. Say what its columns are.
hr-columns-may = If the layout was changed on purpose, say what the columns are now.
hr-nothing-words = Everybody is already as the file says. Nothing had to be done.
hr-failed-words = The file could not be read because of a fault of ours. Nothing was changed. Have it read again, and tell the operator if that does not help.
hr-failed-gone = The file could not be read because of a fault of ours. Nothing was changed. It is not kept here: send it again, and tell the operator if that does not help.
hr-given-up-words = This file was given up, or a newer one of the same source has come. Nothing was changed.
hr-planned-words = Nothing has been changed yet. Look at the effects below, then confirm them.
hr-outdated-words = People changed since these effects were calculated, so they cannot be confirmed any more. Have the file read again.
hr-outdated-gone = People changed since these effects were calculated, so they cannot be confirmed any more. The file is not kept here: send it again, or run the import again on the command line.
hr-applied-words = Applied on { $at } by { $by }.
hr-undone-words = Applied on { $applied }, taken back on { $at } by { $by }. From then on, everybody is as before.
hr-refused-title = The file was refused. Nothing was changed.
hr-rejected-words = { $count ->
    [one] { $count } cell or row could not be taken.
   *[other] { $count } cells or rows could not be taken.
}
hr-rejected-download = Download them with line, column and reason (CSV)

hr-exceeded-title = More would change than the thresholds of this source allow
hr-exceeded-leavers = { $place }: { $changed } leavers among { $heads } people; at most { $limit } are let through.
hr-exceeded-moves = { $place }: { $changed } moves among { $heads } people; at most { $limit } are let through.
hr-exceeded-joiners = { $place }: { $changed } joiners with { $heads } people so far; at most { $limit } are let through.
hr-exceeded-changes = { $place }: something changes for { $changed } of { $heads } people; at most { $limit } are let through.
hr-exceeded-unreadable = Rows whose employee number cannot be read: { $changed }. The people they are about would be taken for leavers.
hr-confirm-reason = Why is that right?
hr-confirm-hint = For the log of changes. Such as: The plant was sold on 1 April.
hr-confirm-button = Confirm and apply
hr-give-up = Give up this file
hr-again = Read the file again
hr-undo-title = Take this import back …
hr-undo-words = Everybody is then as before, from today on. The list of files and the log of changes keep both the import and that it was taken back, and places of work keep the days in between. First and last days of employment are put back as they were: whoever had left counts as employed all along. New people stay as people who have left.
hr-undo-hint = For the log of changes. Such as: The file was of the test system.
hr-undo-button = Take it back
hr-undo-overtaken = A later import has changed some of the same people. Take that one back first:

hr-effects-title = Effects
hr-effects-words = Rows in the file: { $rows }. People employed before: { $heads }.
hr-joiners = Joiners
hr-rejoiners = Back after having left
hr-leavers = Leavers
hr-not-named = of them not named in the file any more
hr-moves = Moves
hr-leave-starts = Leave begins
hr-returns = Back from leave
hr-managers = Another manager
hr-details = Other details
hr-changed = People who change in all
hr-adopted = Named by this source for the first time
hr-rejected = Rows not taken
hr-repeated = Rows that repeat an employee number
hr-unknown-managers = Managers who do not exist
hr-unread = Columns that are not read: { $columns }.
hr-leavers-title = Who leaves
hr-leavers-more = { $count ->
    [one] and { $count } more person
   *[other] and { $count } more people
}
hr-countries-title = By country
hr-before = Before
hr-away = Move away
hr-here = Move here
hr-duties-title = New regional duties
hr-duties-words = Whoever moves gets the part of the courses that is about the law of the new place.
hr-duty = { $people ->
    [one] { $scope }: { $people } person
   *[other] { $scope }: { $people } people
}
hr-strange-title = Strangest changes
hr-strange-words = Changes that seldom happen to one person. Look at them: an employee number may have been given to somebody else.
hr-differences = What changes
hr-becomes = becomes
hr-value-none = nothing

hr-columns-title = Choose the columns
hr-columns-words = What was recognised is chosen already. Your choice is remembered for this source when the import is applied.
hr-columns-sample = The first rows of the file
hr-columns-divided = Cells are divided by: { $delimiter }
hr-columns-none = Not in this file
hr-columns-choose = Please choose
hr-columns-button = Show what the file would do
hr-dates = How are days written?
hr-dates-hint = Days with the year first are always understood.
hr-dates-year-first = Only with the year first: 2026-04-30
hr-dates-day-first = Also day, month, year: 30/04/2026
hr-dates-month-first = Also month, day, year: 04/30/2026
hr-delimiter-comma = comma
hr-delimiter-semicolon = semicolon
hr-delimiter-tab = tab
hr-delimiter-other = “{ $sign }”

hr-field-number = Employee number
hr-field-name = Name
hr-field-email = E-mail address
hr-field-locale = Language
hr-field-joined = First day
hr-field-left = First day no longer employed
hr-field-site = Place of work (code)
hr-field-country = Country
hr-field-department = Department
hr-field-job-function = Job function
hr-field-rank = Rank
hr-field-employment-type = Employment type
hr-field-manager = Employee number of the manager
hr-field-leave-from = First day of leave
hr-field-leave-back = First day back from leave

hr-csv-line = Line
hr-csv-column = Column
hr-csv-reason = Reason
hr-csv-value = Value
hr-reason-cells = The row has another number of cells than the header.
hr-reason-number = Not an employee number: 1 to 32 letters, digits, - . _
hr-reason-repeated = More than one row has this employee number.
hr-reason-missing = A new person needs it.
hr-reason-cannot-clear = It cannot be empty.
hr-reason-text = Longer than 200 characters, or with control characters.
hr-reason-email = Not an e-mail address.
hr-reason-email-taken = Somebody else has this e-mail address.
hr-reason-locale = Not a language tag such as en or zh-Hans.
hr-reason-day = No such day in the calendar, or another order of day and month.
hr-reason-order = Ends before it begins.
hr-reason-unknown-site = No place of work has this code.
hr-reason-unknown-country = No country with a place of work has this code.
hr-reason-other-country = The place of work is in another country.
hr-reason-unknown-manager = Nobody has the manager’s employee number. The manager stays as before; the rest of the row is taken.
hr-reason-own-manager = Nobody manages themselves. The manager stays as before; the rest of the row is taken.

hr-refusal-unreadable = The file cannot be opened. It may be damaged or protected by a password. Export it again.
hr-refusal-empty = The file holds no rows of data. Check the export.
hr-refusal-not-text = The file is neither CSV nor Excel (.xlsx).
hr-refusal-encoding = The encoding was not recognised. Send the file again and name its encoding.
hr-refusal-malformed = Line { $line } is not written in { $encoding }. Send the file again and name its encoding.
hr-refusal-long-line = Line { $line } is longer than { $limit } KB, or a quotation mark in it is not closed.
hr-refusal-delimiter = The cells are divided by another sign than usual: { $found } instead of { $expected }.
hr-refusal-two-headers = Line { $line } is a header again. Take out the lines above it, or the second header.
hr-refusal-missing = Columns are missing: { $missing }.
hr-refusal-renamed = Columns are missing: { $missing }. Unknown ones are there instead: { $unknown }.
hr-refusal-twice = The column “{ $name }” is there twice.
hr-refusal-unmapped = No column was recognised for: { $field }.
hr-refusal-cut-off = The file ends in the middle, at line { $line }. It may not have been copied completely.
hr-refusal-cut-off-workbook = The workbook is not complete. It may not have been copied completely.
hr-refusal-rows = The file has { $found } rows instead of the { $expected } that you announced.
hr-refusal-repeated = { $rows } of { $of } rows are about somebody whom another row is about. That is too many for single mistakes.
hr-refusal-rejected = { $rows } of { $of } rows cannot be taken. That is too many for single mistakes.
hr-refusal-day = Days that do not exist, or are written in another order: { $values } (first in line { $line }).
hr-refusal-site = Places of work that are not known: { $values } (first in line { $line }). Have the operator add them first.
hr-refusal-country = Countries that are not known or have no place of work: { $values } (first in line { $line }).
hr-refusal-cells = { $reason } { $values } (first in line { $line })
hr-refusal-loop = Managers in a circle: { $numbers }. Nobody can be above their own manager.
hr-refusal-too-large = Unpacked, the workbook is larger than { $limit } MB. Send it as CSV.
