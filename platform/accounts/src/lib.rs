//! Who comes in, and as whom. Accounts, sessions, and the dated grants that every page's scope is joined with.
//! No page and no mail here: what must reach a person is announced in the outbox.

mod account;
mod grants;
mod reach;
pub mod refusal;
mod secret;
mod session;

pub use account::{Account, NewAccount, account, account_of_email, close_account, names_of, open_account};
pub use grants::{Grant, NewGrant, grant, grants_of, holders, revoke, standing};
pub use reach::Reach;
pub use secret::Secret;
pub use session::{
    Lifetimes, OpenSession, Opened, Visit, choose_grant, choose_lang, end_session, end_sessions,
    enter_without_password, open_session, sessions_of, sign_out, visit,
};

kernel::ids! {
    /// A role held for a scope, from a day until a day.
    GrantId,
    /// An open session.
    SessionId,
    /// A token by which a program acts for a person.
    TokenId,
    /// An invitation to open an account.
    InvitationId,
}
