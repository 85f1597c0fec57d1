use std::io::Write;

use domain::basics::id::OrganisationId;
use domain::people::seat::Role;
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};

use super::*;
use crate::check::{Blobs, VerifyReport};
use crate::entity::{blob, journal_entry, setting, sign_in};
use crate::plain::people::PersonRow;
use crate::testing::{Fresh, act, fresh_store, school, territory, territory_card};

/// A store with something in most tables.
async fn full_store() -> Fresh {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let mut part = territory_card("a-part");
    part.parent = Some(home);
    store.enter_territory(&act(&store), &part).await.unwrap();
    let cards: Vec<_> = (0..620).map(|n| school(&format!("school-{n:03}"))).collect();
    store.import_organisations(&act(&store), home, &cards, &Digest::of(b"file")).await.unwrap();
    let row = PersonRow {
        name: "Ёлкина «Анна»\tИвановна".to_owned(),
        email: "elkina@example.org".to_owned(),
        post: "методист".to_owned(),
        role: Role::Methodist,
        organisation_slug: None,
        body_slug: None,
        areas: vec!["наука".to_owned()],
    };
    let person = store.enter_person(&act(&store), &row, Some(home)).await.unwrap();
    store.invite(&act(&store), person).await.unwrap();
    store.sign_in(person, "browser").await.unwrap();
    let plan = crate::plain::plans::tests::sheet(12);
    store.enter_plan(&act(&store), home, &plan).await.unwrap();
    store.move_clock(&act(&store), 3_600).await.unwrap();
    for size in [0, 1, 70_000] {
        put_blob(&store, home, &vec![b'x'; size]).await;
    }
    store
}

async fn put_blob(store: &Store, territory: TerritoryId, bytes: &[u8]) -> Digest {
    let sha256 = store.put_blob(territory, bytes.to_vec()).await.unwrap();
    let row = blob::ActiveModel {
        territory: Set(territory.0),
        sha256: Set(sha256.to_string()),
        size: Set(i64::try_from(bytes.len()).unwrap()),
        uses: Set(1),
    };
    blob::Entity::insert(row).exec_without_returning(&store.inner.write).await.unwrap();
    sha256
}

async fn everything(store: &Store) -> Vec<u8> {
    let (sender, mut pieces) = tokio::sync::mpsc::channel(16);
    let (own, mut all) = (store.clone(), Vec::new());
    let reading = tokio::spawn(async move { tables::dump_all(own.read(), &sender).await.map(drop) });
    while let Some(piece) = pieces.recv().await {
        if let Piece::Bytes(bytes) = piece {
            all.extend_from_slice(&bytes);
        }
    }
    reading.await.unwrap().unwrap();
    all
}

