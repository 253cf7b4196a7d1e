## Places
outlook-dashboard = Көрсеткіштер тақтасы
outlook-graduates = Түлектер
outlook-graduate = Түлек
outlook-my = Оқу бітіргеннен кейін
outlook-confirm = Түлектердің жұмысын растау
outlook-public = Ашық деректер
outlook-employment = Түлектердің жұмысқа орналасуы
outlook-settings = Сақтау мерзімі мен ескерту
outlook-formulas = Көрсеткіштер тізілімі

## Facts
outlook-programme = Білім беру бағдарламасы
outlook-code = Бағдарлама коды
outlook-university = Білім беру ұйымы
outlook-region = Өңір
outlook-graduated = Бітірген күні
outlook-year = Бітірген жылы
outlook-practice = Практика өткен кәсіпорын
outlook-checkpoint = Сұрау мерзімі
outlook-month = Бітіргеннен кейінгі ай
outlook-at-graduation = Бітірген кезде
outlook-months-after = { $months } айдан кейін
outlook-months-short = { $months } ай
outlook-due-day = Сұрау күні
outlook-state = Күйі
outlook-consent = Келісім
outlook-activity = Айналысатын ісі
outlook-employer = Жұмыс беруші
outlook-employer-help = Атауы немесе БСН. Тізімде болмаса, өзіңіз жазыңыз.
outlook-employer-help-practice = Практика өткен кәсіпорында болмаса, атауын немесе БСН жазыңыз.
outlook-post = Лауазымы
outlook-from = Қай күннен бастап
outlook-fits = Жұмыс бағдарлама кәсібіне сай ма?
outlook-at-practice = Практика өткен кәсіпорында
outlook-is-it-practice = Жұмыс беруші – практика өткен кәсіпорын ({ $name })?
outlook-band = Айлық жалақы, мың теңге (салық ұсталғанға дейін)
outlook-band-help = Жауап бермеуге болады. Жұмыс берушіге көрсетілмейді.
outlook-remark = Ескертпе
outlook-answered-day = Жауап берген күні
outlook-told-by-graduate = түлектің өзі жауап берді
outlook-told-on-word = түлектің сөзінен жазылды
outlook-yes = иә
outlook-no = жоқ

## Codes
outlook-status-planned = жоспарда
outlook-status-asked = сұралды
outlook-status-answered = жауап берді
outlook-status-confirmed = жұмыс беруші растады
outlook-status-disputed = жұмыс беруші растамады
outlook-status-unreachable = байланысу мүмкін болмады
outlook-status-stopped = сұрау тоқтатылды
outlook-act-ask = Сұрау жіберу
outlook-act-answer = Жауап енгізу
outlook-act-correct = Жауапты түзету
outlook-act-confirm = Растау
outlook-act-dispute = Растамау
outlook-act-give-up = Байланысу мүмкін болмады
outlook-act-stop = Сұрауды тоқтату
outlook-act-resume = Сұрауды жалғастыру
outlook-consent-unasked = әлі сұралмаған
outlook-consent-given = берілді
outlook-consent-refused = берілмеді
outlook-consent-withdrawn = кері қайтарылды
outlook-consent-act-give = Келісемін
outlook-consent-act-refuse = Келіспеймін
outlook-consent-act-withdraw = Келісімді қайтарып алу
outlook-activity-by-profession = кәсібі бойынша жұмыс істейді
outlook-activity-otherwise = басқа жұмыс істейді
outlook-activity-studying = оқуын жалғастыруда
outlook-activity-army = әскер қатарында
outlook-activity-parenting = бала күтімі демалысында
outlook-activity-seeking = жұмыс іздеуде
outlook-activity-other = басқа
outlook-fits-yes = иә
outlook-fits-partly = ішінара
outlook-fits-no = жоқ
outlook-band-below-150 = 150-ге дейін
outlook-band-150-250 = 150–250
outlook-band-250-400 = 250–400
outlook-band-400-600 = 400–600
outlook-band-above-600 = 600-ден жоғары
outlook-state-consent = келісім сұралмаған
outlook-state-due = жауап күтілуде
outlook-state-late = кешіккен
outlook-state-answered = жауап берген
outlook-state-confirmed = жұмыс беруші растаған
outlook-state-disputed = жұмыс беруші растамаған
outlook-state-unreachable = байланыс жоқ
outlook-unit-people = адам
outlook-unit-organisations = ұйым
outlook-unit-contracts = шарт
outlook-unit-places = орын
outlook-unit-programmes = бағдарлама
outlook-unit-percent = пайыз

