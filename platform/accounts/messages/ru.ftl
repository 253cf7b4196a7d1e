## Действия, как их называет журнал
accounts-act-open-account = Открыта учётная запись
accounts-act-close-account = Закрыта учётная запись
accounts-act-set-password = Задан пароль
accounts-act-choose-language = Выбран язык
accounts-act-grant = Предоставлена роль
accounts-act-revoke = Роль отозвана
accounts-act-invite = Направлено приглашение
accounts-act-accept-invitation = Приглашение принято
accounts-act-issue-token = Выпущен ключ доступа
accounts-act-revoke-token = Ключ доступа отозван

## Отказы: что не так и что делать дальше
accounts-refusal-email-taken = Учётная запись с этим адресом уже есть. Войдите с ним или введите другой адрес.
accounts-refusal-held-already = У человека уже есть эта роль здесь. Измените имеющуюся, а не предоставляйте её второй раз.
accounts-refusal-not-held = Срок этой роли уже окончен. Обновите страницу и посмотрите, какие роли есть у человека.
accounts-refusal-not-recognised = Неверный адрес электронной почты или пароль. Проверьте оба или выберите «Забыли пароль?».
accounts-refusal-not-the-password = Это не ваш нынешний пароль. Проверьте его или выйдите и выберите «Забыли пароль?».
accounts-refusal-too-often = Слишком много попыток. Повторите через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}.
accounts-refusal-password-short = Пароль слишком короткий. Нужно не меньше { $least } знаков; подойдут несколько слов, которые вы помните.
accounts-refusal-password-common = Этот пароль пробуют одним из первых. Придумайте свой: подойдут несколько слов, которые вы помните.
accounts-refusal-link-unknown = Эта ссылка ничего не открывает. Скопируйте её из письма целиком или запросите новую.
accounts-refusal-link-used = Эта ссылка уже использована: она открывается один раз. Войдите или запросите новую.
accounts-refusal-link-over = Ссылка действовала до { $day }. Запросите новую.
accounts-refusal-code-none = Для этого действия нет действующего кода: он использован, прошли десять минут или кончились попытки. Запросите новый код.
accounts-refusal-code-wrong = Неверный код. { $left ->
    [0] Попыток не осталось: запросите новый код.
    [one] Осталась { $left } попытка.
    [few] Осталось { $left } попытки.
   *[other] Осталось { $left } попыток.
}
accounts-refusal-token-days = Ключ доступа действует с сегодняшнего дня не дольше { $most } дней. Выберите день в этих пределах.
accounts-refusal-key-of-another = Этот ключ идемпотентности уже использован для другого запроса. Для нового запроса возьмите новый ключ.
accounts-refusal-key-in-work = На первый запрос с этим ключом идемпотентности ещё готовится ответ. Повторите через минуту.
accounts-refusal-begun-already = У платформы уже есть администратор. Войдите или попросите у администратора приглашение.

## Письма: темы и тексты
accounts-letter-invitation = Приглашение в Qosar
accounts-letter-enter = Ссылка для входа
accounts-letter-reset = Новый пароль для Qosar
accounts-letter-code = Одноразовый код
accounts-letter-body-invitation = { $name }, вас приглашают в Qosar в роли «{ $role }»: { $scope }. Откройте ссылку и примите приглашение. Она открывается один раз, до { $until }.
accounts-letter-body-enter = { $name }, откройте ссылку, чтобы войти. Она открывается один раз, до { $until }. Если вы её не запрашивали, ничего не делайте: без неё никто не войдёт.
accounts-letter-body-reset = { $name }, откройте ссылку, чтобы задать новый пароль. Она открывается один раз, до { $until }. Если вы её не запрашивали, ничего не делайте: пароль останется прежним.
accounts-letter-body-code = { $name }, ваш одноразовый код: { $code }. Он действует до { $until }. Никому его не сообщайте: он подтверждает действие от вашего имени.

## Ссылки
accounts-link-enter = Вход по ссылке
accounts-link-reset = Новый пароль
