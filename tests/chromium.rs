//! The browser that tests look at the desk's pages with.

use std::path::PathBuf;

/// Where this machine keeps chromium, by its search path.
///
/// # Errors
/// It has none.
pub fn find() -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|file| file.is_file())
        .ok_or_else(|| "chromium is not installed".to_owned())
}
