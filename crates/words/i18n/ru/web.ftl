## Рамка страницы

app-name = Смотр
frame-skip = К содержанию
frame-low-vision = Версия для слабовидящих
frame-other-language = English
frame-sign-in = Войти
frame-sign-out = Выйти
frame-sections = Разделы
frame-about = «Смотр» — конкурсы инноваций в образовании района
frame-help = Помощь
frame-accessibility = Доступность
frame-privacy = Личные данные
frame-error-title = Ошибка: { $title }

menu-today = Сегодня
menu-apps = Наши заявки
menu-review = Экспертиза
menu-meetings = Заседания
menu-calls = Конкурсы
menu-plan = План
menu-orgs = Организации
menu-people = Люди
menu-accounts = Учётные записи
menu-health = Состояние
menu-rights = Права

demo-label = Демонстрация
demo-strip = Демонстрация.
demo-fictional = Люди, школы и работы вымышлены.
demo-roles = Сменить роль
demo-letters = Письма
demo-clock = Часы:
demo-move = перевести

## Что-то не так

error-missing = Такой страницы нет
error-missing-text = Возможно, ссылка устарела или в адресе опечатка.
error-signed-out = Нужно войти снова
error-signed-out-text = Вход закончился, поэтому отправленное не принято. Войдите в новой вкладке, вернитесь сюда и отправьте ещё раз: написанное осталось в браузере.
error-refused = Так сделать нельзя
error-conflict = Кто-то успел раньше
error-conflict-text = Пока вы смотрели на страницу, здесь всё изменилось. Вернитесь назад и обновите её: написанное осталось в браузере.
error-unreadable = Запрос не прочитать
error-unreadable-text = Так пришло бы только с чужой или устаревшей страницы. Откройте нужную страницу заново.
error-kind = Такое здесь не принять
error-kind-text = Отправьте обычную форму с этой страницы.
error-large = Слишком много сразу
error-large-text = Сократите текст или возьмите файл поменьше. Сколько можно, написано у поля.
error-method = Сюда нельзя отправить такой запрос
error-method-text = Откройте нужную страницу по ссылке, а не из закладки с отправленной формой.
error-foreign = Отправлено не с этого сайта
error-foreign-text = Ничего не сделано. Откройте нужную страницу здесь и отправьте форму с неё.
error-many = Слишком много попыток
error-many-text = Подождите несколько минут и попробуйте снова.
error-busy = Сервер занят или обновляется
error-busy-text = Повторите через 20 секунд. Сохранённое на месте.
error-fault = Не получилось
error-fault-text = Всё, что было сохранено раньше, на месте. Попробуйте ещё раз, а если не выйдет, сообщите организаторам код.
error-incident = Код для поддержки:
error-way-home = На главную
error-way-today = К делам на сегодня
error-way-sign-in = Войти

notice-saved = Сохранено.
notice-signed-out = Вы вышли.
notice-password-set = Пароль задан. Все прежние входы закончены.
notice-letter-queued = Письмо поставлено в очередь.
notice-seat-ended = Роль закончена.
notice-seat-given = Роль дана.
notice-imported = { $rows ->
    [0] Изменений нет: всё уже так и было.
    [one] Внесена { $rows } строка.
    [few] Внесены { $rows } строки.
   *[many] Внесено { $rows } строк.
}
notice-clock-moved = Часы переведены.


## Формы

form-errors = { $n ->
    [one] Нужно исправить { $n } поле
    [few] Нужно исправить { $n } поля
   *[many] Нужно исправить { $n } полей
}
form-error-prefix = Ошибка:

## Заявки: список

apps-title = Заявки
apps-lead = Черновик хранится на сервере и ждёт, сколько нужно. Подаёт заявку только кнопка «Подать заявку».
apps-none-title = Заявок пока нет.
apps-none-text = Выберите конкурс, ответьте на несколько вопросов, и черновик появится здесь.
apps-open-calls = Сейчас принимают заявки
apps-no-open-calls = Сейчас заявки не принимает ни один конкурс. О новом сообщим на странице «Сегодня».
apps-start = Начать заявку
apps-untitled = Без названия
apps-gaps = { $n ->
    [one] остался { $n } пункт
    [few] осталось { $n } пункта
   *[many] осталось { $n } пунктов
}
apps-ready = всё заполнено, можно подать
standing-draft = Черновик
standing-filed = Подана
standing-changed = Подана, правки не поданы
standing-withdrawn = Отозвана
standing-late = Не подана в срок
apps-until = Приём до { $at }
apps-closed = Приём закончился { $at }

## Заявки: подходит ли конкурс

app-new-title = Подходит ли вам этот конкурс
app-new-lead = { $n ->
    [one] Один вопрос до начала работы: он бережёт вечера.
    [few] { $n } вопроса до начала работы: они берегут вечера.
   *[many] { $n } вопросов до начала работы: они берегут вечера.
}
app-new-organisation = От какого учреждения заявка
app-new-answer = Ответьте на вопрос
app-new-stop = С таким ответом участвовать не получится
app-new-go = Начать заявку
app-new-not-yet = Приём ещё не открыт: он начнётся { $at }.
app-new-over = Приём закончился { $at }.
app-new-no-seat = Заявки начинает координатор учреждения. Вы вошли в другой роли.
yes = Да
no = Нет

## Заявка: что заполнить

app-back = К заявке
app-over = Заявка { $code }
app-not-filed = Заявка ещё не подана.
app-not-filed-until = Приём до { $at }.
app-not-filed-over = Приём закончился { $at }. Черновик сохранён, но не подан.
app-filed-line = Подана { $at }.
app-changed-line = Подана { $at }. После этого вы её правили: правки ещё не поданы.
app-withdrawn-line = Заявка отозвана. Черновик остался, её можно подать снова до { $at }.
app-withdrawn-over = Заявка отозвана. Приём закончился { $at }.
app-check-link = Проверить и подать
app-replace-link = Проверить и подать заново
app-receipt-link = Квитанция
app-part-work = О работе
app-part-papers = Документы и авторы
app-part-submit = Отправка
app-progress = Заполнено { $done } из { $all }
task-done = Заполнено
task-open = Не заполнено
task-begun = Начато
task-optional = Необязательно
task-fix = Нужно исправить
task-ready = Готово к подаче
task-later = Сначала заполните остальное
app-papers = Документы
app-authors = Авторы и согласия
app-submit-task = Проверить и подать
app-files-count = { $n ->
    [0] файлов нет
    [one] { $n } файл
    [few] { $n } файла
   *[many] { $n } файлов
}
app-authors-count = { $n ->
    [0] никто не назван
    [one] { $n } автор
    [few] { $n } автора
   *[many] { $n } авторов
}
app-next = Дальше: { $section }
app-history = История заявки
app-withdraw-link = Отозвать заявку
app-call-link = Условия конкурса

## Заявка: раздел

section-over = Раздел { $n } из { $all }
section-save-back = Сохранить и вернуться к заявке
section-save-next = Сохранить и дальше
section-words-max = { $n ->
    [one] можно { $n } слово
    [few] можно { $n } слова
   *[many] можно { $n } слов
}
section-chars-max = { $n ->
    [one] можно { $n } знак
    [few] можно { $n } знака
   *[many] можно { $n } знаков
}
section-words-left = осталось слов: {"{n}"}
section-words-over = лишних слов: {"{n}"}
section-choices-max = Можно отметить не больше { $n }
section-example = Пример
section-optional = необязательно
section-number-range = Целое число от { $min } до { $max }
save-saving = Сохраняем…
save-saved = Сохранено на сервере в {"{time}"}
save-offline = Нет связи. Текст хранится на этом компьютере, отправим сами
save-conflict = Изменено в другом окне.
save-conflict-link = Посмотреть обе версии
save-restored = Восстановлен текст, который не успел сохраниться
save-manual = Сохраняем по кнопке. Со включёнными сценариями страница сохраняет сама.
save-last = Последнее сохранение: { $at }
save-last-by = Последнее сохранение: { $at }, { $who }
sees-applicant = Увидит: только ваше учреждение.
sees-staff = Увидят: ваше учреждение и методисты. Эксперты не увидят.
sees-council = Увидят: ваше учреждение, методисты и совет. Эксперты не увидят.
sees-experts = Увидят: методисты, совет и эксперты — без названия учреждения.
sees-public = Увидят все, если работа войдёт в число отмеченных; эксперты — без названия учреждения.
both-title = Этот ответ изменили в другом окне
both-title-who = Этот ответ изменил(а) { $who }
both-lead = Ничего не потеряно. Выберите текст или соедините оба в поле и сохраните.
both-mine = Ваш текст
both-theirs = На сервере
both-take-mine = Взять мой
both-keep-theirs = Оставить с сервера
session-title = Вы вышли, а текст остался
session-text = Время работы истекло. Всё, что вы написали, хранится на этом компьютере. Войдите в новом окне и вернитесь сюда.
session-sign-in = Войти в новом окне
session-continue = Вернуться к тексту

## Заявка: документы

files-title = Документы
files-lead = Файл можно заменить до подачи и после неё, пока открыт приём.
files-types = { $types }, до { $mb } МБ
files-count-one = один файл
files-count-some = { $min ->
    [0] до { $max } файлов
   *[other] от { $min } до { $max } файлов
}
files-choose = Выберите файл
files-drop-hint = или перетащите сюда
files-drop = Отпустите файл
files-upload = Загрузить
files-progress = Загружаем: {"{n}"} %
files-failed = Не загрузилось. Проверьте связь и выберите файл ещё раз.
files-remove = Убрать
files-full = Слот заполнен. Чтобы заменить файл, сначала уберите прежний.
files-signed = Подпишите распечатанную заявку и отсканируйте её.
files-print = Распечатать заявку для подписи
files-none = Файла пока нет
files-error-none = Выберите файл, потом нажмите «Загрузить».
files-error-type = Файл «{ $name }» здесь не подойдёт. Сохраните его как { $types } и загрузите снова.
files-error-content = Файл «{ $name }» внутри не то, что обещает его имя. Откройте его и сохраните заново как { $types }.
files-error-big = Файл больше { $mb } МБ. Уменьшите картинки или разделите файл.
files-error-empty = Файл «{ $name }» пуст. Проверьте его и загрузите снова.
files-error-macro = В файле «{ $name }» есть макросы, такие файлы не принимаем. Сохраните его как обычный { $types }.
files-error-locked = Файл «{ $name }» закрыт паролем. Снимите пароль и загрузите снова.
files-error-full = Здесь уже столько файлов, сколько можно. Уберите лишний и загрузите снова.
files-size-b = { $n } Б
files-size-kb = { $n } КБ
files-size-mb = { $n } МБ

