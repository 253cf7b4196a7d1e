### The pages' own words: shell, buttons, forms, lists, roles, refusals of the house, sources.

## Shell
web-brand = Qosar
web-skip = Skip to the content
web-navigation = Places
web-menu = Menu
web-language = Language
web-theme = Light or dark theme
web-banner = Please note
web-find = Find
web-find-everywhere = People, organisations, programmes…
web-waits = waiting:
web-sign-in = Sign in
web-sign-out = Sign out
web-me = My data and roles
web-offline = No network: entries are kept on this device
web-foot = Qosar – the open platform for a region’s dual training
web-crumbs = The way to this page
web-tabs = Sides of this record
web-yes = Yes
web-cancel = Cancel
web-close = Close

## Whose move it is
web-whose-move = Whose move it is
web-move-of = Next move:
web-move-yours = yours
web-move-next = then:
web-nobodys-move = Nobody needs to act
web-reason = Reason
web-reason-help = The other side and the log will see it: write what is wrong and what to do.
web-step-done = behind
web-step-now = now
web-step-ahead = ahead

## Forms
web-optional = (optional)
web-choose = choose
web-errors = Not saved. Please mend:

## Lists
web-filter = Filter
web-filter-clear = Clear the filter
web-filter-more = More filters
web-total = { $count } in all
web-total-more = { $count }+ in all
web-take = Download:
web-paging = Pages of the list
web-first-page = To the beginning
web-next-page = Next page
web-sort-up = Sort upwards
web-sort-down = Sort downwards

## Record
web-signed = signed { $when }
web-signature-turn = signature awaited
web-signature-later = not yet their turn
web-difference = Differences
web-difference-what = What
web-difference-how = Change
web-change-same = unchanged
web-change-changed = changed
web-change-added = added
web-change-removed = removed

## Checks, plan, matrix, board
web-check-good = Kept
web-check-warn = Please look
web-check-bad = Broken
web-checks-good = { $count } kept
web-checks-warn = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
 }
web-checks-bad = { $count } broken
web-over-limit = – above the limit
web-pinned = pinned to its period
web-matrix-note = Remark
web-matrix-keys = Arrow keys move between cells, digits 0–3 set the link
web-stage-done = done
web-stage-now = under way
web-stage-stuck = stuck
web-stage-ahead = not begun
web-formula = How it is computed
web-gallery = Gallery: every part in every state

## Charts
web-chart-table = The figures as a table
web-chart-nothing = No figures yet
web-chart-what = Item
web-chart-curve-begins = Begins at
web-chart-curve-ends = Ends at
web-chart-error = Standard error
web-chart-when = When
web-chart-state = State
web-chart-weeks = Weeks

## Quantities
web-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
web-credits = { $credits ->
    [one] { $credits } credit
   *[other] { $credits } credits
 }
web-hours = { $hours } h
web-hours-minutes = { $hours } h { $minutes } min
web-academic-year = academic year { $year }

## Sources
web-source-labour-code = Labour Code
web-source-law-on-education = Law on Education
web-source-law-on-qualifications = Law on Professional Qualifications
web-source-social-code = Social Code
web-source-smse = SMSE, order № 2 of 20.07.2022
web-source-model-rules = Model Rules of educational organisations, order № 595 of 30.10.2018
web-source-credit-rules = Rules of the credit technology of education, order № 152 of 20.04.2011
web-source-programme-register = Rules of the register of educational programmes, order № 106 of 12.10.2022
web-source-guide = DIARKAZ guide
web-source-standard = Standard
web-source-house = House rule
web-source-article = { $work }, art. { $part }
web-source-article-point = { $work }, art. { $part }({ $point })
web-source-paragraph = { $work }, p. { $part }
web-source-section = { $work }, section { $part }
web-source-annex = { $work }, annex { $part }
web-source-decision = { $work }, decision { $part }
web-source-named = { $work }: { $part }

