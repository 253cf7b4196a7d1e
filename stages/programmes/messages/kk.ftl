# Degrees, profiles, cycles, components
programmes-degree-bachelor = бакалавриат
programmes-degree-master = магистратура
programmes-degree-doctor = докторантура
programmes-profile-bachelor-240 = бакалавриат, 240 кредит
programmes-profile-bachelor-300 = бакалавриат, 300 кредит
programmes-profile-specialist-300 = маман даярлау, 300 кредит
programmes-profile-military-240 = әскери, арнаулы оқу орны, 240 кредит
programmes-cycle-ged = жалпы білім беретін пәндер (ЖБП)
programmes-cycle-bd = базалық пәндер (БП)
programmes-cycle-md = бейіндеуші пәндер (БейП)
programmes-cycle-fa = қорытынды аттестаттау (ҚА)
programmes-component-mandatory = міндетті компонент (МК)
programmes-component-university = жоғары оқу орны компоненті (ЖООК)
programmes-component-elective = таңдау компоненті (ТК)

# Forms of control
programmes-control-exam = емтихан
programmes-control-state-exam = мемлекеттік емтихан
programmes-control-credit-test = сынақ
programmes-control-course-work = курстық жұмыс
programmes-control-practice-report = практика бойынша есеп
programmes-control-thesis-defense = дипломдық жұмысты (жобаны) қорғау
programmes-control-complex-exam = кешенді емтихан

# Mandatory disciplines
programmes-mandatory-history-kz = Қазақстан тарихы
programmes-mandatory-philosophy = Философия
programmes-mandatory-foreign-lang = Шетел тілі
programmes-mandatory-state-lang = Қазақ (орыс) тілі
programmes-mandatory-ict = Ақпараттық-коммуникациялық технологиялар
programmes-mandatory-sociopolit = Әлеуметтік-саяси білімдер модулі
programmes-mandatory-phys-culture = Дене шынықтыру

# Academic periods
programmes-period-semester = семестр
programmes-period-trimester = триместр
programmes-period-quarter = тоқсан

# Kinds of work
programmes-work-lecture = дәріс
programmes-work-lab = зертханалық сабақ
programmes-work-practical = практикалық сабақ
programmes-work-individual = жеке сабақ
programmes-work-independent = студенттің өзіндік жұмысы (СӨЖ)
programmes-work-with-teacher = студенттің оқытушы жетекшілігімен өзіндік жұмысы (СОӨЖ)
programmes-work-field-practice = практика
programmes-work-thesis = дипломдық жұмыс

# Options
programmes-standing-discipline = пән
programmes-standing-minor-place = минор пәнінің орны

# Outcomes and tools
programmes-outcome-generic = жалпы құзырет
programmes-outcome-professional = кәсіптік құзырет
programmes-tool-test = тест
programmes-tool-examination = емтихан
programmes-tool-lab-report = зертханалық жұмыс есебі
programmes-tool-project = жоба
programmes-tool-work-task = жұмыс орнындағы тапсырма
programmes-tool-practice-report = практика бойынша есеп
programmes-tool-production-exam = өндірістік емтихан
programmes-tool-portfolio = портфолио
programmes-tool-defence = қорғау

# Levels of findings and pages of the studio
programmes-level-good = орындалды
programmes-level-warning = ескерту
programmes-level-error = қате
programmes-tab-passport = Паспорт
programmes-tab-outcomes = Нәтижелер
programmes-tab-matrix = Матрица
programmes-tab-curriculum = Оқу жоспары
programmes-tab-calendar = Күнтізбе

# Lifecycle
programmes-status-drafted = жоба
programmes-status-under-examination = сараптамада
programmes-status-adopted = бекітілді
programmes-status-registered = тізілімде
programmes-status-superseded = ауыстырылды
programmes-act-edit = Өзгерту
programmes-act-send-to-examination = Сараптамаға жіберу
programmes-act-return = Пысықтауға қайтару
programmes-act-adopt = Бекіту
programmes-act-register = Тізілім нөмірін енгізу
programmes-act-new-version = Жаңа нұсқа бастау
programmes-act-supersede = Жаңа нұсқамен ауыстыру
programmes-conclusion-recommended = бекітуге ұсынылды
programmes-conclusion-rejected = пысықтауға ұсынылды

