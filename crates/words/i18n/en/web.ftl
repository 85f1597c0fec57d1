## Frame of a page

app-name = Smotr
frame-skip = Skip to content
frame-low-vision = Low-vision version
frame-other-language = Русский
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-sections = Sections
frame-about = Smotr runs a district’s contests of innovation in education
frame-help = Help
frame-accessibility = Accessibility
frame-privacy = Personal data
frame-error-title = Error: { $title }

menu-today = Today
menu-apps = Our applications
menu-calls = Calls
menu-plan = Plan
menu-orgs = Organisations
menu-people = People
menu-accounts = Accounts
menu-health = Health
menu-rights = Rights

demo-label = Demonstration
demo-strip = Demonstration.
demo-fictional = People, schools and works are made up.
demo-roles = Change role
demo-letters = Letters
demo-clock = Clock:
demo-move = move

## Something is wrong

error-missing = There is no such page
error-missing-text = The link may be out of date, or the address mistyped.
error-signed-out = You need to sign in again
error-signed-out-text = Your session is over, so what you sent was not taken. Sign in in a new tab, come back here and send it again: your text is still in the browser.
error-refused = This cannot be done
error-conflict = Somebody was first
error-conflict-text = Things changed here while you were looking. Go back and reload the page: your text is still in the browser.
error-unreadable = The request cannot be read
error-unreadable-text = It would come so only from a foreign or outdated page. Open the page you need anew.
error-kind = This cannot be taken here
error-kind-text = Send the ordinary form of this page.
error-large = Too much at once
error-large-text = Shorten the text or take a smaller file. The limit stands by the field.
error-method = Such a request cannot be sent here
error-method-text = Open the page you need by a link, not by a bookmark of a sent form.
error-foreign = Not sent from this site
error-foreign-text = Nothing was done. Open the page you need here and send the form from it.
error-many = Too many attempts
error-many-text = Wait a few minutes and try again.
error-busy = The server is busy or being updated
error-busy-text = Try again in 20 seconds. What was saved is in place.
error-fault = It did not work
error-fault-text = Everything saved before is in place. Try again; if it still fails, tell the organisers the code.
error-incident = Code for support:
error-way-home = To the start page
error-way-today = To what waits today
error-way-sign-in = Sign in

notice-saved = Saved.
notice-signed-out = You have signed out.
notice-password-set = The password is set. All earlier sessions are over.
notice-letter-queued = The letter is in the queue.
notice-seat-ended = The seat is ended.
notice-seat-given = The seat is given.
notice-imported = { $rows ->
    [0] Nothing changed: everything was so already.
    [one] { $rows } row was entered.
   *[other] { $rows } rows were entered.
}
notice-clock-moved = The clock was moved.


## Forms

form-errors = { $n ->
    [one] { $n } field needs mending
   *[other] { $n } fields need mending
}
form-error-prefix = Error:

## Applications: list

apps-title = Applications
apps-lead = A draft stays on the server for as long as you need. Only the button “Submit the application” submits it.
apps-none-title = No applications yet.
apps-none-text = Choose a contest, answer a few questions, and a draft will appear here.
apps-open-calls = Open for applications now
apps-no-open-calls = No contest takes applications at the moment. The page “Today” will tell you of a new one.
apps-start = Start an application
apps-untitled = Untitled
apps-gaps = { $n ->
    [one] { $n } thing left
   *[other] { $n } things left
}
apps-ready = complete, ready to submit
standing-draft = Draft
standing-filed = Submitted
standing-changed = Submitted, changes not submitted
standing-withdrawn = Withdrawn
standing-late = Not submitted in time
apps-until = Open until { $at }
apps-closed = Closed on { $at }

## Applications: eligibility

app-new-title = Does this contest suit you
app-new-lead = { $n ->
    [one] One question before you begin; it saves evenings.
   *[other] { $n } questions before you begin; they save evenings.
}
app-new-organisation = Which institution applies
app-new-answer = Answer the question
app-new-stop = With this answer you cannot take part
app-new-go = Start the application
app-new-not-yet = Applications are not open yet: they open on { $at }.
app-new-over = Applications closed on { $at }.
app-new-no-seat = Applications are started by the institution’s coordinator. You are signed in in another role.
yes = Yes
no = No

