home-title = My courses
home-nothing-open = You have nothing to do right now.
home-done = Earlier courses
home-past-course = Environmental training for all employees
home-due = Due by { $date }
home-due-at-return = The due date will be set when you return.
home-due-nothing = Nothing is due.
due-at-return = Set on return from leave
home-left-lessons = { $lessons ->
    [one] { $lessons } lesson left, about { $minutes } min, then the test
   *[other] { $lessons } lessons left, about { $minutes } min, then the test
}
home-left-test = All lessons read. The confirmation test is left.
home-completed = Completed on { $date }, valid until { $until }
home-start = Start
home-continue = Continue
home-to-test = Go to the test
home-review = Look at it again
home-why = Why do I have this course?
standing-assigned = Not started
standing-in-progress = In progress
standing-completed = Completed
standing-on-leave = On leave
standing-exempt = Exempt
standing-left = Left
standing-overdue = Overdue
standing-closed = Closed