# What to do next
programmes-mend-profile = Паспортта бейінді немесе қабылдау жылын таңдаңыз.
programmes-mend-volumes = Осы циклдегі пәндерді қосыңыз, алып тастаңыз немесе көлемін өзгертіңіз.
programmes-mend-mandatory = Міндетті пәнді МЖМБС белгілеген көлемде қайтарыңыз.
programmes-mend-slot = Позицияны ашып, сандарын түзетіңіз.
programmes-mend-terms = Пәнді басқа семестрге жылжытыңыз немесе жүктемені теңестіріңіз.
programmes-mend-calendar = Оқу процесінің графигінде кезеңді ұзартыңыз.
programmes-mend-options = Таңдау пәндерін қосыңыз немесе таңдалатын санын азайтыңыз.
programmes-mend-prerequisite = Пререквизитті ертерек семестрге қойыңыз немесе алып тастаңыз.
programmes-mend-code = Пәнге басқа код беріңіз.
programmes-mend-names = Пәннің атауын үш тілде жазыңыз.
programmes-mend-practice = Кәсіптік практиканы екінші немесе одан кейінгі курсқа қойыңыз.
programmes-mend-on-site = Кәсіпорындағы сабақтардың үлесін кәсіпорынмен келісіп арттырыңыз.
programmes-mend-proposals = Жұмыс берушілердің ұсыныстарының бір бөлігін алып тастаңыз.
programmes-mend-outcomes = Сегізден он екіге дейін оқыту нәтижесін тұжырымдаңыз.
programmes-mend-matrix = Матрицада қай пән қай нәтижені қалыптастыратынын белгілеңіз.
programmes-mend-tools = Нәтижені бағалау құралын таңдаңыз.

# Checks that hold
programmes-held-standard = МЖМБС көлемдері қолданылды: { $profile }, { $year } жылғы қабылдау
programmes-held-total = Бағдарлама көлемі { $credits } кредит, нормасы { $wanted }
programmes-held-general = ЖБП { $credits } кредит: міндетті { $mandatory }, таңдау { $chosen }; нормасы { $wanted }
programmes-held-general-mandatory = ЖБП міндетті компоненті { $credits } кредит, нормасы { $wanted }
programmes-held-general-chosen = ЖБП-ның жоғары оқу орны және таңдау компоненттері { $credits } кредит, нормасы { $wanted }
programmes-held-body = БП мен БейП { $credits } кредит ({ $basic } + { $major }), кемінде { $wanted }
programmes-held-basic = БП { $credits } кредит, кемінде { $wanted }
programmes-held-major = БейП { $credits } кредит, кемінде { $wanted }
programmes-held-attestation = Қорытынды аттестаттау { $credits } кредит, кемінде { $wanted }
programmes-held-hours-total = Барлығы { $hours } сағат, кемінде { $wanted }
programmes-held-year-load = Оқу жылдарының жүктемесі нормаға жақын: { $loads } кредит
programmes-held-term-load = Семестрлердің жүктемесі шектен аспайды: { $loads } кредит
programmes-held-period-length = Әр академиялық кезең кемінде { $wanted } апта
programmes-held-mandatory = Барлық { $count } міндетті пән толық көлемде бар
programmes-held-mandatory-control = Міндетті пәндердің бақылау нысандары МЖМБС-ке сай
programmes-held-history-exam = Қазақстан тарихы: { $control }, { $term }-семестр, оқытылатын кезеңінде
programmes-held-slot-hours = Әр позицияда 1 кредит = 30 сағат (позициялар: { $count })
programmes-held-split = Сағаттардың бөлінісі жиынымен сәйкес (позициялар: { $count })
programmes-held-terms = Семестрлерге бөлінген кредиттер жиынымен сәйкес (позициялар: { $count })
programmes-held-control-term = Қорытынды бақылау пән оқытылатын семестрде (позициялар: { $count })
programmes-held-empty-slot = Әр позицияда пән бар (позициялар: { $count })
programmes-held-choice = Таңдалатын пәндер саны ұсынылғаннан аспайды (позициялар: { $count })
programmes-held-no-alternative = Таңдау компонентінде таңдау бар (позициялар: { $count })
programmes-held-prerequisite = Пререквизиттер ертерек аяқталады (саны: { $count })
programmes-held-same-code = Пәндердің кодтары қайталанбайды (пәндер: { $count })
programmes-held-nameless = Пәндердің атаулары үш тілде бар (пәндер: { $count })
programmes-held-practice-control = Практикалар есеппен аяқталады (позициялар: { $count })
programmes-held-practice = Практика 2-курстан бастап бар: { $term }-семестр; барлығы { $credits } кредит
programmes-held-on-site = Дуальды оқытылатын пәндердің ({ $count }) кемінде { $least } пайызы кәсіпорында игеріледі
programmes-held-employer-content = Жұмыс беруші бейімдеген мазмұн: { $share } % ({ $credits } кредит; шегі { $most } %)
programmes-held-outcomes = Оқыту нәтижелері тұжырымдалған: { $count }
programmes-held-outcome-count = Оқыту нәтижелерінің саны { $count }: әдетте { $least }–{ $most }
programmes-held-unformed = Барлық { $count } нәтижені пәндер қалыптастырады
programmes-held-thin = Барлық { $count } нәтиже таңдауға қарамастан кемінде екі пәнге сүйенеді
programmes-held-unassessed = Барлық { $count } нәтиженің бағалау құралы бар
programmes-held-forms = Пәндердің әрқайсысы ({ $count }) бірден { $most }-ке дейін нәтиже қалыптастырады