## Application: what to fill in

app-back = Back to the application
app-over = Application { $code }
app-not-filed = Not submitted yet.
app-not-filed-until = Open until { $at }.
app-not-filed-over = Applications closed on { $at }. The draft is kept but was not submitted.
app-filed-line = Submitted on { $at }.
app-changed-line = Submitted on { $at }. You have changed it since: the changes are not submitted yet.
app-withdrawn-line = The application is withdrawn. The draft is kept; you can submit it again until { $at }.
app-withdrawn-over = The application is withdrawn. Applications closed on { $at }.
app-check-link = Check and submit
app-replace-link = Check and submit again
app-receipt-link = Receipt
app-part-work = About the work
app-part-papers = Papers and authors
app-part-submit = Submitting
app-progress = { $done } of { $all } filled in
task-done = Filled in
task-open = Not filled in
task-begun = Begun
task-optional = Optional
task-fix = Needs fixing
task-ready = Ready to submit
task-later = Fill in the rest first
app-papers = Papers
app-authors = Authors and consents
app-submit-task = Check and submit
app-files-count = { $n ->
    [0] no files
    [one] { $n } file
   *[other] { $n } files
}
app-authors-count = { $n ->
    [0] nobody named
    [one] { $n } author
   *[other] { $n } authors
}
app-next = Next: { $section }
app-history = History of the application
app-withdraw-link = Withdraw the application
app-call-link = Conditions of the contest

## Application: section

section-over = Section { $n } of { $all }
section-save-back = Save and return to the application
section-save-next = Save and go on
section-words-max = { $n ->
    [one] up to { $n } word
   *[other] up to { $n } words
}
section-chars-max = { $n ->
    [one] up to { $n } character
   *[other] up to { $n } characters
}
section-words-left = words left: {"{n}"}
section-words-over = words over: {"{n}"}
section-choices-max = Choose up to { $n }
section-example = Example
section-optional = optional
section-number-range = A whole number from { $min } to { $max }
save-saving = Saving…
save-saved = Saved on the server at {"{time}"}
save-offline = No connection. The text is kept on this computer and will be sent by itself
save-conflict = Changed in another window.
save-conflict-link = See both versions
save-restored = Text that had not been saved is back
save-manual = Saved by the button. With scripts on, the page saves by itself.
save-last = Last saved: { $at }
save-last-by = Last saved: { $at }, { $who }
sees-applicant = Seen by your institution only.
sees-staff = Seen by your institution and the methodists. Experts do not see it.
sees-council = Seen by your institution, the methodists and the council. Experts do not see it.
sees-experts = Seen by the methodists, the council and the experts, without the institution’s name.
sees-public = Seen by everyone if the work is among those named; by experts without the institution’s name.
both-title = This answer was changed in another window
both-title-who = { $who } changed this answer
both-lead = Nothing is lost. Choose one text, or join both in the field, and save.
both-mine = Your text
both-theirs = On the server
both-take-mine = Take mine
both-keep-theirs = Keep the server’s
session-title = You are signed out, and your text is safe
session-text = Your session has ended. All you wrote is kept on this computer. Sign in in a new window and come back here.
session-sign-in = Sign in in a new window
session-continue = Back to the text

## Application: papers

