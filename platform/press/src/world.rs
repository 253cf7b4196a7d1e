//! The world a paper is set in: the layouts, the fonts, one paper. No disk, no network, no clock.

use std::sync::LazyLock;

use anyhow::Context as _;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_kit::fonts::FontStore;

use crate::layouts::FILES;

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let source = |&(name, text): &(&str, &str)| Source::new(file_id(name), text.to_owned());
    FILES.iter().map(source).collect()
});

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// One paper on the desk.
pub(crate) struct Desk<'f> {
    library: LazyHash<Library>,
    fonts: &'f FontStore,
    main: FileId,
}

impl<'f> Desk<'f> {
    pub(crate) fn new(fonts: &'f FontStore, layout: &str, inputs: Dict) -> anyhow::Result<Self> {
        let main = FILES.iter().find(|(name, _)| name.strip_suffix(".typ") == Some(layout));
        let (main, _) = main.with_context(|| format!("no layout {layout}"))?;
        let library = Library::builder().with_inputs(inputs).build();
        Ok(Self { library: LazyHash::new(library), fonts, main: file_id(main) })
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }
    fn main(&self) -> FileId {
        self.main
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }
    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
