## Время

zone-msk = МСК
moment = { $day }, { $time } ({ $zone })
moment-short = { $day }, { $time }
day = { $day } { $month } { $year }
day-short = { $day } { $month }

relative-now = сейчас
relative-ahead = через { $span }
relative-ago = { $span } назад
span-minutes = { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
   *[many] { $n } минут
}
span-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[many] { $n } часов
}
span-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}

rest-over = время вышло
rest-under-minute = осталось меньше минуты
rest-clock = осталось { $clock }
rest-days = { $n ->
    [one] остался { $text } день
    [few] осталось { $text } дня
   *[many] осталось { $text } дней
}
rest-hours = { $n ->
    [one] остался { $text } час
    [few] осталось { $text } часа
   *[many] осталось { $text } часов
}
rest-minutes = { $n ->
    [one] осталась { $text } минута
    [few] осталось { $text } минуты
   *[many] осталось { $text } минут
}

month-1 = Январь
month-2 = Февраль
month-3 = Март
month-4 = Апрель
month-5 = Май
month-6 = Июнь
month-7 = Июль
month-8 = Август
month-9 = Сентябрь
month-10 = Октябрь
month-11 = Ноябрь
month-12 = Декабрь
of-month-1 = января
of-month-2 = февраля
of-month-3 = марта
of-month-4 = апреля
of-month-5 = мая
of-month-6 = июня
of-month-7 = июля
of-month-8 = августа
of-month-9 = сентября
of-month-10 = октября
of-month-11 = ноября
of-month-12 = декабря

## Люди и права

role-coordinator = координатор
role-expert = эксперт
role-member = член совета
role-secretary = секретарь совета
role-deputy = заместитель председателя совета
role-chair = председатель совета
role-officer = специалист отдела образования
role-methodist = методист ИМЦ
role-admin = администратор

role-does-coordinator = Готовит и подаёт заявки своей организации
role-does-expert = Оценивает работы вслепую
role-does-member = Голосует на заседаниях совета
role-does-secretary = Готовит заседания и протоколы
role-does-deputy = Ведёт заседание, когда нет председателя
role-does-chair = Ведёт заседания и подписывает протоколы
role-does-officer = Видит всё, что ведут методисты
role-does-methodist = Объявляет и ведёт конкурсы района
role-does-admin = Следит за работой системы, заявок не читает

right-write-applications = Готовить, подавать, заменять и отзывать заявки
right-read-applications = Читать поданную заявку
right-run-calls = Готовить и объявлять конкурсы
right-extend-intake = Продлевать приём
right-enter-paper = Вносить заявки, поданные на бумаге
right-read-desk = Видеть список заявок конкурса
right-manage-people = Вести организации, людей и роли
right-manage-accounts = Сбрасывать пароли и давать любые роли
right-read-health = Видеть состояние системы
right-read-rights = Видеть таблицу прав

shows-draft-exists = Есть ли черновик и насколько он готов
shows-draft-text = Текст черновика
shows-applicant = Чья заявка
shows-answers = Ответы поданной заявки
shows-papers = Файлы поданной заявки
shows-authors = Авторы и их согласия
shows-receipt = Расписка о подаче
shows-grounds = Основания переносов
shows-contacts = Почта и телефоны людей
shows-letters = Письма в очереди

relation-own = Своя организация
relation-other-organisation = Другая организация района
relation-other-territory = Другой район

kind-school = Школа
kind-preschool = Детский сад
kind-extra = Учреждение дополнительного образования
kind-other = Другая организация

sight-applicant = Увидит только ваша организация.
sight-staff = Увидят: ваша организация и организаторы. Эксперты не увидят.
sight-council = Увидят: ваша организация, организаторы и совет. Эксперты не увидят.
sight-experts = Увидят: организаторы, совет и эксперты.
sight-public = Увидят все: текст будет опубликован.

## Чего не хватает в заявке

gap-eligibility-open = Ответьте на вопрос: { $question }
gap-empty = Заполните: { $field }
gap-words = { $field }: сократите, сейчас слов { $words }, можно { $limit }
gap-chars = { $field }: сократите, сейчас знаков { $chars }, можно { $limit }
gap-choice = { $field }: выберите из списка
gap-frozen = «{ $field }» после первой подачи не меняется. Верните прежний ответ или подайте отдельную заявку
gap-unreadable = { $field }: проверьте, это не читается как нужно
gap-paper = Приложите: { $paper }
gap-files = { $paper }: уберите лишние файлы, можно { $limit }
gap-no-authors = Укажите авторов работы
gap-authors = Авторов больше, чем можно: не более { $limit }
gap-consent = { $name }: нужно согласие «{ $consent }»

## Отказы

