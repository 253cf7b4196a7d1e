//! Lists that are closed in code: each value has a code (for tables and JSON) and a message key.

/// A value of a closed list.
pub trait Code: Copy + Eq + std::fmt::Debug + Send + Sync + 'static {
    /// Every value, in reading order.
    const ALL: &'static [Self];
    /// The code written in tables and JSON.
    fn code(self) -> &'static str;
    /// The message that names the value in the reader's language.
    fn key(self) -> &'static str;
    /// The value of a code; none when the code is unknown.
    fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Declares a closed list: `codes! { "prefix", pub enum Name { Value = "code", … } }`.
/// The message key of a value is `prefix-code`, spelled out by the compiler so that a search finds it.
#[macro_export]
macro_rules! codes {
    ($prefix:literal, $(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $value:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $value),+ }

        impl $crate::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }
            fn key(self) -> &'static str {
                match self { $(Self::$value => concat!($prefix, "-", $code)),+ }
            }
        }

        impl $crate::Stored for $name {
            const KIND: $crate::CellKind = $crate::CellKind::Text;
            fn cell(&self) -> $crate::Cell { $crate::Cell::Text(Some($crate::Code::code(*self).to_owned())) }
            fn of_cell(cell: $crate::Cell) -> Option<Self> {
                <String as $crate::Stored>::of_cell(cell).and_then(|code| <Self as $crate::Code>::of(&code))
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::Code::code(*self))
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(deserializer)?;
                <Self as $crate::Code>::of(&code)
                    .ok_or_else(|| ::serde::de::Error::unknown_variant(&code, &[$($code),+]))
            }
        }
    };
}
