//! Whose workplace or mentor it is, as a form asks for it: whoever acts for an enterprise is never asked, the others
//! choose by name or type the BIN.

use kernel::Failure;
use maud::{Markup, html};
use registry::organisations::rules::Kind;
use registry::organisations::store::{self, Filter, Organisation};
use web::parts::{self, Choice, Errors, Fact, Field};
use web::{Site, Visitor};

/// Enterprises suggested at most; any other is named by its BIN.
const SUGGESTED: usize = 500;

/// The field `organisation` of a form.
///
/// # Errors
/// Broken, when the database does not answer.
pub(crate) async fn field(
    site: &Site,
    visitor: &Visitor,
    (typed, named): (&str, Option<&Organisation>),
    errors: &Errors,
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let label = say.t("placement-enterprise");
    if let Some(named) = named.filter(|one| visitor.caller.organisation() == Some(one.id)) {
        return Ok(html! {
            (parts::field(say, &Field::hidden("organisation", named.id.to_string())))
            (parts::facts(&[Fact::new(label, say.names(&named.name))]))
        });
    }
    let filter = Filter { kind: Some(Kind::Enterprise), ..Filter::default() };
    let known = store::list(&site.db, &filter, None, SUGGESTED).await?;
    let value = |one: &Organisation| one.bin.clone().unwrap_or_else(|| one.id.to_string());
    let choices = known.iter().map(|one| Choice::new(value(one), say.names(&one.name))).collect();
    let help = named.map_or_else(|| say.t("placement-enterprise-help"), |named| say.names(&named.name));
    let typed = named.map_or_else(|| typed.to_owned(), value);
    let field = Field::new(parts::Kind::Suggest(choices), "organisation", label);
    Ok(parts::field(say, &field.value(typed).help(help).required().errors(errors)))
}
