//! The `.tar` file itself: written and read on a thread that may block, piece by piece.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use domain::basics::digest::Digest;
use domain::basics::id::TerritoryId;
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc::{Receiver, Sender};
use uuid::Uuid;

use crate::StoreError;
use crate::backup::tables::{BATCH, TABLES};
use crate::backup::{FORMAT, Manifest, Member, blob_name, refused, table_name};

const MANIFEST: &str = "manifest.json";

/// No manifest is larger: it has a line a file.
const MANIFEST_MOST: u64 = 1 << 30;

/// What the writer is given, in order.
pub(super) enum Piece {
    /// A file begins.
    Begin { name: String },
    /// More of it.
    Bytes(Bytes),
    /// A table ends.
    EndTable { rows: u64 },
    /// A blob ends, whose bytes must have this digest.
    EndBlob { sha256: Digest },
    /// Everything is there. The writer fills in the list of files.
    Finish { manifest: Manifest },
}

/// What the reader finds.
pub(super) enum Found {
    /// Rows of a table.
    Rows { table: String, lines: Vec<String> },
    /// A blob.
    Blob { territory: TerritoryId, sha256: Digest, bytes: Vec<u8> },
}

/// Gives the writer a piece. When it has stopped, its own error says why.
pub(super) async fn send(out: &Sender<Piece>, piece: Piece) -> Result<(), StoreError> {
    out.send(piece).await.map_err(|_| refused("the file cannot be written"))
}

/// Writes pieces until they are finished; then the file is on disk under its name. Otherwise nothing stays,
/// and there is no manifest when the pieces stopped coming.
pub(super) fn write(path: &Path, mut pieces: Receiver<Piece>) -> Result<Option<Manifest>, StoreError> {
    refuse_existing(path)?;
    let (part, spool) = (beside(path, "part"), beside(path, "part-file"));
    let written = write_part(&part, &spool, &mut pieces);
    fs::remove_file(&spool).or_else(ignore_missing)?;
    // Somebody may have put a file there meanwhile: a backup takes hours where there are many files.
    let manifest = match written.and_then(|made| refuse_existing(path).map(|()| made)) {
        Ok(Some(manifest)) => manifest,
        unfinished => {
            fs::remove_file(&part).or_else(ignore_missing)?;
            return unfinished;
        }
    };
    fs::rename(&part, path)?;
    // The name is on disk only when its folder is.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    Ok(Some(manifest))
}

/// An older backup is never replaced, nor anything else that has the name.
fn refuse_existing(path: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(refused(&format!("{} is there already: give another name", path.display()))),
        Err(error) => ignore_missing(error).map_err(StoreError::from),
    }
}

fn write_part(
    part: &Path,
    spool: &Path,
    pieces: &mut Receiver<Piece>,
) -> Result<Option<Manifest>, StoreError> {
    let mut tar = tar::Builder::new(BufWriter::new(private(part)?));
    let mut files = BTreeMap::new();
    let mut file: Option<Growing> = None;
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Begin { name } => file = Some(Growing::begin(name, spool)?),
            Piece::Bytes(bytes) => file.as_mut().ok_or_else(unopened)?.grow(&bytes)?,
            Piece::EndTable { rows } => {
                let (name, member) = file.take().ok_or_else(unopened)?.end(&mut tar, Some(rows))?;
                files.insert(name, member);
            }
            Piece::EndBlob { sha256 } => {
                let (name, member) = file.take().ok_or_else(unopened)?.end(&mut tar, None)?;
                if member.sha256 != sha256 {
                    return Err(refused(&format!("{name} is damaged in the file store")));
                }
                files.insert(name, member);
            }
            Piece::Finish { manifest } => {
                let manifest = Manifest { files, ..manifest };
                let text = serde_json::to_vec_pretty(&manifest)?;
                append(&mut tar, MANIFEST, u64::try_from(text.len()).unwrap_or(u64::MAX), text.as_slice())?;
                let file =
                    tar.into_inner()?.into_inner().map_err(|error| StoreError::from(error.into_error()))?;
                file.sync_all()?;
                return Ok(Some(manifest));
            }
        }
    }
    Ok(None)
}

/// A file of the archive whose length is not known yet: it grows beside the archive.
struct Growing {
    name: String,
    file: BufWriter<File>,
    hasher: Sha256,
    bytes: u64,
}

impl Growing {
    fn begin(name: String, spool: &Path) -> Result<Self, StoreError> {
        Ok(Self { name, file: BufWriter::new(private(spool)?), hasher: Sha256::new(), bytes: 0 })
    }

    fn grow(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.hasher.update(bytes);
        self.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(self.file.write_all(bytes)?)
    }

    fn end(
        self,
        tar: &mut tar::Builder<BufWriter<File>>,
        rows: Option<u64>,
    ) -> Result<(String, Member), StoreError> {
        let mut file = self.file.into_inner().map_err(|error| StoreError::from(error.into_error()))?;
        file.rewind()?;
        append(tar, &self.name, self.bytes, BufReader::new(file))?;
        Ok((self.name, Member { sha256: Digest(self.hasher.finalize().into()), bytes: self.bytes, rows }))
    }
}

fn append(
    tar: &mut tar::Builder<BufWriter<File>>,
    name: &str,
    bytes: u64,
    from: impl Read,
) -> Result<(), StoreError> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_cksum();
    Ok(tar.append_data(&mut header, name, from)?)
}

