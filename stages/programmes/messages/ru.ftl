# Degrees, profiles, cycles, components
programmes-degree-bachelor = бакалавриат
programmes-degree-master = магистратура
programmes-degree-doctor = докторантура
programmes-profile-bachelor-240 = бакалавриат, 240 кредитов
programmes-profile-bachelor-300 = бакалавриат, 300 кредитов
programmes-profile-specialist-300 = специалитет, 300 кредитов
programmes-profile-military-240 = военное, специальное учебное заведение, 240 кредитов
programmes-cycle-ged = общеобразовательные дисциплины (ООД)
programmes-cycle-bd = базовые дисциплины (БД)
programmes-cycle-md = профилирующие дисциплины (ПД)
programmes-cycle-fa = итоговая аттестация (ИА)
programmes-component-mandatory = обязательный компонент (ОК)
programmes-component-university = вузовский компонент (ВК)
programmes-component-elective = компонент по выбору (КВ)

# Forms of control
programmes-control-exam = экзамен
programmes-control-state-exam = государственный экзамен
programmes-control-credit-test = зачёт
programmes-control-course-work = курсовая работа
programmes-control-practice-report = отчёт по практике
programmes-control-thesis-defense = защита дипломной работы (проекта)
programmes-control-complex-exam = комплексный экзамен

# Mandatory disciplines
programmes-mandatory-history-kz = История Казахстана
programmes-mandatory-philosophy = Философия
programmes-mandatory-foreign-lang = Иностранный язык
programmes-mandatory-state-lang = Казахский (русский) язык
programmes-mandatory-ict = Информационно-коммуникационные технологии
programmes-mandatory-sociopolit = Модуль социально-политических знаний
programmes-mandatory-phys-culture = Физическая культура

# Academic periods
programmes-period-semester = семестр
programmes-period-trimester = триместр
programmes-period-quarter = четверть

# Kinds of work
programmes-work-lecture = лекции
programmes-work-lab = лабораторные занятия
programmes-work-practical = практические занятия
programmes-work-individual = индивидуальные занятия
programmes-work-independent = самостоятельная работа студента (СРС)
programmes-work-with-teacher = самостоятельная работа студента с преподавателем (СРСП)
programmes-work-field-practice = практика
programmes-work-thesis = дипломная работа

# Options
programmes-standing-discipline = дисциплина
programmes-standing-minor-place = место дисциплины минора

# Outcomes and tools
programmes-outcome-generic = общая компетенция
programmes-outcome-professional = профессиональная компетенция
programmes-tool-test = тест
programmes-tool-examination = экзамен
programmes-tool-lab-report = отчёт о лабораторной работе
programmes-tool-project = проект
programmes-tool-work-task = задание на рабочем месте
programmes-tool-practice-report = отчёт по практике
programmes-tool-production-exam = производственный экзамен
programmes-tool-portfolio = портфолио
programmes-tool-defence = защита

# Levels of findings and pages of the studio
programmes-level-good = выполнено
programmes-level-warning = предупреждение
programmes-level-error = ошибка
programmes-tab-passport = Паспорт
programmes-tab-outcomes = Результаты
programmes-tab-matrix = Матрица
programmes-tab-curriculum = Учебный план
programmes-tab-calendar = Календарь

# Lifecycle
programmes-status-drafted = проект
programmes-status-under-examination = на экспертизе
programmes-status-adopted = утверждена
programmes-status-registered = в реестре
programmes-status-superseded = заменена
programmes-act-edit = Изменить
programmes-act-send-to-examination = Отправить на экспертизу
programmes-act-return = Вернуть на доработку
programmes-act-adopt = Утвердить
programmes-act-register = Внести номер в реестре
programmes-act-new-version = Начать новую версию
programmes-act-supersede = Заменить новой версией
programmes-conclusion-recommended = рекомендована к утверждению
programmes-conclusion-rejected = рекомендована к доработке

