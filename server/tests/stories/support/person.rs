//! A person with a browser: follows links, sends forms, keeps cookies.

use super::markup::{Table, words_of};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// Somebody who clicks.
#[derive(Clone)]
pub struct Person {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// What the browser asks for.
    pub language: &'static str,
}

/// What somebody sees after a click.
pub struct Seen {
    /// The status.
    pub status: StatusCode,
    /// Where the answer sends the browser.
    pub to: String,
    /// The page.
    pub text: String,
    /// The bytes, for files.
    pub bytes: Bytes,
    /// Content type.
    pub kind: String,
    /// What the browser is to do with a file.
    pub disposition: String,
    /// All headers.
    pub headers: HeaderMap,
}

impl Person {
    pub(super) fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), language: "en" }
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Seen {
        self.send(Method::GET, path, None, "text/html").await
    }

    /// Sends a form from one of our pages.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.send(Method::POST, path, Some(encode(fields)), "text/html").await
    }

    /// Sends a form as the islands do.
    pub async fn post_quietly(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.send(Method::POST, path, Some(encode(fields)), "application/json").await
    }

    /// Sends a form and opens the page it leads to.
    pub async fn post_and_follow(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let sent = self.post(path, fields).await.is(303);
        self.get(&sent.to.clone()).await
    }

    /// Sends raw bytes as a form.
    pub async fn post_raw(&mut self, path: &str, body: Vec<u8>) -> Seen {
        self.send(Method::POST, path, Some(body), "text/html").await
    }

    /// Sends a form as another site would.
    pub async fn post_from_elsewhere(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let request = self.request(Method::POST, path, "text/html").header("sec-fetch-site", "cross-site");
        self.receive(request.body(Body::from(encode(fields))).expect("a request")).await
    }

    /// Sends bytes of another kind than a plain form.
    pub async fn post_as(&mut self, path: &str, kind: &str, body: Vec<u8>) -> Seen {
        let request = self.request(Method::POST, path, "text/html").header("sec-fetch-site", "same-origin");
        let mut request = request.body(Body::from(body)).expect("a request");
        request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().expect("a content type"));
        self.receive(request).await
    }

    /// Sends the head of a request whose body is said to be so long, and nothing of the body.
    pub async fn post_of_length(&mut self, path: &str, kind: &str, length: u64) -> Seen {
        let request = self.request(Method::POST, path, "text/html").header("sec-fetch-site", "same-origin");
        let mut request = request.body(Body::empty()).expect("a request");
        request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().expect("a content type"));
        request.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        self.receive(request).await
    }

    /// The same browser at another server.
    pub fn goes_to(&self, app: &super::TestApp) -> Self {
        Self { router: app.router.clone(), ..self.clone() }
    }

    /// Opens a page as browsers do that take it compressed.
    pub async fn get_packed(&mut self, path: &str) -> Seen {
        let request = self.request(Method::GET, path, "text/html").header(header::ACCEPT_ENCODING, "gzip, br");
        self.receive(request.body(Body::empty()).expect("a request")).await
    }

    /// Opens a new browser with the same cookies: a second tab, or another device.
    pub fn another_tab(&self) -> Self {
        self.clone()
    }

    async fn send(&mut self, method: Method, path: &str, body: Option<Vec<u8>>, accept: &str) -> Seen {
        let request = self.request(method, path, accept).header("sec-fetch-site", "same-origin");
        self.receive(request.body(body.map_or_else(Body::empty, Body::from)).expect("a request")).await
    }

    fn request(&self, method: Method, path: &str, accept: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "kunren.test")
            .header(header::ACCEPT, accept)
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    async fn receive(&mut self, request: Request<Body>) -> Seen {
        let answer = self.router.clone().oneshot(request).await.expect("the router never fails");
        for line in answer.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie is text");
            let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            if value.is_empty() {
                self.cookies.remove(name)
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned())
            };
        }
        let (parts, body) = answer.into_parts();
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let (status, to, kind) = (parts.status, text(header::LOCATION), text(header::CONTENT_TYPE));
        let disposition = text(header::CONTENT_DISPOSITION);
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        Seen {
            status,
            to,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
            kind,
            disposition,
            headers: parts.headers,
        }
    }
}

