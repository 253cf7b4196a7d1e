# Degrees, profiles, cycles, components
programmes-degree-bachelor = bachelor
programmes-degree-master = master
programmes-degree-doctor = doctoral
programmes-profile-bachelor-240 = bachelor, 240 credits
programmes-profile-bachelor-300 = bachelor, 300 credits
programmes-profile-specialist-300 = specialist, 300 credits
programmes-profile-military-240 = military or special institution, 240 credits
programmes-cycle-ged = general education disciplines (GED)
programmes-cycle-bd = basic disciplines (BD)
programmes-cycle-md = major disciplines (MD)
programmes-cycle-fa = final attestation (FA)
programmes-component-mandatory = mandatory component
programmes-component-university = university component
programmes-component-elective = elective component

# Forms of control
programmes-control-exam = examination
programmes-control-state-exam = state examination
programmes-control-credit-test = credit test
programmes-control-course-work = course work
programmes-control-practice-report = practice report
programmes-control-thesis-defense = thesis or project defence
programmes-control-complex-exam = complex examination

# Mandatory disciplines
programmes-mandatory-history-kz = History of Kazakhstan
programmes-mandatory-philosophy = Philosophy
programmes-mandatory-foreign-lang = Foreign language
programmes-mandatory-state-lang = Kazakh (Russian) language
programmes-mandatory-ict = Information and communication technologies
programmes-mandatory-sociopolit = Module of socio-political knowledge
programmes-mandatory-phys-culture = Physical training

# Academic periods
programmes-period-semester = semester
programmes-period-trimester = trimester
programmes-period-quarter = quarter

# Kinds of work
programmes-work-lecture = lectures
programmes-work-lab = laboratory work
programmes-work-practical = practical classes
programmes-work-individual = individual lessons
programmes-work-independent = independent work of the student
programmes-work-with-teacher = independent work with the teacher
programmes-work-field-practice = practice
programmes-work-thesis = thesis

# Options
programmes-standing-discipline = discipline
programmes-standing-minor-place = place of a minor’s discipline

# Outcomes and tools
programmes-outcome-generic = generic competence
programmes-outcome-professional = professional competence
programmes-tool-test = test
programmes-tool-examination = examination
programmes-tool-lab-report = laboratory report
programmes-tool-project = project
programmes-tool-work-task = task at the workplace
programmes-tool-practice-report = practice report
programmes-tool-production-exam = production exam
programmes-tool-portfolio = portfolio
programmes-tool-defence = defence

# Levels of findings and pages of the studio
programmes-level-good = holds
programmes-level-warning = warning
programmes-level-error = error
programmes-tab-passport = Passport
programmes-tab-outcomes = Outcomes
programmes-tab-matrix = Matrix
programmes-tab-curriculum = Curriculum
programmes-tab-calendar = Calendar

# Lifecycle
programmes-status-drafted = draft
programmes-status-under-examination = under examination
programmes-status-adopted = adopted
programmes-status-registered = registered
programmes-status-superseded = superseded
programmes-act-edit = Edit
programmes-act-send-to-examination = Send to examination
programmes-act-return = Return for revision
programmes-act-adopt = Adopt
programmes-act-register = Enter the register number
programmes-act-new-version = Begin a new version
programmes-act-supersede = Replace by the new version
programmes-conclusion-recommended = recommended for adoption
programmes-conclusion-rejected = recommended for revision

# What to do next
programmes-mend-profile = Choose the profile or the year of admission in the passport.
programmes-mend-volumes = Add, remove or resize disciplines of this cycle.
programmes-mend-mandatory = Restore the mandatory discipline in the volume of the standard.
programmes-mend-slot = Open the slot and correct its figures.
programmes-mend-terms = Move a discipline to another term, or balance the load.
programmes-mend-calendar = Lengthen the period in the schedule of the educational process.
programmes-mend-options = Offer more disciplines, or let fewer be chosen.
programmes-mend-prerequisite = Place the prerequisite in an earlier term, or drop it.
programmes-mend-code = Give the discipline another code.
programmes-mend-names = Name the discipline in the three languages.
programmes-mend-practice = Place professional practice in the second year or later.
programmes-mend-on-site = Agree more sessions at the enterprise.
programmes-mend-proposals = Withdraw some of the employers’ proposals.
programmes-mend-outcomes = State eight to twelve learning outcomes.
programmes-mend-matrix = Mark in the matrix which disciplines form what.
programmes-mend-tools = Choose a tool that assesses the outcome.

