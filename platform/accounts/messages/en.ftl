## Acts, as the log names them
accounts-act-open-account = Opened an account
accounts-act-close-account = Closed the account
accounts-act-set-password = Set the password
accounts-act-choose-language = Chose the language
accounts-act-grant = Granted a role
accounts-act-revoke = Took a role back
accounts-act-invite = Invited to a role
accounts-act-accept-invitation = Accepted the invitation
accounts-act-withdraw-invitation = Withdrew the invitation
accounts-act-issue-token = Issued a token
accounts-act-revoke-token = Took a token back

## Refusals: what is wrong and what to do next
accounts-refusal-email-taken = An account with this e-mail address exists already. Sign in with it, or enter another address.
accounts-refusal-held-already = The person holds this role here already. Change the role they hold instead of granting it twice.
accounts-refusal-not-held = This role has ended already. Refresh the page to see which roles the person holds.
accounts-refusal-not-recognised = The e-mail address or the password is not right. Check both, or choose “Forgot your password?”
accounts-refusal-not-the-password = This is not your present password. Check it, or sign out and choose “Forgot your password?”
accounts-refusal-too-often = Too many tries. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
accounts-refusal-password-short = The password is too short. Use at least { $least } characters; several words that you remember do well.
accounts-refusal-password-common = This password is one of the first that others would try. Choose one of your own: several words that you remember do well.
accounts-refusal-link-unknown = This link opens nothing. Copy it whole from the letter, or ask for a new one.
accounts-refusal-link-used = This link has been used already; it opens once. Sign in, or ask for a new one.
accounts-refusal-link-over = This link opened until { $day }. Ask for a new one.
accounts-refusal-invited-already = An invitation to this role is already on its way. Withdraw it first, then invite again.
accounts-refusal-invitation-withdrawn = The invitation was withdrawn. Ask whoever invited you.
accounts-refusal-code-none = No code is open for this act: it was used, its ten minutes are over, or all tries are spent. Ask for a new code.
accounts-refusal-code-wrong = The code is not right. { $left ->
    [0] No tries are left: ask for a new code.
    [one] { $left } try is left.
   *[other] { $left } tries are left.
}
accounts-refusal-token-days = A token lives from today for { $most } days at most. Choose a day within them.
accounts-refusal-key-of-another = This idempotency key was used for another request. Use a new key for a new request.
accounts-refusal-key-in-work = The first request with this idempotency key is still being answered. Ask again in a minute.
accounts-refusal-begun-already = The installation has its administrator already. Sign in, or ask the administrator for an invitation.

## Letters: subjects and bodies
accounts-letter-invitation = Invitation to Qosar
accounts-letter-enter = Your link to come in
accounts-letter-reset = A new password for Qosar
accounts-letter-code = Your one-time code
accounts-letter-body-invitation = { $name }, you are invited to Qosar as { $role }: { $scope }. Open the link and accept the invitation. It opens once, until { $until }.
accounts-letter-body-enter = { $name }, open the link to come in. It opens once, until { $until }. If you did not ask for it, do nothing: nobody comes in without it.
accounts-letter-body-reset = { $name }, open the link to choose a new password. It opens once, until { $until }. If you did not ask for it, do nothing: your password stays as it is.
accounts-letter-body-code = { $name }, your one-time code is { $code }. It is valid until { $until }. Tell it to nobody: it confirms an act in your name.

## Links
accounts-link-enter = Come in by a link
accounts-link-reset = Choose a new password

## The entrance
accounts-email = E-mail
accounts-password = Password
accounts-name = First name and surname
accounts-language = Language
accounts-role = Role
accounts-scope = Where
accounts-forgotten = Forgot your password?
accounts-no-account = Accounts are opened by invitation: ask the administrator of your organisation.
accounts-people-of-the-demo = People of the demo
accounts-new-password = New password
accounts-new-password-help = At least 10 characters. Several words that you remember do well.
accounts-set-password = Set the password
accounts-first = The first administrator
accounts-first-help = Nobody has an account here yet. Whoever fills in this form administers the platform and invites the others.
accounts-first-begin = Begin
accounts-link-purpose = What is the link for?
accounts-ask-for-link = Ask for a link
accounts-no-email = Without an e-mail address, ask the administrator of your organisation for a link on paper.
accounts-link-sent = Look into your mailbox
accounts-link-sent-help = If there is an account with the address { $email }, a letter with a link is on its way. The link opens once, for thirty minutes.
accounts-link-closed = The link does not open
accounts-link-enter-help = { $name }, press the button to come in. The link opens once.
accounts-come-in = Come in
accounts-reset-help = { $name }, choose a new password. Every open session of yours will end.
accounts-accept-invitation = Accept the invitation
accounts-role-until = Last day of the role
accounts-without-end = no end is set
accounts-invitation-until = The invitation opens until
accounts-as-whom = As whom do you act?
accounts-role-now = now
accounts-no-role = You hold no role today
accounts-no-role-help = Roles are granted by the administrator of your organisation or of the platform. You can read the public pages meanwhile.
accounts-account = Account
accounts-roles = Roles
accounts-sessions = Where you are signed in
accounts-session-here = here
accounts-session-times = signed in { $opened }, last seen { $seen }
accounts-session-end = End
accounts-sessions-end = End all others
accounts-present-password = Present password
accounts-change-password-help = Your other sessions will end. If you have never set a password:
accounts-history = Who changed your data
accounts-history-help = Acts on your account, roles, invitations and tokens, the last first. Reading is not recorded.
accounts-somebody = Somebody without an account
accounts-tokens = Tokens for programs
accounts-tokens-help = By a token your program acts through the API in your name, in one role, until a day.
accounts-tokens-open = Tokens
accounts-tokens-standing = Tokens that open
accounts-tokens-none = You have no tokens
accounts-tokens-none-help = A token belongs here when, for example, your personnel system sends returns by itself.
accounts-token-new = A new token
accounts-token-name = What is it for?
accounts-token-name-help = As you will recognise it: the program or the computer.
accounts-token-role = In which role
accounts-token-last-day = Last day
accounts-token-issue = Issue the token
accounts-token-once = This is the token. It is shown only now: put it where your program keeps secrets.
accounts-token-kept = I have kept it
accounts-token-until = until { $day }
accounts-token-used = last used { $at }
accounts-token-unused = not used yet
accounts-token-revoke = Take back
