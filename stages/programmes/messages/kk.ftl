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
programmes-refusal-code = «{ $value }» — білім беру бағдарламасының коды емес. Мысалы: 6B07114.

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
