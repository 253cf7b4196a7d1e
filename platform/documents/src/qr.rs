//! QR codes as SVG.

use fast_qr::ECL;
use fast_qr::convert::{Builder, Shape, svg::SvgBuilder};
use fast_qr::qr::{QRBuilder, QRCodeError};

/// The code as an SVG of squares, without a margin; none when the text is longer than a code can hold.
pub fn qr_svg(text: &str) -> Option<String> {
    let code: Result<_, QRCodeError> = QRBuilder::new(text).ecl(ECL::M).build();
    Some(SvgBuilder::default().shape(Shape::Square).margin(0).to_str(&code.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_drawing_and_a_novel_does_not() {
        let svg = qr_svg("https://qosar.example/c/7Q2M-91XK").expect("an address fits");

        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        assert!(qr_svg(&"ә".repeat(3_000)).is_none());
    }
}
