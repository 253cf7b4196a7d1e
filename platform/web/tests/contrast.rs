//! The colours of the stylesheet can be read by everyone (WCAG 2.2, 1.4.3 and 1.4.11), in both themes.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

const CSS: &str = include_str!("../assets/qosar.css");

/// Linear light of an `oklch(l c h)` colour (Ottosson 2020), cut to what a screen shows.
fn light_of(colour: &str) -> f64 {
    let numbers: Vec<f64> = colour.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let (lightness, chroma, hue) = (numbers[0], numbers[1], numbers[2].to_radians());
    let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
    let cube = |x: f64| x * x * x;
    let long = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let medium = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let short = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548 * b);
    let red = 4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short;
    let green = -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short;
    let blue = -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701 * short;
    0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
}

/// Light and dark luminance of every token.
fn tokens() -> HashMap<String, [f64; 2]> {
    let mut tokens = HashMap::new();
    for piece in CSS.split("--").skip(1) {
        let Some((name, rest)) = piece.split_once(": light-dark(") else { continue };
        let colours: Vec<&str> = rest.split("oklch(").skip(1).take(2).map(|c| c.split(')').next().unwrap()).collect();
        if !name.contains(' ') && colours.iter().all(|colour| !colour.contains('/')) {
            tokens.insert(name.to_owned(), [light_of(colours[0]), light_of(colours[1])]);
        }
    }
    tokens
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_pair_of_ink_and_ground_in_use_can_be_read() {
    let tokens = tokens();
    let text = 4.5;
    let edge = 3.0;
    let mut pairs =
        vec![("on-main", "theory", text), ("edge", "card", edge), ("edge", "paper", edge), ("late", "card", text)];
    for ground in ["paper", "card", "sunk"] {
        pairs.extend(["ink", "ink-2", "ink-3", "theory"].map(|ink| (ink, ground, text)));
    }
    for meaning in [
        ("theory", "theory-soft"),
        ("practice", "practice-soft"),
        ("good", "good-soft"),
        ("late", "late-soft"),
        ("wait", "wait-soft"),
    ] {
        pairs.push((meaning.0, meaning.1, text));
        pairs.extend(["ink", "ink-2"].map(|ink| (ink, meaning.1, text)));
        pairs.push((meaning.0, "card", edge));
    }
    let mut told = Vec::new();
    for (ink, ground, least) in pairs {
        for (theme, name) in ["light", "dark"].into_iter().enumerate() {
            let found = contrast(tokens[ink][theme], tokens[ground][theme]);
            if found < least {
                told.push(format!("{ink} on {ground}, {name}: {found:.2} < {least}"));
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}