# Checks that are broken
programmes-refusal-standard-unknown = { $year } жылғы қабылдау үшін МЖМБС көлемдері белгісіз: { $profile }
programmes-refusal-total = Бағдарлама көлемі { $credits } кредит, { $wanted } болуы керек
programmes-refusal-general = ЖБП { $credits } кредит (міндетті { $mandatory }, таңдау { $chosen }), { $wanted } болуы керек
programmes-refusal-general-mandatory = ЖБП міндетті компоненті { $credits } кредит, { $wanted } болуы керек
programmes-refusal-general-chosen = ЖБП-ның жоғары оқу орны және таңдау компоненттері { $credits } кредит, { $wanted } болуы керек
programmes-refusal-body = БП мен БейП { $credits } кредит ({ $basic } + { $major }), кемінде { $wanted } болуы керек
programmes-refusal-basic = БП { $credits } кредит, кемінде { $wanted } болуы керек
programmes-refusal-major = БейП { $credits } кредит, кемінде { $wanted } болуы керек
programmes-refusal-attestation = Қорытынды аттестаттау { $credits } кредит, кемінде { $wanted } болуы керек
programmes-refusal-hours-total = Барлығы { $hours } сағат, кемінде { $wanted } болуы керек
programmes-refusal-year-load = { $year }-курс { $credits } кредит, нормасы { $wanted } шамасында
programmes-refusal-term-load = { $term }-семестр { $credits } кредит, { $most } кредиттен асады
programmes-refusal-period-length = { $term }-кезең { $weeks } апта, кемінде { $wanted } болуы керек
programmes-refusal-mandatory = Міндетті пән «{ $discipline }»: { $credits } кредит, { $wanted } болуы керек
programmes-refusal-mandatory-control = «{ $name }»: бақылау нысаны «{ $control }», МЖМБС бойынша «{ $wanted }»
programmes-refusal-history-exam = Қазақстан тарихы бойынша мемлекеттік емтихан пән оқытылатын кезеңде болуы керек (қазір: { $control }, { $term }-семестр)
programmes-refusal-slot-hours = «{ $name }»: { $credits } кредит үшін { $hours } сағат, { $wanted } болуы керек
programmes-refusal-split = «{ $name }»: жұмыс түрлерінің жиыны { $sum } сағат, жалпы { $hours }
programmes-refusal-terms = «{ $name }»: семестрлердің жиыны { $sum } кредит, жалпы { $credits }
programmes-refusal-control-term = «{ $name }»: бақылау { $term }-семестрде, ал пән оқытылатын семестр: { $terms }
programmes-refusal-empty-slot = «{ $name }» позициясында пән жоқ
programmes-refusal-choice = «{ $name }»: таңдалатыны { $choose }, ұсынылғаны { $offered }
programmes-refusal-no-alternative = «{ $name }»: таңдау компоненті, бірақ таңдау жоқ (ұсынылғаны { $offered })
programmes-refusal-prerequisite = «{ $name }»: пререквизит «{ $before }» ертерек аяқталмайды
programmes-refusal-same-code = «{ $name }»: { $code } коды № { $first } позицияда да бар
programmes-refusal-nameless = «{ $name }»: атауы үш тілде толық емес
programmes-refusal-practice-control = «{ $name }»: практика есеппен аяқталуы керек (қазір: { $control })
programmes-refusal-on-site = «{ $name }»: кәсіпорында { $share } % игеріледі, кемінде { $least } % болуы керек
programmes-refusal-employer-content = Жұмыс беруші бейімдеген мазмұн { $share } % ({ $credits } кредит), шегі { $most } %
programmes-refusal-practice = Екінші курстан бастап кәсіптік практика жоқ (барлық практика { $credits } кредит)
programmes-refusal-outcomes = Оқыту нәтижелері тұжырымдалмаған
programmes-refusal-outcome-count = Оқыту нәтижелерінің саны { $count }, әдетте { $least }–{ $most }
programmes-refusal-unformed = ОН{ $outcome } «{ $name }» ешбір пәнмен қалыптастырылмайды
programmes-refusal-thin = ОН{ $outcome } «{ $name }» таңдауға қарай екіден аз пәнге сүйенеді
programmes-refusal-unassessed = ОН{ $outcome } «{ $name }» ешбір құралмен бағаланбайды
programmes-refusal-forms = «{ $name }» қалыптастыратын нәтижелер саны { $count }, бірден { $most }-ке дейін болуы керек

