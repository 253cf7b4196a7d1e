## Acts, as the log names them
accounts-act-open-account = Opened an account
accounts-act-close-account = Closed the account
accounts-act-set-password = Set the password
accounts-act-choose-language = Chose the language
accounts-act-grant = Granted a role
accounts-act-revoke = Took a role back
accounts-act-invite = Invited to a role
accounts-act-accept-invitation = Accepted the invitation
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
