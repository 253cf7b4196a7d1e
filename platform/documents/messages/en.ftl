# Clauses of contracts and orders
documents-refusal-lone-brace = Clause “{ $clause }” ({ $lang }), character { $position }: a brace is left open or stands alone. To print a brace, write it twice.
documents-refusal-unknown-variable = Clause “{ $clause }” ({ $lang }), character { $position }: there is no variable “{ $name }”. Choose one from the list of variables.
documents-refusal-variable-missing = Clause “{ $clause }” ({ $lang }): another language names the variable “{ $name }”, this one does not. Add it to the text.
documents-refusal-unknown-clause = Clause “{ $clause }” ({ $lang }), character { $position }: there is no clause “{ $name }”. Mend the reference.
documents-refusal-bad-condition = The condition of clause “{ $clause }” cannot be read, character { $position }: “{ $name }”. Example: learner-minor and not compensation-kind = wage.
documents-refusal-unknown-code = The condition of clause “{ $clause }”, character { $position }: the variable’s list has no code “{ $name }”.
documents-refusal-no-text = Clause “{ $clause }” ({ $lang }) has neither heading nor text. Write its text.
documents-refusal-id-taken = Two clauses bear the id “{ $clause }”. Change one of them.
documents-refusal-bad-id = The id “{ $clause }” must be made of small Latin letters, digits and dashes.
documents-refusal-no-value = Clause “{ $clause }” ({ $lang }), character { $position }: this document has no value for the variable “{ $name }”. Complete the data.
documents-refusal-clause-absent = Clause “{ $clause }” ({ $lang }), character { $position }: the clause “{ $name }” it refers to does not stand in this document. Give the reference the same condition.

# Reading files
documents-refusal-no-file = No file was chosen. Choose an .xlsx or .csv file and send it again.
documents-refusal-no-rows = The file has no row of data. Fill in the template and upload it again.
documents-refusal-not-a-table = This file is not a table: { $file }. Save it as .xlsx or .csv (UTF-8) and upload it again.
documents-refusal-old-workbook = This is an old .xls workbook or one locked by a password. Save it as .xlsx without a password and upload it again.
documents-refusal-broken-workbook = The workbook cannot be read: the file is damaged. Open it in Excel or LibreOffice and save it again.
documents-refusal-encoding = The file is not encoded in UTF-8 ({ $encoding }). When saving, choose “CSV UTF-8”.
documents-refusal-file-too-large = The file is too large: at most { $most } MB. Split it into several files.
documents-refusal-too-many-rows = The file has { $found } rows; at most { $most } are taken at once. Split it into several files.
documents-refusal-no-header = No column titles were found. Expected: { $wanted }. Found: { $found } (from cell { $cell }). Download the template and fill it in.
documents-refusal-column-missing = The column “{ $column }” is missing. Add it to the header in row { $row }.
documents-refusal-column-unknown = The column “{ $name }” in cell { $cell } is unknown. Remove it or mend its title.
documents-refusal-column-twice = The column “{ $column }” stands twice: { $first } and { $cell }. Keep one.
documents-refusal-cell-empty = { $cell }: “{ $column }” is empty (row { $row }).
documents-refusal-cell-too-long = { $cell }: “{ $column }” takes at most { $most } characters (row { $row }): “{ $value }”.
documents-refusal-cell-not-a-day = { $cell }: “{ $column }” is not a date (row { $row }): “{ $value }”. Write it as 01.09.2026.
documents-refusal-cell-not-a-number = { $cell }: “{ $column }” must be a whole number from { $least } to { $most } (row { $row }): “{ $value }”.
documents-refusal-cell-not-a-quantity = { $cell }: “{ $column }” must be a number not below zero with at most two decimals (row { $row }): “{ $value }”.
documents-refusal-cell-not-in-list = { $cell }: “{ $column }” is not in the list (row { $row }): “{ $value }”. Possible values: { $list }.
documents-refusal-cell-not-digits = { $cell }: “{ $column }” must be exactly { $count } digits (row { $row }): “{ $value }”.
documents-refusal-cell-error = { $cell }: the formula in “{ $column }” failed (row { $row }): { $value }. Mend the formula or write the value.
documents-refusal-cell-uncomputed = { $cell }: the formula in “{ $column }” was never computed (row { $row }). Open the workbook in Excel or LibreOffice and save it.
documents-refusal-more-errors = There are { $count } more errors. Mend those above first.

# Attached files
documents-refusal-file-kind = A file of this kind is not accepted. Allowed kinds: { $allowed }.
documents-refusal-file-size = The file is too large: at most { $most } MB. Make the picture smaller or split the file.
documents-refusal-file-empty = The file is empty. Choose another one.

# Kinds of files
file-kind-pdf = PDF document
file-kind-jpeg = JPEG picture
file-kind-png = PNG picture
file-kind-webp = WebP picture
file-kind-heic = HEIC picture
file-kind-docx = Word document
file-kind-xlsx = Excel workbook
file-kind-cms = electronic signature

# Files tried and taken in
documents-intake-choose = Choose a file
documents-intake-file = File
documents-intake-file-help = .xlsx or .csv (UTF-8). First you see what would change; nothing is written before you confirm.
documents-intake-template = Download the template
documents-intake-try = Try the file
documents-intake-take = Take it in
documents-intake-would = What “{ $file }” would change
documents-intake-nothing = Nothing would change: everything stands as the file says.
documents-intake-done = “{ $file }” was taken in whole.
documents-intake-wrong = { $count ->
    [one] “{ $file }”: { $count } error. Nothing was changed
   *[other] “{ $file }”: { $count } errors. Nothing was changed
}
documents-intake-effects = Row by row
documents-intake-thing = Name
documents-intake-row = Row
documents-intake-effect = What it does
documents-intake-changes = Corrected
documents-intake-notes = Look at these
documents-intake-cell = Cell
documents-intake-told = What is wrong
documents-intake-source = Source
documents-effect-new = new
documents-effect-changed = changed
documents-effect-same = unchanged

# Templates of documents
template-drafted = draft
template-in-force = in force
template-superseded = superseded
template-discarded = discarded
template-act-edit = edit the clauses
template-act-adopt = bring into force
template-act-supersede = replace by a newer one
template-act-discard = discard