# Checks that hold
programmes-held-standard = Volumes of the standard applied: { $profile }, admission { $year }
programmes-held-total = Volume of the programme: { $credits } cr of { $wanted }
programmes-held-general = GED { $credits } cr = mandatory { $mandatory } + other { $chosen }; norm { $wanted }
programmes-held-general-mandatory = Mandatory component of GED: { $credits } cr of { $wanted }
programmes-held-general-chosen = University and elective components of GED: { $credits } cr of { $wanted }
programmes-held-body = BD and MD: { $credits } cr ({ $basic } + { $major }), at least { $wanted }
programmes-held-basic = BD: { $credits } cr, at least { $wanted }
programmes-held-major = MD: { $credits } cr, at least { $wanted }
programmes-held-attestation = Final attestation: { $credits } cr, at least { $wanted }
programmes-held-hours-total = { $hours } hours in all, at least { $wanted }
programmes-held-year-load = Years are near their norm: { $loads } cr
programmes-held-term-load = Terms are within their bound: { $loads } cr
programmes-held-period-length = Every academic period lasts at least { $wanted } weeks
programmes-held-mandatory = All { $count } mandatory disciplines stand in full volume
programmes-held-mandatory-control = Mandatory disciplines end in the standard’s forms of control
programmes-held-history-exam = History of Kazakhstan: { $control } in term { $term }, in which it is studied
programmes-held-slot-hours = One credit is 30 hours in every slot ({ $count })
programmes-held-split = Kinds of work sum to the hours in every slot ({ $count })
programmes-held-terms = Terms sum to the credits in every slot ({ $count })
programmes-held-control-term = Final control stands in a term of study in every slot ({ $count })
programmes-held-empty-slot = Every slot holds a discipline ({ $count })
programmes-held-choice = No more is chosen than is offered, in every slot ({ $count })
programmes-held-no-alternative = Elective slots offer a choice (slots: { $count })
programmes-held-prerequisite = Prerequisites are finished before ({ $count })
programmes-held-same-code = Disciplines have codes of their own ({ $count })
programmes-held-nameless = Disciplines are named in the three languages ({ $count })
programmes-held-practice-control = Practices end in a report (slots: { $count })
programmes-held-practice = Practice stands from the second year on: term { $term }; { $credits } cr in all
programmes-held-on-site = Dually taught disciplines ({ $count }) are mastered at the enterprise by at least { $least } %
programmes-held-employer-content = Content adapted to employers: { $share } % ({ $credits } cr; limit { $most } %)
programmes-held-outcomes = Learning outcomes are stated: { $count }
programmes-held-outcome-count = { $count } learning outcomes: usually { $least } to { $most }
programmes-held-unformed = Every outcome ({ $count }) is formed by disciplines
programmes-held-thin = Every outcome ({ $count }) rests on two disciplines or more, whatever is chosen
programmes-held-unassessed = Every outcome ({ $count }) has a tool that assesses it
programmes-held-forms = Every discipline ({ $count }) forms one to { $most } outcomes

