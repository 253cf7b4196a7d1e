## Places
outlook-dashboard = Dashboard
outlook-graduates = Graduates
outlook-graduate = Graduate
outlook-my = After graduation
outlook-confirm = Confirm graduates’ work
outlook-public = Open to everybody
outlook-employment = Employment of graduates
outlook-settings = Retention and reminders
outlook-formulas = Register of indicators

## Facts
outlook-programme = Educational programme
outlook-code = Code of the programme
outlook-university = Educational organisation
outlook-region = Region
outlook-graduated = Graduated
outlook-year = Year of graduation
outlook-practice = Enterprise of the practice
outlook-checkpoint = Checkpoint
outlook-month = Months after graduation
outlook-at-graduation = At graduation
outlook-months-after = { $months ->
    [one] after { $months } month
   *[other] after { $months } months
 }
outlook-months-short = { $months } mo
outlook-due-day = Day of the question
outlook-state = State
outlook-consent = Consent
outlook-activity = Occupation
outlook-employer = Employer
outlook-employer-help = Name or BIN. If it is not in the list, write it yourself.
outlook-employer-help-practice = If it is not the enterprise of the practice, write its name or BIN.
outlook-post = Post
outlook-from = Since
outlook-fits = Is the work of the programme’s profession?
outlook-at-practice = With the enterprise of the practice
outlook-is-it-practice = Is the employer the enterprise of the practice ({ $name })?
outlook-band = Monthly pay before taxes, thousand tenge
outlook-band-help = You need not tell. The employer does not see it.
outlook-remark = Remark
outlook-answered-day = Answered on
outlook-told-by-graduate = by the graduate
outlook-told-on-word = written down on the graduate’s word
outlook-yes = yes
outlook-no = no

## Codes
outlook-status-planned = planned
outlook-status-asked = asked
outlook-status-answered = answered
outlook-status-confirmed = confirmed by the employer
outlook-status-disputed = not confirmed by the employer
outlook-status-unreachable = could not be reached
outlook-status-stopped = no longer asked
outlook-act-ask = Ask
outlook-act-answer = Answer
outlook-act-correct = Correct the answer
outlook-act-confirm = Confirm
outlook-act-dispute = Do not confirm
outlook-act-give-up = Could not be reached
outlook-act-stop = Stop asking
outlook-act-resume = Ask again
outlook-consent-unasked = not asked yet
outlook-consent-given = given
outlook-consent-refused = refused
outlook-consent-withdrawn = withdrawn
outlook-consent-act-give = Agree
outlook-consent-act-refuse = Do not agree
outlook-consent-act-withdraw = Withdraw consent
outlook-activity-by-profession = works by profession
outlook-activity-otherwise = works otherwise
outlook-activity-studying = studies further
outlook-activity-army = serves in the army
outlook-activity-parenting = on parental leave
outlook-activity-seeking = seeks work
outlook-activity-other = other
outlook-fits-yes = yes
outlook-fits-partly = in part
outlook-fits-no = no
outlook-band-below-150 = below 150
outlook-band-150-250 = 150–250
outlook-band-250-400 = 250–400
outlook-band-400-600 = 400–600
outlook-band-above-600 = above 600
outlook-state-consent = consent not asked
outlook-state-due = answer awaited
outlook-state-late = late
outlook-state-answered = answered
outlook-state-confirmed = confirmed by the employer
outlook-state-disputed = not confirmed by the employer
outlook-state-unreachable = not reached
outlook-unit-people = people
outlook-unit-organisations = organisations
outlook-unit-contracts = contracts
outlook-unit-places = places
outlook-unit-programmes = programmes
outlook-unit-percent = percent

## What was done
outlook-act-open = Follow-up opened
outlook-act-consent-given = Consent given
outlook-act-consent-refused = Consent refused
outlook-act-consent-withdrawn = Consent withdrawn
outlook-act-tell = Answer written down
outlook-act-correct-answer = Answer corrected
outlook-act-put = Question sent
outlook-act-confirm-answer = Confirmed by the employer
outlook-act-dispute-answer = Not confirmed by the employer
outlook-act-not-reached = Could not be reached
outlook-act-forget = Term of retention over, details erased
outlook-act-set = Retention set

