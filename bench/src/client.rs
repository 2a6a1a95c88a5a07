//! One keep-alive connection over HTTP/1.1, as little work as possible: it shares its cores with the server.
//!
//! Nothing is repeated behind the caller's back. An `Err` means that nobody knows whether the server did it.

use std::{
    fmt::Write as _,
    io::{Error, ErrorKind, Result, Write as _},
    net::SocketAddr,
    time::Duration,
};
use tokio::{io::AsyncReadExt as _, io::AsyncWriteExt as _, net::TcpStream, time::Instant};

/// A connection that is opened when it is needed.
#[derive(Debug)]
pub struct Client {
    address: SocketAddr,
    stream: Option<TcpStream>,
    sent: Vec<u8>,
    received: Vec<u8>,
    pause: Duration,
    /// How long each answer took to come, if this is kept.
    times: Option<Vec<Duration>>,
}

/// What kind of answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// A page, as a browser asks for one.
    Page,
    /// A page, compressed.
    ZippedPage,
    /// Only whether it worked, as the browser's program asks.
    Json,
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Status line and headers as they came, without the empty line.
    pub head: String,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Response {
    /// The first header of this name, which is written in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// A client of this server.
    #[must_use]
    pub fn new(address: SocketAddr) -> Self {
        let (sent, received) = (Vec::new(), Vec::new());
        Self { address, stream: None, sent, received, pause: Duration::ZERO, times: None }
    }

    /// A client that waits so long before each request, as people do, and keeps how long each answer took to come.
    #[must_use]
    pub fn unhurried(address: SocketAddr, pause: Duration) -> Self {
        Self { pause, times: Some(Vec::new()), ..Self::new(address) }
    }

    /// How long each answer took to come, from the first on.
    #[must_use]
    pub fn into_times(self) -> Vec<Duration> {
        self.times.unwrap_or_default()
    }

    /// Asks for a page with a session's token; an empty one is nobody's.
    ///
    /// # Errors
    /// When the connection fails on the way.
    pub async fn get(&mut self, path: &str, token: &str, wants: Wants) -> Result<Response> {
        self.begin("GET", path, token, wants)?;
        self.sent.extend_from_slice(b"\r\n");
        self.exchange().await
    }

    /// Posts a form, as from one of our own pages.
    ///
    /// # Errors
    /// When the connection fails on the way.
    pub async fn post(&mut self, path: &str, token: &str, wants: Wants, form: &str) -> Result<Response> {
        self.begin("POST", path, token, wants)?;
        write!(
            self.sent,
            "sec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            form.len()
        )?;
        self.exchange().await
    }

    /// Posts a form with a file, as from one of our own pages.
    ///
    /// # Errors
    /// When the connection fails on the way.
    pub async fn post_file(
        &mut self,
        path: &str,
        token: &str,
        fields: &[(&str, &str)],
        (name, file): (&str, &[u8]),
    ) -> Result<Response> {
        const BOUNDARY: &str = "between-the-parts-of-a-form";
        let part = |name: &str| format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"");
        let fields: String = fields.iter().map(|(name, value)| format!("{}\r\n\r\n{value}\r\n", part(name))).collect();
        let head = format!("{fields}{}; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n", part("file"));
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        let length = head.len() + file.len() + end.len();
        self.begin("POST", path, token, Wants::Page)?;
        write!(
            self.sent,
            "sec-fetch-site: same-origin\r\ncontent-type: multipart/form-data; boundary={BOUNDARY}\r\ncontent-length: {length}\r\n\r\n{head}"
        )?;
        self.sent.extend_from_slice(file);
        self.sent.extend_from_slice(end.as_bytes());
        self.exchange().await
    }

    fn begin(&mut self, method: &str, path: &str, token: &str, wants: Wants) -> Result<()> {
        self.sent.clear();
        write!(self.sent, "{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.address)?;
        if !token.is_empty() {
            write!(self.sent, "cookie: kunren_session={token}\r\n")?;
        }
        self.sent.extend_from_slice(match wants {
            Wants::Page => b"accept: text/html\r\n",
            Wants::ZippedPage => b"accept: text/html\r\naccept-encoding: gzip\r\n",
            Wants::Json => b"accept: application/json\r\n",
        });
        Ok(())
    }

    /// Sends what was prepared and reads the answer. A connection that failed is not used again.
    async fn exchange(&mut self) -> Result<Response> {
        if !self.pause.is_zero() {
            tokio::time::sleep(self.pause).await;
        }
        let began = Instant::now();
        let response = self.send().await?;
        if let Some(times) = &mut self.times {
            times.push(began.elapsed());
        }
        Ok(response)
    }

    async fn send(&mut self) -> Result<Response> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(self.address).await?;
                stream.set_nodelay(true)?;
                stream
            }
        };
        stream.write_all(&self.sent).await?;
        self.received.clear();
        let response = read(&mut stream, &mut self.received).await?;
        // A server that is about to stop says so, and closes.
        let closes = response.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        self.stream = (!closes).then_some(stream);
        Ok(response)
    }
}