# The programme's way
programmes-refusal-has-errors = Тексеру әлі қате табады. Алдымен қателерді түзетіңіз.
programmes-refusal-not-examined = Комиссия осы нұсқаны бекітуге ұсынған жоқ. Сараптама қорытындысын күтіңіз.
programmes-refusal-no-minutes = Ғылыми кеңес хаттамасының нөмірі мен күнін енгізіңіз.
programmes-refusal-no-number = Тізілімдегі нөмір мен күнді енгізіңіз.
programmes-refusal-no-newer = Жаңа нұсқа әлі бекітілмеген. Алдымен оны бекітіңіз.
programmes-refusal-newer-stands = Жаңа нұсқа басталып қойған. Сол нұсқада жұмыс істеңіз.
programmes-refusal-code = «{ $typed }» — білім беру бағдарламасының коды емес. Мысалы: 6B07114.

# Files
programmes-file-curriculum = Оқу жоспары файлы
programmes-file-modules = Модульдер файлы
programmes-file-outcomes = Нәтижелер файлы
programmes-file-matrix = Матрица файлы
programmes-file-prerequisites = Пререквизиттер файлы
programmes-refusal-file-empty = { $file } бос. Кестесі бар файлды таңдаңыз.
programmes-refusal-file-encoding = { $file }, { $row }-жол: мәтін UTF-8 кодтауында емес. Кестені «CSV UTF-8» түрінде сақтаңыз.
programmes-refusal-file-no-rows = { $file }: тақырыптан кейін жол жоқ. Жолдарды қосыңыз.
programmes-refusal-file-long = { $file }: жол саны { $most } шегінен асады. Бір бағдарламаның жоспарын ғана қалдырыңыз.
programmes-refusal-file-more = Тағы { $count } қате бар. Жоғарыдағыларды түзетіп, қайта жүктеңіз.
programmes-refusal-column-missing = { $file }: «{ $column }» бағаны жоқ. Үлгідегі тақырыпты алыңыз.
programmes-refusal-column-unknown = { $file }: белгісіз «{ $column }» бағаны ({ $number }-баған). Оны алып тастаңыз немесе атын түзетіңіз.
programmes-refusal-column-twice = { $file }: «{ $column }» бағаны екі рет тұр. Біреуін алып тастаңыз.
programmes-refusal-row-length = { $file }, { $row }-жол: ұяшықтар саны { $cells }, бағандар саны { $columns }. Артық үтір мен тырнақшаларды тексеріңіз.
programmes-refusal-cell-empty = { $file }, { $row }-жол, «{ $column }» бағаны: ұяшық бос. Толтырыңыз.
programmes-refusal-cell-long = { $file }, { $row }-жол, «{ $column }» бағаны: мәтін { $most } таңбадан ұзын. Қысқартыңыз.
programmes-refusal-cell-number = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» — тиісті сан емес. Санды жазыңыз.
programmes-refusal-cell-negative = { $file }, { $row }-жол, «{ $column }» бағаны: теріс сан «{ $value }». Оң сан жазыңыз.
programmes-refusal-cell-range = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» { $least }–{ $most } аралығында емес. Санды түзетіңіз.
programmes-refusal-cell-list = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» тізімде жоқ. Мүмкін мәндер: { $list }.
programmes-refusal-cell-terms = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» дұрыс емес. Былай жазыңыз: 1:5;2:5.
programmes-refusal-row-differs = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }», ал осы позицияның { $first }-жолында «{ $was }». Бірдей етіңіз.
programmes-refusal-option-twice = { $file }, { $row }-жол, «{ $column }» бағаны: { $value }-нұсқа { $first }-жолда да бар. Нөмірін өзгертіңіз.
programmes-refusal-code-twice = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» коды { $first }-жолда да бар. Пәнге өз кодын беріңіз.
programmes-refusal-defaults = { $file }, { $row }-жол, «{ $column }» бағаны: әдепкі нұсқалар саны { $most } шегінен асады. Артығын «no» деп белгілеңіз.
programmes-refusal-module-unknown = { $file }, { $row }-жол, «{ $column }» бағаны: { $value }-модуль модульдер файлында жоқ. Сол файлға қосыңыз.
programmes-refusal-module-twice = { $file }, { $row }-жол, «{ $column }» бағаны: { $value }-модуль { $first }-жолда да бар. Біреуін алып тастаңыз.
programmes-refusal-prerequisite-unknown = { $file }, { $row }-жол, «{ $column }» бағаны: реті «{ $value }» позиция жоқ. Бар позицияның ретін жазыңыз.
programmes-refusal-outcome-twice = { $file }, { $row }-жол, «{ $column }» бағаны: { $value }-нәтиже { $first }-жолда да бар. Нөмірін өзгертіңіз.
programmes-refusal-outcome-unknown = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» нәтижесі нәтижелер файлында жоқ. Оны қосыңыз немесе түзетіңіз.
programmes-refusal-discipline-unknown = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» пәні оқу жоспарында жоқ. Позиция мен нұсқа нөмірін тексеріңіз.
programmes-refusal-slot-unknown = { $file }, { $row }-жол, «{ $column }» бағаны: «{ $value }» коды бір ғана позицияны көрсетпейді. Позиция кодын тексеріңіз.

