## Places
outlook-dashboard = Панель показателей
outlook-graduates = Выпускники
outlook-graduate = Выпускник
outlook-my = После выпуска
outlook-confirm = Подтверждение работы выпускников
outlook-public = Открытые сведения
outlook-employment = Трудоустройство выпускников
outlook-settings = Сроки хранения и напоминания
outlook-formulas = Реестр показателей

## Facts
outlook-programme = Образовательная программа
outlook-code = Код программы
outlook-university = Организация образования
outlook-region = Регион
outlook-graduated = Дата выпуска
outlook-year = Год выпуска
outlook-practice = Предприятие практики
outlook-checkpoint = Срок опроса
outlook-month = Месяцев после выпуска
outlook-at-graduation = При выпуске
outlook-months-after = { $months ->
    [one] через { $months } месяц
    [few] через { $months } месяца
   *[other] через { $months } месяцев
 }
outlook-months-short = { $months } мес.
outlook-due-day = День опроса
outlook-state = Состояние
outlook-consent = Согласие
outlook-activity = Занятие
outlook-employer = Работодатель
outlook-employer-help = Название или БИН. Если в списке нет – впишите сами.
outlook-employer-help-practice = Если не на предприятии практики – впишите название или БИН.
outlook-post = Должность
outlook-from = С какого дня
outlook-fits = Работа по профессии программы?
outlook-at-practice = На предприятии практики
outlook-is-it-practice = Работодатель – предприятие практики ({ $name })?
outlook-band = Заработок в месяц до вычетов, тыс. тенге
outlook-band-help = Можно не отвечать. Работодателю не показывается.
outlook-remark = Пояснение
outlook-answered-day = День ответа
outlook-told-by-graduate = ответил сам выпускник
outlook-told-on-word = записано со слов выпускника
outlook-yes = да
outlook-no = нет

## Codes
outlook-status-planned = предстоит
outlook-status-asked = спрошен
outlook-status-answered = ответил
outlook-status-confirmed = подтверждено работодателем
outlook-status-disputed = не подтверждено работодателем
outlook-status-unreachable = связаться не удалось
outlook-status-stopped = опрос прекращён
outlook-act-ask = Спросить
outlook-act-answer = Записать ответ
outlook-act-correct = Исправить ответ
outlook-act-confirm = Подтвердить
outlook-act-dispute = Не подтверждать
outlook-act-give-up = Связаться не удалось
outlook-act-stop = Прекратить опрос
outlook-act-resume = Возобновить опрос
outlook-consent-unasked = ещё не спрошено
outlook-consent-given = дано
outlook-consent-refused = не дано
outlook-consent-withdrawn = отозвано
outlook-consent-act-give = Согласиться
outlook-consent-act-refuse = Не соглашаться
outlook-consent-act-withdraw = Отозвать согласие
outlook-activity-by-profession = работает по профессии
outlook-activity-otherwise = работает не по профессии
outlook-activity-studying = продолжает учёбу
outlook-activity-army = служит в армии
outlook-activity-parenting = в отпуске по уходу за ребёнком
outlook-activity-seeking = ищет работу
outlook-activity-other = другое
outlook-fits-yes = да
outlook-fits-partly = частично
outlook-fits-no = нет
outlook-band-below-150 = до 150
outlook-band-150-250 = 150–250
outlook-band-250-400 = 250–400
outlook-band-400-600 = 400–600
outlook-band-above-600 = свыше 600
outlook-state-consent = согласие не спрошено
outlook-state-due = ждёт ответа
outlook-state-late = просрочено
outlook-state-answered = ответили
outlook-state-confirmed = подтверждено работодателем
outlook-state-disputed = не подтверждено работодателем
outlook-state-unreachable = нет связи
outlook-unit-people = человек
outlook-unit-organisations = организаций
outlook-unit-contracts = договоров
outlook-unit-places = мест
outlook-unit-programmes = программ
outlook-unit-percent = процентов

## What was done
outlook-act-open = Открыто наблюдение за выпускником
outlook-act-consent-given = Согласие дано
outlook-act-consent-refused = Согласие не дано
outlook-act-consent-withdrawn = Согласие отозвано
outlook-act-tell = Ответ записан
outlook-act-correct-answer = Ответ исправлен
outlook-act-put = Вопрос отправлен
outlook-act-confirm-answer = Работодатель подтвердил
outlook-act-dispute-answer = Работодатель не подтвердил
outlook-act-not-reached = Связаться не удалось
outlook-act-forget = Срок хранения истёк, подробности стёрты
outlook-act-set = Установлены сроки хранения

## The list and the record
outlook-none = Выпускников не нашлось
outlook-none-help = Выпускник появляется здесь сам в день выпуска. Попробуйте другой фильтр.
outlook-ask-due = Спросить всех, чей срок наступил
outlook-since = ждёт с { $day }
outlook-late-by = просрочено: { $days }
outlook-next-questions = вопросы придут в свои дни
outlook-next-confirm = работодатель подтвердит
outlook-on-word-help = Вы записываете со слов выпускника: в записи это будет видно.
outlook-works = Работает
outlook-works-not = Не работает
outlook-choose-other = изменить
outlook-correct-reason = Почему прежний ответ неверен?

