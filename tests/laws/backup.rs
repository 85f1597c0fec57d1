//! Laws of backup: what was kept in one database is kept, byte for byte, in the other.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use domain::people::seat::Viewer;
use persistence::Store;
use persistence::check::Blobs;

use crate::people::{act, small_world};

/// Fills `from`, moves it to `to` (both empty and migrated), and compares their backups file by file: all is
/// the same but the sign-ins, which are ended.
pub async fn a_backup_moves_everything(from: &Store, to: &Store, folder: &Path) {
    let home = small_world(from).await;
    let person = from.find_credentials("person3@example.org").await.unwrap().unwrap().person;
    from.invite(&act(from), person).await.unwrap();
    let session = from.sign_in(person, "browser").await.unwrap();
    from.note_attempt("account:3").await.unwrap();
    from.move_clock(&act(from), 86_400).await.unwrap();
    let (there, back) = (folder.join("there.tar"), folder.join("back.tar"));
    let made = from.backup(&there).await.unwrap();
    assert_eq!(to.restore(&there).await.unwrap(), made);
    to.backup(&back).await.unwrap();
    let (mut before, mut after) = (files(&there), files(&back));
    let sign_ins = "tables/sign_in.jsonl";
    assert!(before.remove(sign_ins).is_some_and(|rows| !rows.is_empty()));
    assert_eq!(after.remove(sign_ins), Some(Vec::new()), "sign-ins of that time are ended");
    assert!(to.find_sign_in(&session).await.unwrap().is_none());
    assert_eq!(before, after);
    assert_eq!(to.clock().ahead(), 86_400);
    let found = to.verify(Blobs::Read).await.unwrap();
    assert_eq!((found.damages, found.entries), (Vec::new(), made.entries));
    let people = |store: &Store| {
        let store = store.clone();
        async move { store.list_people(&Viewer::System, Some(home), None, None).await.unwrap() }
    };
    assert_eq!(people(from).await, people(to).await);
    assert!(to.restore(&there).await.is_err(), "only an empty database is filled");
}

/// The files of an archive, but for the manifest, which tells when it was made.
fn files(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut archive = tar::Archive::new(std::fs::File::open(path).unwrap());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let (name, mut bytes) = (entry.path().unwrap().display().to_string(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        files.insert(name, bytes);
    }
    assert!(files.remove("manifest.json").is_some());
    files
}