## What was done
outlook-act-open = Түлекті бақылау ашылды
outlook-act-consent-given = Келісім берілді
outlook-act-consent-refused = Келісім берілмеді
outlook-act-consent-withdrawn = Келісім қайтарып алынды
outlook-act-tell = Жауап жазылды
outlook-act-correct-answer = Жауап түзетілді
outlook-act-put = Сұрау жіберілді
outlook-act-confirm-answer = Жұмыс беруші растады
outlook-act-dispute-answer = Жұмыс беруші растамады
outlook-act-not-reached = Байланысу мүмкін болмады
outlook-act-forget = Сақтау мерзімі өтіп, мәліметтер өшірілді
outlook-act-set = Сақтау мерзімі белгіленді

## The list and the record
outlook-none = Сәйкес түлек жоқ
outlook-none-help = Түлек оқуды бітірген күні осында өздігінен пайда болады. Сүзгіні өзгертіп көріңіз.
outlook-ask-due = Мерзімі келгендердің бәрінен сұрау
outlook-since = { $day } бастап күтілуде
outlook-late-by = { $days } кешікті
outlook-next-questions = сұрақтар белгіленген күндері қойылады
outlook-next-confirm = жұмыс беруші растайды
outlook-on-word-help = Түлектің сөзінен жазасыз: бұл жазбада көрсетіледі.
outlook-works = Жұмыс істейді
outlook-works-not = Жұмыс істемейді
outlook-choose-other = өзгерту
outlook-correct-reason = Алдыңғы жауап неге дұрыс емес?

## The graduate’s page
outlook-my-none = Әзірге сұрақ жоқ
outlook-my-none-help = Оқу бітірген күннен бастап мұнда қысқа сұрақтар пайда болады: бітірген кезде, 6, 12, 24 және 36 айдан кейін.
outlook-my-question = Қазір не істеп жүрсіз? ({ $when })
outlook-my-ask = Бір минуттан аз уақыт алады.
outlook-my-before = Өткенде: { $what }
outlook-same = Өзгерген жоқ
outlook-changed = Өзгерді
outlook-answer = Жауап беру
outlook-my-nothing = Қазір сұрақ жоқ
outlook-my-ok = бәрі дұрыс
outlook-my-next = Келесі сұрақ: { $day }.
outlook-my-done = Барлық сұраққа жауап берілді. Рақмет!
outlook-consent-title = Дербес деректерге келісім
outlook-consent-text = Келісім мәтіні
outlook-consent-purpose = Университет пен өңір түлектердің қайда жұмыс істейтінін білгісі келеді: осыған қарап бағдарламалар мен қабылдаудың бақылау цифрлары түзетіледі.
outlook-consent-what = Сұралатыны: немен айналысасыз, жұмыс беруші, лауазым, қай күннен бастап, кәсіпке сай ма; жалақы – қаласаңыз.
outlook-consent-who = Көретіндер: сіз және университетіңіз. Сіз атаған жұмыс беруші тек өзіне қатыстысын растайды. Қалғандары – атсыз сандарды ғана.
outlook-consent-long = Мерзімі: үш жыл сұраймыз, содан кейін мәліметтер белгіленген мерзімде өшіріледі.
outlook-consent-back = Келісімді кез келген күні қайтарып аласыз: сұрау тоқтайды, мәліметтер өшіріледі, тек аты жоқ есеп қалады.
outlook-withdraw-sure = Келісім қайтарылып, мәліметтер өшірілсін бе?

## The employer’s page
outlook-confirm-help = Түлек сізді жұмыс беруші деп атады. Растау бір рет басумен жасалады; жалақы көрсетілмейді.
outlook-confirm-none = Растайтын ештеңе жоқ
outlook-confirm-none-help = Түлек сіздің ұйымыңызды жұмыс беруші деп атағанда, осында көрінеді.

## Settings
outlook-setting-from = Қай күннен бастап
outlook-setting-default = әдепкі
outlook-keep-months = Мәліметтер сақталатын мерзім, бітіргеннен кейінгі ай
outlook-late-days = Неше күннен кейін кешіккен болып саналады
outlook-settings-help = Бұл сандардың нормасы жоқ, сондықтан олар – күні көрсетілген баптау (0013-шешім). Үш жыл бақыланатындықтан, кемінде 36 ай.

