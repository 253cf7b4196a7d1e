# Шарттар мен бұйрықтардың тармақтары
documents-refusal-lone-brace = «{ $clause }» тармағы ({ $lang }), { $position }-таңба: жақша жабылмаған немесе артық. Жақшаның өзі керек болса, оны екі рет жазыңыз.
documents-refusal-unknown-variable = «{ $clause }» тармағы ({ $lang }), { $position }-таңба: «{ $name }» деген айнымалы жоқ. Айнымалылар тізімінен таңдаңыз.
documents-refusal-variable-missing = «{ $clause }» тармағы ({ $lang }): басқа тілде «{ $name }» айнымалысы бар, бұл тілде жоқ. Мәтінге қосыңыз.
documents-refusal-unknown-clause = «{ $clause }» тармағы ({ $lang }), { $position }-таңба: «{ $name }» деген тармақ жоқ. Сілтемені түзетіңіз.
documents-refusal-bad-condition = «{ $clause }» тармағының шарты оқылмайды, { $position }-таңба: «{ $name }». Мысалы: learner-minor and not compensation-kind = wage.
documents-refusal-unknown-code = «{ $clause }» тармағының шарты, { $position }-таңба: айнымалының тізімінде «{ $name }» коды жоқ.
documents-refusal-no-text = «{ $clause }» тармағында ({ $lang }) тақырып та, мәтін де жоқ. Мәтінін жазыңыз.
documents-refusal-id-taken = «{ $clause }» белгісі екі тармақта тұр. Біреуін өзгертіңіз.
documents-refusal-bad-id = «{ $clause }» белгісі кіші латын әріптерінен, цифрлардан және сызықшадан тұруы керек.
documents-refusal-no-value = «{ $clause }» тармағы ({ $lang }), { $position }-таңба: «{ $name }» айнымалысының мәні бұл құжатта берілмеген. Деректерді толықтырыңыз.
documents-refusal-clause-absent = «{ $clause }» тармағы ({ $lang }), { $position }-таңба: сілтеме жасалған «{ $name }» тармағы бұл құжатта жоқ. Сілтемеге де сондай шарт қойыңыз.

# Файлдан жүктеу
documents-refusal-no-file = Файл таңдалмады. .xlsx немесе .csv файлын таңдап, қайта жіберіңіз.
documents-refusal-no-rows = Файлда бірде-бір деректер жолы жоқ. Үлгіні толтырып, қайта жүктеңіз.
documents-refusal-not-a-table = Бұл файл кесте емес: { $file }. Оны .xlsx немесе .csv (UTF-8) түрінде сақтап, қайта жүктеңіз.
documents-refusal-old-workbook = Бұл — ескі .xls кітабы немесе құпиясөзбен жабылған кітап. Құпиясөзсіз .xlsx түрінде сақтап, қайта жүктеңіз.
documents-refusal-broken-workbook = Кітап оқылмайды: файл бүлінген. Оны Excel немесе LibreOffice-те ашып, қайта сақтаңыз.
documents-refusal-encoding = Файлдың кодтамасы UTF-8 емес ({ $encoding }). Сақтағанда «CSV UTF-8» түрін таңдаңыз.
documents-refusal-file-too-large = Файл тым үлкен: ең көбі { $most } МБ. Оны бірнеше файлға бөліңіз.
documents-refusal-too-many-rows = Файлда { $found } жол бар, бір жолы ең көбі { $most } қабылданады. Оны бірнеше файлға бөліңіз.
documents-refusal-no-header = Баған атаулары табылмады. Күтілгені: { $wanted }. Табылғаны: { $found } ({ $cell } ұяшығынан бастап). Үлгіні жүктеп алып, соны толтырыңыз.
documents-refusal-column-missing = «{ $column }» бағаны жоқ. Оны { $row }-жолдағы тақырыпқа қосыңыз.
documents-refusal-column-unknown = { $cell } ұяшығындағы «{ $name }» бағаны белгісіз. Оны өшіріңіз немесе атауын түзетіңіз.
documents-refusal-column-twice = «{ $column }» бағаны екі рет тұр: { $first } және { $cell }. Біреуін қалдырыңыз.
documents-refusal-cell-empty = { $cell }: «{ $column }» толтырылмаған ({ $row }-жол).
documents-refusal-cell-too-long = { $cell }: «{ $column }» ең көбі { $most } таңба болуы керек ({ $row }-жол): «{ $value }».
documents-refusal-cell-not-a-day = { $cell }: «{ $column }» күн емес ({ $row }-жол): «{ $value }». 01.09.2026 түрінде жазыңыз.
documents-refusal-cell-not-a-number = { $cell }: «{ $column }» { $least } бен { $most } арасындағы бүтін сан болуы керек ({ $row }-жол): «{ $value }».
documents-refusal-cell-not-a-quantity = { $cell }: «{ $column }» теріс емес сан болуы керек, бөлшегі екі таңбадан аспасын ({ $row }-жол): «{ $value }».
documents-refusal-cell-not-in-list = { $cell }: «{ $column }» тізімде жоқ ({ $row }-жол): «{ $value }». Мүмкін мәндер: { $list }.
documents-refusal-cell-not-digits = { $cell }: «{ $column }» дәл { $count } цифрдан тұруы керек ({ $row }-жол): «{ $value }».
documents-refusal-cell-error = { $cell }: «{ $column }» формуласы қате берді ({ $row }-жол): { $value }. Формуланы түзетіңіз немесе мәнін жазыңыз.
documents-refusal-cell-uncomputed = { $cell }: «{ $column }» формуласы есептелмеген ({ $row }-жол). Кітапты Excel немесе LibreOffice-те ашып, сақтаңыз.
documents-refusal-more-errors = Тағы { $count } қате бар. Алдымен жоғарыдағыларын түзетіңіз.