# What to do next
programmes-mend-profile = Выберите в паспорте профиль или год приёма.
programmes-mend-volumes = Добавьте, уберите или измените по объёму дисциплины этого цикла.
programmes-mend-mandatory = Верните обязательную дисциплину в объёме ГОСО.
programmes-mend-slot = Откройте позицию и исправьте её показатели.
programmes-mend-terms = Перенесите дисциплину в другой семестр или выровняйте нагрузку.
programmes-mend-calendar = Удлините период в графике учебного процесса.
programmes-mend-options = Добавьте дисциплины на выбор или уменьшите число выбираемых.
programmes-mend-prerequisite = Поставьте пререквизит в более ранний семестр или снимите его.
programmes-mend-code = Дайте дисциплине другой код.
programmes-mend-names = Запишите название дисциплины на трёх языках.
programmes-mend-practice = Поставьте профессиональную практику на второй или более поздний курс.
programmes-mend-on-site = Согласуйте с предприятием больше занятий на производстве.
programmes-mend-proposals = Снимите часть предложений работодателей.
programmes-mend-outcomes = Сформулируйте от восьми до двенадцати результатов обучения.
programmes-mend-matrix = Отметьте в матрице, какие дисциплины что формируют.
programmes-mend-tools = Выберите средство оценивания результата.

# Checks that hold
programmes-held-standard = Применены объёмы ГОСО: { $profile }, приём { $year } года
programmes-held-total = Объём программы: { $credits } кр. при норме { $wanted }
programmes-held-general = ООД { $credits } кр. = обязательные { $mandatory } + остальные { $chosen }; норма { $wanted }
programmes-held-general-mandatory = Обязательный компонент ООД: { $credits } кр. при норме { $wanted }
programmes-held-general-chosen = Вузовский компонент и компонент по выбору ООД: { $credits } кр. при норме { $wanted }
programmes-held-body = БД и ПД: { $credits } кр. ({ $basic } + { $major }), не менее { $wanted }
programmes-held-basic = БД: { $credits } кр., не менее { $wanted }
programmes-held-major = ПД: { $credits } кр., не менее { $wanted }
programmes-held-attestation = Итоговая аттестация: { $credits } кр., не менее { $wanted }
programmes-held-hours-total = Всего { $hours } ч, не менее { $wanted }
programmes-held-year-load = Нагрузка учебных лет близка к норме: { $loads } кр.
programmes-held-term-load = Нагрузка семестров в пределах: { $loads } кр.
programmes-held-period-length = Каждый академический период не короче { $wanted } недель
programmes-held-mandatory = Все обязательные дисциплины ({ $count }) есть в полном объёме
programmes-held-mandatory-control = Формы контроля обязательных дисциплин соответствуют ГОСО
programmes-held-history-exam = История Казахстана: { $control } в { $term }-м семестре, в период изучения
programmes-held-slot-hours = В каждой позиции 1 кредит = 30 часов (позиций: { $count })
programmes-held-split = Разбивка часов сходится с итогом (позиций: { $count })
programmes-held-terms = Кредиты по семестрам сходятся с итогом (позиций: { $count })
programmes-held-control-term = Итоговый контроль стоит в семестре изучения (позиций: { $count })
programmes-held-empty-slot = В каждой позиции есть дисциплина (позиций: { $count })
programmes-held-choice = Выбирать можно не больше предложенного (позиций: { $count })
programmes-held-no-alternative = В компоненте по выбору есть из чего выбрать (позиций: { $count })
programmes-held-prerequisite = Пререквизиты заканчиваются раньше (всего: { $count })
programmes-held-same-code = Коды дисциплин не повторяются (дисциплин: { $count })
programmes-held-nameless = Названия дисциплин есть на трёх языках (дисциплин: { $count })
programmes-held-practice-control = Практики завершаются отчётом (позиций: { $count })
programmes-held-practice = Практика есть со 2-го курса: { $term }-й семестр; всего { $credits } кр.
programmes-held-on-site = Дисциплины дуального обучения ({ $count }) осваиваются на предприятии не менее чем на { $least } %
programmes-held-employer-content = Содержание, адаптированное работодателями: { $share } % ({ $credits } кр.; предел { $most } %)
programmes-held-outcomes = Результаты обучения сформулированы: { $count }
programmes-held-outcome-count = Результатов обучения { $count }: обычно { $least }–{ $most }
programmes-held-unformed = Все результаты ({ $count }) формируются дисциплинами
programmes-held-thin = Все результаты ({ $count }) при любом выборе опираются не менее чем на две дисциплины
programmes-held-unassessed = Для всех результатов ({ $count }) есть средство оценивания
programmes-held-forms = Каждая дисциплина ({ $count }) формирует от одного до { $most } результатов

