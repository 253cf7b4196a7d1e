//! Who comes in, and as whom. Accounts, sessions, and the dated grants that every page's scope is joined with.
//! No page and no mail here: what must reach a person is announced in the outbox.

mod account;
mod beginning;
mod code;
mod grants;
mod history;
mod idempotency;
mod invitation;
mod letters;
mod link;
mod password;
mod reach;
pub mod refusal;
mod secret;
mod session;
mod sign_in;
mod sweeping;
mod throttle;
mod token;

pub use account::{Account, NewAccount, account, account_of_email, close_account, names_of, open_account};
pub use beginning::{first_administrator, nobody_yet};
pub use code::{CodeId, Confirmed, Matter, confirm_code, issue_code, use_code};
pub use grants::{Grant, NewGrant, grant, grants_of, holders, revoke, standing};
pub use history::{Remembered, history_of};
pub use idempotency::{Answered, Asked, forget_asked, remember, remembered};
pub use invitation::{Invitation, Password, accept, invitation, invitation_secret, invite, withdraw_invitation};
pub use letters::{CODE, LETTER, Letter, Template};
pub use link::{LinkId, Purpose, ask_for_link, enter_by_link, link_of, make_link, reset_password};
pub use password::{Hashed, hashed, set_password};
pub use reach::Reach;
pub use secret::{Key, Secret};
pub use session::{
    Entry, Lifetimes, OpenSession, Opened, Visit, choose_grant, choose_lang, end_session, end_sessions,
    enter_without_password, open_session, sessions_of, sign_out, visit,
};
pub use sign_in::{SignIn, change_password, sign_in};
pub use sweeping::sweep;
pub use token::{Token, bearer, issue_token, revoke_token, tokens_of};

/// The words of this crate in Kazakh, Russian and English: it stands below `web`, whose type gathers them.
pub const WORDS: [&str; 3] =
    [include_str!("../messages/kk.ftl"), include_str!("../messages/ru.ftl"), include_str!("../messages/en.ftl")];

kernel::ids! {
    /// A role held for a scope, from a day until a day.
    GrantId,
    /// An open session.
    SessionId,
    /// A token by which a program acts for a person.
    TokenId,
    /// An invitation to a role.
    InvitationId,
}