# Checks that are broken
programmes-refusal-standard-unknown = The standard’s volumes for admission { $year } are not known: { $profile }
programmes-refusal-total = The programme has { $credits } cr; it must have { $wanted }
programmes-refusal-general = GED has { $credits } cr (mandatory { $mandatory }, other { $chosen }); it must have { $wanted }
programmes-refusal-general-mandatory = The mandatory component of GED has { $credits } cr; it must have { $wanted }
programmes-refusal-general-chosen = University and elective components of GED have { $credits } cr; they must have { $wanted }
programmes-refusal-body = BD and MD have { $credits } cr ({ $basic } + { $major }); at least { $wanted } are needed
programmes-refusal-basic = BD has { $credits } cr; at least { $wanted } are needed
programmes-refusal-major = MD has { $credits } cr; at least { $wanted } are needed
programmes-refusal-attestation = Final attestation has { $credits } cr; at least { $wanted } are needed
programmes-refusal-hours-total = There are { $hours } hours in all; at least { $wanted } are needed
programmes-refusal-year-load = Year { $year } has { $credits } cr; the norm is about { $wanted }
programmes-refusal-term-load = Term { $term } has { $credits } cr, more than { $most }
programmes-refusal-period-length = Period { $term } lasts { $weeks } weeks; at least { $wanted } are needed
programmes-refusal-mandatory = Mandatory discipline “{ $discipline }”: { $credits } cr; { $wanted } are needed
programmes-refusal-mandatory-control = “{ $name }” ends in “{ $control }”; the standard has “{ $wanted }”
programmes-refusal-history-exam = History of Kazakhstan needs a state examination in the term in which it is studied (now: { $control }, term { $term })
programmes-refusal-slot-hours = “{ $name }”: { $hours } hours for { $credits } cr; { $wanted } are needed
programmes-refusal-split = “{ $name }”: kinds of work sum to { $sum } hours of { $hours }
programmes-refusal-terms = “{ $name }”: terms sum to { $sum } cr of { $credits }
programmes-refusal-control-term = “{ $name }”: control in term { $term }, but studied in term: { $terms }
programmes-refusal-empty-slot = Slot “{ $name }” holds no discipline
programmes-refusal-choice = “{ $name }”: choose { $choose } of { $offered }
programmes-refusal-no-alternative = “{ $name }” is elective, but there is no choice ({ $offered } offered)
programmes-refusal-prerequisite = “{ $name }”: prerequisite “{ $before }” is not finished before
programmes-refusal-same-code = “{ $name }”: code { $code } stands in slot № { $first } too
programmes-refusal-nameless = “{ $name }” is not named in all three languages
programmes-refusal-practice-control = “{ $name }”: a practice ends in a report (now: { $control })
programmes-refusal-on-site = “{ $name }”: { $share } % is mastered at the enterprise; at least { $least } % is needed
programmes-refusal-employer-content = Content adapted to employers is { $share } % ({ $credits } cr); the limit is { $most } %
programmes-refusal-practice = There is no professional practice from the second year on (practice in all: { $credits } cr)
programmes-refusal-outcomes = No learning outcomes are stated
programmes-refusal-outcome-count = There are { $count } learning outcomes; usually there are { $least } to { $most }
programmes-refusal-unformed = LO{ $outcome } “{ $name }” is formed by no discipline
programmes-refusal-thin = LO{ $outcome } “{ $name }” may rest on fewer than two disciplines
programmes-refusal-unassessed = LO{ $outcome } “{ $name }” is assessed by no tool
programmes-refusal-forms = “{ $name }” forms { $count } outcomes; one to { $most } are expected

# The programme's way
programmes-refusal-has-errors = The checks still find errors. Mend them first.
programmes-refusal-not-examined = The commission has not recommended this version. Wait for its conclusion.
programmes-refusal-no-minutes = Enter the number and day of the academic council’s minutes.
programmes-refusal-no-number = Enter the number and day of inclusion in the register.
programmes-refusal-no-newer = The newer version has not been adopted. Adopt it first.
programmes-refusal-newer-stands = A newer version has been begun. Work in that one.
programmes-refusal-code = “{ $typed }” is not a code of an educational programme. Example: 6B07114.

