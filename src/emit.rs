//! Artifacts to disk: the only writer. Everything is written beside the last output and takes its place at the end, so a
//! build that fails, is killed or runs out of disk leaves the last good output untouched. Writes nothing outside the
//! output folder.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail};

use crate::artifact::Artifact;

/// An output being written: `<output>/<name>` once committed.
#[derive(Debug)]
pub struct Staging {
    target: PathBuf,
    staging: PathBuf,
    previous: PathBuf,
    folders: BTreeSet<PathBuf>,
    written: usize,
}

impl Staging {
    /// Begins an output. What an earlier build left half done is cleared away, and an output it had moved aside comes
    /// back. An output has the files `marks`; a folder of its name without them is somebody's own and is not replaced.
    ///
    /// # Errors
    /// When the output folder cannot be made or written, or something else stands in its place.
    pub fn begin(output: &Path, name: &str, marks: &[&str]) -> anyhow::Result<Staging> {
        let target = output.join(name);
        let previous = output.join(format!(".{name}.old"));
        fs::create_dir_all(output).with_context(|| format!("cannot make the output folder {}", output.display()))?;
        if target.exists() && !is_ours(&target, marks) {
            bail!("{} was not made by a build and is left alone: name another output folder", target.display());
        }
        if !target.exists() && previous.exists() {
            fs::rename(&previous, &target).with_context(|| format!("cannot bring back {}", target.display()))?;
        }
        remove(&previous)?;
        Staging::draft(output, name)
    }

    /// Begins an output that other outputs are made from and that is then given up: what stands in its place is not
    /// looked at.
    ///
    /// # Errors
    /// When the output folder cannot be made or written.
    pub fn draft(output: &Path, name: &str) -> anyhow::Result<Staging> {
        let target = output.join(name);
        let staging = output.join(format!(".{name}.new"));
        let previous = output.join(format!(".{name}.old"));
        fs::create_dir_all(output).with_context(|| format!("cannot make the output folder {}", output.display()))?;
        remove(&staging)?;
        fs::create_dir(&staging)
            .with_context(|| format!("cannot write into the output folder {}", output.display()))?;
        let folders = BTreeSet::from([staging.clone()]);
        Ok(Staging { target, staging, previous, folders, written: 0 })
    }

    /// Writes one artifact.
    ///
    /// # Errors
    /// When its path would leave the output folder, or the disk refuses.
    pub fn write(&mut self, artifact: &Artifact) -> anyhow::Result<()> {
        let Some(path) = self.place(&artifact.path) else {
            bail!("refusing to write outside the output folder: {}", artifact.path);
        };
        if let Some(folder) = path.parent()
            && self.folders.insert(folder.to_path_buf())
        {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        // Two artifacts of one name would be one file: the second is refused, not the first lost.
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        file.and_then(|mut file| file.write_all(&artifact.bytes))
            .with_context(|| format!("cannot write {}", path.display()))?;
        self.written += 1;
        Ok(())
    }

    /// A file of the last output, as it is now; `None` when there is none.
    pub fn last(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(inside(&self.target, path)?).ok()
    }

    /// Where a file of this output lies while it is written; `None` for a path that leads out of it.
    fn place(&self, path: &str) -> Option<PathBuf> {
        inside(&self.staging, path)
    }

    /// Whether a file of this path has been written.
    pub fn has(&self, path: &str) -> bool {
        self.place(path).is_some_and(|path| path.is_file())
    }

    /// The bytes of a file that was written: outputs are made from outputs.
    ///
    /// # Errors
    /// When no such file was written, or the disk refuses.
    pub fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let Some(path) = self.place(path) else {
            bail!("refusing to read outside the output folder: {path}");
        };
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// Puts the new output in the place of the last one; returns how many files it has.
    ///
    /// # Errors
    /// When folders cannot be moved; the last output is then still there, or comes back with the next build.
    pub fn commit(self) -> anyhow::Result<usize> {
        commit([self])
    }

    /// Moves the last output aside.
    fn set_aside(&self) -> anyhow::Result<()> {
        match fs::rename(&self.target, &self.previous) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot replace {}", self.target.display()))
            }
            _ => Ok(()),
        }
    }

    /// Puts the new output in its place.
    fn put(&self) -> anyhow::Result<()> {
        fs::rename(&self.staging, &self.target).with_context(|| format!("cannot replace {}", self.target.display()))
    }

    /// Gives up: what was written goes, the last output stays.
    ///
    /// # Errors
    /// When the half-made output cannot be removed.
    pub fn abandon(self) -> anyhow::Result<()> {
        remove(&self.staging)
    }
}

