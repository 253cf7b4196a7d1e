app-today = Today
app-whose-move = Waits for your move
app-days = Coming days
app-nothing-waits = Nothing waits for you
app-nothing-waits-help = When somebody hands you a move it appears here: what, since when, and what to do next.
app-waits-days =
    { $days ->
        [0] today
        [one] { $days } day
       *[other] { $days } days
    }
app-found = Search: { $words }
app-found-nothing = Nothing was found
app-found-nothing-help = Try the name, BIN or code in another spelling. Records outside your scope are not shown.
app-demo-people = Who will you be?
app-demo-people-help = These people are invented and have no passwords. Choose a role.
app-demo-region = Demo · Pavlodar region