files-title = Papers
files-lead = A file can be replaced before you submit and after it, as long as applications are open.
files-types = { $types }, up to { $mb } MB
files-count-one = one file
files-count-some = { $min ->
    [0] up to { $max } files
   *[other] from { $min } to { $max } files
}
files-choose = Choose a file
files-drop-hint = or drop it here
files-drop = Drop the file
files-upload = Upload
files-progress = Uploading: {"{n}"} %
files-failed = The upload failed. Check the connection and choose the file again.
files-remove = Remove
files-full = The slot is full. To replace the file, remove the old one first.
files-signed = Sign the printed application and scan it.
files-print = Print the application for signing
files-none = No file yet
files-error-none = Choose a file, then press “Upload”.
files-error-type = The file “{ $name }” does not fit here. Save it as { $types } and upload it again.
files-error-content = The file “{ $name }” is not what its name promises. Open it and save it anew as { $types }.
files-error-big = The file is larger than { $mb } MB. Make its pictures smaller or split it.
files-error-empty = The file “{ $name }” is empty. Check it and upload it again.
files-error-macro = The file “{ $name }” has macros; such files are not taken. Save it as an ordinary { $types }.
files-error-locked = The file “{ $name }” is locked by a password. Remove the password and upload it again.
files-error-full = There are as many files here as allowed. Remove one and upload again.
files-size-b = { $n } B
files-size-kb = { $n } KB
files-size-mb = { $n } MB

## Application: authors

authors-title = Authors and consents
authors-range = From { $min } to { $max } authors.
authors-none = No authors yet.
authors-add = Add an author
authors-name = Full name
authors-post = Post
authors-email = E-mail
authors-email-hint = A letter with a link to the consents goes there. Leave it empty if the consents are signed on paper.
authors-add-button = Add
authors-remove = Remove from the authors
authors-given = Given
authors-owed = Needed
authors-may = Optional
authors-ask = Send the letter with the consents
authors-paper = The consents are signed on paper
authors-paper-hint = The institution keeps the paper. Mark what is signed and when.
authors-paper-date = Date on the paper
authors-paper-button = Mark
authors-error-name = Enter the author’s full name
authors-error-post = Enter the author’s post
authors-error-email = Check the e-mail address: it needs an @ and a dot after it
authors-error-date = Enter the date that stands on the paper
authors-error-choose = Mark which consents are signed
authors-error-early = The date on the paper has not come yet

## Consents of an author (by the link of the letter)

consent-title = Your consents
consent-lead = { $organisation } names you as an author of the work “{ $work }” for the contest “{ $call }”. Read and decide on each consent separately.
consent-lead-untitled = { $organisation } names you as an author of a work for the contest “{ $call }”. Read and decide on each consent separately.
consent-agree = I give this consent
consent-since = Given on { $at }. Clear the mark and save to withdraw it.
consent-save = Save my choice
consent-done = Your choice is recorded. You can change it by the same link.
consent-required = Without this consent the application cannot be submitted.
consent-free = You need not give it: it does not affect how the work is judged.
consent-hello = Good day, { $name }!

## Application: check and submit

check-title = Check your answers
check-lead = This is what the methodical centre will see. You can submit it { $until }, and replace it until then.
check-until = until { $at }
check-gaps = { $n ->
    [one] { $n } thing left before you can submit
   *[other] { $n } things left before you can submit
}
check-change = Change
check-empty = Not filled in
check-ready = All is filled in.
check-submit = Submit the application
check-submit-again = Submit again
check-signs = By pressing the button you submit the application on behalf of: { $organisation }.
check-near = Applications close soon: { $rest }. Submit now; you can replace the application until { $at }.
check-late = Applications closed on { $at }. The draft is kept but was not submitted. Call the methodical centre: more time can be given by a decision that states its ground.
check-for-signature = Application for signing
check-head = Head of the institution
check-sign-line = ____________________ / ____________________
check-date-line = Date ____________________

## Application: submitted, receipt