## Заявка: авторы

authors-title = Авторы и согласия
authors-range = От { $min } до { $max } авторов.
authors-none = Авторов пока нет.
authors-add = Добавить автора
authors-name = Фамилия, имя, отчество
authors-post = Должность
authors-email = Электронная почта
authors-email-hint = Сюда придёт письмо со ссылкой на согласия. Если согласия подписаны на бумаге, оставьте пустым.
authors-add-button = Добавить
authors-remove = Убрать из авторов
authors-given = Дано
authors-owed = Нужно
authors-may = По желанию
authors-ask = Отправить письмо с согласиями
authors-paper = Согласия подписаны на бумаге
authors-paper-hint = Бумагу хранит учреждение. Отметьте, что подписано и когда.
authors-paper-date = Дата на бумаге
authors-paper-button = Отметить
authors-error-name = Укажите фамилию, имя и отчество автора
authors-error-post = Укажите должность автора
authors-error-email = Проверьте адрес почты: нужны знак @ и точка после него
authors-error-date = Укажите дату, которая стоит на бумаге
authors-error-choose = Отметьте, какие согласия подписаны
authors-error-early = Дата на бумаге ещё не наступила

## Согласия автора (по ссылке из письма)

consent-title = Ваши согласия
consent-lead = { $organisation } назвало вас автором работы «{ $work }» на конкурс «{ $call }». Прочитайте и решите по каждому согласию отдельно.
consent-lead-untitled = { $organisation } назвало вас автором работы на конкурс «{ $call }». Прочитайте и решите по каждому согласию отдельно.
consent-agree = Даю это согласие
consent-since = Дано { $at }. Снимите отметку и сохраните, чтобы отозвать.
consent-save = Сохранить мой выбор
consent-done = Ваш выбор записан. Изменить его можно по этой же ссылке.
consent-required = Без этого согласия заявку подать нельзя.
consent-free = Можно не давать: на оценку работы это не влияет.
consent-hello = Здравствуйте, { $name }!

## Заявка: проверка и подача

check-title = Проверьте ответы
check-lead = Так заявку увидят в ИМЦ. Подать её можно { $until }; до этого времени её можно и заменить.
check-until = до { $at }
check-gaps = { $n ->
    [one] До подачи остался { $n } пункт
    [few] До подачи осталось { $n } пункта
   *[many] До подачи осталось { $n } пунктов
}
check-change = Изменить
check-empty = Не заполнено
check-ready = Всё заполнено.
check-submit = Подать заявку
check-submit-again = Подать заново
check-signs = Нажимая кнопку, вы подаёте заявку от имени учреждения: { $organisation }.
check-near = До конца приёма { $rest }. Подайте сейчас: до { $at } заявку можно заменить.
check-late = Приём закончился { $at }. Черновик сохранён, но не подан. Позвоните в ИМЦ: срок могут продлить отдельным решением с указанием причины.
check-for-signature = Заявка на подпись
check-head = Руководитель
check-sign-line = ____________________ / ____________________
check-date-line = «____» ______________ 20____ г.

## Заявка: подана, квитанция

submitted-title = Заявка подана
submitted-again = Заявка подана заново
submitted-number = Номер заявки
submitted-at = Принята
submitted-what-next = Что дальше
submitted-next-1 = Квитанция всегда открыта по своему адресу: сохраните его или напечатайте страницу.
submitted-next-2 = До { $at } заявку можно заменить или отозвать.
submitted-next-3 = После этого её проверят в ИМЦ и сообщат решение письмом и на странице «Сегодня».
submitted-receipt = Открыть квитанцию
receipt-title = Квитанция о приёме заявки
receipt-number = Номер
receipt-call = Конкурс
receipt-organisation = Заявитель
receipt-submission = Подача
receipt-submission-n = № { $n }
receipt-channel = Способ
receipt-online = через сайт
receipt-paper = на бумаге
receipt-received = Принята
receipt-recorded = Записана в журнал
receipt-closes = Приём до
receipt-superseded = Эту подачу заменила более поздняя.
receipt-withdrawn = Заявку потом отозвали.
receipt-latest = Последняя квитанция
receipt-answers = Ответы
receipt-papers = Документы
receipt-authors = Авторы
receipt-proofs = Хеши и соли
receipt-what = Что подано
receipt-digest = Хеш
receipt-salt = Соль
receipt-entry = Запись журнала
receipt-entry-hash = Хеш записи
receipt-entry-place = Поток и номер
receipt-edition = Редакция порядка
receipt-how = Хеш каждого ответа — это SHA-256 от нулевого байта, соли и текста. По нему можно доказать, что именно было подано, и никто не может это изменить незаметно.
receipt-erased = Текст стёрт
receipt-file-line = { $name }, { $size } байт
receipt-author-n = Автор { $n }

## Заявка: отзыв, история

withdraw-title = Отозвать заявку
withdraw-lead = Заявка перестанет участвовать в конкурсе. Черновик останется, до { $at } её можно подать снова.
withdraw-ground = Почему отзываете
withdraw-button = Отозвать заявку
withdraw-keep = Не отзывать
history-title = История заявки
history-lead = Кто и когда сохранял, подавал и отзывал заявку. Неудачные попытки подать тоже записаны.
history-saved = Сохранены ответы
history-filed = Заявка подана, подача № { $n }
history-filed-paper = Заявка внесена с бумаги, подача № { $n }
history-withdrawn = Заявка отозвана
history-refused = Подать не удалось: { $why }
history-refused-incomplete = заявка была заполнена не вся
history-refused-too-late = приём уже закончился
history-refused-too-early = приём ещё не начался
history-refused-limit = другая заявка учреждения уже подана
history-refused-other = заявку нельзя было подать
history-someone = система
history-none = Пока ничего не происходило.
notice-withdrawn = Заявка отозвана.
notice-date-moved = Срок изменён, письма поставлены в очередь.
notice-announced = Конкурс объявлен: его видят все.

## Рабочий стол методиста

menu-desk = Рабочий стол
desk-title = Рабочий стол
desk-lead = Конкурсы района: сроки, заявки, черновики.
desk-none = Конкурсов пока нет.
desk-new = Новый конкурс
desk-hidden = Не объявлен
desk-open = Идёт приём
desk-before = Приём не начался
desk-over = Приём закончен
desk-counts = { $filed ->
    [one] подана { $filed } заявка
    [few] поданы { $filed } заявки
   *[many] подано { $filed } заявок
} · { $drafts ->
    [one] { $drafts } черновик
    [few] { $drafts } черновика
   *[many] { $drafts } черновиков
}
register-title = Заявки
register-lead = Черновики посчитаны, но не видны: их читает только само учреждение.
register-work = Работа
register-organisation = Учреждение
register-division = Номинация
register-filed = Подана
register-state = Состояние
register-standing = Подана
register-withdrawn = Отозвана
register-paper = на бумаге
register-again = подача № { $n }
register-none = Заявок ещё нет. Они появятся здесь сразу, как школы начнут подавать.
register-next = Следующие
register-total-filed = Подано
register-total-drafts = Черновиков
register-total-withdrawn = Отозвано
register-dates = Продлить или перенести
register-enter-paper = Внести заявку с бумаги
register-announce = Объявить конкурс
register-announce-lead = После объявления конкурс видят все, и его сроки можно только отодвигать.
register-public = Страница конкурса
register-changes = Изменения сроков
register-change-all = { $date }: с { $from } на { $to }
register-change-one = { $organisation }: больше времени, до { $to }
register-ground = Основание: { $ground }
dates-title = Сроки
dates-lead = Объявленный срок можно только отодвинуть. Письма координаторам уйдут сами.
dates-all = Перенести для всех
dates-one = Дать больше времени одному
dates-which = Какой срок
dates-who = Кому
dates-day = Новая дата
dates-time = Время
dates-ground = Основание
dates-ground-hint = Почему переносите: номер письма, распоряжение, причина. Основание получат те, кого это касается.
dates-move = Перенести
dates-extend = Дать больше времени
dates-now = сейчас { $at }
dates-error-when = Укажите дату и время
dates-error-ground = Укажите основание
dates-error-who = Выберите учреждение
paper-title = Заявка с бумаги
paper-lead = Срок считается по входящему штампу. Подпись и согласия авторов остаются на бумаге.
paper-organisation = Учреждение
paper-stamp = Входящий номер
paper-stamp-hint = Как на штампе: номер и дата.
paper-day = Дата поступления
paper-time = Время поступления
paper-scan = Скан: { $paper }
paper-enter = Внести заявку
paper-error-organisation = Выберите учреждение
paper-error-when = Укажите дату и время со штампа
paper-error-stamp = Укажите входящий номер
call-new-title = Новый конкурс
call-new-lead = Конкурс идёт по одной редакции порядка. Пока он не объявлен, его видят только методисты.
call-new-edition = Порядок
call-new-slug = Адрес страницы
call-new-slug-hint = Латинские строчные буквы, цифры и дефис: products-2026
call-new-year = Учебный год
call-new-day = { $date }: дата
call-new-time = { $date }: время
call-new-save = Создать
call-new-error-slug = Адрес: строчные латинские буквы, цифры и дефис, от 3 до 60 знаков
call-new-error-taken = Такой адрес уже занят другим конкурсом
call-new-error-year = Учебный год пишется так: 2026-2027
call-new-error-date = Укажите дату и время
call-new-error-edition = Выберите порядок

form-none = не выбрано

## Списки

list-search = Поиск
list-find = Найти
list-none = Ничего не нашлось
list-all = Показать всё
list-pages = Страницы
list-next = Дальше

## Районы и конкурсы

home-title = Районы
home-lead = Конкурсы инновационных продуктов и статусы площадок по районам.
home-empty = Районов пока нет
home-empty-next = Первый заводит администратор с командной строки.
home-plan = План работы на год

