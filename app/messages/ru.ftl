app-today = Сегодня
app-whose-move = Ждёт вашего хода
app-days = Ближайшие дни
app-nothing-waits = Вас ничего не ждёт
app-nothing-waits-help = Когда кто-то передаст вам ход, он появится здесь: что, с какого дня и что сделать дальше.
app-waits-days =
    { $days ->
        [0] сегодня
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
app-found = Поиск: { $words }
app-found-nothing = Ничего не найдено
app-found-nothing-help = Попробуйте написать название, БИН или код иначе. Записи вне вашей области не показываются.
app-demo-people = Кем войти?
app-demo-people-help = Эти люди вымышлены; вход без пароля. Выберите роль.
app-demo-region = Демо · Павлодарская область