submitted-title = The application is submitted
submitted-again = The application is submitted again
submitted-number = Number of the application
submitted-at = Received
submitted-what-next = What happens next
submitted-next-1 = The receipt stays at its own address: keep the address or print the page.
submitted-next-2 = Until { $at } you can replace or withdraw the application.
submitted-next-3 = Then the methodical centre checks it and tells you the outcome by letter and on the page “Today”.
submitted-receipt = Open the receipt
receipt-title = Receipt for an application
receipt-number = Number
receipt-call = Contest
receipt-organisation = Applicant
receipt-submission = Submission
receipt-submission-n = No. { $n }
receipt-channel = Channel
receipt-online = through the site
receipt-paper = on paper
receipt-received = Received
receipt-recorded = Written to the journal
receipt-closes = Open until
receipt-superseded = A later submission replaced this one.
receipt-withdrawn = The application was withdrawn later.
receipt-latest = The latest receipt
receipt-answers = Answers
receipt-papers = Papers
receipt-authors = Authors
receipt-proofs = Hashes and salts
receipt-what = What was submitted
receipt-digest = Hash
receipt-salt = Salt
receipt-entry = Journal entry
receipt-entry-hash = Hash of the entry
receipt-entry-place = Stream and number
receipt-edition = Edition of the procedure
receipt-how = The hash of each answer is SHA-256 of a zero byte, the salt and the text. It proves what exactly was submitted, and nobody can change that unnoticed.
receipt-erased = The text has been erased
receipt-file-line = { $name }, { $size } bytes
receipt-author-n = Author { $n }

## Application: withdrawing, history

withdraw-title = Withdraw the application
withdraw-lead = The application will no longer take part in the contest. The draft is kept; until { $at } you can submit it again.
withdraw-ground = Why you withdraw it
withdraw-button = Withdraw the application
withdraw-keep = Keep it
history-title = History of the application
history-lead = Who saved, submitted and withdrew the application, and when. Attempts that failed are recorded too.
history-saved = Answers saved
history-filed = Submitted, submission No. { $n }
history-filed-paper = Entered from paper, submission No. { $n }
history-withdrawn = Withdrawn
history-refused = Submitting failed: { $why }
history-refused-incomplete = the application was not complete
history-refused-too-late = applications were closed
history-refused-too-early = applications were not open yet
history-refused-limit = another application of the institution was submitted already
history-refused-other = the application could not be submitted
history-someone = system
history-none = Nothing has happened yet.
notice-withdrawn = The application is withdrawn.
notice-date-moved = The date is moved; letters are in the queue.
notice-announced = The contest is announced: everyone sees it.

## The methodist’s desk

menu-desk = Desk
desk-title = Desk
desk-lead = Contests of the district: dates, applications, drafts.
desk-none = No contests yet.
desk-new = New contest
desk-hidden = Not announced
desk-open = Open
desk-before = Not open yet
desk-over = Closed
desk-counts = { $filed ->
    [one] { $filed } application submitted
   *[other] { $filed } applications submitted
} · { $drafts ->
    [one] { $drafts } draft
   *[other] { $drafts } drafts
}
register-title = Applications
register-lead = Drafts are counted but not shown: only the institution itself reads them.
register-work = Work
register-organisation = Institution
register-division = Nomination
register-filed = Submitted
register-state = State
register-standing = Submitted
register-withdrawn = Withdrawn
register-paper = on paper
register-again = submission No. { $n }
register-none = No applications yet. They will appear here as soon as schools submit them.
register-next = Next
register-total-filed = Submitted
register-total-drafts = Drafts
register-total-withdrawn = Withdrawn
register-dates = Extend or move dates
register-enter-paper = Enter a paper application
register-announce = Announce the contest
register-announce-lead = Once announced, everyone sees the contest and its dates can only move later.
register-public = Page of the contest
register-changes = Changes of dates
register-change-all = { $date }: from { $from } to { $to }
register-change-one = { $organisation }: more time, until { $to }
register-ground = Ground: { $ground }
dates-title = Dates
dates-lead = An announced date can only move later. Letters to the coordinators go out by themselves.
dates-all = Move for everyone
dates-one = Give one institution more time
dates-which = Which date
dates-who = To whom
dates-day = New date
dates-time = Time
dates-ground = Ground
dates-ground-hint = Why you move it: number of a letter, an order, a reason. Those concerned will read it.
dates-move = Move
dates-extend = Give more time
dates-now = now { $at }
dates-error-when = Enter the date and the time
dates-error-ground = Enter the ground
dates-error-who = Choose the institution
paper-title = A paper application
paper-lead = The moment on the incoming stamp counts. The signature and the authors’ consents stay on paper.
paper-organisation = Institution
paper-stamp = Incoming number
paper-stamp-hint = As on the stamp: number and date.
paper-day = Day of receipt
paper-time = Time of receipt
paper-scan = Scan: { $paper }
paper-enter = Enter the application
paper-error-organisation = Choose the institution
paper-error-when = Enter the date and the time from the stamp
paper-error-stamp = Enter the incoming number
call-new-title = New contest
call-new-lead = A contest runs one edition of its procedure. Until it is announced only methodists see it.
call-new-edition = Procedure
call-new-slug = Address of the page
call-new-slug-hint = Lower-case Latin letters, digits and hyphens: products-2026
call-new-year = School year
call-new-day = { $date }: date
call-new-time = { $date }: time
call-new-save = Create
call-new-error-slug = Address: lower-case Latin letters, digits and hyphens, 3 to 60 characters
call-new-error-taken = Another contest has this address
call-new-error-year = Write the school year like this: 2026-2027
call-new-error-date = Enter the date and the time
call-new-error-edition = Choose the procedure

