### Беттің өз сөздері: қабық, батырмалар, пішіндер, тізімдер, рөлдер, ортақ бас тартулар, дереккөздер.

## Қабық
web-brand = Қосар
web-skip = Негізгі мазмұнға өту
web-navigation = Бөлімдер
web-menu = Мәзір
web-language = Тіл
web-theme = Жарық немесе қараңғы түс
web-banner = Назар аударыңыз
web-find = Іздеу
web-find-everywhere = Адамдар, ұйымдар, бағдарламалар…
web-waits = күтуде:
web-sign-in = Кіру
web-sign-out = Шығу
web-me = Менің деректерім мен рөлдерім
web-offline = Желі жоқ: жазбалар құрылғыда сақталады
web-foot = Қосар – өңірдегі дуальды оқытудың ашық платформасы
web-crumbs = Осы бетке дейінгі жол
web-tabs = Жазбаның бөліктері
web-yes = Иә
web-cancel = Болдырмау
web-close = Жабу

## Кезек кімде
web-whose-move = Кезек кімде
web-move-of = Кезек:
web-move-yours = сізде
web-move-next = кейін:
web-nobodys-move = Ешкімнің әрекеті қажет емес
web-reason = Себебі
web-reason-help = Екінші тарап та, журнал да көреді: не дұрыс емес және не істеу керек екенін жазыңыз.
web-step-done = өтті
web-step-now = қазір
web-step-ahead = алда

## Пішіндер
web-optional = (міндетті емес)
web-choose = таңдаңыз
web-errors = Сақталмады. Мыналарды түзетіңіз:

## Тізімдер
web-filter = Сүзу
web-filter-clear = Сүзгіні тазарту
web-filter-more = Тағы сүзгі
web-total = Барлығы: { $count }
web-total-more = Барлығы: { $count }+
web-take = Жүктеп алу:
web-paging = Тізім беттері
web-first-page = Басына
web-next-page = Келесі бет
web-sort-up = Өсу ретімен
web-sort-down = Кему ретімен

## Жазба
web-signed = { $when } қол қойды
web-signature-turn = қол қоюы күтілуде
web-signature-later = кезегі келген жоқ
web-difference = Айырмашылық
web-difference-what = Не
web-difference-how = Өзгеріс
web-change-same = өзгермеген
web-change-changed = өзгерген
web-change-added = қосылған
web-change-removed = алынған

## Тексерулер, жоспар, матрица, тақта
web-check-good = Сақталған
web-check-warn = Назар аударыңыз
web-check-bad = Бұзылған
web-checks-good = { $count } сақталған
web-checks-warn = { $count } ескерту
web-checks-bad = { $count } бұзылған
web-over-limit = – шектен асады
web-pinned = кезеңіне бекітілген
web-matrix-note = Ескертпе
web-matrix-keys = Ұяшықтар арасында жебелермен жүресіз, 0–3 санын басасыз
web-stage-done = аяқталды
web-stage-now = жүріп жатыр
web-stage-stuck = тоқтап тұр
web-stage-ahead = әлі басталған жоқ
web-formula = Қалай есептеледі
web-gallery = Бөлшектер көрмесі: әрқайсысы барлық күйінде

## Сызбалар
web-chart-table = Сандары кестеде
web-chart-nothing = Әзірге сандар жоқ
web-chart-what = Көрсеткіш
web-chart-curve-begins = Басы
web-chart-curve-ends = Соңы
web-chart-error = Стандартты қате
web-chart-when = Мерзімі
web-chart-state = Күйі
web-chart-weeks = Апталар

## Шамалар
web-days = { $days } күн
web-credits = { $credits } кредит
web-hours = { $hours } сағ
web-hours-minutes = { $hours } сағ { $minutes } мин
web-academic-year = { $year } оқу жылы

## Дереккөздер
web-source-labour-code = Еңбек кодексі
web-source-law-on-education = «Білім туралы» Заң
web-source-law-on-qualifications = «Кәсіптік біліктіліктер туралы» Заң
web-source-social-code = Әлеуметтік кодекс
web-source-smse = МЖМБС, 20.07.2022 ж. № 2 бұйрық
web-source-model-rules = Білім беру ұйымдары қызметінің үлгілік қағидалары, 30.10.2018 ж. № 595 бұйрық
web-source-credit-rules = Кредиттік оқыту технологиясының қағидалары, 20.04.2011 ж. № 152 бұйрық
web-source-programme-register = Білім беру бағдарламаларының тізілімін жүргізу қағидалары, 12.10.2022 ж. № 106 бұйрық
web-source-guide = DIARKAZ нұсқаулығы
web-source-standard = Стандарт
web-source-house = Платформа қағидасы
web-source-article = { $work }, { $part }-бап
web-source-article-point = { $work }, { $part }-баптың { $point }-тармағы
web-source-paragraph = { $work }, { $part }-тармақ
web-source-section = { $work }, { $part }-бөлім
web-source-annex = { $work }, { $part }-қосымша
web-source-decision = { $work }, { $part }-шешім
web-source-named = { $work }: { $part }

## Тілдер
lang-kk = Қазақ тілінде
lang-ru = Орыс тілінде
lang-en = Ағылшын тілінде

