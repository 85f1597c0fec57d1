use std::path::Path;

use super::*;

const PROCEDURE: &str = include_str!("../../../../procedures/district-products.toml");
const PLAN: &str = include_str!("../../demo/plans/tsentralny-2018-2019.toml");

/// Says it to an installation in this folder: the exit code, and the answer with what went wrong.
async fn say(folder: &Path, line: &[&str]) -> (u8, String) {
    let settings = folder.join("smotr.toml");
    std::fs::write(&settings, format!("data = \"{}\"", folder.join("data").display())).unwrap();
    let settings = settings.display().to_string();
    let cli = Cli::try_parse_from(["smotr", "--config", &settings].iter().chain(line)).unwrap();
    let mut out = Vec::new();
    let ending = run(cli, &mut out).await;
    let mut said = String::from_utf8(out).unwrap();
    if let Ending::Failed(error) = &ending {
        said.push_str(&format!("{error:#}"));
    }
    (ending.code(), said)
}

const DISTRICT: [&str; 14] = [
    "territory",
    "add",
    "--slug",
    "tsentralny",
    "--name-ru",
    "Центральный район",
    "--name-en",
    "Tsentralny District",
    "--centre-ru",
    "ИМЦ",
    "--centre-en",
    "Centre",
    "--phone",
    "+7 812 555-01-01",
];

const USER: [&str; 6] = ["user", "add", "--email", "anna@example.org", "--name", "Иванова Анна"];

/// An installation with a district.
async fn installed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for line in [&["migrate"], DISTRICT.as_slice()] {
        let (code, said) = say(folder.path(), line).await;
        assert_eq!(code, 0, "{said}");
    }
    folder
}

#[test]
fn the_command_line_makes_sense_in_both_languages() {
    Cli::command().debug_assert();
    russian::translate(Cli::command()).debug_assert();
}

#[test]
fn every_command_and_option_has_a_russian_text() {
    assert_eq!(russian::missing(&Cli::command()), Vec::<String>::new());
}

#[tokio::test]
async fn a_district_is_set_up_from_nothing() {
    let folder = installed().await;
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("procedure.toml"), PROCEDURE).unwrap();
    std::fs::write(path("plan.toml"), PLAN).unwrap();
    let steps: [(&[&str], &str); 5] = [
        (&["body", "add", "--territory", "tsentralny", "--slug", "council", "--name", "Совет"], "is entered"),
        (
            &["body", "add", "--territory", "tsentralny", "--slug", "council", "--name", "Совет ИМЦ"],
            "has this name now",
        ),
        (
            &["procedure", "publish", &path("procedure.toml"), "--territory", "tsentralny"],
            "Published in tsentralny",
        ),
        (
            &["plan", "enter", &path("plan.toml"), "--territory", "tsentralny"],
            "for 2018-2019 is entered, 10 rows",
        ),
        (&DISTRICT, "has this card now"),
    ];
    for (line, expected) in steps {
        let (code, said) = say(folder.path(), line).await;
        assert!(code == 0 && said.contains(expected), "{line:?} ended with {code}: {said}");
    }
    let (code, said) = say(folder.path(), &["verify"]).await;
    assert!(code == 0 && said.contains("All of it holds together"), "{said}");
}

#[tokio::test]
async fn a_flawed_procedure_is_refused_with_three() {
    let folder = installed().await;
    let file = folder.path().join("procedure.toml").display().to_string();
    std::fs::write(&file, PROCEDURE.replacen("starts = \"intake\"", "starts = \"nowhere\"", 1)).unwrap();
    let (code, said) =
        say(folder.path(), &["procedure", "publish", &file, "--territory", "tsentralny"]).await;
    assert!(code == 3 && said.contains("cannot be published") && !said.contains("Published"), "{said}");
}

