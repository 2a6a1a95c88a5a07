//! Every page in every language: whole, marked with its language and direction, and with nothing left untranslated.

use crate::support::{ERIK, Seen, TestApp, Text, readers, story, texts};

/// The languages of the pages and how each runs.
const LANGUAGES: [(&str, &str); 6] =
    [("en", "ltr"), ("ja", "ltr"), ("zh-Hans", "ltr"), ("es", "ltr"), ("ar", "rtl"), ("en-XA", "ltr")];

/// The page's text, without what is in the head.
fn body(seen: &Seen) -> Vec<Text> {
    texts(&seen.text)
        .into_iter()
        .filter(|text| !["style", "script", "title", "head"].contains(&text.within.tag.as_str()))
        .collect()
}

/// What is wrong with a page whatever its language.
fn flaws(seen: &Seen, language: &str, dir: &str) -> Vec<String> {
    let mut flaws = Vec::new();
    if !seen.text.contains(&format!("<html lang=\"{language}\" dir=\"{dir}\"")) {
        flaws.push("has another language or direction".to_owned());
    }
    for raw in ["⟨", "{ $", "{$", "{\""] {
        if seen.text.contains(raw) {
            flaws.push(format!("shows {raw:?}"));
        }
    }
    flaws.extend(
        ["style=", "onclick=", "<script>"]
            .iter()
            .filter(|markup| seen.text.contains(&format!(" {markup}")))
            .map(|markup| format!("has {markup}, which browsers are told to ignore")),
    );
    flaws.extend(twice(&seen.text).into_iter().map(|id| format!("has two of {id}")));
    flaws.extend(dangling(&seen.text).into_iter().map(|id| format!("refers to {id}, which is not there")));
    let empty = [
        "aria-label=\"\"",
        "<title></title>",
        "<title> ·",
        "<h1></h1>",
        "<h2></h2>",
        "<button></button>",
        "title=\"\"",
    ];
    flaws.extend(
        empty.iter().filter(|markup| seen.text.contains(*markup)).map(|markup| format!("has an empty {markup}")),
    );
    if seen.words().chars().count() < 40 {
        flaws.push("is almost blank".to_owned());
    }
    flaws
}

/// Ids that are given to more than one element.
fn twice(markup: &str) -> Vec<String> {
    let mut ids = attributes(markup, &["id"]);
    ids.sort_unstable();
    ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect()
}

/// Ids that labels and descriptions refer to and no element has; also those of links within the page.
fn dangling(markup: &str) -> Vec<String> {
    let ids = attributes(markup, &["id"]);
    let named = attributes(markup, &["for", "form", "aria-describedby", "aria-labelledby"]);
    let linked = attributes(markup, &["href"]).into_iter().filter_map(|href| href.strip_prefix('#').map(str::to_owned));
    let wanted = named.iter().flat_map(|names| names.split_whitespace().map(str::to_owned)).chain(linked);
    wanted.filter(|id| !ids.contains(id)).collect()
}