form-none = not chosen

## Lists

list-search = Search
list-find = Find
list-none = Nothing was found
list-all = Show all
list-pages = Pages
list-next = Next

## Districts and calls

home-title = Districts
home-lead = Contests of innovative products and statuses of sites, by district.
home-empty = There are no districts yet
home-empty-next = The administrator enters the first one on the command line.
home-plan = The year’s plan

territory-open = { $n ->
    [one] { $n } call is open now.
   *[other] { $n } calls are open now.
}
territory-none-open = No calls are open now.
territory-now = Taking applications
territory-ahead = Coming
territory-past = Closed
territory-plan-title = Plan of work
territory-plan = Plan for { $year }
territory-all-calls = All calls
territory-contact = Whom to ask

calls-title = Calls
calls-empty = There are no calls yet
calls-empty-next = Announced calls will stand here. The plan says when to expect them.

plan-title = Plan of work
plan-whole-year = Whole year
plan-months = Months
plan-empty-month = Nothing is planned for this month
plan-caption = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
plan-number = No.
plan-what = Item
plan-when = When
plan-whom = For whom
plan-expected = Expected result
plan-executors = Carried out by
plan-accountable = Answered for by
plan-source = Taken from:
plan-none = The plan is not published yet
plan-none-next = The district’s methodists publish it before the school year begins.

call-year = School year { $year }
call-draft = Not announced
call-open = Open
call-draft-text = This call is not announced yet. Only those who run it see this page.
call-opens = Opens
call-until = Open until
call-closed = Closed
call-own-term = Your organisation was given more time.
call-apply = Apply
call-desk = Applications of this call
call-who = Who may take part
call-who-lead = The application asks these questions first.
call-must-yes = The answer must be yes.
call-must-no = The answer must be no.
call-otherwise = And if not?
call-one = An organisation files one application.
call-one-per = An organisation files one application for each choice of “{ $division }”.
call-criteria = What is judged
call-criteria-caption = { $n ->
    [one] { $n } criterion
   *[other] { $n } criteria
}
call-criterion = Criterion
call-most = Points
call-scale = What the points mean
call-papers = Which files you will need
call-paper-takes = { $most ->
    [one] { $types }, up to { $size } MB.
   *[other] { $types }, up to { $size } MB, at most { $most } files.
}
call-optional = May be left out.
call-form = What we ask
call-form-lead = You can fill it in bit by bit and together: everything is saved.
call-words-max = { $n ->
    [one] up to { $n } word
   *[other] up to { $n } words
}
call-chars-max = { $n ->
    [one] up to { $n } character
   *[other] up to { $n } characters
}
call-stages = How it is decided
call-stages-words = The same in words
call-step-by = By: { $by }
call-step-term = Term: { $term }
call-step-leads = Then:
call-diagram = Diagram of stages
call-diagram-title = Stages of the call from top to bottom, with the ways out to the right
call-diagram-caption = A broken line leads back, to a stage that may be repeated.
call-dates = Dates
call-moved = { $done }: the date “{ $date }” was moved to { $to }.
call-moved-one = { $done }: one organisation was given time until { $to }.
call-edition = Edition of the procedure
call-edition-text = The call keeps this edition to its end. The digest of its text:

