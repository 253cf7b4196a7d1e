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
programmes-refusal-code = «{ $value }» не является кодом образовательной программы. Пример: 6B07114.

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
