//! The real program, started and killed.

use kunren_bench::client::{Client, Wants};
use std::{net::SocketAddr, process::Stdio, time::Duration};
use tokio::{
    process::{Child, Command},
    time,
};

/// A running program; it does not outlive this value.
pub struct Program(Child);

impl Program {
    /// Starts it and waits until it answers.
    pub async fn start(address: SocketAddr, database: &str) -> Self {
        Self::start_with(address, database, &[]).await
    }

    /// The same, with further arguments.
    pub async fn start_with(address: SocketAddr, database: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kunren"));
        command.args(["serve", "--listen", &address.to_string()]).args(arguments).env("DATABASE_URL", database);
        // That its database is away is said often enough by the learners.
        command.env("KUNREN_LOG", "off");
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true).spawn().expect("the program starts");
        for _ in 0..1_000 {
            if let Ok(answer) = Client::new(address).get("/healthz", "", Wants::Page).await {
                assert_eq!(answer.status, 200);
                return Self(child);
            }
            if let Some(status) = child.try_wait().expect("it can be asked") {
                panic!("the program ended by itself with {status}");
            }
            time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the program does not answer");
    }

    /// Tells it to stop (SIGTERM) and waits until it has ended well.
    pub async fn stop(&mut self) {
        let id = self.0.id().expect("it is running").to_string();
        let told = Command::new("sh").args(["-c", "kill -TERM \"$1\"", "sh", &id]).status().await;
        assert!(told.expect("a shell").success(), "it can be told");
        let ended = self.0.wait().await.expect("it ends");
        assert!(ended.success(), "it ended with {ended}");
    }

    /// Without warning: SIGKILL.
    pub async fn kill(mut self) {
        self.0.kill().await.expect("it can be killed");
    }
}
