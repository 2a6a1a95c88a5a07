why-title = Why: { $course }
why-link = Why it is assigned, due and counted like this
why-back-course = To the course page
why-assigned-title = Why it is assigned
why-assigned-everybody = Every employee takes this course. It has been assigned since { $date }.
why-assigned-audience = This course is for those whom the following rule matches. It has been assigned since { $date }.
why-assigned-no-longer = Since { $since }, the rule in force no longer matches:
rule-all = All of these apply:
rule-any = At least one of these applies:
rule-none = None of these applies:
rule-not-all = Not all of these apply:
rule-is = { $about }: { $values }
rule-is-not = { $about }: other than { $values }
rule-not = Does not apply: { $condition }
why-assigned-joined = The first day at work was { $joined }, after the edition had opened on { $opened }.
why-parts-title = Parts that come with the place of work
why-parts-none = No part comes with the place of work: the common parts are the whole course.
why-part = because of: { $sites }
why-due-title = Why it is due by { $date }
why-due-title-return = Why there is no due date yet
why-due-title-nothing = Why nothing is due
why-due-exempt = Nothing is due: the exemption is for the whole edition.
why-due-exempt-until = Nothing is due until { $until }, the last day of the exemption.
why-due-left = Nothing is due: the employment has ended.
why-due-completed-away = It was completed during leave, before a due date had been set.
why-due-rule = The latest of these days counts.
why-due-wins = This day counts
why-due-window = The edition’s due date, the same for everybody
why-due-away = { $days ->
    [one] { $days } day after the return from the leave that began on { $from }; the return is not yet known
   *[other] { $days } days after the return from the leave that began on { $from }; the return is not yet known
}
why-due-joined = { $days ->
    [one] { $days } day after the first day at work, { $joined }
   *[other] { $days } days after the first day at work, { $joined }
}
why-due-assigned = { $days ->
    [one] { $days } day after the course was assigned on { $assigned }
   *[other] { $days } days after the course was assigned on { $assigned }
}
why-due-released = { $days ->
    [one] { $days } day after the exemption ended and the course was owed again, on { $owed }
   *[other] { $days } days after the exemption ended and the course was owed again, on { $owed }
}
why-due-returned = { $days ->
    [one] { $days } day after the return from leave on { $returned }
   *[other] { $days } days after the return from leave on { $returned }
}
why-due-extended = More time, granted on { $granted } by { $by }
why-due-reopened = It was closed and has been opened again on { $granted } by { $by }, until { $until }. Completing it then counts as late.
why-due-last = The last day on which it can be completed is { $date }.
why-due-was-last = The last day on which it could be completed was { $date }.
why-counts-title = Why it counts in the participation rate
why-counts-not-title = Why it does not count in the participation rate
why-counts-done = Today it counts as completed.
why-counts-to-do = Today it counts as not completed yet.
why-counts-aside = Today it is not counted by this edition’s formula, and stands in a column of its own.
why-formula-excluded = Formula of this edition: completed ÷ (not started + in progress + completed). On leave, exempt and left are not counted.
why-formula-counted = Formula of this edition: completed ÷ (not started + in progress + completed + on leave). Exempt and left are not counted.
why-decided-left = Not employed since { $date }.
why-decided-exempt = Exempt since { $from }, for the whole edition.
why-decided-exempt-until = Exempt from { $from } until { $until }.
why-decided-completed = Completed on { $date }.
why-decided-away = On leave since { $from }; the return is not yet known.
why-decided-away-until = On leave since { $from }, back on { $back }.
why-decided-started = The first lesson was read on { $date }.
why-decided-nothing = No lesson has been read yet.
why-exempt-by = Granted by { $by }
why-completed-title = Why it is completed
why-completed-test = All lessons were read, and the test was passed on { $date }.
why-completed-recorded = It was recorded as completed on { $date }, without a test in this system.
why-open-title = What is missing to complete it
why-open-lessons = { $count ->
    [one] { $count } lesson has to be read, then the test has to be passed.
   *[other] { $count } lessons have to be read, then the test has to be passed.
}
why-open-test = All lessons have been read. The test has to be passed.
why-open-cooldown = All lessons have been read. The test can be tried again from { $until }.
why-open-attempts = All lessons have been read, and all attempts at the test are used. A coordinator can grant another one.
why-open-before = It opens on { $date }.
why-open-closed = It was not completed by { $date }, the last day. A coordinator can open it again.
why-open-elsewhere = This edition was held before this system, so it cannot be completed here.
