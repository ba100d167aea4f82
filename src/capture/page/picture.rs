//! Pictures in colour, wherever their pixels lie, and the memory for large ones.
//!
//! The kernel hands out memory in pieces of 4 KB, each on its first touch: for 12 megapixels these touches cost
//! a third of the time of decoding. So the pixels of a photograph lie in memory that is asked for in large pieces.

use image::{ImageBuffer, Rgb, RgbImage};
use memmap2::{Advice, MmapMut};
use std::io;
use std::ops::Deref;

/// A picture whose pixels lie anywhere.
pub type Picture<P> = ImageBuffer<Rgb<u8>, P>;

/// A photograph as it was decoded.
pub type Photograph = Picture<MmapMut>;

/// Where the pixels of a picture lie.
pub trait Pixels: Deref<Target = [u8]> + Sync {}

impl<P: Deref<Target = [u8]> + Sync> Pixels for P {}

/// Memory for so many bytes, all of them 0.
///
/// # Errors
/// There is not so much of it.
pub(crate) fn memory(bytes: usize) -> io::Result<MmapMut> {
    let memory = MmapMut::map_anon(bytes)?;
    // Only advice: without large pieces it takes longer.
    let _ = memory.advise(Advice::HugePage);
    Ok(memory)
}

/// The same picture in such memory.
///
/// # Errors
/// There is not so much of it.
pub(crate) fn photograph(picture: &RgbImage) -> io::Result<Photograph> {
    let mut pixels = memory(picture.as_raw().len())?;
    pixels.copy_from_slice(picture.as_raw());
    let short = || io::Error::from(io::ErrorKind::OutOfMemory);
    Photograph::from_raw(picture.width(), picture.height(), pixels).ok_or_else(short)
}
