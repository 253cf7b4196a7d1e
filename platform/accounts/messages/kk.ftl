## Журналдағы әрекеттер
accounts-act-open-account = Есептік жазба ашылды
accounts-act-close-account = Есептік жазба жабылды
accounts-act-set-password = Құпиясөз қойылды
accounts-act-choose-language = Тіл таңдалды
accounts-act-grant = Рөл берілді
accounts-act-revoke = Рөл қайтарып алынды
accounts-act-invite = Шақыру жіберілді
accounts-act-accept-invitation = Шақыру қабылданды
accounts-act-withdraw-invitation = Шақыру кері қайтарылды
accounts-act-issue-token = Қолжетімділік кілті берілді
accounts-act-revoke-token = Қолжетімділік кілті қайтарып алынды

## Бас тартулар: не дұрыс емес және әрі қарай не істеу керек
accounts-refusal-email-taken = Бұл мекенжаймен есептік жазба бар. Сол мекенжаймен кіріңіз немесе басқасын енгізіңіз.
accounts-refusal-held-already = Бұл адамда осы рөл бар. Рөлді екінші рет берудің орнына барын өзгертіңіз.
accounts-refusal-not-held = Бұл рөлдің мерзімі біткен. Бетті жаңартып, адамның қандай рөлдері бар екенін қараңыз.
accounts-refusal-not-recognised = Электрондық пошта мекенжайы немесе құпиясөз дұрыс емес. Екеуін де тексеріңіз немесе «Құпиясөзді ұмыттыңыз ба?» дегенді таңдаңыз.
accounts-refusal-not-the-password = Бұл сіздің қазіргі құпиясөзіңіз емес. Тексеріңіз немесе шығып, «Құпиясөзді ұмыттыңыз ба?» дегенді таңдаңыз.
accounts-refusal-too-often = Әрекет тым көп жасалды. { $minutes ->
    [one] { $minutes } минуттан
   *[other] { $minutes } минуттан
} кейін қайталаңыз.
accounts-refusal-password-short = Құпиясөз тым қысқа. Кемінде { $least } таңба керек; есіңізде жүретін бірнеше сөз де жарайды.
accounts-refusal-password-common = Бұл құпиясөзді бөтен адамдар бірінші болып сынап көреді. Өзіңіздікін ойлап табыңыз: есіңізде жүретін бірнеше сөз де жарайды.
accounts-refusal-link-unknown = Бұл сілтеме ештеңе ашпайды. Оны хаттан толық көшіріңіз немесе жаңасын сұраңыз.
accounts-refusal-link-used = Бұл сілтеме бұрын пайдаланылған: ол бір рет қана ашылады. Кіріңіз немесе жаңасын сұраңыз.
accounts-refusal-link-over = Сілтеменің мерзімі { $day } бітті. Жаңасын сұраңыз.
accounts-refusal-invited-already = Осы рөлге шақыру жіберіліп қойған. Алдымен оны кері қайтарып алыңыз, содан кейін қайта шақырыңыз.
accounts-refusal-invitation-withdrawn = Шақыру кері қайтарылып алынды. Сізді шақырған адамға хабарласыңыз.
accounts-refusal-code-none = Бұл әрекет үшін жарамды код жоқ: ол пайдаланылған, он минуты өткен немесе әрекет саны таусылған. Жаңа код сұраңыз.
accounts-refusal-code-wrong = Код дұрыс емес. { $left ->
    [0] Әрекет қалған жоқ: жаңа код сұраңыз.
    [one] Тағы { $left } рет енгізуге болады.
   *[other] Тағы { $left } рет енгізуге болады.
}
accounts-refusal-token-days = Қолжетімділік кілті бүгіннен бастап ең көбі { $most } күн жарамды. Осы аралықтан күн таңдаңыз.
accounts-refusal-key-of-another = Бұл идемпотенттік кілт басқа сұрауға қолданылған. Жаңа сұрауға жаңа кілт алыңыз.
accounts-refusal-key-in-work = Осы идемпотенттік кілтпен келген бірінші сұрауға жауап әлі дайындалып жатыр. Бір минуттан кейін қайталаңыз.
accounts-refusal-begun-already = Платформаның әкімшісі бар. Кіріңіз немесе әкімшіден шақыру сұраңыз.

## Хаттар: тақырыптары мен мәтіндері
accounts-letter-invitation = Қосар платформасына шақыру
accounts-letter-enter = Кіру сілтемесі
accounts-letter-reset = Қосарға жаңа құпиясөз
accounts-letter-code = Бір реттік код
accounts-letter-body-invitation = { $name }, сізді Қосарға шақырамыз. Рөліңіз – { $role }: { $scope }. Сілтемені ашып, шақыруды қабылдаңыз. Ол бір рет қана ашылады, мерзімі: { $until }.
accounts-letter-body-enter = { $name }, кіру үшін сілтемені ашыңыз. Ол бір рет қана ашылады, мерзімі: { $until }. Егер оны сіз сұрамасаңыз, ештеңе істемеңіз: онсыз ешкім кіре алмайды.
accounts-letter-body-reset = { $name }, жаңа құпиясөз қою үшін сілтемені ашыңыз. Ол бір рет қана ашылады, мерзімі: { $until }. Егер оны сіз сұрамасаңыз, ештеңе істемеңіз: құпиясөзіңіз бұрынғыдай қалады.
accounts-letter-body-code = { $name }, сіздің бір реттік кодыңыз: { $code }. Мерзімі: { $until }. Оны ешкімге айтпаңыз: ол сіздің атыңыздан жасалған әрекетті растайды.

