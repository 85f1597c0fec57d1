use super::*;

fn written(text: &str, environment: &[(&str, &str)]) -> Result<Config> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("smotr.toml");
    std::fs::write(&path, text).unwrap();
    std::fs::write(folder.path().join("word"), "три весёлых ежа\n").unwrap();
    let text = text.replace("WORD", &folder.path().join("word").display().to_string());
    std::fs::write(&path, text).unwrap();
    read(Some(&path), environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn refusal(text: &str, environment: &[(&str, &str)]) -> String {
    format!("{:#}", written(text, environment).unwrap_err())
}

#[test]
fn without_settings_everything_lies_in_one_folder_and_is_served_on_loopback() {
    let config = read(None, []).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url, "http://127.0.0.1:8080");
    assert_eq!(config.database_file(), Some(PathBuf::from("smotr-data/smotr.db")));
    assert_eq!(config.store.files, PathBuf::from("smotr-data/files"));
    assert_eq!((config.smtp, config.log), (None, Log::default()));
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_known_one() {
    let said = refusal("lisen = \"127.0.0.1:1\"", &[]);
    assert!(said.ends_with("smotr.toml: `lisen` is no setting; did you mean `listen`?"), "{said}");
    let said = refusal("[smtp]\nhots = \"a\"\nfrom = \"a@b.org\"", &[]);
    assert!(said.ends_with("`smtp.hots` is no setting; did you mean `smtp.host`?"), "{said}");
    let said = refusal("", &[("SMOTR_LOG__FROMAT", "json")]);
    assert_eq!(said, "SMOTR_LOG__FROMAT: `log.fromat` is no setting; did you mean `log.format`?");
}

#[test]
fn the_environment_is_stronger_than_the_file() {
    let file = "listen = \"127.0.0.1:1\"\nconnections = 2\n[log]\nformat = \"text\"";
    let environment =
        [("SMOTR_LISTEN", "0.0.0.0:9000"), ("SMOTR_CONNECTIONS", "5"), ("SMOTR_LOG__FORMAT", "json")];
    let config = written(file, &environment).unwrap();
    assert_eq!(config.listen.to_string(), "0.0.0.0:9000");
    assert_eq!((config.store.connections, config.log.format), (5, LogFormat::Json));
    assert_eq!(config.trusted_proxies, 0);
    assert_eq!(written("", &[("SMOTR_TRUSTED_PROXIES", "2")]).unwrap().trusted_proxies, 2);
    let config = written(file, &[("SMOTR_CONFIG", "x.toml")]).unwrap();
    assert_eq!((config.store.connections, config.log.format), (2, LogFormat::Text));
}

#[test]
fn the_way_to_the_mail_server_is_read_and_its_password_is_never_shown() {
    let file = "database = \"postgres://smotr:hush@db/smotr\"\n\
        [smtp]\nhost = \"mail.example.org\"\nuser = \"smotr\"\npassword_file = \"WORD\"\n\
        from = \"Смотр <smotr@example.org>\"\ntls = \"implicit\"";
    let config = written(file, &[]).unwrap();
    let smtp = config.smtp.as_ref().unwrap();
    assert_eq!((smtp.port, smtp.tls), (465, Tls::Implicit));
    assert_eq!(smtp.login.as_ref().unwrap().1, "три весёлых ежа");
    assert_eq!(config.database_file(), None);
    let shown = format!("{config:?}");
    assert!(!shown.contains("ежа") && !shown.contains("hush"), "{shown}");
}

#[test]
fn what_makes_no_sense_is_refused_by_name() {
    assert!(refusal("listen = \"everywhere\"", &[]).contains("`listen`"));
    assert!(refusal("connections = \"many\"", &[]).contains("`connections`"));
    assert!(refusal("public_url = \"smotr.example.org\"", &[]).contains("`public_url`"));
    assert!(refusal("[smtp]\nhost = \"a\"", &[]).contains("`smtp.from` is missing"));
    assert!(
        refusal("[smtp]\nhost = \"a\"\nfrom = \"b\"\nuser = \"c\"", &[]).contains("`smtp.password_file`")
    );
}
