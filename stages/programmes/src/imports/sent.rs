//! A curriculum and its modules as they are sent: the parts of a form.

use axum::extract::Multipart;
use web::Stop;

use crate::refusal::FILE_EMPTY;

/// The two files of the form; one that was not chosen is empty.
///
/// # Errors
/// When the form breaks off.
pub async fn files(mut sent: Multipart) -> Result<[Vec<u8>; 2], Stop> {
    let broken =
        |_| Stop::from(FILE_EMPTY.at("curriculum").with("file", kernel::Arg::Key("programmes-file-curriculum")));
    let mut files = [Vec::new(), Vec::new()];
    while let Some(field) = sent.next_field().await.map_err(broken)? {
        let place = match field.name() {
            Some("curriculum") => 0,
            Some("modules") => 1,
            _ => continue,
        };
        files[place] = field.bytes().await.map_err(broken)?.to_vec();
    }
    Ok(files)
}