territory-open = { $n ->
    [one] Сейчас открыт приём на { $n } конкурс.
    [few] Сейчас открыт приём на { $n } конкурса.
   *[many] Сейчас открыт приём на { $n } конкурсов.
}
territory-none-open = Открытых конкурсов сейчас нет.
territory-now = Идёт приём
territory-ahead = Скоро
territory-past = Приём закончен
territory-plan-title = План работы
territory-plan = План на { $year }
territory-all-calls = Все конкурсы
territory-contact = С кем связаться

calls-title = Конкурсы
calls-empty = Конкурсов пока нет
calls-empty-next = Здесь появятся объявленные конкурсы. Когда их ждать, видно в плане.

plan-title = План работы
plan-whole-year = Весь год
plan-months = Месяцы
plan-empty-month = На этот месяц ничего не намечено
plan-caption = { $n ->
    [one] { $n } мероприятие
    [few] { $n } мероприятия
   *[many] { $n } мероприятий
}
plan-number = №
plan-what = Мероприятие
plan-when = Срок
plan-whom = Для кого
plan-expected = Ожидаемый результат
plan-executors = Исполнители
plan-accountable = Ответственные
plan-source = Откуда взято:
plan-none = План ещё не опубликован
plan-none-next = Его публикуют методисты района перед началом учебного года.

call-year = Учебный год { $year }
call-draft = Не объявлен
call-open = Идёт приём
call-draft-text = Конкурс ещё не объявлен. Эту страницу видят только те, кто его ведёт.
call-opens = Приём откроется
call-until = Приём до
call-closed = Приём закончился
call-own-term = Для вашей организации приём продлён.
call-apply = Подать заявку
call-desk = Заявки этого конкурса
call-who = Кто может участвовать
call-who-lead = Эти вопросы заявка задаст первыми.
call-must-yes = Нужен ответ «да».
call-must-no = Нужен ответ «нет».
call-otherwise = А если иначе?
call-one = Организация подаёт одну заявку.
call-one-per = Одна организация подаёт одну заявку на каждый вариант поля «{ $division }».
call-criteria = Что оценивают
call-criteria-caption = { $n ->
    [one] { $n } критерий
    [few] { $n } критерия
   *[many] { $n } критериев
}
call-criterion = Критерий
call-most = Баллов
call-scale = Что значат баллы
call-papers = Какие файлы понадобятся
call-paper-takes = { $most ->
    [one] { $types }, до { $size } МБ.
    [few] { $types }, до { $size } МБ, не больше { $most } файлов.
   *[many] { $types }, до { $size } МБ, не больше { $most } файлов.
}
call-optional = Можно не прикладывать.
call-form = Что спросим
call-form-lead = Заполнять можно по частям и вдвоём: всё сохраняется.
call-words-max = { $n ->
    [one] до { $n } слова
   *[many] до { $n } слов
}
call-chars-max = { $n ->
    [one] до { $n } знака
   *[many] до { $n } знаков
}
call-stages = Как принимают решение
call-stages-words = То же словами
call-step-by = Кто: { $by }
call-step-term = Срок: { $term }
call-step-leads = Дальше:
call-diagram = Схема этапов
call-diagram-title = Этапы конкурса сверху вниз и выходы из них справа
call-diagram-caption = Пунктир ведёт назад: к этапу, который может повториться.
call-dates = Сроки
call-moved = { $done }: срок «{ $date }» перенесён на { $to }.
call-moved-one = { $done }: одной организации дано время до { $to }.
call-edition = Редакция порядка
call-edition-text = Конкурс идёт по этой редакции до конца. Отпечаток её текста:

## Вход

sign-in-title = Вход
sign-in-email = Электронная почта
sign-in-password = Пароль
sign-in-button = Войти
sign-in-forgot = Забыли пароль?
sign-in-how = Доступ даёт методист района: он присылает приглашение на вашу почту.
sign-in-by-password = Войти по паролю
sign-in-demo-lead = Выберите, кем посмотреть. Пароль не нужен.
sign-in-wrong = Почта или пароль не подходят. Проверьте раскладку и Caps Lock
sign-in-too-many = Слишком много попыток. Подождите 15 минут или задайте новый пароль

reset-title = Новый пароль
reset-lead = Укажите почту, на которую пришло приглашение. Мы отправим ссылку.
reset-button = Отправить ссылку
reset-bad-email = Проверьте адрес: в нём должны быть @ и точка после неё
reset-asked-title = Проверьте почту
reset-asked-lead = Если такой адрес у нас есть, письмо со ссылкой уже в пути.
reset-asked-text = Письма нет четверть часа? Посмотрите в спаме или попросите ссылку у методиста района.

password-title = Задайте пароль
password-gone = Ссылка больше не действует
password-gone-text = Она срабатывает один раз и в свой срок. Попросите новую.
password-again = Получить новую ссылку
password-for = Для кого
password-role = Роль
password-new = Новый пароль
password-hint = Не короче { $min } знаков. Подойдут три-четыре слова через пробел.
password-button = Сохранить пароль и войти
password-short = Сделайте пароль длиннее: нужно не меньше { $min } знаков
password-long = Сделайте пароль короче: можно не больше { $max } знаков
password-common = Этот пароль подбирают первым. Возьмите несколько слов, не связанных между собой
password-personal = Уберите из пароля имя из вашего адреса

## Вид страниц

view-title = Как показывать страницы
view-lead = Выбор запомнится на этом компьютере. Страницы и адреса те же.
view-zoom = Размер текста
view-scheme = Цвета
view-theme = Светлая или тёмная
view-spacing = Промежутки между буквами
view-font = Шрифт
view-images = Картинки
view-shared = Чужой компьютер
view-usual = Обычные
view-scheme-bw = Чёрным по белому
view-scheme-wb = Белым по чёрному
view-scheme-blue = Синим по голубому
view-scheme-beige = Коричневым по бежевому
view-scheme-brown = Зелёным по коричневому
view-theme-system = Как в системе
view-theme-light = Светлая
view-theme-dark = Тёмная
view-spacing-1 = Больше
view-spacing-2 = Ещё больше
view-font-sans = Без засечек
view-font-serif = С засечками
view-images-on = Показывать
view-images-off = Заменять словами
view-shared-no = Нет, мой
view-shared-yes = Да: не хранить черновики и выйти вместе с браузером
view-save = Показывать так
view-usual-again = Вернуть обычный вид

## Демонстрация

mail-title = Письма демонстрации
mail-lead = Так письма ушли бы людям. Здесь они никуда не уходят.
mail-empty = Писем пока нет
mail-empty-next = Пригласите кого-нибудь или подайте заявку, и письмо появится здесь.
mail-to = Кому: { $to }
clock-title = Часы демонстрации
clock-lead = Сейчас { $now }.
clock-forward = Перевести вперёд
clock-hour = На час
clock-day = На день
clock-week = На неделю
clock-month = На 30 дней
clock-before = За 10 минут до конца приёма
clock-after = Через минуту после него
clock-note = Назад часы не идут: записи в журнале стоят по порядку. Начать заново можно запуском с ключом --fresh.

## Люди и организации

people-title = Люди
people-add = Добавить человека
people-import = Загрузить из файла
people-name = Имя
people-seats = Роли
people-account = Вход
people-no-password = пароля ещё нет
people-has-password = пароль задан
people-closed = вход закрыт
people-invite = Пригласить
people-reset = Новый пароль
people-end = Закончить роль
people-end-text = { $name } больше не сможет действовать в этой роли. Сделанное раньше останется.
people-end-button = Закончить
people-back = К списку людей
people-link-title = Ссылка на новый пароль
people-link-text = Передайте её лично. Мы показываем ссылку один раз, и сработает она один раз.

person-new-title = Добавить человека
person-name = Фамилия, имя, отчество
person-name-hint = Например, Иванова Мария Петровна. Отчество, если есть.
person-email = Электронная почта
person-post = Должность
person-role = Роль
person-organisation = Организация
person-organisation-hint = Для координатора обязательно. Для остальных это место работы.
person-body = Совет
person-body-hint = Нужен председателю, заместителю, секретарю и членам совета.
person-areas = Темы эксперта
person-areas-hint = Через запятую. Остальным не нужно.
person-choose-role = Выберите роль
person-save = Добавить

orgs-title = Организации
orgs-name = Название
orgs-kind = Вид
orgs-address = Адрес
orgs-contacts = Почта и телефон

import-title = Загрузка из файла
import-lead = Сначала покажем, что изменится. Без вашего подтверждения ничего не запишется.
import-what = Что в файле
import-orgs = Организации
import-people = Люди и роли
import-file = Файл
import-file-hint = CSV или XLSX, до 4 МБ. В первой строке названия столбцов.
import-look = Посмотреть, что изменится
import-templates = Пустые таблицы
import-rules = Организацию узнаём по коду, человека по почте. Повторная загрузка того же файла ничего не меняет. Кого в файле нет, остаётся как был.
import-ready = Файл прочитан
import-wrong = В файле есть ошибки
import-wrong-text = Ничего не записано. Исправьте эти строки в своём файле и загрузите его снова.
import-wrong-caption = { $n ->
    [one] { $n } ошибка
    [few] { $n } ошибки
   *[many] { $n } ошибок
}
import-counts = Новых: { $new }, изменится: { $changed }, без изменений: { $same }.
import-line = Строка
import-problem = Что не так
import-row = Запись
import-becomes = Что будет
import-new = новая
import-changed = изменится
import-same = без изменений
import-rows = { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
}
import-confirm = Записать
import-other-file = Другой файл
import-lacking = В файле нет столбцов: { $columns }. Сверьте с пустой таблицей
import-bad-kind = Вид организации «{ $typed }» неизвестен: напишите school, preschool, extra или other
import-bad-role = Роль «{ $typed }» неизвестна: напишите coordinator, expert, member, secretary, deputy, chair, officer или methodist

row-no-name = Нет названия или имени
row-bad-slug = Код «{ $typed }» не подходит: строчные латинские буквы, цифры и дефис
row-bad-email = Проверьте адрес «{ $typed }»
row-twice = Повторяет строку { $line }
row-other-name = Та же почта под другим именем в строке { $line }
row-no-organisation = Укажите организацию: без неё этой роли нет
row-unknown-organisation = Организации с кодом «{ $typed }» в районе нет
row-no-body = Укажите совет: без него этой роли нет
row-unknown-body = Совета с кодом «{ $typed }» в районе нет
row-not-here = Роль «{ $role }» в районе не дают