# Files
programmes-file-curriculum = Curriculum file
programmes-file-modules = Modules file
programmes-file-outcomes = Outcomes file
programmes-file-matrix = Matrix file
programmes-file-prerequisites = Prerequisites file
programmes-refusal-file-empty = { $file } is empty. Choose a file with the table.
programmes-refusal-file-encoding = { $file }, row { $row }: the text is not in UTF-8. Save the table as “CSV UTF-8”.
programmes-refusal-file-no-rows = { $file }: there are no rows under the header. Add the rows.
programmes-refusal-file-long = { $file }: there are more than { $most } rows. Keep the plan of one programme.
programmes-refusal-file-more = There are { $count } more errors. Mend those above and load again.
programmes-refusal-column-missing = { $file }: column “{ $column }” is missing. Take the header of the template.
programmes-refusal-column-unknown = { $file }: unknown column “{ $column }” (column { $number }). Remove it or correct its name.
programmes-refusal-column-twice = { $file }: column “{ $column }” stands twice. Remove one.
programmes-refusal-row-length = { $file }, row { $row }: { $cells } cells under { $columns } columns. Look for stray commas and quotes.
programmes-refusal-cell-empty = { $file }, row { $row }, column “{ $column }”: the cell is empty. Fill it in.
programmes-refusal-cell-long = { $file }, row { $row }, column “{ $column }”: the text is longer than { $most } characters. Shorten it.
programmes-refusal-cell-number = { $file }, row { $row }, column “{ $column }”: “{ $value }” is not a number of this kind. Write a number.
programmes-refusal-cell-negative = { $file }, row { $row }, column “{ $column }”: negative number “{ $value }”. Write it without the minus.
programmes-refusal-cell-range = { $file }, row { $row }, column “{ $column }”: “{ $value }” is not within { $least } to { $most }. Correct the number.
programmes-refusal-cell-list = { $file }, row { $row }, column “{ $column }”: “{ $value }” is not in the list. Possible values: { $list }.
programmes-refusal-cell-terms = { $file }, row { $row }, column “{ $column }”: “{ $value }” is not right. Write it as 1:5;2:5.
programmes-refusal-row-differs = { $file }, row { $row }, column “{ $column }”: “{ $value }”, but row { $first } of the same slot has “{ $was }”. Make them equal.
programmes-refusal-option-twice = { $file }, row { $row }, column “{ $column }”: option { $value } stands in row { $first } too. Change its number.
programmes-refusal-code-twice = { $file }, row { $row }, column “{ $column }”: code “{ $value }” stands in row { $first } too. Give the discipline a code of its own.
programmes-refusal-defaults = { $file }, row { $row }, column “{ $column }”: more than { $most } options are taken by default. Mark the others “no”.
programmes-refusal-module-unknown = { $file }, row { $row }, column “{ $column }”: module { $value } is not in the modules file. Add it there.
programmes-refusal-module-twice = { $file }, row { $row }, column “{ $column }”: module { $value } stands in row { $first } too. Remove one.
programmes-refusal-prerequisite-unknown = { $file }, row { $row }, column “{ $column }”: there is no slot of order “{ $value }”. Name one that stands.
programmes-refusal-outcome-twice = { $file }, row { $row }, column “{ $column }”: outcome { $value } stands in row { $first } too. Change its number.
programmes-refusal-outcome-unknown = { $file }, row { $row }, column “{ $column }”: outcome “{ $value }” is not in the outcomes file. Add it or correct this.
programmes-refusal-discipline-unknown = { $file }, row { $row }, column “{ $column }”: discipline “{ $value }” is not in the curriculum. Check the slot and option numbers.
programmes-refusal-slot-unknown = { $file }, row { $row }, column “{ $column }”: code “{ $value }” does not name exactly one slot. Check the slot’s code.

# Oddities that a reading survived
programmes-oddity-look-alike = Cyrillic look-alikes in a code were made Latin
programmes-oddity-mixed-word = One word mixes Latin and Cyrillic letters; kept as it is
programmes-oddity-other-language = The name seems to be in another language than its column; kept as it is
programmes-oddity-odd-slot-code = The slot’s code is not a number; kept as it is
programmes-oddity-slot-code-twice = The slot’s code stands on another slot too; both were kept
programmes-oddity-minor-place = This option is a place of a minor’s discipline, not a discipline

