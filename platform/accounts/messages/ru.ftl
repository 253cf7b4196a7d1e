## Действия, как их называет журнал
accounts-act-open-account = Открыта учётная запись
accounts-act-close-account = Закрыта учётная запись
accounts-act-set-password = Задан пароль
accounts-act-choose-language = Выбран язык
accounts-act-grant = Предоставлена роль
accounts-act-revoke = Роль отозвана
accounts-act-invite = Направлено приглашение
accounts-act-accept-invitation = Приглашение принято
accounts-act-withdraw-invitation = Приглашение отозвано
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
accounts-refusal-invited-already = Приглашение в эту роль уже отправлено. Сначала отзовите его, затем пригласите снова.
accounts-refusal-invitation-withdrawn = Приглашение отозвано. Обратитесь к тому, кто вас пригласил.
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

## Вход
accounts-email = Электронная почта
accounts-password = Пароль
accounts-name = Имя и фамилия
accounts-language = Язык
accounts-role = Роль
accounts-scope = Где
accounts-forgotten = Забыли пароль?
accounts-no-account = Учётные записи открываются по приглашению: обратитесь к администратору своей организации.
accounts-people-of-the-demo = Люди демонстрации
accounts-new-password = Новый пароль
accounts-new-password-help = Не меньше 10 знаков. Подойдут несколько слов, которые вы помните.
accounts-set-password = Задать пароль
accounts-first = Первый администратор
accounts-first-help = Здесь ещё ни у кого нет учётной записи. Кто заполнит эту форму, тот управляет платформой и приглашает остальных.
accounts-first-begin = Начать
accounts-link-purpose = Для чего ссылка?
accounts-ask-for-link = Запросить ссылку
accounts-no-email = Если у вас нет электронной почты, попросите у администратора своей организации ссылку на бумаге.
accounts-link-sent = Проверьте почту
accounts-link-sent-help = Если учётная запись с адресом { $email } есть, письмо со ссылкой уже в пути. Ссылка открывается один раз в течение тридцати минут.
accounts-link-closed = Ссылка не открывается
accounts-link-enter-help = { $name }, нажмите кнопку, чтобы войти. Ссылка открывается один раз.
accounts-come-in = Войти
accounts-reset-help = { $name }, задайте новый пароль. Все ваши открытые сеансы завершатся.
accounts-accept-invitation = Принять приглашение
accounts-role-until = Последний день роли
accounts-without-end = срок не задан
accounts-invitation-until = Приглашение действует до
accounts-as-whom = В какой роли вы действуете?
accounts-role-now = сейчас
accounts-no-role = Сегодня у вас нет роли
accounts-no-role-help = Роли предоставляет администратор вашей организации или платформы. Общедоступные страницы открыты вам и сейчас.
accounts-account = Учётная запись
accounts-roles = Роли
accounts-sessions = Где вы вошли
accounts-session-here = здесь
accounts-session-times = вход { $opened }, последнее посещение { $seen }
accounts-session-end = Завершить
accounts-sessions-end = Завершить все остальные
accounts-present-password = Нынешний пароль
accounts-change-password-help = Остальные ваши сеансы завершатся. Если пароля у вас ещё не было:
accounts-history = Кто менял ваши данные
accounts-history-help = Действия с вашей учётной записью, ролями, приглашениями и ключами, последние сверху. Просмотр не записывается.
accounts-somebody = Человек без учётной записи
accounts-tokens = Ключи доступа для программ
accounts-tokens-help = С ключом доступа ваша программа действует через API от вашего имени, в одной роли, до указанного дня.
accounts-tokens-open = Ключи доступа
accounts-tokens-standing = Действующие ключи
accounts-tokens-none = У вас нет ключей доступа
accounts-tokens-none-help = Ключ нужен, например, когда ваша кадровая система сама отправляет сведения о потребности.
accounts-token-new = Новый ключ
accounts-token-name = Для чего он?
accounts-token-name-help = Так, чтобы вы его узнали: программа или компьютер.
accounts-token-role = В какой роли
accounts-token-last-day = Последний день
accounts-token-issue = Выпустить ключ
accounts-token-once = Это ключ доступа. Он показан только сейчас: сохраните его там, где ваша программа хранит секреты.
accounts-token-kept = Ключ сохранён
accounts-token-until = до { $day }
accounts-token-used = использован { $at }
accounts-token-unused = ещё не использован
accounts-token-revoke = Отозвать