async fn read(stream: &mut TcpStream, received: &mut Vec<u8>) -> Result<Response> {
    let body = loop {
        more(stream, received).await?;
        if let Some(end) = received.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head =
        std::str::from_utf8(&received[..body - 4]).map_err(|_| broken("the head of an answer is no text"))?.to_owned();
    let status = head.get(9..12).and_then(|code| code.parse().ok()).ok_or_else(|| broken("an answer has no status"))?;
    if header(&head, "transfer-encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked")) {
        let mut rest = received.split_off(body);
        let body = chunked(stream, &mut rest).await?;
        return Ok(Response { status, head, body });
    }
    let length = match header(&head, "content-length").map(str::parse) {
        Some(length) => length.map_err(|_| broken("an answer's length is no number"))?,
        None if matches!(status, 204 | 304) => 0,
        None => return Err(broken("an answer does not say how long it is")),
    };
    while received.len() < body + length {
        more(stream, received).await?;
    }
    Ok(Response { status, head, body: received[body..].to_vec() })
}

/// A body that came in parts, each with its length before it.
async fn chunked(stream: &mut TcpStream, received: &mut Vec<u8>) -> Result<Vec<u8>> {
    let (mut body, mut at) = (Vec::new(), 0);
    loop {
        let end = loop {
            if let Some(end) = received[at..].windows(2).position(|bytes| bytes == b"\r\n") {
                break at + end;
            }
            more(stream, received).await?;
        };
        let length = std::str::from_utf8(&received[at..end]).ok().and_then(|text| usize::from_str_radix(text, 16).ok());
        let length = length.ok_or_else(|| broken("a part of an answer has no length"))?;
        at = end + 2;
        while received.len() < at + length + 2 {
            more(stream, received).await?;
        }
        body.extend_from_slice(&received[at..at + length]);
        if length == 0 {
            return Ok(body);
        }
        received.drain(..at + length + 2);
        at = 0;
    }
}

async fn more(stream: &mut TcpStream, received: &mut Vec<u8>) -> Result<()> {
    if stream.read_buf(received).await? == 0 { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn broken(why: &str) -> Error {
    Error::new(ErrorKind::InvalidData, why)
}

/// A path with its parts: `path(&["attempts", id, "1"])`.
#[must_use]
pub fn path(parts: &[&str]) -> String {
    let mut path = String::new();
    for part in parts {
        write!(path, "/{part}").expect("writing into memory does not fail");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn a_connection_is_kept_and_a_cut_answer_is_an_error() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a client");
            let mut asked = vec![0; 1024];
            for answer in [
                "HTTP/1.1 303 See Other\r\nLocation: /there\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n4\r\n two\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\ncut",
            ] {
                let length = stream.read(&mut asked).await.expect("a request");
                assert!(asked[..length].starts_with(b"POST /here HTTP/1.1\r\n"));
                stream.write_all(answer.as_bytes()).await.expect("it is sent");
            }
        });
        let mut client = Client::new(address);
        let first = client.post("/here", "secret", Wants::Page, "a=b").await.expect("an answer");
        assert_eq!((first.status, first.header("location"), first.text().as_str()), (303, Some("/there"), "ok"));
        assert_eq!(client.post("/here", "", Wants::Json, "").await.expect("an answer").status, 204);
        assert_eq!(client.post("/here", "", Wants::Json, "").await.expect("an answer").text(), "one two");
        assert!(client.post("/here", "", Wants::Json, "").await.is_err());
        server.await.expect("the server ends well");
        assert_eq!(path(&["attempts", "7", "submit"]), "/attempts/7/submit");
    }
}