# Passport
programmes-programmes = Educational programmes
programmes-none = There are no educational programmes
programmes-none-help = A designer enters a programme; once adopted, everybody sees it.
programmes-enter = Enter a programme
programmes-edit = Edit the passport
programmes-name = Name
programmes-name-kk = Name (Kazakh)
programmes-name-ru = Name (Russian)
programmes-name-en = Name (English)
programmes-code = Code
programmes-code-help = For example 6B07114. Cyrillic letters become Latin.
programmes-goal = Goal
programmes-group = Group of educational programmes
programmes-field = Field of education
programmes-direction = Direction of training
programmes-organisation = Educational organisation
programmes-organisation-help = BIN or id.
programmes-kind = Type
programmes-kind-acting = acting
programmes-kind-new = new
programmes-kind-innovative = innovative
programmes-degree = Level of education
programmes-profile = Profile and volume
programmes-admission = Year of admission
programmes-admission-is = admission { $year }
programmes-languages = Languages of instruction
programmes-nqf = NQF level
programmes-partner = Partner organisation
programmes-period = Academic period
programmes-minutes = Minutes of the academic council
programmes-minutes-number = Number of the minutes
programmes-registered = Entry in the register
programmes-registered-number = Number in the register
programmes-paper-day = Day
programmes-state = State
programmes-number = Version
programmes-number-is = version { $number }
programmes-version-is = version { $number }, { $status }
programmes-versions = Versions
programmes-since = since { $day }
programmes-next-examination = the expert commission examines it
programmes-next-adoption = the academic council adopts it
programmes-next-register = it is entered in the register
programmes-see-checks = See the checks
programmes-section-name = Name and goal
programmes-section-place = Where it belongs
programmes-section-study = Study
programmes-papers = Documents
programmes-paper-passport = Passport of the programme
programmes-paper-curriculum = Working curriculum
programmes-paper-table = Working curriculum, as a table
programmes-linked = Linked
programmes-adopted-by = Adopted by the academic council, minutes № { $number } of { $day }

# Sides of a programme
programmes-side-passport = Passport
programmes-side-outcomes = Learning outcomes
programmes-side-matrix = Matrix
programmes-side-curriculum = Working curriculum
programmes-side-examination = Examination

# Examination
programmes-way = From draft to register
programmes-checks = Checks
programmes-conclusion = Conclusion
programmes-conclusions = Conclusions of the commission
programmes-conclusions-none = The commission has not concluded yet
programmes-conclusions-none-help = A conclusion comes by itself once the commission’s sitting has decided.
programmes-plan-commission = Plan the examining commission
programmes-commission-of = Commission examining the educational programme “{ $name }”
programmes-conclusion-minutes = Minutes of the commission
programmes-round = Round

# Studio
programmes-legend-theory = theory, at the university
programmes-legend-practice = at the enterprise
programmes-legend-other = other
programmes-legend-pinned = pinned
programmes-term-is = Term { $number }
programmes-and-others = { $name } (+{ $count })
programmes-curriculum-none = There is no curriculum yet
programmes-curriculum-none-help = Bring it from a file, or add it slot by slot.
programmes-slot = Slot
programmes-slots = Slots
programmes-slot-code = Code of the slot
programmes-module = Module
programmes-cycle = Cycle
programmes-component = Component
programmes-mandatory = Mandatory discipline of the standard
programmes-credits = Credits
programmes-hours = Hours
programmes-terms = Credits by term
programmes-terms-help = Write it as 1:5;2:5.
programmes-control = Final control
programmes-control-term = Term of control
programmes-choose = How many disciplines are taken
programmes-prerequisites = Prerequisites
programmes-prerequisites-help = Orders of slots, divided by semicolons: 3;7.
programmes-course-work = has course work
programmes-minor = may be taken by a minor
programmes-practice = Practice
programmes-on-site = Share mastered at the enterprise, %
programmes-employer = Credits adapted to employers
programmes-sum = Total
programmes-sums = Credits by cycle
programmes-section-cycle = Place
programmes-section-volume = Volume
programmes-section-time = Time and control
programmes-section-dual = At the enterprise
programmes-add-slot = Add a slot
programmes-remove-slot = Remove the slot
programmes-remove-slot-sure = The slot goes with its disciplines and their marks. Go on?
programmes-discipline = Discipline
programmes-disciplines = Disciplines
programmes-discipline-code = Code of the discipline
programmes-by-default = by default
programmes-minor-place = only a place for a minor’s discipline
programmes-add-discipline = Add a discipline
programmes-edit-discipline = Edit the discipline
programmes-remove-discipline = Remove the discipline
programmes-remove-discipline-sure = The discipline goes with its marks. Go on?