impl Seen {
    /// Asserts the status.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "to {:?}: {}", self.to, self.words());
        self
    }

    /// Asserts where the answer leads.
    #[track_caller]
    pub fn leads_to(self, path: &str) -> Self {
        assert!(self.to.starts_with(path), "leads to {:?}, not {path:?}", self.to);
        self
    }

    /// Asserts that the page shows these words.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.words().contains(words), "{words:?} is not in: {}", self.words());
        self
    }

    /// Asserts that the page does not show these words.
    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        assert!(!self.words().contains(words), "{words:?} is in: {}", self.words());
        self
    }

    /// Asserts that the source has this markup.
    #[track_caller]
    pub fn has(self, markup: &str) -> Self {
        assert!(self.text.contains(markup), "{markup:?} is not in: {}", self.text);
        self
    }

    /// Asserts that one tag of the source has all of these, in any order: its name and attributes.
    #[track_caller]
    pub fn has_tag(self, name: &str, attributes: &[&str]) -> Self {
        let mut tags = self.text.split('<').filter(|tag| tag.split([' ', '>']).next() == Some(name));
        let found = tags.any(|tag| {
            let tag = tag.split('>').next().unwrap_or_default();
            attributes.iter().all(|attribute| tag.contains(attribute))
        });
        assert!(found, "no <{name}> with {attributes:?} is in: {}", self.text);
        self
    }

    /// The text a person reads: tags left out, white space folded.
    pub fn words(&self) -> String {
        let body = self.text.find("<body").map_or(self.text.as_str(), |at| &self.text[at..]);
        words_of(body)
    }

    /// All links that start like this after the first place where the source has `after`.
    pub fn links(&self, after: &str, start: &str) -> Vec<String> {
        let from = self.text.find(after).unwrap_or(self.text.len());
        let text = &self.text[from..];
        let links = text.match_indices("href=\"").filter_map(|(at, attribute)| {
            let rest = &text[at + attribute.len()..];
            Some(rest[..rest.find('"')?].replace("&amp;", "&"))
        });
        links.filter(|link| link.starts_with(start)).collect()
    }

    /// The lines of a page of numbers: charts before them have tables of their own.
    #[track_caller]
    pub fn lines(&self) -> Table {
        let from = self.text.find("class=\"lines\"").unwrap_or_else(|| panic!("no lines in: {}", self.text));
        Table::first(&self.text[from..])
    }

    /// The first table of the page.
    #[track_caller]
    pub fn table(&self) -> Table {
        Table::first(&self.text)
    }

    /// Asserts that the source does not have this markup.
    #[track_caller]
    pub fn has_no(self, markup: &str) -> Self {
        assert!(!self.text.contains(markup), "{markup:?} is in: {}", self.text);
        self
    }

    /// The first link or form target that starts like this.
    #[track_caller]
    pub fn link(&self, start: &str) -> String {
        let found = ["href=\"", "action=\""].iter().find_map(|attribute| {
            self.text.match_indices(attribute).find_map(|(at, _)| {
                let rest = &self.text[at + attribute.len()..];
                let link = &rest[..rest.find('"')?];
                link.starts_with(start).then(|| link.replace("&amp;", "&"))
            })
        });
        found.unwrap_or_else(|| panic!("no link starts with {start:?} in: {}", self.text))
    }
}

/// Fields as a form sends them.
pub fn encode(fields: &[(&str, &str)]) -> Vec<u8> {
    let escape = |text: &str| {
        text.bytes().fold(String::new(), |mut out, byte| {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
                _ => out.push_str(&format!("%{byte:02X}")),
            }
            out
        })
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
        .into_bytes()
}
