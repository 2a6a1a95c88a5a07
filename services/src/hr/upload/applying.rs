//! What this process is applying. On SQLite it gives no sign of life meanwhile, because the one writer is at the import itself.

use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// The imports that are being applied here; one that two people confirmed at once stands in it twice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Applying(Arc<Mutex<Vec<Uuid>>>);

/// One of them, for as long as this lives.
#[derive(Debug)]
pub(super) struct Begun {
    applying: Applying,
    import: Uuid,
}

impl Applying {
    /// An import begins to be applied.
    pub(super) fn begin(&self, import: Uuid) -> Begun {
        self.with(|imports| imports.push(import));
        Begun { applying: self.clone(), import }
    }

    /// Whether it is being applied here.
    pub(in crate::hr) fn holds(&self, import: Uuid) -> bool {
        self.with(|imports| imports.contains(&import))
    }

    fn with<T>(&self, look: impl FnOnce(&mut Vec<Uuid>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.applying.with(|imports| {
            if let Some(at) = imports.iter().position(|import| *import == self.import) {
                imports.swap_remove(at);
            }
        });
    }
}