table-empty = Файл пуст. Выберите файл с таблицей
table-big = Файл слишком велик. Разделите таблицу на части
table-rows = В таблице больше { $n } строк. Разделите её на части
table-columns = В таблице больше { $n } столбцов. Уберите лишние
table-encrypted = Файл закрыт паролем. Снимите пароль и загрузите снова
table-macros = В книге есть макросы. Сохраните её как XLSX без них
table-kind = Это не CSV и не XLSX. Сохраните таблицу в одном из этих видов
table-quote = Кавычка, открытая в строке { $line }, не закрыта
table-damaged = Файл не прочитать. Откройте его в таблицах и сохраните заново

## Администратор

accounts-title = Учётные записи
accounts-close = Закрыть вход
accounts-close-text = { $name } не сможет войти, открытые входы закончатся. Сделанное раньше останется.
accounts-close-button = Закрыть
accounts-open = Открыть вход снова

health-well = Всё работает
health-letters = Не все письма ушли
health-late = Письма задерживаются
health-late-text = Первое из них ждёт больше часа. Проверьте почтовый сервер в настройках.
health-letters-text = Есть письма, которые не удалось отправить. Проверьте почтовый сервер в настройках.
health-version = Версия
health-database = База данных
health-entries = Записей в журнале
health-streams = Потоков в журнале
health-waiting = Писем ждут отправки
health-waiting-since = { $n }, первое с { $since }
health-failed = Писем не удалось отправить
health-files = Файлов
health-clock = Часы данных
health-ahead = { $n ->
    [0] идут по настоящему времени
   *[other] впереди настоящих на { $n } ч
}

rights-title = Права
rights-lead = Эта таблица сделана из тех же правил, по которым решает программа. Видно, насколько далеко достаёт право: «у себя» — в своей организации, «в районе» — во всём своём районе, «везде» — во всех.
rights-may = Кто что делает
rights-sees = Кто что видит
rights-what = Право
rights-visitor = посетитель
rights-own = у себя
rights-territory = в районе
rights-everywhere = везде
rights-no = нет

## Сегодня

today-drafts = { $n ->
    [one] { $n } заявка ещё не подана
    [few] { $n } заявки ещё не поданы
   *[many] { $n } заявок ещё не подано
}
today-filed = { $n ->
    [one] Заявка подана
   *[other] Все заявки поданы
}
today-open-calls = { $n ->
    [one] Открыт приём на { $n } конкурс
    [few] Открыт приём на { $n } конкурса
   *[many] Открыт приём на { $n } конкурсов
}
today-nothing = Сегодня ничего не ждёт
today-until = Ближайший срок { $until }, { $rest }.
today-applicant-lead = Здесь будет видно всё, что ждёт вашу организацию.
today-desk-open = { $n ->
    [one] Идёт приём на { $n } конкурс, черновиков не подано: { $drafts }
    [few] Идёт приём на { $n } конкурса, черновиков не подано: { $drafts }
   *[many] Идёт приём на { $n } конкурсов, черновиков не подано: { $drafts }
}
today-desk-quiet = Приёма сейчас нет
today-desk-lead = Тексты черновиков видны только самим организациям.
today-next-intake = Идёт приём заявок на «{ $call }», до { $until }. Работы появятся здесь после него.
today-next-none = Когда начнётся ваша работа, здесь будет видно, что и к какому сроку.
today-admin-lead = Состояние системы, учётные записи и права в меню наверху.
today-tasks = По порядку
today-calls = Открытые конкурсы
today-links = Под рукой
today-plan = План работы
today-empty = Пока пусто
today-empty-next = Когда что-нибудь понадобится от вас, оно встанет сюда, а на почту придёт письмо.
today-counts = подано { $filed }, черновиков { $drafts }
today-untitled = Без названия
today-state-gaps = { $n ->
    [one] остался { $n } пункт
    [few] осталось { $n } пункта
   *[many] осталось { $n } пунктов
}
today-state-ready = готова, не подана
today-state-late = не подана в срок
today-state-filed = подана { $at }
today-state-changed = есть неподанные изменения
today-state-withdrawn = отозвана

## Помощь и сведения

help-title = Помощь
help-lead = Коротко о том, что спрашивают чаще всего.
help-apply = Как подать заявку
help-apply-text =
    Откройте конкурс и нажмите «Подать заявку». Сначала будет несколько вопросов о том, подходит ли он вам, потом разделы формы, файлы и авторы.

    Когда всё заполнено, откройте «Проверить и подать». После подачи появится расписка с номером: её можно напечатать и показать.
help-saved = Сохранено и подано: в чём разница
help-saved-text =
    Написанное сохраняется само, пока вы пишете. Но сохранённая заявка ещё не подана: организаторы видят её только после кнопки «Подать заявку».

    До конца приёма поданное можно заменить или отозвать.
help-deadline = Что будет после срока
help-deadline-text =
    Считается минута, в которую запрос дошёл до сервера. Позже подать нельзя, черновик при этом остаётся у вас.

    Если опоздали по уважительной причине, позвоните организаторам: они могут дать вам время, и это будет записано вместе с основанием.
help-password = Не получается войти
help-password-text =
    Нажмите «Забыли пароль?» на странице входа. Если письмо не приходит, ссылку даст методист района.
help-who = С кем поговорить
help-who-text =
    Телефон организаторов стоит на странице района и на странице каждого конкурса.
access-title = Доступность
access-lead = Сайтом можно пользоваться без мыши, без скриптов, с увеличением и с программой экранного доступа.
access-can = Что работает
access-can-text =
    Всё можно сделать с клавиатуры, без JavaScript и при увеличении до 400 %. Место, где вы находитесь, обведено рамкой.

    Размер, цвета, шрифт и промежутки выбираются по ссылке «Версия для слабовидящих» наверху каждой страницы. Цвет нигде не заменяет слова.
access-cannot = Чего пока не хватает
access-cannot-text =
    Файлы, которые прикладывают участники, мы не проверяем на доступность. Схема этапов сложна на слух, поэтому рядом есть то же словами.
access-tell = Если что-то мешает
access-tell-text =
    Позвоните организаторам района, телефон на его странице. Заявку можно принести и на бумаге: методист внесёт её сам.
privacy-title = Личные данные
privacy-lead = Что хранится, кто это видит и сколько.
privacy-kept = Что хранится
privacy-kept-text =
    Имя, почта, должность и роли тех, кому дали доступ. Имена и должности авторов работ вместе с их согласиями. Тексты и файлы заявок.

    Пароль хранится так, что прочитать его нельзя.
privacy-sees = Кто что видит
privacy-sees-text =
    Черновик видит только ваша организация. Поданную заявку видят ещё и организаторы. Эксперты не видят ни школы, ни авторов, пока работы не оценены. Администратор системы заявок не читает.
privacy-journal = Журнал
privacy-journal-text =
    Каждое действие записывается в журнал, который нельзя переписать задним числом. Тексты и имена лежат отдельно от него: если их удалить, доказательства останутся, а сами данные исчезнут.
privacy-cookies = Файлы cookie
privacy-cookies-text =
    Только свои: вход, язык и вид страниц. Счётчиков и чужих серверов здесь нет.