## Сілтемелер
accounts-link-enter = Сілтемемен кіру
accounts-link-reset = Жаңа құпиясөз

## Кіру
accounts-email = Электрондық пошта
accounts-password = Құпиясөз
accounts-name = Аты-жөні
accounts-language = Тіл
accounts-role = Рөл
accounts-scope = Қайда
accounts-forgotten = Құпиясөзді ұмыттыңыз ба?
accounts-no-account = Есептік жазба шақыру арқылы ашылады: өз ұйымыңыздың әкімшісіне жүгініңіз.
accounts-people-of-the-demo = Демонстрация адамдары
accounts-new-password = Жаңа құпиясөз
accounts-new-password-help = Кемінде 10 таңба. Есіңізде жүретін бірнеше сөз де жарайды.
accounts-set-password = Құпиясөз қою
accounts-first = Бірінші әкімші
accounts-first-help = Мұнда әлі ешкімнің есептік жазбасы жоқ. Осы нысанды толтырған адам платформаны басқарып, қалғандарды шақырады.
accounts-first-begin = Бастау
accounts-link-purpose = Сілтеме не үшін керек?
accounts-ask-for-link = Сілтеме сұрау
accounts-no-email = Электрондық поштаңыз болмаса, өз ұйымыңыздың әкімшісінен қағаздағы сілтемені сұраңыз.
accounts-link-sent = Поштаңызды қараңыз
accounts-link-sent-help = Егер { $email } мекенжайымен есептік жазба болса, сілтемесі бар хат жіберілді. Сілтеме отыз минут ішінде бір рет қана ашылады.
accounts-link-closed = Сілтеме ашылмайды
accounts-link-enter-help = { $name }, кіру үшін түймені басыңыз. Сілтеме бір рет қана ашылады.
accounts-come-in = Кіру
accounts-reset-help = { $name }, жаңа құпиясөз қойыңыз. Ашық тұрған барлық сеанстарыңыз аяқталады.
accounts-accept-invitation = Шақыруды қабылдау
accounts-role-until = Рөлдің соңғы күні
accounts-without-end = мерзімі қойылмаған
accounts-invitation-until = Шақырудың мерзімі
accounts-as-whom = Қай рөлде әрекет етесіз?
accounts-role-now = қазір
accounts-no-role = Бүгін сізде рөл жоқ
accounts-no-role-help = Рөлді ұйымыңыздың немесе платформаның әкімшісі береді. Жалпыға ашық беттерді қазір де оқи аласыз.
accounts-account = Есептік жазба
accounts-roles = Рөлдер
accounts-sessions = Қай жерден кірдіңіз
accounts-session-here = осы жер
accounts-session-times = кірген уақыты: { $opened }, соңғы рет: { $seen }
accounts-session-end = Аяқтау
accounts-sessions-end = Қалғандарын түгел аяқтау
accounts-present-password = Қазіргі құпиясөз
accounts-change-password-help = Басқа сеанстарыңыз аяқталады. Бұрын құпиясөз қоймаған болсаңыз:
accounts-history = Деректеріңізді кім өзгертті
accounts-history-help = Есептік жазбаңызға, рөлдеріңізге, шақырулар мен кілттерге қатысты әрекеттер, соңғысы жоғарыда. Қарап шығу жазылмайды.
accounts-somebody = Есептік жазбасы жоқ адам
accounts-tokens = Бағдарламаларға арналған кілттер
accounts-tokens-help = Қолжетімділік кілтімен бағдарламаңыз API арқылы сіздің атыңыздан, бір рөлде, белгіленген күнге дейін әрекет етеді.
accounts-tokens-open = Қолжетімділік кілттері
accounts-tokens-standing = Жарамды кілттер
accounts-tokens-none = Сізде қолжетімділік кілті жоқ
accounts-tokens-none-help = Кілт, мысалы, кадр жүйеңіз қажеттілік туралы мәліметтерді өзі жіберетін болса керек.
accounts-token-new = Жаңа кілт
accounts-token-name = Ол не үшін керек?
accounts-token-name-help = Өзіңіз танитындай: бағдарлама немесе компьютер.
accounts-token-role = Қай рөлде
accounts-token-last-day = Соңғы күні
accounts-token-issue = Кілт беру
accounts-token-once = Бұл – қолжетімділік кілті. Ол тек қазір көрсетіледі: бағдарламаңыз құпияларды сақтайтын жерге қойыңыз.
accounts-token-kept = Сақтап қойдым
accounts-token-until = { $day } дейін
accounts-token-used = соңғы қолданылған уақыты: { $at }
accounts-token-unused = әлі қолданылмаған
accounts-token-revoke = Қайтарып алу
