//! What cameras deliver: bytes that are said to be a frame, and what the reader of codes makes of
//! them. It ends in pixels of the size that was said, or in a refusal; never in a panic.
//!
//! An input is one byte for the encoding, two for width and height, one for the stride, and the
//! frame's bytes. The same bytes are also read as grey pixels for the reader of codes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::capture::qr::{self, Effort};
use motcua::capture::source::frame::{Encoding, Frame};

fuzz_target!(|data: &[u8]| {
    let [kind, width, height, more, bytes @ ..] = data else {
        return;
    };
    let (width, height) = (u32::from(*width), u32::from(*height));
    let encoding = if kind % 2 == 0 {
        Encoding::Jpeg
    } else {
        Encoding::Yuyv {
            stride: width as usize * 2 + usize::from(*more),
        }
    };
    let frame = Frame {
        encoding,
        width,
        height,
        bytes: bytes.to_vec(),
    };
    let whole = frame.check().is_ok();
    if let Ok(luma) = frame.luma() {
        assert!(whole);
        assert_eq!((luma.width, luma.height), (width as usize, height as usize));
        assert_eq!(luma.grey.len(), luma.width * luma.height);
        let _ = qr::of_frame_with(Effort::Thorough, &luma.grey, luma.width, luma.height);
    }
    if let Ok(rgb) = frame.rgb() {
        assert_eq!(rgb.dimensions(), (width, height));
        assert!(frame.into_file().is_ok());
    }
    if let Some(rows) = bytes
        .len()
        .checked_div(width as usize)
        .filter(|rows| *rows > 0)
    {
        let grey = &bytes[..width as usize * rows];
        let _ = qr::of_frame_with(Effort::Thorough, grey, width as usize, rows);
    }
});