/// Puts several outputs in their places when all of them have been written: either all of them are the new ones or, when
/// folders cannot be moved, all are the last ones. Returns how many files they have together.
///
/// # Errors
/// When folders cannot be moved; the last outputs are then still there, or come back with the next build.
pub fn commit(outputs: impl IntoIterator<Item = Staging>) -> anyhow::Result<usize> {
    let outputs: Vec<Staging> = outputs.into_iter().collect();
    let mut put = 0;
    let mut moved = outputs.iter().try_for_each(Staging::set_aside);
    for output in &outputs {
        moved = moved.and_then(|()| output.put());
        put += usize::from(moved.is_ok());
    }
    if let Err(error) = moved {
        // The error that led here is the one to tell; what stays aside comes back with the next build.
        for output in &outputs[..put] {
            let _ = remove(&output.target);
        }
        for output in outputs.iter().filter(|output| output.previous.exists()) {
            let _ = fs::rename(&output.previous, &output.target);
        }
        return Err(error);
    }
    for output in &outputs {
        remove(&output.previous)?;
    }
    Ok(outputs.iter().map(|output| output.written).sum())
}

impl Drop for Staging {
    /// A build that fails in the middle leaves nothing half made, least of all on a disk that is full.
    fn drop(&mut self) {
        // The error that ended the build is the one to tell; what stays here the next build clears away.
        let _ = remove(&self.staging);
    }
}

/// Whether a build made a folder, or could have: an empty one is nobody's.
fn is_ours(target: &Path, marks: &[&str]) -> bool {
    let Ok(mut entries) = fs::read_dir(target) else { return false };
    entries.next().is_none() || marks.iter().all(|mark| target.join(mark).is_file())
}

fn remove(folder: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot remove {}", folder.display())),
    }
}

/// Where a file lies in a folder; `None` for a path that leads out of it.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let stays = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    stays.then(|| folder.join(path))
}

/// Writes new files into a folder, all or none: a file that is there already is never touched.
///
/// # Errors
/// When one of them exists, would lie outside the folder, or cannot be written; what was written by then is taken back.
pub fn create(folder: &Path, artifacts: &[Artifact]) -> anyhow::Result<()> {
    let mut paths = Vec::with_capacity(artifacts.len());
    for artifact in artifacts {
        let Some(path) = inside(folder, &artifact.path) else {
            bail!("refusing to write outside the folder: {}", artifact.path);
        };
        // A dangling link counts as a file too, so the link itself is asked for.
        if fs::symlink_metadata(&path).is_ok() {
            bail!(Exists { path });
        }
        paths.push(path);
    }
    for (index, (path, artifact)) in paths.iter().zip(artifacts).enumerate() {
        if let Err(error) = create_one(path, &artifact.bytes) {
            // The first error is the one to tell; a file that cannot be taken back is named by the next attempt.
            paths[..index].iter().for_each(|path| drop(fs::remove_file(path)));
            return Err(error);
        }
    }
    Ok(())
}

fn create_one(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(bytes).with_context(|| format!("cannot write {}", path.display())),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(Exists { path: path.to_path_buf() }),
        Err(error) => Err(error).with_context(|| format!("cannot write {}", path.display())),
    }
}

/// A file that is there already and stays as it is.
#[derive(Debug)]
pub struct Exists {
    /// The file.
    pub path: PathBuf,
}

impl fmt::Display for Exists {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} exists already", self.path.display())
    }
}

impl std::error::Error for Exists {}

/// Writes one file that somebody named on the command line.
///
/// # Errors
/// When it cannot be written.
pub fn file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
