added-title = Added after the completion
added-because = Added because the place of work changed on { $date } ({ $place }):
added-covered = Covered by the completion: { $place }
added-open = To do: due by { $date }
added-late = It was due by { $date }. It can still be done until { $until }.
added-over = Not done by { $date }, the last day
added-done = Done: its test was passed on { $date }
added-congratulation = Congratulations! You have passed the test on the added part.
added-rule = { $days ->
    [one] Only what the completion did not cover is added. It is due { $days } day after the change, never before the course’s due date, and has a test of its own. What was completed stays completed.
   *[other] Only what the completion did not cover is added. It is due { $days } days after the change, never before the course’s due date, and has a test of its own. What was completed stays completed.
}
