//! Randomness: ids, seeds, tokens. The only place that asks for it.

use kunren_domain::{
    activation::{BYTES, Code},
    id::{AttemptId, EditionId, EntityId, ExemptionId, ExtensionId, PersonId, RequestId, SiteId, VersionId},
};
use rand::Rng;
use uuid::Uuid;

/// A new id that sorts by time of making.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn uuid() -> Uuid {
    Uuid::now_v7()
}

/// A seed for a draw. Positive, so that it fits a `BIGINT`.
#[must_use]
pub fn seed() -> u64 {
    let bytes: [u8; 8] = bytes();
    u64::from_le_bytes(bytes) >> 1
}

/// A secret token of 256 bits, hexadecimal.
#[must_use]
pub fn token() -> String {
    hex(&bytes::<32>())
}

/// A code to sign in with once.
#[must_use]
pub fn code() -> Code {
    Code::new(bytes::<BYTES>())
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks for randomness")]
fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

macro_rules! new_ids {
    ($($make:ident -> $id:ident),+ $(,)?) => {$(
        /// A new id.
        #[must_use]
        pub fn $make() -> $id {
            $id::new(uuid())
        }
    )+};
}
new_ids! { person_id -> PersonId, edition_id -> EditionId, version_id -> VersionId, attempt_id -> AttemptId, entity_id -> EntityId, site_id -> SiteId, exemption_id -> ExemptionId, extension_id -> ExtensionId, request_id -> RequestId }
