//! What a round, wishes and rankings must be.

use kernel::{Day, Failure, Lang, Names, Reading, Refusal, Span, house};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::refusal;

/// Wishes a student has at most (decision 0021).
pub const MOST_WISHES: usize = 10;

/// What was typed about a round.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct RoundForm {
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    pub name_en: String,
    /// Id or BIN of the university; a round of the whole region when left out.
    pub university: String,
    /// The first day of the period students are placed for.
    pub from: String,
    /// The last day of it.
    pub until: String,
    /// The day by which students wish.
    pub wishes_due: String,
    /// The day by which enterprises rank.
    pub rankings_due: String,
}

/// What is stored about a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its name.
    pub name: Names,
    /// Id or BIN of the university.
    pub university: Option<String>,
    /// The first day of the period.
    pub from: Day,
    /// The last day of it.
    pub until: Day,
    /// The day by which students wish.
    pub wishes_due: Day,
    /// The day by which enterprises rank.
    pub rankings_due: Day,
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &RoundForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let name = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 200);
    let university = read.optional("university", &form.university, 40);
    let (from, until) = (read.day("from", &form.from), read.day("until", &form.until));
    let wishes_due = read.day("wishes-due", &form.wishes_due);
    let rankings_due = read.day("rankings-due", &form.rankings_due);
    if let (Some(from), Some(until)) = (from, until) {
        read.unless(Span::new(from, until).is_some(), house::ENDS_BEFORE_BEGINS.at("until"));
    }
    if let (Some(wishes), Some(rankings)) = (wishes_due, rankings_due) {
        read.unless(wishes < rankings, refusal::ORDER.at("rankings-due"));
    }
    if let (Some(rankings), Some(from)) = (rankings_due, from) {
        read.unless(rankings < from, refusal::ORDER.at("from"));
    }
    let made = (|| {
        Some(Entry {
            name: name?,
            university,
            from: from?,
            until: until?,
            wishes_due: wishes_due?,
            rankings_due: rankings_due?,
        })
    })();
    read.end(made)
}

/// A student to be included, as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct StudentForm {
    /// Id of the person.
    pub person: String,
    /// Code of the group of educational programmes; may be left out.
    pub group: String,
    /// Language of study: `kk`, `ru`, `en`; may be left out.
    pub lang: String,
}

/// A student to be included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Student {
    /// Who.
    pub person: kernel::PersonId,
    /// Code of the group of educational programmes.
    pub group: Option<String>,
    /// Language of study.
    pub lang: Option<Lang>,
}

/// Reads a student to be included.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn student(form: &StudentForm) -> Result<Student, Failure> {
    let mut read = Reading::new();
    let person = read.parsed("person", &form.person, &refusal::PERSON);
    let group = read.optional("group", &form.group.to_uppercase(), 20);
    let lang = if form.lang.trim().is_empty() { None } else { read.code("lang", &form.lang) };
    read.end(person.map(|person| Student { person, group, lang }))
}

/// What is wrong with wishes, best first: at most ten, each once, each a workplace of the round that is open to the
/// student. `barred` says why one is not; none when the workplace is not in the round.
pub fn wrong_wishes(wishes: &[Uuid], barred: impl Fn(Uuid) -> Option<Vec<Refusal>>) -> Vec<Refusal> {
    const FIELDS: [&str; MOST_WISHES] =
        ["wish-1", "wish-2", "wish-3", "wish-4", "wish-5", "wish-6", "wish-7", "wish-8", "wish-9", "wish-10"];
    if wishes.len() > MOST_WISHES {
        return vec![refusal::TOO_MANY.at("wish-10").with("most", MOST_WISHES)];
    }
    let mut wrong = Vec::new();
    for (n, (wish, field)) in wishes.iter().zip(FIELDS).enumerate() {
        if wishes[..n].contains(wish) {
            wrong.push(refusal::TWICE.at(field));
            continue;
        }
        match barred(*wish) {
            None => wrong.push(refusal::NOT_OFFERED.at(field)),
            Some(why) => wrong.extend(why.into_iter().map(|refusal| refusal.at(field))),
        }
    }
    wrong
}

/// What is wrong with a ranking (groups of equals, best first): each student once, each a candidate of the place.
pub fn wrong_ranking(ranking: &[Vec<Uuid>], candidate: impl Fn(Uuid) -> bool) -> Vec<Refusal> {
    let all: Vec<Uuid> = ranking.iter().flatten().copied().collect();
    let mut wrong = Vec::new();
    for (n, one) in all.iter().enumerate() {
        if all[..n].contains(one) || !candidate(*one) {
            wrong.push(refusal::NOT_A_CANDIDATE.at("ranking"));
        }
    }
    wrong.truncate(1);
    wrong
}

/// Numbers typed beside students as groups of equals, best first; who has no number is not ranked.
///
/// # Errors
/// A number that is none.
pub fn ranking_typed(typed: &[(Uuid, String)]) -> Result<Vec<Vec<Uuid>>, Failure> {
    let mut read = Reading::new();
    let mut numbered: Vec<(i64, Uuid)> = Vec::new();
    for (who, number) in typed.iter().filter(|(_, number)| !number.trim().is_empty()) {
        numbered.extend(read.whole("ranking", number, 1, 9_999).map(|number| (number, *who)));
    }
    numbered.sort_by_key(|(number, _)| *number);
    let groups = numbered.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|(_, who)| *who).collect());
    read.end(Some(groups.collect()))
}