## Рөлдер
role-ministry = министрлік
role-authority = әкімдік
role-coordinator = үйлестіруші
role-association = салалық кеңес
role-hr = кәсіпорынның кадр қызметі
role-signatory = кәсіпорынның қол қоюшысы
role-mentor = тәлімгер
role-university = білім беру ұйымының әкімшісі
role-designer = бағдарлама құрастырушы
role-curator = куратор
role-supervisor = практика жетекшісі
role-student = білім алушы
role-representative = заңды өкіл
role-expert = сарапшы
role-reviewer = аккредиттеу сарапшысы
role-administrator = платформа әкімшісі
role-public = келуші
role-system = платформа

## Рөлдің ауқымы
scope-nation = бүкіл ел
scope-region = өңір
scope-organisation = ұйым
scope-programme = білім беру бағдарламасы
scope-group = топ
scope-commission = комиссия
scope-self = тек өзі туралы

## Ортақ бас тартулар
house-refusal-not-now = Қазіргі күйде («{ $status }») «{ $act }» әрекеті жоқ. Бетті жаңартып, кезек кімде екенін қараңыз.
house-refusal-not-yours = «{ $act }» әрекеті сіздің рөліңізге жатпайды, оны жасайтын – { $role }. Рөліңіз бірнешеу болса, басқасын таңдаңыз.
house-refusal-reason-needed = «{ $act }» әрекетіне себеп керек. Не дұрыс емес екенін сөзбен жазыңыз.
house-refusal-stale = Сіз бетті ашқаннан кейін жазбаны басқа біреу өзгертті. Жаңа нұсқасын қарап, әрекетті қайталаңыз.
house-refusal-empty = Бос қалдыруға болмайды. Толтырыңыз.
house-refusal-too-long = Мәтін тым ұзын: ең көбі { $most } таңба. Қысқартыңыз.
house-refusal-not-a-day = Күнтізбеде мұндай күн жоқ. Күнді 01.09.2026 түрінде жазыңыз.
house-refusal-not-a-number = Бұл жерге сан керек. Сандарды 7 немесе 7,5 түрінде жазыңыз.
house-refusal-not-an-email = Электрондық пошта мекенжайы дұрыс емес. Оны аты@мысал.kz түрінде жазыңыз.
house-refusal-out-of-bounds = Сан { $least } мен { $most } аралығында болуы керек. Тексеріңіз.
house-refusal-not-in-list = Тізімде мұндай мән жоқ. Тізімнен таңдаңыз.
house-refusal-taken = Мұндай жазба бар. Сол жазбаны ашыңыз немесе басқа мән енгізіңіз.
house-refusal-closed-door = Сіздің рөліңізге бұл бет ашық емес. Басқа рөлді таңдаңыз немесе әкімшіге жүгініңіз.
house-refusal-ends-before-begins = Соңғы күні бірінші күнінен бұрын. Күндерді тексеріңіз.

## Тоқтаған сұраулар
web-stop-refused = Орындалмады
web-stop-missing = Мұндай бет жоқ немесе ол сізге көрінбейді
web-stop-forbidden = Бұл сіздің рөліңізге ашық емес
web-stop-crossing = Сұрау басқа сайттан келді, сондықтан орындалмады
web-stop-broken = Біздің жақта ақау болды. Ол жазып алынды, кейінірек қайталап көріңіз
web-stop-token = Кіру белгісі керек
web-stop-home = Басты бетке
web-platform-itself = Платформаның өзі
web-demo-banner = Көрсетілім: адамдар, актілер, дауыс берулер мен сандар ойдан шығарылған

# Беттерге ортақ
web-save = Сақтау
web-history = Тарих
web-history-none = Жазба платформамен бірге келген; оны ешкім өзгерткен жоқ.
web-before = Бұрын
web-after = Енді

## Бағдарламаларға арналған анықтама
web-refusal-idempotency-key = Idempotency-Key тақырыбында 1-ден { $most }-ге дейін көрінетін ASCII таңба болуы керек. Әр жаңа сұрауға жаңа кілт беріңіз.
web-api = Бағдарламаларға арналған API
web-api-begin = Неден бастау керек
web-api-about = Беттерде жасалатын әрекеттің бәрін бағдарлама да жасай алады: ережелер мен рұқсаттар бірдей.
web-api-token = Қолжетімділік кілтін бір рөлге және белгілі бір күнге дейін алыңыз:
web-api-language = Хабарлардың тілі – Accept-Language тақырыбында: kk, ru немесе en.
web-api-pages = Тізімдер елуден оқылады: беттегі next мәнін келесі сұрауға after деп беріңіз.
web-api-versions = Жазбаның version мәнін өзгеріспен бірге қайтарыңыз: ескірген нұсқаға жасалған өзгеріске 409 жауабы келеді.
web-api-twice = Жазатын сұрауға Idempotency-Key тақырыбын қосыңыз: сол кілтпен қайталанған сұрау екінші рет орындалмайды, бірінші жауап қайтады (24 сағат).
web-api-refusals = Бас тарту application/problem+json түрінде келеді: ереженің коды, өрісі, хабары және дереккөзі.
web-api-none = Әзірге API жоқ
web-api-operations = { $count } сұрау
web-api-example = Мысал
web-api-who-may = Кім жасай алады
web-api-anyone = кез келген адам, кілтсіз де
web-api-signed-in = кез келген рөл
web-api-parameters = Параметрлер
web-api-body = Сұраудың өрістері
web-api-answer = Жауап
web-api-fields = Жауаптың өрістері
web-api-field = Өріс
web-api-kind = Түрі
web-api-meaning = Мағынасы
web-api-needed = міндетті
