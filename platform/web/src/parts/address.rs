//! The address of a page with what was asked of it: lists keep their filter when they are sorted or paged.

use std::fmt;

/// A path and its query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    path: String,
    asked: Vec<(String, String)>,
}

impl Address {
    /// An address without a query.
    pub fn of(path: impl Into<String>) -> Self {
        Self { path: path.into(), asked: Vec::new() }
    }

    /// With a value asked; an empty value is not written, an earlier one of the same name is replaced.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.asked.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.asked.push((name.to_owned(), value));
        }
        self
    }

    /// Without what was asked under this name.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.asked.retain(|(known, _)| known != name);
        self
    }

    /// The path alone.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is asked, in order.
    pub fn asked(&self) -> &[(String, String)] {
        &self.asked
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        let mut mark = if self.path.contains('?') { '&' } else { '?' };
        for (name, value) in &self.asked {
            write!(f, "{mark}")?;
            escaped(f, name)?;
            f.write_str("=")?;
            escaped(f, value)?;
            mark = '&';
        }
        Ok(())
    }
}

fn escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => write!(f, "{}", char::from(byte))?,
            _ => write!(f, "%{byte:02X}")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_filter_when_it_is_sorted() {
        let list = Address::of("/organisations").with("region", "KZ-55").with("q", "Ертіс & Ко").with("after", "9");
        let sorted = list.without("after").with("sort", "-name").with("region", "KZ-10");
        assert_eq!(
            sorted.to_string(),
            "/organisations?q=%D0%95%D1%80%D1%82%D1%96%D1%81%20%26%20%D0%9A%D0%BE&sort=-name&region=KZ-10"
        );
    }

    #[test]
    fn what_is_empty_is_not_asked() {
        assert_eq!(Address::of("/people").with("q", "").to_string(), "/people");
    }
}
