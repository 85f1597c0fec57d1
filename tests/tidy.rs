//! Is the house in order? Reads files only. Each check is tried on a bad sample too, so that none falls asleep.

#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/documents.rs"]
mod documents;
#[path = "tidy/house.rs"]
mod house;
#[path = "tidy/manifests.rs"]
mod manifests;
#[path = "tidy/templates.rs"]
mod templates;
#[path = "tidy/words.rs"]
mod words;

use house::{File, files, root, rust, text_files};

fn all(files: &[File], check: impl Fn(&File) -> Vec<String>) -> Vec<String> {
    files.iter().flat_map(check).collect()
}

#[track_caller]
fn clean(findings: &[String]) {
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

#[track_caller]
fn fires(findings: &[String], times: usize) {
    assert_eq!(findings.len(), times, "{findings:#?}");
}

#[test]
fn crates_depend_only_on_what_they_may_and_take_versions_and_lints_from_the_workspace() {
    let manifests = files(&["crates", "migrations", "tests"], &["Cargo.toml"]);
    assert!(manifests.len() > 5, "only {} manifests seen", manifests.len());
    clean(&all(&manifests, manifests::breaches));
}

#[test]
fn a_bad_manifest_is_seen() {
    let domain =
        "[package]\nname = \"domain\"\n[lints]\nworkspace = true\n[dependencies]\ntokio.workspace = true\n";
    fires(&manifests::breaches(&File::sample("crates/domain/Cargo.toml", domain)), 1);
    let web = "[package]\nname = \"web\"\n[dependencies]\nsea-orm.workspace = true\nserde = \"1\"\n\
        toml = { workspace = true }\n[dependencies.sqlx]\nversion = \"0.9\"\n";
    fires(&manifests::breaches(&File::sample("crates/web/Cargo.toml", web)), 5);
}

#[test]
fn no_line_is_longer_than_110_characters() {
    clean(&all(&rust(), code::long_lines));
}

#[test]
fn a_long_line_is_seen_and_letters_are_counted_not_bytes() {
    let sample = format!("// {}\n// {}\n", "ж".repeat(107), "ж".repeat(108));
    fires(&code::long_lines(&File::sample("a.rs", &sample)), 1);
}

#[test]
fn templates_hold_no_unescaped_output_and_nothing_inline() {
    clean(&all(&files(&["web/templates"], &[".html"]), templates::breaches));
}

#[test]
fn a_bad_template_is_seen() {
    let sample = "{{ a|safe }}{{ b | safe }}\n<p style=\"x\">\n<a\nonclick='go()'>\n<script>\nlet x;\n</script>\n\
        <script src=\"/a.js\" defer></script>\n<p>Условие=истина, on = off</p><a href=\"javascript:x()\">";
    fires(&templates::breaches(&File::sample("a.html", sample)), 6);
}

#[test]
fn no_module_is_named_for_being_shared() {
    clean(&all(&rust(), code::shapeless_modules));
}

#[test]
fn a_shapeless_module_is_seen() {
    fires(
        &code::shapeless_modules(&File::sample("crates/web/src/helpers/a.rs", "mod utility;\nmod x {}\n")),
        1,
    );
    fires(&code::shapeless_modules(&File::sample("a.rs", "pub(crate) mod util;\nmod types {\n")), 2);
}

#[test]
fn mod_files_hold_only_modules() {
    clean(&all(&rust(), code::code_in_mod_files));
}

#[test]
fn code_in_a_mod_file_is_seen() {
    let sample = "//! Doc.\n\n#[cfg(test)]\nmod a;\npub(crate) mod b;\npub use a::A;\nfn f() {}\n";
    fires(&code::code_in_mod_files(&File::sample("crates/web/src/mod.rs", sample)), 2);
    fires(&code::code_in_mod_files(&File::sample("crates/web/src/model.rs", sample)), 0);
}

#[test]
fn nothing_is_left_over() {
    clean(&all(&text_files(), code::leftovers));
}

#[test]
fn leftovers_are_seen() {
    let sample =
        "// FIXME\n// XXX\ndbg!(x);\n// temporary\nlet temporary = 1;\n// TODO later\n// TODO(#12): then\n";
    fires(&code::leftovers(&File::sample("a.rs", sample)), 5);
}

#[test]
fn types_and_modules_speak_the_language_of_the_field() {
    clean(&all(&rust(), code::rejected_names));
}

#[test]
fn a_rejected_name_is_seen_with_its_replacement() {
    let sample =
        "pub struct ContestRow;\nenum Planes {}\nmod lane;\ntrait MeetingProtocol {}\nstruct Protocols;";
    let found = code::rejected_names(&File::sample("a.rs", sample));
    fires(&found, 3);
    assert_eq!(found.first().map(String::as_str), Some("a.rs:1: `ContestRow` speaks of Contest; say Call"));
}

#[test]
fn every_decision_record_has_its_headings_and_is_short() {
    clean(&all(&files(&["docs/adr"], &[".md"]), documents::poor_record));
}

#[test]
fn a_poor_decision_record_is_seen() {
    let sample = format!("# 1\n## Context\n## Decision\n{}", "x\n".repeat(60));
    fires(&documents::poor_record(&File::sample("docs/adr/0001.md", &sample)), 2);
}

#[test]
fn the_map_of_the_house_names_only_paths_that_exist() {
    clean(&all(&files(&["ARCHITECTURE.md"], &[".md"]), |map| documents::lost_paths(map, &root())));
}

#[test]
fn a_lost_path_is_seen() {
    let sample = "`tests/tidy.rs` `tests/{tidy,nothing}.rs` `/a/url` `a::b/c` `tests/*.rs` `no/such`";
    let lost = documents::lost_paths(&File::sample("ARCHITECTURE.md", sample), &root());
    fires(&lost, 2);
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    let russian = files(&["crates/words/i18n/ru"], &[".ftl"]);
    let english = files(&["crates/words/i18n/en"], &[".ftl"]);
    assert!(!russian.is_empty() && !english.is_empty(), "no Fluent files seen");
    clean(&words::differences(&russian, &english));
}

#[test]
fn different_words_are_seen() {
    let russian =
        "a = А { $x }\nb = Б\n    { $y }\n    .title = { $z }\n# c = 1\nd = Д\nd = Д\n-brand = Смотр\n";
    let english = "a = A\nb = B { $y }\n    .title = { $z }\ne = E\n-brand = Smotr\n";
    let found = words::differences(&[File::sample("ru.ftl", russian)], &[File::sample("en.ftl", english)]);
    fires(&found, 4);
}