async fn refusal(path: &Path) -> String {
    match fresh_store().await.restore(path).await {
        Err(StoreError::Backup(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_was_backed_up_is_restored_to_the_last_microsecond() {
    let store = full_store().await;
    let path = store.folder.path().join("backup.tar");
    let made = store.backup(&path).await.unwrap();
    assert_eq!(made.blobs, 3);
    assert_eq!(made.entries, journal_entry::Entity::find().count(store.read()).await.unwrap());
    let other = fresh_store().await;
    assert_eq!(other.restore(&path).await.unwrap(), made);
    assert_eq!(sign_in::Entity::find().count(store.read()).await.unwrap(), 1);
    assert_eq!(sign_in::Entity::find().count(other.read()).await.unwrap(), 0, "sign-ins are ended");
    sign_in::Entity::delete_many().exec(&store.inner.write).await.unwrap();
    assert_eq!(everything(&store).await, everything(&other).await);
    assert_eq!(other.clock().ahead(), 3_600);
    let found = VerifyReport { damages: Vec::new(), ..other.verify(Blobs::Read).await.unwrap() };
    assert_eq!(other.verify(Blobs::Read).await.unwrap(), found);
    assert_eq!(found.blobs, 3);
    let rest = std::fs::read_dir(store.folder.path()).unwrap().flatten();
    assert!(rest.into_iter().all(|file| !file.file_name().to_string_lossy().contains("part")));
}

#[tokio::test]
async fn a_file_that_is_there_is_never_replaced() {
    let store = fresh_store().await;
    let path = store.folder.path().join("backup.tar");
    std::fs::write(&path, "of yesterday").unwrap();
    let refused = store.backup(&path).await.unwrap_err().to_string();
    assert!(refused.ends_with("backup.tar is there already: give another name"), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "of yesterday");
    let left = std::fs::read_dir(store.folder.path()).unwrap().flatten();
    assert!(left.into_iter().all(|file| !file.file_name().to_string_lossy().contains("part")));
}

#[tokio::test]
async fn a_backup_is_of_one_moment_while_others_write() {
    let store = full_store().await;
    let path = store.folder.path().join("backup.tar");
    let home = store.find_territory("tsentralny").await.unwrap().unwrap().id;
    let writer = {
        let store = Store::clone(&store);
        tokio::spawn(async move {
            let mut ids: Vec<OrganisationId> = Vec::new();
            for n in 0..200 {
                let card = school(&format!("late-{n:03}"));
                ids.push(store.save_organisation(&act(&store), home, &card).await.unwrap());
            }
            ids.len()
        })
    };
    store.backup(&path).await.unwrap();
    assert_eq!(writer.await.unwrap(), 200);
    let other = fresh_store().await;
    other.restore(&path).await.unwrap();
    assert_eq!(other.verify(Blobs::Read).await.unwrap().damages, Vec::<String>::new());
}

#[tokio::test]
async fn only_an_empty_database_is_filled() {
    let store = full_store().await;
    let path = store.folder.path().join("backup.tar");
    store.backup(&path).await.unwrap();
    let other = fresh_store().await;
    territory(&other, "here").await;
    let refused = other.restore(&path).await;
    assert!(matches!(refused, Err(StoreError::Backup(why)) if why.contains("not empty")));
    assert_eq!(setting::Entity::find().count(other.read()).await.unwrap(), 0);
}

/// The files of an archive, changed and put together again.
fn remade(path: &Path, change: impl Fn(&mut Vec<(String, Vec<u8>)>)) -> PathBuf {
    let mut files = Vec::new();
    let mut archive = tar::Archive::new(std::fs::File::open(path).unwrap());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let (name, mut bytes) = (entry.path().unwrap().display().to_string(), Vec::new());
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        files.push((name, bytes));
    }
    change(&mut files);
    let other = path.with_extension(format!("{}.tar", ids::fresh()));
    let mut tar = tar::Builder::new(std::fs::File::create(&other).unwrap());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(bytes.len()).unwrap());
        header.set_cksum();
        tar.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    tar.finish().unwrap();
    other
}

fn replace(files: &mut [(String, Vec<u8>)], name: &str, from: &str, to: &str) {
    let file = files.iter_mut().find(|(is, _)| is == name).unwrap();
    let text = String::from_utf8(file.1.clone()).unwrap();
    assert!(text.contains(from), "{name} holds no {from}");
    file.1 = text.replacen(from, to, 1).into_bytes();
}

#[tokio::test]
async fn a_file_that_is_not_as_it_was_made_is_refused_whatever_was_done_to_it() {
    let store = full_store().await;
    let path = store.folder.path().join("backup.tar");
    store.backup(&path).await.unwrap();
    let whole = fresh_store().await;
    whole.restore(&remade(&path, |_| {})).await.unwrap();

    let manifest = "manifest.json";
    let damaged = remade(&path, |files| replace(files, "tables/person.jsonl", "Ёлкина", "Волкова"));
    assert_eq!(refusal(&damaged).await, "tables/person.jsonl is damaged");
    let missing = remade(&path, |files| files.retain(|(name, _)| name != "tables/seat.jsonl"));
    assert_eq!(refusal(&missing).await, "tables/seat.jsonl is missing");
    let extra = remade(&path, |files| files.insert(0, ("tables/more.jsonl".to_owned(), Vec::new())));
    assert_eq!(refusal(&extra).await, "tables/more.jsonl is not in the manifest");
    let twice = remade(&path, |files| files.push(files[1].clone()));
    assert!(refusal(&twice).await.contains("is there twice"));
    let newer = remade(&path, |files| replace(files, manifest, "\"format\": 1", "\"format\": 2"));
    assert_eq!(refusal(&newer).await, "unknown format Some(2): this program reads 1");
    let schema = remade(&path, |files| replace(files, manifest, "\"schema\": \"m", "\"schema\": \"n"));
    assert!(refusal(&schema).await.contains("made under the schema"));
    let cut = remade(&path, |files| files.truncate(files.len() - 1));
    assert_eq!(refusal(&cut).await, "there is no manifest: the file is not whole");
}

#[tokio::test]
async fn a_file_that_was_cut_or_has_one_wrong_byte_is_refused() {
    let store = full_store().await;
    let path = store.folder.path().join("backup.tar");
    store.backup(&path).await.unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let other = store.folder.path().join("other.tar");
    for part in [0, 1, 2, 3] {
        let cut = bytes.len() * part / 4;
        std::fs::File::create(&other).unwrap().write_all(&bytes[..cut]).unwrap();
        refusal(&other).await;
    }
    let at = bytes.windows(6).position(|six| six == b"school").unwrap();
    let mut wrong = bytes.clone();
    wrong[at] ^= 1;
    std::fs::write(&other, wrong).unwrap();
    assert!(refusal(&other).await.contains("is damaged"));
}

#[tokio::test]
async fn a_missing_or_changed_upload_stops_the_backup_and_leaves_no_file() {
    let store = full_store().await;
    let home = store.find_territory("tsentralny").await.unwrap().unwrap().id;
    let sha256 = put_blob(&store, home, b"paper").await;
    let (path, blob) = (store.folder.path().join("backup.tar"), store.folder.path().join("files"));
    let blob = blob.join("blobs").join(home.to_string()).join(sha256.to_string());
    std::fs::write(&blob, b"other").unwrap();
    assert!(matches!(store.backup(&path).await, Err(StoreError::Backup(why)) if why.contains("damaged")));
    std::fs::remove_file(&blob).unwrap();
    assert!(store.backup(&path).await.is_err());
    let left: Vec<_> = std::fs::read_dir(store.folder.path()).unwrap().flatten().collect();
    assert!(left.iter().all(|file| !file.file_name().to_string_lossy().contains("backup")), "{left:?}");
    let found = store.verify(Blobs::Read).await.unwrap().damages;
    assert_eq!(found, [format!("file {sha256} of territory {home}: missing")]);
}