# Checks that are broken
programmes-refusal-standard-unknown = Объёмы ГОСО для приёма { $year } года неизвестны: { $profile }
programmes-refusal-total = Объём программы { $credits } кр., должен быть { $wanted }
programmes-refusal-general = ООД { $credits } кр. (обязательные { $mandatory }, остальные { $chosen }), должно быть { $wanted }
programmes-refusal-general-mandatory = Обязательный компонент ООД { $credits } кр., должен быть { $wanted }
programmes-refusal-general-chosen = Вузовский компонент и компонент по выбору ООД { $credits } кр., должно быть { $wanted }
programmes-refusal-body = БД и ПД { $credits } кр. ({ $basic } + { $major }), должно быть не менее { $wanted }
programmes-refusal-basic = БД { $credits } кр., должно быть не менее { $wanted }
programmes-refusal-major = ПД { $credits } кр., должно быть не менее { $wanted }
programmes-refusal-attestation = Итоговая аттестация { $credits } кр., должно быть не менее { $wanted }
programmes-refusal-hours-total = Всего { $hours } ч, должно быть не менее { $wanted }
programmes-refusal-year-load = { $year }-й курс: { $credits } кр. при норме около { $wanted }
programmes-refusal-term-load = { $term }-й семестр: { $credits } кр., больше { $most }
programmes-refusal-period-length = { $term }-й период: { $weeks } нед., должно быть не менее { $wanted }
programmes-refusal-mandatory = Обязательная дисциплина «{ $discipline }»: { $credits } кр., должно быть { $wanted }
programmes-refusal-mandatory-control = «{ $name }»: форма контроля «{ $control }», по ГОСО «{ $wanted }»
programmes-refusal-history-exam = Государственный экзамен по Истории Казахстана должен стоять в периоде её изучения (сейчас: { $control }, { $term }-й семестр)
programmes-refusal-slot-hours = «{ $name }»: { $hours } ч на { $credits } кр., должно быть { $wanted }
programmes-refusal-split = «{ $name }»: сумма по видам работ { $sum } ч, всего { $hours }
programmes-refusal-terms = «{ $name }»: сумма по семестрам { $sum } кр., всего { $credits }
programmes-refusal-control-term = «{ $name }»: контроль в { $term }-м семестре, а изучение в семестре: { $terms }
programmes-refusal-empty-slot = В позиции «{ $name }» нет дисциплины
programmes-refusal-choice = «{ $name }»: выбрать { $choose }, предложено { $offered }
programmes-refusal-no-alternative = «{ $name }»: компонент по выбору, но выбора нет (предложено { $offered })
programmes-refusal-prerequisite = «{ $name }»: пререквизит «{ $before }» не заканчивается раньше
programmes-refusal-same-code = «{ $name }»: код { $code } уже есть в позиции № { $first }
programmes-refusal-nameless = «{ $name }»: название есть не на всех трёх языках
programmes-refusal-practice-control = «{ $name }»: практика должна завершаться отчётом (сейчас: { $control })
programmes-refusal-on-site = «{ $name }»: на предприятии осваивается { $share } %, нужно не менее { $least } %
programmes-refusal-employer-content = Содержание, адаптированное работодателями, { $share } % ({ $credits } кр.), предел { $most } %
programmes-refusal-practice = Начиная со второго курса нет профессиональной практики (всего практики { $credits } кр.)
programmes-refusal-outcomes = Результаты обучения не сформулированы
programmes-refusal-outcome-count = Результатов обучения { $count }, обычно { $least }–{ $most }
programmes-refusal-unformed = РО{ $outcome } «{ $name }» не формируется ни одной дисциплиной
programmes-refusal-thin = РО{ $outcome } «{ $name }» при некотором выборе опирается менее чем на две дисциплины
programmes-refusal-unassessed = РО{ $outcome } «{ $name }» не оценивается ни одним средством
programmes-refusal-forms = «{ $name }» формирует результатов: { $count }, должно быть от одного до { $most }

