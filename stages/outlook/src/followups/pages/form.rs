//! The answer in two touches: what the graduate does; where, for those who work. The graduate's own, or written down on
//! the graduate's word.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Refusal};
use maud::{Markup, html};
use registry::organisations::rules::Kind;
use registry::organisations::store::{self as organisations, Filter};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Errors, Field};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, refusals_of};

use super::{after_graduation, home};
use crate::followups::MINE;
use crate::followups::actions::{self, before, facts};
use crate::followups::moves::Act;
use crate::followups::rules::{Activity, AnswerForm, Band, Fits};
use crate::followups::store::{self, Checkpoint, Followup, FollowupId};

/// What the form stands on.
struct Asked {
    followup: Followup,
    question: Checkpoint,
    last: Option<Checkpoint>,
}

async fn asked(site: &Site, visitor: &Visitor, id: FollowupId, month: u32) -> Result<Asked, Failure> {
    let followup = store::load(&site.db, &visitor.caller, id).await?;
    let questions = store::checkpoints(&site.db, &visitor.caller, &[id]).await?;
    let question = questions.iter().find(|one| one.month == month).cloned().ok_or(Failure::Missing)?;
    let last = if question.status.answered() { Some(question.clone()) } else { before(&questions, month).cloned() };
    Ok(Asked { followup, question, last })
}

/// What was touched first.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Touched {
    activity: String,
}

pub async fn answering(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month)): Path<(FollowupId, u32)>,
    Query(touched): Query<Touched>,
) -> Answer {
    let asked = asked(&site, &visitor, id, month).await?;
    let act = if asked.question.status.answered() { Act::Correct } else { Act::Answer };
    // Whoever may not answer is told why before anything is typed.
    let facts = facts(&visitor.caller, &asked.followup, &asked.question);
    asked.question.status.after(act, visitor.caller.role, &facts, "reason")?;
    match Activity::of(&touched.activity) {
        None => html_page(choosing(&site, &visitor, &asked)),
        Some(activity) => {
            let last = asked.last.as_ref().map(typed).unwrap_or_default();
            let form = AnswerForm { activity: activity.code().to_owned(), ..last };
            html_page(page(&site, &visitor, &asked, &form, &[]).await?)
        }
    }
}

/// What stands already, as it would be typed.
fn typed(last: &Checkpoint) -> AnswerForm {
    let yes = |said: bool| if said { Fits::Yes } else { Fits::No }.code().to_owned();
    AnswerForm {
        activity: last.activity.map(|one| one.code().to_owned()).unwrap_or_default(),
        at_practice: last.at_practice.map(yes).unwrap_or_default(),
        employer: last.employer_name.clone().unwrap_or_default(),
        post: last.post.clone().unwrap_or_default(),
        from: last.from.map(|day| day.to_string()).unwrap_or_default(),
        fits: last.fits.map(|one| one.code().to_owned()).unwrap_or_default(),
        band: last.band.map(|one| one.code().to_owned()).unwrap_or_default(),
        reason: String::new(),
    }
}

pub async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month)): Path<(FollowupId, u32)>,
    Form(sent): Form<Versioned<AnswerForm>>,
) -> Answer {
    match actions::answer(&site.db, &visitor.caller, id, month, sent.version(), &sent.form).await {
        Ok(()) => web::on_to(&home(&visitor, id)),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            let asked = asked(&site, &visitor, id, month).await?;
            form_again(page(&site, &visitor, &asked, &sent.form, &refusals).await?, status)
        }
    }
}

fn place(asked: &Asked) -> String {
    format!("/outlook/{}/{}", asked.followup.id, asked.question.month)
}

/// The page around: on a phone for the graduate, with the name for those who write the graduate's word down.
fn around(site: &Site, visitor: &Visitor, asked: &Asked, body: Markup) -> Markup {
    let say = visitor.say;
    let title = say.with("outlook-my-question", &[("when", after_graduation(say, asked.question.month).into())]);
    let own = MINE.opens_to(visitor.caller.role);
    let kind = if own { PageKind::Phone } else { PageKind::Record };
    let over = asked.followup.name.as_ref().filter(|_| !own).map(|name| say.names(name)).unwrap_or_default();
    visitor.shell(site, kind, &*title).page(html! {
        (parts::head(&over, &title, html! {}))
        @if !own { p.small { (say.t("outlook-on-word-help")) } }
        (body)
    })
}