## Signing in

sign-in-title = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-button = Sign in
sign-in-forgot = Forgot your password?
sign-in-how = The district’s methodist gives access by sending an invitation to your e-mail.
sign-in-by-password = Sign in with a password
sign-in-demo-lead = Choose whose eyes to look through. No password is needed.
sign-in-wrong = The e-mail or the password does not fit. Check the keyboard layout and Caps Lock
sign-in-too-many = Too many attempts. Wait 15 minutes or set a new password

reset-title = A new password
reset-lead = Give the e-mail to which your invitation came. We will send a link.
reset-button = Send a link
reset-bad-email = Check the address: it needs an @ and a dot after it
reset-asked-title = Check your e-mail
reset-asked-lead = If we know this address, a letter with a link is on its way.
reset-asked-text = No letter after a quarter of an hour? Look in the spam folder or ask the district’s methodist for a link.

password-title = Set a password
password-gone = The link does not work any more
password-gone-text = It works once and for a limited time. Ask for a new one.
password-again = Get a new link
password-for = For
password-role = Role
password-new = New password
password-hint = At least { $min } characters. Three or four words with spaces will do.
password-button = Save the password and sign in
password-short = Make the password longer: at least { $min } characters
password-long = Make the password shorter: at most { $max } characters
password-common = This password is tried first. Take several words that have nothing to do with each other
password-personal = Take the name in your address out of the password

## How pages look

view-title = How to show pages
view-lead = Your choice is remembered on this computer. Pages and addresses stay the same.
view-zoom = Size of text
view-scheme = Colours
view-theme = Light or dark
view-spacing = Space between letters
view-font = Typeface
view-images = Pictures
view-shared = Shared computer
view-usual = Usual
view-scheme-bw = Black on white
view-scheme-wb = White on black
view-scheme-blue = Blue on light blue
view-scheme-beige = Brown on beige
view-scheme-brown = Green on brown
view-theme-system = As the system has it
view-theme-light = Light
view-theme-dark = Dark
view-spacing-1 = More
view-spacing-2 = Still more
view-font-sans = Sans serif
view-font-serif = Serif
view-images-on = Show
view-images-off = Words in their place
view-shared-no = No, it is mine
view-shared-yes = Yes: keep no drafts and sign out with the browser
view-save = Show pages so
view-usual-again = Back to the usual look

## Demonstration

mail-title = Letters of the demonstration
mail-lead = So the letters would go out. Here they go nowhere.
mail-empty = There are no letters yet
mail-empty-next = Invite somebody or file an application, and a letter will stand here.
mail-to = To: { $to }
clock-title = Clock of the demonstration
clock-lead = It is now { $now }.
clock-forward = Move forward
clock-hour = By an hour
clock-day = By a day
clock-week = By a week
clock-month = By 30 days
clock-before = 10 minutes before the intake closes
clock-after = A minute after that
clock-note = The clock does not go back: entries of the journal stand in order. Start anew with the option --fresh.

## People and organisations

people-title = People
people-add = Add a person
people-import = Load from a file
people-name = Name
people-seats = Roles
people-account = Account
people-no-password = no password yet
people-has-password = password set
people-closed = closed
people-invite = Invite
people-reset = New password
people-end = End this role
people-end-text = { $name } will no longer act in this role. What was done before stays.
people-end-button = End it
people-back = To the list of people
people-link-title = A link to a new password
people-link-text = Hand it over in person. We show the link once, and it works once.

person-new-title = Add a person
person-name = Full name
person-name-hint = Surname first, for example: Ivanova Maria Petrovna.
person-email = E-mail
person-post = Post
person-role = Role
person-organisation = Organisation
person-organisation-hint = Needed for a coordinator. For others, the place of work.
person-body = Council
person-body-hint = Needed for the chair, deputy, secretary and members.
person-areas = Areas of an expert
person-areas-hint = Divided by commas. Others need none.
person-choose-role = Choose a role
person-save = Add