# The programme's way
programmes-refusal-has-errors = Проверка ещё находит ошибки. Сначала исправьте их.
programmes-refusal-not-examined = Комиссия не рекомендовала эту версию к утверждению. Дождитесь заключения экспертизы.
programmes-refusal-no-minutes = Введите номер и дату протокола учёного совета.
programmes-refusal-no-number = Введите номер и дату включения в реестр.
programmes-refusal-no-newer = Новая версия ещё не утверждена. Сначала утвердите её.
programmes-refusal-newer-stands = Новая версия уже начата. Работайте в ней.
programmes-refusal-code = «{ $typed }» не является кодом образовательной программы. Пример: 6B07114.

# Files
programmes-file-curriculum = Файл учебного плана
programmes-file-modules = Файл модулей
programmes-file-outcomes = Файл результатов
programmes-file-matrix = Файл матрицы
programmes-file-prerequisites = Файл пререквизитов
programmes-refusal-file-empty = { $file } пуст. Выберите файл с таблицей.
programmes-refusal-file-encoding = { $file }, строка { $row }: текст не в кодировке UTF-8. Сохраните таблицу как «CSV UTF-8».
programmes-refusal-file-no-rows = { $file }: под заголовком нет строк. Добавьте строки.
programmes-refusal-file-long = { $file }: строк больше { $most }. Оставьте план одной программы.
programmes-refusal-file-more = Есть ещё ошибки: { $count }. Исправьте перечисленные и загрузите снова.
programmes-refusal-column-missing = { $file }: нет столбца «{ $column }». Возьмите заголовок из образца.
programmes-refusal-column-unknown = { $file }: неизвестный столбец «{ $column }» (столбец { $number }). Уберите его или исправьте имя.
programmes-refusal-column-twice = { $file }: столбец «{ $column }» стоит дважды. Уберите один.
programmes-refusal-row-length = { $file }, строка { $row }: ячеек { $cells }, столбцов { $columns }. Проверьте лишние запятые и кавычки.
programmes-refusal-cell-empty = { $file }, строка { $row }, столбец «{ $column }»: ячейка пуста. Заполните её.
programmes-refusal-cell-long = { $file }, строка { $row }, столбец «{ $column }»: текст длиннее { $most } знаков. Сократите его.
programmes-refusal-cell-number = { $file }, строка { $row }, столбец «{ $column }»: «{ $value }» не подходящее число. Запишите число.
programmes-refusal-cell-negative = { $file }, строка { $row }, столбец «{ $column }»: отрицательное число «{ $value }». Запишите число без минуса.
programmes-refusal-cell-range = { $file }, строка { $row }, столбец «{ $column }»: «{ $value }» вне пределов { $least }–{ $most }. Исправьте число.
programmes-refusal-cell-list = { $file }, строка { $row }, столбец «{ $column }»: «{ $value }» нет в списке. Возможные значения: { $list }.
programmes-refusal-cell-terms = { $file }, строка { $row }, столбец «{ $column }»: «{ $value }» записано неверно. Пишите так: 1:5;2:5.
programmes-refusal-row-differs = { $file }, строка { $row }, столбец «{ $column }»: «{ $value }», а в строке { $first } той же позиции «{ $was }». Сделайте одинаково.
programmes-refusal-option-twice = { $file }, строка { $row }, столбец «{ $column }»: вариант { $value } уже есть в строке { $first }. Измените номер.
programmes-refusal-code-twice = { $file }, строка { $row }, столбец «{ $column }»: код «{ $value }» уже есть в строке { $first }. Дайте дисциплине свой код.
programmes-refusal-defaults = { $file }, строка { $row }, столбец «{ $column }»: вариантов по умолчанию больше { $most }. Отметьте лишние «no».
programmes-refusal-module-unknown = { $file }, строка { $row }, столбец «{ $column }»: модуля { $value } нет в файле модулей. Добавьте его туда.
programmes-refusal-module-twice = { $file }, строка { $row }, столбец «{ $column }»: модуль { $value } уже есть в строке { $first }. Уберите один.
programmes-refusal-prerequisite-unknown = { $file }, строка { $row }, столбец «{ $column }»: нет позиции с порядком «{ $value }». Укажите существующую.
programmes-refusal-outcome-twice = { $file }, строка { $row }, столбец «{ $column }»: результат { $value } уже есть в строке { $first }. Измените номер.
programmes-refusal-outcome-unknown = { $file }, строка { $row }, столбец «{ $column }»: результата «{ $value }» нет в файле результатов. Добавьте или исправьте.
programmes-refusal-discipline-unknown = { $file }, строка { $row }, столбец «{ $column }»: дисциплины «{ $value }» нет в учебном плане. Проверьте номера позиции и варианта.
programmes-refusal-slot-unknown = { $file }, строка { $row }, столбец «{ $column }»: код «{ $value }» не указывает ровно на одну позицию. Проверьте код позиции.