/// English words that were written into a page rather than translated: in the pseudo-locale no other letters are plain.
async fn untranslated(app: &TestApp, seen: &Seen) -> Vec<String> {
    let known = known(app).await;
    let visible = body(seen)
        .into_iter()
        .filter(|text| text.within.lang == "en-XA" && !text.within.is_content)
        .map(|text| text.words);
    let spoken = spoken(&seen.text, &["aria-label", "title", "placeholder", "alt"]);
    let mut found = Vec::new();
    for text in visible.chain(spoken) {
        let rest = known.iter().fold(text.clone(), |rest, word| rest.replace(word.as_str(), " "));
        let is_word = |word: &str| word.chars().filter(char::is_ascii_alphabetic).count() >= 3 && word.is_ascii();
        if rest.split(|c: char| c.is_whitespace() || "[](){}:;,.·…/–-".contains(c)).any(is_word) {
            found.push(text.trim().to_owned());
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Names, addresses, dates and the course's own texts: not the page's words. The longest first, so that no part of one
/// is taken out of another.
async fn known(app: &TestApp) -> Vec<String> {
    let content = app.kunren.latest(app.edition).await.expect("an answer").expect("content");
    let english = "en".parse().expect("a language");
    let mut keys = vec!["course/title".to_owned()];
    for module in &content.course.modules {
        keys.push(format!("module/{}/title", module.id));
        keys.extend(module.lessons.iter().map(|lesson| format!("lesson/{}/000", lesson.id)));
        keys.extend(
            module.references.iter().map(|reference| format!("module/{}/reference/{}/act", module.id, reference.id)),
        );
        for question in &module.questions {
            keys.extend(question.matches.iter().map(|id| format!("question/{}/match/{id}", question.id)));
        }
    }
    let plain = |key: &String| content.text(key, &english).map(|text| kunren_services::course::html::plain(text.text));
    let mut known: Vec<String> = keys.iter().filter_map(plain).collect();
    let data = [
        "Kunren",
        "Kagami",
        "Tokyo Office",
        "Munich Plant",
        "Riyadh Office",
        "San José R&D Center",
        "Erik Weber",
        "Eva Braun-Schmidt",
        "Greta Vogel",
        "María Torres",
        "Ada Mori",
        "Otto Lang",
        "Quality",
        "engineer",
        "staff",
        "employee",
        "kagami.example",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Japan",
        "Germany",
        "Saudi Arabia",
        "United States",
        "China",
        "Mexico",
        "California",
        "European Union",
        "English",
        "Español",
        "Deutsch",
        "data:",
    ];
    known.extend(data.map(str::to_owned));
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    known
}

/// What is in these attributes, of tags that are in the page's language.
fn spoken(markup: &str, names: &[&str]) -> Vec<String> {
    let own = markup.split('<').skip(1).filter(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        !tag.contains(" lang=\"") && !tag.contains(" hreflang=\"") && !tag.contains(" data-content")
    });
    own.flat_map(|tag| attributes(&format!("<{tag}"), names)).collect()
}

/// What is in these attributes.
fn attributes(markup: &str, names: &[&str]) -> Vec<String> {
    let own = markup.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    let value = |tag: &str, name: &str| {
        Some(tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.replace("&amp;", "&"))
    };
    own.flat_map(|tag| names.iter().filter_map(|name| value(tag, name)).collect::<Vec<_>>()).collect()
}

story! {
    async fn every_page_is_whole_in_every_language(app: TestApp) {
        let mut wrong = Vec::new();
        let mut seen_ok = 0;
        for mut reader in readers(&app).await {
            for (language, dir) in LANGUAGES {
                reader.person.post("/language", &[("locale", language)]).await.is(303);
                for address in &reader.addresses {
                    let seen = reader.person.get(address).await;
                    if seen.status == 303 {
                        continue;
                    }
                    seen_ok += usize::from(seen.status == 200);
                    assert!(!seen.status.is_server_error(), "{address} in {language}: {}", seen.status);
                    wrong.extend(
                        flaws(&seen, language, dir).into_iter().map(|flaw| format!("{address} in {language} {flaw}")),
                    );
                    if language == "en-XA" {
                        let plain = untranslated(&app, &seen).await;
                        wrong.extend(plain.into_iter().map(|text| format!("{address} leaves {text:?} untranslated")));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
        assert!(seen_ok > 200, "only {seen_ok} pages were seen");
    }

    async fn pages_before_signing_in_are_whole_in_every_language(app: TestApp) {
        let mut wrong = Vec::new();
        for (at, (language, dir)) in LANGUAGES.into_iter().enumerate() {
            let mut visitor = app.visitor();
            visitor.post("/language", &[("locale", language)]).await.is(303);
            for address in ["/sign-in", "/kiosk", "/kiosk?ended=1", "/no/such/page"] {
                let seen = visitor.get(address).await;
                wrong.extend(
                    flaws(&seen, language, dir).into_iter().map(|flaw| format!("{address} in {language} {flaw}")),
                );
                if language == "en-XA" {
                    let plain = untranslated(&app, &seen).await;
                    wrong.extend(plain.into_iter().map(|text| format!("{address} leaves {text:?} untranslated")));
                }
            }
            let seen = visitor.post("/sign-in", &[("login", &format!("K-777{at}")), ("password", "x")]).await.is(422);
            wrong.extend(flaws(&seen, language, dir).into_iter().map(|flaw| format!("sign-in in {language} {flaw}")));
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    async fn a_language_without_pages_falls_back_and_keeps_its_choice(app: TestApp) {
        app.reads(ERIK, "de-AT").await;
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).has("<html lang=\"en\"").does_not_say("⟨");
        // The course has a German part: it is shown to who reads German.
        erik.get(&app.lesson("law-de-duties")).await.is(200).has_tag("article", &["lang=\"de\""]);
        app.reads(ERIK, "zh-TW").await;
        app.another_server().await.sign_in(ERIK).await.get("/").await.is(200).has("<html lang=\"zh-Hans\"");
    }
}
