## Acts, as the log names them
jobs-act-again = Had a failed job tried again
jobs-act-choose-pace = Chose how often to be reminded
jobs-act-remind = Sent a reminder by letter

## Refusals: what is wrong and what to do next
jobs-refusal-not-dead = This job is not laid aside: it waits for its turn or is done. Reload the page.
jobs-refusal-waits-already = The same job waits for its turn already. Wait until it is done.

## Letters
jobs-letter-sign = This letter was sent by the Qosar platform. There is no need to answer it.
jobs-digest-subject = Qosar: { $count ->
    [one] { $count } thing is due soon or overdue
   *[other] { $count } things are due soon or overdue
}
jobs-digest-greeting = { $name }, these are due soon or overdue:
jobs-reminder-whose-move = Your move
jobs-digest-line = { $title }: { $act }. Due { $day } (in { $days ->
    [one] { $days } day
   *[other] { $days } days
}).
jobs-digest-line-today = { $title }: { $act }. Due today.
jobs-digest-line-late = { $title }: { $act }. It was due { $day } ({ $days ->
    [one] { $days } day
   *[other] { $days } days
} ago).
jobs-digest-foot = Choose how often you are reminded: { $address }

## How often
jobs-pace = How often should the letter come?
jobs-pace-daily = on every business day on which something is due
jobs-pace-weekly = once a week, on its first business day
jobs-pace-none = never
jobs-reminders = Reminders by letter
jobs-reminders-help = What is due within five business days, or was due lately, comes in one letter. Without a letter, all of it is on your first page.

## Jobs that failed
jobs-failed = Failed jobs
jobs-failed-help = The platform tried each of these six times. Mend the cause, then try again.
jobs-none-failed = No job has failed
jobs-none-failed-help = Letters and reminders leave on time.
jobs-kind = Job
jobs-laid-aside = Laid aside
jobs-tries = Tries
jobs-why = Cause
jobs-again = Try again