# ——— Проверка документов
adm-nav-label = Работа с конкурсом
adm-nav-register = Заявки
adm-nav-admission = Проверка документов
adm-nav-assign = Назначение экспертов
adm-nav-progress = Ход экспертизы
adm-nav-ranking = Список
adm-nav-publish = Итоги
adm-title = Проверка документов
adm-lead = Сначала те, что ждут дольше. Срок проверки — для организатора: когда он прошёл, заявка остаётся здесь.
adm-groups = Группы заявок
adm-queue = Очередь
adm-group-waiting = Ждут проверки
adm-group-cure = На исправлении
adm-group-admitted = Допущены
adm-group-remarks = Допущены с замечаниями
adm-group-refused = Не допущены
adm-due-check = Проверить до
adm-due-cure = Исправить до
adm-overdue = просрочено
adm-term-over = срок прошёл
adm-none-waiting = Все поданные заявки проверены.
adm-none-cure = На исправлении нет ни одной заявки.
adm-none-group = В этой группе пока никого нет.
adm-code = Код
adm-publication = Публикация
adm-not-published = Результаты проверки ещё не опубликованы.
adm-published = Публикация № { $n }, { $at }.
adm-public-link = Посмотреть, что видят все
adm-publish = Опубликовать результаты проверки
adm-publish-title = Что увидят все
adm-publish-lead = Это будет публикация № { $n }. Проверьте список, потом опубликуйте.
adm-publish-what = Видны код, название и учреждение каждой заявки. Замечания и основания отказов не публикуются: их знает только само учреждение.
adm-publish-not = Не публиковать
adm-waiting-count = { $n ->
    [0] Проверены все заявки.
    [one] Ещё проверяется { $n } заявка.
    [few] Ещё проверяются { $n } заявки.
   *[many] Ещё проверяются { $n } заявок.
}
adm-public-title = Результаты проверки документов
adm-mend-until = исправить до { $at }
adm-state-due = Проверить до { $at }
adm-state-late = Проверить надо было до { $at }
adm-state-mend = На исправлении до { $at }
adm-state-now = Сейчас: { $place }
adm-to-check = К решению
adm-history = Что было раньше
adm-check = Решение
adm-list = Что не выполнено
adm-list-hint = Отметьте только то, чего не хватает.
adm-digits = Цифры 1–9 ставят и снимают отметки.
adm-gravity-remark = Только замечание, допуску не мешает.
adm-gravity-cure = Можно вернуть на исправление.
adm-gravity-refusal = Можно не допустить.
adm-outcome = Что решили
adm-do-admit = Допустить
adm-do-admit-hint = Всё в порядке, работа идёт на экспертизу.
adm-do-remarks = Допустить с замечаниями
adm-do-remarks-hint = Работа идёт на экспертизу, исправлять сейчас нечего.
adm-do-cure = Вернуть на исправление
adm-do-cure-hint = Школа исправит и подаст снова до названного часа.
adm-do-refuse = Не допускать
adm-do-refuse-hint = Заявка выходит из конкурса.
adm-remarks = Что написать школе
adm-remarks-hint = Школа прочитает это слово в слово. При допуске без замечаний можно не заполнять.
adm-term = До какого часа исправить
adm-bounds = Не раньше { $least } и не позже { $most }. Нужно, только если возвращаете.
adm-save-next = Сохранить и к следующей
adm-save-list = Сохранить
adm-error-outcome = Выберите, что решили
adm-error-remarks = Напишите школе, что не так и что делать
adm-replaced = Пока вы проверяли, школа заменила заявку: теперь это подача № { $n }. Ваши отметки остались, сверьте их с новыми документами и сохраните ещё раз.
adm-mended = Изменилось: { $what }
adm-failed = Не выполнено:
adm-said-admitted = Допущена
adm-said-remarks = Допущена с замечаниями
adm-said-cure = Возвращена на исправление до { $until }
adm-said-cure-open = Возвращена на исправление
adm-said-refused = Не допущена
adm-said-more-time = Срок исправления продлён до { $until }
adm-said-not-mended = Срок исправления прошёл, исправленное не подано
adm-said-disqualified = Снята с конкурса
adm-said-published = Итоги опубликованы
adm-more = Больше времени на исправление
adm-more-lead = Сейчас срок до { $at }. Его можно только отодвинуть.
adm-more-button = Продлить
adm-off-link = Снять с конкурса
adm-off-title = Снять заявку { $code } с конкурса
adm-off-lead = Заявка выйдет из конкурса на том этапе, где она сейчас. Вернуть её нельзя. Учреждение прочитает основание.
adm-off-ground = Основание
adm-off-ground-hint = Пункт положения и что случилось.
adm-off-error-ground = Напишите основание
adm-off-button = Снять с конкурса
adm-off-keep = Не снимать
adm-notice-checked = Решение сохранено.
adm-notice-published = Результаты проверки опубликованы.
adm-notice-off = Заявка снята с конкурса.
adm-notice-mended = Исправленное подано. Документы проверят снова.
adm-history-desk = организатор
adm-app-checking = Документы проверяют
adm-app-checking-rest = Документы проверяют.
adm-app-mend = Исправьте до { $at }
adm-app-mend-over = Срок исправления прошёл
adm-app-submit-mended = Подать исправленное
adm-app-admitted = Допущена, на экспертизе.
adm-app-in-review = На экспертизе
adm-app-deciding = Итоги подводят
adm-app-deciding-rest = О них сообщим, когда их опубликуют.
adm-app-published = Итоги опубликованы { $at }
adm-app-refused = Не допущена
adm-app-off = Снята с конкурса
adm-app-gone-on = Заявка уже ушла дальше по конкурсу, поэтому сделать этого нельзя. Обновите страницу заявки: на ней сказано, что с ней сейчас.
adm-app-closed = Приём закончился { $at }. Заявка подана и заменить её уже нельзя.
adm-app-mend-lead = Так исправленную заявку увидят в ИМЦ. Подать её можно { $until }, один раз.
adm-app-mend-near = На исправление { $rest }. Подайте до { $at }: после срока система исправленное не примет.
adm-told-mend = Что исправить
adm-told-refused = Почему не допущена
adm-told-off = Почему снята с конкурса
adm-told-remarks = Замечания
adm-withdraw-for-good = Заявка перестанет участвовать в конкурсе. Приём закончился, поэтому подать её снова будет нельзя.

# Список, распоряжение, публикация, обратная связь
res-title-ready = Можно составить список
res-title-early = Составлять список рано
res-title-drawn = Список № { $n } ждёт решения
res-title-ties = Список № { $n }: кто выше, решит голосование
res-title-stale = Список № { $n } устарел: составьте новый
res-title-adopted = Список № { $n } утверждён
res-title-returned = Список № { $n } возвращён: составьте новый
res-waiting = Что ещё не готово
res-waiting-at = { $n ->
    [one] ещё { $n } работа на этапе «{ $stage }»
    [few] ещё { $n } работы на этапе «{ $stage }»
   *[many] ещё { $n } работ на этапе «{ $stage }»
}
res-adopts-body = Список утверждает совет. Решением он станет, когда протокол заседания подписан.
res-adopts-officer = Список утверждаете вы: после этого он станет решением.
res-adopt-lead = Каждая работа получит класс, который стоит в списке.
res-adopt = Утвердить список
res-to-council = Вынести на совет
res-to-order = К распоряжению
res-draw-heading = Составление списка
res-draw-lead = { $n ->
    [one] В список войдёт { $n } работа. Места и классы определятся по правилам конкурса.
    [few] В список войдут { $n } работы. Места и классы определятся по правилам конкурса.
   *[many] В список войдут { $n } работ. Места и классы определятся по правилам конкурса.
}
res-draw-again-lead = Новый список заменит прежний, пока тот не утверждён. Прежний останется в истории.
res-draw = Составить список
res-draw-again = Составить заново
res-empty-legend = Что оставить незанятым
res-leave-empty = { $class }: места не занимать
res-list-heading = Список
res-list-number = Номер списка
res-list-drawn = Составлен
res-list-state = Состояние
res-list-base = Основа
res-list-base-text = список № { $n }, который видел совет; здесь исполнено его решение о равных
res-state-drawn = проект
res-state-adopted = утверждён
res-state-returned = возвращён
res-state-superseded = заменён новым
res-place = Место
res-code = Код
res-work-title = Работа
res-organisation = Учреждение
res-total = Итог
res-total-of = { $total }: как получен итог заявки { $code }
res-group = Номинация
res-class = Класс
res-tied = равны
res-take-count = { $n ->
    [one] не больше { $n } места
   *[other] не больше { $n } мест
}
res-take-percent = не больше { $n } % работ
res-take-quota = сколько отведено квотой
res-at-least = от { $points } баллов
res-left-empty = оставлено незанятым
res-nobody = никого
res-parted-criterion = выше по критерию «{ $name }»
res-parted-registered = выше: подана раньше
res-parted-council = выше по решению совета
res-parted-lot = выше по жребию
res-tie-council = Равны, и правила их не разделяют: { $works }. Между ними — { $classes }. Вынесите вопрос на совет: кто выше, решит голосование.
res-tie-lot = Равны, и правила их не разделяют: { $works }. Между ними — { $classes }. Решит жребий.
res-work = { $code } «{ $title }»
res-change = { $work }: { $from } → { $to }
res-changes = Что изменилось против прежнего списка
res-former = Прежние списки
res-former-list = Список № { $n }, { $at }
res-followed-all = Все следствия исполнены: { $all }.
res-followed = Исполнено { $done } из { $all }. Остальное исполнится само, обновите страницу.
res-followed-refused = { $n ->
    [one] Одно следствие не исполнилось: работа к тому времени ушла дальше или выбыла.
   *[other] Не исполнилось следствий: { $n }. Эти работы к тому времени ушли дальше или выбыли.
}
res-publish-ready = { $n ->
    [one] Готов к публикации { $n } итог
    [few] Готовы к публикации { $n } итога
   *[many] Готовы к публикации { $n } итогов
}
res-publish-more = { $n ->
    [one] Можно опубликовать ещё { $n } итог
    [few] Можно опубликовать ещё { $n } итога
   *[many] Можно опубликовать ещё { $n } итогов
}
res-publish-done = { $n ->
    [1] Итоги опубликованы
   *[other] Итоги опубликованы, публикаций: { $n }
}
res-publish-early = Публиковать итоги рано
res-publish-lead = { $n ->
    [one] Итог { $n } работы увидят все посетители сайта, участники получат письма и откроют оценки. Отменить публикацию нельзя.
   *[other] Итоги { $n } работ увидят все посетители сайта, участники получат письма и откроют оценки. Отменить публикацию нельзя.
}
res-publish-lead-own = { $n ->
    [one] Итог { $n } работы узнает только её участник: он получит письмо и откроет оценки.
   *[other] Итоги { $n } работ узнают только их участники: каждый получит письмо и откроет оценки своей работы.
}
res-publish = Опубликовать итоги
res-published = Опубликовано
res-published-line = { $works ->
    [one] Публикация № { $n }, { $at }: { $works } работа
    [few] Публикация № { $n }, { $at }: { $works } работы
   *[many] Публикация № { $n }, { $at }: { $works } работ
}
res-will-see = Что увидят все
res-will-see-own = Итоги, каждый увидит свой
res-will-see-lead = Баллы, оценки и имена экспертов сюда не входят. Порядок внутри класса — по названиям учреждений.
res-letters = Письма
res-letter-copies = { $n ->
    [one] Уйдёт { $n } письмо координатору.
    [few] Уйдут { $n } письма координаторам.
   *[many] Уйдёт { $n } писем координаторам.
}
res-letter-sample = Первое из них: { $subject }
res-promoted = Передано на городской конкурс
res-promoted-into = Куда
res-promoted-since = С какого дня
res-csv = Скачать таблицу (CSV)
res-public-title = Итоги: { $call }
res-public-at = Опубликованы { $at }, публикация № { $n }
res-public-order = распоряжение от { $dated } № { $number }
res-public-link = Опубликованные итоги
res-call-link = Итоги конкурса
res-to-call = О конкурсе
res-no-awards = Отличий в этой номинации никто не получил.
res-feedback-title = «{ $work }»: { $class }
res-feedback-title-plain = «{ $work }»: оценки и советы
res-feedback-lead = Так эксперты оценили работу. Имён здесь нет, и порядок ничего о них не говорит: первым идёт больший итог.
res-feedback-decided = Решение
res-feedback-published = Опубликовано
res-expert = Эксперт { $n }
res-how = Как получился итог
res-criteria = Оценки по критериям
res-criteria-lead = Под оценками — пояснения экспертов.
res-most = до { $most }
res-advice = Советы экспертов
res-notice-drawn = Список составлен.
res-notice-adopted = Список утверждён.
res-notice-published = Итоги опубликованы.
ord-nav = Распоряжение
ord-title-none = Распоряжения сейчас никто не ждёт
ord-title-open = { $n ->
    [one] Проект распоряжения ждёт ответа
   *[other] Проекты распоряжений ждут ответа: { $n }
}
ord-title-waiting = { $n ->
    [one] Распоряжения ждёт { $n } работа
    [few] Распоряжения ждут { $n } работы
   *[many] Распоряжения ждут { $n } работ
}
ord-lead = Решение совета вступает в силу распоряжением. Подготовьте проект, напечатайте, отдайте на подпись, потом внесите номер и дату.
ord-point = Пункт
ord-decided = Решено
ord-effects = Что вступит в силу
ord-effect-award = отличие
ord-effect-grant = присвоение статуса
ord-effect-extend = продление
ord-effect-suspend = приостановка
ord-effect-amend = изменение
ord-effect-end = прекращение
ord-draft = Подготовить проект
ord-none = Здесь будут распоряжения
ord-none-when = Работы придут сюда, когда список утверждён и протокол подписан.
ord-all = Распоряжения
ord-number-of = Распоряжение от { $dated } № { $number }
ord-draft-of = Проект от { $at }
ord-state-drafted = ждёт подписи
ord-state-in-force = в силе
ord-state-returned = возвращено
ord-state-refused = отказано
ord-title-in-force = Распоряжение от { $dated } № { $number } в силе
ord-title-draft = Проект распоряжения ждёт подписи
ord-title-returned = Проект распоряжения вернули
ord-title-refused = В распоряжении отказано
ord-code = Код
ord-state = Состояние
ord-drafted = Подготовлен
ord-number = Номер
ord-dated = Дата
ord-signatory = Кто подписал
ord-signatory-hint = Должность, фамилия и инициалы, как в документе.
ord-ground = Основание
ord-list = Список №
ord-minutes = протокол от { $dated } № { $n } ({ $body })
ord-about = Об итогах конкурса «{ $call }»
ord-point-plain = Рассмотрены
ord-work = { $name } — «{ $title }» ({ $code })
ord-gone = С подготовки проекта эти работы выбыли. Верните проект и подготовьте новый:
ord-paper = Распоряжение
ord-paper-draft = Проект распоряжения
ord-paper-date = «____» ______________ 20___ г. № ________
ord-paper-basis = Основание: { $basis }.
ord-paper-control = Контроль за исполнением распоряжения остаётся за подписавшим.
ord-paper-post = Должность
ord-paper-sign = ____________________ / ____________________
ord-print-hint = Чтобы напечатать проект, выберите «Печать» в браузере: всё лишнее со страницы уйдёт.
ord-enter-heading = Внести распоряжение
ord-enter-lead = С внесением распоряжения отличия вступят в силу, а работы перейдут к публикации итогов.
ord-enter = Внести распоряжение
ord-otherwise = Проект вернули или в распоряжении отказано
ord-return = Проект вернули
ord-return-lead = Работы вернутся туда, куда указывает положение конкурса.
ord-return-ground = Почему вернули
ord-return-button = Записать возврат
ord-refuse = В распоряжении отказано
ord-refuse-lead = Для этих работ конкурс закончится так, как указывает положение. Отменить запись нельзя.
ord-refuse-ground = Почему отказано
ord-refuse-button = Записать отказ
ord-error-number = Укажите номер распоряжения
ord-error-dated = Укажите дату распоряжения
ord-error-signatory = Укажите, кто подписал
ord-error-ground = Напишите, почему
ord-notice-entered = Запись о распоряжении внесена.

