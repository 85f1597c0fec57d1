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

# Права и сведения экспертизы и совета
right-check-applications = Проверять документы заявок
right-assign-experts = Назначать экспертов
right-review = Оценивать работы
right-moderate-sheets = Читать и возвращать экспертные листы
right-draw-lists = Составлять итоговые списки
right-enter-orders = Вносить распоряжения
right-publish-results = Публиковать допуск и итоги
right-read-meetings = Читать материалы и протоколы заседаний
right-run-meetings = Вести заседания
right-sign-minutes = Подписывать протоколы
shows-sheets = Отдельные экспертные листы
shows-panels = Кто из экспертов что читает
shows-lists = Списки до публикации
shows-meetings = Повестка, голоса и протокол

## Числа и итоги
points-whole = { $n ->
    [one] { $n } балл
    [few] { $n } балла
   *[many] { $n } баллов
}
points-part = { $n } балла

tally-sheet = { $who }: { $points }, { $standing }.
tally-reweighed = { $total } (при подписании { $signed }, пересчитано по весам)
tally-counts = лист учтён
tally-replaced = лист не учтён: его заменили оценки этапа «{ $stage }»
tally-apart = лист не учтён: с оценкой этапа «{ $stage }» две другие ближе друг к другу
tally-final = Оценки этапа «{ $stage }» окончательны и заменяют оценки этапа «{ $of }».
tally-closest-two = Из оценок этапов «{ $of }» и «{ $stage }» взяты две самые близкие.
tally-all = К оценкам этапа «{ $of }» прибавлены оценки этапа «{ $stage }».
tally-not-adjudicated = Оценок этапа «{ $stage }» нет, оценки этапа «{ $of }» остаются как есть.
tally-gap = Самая низкая сумма — { $lowest }, самая высокая — { $highest }, разница — { $gap }.
tally-mean = { $n ->
    [one] «{ $stage }»: среднее по { $n } листу — { $points }
   *[other] «{ $stage }»: среднее по { $n } листам — { $points }
}
tally-sum = { $n ->
    [one] «{ $stage }»: сумма по { $n } листу — { $points }
   *[other] «{ $stage }»: сумма по { $n } листам — { $points }
}
tally-part = { $said }; доля { $part } %, в итог идёт { $adds }.
tally-missing-zero = «{ $stage }»: листов нет, доля { $share } % даёт ноль.
tally-missing-skip = «{ $stage }»: листов нет, этап в итог не входит.
tally-missing = «{ $stage }»: листов нет, поэтому нет и итога.
tally-total = Итоговый балл: { $total }.
tally-no-total = Итогового балла нет.
tally-held = Исход — «{ $outcome }»: { $condition }.
tally-otherwise = Исход — «{ $outcome }»: ни одно другое условие не выполнено ({ $tried }).
tally-only = Исход — «{ $outcome }».

guard-less = { $measure } меньше { $with }
guard-at-most = { $measure } не больше { $with }
guard-equal = { $measure } ровно { $with }
guard-not-equal = { $measure } не { $with }
guard-at-least = { $measure } не меньше { $with }
guard-more = { $measure } больше { $with }
guard-value = { $said } (получилось { $value })
guard-is = { $of } — «{ $value }»
guard-is-not = { $of } — не «{ $value }»
guard-otherwise = ни одно другое условие не выполнено
guard-not = неверно, что { $condition }
guard-and = и
guard-or = или
of-total = итоги листов
of-named-total = итоги «{ $name }»
of-criterion = баллы по критерию «{ $name }»
of-group = баллы по группе «{ $name }»
measure-sum = сумма ({ $of })
measure-mean = среднее ({ $of })
measure-min = самое низкое ({ $of })
measure-max = самое высокое ({ $of })
measure-gap = разница ({ $of })
measure-count = число листов
measure-at-least = число листов, где { $of } — от { $points },
measure-share = доля листов, где { $of } — от { $points },

## Исходы этапов
outcome-submitted = подана
outcome-declined = отказались участвовать
outcome-admitted = допущена
outcome-remarks = допущена с замечаниями
outcome-cure = на исправление
outcome-refused = отказано
outcome-resubmitted = подана исправленной
outcome-exhausted = исправлять больше нельзя
outcome-lapsed = срок прошёл
outcome-complete = все оценки собраны
outcome-short = оценок не хватает
outcome-incomplete = выполнено не всё
outcome-heard = защита состоялась
outcome-absent = на защиту не пришли
outcome-in-force = в силе
outcome-returned = возвращено
outcome-published = опубликовано
outcome-withdrawn = отозвана
outcome-disqualified = снята с конкурса

