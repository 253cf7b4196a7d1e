### Собственные слова страниц: оболочка, кнопки, формы, списки, роли, общие отказы, источники.

## Оболочка
web-brand = Qosar
web-skip = Перейти к содержанию
web-navigation = Разделы
web-menu = Меню
web-language = Язык
web-theme = Светлая или тёмная тема
web-banner = Обратите внимание
web-find = Поиск
web-find-everywhere = Люди, организации, программы…
web-waits = ждут:
web-sign-in = Войти
web-sign-out = Выйти
web-me = Мои данные и роли
web-offline = Нет сети: записи хранятся на устройстве
web-foot = Qosar – открытая платформа дуального обучения региона
web-crumbs = Путь к этой странице
web-tabs = Части записи
web-yes = Да
web-cancel = Отмена
web-close = Закрыть

## Чей ход
web-whose-move = Чей ход
web-move-of = Ход:
web-move-yours = ваш
web-move-next = затем:
web-nobodys-move = Ничьих действий не требуется
web-reason = Причина
web-reason-help = Её увидят вторая сторона и журнал: напишите, что не так и что сделать.
web-step-done = пройдено
web-step-now = сейчас
web-step-ahead = впереди

## Формы
web-optional = (необязательно)
web-choose = выберите
web-errors = Не сохранено. Исправьте:

## Списки
web-filter = Отобрать
web-filter-clear = Сбросить отбор
web-filter-more = Ещё отбор
web-total = Всего: { $count }
web-total-more = Всего: { $count }+
web-take = Скачать:
web-paging = Страницы списка
web-first-page = В начало
web-next-page = Следующая страница
web-sort-up = По возрастанию
web-sort-down = По убыванию

## Запись
web-signed = подписано { $when }
web-signature-turn = ждём подписи
web-signature-later = очередь не дошла
web-difference = Различия
web-difference-what = Что
web-difference-how = Изменение
web-change-same = без изменений
web-change-changed = изменено
web-change-added = добавлено
web-change-removed = убрано

## Проверки, план, матрица, доска
web-check-good = Соблюдено
web-check-warn = Обратите внимание
web-check-bad = Нарушено
web-checks-good = { $count ->
    [one] { $count } соблюдена
   *[other] { $count } соблюдено
 }
web-checks-warn = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[other] { $count } замечаний
 }
web-checks-bad = { $count ->
    [one] { $count } нарушение
    [few] { $count } нарушения
   *[other] { $count } нарушений
 }
web-over-limit = – выше предела
web-pinned = закреплено за своим периодом
web-matrix-note = Примечание
web-matrix-keys = Стрелки ведут по клеткам, цифры 0–3 ставят связь
web-stage-done = завершён
web-stage-now = идёт
web-stage-stuck = остановлен
web-stage-ahead = ещё не начат
web-formula = Как считается
web-gallery = Галерея: каждая часть во всех состояниях

## Чертежи
web-chart-table = Числа таблицей
web-chart-nothing = Чисел пока нет
web-chart-what = Показатель
web-chart-curve-begins = Начинается
web-chart-curve-ends = Кончается
web-chart-error = Стандартная ошибка
web-chart-when = Сроки
web-chart-state = Состояние
web-chart-weeks = Недели

## Величины
web-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
 }
web-credits = { $credits ->
    [one] { $credits } кредит
    [few] { $credits } кредита
    [many] { $credits } кредитов
   *[other] { $credits } кредита
 }
web-hours = { $hours } ч
web-hours-minutes = { $hours } ч { $minutes } мин
web-academic-year = { $year } учебный год

## Источники
web-source-labour-code = Трудовой кодекс
web-source-law-on-education = Закон «Об образовании»
web-source-law-on-qualifications = Закон «О профессиональных квалификациях»
web-source-social-code = Социальный кодекс
web-source-smse = ГОСО, приказ № 2 от 20.07.2022
web-source-model-rules = Типовые правила деятельности организаций образования, приказ № 595 от 30.10.2018
web-source-credit-rules = Правила кредитной технологии обучения, приказ № 152 от 20.04.2011
web-source-programme-register = Правила ведения реестра образовательных программ, приказ № 106 от 12.10.2022
web-source-guide = Руководство DIARKAZ
web-source-standard = Стандарт
web-source-house = Правило платформы
web-source-article = { $work }, ст. { $part }
web-source-article-point = { $work }, ст. { $part }, п. { $point }
web-source-paragraph = { $work }, п. { $part }
web-source-section = { $work }, раздел { $part }
web-source-annex = { $work }, приложение { $part }
web-source-decision = { $work }, решение { $part }
web-source-named = { $work }: { $part }