orgs-title = Organisations
orgs-name = Name
orgs-kind = Kind
orgs-address = Address
orgs-contacts = E-mail and telephone

import-title = Load from a file
import-lead = First we show what would change. Nothing is written before you confirm.
import-what = What the file holds
import-orgs = Organisations
import-people = People and roles
import-file = File
import-file-hint = CSV or XLSX, up to 4 MB. The first row names the columns.
import-look = See what would change
import-templates = Empty tables
import-rules = We know an organisation by its code and a person by the e-mail. Loading the same file again changes nothing. Whoever is not in the file stays as they are.
import-ready = The file is read
import-wrong = The file has mistakes
import-wrong-text = Nothing was written. Mend these rows in your file and load it again.
import-wrong-caption = { $n ->
    [one] { $n } mistake
   *[other] { $n } mistakes
}
import-counts = New: { $new }, to be changed: { $changed }, unchanged: { $same }.
import-line = Row
import-problem = What is wrong
import-row = Record
import-becomes = What will be
import-new = new
import-changed = to be changed
import-same = unchanged
import-rows = { $n ->
    [one] { $n } record
   *[other] { $n } records
}
import-confirm = Write it
import-other-file = Another file
import-lacking = The file lacks columns: { $columns }. Compare it with the empty table
import-bad-kind = The kind “{ $typed }” is unknown: write school, preschool, extra or other
import-bad-role = The role “{ $typed }” is unknown: write coordinator, expert, member, secretary, deputy, chair, officer or methodist

row-no-name = No name
row-bad-slug = The code “{ $typed }” will not do: small Latin letters, digits and hyphens
row-bad-email = Check the address “{ $typed }”
row-twice = Repeats row { $line }
row-other-name = The same e-mail under another name in row { $line }
row-no-organisation = Name the organisation: the role needs one
row-unknown-organisation = The district has no organisation with the code “{ $typed }”
row-no-body = Name the council: the role needs one
row-unknown-body = The district has no council with the code “{ $typed }”
row-not-here = The role “{ $role }” is not given in a district

table-empty = The file is empty. Choose a file with a table
table-big = The file is too large. Divide the table
table-rows = The table has more than { $n } rows. Divide it
table-columns = The table has more than { $n } columns. Remove some
table-encrypted = The file is protected by a password. Remove it and load again
table-macros = The workbook holds macros. Save it as XLSX without them
table-kind = This is neither CSV nor XLSX. Save the table as one of these
table-quote = The quote opened in row { $line } is never closed
table-damaged = The file cannot be read. Open it in a spreadsheet and save it anew

## Administrator

accounts-title = Accounts
accounts-close = Close the account
accounts-close-text = { $name } will not be able to sign in, and open sessions end. What was done before stays.
accounts-close-button = Close it
accounts-open = Open the account again

health-well = Everything works
health-letters = Some letters did not go out
health-late = Letters are late
health-late-text = The first of them has waited for more than an hour. Check the mail server in the settings.
health-letters-text = Some letters could not be sent. Check the mail server in the settings.
health-version = Version
health-database = Database
health-entries = Entries in the journal
health-streams = Streams in the journal
health-waiting = Letters waiting
health-waiting-since = { $n }, the first since { $since }
health-failed = Letters that failed
health-files = Files
health-clock = Clock of the data
health-ahead = { $n ->
    [0] goes by real time
   *[other] { $n } h ahead of real time
}

rights-title = Rights
rights-lead = This table is made of the very rules by which the program decides. It shows how far a right reaches: “own” means one’s own organisation, “district” the whole of one’s district, “everywhere” all districts.
rights-may = Who does what
rights-sees = Who sees what
rights-what = Right
rights-visitor = visitor
rights-own = own
rights-territory = district
rights-everywhere = everywhere
rights-no = no

## Today