# Oddities that a reading survived
programmes-oddity-look-alike = Кодтағы латынға ұқсас кирилл әріптері латынға ауыстырылды
programmes-oddity-mixed-word = Бір сөзде латын мен кирилл әріптері араласқан; өзгертілмеді
programmes-oddity-other-language = Атау бағанның тілінде емес сияқты; өзгертілмеді
programmes-oddity-odd-slot-code = Позиция коды сан емес; өзгертілмеді
programmes-oddity-slot-code-twice = Позиция коды бұрынғы позицияда да бар; екеуі де қалды
programmes-oddity-minor-place = Бұл нұсқа — минор пәнінің орны, жеке пән емес

# Passport
programmes-programmes = Білім беру бағдарламалары
programmes-none = Білім беру бағдарламалары жоқ
programmes-none-help = Бағдарламаны құрастырушы енгізеді; бекітілгеннен кейін оны барлығы көреді.
programmes-enter = Бағдарлама енгізу
programmes-edit = Паспортты өзгерту
programmes-name = Атауы
programmes-name-kk = Атауы (қазақша)
programmes-name-ru = Атауы (орысша)
programmes-name-en = Атауы (ағылшынша)
programmes-code = Коды
programmes-code-help = Мысалы: 6B07114. Кирилл әріптері латын әріптеріне ауыстырылады.
programmes-goal = Мақсаты
programmes-group = Білім беру бағдарламаларының тобы
programmes-field = Білім беру саласы
programmes-direction = Кадрларды даярлау бағыты
programmes-organisation = Білім беру ұйымы
programmes-organisation-help = БСН немесе идентификатор.
programmes-kind = Түрі
programmes-kind-acting = қолданыстағы
programmes-kind-new = жаңа
programmes-kind-innovative = инновациялық
programmes-degree = Деңгейі
programmes-profile = Бейіні мен көлемі
programmes-admission = Қабылдау жылы
programmes-admission-is = { $year } жылғы қабылдау
programmes-languages = Оқыту тілдері
programmes-nqf = ҰБШ деңгейі
programmes-partner = Әріптес ұйым
programmes-period = Академиялық кезең
programmes-minutes = Ғылыми кеңестің хаттамасы
programmes-minutes-number = Хаттама нөмірі
programmes-registered = Тізілімге енгізу
programmes-registered-number = Тізілімдегі нөмірі
programmes-paper-day = Күні
programmes-state = Күйі
programmes-number = Нұсқа
programmes-number-is = { $number }-нұсқа
programmes-version-is = { $number }-нұсқа, { $status }
programmes-versions = Нұсқалары
programmes-since = { $day } бастап
programmes-next-examination = сараптама комиссиясы қарайды
programmes-next-adoption = ғылыми кеңес бекітеді
programmes-next-register = тізілімге енгізіледі
programmes-see-checks = Тексеруді көру
programmes-section-name = Атауы мен мақсаты
programmes-section-place = Тиесілілігі
programmes-section-study = Оқыту
programmes-papers = Құжаттар
programmes-paper-passport = Бағдарлама паспорты
programmes-paper-curriculum = Жұмыс оқу жоспары
programmes-paper-table = Жұмыс оқу жоспары, кесте
programmes-linked = Байланысты
programmes-adopted-by = Ғылыми кеңес бекіткен, { $day }, № { $number } хаттама

# Sides of a programme
programmes-side-passport = Паспорт
programmes-side-outcomes = Оқыту нәтижелері
programmes-side-matrix = Матрица
programmes-side-curriculum = Жұмыс оқу жоспары
programmes-side-examination = Сараптама