# Тіркелген файлдар
documents-refusal-file-kind = Мұндай файл қабылданбайды. Рұқсат етілген түрлері: { $allowed }.
documents-refusal-file-size = Файл тым үлкен: ең көбі { $most } МБ. Суретті кішірейтіңіз немесе файлды бөліңіз.
documents-refusal-file-empty = Файл бос. Басқа файл таңдаңыз.

# Файл түрлері
file-kind-pdf = PDF құжаты
file-kind-jpeg = JPEG суреті
file-kind-png = PNG суреті
file-kind-webp = WebP суреті
file-kind-heic = HEIC суреті
file-kind-docx = Word құжаты
file-kind-xlsx = Excel кітабы
file-kind-cms = электрондық қолтаңба

# Файлдарды тексеру және қабылдау
documents-intake-choose = Файлды таңдаңыз
documents-intake-file = Файл
documents-intake-file-help = .xlsx немесе .csv (UTF-8). Алдымен не өзгеретінін көресіз; растағанша ештеңе жазылмайды.
documents-intake-template = Үлгіні жүктеп алу
documents-intake-try = Файлды тексеру
documents-intake-take = Қабылдау
documents-intake-would = «{ $file }» файлы нені өзгертеді
documents-intake-nothing = Ештеңе өзгермейді: бәрі файлдағыдай тұр.
documents-intake-done = «{ $file }» файлы толық қабылданды.
documents-intake-wrong = { $count ->
    [one] «{ $file }»: { $count } қате. Ештеңе өзгертілген жоқ
   *[other] «{ $file }»: { $count } қате. Ештеңе өзгертілген жоқ
}
documents-intake-effects = Жолдар бойынша
documents-intake-thing = Атауы
documents-intake-row = Жол
documents-intake-effect = Не болады
documents-intake-changes = Түзетілді
documents-intake-notes = Назар аударыңыз
documents-intake-cell = Ұяшық
documents-intake-told = Не дұрыс емес
documents-intake-source = Дереккөз
documents-effect-new = жаңа
documents-effect-changed = өзгерген
documents-effect-same = өзгеріссіз

# Құжат үлгілері
template-drafted = жоба
template-in-force = қолданыста
template-superseded = ауыстырылған
template-discarded = қолданылмады
template-act-edit = тармақтарын өңдеу
template-act-adopt = қолданысқа енгізу
template-act-supersede = жаңасымен ауыстыру
template-act-discard = бас тарту