today-drafts = { $n ->
    [one] { $n } application is not filed yet
   *[other] { $n } applications are not filed yet
}
today-filed = { $n ->
    [one] Your application is filed
   *[other] All your applications are filed
}
today-open-calls = { $n ->
    [one] { $n } call is open
   *[other] { $n } calls are open
}
today-nothing = Nothing waits today
today-until = The next deadline is { $until }, { $rest }.
today-applicant-lead = Everything that waits for your organisation will stand here.
today-desk-open = { $n ->
    [one] { $n } call is open, drafts not filed: { $drafts }
   *[other] { $n } calls are open, drafts not filed: { $drafts }
}
today-desk-quiet = No call is open now
today-desk-lead = Texts of drafts are seen by their own organisations alone.
today-next-intake = Applications for “{ $call }” are taken until { $until }. Works will stand here after that.
today-next-none = When your work begins, this page will say what and by when.
today-admin-lead = The state of the system, accounts and rights are in the menu above.
today-tasks = In order
today-calls = Open calls
today-links = At hand
today-plan = Plan of work
today-empty = Nothing yet
today-empty-next = When something is needed from you, it will stand here, and a letter will come.
today-counts = { $filed } filed, { $drafts } drafts
today-untitled = Untitled
today-state-gaps = { $n ->
    [one] { $n } thing to mend
   *[other] { $n } things to mend
}
today-state-ready = ready, not filed
today-state-late = not filed in time
today-state-filed = filed { $at }
today-state-changed = has changes not filed
today-state-withdrawn = withdrawn

## Help and information

help-title = Help
help-lead = Short answers to what is asked most.
help-apply = How to apply
help-apply-text =
    Open the call and press “Apply”. First come a few questions about whether it suits you, then sections of the form, files and authors.

    When all is filled in, open “Check and file”. After filing you get a receipt with a number that you can print and show.
help-saved = Saved and filed: the difference
help-saved-text =
    What you write is saved while you write. But a saved application is not filed: the organisers see it only after you press “File the application”.

    Until the intake closes you can replace or withdraw what is filed.
help-deadline = What happens after the deadline
help-deadline-text =
    What counts is the minute in which the request reached the server. Later nothing can be filed; your draft stays with you.

    If you were late for a good reason, call the organisers: they can give you time, and it is recorded with its ground.
help-password = I cannot sign in
help-password-text =
    Press “Forgot your password?” on the sign-in page. If no letter comes, the district’s methodist can give you a link.
help-who = Whom to talk to
help-who-text =
    The organisers’ telephone stands on the page of the district and of each call.
access-title = Accessibility
access-lead = The site can be used without a mouse, without scripts, enlarged, and with a screen reader.
access-can = What works
access-can-text =
    Everything can be done by keyboard, without JavaScript and at up to 400 % zoom. The place where you are is framed.

    Size, colours, typeface and spacing are chosen by the link “Low-vision version” at the top of each page. Colour never stands in for words.
access-cannot = What is missing
access-cannot-text =
    We do not check the accessibility of files that entrants attach. The diagram of stages is hard to follow by ear, so the same is given in words beside it.
access-tell = If something is in your way
access-tell-text =
    Call the district’s organisers; the telephone is on its page. An application may also be brought on paper: a methodist enters it.
privacy-title = Personal data
privacy-lead = What is kept, who sees it, and for how long.
privacy-kept = What is kept
privacy-kept-text =
    Name, e-mail, post and roles of those who were given access. Names and posts of authors with their consents. Texts and files of applications.

    A password is kept in such a way that it cannot be read.
privacy-sees = Who sees what
privacy-sees-text =
    A draft is seen by your organisation alone. A filed application is also seen by the organisers. Experts see neither school nor authors until the works are marked. The system’s administrator reads no applications.
privacy-journal = The journal
privacy-journal-text =
    Each act is recorded in a journal that cannot be rewritten afterwards. Texts and names lie apart from it: when they are erased, the proofs stay and the data are gone.
privacy-cookies = Cookies
privacy-cookies-text =
    Only our own: session, language, look of pages. There are no counters and no foreign servers here.