## Figures
outlook-followed = Бақылауда
outlook-asked = Сұралды
outlook-answered = Жауап берді
outlook-confirmed = Жұмыс беруші растады
outlook-employed = Жұмыс істейді
outlook-share = Жұмыс істейтіндер үлесі
outlook-share-profession = Кәсібі бойынша жұмыс істейтіндер үлесі
outlook-share-weighted = Салмақталған үлес
outlook-how-counted = Қалай есептеледі
outlook-rate-formula = Үлес = жұмыс істейтіндер ÷ жауап бергендер. Жауап бермегендер жұмыссыз деп те, жұмыста деп те саналмайды.
outlook-interval-formula = Жақшада – 95 % сенім аралығы (Вильсон әдісі): жауап саны аз болса, аралық кең болады.
outlook-weight-formula = Салмақталған үлесте әр бағдарлама мен бітіру жылы жауап бергендер санымен емес, түлектерінің санымен есептеледі: жауаптың салмағы = бақылаудағылар ÷ жауап бергендер. Ешкім жауап бермеген топтар кірмейді.
outlook-of = { $of } ішінен ({ $percent })
outlook-count-asked = Сұралған түлектер
outlook-count-answered = Бір жылдан кейін жауап бергендер
outlook-count-employed = Бір жылдан кейін жұмыс істейтіндер

## The dashboard
outlook-as-of = { $day } жағдай бойынша
outlook-stage-1 = Үйлестіру
outlook-stage-2 = Реттеу
outlook-stage-3 = Қажеттілік және қабылдаудың бақылау цифрлары
outlook-stage-4 = Кәсіптік бағдар
outlook-stage-5 = Білім беру бағдарламалары
outlook-stage-6 = Шарттар және практика
outlook-stage-7 = Бағалау
outlook-stage-0 = Оқу бітіргеннен кейін
outlook-stage-empty = Бұл кезеңнің көрсеткіштері әзірге жоқ.
outlook-funnel = Қажеттіліктен жұмысқа дейін
outlook-funnel-help = Әр жол өз тізімін ашады. Жолдар әртүрлі жылдардың адамдарын санайды: бұл бір топтың тағдыры емес, өңірдің бүгінгі жағдайы.
outlook-chart-students = Дуальды оқытудағы студенттер, қабылданған жылы бойынша
outlook-chart-students-desc = Бағандар студенттер санын көрсетеді.
outlook-chart-students-year = Дуальды оқытудағы студенттер, қабылданған жылы бойынша
outlook-chart-students-region = Дуальды оқытудағы студенттер, өңір бойынша
outlook-studying = оқиды
outlook-graduated-series = бітірді
outlook-chart-contracts = Дуальды оқыту туралы шарттар, күйі бойынша
outlook-chart-contracts-desc = Бағандар шарттар санын көрсетеді.
outlook-chart-employment = Түлектердің жұмысқа орналасуы, пайыз
outlook-chart-employment-desc = Сызықтар жауап бергендердің ішіндегі жұмыс істейтіндер үлесін, жолақтар 95 % сенім аралығын көрсетеді.

## The register of indicators
outlook-indicator = Көрсеткіш
outlook-formula = Формула
outlook-unit-label = Өлшем бірлігі
outlook-numerator = Нені санайды
outlook-denominator = Неден
outlook-source = Дереккөз
outlook-open-list = тізім
outlook-formulas-help = Әр көрсеткіштің анықтамасы, дереккөзі және артындағы тізім. Рөліңізге ашық тізімдер ғана көрсетіледі.
outlook-indicator-needed = Жұмыс берушілердің қажеттілігі
outlook-indicator-needed-formula = Соңғы науқанның қабылданған мәлімдемелері бойынша бірінші жылы: бос орындар + жаңа орындар + зейнетке шығатындар.
outlook-indicator-places = Қабылдаудың бақылау цифрлары
outlook-indicator-places-formula = Бекітілген соңғы бақылау цифрларындағы орындар қосындысы.
outlook-indicator-dual = Дуальды оқытудағы студенттер
outlook-indicator-dual-formula = Дуальды оқыту бойынша оқитын немесе академиялық демалыстағы студенттер.
outlook-indicator-programmes = Дуальды оқыту бағдарламалары
outlook-indicator-programmes-formula = Бекітілген немесе тізілімге енгізілген, дуальды студенті немесе қолданыстағы шарты бар бағдарламалар.
outlook-indicator-enterprises = Шарты бар кәсіпорындар
outlook-indicator-enterprises-formula = Қолданыстағы немесе тоқтатыла тұрған дуальды оқыту туралы шарты бар әртүрлі кәсіпорындар.
outlook-indicator-universities = Шарты бар білім беру ұйымдары
outlook-indicator-contracts = Қолданыстағы шарттар
outlook-indicator-contracts-formula = Қолданыстағы және тоқтатыла тұрған дуальды оқыту туралы шарттар.
outlook-indicator-filled = Толтырылған орындар
outlook-indicator-filled-formula = Бөлу нәтижесінде студент алған орындар ÷ кәсіпорындар ұсынған орындар.
outlook-indicator-mentors = Педагогикалық даярлығы бар тәлімгерлер
outlook-indicator-mentors-formula = Педагогикалық даярлық куәлігі жарамды тәлімгерлер ÷ тізілімдегі тәлімгерлер.
outlook-indicator-asked = Сұралған түлектер
outlook-indicator-asked-formula = Бітірген кездегі сұрақ қойылған түлектер ÷ барлық түлектер.
outlook-indicator-answered = Бір жылдан кейін жауап бергендер
outlook-indicator-answered-formula = 12 айдан кейінгі сұраққа жауап бергендер ÷ 12 ай мерзімі келген түлектер.
outlook-indicator-employed = Бір жылдан кейін жұмыс істейтіндер
outlook-indicator-interval = Сенім аралығы
outlook-indicator-weighted = Салмақталған үлес
outlook-indicator-confirmed = Жұмыс беруші растағандар
outlook-indicator-confirmed-formula = Жұмыс беруші растаған жауаптар ÷ жұмыс істейтінін айтқан жауаптар.

