test-title = Confirmation test
test-rules-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
test-rules-mark = At least { $mark } right to pass
test-rules-all = Pass by getting everything right: you can correct wrong answers as often as you need
test-rules-attempt = Attempt { $number }
test-rules-attempts = { $left ->
    [one] Attempt { $number }, the last one
   *[other] Attempt { $number }, { $left } left including this one
}
test-rules-time = { $minutes ->
    [one] { $minutes } minute from the start
   *[other] { $minutes } minutes from the start
}
test-rules-no-time = No time limit; every answer is saved, so you can stop and go on later
test-start = Start the test
test-correct = { $count ->
    [one] Correct the remaining answer
   *[other] Correct the { $count } remaining answers
}
test-open = You have started attempt { $number }. Your answers are saved.
test-open-until = It is handed in by itself on { $until }.
test-continue = Continue the test
test-cooldown = The next attempt opens on { $until }. Use the time to read the topics again.
test-attempts-used = You have used all your attempts. Ask one of these people: they can give you another one.
test-attempts-used-nobody = You have used all your attempts. Ask your environmental manager: another attempt can be granted.
test-passed = You have passed the test.
test-see-answers = See the questions and explanations
test-opens-on = The course opens on { $date }.
test-closed-on = The course closed on { $date }.
test-tries = Your attempts
test-try = Attempt { $number }
test-try-open = Not handed in yet
test-try-passed = Passed
test-try-failed = Not passed
test-place = Question { $place } of { $total }
test-time-left = Time left:
test-until = Until { $until }
test-how-single = Choose one answer.
test-how-multiple = Choose every answer that applies.
test-how-true-false = Is this statement true or false?
test-how-matching = Choose the match for each line.
test-how-ordering = Give each line its place, from 1 to { $count }.
test-letters = A B C D E F G H
test-true = True
test-false = False
test-choose = Choose …
test-next = Save and go on
test-previous = Save and go back
test-review = Save and review all
test-questions = Questions
test-question = Question { $place }
test-answered = answered
test-unanswered = not answered
test-saving = Saving …
test-saved = Saved.
test-not-saved = Not saved yet. Check your connection and choose again, or use the button.
test-incomplete = Not complete yet: give every place exactly once.
test-fallback = This question is not available in { $wanted }. It is shown in { $shown }.
review-title = Review and hand in
review-all-answered = You have answered all { $total } questions.
review-missing = { $count ->
    [one] { $count } question is not answered yet. It would count as wrong.
   *[other] { $count } questions are not answered yet. They would count as wrong.
}
review-once = After you hand in, answers cannot be changed any more.
review-submit = Hand in
review-back = Back to the questions
result-title = Result of attempt { $number }
result-passed = Passed
result-failed = Not passed this time
result-congratulation = Congratulations! You have completed the course.
result-score = { $right } of { $total } right ({ $percent })
result-needed = { $mark } needed
result-topics = Topics to read again
result-topics-words = These are the topics of the questions you did not get right. The lessons explain them.
result-explanations = Questions and explanations
result-passed-since = You have passed the test since then.
result-to-course = To the course page
result-right = Right
result-wrong = Not right
result-unanswered = Not answered
result-your-answer = Your answer
result-right-answer = Right answer
result-your-order = Your order
result-right-order = Right order
result-your-matches = Your matches
result-right-matches = Right matches
result-nothing-matched = nothing chosen
result-basis = Legal basis: { $acts }
