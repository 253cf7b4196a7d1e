//! Every code that the engine can say.

use crate::{Fault, apportion, labour, reconcile, series};

const LISTS: [&[&str]; 5] = [&series::CODES, &labour::CODES, &apportion::CODES, &reconcile::CODES, Fault::CODES];

const HOW_MANY: usize = {
    let (mut all, mut list) = (0, 0);
    while list < LISTS.len() {
        all += LISTS[list].len();
        list += 1;
    }
    all
};

/// Every code of every message this engine gives, for whoever keeps the translations: those of its rooms one after another,
/// then what can be wrong with tables ([`Fault::CODES`]).
pub const CODES: [&str; HOW_MANY] = {
    let mut all = [""; HOW_MANY];
    let (mut at, mut list) = (0, 0);
    while list < LISTS.len() {
        let mut place = 0;
        while place < LISTS[list].len() {
            all[at] = LISTS[list][place];
            at += 1;
            place += 1;
        }
        list += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::*;

    /// How a code begins where it is written.
    const OPENED: &str = "\"forecast-";

    /// How often each code is written in the sources, what stands under their tests left out.
    fn written(folder: &Path, found: &mut BTreeMap<String, usize>) {
        for entry in std::fs::read_dir(folder).expect("the sources lie here") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                written(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("text");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for rest in text.split(OPENED).skip(1) {
                let code = rest.split('"').next().unwrap_or_default();
                // The beginning that faults share: each is a variant, so none can be left out of the list.
                if code == "wrong-" {
                    continue;
                }
                *found.entry(format!("{}{code}", &OPENED[1..])).or_default() += 1;
            }
        }
    }

    #[test]
    fn every_code_in_the_source_stands_in_the_list_and_every_code_of_the_list_is_said() {
        let mut found = BTreeMap::new();
        written(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);

        assert!(found.len() > 30, "{found:?}");
        for (code, times) in &found {
            assert!(CODES.contains(&code.as_str()), "{code} is said but not listed");
            assert!(*times > 1, "{code} is listed but never said");
        }
        for code in CODES.iter().filter(|code| !Fault::CODES.contains(code)) {
            assert!(found.contains_key(*code), "{code} is nowhere in the source");
        }
        let mut sorted = CODES.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), CODES.len(), "a code stands twice");
    }
}