## Open to everybody
outlook-public-title = Дуальды оқыту сандармен
outlook-public-figures = Көрсеткіштер
outlook-public-programmes = Дуальды оқыту бағдарламалары
outlook-public-check = Сертификатты тексеру
outlook-public-intro = Теория – университетте, практика – кәсіпорында. Мұнда қанша студент осылай оқитыны, қандай кәсіпорындар қатысатыны және түлектердің қалай жұмысқа орналасқаны көрсетілген.
outlook-fewer = { $least }-тен аз
outlook-share-note = жауап берді: { $answered }, бақылауда: { $followed }
outlook-employment-none = Түлектер туралы дерек әзірге жоқ
outlook-employment-none-help = Алғашқы түлектер оқуды бітіргенде, осында олардың жұмысқа орналасуы көрсетіледі.
outlook-open-data = Ашық деректер
outlook-open-data-help = Осы беттегі көрсеткіштер еркін пайдалануға арналған; дереккөзін көрсетіңіз.
outlook-suppression-note = Жеке адамды танып қоймас үшін { $least }-тен аз сандар және оларды есептеп шығаруға мүмкіндік беретін сандар көрсетілмейді.
outlook-breakdown = Бөлініс
outlook-value = Мәні
outlook-low = Төменгі шегі, %
outlook-high = Жоғарғы шегі, %
outlook-day = Күні
outlook-catalogue-intro = Бекітілген бағдарламалар: оқудың бір бөлігі кәсіпорында, тәлімгердің жетекшілігімен өтеді.
outlook-catalogue-none = Сәйкес бағдарлама жоқ
outlook-catalogue-none-help = Басқа сөзбен іздеп көріңіз немесе өңірді өзгертіңіз.
outlook-credits = Академиялық кредит
outlook-credits-practice = Оның ішінде практика
outlook-enterprises = Кәсіпорындар
outlook-professions = Кәсіптер
outlook-languages = Оқыту тілдері
outlook-goal = Бағдарламаның мақсаты
outlook-outcomes = Оқыту нәтижелері

## What waits
outlook-waiting-consent = Келісім беру-бермеуді шешіңіз
outlook-waiting-answer = Қазір не істеп жүргеніңізді айтыңыз
outlook-waiting-ask = Мерзімі өткен сұрақтарды қою
outlook-waiting-remind = Жауап бермегендерге хабарласу
outlook-waiting-confirm = Түлектердің жұмысын растау

## Refusals
outlook-refusal-not-due = Бұл сұрақтың күні әлі келген жоқ.
outlook-refusal-no-consent = Түлек келісім берген жоқ: алдымен келісім сұраңыз.
outlook-refusal-not-named = Түлек басқа жұмыс берушіні атады: тек сол растай алады.
outlook-refusal-employer-needed = Жұмыс берушіні көрсетіңіз немесе практика өткен кәсіпорынды таңдаңыз.
outlook-refusal-no-practice = Бұл түлектің практика өткен кәсіпорны белгісіз: жұмыс берушінің атауын жазыңыз.
outlook-refusal-begins-later = Жұмыс басталған күн бүгіннен кеш болмауы керек.
outlook-refusal-contradiction = «Кәсібі бойынша» деген жауап пен кәсіпке сәйкестік бір-біріне қайшы: біреуін түзетіңіз.
outlook-refusal-nothing-before = Бұрынғы жауап жоқ: жауапты толық жазыңыз.
outlook-refusal-dated-already = Бұл күннен басталатын баптау бар: басқа күнді таңдаңыз.
