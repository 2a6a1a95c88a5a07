//! A learner's machine: person after person takes the test, and tries again whenever nothing is heard.

use crate::{
    diary::{Diary, Heard, Sent, Try},
    organisation::World,
};
use kunren_bench::{
    client::{Client, Response, Wants, path},
    crowd::Learner,
    key,
};
use kunren_domain::{course::Question, id::AttemptId};
use kunren_services::chance;
use std::{collections::HashMap, sync::Arc, sync::atomic::Ordering, time::Duration};
use tokio::{join, time};

/// Goes through the people until it is enough.
pub async fn live(world: Arc<World>, people: Vec<Learner>) -> Vec<Diary> {
    let mut machine = Machine { tabs: [Client::new(world.address), Client::new(world.address)], world };
    let mut diaries = Vec::new();
    for learner in people {
        if machine.stopped() {
            break;
        }
        diaries.push(machine.take_test(learner).await);
    }
    assert!(machine.stopped(), "there are people left until the end");
    diaries
}

/// Two tabs of one browser.
struct Machine {
    tabs: [Client; 2],
    world: Arc<World>,
}

impl Machine {
    fn stopped(&self) -> bool {
        self.world.stop.load(Ordering::Relaxed)
    }

    /// Tries until one passes, none is left, or it is enough.
    async fn take_test(&mut self, learner: Learner) -> Diary {
        let mut diary = Diary { learner, tries: Vec::new(), opening: false };
        while !self.stopped() {
            diary.opening = true;
            let Some(opened) = self.open(&diary.learner.token).await else { break };
            diary.opening = false;
            let Some(attempt) = opened else { break };
            let mut a_try = Try { attempt, sent: HashMap::new(), handed_in: None };
            if self.answer_all(&diary.learner.token, &mut a_try).await.is_some() {
                self.hand_in(&diary.learner.token, &mut a_try).await;
            }
            diary.tries.push(a_try);
        }
        diary
    }

    /// The attempt that was opened; inside, nothing when the rules allow no more; outside, nothing when it is enough.
    async fn open(&mut self, token: &str) -> Option<Option<AttemptId>> {
        let way = format!("/courses/{}/test", self.world.edition);
        let both = self.send_twice_sometimes(&way, token).await?;
        let attempts: Vec<Option<AttemptId>> = both.iter().map(attempt_of).collect();
        assert!(attempts.iter().all(|attempt| *attempt == attempts[0]), "two tabs open one attempt: {attempts:?}");
        attempts.first().copied()
    }

    async fn answer_all(&mut self, token: &str, a_try: &mut Try) -> Option<()> {
        let length: usize = self.world.course.blueprint.iter().map(|part| part.count).sum();
        let good = chance::seed().is_multiple_of(2);
        for place in 1..=length {
            let way = path(&["attempts", &a_try.attempt.to_string(), &place.to_string()]);
            let world = self.world.clone();
            let question = self.question(&world, &way, token).await?;
            let sent = a_try.sent.entry(question.id.clone()).or_default();
            // Some change their mind; the good ones end with what is right.
            if chance::seed().is_multiple_of(4) {
                self.answer(&way, token, key::wrong(question), sent).await?;
            }
            let last = if good { question.right.clone() } else { key::wrong(question) };
            self.answer(&way, token, last, sent).await?;
        }
        Some(())
    }

    /// Which question the page asks, by its words.
    async fn question<'w>(&mut self, world: &'w World, way: &str, token: &str) -> Option<&'w Question> {
        let page = loop {
            if let Ok(page) = self.tabs[0].get(way, token, Wants::Page).await
                && !is_unable(&page)
            {
                break page;
            }
            self.wait().await?;
        };
        assert_eq!(page.status, 200, "{way}");
        let text = page.text();
        let asked: Vec<&String> =
            world.stems.iter().filter(|(stem, _)| text.contains(stem)).map(|(_, id)| id).collect();
        let [id] = asked[..] else { panic!("{way} asks {asked:?}") };
        world.course.question(id).map(|(_, question)| question)
    }

    async fn answer(
        &mut self,
        way: &str,
        token: &str,
        answer: kunren_domain::answer::Answer,
        sent: &mut Vec<Sent>,
    ) -> Option<()> {
        let form = key::form(&answer);
        let wants = if chance::seed().is_multiple_of(2) { Wants::Json } else { Wants::Page };
        loop {
            let heard = hear(&self.tabs[0].post(way, token, wants, &form).await, way);
            sent.push(Sent { answer: answer.clone(), heard });
            if heard == Heard::Acknowledged {
                self.world.acknowledged.fetch_add(1, Ordering::Relaxed);
                return Some(());
            }
            self.wait().await?;
        }
    }

    async fn hand_in(&mut self, token: &str, a_try: &mut Try) {
        a_try.handed_in = Some(Heard::Nothing);
        let way = path(&["attempts", &a_try.attempt.to_string(), "submit"]);
        if self.send_twice_sometimes(&way, token).await.is_some() {
            a_try.handed_in = Some(Heard::Acknowledged);
        }
    }

    /// Posts until it is answered, sometimes from two tabs at once: the answers that came.
    async fn send_twice_sometimes(&mut self, way: &str, token: &str) -> Option<Vec<Response>> {
        let twice = chance::seed().is_multiple_of(3);
        loop {
            let [one, other] = &mut self.tabs;
            let answers = if twice {
                let (one, other) =
                    join!(one.post(way, token, Wants::Page, ""), other.post(way, token, Wants::Page, ""));
                vec![one, other]
            } else {
                vec![one.post(way, token, Wants::Page, "").await]
            };
            let heard = answers.into_iter().flatten().filter(|answer| !is_unable(answer));
            let heard: Vec<Response> = heard.collect();
            if !heard.is_empty() {
                return Some(heard);
            }
            self.wait().await?;
        }
    }

    /// A moment, unless it is enough.
    async fn wait(&self) -> Option<()> {
        time::sleep(Duration::from_millis(5 + chance::seed() % 20)).await;
        (!self.stopped()).then_some(())
    }
}

/// The attempt a redirect leads to, or nothing when there is no further try.
fn attempt_of(answer: &Response) -> Option<AttemptId> {
    match answer.status {
        303 => {
            let to = answer.header("location").expect("a redirect says where to");
            let id = to.strip_prefix("/attempts/").and_then(|rest| rest.split('/').next());
            Some(id.and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("opening leads to {to}")))
        }
        409 => None,
        status => panic!("opening answers {status}: {}", answer.text()),
    }
}

fn hear(answer: &std::io::Result<Response>, way: &str) -> Heard {
    match answer {
        Ok(answer) if matches!(answer.status, 204 | 303) => Heard::Acknowledged,
        Ok(answer) if !is_unable(answer) => panic!("{way} answers {}: {}", answer.status, answer.text()),
        _ => Heard::Nothing,
    }
}

/// The database was too busy or away: it may or may not have been done.
fn is_unable(answer: &Response) -> bool {
    answer.status == 503
}
