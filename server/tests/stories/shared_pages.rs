//! Lessons are rendered once for everybody who sees the same: nobody sees anything of somebody else.

use crate::support::{ERIK, GRETA, HANA, Seen, story};
use flate2::read::GzDecoder;
use std::io::Read;

/// The page without the reader's own name.
fn without(page: &Seen, name: &str) -> String {
    assert_eq!(page.text.matches(name).count(), 1, "{name} stands in the page once");
    page.text.replace(name, "")
}

fn unpacked(page: &Seen) -> String {
    let mut text = String::new();
    GzDecoder::new(&page.bytes[..]).read_to_string(&mut text).expect("gzip");
    text
}

story! {
    async fn readers_in_the_same_state_get_the_same_page_and_their_own_name(app: TestApp) {
        app.hired("K-2090", "Aoi <b>\"山田\"</b> & Co.", "MUC").await;
        let (mut erik, mut aoi) = (app.sign_in(ERIK).await, app.sign_in("K-2090").await);
        let lessons = erik.lessons(&app).await;
        let path = app.lesson(&lessons[0]);
        let (of_erik, of_aoi) = (erik.get(&path).await.is(200), aoi.get(&path).await.is(200));
        let own = "Aoi &lt;b&gt;&quot;山田&quot;&lt;/b&gt; &amp; Co.";
        assert_eq!(without(&of_erik, "Erik Weber"), without(&of_aoi, own));
        for (person, page) in [(&mut erik, of_erik), (&mut aoi, of_aoi)] {
            let packed = person.get_packed(&path).await.is(200);
            assert_eq!(packed.headers["content-encoding"], "gzip");
            assert_eq!(packed.headers["cache-control"], "private, no-store");
            assert_eq!(unpacked(&packed), page.text);
        }
    }

    async fn what_one_reader_does_changes_no_other_readers_page(app: TestApp) {
        app.hired("K-2091", "Aoi Yamada", "MUC").await;
        let (mut erik, mut aoi) = (app.sign_in(ERIK).await, app.sign_in("K-2091").await);
        let lessons = erik.lessons(&app).await;
        let path = app.lesson(&lessons[1]);
        let before = aoi.get(&path).await.is(200).has_tag("article", &["data-segment=\"0\""]);
        erik.post_quietly(&format!("{path}/position"), &[("segment", "3")]).await.is(204);
        erik.get(&path).await.is(200).has_tag("article", &["data-segment=\"3\""]);
        erik.post(&app.lesson(&lessons[0]), &[]).await.is(303);
        erik.get(&path).await.is(200).has("aria-label=\"1 of 15 lessons read\"");
        assert_eq!(aoi.get(&path).await.is(200).text, before.text);
    }

    async fn who_decides_requests_sees_in_a_lesson_too_how_many_wait(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let path = app.lesson(&greta.lessons(&app).await[0]);
        greta.get(&path).await.is(200).says("Requests").has_no("class=\"count\"");
        let asked = [("kind", "extension"), ("until", "2027-02-20"), ("reason", "Abroad."), ("evidence", "")];
        app.sign_in(ERIK).await.post(&format!("{}/requests", app.course()), &asked).await.is(303);
        let page = greta.get(&path).await.is(200).says("Requests 1").says("1 request is waiting");
        assert_eq!(unpacked(&greta.get_packed(&path).await.is(200)), page.text);
        app.sign_in(ERIK).await.get(&path).await.is(200).has_no("class=\"count\"").has_no("\u{F8FE}");
    }

    async fn the_menu_is_the_readers_own(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let path = app.lesson(&greta.lessons(&app).await[0]);
        greta.get(&path).await.is(200).has("href=\"/participation\"");
        app.sign_in(ERIK).await.get(&path).await.is(200).has_no("href=\"/participation\"");
        greta.get(&path).await.is(200).has("href=\"/participation\"").has("<html lang=\"en\"");
        app.sign_in(HANA).await.get(&path).await.is(200).has("<html lang=\"ja\"").has_no("href=\"/participation\"");
    }
}
