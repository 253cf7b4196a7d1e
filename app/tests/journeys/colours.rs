//! A picture of pages in its most frequent colours: a third of the bytes, and nobody sees the difference.

use std::collections::HashMap;

/// As many as one byte a pixel names, with room to spare for how well they pack.
const COLOURS: usize = 96;

/// A colour, coarsely: five bits each of red, green and blue.
fn coarse(pixel: &[u8]) -> [u8; 3] {
    [pixel[0] >> 3, pixel[1] >> 3, pixel[2] >> 3]
}

/// The same PNG with a palette.
pub fn in_few_colours(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let pixels: Vec<&[u8]> = bytes[..info.buffer_size()].chunks_exact(info.color_type.samples()).collect();

    let mut seen: HashMap<[u8; 3], (usize, [u8; 3])> = HashMap::new();
    for pixel in &pixels {
        seen.entry(coarse(pixel)).or_insert((0, [pixel[0], pixel[1], pixel[2]])).0 += 1;
    }
    let mut frequent: Vec<(usize, [u8; 3])> = seen.values().copied().collect();
    frequent.sort_unstable_by(|a, b| b.cmp(a));
    frequent.truncate(COLOURS);
    let near = |colour: [u8; 3]| {
        let far =
            |other: [u8; 3]| -> u32 { colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
        (0..).zip(&frequent).min_by_key(|(_, (_, other))| far(*other)).map_or(0, |(nth, _)| nth)
    };
    let named: HashMap<[u8; 3], u8> = seen.iter().map(|(cell, (_, colour))| (*cell, near(*colour))).collect();
    let indexed: Vec<u8> = pixels.iter().map(|pixel| named[&coarse(pixel)]).collect();

    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(frequent.iter().flat_map(|(_, colour)| *colour).collect::<Vec<u8>>());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(&indexed).unwrap();
    out
}