# Examination
programmes-way = Жобадан тізілімге дейін
programmes-checks = Тексеру
programmes-conclusion = Қорытынды
programmes-conclusions = Комиссияның қорытындылары
programmes-conclusions-none = Комиссия әлі қорытынды бермеген
programmes-conclusions-none-help = Қорытынды комиссия отырысының шешімінен кейін өзі түседі.
programmes-plan-commission = Сараптау комиссиясын жоспарлау
programmes-commission-of = «{ $name }» білім беру бағдарламасын сараптау комиссиясы
programmes-conclusion-minutes = Комиссия хаттамасы
programmes-round = Рет

# Studio
programmes-legend-theory = теория, университетте
programmes-legend-practice = кәсіпорында
programmes-legend-other = басқа
programmes-legend-pinned = бекітілген
programmes-term-is = { $number }-семестр
programmes-and-others = { $name } (+{ $count })
programmes-curriculum-none = Оқу жоспары әлі жоқ
programmes-curriculum-none-help = Оны файлдан жүктеңіз немесе позициялап қосыңыз.
programmes-slot = Позиция
programmes-slots = Позициялар
programmes-slot-code = Позиция коды
programmes-module = Модуль
programmes-cycle = Циклі
programmes-component = Компонент
programmes-mandatory = Мемлекет белгілеген міндетті пән
programmes-credits = Кредит
programmes-hours = Сағат
programmes-terms = Семестрлер бойынша кредит
programmes-terms-help = Былай жазыңыз: 1:5;2:5.
programmes-control = Қорытынды бақылау
programmes-control-term = Бақылау семестрі
programmes-choose = Неше пән таңдалады
programmes-prerequisites = Пререквизиттер
programmes-prerequisites-help = Позициялардың реттік нөмірлері, нүктелі үтір арқылы: 3;7.
programmes-course-work = курстық жұмыс бар
programmes-minor = минор таңдауға болады
programmes-practice = Практика
programmes-on-site = Кәсіпорында меңгерілетін үлесі, %
programmes-employer = Жұмыс берушілерге бейімделген кредит
programmes-sum = Барлығы
programmes-sums = Кредиттердің циклдер бойынша жиынтығы
programmes-section-cycle = Орны
programmes-section-volume = Көлемі
programmes-section-time = Уақыты мен бақылауы
programmes-section-dual = Кәсіпорында
programmes-add-slot = Позиция қосу
programmes-remove-slot = Позицияны алып тастау
programmes-remove-slot-sure = Позиция пәндерімен және матрицадағы белгілерімен бірге алынады. Жалғастырасыз ба?
programmes-discipline = Пән
programmes-disciplines = Пәндер
programmes-discipline-code = Пән коды
programmes-by-default = әдепкі таңдау
programmes-minor-place = минор пәнінің орны ғана
programmes-add-discipline = Пән қосу
programmes-edit-discipline = Пәнді өзгерту
programmes-remove-discipline = Пәнді алып тастау
programmes-remove-discipline-sure = Пән матрицадағы белгілерімен бірге алынады. Жалғастырасыз ба?

# Outcomes and matrix
programmes-outcome = Оқыту нәтижесі
programmes-outcome-code = ОН{ $number }
programmes-outcome-kind = Құзырет түрі
programmes-outcome-help = Өлшенетін әрекетті жазыңыз: «бағдарламалайды», «негіздейді»; «біледі», «түсінеді» емес.
programmes-outcomes-none = Оқыту нәтижелері тұжырымдалмаған
programmes-add-outcome = Нәтиже қосу
programmes-remove-outcome = Нәтижені алып тастау
programmes-remove-outcome-sure = Нәтиже матрицадағы белгілерімен бірге алынады. Жалғастырасыз ба?
programmes-professions = Кәсіптер
programmes-professions-help = Өңір тізбесіндегі кодтар, нүктелі үтір арқылы: R-001; R-004.
programmes-tools = Бағалау құралдары
programmes-tools-none = құрал таңдалмаған
programmes-formed-by = Қалыптастыратын пәндер
programmes-forms = Нәтижелер
programmes-forms-nothing = нәтижеге байланбаған
programmes-matrix-none = Матрица толтыруға дайын емес
programmes-matrix-none-help = Алдымен оқыту нәтижелері мен оқу жоспары керек.
programmes-matrix-help = Пән нәтижені қалыптастырса, ұяшыққа 1, 2 не 3 деп жазыңыз; босату үшін 0 жазыңыз не өшіріңіз. Дәрежені платформа пәннің түрінен өзі анықтайды.
programmes-level-chosen = таңдағандар ғана
programmes-level-all = барлық студент
programmes-level-work = жұмыс орнында