## The graduate’s page
outlook-my-none = Вопросов пока нет
outlook-my-none-help = После выпуска здесь появятся короткие вопросы: при выпуске, через 6, 12, 24 и 36 месяцев.
outlook-my-question = Где вы сейчас? ({ $when })
outlook-my-ask = Займёт меньше минуты.
outlook-my-before = В прошлый раз: { $what }
outlook-same = Ничего не изменилось
outlook-changed = Изменилось
outlook-answer = Ответить
outlook-my-nothing = Сейчас вопросов нет
outlook-my-ok = всё в порядке
outlook-my-next = Следующий вопрос: { $day }.
outlook-my-done = На все вопросы есть ответ. Спасибо!
outlook-consent-title = Согласие на сбор данных
outlook-consent-text = Текст согласия
outlook-consent-purpose = Университет и регион хотят знать, где работают выпускники: по этому исправляют программы и контрольные цифры приёма.
outlook-consent-what = Спрашиваем: чем заняты, работодатель, должность, с какого дня, по профессии ли; заработок – по желанию.
outlook-consent-who = Видят: вы и ваш университет. Названный работодатель подтверждает только своё. Остальные видят лишь числа без имён.
outlook-consent-long = Срок: спрашиваем три года, затем подробности стираются в установленный срок.
outlook-consent-back = Отозвать можно в любой день: опрос прекратится, подробности сотрутся, останется лишь безымянный счёт.
outlook-withdraw-sure = Отозвать согласие и стереть подробности?

## The employer’s page
outlook-confirm-help = Выпускник назвал вас работодателем. Подтверждение – одно нажатие; заработок не показывается.
outlook-confirm-none = Подтверждать нечего
outlook-confirm-none-help = Появится, когда выпускник назовёт вашу организацию работодателем.

## Settings
outlook-setting-from = С какого дня
outlook-setting-default = по умолчанию
outlook-keep-months = Срок хранения подробностей, месяцев после выпуска
outlook-late-days = Через сколько дней считается просроченным
outlook-settings-help = Нормы для этих чисел нет, поэтому это датированная настройка (решение 0013). Не меньше 36 месяцев: наблюдение длится три года.

## Figures
outlook-followed = Наблюдаются
outlook-asked = Спрошены
outlook-answered = Ответили
outlook-confirmed = Подтверждено работодателем
outlook-employed = Работают
outlook-share = Доля работающих
outlook-share-profession = Доля работающих по профессии
outlook-share-weighted = Взвешенная доля
outlook-how-counted = Как посчитано
outlook-rate-formula = Доля = работающие ÷ ответившие. Не ответившие не считаются ни работающими, ни безработными.
outlook-interval-formula = В скобках – доверительный интервал 95 % (метод Вильсона): чем меньше ответов, тем он шире.
outlook-weight-formula = Во взвешенной доле каждая программа и год выпуска весят столько, сколько в них выпускников, а не ответов: вес ответа = наблюдаемые ÷ ответившие. Группы без единого ответа не входят.
outlook-of = из { $of } ({ $percent })
outlook-count-asked = Спрошено выпускников
outlook-count-answered = Ответили через год
outlook-count-employed = Работают через год

## The dashboard
outlook-as-of = по состоянию на { $day }
outlook-stage-1 = Координация
outlook-stage-2 = Нормативная база
outlook-stage-3 = Потребность и контрольные цифры приёма
outlook-stage-4 = Профессиональная ориентация
outlook-stage-5 = Образовательные программы
outlook-stage-6 = Договоры и практика
outlook-stage-7 = Оценка
outlook-stage-0 = После выпуска
outlook-stage-empty = Показателей этого этапа пока нет.
outlook-funnel = От потребности до работы
outlook-funnel-help = Каждая строка открывает свой список. Строки считают людей разных лет: это не судьба одного набора, а состояние региона сегодня.
outlook-chart-students = Студенты на дуальном обучении по году приёма
outlook-chart-students-desc = Столбцы показывают число студентов.
outlook-chart-students-year = Студенты на дуальном обучении по году приёма
outlook-chart-students-region = Студенты на дуальном обучении по регионам
outlook-studying = учатся
outlook-graduated-series = выпустились
outlook-chart-contracts = Договоры о дуальном обучении по состоянию
outlook-chart-contracts-desc = Столбцы показывают число договоров.
outlook-chart-employment = Трудоустройство выпускников, процентов
outlook-chart-employment-desc = Линии показывают долю работающих среди ответивших, полосы – интервал 95 %.

