//! The sources of the layouts, embedded.

/// Every file by its name in the press's own little world.
pub(crate) const FILES: [(&str, &str); 10] = [
    ("parts.typ", include_str!("../layouts/parts.typ")),
    ("words.typ", include_str!("../layouts/words.typ")),
    ("contract.typ", include_str!("../layouts/contract.typ")),
    ("minutes.typ", include_str!("../layouts/minutes.typ")),
    ("order.typ", include_str!("../layouts/order.typ")),
    ("passport.typ", include_str!("../layouts/passport.typ")),
    ("report.typ", include_str!("../layouts/report.typ")),
    ("curriculum.typ", include_str!("../layouts/curriculum.typ")),
    ("exam-protocol.typ", include_str!("../layouts/exam-protocol.typ")),
    ("certificate.typ", include_str!("../layouts/certificate.typ")),
];
