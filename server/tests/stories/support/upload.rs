//! Files that a browser sends with a form.

use super::{Person, Seen};

/// What stands between the parts of a form with a file.
const BOUNDARY: &str = "----kunren-story";

impl Person {
    /// Says that a form of so many bytes follows; none comes.
    pub async fn announces(&mut self, path: &str, bytes: u64) -> Seen {
        self.post_of_length(path, &format!("multipart/form-data; boundary={BOUNDARY}"), bytes).await
    }

    /// Sends a form with a file, as browsers do.
    pub async fn post_file(&mut self, path: &str, fields: &[(&str, &str)], name: &[u8], file: &[u8]) -> Seen {
        let mut body = Vec::new();
        for (field, value) in fields {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(name);
        body.extend_from_slice(b"\"\r\nContent-Type: text/csv\r\n\r\n");
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        self.post_as(path, &format!("multipart/form-data; boundary={BOUNDARY}"), body).await
    }

    /// Sends a file of a source that names only people about whom something changed. Returns its page.
    pub async fn sends(&mut self, source: &str, file: &str) -> String {
        let sent = self.post_file("/hr/new", &[("new-source", source)], b"people.csv", file.as_bytes()).await;
        sent.is(303).leads_to("/hr/").to
    }

    /// Sends the first file of a source and takes its columns as they were recognised. Returns its page.
    pub async fn sends_first(&mut self, source: &str, file: &str) -> String {
        let page = self.sends(source, file).await;
        let columns = self.get(&format!("{page}/columns")).await.is(200);
        let chosen = columns.chosen();
        let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, at)| (name.as_str(), at.as_str())).collect();
        self.post(&format!("{page}/columns"), &chosen).await.is(303).leads_to(&page);
        page
    }

    /// Confirms what a page shows.
    pub async fn confirms(&mut self, page: &str, reason: &str) -> Seen {
        let planned = self.get(page).await.is(200).hidden("planned");
        self.post(&format!("{page}/apply"), &[("planned", &planned), ("reason", reason)]).await
    }
}

impl Seen {
    /// The value of a hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let tag =
            self.text.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")));
        let tag = tag.unwrap_or_else(|| panic!("no hidden {name} in: {}", self.text));
        let value = tag.split_once("value=\"").and_then(|(_, rest)| rest.split_once('"'));
        value.map(|(value, _)| value.to_owned()).expect("a value")
    }

    /// The columns that are chosen on the page: names of choices and places in the header.
    pub fn chosen(&self) -> Vec<(String, String)> {
        let choices = self.text.split("<select ").skip(1).filter_map(|choice| {
            let choice = choice.split_once("</select>")?.0;
            let name = choice.split_once("name=\"")?.1.split_once('"')?.0;
            let option = choice
                .split("<option")
                .find(|option| option.split('>').next().unwrap_or_default().contains("selected"))?;
            let value = option.split_once("value=\"")?.1.split_once('"')?.0;
            name.starts_with("column-").then(|| (name.to_owned(), value.to_owned()))
        });
        choices.collect()
    }
}
