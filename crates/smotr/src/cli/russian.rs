//! Help in Russian, where the system speaks Russian.

use clap::Command;

/// Texts by what they tell of: a command, or `command option`.
const TEXTS: [(&str, &str); 58] = [
    ("smotr", "Смотр: инновационные конкурсы районов, от объявления до итогов"),
    ("smotr config", "Файл настроек (TOML); окружение (SMOTR_…) сильнее его"),
    ("smotr serve", "Показывать страницы, отправлять письма, прибирать за собой"),
    ("smotr demo", "Два района для знакомства, только на этой машине; данные создаются при первом запуске"),
    ("smotr demo fresh", "Выбросить всё, что сделано в показе, и начать заново"),
    ("smotr demo port", "Порт на 127.0.0.1; 0 — любой свободный"),
    ("smotr demo data", "Папка данных показа"),
    ("smotr migrate", "Создать базу или привести её к этой версии"),
    ("smotr user", "Учётные записи"),
    ("smotr user add", "Внести человека или дать ему ещё одну роль и напечатать ссылку для пароля"),
    ("smotr user add email", "Адрес, по которому человек входит"),
    ("smotr user add name", "Имя: «Иванова Мария Петровна»"),
    (
        "smotr user add role",
        "Роль: admin, methodist, officer, expert, coordinator, chair, deputy, secretary, member",
    ),
    ("smotr user add territory", "Территория, её слово в адресах; нужна всем, кроме admin"),
    ("smotr user add organisation", "Учреждение, его слово в адресах; нужно координатору"),
    ("smotr user add body", "Совет или комиссия, слово в адресах; нужно их членам"),
    ("smotr user add post", "Должность"),
    ("smotr territory", "Территории: районы, которые проводят конкурсы"),
    ("smotr territory add", "Внести территорию; если такая уже есть, её карточка заменяется целиком"),
    ("smotr territory add slug", "Слово в адресах: строчные латинские буквы, цифры, дефисы"),
    ("smotr territory add name_ru", "Название: «Центральный район»"),
    ("smotr territory add name_en", "Название по-английски"),
    ("smotr territory add centre_ru", "Кто проводит конкурсы: «ИМЦ Центрального района»"),
    ("smotr territory add centre_en", "Он же по-английски"),
    ("smotr territory add phone", "Телефон для вопросов"),
    ("smotr territory add zone", "Часовой пояс, по имени IANA"),
    ("smotr territory add parent", "Территория, в которую эта входит, её слово в адресах"),
    ("smotr body", "Советы и комиссии"),
    ("smotr body add", "Внести совет или комиссию; если такая уже есть, название заменяется"),
    ("smotr body add territory", "Территория, её слово в адресах"),
    ("smotr body add slug", "Слово в адресах: строчные латинские буквы, цифры, дефисы"),
    ("smotr body add name", "Полное название"),
    ("smotr plan", "Планы учебных годов"),
    ("smotr plan enter", "Внести план учебного года из файла вместо того, что было на этот год"),
    ("smotr plan enter file", "Файл (TOML); «-» — стандартный ввод"),
    ("smotr plan enter territory", "Территория, её слово в адресах; в файле должно стоять то же"),
    ("smotr procedure", "Порядки: конкурсы и другие отборы как данные"),
    ("smotr procedure verify", "Проверить файлы порядков: каждый изъян, его место и путь к нему"),
    ("smotr procedure verify files", "Файлы; «-» — стандартный ввод"),
    ("smotr procedure verify json", "Печатать JSON"),
    (
        "smotr procedure publish",
        "Опубликовать порядок на территории, чтобы объявлять по нему конкурсы; с изъянами он не принимается",
    ),
    ("smotr procedure publish file", "Файл; «-» — стандартный ввод"),
    ("smotr procedure publish territory", "Территория, её слово в адресах"),
    ("smotr calendar", "Рабочие дни по годам, по которым считаются сроки"),
    ("smotr calendar enter", "Внести годы из файла, каждый вместо того, что было о нём известно"),
    ("smotr calendar enter file", "Файл (TOML); «-» — стандартный ввод"),
    ("smotr calendar show", "Показать известные годы или один из них в том виде, в каком его вносят"),
    ("smotr calendar show year", "Какой год"),
    ("smotr verify", "Проверить журнал: каждый хеш, каждую цепочку"),
    ("smotr rebuild", "Составить списки заново по журналу"),
    ("smotr rebuild check", "Только сравнить то, что есть, с тем, что получилось бы"),
    ("smotr backup", "Сложить всё в один файл"),
    ("smotr backup file", "Куда; такого файла ещё не должно быть"),
    ("smotr restore", "Наполнить пустую базу из такого файла; все входы того времени завершаются"),
    ("smotr restore file", "Откуда"),
    ("help", "Показать эту справку"),
    ("version", "Показать версию"),
    (
        "after",
        "Коды завершения: 0 сделано, 1 не вышло, 2 неверный вызов, 3 проверка что-то нашла, \
         4 с базой работает другой процесс.",
    ),
];

/// Whether the system speaks Russian.
pub(super) fn is_wanted() -> bool {
    let told = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    told.is_some_and(|value| value.starts_with("ru"))
}

/// The same command line with Russian texts.
pub(super) fn translate(mut command: Command) -> Command {
    command.build();
    let command = with_texts(command, "");
    match text("after") {
        Some(after) => command.after_help(after),
        None => command,
    }
}

fn with_texts(command: Command, parent: &str) -> Command {
    let path = join(parent, command.get_name());
    let about = text(&path);
    let command = command.mut_args(|argument| match text_of(&path, argument.get_id().as_str()) {
        Some(help) => argument.help(help),
        None => argument,
    });
    let command = command.mut_subcommands(|command| with_texts(command, &path));
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

/// Texts that are missing: of commands and options that have English ones.
#[cfg(test)]
pub(super) fn missing(command: &Command) -> Vec<String> {
    fn look(command: &Command, parent: &str, found: &mut Vec<String>) {
        let path = join(parent, command.get_name());
        found.extend(text(&path).is_none().then(|| path.clone()));
        let arguments = command.get_arguments().map(|argument| argument.get_id().as_str());
        found.extend(arguments.filter(|id| text_of(&path, id).is_none()).map(|id| join(&path, id)));
        command.get_subcommands().for_each(|command| look(command, &path, found));
    }
    let mut found = Vec::new();
    look(command, "", &mut found);
    found
}

/// Options that every command has are told of once.
fn text_of(path: &str, id: &str) -> Option<&'static str> {
    text(&join(path, id)).or_else(|| text(id)).or_else(|| text(&join("smotr", id)))
}

fn text(key: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent} {name}") }
}
