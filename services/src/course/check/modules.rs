//! Topics are taught and asked about; nothing points to what is not there.

use super::super::{
    folder::Folder,
    problem::{Problem, ProblemKind},
};
use kunren_domain::course::Module;

pub(super) fn check(folder: &Folder, problems: &mut Vec<Problem>) {
    for module in &folder.course.modules {
        topics(folder, module, problems);
        lesson_topics(folder, module, problems);
    }
}

fn topics(folder: &Folder, module: &Module, problems: &mut Vec<Problem>) {
    for topic in &module.topics {
        let at = folder.place(&format!("module/{}/topic/{topic}", module.id));
        if module.lesson_on(topic).is_none() {
            problems.push(at.problem(ProblemKind::TopicWithoutLesson(topic.clone())));
        }
        if module.questions.iter().all(|question| question.topic != *topic) {
            problems.push(at.problem(ProblemKind::TopicWithoutQuestion(topic.clone())));
        }
    }
}

fn lesson_topics(folder: &Folder, module: &Module, problems: &mut Vec<Problem>) {
    for lesson in &module.lessons {
        for topic in lesson.topics.iter().filter(|topic| !module.topics.contains(topic)) {
            let at = folder.place(&format!("lesson/{}/topic/{topic}", lesson.id));
            problems.push(at.problem(ProblemKind::Unknown { what: "topic", id: topic.clone() }));
        }
    }
}