# Outcomes and matrix
programmes-outcome = Learning outcome
programmes-outcome-code = LO{ $number }
programmes-outcome-kind = Kind of competence
programmes-outcome-help = Write an action that can be measured: “programs”, “justifies”; not “knows”, “understands”.
programmes-outcomes-none = No learning outcomes are stated
programmes-add-outcome = Add an outcome
programmes-remove-outcome = Remove the outcome
programmes-remove-outcome-sure = The outcome goes with its marks. Go on?
programmes-professions = Professions
programmes-professions-help = Codes of the region’s list, divided by semicolons: R-001; R-004.
programmes-tools = Tools of assessment
programmes-tools-none = no tool chosen
programmes-formed-by = Disciplines that form it
programmes-forms = Outcomes
programmes-forms-nothing = forms nothing
programmes-matrix-none = The matrix cannot be filled yet
programmes-matrix-none-help = It needs learning outcomes and a curriculum first.
programmes-matrix-help = Where a discipline forms an outcome, type 1, 2 or 3; to clear a cell type 0 or empty it. The platform works the level out by itself from the kind of the discipline.
programmes-level-chosen = only those who choose it
programmes-level-all = every student
programmes-level-work = at the workplace

# Import of a curriculum
programmes-import = Bring from a file
programmes-import-lead = The file is tried first: its sums, oddities and findings are shown. Nothing changes until you confirm.
programmes-import-template = Take an empty template
programmes-import-try = Try it
programmes-import-take = Take it in
programmes-import-would = If it is taken in
programmes-import-nothing = The file says nothing that does not stand already.
programmes-import-notes = Oddities
programmes-import-row = Row
programmes-import-column = Column
programmes-import-note = What was noticed
programmes-import-cell = Cell

# Acts as the record tells them
programmes-act-enter = The programme was entered
programmes-act-edit-passport = The passport was edited
programmes-act-add-slot = A slot was added
programmes-act-edit-slot = A slot was edited
programmes-act-remove-slot = A slot was removed
programmes-act-edit-discipline = A discipline was edited
programmes-act-remove-discipline = A discipline was removed
programmes-act-edit-outcome = An outcome was edited
programmes-act-remove-outcome = An outcome was removed
programmes-act-edit-matrix = The matrix was edited
programmes-act-import-curriculum = The curriculum was taken in from a file
programmes-act-begin-version = Begun from the version before
programmes-act-conclude = The commission concluded

# Refusals of forms
programmes-refusal-group = There is no group “{ $typed }”. Choose one of the list.
programmes-refusal-organisation = You may enter a programme only for your own educational organisation.
programmes-refusal-level = This level of education stands on NQF level { $wanted }.
programmes-refusal-languages = Tick at least one language of instruction.
programmes-refusal-code-stays = The code of a following version stays { $code }.
programmes-refusal-form-terms = “{ $typed }” is not right. Write it as 1:5;2:5.
programmes-refusal-form-credits = “{ $typed }” is no number of credits. Write 5 or 7.5.
programmes-refusal-form-hours = “{ $typed }” is no number of hours. Write 150.
programmes-refusal-form-prerequisite = “{ $typed }” is no other slot of this curriculum.
programmes-refusal-form-profession = “{ $typed }” is not in the list of professions. Check the code.

