participation-title = Participation { $edition }
reach-countries = You see the countries you coordinate: { $countries }.
crumbs-label = Where you are
as-of-future = { $day } has not come yet, so there are no figures for it. These are the figures as of { $shown }.
node-group = Whole group
node-own-countries = Your countries
node-domestic = Domestic
node-overseas = Overseas
region-japan = Japan
region-china = Greater China
region-asia-pacific = Asia-Pacific
region-europe = Europe
region-middle-east-africa = Middle East and Africa
region-americas = Americas
levels-group = Group
levels-side = Domestic and overseas
levels-region = Regions
levels-country = Countries
levels-entity = Companies
levels-site = Sites
level-group = Group
level-side = Domestic or overseas
level-region = Region
level-country = Country
level-entity = Company
level-site = Site
pace-reached = Reached
pace-on-track = On track
pace-at-risk = At risk
pace-missed = Missed
pace-no-target = No target
pace-nobody = Nobody counted
editions-label = Editions
levels-label = Broken down by
headline-label = { $name }, as of { $day }
headline-day = End of { $day }
reached-title = Unweighted
reached-unweighted = Each counts once, however many people work there
reached-figure = { $reached } / { $all }
reached-countries = { $all ->
    [one] { $reached } of { $all } country reached the target
   *[other] { $reached } of { $all } countries reached the target
}
reached-entities = { $all ->
    [one] { $reached } of { $all } company reached the target
   *[other] { $reached } of { $all } companies reached the target
}
reached-sites = { $all ->
    [one] { $reached } of { $all } site reached the target
   *[other] { $reached } of { $all } sites reached the target
}
formula-open = Show how this is calculated
formula-sum = Completed ÷ counted = { $completed } ÷ { $counted } = { $rate }
formula-aside = Not counted: on leave { $leave }, exempt { $exempt }, left { $left }.
formula-aside-leave-counts = Counted although on leave: { $leave }. Not counted: exempt { $exempt }, left { $left }.
formula-cutoff = Cut-off: end of { $day }
growth-title = Participation over the window: { $name }
growth-words = The rate reached { $rate } on { $day }. The table below gives the figures week by week.
growth-this-year = This edition
growth-last-year = Last year at the same point
growth-target = Target { $target }
bars-countries = Countries against their target
bars-entities = Companies against their target
bars-sites = Sites against their target
bars-words = { $reached } of { $all } reached their target. The lowest rate comes first.
bars-reached = Target reached
bars-missed = Below target
bars-mark = Target
chart-table = Show the figures as a table
lines-title = Where people are still needed
lines-empty = There is nobody to count here on this day.
lines-not-found = Nothing here is called “{ $search }”. Try part of the name.
controls-search = Search by name
controls-day = As of the end of
controls-show = Show
controls-reset = Back to the usual view
filter-all = All
kind-function = Job function
kind-rank = Rank
kind-employment = Employment type
kind-none = Not specified
kinds-function = Job functions
kinds-rank = Ranks
kinds-employment = Employment types
function-production = Production
function-engineering = Engineering
function-quality = Quality
function-logistics = Logistics
function-research = Research
function-sales = Sales
function-administration = Administration
function-information-technology = Information technology
function-environment-health-safety = Environment, health and safety
rank-director = Director
rank-manager = Manager
rank-leader = Team leader
rank-staff = Staff
employment-employee = Permanent
employment-fixed-term = Fixed-term
employment-part-time = Part-time
employment-contractor = Contractor
ways-label = More
ways-people = See the people
ways-targets = Targets
ways-audit = Log of changes
ways-csv = Download CSV
ways-xlsx = Download Excel
export-too-many-title = Too many people for Excel
export-too-many = An Excel file takes at most { $most } people. Download the same list as CSV: it has everybody, and spreadsheets can open it in parts.
column-counted = Counted
column-completed = Completed
column-rate = Rate
column-rate-percent = Rate (%)
column-target = Target
column-target-percent = Target (%)
column-points = Difference in points
column-to-go = People to go
column-open = Still to do
column-state = State
column-code = Code
column-day = Day
column-number = Employee number
column-name = Name
column-department = Department
column-completed-on = Completed on
column-due = Due by
column-course = Edition
column-part = For whom
column-when = When
column-who = By whom
column-reason = Reason
people-title = People: { $name }, { $edition }
people-back = Back to the figures: { $name }
people-search = Name or employee number
people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
people-label = People
people-empty = Nobody matches. Change the search or the state.
people-by-number = Sorted by employee number.
people-too-many = More than { $most } people here still have to complete it. Choose a country or a site to see who is overdue, or download the list.
pager-label = Pages
pager-before = Previous
pager-after = Next
pager-here = Page { $page } of { $pages }
person-back = Everybody at { $site }
person-courses = Courses
person-owes-nothing = No course has been assigned to this person.
person-manager = Manager
person-joined = Joined
person-left = Left
person-leave-until = From { $from }, back on { $back }
person-leave-open = Since { $from }, return not yet known
person-assigned = Assigned on { $date }
person-completed = Completed on { $date }, valid until { $until }
person-due-window = Due by { $date }, as for everybody.
person-due-joined = Due by { $date }: joined on { $joined } and has { $days ->
    [one] { $days } day.
   *[other] { $days } days.
}
person-due-assigned = Due by { $date }: assigned on { $assigned } and has { $days ->
    [one] { $days } day.
   *[other] { $days } days.
}
person-due-released = Due by { $date }: exempt until the day before { $owed } and has { $days ->
    [one] { $days } day.
   *[other] { $days } days.
}
person-due-returned = Due by { $date }: came back from leave on { $returned } and has { $days ->
    [one] { $days } day.
   *[other] { $days } days.
}
person-due-returns = Due by { $date }: on leave until the return on { $returns }, then { $days ->
    [one] { $days } day to complete it.
   *[other] { $days } days to complete it.
}
person-due-away = No due date yet: it will be { $days ->
    [one] { $days } day after the return from leave, which is not yet known.
   *[other] { $days } days after the return from leave, which is not yet known.
}
person-done-granted = Another attempt has been granted.
person-done-exempted = The exemption is in force.
person-done-revoked = The exemption has been revoked.
tries-title = Attempts at the confirmation test
tries-none = No attempt at the confirmation test yet.
tries-number = Attempt
tries-result = Result
tries-open = Not submitted yet
tries-passed = Passed: { $right } of { $total } right
tries-failed = Not passed: { $right } of { $total } right
grant-title = Grant another attempt
grant-words = All attempts are used. This person can only go on when another one is granted.
grant-hint = Kept in the log of changes, for example: went through the topics together
grant-button = Grant the attempt
exempt-list = Exemptions
exempt-open = From { $from }, by { $by }:
exempt-until = From { $from } until { $until }, by { $by }:
exempt-was = From { $from }, by { $by }, revoked on { $revoked }:
exempt-title = Exempt from this course…
exempt-words = An exempt person is not reminded and not counted, and stands in a column of their own. The reason is kept for auditors.
exempt-hint = For example: took the same training at the joint-venture partner on 3 November
exempt-until-label = Last day (optional)
exempt-until-hint = Leave empty to exempt for the whole edition. After the last day the course is owed again, with as many days as after a leave.
exempt-until-over = The last day is already over. Choose today or later, or leave it empty.
exempt-button = Exempt this person
exempt-revoke = Revoke
exempt-revoke-title = Revoke this exemption…
exempt-revoke-words = The person owes the course again from today. The days until now stay exempt.
targets-title = Targets { $edition }
targets-in-force = In force
targets-nearest = Where nothing is set, the target of the next wider part counts.
targets-none = No target has been set yet.
targets-set = Set a target
targets-wide = Group and regions
targets-rate = Rate in percent
targets-rate-hint = For example 95 or 95.5
targets-rate-unreadable = Give the rate as a number from 0 to 100 with at most two decimals, for example 95 or 95.5.
targets-reason = Reason
targets-reason-hint = Kept with the target, for everybody who looks at it later
targets-button = Set the target
targets-saved = The target has been set.
targets-history = History
by-course = Came with the course
by-import = earlier records
by-command = Command line
team-title = My team
team-words = Who has done it, and when it is due. Scores are not shown.
team-done = { $done } of { $all } done
team-show-all = Everybody
team-show-open = Still to do
team-show-overdue = Overdue
team-show-done = Done
team-show-added = Part added by a move
team-aside = On leave or exempt
team-reports-to = Line
team-direct = Reports to you
team-below = Below your reports
team-of = Team of { $name }
team-ways = Whom to show
team-way-direct = Direct reports
team-way-everybody = Everybody below
team-leads = Leads
team-leads-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
team-owes-nothing = Your team has no open course at the moment.
team-empty = Nobody matches. Change the search or the state.
audit-title = Log of changes
audit-words = Every grant, exemption, target and account change, newest first. Nothing in it can be edited.
audit-action = What
audit-number = Employee number, of who did it or whom it is about
audit-from = From
audit-to = To
audit-subject = Concerning
audit-detail = Details
audit-until = until { $day }
audit-empty = Nothing has been written down yet.
audit-none = Nothing in the log matches.
audit-attempt-granted = Attempt granted
audit-course-imported = Course imported
audit-exemption-granted = Exemption granted
audit-exemption-revoked = Exemption revoked
audit-password-changed = Password changed
audit-person-added = Person added
audit-person-erased = Person erased
audit-site-added = Place of work added
audit-site-renamed = Place of work renamed
audit-target-set = Target set