# ——— Назначение экспертов
asg-title = { $n ->
    [0] Все работы распределены
    [one] { $n } работа ждёт экспертов
    [few] { $n } работы ждут экспертов
   *[many] { $n } работ ждут экспертов
}
asg-lead = Пока состав не подтверждён, о нём не знает никто, кроме вас. После подтверждения эксперты получат приглашения.
asg-propose-title = Предложение
asg-propose = Предложить экспертов
asg-propose-again = Предложить заново
asg-load-max = Сколько работ можно дать одному эксперту
asg-load-max-hint = Предел на весь конкурс. Кого вы выбрали сами, новое предложение не тронет.
asg-areas-hint = Область эксперта подходит работе, если все её слова есть в одном из ответов, которые школа выбрала в заявке: теме, номинации, адресатах. Другие слова о том же не совпадут, такие пары добавьте сами.
asg-error-load = Укажите число от 1 до { $most }
asg-works = Работы без экспертов
asg-experts = Эксперты
asg-decision = Решение
asg-stage = Этап
asg-expert = Эксперт
asg-place = Эксперт { $n } для работы { $code }
asg-nobody = не назначен
asg-option = { $n ->
    [one] { $name } — { $n } работа
    [few] { $name } — { $n } работы
   *[many] { $name } — { $n } работ
}
asg-option-full = { $name } — { $n }, уже предел
asg-option-bar = { $name } — { $why }
asg-why-area = область: { $areas }
asg-why-load = { $n ->
    [0] меньше всех занят: других работ нет
    [one] меньше всех занят: ещё { $n } работа
    [few] меньше всех занят: ещё { $n } работы
   *[many] меньше всех занят: ещё { $n } работ
}
asg-why-only = больше никто не может
asg-why-hand = выбран вами
asg-marked = { $name } — { $points }
asg-earlier = Раньше оценили: { $who }
asg-gap = Разница оценок: { $points }
asg-short-tag = Не хватает экспертов
asg-short = { $n ->
    [one] Нужен ещё { $n } эксперт. { $why }
    [few] Нужны ещё { $n } эксперта. { $why }
   *[many] Нужно ещё { $n } экспертов. { $why }
}
asg-short-own = из этого же учреждения: { $n }
asg-short-declared = заявили конфликт интересов: { $n }
asg-short-earlier = уже оценивали или отказались: { $n }
asg-short-full = заняты до предела: { $n }
asg-short-free = свободны: { $n }, предложите заново или выберите сами
asg-confirm = Подтвердить
asg-confirm-all = Подтвердить все предложения
asg-save = Сохранить изменения
asg-confirm-hint = Подтверждение сохраняет и то, что выбрано на этой странице. Отменить его нельзя, но эксперта потом можно заменить.
asg-page = { $first }–{ $last }
asg-refused-title = Получилось не всё
asg-refused = { $code }: { $why }
asg-settled = Эксперты назначены
asg-register = Эксперты района
asg-register-none = В реестре пока нет экспертов. Добавьте их в разделе «Люди».
asg-areas = Области
asg-load-now = Работ сейчас
asg-load-after = Станет
asg-notice-proposed = Предложение составлено. Проверьте его и подтвердите.
asg-notice-confirmed = Эксперты назначены, приглашения в очереди писем.

# ——— Ход экспертизы
prog-title = { $n ->
    [one] Ждём { $n } лист
    [few] Ждём { $n } листа
   *[many] Ждём { $n } листов
}
prog-title-all = Все листы подписаны
prog-title-none = На экспертизе сейчас нет работ
prog-lead = Имена экспертов видите только вы. Школы их не узнают, эксперты не видят оценок друг друга.
prog-none = Работы появятся здесь, когда вы подтвердите их экспертов.
prog-works = Работы на экспертизе
prog-due = Срок
prog-overdue = Срок истёк
prog-invited = приглашение без ответа
prog-accepted = работа принята, лист не начат
prog-begun = лист начат, сохранён { $at }
prog-signed = лист подписан
prog-signed-at = лист подписан { $at }
prog-returned = лист возвращён, ждём новый
prog-voided = лист погашен, ждём новый
prog-declined = отказ
prog-declined-conflict = отказ: конфликт интересов
prog-replaced = работа передана другому
prog-remind = Напомнить
prog-remind-all = { $n ->
    [one] Напомнить об { $n } листе
   *[many] Напомнить о { $n } листах
}
prog-release = Передать в подсчёт
prog-release-all = { $n ->
    [one] Передать в подсчёт { $n } работу
    [few] Передать в подсчёт { $n } работы
   *[many] Передать в подсчёт { $n } работ
}
prog-csv = Все листы таблицей
prog-change = Заменить эксперта или дать время
prog-replace-title = Заменить эксперта
prog-whose = Чьё место
prog-to-whom = Кому передать
prog-ground = Основание
prog-replace = Заменить
prog-time-one = Дать больше времени на эту работу
prog-time-all = Дать больше времени на все работы этапа
prog-time = Продлить срок
prog-work-due = Срок листов: { $at }
prog-close = Закрыть
prog-error-expert = Выберите, чьё место передаёте
prog-error-by = Выберите, кому его передать
prog-error-ground = Напишите основание: оно останется в журнале
prog-error-when = Укажите день и час
prog-refused = Получилось не всё
prog-experts = Кто сколько сделал
prog-done = Листов подписано
prog-done-of = { $done } из { $all }
prog-gone = Ушли дальше
prog-gone-sheets = листов: { $n }
prog-notice-replaced = Эксперт заменён, новый получит приглашение.
prog-notice-reminded = Напоминания в очереди писем.
prog-notice-returned = Лист возвращён эксперту. Прежний текст сохранён.
prog-notice-voided = Лист погашен. Эксперт заполнит новый.
prog-notice-released = Листы переданы в подсчёт.
sheets-title = Листы экспертов
sheets-lead-gone = Экспертиза этой работы закончена, листы больше не меняются.
sheets-lead-owed = Ещё не подписали: { $who }.
sheets-lead-complete = Все листы подписаны. Проверьте их и передайте в подсчёт.
sheets-lead-none = Подписанных листов не хватает.
sheets-none = Подписанных листов пока нет.
sheets-work = Открыть заявку
sheets-totals = Как получился итог
sheets-release-lead = После передачи вернуть или погасить лист будет нельзя.
sheets-criterion = Критерий
sheets-sum = Итого
sheets-gap = Разница итогов: { $points }.
sheets-advice = Советы авторам
sheets-acts = Вернуть или погасить лист
sheets-acts-hint = Прежний текст останется рядом с новым, в подсчёт пойдёт только новый.
sheets-return = Вернуть эксперту
sheets-return-ground = Что попросить исправить
sheets-void = Погасить лист
sheets-void-ground = Почему лист испорчен
sheets-witness = Свидетель { $n }: фамилия и должность
sheets-witnesses = Свидетели: { $names }.
sheets-undone = Прежние листы
sheets-undone-hint = В подсчёте они не участвуют.
sheets-version = { $name }, лист { $number } от { $at }
sheets-returned = возвращён
sheets-voided = погашен
sheets-left = эксперт вышел из состава
sheets-returned-by = Лист вернули эксперту: { $by }, { $at }.
sheets-voided-by = Лист погасили: { $by }, { $at }.
sheets-text = Что в нём было, { $points }
totals-title = Как получился итог
totals-none = Итог ещё не подсчитан.
totals-no-number = Итога нет: не хватило листов.
totals-lead = Итог: { $points }.
totals-criteria = Среднее по критериям
csv-code = Код
csv-title = Название
csv-stage = Этап
csv-expert = Эксперт
csv-alias = Шифр
csv-number = Лист
csv-total = Итого
csv-state = Состояние
csv-signed = Подписан
csv-undone = Возвращён или погашен