refusal-missing = Такой страницы нет. Возможно, ссылка устарела.
refusal-not-signed-in = Войдите, чтобы продолжить.
refusal-call-not-running = Этот конкурс не принимает заявки.
refusal-too-early = Приём ещё не начался. Он откроется { $opens }.
refusal-too-late = Приём закончился { $closed }. Черновик сохранён, но не подан. Если опоздали по уважительной причине, позвоните организаторам.
refusal-incomplete = { $n ->
    [one] Заявка не готова: осталось { $n } замечание.
    [few] Заявка не готова: осталось { $n } замечания.
   *[many] Заявка не готова: осталось { $n } замечаний.
}
refusal-limit = { $limit ->
    [one] Можно подать { $limit } заявку, и она уже подана: { $other }. Её можно заменить или отозвать.
    [few] Можно подать { $limit } заявки, и они уже поданы, среди них { $other }. Их можно заменить или отозвать.
   *[many] Можно подать { $limit } заявок, и они уже поданы, среди них { $other }. Их можно заменить или отозвать.
}
refusal-not-filed = Заявка не подана, отзывать нечего.
refusal-already-withdrawn = Заявка уже отозвана.
refusal-no-ground = Напишите основание: без него это действие не записать.
refusal-no-such-date = У конкурса нет такого срока: { $date }.
refusal-not-earlier = Объявленный срок можно перенести только вперёд, не раньше чем { $from }.
refusal-in-the-past = Этот срок уже прошёл: { $to }.
refusal-order = Сроки идут не по порядку: «{ $later }» раньше, чем «{ $earlier }».
refusal-date-unset = Укажите срок: { $date }.
refusal-already-done = Это уже сделано.
refusal-taken = Уже занято: { $what }.

## Письма

letter-invitation = Приглашение: { $territory }
letter-invitation-body =
    Здравствуйте, { $name }!

    Для вас открыт доступ к конкурсам: { $territory }. Задайте пароль по этой ссылке:

    { $link }

    Ссылка сработает один раз и действует до { $until }.

    Если вы не ждали этого письма, ничего делать не нужно.
letter-reset = Новый пароль
letter-reset-body =
    Здравствуйте, { $name }!

    Кто-то, вероятно вы, попросил задать новый пароль. Сделать это можно по ссылке:

    { $link }

    Ссылка сработает один раз и действует до { $until }.

    Если это были не вы, ничего не делайте: прежний пароль действует.
letter-consent = Нужно ваше согласие: { $work }
letter-consent-body =
    Здравствуйте, { $name }!

    Ответьте до { $until }.

    { $organisation } указала вас автором работы «{ $work }». Прочитайте тексты согласий и решите, даёте ли вы их:

    { $link }

    Без ваших согласий работу нельзя подать.
letter-filed = { $submission ->
    [1] Заявка { $code } подана
   *[other] Заявка { $code } заменена
}
letter-filed-body = { $submission ->
    [1] Заявка { $code } подана на конкурс «{ $call }».
   *[other] Заявка { $code } на конкурс «{ $call }» заменена, редакция { $submission }.
    }

    Получена: { $received }.
    Заменить или отозвать её можно до { $closes }.

    Расписка, её можно напечатать:

    { $link }
letter-withdrawn = Заявка { $code } отозвана
letter-withdrawn-body =
    Заявка { $code } на конкурс «{ $call }» отозвана. Черновик остался у вас:

    { $link }
letter-extended = Приём продлён до { $until }: { $call }
letter-extended-body =
    Приём заявок на конкурс «{ $call }» продлён до { $until }.

    Основание: { $ground }

## Порядок

stage-intake = Организация заполняет заявку и подаёт её
stage-check = Методист сверяет документы с перечнем
stage-rework = Организация исправляет то, что названо
stage-review = Эксперты читают работы, не зная авторов, и ставят баллы
stage-tally = Баллы складываются по правилу
stage-tracks = Участник проходит назначенные шаги
stage-hearing = Работу защищают очно
stage-selection = Работы сравнивают между собой, составляется список
stage-council = Решает совет
stage-order = Решение вступает в силу распоряжением
stage-publication = Итоги публикуют
stage-external = Решает другая организация

seat-coordinator = координатор организации
seat-head = руководитель организации
seat-founder = учредитель
seat-author = автор
seat-methodist = методист
seat-secretary = секретарь
seat-moderator = модератор
seat-expert = эксперты
seat-jury = жюри
seat-body = совет
seat-post = руководитель органа управления образованием

deadline-call = { $date }
deadline-after = { $span } { $from }
deadline-act = срок назначают: { $least } – { $most }
length-working-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[many] { $n } рабочих дней
}
length-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
length-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[many] { $n } часов
}
length-months = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
}
since-entered = с начала этапа
since-submitted = с подачи
since-resubmitted = с повторной подачи
since-decided = с решения
since-minuted = с подписания протокола
since-in-force = с вступления в силу
since-published = с публикации
since-gate = с начала общего рассмотрения
since-announced = с объявления
since-notified = с уведомления
since-date = от срока «{ $date }»