# Oddities that a reading survived
programmes-oddity-look-alike = Кириллические двойники в коде заменены латинскими буквами
programmes-oddity-mixed-word = В одном слове смешаны латиница и кириллица; оставлено как есть
programmes-oddity-other-language = Название, похоже, не на языке столбца; оставлено как есть
programmes-oddity-odd-slot-code = Код позиции не число; оставлен как есть
programmes-oddity-slot-code-twice = Код позиции уже есть у другой позиции; оставлены обе
programmes-oddity-minor-place = Этот вариант — место дисциплины минора, а не сама дисциплина

# Passport
programmes-programmes = Образовательные программы
programmes-none = Образовательных программ нет
programmes-none-help = Программу вводит разработчик; после утверждения её видят все.
programmes-enter = Ввести программу
programmes-edit = Изменить паспорт
programmes-name = Название
programmes-name-kk = Название (на казахском)
programmes-name-ru = Название (на русском)
programmes-name-en = Название (на английском)
programmes-code = Код
programmes-code-help = Например: 6B07114. Кириллические буквы станут латинскими.
programmes-goal = Цель
programmes-group = Группа образовательных программ
programmes-field = Область образования
programmes-direction = Направление подготовки кадров
programmes-organisation = Организация образования
programmes-organisation-help = БИН или идентификатор.
programmes-kind = Вид
programmes-kind-acting = действующая
programmes-kind-new = новая
programmes-kind-innovative = инновационная
programmes-degree = Уровень
programmes-profile = Профиль и объём
programmes-admission = Год приёма
programmes-admission-is = приём { $year } года
programmes-languages = Языки обучения
programmes-nqf = Уровень НРК
programmes-partner = Организация-партнёр
programmes-period = Академический период
programmes-minutes = Протокол учёного совета
programmes-minutes-number = Номер протокола
programmes-registered = Включение в реестр
programmes-registered-number = Номер в реестре
programmes-paper-day = Дата
programmes-state = Состояние
programmes-number = Версия
programmes-number-is = версия { $number }
programmes-version-is = версия { $number }, { $status }
programmes-versions = Версии
programmes-since = с { $day }
programmes-next-examination = рассмотрит экспертная комиссия
programmes-next-adoption = утвердит учёный совет
programmes-next-register = включение в реестр
programmes-see-checks = Смотреть проверку
programmes-section-name = Название и цель
programmes-section-place = Принадлежность
programmes-section-study = Обучение
programmes-papers = Документы
programmes-paper-passport = Паспорт программы
programmes-paper-curriculum = Рабочий учебный план
programmes-paper-table = Рабочий учебный план, таблица
programmes-linked = Связанное
programmes-adopted-by = Утверждено учёным советом, протокол № { $number } от { $day }