## Year's end: signed results

signed-title = Year-end result { $edition }
signed-lead = Once an edition is over, its figures are signed. A signed result is never changed: whatever has to be corrected becomes a further result that names the one before it.
signed-none = Nothing has been signed for this edition yet.
signed-latest = Result { $number }
signed-check = Check
signed-intact = Unaltered: hash and signature match
signed-fault-unreadable = The statement cannot be read
signed-fault-altered = The statement is not the one that was signed
signed-fault-signature = The signature does not match
signed-fault-chain = It does not follow from the result before it
signed-fault-label = The number or the cut-off date is not what the statement says
signed-fault-key = Signed with a key that is not this server’s
signed-cut-off = Cut-off date
signed-at = Signed on
signed-by = Signed by
signed-contents = Course versions
signed-content = { $count ->
    [one] Version { $number }: { $count } completion
   *[other] Version { $number }: { $count } completions
}
signed-hash = Hash (SHA-256)
signed-key = Key
signed-file-statement = Download statement (JSON)
signed-file-signature = Download signature
signed-file-key = Download public key
signed-files-hint = Anybody can check the result without this system, for example with OpenSSL:
signed-since = What has changed since in the figures of { $day }
signed-since-none = Counted again now, the figures are the same.
signed-since-words = Facts that were recorded or corrected afterwards give other figures for the same day. The signed result stays as it is.
signed-since-inside = { $count ->
    [one] Below the countries, { $count } company or site differs.
   *[other] Below the countries, { $count } companies and sites differ.
}
signed-of = { $completed } of { $counted }
signed-column-signed = Signed
signed-column-now = Counted now
signed-column-result = Result
signed-all = All results
signed-form-first = Sign the figures
signed-form-correct = Sign a correction
signed-form-day-hint = Counted at the end of this day. It must be over everywhere in the world.
signed-form-day-problem = Choose a day from { $from } to { $to }: figures are signed for a day that is over, after the time of grace.
signed-form-too-early = Figures are signed for a day after the time of grace has ended. It lasts until { $until }, so the figures can be signed from { $from } on.
signed-form-show = Show what would be signed
signed-draft = What would be signed, at the end of { $day }
signed-form-sure = Why it is signed now, or what is corrected. A signed result cannot be taken back.
signed-form-button = Sign
signed-done = The result has been signed.
ways-result = Year-end result
audit-edition-closed = Result signed