/// The first touch. Who does not work is done with it, unless a reason must be told as well.
fn choosing(site: &Site, visitor: &Visitor, asked: &Asked) -> Markup {
    let say = visitor.say;
    let button = |activity: &Activity| {
        if activity.employed() || asked.question.status.answered() {
            Button::link(say.code(*activity), Address::of(place(asked)).with("activity", activity.code()).to_string())
        } else {
            let once = Button::post(say.code(*activity), place(asked)).version(asked.question.version);
            once.field("activity", activity.code())
        }
    };
    let choice = |work: bool| {
        let some: Vec<Button> = Activity::ALL.iter().filter(|one| one.employed() == work).map(button).collect();
        parts::padded(parts::acts(say, &some))
    };
    around(
        site,
        visitor,
        asked,
        html! {
            (parts::card(&say.t("outlook-works"), choice(true)))
            (parts::card(&say.t("outlook-works-not"), choice(false)))
        },
    )
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    asked: &Asked,
    typed: &AnswerForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let form = parts::Form {
        action: place(asked),
        version: Some(asked.question.version),
        submit: say.t("web-save"),
        cancel: Some(home(visitor, asked.followup.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let activity = Activity::of(&typed.activity);
    let work = match activity {
        Some(activity) if activity.employed() => work(site, say, asked, typed, &errors).await?,
        _ => html! {},
    };
    let reason = Field::lines("reason", say.t("outlook-correct-reason")).value(&*typed.reason).required();
    let body = html! {
        p { strong { (activity.map(|activity| say.code(activity)).unwrap_or_default()) } " "
            a href=(place(asked)) { (say.t("outlook-choose-other")) } }
        (parts::field(say, &Field::hidden("activity", &*typed.activity)))
        (work)
        @if asked.question.status.answered() { (parts::field(say, &reason.errors(&errors))) }
    };
    Ok(around(site, visitor, asked, parts::form(say, &form, body)))
}

/// The second touch: where the graduate works.
async fn work(site: &Site, say: Say, asked: &Asked, typed: &AnswerForm, errors: &Errors) -> Result<Markup, Failure> {
    let filter = Filter { kind: Some(Kind::Enterprise), region: Some(asked.followup.region), ..Filter::default() };
    let near = organisations::list(&site.db, &filter, None, 200).await?;
    let near = near.iter().map(|one| Choice::new(say.names(&one.name), "")).collect();
    let practice = asked.followup.practice.as_ref().map(|(_, name)| say.names(name));
    let known = practice.is_some();
    let yes_no = vec![Choice::new("yes", say.t("outlook-yes")), Choice::new("no", say.t("outlook-no"))];
    let field = |one: Field| parts::field(say, &one.errors(errors));
    let employer =
        Field::new(parts::Kind::Suggest(near), "employer", say.t("outlook-employer")).value(&*typed.employer);
    let help = if known { "outlook-employer-help-practice" } else { "outlook-employer-help" };
    let employer = employer.help(say.t(help));
    Ok(html! {
        @if let Some(practice) = practice {
            @let asks = say.with("outlook-is-it-practice", &[("name", practice.into())]);
            (field(Field::radio("at-practice", asks, yes_no).value(&*typed.at_practice).required()))
        }
        (field(if known { employer } else { employer.required() }))
        (field(Field::radio("fits", say.t("outlook-fits"), Choice::all::<Fits>(say)).value(&*typed.fits).required()))
        (field(Field::line("post", say.t("outlook-post")).value(&*typed.post)))
        (field(Field::day("from", say.t("outlook-from")).value(&*typed.from)))
        (field(Field::select("band", say.t("outlook-band"), Choice::all::<Band>(say)).value(&*typed.band)
            .help(say.t("outlook-band-help"))))
    })
}