# Sides of a programme
programmes-side-passport = Паспорт
programmes-side-outcomes = Результаты обучения
programmes-side-matrix = Матрица
programmes-side-curriculum = Рабочий учебный план
programmes-side-examination = Экспертиза

# Examination
programmes-way = От проекта до реестра
programmes-checks = Проверка
programmes-conclusion = Заключение
programmes-conclusions = Заключения комиссии
programmes-conclusions-none = Комиссия ещё не дала заключения
programmes-conclusions-none-help = Заключение появляется само после решения заседания комиссии.
programmes-plan-commission = Запланировать комиссию по экспертизе
programmes-commission-of = Комиссия по экспертизе образовательной программы «{ $name }»
programmes-conclusion-minutes = Протокол комиссии
programmes-round = Раз

# Studio
programmes-legend-theory = теория, в университете
programmes-legend-practice = на предприятии
programmes-legend-other = прочее
programmes-legend-pinned = закреплено
programmes-term-is = { $number } семестр
programmes-and-others = { $name } (+{ $count })
programmes-curriculum-none = Учебного плана ещё нет
programmes-curriculum-none-help = Загрузите его из файла или добавьте по позициям.
programmes-slot = Позиция
programmes-slots = Позиции
programmes-slot-code = Код позиции
programmes-module = Модуль
programmes-cycle = Цикл
programmes-component = Компонент
programmes-mandatory = Обязательная дисциплина стандарта
programmes-credits = Кредиты
programmes-hours = Часы
programmes-terms = Кредиты по семестрам
programmes-terms-help = Запишите так: 1:5;2:5.
programmes-control = Итоговый контроль
programmes-control-term = Семестр контроля
programmes-choose = Сколько дисциплин выбирается
programmes-prerequisites = Пререквизиты
programmes-prerequisites-help = Порядковые номера позиций через точку с запятой: 3;7.
programmes-course-work = есть курсовая работа
programmes-minor = может быть минором
programmes-practice = Практика
programmes-on-site = Доля, осваиваемая на предприятии, %
programmes-employer = Кредиты, адаптированные под работодателей
programmes-sum = Всего
programmes-sums = Сводка кредитов по циклам
programmes-section-cycle = Место
programmes-section-volume = Объём
programmes-section-time = Время и контроль
programmes-section-dual = На предприятии
programmes-add-slot = Добавить позицию
programmes-remove-slot = Удалить позицию
programmes-remove-slot-sure = Позиция удалится вместе с дисциплинами и отметками в матрице. Продолжить?
programmes-discipline = Дисциплина
programmes-disciplines = Дисциплины
programmes-discipline-code = Код дисциплины
programmes-by-default = по умолчанию
programmes-minor-place = только место дисциплины минора
programmes-add-discipline = Добавить дисциплину
programmes-edit-discipline = Изменить дисциплину
programmes-remove-discipline = Удалить дисциплину
programmes-remove-discipline-sure = Дисциплина удалится вместе с отметками в матрице. Продолжить?

# Outcomes and matrix
programmes-outcome = Результат обучения
programmes-outcome-code = РО{ $number }
programmes-outcome-kind = Вид компетенции
programmes-outcome-help = Пишите измеримое действие: «программирует», «обосновывает», а не «знает», «понимает».
programmes-outcomes-none = Результаты обучения не сформулированы
programmes-add-outcome = Добавить результат
programmes-remove-outcome = Удалить результат
programmes-remove-outcome-sure = Результат удалится вместе с отметками в матрице. Продолжить?
programmes-professions = Профессии
programmes-professions-help = Коды из перечня региона через точку с запятой: R-001; R-004.
programmes-tools = Средства оценивания
programmes-tools-none = средство не выбрано
programmes-formed-by = Формирующие дисциплины
programmes-forms = Результаты
programmes-forms-nothing = не связана с результатами
programmes-matrix-none = Матрицу ещё нечем заполнять
programmes-matrix-none-help = Сначала нужны результаты обучения и учебный план.
programmes-matrix-help = Если дисциплина формирует результат, впишите в клетку 1, 2 или 3; чтобы снять отметку, впишите 0 или сотрите. Степень платформа определяет сама по виду дисциплины.
programmes-level-chosen = только выбравшие
programmes-level-all = все студенты
programmes-level-work = на рабочем месте

