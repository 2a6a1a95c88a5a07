//! Hashing of passwords and PINs: Argon2id, off the threads that serve pages, only two at a time.

use crate::error::Error;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

/// Each hash takes 19 MiB and one core for some milliseconds: a rush of sign-ins must not take the whole machine.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Hashes a secret with a fresh salt, as a PHC string.
///
/// # Errors
/// [`Error::Stored`] when the hashing library refuses, which its defaults never do.
pub async fn hash(secret: &str) -> Result<String, Error> {
    let secret = secret.to_owned();
    in_turn(move || hashed(&secret)).await
}

fn hashed(secret: &str) -> Result<String, Error> {
    Argon2::default()
        .hash_password(secret.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|_| Error::Stored("a new secret"))
}

/// Checks a secret against a stored hash. Without a stored hash the work is done all the same, so that the time taken
/// does not tell whether an account exists.
pub(super) async fn matches(secret: String, stored: Option<String>) -> Result<bool, Error> {
    in_turn(move || match stored.as_deref().map(PasswordHash::new) {
        Some(Ok(hash)) => Ok(Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok()),
        Some(Err(_)) => Err(Error::Stored("a secret's hash")),
        None => hashed(&secret).map(|_| false),
    })
    .await
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| Error::Stored("the hashing queue"))?;
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Stored("a secret's hash"))?
}
