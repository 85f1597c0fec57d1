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
