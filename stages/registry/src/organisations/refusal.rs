//! Every way the registry of organisations says no.

kernel::rules! {
    /// The control digit of the BIN does not fit: a digit was mistyped.
    BIN = "registry-refusal-bin", Invalid, Standard, Named("BIN, control digit modulo 11");
    /// An enterprise is told by its BIN.
    BIN_NEEDED = "registry-refusal-bin-needed", Invalid, House, Decision("0006");
    /// No region has this code.
    REGION = "registry-refusal-region", Invalid, Standard, Named("ISO 3166-2:KZ");
    /// No section or division of OKED has this code.
    ACTIVITY = "registry-refusal-activity", Invalid, Standard, Named("NK RK 03-2019 (OKED)");
    /// The organisation lies outside what the caller's role is held for.
    NOT_YOUR_ORGANISATION = "registry-refusal-not-your-organisation", Forbidden, House, Decision("0007");
}