## Отказы: заявка в пути
case-elsewhere = Сейчас заявка на этапе «{ $stage }», здесь этого сделать нельзя. Обновите страницу: возможно, кто-то действовал раньше или прошёл срок.
case-at-an-end = Заявка больше не участвует: «{ $end }». Обновите страницу.
case-not-on-its-way = Заявка ещё не на этапах конкурса. Обновите страницу.
case-no-such-outcome = На этапе «{ $stage }» нет исхода «{ $outcome }». Выберите другой.
case-too-grave = Для исхода «{ $outcome }» нужна отмеченная строка перечня, которая его допускает. Отметьте её или выберите исход мягче: за оформление не отказывают.
case-too-light = Отмечено, что не выполнено: «{ $line }». Снимите отметку или выберите исход строже, чем «{ $outcome }».
case-no-remarks = Напишите заявителю, в чём дело и что сделать: без этого он не сможет ничего исправить.
case-term-out-of-bounds = Назначьте срок от { $least } до { $most }.
case-times-up = { $times ->
    [one] Исход «{ $outcome }» можно выбрать { $times } раз, и он уже был. Выберите другой.
    [few] Исход «{ $outcome }» можно выбрать { $times } раза, и они уже были. Выберите другой.
   *[many] Исход «{ $outcome }» можно выбрать { $times } раз, и они уже были. Выберите другой.
}
case-still-open = Заявку ещё можно заменить до { $closes }. Передайте её экспертам после этого.
case-no-calendar = Для { $year } года нет производственного календаря, срок не посчитать. Попросите администратора загрузить календарь.
case-panel-confirmed = Состав экспертов уже утверждён. Чтобы изменить его, замените эксперта.
case-panel-size = { $needed ->
    [one] Нужен { $needed } эксперт, выбрано: { $given }. Исправьте состав.
    [few] Нужны { $needed } эксперта, выбрано: { $given }. Исправьте состав.
   *[many] Нужны { $needed } экспертов, выбрано: { $given }. Исправьте состав.
}
case-this-expert = Этот эксперт
case-may-not-sit = { $who } не может оценивать эту работу: { $why }. Выберите другого.
bar-not-an-expert = нет в реестре экспертов района
bar-own-organisation = это работа своего учреждения
bar-declared = есть заявленный конфликт интересов
bar-earlier-stage = уже оценивал её раньше или отказался от неё
bar-full = { $load ->
    [one] уже есть { $load } работа этого конкурса, больше нельзя
    [few] уже есть { $load } работы этого конкурса, больше нельзя
   *[many] уже есть { $load } работ этого конкурса, больше нельзя
}
bar-twice = уже есть в составе
case-no-seat = Эта работа вам не назначена, или от неё отказались. Обновите список работ.
case-not-accepted = Сначала примите работу и подтвердите, что не связаны с авторами.
case-signed = Лист уже подписан. Изменить его можно, только если методист вернёт его.
case-not-signed = Подписанного листа нет. Дождитесь подписи эксперта.
case-sheet-incomplete = { $n ->
    [one] Лист не готов: осталось { $n } замечание.
    [few] Лист не готов: осталось { $n } замечания.
   *[many] Лист не готов: осталось { $n } замечаний.
}
case-sheets-missing = Подписаны не все листы: { $signed } из { $needed }. Дождитесь остальных или замените эксперта.
case-witnesses = { $needed ->
    [one] Назовите { $needed } свидетеля, сейчас названо: { $given }.
   *[other] Назовите { $needed } свидетелей, сейчас названо: { $given }.
}
case-not-provided = Порядок конкурса этого не предусматривает: { $act }.
provided-check = проверка документов
provided-review = экспертиза
provided-marks = оценки в баллах
provided-moderation = возврат листа эксперту
provided-voiding = аннулирование листа
provided-selection = составление списка
provided-publication = публикация
provided-disqualification = снятие с конкурса
provided-more-time = перенос срока для одной заявки
provided-act = это действие
case-not-yet = Ещё рано: срок идёт до { $until }.
case-term-passed = Срок прошёл { $until }, заявка уже идёт дальше. Обновите страницу.
case-no-term = У этого этапа нет срока, переносить нечего.
case-old-list = Список № { $list } заменён новым. Откройте последний.
case-in-force = Распоряжение уже в силе. Изменить решение можно только новым распоряжением.
case-not-settled = { $n ->
    [one] Список составлять рано: ещё в пути { $n } заявка. Дождитесь её.
    [few] Список составлять рано: ещё в пути { $n } заявки. Дождитесь их.
   *[many] Список составлять рано: ещё в пути { $n } заявок. Дождитесь их.
}
case-intake-open = Приём ещё открыт до { $closes }. Вернитесь к этому после его закрытия.
case-nobody-here = Сюда ещё не дошла ни одна заявка.
case-no-list = Списка № { $list } нет, или его заменил новый. Откройте последний.
case-list-stale = Данные с тех пор изменились, список № { $list } устарел. Составьте его заново.
case-ties-open = { $n ->
    [one] В списке { $n } неразрешённое равенство. Вынесите его на заседание.
    [few] В списке { $n } неразрешённых равенства. Вынесите их на заседание.
   *[many] В списке { $n } неразрешённых равенств. Вынесите их на заседание.
}
case-undrawable = По правилам конкурса список не составить. Сообщите администратору.
case-no-total = Итог не посчитать: листы не сходятся с критериями. Сообщите администратору.

