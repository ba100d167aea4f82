use super::*;
use image::codecs::jpeg::JpegEncoder;
use proptest::prelude::*;

fn yuyv(width: u32, height: u32, stride: usize, bytes: &[u8]) -> Frame {
    Frame {
        encoding: Encoding::Yuyv { stride },
        width,
        height,
        bytes: bytes.to_vec(),
    }
}

fn jpeg(width: u32, height: u32) -> Frame {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 7) as u8, (y * 5) as u8, 90])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 80)
        .encode_image(&picture)
        .unwrap();
    Frame {
        encoding: Encoding::Jpeg,
        width,
        height,
        bytes,
    }
}

/// A JPEG without its Huffman tables, as MJPEG cameras send it.
fn without_tables(jpeg: &[u8]) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    let mut at = 2;
    loop {
        let marker = jpeg[at + 1];
        let length = 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
        if marker == 0xda {
            out.extend_from_slice(&jpeg[at..]);
            return out;
        }
        if marker != 0xc4 {
            out.extend_from_slice(&jpeg[at..at + length]);
        }
        at += length;
    }
}

#[test]
fn two_pixels_in_four_bytes_become_the_colours_that_they_mean() {
    // Black, white, the primary colours at full strength, and grey, by the table of BT.601.
    for (pair, expected) in [
        ([16, 128, 235, 128], [[0, 0, 0], [255, 255, 255]]),
        ([81, 90, 81, 240], [[254, 0, 0], [254, 0, 0]]),
        ([145, 54, 145, 34], [[0, 255, 1], [0, 255, 1]]),
        ([41, 240, 41, 110], [[0, 0, 255], [0, 0, 255]]),
        ([126, 128, 126, 128], [[128, 128, 128], [128, 128, 128]]),
        ([0, 128, 255, 128], [[0, 0, 0], [255, 255, 255]]),
    ] {
        let pixels = yuyv(2, 1, 4, &pair).rgb().unwrap().into_raw();
        assert_eq!(pixels, expected.concat(), "{pair:?}");
    }
}

#[test]
fn grey_is_every_second_byte_and_what_lies_between_rows_is_left_out() {
    let bytes = [1, 9, 2, 9, 0, 0, 3, 9, 4, 9];
    let luma = yuyv(2, 2, 6, &bytes).luma().unwrap();
    assert_eq!((luma.width, luma.height), (2, 2));
    assert_eq!(luma.grey, [1, 2, 3, 4]);
    let odd = yuyv(3, 1, 6, &[1, 128, 2, 128, 3, 128]);
    assert_eq!(odd.luma().unwrap().grey, [1, 2, 3]);
    assert_eq!(odd.rgb().unwrap().dimensions(), (3, 1));
}

#[test]
fn a_frame_with_too_few_bytes_is_cut() {
    assert_eq!(yuyv(2, 2, 4, &[0; 7]).luma(), Err(FrameError::Cut));
    assert_eq!(yuyv(2, 2, 3, &[0; 8]).luma(), Err(FrameError::Cut));
    assert_eq!(yuyv(2, 2, usize::MAX, &[0; 8]).rgb(), Err(FrameError::Cut));
    assert_eq!(yuyv(0, 2, 4, &[0; 8]).luma(), Err(FrameError::Size));
    assert_eq!(yuyv(60_000, 1, 4, &[0; 8]).luma(), Err(FrameError::Size));
}

#[test]
fn a_compressed_frame_is_read_with_and_without_its_tables() {
    let frame = jpeg(64, 48);
    let whole = frame.rgb().unwrap();
    let mut bare = frame.clone();
    bare.bytes = without_tables(&frame.bytes);
    assert!(bare.bytes.len() + 300 < frame.bytes.len());
    assert_eq!(bare.rgb().unwrap(), whole);
    assert!(crate::capture::fit::decode(&bare.clone().into_file().unwrap()).is_ok());
    // Zeros after the end are the rest of the camera's buffer.
    bare.bytes.extend([0; 500]);
    assert_eq!(bare.check(), Ok(()));
    assert_eq!(bare.luma().unwrap().grey.len(), 64 * 48);
}

#[test]
fn a_compressed_frame_that_is_cut_garbled_or_of_another_size_is_refused() {
    let frame = jpeg(64, 48);
    let with = |bytes: &[u8]| Frame {
        bytes: bytes.to_vec(),
        ..frame.clone()
    };
    let half = &frame.bytes[..frame.bytes.len() / 2];
    assert_eq!(with(half).check(), Err(FrameError::Cut));
    assert_eq!(with(&[]).check(), Err(FrameError::Garbled));
    assert_eq!(with(&[0; 900]).check(), Err(FrameError::Garbled));
    assert_eq!(with(b"\xff\xd8\xff\xd9").check(), Ok(()));
    assert_eq!(with(b"\xff\xd8\xff\xd9").rgb(), Err(FrameError::Garbled));
    let mut large = frame.bytes.clone();
    large.resize(MOST_BYTES + 1, 0);
    assert_eq!(with(&large).check(), Err(FrameError::Size));
    let said = Frame {
        width: 65,
        ..frame.clone()
    };
    assert_eq!(said.rgb(), Err(FrameError::Size));
}

#[test]
fn a_frame_becomes_a_file_that_pages_are_made_of() {
    let picture =
        crate::capture::fit::decode(&yuyv(2, 1, 4, &[16, 128, 235, 128]).into_file().unwrap());
    assert_eq!(
        picture.unwrap().into_rgb8().into_raw(),
        [0, 0, 0, 255, 255, 255]
    );
    let frame = jpeg(16, 16);
    assert_eq!(frame.clone().into_file().unwrap(), frame.bytes);
}

#[test]
fn nothing_of_a_frame_is_printed() {
    let printed = format!("{:?}", yuyv(2, 1, 4, &[77, 78, 79, 80]));
    assert_eq!(printed, "Frame(2×1, Yuyv { stride: 4 })");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_make_a_frame_panic(
        width in 0_u32..70,
        height in 0_u32..70,
        stride in prop_oneof![0_usize..200, Just(usize::MAX)],
        is_jpeg: bool,
        mut bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let encoding = if is_jpeg { Encoding::Jpeg } else { Encoding::Yuyv { stride } };
        if is_jpeg {
            bytes.splice(0..0, [0xff, 0xd8]);
            bytes.extend([0xff, 0xd9]);
        }
        let frame = Frame { encoding, width, height, bytes };
        let _ = (frame.luma(), frame.rgb(), frame.into_file());
    }
}