# Import of a curriculum
programmes-import = Загрузить из файла
programmes-import-lead = Сначала файл проверяется: показываются итоги, странности и замечания. Пока вы не подтвердите, ничего не изменится.
programmes-import-template = Взять пустой бланк
programmes-import-try = Проверить
programmes-import-take = Принять
programmes-import-would = Если принять
programmes-import-nothing = В файле нет ничего нового.
programmes-import-notes = Странности
programmes-import-row = Строка
programmes-import-column = Столбец
programmes-import-note = Что замечено
programmes-import-cell = Ячейка

# Acts as the record tells them
programmes-act-enter = Программа введена
programmes-act-edit-passport = Паспорт изменён
programmes-act-add-slot = Позиция добавлена
programmes-act-edit-slot = Позиция изменена
programmes-act-remove-slot = Позиция удалена
programmes-act-edit-discipline = Дисциплина изменена
programmes-act-remove-discipline = Дисциплина удалена
programmes-act-edit-outcome = Результат обучения изменён
programmes-act-remove-outcome = Результат обучения удалён
programmes-act-edit-matrix = Матрица изменена
programmes-act-import-curriculum = Учебный план принят из файла
programmes-act-begin-version = Начата от прежней версии
programmes-act-conclude = Комиссия дала заключение

# Refusals of forms
programmes-refusal-group = Группы «{ $typed }» нет. Выберите из списка.
programmes-refusal-organisation = Ввести программу можно только для своей организации образования.
programmes-refusal-level = Этому уровню образования отвечает уровень НРК { $wanted }.
programmes-refusal-languages = Отметьте хотя бы один язык обучения.
programmes-refusal-code-stays = Код следующей версии остаётся { $code }.
programmes-refusal-form-terms = «{ $typed }» не подходит. Запишите так: 1:5;2:5.
programmes-refusal-form-credits = «{ $typed }» не кредиты. Запишите число: 5 или 7,5.
programmes-refusal-form-hours = «{ $typed }» не часы. Запишите число: 150.
programmes-refusal-form-prerequisite = «{ $typed }» не другая позиция этого плана.
programmes-refusal-form-profession = Кода «{ $typed }» нет в перечне профессий. Проверьте код.

# Cohorts, groups, enrolment
programmes-students = Контингент
programmes-students-none = Контингент не введён
programmes-students-none-help = Список загружает из файла сотрудник организации образования.
programmes-student = Студент
programmes-cohort = Набор
programmes-edition = Редакция стандарта
programmes-cluster = Академическая группа
programmes-clusters = Академические группы
programmes-clusters-none = Групп нет
programmes-curator = Куратор
programmes-curator-help = Идентификатор лица; можно оставить пустым.
programmes-language = Язык обучения
programmes-programme = Программа
programmes-funding = Финансирование
programmes-funding-grant = государственный образовательный грант
programmes-funding-region = грант местного исполнительного органа
programmes-funding-employer = средства работодателя
programmes-funding-own = собственные средства
programmes-track = Вид обучения
programmes-track-dual = дуальное обучение
programmes-track-usual = обычное обучение
programmes-enrolment-status-enrolled = обучается
programmes-enrolment-status-on-leave = в академическом отпуске
programmes-enrolment-status-transferred = переведён
programmes-enrolment-status-expelled = отчислен
programmes-enrolment-status-graduated = окончил
programmes-enrolment-act-edit = Изменить
programmes-enrolment-act-leave = Предоставить академический отпуск
programmes-enrolment-act-come-back = Вернуть к обучению
programmes-enrolment-act-transfer = Перевести
programmes-enrolment-act-expel = Отчислить
programmes-enrolment-act-graduate = Выпустить
programmes-act-enrol = Зачислен
programmes-act-edit-enrolment = Данные об обучении исправлены
programmes-act-open-cohort = Набор открыт
programmes-act-open-cluster = Группа открыта
programmes-act-edit-cluster = Группа изменена
programmes-edit-cluster = Изменить группу
programmes-enrol = Зачислить
programmes-enrol-person = О студенте
programmes-enrol-place = Где учится
programmes-contingent = Загрузить контингент из файла
programmes-contingent-lead = Каждая строка – один студент. Введённый прежде узнаётся по внешнему идентификатору или ИИН. Группы и наборы открываются сами.
programmes-external = Внешний идентификатор
programmes-family = Фамилия
programmes-given = Имя
programmes-patronymic = Отчество
programmes-iin = ИИН
programmes-birth = Дата рождения
programmes-email = Электронная почта
programmes-phone = Телефон
programmes-history-of = Движение
programmes-refusal-not-your-student = Студент вне пределов вашей роли.
programmes-refusal-programme = В вашей организации нет утверждённой программы с кодом «{ $typed }». Сначала утвердите программу.
programmes-refusal-curator = Лица «{ $typed }» нет в реестре.
programmes-refusal-enrolled-elsewhere = { $name } уже есть на этой программе.
programmes-refusal-language = «{ $typed }» не язык обучения программы.