sheet-mark-missing = Поставьте балл: { $criterion }
sheet-mark-off-scale = { $criterion }: такого балла нет, шкала от { $least } до { $most }
sheet-comment-missing = Поясните оценку: { $criterion }
sheet-comment-too-long = { $criterion }: сократите пояснение, сейчас слов { $words }, можно { $limit }
sheet-advice-missing = Напишите совет авторам
sheet-advice-too-long = Сократите совет авторам: сейчас слов { $words }, можно { $limit }

## Заседания
office-chair = председатель
office-deputy = заместитель председателя
office-secretary = секретарь
office-member = член совета
signer-presiding = председательствующий
signer-secretary = секретарь
ballot-open = открытое
ballot-closed = закрытое
ballot-secret = тайное
meeting-kind-regular = очередное
meeting-kind-extraordinary = внеочередное
phase-convened = созвано
phase-cancelled = отменено
phase-open = идёт
phase-closed = закрыто, протокол не подписан
phase-in-force = закрыто, протокол подписан

vote-adopted = Решение принято: за { $agreed }, против { $against }, воздержались { $abstained }
vote-not-adopted = Решение не принято: за { $agreed }, против { $against }, воздержались { $abstained }
vote-chosen = Порядок равных определён, голоса по убыванию: { $votes }, воздержались { $abstained }
vote-chosen-shared = Порядок равных определён не полностью, часть мест осталась общей, голоса по убыванию: { $votes }, воздержались { $abstained }
vote-quorum = присутствуют { $present } из { $base }, кворум — { $needed }
vote-no-quorum = присутствуют { $present } из { $base }, кворум — { $needed }, его нет
vote-of-present = нужно «за» не меньше { $needed }, считая от присутствующих: { $size }
vote-of-participating = нужно «за» не меньше { $needed }, считая от проголосовавших: { $size }
vote-of-composition = нужно «за» не меньше { $needed }, считая от всего состава: { $size }
vote-casting = голоса разделились поровну, решил голос председательствующего
vote-tie = голоса разделились поровну

step-convene = Созовите заседание.
step-make-agenda = Внесите в повестку первый вопрос.
step-open = Откройте заседание, когда придёт время: { $at }.
step-vote = Проголосуйте по следующему вопросу или отложите его.
step-await-quorum = По следующему вопросу нет кворума: { $quorum }. Дождитесь членов совета, отложите вопрос или закройте заседание.
step-close = Все вопросы рассмотрены. Закройте заседание.
step-write-minutes = Напишите протокол.
step-sign = Протокол ждёт подписи: { $missing }.
step-done = Протокол подписан, решения действуют.
step-cancelled = Заседание отменено.

