//! Sources of rules, named as lawyers of each language name them.

use kernel::{Arg, Part, Source, Work};

use super::Say;

pub fn say(say: Say, source: Source) -> String {
    let work = say.t(work(source.work));
    let part = |key: &str, number: &str| {
        say.with(key, &[("work", Arg::Text(work.clone())), ("part", Arg::Text(number.to_owned()))])
    };
    match source.part {
        Part::Whole => work,
        Part::Article(number) => match number.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
            Some((article, point)) if !point.contains('(') => say.with(
                "web-source-article-point",
                &[("work", Arg::Text(work)), ("part", article.into()), ("point", point.into())],
            ),
            _ => part("web-source-article", number),
        },
        Part::Paragraph(number) => part("web-source-paragraph", number),
        Part::Section(number) => part("web-source-section", number),
        Part::Annex(number) => part("web-source-annex", number),
        Part::Decision(number) => part("web-source-decision", number),
        Part::Named(name) => part("web-source-named", name),
    }
}

fn work(work: Work) -> &'static str {
    match work {
        Work::LabourCode => "web-source-labour-code",
        Work::LawOnEducation => "web-source-law-on-education",
        Work::LawOnQualifications => "web-source-law-on-qualifications",
        Work::SocialCode => "web-source-social-code",
        Work::Smse => "web-source-smse",
        Work::ModelRules => "web-source-model-rules",
        Work::CreditRules => "web-source-credit-rules",
        Work::ProgrammeRegister => "web-source-programme-register",
        Work::Guide => "web-source-guide",
        Work::Standard => "web-source-standard",
        Work::House => "web-source-house",
    }
}