## Языки
lang-kk = На казахском
lang-ru = На русском
lang-en = На английском

## Роли
role-ministry = министерство
role-authority = акимат
role-coordinator = координатор
role-association = отраслевой совет
role-hr = кадровая служба предприятия
role-signatory = подписывающий от предприятия
role-mentor = наставник
role-university = администратор организации образования
role-designer = разработчик программ
role-curator = куратор
role-supervisor = руководитель практики
role-student = обучающийся
role-representative = законный представитель
role-expert = эксперт
role-reviewer = эксперт по аккредитации
role-administrator = администратор платформы
role-public = посетитель
role-system = платформа

## Охват роли
scope-nation = вся страна
scope-region = регион
scope-organisation = организация
scope-programme = образовательная программа
scope-group = группа
scope-commission = комиссия
scope-self = только о себе

## Общие отказы
house-refusal-not-now = Сейчас («{ $status }») действия «{ $act }» нет. Обновите страницу и посмотрите, чей ход.
house-refusal-not-yours = Действие «{ $act }» не вашей роли, его совершает { $role }. Если ролей у вас несколько, выберите другую.
house-refusal-reason-needed = Для действия «{ $act }» нужна причина. Напишите словами, что не так.
house-refusal-stale = Пока страница была открыта, запись изменил кто-то другой. Посмотрите новую версию и повторите действие.
house-refusal-empty = Поле нельзя оставить пустым. Заполните его.
house-refusal-too-long = Текст слишком длинный: не больше { $most } знаков. Сократите его.
house-refusal-not-a-day = Такого дня нет в календаре. Напишите день так: 01.09.2026.
house-refusal-not-a-number = Здесь нужно число. Напишите его так: 7 или 7,5.
house-refusal-not-an-email = Неверный адрес электронной почты. Напишите его так: имя@пример.kz.
house-refusal-out-of-bounds = Число должно быть от { $least } до { $most }. Проверьте его.
house-refusal-not-in-list = Такого значения нет в списке. Выберите из списка.
house-refusal-taken = Такая запись уже есть. Откройте её или введите другое значение.
house-refusal-closed-door = Эта страница не открыта вашей роли. Выберите другую роль или обратитесь к администратору.
house-refusal-ends-before-begins = Последний день раньше первого. Проверьте даты.

## Остановленные запросы
web-stop-refused = Не выполнено
web-stop-missing = Такой страницы нет или она вам не видна
web-stop-forbidden = Это не открыто вашей роли
web-stop-crossing = Запрос пришёл с другого сайта и потому не выполнен
web-stop-broken = У нас что-то сломалось. Это записано, попробуйте позже
web-stop-token = Нужен токен
web-stop-home = На главную
web-platform-itself = Сама платформа
web-demo-banner = Демонстрация: люди, акты, голосования и числа вымышлены

# Общее для страниц
web-save = Сохранить
web-history = История
web-history-none = Запись пришла вместе с платформой; её никто не менял.
web-before = Было
web-after = Стало

## Справка для программ
web-refusal-idempotency-key = В заголовке Idempotency-Key должно быть от 1 до { $most } видимых знаков ASCII. Для каждого нового запроса возьмите новый ключ.
web-api = API для программ
web-api-begin = С чего начать
web-api-about = Всё, что делается на страницах, может делать и программа: правила и права те же.
web-api-token = Выпустите ключ доступа для одной роли и до определённого дня:
web-api-language = Язык сообщений – в заголовке Accept-Language: kk, ru или en.
web-api-pages = Списки читаются по пятьдесят: значение next страницы передайте в следующем запросе как after.
web-api-versions = Вместе с изменением верните version записи: на изменение устаревшей версии придёт ответ 409.
web-api-twice = К запросу, который пишет, добавьте заголовок Idempotency-Key: повторный запрос с тем же ключом не выполняется второй раз, возвращается первый ответ (24 часа).
web-api-refusals = Отказ приходит как application/problem+json: код правила, поле, сообщение и источник.
web-api-none = API пока нет
web-api-operations = { $count ->
    [one] { $count } запрос
    [few] { $count } запроса
   *[other] { $count } запросов
}
web-api-example = Пример
web-api-who-may = Кто может
web-api-anyone = любой, и без ключа
web-api-signed-in = любая роль
web-api-parameters = Параметры
web-api-body = Поля запроса
web-api-answer = Ответ
web-api-fields = Поля ответа
web-api-field = Поле
web-api-kind = Вид
web-api-meaning = Значение
web-api-needed = обязательно