## Отказы: заседания
meeting-this-person = Этот человек
meeting-needs-convened = Это можно сделать, пока заседание созвано и не открыто. Сейчас оно { $now }.
meeting-needs-open = Это можно сделать, пока заседание идёт. Сейчас оно { $now }.
meeting-needs-closed = Это можно сделать, когда заседание закрыто, а протокол не подписан. Сейчас оно { $now }.
meeting-wrong-phase = Сейчас этого сделать нельзя: заседание { $now }.
meeting-ballot-not-allowed = По регламенту голосование здесь не бывает таким: { $ballot }. Выберите другое.
meeting-ballot-not-run = Голосование { $ballot } проведите на бумаге: в системе пока только открытое.
meeting-notice-too-short = { $n ->
    [one] Членов совета предупреждают за { $n } рабочий день. Назначьте не раньше { $earliest } или созовите внеочередное.
    [few] Членов совета предупреждают за { $n } рабочих дня. Назначьте не раньше { $earliest } или созовите внеочередное.
   *[many] Членов совета предупреждают за { $n } рабочих дней. Назначьте не раньше { $earliest } или созовите внеочередное.
}
meeting-no-agenda = В повестке нет вопросов. Внесите хотя бы один.
meeting-item-known = Этот вопрос уже в повестке.
meeting-no-such-item = Такого вопроса в повестке нет. Обновите страницу.
meeting-subject-twice = В повестке уже есть вопрос об этом же.
meeting-no-resolutions = Предложите хотя бы одно решение, за которое можно проголосовать.
meeting-no-tie = Равенство — это две разные заявки или больше. Выберите их.
meeting-agenda-fixed = Члены совета готовились к объявленной повестке, после открытия этот вопрос не изменить. Его можно отложить.
meeting-no-such-place = { $n ->
    [one] В повестке { $n } вопрос, такого места нет.
    [few] В повестке { $n } вопроса, такого места нет.
   *[many] В повестке { $n } вопросов, такого места нет.
}
meeting-vote-stands = По этому вопросу уже проголосовали. Чтобы голосовать снова, отмените прежний результат с основанием.
meeting-item-deferred = Этот вопрос отложен.
meeting-opened-too-early = Заседание созвано на { $convened }, раньше открыть его нельзя.
meeting-moment-outside = Укажите время от { $from } до { $until }.
meeting-not-a-member = { $who } не состоит в этом органе.
meeting-not-present = { $who } не присутствует. Сначала отметьте приход.
meeting-already-present = { $who } уже присутствует.
meeting-nobody-presides = Некому вести заседание. Его может вести: { $offices }. Отметьте, кто из них пришёл, или закройте заседание.
meeting-presides-another = { $who } не может вести это заседание: по регламенту это делает другой из присутствующих.
meeting-presides-other = { $who } не может вести это заседание. По регламенту его ведёт: { $instead }.
meeting-cannot-keep-minutes = { $who } не может вести протокол. Нужен присутствующий с должностью в органе, который не ведёт заседание.
meeting-already-recused = { $who } уже не участвует в этом вопросе.
meeting-no-vote = { $who } участвует с совещательным голосом и не голосует.
meeting-recused = { $who } не участвует в этом вопросе из-за конфликта интересов, голос не учитывается.
meeting-wrong-motion = По этому вопросу голосуют за другое. Выберите решение из предложенных.
meeting-motion-failed = За это решение уже голосовали, и его не приняли. Предложите другое.
meeting-wrong-choice = { $who }: такой голос не отвечает на вопрос. Исправьте его.
meeting-no-ballots = Отметьте, кто как голосовал.
meeting-no-quorum = Кворума по этому вопросу нет: присутствуют { $present } из { $base }, нужно { $needed }. Дождитесь остальных или отложите вопрос.
meeting-nothing-to-annul = По этому вопросу нет голосования, отменять нечего.
meeting-items-open = { $n ->
    [one] Остался нерассмотренным { $n } вопрос. Проголосуйте или отложите его.
    [few] Остались нерассмотренными { $n } вопроса. Проголосуйте или отложите их.
   *[many] Остались нерассмотренными { $n } вопросов. Проголосуйте или отложите их.
}
meeting-minutes-unwritten = Протокол ещё не написан. Сначала сохраните его текст.
meeting-version-moved = Текст протокола за это время изменили, сейчас редакция { $now }. Прочитайте её и повторите.
meeting-not-the-signer = Эта подпись — не ваша: { $signer } на этом заседании — { $who }.
meeting-no-such-signature = Протокол этого органа так не подписывают: { $signer }.
meeting-already-signed = Здесь уже есть подпись: { $signer }.
meeting-wrong-number = Номер протокола — { $expected }: номера идут подряд в течение года.
meeting-not-dated-by-day = Протокол датируют днём заседания: { $day }.
meeting-not-dated-by-session = Протокол датируют днём заседания: с { $from } по { $to }.
meeting-dated-otherwise = Первая подпись уже поставлена, дата протокола — { $dated }.