/// Reads the whole file once and compares it with its manifest.
pub(super) fn check(path: &Path, schema: &str) -> Result<Manifest, StoreError> {
    let (mut found, mut manifest) = (BTreeMap::new(), None);
    for_each(path, |name, entry| {
        if name == MANIFEST {
            let mut text = Vec::new();
            entry.take(MANIFEST_MOST).read_to_end(&mut text)?;
            manifest = Some(read_manifest(&text, schema)?);
            return Ok(());
        }
        match found.insert(name.clone(), digest_of(entry)?) {
            None => Ok(()),
            Some(_) => Err(refused(&format!("{name} is there twice"))),
        }
    })?;
    let manifest = manifest.ok_or_else(|| refused("there is no manifest: the file is not whole"))?;
    for (name, member) in &manifest.files {
        match found.remove(name) {
            None => return Err(refused(&format!("{name} is missing"))),
            Some(is) if is != (member.sha256, member.bytes) => {
                return Err(refused(&format!("{name} is damaged")));
            }
            Some(_) => place(name, Some(member.sha256))?,
        };
    }
    if let Some(name) = found.keys().next() {
        return Err(refused(&format!("{name} is not in the manifest")));
    }
    match TABLES.iter().find(|table| !manifest.files.contains_key(&table_name(table))) {
        Some(table) => Err(refused(&format!("the table {table} is missing"))),
        None => Ok(manifest),
    }
}

fn digest_of(mut from: impl Read) -> io::Result<(Digest, u64)> {
    let (mut hasher, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok((Digest(hasher.finalize().into()), bytes));
        }
        hasher.update(buffer.get(..read).unwrap_or_default());
        bytes += u64::try_from(read).unwrap_or(u64::MAX);
    }
}

fn read_manifest(text: &[u8], schema: &str) -> Result<Manifest, StoreError> {
    let unreadable = |error: serde_json::Error| refused(&format!("the manifest cannot be read: {error}"));
    let value: serde_json::Value = serde_json::from_slice(text).map_err(unreadable)?;
    let format = value.get("format").and_then(serde_json::Value::as_u64);
    if format != Some(u64::from(FORMAT)) {
        return Err(refused(&format!("unknown format {format:?}: this program reads {FORMAT}")));
    }
    let manifest: Manifest = serde_json::from_value(value).map_err(unreadable)?;
    if manifest.schema != schema {
        let theirs = &manifest.schema;
        return Err(refused(&format!("made under the schema {theirs}, this program has {schema}")));
    }
    Ok(manifest)
}

/// Reads a file that was checked, and sends what is in it.
pub(super) fn read(path: &Path, out: &Sender<Found>) -> Result<(), StoreError> {
    for_each(path, |name, entry| match place(&name, None)? {
        Place::Manifest => Ok(()),
        Place::Blob { territory, sha256 } => {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            give(out, Found::Blob { territory, sha256, bytes })
        }
        Place::Table { table } => {
            let mut lines = Vec::new();
            for line in BufReader::new(entry).lines() {
                lines.push(line?);
                if lines.len() == BATCH && table != "territory" {
                    give(out, Found::Rows { table: table.to_owned(), lines: std::mem::take(&mut lines) })?;
                }
            }
            give(out, Found::Rows { table: table.to_owned(), lines })
        }
    })
}

fn give(out: &Sender<Found>, found: Found) -> Result<(), StoreError> {
    out.blocking_send(found).map_err(|_| refused("it could not be written into the database"))
}

/// Where a file of the archive belongs.
enum Place {
    Manifest,
    Table { table: &'static str },
    Blob { territory: TerritoryId, sha256: Digest },
}

/// Reads a name; a blob whose bytes have another digest than its name says is refused.
fn place(name: &str, sha256: Option<Digest>) -> Result<Place, StoreError> {
    if name == MANIFEST {
        return Ok(Place::Manifest);
    }
    if let Some(table) = TABLES.iter().find(|table| table_name(table) == name) {
        return Ok(Place::Table { table });
    }
    let unknown = || refused(&format!("{name} does not belong into a backup"));
    let (territory, digest) =
        name.strip_prefix("blobs/").and_then(|rest| rest.split_once('/')).ok_or_else(unknown)?;
    let territory = TerritoryId(Uuid::parse_str(territory).map_err(|_| unknown())?);
    let named = Digest::parse(digest).ok_or_else(unknown)?;
    if blob_name(territory, named) != name || sha256.is_some_and(|is| is != named) {
        return Err(unknown());
    }
    Ok(Place::Blob { territory, sha256: named })
}

fn for_each(
    path: &Path,
    mut each: impl FnMut(String, &mut tar::Entry<'_, BufReader<File>>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut archive = tar::Archive::new(BufReader::new(File::open(path)?));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name =
            String::from_utf8(entry.path_bytes().into_owned()).map_err(|_| refused("a name is no text"))?;
        if !entry.header().entry_type().is_file() {
            return Err(refused(&format!("{name} is no file")));
        }
        each(name, &mut entry)?;
    }
    Ok(())
}

/// A new file that only its owner may read: it holds everything.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}

fn ignore_missing(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

fn unopened() -> StoreError {
    refused("a piece belongs to no file")
}
