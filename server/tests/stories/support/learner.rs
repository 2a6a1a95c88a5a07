//! What learners do, in one word each: read everything, open the test, answer, hand in.

use super::{
    Person, Seen, TestApp,
    sheet::{Gives, borrowed, fields},
};

impl TestApp {
    /// Address of this year's course.
    pub fn course(&self) -> String {
        format!("/courses/{}", self.edition)
    }

    /// Address of a lesson of this year's course.
    pub fn lesson(&self, lesson: &str) -> String {
        format!("/courses/{}/lessons/{lesson}", self.edition)
    }
}

impl TestApp {
    /// Somebody who has read everything and signed in.
    pub async fn ready(&self, number: &str) -> Person {
        self.has_read_everything(number).await;
        self.sign_in(number).await
    }
}

impl Person {
    /// The lessons of the own course in reading order, by id.
    pub async fn lessons(&mut self, app: &TestApp) -> Vec<String> {
        let page = self.get(&app.course()).await.is(200);
        let start = app.lesson("");
        let mut lessons: Vec<String> = Vec::new();
        for link in page.links("<ol class=\"trail\"", &start) {
            let lesson = link[start.len()..].split('#').next().unwrap_or_default().to_owned();
            if !lessons.contains(&lesson) {
                lessons.push(lesson);
            }
        }
        assert!(!lessons.is_empty(), "no lessons on the page: {}", page.text);
        lessons
    }

    /// Opens and reads every lesson.
    pub async fn read_everything(&mut self, app: &TestApp) {
        for lesson in self.lessons(app).await {
            self.get(&app.lesson(&lesson)).await.is(200);
            self.post(&app.lesson(&lesson), &[]).await.is(303);
        }
    }

    /// Opens the test; returns the attempt's id.
    pub async fn open_test(&mut self, app: &TestApp) -> String {
        let opened = self.post(&format!("{}/test", app.course()), &[]).await.is(303).leads_to("/attempts/");
        opened.to.split('/').nth(2).expect("an attempt's id").to_owned()
    }

    /// Answers the question at a place, counted from 1, and goes on.
    pub async fn answer(&mut self, app: &TestApp, attempt: &str, place: usize, gives: Gives) -> Seen {
        let sheet = app.sheet(attempt).await;
        let mut fields = fields(&sheet[place - 1], gives);
        fields.push(("go".to_owned(), "next".to_owned()));
        self.post(&format!("/attempts/{attempt}/{place}"), &borrowed(&fields)).await
    }

    /// Answers all questions, the first `right` of them rightly.
    pub async fn answer_all(&mut self, app: &TestApp, attempt: &str, right: usize) {
        let sheet = app.sheet(attempt).await;
        for (at, question) in sheet.iter().enumerate() {
            let mut fields = fields(question, if at < right { Gives::Right } else { Gives::Wrong });
            fields.push(("go".to_owned(), "next".to_owned()));
            self.post(&format!("/attempts/{attempt}/{}", at + 1), &borrowed(&fields)).await.is(303);
        }
    }

    /// Hands in and looks at the result.
    pub async fn hand_in(&mut self, attempt: &str) -> Seen {
        let result = format!("/attempts/{attempt}/result");
        self.post(&format!("/attempts/{attempt}/submit"), &[]).await.is(303).leads_to(&result);
        self.get(&result).await.is(200)
    }

    /// Takes the whole test with so many right answers; returns the attempt's id and the result.
    pub async fn take_test(&mut self, app: &TestApp, right: usize) -> (String, Seen) {
        let attempt = self.open_test(app).await;
        self.answer_all(app, &attempt, right).await;
        let result = self.hand_in(&attempt).await;
        (attempt, result)
    }

    /// Fails the test as often as it takes to have no attempts left, waiting in between.
    pub async fn use_all_attempts(&mut self, app: &TestApp) {
        for _ in 0..3 {
            self.take_test(app, 0).await;
            app.minutes_pass(61);
        }
    }
}