## Отказы: распоряжения
order-no-items = В распоряжении нет ни одного пункта. Добавьте хотя бы один.
order-bad-numbering = Пункты идут подряд: вместо { $found } здесь может стоять самое большее { $expected }.
order-twice = Одна и та же заявка стоит в распоряжении дважды. Уберите одну из строк.
order-basis-not-in-force = Протокол, на котором основано распоряжение, ещё не подписан. Дождитесь подписей.
order-no-number = Укажите номер распоряжения.
order-number-too-long = Номер слишком длинный: знаков { $chars }, можно { $limit }.
order-number-taken = Номер { $number } уже занят другим распоряжением этого года. Проверьте номер.
order-dated-ahead = Дата распоряжения — { $dated }, а сегодня { $today }. Укажите день, который уже наступил.
order-dated-before-minutes = Дата распоряжения — { $dated }, а протокол — от { $minutes }. Распоряжение не бывает раньше протокола.
order-not-a-draft = Распоряжение уже не проект: оно вступило в силу, возвращено или в нём отказано.

## Письма экспертизы и решений
letter-ground = Основание: { $ground }
letter-term = Срок: до { $until }.
letter-ended = Заявка { $code }: { $end }
letter-ended-body =
    Здравствуйте!

    Заявка { $code } больше не участвует в конкурсе «{ $call }»: { $end }.

    Заявка и файлы остаются у вас: { $link }
letter-more-time = { $what }: срок продлён до { $until }
letter-more-time-body =
    Здравствуйте!

    На этапе «{ $stage }» ({ $call }, { $what }) у вас есть время до { $until }.

    Продолжить: { $link }
letter-invited = Работа { $alias } для экспертизы
letter-invited-body =
    Здравствуйте!

    Вам назначена работа { $alias } на «{ $call }». Откройте её, подтвердите, что вы не связаны с авторами, и оцените:

    { $link }

    Если вы узнали авторов или не успеваете, откажитесь сразу, мы найдём замену.
letter-sheet-again = Работа { $alias }: лист нужно заполнить снова
letter-sheet-returned-body = Методист вернул ваш лист работы { $alias } на «{ $call }». Прежние оценки и пояснения сохранены, их можно изменить.
letter-sheet-voided-body = Ваш лист работы { $alias } на «{ $call }» аннулирован при свидетелях. Нужен новый.
letter-sheet-again-body =
    Здравствуйте!

    { $said }

    Причина: { $ground }

    Открыть: { $link }
letter-work-gone = Работа { $alias }: оценивать не нужно
letter-work-gone-body =
    Здравствуйте!

    Работа { $alias } на «{ $call }» снята, оценивать её не нужно. Спасибо, что взялись за неё.
letter-work-reassigned-body =
    Здравствуйте!

    Работу { $alias } на «{ $call }» оценит другой эксперт, от вас ничего не нужно. Спасибо.
letter-reminder = Работа { $alias } ждёт вашей оценки
letter-reminder-body =
    Здравствуйте!

    Работа { $alias } на «{ $call }» ещё ждёт вашего листа. Оцените её или, если не успеваете, откажитесь, мы найдём замену:

    { $link }
letter-list-adopted = Список утверждён: { $call }
letter-list-adopted-body =
    Здравствуйте!

    Список № { $list } этапа «{ $stage }» ({ $call }) утверждён протоколом.
letter-list-returned = Список возвращён: { $call }
letter-list-returned-body =
    Здравствуйте!

    Список № { $list } этапа «{ $stage }» ({ $call }) не утверждён. Прочитайте протокол и составьте список заново.
