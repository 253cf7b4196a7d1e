//! One word typed in several ways: letters that look Latin but are not, and Kazakh typed without its own letters.

/// Cyrillic letters that look Latin, as their Latin twins: codes of programmes are typed either way
/// («6В07101»). Other characters stay.
pub fn latin_twin(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'А' => 'A',
            'В' => 'B',
            'С' => 'C',
            'Е' => 'E',
            'Н' => 'H',
            'К' => 'K',
            'М' => 'M',
            'О' => 'O',
            'Р' => 'P',
            'Т' => 'T',
            'Х' => 'X',
            'І' => 'I',
            'а' => 'a',
            'с' => 'c',
            'е' => 'e',
            'о' => 'o',
            'р' => 'p',
            'х' => 'x',
            'у' => 'y',
            'і' => 'i',
            other => other,
        })
        .collect()
}

/// How words stand in search columns and how a search is asked: small letters, Kazakh letters as the Russian ones
/// people type instead (Қазақ, Казак), marks as single spaces.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            'ә' => 'а',
            'ғ' => 'г',
            'қ' => 'к',
            'ң' => 'н',
            'ө' => 'о',
            'ұ' | 'ү' => 'у',
            'һ' => 'х',
            'і' => 'и',
            'ё' => 'е',
            other => other,
        };
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_look_alikes_become_latin() {
        assert_eq!(latin_twin("6В07101"), "6B07101");
    }

    #[test]
    fn kazakh_is_found_however_it_is_typed() {
        assert_eq!(folded("«Қазақ Темір Жолы» АҚ"), "казак темир жолы ак");
        assert_eq!(folded("КАЗАК темир-жолы"), "казак темир жолы");
    }
}
