# Пункты договоров и приказов
documents-refusal-lone-brace = Пункт «{ $clause }» ({ $lang }), знак { $position }: скобка не закрыта или лишняя. Если нужна сама скобка, напишите её дважды.
documents-refusal-unknown-variable = Пункт «{ $clause }» ({ $lang }), знак { $position }: переменной «{ $name }» нет. Выберите из списка переменных.
documents-refusal-variable-missing = Пункт «{ $clause }» ({ $lang }): в другом языке есть переменная «{ $name }», в этом её нет. Добавьте её в текст.
documents-refusal-unknown-clause = Пункт «{ $clause }» ({ $lang }), знак { $position }: пункта «{ $name }» нет. Исправьте ссылку.
documents-refusal-bad-condition = Условие пункта «{ $clause }» не читается, знак { $position }: «{ $name }». Пример: learner-minor and not compensation-kind = wage.
documents-refusal-unknown-code = Условие пункта «{ $clause }», знак { $position }: в списке переменной нет кода «{ $name }».
documents-refusal-no-text = В пункте «{ $clause }» ({ $lang }) нет ни заголовка, ни текста. Напишите текст.
documents-refusal-id-taken = Обозначение «{ $clause }» стоит у двух пунктов. Измените одно из них.
documents-refusal-bad-id = Обозначение «{ $clause }» должно состоять из строчных латинских букв, цифр и дефисов.
documents-refusal-no-value = Пункт «{ $clause }» ({ $lang }), знак { $position }: значение переменной «{ $name }» в этом документе не задано. Дополните данные.
documents-refusal-clause-absent = Пункт «{ $clause }» ({ $lang }), знак { $position }: пункта «{ $name }», на который он ссылается, в этом документе нет. Поставьте ссылке то же условие.

# Загрузка из файла
documents-refusal-no-file = Файл не выбран. Выберите файл .xlsx или .csv и отправьте его ещё раз.
documents-refusal-no-rows = В файле нет ни одной строки с данными. Заполните шаблон и загрузите снова.
documents-refusal-not-a-table = Этот файл не таблица: { $file }. Сохраните его как .xlsx или .csv (UTF-8) и загрузите снова.
documents-refusal-old-workbook = Это старая книга .xls или книга под паролем. Сохраните её как .xlsx без пароля и загрузите снова.
documents-refusal-broken-workbook = Книга не читается: файл повреждён. Откройте её в Excel или LibreOffice и сохраните заново.
documents-refusal-encoding = Кодировка файла не UTF-8 ({ $encoding }). При сохранении выберите «CSV UTF-8».
documents-refusal-file-too-large = Файл слишком велик: не более { $most } МБ. Разделите его на несколько файлов.
documents-refusal-too-many-rows = В файле { $found } строк, за один раз принимается не более { $most }. Разделите его на несколько файлов.
documents-refusal-no-header = Названия столбцов не найдены. Ожидались: { $wanted }. Найдено: { $found } (начиная с ячейки { $cell }). Скачайте шаблон и заполните его.
documents-refusal-column-missing = Нет столбца «{ $column }». Добавьте его в заголовок в строке { $row }.
documents-refusal-column-unknown = Столбец «{ $name }» в ячейке { $cell } неизвестен. Удалите его или исправьте название.
documents-refusal-column-twice = Столбец «{ $column }» стоит дважды: { $first } и { $cell }. Оставьте один.
documents-refusal-cell-empty = { $cell }: не заполнено «{ $column }» (строка { $row }).
documents-refusal-cell-too-long = { $cell }: в «{ $column }» не более { $most } знаков (строка { $row }): «{ $value }».
documents-refusal-cell-not-a-day = { $cell }: «{ $column }» не дата (строка { $row }): «{ $value }». Напишите в виде 01.09.2026.
documents-refusal-cell-not-a-number = { $cell }: «{ $column }» должно быть целым числом от { $least } до { $most } (строка { $row }): «{ $value }».
documents-refusal-cell-not-a-quantity = { $cell }: «{ $column }» должно быть неотрицательным числом, не более двух знаков после запятой (строка { $row }): «{ $value }».
documents-refusal-cell-not-in-list = { $cell }: «{ $column }» нет в списке (строка { $row }): «{ $value }». Возможны: { $list }.
documents-refusal-cell-not-digits = { $cell }: «{ $column }» должно состоять ровно из { $count } цифр (строка { $row }): «{ $value }».
documents-refusal-cell-error = { $cell }: формула в «{ $column }» дала ошибку (строка { $row }): { $value }. Исправьте формулу или впишите значение.
documents-refusal-cell-uncomputed = { $cell }: формула в «{ $column }» не вычислена (строка { $row }). Откройте книгу в Excel или LibreOffice и сохраните.
documents-refusal-more-errors = Есть ещё ошибки: { $count }. Сначала исправьте указанные выше.

# Прикреплённые файлы
documents-refusal-file-kind = Такой файл не принимается. Допустимые виды: { $allowed }.
documents-refusal-file-size = Файл слишком велик: не более { $most } МБ. Уменьшите снимок или разделите файл.
documents-refusal-file-empty = Файл пуст. Выберите другой файл.

# Виды файлов
file-kind-pdf = документ PDF
file-kind-jpeg = снимок JPEG
file-kind-png = снимок PNG
file-kind-webp = снимок WebP
file-kind-heic = снимок HEIC
file-kind-docx = документ Word
file-kind-xlsx = книга Excel
file-kind-cms = электронная подпись

# Файлы: проверка и приём
documents-intake-choose = Выберите файл
documents-intake-file = Файл
documents-intake-file-help = .xlsx или .csv (UTF-8). Сначала вы увидите, что изменится; до подтверждения ничего не записывается.
documents-intake-template = Скачать шаблон
documents-intake-try = Проверить файл
documents-intake-take = Принять
documents-intake-would = Что изменит файл «{ $file }»
documents-intake-nothing = Ничего не изменится: всё уже так, как в файле.
documents-intake-done = Файл «{ $file }» принят целиком.
documents-intake-wrong = { $count ->
    [one] «{ $file }»: { $count } ошибка. Ничего не изменено
    [few] «{ $file }»: { $count } ошибки. Ничего не изменено
   *[other] «{ $file }»: { $count } ошибок. Ничего не изменено
}
documents-intake-effects = По строкам
documents-intake-thing = Наименование
documents-intake-row = Строка
documents-intake-effect = Что произойдёт
documents-intake-changes = Исправлено
documents-intake-notes = Обратите внимание
documents-intake-cell = Ячейка
documents-intake-told = Что не так
documents-intake-source = Источник
documents-effect-new = новые
documents-effect-changed = изменены
documents-effect-same = без изменений

# Шаблоны документов
template-drafted = проект
template-in-force = действует
template-superseded = заменён
template-discarded = отклонён
template-act-edit = править пункты
template-act-adopt = ввести в действие
template-act-supersede = заменить новым
template-act-discard = отказаться