# Сегодня: экспертиза, совет, стол методиста
today-works = { $n ->
    [one] { $n } работа ждёт оценки
    [few] { $n } работы ждут оценки
   *[many] { $n } работ ждут оценки
}
today-expert-lead = Здесь появятся работы, которые вам назначат.
today-work-asked = ответьте, возьмёте ли
today-work-open = в работе
today-work-returned = вернули, посмотрите
today-agenda = { $n ->
    [one] { $n } вопрос ждёт заседания
    [few] { $n } вопроса ждут заседания
   *[many] { $n } вопросов ждут заседания
}
today-agenda-title = Созовите заседание
today-council-lead = Материалы открыты в повестке каждого заседания.
today-meeting = { $n ->
    [0] Заседание { $at }
    [one] Заседание { $at }. Прочитайте { $n } материал
    [few] Заседание { $at }. Прочитайте { $n } материала
   *[many] Заседание { $at }. Прочитайте { $n } материалов
}
today-meeting-of = Заседание { $at }
today-meeting-open = Заседание идёт
today-meeting-goes = идёт
today-meeting-minutes = Протокол ждёт подписи
today-meeting-sign = протокол не подписан
today-desk-acts = { $n ->
    [one] Вас ждёт { $n } дело
    [few] Вас ждут { $n } дела
   *[many] Вас ждут { $n } дел
}
today-check = { $n ->
    [one] Проверить документы { $n } заявки
   *[many] Проверить документы { $n } заявок
}
today-cure = { $n ->
    [one] На исправлении { $n } заявка
    [few] На исправлении { $n } заявки
   *[many] На исправлении { $n } заявок
}
today-waits-school = ждём школу
today-assign = { $n ->
    [one] Назначить экспертов на { $n } работу
    [few] Назначить экспертов на { $n } работы
   *[many] Назначить экспертов на { $n } работ
}
today-release = { $n ->
    [one] Передать в итог листы { $n } работы
   *[many] Передать в итог листы { $n } работ
}
today-review = { $n ->
    [one] На экспертизе { $n } работа
    [few] На экспертизе { $n } работы
   *[many] На экспертизе { $n } работ
}
today-sheets = подписано листов { $signed } из { $seats }
today-draw = { $n ->
    [one] Составить список: { $n } работа
    [few] Составить список: { $n } работы
   *[many] Составить список: { $n } работ
}
today-waits-works = { $n ->
    [one] ещё { $n } работа не готова
    [few] ещё { $n } работы не готовы
   *[many] ещё { $n } работ не готовы
}
today-list = { $n ->
    [one] Список из { $n } работы у совета
   *[many] Список из { $n } работ у совета
}
today-waits-council = ждём решения
today-order = { $n ->
    [one] Подготовить и внести распоряжение: { $n } работа
    [few] Подготовить и внести распоряжение: { $n } работы
   *[many] Подготовить и внести распоряжение: { $n } работ
}
today-publish = { $n ->
    [one] Опубликовать итоги: { $n } работа
    [few] Опубликовать итоги: { $n } работы
   *[many] Опубликовать итоги: { $n } работ
}

# ——— Экспертиза: страницы эксперта
rev-title = { $n ->
    [0] Сейчас ни одна работа не ждёт оценки
    [1] Одна работа ждёт оценки
    [2] Две работы ждут оценки
    [3] Три работы ждут оценки
    [4] Четыре работы ждут оценки
    [5] Пять работ ждут оценки
    [6] Шесть работ ждут оценки
    [7] Семь работ ждут оценки
    [8] Восемь работ ждут оценки
    [9] Девять работ ждут оценки
    [10] Десять работ ждут оценки
    [one] { $n } работа ждёт оценки
    [few] { $n } работы ждут оценки
   *[many] { $n } работ ждут оценки
}
rev-none-title = Работ для оценки пока нет
rev-none-text = Их назначат, когда закончится проверка документов. Тогда придёт письмо, а работы появятся здесь.
rev-due = Оценить до
rev-asked-note = { $n ->
    [one] { $n } работа ждёт ответа, берёте ли вы её.
    [few] { $n } работы ждут ответа, берёте ли вы их.
   *[many] { $n } работ ждут ответа, берёте ли вы их.
}
rev-asked-link = Ответить сразу по всем
rev-signed-link = { $n ->
    [one] Подписана { $n } работа
    [few] Подписаны { $n } работы
   *[many] Подписано { $n } работ
}
rev-away = { $n ->
    [one] Не оцениваете { $n } работу
    [few] Не оцениваете { $n } работы
   *[many] Не оцениваете { $n } работ
}
rev-works-label = Работы: { $call }
rev-work = Работа { $alias }
rev-of = { $n } из { $most }
rev-state-asked = Ответьте, берёте ли
rev-state-fresh = Не начата
rev-state-begun = { $n } из { $all ->
    [one] { $all } критерия
   *[other] { $all } критериев
}
rev-state-returned = Возвращена, исправьте
rev-state-voided = Лист отменён, заполните новый
rev-state-signed = Подписана
rev-state-conflict = Вы связаны с авторами
rev-state-declined = Вы отказались
rev-state-given-on = Передана другому эксперту
rev-state-missed = Срок прошёл
rev-back = К списку работ
rev-to-sheet = К оценке
rev-previous = Предыдущая работа
rev-next = Следующая работа
rev-works-nav = Соседние работы
rev-work-part = Работа
rev-sheet-part = Оценка
rev-ask-title = Берёте эту работу?
rev-ask-text = Саму работу вы увидите после ответа. Авторов мы не называем, но если вы узнали работу или помогали её делать, скажите об этом: её передадут другому эксперту.
rev-take = Я не связан(а) с авторами, беру работу
rev-decline-summary = Не могу оценивать эту работу
rev-answer-take = Нет связи с авторами, беру
rev-answer-conflict = Связан(а) с авторами
rev-answer-busy = Не успеваю
rev-answer-ground = Пояснение
rev-answer-ground-hint = По желанию. Прочитает только методист.
rev-conflicts-title = { $n ->
    [0] Все ответы даны
    [one] Ответьте о { $n } работе
   *[other] Ответьте о { $n } работах
}
rev-conflicts-lead = Связь с авторами — это родство, общая работа, руководство или помощь с этой работой. Можно ответить не обо всех сразу.
rev-conflicts-empty = Работ, о которых нужно ответить, сейчас нет. Когда их назначат, придёт письмо.
rev-conflicts-save = Записать ответы
rev-conflicts-none-chosen = Отметьте ответ хотя бы об одной работе
rev-returned = Методист вернул лист, чтобы вы его исправили.
rev-voided = Лист отменён при свидетелях. Заполните и подпишите новый.
rev-conflict-told = Вы сообщили о связи с авторами и не оцениваете эту работу.
rev-declined-told = Вы отказались оценивать эту работу.
rev-given-on-told = Эту работу передали другому эксперту.
rev-refused-term = Срок оценки закончился { $at }. Это не сохранено на сервере: если работа ещё нужна, позвоните методисту.
rev-refused-not-accepted = Сначала ответьте, что берёте работу.
rev-refused-signed = Лист уже подписан. Изменить его можно, только если методист вернёт его вам.
rev-refused-gone = Эта работа больше не ждёт вашей оценки.
rev-mark-unreadable = Оценку не удалось прочитать. Выберите её на шкале.
rev-both = Пока вы писали, этот лист сохранили в другом окне. Под полями показано, что сохранено там. Поправьте и сохраните ещё раз.
rev-both-there = В другом окне:
rev-unsaved-title = Что вы успели написать
rev-unsaved-text = Это не вошло в подписанный лист. Скопируйте, если нужно.
rev-no-mark = Без оценки
rev-clear = Снять оценку
rev-mark-legend = Оценка
rev-pick = Выберите
rev-weight = вес { $n }
rev-between = Между { $low } и { $high }. { $low }: { $below }. { $high }: { $above }
rev-anchors = Что значат оценки
rev-comment = Комментарий
rev-advice = Совет авторам
rev-note = Заметка для себя
rev-owed = Нужно написать хотя бы несколько слов.
rev-owed-low = Нужно написать, если оценка { $n } или ниже.
rev-optional = По желанию.
rev-sees-school = Увидят: школа после итогов, без вашего имени.
rev-sees-staff = Увидят: методист и совет.
rev-sees-you = Увидите только вы.
rev-running = Сумма
rev-save = Сохранить
rev-save-next = Сохранить и к следующей
rev-sign = Подписать
rev-sign-title = Проверьте лист и подпишите
rev-sign-lead = После подписи лист не изменить, пока методист не вернёт его.
rev-sign-button = Подписать лист
rev-sign-back = Вернуться к оценке
rev-alike = Все оценки одинаковы: { $mark }. Если так и задумано, подписывайте.
rev-criterion = Критерий
rev-mark = Оценка
rev-total = Итого
rev-signed-title = Лист подписан
rev-signed-at = Подписан { $at }
rev-peers = Ваша сумма: { $mine }. Все оценки этой работы ({ $n }), от меньшей к большей: { $all }.
rev-earlier-title = Прежние оценки
rev-earlier-lead = Оценки первых экспертов разошлись, поэтому нужна ваша. Они показаны без имён, от меньшей суммы к большей.
rev-earlier-sheet = Сумма { $total }
rev-done-title = { $n ->
    [0] Подписанных листов пока нет
    [one] Вы подписали { $n } лист
    [few] Вы подписали { $n } листа
   *[many] Вы подписали { $n } листов
}
rev-done-none = Здесь появятся работы, оценку которых вы подписали, и то, как часто вы ставили каждую оценку.
rev-done-work = Работа
rev-done-at = Когда подписан
rev-uses = Как вы пользуетесь шкалой
rev-uses-lead = Сколько раз вы поставили каждую оценку во всех подписанных листах.
rev-uses-times = Сколько раз
rev-notice-signed = Лист подписан.
rev-notice-answered = Ответ записан.
rev-gap-mark = { $name }: поставьте оценку
rev-gap-scale = { $name }: такой оценки на шкале нет
rev-gap-comment = { $name }: напишите комментарий
rev-gap-comment-long = { $name }: сократите комментарий, сейчас слов { $n }, можно { $limit }
rev-gap-advice = Напишите совет авторам
rev-gap-advice-long = Сократите совет авторам: сейчас слов { $n }, можно { $limit }
rev-keys-title = Клавиши на этой странице
rev-keys-open = Клавиши
rev-keys-close = Закрыть
rev-keys-use = Включить клавиши
rev-keys-hint = Пока вы пишете, буквы остаются буквами. Раскладка не важна.
rev-key-criterion = следующий и предыдущий критерий
rev-key-digit = оценка, на которой стоит выделение
rev-key-ten = оценка 10
rev-key-clear = снять оценку
rev-key-works = предыдущая и следующая работа
rev-key-file = открыть первый файл
rev-key-comment = комментарий
rev-key-note = заметка для себя
rev-key-leave = из текста назад к оценке
rev-key-save = сохранить и к следующей
rev-key-list = этот список

