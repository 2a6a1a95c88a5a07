//! What people ask for this year: of those who have begun, some want more time and a few an exemption. Half of it waits,
//! the rest was granted, refused or taken back. No exemption is granted here: that would change the figures.

use super::{
    accounts::Grant,
    calendar::plus,
    luck::{Ids, Luck},
    people::{Person, Story},
    records::{Asked, Ended, Records},
    year::{Year, minute, moment},
};
use kunren_domain::request::{Kind, Outcome};
use std::collections::HashSet;

/// One of so many who have begun asks for something; the first two of each country always do.
const ONE_OF: usize = 12;

/// Reasons for more time, for an exemption, and of decisions: granted, refused, taken back after all.
struct Texts {
    locale: &'static str,
    time: [&'static str; 2],
    exemption: &'static str,
    granted: &'static str,
    refused: &'static str,
    taken_back: &'static str,
}

const TEXTS: [Texts; 5] = [
    Texts {
        locale: "ja",
        time: ["海外の現場へ長期出張中のため", "決算対応が終わってから受講したいため"],
        exemption: "年度末で退職予定のため",
        granted: "上長と確認済み",
        refused: "期限まで十分な期間があるため",
        taken_back: "出張が取りやめになったため",
    },
    Texts {
        locale: "zh-Hans",
        time: ["长期在外地项目现场", "生产线改造结束后才能学习"],
        exemption: "年度末即将离职",
        granted: "已与其主管确认",
        refused: "距截止日期仍有足够时间",
        taken_back: "出差已取消",
    },
    Texts {
        locale: "es",
        time: ["Estoy en una obra en el extranjero", "Termino primero el cierre del trimestre"],
        exemption: "Dejo la empresa a fin de año",
        granted: "Acordado con su responsable",
        refused: "Queda tiempo suficiente hasta la fecha límite",
        taken_back: "El desplazamiento se ha cancelado",
    },
    Texts {
        locale: "ar",
        time: ["في مهمة خارج البلاد", "بعد الانتهاء من إغلاق الربع المالي"],
        exemption: "سأغادر الشركة نهاية العام",
        granted: "باتفاق مع المدير المباشر",
        refused: "ما زال هناك وقت كافٍ حتى الموعد النهائي",
        taken_back: "أُلغيت المهمة خارج البلاد",
    },
    Texts {
        locale: "en",
        time: ["On a customer site abroad for several weeks", "After the plant shutdown is over"],
        exemption: "Leaving the company at the end of the year",
        granted: "Agreed with the line manager",
        refused: "There is enough time until the due date",
        taken_back: "The trip has been cancelled",
    },
];

fn texts(locale: &str) -> &'static Texts {
    let [.., english] = &TEXTS;
    TEXTS.iter().find(|texts| texts.locale == locale).unwrap_or(english)
}

/// Tells it.
pub(super) fn tell(
    year: &Year<'_>,
    people: &[Person],
    grants: &[Grant],
    administrator: usize,
    luck: &mut Luck,
    ids: &mut Ids,
    records: &mut Records,
) {
    let begun = begun(people, records);
    for (at, country) in year.organisation.countries.iter().enumerate() {
        let coordinator = grants.iter().find(|grant| grant.scope == country.plan.code).map(|grant| grant.person);
        let here = begun.iter().filter(|person| year.organisation.sites[people[**person].site_now()].country == at);
        let mut told = Telling { year, people, luck: &mut *luck, ids: &mut *ids, asked: &mut records.asked };
        for (turn, person) in here.enumerate() {
            let by = coordinator.filter(|by| by != person).unwrap_or(administrator);
            if turn < 2 || told.luck.below(ONE_OF) == 0 {
                told.ask(*person, turn, by);
            }
        }
    }
}

/// Who has read something this year, has tried no test and not completed it.
fn begun(people: &[Person], records: &Records) -> Vec<usize> {
    let done: HashSet<usize> = records
        .completions
        .iter()
        .filter(|completion| completion.here)
        .map(|completion| completion.person)
        .chain(records.attempts.iter().map(|attempt| attempt.person))
        .collect();
    let read: HashSet<usize> = records.reads.iter().map(|read| read.person).collect();
    let fits = |at: &usize| {
        let person = &people[*at];
        read.contains(at) && !done.contains(at) && person.left_on.is_none() && person.story == Story::Ordinary
    };
    (0..people.len()).filter(fits).collect()
}

struct Telling<'a> {
    year: &'a Year<'a>,
    people: &'a [Person],
    luck: &'a mut Luck,
    ids: &'a mut Ids,
    asked: &'a mut Vec<Asked>,
}

impl Telling<'_> {
    /// The turn says what is asked for and how it ends: every second request waits.
    fn ask(&mut self, person: usize, turn: usize, by: usize) {
        let (year, known) = (self.year, &self.people[person]);
        let texts = texts(known.locale);
        let kind = if turn % 4 == 1 { Kind::Exemption } else { Kind::Extension };
        let until = (kind == Kind::Extension).then(|| plus(year.window.due_on, self.luck.within(7..=28)));
        let reason = if kind == Kind::Exemption { texts.exemption } else { self.luck.pick(&texts.time) };
        let today = year.calendar.today;
        let first = plus(today, -9).max(plus(year.window.opens_on, 1)).max(plus(known.joined_on, 1));
        let asked_on = self.luck.day(first.min(plus(today, -3)), plus(today, -3));
        let zone = &year.organisation.sites[known.site_now()].zone;
        let ended = match (turn % 6, kind) {
            (2, Kind::Extension) => Some((Outcome::Granted, texts.granted, by)),
            (3, _) | (2, Kind::Exemption) => Some((Outcome::Refused, texts.refused, by)),
            (4, _) => Some((Outcome::Withdrawn, "", person)),
            _ => None,
        };
        let ended = ended.map(|(outcome, reason, by)| {
            let on = plus(asked_on, 1);
            let at = moment(zone, on, minute(self.luck));
            Ended {
                outcome,
                reason,
                by,
                at,
                on,
                logged: self.ids.next(),
                extension: self.ids.next(),
                given: self.ids.next(),
                taken_back: texts.taken_back,
                logged_back: self.ids.next(),
            }
        });
        self.asked.push(Asked {
            id: self.ids.next(),
            logged: self.ids.next(),
            person,
            edition: year.edition,
            kind,
            until,
            reason,
            at: moment(zone, asked_on, minute(self.luck)),
            ended,
        });
    }
}