# Import of a curriculum
programmes-import = Файлдан жүктеу
programmes-import-lead = Файл алдымен тексеріледі: жиынтығы, оғаштықтары мен қателері көрсетіледі. Сіз растағанша ештеңе өзгермейді.
programmes-import-template = Бос үлгіні алу
programmes-import-try = Тексеріп көру
programmes-import-take = Қабылдау
programmes-import-would = Қабылданса
programmes-import-nothing = Файлда қазір тұрғаннан өзгеше ештеңе жоқ.
programmes-import-notes = Оғаштықтар
programmes-import-row = Жол
programmes-import-column = Баған
programmes-import-note = Не байқалды
programmes-import-cell = Ұяшық

# Acts as the record tells them
programmes-act-enter = Бағдарлама енгізілді
programmes-act-edit-passport = Паспорт өзгертілді
programmes-act-add-slot = Позиция қосылды
programmes-act-edit-slot = Позиция өзгертілді
programmes-act-remove-slot = Позиция алынды
programmes-act-edit-discipline = Пән өзгертілді
programmes-act-remove-discipline = Пән алынды
programmes-act-edit-outcome = Оқыту нәтижесі өзгертілді
programmes-act-remove-outcome = Оқыту нәтижесі алынды
programmes-act-edit-matrix = Матрица өзгертілді
programmes-act-import-curriculum = Оқу жоспары файлдан қабылданды
programmes-act-begin-version = Алдыңғы нұсқадан басталды
programmes-act-conclude = Комиссия қорытынды берді

# Refusals of forms
programmes-refusal-group = «{ $typed }» деген топ жоқ. Тізімнен таңдаңыз.
programmes-refusal-organisation = Бағдарламаны тек өз білім беру ұйымыңызға енгізе аласыз.
programmes-refusal-level = Бұл деңгейге ҰБШ-ның { $wanted }-деңгейі сәйкес келеді.
programmes-refusal-languages = Кемінде бір оқыту тілін белгілеңіз.
programmes-refusal-code-stays = Келесі нұсқаның коды { $code } болып қалады.
programmes-refusal-form-terms = «{ $typed }» дұрыс емес. Былай жазыңыз: 1:5;2:5.
programmes-refusal-form-credits = «{ $typed }» кредит емес. Сан жазыңыз: 5 немесе 7,5.
programmes-refusal-form-hours = «{ $typed }» сағат емес. Сан жазыңыз: 150.
programmes-refusal-form-prerequisite = «{ $typed }» осы жоспардың басқа позициясы емес.
programmes-refusal-form-profession = «{ $typed }» кәсіптер тізбесінде жоқ. Кодты тексеріңіз.

# Cohorts, groups, enrolment
programmes-students = Контингент
programmes-students-none = Контингент енгізілмеген
programmes-students-none-help = Тізімді білім беру ұйымының қызметкері файлдан жүктейді.
programmes-student = Студент
programmes-cohort = Қабылдау
programmes-edition = Стандарттың редакциясы
programmes-cluster = Академиялық топ
programmes-clusters = Академиялық топтар
programmes-clusters-none = Топтар жоқ
programmes-curator = Куратор
programmes-curator-help = Адамның идентификаторы; бос қалдыруға болады.
programmes-language = Оқыту тілі
programmes-programme = Бағдарлама
programmes-funding = Қаржыландыру
programmes-funding-grant = мемлекеттік білім беру гранты
programmes-funding-region = жергілікті атқарушы орган гранты
programmes-funding-employer = жұмыс беруші қаражаты
programmes-funding-own = өз қаражаты
programmes-track = Оқыту түрі
programmes-track-dual = дуальды оқыту
programmes-track-usual = кәдімгі оқыту
programmes-enrolment-status-enrolled = оқуда
programmes-enrolment-status-on-leave = академиялық демалыста
programmes-enrolment-status-transferred = ауысты
programmes-enrolment-status-expelled = оқудан шығарылды
programmes-enrolment-status-graduated = бітірді
programmes-enrolment-act-edit = Өзгерту
programmes-enrolment-act-leave = Академиялық демалыс беру
programmes-enrolment-act-come-back = Оқуға қайтару
programmes-enrolment-act-transfer = Ауыстыру
programmes-enrolment-act-expel = Оқудан шығару
programmes-enrolment-act-graduate = Бітіртіп шығару
programmes-act-enrol = Оқуға қабылданды
programmes-act-edit-enrolment = Оқу деректері түзетілді
programmes-act-open-cohort = Қабылдау ашылды
programmes-act-open-cluster = Топ ашылды
programmes-act-edit-cluster = Топ өзгертілді
programmes-edit-cluster = Топты өзгерту
programmes-enrol = Оқуға қабылдау
programmes-enrol-person = Студент туралы
programmes-enrol-place = Қайда оқиды
programmes-contingent = Контингентті файлдан жүктеу
programmes-contingent-lead = Әр жол – бір студент. Бұрын енгізілген студент сыртқы идентификаторы немесе ЖСН бойынша танылады. Топтар мен қабылдаулар өзі ашылады.
programmes-external = Сыртқы идентификатор
programmes-family = Тегі
programmes-given = Аты
programmes-patronymic = Әкесінің аты
programmes-iin = ЖСН
programmes-birth = Туған күні
programmes-email = Электрондық пошта
programmes-phone = Телефон
programmes-history-of = Қозғалысы
programmes-refusal-not-your-student = Студент сіздің рөліңіздің шегінен тыс.
programmes-refusal-programme = «{ $typed }» коды бар бекітілген бағдарлама ұйымыңызда жоқ. Алдымен бағдарламаны бекітіңіз.
programmes-refusal-curator = «{ $typed }» деген адам тізілімде жоқ.
programmes-refusal-enrolled-elsewhere = { $name } осы бағдарламада бұрыннан бар.
programmes-refusal-language = «{ $typed }» бағдарламаның оқыту тілі емес.