## Заседания

mtg-title = Заседания
mtg-one-title = Заседание
mtg-convene = Созвать заседание
mtg-none = Заседаний пока не было
mtg-none-text = Здесь появятся повестка, материалы и протокол, когда секретарь созовёт заседание. Членам совета их видно сразу.
mtg-none-ahead = Заседаний не назначено
mtg-ahead = Впереди и в работе
mtg-past = Прошедшие
mtg-next = Заседание { $at }
mtg-unsigned = Протокол ждёт подписей
mtg-now = Заседание идёт с { $at }
mtg-was = Заседание прошло { $at }
mtg-cancelled = Заседание { $at } отменено
mtg-state-convened = назначено
mtg-state-cancelled = отменено
mtg-state-open = идёт
mtg-state-closed = протокол не подписан
mtg-state-in-force = протокол № { $number }
mtg-new-title = Созвать заседание
mtg-new-lead = Назначьте день, час и место, отметьте вопросы. Изменить повестку можно до открытия заседания.
mtg-day = День
mtg-time = Время
mtg-place = Место
mtg-kind = Вид заседания
mtg-kind-regular-note = Члены совета узнают о нём заранее, за установленное число рабочих дней
mtg-kind-extra-note = Срок извещения не соблюдается
mtg-agenda-choose = Что ждёт совета
mtg-nothing-waits = Списков и заявок, которые ждут совета, сейчас нет.
mtg-free = Другой вопрос
mtg-free-hint = Как он будет стоять в повестке и протоколе
mtg-error-when = Укажите день и время
mtg-error-time = Укажите время, например 15:20
mtg-error-place = Укажите место заседания
mtg-error-kind = Выберите вид заседания
mtg-error-agenda = Отметьте хотя бы один вопрос или впишите свой
mtg-error-gone = Этот вопрос уже не ждёт совета. Обновлённый перечень ниже
mtg-error-free = Впишите вопрос
mtg-error-whom = Выберите члена совета
mtg-error-note = Впишите, кто и что сказал
mtg-error-motion = Выберите решение, за которое голосуют
mtg-error-ballot = Отметьте общий ответ или ответ члена совета: { $name }
mtg-about-list = О списке победителей и лауреатов: { $call }
mtg-about-tie = О порядке равных мест: { $call }, работ { $n }
mtg-about-work = О работе «{ $title }», { $organisation }
mtg-when = Когда
mtg-ground = Основание
mtg-quorum = Кворум
mtg-quorum-forecast = в составе { $base }, нужно не меньше { $needed }
mtg-lead-link = Вести заседание
mtg-minutes = Протокол
mtg-minutes-go = Открыть протокол
mtg-agenda = Повестка
mtg-agenda-empty = Вопросов пока нет.
mtg-conflicts = Вы не участвуете в вопросах: { $items }. Их материалы и голоса вам не показаны.
mtg-hidden = Вы не участвуете в этом вопросе, поэтому его материалов и голосов здесь нет.
mtg-hidden-lead = Вы не участвуете в этом вопросе: материалов здесь нет.
mtg-deferred = Отложено. { $ground }
mtg-up = Выше
mtg-down = Ниже
mtg-drop = Снять с повестки
mtg-leave-out = Не участвовать
mtg-add-title = Добавить вопрос
mtg-add = Добавить
mtg-add-free = Добавить вопрос
mtg-postpone-title = Перенести заседание
mtg-postpone = Перенести
mtg-cancel-title = Отменить заседание
mtg-cancel = Отменить заседание
mtg-members = Члены совета
mtg-col-place = Место
mtg-col-work = Работа
mtg-col-organisation = Организация
mtg-col-total = Балл
mtg-col-class = Предлагается
mtg-col-name = Имя
mtg-col-post = Должность
mtg-col-office = В совете
mtg-col-ballot = Голос
mtg-work-over = Вопрос { $number } · { $organisation } · { $code }
mtg-out-rule = { $name } не участвует: вопрос касается организации, где работает этот член совета.
mtg-out-member = { $name } не участвует по собственному заявлению.
mtg-out-meeting = { $name } не участвует по решению заседания.
mtg-order = { $counted } Порядок: { $order }.
mtg-lead-title = Ход заседания
mtg-step-vote = Вопрос { $number }: проголосуйте или отложите
mtg-roll = Кто пришёл
mtg-present = присутствует
mtg-excused = отсутствует с уважительной причиной
mtg-absent = отсутствует
mtg-presiding = Председательствующий
mtg-keeps = Секретарь
mtg-open = Открыть заседание
mtg-close-title = Закрыть заседание
mtg-close = Закрыть заседание
mtg-materials = Материалы вопроса
mtg-vote-title = Голосование
mtg-motion = За какое решение голосуют
mtg-rest = Как голосовали все
mtg-rest-hint = Тех, кто голосовал иначе, отметьте в таблице
mtg-as-all = как все
mtg-exceptions = Кто голосовал иначе
mtg-for = за
mtg-against = против
mtg-abstained = воздержались
mtg-no-ballot = не голосовали
mtg-vote = Внести голоса
mtg-note-title = Записать, кто что сказал
mtg-note-kind = Что это
mtg-heard = Слушали
mtg-spoke = Выступили
mtg-note-text = Кто и что сказал
mtg-note = Записать
mtg-recuse-title = Вывести члена совета из вопроса
mtg-recuse-whom = Кто не участвует
mtg-recuse = Вывести из вопроса
mtg-annul-title = Голоса внесены неверно
mtg-annul = Аннулировать голосование
mtg-defer-title = Отложить вопрос
mtg-defer = Отложить
mtg-item-waits = ждёт
mtg-item-voted = решён
mtg-item-again = решения нет
mtg-item-deferred = отложен
mtg-room = Кто в зале
mtg-in-room = В зале:
mtg-not-in-room = Нет:
mtg-room-change = Пришли или ушли
mtg-comes = Кто пришёл
mtg-leaves = Кто ушёл
mtg-came = Отметить приход
mtg-left = Отметить уход
mtg-decided = Решено: протокол № { $number } подписан
mtg-followed = Решения перенесены в конкурсы и заявки: { $done } из { $all }.
mtg-sign = Подписать протокол № { $number }: { $place }
mtg-edit = Слова протокола
mtg-edit-lead = Имена, номер, голоса и кворум берутся из хода заседания, их здесь не меняют. Если слова изменить после подписи, подписи понадобятся снова.
mtg-edit-save = Сохранить протокол
mtg-resolved = Постановили
mtg-resolved-list = Утвердить список.
mtg-resolved-list-not = Список не утверждать, вернуть на доработку.
mtg-resolved-tie = Распределить равные места по итогам голосования.
mtg-resolved-free = Принять предложение.
mtg-resolved-free-not = Предложение не принимать.
mtg-resolved-deferred = Рассмотрение вопроса отложить.
mtg-extracts = Выписки
mtg-extract = Выписка из протокола
mtg-extract-link = Выписка по вопросу { $number }: { $wording }
mtg-heading-regular = очередного заседания
mtg-heading-extraordinary = внеочередного заседания
mtg-away-leave = { $name } (уважительная причина)
mtg-came-at = { $name }: приход в { $at }.
mtg-left-at = { $name }: уход в { $at }.
mtg-doc-title = ПРОТОКОЛ
mtg-doc-extract = ВЫПИСКА ИЗ ПРОТОКОЛА
mtg-doc-present = Присутствовали
mtg-doc-absent = Отсутствовали
mtg-doc-agenda = Повестка дня
mtg-doc-heard = СЛУШАЛИ:
mtg-doc-spoke = ВЫСТУПИЛИ:
mtg-doc-resolved = ПОСТАНОВИЛИ:
mtg-doc-signed = подписано
mtg-doc-list = Список присутствовавших
mtg-doc-true = Верно
mtg-doc-post = Должность
mtg-doc-sign = Подпись
mtg-doc-name = Имя
mtg-doc-date = Дата
mtg-notice-convened = Заседание созвано
mtg-notice-entered = Записано
mtg-notice-signed = Протокол подписан вами
mtg-next-read = Заседание { $at }. { $n ->
    [one] Прочитайте { $n } материал
    [few] Прочитайте { $n } материала
   *[many] Прочитайте { $n } материалов
}
mtg-items = { $n ->
    [one] { $n } вопрос
    [few] { $n } вопроса
   *[many] { $n } вопросов
}
mtg-note-list = Список № { $list }, { $n ->
    [one] { $n } работа
    [few] { $n } работы
   *[many] { $n } работ
}
mtg-present-count = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
}, список прилагается
mtg-follow-trouble = { $n ->
    [one] { $n } решение не удалось перенести
    [few] { $n } решения не удалось перенести
   *[many] { $n } решений не удалось перенести
}: то, о чём голосовали, изменилось раньше подписи. Позвоните методисту.

# Где заявка: ссылки и слова на «Сегодня»
app-feedback-link = Оценки и советы экспертов
today-state-mend = исправьте до { $until }
today-state-review = на экспертизе
today-state-deciding = итоги подводят
today-state-published = итоги опубликованы
today-state-refused = не допущена
today-mend = { $n ->
    [one] Исправьте документы { $n } заявки
   *[many] Исправьте документы { $n } заявок
}
