//! What was added up over many rows is kept until anything is recorded. No write of a stage commits without a record, so
//! the head of the chain says whether what is kept still holds, whichever process wrote.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// So many answers at most; then all go, and are added up again when they are asked for.
const MOST: usize = 512;

pub(crate) type Answer = Arc<dyn Any + Send + Sync>;

/// The answers, each with the head of the chain that it was made under.
#[derive(Default)]
pub(crate) struct Kept(Mutex<HashMap<String, (i64, Answer)>>);

impl Kept {
    pub(crate) fn find<T: Any + Send + Sync>(&self, key: &str, head: i64) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (made_under, answer) = kept.get(key)?;
        if *made_under == head { Arc::clone(answer).downcast().ok() } else { None }
    }

    pub(crate) fn keep(&self, key: String, head: i64, answer: Answer) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, (head, answer));
    }
}