# Cohorts, groups, enrolment
programmes-students = Students
programmes-students-none = No students are enrolled
programmes-students-none-help = An officer of the educational organisation brings the list from a file.
programmes-student = Student
programmes-cohort = Cohort
programmes-edition = Edition of the standard
programmes-cluster = Group
programmes-clusters = Groups
programmes-clusters-none = There are no groups
programmes-curator = Curator
programmes-curator-help = The person’s id; may be left empty.
programmes-language = Language of instruction
programmes-programme = Programme
programmes-funding = Funding
programmes-funding-grant = state educational grant
programmes-funding-region = grant of the local executive body
programmes-funding-employer = funds of the employer
programmes-funding-own = own funds
programmes-track = Track
programmes-track-dual = dual training
programmes-track-usual = usual training
programmes-enrolment-status-enrolled = enrolled
programmes-enrolment-status-on-leave = on leave
programmes-enrolment-status-transferred = transferred
programmes-enrolment-status-expelled = expelled
programmes-enrolment-status-graduated = graduated
programmes-enrolment-act-edit = Edit
programmes-enrolment-act-leave = Give leave
programmes-enrolment-act-come-back = Take back from leave
programmes-enrolment-act-transfer = Transfer
programmes-enrolment-act-expel = Expel
programmes-enrolment-act-graduate = Graduate
programmes-act-enrol = Enrolled
programmes-act-edit-enrolment = The enrolment was corrected
programmes-act-open-cohort = The cohort was opened
programmes-act-open-cluster = The group was opened
programmes-act-edit-cluster = The group was edited
programmes-edit-cluster = Edit the group
programmes-enrol = Enrol
programmes-enrol-person = About the student
programmes-enrol-place = Where they study
programmes-contingent = Bring students from a file
programmes-contingent-lead = A row is a student. One entered before is known by the external id or the IIN. Groups and cohorts open by themselves.
programmes-external = External id
programmes-family = Family name
programmes-given = Given name
programmes-patronymic = Patronymic
programmes-iin = IIN
programmes-birth = Birthday
programmes-email = E-mail
programmes-phone = Telephone
programmes-history-of = Movements
programmes-refusal-not-your-student = The student lies outside what your role is held for.
programmes-refusal-programme = Your organisation has no adopted programme “{ $typed }”. Adopt the programme first.
programmes-refusal-curator = There is no person “{ $typed }” in the registry.
programmes-refusal-enrolled-elsewhere = { $name } is on this programme already.
programmes-refusal-language = “{ $typed }” is no language of the programme.

# What the whole sees
programmes-waits-design = Prepare the programme for examination
programmes-waits-examine = Examine the programme
programmes-waits-adopt = Adopt the programme
programmes-waits-register = Note the number in the register
programmes-count-adopted = Adopted programmes
programmes-count-adopted-formula = Programmes adopted or in the register; versions of one count once. Of all programmes entered.
programmes-count-dual = Students in dual training
programmes-count-dual-formula = Enrolled students on the dual track. Of all enrolled students.
programmes-refusal-not-your-students = “{ $typed }” is not your educational organisation: you may enrol students only in your own.

# Balancing the terms
programmes-balance = Balance the terms
programmes-balance-accept = Accept the proposal
programmes-balance-leave = Change nothing
programmes-balance-help = Practices, the final attestation and slots studied over several terms stay. Prerequisites are kept.
programmes-balance-best = Nothing is worth moving: no plan makes the terms so much more even.
programmes-balance-none = No better plan was found.
programmes-balance-moves =
    { $count ->
        [one] { $count } slot would move to another term.
       *[other] { $count } slots would move to another term.
     }
programmes-balance-moves-best =
    { $count ->
        [one] { $count } slot would move to another term; there is no better plan.
       *[other] { $count } slots would move to another term; there is no better plan.
     }
programmes-balance-terms = Credits by term
programmes-balance-terms-desc = Credits of each term as they stand and as proposed.
programmes-balance-before = now
programmes-balance-after = as proposed
programmes-balance-shifts = What would move
programmes-balance-kept = Kept in place
programmes-balance-from = From term
programmes-balance-to = To term
programmes-balance-why = Why
programmes-balance-why-after = in term { $from } it would not come after “{ $slot }”, its prerequisite
programmes-balance-why-before = in term { $from } it would not come before “{ $slot }”, which builds on it
programmes-balance-why-closed = what stays in place leaves term { $from } closed to it
programmes-balance-why-evens = left in term { $from }, it would make { $from_load } credits there; term { $to } comes to { $to_load } with it
programmes-balance-why-room = makes room for others
programmes-balance-choice = Choice
programmes-balance-keep = keep in place
programmes-balance-release = let it move
programmes-refusal-no-balance = The prerequisites contradict each other: there is no order of terms. Mend them first.
programmes-act-balance = The terms were balanced