# What the whole sees
programmes-waits-design = Подготовить программу к экспертизе
programmes-waits-examine = Провести экспертизу программы
programmes-waits-adopt = Утвердить программу
programmes-waits-register = Внести номер реестра
programmes-count-adopted = Утверждённые программы
programmes-count-adopted-formula = Программы утверждённые или в реестре; версии одной программы считаются раз. Всего – введённые программы.
programmes-count-dual = Студенты дуального обучения
programmes-count-dual-formula = Обучающиеся студенты на дуальном обучении. Всего – обучающиеся студенты.
programmes-refusal-not-your-students = «{ $typed }» – не ваша организация образования: зачислять студентов можно только в свою.

# Выравнивание нагрузки
programmes-balance = Выровнять нагрузку
programmes-balance-accept = Принять предложение
programmes-balance-leave = Ничего не менять
programmes-balance-help = Практика, итоговая аттестация и позиции, изучаемые несколько семестров, остаются на месте. Пререквизиты соблюдаются.
programmes-balance-best = Переносить нечего: ни один план не выровняет семестры настолько, чтобы перестановки того стоили.
programmes-balance-none = Лучшего плана не найдено.
programmes-balance-moves =
    { $count ->
        [one] { $count } позиция перейдёт в другой семестр.
        [few] { $count } позиции перейдут в другой семестр.
       *[other] { $count } позиций перейдут в другой семестр.
     }
programmes-balance-moves-best =
    { $count ->
        [one] { $count } позиция перейдёт в другой семестр; лучшего плана нет.
        [few] { $count } позиции перейдут в другой семестр; лучшего плана нет.
       *[other] { $count } позиций перейдут в другой семестр; лучшего плана нет.
     }
programmes-balance-terms = Кредиты по семестрам
programmes-balance-terms-desc = Кредиты каждого семестра сейчас и по предложению.
programmes-balance-before = сейчас
programmes-balance-after = по предложению
programmes-balance-shifts = Что перейдёт
programmes-balance-kept = Оставлены на месте
programmes-balance-from = Из семестра
programmes-balance-to = В семестр
programmes-balance-why = Почему
programmes-balance-why-after = в семестре { $from } она не шла бы после пререквизита «{ $slot }»
programmes-balance-why-before = в семестре { $from } она не шла бы перед позицией «{ $slot }», для которой она пререквизит
programmes-balance-why-closed = то, что остаётся на месте, закрывает для неё семестр { $from }
programmes-balance-why-evens = останься она в семестре { $from }, там было бы { $from_load } кр.; в семестре { $to } с ней – { $to_load } кр.
programmes-balance-why-room = освобождает место для других
programmes-balance-choice = Выбор
programmes-balance-keep = оставить на месте
programmes-balance-release = разрешить перенос
programmes-refusal-no-balance = Пререквизиты противоречат друг другу: порядка семестров нет. Сначала исправьте их.
programmes-act-balance = Нагрузка семестров выровнена