## The list and the record
outlook-none = No graduate fits
outlook-none-help = A graduate appears here on the day of graduation. Try another filter.
outlook-ask-due = Ask all who are due
outlook-since = waits since { $day }
outlook-late-by = late by { $days }
outlook-next-questions = the questions come on their days
outlook-next-confirm = the employer confirms
outlook-on-word-help = You write down the graduate’s word: the record will say so.
outlook-works = Works
outlook-works-not = Does not work
outlook-choose-other = change
outlook-correct-reason = Why was the answer before wrong?

## The graduate’s page
outlook-my-none = No questions yet
outlook-my-none-help = After graduation short questions appear here: at graduation and 6, 12, 24 and 36 months later.
outlook-my-question = Where are you now? ({ $when })
outlook-my-ask = It takes less than a minute.
outlook-my-before = Last time: { $what }
outlook-same = Nothing has changed
outlook-changed = It has changed
outlook-answer = Answer
outlook-my-nothing = Nothing to answer now
outlook-my-ok = all done
outlook-my-next = Next question: { $day }.
outlook-my-done = Every question is answered. Thank you!
outlook-consent-title = Your consent
outlook-consent-text = Text of the consent
outlook-consent-purpose = The university and the region want to know where graduates work: programmes and admission control figures are mended by it.
outlook-consent-what = We ask: what you do, your employer, post, since when, whether it is your profession; pay only if you wish.
outlook-consent-who = Seen by you and your university. The employer you name confirms its own part only. Everybody else sees numbers without names.
outlook-consent-long = For how long: we ask for three years; then the details are erased when their term is over.
outlook-consent-back = You may withdraw any day: the questions stop, the details are erased, only an anonymous count stays.
outlook-withdraw-sure = Withdraw consent and erase the details?

## The employer’s page
outlook-confirm-help = The graduate named you as employer. One press confirms; pay is not shown.
outlook-confirm-none = Nothing to confirm
outlook-confirm-none-help = A graduate appears here on naming your organisation as employer.

## Settings
outlook-setting-from = From
outlook-setting-default = by default
outlook-keep-months = Details are kept, months after graduation
outlook-late-days = Late after so many days
outlook-settings-help = No norm sets these figures, so they are dated settings (decision 0013). At least 36 months: graduates are followed for three years.

## Figures
outlook-followed = Followed
outlook-asked = Asked
outlook-answered = Answered
outlook-confirmed = Confirmed by the employer
outlook-employed = Employed
outlook-share = Share employed
outlook-share-profession = Share employed by profession
outlook-share-weighted = Weighted share
outlook-how-counted = How it is counted
outlook-rate-formula = Share = employed ÷ answered. Those who did not answer count neither as employed nor as unemployed.
outlook-interval-formula = In brackets: the 95 % interval (Wilson’s method): the fewer answers, the wider it is.
outlook-weight-formula = In the weighted share each programme and year weighs as many as it has graduates, not answers: weight of an answer = followed ÷ answered. Groups without any answer are left out.
outlook-of = of { $of } ({ $percent })
outlook-count-asked = Graduates asked
outlook-count-answered = Answered after a year
outlook-count-employed = Employed after a year

## The dashboard
outlook-as-of = as of { $day }
outlook-stage-1 = Coordination
outlook-stage-2 = Regulation
outlook-stage-3 = Needs and admission control figures
outlook-stage-4 = Career guidance
outlook-stage-5 = Educational programmes
outlook-stage-6 = Contracts and practice
outlook-stage-7 = Assessment
outlook-stage-0 = After graduation
outlook-stage-empty = This stage has no figures yet.
outlook-funnel = From need to work
outlook-funnel-help = Each row opens its list. The rows count people of different years: not the fate of one intake, but the region as it is today.
outlook-chart-students = Students in dual training by year of admission
outlook-chart-students-desc = The bars show how many students there are.
outlook-chart-students-year = Students in dual training by year of admission
outlook-chart-students-region = Students in dual training by region
outlook-studying = studying
outlook-graduated-series = graduated
outlook-chart-contracts = Dual training contracts by state
outlook-chart-contracts-desc = The bars show how many contracts there are.
outlook-chart-employment = Employment of graduates, percent
outlook-chart-employment-desc = The lines show the share employed of those who answered, the bands the 95 % interval.

