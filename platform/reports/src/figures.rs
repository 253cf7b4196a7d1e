//! The answer of an engine as it was printed. A report is drawn from the print, so that an answer that was stored is drawn again as it was.

use serde_json::Value;

/// An object of an answer, or the answer itself.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'answer>(&'answer Value);

impl<'answer> Figures<'answer> {
    /// Reads a printed answer.
    pub fn of(answer: &'answer Value) -> Self {
        Self(answer)
    }

    /// A number; none where it is missing or could not be estimated.
    pub fn number(self, name: &str) -> Option<f64> {
        self.0.get(name)?.as_f64()
    }

    /// A word; empty where it is missing.
    pub fn text(self, name: &str) -> &'answer str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// An object within.
    pub fn at(self, name: &str) -> Self {
        Self(self.0.get(name).unwrap_or(&Value::Null))
    }

    /// Is there such a thing?
    pub fn has(self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.is_null())
    }

    /// A list of objects.
    pub fn each(self, name: &str) -> Vec<Self> {
        self.items(name).iter().map(Self).collect()
    }

    /// A list of numbers; what could not be estimated is left out.
    pub fn numbers(self, name: &str) -> Vec<f64> {
        self.items(name).iter().filter_map(Value::as_f64).collect()
    }

    /// A list of names.
    pub fn names(self, name: &str) -> Vec<&'answer str> {
        self.items(name).iter().filter_map(Value::as_str).collect()
    }

    /// A square or a rectangle of numbers, row by row.
    pub fn rows(self, name: &str) -> Vec<Vec<Option<f64>>> {
        let row = |row: &Value| row.as_array().map(|row| row.iter().map(Value::as_f64).collect());
        self.items(name).iter().filter_map(row).collect()
    }

    /// An interval: a list of two numbers.
    pub fn interval(self, name: &str) -> Option<(f64, f64)> {
        match self.items(name) {
            [low, high] => Some((low.as_f64()?, high.as_f64()?)),
            _ => None,
        }
    }

    fn items(self, name: &str) -> &'answer [Value] {
        self.0.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// How many, as a number that can be drawn.
pub fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap_or(u32::MAX))
}

/// The interval in which an estimate lies with 95 % confidence, by its standard error.
pub fn about(value: f64, error: Option<f64>) -> Option<(f64, f64)> {
    const NORMAL: f64 = 1.959_963_984_540_054;
    error.map(|error| (value - NORMAL * error, value + NORMAL * error))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_missing_is_nothing_and_never_stops_a_report() {
        let answer = json!({"alpha": null, "items": 3, "feldt": [0.1], "names": ["a", 2]});
        let figures = Figures::of(&answer);
        assert_eq!((figures.number("alpha"), figures.number("n")), (None, None));
        assert_eq!(figures.interval("feldt"), None);
        assert_eq!(figures.names("names"), ["a"]);
        assert!(figures.each("items").is_empty() && figures.at("m2").number("df").is_none());
    }
}