# What the whole sees
programmes-waits-design = Бағдарламаны сараптамаға дайындау
programmes-waits-examine = Бағдарламаға сараптама жасау
programmes-waits-adopt = Бағдарламаны бекіту
programmes-waits-register = Тізілім нөмірін енгізу
programmes-count-adopted = Бекітілген бағдарламалар
programmes-count-adopted-formula = Бекітілген не тізілімдегі бағдарламалар саны; бағдарламаның нұсқалары бір рет саналады. Барлығы – енгізілген бағдарламалар.
programmes-count-dual = Дуальды оқытудағы студенттер
programmes-count-dual-formula = Оқудағы студенттердің ішінде дуальды оқытудағылары. Барлығы – оқудағы студенттер.
programmes-refusal-not-your-students = «{ $typed }» сіздің білім беру ұйымыңыз емес: студенттерді тек өз ұйымыңызға қабылдай аласыз.

# Жүктемені теңестіру
programmes-balance = Жүктемені теңестіру
programmes-balance-accept = Ұсынысты қабылдау
programmes-balance-leave = Ештеңе өзгертпеу
programmes-balance-help = Практика, қорытынды аттестаттау және бірнеше семестрде оқылатын позициялар орнында қалады. Пререквизиттер сақталады.
programmes-balance-best = Ауыстыруға тұрарлық ештеңе жоқ: семестрлерді бұдан тең ететін жоспардың пайдасы аз.
programmes-balance-none = Бұдан жақсы жоспар табылмады.
programmes-balance-moves =
    { $count ->
        [one] { $count } позиция басқа семестрге ауысады.
       *[other] { $count } позиция басқа семестрге ауысады.
     }
programmes-balance-moves-best =
    { $count ->
        [one] { $count } позиция басқа семестрге ауысады; бұдан жақсы жоспар жоқ.
       *[other] { $count } позиция басқа семестрге ауысады; бұдан жақсы жоспар жоқ.
     }
programmes-balance-terms = Семестрлердегі кредиттер
programmes-balance-terms-desc = Әр семестрдің қазіргі және ұсынылған кредиттері.
programmes-balance-before = қазір
programmes-balance-after = ұсыныс бойынша
programmes-balance-shifts = Не ауысады
programmes-balance-kept = Орнында қалдырылғандар
programmes-balance-from = Қазіргі семестр
programmes-balance-to = Жаңа семестр
programmes-balance-why = Себебі
programmes-balance-why-after = { $from }-семестрде «{ $slot }» – оның пререквизиті – алдынан өтіп үлгермес еді
programmes-balance-why-before = { $from }-семестрде ол «{ $slot }» алдында тұрмас еді, ал ол соның пререквизиті
programmes-balance-why-closed = орнында қалатындар оған { $from }-семестрді жабады
programmes-balance-why-evens = { $from }-семестрде қалса, онда { $from_load } кр болар еді; { $to }-семестрде онымен бірге { $to_load } кр
programmes-balance-why-room = басқаларына орын босатады
programmes-balance-choice = Таңдау
programmes-balance-keep = орнында қалдыру
programmes-balance-release = ауысуға рұқсат ету
programmes-refusal-no-balance = Пререквизиттер бір-біріне қайшы: семестрлердің реті шықпайды. Алдымен оларды түзетіңіз.
programmes-act-balance = Семестрлердің жүктемесі теңестірілді
