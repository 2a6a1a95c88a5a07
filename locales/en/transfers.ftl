added-title = Added after the completion
added-because = Added because the place of work changed on { $date } ({ $place }):
added-covered = Covered by the completion: { $place }
added-open = To do: due by { $date }
added-late = It was due by { $date }. It can still be done until { $until }.
added-over = Not done by { $date }, the last day
added-done = Done: its test was passed on { $date }
added-list-title = Parts added by moves, { $edition }
added-list-words = Who completed the course and has worked under another law since: only that part is still to be done. It changes no participation rate.
added-list-count = { $count ->
    [one] One person still has an added part to do
   *[other] { $count } people still have an added part to do
}; overdue: { $late }.
added-list-parts = Added part
added-list-empty = Nobody has an added part to do.
ways-added = Parts added by moves
added-congratulation = Congratulations! You have passed the test on the added part.
added-rule = { $days ->
    [one] Only what the completion did not cover is added. It is due { $days } day after the change, never before the course’s due date, and has a test of its own. What was completed stays completed.
   *[other] Only what the completion did not cover is added. It is due { $days } days after the change, never before the course’s due date, and has a test of its own. What was completed stays completed.
}
added-more-time = This is about the part that a change of the place of work has added. What was completed stays completed.
added-reopening = The last day for the part that a change of the place of work has added is over. Opened again, it can be done until the day that is given; if all attempts are used, one more comes with it. What was completed stays completed.
