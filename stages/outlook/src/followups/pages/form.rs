//! The answer: one screen, under a minute; the graduate's own or written down on the graduate's word.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Refusal};
use maud::{Markup, html};
use registry::organisations::rules::Kind;
use registry::organisations::store::{self as organisations, Filter};
use web::parts::{self, Choice, Errors, Field};
use web::{Answer, PageKind, Site, Versioned, Visitor, form_again, html_page, refusals_of};

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

pub async fn answering(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month)): Path<(FollowupId, u32)>,
) -> Answer {
    let asked = asked(&site, &visitor, id, month).await?;
    let act = if asked.question.status.answered() { Act::Correct } else { Act::Answer };
    // Whoever may not answer is told why before anything is typed.
    let facts = facts(&visitor.caller, &asked.followup, &asked.question);
    asked.question.status.after(act, visitor.caller.role, &facts, "reason")?;
    let typed = asked.last.as_ref().map(typed).unwrap_or_default();
    html_page(page(&site, &visitor, &asked, &typed, &[]).await?)
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

async fn page(
    site: &Site,
    visitor: &Visitor,
    asked: &Asked,
    typed: &AnswerForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let Asked { followup, question, .. } = asked;
    let errors = Errors::of(say, refusals);
    let filter = Filter { kind: Some(Kind::Enterprise), region: Some(followup.region), ..Filter::default() };
    let near = organisations::list(&site.db, &filter, None, 200).await?;
    let near: Vec<Choice> = near.iter().map(|one| Choice::new(say.names(&one.name), "")).collect();
    let title = say.with("outlook-my-question", &[("when", after_graduation(say, question.month).into())]);
    let own = MINE.opens_to(visitor.caller.role);
    let kind = if own { PageKind::Phone } else { PageKind::Record };
    let form = parts::Form {
        action: format!("/outlook/{}/{}", followup.id, question.month),
        version: Some(question.version),
        submit: say.t("web-save"),
        cancel: Some(home(visitor, followup.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let over = followup.name.as_ref().filter(|_| !own).map(|name| say.names(name)).unwrap_or_default();
    Ok(visitor.shell(site, kind, &*title).page(html! {
        (parts::head(&over, &title, html! {}))
        @if !own { p.small { (say.t("outlook-on-word-help")) } }
        (parts::form(say, &form, fields(visitor, asked, typed, &errors, near)))
    }))
}

fn fields(visitor: &Visitor, asked: &Asked, typed: &AnswerForm, errors: &Errors, near: Vec<Choice>) -> Markup {
    let say = visitor.say;
    let field = |one: Field| parts::field(say, &one.errors(errors));
    let practice = asked.followup.practice.as_ref().map(|(_, name)| say.names(name));
    let yes_no = vec![Choice::new("yes", say.t("outlook-yes")), Choice::new("no", say.t("outlook-no"))];
    html! {
        (field(Field::radio("activity", say.t("outlook-activity"), Choice::all::<Activity>(say)).value(&*typed.activity).required()))
        (parts::section(&say.t("outlook-if-working"), &say.t("outlook-if-working-help"), html! {
            @if let Some(practice) = practice {
                (field(Field::radio("at-practice", say.with("outlook-is-it-practice", &[("name", practice.into())]), yes_no)
                    .value(&*typed.at_practice)))
            }
            (field(Field::new(parts::Kind::Suggest(near), "employer", say.t("outlook-employer"))
                .value(&*typed.employer).help(say.t("outlook-employer-help"))))
            (field(Field::line("post", say.t("outlook-post")).value(&*typed.post)))
            (field(Field::day("from", say.t("outlook-from")).value(&*typed.from)))
            (field(Field::radio("fits", say.t("outlook-fits"), Choice::all::<Fits>(say)).value(&*typed.fits)))
            (field(Field::select("band", say.t("outlook-band"), Choice::all::<Band>(say)).value(&*typed.band)
                .help(say.t("outlook-band-help"))))
        }))
        @if asked.question.status.answered() {
            (field(Field::lines("reason", say.t("outlook-correct-reason")).value(&*typed.reason).required()))
        }
    }
}