## The register of indicators
outlook-indicator = Indicator
outlook-formula = Formula
outlook-unit-label = Unit
outlook-numerator = What is counted
outlook-denominator = Of what
outlook-source = Source
outlook-open-list = list
outlook-formulas-help = What each figure is, where it comes from and the list behind it. Only lists open to your role are shown.
outlook-indicator-needed = Employers’ need
outlook-indicator-needed-formula = Accepted returns of the latest campaign, first year: vacancies + new jobs + retirements.
outlook-indicator-places = Admission control figures
outlook-indicator-places-formula = Sum of the places in the latest approved control figures.
outlook-indicator-dual = Students in dual training
outlook-indicator-dual-formula = Students in dual training who study or are on academic leave.
outlook-indicator-programmes = Programmes with dual training
outlook-indicator-programmes-formula = Adopted or registered programmes with dual students or contracts in force.
outlook-indicator-enterprises = Enterprises with contracts
outlook-indicator-enterprises-formula = Different enterprises with a dual training contract in force or suspended.
outlook-indicator-universities = Educational organisations with contracts
outlook-indicator-contracts = Contracts in force
outlook-indicator-contracts-formula = Dual training contracts in force or suspended.
outlook-indicator-filled = Places filled
outlook-indicator-filled-formula = Places that got a student ÷ places offered by enterprises.
outlook-indicator-mentors = Mentors with pedagogical training
outlook-indicator-mentors-formula = Mentors with a valid certificate of pedagogical training ÷ registered mentors.
outlook-indicator-asked = Graduates asked
outlook-indicator-asked-formula = Graduates who were asked at graduation ÷ all graduates.
outlook-indicator-answered = Answered after a year
outlook-indicator-answered-formula = Those who answered the question after 12 months ÷ graduates whose 12 months have passed.
outlook-indicator-employed = Employed after a year
outlook-indicator-interval = Interval
outlook-indicator-weighted = Weighted share
outlook-indicator-confirmed = Confirmed by the employer
outlook-indicator-confirmed-formula = Answers confirmed by the employer ÷ answers that tell of work.

## Open to everybody
outlook-public-title = Dual training in figures
outlook-public-figures = Figures
outlook-public-programmes = Programmes with dual training
outlook-public-check = Check a certificate
outlook-public-intro = Theory at the university, practice at the enterprise. Here is how many students learn so, how many enterprises take part, and how graduates found work.
outlook-fewer = fewer than { $least }
outlook-share-note = answered: { $answered }, followed: { $followed }
outlook-employment-none = No graduates yet
outlook-employment-none-help = Once the first students have graduated, their employment is shown here.
outlook-open-data = Open data
outlook-open-data-help = The figures of this page may be used freely; please name the source.
outlook-suppression-note = So that nobody can be recognised, numbers below { $least } and those from which they could be worked out are not shown.
outlook-breakdown = Breakdown
outlook-value = Value
outlook-low = Lower end, %
outlook-high = Upper end, %
outlook-day = Day
outlook-catalogue-intro = Adopted programmes in which a part of the study takes place at an enterprise, with a mentor.
outlook-catalogue-none = No programme fits
outlook-catalogue-none-help = Try another word or another region.
outlook-credits = Academic credits
outlook-credits-practice = Of them practice
outlook-enterprises = Enterprises
outlook-professions = Professions
outlook-languages = Languages of training
outlook-goal = Purpose of the programme
outlook-outcomes = Learning outcomes

## What waits
outlook-waiting-consent = Decide about your consent
outlook-waiting-answer = Tell where you are now
outlook-waiting-ask = Ask what is overdue
outlook-waiting-remind = Reach those who have not answered
outlook-waiting-confirm = Confirm graduates’ work

## Refusals
outlook-refusal-not-due = The day of this question has not come yet.
outlook-refusal-no-consent = The graduate has not agreed: ask for consent first.
outlook-refusal-not-named = The graduate named another employer: only that one confirms.
outlook-refusal-employer-needed = Name the employer, or choose the enterprise of the practice.
outlook-refusal-no-practice = No enterprise of practice is known here: write the employer’s name.
outlook-refusal-begins-later = Work cannot have begun after today.
outlook-refusal-contradiction = The two answers about the profession contradict each other: mend one of them.
outlook-refusal-nothing-before = There is no earlier answer: please answer in full.
outlook-refusal-dated-already = A setting from this day stands already: choose another day.