#[tokio::test]
async fn a_calendar_is_shown_in_the_shape_in_which_it_is_entered() {
    let folder = installed().await;
    let (code, said) = say(folder.path(), &["calendar", "show"]).await;
    assert!(code == 0 && said.contains("2026: 247 working days, by постановление"), "{said}");
    let (code, said) = say(folder.path(), &["calendar", "show", "2027"]).await;
    assert!(code == 1 && said.contains("enter 2027 from a file"), "{said}");

    let file = folder.path().join("calendar.toml").display().to_string();
    std::fs::write(&file, "[2027]\nact = \"акт\"\noff = [2027-01-02]\nworked = []\n").unwrap();
    let (code, said) = say(folder.path(), &["calendar", "enter", &file]).await;
    assert!(code == 1 && said.contains("2027-01-02 is a weekend"), "{said}");
    std::fs::write(&file, "[2027]\nact = \"акт\"\noff = [2027-01-01]\nworked = []\n").unwrap();
    let (code, said) = say(folder.path(), &["calendar", "enter", &file]).await;
    assert!(code == 0 && said.contains("The calendar of 2027 is entered: 260 working days"), "{said}");

    let (code, shown) = say(folder.path(), &["calendar", "show", "2027"]).await;
    std::fs::write(&file, &shown).unwrap();
    assert!(code == 0 && say(folder.path(), &["calendar", "enter", &file]).await.0 == 0, "{shown}");
    assert_eq!(say(folder.path(), &["calendar", "show", "2027"]).await.1, shown);
}

#[tokio::test]
async fn what_names_an_unknown_territory_or_another_one_is_refused() {
    let folder = installed().await;
    let plan = folder.path().join("plan.toml").display().to_string();
    std::fs::write(&plan, PLAN.replacen("\"tsentralny\"", "\"moskovsky\"", 1)).unwrap();
    let (code, said) = say(folder.path(), &["plan", "enter", &plan, "--territory", "tsentralny"]).await;
    assert!(code == 1 && said.contains("of the territory moskovsky, not of tsentralny"), "{said}");
    let (code, said) = say(folder.path(), &["plan", "enter", &plan, "--territory", "moskovsky"]).await;
    assert!(code == 1 && said.contains("there is no territory moskovsky"), "{said}");
    for (parent, why) in [("spb", "there is no territory spb"), ("tsentralny", "cannot be part of")] {
        let (code, said) = say(folder.path(), &[DISTRICT.as_slice(), &["--parent", parent]].concat()).await;
        assert!(code == 1 && said.contains(why), "{said}");
    }
}

#[test]
fn words_that_cannot_stand_are_wrong_usage() {
    for (place, wrong) in [(3, "Центр"), (3, "-a"), (5, " "), (13, "")] {
        let mut line: Vec<&str> = ["smotr"].iter().chain(&DISTRICT).copied().collect();
        line[place + 1] = wrong;
        assert_eq!(Cli::try_parse_from(line).unwrap_err().exit_code(), 2, "{wrong:?}");
    }
    let line = ["smotr"].iter().chain(&DISTRICT).chain(&["--zone", "Moscow"]);
    assert!(Cli::try_parse_from(line).unwrap_err().to_string().contains("Asia/Yekaterinburg"));
}

#[tokio::test]
async fn nobody_is_renamed_by_a_command_that_enters_people() {
    let folder = installed().await;
    let (code, said) = say(folder.path(), &USER).await;
    assert!(code == 0 && said.contains("/reset/"), "{said}");
    let other: Vec<&str> =
        USER.iter().map(|word| if *word == USER[5] { "Волкова Ольга" } else { word }).collect();
    let (code, said) = say(folder.path(), &other).await;
    assert_eq!(
        (code, said.as_str()),
        (1, "anna@example.org is the address of Иванова Анна: give that name, or another address")
    );
    let further = [USER.as_slice(), &["--role", "methodist", "--territory", "tsentralny"]].concat();
    let (code, said) = say(folder.path(), &further).await;
    assert!(code == 0 && said.contains("is entered as methodist"), "{said}");
}

#[tokio::test]
async fn a_backup_replaces_nothing_and_its_restoration_ends_sign_ins() {
    let folder = installed().await;
    let file = folder.path().join("backup.tar").display().to_string();
    assert_eq!(say(folder.path(), &["backup", &file]).await.0, 0);
    let (code, said) = say(folder.path(), &["backup", &file]).await;
    assert!(code == 1 && said.contains("is there already"), "{said}");
    let elsewhere = tempfile::tempdir().unwrap();
    let (code, said) = say(elsewhere.path(), &["restore", &file]).await;
    assert!(code == 0 && said.contains("All sign-ins of that time are ended"), "{said}");
}