## The register of indicators
outlook-indicator = Показатель
outlook-formula = Формула
outlook-unit-label = Единица
outlook-numerator = Что считается
outlook-denominator = От чего
outlook-source = Источник
outlook-open-list = список
outlook-formulas-help = Определение каждого показателя, источник и список за ним. Показаны списки, открытые вашей роли.
outlook-indicator-needed = Потребность работодателей
outlook-indicator-needed-formula = По принятым заявкам последней кампании, первый год: вакансии + новые места + выход на пенсию.
outlook-indicator-places = Контрольные цифры приёма
outlook-indicator-places-formula = Сумма мест в последних утверждённых контрольных цифрах.
outlook-indicator-dual = Студенты на дуальном обучении
outlook-indicator-dual-formula = Студенты дуального обучения, которые учатся или находятся в академическом отпуске.
outlook-indicator-programmes = Программы с дуальным обучением
outlook-indicator-programmes-formula = Утверждённые или внесённые в реестр программы, по которым есть дуальные студенты или действующие договоры.
outlook-indicator-enterprises = Предприятия с договорами
outlook-indicator-enterprises-formula = Разные предприятия с действующим или приостановленным договором о дуальном обучении.
outlook-indicator-universities = Организации образования с договорами
outlook-indicator-contracts = Действующие договоры
outlook-indicator-contracts-formula = Действующие и приостановленные договоры о дуальном обучении.
outlook-indicator-filled = Заполненные места
outlook-indicator-filled-formula = Места, на которые распределены студенты ÷ места, предложенные предприятиями.
outlook-indicator-mentors = Наставники с педагогической подготовкой
outlook-indicator-mentors-formula = Наставники с действующим свидетельством о педагогической подготовке ÷ наставники реестра.
outlook-indicator-asked = Спрошенные выпускники
outlook-indicator-asked-formula = Выпускники, которым задан вопрос при выпуске ÷ все выпускники.
outlook-indicator-answered = Ответившие через год
outlook-indicator-answered-formula = Ответившие на вопрос через 12 месяцев ÷ выпускники, чьи 12 месяцев прошли.
outlook-indicator-employed = Работающие через год
outlook-indicator-interval = Доверительный интервал
outlook-indicator-weighted = Взвешенная доля
outlook-indicator-confirmed = Подтверждённые работодателем
outlook-indicator-confirmed-formula = Ответы, подтверждённые работодателем ÷ ответы о работе.

## Open to everybody
outlook-public-title = Дуальное обучение в цифрах
outlook-public-figures = Показатели
outlook-public-programmes = Программы с дуальным обучением
outlook-public-check = Проверка сертификата
outlook-public-intro = Теория – в университете, практика – на предприятии. Здесь видно, сколько студентов учится так, какие предприятия участвуют и как устроились выпускники.
outlook-fewer = менее { $least }
outlook-share-note = ответили: { $answered }, наблюдаются: { $followed }
outlook-employment-none = Сведений о выпускниках пока нет
outlook-employment-none-help = Когда выпустятся первые студенты, здесь будет видно, как они устроились.
outlook-open-data = Открытые данные
outlook-open-data-help = Показатели этой страницы можно свободно использовать со ссылкой на источник.
outlook-suppression-note = Чтобы никого нельзя было узнать, числа менее { $least } и те, по которым их можно вычислить, не показываются.
outlook-breakdown = Разрез
outlook-value = Значение
outlook-low = Нижняя граница, %
outlook-high = Верхняя граница, %
outlook-day = Дата
outlook-catalogue-intro = Утверждённые программы, часть обучения по которым проходит на предприятии под руководством наставника.
outlook-catalogue-none = Программ не нашлось
outlook-catalogue-none-help = Попробуйте другое слово или другой регион.
outlook-credits = Академические кредиты
outlook-credits-practice = Из них практика
outlook-enterprises = Предприятия
outlook-professions = Профессии
outlook-languages = Языки обучения
outlook-goal = Цель программы
outlook-outcomes = Результаты обучения

## What waits
outlook-waiting-consent = Решите, даёте ли согласие
outlook-waiting-answer = Расскажите, где вы сейчас
outlook-waiting-ask = Задать просроченные вопросы
outlook-waiting-remind = Связаться с неответившими
outlook-waiting-confirm = Подтвердить работу выпускников

## Refusals
outlook-refusal-not-due = Срок этого вопроса ещё не наступил.
outlook-refusal-no-consent = Выпускник не дал согласия: сначала спросите согласие.
outlook-refusal-not-named = Выпускник назвал другого работодателя: подтверждает только он.
outlook-refusal-employer-needed = Укажите работодателя или выберите предприятие практики.
outlook-refusal-no-practice = Предприятие практики этого выпускника неизвестно: впишите работодателя.
outlook-refusal-begins-later = День начала работы не может быть позже сегодняшнего.
outlook-refusal-contradiction = Ответы о работе по профессии противоречат друг другу: исправьте один из них.
outlook-refusal-nothing-before = Прежнего ответа нет: ответьте полностью.
outlook-refusal-dated-already = Настройка с этого дня уже есть: выберите другой день.