## Languages
lang-kk = In Kazakh
lang-ru = In Russian
lang-en = In English

## Roles
role-ministry = ministry
role-authority = akimat
role-coordinator = coordinator
role-association = sectoral council
role-hr = personnel department
role-signatory = signatory of the enterprise
role-mentor = mentor
role-university = administrator of the educational organisation
role-designer = programme designer
role-curator = curator
role-supervisor = practice supervisor
role-student = learner
role-representative = legal representative
role-expert = expert
role-reviewer = accreditation reviewer
role-administrator = platform administrator
role-public = visitor
role-system = the platform

## How far a role reaches
scope-nation = the whole country
scope-region = region
scope-organisation = organisation
scope-programme = educational programme
scope-group = group
scope-commission = commission
scope-self = only what concerns oneself

## Refusals of the house
house-refusal-not-now = In this state (“{ $status }”) there is no act “{ $act }”. Reload the page and see whose move it is.
house-refusal-not-yours = “{ $act }” is not an act of your role: it belongs to the { $role }. If you hold several roles, choose another.
house-refusal-reason-needed = “{ $act }” needs a reason. Write in words what is wrong.
house-refusal-stale = Somebody changed this record while your page was open. Look at the new version and repeat your act.
house-refusal-empty = This may not be left empty. Please fill it in.
house-refusal-too-long = The text is too long: at most { $most } characters. Please shorten it.
house-refusal-not-a-day = There is no such day in the calendar. Write it as 01.09.2026.
house-refusal-not-a-number = A number is needed here. Write it as 7 or 7.5.
house-refusal-not-an-email = This is not an e-mail address. Write it as name@example.kz.
house-refusal-out-of-bounds = The number must lie between { $least } and { $most }. Please check it.
house-refusal-not-in-list = There is no such value in the list. Choose from the list.
house-refusal-taken = Such a record exists already. Open it or enter another value.
house-refusal-closed-door = This page is not open to your role. Choose another role or ask the administrator.
house-refusal-ends-before-begins = The last day is before the first. Check the dates.

## Requests that stopped
web-stop-refused = Not done
web-stop-missing = There is no such page, or it is not visible to you
web-stop-forbidden = This is not open to your role
web-stop-crossing = The request came from another site and was not carried out
web-stop-broken = Something of ours broke. It is recorded; please try again later
web-stop-token = A token is needed
web-stop-home = To the first page
web-platform-itself = The platform itself
web-demo-banner = A demonstration: people, acts, votes and figures are invented

# Shared by pages
web-save = Save
web-history = History
web-history-none = It came with the platform; nobody has changed it.
web-before = Before
web-after = After

## The reference for programs
web-refusal-idempotency-key = The header Idempotency-Key takes 1 to { $most } visible ASCII characters. Choose a new key for each new request.
web-api = API for programs
web-api-begin = Where to begin
web-api-about = Whatever the pages do, a program can do as well, under the same rules and permissions.
web-api-token = Issue a token for one role and until a day:
web-api-language = Messages come in the language of the header Accept-Language: kk, ru or en.
web-api-pages = Lists are read fifty at a time: give the page's next as after in the next request.
web-api-versions = Send a record's version back with a change: a change made on an older version is answered with 409.
web-api-twice = Add the header Idempotency-Key to a request that writes: repeated under the same key it is not done twice, the first answer comes back (for 24 hours).
web-api-refusals = A refusal comes as application/problem+json: the rule's code, the field, the message and the source.
web-api-none = There is no API yet
web-api-operations = { $count ->
    [one] { $count } request
   *[other] { $count } requests
}
web-api-example = Example
web-api-who-may = Who may
web-api-anyone = anyone, without a token too
web-api-signed-in = any role
web-api-parameters = Parameters
web-api-body = Fields of the request
web-api-answer = Answer
web-api-fields = Fields of the answer
web-api-field = Field
web-api-kind = Kind
web-api-meaning = Meaning
web-api-needed = needed
